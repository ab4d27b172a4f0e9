//! `check --staged` and `hook run`: what a commit does to the migrations before it.

use super::*;

const THIRD: &str = "prisma/migrations/20260103000000_third/migration.sql";
const BETWEEN: &str = "prisma/migrations/20260101120000_between/migration.sql";
const OWNER: &str = "ALTER TABLE \"Tool\" ADD COLUMN \"owner\" TEXT;\n";
const OTHERS: &str = "0123456789";

/// The schema that the first two migrations build, beside these files.
fn tree<'f>(files: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let schema: &'static str = "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel Tool {\n  id   Int    @id\n  name String\n  owner String?\n}\n";
    core::iter::once((SCHEMA, schema)).chain(files.iter().copied()).collect()
}

fn history(second: &str) -> Vec<(&str, &str)> {
    tree(&[(FIRST, CREATE_TOOLS), (SECOND, second)])
}

/// A commit of `index` onto `head`, where `merging` is merged and others have `published`.
fn commit(
    head: &[(&str, &str)],
    merging: Option<&[(&str, &str)]>,
    published: Option<&[(&str, &str)]>,
    index: &[(&str, &str)],
) -> (Outcome, Outcome) {
    let commit = |name: &str| Tree::Commit(name.into());
    let mut world = World::default().with(commit("HEAD"), head).with(Tree::Index, index);
    world.base.merging = merging.iter().map(|_| "MERGED".into()).collect();
    world.base.published = published.map(|_| OTHERS.into());
    if let Some(files) = merging {
        world = world.with(commit("MERGED"), files);
    }
    if let Some(files) = published {
        world = world.with(commit(OTHERS), files);
    }
    (world.run("hook run"), world.run("check --staged"))
}

#[track_caller]
fn is_silent((hook, check): &(Outcome, Outcome)) {
    assert_eq!((hook.exit, hook.stderr.as_str()), (0, ""));
    assert!(check.exit == 0 && check.stdout.ends_with("no findings\n"), "{}", check.stdout);
}

#[track_caller]
fn says((hook, check): &(Outcome, Outcome), exit: u8, words: &str) {
    assert_eq!(hook.exit, exit, "{}", hook.stderr);
    assert!(check.stdout.contains(words), "{}", check.stdout);
    assert_eq!(
        check.stdout.lines().filter(|line| line.contains("-migration]")).count(),
        1,
        "{}",
        check.stdout
    );
}

#[test]
fn an_edited_migration_blocks_the_commit() {
    let edited = OWNER.replace(';', " DEFAULT NULL;");
    let said = commit(&history(OWNER), None, None, &history(&edited));
    says(&said, 1, "error[edited-migration]: migration `20260102000000_second` was edited");
    assert!(
        said.0
            .stderr
            .contains("`git checkout HEAD -- prisma/migrations/20260102000000_second/migration.sql`")
    );
}

#[test]
fn a_comment_that_is_edited_is_a_note() {
    let edited = alloc::format!("-- Who has it.\n{}", OWNER.replace(" ADD", "\n  ADD"));
    says(&commit(&history(OWNER), None, None, &history(&edited)), 0, "note[edited-migration]: only comments");
}

#[test]
fn other_line_ends_are_no_edit() {
    let edited = OWNER.replace('\n', "\r\n");
    is_silent(&commit(&history(OWNER), None, None, &history(&edited)));
}

#[test]
fn words_in_a_string_are_no_comment() {
    let (one, other) =
        ("INSERT INTO \"Tool\" VALUES (1, '--a');\n", "INSERT INTO \"Tool\" VALUES (1, '--b');\n");
    let with = |row: &'static str| tree(&[(FIRST, CREATE_TOOLS), (SECOND, OWNER), (THIRD, row)]);
    says(&commit(&with(one), None, None, &with(other)), 1, "error[edited-migration]");
}

#[test]
fn a_migration_that_nobody_else_has_may_be_edited_renamed_and_deleted() {
    let published = tree(&[(FIRST, CREATE_TOOLS)]);
    let head = history("ALTER TABLE \"Tool\" ADD COLUMN \"owner\" INTEGER;\n");
    is_silent(&commit(&head, None, Some(&published), &history(OWNER)));
    let renamed = tree(&[(FIRST, CREATE_TOOLS), (THIRD, OWNER)]);
    is_silent(&commit(&history(OWNER), None, Some(&published), &renamed));
    let earlier = tree(&[(FIRST, CREATE_TOOLS), (BETWEEN, OWNER)]);
    is_silent(&commit(&history(OWNER), None, Some(&published), &earlier));
}

#[test]
fn a_deleted_migration_blocks_the_commit() {
    let idle = "SELECT 1;\n";
    let head = tree(&[(FIRST, CREATE_TOOLS), (SECOND, OWNER), (THIRD, idle)]);
    says(
        &commit(&head, None, None, &history(OWNER)),
        1,
        "error[deleted-migration]: migration `20260103000000_third` was deleted",
    );
}

