//! The hook, put in and taken out again.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use throughline_tests::repository::Repository;

const HOOK: &str = ".git/hooks/pre-commit";
const KEPT: &str = ".git/hooks/pre-commit.before-throughline";

/// A hook of somebody else's, which leaves a trace and ends with this exit code.
fn other_hook(exit: u8) -> String {
    format!("#!/bin/sh\necho \"$0 ran\" >> trace\nexit {exit}\n")
}

fn make_executable(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode is set");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("the file is there").permissions().mode() & 0o7777
}

fn with_other_hook(exit: u8) -> Repository {
    let repository = Repository::new();
    repository.write(HOOK, other_hook(exit));
    make_executable(&repository.path(HOOK), 0o751);
    repository
}

#[test]
fn status_says_whether_the_hook_is_there() {
    let repository = Repository::new();
    assert_eq!(repository.throughline(&["hook", "status"]).exit, 1);
    repository.throughline(&["hook", "install"]);
    assert_eq!(repository.throughline(&["hook", "status"]).exit, 0);
}

#[test]
fn git_runs_what_was_installed() {
    let repository = Repository::new();
    assert_eq!(repository.throughline(&["hook", "install"]).exit, 0);
    assert_ne!(mode(&repository.path(HOOK)) & 0o111, 0);
    assert_eq!(repository.throughline(&["hook", "status"]).words, "installed in .git/hooks/pre-commit\n");
}

#[test]
fn installing_twice_changes_nothing() {
    let repository = with_other_hook(0);
    repository.throughline(&["hook", "install"]);
    let (hook, kept) = (repository.bytes(HOOK), repository.bytes(KEPT));
    assert_eq!(repository.throughline(&["hook", "install"]).exit, 0);
    assert_eq!((repository.bytes(HOOK), repository.bytes(KEPT)), (hook, kept));
}

#[test]
fn a_hook_that_stood_there_still_runs() {
    let repository = with_other_hook(0);
    repository.throughline(&["hook", "install"]);
    repository.git(&["commit", "--quiet", "--allow-empty", "--message", "first"]);
    let trace = String::from_utf8(repository.bytes("trace")).expect("the trace is text");
    assert_eq!(trace, ".git/hooks/pre-commit.before-throughline ran\n");
}

#[test]
fn a_hook_that_stood_there_still_refuses() {
    let repository = with_other_hook(7);
    repository.throughline(&["hook", "install"]);
    assert_ne!(repository.try_git(&["commit", "--allow-empty", "--message", "first"]).exit, 0);
    assert_ne!(repository.try_git(&["rev-parse", "--verify", "HEAD"]).exit, 0, "nothing was committed");
}

#[test]
fn a_hook_that_git_did_not_run_is_still_not_run() {
    let repository = with_other_hook(7);
    make_executable(&repository.path(HOOK), 0o644);
    repository.throughline(&["hook", "install"]);
    repository.git(&["commit", "--quiet", "--allow-empty", "--message", "first"]);
}

#[test]
fn uninstalling_puts_a_hook_back_byte_for_byte() {
    let repository = with_other_hook(0);
    let before = repository.bytes(HOOK);
    repository.throughline(&["hook", "install"]);
    assert_ne!(repository.bytes(HOOK), before);
    assert_eq!(repository.throughline(&["hook", "uninstall"]).exit, 0);
    assert_eq!(repository.bytes(HOOK), before);
    assert_eq!(mode(&repository.path(HOOK)), 0o751);
    assert!(!repository.path(KEPT).exists());
}

