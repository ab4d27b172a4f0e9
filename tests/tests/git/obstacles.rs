//! What libgit2 cannot read, or where there is no Git: told with its cause and its remedy, never passed over.

use throughline_tests::repository::{Repository, Said};

use crate::seed_library;

fn assert_refused(said: &Said, cause: &str, remedy: &str) {
    assert_eq!(said.exit, 2, "{}", said.words);
    assert!(said.words.contains(cause), "{}", said.words);
    assert!(said.words.contains(remedy), "{}", said.words);
}

#[test]
fn a_split_index_is_told_with_its_remedy() {
    let repository = Repository::new();
    repository.write("a", "a");
    repository.git(&["add", "a"]);
    repository.git(&["update-index", "--split-index"]);
    let said = repository.throughline(&["hook", "run"]);
    assert_refused(&said, "the index is split", "git update-index --no-split-index");
}

#[test]
fn a_commit_with_a_split_index_is_not_passed_unjudged() {
    let repository = Repository::new();
    repository.throughline(&["hook", "install"]);
    repository.write("a", "a");
    repository.git(&["add", "a"]);
    repository.git(&["update-index", "--split-index"]);
    assert_ne!(repository.try_git(&["commit", "--message", "first"]).exit, 0);
}

#[test]
fn the_remedy_of_a_split_index_works() {
    let repository = Repository::new();
    repository.throughline(&["hook", "install"]);
    repository.write("a", "a");
    repository.git(&["add", "a"]);
    repository.git(&["update-index", "--split-index"]);
    repository.git(&["config", "core.splitIndex", "false"]);
    repository.git(&["update-index", "--no-split-index"]);
    repository.git(&["commit", "--quiet", "--message", "first"]);
}

#[test]
fn a_sparse_index_is_told_with_its_remedy() {
    let repository = Repository::new();
    for path in ["shop/a", "depot/deep/b"] {
        repository.write(path, "x");
    }
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "first"]);
    repository.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "shop"]);
    let said = repository.throughline(&["hook", "run"]);
    assert_refused(&said, "the index is sparse", "git sparse-checkout reapply --no-sparse-index");
    repository.git(&["sparse-checkout", "reapply", "--no-sparse-index"]);
    assert_eq!(repository.throughline(&["hook", "run"]).exit, 0);
}

#[test]
fn objects_named_by_sha_256_are_told() {
    let repository = Repository::without_git();
    repository.git(&["init", "--quiet", "--object-format=sha256"]);
    let said = repository.throughline(&["hook", "run"]);
    assert_refused(&said, "named by SHA-256", "throughline check");
}

#[test]
fn without_git_the_hook_says_so() {
    let folder = Repository::without_git();
    for words in [["hook", "run"], ["hook", "install"], ["check", "--staged"]] {
        assert_refused(&folder.throughline(&words), "no Git repository", "git init");
    }
}

#[test]
fn an_unmerged_file_is_told_with_its_remedy() {
    let repository = Repository::new();
    let schema = "prisma/schema.prisma";
    repository.write(schema, "// trunk\n");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "trunk"]);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.write(schema, "// side\n");
    repository.git(&["commit", "--quiet", "--all", "--message", "side"]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(schema, "// main\n");
    repository.git(&["commit", "--quiet", "--all", "--message", "main"]);
    assert_ne!(repository.try_git(&["merge", "side"]).exit, 0);
    let said = repository.throughline(&["hook", "run"]);
    assert_refused(&said, "unresolved merge conflict", "git add prisma/schema.prisma");
}

#[test]
fn a_revision_that_is_not_there_is_told() {
    let repository = seed_library::committed();
    let said = repository.throughline(&["diff", "nowhere:prisma/schema.prisma", "prisma/schema.prisma"]);
    assert_refused(&said, "cannot read the commit `nowhere`", "git fetch");
}
