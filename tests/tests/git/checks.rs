//! Checks beside a commit: of the index or the working tree, from anywhere, many at once.

use std::fs;
use std::process::Command;
use std::thread;

use throughline_tests::front;
use throughline_tests::repository::{Repository, Said};

use crate::seed_library::{self, SCHEMA, VARIETY, assert_blocked, committed, take_variety_away};

#[test]
fn judging_changes_neither_the_index_nor_a_file() {
    let repository = committed();
    repository.replace(SCHEMA, VARIETY, "");
    repository.git(&["add", "."]);
    repository.replace(SCHEMA, "  email   String   @unique\n", "");
    let all = || {
        let index = repository.bytes(".git/index");
        let listed = fs::read_dir(repository.path(".git")).expect("the folder of Git is there");
        let names: Vec<_> = listed.map(|file| file.expect("a file").file_name()).collect();
        (index, names.len(), repository.bytes(SCHEMA), repository.git(&["status", "--porcelain"]))
    };
    // Git may refresh the index when it is first asked; from then on nobody else is to touch it.
    repository.git(&["status"]);
    let before = all();
    assert_eq!(repository.throughline(&["hook", "run"]).exit, 1);
    assert_eq!(repository.throughline(&["check", "--staged"]).exit, 1);
    assert_eq!(repository.throughline(&["check"]).exit, 1);
    assert!(all() == before, "a check changed something");
}

#[test]
fn a_range_is_judged_by_where_it_starts() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["commit", "--no-verify", "-am", "take it away"]);
    repository.write("notes.txt", "more\n");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--no-verify", "-m", "more"]);
    assert_blocked(&repository.throughline(&["check", "--range", "HEAD~2..HEAD"]));
    assert_eq!(repository.throughline(&["check", "--range", "HEAD~1..HEAD"]).exit, 0);
    let wrong = repository.throughline(&["check", "--range", "nothing..HEAD"]);
    assert!(wrong.exit == 2 && wrong.words.contains("nothing"), "{wrong:?}");
}

#[test]
fn many_checks_at_once_say_the_same() {
    let repository = committed();
    take_variety_away(&repository);
    repository.git(&["add", "."]);
    let said: Vec<Said> = thread::scope(|scope| {
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(|| repository.throughline(&["hook", "run"]))).collect();
        runs.into_iter().map(|run| run.join().expect("a run ends")).collect()
    });
    assert_blocked(&said[0]);
    assert!(said.iter().all(|other| *other == said[0]), "{said:?}");
}

#[test]
fn without_git_a_check_judges_the_files() {
    let folder = Repository::without_git();
    seed_library::write(&folder, "");
    assert_eq!(folder.throughline(&["check"]).exit, 0);
    take_variety_away(&folder);
    let said = folder.throughline(&["check"]);
    assert_eq!(said.exit, 1);
    assert_blocked(&said);
}

#[test]
fn a_check_in_a_subfolder_judges_the_whole_repository() {
    let repository = committed();
    take_variety_away(&repository);
    let mut check = Command::new(front::native());
    assert_blocked(&repository.run_in("prisma", check.arg("check")));
}

#[test]
fn a_path_is_taken_from_where_it_was_typed() {
    let repository = committed();
    let mut inspect = Command::new(front::native());
    let said = repository.run_in("prisma/migrations", inspect.args(["inspect", "../schema.prisma"]));
    assert_eq!(said.exit, 0, "{}", said.words);
    assert!(said.words.contains("packets"), "{}", said.words);
}
