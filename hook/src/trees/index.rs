//! The Git index: what the commit would hold.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use git2::{IndexEntryExtendedFlag, Oid, Repository};

use super::{Files, blob};
use crate::obstacle;

/// The files of the index that Git is about to commit, which `GIT_INDEX_FILE` may name.
pub(super) struct Index<'r> {
    repository: &'r Repository,
    entries: BTreeMap<String, Entry>,
}

enum Entry {
    Blob(Oid),
    Unmerged,
}

impl<'r> Index<'r> {
    /// Reads the index. Files that are only intended to be added are not in it.
    pub(super) fn list(repository: &'r Repository) -> Result<Self> {
        let index = repository
            .index()
            .map_err(|error| obstacle::explain(&error))
            .context("cannot read the Git index")?;
        let mut entries = BTreeMap::new();
        for entry in index.iter() {
            let extended = IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended);
            if extended.is_intent_to_add() || !blob::is_file(entry.mode) {
                continue;
            }
            let found = if stage(entry.flags) == 0 { Entry::Blob(entry.id) } else { Entry::Unmerged };
            entries.insert(String::from_utf8_lossy(&entry.path).into_owned(), found);
        }
        Ok(Self { repository, entries })
    }
}

/// The merge stage of an entry: 0 merged, 1 base, 2 ours, 3 theirs.
const fn stage(flags: u16) -> u16 {
    flags >> 12 & 0b11
}

impl Files for Index<'_> {
    fn paths(&self) -> Vec<String> {
        self.entries.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>> {
        match self.entries.get(path) {
            Some(Entry::Blob(id)) => blob::read(self.repository, *id),
            Some(Entry::Unmerged) => {
                bail!("it has an unresolved merge conflict\n  help: resolve it, then run `git add {path}`")
            }
            None => bail!("it is not in the Git index"),
        }
    }
}
