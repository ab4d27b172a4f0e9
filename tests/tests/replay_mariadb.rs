//! Replay against MariaDB: histories of our own run on both, and the catalog is compared with the model.
//!
//! A statement below a comment that begins with `-- refused` is refused by both; everything else is refused by neither.

use std::collections::BTreeSet;
use std::path::Path;

use throughline_core::dialect::Dialect;
use throughline_core::finding::Location;
use throughline_core::replay::{Replay, Replayed};
use throughline_core::syntax::sql::{Statement, statements};
use throughline_core::text::{Sources, Text};
use throughline_tests::mariadb::{catalog, server};

/// What the histories hold together, at least.
const STATEMENTS: usize = 245;
const LINES: usize = 240;

/// The histories of `tests/replay/mysql`: name and text.
fn histories() -> Vec<(String, String)> {
    let folder = std::env::var_os("HISTORIES")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("replay/mysql"), Into::into);
    let mut found: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the histories stand in tests/replay/mysql")
        .map(|entry| entry.expect("the folder can be read").path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a history is text")))
        .collect();
    found.sort();
    found
}

fn replay(path: &str, text: &str) -> Replayed {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(path, text));
    let mut replay = Replay::new(Dialect::MySql);
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
fn histories_build_in_the_model_what_they_build_in_mariadb() {
    let Some(server) = server("histories_build_in_the_model_what_they_build_in_mariadb") else { return };
    let (mut count, mut lines, mut faults) = (0, 0, Vec::new());
    for (path, text) in histories() {
        let read = statements(&text, Dialect::MySql);
        let expected = refused(&text, &read);
        let database = server.database();
        let sql: Vec<&str> = read.iter().map(|statement| sent(statement.span.of(&text))).collect();
        let errors = database.run(&sql);
        for (at, statement) in read.iter().enumerate() {
            match (errors.get(&at), expected.contains(&statement.span.start)) {
                (None, false) | (Some(_), true) => {}
                (None, true) => faults.push(format!("{path}: MariaDB takes {}", sql[at])),
                (Some(error), false) => faults.push(format!("{path}: {error} of {}", sql[at])),
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
        let (built, model) = (catalog::of_database(&database), catalog::of_schema(&replayed.schema));
        faults.extend(built.difference(&model).map(|line| format!("{path}: only in MariaDB: {line}")));
        faults.extend(model.difference(&built).map(|line| format!("{path}: only in the model: {line}")));

        count += replayed.statements;
        lines += built.len();
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    assert!(count >= STATEMENTS, "{count} statements are too few to prove anything");
    assert!(lines >= LINES, "{lines} lines of the catalog are too few to prove anything");
}

/// What the server is sent: commands of the client are not.
fn sent(sql: &str) -> &str {
    if sql.eq_ignore_ascii_case("delimiter") { "DO 0" } else { sql }
}
