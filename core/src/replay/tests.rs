//! What a history builds, and what it is refused. That it is what PostgreSQL builds, the end-to-end tests ask it.

mod transact;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use proptest::prelude::*;

use super::*;
use crate::text::Text;

fn replay(files: &[&str]) -> Replayed {
    let mut sources = Sources::default();
    let mut replay = Replay::new(Dialect::PostgreSql);
    for text in files {
        let file = sources.add(Text::new("migration.sql", *text));
        replay.file(file, &sources);
    }
    replay.finish()
}

fn columns(schema: &Schema, table: &str) -> Vec<String> {
    let table = schema.table(&schema.default_name(table)).expect("the table stands");
    table.columns().map(|column| column.name().to_string()).collect()
}

fn messages(replayed: &Replayed) -> Vec<&str> {
    replayed.findings.iter().map(|finding| finding.message.as_str()).collect()
}

#[test]
fn a_column_knows_where_it_was_made_and_last_set() {
    let made = "CREATE TABLE jar (id int, lid text);";
    let set = "ALTER TABLE jar ALTER COLUMN lid SET NOT NULL;";
    let replayed = replay(&[made, set]);
    let jar = replayed.schema.table(&replayed.schema.default_name("jar")).expect("the table stands");
    let origin = jar.column("lid").expect("the column stands").record().origin;
    assert_eq!(origin.created.span.of(made), "lid text");
    assert_eq!(origin.set.span.of(set), "ALTER COLUMN lid SET NOT NULL");
    assert_ne!(origin.created.file, origin.set.file);
}

#[test]
fn a_missing_table_is_refused_once_it_is_certain() {
    let replayed = replay(&["ALTER TABLE jar ADD COLUMN lid text;"]);
    assert_eq!(
        messages(&replayed),
        ["PostgreSQL refuses this statement: there is no table `jar` at this point"]
    );
    assert_eq!(replayed.findings[0].table.as_deref(), Some("jar"));
}

#[test]
fn nothing_is_refused_on_account_of_what_was_not_understood() {
    for before in [
        "CREATE FOREIGN TABLE jar (id int) SERVER far;",
        "DO $$ BEGIN EXECUTE 'CREATE TABLE ' || name; END $$;",
        "CREATE EXTENSION timescaledb;",
        "CREATE TABLE jar AS SELECT 1;",
        "CREATE TEMP TABLE jar (id int);",
        "SELECT 1 AS id INTO jar;",
        "WITH full AS (SELECT 1 AS id) SELECT * INTO TEMP TABLE jar FROM full;",
    ] {
        let after = "ALTER TABLE jar DROP COLUMN lid; CREATE INDEX i ON jar (lid); DROP TABLE jar;";
        let text = format!("{before} {after}");
        assert_eq!(messages(&replay(&[&text])), Vec::<&str>::new(), "{before}");
    }
}

#[test]
fn a_table_of_another_owner_is_not_missing() {
    let text = "CREATE TABLE jar (id int PRIMARY KEY, owner uuid REFERENCES auth.users (id)); ALTER TABLE auth.users ADD x int;";
    assert_eq!(messages(&replay(&[text])), Vec::<&str>::new());
}

#[test]
fn what_a_refused_statement_would_make_is_missed_once() {
    let replayed =
        replay(&["CREATE TABLE jar (id int REFERENCES shelf); ALTER TABLE jar ADD x int; DROP TABLE jar;"]);
    assert_eq!(replayed.findings.len(), 1);
}

#[test]
fn a_statement_that_is_not_understood_taints_what_it_names() {
    let replayed =
        replay(&["CREATE TABLE jar (id int); CREATE TABLE lid (id int); ALTER TABLE jar FROBNICATE;"]);
    assert_eq!((replayed.statements, replayed.opaque), (3, 1));
    assert!(replayed.schema.taint("jar").is_unknown());
    assert!(!replayed.schema.taint("lid").is_unknown());
}

