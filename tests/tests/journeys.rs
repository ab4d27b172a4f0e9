//! Journeys by different hands: what `design` proposes for each is scored against what its writer expected.
//!
//! A folder of `tests/journeys` holds product docs and `expected.toml`: tables with the names that count for each,
//! key columns, enums, relations, and tables that must not be there. Every proposed schema is applied to a database.

#![allow(clippy::print_stderr, reason = "the scores are for whoever reads the test's output")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use throughline_core::config::Decisions;
use throughline_core::design::{Design, Limit, Table, design};
use throughline_core::dialect::Dialect;
use throughline_core::language::singular;
use throughline_core::print;
use throughline_core::product::{self, Role};
use throughline_core::text::{FileId, Sources, Text};
use throughline_tests::postgres::cluster;

/// How many journeys there are, at least.
const JOURNEYS: usize = 4;
/// What the mean F1 of tables is, at least, in thousandths.
const FLOOR: usize = 700;

fn journeys() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("journeys");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the journeys stand in tests/journeys")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.join("expected.toml").is_file())
        .collect();
    found.sort();
    assert!(found.len() >= JOURNEYS, "{} journeys are left", found.len());
    found
}

fn documents(root: &Path, folder: &Path, sources: &mut Sources) -> Vec<(Role, FileId)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of a journey can be read")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(documents(root, &path, sources));
            continue;
        }
        let name = path.strip_prefix(root).expect("it stands below the root").display().to_string();
        if let Some(role) = product::is_document(&name).filter(|role| *role != Role::SchemaDoc) {
            let bytes = std::fs::read(&path).expect("a document can be read");
            found.push((role, sources.add(Text::decode(name, &bytes))));
        }
    }
    found
}

fn designed(root: &Path) -> Design {
    let mut sources = Sources::default();
    let files = documents(root, root, &mut sources);
    let (product, _) = product::read(&files, &sources);
    design(&product, &Decisions::default(), &sources)
}

struct Expected(toml::Value);

impl Expected {
    fn read(root: &Path) -> Self {
        let text = std::fs::read_to_string(root.join("expected.toml")).expect("what is expected can be read");
        Self(toml::from_str(&text).expect("what is expected is TOML"))
    }

    fn section(&self, name: &str) -> Vec<(String, Vec<Vec<String>>)> {
        let table = self.0.get(name).and_then(toml::Value::as_table);
        let names = |value: &toml::Value| match value.as_array() {
            Some(all) => all.iter().filter_map(|one| one.as_str().map(String::from)).collect(),
            None => vec![value.as_str().unwrap_or_default().to_string()],
        };
        let list =
            |value: &toml::Value| value.as_array().map_or(Vec::new(), |all| all.iter().map(names).collect());
        table.into_iter().flatten().map(|(key, value)| (key.clone(), list(value))).collect()
    }

    /// Each table with the names that count for it.
    fn tables(&self) -> Vec<(String, Vec<String>)> {
        let all =
            self.section("tables").into_iter().filter(|(name, _)| name != "optional" && name != "forbidden");
        all.map(|(name, names)| {
            let names = names.concat().into_iter().chain([name.clone()]).collect();
            (name, names)
        })
        .collect()
    }

    fn listed(&self, name: &str) -> Vec<String> {
        self.section("tables")
            .into_iter()
            .filter(|(key, _)| key == name)
            .flat_map(|(_, names)| names.concat())
            .collect()
    }
}

/// A name without number: `order_items` and `orders_items` are one.
fn plain(name: &str) -> Vec<String> {
    name.split('_').map(singular).collect()
}

fn is_any(name: &str, of: &[String]) -> bool {
    of.iter().any(|other| plain(other) == plain(name))
}

/// Hits of what was asked for.
#[derive(Default, Clone, Copy)]
struct Share(usize, usize);

impl std::fmt::Display for Share {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.0, self.1)
    }
}

struct Score {
    /// In thousandths.
    f1: usize,
    forbidden: Vec<String>,
    line: String,
}

