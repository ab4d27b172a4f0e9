//! The tree of a commit.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use git2::{ErrorCode, Oid, Repository, TreeWalkMode, TreeWalkResult};

use super::{Files, blob};
use crate::obstacle;

/// The files of a commit.
pub(super) struct Commit<'r> {
    repository: &'r Repository,
    blobs: BTreeMap<String, Oid>,
}

impl<'r> Commit<'r> {
    /// Lists a commit, by any name that Git resolves. `HEAD` before the first commit is empty.
    pub(super) fn list(repository: &'r Repository, revision: &str) -> Result<Self> {
        if revision == "HEAD" && is_unborn(repository) {
            return Ok(Self { repository, blobs: BTreeMap::new() });
        }
        let blobs = blobs(repository, revision)
            .map_err(|error| obstacle::explain(&error))
            .with_context(|| format!("cannot read the commit `{revision}`"))?;
        Ok(Self { repository, blobs })
    }
}

fn is_unborn(repository: &Repository) -> bool {
    repository.head().is_err_and(|error| error.code() == ErrorCode::UnbornBranch)
}

fn blobs(repository: &Repository, revision: &str) -> Result<BTreeMap<String, Oid>, git2::Error> {
    let tree = repository.revparse_single(revision)?.peel_to_tree()?;
    let mut blobs = BTreeMap::new();
    tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
        if blob::is_file(entry.filemode().unsigned_abs()) {
            let name = String::from_utf8_lossy(entry.name_bytes());
            blobs.insert(format!("{folder}{name}"), entry.id());
        }
        TreeWalkResult::Ok
    })?;
    Ok(blobs)
}

impl Files for Commit<'_> {
    fn paths(&self) -> Vec<String> {
        self.blobs.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>> {
        let id = self.blobs.get(path).context("it is not in that commit")?;
        blob::read(self.repository, *id)
    }
}
