-- A seed bank: the names that the database gives to keys and constraints, cut at 63 bytes and counted up.

CREATE TABLE species (
    id int PRIMARY KEY,
    genus text NOT NULL,
    epithet text NOT NULL,
    parent_id int REFERENCES species,
    weight int CHECK (weight > 0),
    low int,
    high int,
    CHECK (low < high),
    CHECK (high < 100),
    CONSTRAINT "Named" CHECK (low > 0),
    UNIQUE (genus, epithet)
);
CREATE TABLE vault (id int CONSTRAINT vault_key PRIMARY KEY, label text CONSTRAINT one_label UNIQUE, depth int CHECK (depth > low), low int);
CREATE TABLE sample (
    species_id int NOT NULL,
    vault_id int NOT NULL REFERENCES vault (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    taken date,
    FOREIGN KEY (species_id) REFERENCES species (id) ON DELETE CASCADE,
    CONSTRAINT sample_pk PRIMARY KEY (vault_id, species_id)
);
CREATE TABLE sample_with_a_name_that_is_rather_long_for_a_table (
    the_identifier_of_the_species_that_was_sampled int REFERENCES species ON DELETE SET NULL,
    the_identifier_of_the_vault int,
    UNIQUE (the_identifier_of_the_species_that_was_sampled, the_identifier_of_the_vault),
    CHECK (the_identifier_of_the_species_that_was_sampled > 0)
);
CREATE INDEX ON sample_with_a_name_that_is_rather_long_for_a_table (the_identifier_of_the_vault, the_identifier_of_the_species_that_was_sampled);
CREATE TABLE "Überlieferungsträger_mit_einem_sehr_langen_Namen_für_Öle" (id serial PRIMARY KEY, "größe" int CHECK ("größe" > 0));
CREATE TABLE an_identifier_of_more_than_sixty_three_bytes_is_cut_where_it_stands_in_the_text (id int PRIMARY KEY);

ALTER TABLE sample ADD COLUMN batch int, ADD CHECK (batch > 0), ADD CHECK (batch < 100), ADD UNIQUE (batch), ADD UNIQUE (batch, taken);
ALTER TABLE sample ADD FOREIGN KEY (batch) REFERENCES species (id), ADD FOREIGN KEY (batch) REFERENCES vault;
ALTER TABLE sample ADD CONSTRAINT sample_open CHECK (taken IS NOT NULL) NOT VALID;
ALTER TABLE sample VALIDATE CONSTRAINT sample_open;
ALTER TABLE sample DROP CONSTRAINT sample_batch_check, DROP CONSTRAINT IF EXISTS nothing_of_this_name;
ALTER TABLE sample ADD CHECK (batch <> 50);
ALTER TABLE sample RENAME CONSTRAINT sample_pk TO sample_key;
ALTER TABLE sample RENAME CONSTRAINT sample_vault_id_fkey TO kept_in;
ALTER TABLE sample ADD CONSTRAINT kept_twice FOREIGN KEY (vault_id) REFERENCES vault (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE sample ALTER CONSTRAINT kept_twice DEFERRABLE INITIALLY IMMEDIATE;

-- A rebuilt table: the key of the table before keeps its name, so the new one counts up.
ALTER TABLE species RENAME TO species_before;
CREATE TABLE species (id serial PRIMARY KEY, genus text UNIQUE, weight int CHECK (weight > 0), parent_id int REFERENCES species_before);
CREATE INDEX ON species (genus);
CREATE INDEX ON species (genus);
ALTER TABLE species RENAME CONSTRAINT species_pkey1 TO species_main;
CREATE TABLE ledger (id int PRIMARY KEY UNIQUE, seed int UNIQUE, UNIQUE (seed));
CREATE TABLE ledger_id (seq serial);
CREATE TABLE ledger_id_seq (a int);
CREATE SEQUENCE ticket_no_seq START 5;
CREATE TABLE ticket (no serial PRIMARY KEY, at timestamptz);
ALTER TABLE vault DROP CONSTRAINT one_label, ADD CONSTRAINT one_label UNIQUE (label, low);
CREATE UNIQUE INDEX vault_depth ON vault (depth);
ALTER TABLE vault ADD CONSTRAINT vault_depth_once UNIQUE USING INDEX vault_depth;
CREATE TABLE shelf (id int NOT NULL, place int4range, EXCLUDE USING gist (place WITH &&));
CREATE UNIQUE INDEX shelf_ids ON shelf (id);
ALTER TABLE shelf ADD PRIMARY KEY USING INDEX shelf_ids;
ALTER TABLE shelf ADD CONSTRAINT no_overlap EXCLUDE USING gist (place WITH &&) WHERE (id > 0);
ALTER TABLE shelf RENAME CONSTRAINT no_overlap TO apart;
ALTER TABLE vault DROP CONSTRAINT vault_key CASCADE;
ALTER TABLE vault ADD PRIMARY KEY (id);
CREATE TABLE seed_lot (a int, b int, c int, PRIMARY KEY (a, b) INCLUDE (c), UNIQUE NULLS NOT DISTINCT (c), UNIQUE (b) INCLUDE (a));
CREATE TABLE seed_lot_part (a int, b int, FOREIGN KEY (a, b) REFERENCES seed_lot MATCH FULL ON UPDATE SET DEFAULT ON DELETE CASCADE);