#[test]
fn migrations_that_are_squashed_are_a_warning() {
    let squashed =
        "CREATE TABLE \"Tool\" (\"id\" INTEGER PRIMARY KEY, \"name\" TEXT NOT NULL, \"owner\" TEXT);\n";
    let (hook, check) = commit(&history(OWNER), None, None, &tree(&[(THIRD, squashed)]));
    assert_eq!(hook.exit, 0, "{}", hook.stderr);
    assert_eq!(hook.stderr.matches("warning[deleted-migration]").count(), 2, "{}", hook.stderr);
    assert!(check.stdout.contains("2 warnings"), "{}", check.stdout);
}

#[test]
fn migrations_that_are_replaced_by_others_block_the_commit() {
    let other = OWNER.replace("TEXT", "INTEGER");
    let (hook, _) = commit(&history(OWNER), None, None, &tree(&[(FIRST, CREATE_TOOLS), (THIRD, &other)]));
    assert!(hook.exit == 1 && hook.stderr.contains("error[deleted-migration]"), "{}", hook.stderr);
}

#[test]
fn a_migration_that_sorts_before_one_that_is_there_is_a_warning() {
    let index = tree(&[(FIRST, CREATE_TOOLS), (BETWEEN, "SELECT 1;\n"), (SECOND, OWNER)]);
    let said = commit(&history(OWNER), None, None, &index);
    says(&said, 0, "warning[out-of-order-migration]: new migration `20260101120000_between` sorts before");
    assert!(said.0.stderr.starts_with("warning[out-of-order-migration]"), "{}", said.0.stderr);
    says(&commit(&history(OWNER), None, Some(&history(OWNER)), &index), 0, "warning[out-of-order-migration]");
}

#[test]
fn a_migration_that_sorts_last_is_silent() {
    let index = tree(&[(FIRST, CREATE_TOOLS), (SECOND, OWNER), (THIRD, "SELECT 1;\n")]);
    is_silent(&commit(&history(OWNER), None, None, &index));
}

#[test]
fn a_merge_that_brings_what_one_branch_has_is_silent() {
    let ours = history(OWNER);
    let theirs = tree(&[(FIRST, CREATE_TOOLS), (BETWEEN, "SELECT 1;\n")]);
    let merged = tree(&[(FIRST, CREATE_TOOLS), (BETWEEN, "SELECT 1;\n"), (SECOND, OWNER)]);
    is_silent(&commit(&ours, Some(&theirs), None, &merged));
    is_silent(&commit(&theirs, Some(&ours), None, &merged));
    // One branch took a migration away, or edited it, and the merge follows it.
    is_silent(&commit(&merged, Some(&ours), None, &ours));
    let edited = OWNER.replace(';', " DEFAULT NULL;");
    is_silent(&commit(&ours, Some(&history(&edited)), None, &history(&edited)));
}

#[test]
fn a_merge_that_edits_what_both_branches_have_is_blocked() {
    let edited = OWNER.replace(';', " DEFAULT NULL;");
    says(
        &commit(&history(OWNER), Some(&history(OWNER)), None, &history(&edited)),
        1,
        "error[edited-migration]",
    );
}

#[test]
fn a_history_that_moves_with_its_schema_is_silent() {
    let moved: Vec<(String, &str)> =
        history(OWNER).into_iter().map(|(path, text)| (alloc::format!("db/{path}"), text)).collect();
    let moved: Vec<(&str, &str)> = moved.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    is_silent(&commit(&history(OWNER), None, None, &moved));
}

#[test]
fn a_lock_for_another_database_is_an_error_and_nothing_is_compared() {
    let lock = ("prisma/migrations/migration_lock.toml", "provider = \"sqlite\"\n");
    let files: Vec<(&str, &str)> = history(OWNER).into_iter().chain([lock]).collect();
    let outcome = World::working(&files).run("check");
    assert_eq!(outcome.stdout.matches('[').count(), 1, "{}", outcome.stdout);
    assert!(outcome.stdout.starts_with("error[migration-lock-mismatch]"), "{}", outcome.stdout);
    assert_eq!(outcome.exit, 2);
}

#[test]
fn a_lock_for_the_schema_of_another_database_beside_it_is_right() {
    let lock = ("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
    let small = ("prisma/small.prisma", "datasource db {\n  provider = \"sqlite\"\n}\n");
    let files: Vec<(&str, &str)> = history(OWNER).into_iter().chain([lock, small]).collect();
    let outcome = World::working(&files).run("check");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.contains("checked 1 table"), "{}", outcome.stdout);
}

#[test]
fn two_migrations_of_one_time_are_no_fault() {
    let twin = "prisma/migrations/20260102000000_twin/migration.sql";
    let files = tree(&[(FIRST, CREATE_TOOLS), (SECOND, OWNER), (twin, "SELECT 1;\n")]);
    let outcome = World::working(&files).run("check");
    assert!(outcome.exit == 0 && outcome.stdout.ends_with("no findings\n"), "{}", outcome.stdout);
}

#[test]
fn two_names_that_differ_in_capitals_are_a_warning() {
    let twin = "prisma/migrations/20260102000000_Second/migration.sql";
    let files = tree(&[(FIRST, CREATE_TOOLS), (SECOND, OWNER), (twin, "SELECT 1;\n")]);
    let outcome = World::working(&files).run("check");
    assert_eq!(outcome.exit, 0);
    assert!(outcome.stdout.starts_with("warning[duplicate-migration]"), "{}", outcome.stdout);
}