fn score(root: &Path, design: &Design) -> Score {
    let expected = Expected::read(root);
    let tables = expected.tables();
    let optional = expected.listed("optional");
    let forbidden = expected.listed("forbidden");
    assert!(!tables.is_empty() && !forbidden.is_empty(), "{} expects something", root.display());
    let known = |name: &str| {
        let names = tables.iter().find(|(own, _)| own == name).map(|(_, names)| names.clone());
        names.unwrap_or_else(|| vec![name.to_string()])
    };
    let find = |name: &str| -> Option<&Table> {
        let names = known(name);
        design.tables.iter().find(|table| is_any(&table.name, &names))
    };
    let missed: Vec<&str> =
        tables.iter().map(|(name, _)| name.as_str()).filter(|name| find(name).is_none()).collect();
    let surplus: Vec<&str> = design
        .tables
        .iter()
        .map(|table| table.name.as_str())
        .filter(|name| !tables.iter().any(|(_, names)| is_any(name, names)) && !is_any(name, &optional))
        .collect();
    let hits = tables.len() - missed.len();
    let mut columns = Share::default();
    for (name, wanted) in expected.section("columns") {
        columns.1 += wanted.len();
        let has = |names: &&Vec<String>| {
            find(&name).is_some_and(|table| table.columns.iter().any(|column| names.contains(&column.name)))
        };
        columns.0 += wanted.iter().filter(has).count();
    }
    let mut enums = Share::default();
    for (name, values) in expected.section("enums") {
        let (table, column) = name.split_once('.').expect("an enum is named table.column");
        let values: BTreeSet<String> = values.concat().into_iter().collect();
        let own = find(table).and_then(|table| table.columns.iter().find(|own| own.name == column));
        let limit = own.and_then(|column| column.limit.as_ref());
        let is_it = matches!(limit, Some(Limit::Values(own)) if own.iter().cloned().collect::<BTreeSet<_>>() == values);
        enums.1 += 1;
        enums.0 += usize::from(is_it);
    }
    let mut relations = Share::default();
    for (name, parents) in expected.section("relations") {
        let parents = parents.concat();
        relations.1 += parents.len();
        let refers = |parent: &&String| {
            let names = known(parent);
            find(&name).is_some_and(|table| table.relations.iter().any(|own| is_any(&own.parent, &names)))
        };
        relations.0 += parents.iter().filter(refers).count();
    }
    let name = root.file_name().unwrap_or_default().display();
    let f1 = 2000 * hits / (2 * hits + missed.len() + surplus.len()).max(1);
    let line = format!(
        "{name:<12} tables F1 .{f1:03}, columns {columns}, enums {enums}, relations {relations}\n  \
         missed {missed:?}\n  surplus {surplus:?}"
    );
    let forbidden =
        design.tables.iter().map(|table| table.name.clone()).filter(|own| is_any(own, &forbidden));
    Score { f1, forbidden: forbidden.collect(), line }
}

#[test]
fn what_different_hands_expect_of_their_journeys_is_proposed() {
    let mut sum = 0;
    let mut forbidden = Vec::new();
    let journeys = journeys();
    for root in &journeys {
        let score = score(root, &designed(root));
        eprintln!("{}", score.line);
        sum += score.f1;
        forbidden.extend(score.forbidden);
    }
    let mean = sum / journeys.len();
    eprintln!("mean F1 of tables .{mean:03}");
    assert_eq!(forbidden, [""; 0], "tables that must not be there");
    assert!(mean >= FLOOR, "the mean fell to .{mean:03}");
}

#[test]
fn every_proposed_schema_applies_to_its_database() {
    let Some(cluster) = cluster("every_proposed_schema_applies_to_its_database") else { return };
    let mut applied = 0;
    for root in journeys() {
        let design = designed(&root);
        if design.schema.dialect() != Dialect::PostgreSql || design.tables.is_empty() {
            continue;
        }
        let sql = print::sql::schema(&design.schema);
        let done = cluster.database().batch_execute(&sql);
        assert!(done.is_ok(), "{}: {:?}\n{sql}", root.display(), done.err());
        applied += 1;
    }
    assert!(applied >= 2, "{applied} schemas were applied");
}
