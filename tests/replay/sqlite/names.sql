-- A ferry line: names in every quote and every case.

CREATE TABLE "Ferry" ("Id" integer primary key, [Name of Ship] text not null, `imo` text, 'flag' text default 'x');
CREATE TABLE 'port' ('code' TEXT PRIMARY KEY NOT NULL, name TEXT COLLATE NOCASE);
-- refused: case makes no other name
CREATE TABLE FERRY (id int);
CREATE TABLE IF NOT EXISTS ferry (wrong int);
ALTER TABLE ferry ADD COLUMN Tonnage INT;
-- refused: case makes no other name
ALTER TABLE FERRY ADD COLUMN TONNAGE INT;
ALTER TABLE [ferry] RENAME COLUMN tonnage TO gross;
ALTER TABLE Ferry RENAME COLUMN gross TO Gross;
CREATE INDEX By_Flag ON FERRY (FLAG);
-- refused: case makes no other name
CREATE INDEX by_flag ON ferry (imo);
CREATE INDEX IF NOT EXISTS BY_FLAG ON ferry (imo);
CREATE UNIQUE INDEX "by imo" ON ferry ("IMO", [NAME OF SHIP]);
DROP INDEX BY_FLAG;
CREATE TABLE crossing (
    id INTEGER PRIMARY KEY,
    ferry_id INT NOT NULL REFERENCES FERRY (ID) ON DELETE CASCADE,
    "from" TEXT NOT NULL REFERENCES Port,
    "to" TEXT NOT NULL REFERENCES Port (Code),
    key TEXT, "order" INT, action TEXT, abort TEXT, row TEXT, "group" INT
);
ALTER TABLE ferry RENAME TO Vessel;
ALTER TABLE vessel RENAME COLUMN ID TO vessel_id;
ALTER TABLE main.vessel ADD COLUMN berths;
CREATE TABLE main.log (at TEXT, "what" TEXT DEFAULT "nothing");
CREATE INDEX main.log_at ON log (at DESC);
DROP TABLE MAIN.LOG;
-- refused: no such table
DROP TABLE log;
DROP TABLE IF EXISTS log;
-- refused: no such table
ALTER TABLE "main"."ferry" ADD COLUMN x INT;
-- refused: no such column
ALTER TABLE vessel RENAME COLUMN knots TO speed;
-- refused: there is one
ALTER TABLE vessel RENAME COLUMN imo TO FLAG;
-- refused: there is one
ALTER TABLE port RENAME TO CROSSING;
-- refused: an index has the name
CREATE TABLE "BY IMO" (id int);
-- refused: a table has the name
CREATE INDEX Port ON crossing (ferry_id);
ALTER TABLE port RENAME TO Harbour;
CREATE TEMP TABLE sums (a int);
CREATE INDEX temp.sums_a ON sums (a);
ALTER TABLE sums ADD COLUMN b int;
DROP TABLE SUMS;
CREATE TEMPORARY TABLE Harbour_Copy AS SELECT * FROM Harbour;
CREATE TABLE temp.more (a int);
INSERT INTO more VALUES (1);
CREATE TABLE "a""b" ("c""d" TEXT, [e f] TEXT, "" TEXT);
ALTER TABLE "a""b" DROP COLUMN "c""d";
