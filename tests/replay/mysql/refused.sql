-- A garage: what the database refuses, and what it lets pass.
CREATE TABLE car (id INT NOT NULL PRIMARY KEY, plate VARCHAR(9), owner_id INT, KEY by_plate (plate));
-- refused: it is there
CREATE TABLE car (id INT);
CREATE TABLE IF NOT EXISTS car (wrong INT);
-- refused: no such table
ALTER TABLE bus ADD COLUMN seats INT;
-- refused: it is there, in whatever case
ALTER TABLE car ADD COLUMN Plate INT;
-- refused: no such column
ALTER TABLE car DROP COLUMN seats;
-- refused: no such column
ALTER TABLE car MODIFY seats INT;
-- refused: no such column
ALTER TABLE car CHANGE seats chairs INT;
-- refused: no such column
ALTER TABLE car RENAME COLUMN seats TO chairs;
-- refused: the name is taken
ALTER TABLE car RENAME COLUMN plate TO owner_id;
-- refused: no such column
ALTER TABLE car ADD COLUMN x INT AFTER seats;
-- refused: no such column
ALTER TABLE car ALTER COLUMN seats SET DEFAULT 4;
-- refused: no such column
CREATE INDEX by_seats ON car (seats);
-- refused: the name is taken
CREATE INDEX BY_PLATE ON car (id);
-- refused: no such table
CREATE INDEX by_seats ON bus (seats);
-- refused: no such index
DROP INDEX by_seats ON car;
-- refused: no such index
ALTER TABLE car DROP INDEX by_seats;
-- refused: no such index
ALTER TABLE car RENAME INDEX by_seats TO by_chairs;
-- refused: one is enough
ALTER TABLE car ADD PRIMARY KEY (plate);
CREATE TABLE owner (id INT NOT NULL PRIMARY KEY, name VARCHAR(20), big BIGINT UNSIGNED NOT NULL UNIQUE);
-- refused: no such table
ALTER TABLE car ADD CONSTRAINT owned FOREIGN KEY (owner_id) REFERENCES person (id);
-- refused: no such column
ALTER TABLE car ADD CONSTRAINT owned FOREIGN KEY (owner_id) REFERENCES owner (number);
-- refused: no such column
ALTER TABLE car ADD CONSTRAINT owned FOREIGN KEY (holder_id) REFERENCES owner (id);
-- refused: no key
ALTER TABLE car ADD CONSTRAINT owned FOREIGN KEY (plate) REFERENCES owner (name);
-- refused: another size
ALTER TABLE car ADD CONSTRAINT owned FOREIGN KEY (owner_id) REFERENCES owner (big);
ALTER TABLE car ADD CONSTRAINT owned FOREIGN KEY (owner_id) REFERENCES owner (id);
CREATE TABLE van (id INT PRIMARY KEY, owner_id INT);
-- refused: another foreign key of the database has the name
ALTER TABLE van ADD CONSTRAINT owned FOREIGN KEY (owner_id) REFERENCES owner (id);
-- refused: a foreign key needs it
ALTER TABLE car DROP INDEX owned;
-- refused: a foreign key is over it
ALTER TABLE car DROP COLUMN owner_id;
-- refused: a foreign key references it
ALTER TABLE owner DROP COLUMN id;
-- refused: a foreign key references it
DROP TABLE owner;
-- refused: no such foreign key
ALTER TABLE car DROP FOREIGN KEY lent;
-- refused: no such constraint
ALTER TABLE car DROP CONSTRAINT lent;
-- refused: no primary key
ALTER TABLE sign DROP PRIMARY KEY;
ALTER TABLE car DROP INDEX owned, ADD INDEX by_owner (owner_id, plate);
ALTER TABLE car DROP FOREIGN KEY owned, DROP COLUMN owner_id;
-- refused: no such table
DROP TABLE bus;
DROP TABLE IF EXISTS bus;
-- refused: no such table
RENAME TABLE bus TO coach;
-- refused: the name is taken
RENAME TABLE van TO car;
-- refused: the name is taken
CREATE VIEW car AS SELECT 1;
-- refused: no such view
DROP VIEW cars;
-- refused: a name of a table has its case
ALTER TABLE CAR ADD COLUMN doors INT;
-- refused: no key of its own
CREATE TABLE trip (id INT PRIMARY KEY, name VARCHAR(20) REFERENCES owner (name));
SET FOREIGN_KEY_CHECKS=0;
CREATE TABLE trip (id INT PRIMARY KEY, bus_id INT, FOREIGN KEY (bus_id) REFERENCES bus (id));
DROP TABLE owner;
