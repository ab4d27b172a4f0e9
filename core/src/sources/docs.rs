//! The product docs of a tree: one product for each `product-guidelines` folder, or one for a folder that is named.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::path::{FOLDER, home, is_installed, join};
use crate::ordered::{BTreeSet, CollectVec};
use crate::product::{Role, is_document};
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
    if files.is_empty() {
        files = pick(&|path| !is_other(path));
    }
    (!files.is_empty()).then_some(Docs { home: folder, files })
}
