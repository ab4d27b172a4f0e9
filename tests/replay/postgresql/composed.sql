-- A harbour: blocks that ask, remember the answer, return early and compose what they run.

CREATE TYPE flag AS ENUM ('red', 'green');
CREATE TABLE ship (id serial PRIMARY KEY, name varchar(40), built int, seen timestamp(3), signal flag, crew text[]);
CREATE TABLE berth (id serial PRIMARY KEY, ship_id int NOT NULL, depth int);

-- The answer is kept in a variable.
DO $$
DECLARE
    kind text;
    takes_null text := 'NO';
    n int;
    there boolean;
BEGIN
    SELECT data_type INTO kind FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = 'ship' AND column_name = 'seen';
    IF kind = 'timestamp without time zone' OR kind = 'timestamp with time zone' THEN
        ALTER TABLE ship ADD COLUMN seen_tmp boolean NOT NULL DEFAULT false;
        UPDATE ship SET seen_tmp = (seen IS NOT NULL);
        ALTER TABLE ship DROP COLUMN seen;
        ALTER TABLE ship RENAME COLUMN seen_tmp TO seen;
    ELSIF kind IS NULL THEN
        ALTER TABLE ship ADD COLUMN never_made int;
    ELSE
        ALTER TABLE ship DROP COLUMN name;
    END IF;
    SELECT c.is_nullable INTO STRICT takes_null FROM information_schema.columns c
        WHERE c.table_name = 'ship' AND c.column_name = 'built';
    IF takes_null <> 'NO' THEN
        ALTER TABLE ship ALTER COLUMN built SET NOT NULL;
    END IF;
    SELECT count(*) INTO n FROM pg_indexes WHERE tablename = 'ship' AND indexname = 'ship_built';
    IF n = 0 THEN
        CREATE INDEX ship_built ON ship (built);
    END IF;
    SELECT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'berth_ship') INTO there;
    IF NOT there THEN
        ALTER TABLE berth ADD CONSTRAINT berth_ship FOREIGN KEY (ship_id) REFERENCES ship (id) ON DELETE CASCADE;
    END IF;
    there := EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'ship');
    IF there THEN
        ALTER TABLE ship ADD COLUMN is_there boolean;
    END IF;
    PERFORM 1 FROM pg_type WHERE typname = 'flag';
    IF FOUND THEN
        ALTER TYPE flag RENAME TO pennant;
    END IF;
END $$;

-- What it is like is asked with whether it is there.
DO $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM information_schema.columns
        WHERE table_name = 'ship' AND column_name = 'built' AND data_type IN ('integer', 'bigint')
    ) THEN
        ALTER TABLE ship ALTER COLUMN built TYPE text;
    END IF;
    IF EXISTS (
        SELECT 1 FROM information_schema.columns
        WHERE table_name = 'ship' AND column_name = 'built' AND data_type = 'integer'
    ) THEN
        ALTER TABLE ship ADD COLUMN still_integer int;
    END IF;
    IF EXISTS (
        SELECT 1 FROM information_schema.columns
        WHERE table_name = 'berth' AND column_name = 'depth' AND is_nullable = 'YES'
    ) THEN
        ALTER TABLE berth ALTER COLUMN depth SET NOT NULL;
    END IF;
    IF (SELECT data_type FROM information_schema.columns WHERE table_name = 'ship' AND column_name = 'crew') = 'ARRAY' THEN
        ALTER TABLE ship ADD COLUMN crews int;
    END IF;
    IF (SELECT count(*) FROM information_schema.tables WHERE table_name = 'berth') > 0
        AND NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'blue' AND enumtypid = 'pennant'::regtype) THEN
        ALTER TABLE berth ADD COLUMN has_crane boolean;
    END IF;
END $$;

-- An early return.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'ship') THEN
        RAISE NOTICE 'nothing to do';
        RETURN;
    END IF;
    ALTER TABLE ship ADD COLUMN tons int;
    IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'ship' AND column_name = 'tons') THEN
        CREATE INDEX ship_tons ON ship (tons);
        RETURN;
    ELSE
        ALTER TABLE ship ADD COLUMN tons text;
    END IF;
    DROP TABLE berth;
END $$;

-- Statements composed of what is known.
DO $$
DECLARE
    one text;
    ones text[] := ARRAY['ship', 'berth'];
    col constant text := 'Last Seen';
BEGIN
    FOREACH one IN ARRAY ones LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS %I timestamptz', one, col);
        EXECUTE format('CREATE INDEX %I ON %1$I (%2$I)', one || '_seen', col) USING one;
    END LOOP;
EXCEPTION WHEN undefined_table OR undefined_column THEN
    RAISE NOTICE 'no such table';
END $$;
DO $$
DECLARE
    one text;
    ones text[] := ARRAY['ship', 'berth'];
    col constant text DEFAULT 'Last Seen';
BEGIN
    FOREACH one IN ARRAY ones LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS %I timestamptz', one, col);
        EXECUTE format('CREATE INDEX %I ON %2$I (%3$I)', one || '_seen', one, col);
    END LOOP;
END $$;
DO $$
DECLARE
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY['ship', 'berth']::text[] LOOP
        EXECUTE 'ALTER TABLE ' || quote_ident(one) || ' ADD COLUMN note text DEFAULT ' || quote_literal('it''s ' || one);
        EXECUTE format('ALTER TABLE public.%I ADD COLUMN %I int, ADD CHECK (%2$I > 0)', one, one || '_no');
        EXECUTE format($f$COMMENT ON TABLE %I IS %L$f$, one, '100%');
    END LOOP;
END $$;

-- Only variables and rows: nothing is left to be known.
DO $$
DECLARE
    total bigint;
    row_of record;
BEGIN
    total := 0;
    FOR row_of IN SELECT id, depth FROM berth WHERE depth > 3 LOOP
        IF row_of.depth > 10 THEN
            UPDATE berth SET depth = 10 WHERE id = row_of.id;
            total := total + 1;
        ELSE
            CONTINUE;
        END IF;
    END LOOP;
    GET DIAGNOSTICS total = ROW_COUNT;
    IF total > 0 AND (SELECT count(*) FROM ship) <> 0 THEN
        RAISE EXCEPTION '% berths are too deep', total;
    END IF;
END $$;
