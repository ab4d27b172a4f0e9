//! Real Git repositories, made by the `git` of this machine in temporary folders.
//!
//! **Invariant: nothing of the machine's own Git configuration reaches them, and nothing of them stays.**

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::front;

/// A Git repository with a home of its own.
pub struct Repository {
    _folder: TempDir,
    home: PathBuf,
    root: PathBuf,
}

/// What a program said and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Both streams, standard output first.
    pub words: String,
    /// Exit code.
    pub exit: i32,
}

impl Repository {
    /// A new repository on the branch `main`, without a commit.
    pub fn new() -> Self {
        let repository = Self::without_git();
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// The folder alone, without a repository in it.
    pub fn without_git() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let top = folder.path().canonicalize().expect("a temporary folder has a path");
        let (home, root) = (top.join("home"), top.join("shop"));
        fs::create_dir(&home).expect("a home");
        fs::create_dir(&root).expect("a folder for the repository");
        Self { _folder: folder, home, root }
    }

    /// The top of the working tree.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Writes a file, with the folders that it needs.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder for a file");
        fs::write(path, content).expect("a file of the test");
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).expect("a file of the test")
    }

    /// Replaces words of a file, which must be there.
    pub fn replace(&self, path: &str, before: &str, after: &str) {
        let content = String::from_utf8(self.bytes(path)).expect("a file of the test is text");
        assert!(content.contains(before), "{path} has no `{before}`");
        self.write(path, content.replace(before, after));
    }

    /// Runs Git, which must succeed, and gives what it said.
    pub fn git(&self, words: &[&str]) -> String {
        let said = self.try_git(words);
        assert_eq!(said.exit, 0, "git {words:?}: {}", said.words);
        said.words
    }

    /// Runs Git.
    pub fn try_git(&self, words: &[&str]) -> Said {
        self.run_in("", Command::new("git").args(words))
    }

    /// Runs the native binary at the root.
    pub fn throughline(&self, words: &[&str]) -> Said {
        self.run_in("", Command::new(front::native()).args(words))
    }

    /// Runs a program in a folder below the root (or anywhere, by an absolute path), away from the machine's settings.
    pub fn run_in(&self, folder: &str, program: &mut Command) -> Said {
        for (name, _) in std::env::vars_os() {
            let is_of_outer = ["GIT_", "THROUGHLINE_SKIP", "NO_COLOR", "CLICOLOR", "XDG_"];
            if is_of_outer.iter().any(|start| name.to_string_lossy().starts_with(start))
                && program.get_envs().all(|(set, _)| set != name)
            {
                program.env_remove(name);
            }
        }
        program.env("PATH", path_without_throughline());
        program.env("HOME", &self.home).env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C");
        for who in ["AUTHOR", "COMMITTER"] {
            program
                .env(format!("GIT_{who}_NAME"), "Robin")
                .env(format!("GIT_{who}_EMAIL"), "robin@example.org");
        }
        let output = program.current_dir(self.root.join(folder)).output().expect("the program starts");
        Said::from(&output)
    }
}

/// Where programs are found, but for a `throughline` that somebody installed: a hook might call it.
fn path_without_throughline() -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).filter(|folder| !folder.join("throughline").exists());
    std::env::join_paths(folders).expect("the folders of a path can be joined again")
}

impl Default for Repository {
    fn default() -> Self {
        Self::new()
    }
}

impl From<&Output> for Said {
    fn from(output: &Output) -> Self {
        let words = [&output.stdout, &output.stderr].map(|words| String::from_utf8_lossy(words)).concat();
        Self { words, exit: output.status.code().expect("the program ends by itself") }
    }
}
