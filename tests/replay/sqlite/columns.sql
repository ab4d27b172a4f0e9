-- A weather station: types, defaults, generated columns, and columns that come and go.

CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    a, b TEXT, c VARCHAR(255), d CHARACTER (20), e DECIMAL(10, 2), f UNSIGNED BIG INT, g DOUBLE PRECISION,
    h NATIVE CHARACTER(70), i "datetime", j 'blob', k LONG VARCHAR(-3), l STRING, m BIGINT NOT NULL,
    n NOT NULL, o DEFAULT 1, p COLLATE nocase, q CHECK (q > 0), r TIMESTAMP NULL
);
CREATE TABLE defaults (
    a INT DEFAULT 0, b INT DEFAULT -1, c REAL DEFAULT +1.5, d TEXT DEFAULT 'it''s; so', e TEXT DEFAULT "quoted",
    f TEXT DEFAULT word, g BOOLEAN DEFAULT TRUE, h BOOLEAN DEFAULT false, i DATETIME DEFAULT CURRENT_TIMESTAMP,
    j DATETIME DEFAULT (datetime('now')), k TEXT DEFAULT (lower(hex(randomblob(16)))), l INT DEFAULT (1 + 1),
    m TEXT DEFAULT NULL, n BLOB DEFAULT x'0a', o INT DEFAULT 1 NOT NULL, p TEXT DEFAULT '' COLLATE NOCASE NOT NULL,
    q INT NOT NULL DEFAULT (strftime('%s', 'now')), r TEXT CONSTRAINT r_default DEFAULT 'r' CONSTRAINT r_set NOT NULL,
    s DATE DEFAULT CURRENT_DATE, t TIME DEFAULT CURRENT_TIME
);
CREATE TABLE computed (
    celsius REAL NOT NULL,
    fahrenheit REAL GENERATED ALWAYS AS (celsius * 9 / 5 + 32) VIRTUAL,
    kelvin REAL AS (celsius + 273.15) STORED NOT NULL,
    rounded INTEGER GENERATED ALWAYS AS (round(celsius)),
    bare AS (celsius)
);
ALTER TABLE computed ADD COLUMN double_c REAL GENERATED ALWAYS AS (celsius * 2);
ALTER TABLE reading ADD s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reading ADD COLUMN t;
ALTER TABLE reading ADD COLUMN u TEXT CHECK (u <> '') REFERENCES defaults (a) ON DELETE SET NULL;
-- refused: a key cannot come later
ALTER TABLE reading ADD COLUMN v INT PRIMARY KEY;
-- refused: nor a unique
ALTER TABLE reading ADD COLUMN v INT UNIQUE;
-- refused: there is one
ALTER TABLE reading ADD COLUMN s INT;
-- refused: no such table
ALTER TABLE readings ADD COLUMN v INT;
ALTER TABLE reading DROP COLUMN a;
ALTER TABLE reading DROP s;
ALTER TABLE reading DROP COLUMN q;
ALTER TABLE reading DROP COLUMN u;
-- refused: the key
ALTER TABLE reading DROP COLUMN id;
-- refused: no such column
ALTER TABLE reading DROP COLUMN a;
CREATE INDEX reading_b ON reading (b);
-- refused: an index
ALTER TABLE reading DROP COLUMN b;
DROP INDEX reading_b;
ALTER TABLE reading DROP COLUMN b;
CREATE INDEX reading_e ON reading (c) WHERE e > 0;
-- refused: the predicate of an index
ALTER TABLE reading DROP COLUMN E;
CREATE INDEX reading_l ON reading (lower(l), m);
-- refused: the expression of an index
ALTER TABLE reading DROP COLUMN l;
-- refused: a generated column
ALTER TABLE computed DROP COLUMN celsius;
ALTER TABLE computed DROP COLUMN bare;
CREATE TABLE bound (a INT, b INT UNIQUE, c INT, d INT REFERENCES reading (id), e INT, CHECK (a > c), FOREIGN KEY (e) REFERENCES reading (id));
-- refused: a check of the table
ALTER TABLE bound DROP COLUMN a;
-- refused: a unique
ALTER TABLE bound DROP COLUMN b;
-- refused: a foreign key of the table
ALTER TABLE bound DROP COLUMN e;
ALTER TABLE bound DROP COLUMN d;
ALTER TABLE bound RENAME COLUMN a TO alpha;
-- refused: it follows the check
ALTER TABLE bound DROP COLUMN alpha;
CREATE TABLE single (a INT);
-- refused: the last one
ALTER TABLE single DROP COLUMN a;
ALTER TABLE reading RENAME COLUMN c TO code;
ALTER TABLE reading RENAME l TO label;
DROP INDEX reading_l;
ALTER TABLE reading DROP COLUMN label;
CREATE TABLE parent (id INT PRIMARY KEY, code TEXT UNIQUE, extra INT);
CREATE TABLE child (parent_extra INT REFERENCES parent (extra));
ALTER TABLE parent DROP COLUMN extra;
