//! `check`: what is no drift is not called so.

use super::*;

/// What `check` says of this schema and migrations that build `Tool` and then this.
fn checked(schema: &str, then: &str) -> Outcome {
    World::working(&[(SCHEMA, schema), (FIRST, CREATE_TOOLS), (SECOND, then)]).run("check")
}

#[test]
fn a_difference_of_names_alone_is_a_note() {
    let schema = TOOLS.replace("name String", "name String @unique");
    let outcome = checked(&schema, "CREATE UNIQUE INDEX \"Tool.name_unique\" ON \"Tool\"(\"name\");\n");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.starts_with("note[schema-differs-from-migrations]"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("`Tool_name_key` in the schema"), "{}", outcome.stdout);
}

#[test]
fn a_name_that_the_database_cuts_is_a_note() {
    let field = "a_field_whose_name_is_so_long_that_an_index_of_it_has_to_be_cut";
    let schema = with_field(&alloc::format!("{field} String?\n\n  @@index([{field}])"));
    let outcome = checked(
        &schema,
        &alloc::format!(
            "ALTER TABLE \"Tool\" ADD COLUMN \"{field}\" TEXT;\n\
             CREATE INDEX \"Tool_{field}_idx\" ON \"Tool\"(\"{field}\");\n"
        ),
    );
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.starts_with("note[schema-differs-from-migrations]"), "{}", outcome.stdout);
}

#[test]
fn what_prisma_cannot_say_is_not_missed() {
    let outcome = checked(
        TOOLS,
        "CREATE EXTENSION IF NOT EXISTS pg_trgm;
         ALTER TABLE \"Tool\" ADD CONSTRAINT named CHECK (name <> '');
         CREATE INDEX those_named ON \"Tool\"(name) WHERE name <> 'x';
         CREATE INDEX lower ON \"Tool\"(lower(name));
         CREATE SEQUENCE tickets;
         CREATE VIEW named AS SELECT name FROM \"Tool\";
         CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
         COMMENT ON TABLE \"Tool\" IS 'lent out';
         CREATE SCHEMA archive;
         CREATE TABLE archive.\"Tool\" (id int);\n",
    );
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.ends_with(": no findings\n"), "{}", outcome.stdout);
}

#[test]
fn the_table_that_prisma_keeps_its_books_in_is_known() {
    let outcome = checked(TOOLS, "CREATE TABLE \"_prisma_migrations\" (id varchar(36) PRIMARY KEY);\n");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.ends_with(": no findings\n"), "{}", outcome.stdout);
}

#[test]
fn a_schema_that_is_pushed_is_a_note() {
    let outcome = World::working(&[(SCHEMA, TOOLS)]).run("check");
    assert!(outcome.stdout.starts_with("note[schema-without-migrations]"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("error"), "{}", outcome.stdout);
}

#[test]
fn what_belongs_to_an_unknown_table_is_no_drift() {
    let schema = with_field("owner String? @unique");
    let other = alloc::format!("{schema}\nmodel Shelf {{\n  id Int @id\n}}\n");
    let outcome = checked(
        &other,
        "CREATE TABLE \"Shelf\" (id int, CONSTRAINT \"Shelf_pkey\" PRIMARY KEY (id));
         ALTER TABLE \"Tool\" FROBNICATE;",
    );
    assert!(!outcome.stdout.contains("ahead"), "{}", outcome.stdout);
    assert_eq!(outcome.stdout.matches("note[unknown-object]").count(), 1, "{}", outcome.stdout);
}

#[test]
fn a_schema_that_is_no_text_is_told_once() {
    let world =
        World::working(&[(SCHEMA, "datasource db {\0 provider = \"mysql\" }"), (FIRST, CREATE_TOOLS)]);
    let outcome = world.run("check");
    let findings: Vec<&str> = outcome.stdout.lines().filter(|line| line.contains('[')).collect();
    assert_eq!(findings.len(), 1, "{}", outcome.stdout);
    assert!(findings[0].starts_with("error[unreadable-file]"), "{}", outcome.stdout);
}
