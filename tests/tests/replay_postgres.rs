//! Replay against PostgreSQL: histories of our own run on both, and the catalog is compared with the model.
//!
//! A statement below a comment that begins with `-- refused` is refused by both; everything else is refused by neither.

use std::collections::BTreeSet;
use std::path::Path;

use throughline_core::dialect::Dialect;
use throughline_core::finding::Location;
use throughline_core::replay::{Replay, Replayed};
use throughline_core::syntax::sql::{Statement, statements};
use throughline_core::text::{Sources, Text};
use throughline_tests::postgres::{catalog, cluster};

/// What the histories hold together, at least.
const STATEMENTS: usize = 250;
const LINES: usize = 290;

/// The histories of `tests/replay`: name and text.
fn histories() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("replay");
    let mut found: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the histories stand in tests/replay")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_file())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a history is text")))
        .collect();
    found.sort();
    found
}

fn replay(path: &str, text: &str) -> Replayed {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(path, text));
    let mut replay = Replay::new(Dialect::PostgreSql);
    replay.file(file, &sources);
    replay.finish()
}

/// The statements that stand below `-- refused`, by where they start.
fn refused(text: &str, read: &[Statement]) -> BTreeSet<u32> {
    let mut before = 0;
    let mut refused = BTreeSet::new();
    for statement in read {
        let between = &text[before as usize..statement.span.start as usize];
        if between.lines().any(|line| line.starts_with("-- refused")) {
            refused.insert(statement.span.start);
        }
        before = statement.span.end;
    }
    refused
}

/// The statements that a replay refuses, by where they start.
fn refused_by_replay(read: &[Statement], replayed: &Replayed) -> BTreeSet<u32> {
    let holding = |finding: &throughline_core::finding::Finding| {
        let Location::Place(place) = &finding.location else { panic!("{} stands nowhere", finding.message) };
        let of = read.iter().find(|of| of.span.start <= place.span.start && place.span.start < of.span.end);
        let Some(of) = of else { panic!("{} stands in no statement", finding.message) };
        of.span.start
    };
    replayed.findings.iter().map(holding).collect()
}

#[test]
fn histories_build_in_the_model_what_they_build_in_postgresql() {
    let Some(cluster) = cluster("histories_build_in_the_model_what_they_build_in_postgresql") else { return };
    let (mut count, mut lines, mut faults) = (0, 0, Vec::new());
    for (path, text) in histories() {
        let read = statements(&text, Dialect::PostgreSql);
        let expected = refused(&text, &read);
        let mut database = cluster.database();
        for statement in &read {
            let sql = statement.span.of(&text);
            match (database.batch_execute(sql), expected.contains(&statement.span.start)) {
                (Ok(()), false) | (Err(_), true) => {}
                (Ok(()), true) => faults.push(format!("{path}: PostgreSQL takes {sql}")),
                (Err(error), false) => faults.push(format!("{path}: {error:?} of {sql}")),
            }
        }
        let replayed = replay(&path, &text);
        for opaque in replayed.schema.opaques() {
            faults.push(format!("{path}: not understood: {} of {:?}", opaque.kind, opaque.mentions));
        }
        let refused_here = refused_by_replay(&read, &replayed);
        for start in expected.symmetric_difference(&refused_here) {
            let sql = text[*start as usize..].lines().next().unwrap_or_default();
            let whom = if expected.contains(start) { "the replay takes" } else { "the replay refuses" };
            faults.push(format!("{path}: {whom} {sql}"));
        }
        let (database, model) = (catalog::of_database(&mut database), catalog::of_schema(&replayed.schema));
        faults.extend(database.difference(&model).map(|line| format!("{path}: only in PostgreSQL: {line}")));
        faults.extend(model.difference(&database).map(|line| format!("{path}: only in the model: {line}")));
        count += replayed.statements;
        lines += database.len();
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    assert!(count >= STATEMENTS, "{count} statements are too few to prove anything");
    assert!(lines >= LINES, "{lines} lines of the catalog are too few to prove anything");
}
