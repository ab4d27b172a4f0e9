//! Which schemas a tree holds, and which migrations belong to which.
//!
//! A schema is a file with a datasource, and the files without one that belong to it. Its migrations stand where
//! the project says, or else in `migrations` beside it; another folder is taken only if it is for the same database
//! and no other schema can claim it.

mod pairing;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::hint::{self, Hint};
use super::history::LOCK;
use crate::dialect::Dialect;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::ToolName;
use crate::syntax::prisma::{self as psl, Block, Document};
use crate::text::{Defect, Snapshot, Text, is_below};
use crate::tools::{Candidate, folder_of, name_of};

/// Whether a path is one that a project itself writes.
fn is_own(path: &str) -> bool {
    !path.split('/').any(|part| part == "node_modules" || part == ".git")
}

fn is_schema(path: &str) -> bool {
    path.ends_with(".prisma") && is_own(path)
}

/// The files that decide what is a schema and what belongs to it.
pub(super) fn clues(snapshot: &Snapshot) -> Vec<String> {
    let schemas: Vec<&str> = snapshot.paths().filter(|path| is_schema(path)).collect_vec();
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for path in &schemas {
        let mut folder = folder_of(path);
        while folders.insert(folder) && !folder.is_empty() {
            folder = folder_of(folder);
        }
    }
    let is_hint = |path: &&str| {
        let folder = folder_of(path);
        hint::is_clue(path)
            && folders.contains(folder.strip_suffix(".config").unwrap_or(folder).trim_end_matches('/'))
    };
    let is_wanted =
        |path: &&str| is_schema(path) || (is_own(path) && (name_of(path) == LOCK || is_hint(path)));
    snapshot.paths().filter(is_wanted).map(str::to_owned).collect_vec()
}

/// The files of the schema that a path names.
pub(super) fn files(snapshot: &Snapshot, path: &str) -> Vec<String> {
    let path = path.trim_end_matches('/');
    if snapshot.contains(path) {
        return if is_schema(path) { alloc::vec![path.to_owned()] } else { Vec::new() };
    }
    snapshot.below(path).filter(|path| is_schema(path)).map(str::to_owned).collect_vec()
}

/// A schema that was found.
struct Found {
    /// The file with the datasource.
    root: String,
    /// The folder whose files make up the schema; none where the root is all of it.
    folder: Option<String>,
    /// All its files, sorted.
    files: Vec<String>,
    dialect: Option<Dialect>,
    hint: Option<Hint>,
}

/// What is needed to know of a file.
struct Facts {
    /// Whether there is a datasource, or the file is no text: then it is told where it is read.
    is_root: bool,
    /// Its provider.
    dialect: Option<Dialect>,
    /// The names of its models, views, types and enums.
    names: BTreeSet<String>,
}

impl Facts {
    fn of(snapshot: &Snapshot, path: &str) -> Self {
        let text = Text::decode(path, snapshot.bytes(path).unwrap_or_default());
        let (document, _) = psl::parse(text.content());
        let datasource = document.blocks.iter().find_map(|block| match block {
            Block::Config(config) if config.keyword.value == "datasource" => Some(config),
            Block::Config(_) | Block::Model(_) | Block::Enum(_) | Block::Other(_) => None,
        });
        let provider = datasource.and_then(|config| config.property("provider")?.value.text());
        Self {
            is_root: datasource.is_some() || text.defect() == Some(Defect::Binary),
            dialect: provider.and_then(Dialect::from_key),
            names: names(&document),
        }
    }
}

fn names(document: &Document<'_>) -> BTreeSet<String> {
    let names = document.blocks.iter().filter_map(|block| match block {
        Block::Model(model) => Some(model.name.value.to_owned()),
        Block::Enum(block) => Some(block.name.value.to_owned()),
        Block::Config(_) | Block::Other(_) => None,
    });
    names.collect()
}

/// Every schema of the tree with its migrations, then the migrations of no schema.
pub(super) fn detect(snapshot: &Snapshot) -> Vec<Candidate> {
    let found = schemas(snapshot);
    pairing::pair(snapshot, found)
        .into_iter()
        .map(|(found, migrations, dialect)| match found {
            Some(found) => Candidate {
                tool: ToolName::Prisma,
                schema: Some(found.folder.unwrap_or(found.root)),
                files: found.files,
                migrations,
                dialect: found.dialect,
            },
            None => {
                Candidate { tool: ToolName::Prisma, schema: None, files: Vec::new(), migrations, dialect }
            }
        })
        .collect_vec()
}

/// Every schema of the tree, by the path of its datasource.
fn schemas(snapshot: &Snapshot) -> Vec<Found> {
    let facts: BTreeMap<&str, Facts> = snapshot
        .paths()
        .filter(|path| is_schema(path))
        .map(|path| (path, Facts::of(snapshot, path)))
        .collect();
    let hints: Vec<Hint> = snapshot
        .paths()
        .filter(|path| hint::is_clue(path) && is_own(path))
        .filter_map(|path| hint::hint(snapshot, path))
        .collect_vec();
    let mut roots: Vec<&str> =
        facts.iter().filter(|(_, facts)| facts.is_root).map(|(path, _)| *path).collect_vec();
    if roots.is_empty() {
        // Without a datasource anywhere, the file of the usual name is what is meant to be the schema.
        roots = facts.keys().filter(|path| name_of(path) == "schema.prisma").copied().collect_vec();
    }
    roots
        .iter()
        .map(|root| {
            let hint = hints.iter().find(|hint| hint.is_about(root));
            let folder = match hint.and_then(|hint| hint.schema.as_deref()) {
                Some(schema) if schema == *root => None,
                Some(folder) => Some(folder.to_owned()),
                None => shared_folder(root, &roots, &facts),
            };
            let files = folder.as_deref().map_or_else(
                || alloc::vec![(*root).to_owned()],
                |folder| {
                    let inside = facts.keys().filter(|path| is_below(path, folder));
                    inside.map(|path| (*path).to_owned()).collect_vec()
                },
            );
            Found {
                root: (*root).to_owned(),
                folder: folder.filter(|_| files.len() > 1),
                files,
                dialect: facts.get(root).and_then(|facts| facts.dialect),
                hint: hint.cloned(),
            }
        })
        .collect_vec()
}

/// The folder that a root shares with files without a datasource: its own, or the one above where it is alone in its
/// own. None where there are no such files, where another root is among them, or where they say again what the root
/// says (a tool that writes one file of many leaves the many beside it).
fn shared_folder(root: &str, roots: &[&str], facts: &BTreeMap<&str, Facts>) -> Option<String> {
    let names = &facts.get(root)?.names;
    let own = folder_of(root);
    for folder in [own, folder_of(own)] {
        if folder.is_empty() || roots.iter().any(|other| *other != root && is_below(other, folder)) {
            return None;
        }
        let mut parts = facts.iter().filter(|(path, _)| **path != root && is_below(path, folder)).peekable();
        if parts.peek().is_some() {
            return parts.all(|(_, part)| part.names.is_disjoint(names)).then(|| folder.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests;