#[test]
fn a_text_that_ends_in_a_string_is_told_and_the_rest_is_read() {
    let replayed = replay(&[
        "CREATE TABLE jar (id int); ALTER TABLE jar ADD x text DEFAULT 'a",
        "CREATE TABLE lid (id int);",
    ]);
    assert_eq!(messages(&replayed), ["the text ends where the closing quote is expected"]);
    assert!(replayed.schema.taint("jar").is_unknown());
    assert_eq!(columns(&replayed.schema, "lid"), ["id"]);
}

#[test]
fn a_guard_that_cannot_be_answered_taints_what_it_guards() {
    let text = "CREATE TABLE jar (id int); CREATE FOREIGN TABLE lid (id int) SERVER far;
        DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'lid') THEN DROP TABLE jar; END IF; END $$;";
    let replayed = replay(&[text]);
    assert_eq!(columns(&replayed.schema, "jar"), ["id"]);
    assert!(replayed.schema.taint("jar").is_unknown());
}

#[test]
fn an_unread_step_taints_what_it_names_and_no_more_than_that() {
    const TABLES: &str = "CREATE TABLE jar (id int); CREATE TABLE lid (id int); CREATE TABLE pot (id int);";
    for (steps, unknown) in [
        ("IF (SELECT count(*) FROM jar) > 0 THEN ALTER TABLE lid ADD x int; END IF", "lid"),
        ("IF random() < 0.5 THEN RETURN; END IF; ALTER TABLE lid ADD x int", "lid"),
        ("FOR r IN SELECT id FROM pot LOOP ALTER TABLE lid ADD IF NOT EXISTS x int; END LOOP", "lid"),
        ("SELECT id INTO v FROM jar; EXECUTE 'ALTER TABLE lid ADD x int DEFAULT ' || v", "lid"),
        ("ALTER TABLE lid FROBNICATE; ALTER TABLE jar ADD y int", "lid"),
    ] {
        let replayed = replay(&[TABLES, &format!("DO $$ DECLARE v int; r record; BEGIN {steps}; END $$")]);
        let tainted = ["jar", "lid", "pot"].map(|table| replayed.schema.taint(table).is_unknown());
        assert_eq!(tainted, ["jar", "lid", "pot"].map(|table| table == unknown), "{steps}");
        assert_eq!(messages(&replayed), Vec::<&str>::new(), "{steps}");
    }
}

#[test]
fn a_block_that_may_return_before_it_changes_rows_leaves_nothing_unknown() {
    let text = "CREATE TABLE jar (id int);
        DO $$ BEGIN IF current_setting('x') IS DISTINCT FROM 'y' THEN RETURN; END IF; DELETE FROM jar; END $$;";
    assert!(replay(&[text]).schema.opaques().is_empty());
    let loops = text
        .replace("IF current", "FOR r IN SELECT id FROM jar LOOP IF current")
        .replace("DELETE", "END LOOP; DROP TABLE jar; DELETE");
    assert!(replay(&[&loops]).schema.taint("jar").is_unknown());
}

#[test]
fn a_composed_statement_that_names_its_table_leaves_others_certain() {
    let text = "CREATE TABLE jar (id int); CREATE TABLE lid (id int);
        DO $$ DECLARE c text; BEGIN
            SELECT conname INTO c FROM pg_constraint WHERE conrelid = 'jar'::regclass AND contype = 'f';
            IF c IS NOT NULL THEN EXECUTE format('ALTER TABLE jar DROP CONSTRAINT %I', c); END IF;
        END $$;
        DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'pot') THEN ALTER TABLE lid ADD x int; END IF; END $$;";
    let replayed = replay(&[text]);
    assert!(replayed.schema.taint("jar").is_unknown());
    assert!(!replayed.schema.taint("lid").is_unknown());
    assert_eq!(columns(&replayed.schema, "lid"), ["id", "x"]);
}

#[test]
fn a_composed_statement_that_names_no_table_may_be_about_any() {
    let composed = [
        "format('ALTER TABLE %I DROP x', c)",
        "'ALTER TABLE ' || c || ' DROP x'",
        "'ALTER TABLE jar' || c || ' DROP x'",
        "'ALTER TABLE jar DROP x; DROP TABLE ' || c",
    ];
    for composed in composed {
        let text = format!("DO $$ BEGIN EXECUTE {composed}; END $$; DROP TABLE lid;");
        assert_eq!(messages(&replay(&[&text])), Vec::<&str>::new(), "{composed}");
    }
}

