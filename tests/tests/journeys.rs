//! Journeys by several hands, and what a careful modeller would build from each: how much of it a design has.
//!
//! The figures stand in `tests/journeys/scoreboard.txt`; `UPDATE=1` writes it. Readers are tuned on the journeys in
//! `tuned`, and measured on those in `kept`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::Index;
use throughline_core::dialect::Dialect;
use throughline_core::finding::Finding;
use throughline_core::print::sql;
use throughline_core::schema::Schema;
use throughline_core::schema::walk::TableWalker;
use throughline_core::sources::{self, Opened};
use throughline_core::text::Snapshot;
use throughline_tests::{mariadb, postgres, sqlite};
use toml::{Table, Value};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/journeys");
/// The least table F1, in hundredths, of the journeys in `tuned`.
const FLOOR: usize = 75;

struct Journey {
    half: &'static str,
    name: String,
    schema: Schema,
    expected: Table,
}

/// The folders of the journeys in one half.
fn folders(half: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(Path::new(FOLDER).join(half)).expect("the folder is there");
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    folders.sort();
    folders
}

fn journeys() -> Vec<Journey> {
    let of_half = |half: &'static str| folders(half).into_iter().map(move |folder| journey(half, &folder));
    let journeys: Vec<Journey> = ["tuned", "kept"].into_iter().flat_map(of_half).collect();
    assert!(journeys.len() >= 8, "{} journeys are too few to prove anything", journeys.len());
    journeys
}

fn journey(half: &'static str, folder: &Path) -> Journey {
    let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
    let (schema, findings) = design(&texts(folder));
    let schema = schema.unwrap_or_else(|| panic!("{name}: {findings:?}"));
    let expected = read(&folder.join("expected.toml")).parse().expect("expected.toml is TOML");
    Journey { half, name, schema, expected }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a fixture can be read")
}

/// The documents of a journey, each with its path in the project.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let inside =
        |path: &Path| path.strip_prefix(folder).expect("it is below").to_string_lossy().replace('\\', "/");
    let paths = documents(&folder.join("product-guidelines"));
    paths.iter().map(|path| (inside(path), read(path))).collect()
}

