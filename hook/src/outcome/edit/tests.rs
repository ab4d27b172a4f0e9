//! Edits, made in temporary folders.

use std::collections::BTreeSet;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use tempfile::TempDir;
use throughline_core::text::Snapshot;

use super::*;

/// A folder with one file `a`, and the tree in which core read it, as far as it did.
fn folder(content: &str, seen: Option<&str>) -> (TempDir, Place, Trees) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("a"), content).expect("a file");
    let place = Place::at(folder.path().canonicalize().expect("a temporary folder has a path"));
    let mut snapshot = Snapshot::default();
    if let Some(seen) = seen {
        snapshot.supply("a", seen.as_bytes().to_vec());
    }
    (folder, place, Trees::from([(Tree::Working, snapshot)]))
}

fn write(path: &str, edit: Edit) -> Write {
    Write { tree: Tree::Working, path: path.into(), edit }
}

fn put(path: &str, content: &str) -> Write {
    write(path, Edit::Put { content: content.as_bytes().to_vec(), executable: false })
}

fn content(place: &Place, path: &str) -> String {
    fs::read_to_string(place.root.join(path)).expect("the file is there")
}

fn names(place: &Place) -> BTreeSet<String> {
    let listed = fs::read_dir(&place.root).expect("the folder is there");
    listed.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_file_that_was_read_is_overwritten() {
    let (_folder, place, trees) = folder("before", Some("before"));
    all(&[put("a", "after")], &place, &trees).expect("it is written");
    assert_eq!(content(&place, "a"), "after");
}

#[test]
fn a_file_that_was_not_read_is_left_alone() {
    let (_folder, place, trees) = folder("before", None);
    all(&[put("a", "after")], &place, &trees).expect_err("it was not read");
    assert_eq!(content(&place, "a"), "before");
}

#[test]
fn a_file_that_changed_since_it_was_read_is_left_alone() {
    let (_folder, place, trees) = folder("meanwhile", Some("before"));
    all(&[put("a", "after")], &place, &trees).expect_err("it is another");
    assert_eq!(content(&place, "a"), "meanwhile");
}

#[test]
fn where_one_edit_is_refused_none_is_made() {
    let (_folder, place, trees) = folder("before", None);
    all(&[put("new", "x"), put("a", "after")], &place, &trees).expect_err("one was not read");
    assert_eq!(names(&place), BTreeSet::from(["a".to_owned()]));
}

#[test]
fn folders_are_made_as_needed() {
    let (_folder, place, trees) = folder("before", None);
    all(&[put("deep/deeper/b", "x")], &place, &trees).expect("it is written");
    assert_eq!(content(&place, "deep/deeper/b"), "x");
}

#[test]
fn permissions_stay() {
    let (_folder, place, trees) = folder("before", Some("before"));
    let mode = |mode| fs::Permissions::from_mode(mode);
    fs::set_permissions(place.root.join("a"), mode(0o640)).expect("a mode is set");
    all(&[put("a", "after")], &place, &trees).expect("it is written");
    let found = fs::metadata(place.root.join("a")).expect("the file is there").permissions().mode();
    assert_eq!(found & 0o777, 0o640);
}

#[test]
fn nothing_is_written_through_a_link() {
    let (_folder, place, trees) = folder("before", Some("before"));
    symlink("a", place.root.join("link")).expect("a link");
    all(&[put("link", "after")], &place, &trees).expect_err("it is a link");
    assert_eq!(content(&place, "a"), "before");
}

#[test]
fn nothing_is_written_below_a_link() {
    let (_folder, place, trees) = folder("before", None);
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    symlink(elsewhere.path(), place.root.join("docs")).expect("a link");
    all(&[put("docs/b", "x")], &place, &trees).expect_err("a folder above it is a link");
    assert!(!elsewhere.path().join("b").exists());
}

#[test]
fn a_move_never_lands_on_a_file() {
    let (_folder, place, trees) = folder("before", None);
    fs::write(place.root.join("b"), "kept").expect("a file");
    all(&[write("a", Edit::MoveTo("b".into()))], &place, &trees).expect_err("a file stands there");
    assert_eq!(content(&place, "b"), "kept");
}

#[test]
fn a_move_makes_room_for_a_file_of_that_name() {
    let (_folder, place, trees) = folder("before", None);
    all(&[write("a", Edit::MoveTo("b".into())), put("a", "after")], &place, &trees).expect("both are made");
    assert_eq!([content(&place, "a"), content(&place, "b")], ["after", "before"]);
}

#[test]
fn no_temporary_file_stays() {
    let (_folder, place, trees) = folder("before", Some("before"));
    all(&[put("a", "after")], &place, &trees).expect("it is written");
    assert_eq!(names(&place), BTreeSet::from(["a".to_owned()]));
}
