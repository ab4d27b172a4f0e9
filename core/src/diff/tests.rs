//! Two schemas as SQL, and what is said of them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::dialect::Dialect;
use crate::replay::Replay;
use crate::schema::walk::{ColumnWalker, TableWalker};
use crate::text::{Sources, Text};

/// What PostgreSQL builds of these statements.
fn built(sql: &str) -> Schema {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("migration.sql", sql));
    let mut replay = Replay::new(Dialect::PostgreSql);
    replay.file(file, &sources);
    let replayed = replay.finish();
    assert_eq!(replayed.findings, [], "PostgreSQL would take the statements");
    replayed.schema
}

/// The same, said by a source that can say no more than Prisma.
fn said(sql: &str) -> Schema {
    let mut schema = built(sql);
    schema.vocabulary = Vocabulary::PRISMA;
    schema
}

/// The changes, each as `Variant subject`.
fn changes(before: &Schema, after: &Schema) -> Vec<String> {
    let pair = Pair { before, after, purpose: Purpose::Drift };
    let comparison = compare(&pair);
    assert_eq!(comparison.unknown, [], "everything is known");
    let variant = |change: &Change| {
        let debug = format!("{change:?}");
        String::from(debug.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default())
    };
    comparison.changes.iter().map(|change| format!("{} {}", variant(change), change.subject(&pair))).collect()
}

#[track_caller]
fn is_no_drift(migrations: &str, schema: &str) {
    assert_eq!(changes(&built(migrations), &said(schema)), [""; 0]);
    assert_eq!(changes(&built(schema), &said(migrations)), [""; 0], "the other way round");
}

#[track_caller]
fn is_drift(migrations: &str, schema: &str, expected: &[&str]) {
    assert_eq!(changes(&built(migrations), &said(schema)), expected);
}

#[test]
fn each_kind_of_difference_is_one_change() {
    let before = built(
        "CREATE TYPE mood AS ENUM ('calm', 'wild');
         CREATE TABLE hive (id int PRIMARY KEY, name text, mood mood, weight int DEFAULT 1);
         CREATE TABLE frame (id int PRIMARY KEY, hive int REFERENCES hive ON DELETE CASCADE);
         CREATE INDEX frame_by_hive ON frame (hive);
         CREATE TABLE gone (id int);",
    );
    let after = built(
        "CREATE TYPE mood AS ENUM ('calm', 'sleepy');
         CREATE TABLE hive (id int PRIMARY KEY, name text NOT NULL, mood mood, weight bigint DEFAULT 2, site text);
         CREATE TABLE frame (id int, hive int REFERENCES hive ON DELETE SET NULL);
         CREATE INDEX frame_by_hive_and_id ON frame (hive, id);
         CREATE TABLE new (id int);",
    );
    assert_eq!(
        changes(&before, &after),
        [
            "DropTable table `gone`",
            "DropIndex index `frame_by_hive` of `frame`",
            "AlterEnum enum `mood`",
            "CreateTable table `new`",
            "AddColumn column `hive.site`",
            "AlterColumn column `hive.name`",
            "AlterColumn column `hive.weight`",
            "AlterColumn column `frame.id`",
            "AlterPrimaryKey primary key `frame_pkey` of `frame`",
            "CreateIndex index `frame_by_hive_and_id` of `frame`",
            "AlterForeignKey foreign key `frame_hive_fkey` of `frame`",
        ]
    );
}

#[test]
fn what_is_altered_of_a_column_is_told_apart() {
    let before = built("CREATE TABLE hive (weight int NOT NULL DEFAULT 1)");
    let after = built("CREATE TABLE hive (weight bigint DEFAULT 1)");
    let changes = compare(&Pair { before: &before, after: &after, purpose: Purpose::Review }).changes;
    let [Change::AlterColumn { altered, .. }] = changes.as_slice() else { panic!("one change: {changes:?}") };
    assert_eq!(*altered, Altered { ty: true, nullability: true, ..Altered::default() });
}

