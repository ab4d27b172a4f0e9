-- A weather service: partitions, heirs, and tables made like others.

CREATE TABLE reading (
    station int NOT NULL,
    taken timestamptz NOT NULL,
    value real DEFAULT 0,
    CHECK (value > -100),
    PRIMARY KEY (station, taken)
) PARTITION BY RANGE (taken);
CREATE INDEX reading_value ON reading (value);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE reading_2025 PARTITION OF reading (value DEFAULT 1) FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE reading_rest PARTITION OF reading DEFAULT;
ALTER TABLE reading ADD COLUMN unit text DEFAULT 'C';
ALTER TABLE reading ALTER COLUMN unit SET NOT NULL;
ALTER TABLE reading RENAME COLUMN unit TO scale;
CREATE INDEX ON reading (scale);
DROP TABLE reading_2024;
CREATE TABLE region (code text PRIMARY KEY, name text) PARTITION BY LIST (code);

CREATE TABLE device (id serial PRIMARY KEY, label text NOT NULL DEFAULT 'x', weight int CHECK (weight > 0), made date);
CREATE INDEX device_made ON device (made);
CREATE TABLE buoy (depth int) INHERITS (device);
ALTER TABLE device ADD COLUMN sold date;
ALTER TABLE device ADD CONSTRAINT later CHECK (sold > made);
CREATE TABLE spare (LIKE device);
CREATE TABLE twin (LIKE device INCLUDING ALL, extra int);
CREATE TABLE half (first int, LIKE device INCLUDING DEFAULTS INCLUDING CONSTRAINTS EXCLUDING INDEXES);
CREATE TABLE whole (LIKE device INCLUDING INDEXES);
DROP TABLE buoy;
CREATE TABLE reading_2027 (LIKE reading INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
ALTER TABLE reading ATTACH PARTITION reading_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
ALTER TABLE reading DETACH PARTITION reading_2025;

-- As pg_dump writes it: each partition has its own, and the parent's are joined to them.
CREATE TABLE tide (port int NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE tide_2025 (port int NOT NULL, day date NOT NULL);
ALTER TABLE ONLY tide ATTACH PARTITION tide_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE ONLY tide ADD CONSTRAINT tide_pkey PRIMARY KEY (port, day);
ALTER TABLE ONLY tide_2025 ADD CONSTRAINT tide_2025_pkey PRIMARY KEY (port, day);
CREATE INDEX tide_day ON ONLY tide USING btree (day);
CREATE INDEX tide_2025_day_idx ON tide_2025 USING btree (day);
ALTER INDEX tide_pkey ATTACH PARTITION tide_2025_pkey;
ALTER INDEX tide_day ATTACH PARTITION tide_2025_day_idx;
