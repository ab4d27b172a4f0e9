//! Commits, judged by what they change.

use std::process::Command;

use throughline_tests::front;
use throughline_tests::program::missing;
use throughline_tests::repository::{Repository, Said};

use crate::seed_library::{self, SCHEMA, VARIETY, assert_blocked, committed, staged, take_variety_away};

fn commit(repository: &Repository) -> Said {
    repository.try_git(&["commit", "--quiet", "--message", "next"])
}

#[test]
fn a_sound_first_commit_passes_in_silence() {
    assert_eq!(commit(&staged()), Said { words: String::new(), exit: 0 });
}

#[test]
fn an_unsound_first_commit_is_blocked() {
    let repository = staged();
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    assert_blocked(&commit(&repository));
}

#[test]
fn a_field_that_is_taken_away_blocks_the_commit_naming_table_and_column() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    assert_blocked(&commit(&repository));
}

#[test]
fn a_blocked_commit_is_told_in_under_ten_lines() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    let said = commit(&repository);
    assert!((1..10).contains(&said.words.lines().count()), "{}", said.words);
}

#[test]
fn a_blocked_commit_is_told_how_to_skip_the_hook() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    assert!(commit(&repository).words.contains("THROUGHLINE_SKIP=1"));
}

#[test]
fn a_field_that_is_put_back_passes_in_silence() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    assert_blocked(&commit(&repository));
    repository.replace(SCHEMA, "  harvestedOn", &format!("{VARIETY}  harvestedOn"));
    repository.write("notes.txt", "something to commit\n");
    repository.git(&["add", "."]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn the_hook_of_the_npm_package_says_the_same() {
    let test = "the_hook_of_the_npm_package_says_the_same";
    let Some(program) = front::npm() else {
        return missing(test, "no THROUGHLINE_NPM: run `cargo xtask test`");
    };
    let repository = committed();
    let mut install = Command::new("node");
    assert_eq!(repository.run_in("", install.arg(program).args(["hook", "install"])).exit, 0);
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    let said = commit(&repository);
    assert_blocked(&said);
    assert_eq!(said.words, repository.throughline(&["hook", "run"]).words);
    repository.replace(SCHEMA, "  harvestedOn", &format!("{VARIETY}  harvestedOn"));
    repository.write("notes.txt", "something to commit\n");
    repository.git(&["add", "."]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn a_field_that_goes_with_its_migration_passes_in_silence() {
    let repository = committed();
    take_variety_away(&repository);
    seed_library::write_migration(&repository);
    repository.git(&["add", "."]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn a_migration_that_is_not_staged_does_not_excuse_the_commit() {
    let repository = committed();
    take_variety_away(&repository);
    seed_library::write_migration(&repository);
    repository.git(&["add", SCHEMA]);
    assert_blocked(&commit(&repository));
}

#[test]
fn a_migration_without_its_schema_blocks_the_commit() {
    let repository = committed();
    seed_library::write_migration(&repository);
    repository.git(&["add", "."]);
    assert_blocked(&commit(&repository));
}

#[test]
fn a_migration_that_is_deleted_blocks_the_commit() {
    let repository = committed();
    take_variety_away(&repository);
    seed_library::write_migration(&repository);
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "no variety"]);
    repository.git(&["rm", "--quiet", "-r", "prisma/migrations/20260302090000_no_variety"]);
    assert_blocked(&commit(&repository));
}

#[test]
fn a_commit_after_which_nothing_can_be_compared_is_blocked() {
    for half in ["prisma/migrations", SCHEMA] {
        let repository = committed();
        repository.git(&["rm", "--quiet", "-r", half]);
        let said = commit(&repository);
        assert_ne!(said.exit, 0, "{half} was deleted unseen");
        assert!(said.words.contains("prisma/"), "{}", said.words);
    }
}

#[test]
fn a_commit_that_deletes_schema_and_migrations_passes_in_silence() {
    let repository = committed();
    repository.git(&["rm", "--quiet", "-r", "prisma"]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn a_commit_that_moves_schema_and_migrations_passes_in_silence() {
    let repository = committed();
    repository.write("packages/notes.txt", "a note\n");
    repository.git(&["mv", "prisma", "packages/prisma"]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn a_schema_without_migrations_from_the_start_is_nobody_s_fault() {
    let repository = staged();
    repository.git(&["rm", "--quiet", "-r", "--cached", "prisma/migrations"]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn what_is_staged_is_judged_though_the_file_on_disk_is_sound_again() {
    let repository = committed();
    let sound = repository.bytes(SCHEMA);
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    repository.write(SCHEMA, sound);
    assert_blocked(&commit(&repository));
}

#[test]
fn what_is_not_staged_is_not_judged() {
    let repository = committed();
    repository.write("notes.txt", "a note\n");
    repository.git(&["add", "."]);
    take_variety_away(&repository);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn a_commit_of_all_files_is_judged_with_all() {
    let repository = committed();
    take_variety_away(&repository);
    assert_blocked(&repository.try_git(&["commit", "--quiet", "--all", "--message", "next"]));
}

#[test]
fn a_commit_of_a_path_is_judged_by_that_path() {
    let repository = committed();
    repository.write("notes.txt", "a note\n");
    repository.git(&["add", "notes.txt"]);
    take_variety_away(&repository);
    repository.git(&["add", SCHEMA]);
    let note = repository.try_git(&["commit", "--quiet", "--message", "a note", "notes.txt"]);
    assert_eq!(note, Said { words: String::new(), exit: 0 });
    assert_blocked(&repository.try_git(&["commit", "--quiet", "--message", "next", SCHEMA]));
}

#[test]
fn an_amended_commit_is_judged() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    assert_blocked(&repository.try_git(&["commit", "--quiet", "--amend", "--no-edit"]));
}

#[test]
fn a_commit_in_a_worktree_is_judged() {
    let repository = committed();
    repository.git(&["worktree", "add", "--quiet", "../annex"]);
    repository.replace(&format!("../annex/{SCHEMA}"), VARIETY, "");
    for words in [["add", "."].as_slice(), &["commit", "--quiet", "--message", "next"]] {
        let said = repository.run_in("../annex", Command::new("git").args(words));
        if words[0] == "commit" {
            assert_blocked(&said);
        }
    }
}

#[test]
fn a_commit_of_all_files_in_a_worktree_is_judged() {
    let repository = committed();
    repository.git(&["worktree", "add", "--quiet", "../annex"]);
    repository.replace(&format!("../annex/{SCHEMA}"), VARIETY, "");
    let mut commit = Command::new("git");
    commit.args(["commit", "--quiet", "--all", "--message", "next"]);
    assert_blocked(&repository.run_in("../annex", &mut commit));
}

#[test]
fn a_worktree_with_relative_paths_is_judged() {
    let repository = committed();
    repository.git(&["config", "worktree.useRelativePaths", "true"]);
    repository.git(&["worktree", "add", "--quiet", "../annex"]);
    repository.replace(&format!("../annex/{SCHEMA}"), VARIETY, "");
    let mut commit = Command::new("git");
    commit.args(["commit", "--quiet", "--all", "--message", "next"]);
    assert_blocked(&repository.run_in("../annex", &mut commit));
}

#[test]
fn a_commit_from_a_subfolder_is_judged_whole() {
    let repository = committed();
    take_variety_away(&repository);
    repository.write("docs/notes.md", "a note\n");
    repository.git(&["add", "."]);
    let mut commit = Command::new("git");
    assert_blocked(&repository.run_in("docs", commit.args(["commit", "--quiet", "--message", "next"])));
}

#[test]
fn debt_of_earlier_commits_blocks_nothing() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["commit", "--quiet", "--no-verify", "--all", "--message", "debt"]);
    repository.write("notes.txt", "a note\n");
    repository.git(&["add", "."]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn more_debt_is_blocked_without_a_word_of_the_earlier() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["commit", "--quiet", "--no-verify", "--all", "--message", "debt"]);
    repository.replace(SCHEMA, "  email   String   @unique\n", "");
    repository.git(&["add", "."]);
    let said = commit(&repository);
    assert_ne!(said.exit, 0);
    assert!(said.words.contains("email") && !said.words.contains("variety"), "{}", said.words);
}

#[test]
fn a_file_that_is_only_intended_to_be_added_is_not_judged() {
    let repository = Repository::new();
    seed_library::write(&repository, "");
    repository.throughline(&["hook", "install"]);
    repository.git(&["add", "prisma/migrations"]);
    repository.git(&["commit", "--quiet", "--no-verify", "--message", "migrations"]);
    repository.write("notes.txt", "a note\n");
    repository.git(&["add", "notes.txt"]);
    repository.git(&["add", "--intent-to-add", SCHEMA]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn a_folder_with_spaces_and_of_any_script_is_judged() {
    let repository = Repository::new();
    seed_library::write(&repository, "Läden 種/über uns/");
    repository.throughline(&["hook", "install"]);
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "the seed library"]);
    repository.replace(&format!("Läden 種/über uns/{SCHEMA}"), VARIETY, "");
    repository.git(&["add", "."]);
    let said = commit(&repository);
    assert_blocked(&said);
    assert!(said.words.contains("Läden 種/über uns/prisma/schema.prisma"), "{}", said.words);
}

#[test]
fn a_commit_that_touches_nothing_relevant_passes_in_silence() {
    let repository = Repository::new();
    repository.throughline(&["hook", "install"]);
    repository.write("notes.txt", "a note\n");
    repository.git(&["add", "."]);
    assert_eq!(commit(&repository), Said { words: String::new(), exit: 0 });
}

#[test]
fn the_hook_can_be_skipped() {
    let repository = committed();
    take_variety_away(&repository);
    let mut commit = Command::new("git");
    commit.args(["commit", "--quiet", "--all", "--message", "next"]).env("THROUGHLINE_SKIP", "1");
    assert_eq!(repository.run_in("", &mut commit), Said { words: String::new(), exit: 0 });
}

#[test]
fn the_debt_of_a_merged_branch_is_not_that_of_the_merge() {
    let repository = committed();
    repository.write("notes.txt", "trunk\n");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "note"]);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    take_variety_away(&repository);
    repository.write("notes.txt", "side\n");
    repository.git(&["commit", "--quiet", "--no-verify", "--all", "--message", "debt"]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("notes.txt", "main\n");
    repository.git(&["commit", "--quiet", "--all", "--message", "main"]);
    assert_ne!(repository.try_git(&["merge", "side"]).exit, 0, "the notes are in conflict");
    repository.write("notes.txt", "both\n");
    repository.git(&["add", "."]);
    let said = repository.try_git(&["commit", "--quiet", "--no-edit"]);
    assert_eq!(said, Said { words: String::new(), exit: 0 });
}

#[test]
fn a_merge_of_sound_branches_that_is_unsound_is_blocked() {
    let repository = committed();
    repository.write("notes.txt", "trunk\n");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "note"]);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    take_variety_away(&repository);
    seed_library::write_migration(&repository);
    repository.write("notes.txt", "side\n");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "no variety"]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("notes.txt", "main\n");
    repository.git(&["commit", "--quiet", "--all", "--message", "main"]);
    assert_ne!(repository.try_git(&["merge", "side"]).exit, 0, "the notes are in conflict");
    repository.write("notes.txt", "both\n");
    repository.git(&["checkout", "--quiet", "main", "--", SCHEMA]);
    repository.git(&["add", "."]);
    assert_blocked(&repository.try_git(&["commit", "--quiet", "--no-edit"]));
}
