-- A film club: indexes, views, triggers, virtual tables, and data in between.

CREATE TABLE film (id INTEGER PRIMARY KEY, title TEXT NOT NULL, year INT, director TEXT, removed_at DATETIME);
CREATE TABLE rating (film_id INT NOT NULL REFERENCES film (id), member TEXT NOT NULL, stars INT, PRIMARY KEY (film_id, member));
CREATE INDEX film_title ON film (title COLLATE NOCASE);
CREATE INDEX film_year ON film (year DESC, title ASC);
CREATE UNIQUE INDEX film_alive ON film (title) WHERE removed_at IS NULL;
CREATE INDEX film_lower ON film (lower(title), year);
CREATE INDEX film_sum ON film ((year + 1));
CREATE INDEX IF NOT EXISTS film_title ON film (year);
-- refused: no such table
CREATE INDEX actor_name ON actor (name);
-- refused: no such table
CREATE INDEX film_actor ON actor (film);
-- refused: no such column
CREATE INDEX film_actor ON film (actor);
CREATE INDEX film_actor ON film (director);
DROP INDEX film_actor;
-- refused: no such index
DROP INDEX film_actor;
DROP INDEX IF EXISTS film_actor;
CREATE VIEW best AS SELECT f.title, avg(r.stars) AS stars FROM film f JOIN rating r ON r.film_id = f.id GROUP BY f.id;
CREATE VIEW IF NOT EXISTS best AS SELECT 1;
CREATE TEMP VIEW mine AS SELECT 1;
CREATE VIEW named (a, b) AS SELECT id, title FROM film WHERE title LIKE '%;%';
-- refused: there is one
CREATE VIEW best AS SELECT 2;
-- refused: a view has the name
CREATE TABLE best (a INT);
-- refused: a table is no view
DROP VIEW film;
-- refused: a view is no table
DROP TABLE best;
DROP VIEW mine;
DROP VIEW named;
DROP VIEW IF EXISTS named;
-- refused: no such view
DROP VIEW named;
CREATE TRIGGER film_removed AFTER UPDATE OF removed_at ON film FOR EACH ROW WHEN NEW.removed_at IS NOT NULL
BEGIN
    DELETE FROM rating WHERE film_id = NEW.id;
    UPDATE film SET title = CASE WHEN title = '' THEN 'end' ELSE title END WHERE id = NEW.id;
END;
CREATE TRIGGER IF NOT EXISTS rating_bounds BEFORE INSERT ON rating
BEGIN
    SELECT CASE WHEN NEW.stars > 5 THEN RAISE(ABORT, 'too many; stars') END;
END;
CREATE TEMP TRIGGER watched AFTER DELETE ON film BEGIN INSERT INTO rating VALUES (OLD.id, 'x', 1); SELECT 1; END;
DROP TRIGGER film_removed;
DROP TRIGGER IF EXISTS film_removed;
CREATE VIRTUAL TABLE film_search USING fts5(title, director, content='film', content_rowid='id', tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE IF NOT EXISTS note_search USING fts5(body, author UNINDEXED);
CREATE VIRTUAL TABLE old_search USING fts4(body, tokenize=porter);
CREATE VIRTUAL TABLE place USING rtree(id, min_x, max_x, min_y, max_y);
CREATE TRIGGER film_ai AFTER INSERT ON film BEGIN
  INSERT INTO film_search(rowid, title, director) VALUES (new.id, new.title, new.director);
END;
INSERT INTO film_search(film_search) VALUES ('rebuild');
ALTER TABLE note_search RENAME TO notes;
DROP TABLE old_search;
-- refused: no such table
DROP TABLE old_search;
CREATE TABLE seat (row TEXT, number INT, UNIQUE (row, number));
INSERT INTO seat (row, number) VALUES ('a', 1), ('b;', 2) ON CONFLICT DO NOTHING;
REPLACE INTO seat VALUES ('c', 3);
WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3) INSERT INTO seat SELECT 'd', x FROM n;
WITH more (n) AS (SELECT 9)
-- and what it is for
INSERT OR IGNORE INTO seat SELECT 'e', n FROM more;
UPDATE seat SET number = number + 10 WHERE row = 'd';
DELETE FROM seat WHERE row = 'a';
SELECT count(*) FROM seat;
ANALYZE;
REINDEX film_title;
SAVEPOINT one;
RELEASE one;
PRAGMA user_version = 3;
PRAGMA journal_mode = WAL;
PRAGMA foreign_key_check("film");
PRAGMA main.cache_size(-2000);
ALTER TABLE film RENAME TO movie;
ALTER TABLE movie RENAME COLUMN removed_at TO gone_at;
DROP TABLE rating;
CREATE TABLE rating (movie_id INT REFERENCES movie);
EXPLAIN QUERY PLAN SELECT 1;
VACUUM;
