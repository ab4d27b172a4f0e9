//! Plain SQL: a folder of files that are run in the order of their names.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::finding::Finding;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::ToolName;
use crate::text::{Snapshot, Sources};
use crate::tools::{Candidate, History, HistoryStep, Tool, decoded, folder_of, has_extension, name_of};

/// Plain SQL files.
pub static TOOL: Tool = Tool {
    name: ToolName::Sql,
    key: "sql",
    title: "plain SQL",
    reads: "a folder `migrations` of *.sql files, run in the order of their numbers and names",
    clues: |_| Vec::new(),
    detect,
    models: None,
    history_files: files,
    mismatch: |_, _, _| None,
    // A name without a number may be one that is run whenever it changes.
    remembers: |path| Some(name_of(path)).filter(|name| name.starts_with(|char: char| char.is_ascii_digit())),
    history,
};

/// The folders that hold migrations by their name.
fn detect(snapshot: &Snapshot) -> Vec<Candidate> {
    let folders: BTreeSet<&str> = snapshot
        .paths()
        .filter(|path| is_step(path) && matches!(name_of(folder_of(path)), "migrations" | "migrate"))
        .map(folder_of)
        .collect();
    let candidate = |folder: &str| Candidate {
        tool: ToolName::Sql,
        schema: None,
        files: Vec::new(),
        migrations: alloc::vec![folder.to_owned()],
        dialect: None,
    };
    folders.into_iter().map(candidate).collect_vec()
}

/// Whether a file is run on the way forward.
fn is_step(path: &str) -> bool {
    has_extension(path, "sql") && !path.ends_with(".down.sql") && !path.ends_with("_down.sql")
}

/// The files in the folder itself, in the order in which they are run.
fn files(snapshot: &Snapshot, folder: &str) -> Vec<String> {
    let folder = folder.trim_end_matches('/');
    let inside = snapshot.below(folder).filter(|path| folder_of(path) == folder && is_step(path));
    let ordered: BTreeMap<_, _> = inside.map(|path| (order(name_of(path)), path.to_owned())).collect();
    ordered.into_values().collect_vec()
}

/// The number that a name starts with, in one length, then the name.
fn order(name: &str) -> (String, &str) {
    let end = name.find(|char: char| !char.is_ascii_digit()).unwrap_or(name.len());
    let digits = name[..end].trim_start_matches('0');
    (alloc::format!("{digits:0>32}"), name)
}

fn history(snapshot: &Snapshot, folder: &str, sources: &mut Sources) -> (History, Vec<Finding>) {
    let folder = folder.trim_end_matches('/');
    let mut findings = Vec::new();
    let mut steps = Vec::new();
    for path in files(snapshot, folder) {
        let file = decoded(snapshot, &path, sources, &mut findings);
        steps.extend(file.map(|file| HistoryStep { name: name_of(&path).to_owned(), file }));
    }
    (History { folder: folder.to_owned(), dialect: None, steps }, findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::join;

    #[test]
    fn files_are_run_in_the_order_of_their_numbers() {
        let paths = ["10_c.sql", "2_b.sql", "001_a.up.sql", "001_a.down.sql", "more/3.sql", "notes.md"];
        let snapshot = Snapshot::of_paths(paths.map(|path| join("db/migrations", path)));
        let names: Vec<String> =
            files(&snapshot, "db/migrations/").iter().map(|path| name_of(path).to_owned()).collect();
        assert_eq!(names, ["001_a.up.sql", "2_b.sql", "10_c.sql"]);
    }

    #[test]
    fn a_folder_of_migrations_is_found_once() {
        let snapshot =
            Snapshot::of_paths(["migrations/1.sql", "migrations/2.sql", "seed/1.sql"].map(str::to_owned));
        let found = detect(&snapshot);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].migrations, ["migrations"]);
    }
}