#[test]
fn uninstalling_leaves_no_trace() {
    let repository = Repository::new();
    let names = || {
        let listed = fs::read_dir(repository.path(".git/hooks")).expect("a hooks folder");
        let mut names: Vec<_> = listed.map(|hook| hook.expect("a hook").file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    repository.throughline(&["hook", "install"]);
    assert_ne!(names(), before);
    repository.throughline(&["hook", "uninstall"]);
    assert_eq!(names(), before);
}

#[test]
fn a_hook_that_is_a_link_stays_that_link() {
    let repository = Repository::new();
    repository.write("scripts/judge", other_hook(0));
    make_executable(&repository.path("scripts/judge"), 0o755);
    symlink("../../scripts/judge", repository.path(HOOK)).expect("a link");
    repository.throughline(&["hook", "install"]);
    assert_eq!(repository.bytes("scripts/judge"), other_hook(0).into_bytes());
    repository.git(&["commit", "--quiet", "--allow-empty", "--message", "first"]);
    assert!(repository.path("trace").exists());
    repository.throughline(&["hook", "uninstall"]);
    let link = fs::read_link(repository.path(HOOK)).expect("the hook is a link");
    assert_eq!(link, Path::new("../../scripts/judge"));
}

#[test]
fn a_hook_that_another_tool_wrote_over_ours_is_not_lost() {
    let repository = with_other_hook(0);
    repository.throughline(&["hook", "install"]);
    repository.write(HOOK, other_hook(3));
    assert_eq!(repository.throughline(&["hook", "install"]).exit, 2);
    assert_eq!(repository.bytes(HOOK), other_hook(3).into_bytes());
    assert_eq!(repository.bytes(KEPT), other_hook(0).into_bytes());
}

#[test]
fn hooks_go_where_git_is_told_to_look() {
    let repository = Repository::new();
    repository.git(&["config", "core.hooksPath", "tools/hooks"]);
    repository.throughline(&["hook", "install"]);
    assert!(repository.path("tools/hooks/pre-commit").exists());
    assert!(!repository.path(HOOK).exists());
}

#[test]
fn a_shared_hook_names_no_path_of_this_machine() {
    let repository = Repository::new();
    repository.git(&["config", "core.hooksPath", "tools/hooks"]);
    repository.throughline(&["hook", "install"]);
    let hook = String::from_utf8(repository.bytes("tools/hooks/pre-commit")).expect("a script");
    let program = throughline_tests::front::native().to_string_lossy();
    assert!(!hook.contains(&*program), "{hook}");
}

/// Husky 9 writes `.husky/_` anew whenever packages are installed; each hook there runs the one above by `sh -e`.
fn with_husky() -> Repository {
    let repository = Repository::new();
    repository.write(
        ".husky/_/h",
        "#!/bin/sh\nsh -e \"$(dirname \"$(dirname \"$0\")\")/$(basename \"$0\")\" \"$@\"\n",
    );
    repository.write(".husky/_/pre-commit", "#!/bin/sh\n. \"$(dirname \"$0\")/h\"\n");
    make_executable(&repository.path(".husky/_/pre-commit"), 0o755);
    repository.git(&["config", "core.hooksPath", ".husky/_"]);
    repository
}

#[test]
fn with_husky_the_hook_goes_where_husky_does_not_overwrite_it() {
    let repository = with_husky();
    let generated = repository.bytes(".husky/_/pre-commit");
    repository.throughline(&["hook", "install"]);
    assert!(repository.path(".husky/pre-commit").exists());
    assert_eq!(repository.bytes(".husky/_/pre-commit"), generated);
}

#[test]
fn with_husky_a_hook_that_is_not_executable_still_runs() {
    let repository = with_husky();
    repository.write(".husky/pre-commit", other_hook(7));
    repository.throughline(&["hook", "install"]);
    assert_ne!(repository.try_git(&["commit", "--allow-empty", "--message", "first"]).exit, 0);
    assert!(repository.path("trace").exists());
}

#[test]
fn a_hook_of_one_worktree_serves_all() {
    let repository = Repository::new();
    repository.git(&["commit", "--quiet", "--allow-empty", "--message", "first"]);
    repository.git(&["worktree", "add", "--quiet", "../annex"]);
    let annex = repository.path("../annex").to_string_lossy().into_owned();
    let mut install = Command::new(throughline_tests::front::native());
    assert_eq!(repository.run_in(&annex, install.args(["hook", "install"])).exit, 0);
    assert!(repository.path(HOOK).exists());
}

#[test]
fn hooks_that_are_turned_off_are_told() {
    let repository = Repository::new();
    repository.git(&["config", "core.hooksPath", "/dev/null"]);
    let said = repository.throughline(&["hook", "install"]);
    assert_eq!(said.exit, 2);
    assert!(said.words.contains("core.hooksPath is /dev/null"), "{}", said.words);
}

/// A hook whose program has gone since it was installed.
fn with_a_lost_program() -> Repository {
    let repository = Repository::new();
    repository.throughline(&["hook", "install"]);
    let program = throughline_tests::front::native().to_string_lossy();
    repository.replace(HOOK, &program, "/nowhere/throughline");
    repository
}

#[test]
fn a_hook_without_its_program_blocks_and_says_so() {
    let repository = with_a_lost_program();
    let said = repository.try_git(&["commit", "--allow-empty", "--message", "first"]);
    assert_ne!(said.exit, 0);
    assert!(said.words.contains("throughline is not installed here"), "{}", said.words);
}

#[test]
fn a_hook_without_its_program_can_be_skipped() {
    let repository = with_a_lost_program();
    let mut commit = Command::new("git");
    commit.args(["commit", "--quiet", "--allow-empty", "--message", "first"]).env("THROUGHLINE_SKIP", "1");
    assert_eq!(repository.run_in("", &mut commit).exit, 0);
}
