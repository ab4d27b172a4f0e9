-- An orchard: what goes with what is dropped.

CREATE TYPE ripeness AS ENUM ('green', 'ripe');
CREATE TABLE orchard (id serial PRIMARY KEY, name text UNIQUE, area int CHECK (area > 0), kind text);
CREATE TABLE tree (
    id serial PRIMARY KEY,
    orchard_id int REFERENCES orchard (id),
    orchard_name text REFERENCES orchard (name),
    state ripeness DEFAULT 'green',
    row_no int,
    place_no int,
    height int,
    UNIQUE (row_no, place_no),
    CHECK (row_no < place_no),
    CHECK (height > 0 AND row_no > 0)
);
CREATE INDEX tree_row ON tree (row_no, height);
CREATE INDEX tree_high ON tree (place_no) WHERE height > 10;
CREATE INDEX tree_sum ON tree ((row_no + place_no));
CREATE INDEX tree_with ON tree (place_no) INCLUDE (height);
CREATE TABLE fruit (id serial PRIMARY KEY, tree_id int NOT NULL REFERENCES tree ON DELETE CASCADE, state ripeness NOT NULL);
ALTER TABLE tree DROP COLUMN height;
ALTER TABLE tree DROP COLUMN IF EXISTS height, DROP COLUMN row_no;
ALTER TABLE tree ADD COLUMN row_no int CHECK (row_no > 1);
ALTER TABLE orchard DROP COLUMN area, ADD COLUMN area numeric;
-- refused: the trees of the orchard reference its key
ALTER TABLE orchard DROP CONSTRAINT orchard_pkey;
-- refused: a foreign key references the column
ALTER TABLE orchard DROP COLUMN name;
-- refused: a foreign key references the table
DROP TABLE orchard;
-- refused: a column is of the type
DROP TYPE ripeness;
ALTER TABLE orchard DROP COLUMN name CASCADE;
ALTER TABLE orchard DROP CONSTRAINT orchard_pkey CASCADE;
ALTER TABLE orchard ADD PRIMARY KEY (id);
ALTER TABLE tree ADD FOREIGN KEY (orchard_id) REFERENCES orchard;
DROP TYPE ripeness CASCADE;
DROP TABLE fruit, tree;
CREATE TABLE tree (id serial PRIMARY KEY, orchard_id int REFERENCES orchard);
DROP TABLE orchard CASCADE;
DROP TABLE IF EXISTS orchard, nothing_of_this_name CASCADE;
CREATE SCHEMA nursery;
CREATE TABLE nursery.sapling (id serial PRIMARY KEY, tree_id int REFERENCES tree);
CREATE TABLE graft (id int PRIMARY KEY, sapling_id int REFERENCES nursery.sapling);
CREATE TYPE nursery.age AS ENUM ('young');
DROP SCHEMA nursery CASCADE;
CREATE SEQUENCE counter;
DROP SEQUENCE counter;
CREATE SEQUENCE pot_no;
CREATE TABLE pot (id int PRIMARY KEY, no int DEFAULT nextval('pot_no'));
ALTER SEQUENCE pot_no OWNED BY pot.no;
ALTER TABLE pot ALTER COLUMN no DROP DEFAULT;
DROP SEQUENCE pot_no;
ALTER TABLE pot ADD COLUMN label bigserial;
ALTER TABLE pot DROP COLUMN label;
ALTER TABLE pot ADD COLUMN label serial NOT NULL;

CREATE TYPE soil AS ENUM ('clay', 'loam');
ALTER TABLE pot ADD COLUMN soil soil NOT NULL DEFAULT 'clay', ADD COLUMN soil_before soil DEFAULT 'loam';
ALTER TABLE pot ALTER COLUMN soil TYPE text;
ALTER TABLE pot ALTER COLUMN soil_before DROP DEFAULT, ALTER COLUMN soil_before TYPE text;
-- refused: the default is cast through the type
DROP TYPE soil;
DROP TYPE soil CASCADE;