#[test]
fn a_variable_that_rows_set_answers_no_question() {
    let text = "CREATE TABLE jar (id int);
        DO $$ DECLARE v text := 'a'; BEGIN SELECT name INTO v FROM jar; IF v = 'a' THEN DROP TABLE jar; END IF; END $$;";
    assert!(replay(&[text]).schema.taint("jar").is_unknown());
}

proptest! {
    #[test]
    fn no_statements_make_the_replay_panic(picked in prop::collection::vec(0..STATEMENTS.len(), 0..40)) {
        let text: Vec<&str> = picked.into_iter().map(|at| STATEMENTS[at]).collect();
        let replayed = replay(&[&text.join(";\n")]);
        prop_assert_eq!(replayed.opaque, 0);
    }
}

/// Statements about few names, so that any order of them meets what it needs, or does not.
const STATEMENTS: &[&str] = &[
    "CREATE TABLE a (id serial PRIMARY KEY, b int UNIQUE, c e DEFAULT 'x', CHECK (b > id))",
    "CREATE TABLE IF NOT EXISTS b (id int PRIMARY KEY, a_id int REFERENCES a ON DELETE CASCADE)",
    "CREATE TABLE c (LIKE a INCLUDING ALL)",
    "CREATE TABLE d (x int) INHERITS (a)",
    "CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id)",
    "CREATE TABLE q PARTITION OF p DEFAULT",
    "ALTER TABLE p DETACH PARTITION q",
    "ALTER TABLE p ATTACH PARTITION q DEFAULT",
    "ALTER TABLE p ADD COLUMN b int, DROP COLUMN id",
    "CREATE TYPE e AS ENUM ('x', 'y')",
    "ALTER TYPE e ADD VALUE 'z' BEFORE 'y'",
    "ALTER TYPE e RENAME TO f",
    "ALTER TYPE f RENAME TO e",
    "DROP TYPE e CASCADE",
    "ALTER TABLE a RENAME TO b",
    "ALTER TABLE b RENAME TO a",
    "ALTER TABLE a RENAME COLUMN b TO g",
    "ALTER TABLE a DROP COLUMN IF EXISTS b CASCADE, ADD COLUMN b int GENERATED ALWAYS AS IDENTITY",
    "ALTER TABLE a ALTER COLUMN c TYPE text, ALTER COLUMN c SET DEFAULT 'q'",
    "ALTER TABLE a DROP CONSTRAINT a_pkey CASCADE, ADD PRIMARY KEY (b)",
    "ALTER TABLE b DROP CONSTRAINT b_a_id_fkey",
    "CREATE INDEX ON a (b, lower(c)) WHERE b > 1",
    "CREATE UNIQUE INDEX i ON a (id)",
    "ALTER TABLE a ADD CONSTRAINT k UNIQUE USING INDEX i",
    "ALTER INDEX i RENAME TO j",
    "DROP INDEX IF EXISTS i, j",
    "CREATE SCHEMA s",
    "ALTER TABLE a SET SCHEMA s",
    "ALTER TABLE s.a SET SCHEMA public",
    "ALTER SCHEMA s RENAME TO t",
    "DROP SCHEMA s CASCADE",
    "DROP TABLE a CASCADE",
    "DROP TABLE a, b",
    "DROP SEQUENCE a_id_seq CASCADE",
    "CREATE VIEW v AS SELECT * FROM a",
    "DROP VIEW v",
    "DO $$ BEGIN ALTER TABLE a ADD COLUMN x int, ADD COLUMN x int; EXCEPTION WHEN others THEN NULL; END $$",
    "DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['a', 'b'] LOOP EXECUTE format('ALTER TABLE %I ADD COLUMN z int', t); END LOOP; END $$",
    "DO $$ DECLARE t text; BEGIN SELECT data_type INTO t FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'b'; IF t IS NULL THEN RETURN; END IF; DROP TABLE a; END $$",
    "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'a') THEN CREATE TABLE a (id int); END IF; END $$",
];
