//! Where the program was called: the root of the project, the folder below it, and the repository around it.
//!
//! **Invariant: a command that needs no Git works where there is none, or one that libgit2 cannot open.**

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use git2::{ErrorCode, Repository};

use throughline_core::command::cli::Standing;
use throughline_core::command::{Base, Hooks};

use crate::obstacle;
use crate::trees::hooks_folder;

/// Where the program was called.
pub(crate) struct Place {
    /// The top of the working tree; without one, the current directory. Paths are relative to it.
    pub(crate) root: PathBuf,
    folder: String,
    git: Git,
}

enum Git {
    Open(Box<Repository>),
    Closed(git2::Error),
    Missing,
}

impl Place {
    /// Looks around the current directory, minding `GIT_DIR`, `GIT_WORK_TREE` and `GIT_INDEX_FILE` as Git does.
    pub(crate) fn find() -> Result<Self> {
        let here = env::current_dir().context("cannot tell the current directory")?;
        let git = Git::from(Repository::open_from_env());
        let root = git.root(&here).unwrap_or_else(|| here.clone());
        Ok(Self { folder: below(&here, &root), root, git })
    }

    /// The root of a folder of a test, and the repository that stands right there, if one does.
    #[cfg(test)]
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { folder: String::new(), git: Git::from(Repository::open(&root)), root }
    }

    /// What core needs to know to understand paths that were typed here.
    pub(crate) fn standing(&self) -> Standing {
        Standing {
            root: slashed(&self.root),
            folder: self.folder.clone(),
            hooks: self.hooks(),
            base: self.any_repository().map(base).unwrap_or_default(),
        }
    }

    /// The hooks folder. Where it is part of the working tree it is shared, and no path of this machine belongs in it.
    fn hooks(&self) -> Hooks {
        let Some(folder) = self.any_repository().and_then(|repository| hooks_folder(repository).ok()) else {
            return Hooks::default();
        };
        let shown = folder.strip_prefix(&self.root).unwrap_or(&folder);
        let is_shared = shown.is_relative() && !shown.starts_with(".git");
        let program = env::current_exe().ok().filter(|_| !is_shared);
        Hooks { folder: slashed(shown), call: program.iter().map(|program| slashed(program)).collect() }
    }

    /// The repository; an error says why there is none, and what to do.
    pub(crate) fn repository(&self) -> Result<&Repository> {
        let root = self.root.display();
        match &self.git {
            Git::Open(repository) => Ok(repository),
            Git::Closed(error) => {
                Err(obstacle::explain(error)).context(format!("cannot open the Git repository of {root}"))
            }
            Git::Missing => Err(anyhow!(
                "no Git repository at {root} or above it\n  help: run `git init`, or go to a repository; \
                 `throughline check` needs none"
            )),
        }
    }

    /// The repository, where there is one that opens.
    pub(crate) fn any_repository(&self) -> Option<&Repository> {
        match &self.git {
            Git::Open(repository) => Some(repository),
            Git::Closed(_) | Git::Missing => None,
        }
    }
}

impl From<Result<Repository, git2::Error>> for Git {
    fn from(opened: Result<Repository, git2::Error>) -> Self {
        match opened {
            Ok(repository) => Self::Open(Box::new(repository)),
            Err(error) if error.code() == ErrorCode::NotFound => Self::Missing,
            Err(error) => Self::Closed(error),
        }
    }
}

impl Git {
    fn root(&self, here: &Path) -> Option<PathBuf> {
        match self {
            Self::Open(repository) => repository.workdir()?.canonicalize().ok(),
            Self::Closed(_) => {
                here.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned)
            }
            Self::Missing => None,
        }
    }
}

/// What the next commit is judged by.
fn base(repository: &Repository) -> Base {
    Base { merging: merging(repository), published: published(repository) }
}

/// The branches of a remote that others are taken to have, the first that is there.
const PUBLISHED: [&str; 3] =
    ["refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master"];

fn published(repository: &Repository) -> Option<String> {
    let commit = |name: &&str| repository.find_reference(name).ok()?.peel_to_commit().ok();
    PUBLISHED.iter().find_map(commit).map(|commit| commit.id().to_string())
}

/// The commits that are being merged: the lines of `MERGE_HEAD`, which is there only during a merge.
fn merging(repository: &Repository) -> Vec<String> {
    let ids = fs::read_to_string(repository.path().join("MERGE_HEAD")).unwrap_or_default();
    ids.lines().map(ToOwned::to_owned).collect()
}

/// `here` relative to `root`, with `/`; empty where it is not below it.
fn below(here: &Path, root: &Path) -> String {
    let here = here.canonicalize().unwrap_or_else(|_| here.to_owned());
    let parts = here.strip_prefix(root).map(Path::to_owned).unwrap_or_default();
    slashed(&parts)
}

/// A path as core knows it, with `/` on every platform.
pub(crate) fn slashed(path: &Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}
