//! The files on disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use ignore::{DirEntry, WalkBuilder};

use super::{Files, blob};
use crate::place::{Place, slashed};

/// The files below the root that Git would show: not ignored, or tracked all the same.
pub(super) struct Working {
    files: BTreeMap<String, PathBuf>,
}

impl Working {
    /// Walks the root. Links are not followed, nor are repositories inside this one entered.
    pub(super) fn list(place: &Place) -> Result<Self> {
        let mut files = BTreeMap::new();
        for entry in walk(&place.root) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    // As Git does: a database's folder of another user's is not worth failing for, but worth a word.
                    eprintln!("warning: not everything below the root can be read: {error}");
                    continue;
                }
            };
            if entry.file_type().is_some_and(|kind| kind.is_file()) {
                let path = entry.into_path();
                files.insert(name(&path, &place.root)?, path);
            }
        }
        for path in tracked(place) {
            let on_disk = place.root.join(&path);
            if !files.contains_key(&path) && on_disk.symlink_metadata().is_ok_and(|found| found.is_file()) {
                files.insert(path, on_disk);
            }
        }
        Ok(Self { files })
    }
}

fn walk(root: &Path) -> ignore::Walk {
    WalkBuilder::new(root)
        .hidden(false)
        .ignore(false)
        .parents(false)
        .require_git(false)
        .filter_entry(|entry| entry.depth() == 0 || !(entry.file_name() == ".git" || is_repository(entry)))
        .build()
}

fn is_repository(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir()) && entry.path().join(".git").exists()
}

/// What the index holds, for files that were added although an ignore pattern names them.
fn tracked(place: &Place) -> Vec<String> {
    let Some(index) = place.any_repository().and_then(|repository| repository.index().ok()) else {
        return Vec::new();
    };
    let files = index.iter().filter(|entry| blob::is_file(entry.mode));
    files.filter_map(|entry| String::from_utf8(entry.path).ok()).collect()
}

fn name(path: &Path, root: &Path) -> Result<String> {
    let below = path.strip_prefix(root).context("a walk left its root")?;
    Ok(slashed(below))
}

impl Files for Working {
    fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>> {
        let on_disk = self.files.get(path).context("there is no such file")?;
        let mut file = File::open(on_disk)?;
        let size = file.metadata()?.len();
        if u32::try_from(size).is_err() {
            bail!("it is larger than 4 GiB");
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size)?);
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use git2::Repository;
    use tempfile::TempDir;

    use super::*;

    /// A folder of these files, all of them empty but those named `.gitignore`, which ignore `*.out` and `built/`.
    fn folder(files: &[&str]) -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
            let content = if file.ends_with(".gitignore") { "*.out\nbuilt/\n" } else { "" };
            fs::write(path, content).expect("a file");
        }
        folder
    }

    fn listed(folder: &TempDir) -> Vec<String> {
        let place = Place::at(folder.path().canonicalize().expect("a temporary folder has a path"));
        Working::list(&place).expect("a listing").paths()
    }

    #[test]
    fn ignored_files_are_not_listed() {
        let folder = folder(&[".gitignore", "a", "b.out", "built/c", "deep/d.out"]);
        assert_eq!(listed(&folder), [".gitignore", "a"]);
    }

    #[test]
    fn an_ignored_file_that_is_tracked_is_listed() {
        let folder = folder(&[".gitignore", "b.out", "c.out"]);
        let repository = Repository::init(folder.path()).expect("a repository");
        let mut index = repository.index().expect("an index");
        index.add_path(Path::new("b.out")).expect("the file is added");
        index.write().expect("the index is written");
        assert_eq!(listed(&folder), [".gitignore", "b.out"]);
    }

    #[test]
    fn a_repository_inside_is_not_entered() {
        let folder = folder(&["a", "vendor/b"]);
        Repository::init(folder.path().join("vendor")).expect("a repository");
        assert_eq!(listed(&folder), ["a"]);
    }

    #[test]
    fn names_with_spaces_and_of_any_script_are_listed() {
        let folder = folder(&["schéma 数/über uns.md"]);
        assert_eq!(listed(&folder), ["schéma 数/über uns.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_round_and_round() {
        let folder = folder(&["a"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).expect("a link");
        assert_eq!(listed(&folder), ["a"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf_8_does_not_hide_its_neighbours() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = folder(&["a"]);
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xE9")), "x").expect("a file");
        assert_eq!(listed(&folder), ["a", "caf\u{FFFD}"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_over_4_gib_is_refused_unread() {
        let folder = folder(&["a"]);
        let file = File::options().write(true).open(folder.path().join("a")).expect("a file");
        file.set_len(1 << 32).expect("a sparse file");
        let place = Place::at(folder.path().canonicalize().expect("a temporary folder has a path"));
        let error = Working::list(&place).expect("a listing").read("a").expect_err("it is too large");
        assert_eq!(error.to_string(), "it is larger than 4 GiB");
    }
}
