//! Migration tools: where each keeps its schema and its history, and how they are read.
//!
//! **Invariant: everything about a tool stands in its one record; [`TOOLS`] is the one slice.**

pub mod prisma;
pub mod sql;

use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::finding::{Finding, Location};
use crate::product::ToolName;
use crate::schema::Schema;
use crate::text::{Defect, FileId, Place, Snapshot, Sources, Span, Text};

/// A schema file says something that its tool refuses.
pub const INVALID_SCHEMA: &str = "invalid-schema";
/// A migrations folder holds something that its tool refuses.
pub const INVALID_HISTORY: &str = "invalid-history";
/// A file cannot be read from some place on.
pub const SYNTAX_ERROR: &str = "syntax-error";
/// A file is not text.
pub const UNREADABLE_FILE: &str = "unreadable-file";

/// A migration tool.
#[derive(Debug)]
pub struct Tool {
    /// Which one.
    pub name: ToolName,
    /// As `throughline.toml` writes it.
    pub key: &'static str,
    /// As people write it.
    pub title: &'static str,
    /// What it reads, for help.
    pub reads: &'static str,
    /// The paths whose bytes [`Tool::detect`] looks at, as far as is seen without them.
    pub clues: fn(&Snapshot) -> Vec<String>,
    /// What of this tool a tree holds, its clues supplied; by path.
    pub detect: fn(&Snapshot) -> Vec<Candidate>,
    /// How it keeps a schema, if it keeps one beside the migrations.
    pub models: Option<Models>,
    /// The files of the history in a folder, wanted by [`Tool::history`].
    pub history_files: fn(&Snapshot, folder: &str) -> Vec<String>,
    /// The name of the migration that a file of the history is the script of, where a database remembers having run
    /// it, so that neither may change.
    pub remembers: fn(path: &str) -> Option<&str>,
    /// Why the history in a folder, its files supplied, cannot be that of a schema for this database.
    pub mismatch: fn(&Snapshot, folder: &str, Dialect) -> Option<Finding>,
    /// Reads the history in a folder, its files supplied.
    pub history: fn(&Snapshot, folder: &str, &mut Sources) -> (History, Vec<Finding>),
}

/// How a tool keeps a schema.
#[derive(Debug)]
pub struct Models {
    /// The files of the schema that a path names: a file, or a folder of files.
    pub files: fn(&Snapshot, path: &str) -> Vec<String>,
    /// Reads the files of one schema.
    pub read: fn(&[FileId], &Sources) -> (Schema, Vec<Finding>),
}

/// Every tool, in the order in which what they find is told.
pub static TOOLS: &[&Tool] = &[&prisma::TOOL, &sql::TOOL];

/// The tool of a name; none where it is not read yet.
pub fn tool(name: ToolName) -> Option<&'static Tool> {
    TOOLS.iter().find(|tool| tool.name == name).copied()
}

/// The tool of a key in `throughline.toml`.
pub fn tool_of_key(key: &str) -> Option<&'static Tool> {
    TOOLS.iter().find(|tool| tool.key == key).copied()
}

/// A schema and the history that builds it, or one of both alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Whose it is.
    pub tool: ToolName,
    /// The schema as one would name it: a file, or the folder of a schema of several files; none for a history alone.
    pub schema: Option<String>,
    /// The files of the schema, sorted.
    pub files: Vec<String>,
    /// The folders that may be its history: one where that is clear, none where there is none, several where it
    /// cannot be told.
    pub migrations: Vec<String>,
    /// The database, where the schema or the history says it.
    pub dialect: Option<Dialect>,
}

/// A migrations folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The folder.
    pub folder: String,
    /// The database that it says it is for.
    pub dialect: Option<Dialect>,
    /// Its migrations, in the order in which they are applied.
    pub steps: Vec<HistoryStep>,
}

/// A migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryStep {
    /// Its name: what the tool remembers it by.
    pub name: String,
    /// Its SQL.
    pub file: FileId,
}

/// Decodes a supplied file into `sources`; findings where it could not be had or is no text.
pub fn decoded(
    snapshot: &Snapshot,
    path: &str,
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> Option<FileId> {
    let Some(bytes) = snapshot.bytes(path) else {
        let location = Location::Path(path.into());
        findings.push(Finding::error(UNREADABLE_FILE, location, "the file could not be read"));
        return None;
    };
    let file = sources.add(Text::decode(path, bytes));
    findings.extend(unreadable(file, sources));
    Some(file)
}

/// Says that a file is not (wholly) text.
pub fn unreadable(file: FileId, sources: &Sources) -> Option<Finding> {
    let finding = match sources.text(file).defect()? {
        Defect::Binary => {
            let location = Location::Path(sources.text(file).path().into());
            Finding::error(UNREADABLE_FILE, location, "the file is binary, not text")
        }
        Defect::NotUtf8 { at } => {
            let place = Place::new(file, Span::new(at, at));
            Finding::warning(UNREADABLE_FILE, place.into(), "the file is not UTF-8 from here on")
        }
    };
    Some(finding.help("save it as UTF-8"))
}

/// The folder of a path; `""` for the root.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of a path.
pub(crate) fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// `path` in `folder`.
pub(crate) fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.into() } else { alloc::format!("{folder}/{path}") }
}

/// Whether a path ends in `.extension`, in any case.
pub(crate) fn has_extension(path: &str, extension: &str) -> bool {
    name_of(path).rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}