#[test]
fn a_default_is_the_same_however_it_is_written() {
    let same = [
        ("price numeric DEFAULT 0", "price numeric DEFAULT 0.00"),
        ("flag boolean DEFAULT 't'", "flag boolean DEFAULT true"),
        ("at timestamp DEFAULT now()", "at timestamp DEFAULT CURRENT_TIMESTAMP"),
        ("data jsonb DEFAULT '{\"a\": 1, \"b\": 2}'", "data jsonb DEFAULT '{\"b\":2,\"a\":1}'::jsonb"),
        ("tags text[] DEFAULT '{}'", "tags text[] DEFAULT ARRAY[]::text[]"),
        ("tags text[] DEFAULT '{a,\"b c\"}'", "tags text[] DEFAULT ARRAY['a', 'b c']"),
        ("id uuid DEFAULT gen_random_uuid()", "id uuid DEFAULT GEN_RANDOM_UUID ( )"),
        ("until date DEFAULT (now() + '1 day'::interval)", "until date DEFAULT NOW() + INTERVAL '1 day'"),
        ("name text DEFAULT NULL", "name text"),
        ("name text DEFAULT 'a'::text", "name text DEFAULT E'a'"),
    ];
    for (one, other) in same {
        is_no_drift(&format!("CREATE TABLE t ({one})"), &format!("CREATE TABLE t ({other})"));
    }
    assert_eq!(same.len(), 10);
}

#[test]
fn another_default_is_another_default() {
    let others = [
        ("n int DEFAULT 1", "n int DEFAULT 10"),
        ("n int DEFAULT 1", "n int"),
        ("n int", "n int DEFAULT 0"),
        ("name text DEFAULT 'a'", "name text DEFAULT 'A'"),
        ("data jsonb DEFAULT '{}'", "data jsonb DEFAULT '[]'"),
        ("tags text[] DEFAULT '{}'", "tags text[] DEFAULT '{a}'"),
        ("id uuid DEFAULT gen_random_uuid()", "id uuid DEFAULT uuid_generate_v4()"),
    ];
    for (one, other) in others {
        let column = one.split(' ').next().unwrap_or_default();
        let expected = format!("AlterColumn column `t.{column}`");
        is_drift(&format!("CREATE TABLE t ({one})"), &format!("CREATE TABLE t ({other})"), &[&expected]);
    }
}

#[test]
fn what_prisma_cannot_say_is_silent() {
    is_no_drift(
        "CREATE EXTENSION pg_trgm;
         CREATE SEQUENCE ticket;
         CREATE TABLE hive (id int PRIMARY KEY, name text, weight int CHECK (weight > 0));
         CREATE INDEX ON hive (weight) WHERE weight > 5;
         CREATE INDEX ON hive (lower(name));
         CREATE VIEW heavy AS SELECT * FROM hive WHERE weight > 50;
         COMMENT ON TABLE hive IS 'where bees live';",
        "CREATE TABLE hive (id int PRIMARY KEY, name text, weight int);",
    );
}

#[test]
fn a_namespace_that_prisma_does_not_name_is_silent() {
    let before = built("CREATE SCHEMA audit; CREATE TABLE audit.log (id int); CREATE TABLE hive (id int)");
    assert_eq!(changes(&before, &said("CREATE TABLE hive (id int)")), [""; 0]);
    let comparison = compare(&Pair { before: &before, after: &built(""), purpose: Purpose::Drift });
    assert_eq!(comparison.changes.len(), 2, "SQL speaks of every namespace");
}

#[test]
fn what_prisma_does_not_tell_apart_is_the_same() {
    let same = [
        ("CREATE TABLE t (id serial)", "CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY)"),
        ("CREATE TABLE t (a int UNIQUE)", "CREATE TABLE t (a int); CREATE UNIQUE INDEX t_a_key ON t (a)"),
        ("CREATE TYPE e AS ENUM ('a', 'b')", "CREATE TYPE e AS ENUM ('b', 'a')"),
        (
            "CREATE TABLE t (a int); CREATE INDEX i ON t (a int4_ops)",
            "CREATE TABLE t (a int); CREATE INDEX i ON t (a)",
        ),
        (
            "CREATE TABLE t (a int); CREATE INDEX i ON t (a); CREATE INDEX j ON t (a)",
            "CREATE TABLE t (a int); CREATE INDEX i ON t (a)",
        ),
        ("CREATE TABLE _prisma_migrations (id text)", ""),
    ];
    for (one, other) in same {
        is_no_drift(one, other);
    }
}

