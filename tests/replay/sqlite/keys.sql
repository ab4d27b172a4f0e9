-- A beekeeper: keys, uniques and what SQLite makes of them by itself.

CREATE TABLE rowid_key (id INTEGER PRIMARY KEY, a);
CREATE TABLE rowid_counted (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
CREATE TABLE rowid_apart (a TEXT, id INTEGER, PRIMARY KEY (id AUTOINCREMENT));
CREATE TABLE rowid_ordered (id INTEGER PRIMARY KEY ASC);
CREATE TABLE int_key (id INT PRIMARY KEY);
CREATE TABLE sized_key (id INTEGER(8) PRIMARY KEY);
CREATE TABLE text_key (id TEXT PRIMARY KEY, b TEXT UNIQUE, c TEXT NOT NULL UNIQUE);
CREATE TABLE named_key (id TEXT, b TEXT, CONSTRAINT named_key_pk PRIMARY KEY (id), CONSTRAINT one_b UNIQUE (b));
CREATE TABLE both_key (a TEXT, b INT NOT NULL, c, PRIMARY KEY (b, a));
CREATE TABLE key_after_unique (b TEXT UNIQUE, a TEXT PRIMARY KEY, c TEXT, UNIQUE (c, b));
CREATE TABLE key_is_unique (a TEXT UNIQUE, b TEXT UNIQUE, PRIMARY KEY (a));
CREATE TABLE unique_twice (a TEXT UNIQUE, b TEXT, UNIQUE (a), UNIQUE (b, a), CONSTRAINT again UNIQUE (b, a), UNIQUE (a, b));
CREATE TABLE unique_row_id (id INTEGER PRIMARY KEY UNIQUE, a UNIQUE);
CREATE TABLE no_row_id (word TEXT PRIMARY KEY, n INT) WITHOUT ROWID;
CREATE TABLE no_row_id_counted (id INTEGER PRIMARY KEY, n INT UNIQUE) WITHOUT ROWID;
CREATE TABLE no_row_id_strict (a TEXT, b ANY, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE TABLE strict_one (id INTEGER PRIMARY KEY, a TEXT, b BLOB, c REAL, d INT) STRICT;
-- refused: one primary key is enough
CREATE TABLE two_keys (a INT PRIMARY KEY, b INT PRIMARY KEY);
-- refused: only the row's id counts up
CREATE TABLE bad_counter (id INT PRIMARY KEY AUTOINCREMENT);
-- refused: no such column
CREATE TABLE bad_key (a INT, PRIMARY KEY (b));
-- refused: no such column
CREATE TABLE bad_unique (a INT, UNIQUE (a, c));
-- refused: no such column
CREATE TABLE bad_reference (a INT, FOREIGN KEY (b) REFERENCES text_key (id));
-- refused: there is one
CREATE TABLE twice (a INT, A TEXT);
CREATE TABLE conflicts (
    a INT NOT NULL ON CONFLICT IGNORE,
    b TEXT UNIQUE ON CONFLICT REPLACE,
    c TEXT PRIMARY KEY ON CONFLICT FAIL,
    d INT CHECK (d > 0),
    CHECK (d < 9) ON CONFLICT ABORT,
    UNIQUE (a COLLATE NOCASE DESC, b) ON CONFLICT ROLLBACK
);
CREATE TABLE no_commas (a INT, b INT, PRIMARY KEY (a) UNIQUE (b) CHECK (a < b) FOREIGN KEY (b) REFERENCES int_key (id));
ALTER TABLE text_key RENAME TO letter_key;
ALTER TABLE unique_twice RENAME TO [unique twice];
-- refused: a constraint needs it
DROP INDEX sqlite_autoindex_letter_key_2;
-- refused: a constraint has no index of its name
DROP INDEX one_b;
CREATE INDEX one_b ON named_key (b);
CREATE TABLE again (a INT, CONSTRAINT same CHECK (a > 0), CONSTRAINT same UNIQUE (a), CONSTRAINT same CHECK (a < 9));
CREATE TABLE later (id INT REFERENCES not_yet, other INT REFERENCES not_yet (x) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE not_yet (y INT, x INT PRIMARY KEY);
CREATE TABLE pair (a INT, b INT, CONSTRAINT to_both FOREIGN KEY (b, a) REFERENCES both_key (b, a) ON UPDATE SET DEFAULT MATCH FULL NOT DEFERRABLE);
ALTER TABLE not_yet RENAME COLUMN x TO z;
ALTER TABLE not_yet RENAME TO here_now;
ALTER TABLE both_key RENAME COLUMN b TO bee;
DROP TABLE here_now;
DROP TABLE int_key;
