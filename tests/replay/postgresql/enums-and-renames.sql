-- A parcel office: states come and go, tables are renamed, and everything that points at them follows.

CREATE TYPE parcel_state AS ENUM ('posted', 'lost', 'delivered');
CREATE TYPE "Size" AS ENUM ('small', 'large');
CREATE TYPE empty_kind AS ENUM ();
CREATE TYPE address AS (street text, town text);
CREATE DOMAIN weight_g AS integer CHECK (VALUE > 0);
ALTER TYPE parcel_state ADD VALUE 'returned';
ALTER TYPE parcel_state ADD VALUE 'sorted' AFTER 'posted';
ALTER TYPE parcel_state ADD VALUE 'booked' BEFORE 'posted';
ALTER TYPE parcel_state ADD VALUE IF NOT EXISTS 'lost';
ALTER TYPE parcel_state RENAME VALUE 'lost' TO 'missing';
CREATE TABLE parcel (
    id uuid PRIMARY KEY,
    state parcel_state NOT NULL DEFAULT 'posted',
    size "Size",
    history parcel_state[] DEFAULT ARRAY['posted']::parcel_state[],
    weight weight_g,
    goes_to address,
    price int CHECK (price > 0),
    CHECK (price < 100 OR size = 'large'::"Size")
);
CREATE TABLE stamp (id serial PRIMARY KEY, parcel_id uuid REFERENCES parcel (id) ON DELETE CASCADE, face int);
CREATE INDEX parcel_open ON parcel (state, price DESC) WHERE state <> 'delivered';
CREATE INDEX parcel_price_idx ON parcel ((price * 2));

-- The enum is rewritten as Prisma does it.
BEGIN;
CREATE TYPE parcel_state_new AS ENUM ('posted', 'delivered');
DROP INDEX parcel_open;
ALTER TABLE parcel ALTER COLUMN history DROP DEFAULT, ALTER COLUMN state DROP DEFAULT;
ALTER TABLE parcel ALTER COLUMN state TYPE parcel_state_new USING (state::text::parcel_state_new), ALTER COLUMN history TYPE parcel_state_new[] USING (history::text::parcel_state_new[]);
ALTER TYPE parcel_state RENAME TO parcel_state_old;
ALTER TYPE parcel_state_new RENAME TO parcel_state;
DROP TYPE parcel_state_old;
ALTER TABLE parcel ALTER COLUMN state SET DEFAULT 'posted';
COMMIT;

ALTER TABLE parcel RENAME COLUMN price TO cents;
ALTER TABLE parcel RENAME id TO parcel_no;
ALTER TABLE parcel RENAME TO item;
ALTER TABLE IF EXISTS nothing_here RENAME TO something;
ALTER INDEX parcel_pkey RENAME TO item_pkey;
ALTER INDEX IF EXISTS nothing_here RENAME TO something;
ALTER INDEX parcel_price_idx RENAME TO item_cents;
ALTER SEQUENCE stamp_id_seq RENAME TO stamp_numbers;
ALTER TABLE item DROP COLUMN cents;
CREATE SCHEMA depot;
CREATE SCHEMA IF NOT EXISTS depot;
ALTER TYPE "Size" SET SCHEMA depot;
ALTER TYPE depot."Size" RENAME TO size;
CREATE TABLE depot.shelf (id serial PRIMARY KEY, size depot.size DEFAULT 'small', stamp_id int REFERENCES stamp, UNIQUE (size, stamp_id));
CREATE INDEX shelf_size ON depot.shelf (size);
ALTER INDEX depot.shelf_size RENAME TO shelf_by_size;
ALTER TABLE stamp SET SCHEMA depot;
SET search_path TO depot, public;
CREATE TABLE van (id int PRIMARY KEY, item_no uuid REFERENCES item, shelf_id int REFERENCES shelf);
ALTER TABLE item ADD COLUMN van_id int REFERENCES van;
CREATE INDEX ON shelf (stamp_id);
DROP INDEX shelf_by_size;
SET search_path = public;
ALTER SCHEMA depot RENAME TO yard;
ALTER TABLE yard.van DROP COLUMN shelf_id;
ALTER DOMAIN weight_g RENAME TO grams;
CREATE SEQUENCE yard.queue OWNED BY yard.van.id;
CREATE SEQUENCE free_seq;
ALTER SEQUENCE free_seq OWNED BY item.weight;
ALTER SEQUENCE yard.queue OWNED BY NONE;
CREATE SEQUENCE IF NOT EXISTS free_seq;
ALTER TABLE item DROP COLUMN weight;
DROP TABLE yard.van CASCADE;
DROP TYPE empty_kind, address CASCADE;
DROP DOMAIN IF EXISTS grams;
