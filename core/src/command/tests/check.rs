//! `check`: what is the same passes, what is not is named.

use super::*;

const SHELF: &str = "\nmodel Shelf {\n  id Int @id\n}\n";

const CREATE_SHELVES: &str = r#"CREATE TABLE "Shelf" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Shelf_pkey" PRIMARY KEY ("id")
);
"#;

#[test]
fn what_is_the_same_passes_and_is_counted() {
    let outcome = World::working(&[(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS)]).run("check");
    assert_eq!(outcome.stderr, "");
    assert_eq!(outcome.stdout, "checked 1 table against 1 migration (1 statement): no findings\n");
    assert_eq!(outcome.exit, 0);
}

#[test]
fn a_field_without_its_migration_is_named() {
    let schema = with_field("owner String?");
    let outcome = World::working(&[(SCHEMA, &schema), (FIRST, CREATE_TOOLS)]).run("check");
    assert_eq!(outcome.exit, 1);
    expect_test::expect![[r"
        error[schema-ahead-of-migrations]: column `Tool.owner` is in the schema, but no migration creates it
         --> prisma/schema.prisma:8:3
          |
        8 |   owner String?
          |   ^^^^^
          |
          = help: run `npx prisma migrate dev --name add_tool_owner`, or take it out of prisma/schema.prisma

        checked 1 table against 1 migration (1 statement): 1 error
    "]]
    .assert_eq(&outcome.stdout);
}

#[test]
fn a_column_that_the_schema_lacks_is_named_with_its_migration() {
    let world = World::working(&[
        (SCHEMA, TOOLS),
        (FIRST, CREATE_TOOLS),
        (SECOND, "ALTER TABLE \"Tool\" ADD COLUMN \"owner\" TEXT;\n"),
    ]);
    let outcome = world.run("check --format=json");
    assert_eq!(outcome.exit, 1);
    let json: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let findings = json["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0]["rule"], "migrations-ahead-of-schema");
    assert_eq!(findings[0]["table"], "Tool");
    assert_eq!(findings[0]["object"], "owner");
    assert_eq!(findings[0]["related"][0]["path"], SECOND);
    assert_eq!(json["summary"]["migrations"], 2);
}

#[test]
fn a_column_of_another_type_is_named_with_both() {
    let schema = TOOLS.replace("name String", "name Int");
    let outcome = World::working(&[(SCHEMA, &schema), (FIRST, CREATE_TOOLS)]).run("check");
    let said = "column `Tool.name` is of type `integer` in the schema, but `text` in the migrations";
    assert!(outcome.stdout.contains(said), "{}", outcome.stdout);
}

#[test]
fn what_a_rule_that_is_off_finds_does_not_fail() {
    let schema = with_field("owner String?");
    let world = World::working(&[
        (SCHEMA, &schema),
        (FIRST, CREATE_TOOLS),
        ("throughline.toml", "[rules]\nschema-ahead-of-migrations = \"off\"\n"),
    ]);
    assert_eq!(world.run("check").exit, 0);
}

#[test]
fn an_unknown_object_fails_only_when_strict() {
    let opaque = "ALTER TABLE \"Tool\" FROBNICATE \"owner\";\n";
    let schema = with_field("owner String?") + SHELF;
    let first = alloc::format!("{CREATE_TOOLS}{CREATE_SHELVES}");
    let world = World::working(&[(SCHEMA, &schema), (FIRST, &first), (SECOND, opaque)]);
    let outcome = world.run("check");
    assert_eq!(outcome.exit, 0, "an unknown column is not called wrong: {outcome:?}");
    assert!(outcome.stdout.contains("note[unknown-object]"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("note[opaque-statement]"), "{}", outcome.stdout);
    let strict = world.run("check --strict");
    assert_eq!(strict.exit, 1);
    assert!(strict.stdout.contains("error[unknown-object]"), "{}", strict.stdout);
}

#[test]
fn a_migration_cut_off_inside_a_string_makes_what_it_names_unknown() {
    let world = World::working(&[
        (SCHEMA, &(with_field("owner String?") + SHELF)),
        (FIRST, &alloc::format!("{CREATE_TOOLS}{CREATE_SHELVES}")),
        (SECOND, "ALTER TABLE \"Tool\" ADD COLUMN \"owner\" TEXT DEFAULT 'abc"),
    ]);
    let outcome = world.run("check");
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stdout.contains("error[syntax-error]"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("checked 1 table against"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("schema-ahead-of-migrations"), "{}", outcome.stdout);
}

#[test]
fn staged_findings_are_those_that_head_does_not_have() {
    let old = with_field("owner String?");
    let new = with_field("owner String?\n  shelf String?");
    let world = World::default()
        .with(Tree::Index, &[(SCHEMA, &new), (FIRST, CREATE_TOOLS)])
        .with(Tree::Commit("HEAD".into()), &[(SCHEMA, &old), (FIRST, CREATE_TOOLS)]);
    let outcome = world.run("check --staged");
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stdout.contains("`Tool.shelf`") && !outcome.stdout.contains("`Tool.owner`"));
}

#[test]
fn findings_of_a_range_are_those_that_its_start_does_not_have() {
    let old = with_field("owner String?");
    let new = with_field("owner String?\n  shelf String?");
    let world = World::default()
        .with(Tree::Commit("v1".into()), &[(SCHEMA, &old), (FIRST, CREATE_TOOLS)])
        .with(Tree::Commit("HEAD".into()), &[(SCHEMA, &new), (FIRST, CREATE_TOOLS)]);
    for range in ["v1..HEAD", "v1.."] {
        let outcome = world.run(&alloc::format!("check --range={range}"));
        assert_eq!(outcome.exit, 1, "{}", outcome.stderr);
        assert!(outcome.stdout.contains("`Tool.shelf`") && !outcome.stdout.contains("`Tool.owner`"));
    }
    assert_eq!(world.run("check --range=HEAD..v1").exit, 0);
    for wrong in ["check --range=v1", "check --range=v1...HEAD", "check --staged --range=v1..HEAD"] {
        assert_eq!(world.run(wrong).exit, 2, "{wrong}");
    }
}

#[test]
fn a_migration_that_a_range_edits_is_told() {
    let tree = |second: &'static str| [(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS), (SECOND, second)];
    let world = World::default()
        .with(Tree::Commit("main".into()), &tree("SELECT 1;"))
        .with(Tree::Commit("HEAD".into()), &tree("SELECT 2; CREATE INDEX i ON \"Tool\" (\"name\");"));
    let outcome = world.run("check --range=main..HEAD");
    assert!(outcome.stdout.contains("[edited-migration]"), "{}", outcome.stdout);
}

#[test]
fn a_wrong_configuration_is_a_finding_in_its_place() {
    let world = World::working(&[
        (SCHEMA, TOOLS),
        (FIRST, CREATE_TOOLS),
        ("throughline.toml", "[rules]\nopaque-statement = \"loud\"\n"),
    ]);
    let outcome = world.run("check");
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stdout.contains("throughline.toml:2:20"), "{}", outcome.stdout);
}
