//! Histories of our own, run on a real database and on the replay: what each refuses, and what each builds.
//!
//! They stand in `tests/replay`, a folder for each database. A statement below a comment that begins with `-- refused`
//! is refused by both; everything else is refused by neither. One file of each is a page of statement kinds, whose
//! fences are a history too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use throughline_core::dialect::Dialect;
use throughline_core::finding::{Finding, Location};
use throughline_core::replay::{Replay, Replayed};
use throughline_core::schema::{Opaque, Schema};
use throughline_core::syntax::sql::{Statement, statements};
use throughline_core::text::{Sources, Text};

/// What a database made of a history.
#[derive(Debug)]
pub struct Built {
    /// The statements that it refused, by their number, and why.
    pub refused: BTreeMap<usize, String>,
    /// What stands in its catalog, a line for each object and column.
    pub catalog: BTreeSet<String>,
}

/// What the histories of a database hold together, at least: fewer prove nothing.
#[derive(Debug, Clone, Copy)]
pub struct Least {
    /// Statements.
    pub statements: usize,
    /// Lines of the catalog.
    pub lines: usize,
}

/// Runs the histories of a database on it and on the replay.
///
/// # Panics
/// Where they refuse other statements or build other objects, or where the histories hold too little.
#[allow(clippy::panic, reason = "a test helper fails the test")]
pub fn compare(
    dialect: Dialect,
    least: Least,
    of_schema: fn(&Schema) -> BTreeSet<String>,
    mut run: impl FnMut(&[&str]) -> Built,
) {
    let database = dialect.facts().name;
    let (mut count, mut lines, mut faults) = (0, 0, Vec::new());
    for (path, text) in histories(dialect.facts().key) {
        let read = statements(&text, dialect);
        let scripts: Vec<&str> = read.iter().map(|statement| statement.span.of(&text)).collect();
        let expected = refused(&text, &read);
        let built = run(&scripts);
        for (number, why) in built.refused.iter().filter(|(number, _)| !expected.contains(number)) {
            faults.push(format!("{path}: {database} refuses, {why}: {}", scripts[*number]));
        }
        let taken = expected.iter().filter(|number| !built.refused.contains_key(number));
        faults.extend(taken.map(|number| format!("{path}: {database} takes {}", scripts[*number])));
        let replayed = replay(dialect, &path, &text);
        // What versions of a database differ in is left unknown.
        let is_read = |opaque: &&Opaque| !opaque.kind.starts_with("REFERENCES at a column");
        for opaque in replayed.schema.opaques().iter().filter(is_read) {
            faults.push(format!("{path}: not understood: {} of {:?}", opaque.kind, opaque.mentions));
        }
        for number in expected.symmetric_difference(&refused_by_replay(&read, &replayed)) {
            let whom = if expected.contains(number) { "the replay takes" } else { "the replay refuses" };
            faults.push(format!("{path}: {whom} {}", scripts[*number]));
        }
        let model = of_schema(&replayed.schema);
        faults.extend(
            built.catalog.difference(&model).map(|line| format!("{path}: only in {database}: {line}")),
        );
        faults.extend(
            model.difference(&built.catalog).map(|line| format!("{path}: only in the model: {line}")),
        );
        count += replayed.statements;
        lines += built.catalog.len();
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    assert!(count >= least.statements, "{count} statements are too few to prove anything");
    assert!(lines >= least.lines, "{lines} lines of the catalog are too few to prove anything");
}

/// The histories of a database: name and text.
#[allow(clippy::expect_used, reason = "a test helper fails the test")]
fn histories(key: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("replay").join(key);
    let mut found: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the histories stand in tests/replay")
        .map(|entry| entry.expect("the folder can be read").path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a history is text")))
        .map(|(path, text)| {
            let is_page = Path::new(&path).extension().is_some_and(|ending| ending == "md");
            (path, if is_page { crate::kinds::script(&text) } else { text })
        })
        .collect();
    found.sort();
    found
}

fn replay(dialect: Dialect, path: &str, text: &str) -> Replayed {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(path, text));
    let mut replay = Replay::new(dialect);
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
#[allow(clippy::panic, reason = "a test helper fails the test")]
fn refused_by_replay(read: &[Statement], replayed: &Replayed) -> BTreeSet<usize> {
    let holding = |finding: &Finding| {
        let Location::Place(place) = &finding.location else { panic!("{} stands nowhere", finding.message) };
        let holds = |of: &Statement| of.span.start <= place.span.start && place.span.start < of.span.end;
        let number = read.iter().position(holds);
        number.unwrap_or_else(|| panic!("{} stands in no statement", finding.message))
    };
    replayed.findings.iter().map(holding).collect()
}
