//! The product docs of a tree: one product for each `product-guidelines` folder, or one for a folder that is named.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::path::{FOLDER, home, is_installed, join};
use crate::ordered::{BTreeSet, CollectVec};
use crate::product::{Role, is_document, may_tell};
use crate::text::{Snapshot, is_below};

/// What the names of all designed files begin with, in [`FOLDER`].
const DESIGNED: &str = "07-database-schema";

/// The docs of one product.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs {
    /// The folder of the product.
    pub home: String,
    /// The documents, by path.
    pub files: Vec<(Role, String)>,
}

impl Docs {
    /// The path of a designed file.
    pub fn designed(&self, file: &str) -> String {
        join(&join(&self.home, FOLDER), file)
    }

    /// The designed files that stand in the tree already.
    pub fn designed_already(&self, snapshot: &Snapshot) -> Vec<String> {
        let start = self.designed(DESIGNED);
        snapshot.paths().filter(|path| path.starts_with(&start)).map(ToOwned::to_owned).collect_vec()
    }

    /// The paths of the files that are to be read.
    pub fn wanted(&self, snapshot: &Snapshot) -> Vec<String> {
        let files = self.files.iter().map(|(_, path)| path.clone());
        files.chain(self.designed_already(snapshot)).collect_vec()
    }
}

/// The docs of every product that has a folder of its own for them.
pub fn products(snapshot: &Snapshot) -> Vec<Docs> {
    let homes: BTreeSet<&str> =
        snapshot.paths().filter(|path| !is_installed(path)).filter_map(home).collect();
    let products = homes.into_iter().filter_map(|home| docs(snapshot, home));
    products.filter(|docs| docs.files.iter().any(|(role, _)| *role == Role::Journey)).collect_vec()
}

/// The docs of the product in a folder: those in its `product-guidelines`, or all that are below it where it has
/// none and no product deeper down has them; none where there are none.
pub fn docs(snapshot: &Snapshot, folder: &str) -> Option<Docs> {
    let folder = join("", folder);
    let folder = match folder.strip_suffix(FOLDER) {
        Some(home) if home.is_empty() || home.ends_with('/') => home.trim_end_matches('/').to_owned(),
        _ => folder,
    };
    let guidelines = join(&folder, FOLDER);
    let is_own = |path: &str| is_below(path, &guidelines);
    let is_other = |path: &str| home(path).is_some();
    let pick = |is_picked: &dyn Fn(&str) -> bool| -> Vec<(Role, String)> {
        let paths = snapshot.below(&folder).filter(|path| is_picked(path) && !is_installed(path));
        let documents = paths.filter_map(|path| Some((is_document(path)?, path.to_owned())));
        // A schema document says what is, or what was designed; neither is asked for by itself.
        documents.filter(|(role, _)| *role != Role::SchemaDoc).collect_vec()
    };
    let mut files = pick(&is_own);
    // "use-cases.md" beside a tech stack: what is in the folder is of the product, whatever it is named.
    if !files.is_empty() && !tells(&files) {
        let own = snapshot.below(&guidelines).filter(|path| is_in(path, &guidelines) && may_tell(path));
        files.extend(own.map(|path| (Role::Requirements, path.to_owned())).take(MOST));
    }
    if files.is_empty() {
        files = pick(&|path| !is_other(path));
        files.extend(others(snapshot, &folder, &files));
    }
    (!files.is_empty()).then_some(Docs { home: folder, files })
}

/// Whether one of the documents is named for what the product does.
fn tells(files: &[(Role, String)]) -> bool {
    files.iter().any(|(role, _)| matches!(role, Role::Journey | Role::Requirements))
}

/// Whether a path is of a file of a folder itself.
fn is_in(path: &str, folder: &str) -> bool {
    let rest = if folder.is_empty() {
        Some(path)
    } else {
        path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'))
    };
    rest.is_some_and(|rest| !rest.contains('/'))
}

/// At most so many documents that are named for nothing are read.
const MOST: usize = 12;

/// The documents of a folder that are named for nothing, where none is named for what the product does: its own, and those
/// in `docs`; its README only beside others.
fn others(snapshot: &Snapshot, folder: &str, files: &[(Role, String)]) -> Vec<(Role, String)> {
    if tells(files) {
        return Vec::new();
    }
    let docs = join(folder, "docs");
    let is_near = |path: &&str| (is_in(path, folder) || is_in(path, &docs)) && may_tell(path);
    let found = snapshot
        .below(folder)
        .filter(is_near)
        .map(|path| (Role::Requirements, path.to_owned()))
        .collect_vec();
    let is_front = |path: &str| path.to_ascii_lowercase().ends_with("readme.md");
    let is_alone = files.is_empty() && found.iter().all(|(_, path)| is_front(path) || !is_in(path, &docs));
    if is_alone || found.len() > MOST { Vec::new() } else { found }
}
