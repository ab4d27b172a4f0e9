//! Bad input: each is told clearly, with the exit code that is promised.

use super::*;

#[test]
fn an_empty_folder_has_nothing_to_check() {
    let outcome = World::working(&[]).run("check");
    assert_eq!(outcome.exit, 2);
    assert_eq!(
        outcome.stderr,
        "error: nothing was compared: there is no schema, no migration and no product doc here\n  \
         help: name what to compare: `throughline check --schema PATH --migrations PATH`\n"
    );
}

#[test]
fn a_binary_schema_is_named() {
    let world = World::working(&[(FIRST, CREATE_TOOLS)]).with_bytes(SCHEMA, b"\x7FELF\0\x01");
    let outcome = world.run("check");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stdout.contains("binary"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains(SCHEMA), "{}", outcome.stdout);
    assert!(outcome.stderr.starts_with("error: nothing was compared"), "{}", outcome.stderr);
    assert!(!outcome.stdout.contains("Tool"), "no drift is told of what was not read: {}", outcome.stdout);
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let outcome = World::working(&[(SCHEMA, TOOLS)]).run("check --schema=db/schema.prisma");
    assert_eq!(outcome.exit, 2);
    assert!(
        outcome.stderr.starts_with("error: there is nothing at `db/schema.prisma`\n"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_schema_without_migrations_is_no_pass() {
    let outcome = World::working(&[(SCHEMA, TOOLS)]).run("check");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stdout.contains("note[schema-without-migrations]"), "{}", outcome.stdout);
}

#[test]
fn a_pairing_that_cannot_be_told_shows_what_to_write() {
    let world = World::working(&[
        ("prisma/one.prisma", TOOLS),
        ("prisma/two.prisma", TOOLS),
        (FIRST, CREATE_TOOLS),
        ("prisma/steps/20260101000000_first/migration.sql", CREATE_TOOLS),
    ]);
    let outcome = world.run("check");
    assert_eq!(outcome.exit, 2, "{outcome:?}");
    assert!(outcome.stdout.contains("[[project]]"), "{}", outcome.stdout);
}

#[test]
fn migrations_that_are_not_understood_are_no_pass() {
    let schema = TOOLS.replace("postgresql", "mongodb");
    let outcome = World::working(&[(SCHEMA, &schema), (FIRST, CREATE_TOOLS)]).run("check");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stdout.contains("note[unread-database]"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("not understood yet"), "{}", outcome.stderr);
}
