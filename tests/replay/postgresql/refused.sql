-- A chess club: what the database refuses, and what it lets pass.

CREATE TABLE player (id int PRIMARY KEY, name text, CONSTRAINT named CHECK (name <> ''));
-- refused: it is there
CREATE TABLE player (id int);
CREATE TABLE IF NOT EXISTS player (wrong int);
-- refused: no such table
ALTER TABLE game ADD COLUMN moves int;
ALTER TABLE IF EXISTS game ADD COLUMN moves int;
-- refused: no such column
ALTER TABLE player ALTER COLUMN rating SET NOT NULL;
-- refused: no such column
ALTER TABLE player DROP COLUMN rating;
ALTER TABLE player DROP COLUMN IF EXISTS rating;
-- refused: it is there
ALTER TABLE player ADD COLUMN name text;
-- refused: no such column
ALTER TABLE player RENAME COLUMN rating TO elo;
-- refused: the name is taken
ALTER TABLE player RENAME COLUMN name TO id;
-- refused: no such constraint
ALTER TABLE player DROP CONSTRAINT rated;
-- refused: the name is taken
ALTER TABLE player ADD CONSTRAINT named CHECK (id > 0);
-- refused: one primary key is enough
ALTER TABLE player ADD PRIMARY KEY (name);
-- refused: a key column takes no NULL
ALTER TABLE player ALTER COLUMN id DROP NOT NULL;
-- refused: no such column
CREATE INDEX by_rating ON player (rating);
-- refused: no such table
CREATE INDEX by_move ON game (move);
CREATE INDEX by_name ON player (name);
-- refused: the name is taken
CREATE INDEX by_name ON player (id);
CREATE INDEX IF NOT EXISTS by_name ON player (id);
-- refused: no such index
DROP INDEX by_rating;
-- refused: a constraint needs it
DROP INDEX player_pkey;
-- refused: no such table
DROP TABLE game;
-- refused: no such table
CREATE TABLE result (id int PRIMARY KEY, game_id int REFERENCES game (id));
-- refused: no such column
CREATE TABLE result (id int PRIMARY KEY, player_id int REFERENCES player (number));
CREATE TYPE colour AS ENUM ('black', 'white');
-- refused: it is there
CREATE TYPE colour AS ENUM ('red');
-- refused: the value is there
ALTER TYPE colour ADD VALUE 'black';
-- refused: no such value
ALTER TYPE colour RENAME VALUE 'red' TO 'green';
-- refused: no such type
ALTER TYPE shade ADD VALUE 'grey';
-- refused: no such type
DROP TYPE shade;
-- refused: no such sequence
DROP SEQUENCE turns;
-- refused: no such table
ALTER TABLE game RENAME TO match;
-- refused: no such index
ALTER INDEX by_rating RENAME TO by_elo;
CREATE TABLE club (id int PRIMARY KEY);
-- refused: the name is taken
ALTER TABLE club RENAME TO player;
-- refused: no such schema
DROP SCHEMA archive;
-- refused: no such table
COMMENT ON TABLE game IS 'a game';
-- refused: no such column
COMMENT ON COLUMN player.rating IS 'elo';
