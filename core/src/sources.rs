//! What a tree of files holds: which schemas, and which migrations belong to each; and their reading.
//!
//! **Invariant: nothing is paired by guess. What cannot be told is a finding that shows what to write.**

mod docs;
mod layout;
mod open;
mod path;

pub use docs::{Docs, docs, products};
pub use layout::{Layout, Project, SchemaFiles, history_at, layout, schema_at};
pub use open::{Built, DesignedProduct, Opened, OpenedProject, Written, open};
pub use path::{FOLDER, join};

use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::ordered::{CollectVec, Order};
use crate::text::Snapshot;

/// What the user named instead of what would be found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope<'r> {
    /// The schema file or folder.
    pub schema: Option<&'r str>,
    /// The migrations folder.
    pub migrations: Option<&'r str>,
    /// The database of migrations that do not say theirs.
    pub database: Option<Dialect>,
}

/// The files whose bytes are needed and not supplied yet: first those that tell what there is, then what is compared.
pub fn wanted(snapshot: &Snapshot, scope: Scope<'_>) -> Vec<String> {
    let clues = missing(snapshot, layout::clues(snapshot, scope));
    if !clues.is_empty() {
        return clues;
    }
    let layout = layout(snapshot, scope);
    let compared = layout.projects.iter().flat_map(|project| project.files(snapshot));
    let docs = layout.docs.iter().flat_map(|docs| docs.wanted(snapshot));
    missing(snapshot, compared.chain(docs).collect_vec())
}

/// Those of these paths that the tree has and whose bytes are not supplied yet, each once.
pub fn missing(snapshot: &Snapshot, mut paths: Vec<String>) -> Vec<String> {
    paths.retain(|path| snapshot.contains(path) && snapshot.bytes(path).is_none());
    paths.order();
    paths.dedup();
    paths
}

#[cfg(test)]
mod tests;
