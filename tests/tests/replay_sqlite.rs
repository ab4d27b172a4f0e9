//! Replay against SQLite: histories of our own run on both, and the catalog is compared with the model.
//!
//! A statement below a comment that begins with `-- refused` is refused by both; everything else is refused by neither.

use std::collections::BTreeSet;
use std::path::Path;

use throughline_core::dialect::Dialect;
use throughline_core::finding::{Finding, Location};
use throughline_core::replay::{Replay, Replayed};
use throughline_core::syntax::sql::{Statement, statements};
use throughline_core::text::{Sources, Text};
use throughline_tests::sqlite::{Database, catalog};

/// What the histories hold together, at least.
const STATEMENTS: usize = 225;
const LINES: usize = 150;

/// The histories of `tests/replay/sqlite`: name and text.
fn histories() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("replay/sqlite");
    let mut found: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the histories stand in tests/replay/sqlite")
        .map(|entry| entry.expect("the folder can be read").path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a history is text")))
        .collect();
    found.sort();
    found
}

fn replay(path: &str, text: &str) -> Replayed {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(path, text));
    let mut replay = Replay::new(Dialect::Sqlite);
    replay.file(file, &sources);
    replay.finish()
}

/// The numbers of the statements that stand below `-- refused`.
fn refused(text: &str, read: &[Statement]) -> BTreeSet<usize> {
    let mut before = 0;
    let mut refused = BTreeSet::new();
    for (number, statement) in read.iter().enumerate() {
        let between = &text[before as usize..statement.span.start as usize];
        if between.lines().any(|line| line.starts_with("-- refused")) {
            refused.insert(number);
        }
        before = statement.span.end;
    }
    refused
}

/// The numbers of the statements that a replay refuses.
fn refused_by_replay(read: &[Statement], replayed: &Replayed) -> BTreeSet<usize> {
    let holding = |finding: &Finding| {
        let Location::Place(place) = &finding.location else { panic!("{} stands nowhere", finding.message) };
        let holds = |of: &Statement| of.span.start <= place.span.start && place.span.start < of.span.end;
        let Some(number) = read.iter().position(holds) else {
            panic!("{} stands in no statement", finding.message)
        };
        number
    };
    replayed.findings.iter().map(holding).collect()
}

#[test]
fn histories_build_in_the_model_what_they_build_in_sqlite() {
    let (mut count, mut lines, mut faults) = (0, 0, Vec::new());
    for (path, text) in histories() {
        let Some(database) = Database::new("histories_build_in_the_model_what_they_build_in_sqlite") else {
            return;
        };
        let read = statements(&text, Dialect::Sqlite);
        let scripts: Vec<&str> = read.iter().map(|statement| statement.span.of(&text)).collect();
        let expected = refused(&text, &read);
        let refused_there = database.run(&scripts);
        for (number, why) in &refused_there {
            if !expected.contains(number) {
                faults.push(format!("{path}: {why}: {}", scripts[*number]));
            }
        }
        let taken = expected.iter().filter(|number| !refused_there.contains_key(number));
        faults.extend(taken.map(|number| format!("{path}: SQLite takes {}", scripts[*number])));
        let replayed = replay(&path, &text);
        for opaque in replayed.schema.opaques() {
            faults.push(format!("{path}: not understood: {} of {:?}", opaque.kind, opaque.mentions));
        }
        for number in expected.symmetric_difference(&refused_by_replay(&read, &replayed)) {
            let whom = if expected.contains(number) { "the replay takes" } else { "the replay refuses" };
            faults.push(format!("{path}: {whom} {}", scripts[*number]));
        }
        let (there, here) = (catalog::of_database(&database), catalog::of_schema(&replayed.schema));
        faults.extend(there.difference(&here).map(|line| format!("{path}: only in SQLite: {line}")));
        faults.extend(here.difference(&there).map(|line| format!("{path}: only in the model: {line}")));
        count += replayed.statements;
        lines += there.len();
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    assert!(count >= STATEMENTS, "{count} statements are too few to prove anything");
    assert!(lines >= LINES, "{lines} lines of the catalog are too few to prove anything");
}