fn design(texts: &[(String, String)]) -> (Option<Schema>, Vec<Finding>) {
    let mut snapshot = Snapshot::default();
    for (path, text) in texts {
        snapshot.supply(path.clone(), text.clone().into_bytes());
    }
    let docs = sources::docs(&snapshot, "").expect("the journey has documents");
    let (designed, findings) = Opened::default().design(docs, &snapshot);
    (designed.map(|designed| designed.design.schema), findings)
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() { files.extend(documents(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

/// The strings of a list; of a list of lists, those of each.
fn words(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// How many of how many were found.
#[derive(Debug, Clone, Copy, Default)]
struct Found(usize, usize);

impl Found {
    fn add(&mut self, is_found: bool) {
        self.0 += usize::from(is_found);
        self.1 += 1;
    }
}

#[derive(Debug, Default)]
struct Score {
    found: usize,
    missing: Vec<String>,
    surplus: Vec<String>,
    forbidden: Vec<String>,
    columns: Found,
    values: Found,
    relations: Found,
    uniques: Found,
    indexes: Found,
}

impl Score {
    /// Table F1 in hundredths.
    fn f1(&self) -> usize {
        let wrong = self.missing.len() + self.surplus.len();
        200 * self.found / (2 * self.found + wrong).max(1)
    }
}

fn score(journey: &Journey) -> Score {
    let mut score = Score::default();
    let section =
        |name: &str| journey.expected.get(name).and_then(Value::as_table).cloned().unwrap_or_default();
    let tables = section("tables");
    let said = |key: &str| tables.get(key).map(words).unwrap_or_default();
    let (optional, forbidden) = (said("optional"), said("forbidden"));
    let by_name: BTreeMap<&str, TableWalker<'_>> =
        journey.schema.tables().map(|table| (table.name().name.as_str(), table)).collect();
    let mut matched: BTreeMap<&str, TableWalker<'_>> = BTreeMap::new();
    for (name, names) in tables.iter().filter(|(name, _)| !matches!(name.as_str(), "optional" | "forbidden"))
    {
        match words(names).into_iter().find_map(|name| by_name.get(name)) {
            Some(table) => drop(matched.insert(name, *table)),
            None => score.missing.push(name.clone()),
        }
    }
    score.found = matched.len();
    let is_matched = |name: &str| matched.values().any(|table| table.name().name == name);
    let unmatched = by_name.keys().filter(|name| !is_matched(name) && !optional.contains(*name));
    score.surplus = unmatched.map(ToString::to_string).collect();
    score.forbidden =
        by_name.keys().filter(|name| forbidden.contains(*name)).map(ToString::to_string).collect();
    for (table, wanted) in section("columns") {
        for names in wanted.as_array().into_iter().flatten().map(words) {
            let has = |table: &TableWalker<'_>| names.iter().any(|name| table.column(name).is_some());
            score.columns.add(matched.get(table.as_str()).is_some_and(has));
        }
    }
    for (path, wanted) in section("enums") {
        let (table, _) = path.split_once('.').unwrap_or((&path, ""));
        let has_all = |table: &TableWalker<'_>| words(&wanted).iter().all(|value| holds(*table, value));
        score.values.add(matched.get(table).is_some_and(has_all));
    }
    for (table, parents) in section("relations") {
        for parent in words(&parents) {
            let to = matched.get(parent).map(|table| table.name());
            let refers = |table: &TableWalker<'_>| {
                table
                    .foreign_keys()
                    .any(|key| to.is_some() && key.referenced_table().map(|of| of.name()) == to)
            };
            score.relations.add(matched.get(table.as_str()).is_some_and(refers));
        }
    }
    for (kind, found) in [("uniques", &mut score.uniques), ("indexes", &mut score.indexes)] {
        for (table, wanted) in section(kind) {
            for columns in wanted.as_array().into_iter().flatten().map(words) {
                let serves = |table: &TableWalker<'_>| is_served(*table, &columns, kind == "uniques");
                found.add(matched.get(table.as_str()).is_some_and(serves));
            }
        }
    }
    score
}

/// Whether a table takes a value by an enum or a CHECK.
fn holds(table: TableWalker<'_>, value: &str) -> bool {
    let in_enum =
        |of: throughline_core::schema::walk::EnumWalker<'_>| of.values().any(|other| other == value);
    table.columns().filter_map(|column| column.enum_type()).any(in_enum)
        || table.checks().any(|check| check.record().expression.contains(&format!("'{value}'")))
}

/// Whether an index begins with these columns; a unique one has them all, in any order.
fn is_served(table: TableWalker<'_>, columns: &[&str], is_unique: bool) -> bool {
    table.indexes().any(|index| {
        let own: Vec<&str> = index.columns().map(|column| column.name()).collect();
        if is_unique {
            index.is_unique()
                && own.len() == columns.len()
                && columns.iter().all(|column| own.contains(column))
        } else {
            own.starts_with(columns)
        }
    })
}

fn scoreboard(scores: &[(&Journey, Score)]) -> String {
    let mut board = String::from(
        "What a design has of what a careful modeller would build: tables as F1 in hundredths, all else as found of asked.\n\n",
    );
    let _ = writeln!(
        board,
        "{:<6} {:<12} {:>6} {:>9} {:>8} {:>10} {:>8} {:>8}",
        "half", "journey", "tables", "columns", "values", "relations", "uniques", "indexes"
    );
    for (journey, score) in scores {
        let of = |found: Found| format!("{}/{}", found.0, found.1);
        let _ = writeln!(
            board,
            "{:<6} {:<12} {:>6} {:>9} {:>8} {:>10} {:>8} {:>8}",
            journey.half,
            journey.name,
            score.f1(),
            of(score.columns),
            of(score.values),
            of(score.relations),
            of(score.uniques),
            of(score.indexes)
        );
    }
    for (journey, score) in scores {
        let _ = writeln!(board, "\n{} misses: {}", journey.name, score.missing.join(", "));
        let _ = writeln!(board, "{} has beyond: {}", journey.name, score.surplus.join(", "));
        if !score.forbidden.is_empty() {
            let _ = writeln!(board, "{} must not have: {}", journey.name, score.forbidden.join(", "));
        }
    }
    board
}

#[test]
fn the_scoreboard_of_journeys_is_what_designs_reach() {
    let journeys = journeys();
    let scores: Vec<(&Journey, Score)> = journeys.iter().map(|journey| (journey, score(journey))).collect();
    let tuned: Vec<usize> =
        scores.iter().filter(|(journey, _)| journey.half == "tuned").map(|(_, score)| score.f1()).collect();
    let mean = tuned.iter().sum::<usize>() / tuned.len();
    assert!(mean >= FLOOR, "tables of the tuned journeys: {mean} of 100");
    let invented =
        scores.iter().filter(|(journey, score)| journey.half == "tuned" && !score.forbidden.is_empty());
    assert_eq!(invented.map(|(journey, _)| &journey.name).next(), None, "a table that must not be");
    let path = Path::new(FOLDER).join("scoreboard.txt");
    let board = scoreboard(&scores);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &board).expect("the scoreboard can be written");
    }
    let standing = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(board == standing, "UPDATE=1 writes the scoreboard:\n{board}");
}

#[test]
fn every_design_is_taken_by_its_database_at_the_first_try() {
    let test = "every_design_is_taken_by_its_database_at_the_first_try";
    for journey in journeys() {
        let script = sql::schema(&journey.schema);
        let refused = match journey.schema.dialect() {
            Dialect::PostgreSql => {
                let Some(cluster) = postgres::cluster(test) else { return };
                cluster.database().batch_execute(&script).err().map(|error| format!("{error:?}"))
            }
            Dialect::MySql => {
                let Some(server) = mariadb::server(test) else { return };
                server.database().run(&[&script]).into_values().next()
            }
            Dialect::Sqlite => {
                let Some(database) = sqlite::Database::new(test) else { return };
                database.run(&[&script]).into_values().next()
            }
            Dialect::CockroachDb | Dialect::SqlServer | Dialect::MongoDb => {
                panic!("{}: no server here takes its schema", journey.name)
            }
        };
        assert_eq!(refused, None, "{}:\n{script}", journey.name);
    }
}

/// What a slip of the hand, a paste or a converter leaves in a document.
const ODD: [&str; 36] = [
    "",
    "→",
    "–",
    "—",
    "… ",
    "’",
    "“",
    "é",
    "İ",
    "ß",
    "\u{200b}",
    "🙂",
    "(",
    ")",
    "[",
    "{",
    "|",
    "*",
    "`",
    ": ",
    "; ",
    ", ",
    ". ",
    "/",
    "=",
    "'s ",
    "_",
    "\n",
    "\n\n- ",
    "\n### Step 3: ",
    "Each ",
    "one of ",
    "– open, shut, lost – ",
    "(new, used or lost)",
    ". Each movement ",
    " is either ",
];

/// A text with so many characters at a place replaced by something odd.
fn slipped(text: &mut Vec<char>, place: Index, length: usize, odd: &str) {
    let start = place.index(text.len() + 1);
    let end = (start + length).min(text.len());
    drop(text.splice(start..end, odd.chars()));
}

#[test]
fn a_damaged_journey_is_designed_or_refused_with_a_reason() {
    let journeys: Vec<_> =
        ["tuned", "kept"].into_iter().flat_map(folders).map(|folder| texts(&folder)).collect();
    let slip = (any::<Index>(), 0..6usize, prop::sample::select(&ODD[..]));
    let damage = (any::<Index>(), any::<Index>(), prop::collection::vec(slip, 1..80));
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) },
        |((journey, document, slips) in damage)| {
        let mut texts = journey.get(&journeys).clone();
        let at = document.index(texts.len());
        let mut text: Vec<char> = texts[at].1.chars().collect();
        for (place, length, odd) in slips {
            slipped(&mut text, place, length, odd);
        }
        texts[at].1 = text.into_iter().collect();
        let (schema, findings) = design(&texts);
        prop_assert!(schema.is_some() || !findings.is_empty(), "neither a design nor a reason");
    });
}