#[test]
fn sql_tells_apart_what_prisma_does_not() {
    let before = built("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, a int UNIQUE)");
    let after = built(
        "CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY, a int); CREATE UNIQUE INDEX t_a_key ON t (a)",
    );
    assert_eq!(
        changes(&before, &after),
        ["AlterColumn column `t.id`", "AlterIndex unique index `t_a_key` of `t`"]
    );
}

#[test]
fn a_name_alone_is_a_rename() {
    let before = built("CREATE TABLE t (a int CONSTRAINT x PRIMARY KEY, b int); CREATE INDEX i ON t (b)");
    let after = said("CREATE TABLE t (a int CONSTRAINT y PRIMARY KEY, b int); CREATE INDEX j ON t (b)");
    let pair = Pair { before: &before, after: &after, purpose: Purpose::Drift };
    let changes = compare(&pair).changes;
    assert_eq!(changes.len(), 2);
    assert!(changes.iter().all(Change::is_name_only));
}

#[test]
fn names_are_compared_as_the_database_cuts_them() {
    let long = "a_name_that_is_much_longer_than_the_sixty_three_bytes_which_are_kept";
    is_no_drift(
        &format!("CREATE TABLE t (a int); CREATE INDEX {long}_and_more ON t (a)"),
        &format!("CREATE TABLE t (a int); CREATE INDEX {long}_and_other ON t (a)"),
    );
}

#[test]
fn both_forms_of_an_implicit_join_table_are_right() {
    let before = built(
        "CREATE TABLE \"_AToB\" (\"A\" int NOT NULL, \"B\" int NOT NULL); CREATE UNIQUE INDEX \"_AToB_AB_unique\" ON \"_AToB\" (\"A\", \"B\")",
    );
    let mut after = said(
        "CREATE TABLE \"_AToB\" (\"A\" int, \"B\" int, CONSTRAINT \"_AToB_AB_pkey\" PRIMARY KEY (\"A\", \"B\"))",
    );
    assert_eq!(
        changes(&before, &after),
        [
            "DropIndex unique index `_AToB_AB_unique` of `_AToB`",
            "AlterPrimaryKey primary key `_AToB_AB_pkey` of `_AToB`"
        ]
    );
    let table = after.tables().next().expect("there is one table").id;
    after.table_mut(table).is_implicit_join = true;
    assert_eq!(changes(&before, &after), [""; 0]);
}

/// What is unknown, and what changes.
fn doubted(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let (before, after) = (built(before), said(after));
    let pair = Pair { before: &before, after: &after, purpose: Purpose::Drift };
    let comparison = compare(&pair);
    let unknown = comparison.unknown.iter().map(|unknown| format!("{}", unknown.object)).collect();
    let changed = comparison.changes.iter().map(|change| format!("{}", change.subject(&pair))).collect();
    (unknown, changed)
}

#[test]
fn what_belongs_to_an_unknown_table_is_not_judged() {
    let (unknown, changed) = doubted(
        "CREATE TABLE hive (id int PRIMARY KEY, weight int);
         CREATE TABLE frame (id int);
         CREATE INDEX by_weight ON hive (weight);
         ALTER TABLE hive FROBNICATE;",
        "CREATE TABLE hive (id bigint, size int UNIQUE);
         CREATE TABLE frame (id bigint);",
    );
    assert_eq!(unknown, ["table `hive`"]);
    assert_eq!(changed, ["column `frame.id`"]);
}

