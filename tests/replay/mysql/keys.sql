-- A zoo: keys, foreign keys, and the indexes that are made for them.
CREATE TABLE keeper (id INT UNSIGNED NOT NULL AUTO_INCREMENT, badge CHAR(4) NOT NULL, boss INT UNSIGNED, PRIMARY KEY (id),
  UNIQUE INDEX (badge), FOREIGN KEY (boss) REFERENCES keeper (id) ON DELETE SET NULL);
CREATE TABLE cage (
  id INT UNSIGNED PRIMARY KEY, keeper_id INT UNSIGNED NOT NULL, second_id INT UNSIGNED, third_id INT UNSIGNED, badge CHAR(4),
  CONSTRAINT cage_keeper FOREIGN KEY (keeper_id) REFERENCES keeper (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (second_id) REFERENCES keeper (id) ON UPDATE NO ACTION,
  FOREIGN KEY third (third_id) REFERENCES keeper (id),
  FOREIGN KEY (badge) REFERENCES keeper (badge),
  KEY (second_id, badge)
);
-- Another index serves: the one that was made goes.
CREATE INDEX by_keeper ON cage (keeper_id, badge);
-- A longer one of the other order does not serve.
CREATE INDEX by_badge ON cage (id, badge);
ALTER TABLE cage ADD UNIQUE (third_id);
ALTER TABLE cage ADD INDEX (third_id), ADD INDEX (third_id);
-- A prefix does not serve.
CREATE TABLE sign (badge CHAR(4), KEY (badge(2)), FOREIGN KEY (badge) REFERENCES keeper (badge));
CREATE TABLE animal (id BIGINT AUTO_INCREMENT, cage_id INT UNSIGNED REFERENCES cage (id) ON DELETE CASCADE, name VARCHAR(255),
  born DATE, PRIMARY KEY (id), INDEX named USING HASH (name(191) ASC, born DESC));
ALTER TABLE animal ADD CONSTRAINT FOREIGN KEY (cage_id) REFERENCES cage (id);
ALTER TABLE animal ADD COLUMN mother BIGINT NULL, ADD CONSTRAINT animal_mother FOREIGN KEY (mother) REFERENCES animal (id);
ALTER TABLE animal ADD father BIGINT, ADD FOREIGN KEY (father) REFERENCES animal (id), ADD KEY father_born (father, born);
-- The index of a foreign key stays when that goes.
ALTER TABLE animal DROP FOREIGN KEY animal_mother;
ALTER TABLE animal DROP INDEX animal_mother;
ALTER TABLE animal DROP FOREIGN KEY animal_ibfk_1;
ALTER TABLE animal ADD FOREIGN KEY (mother) REFERENCES animal (id);
ALTER TABLE animal RENAME INDEX named TO by_name, RENAME KEY father_born TO by_father;
DROP INDEX by_name ON animal;
CREATE UNIQUE INDEX one_name ON animal (name(100));
CREATE FULLTEXT INDEX words ON animal (name);
ALTER TABLE animal DROP INDEX words, DROP KEY one_name, ADD UNIQUE KEY one_name (name, born), ADD FULLTEXT words (name);
-- A column leaves its indexes.
CREATE TABLE visit (a INT, b INT, c INT, d INT, KEY ab (a, b), KEY only_b (b), KEY cd (c, d));
ALTER TABLE visit DROP COLUMN b;
ALTER TABLE visit DROP COLUMN c, DROP INDEX cd, ADD INDEX cd (d);
ALTER TABLE visit ADD PRIMARY KEY (a);
ALTER TABLE visit DROP PRIMARY KEY, ADD PRIMARY KEY (d);
ALTER TABLE visit DROP PRIMARY KEY;
-- Names in any case.
ALTER TABLE visit ADD KEY Mixed (A);
ALTER TABLE visit DROP KEY mIXED;
ALTER TABLE visit CHANGE A a INT NOT NULL;
ALTER TABLE visit ADD CONSTRAINT UNIQUE KEY one_a (a), ADD CONSTRAINT two_a UNIQUE (a, d), ADD CONSTRAINT three_a UNIQUE KEY three (d, a);
ALTER TABLE visit DROP CONSTRAINT two_a;
ALTER TABLE visit ADD CONSTRAINT positive CHECK (d > 0), ADD CONSTRAINT smaller CHECK (d < 9), ADD CHECK (a <> d);
ALTER TABLE visit DROP CONSTRAINT positive;
ALTER TABLE visit DROP CONSTRAINT IF EXISTS nothing, DROP CONSTRAINT CONSTRAINT_1;
-- Tables that reference one another, made while nothing is checked.
SET FOREIGN_KEY_CHECKS = 0;
CREATE TABLE egg (id INT PRIMARY KEY, hen_id INT, CONSTRAINT egg_hen FOREIGN KEY (hen_id) REFERENCES hen (id));
CREATE TABLE hen (id INT PRIMARY KEY, egg_id INT, CONSTRAINT hen_egg FOREIGN KEY (egg_id) REFERENCES egg (id));
DROP TABLE egg;
CREATE TABLE egg (id INT PRIMARY KEY, hen_id INT, CONSTRAINT egg_hen FOREIGN KEY (hen_id) REFERENCES hen (id));
SET FOREIGN_KEY_CHECKS = 1;
RENAME TABLE egg TO clutch, hen TO egg, clutch TO hen;
ALTER TABLE keeper RENAME TO warden;
ALTER TABLE cage RENAME AS pen;
ALTER TABLE pen RENAME COLUMN second_id TO other_id, ADD note TEXT, RENAME box;
ALTER TABLE box DROP FOREIGN KEY box_ibfk_1;
ALTER TABLE box DROP COLUMN other_id;
ALTER TABLE box ADD FOREIGN KEY (third_id) REFERENCES warden (id);
CREATE TABLE ticket LIKE box;
CREATE INDEX IF NOT EXISTS by_note ON ticket (note(10)) ALGORITHM=INPLACE LOCK=NONE;
CREATE INDEX IF NOT EXISTS by_note ON ticket (note(10));
DROP INDEX IF EXISTS by_nothing ON ticket;
ALTER TABLE ticket DROP FOREIGN KEY IF EXISTS ticket_ibfk_9, DROP INDEX IF EXISTS nothing;
DROP TABLE IF EXISTS animal, nothing;
-- An index that was made and then named is kept beside one that serves.
CREATE TABLE feed (id INT PRIMARY KEY, hen_id INT, at DATE, CONSTRAINT feed_hen FOREIGN KEY (hen_id) REFERENCES hen (id));
ALTER TABLE feed RENAME INDEX feed_hen TO feed_of_hen;
CREATE INDEX feed_at ON feed (hen_id, at);
