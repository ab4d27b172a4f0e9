//! `hook run`: a commit answers for what it changes.

use super::*;

fn commit(head: &[(&str, &str)], index: &[(&str, &str)]) -> Outcome {
    World::default().with(Tree::Commit("HEAD".into()), head).with(Tree::Index, index).run("hook run")
}

#[test]
fn a_field_without_its_migration_blocks_the_commit() {
    let schema = with_field("owner String?");
    let outcome =
        commit(&[(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS)], &[(SCHEMA, &schema), (FIRST, CREATE_TOOLS)]);
    assert_eq!(outcome.exit, 1);
    expect_test::expect![[r"
        throughline: this commit is blocked
          error[schema-ahead-of-migrations]: column `Tool.owner` is in the schema, but no migration creates it (prisma/schema.prisma:8)
          help: run `npx prisma migrate dev --name add_tool_owner`, or take it out of prisma/schema.prisma
          to commit all the same: THROUGHLINE_SKIP=1 git commit
    "]]
    .assert_eq(&outcome.stderr);
}

#[test]
fn a_field_that_is_gone_without_a_migration_blocks_the_commit() {
    let schema = TOOLS.replace("  name String\n", "");
    let outcome =
        commit(&[(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS)], &[(SCHEMA, &schema), (FIRST, CREATE_TOOLS)]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stderr.contains("`Tool.name`"), "{}", outcome.stderr);
}

#[test]
fn very_many_findings_are_told_in_under_ten_lines() {
    let fields: Vec<String> = (0..30).map(|at| alloc::format!("f{at} Int?")).collect();
    let schema = with_field(&fields.join("\n  "));
    let outcome =
        commit(&[(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS)], &[(SCHEMA, &schema), (FIRST, CREATE_TOOLS)]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stderr.lines().count() < 10, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("and 26 more"), "{}", outcome.stderr);
}

#[test]
fn a_schema_with_its_migration_passes_in_silence() {
    let schema = with_field("owner String?");
    let migration = "ALTER TABLE \"Tool\" ADD COLUMN \"owner\" TEXT;\n";
    let outcome = commit(
        &[(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS)],
        &[(SCHEMA, &schema), (FIRST, CREATE_TOOLS), (SECOND, migration)],
    );
    assert_eq!(outcome, Outcome::default());
}

#[test]
fn old_debt_does_not_block() {
    let schema = with_field("owner String?");
    let files = [(SCHEMA, schema.as_str()), (FIRST, CREATE_TOOLS)];
    assert_eq!(commit(&files, &files), Outcome::default());
    let moved = alloc::format!("// A comment moves every line.\n{schema}");
    assert_eq!(commit(&files, &[(SCHEMA, &moved), (FIRST, CREATE_TOOLS)]), Outcome::default());
}

#[test]
fn a_commit_of_something_else_passes_in_silence() {
    let files = [("README.md", "tools")];
    assert_eq!(commit(&[], &files), Outcome::default());
}

#[test]
fn the_first_commit_answers_for_everything() {
    let outcome = commit(&[], &[(SCHEMA, &with_field("owner String?")), (FIRST, CREATE_TOOLS)]);
    assert_eq!(outcome.exit, 1);
}

#[test]
fn an_unknown_table_is_told_only_where_the_commit_touches_it() {
    let opaque = "ALTER TABLE \"Tool\" FROBNICATE \"owner\";\n";
    let head = [(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS), (SECOND, opaque)];
    let untouched = alloc::format!("{TOOLS}\n// A comment.\n");
    let outcome = commit(&head, &[(SCHEMA, &untouched), (FIRST, CREATE_TOOLS), (SECOND, opaque)]);
    assert_eq!(outcome, Outcome::default());
    let touched = with_field("owner String?");
    let outcome = commit(&head, &[(SCHEMA, &touched), (FIRST, CREATE_TOOLS), (SECOND, opaque)]);
    assert_eq!(outcome.exit, 0);
    assert!(outcome.stderr.starts_with("note[unknown-object]"), "{}", outcome.stderr);
}

#[test]
fn a_table_that_a_new_migration_makes_unknown_is_told() {
    let head = [(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS)];
    let opaque = "ALTER TABLE \"Tool\" FROBNICATE;\n";
    let outcome = commit(&head, &[(SCHEMA, TOOLS), (FIRST, CREATE_TOOLS), (SECOND, opaque)]);
    assert_eq!(outcome.exit, 0);
    assert!(outcome.stderr.contains("note[unknown-object]: table `Tool`"), "{}", outcome.stderr);
}