#[test]
fn a_difference_that_rests_on_an_unknown_object_is_unknown() {
    let (unknown, changed) = doubted(
        "CREATE TYPE mood AS ENUM ('calm');
         CREATE TABLE hive (id int PRIMARY KEY);
         CREATE TABLE frame (id int, feels mood, hive int REFERENCES hive);
         ALTER TYPE mood FROBNICATE; ALTER TABLE hive FROBNICATE;",
        "CREATE TYPE feeling AS ENUM ('calm');
         CREATE TABLE yard (id int PRIMARY KEY);
         CREATE TABLE frame (id bigint, feels feeling, hive int REFERENCES yard);",
    );
    assert_eq!(
        unknown,
        ["enum `mood`", "table `hive`", "column `frame.feels`", "foreign key `frame_hive_fkey` of `frame`"]
    );
    assert_eq!(changed, ["enum `feeling`", "table `yard`", "column `frame.id`"]);
}

#[test]
fn what_is_equal_is_known_though_a_table_beside_it_is_not() {
    let (unknown, changed) = doubted(
        "CREATE TABLE hive (id int PRIMARY KEY); CREATE TABLE frame (hive int REFERENCES hive);
         ALTER TABLE hive FROBNICATE;",
        "CREATE TABLE hive (id int PRIMARY KEY); CREATE TABLE frame (hive int REFERENCES hive)",
    );
    assert_eq!(unknown, ["table `hive`"]);
    assert_eq!(changed, [""; 0]);
}

#[test]
fn what_was_compared_is_counted() {
    let schema = built(
        "CREATE TYPE mood AS ENUM ('calm'); CREATE TABLE a (id int PRIMARY KEY, mood mood);
         CREATE TABLE b (id int REFERENCES a); CREATE INDEX ON b (id);",
    );
    let compared = compare(&Pair { before: &schema, after: &schema, purpose: Purpose::Drift }).compared;
    assert_eq!(compared, Compared { tables: 2, columns: 3, indexes: 1, foreign_keys: 1, enums: 1 });
    let nothing = built("");
    assert!(
        compare(&Pair { before: &nothing, after: &nothing, purpose: Purpose::Drift }).compared.is_nothing()
    );
}

#[test]
fn a_change_points_at_both_sides() {
    let before = built("CREATE TABLE t (a int)");
    let after = built("CREATE TABLE t (a int, b int)");
    let pair = Pair { before: &before, after: &after, purpose: Purpose::Drift };
    let [change] = compare(&pair).changes.try_into().expect("there is one change");
    let (before_place, after_place) = (change.place_before(&pair), change.place_after(&pair));
    assert_eq!(before_place, before.tables().next().map(TableWalker::place));
    let column = after.tables().next().and_then(|table| table.column("b"));
    assert_eq!(after_place, column.map(ColumnWalker::place));
}

#[test]
fn a_table_that_a_query_made_stands_and_its_parts_are_unknown() {
    let before = built("CREATE TABLE gone AS SELECT 1 AS id; CREATE TABLE hive AS SELECT 1 AS id;");
    let after = said("CREATE TABLE hive (id int)");
    let pair = Pair { before: &before, after: &after, purpose: Purpose::Drift };
    let comparison = compare(&pair);
    let changed: Vec<String> =
        comparison.changes.iter().map(|change| format!("{}", change.subject(&pair))).collect();
    assert_eq!(changed, ["table `gone`"]);
    assert!(comparison.unknown.iter().any(|unknown| format!("{}", unknown.object) == "table `hive`"));
}

#[test]
fn types_that_prisma_cannot_name_are_alike_to_it() {
    is_no_drift(
        "CREATE TABLE hive (at geography(Point, 4326), size int, ring polygon[])",
        "CREATE TABLE hive (at \"public\".geography, size int, ring circle[])",
    );
    is_drift(
        "CREATE TABLE hive (at geography(Point, 4326), size int, ring polygon[])",
        "CREATE TABLE hive (at text, size polygon, ring polygon)",
        &["AlterColumn column `hive.at`", "AlterColumn column `hive.size`", "AlterColumn column `hive.ring`"],
    );
}
