-- A theatre: statements in blocks, guarded by questions to the catalog and by handlers.

DO $$ BEGIN CREATE TYPE seat AS ENUM ('stalls', 'circle'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE TYPE seat AS ENUM ('gallery'); EXCEPTION WHEN duplicate_object THEN null; END $$;
CREATE TABLE play (id serial PRIMARY KEY, title text);
CREATE TABLE night (id serial PRIMARY KEY, play_id int, seat seat);
DO $$
BEGIN
    ALTER TABLE "night" ADD CONSTRAINT "night_play_fkey" FOREIGN KEY ("play_id") REFERENCES "play" ("id") ON DELETE CASCADE;
EXCEPTION
    WHEN duplicate_object THEN RAISE NOTICE 'it''s there';
    WHEN undefined_table OR undefined_column THEN NULL;
END $$;
DO $$
BEGIN
    ALTER TABLE "night" ADD CONSTRAINT "night_play_fkey" FOREIGN KEY ("play_id") REFERENCES "play" ("id");
EXCEPTION WHEN others THEN NULL;
END $$;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'seat') THEN
        CREATE TYPE seat AS ENUM ('box');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON t.typnamespace = n.oid WHERE t.typname = 'mood' AND n.nspname = current_schema()) THEN
        EXECUTE 'CREATE TYPE mood AS ENUM (''glad'', ''sad'')';
    END IF;
END
$$;
DO $body$
DECLARE
    nights bigint := 0;
BEGIN
    SELECT count(*) INTO nights FROM night;
    IF nights > 0 THEN
        RAISE EXCEPTION 'there are % nights', nights;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'night' AND column_name = 'price') THEN
        ALTER TABLE night ADD COLUMN price int NOT NULL DEFAULT 10;
    ELSE
        ALTER TABLE night DROP COLUMN price;
    END IF;
    IF EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'night' AND column_name = 'price') THEN
        ALTER TABLE night RENAME COLUMN price TO cents;
    END IF;
END
$body$ LANGUAGE plpgsql;
DO LANGUAGE plpgsql $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'night_play_fkey') AND NOT EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'night_play') THEN
        CREATE INDEX night_play ON night (play_id);
    ELSIF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'play') THEN
        DROP TABLE play CASCADE;
    END IF;
    IF to_regclass('public.night_play') IS NOT NULL THEN
        ALTER INDEX night_play RENAME TO night_by_play;
    END IF;
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'nothing' AND conrelid = 'night'::regclass) THEN
        ALTER TABLE night DROP CONSTRAINT nothing;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'box' AND enumtypid = 'seat'::regtype) THEN
        ALTER TABLE play ADD COLUMN has_box boolean;
    END IF;
END $$;
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT id FROM play LOOP
        UPDATE play SET title = 'x' WHERE id = one.id;
        INSERT INTO night (play_id) VALUES (one.id);
    END LOOP;
    PERFORM count(*) FROM play;
END $$;
DO $$
BEGIN
    BEGIN
        ALTER TABLE play ADD COLUMN author text;
        ALTER TABLE play ADD COLUMN title text;
    EXCEPTION WHEN duplicate_column THEN NULL;
    END;
    ALTER TABLE play ADD COLUMN stage text;
END $$;

-- A table of a query, dropped again; one that lives as long as its session.
CREATE TABLE night_backup AS SELECT * FROM night;
DROP TABLE night_backup;
WITH sold AS (INSERT INTO play (title) VALUES ('it') RETURNING id) SELECT * INTO TEMP TABLE sold_out FROM sold;
WITH late AS (SELECT 1 AS one) INSERT INTO play (title) SELECT 'late' FROM late;
DROP TABLE sold_out;

-- Statements that are composed, and leave tables as they are; a question for a materialized view.
DO $$
DECLARE
    who text;
BEGIN
    FOREACH who IN ARRAY ARRAY['reader', 'writer'] LOOP
        IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = who) THEN
            EXECUTE format('GRANT SELECT ON %I TO %I', 'night', who);
            EXECUTE 'REVOKE ALL ON night FROM ' || quote_ident(who) || ';';
        END IF;
    END LOOP;
END $$;
CREATE MATERIALIZED VIEW late_nights AS SELECT id FROM night;
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_matviews WHERE schemaname = 'public' AND matviewname = 'late_nights') THEN
        DROP MATERIALIZED VIEW public.late_nights;
        CREATE TABLE late_night (id int);
    END IF;
    IF EXISTS (SELECT 1 FROM pg_views WHERE viewname = 'late_night') THEN
        DROP TABLE late_night;
    END IF;
END $$;
