//! Opens the trees that core asks for, and reads from them just the files that it wants.
//!
//! **Invariant: reading a tree changes nothing: no lock is taken, no index refreshed, no object written.**

mod blob;
mod commit;
mod hooks;
mod index;
mod working;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use throughline_core::command::{Request, Tree, Trees, trees, wanted};
use throughline_core::text::Snapshot;

use crate::place::Place;

pub(crate) use hooks::folder as hooks_folder;

/// The files of one tree.
trait Files {
    /// Every path, relative to the root of the tree, with `/`.
    fn paths(&self) -> Vec<String>;

    /// The bytes of a path that [`Files::paths`] gave.
    fn read(&self, path: &str) -> Result<Vec<u8>>;
}

/// Lists the trees that a request needs, and supplies what core wants of them.
pub(crate) fn gather(place: &Place, request: &Request) -> Result<Trees> {
    let mut open = BTreeMap::new();
    for tree in trees(request) {
        let files = files(place, &tree)?;
        open.insert(tree, files);
    }
    let mut trees: Trees =
        open.iter().map(|(tree, files)| (tree.clone(), Snapshot::of_paths(files.paths()))).collect();
    loop {
        let wanted = wanted(request, &trees);
        if wanted.is_empty() {
            return Ok(trees);
        }
        for (tree, path) in wanted {
            let files = open.get(&tree).context("core wants a file of a tree that it did not ask for")?;
            let bytes = files.read(&path).with_context(|| format!("cannot read {path}"))?;
            trees.entry(tree).or_default().supply(path, bytes);
        }
    }
}

fn files<'p>(place: &'p Place, tree: &Tree) -> Result<Box<dyn Files + 'p>> {
    Ok(match tree {
        Tree::Working => Box::new(working::Working::list(place)?),
        Tree::Index => Box::new(index::Index::list(place.repository()?)?),
        Tree::Commit(revision) => Box::new(commit::Commit::list(place.repository()?, revision)?),
        Tree::Hooks => Box::new(hooks::Hooks::list(place.repository()?)?),
    })
}
