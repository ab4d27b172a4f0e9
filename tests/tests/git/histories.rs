//! Migrations that were committed already: edited, deleted, merged, rebased; with a remote and without one.

use throughline_tests::repository::{Repository, Said};

use crate::seed_library::{FIRST, SCHEMA, VARIETY, committed, take_variety_away, write_migration};

const NO_VARIETY: &str = "prisma/migrations/20260302090000_no_variety/migration.sql";
const IDLE: &str = "prisma/migrations/20260301120000_idle/migration.sql";

fn commit(repository: &Repository) -> Said {
    repository.git(&["add", "--all"]);
    repository.try_git(&["commit", "--quiet", "--message", "next"])
}

#[track_caller]
fn commit_in_silence(repository: &Repository) {
    assert_eq!(commit(repository), Said { words: String::new(), exit: 0 });
}

#[track_caller]
fn commit_is_blocked(repository: &Repository, rule: &str) {
    let said = commit(repository);
    assert!(said.exit == 1 && said.words.contains(rule), "{}", said.words);
}

/// The product, and after it a migration with its schema.
fn with_second() -> Repository {
    let repository = committed();
    take_variety_away(&repository);
    write_migration(&repository);
    commit_in_silence(&repository);
    repository
}

#[test]
fn an_edit_of_a_committed_migration_is_blocked() {
    let repository = with_second();
    repository.replace(NO_VARIETY, "DROP COLUMN", "DROP COLUMN IF EXISTS");
    commit_is_blocked(&repository, "edited-migration");
    repository.git(&["checkout", "--quiet", "HEAD", "--", NO_VARIETY]);
    repository.write("notes.txt", "nothing else\n");
    commit_in_silence(&repository);
}

#[test]
fn a_comment_in_a_committed_migration_is_no_obstacle() {
    let repository = with_second();
    repository.replace(NO_VARIETY, "ALTER", "-- Nobody asked for it.\nALTER");
    assert_eq!(commit(&repository).exit, 0);
}

#[test]
fn what_the_remote_does_not_have_may_be_edited() {
    let repository = committed();
    repository.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    take_variety_away(&repository);
    write_migration(&repository);
    commit_in_silence(&repository);
    repository.replace(NO_VARIETY, "DROP COLUMN", "DROP COLUMN IF EXISTS");
    commit_in_silence(&repository);
    repository.replace(FIRST, "DATE NOT NULL", "DATE  NOT NULL");
    repository.replace(
        FIRST,
        "TEXT NOT NULL,\n    \"harvested_on",
        "TEXT NOT NULL DEFAULT '',\n    \"harvested_on",
    );
    commit_is_blocked(&repository, "edited-migration");
}

#[test]
fn a_remote_whose_branch_has_another_name_is_known_by_its_head() {
    let repository = committed();
    repository.git(&["update-ref", "refs/remotes/origin/trunk", "HEAD"]);
    repository.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk"]);
    take_variety_away(&repository);
    write_migration(&repository);
    commit_in_silence(&repository);
    repository.git(&["rm", "-r", "--quiet", NO_VARIETY]);
    repository.replace(SCHEMA, "  harvestedOn", &format!("{VARIETY}  harvestedOn"));
    commit_in_silence(&repository);
}

#[test]
fn a_deleted_migration_is_blocked() {
    let repository = with_second();
    repository.git(&["rm", "-r", "--quiet", NO_VARIETY]);
    repository.replace(SCHEMA, "  harvestedOn", &format!("{VARIETY}  harvestedOn"));
    commit_is_blocked(&repository, "deleted-migration");
}

/// Two branches with a migration each, the older on `side`; both wrote other notes, so that Git stops at them.
fn two_branches() -> Repository {
    let repository = committed();
    repository.git(&["switch", "--quiet", "--create", "side"]);
    repository.write(IDLE, "SELECT 1;\n");
    repository.write("notes.txt", "side\n");
    commit_in_silence(&repository);
    repository.git(&["switch", "--quiet", "main"]);
    take_variety_away(&repository);
    write_migration(&repository);
    repository.write("notes.txt", "main\n");
    commit_in_silence(&repository);
    repository
}

#[test]
fn a_merge_of_two_branches_with_a_migration_each_passes_in_silence() {
    let repository = two_branches();
    assert_ne!(repository.try_git(&["merge", "side"]).exit, 0, "the notes are in conflict");
    repository.write("notes.txt", "both\n");
    commit_in_silence(&repository);
}

#[test]
fn an_older_migration_is_committed_with_a_warning() {
    let repository = with_second();
    repository.write(IDLE, "SELECT 1;\n");
    let said = commit(&repository);
    assert_eq!(said.exit, 0, "{}", said.words);
    assert!(said.words.starts_with("warning[out-of-order-migration]"), "{}", said.words);
}

#[test]
fn a_rebase_of_an_older_migration_goes_on() {
    let repository = two_branches();
    repository.git(&["switch", "--quiet", "side"]);
    assert_ne!(repository.try_git(&["rebase", "main"]).exit, 0, "the notes are in conflict");
    repository.write("notes.txt", "both\n");
    repository.git(&["add", "--all"]);
    let said = repository.try_git(&["-c", "core.editor=true", "rebase", "--continue"]);
    assert_eq!(said.exit, 0, "{}", said.words);
    assert!(!said.words.contains("throughline"), "{}", said.words);
}
