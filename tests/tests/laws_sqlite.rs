//! The laws of comparison and printing for SQLite: what is printed, SQLite takes at the first try.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use throughline_core::dialect::Dialect;
use throughline_core::diff::{Pair, Purpose, compare};
use throughline_core::print::sql;
use throughline_core::replay::Replay;
use throughline_core::schema::Schema;
use throughline_core::syntax::sql::statements;
use throughline_core::text::{Sources, Text};
use throughline_tests::generated::sqlite::script;
use throughline_tests::sqlite::{Database, catalog};

fn law<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 2000, ..Config::default() };
    if let Err(broken) = TestRunner::new(config).run(strategy, test) {
        panic!("{broken}");
    }
}

/// What Throughline builds of a script that SQLite would take.
fn replayed(script: &str) -> Result<Schema, TestCaseError> {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("migration.sql", script));
    let mut replay = Replay::new(Dialect::Sqlite);
    replay.file(file, &sources);
    let replayed = replay.finish();
    prop_assert_eq!(&replayed.findings, &[], "{}", script);
    prop_assert_eq!(replayed.opaque, 0, "{}", script);
    Ok(replayed.schema)
}

/// What SQLite builds of it.
fn built(script: &str) -> Result<catalog::Catalog, TestCaseError> {
    let Some(database) = Database::new("a law of SQLite") else { return Ok(BTreeSet::new()) };
    let read = statements(script, Dialect::Sqlite);
    let texts: Vec<&str> = read.iter().map(|statement| statement.span.of(script)).collect();
    let refused = database.run(&texts);
    prop_assert!(refused.is_empty(), "{:?}\n\n{}", refused, script);
    Ok(catalog::of_database(&database))
}

fn is_missing() -> bool {
    Database::new("the laws of SQLite").is_none()
}

fn pair<'s>(before: &'s Schema, after: &'s Schema) -> Pair<'s> {
    Pair { before, after, purpose: Purpose::Migration }
}

#[test]
fn sqlite_takes_a_printed_schema_and_builds_what_it_was() {
    if is_missing() {
        return;
    }
    law(64, &script(), |script| {
        let schema = replayed(&script)?;
        prop_assert_eq!(built(&script)?, catalog::of_schema(&schema), "{}", script);
        let printed = sql::schema(&schema);
        prop_assert_eq!(compare(&pair(&schema, &replayed(&printed)?)).changes, [], "{}", printed);
        let there = built(&printed)?;
        prop_assert!(!there.is_empty());
        // Automatic indexes are numbered by where they are written.
        let nameless = |lines: catalog::Catalog| -> BTreeSet<String> {
            let strip = |line: String| match line.find("sqlite_autoindex_") {
                Some(at) => format!("{}{}", &line[..at], &line[line.rfind('(').unwrap_or(at)..]),
                None => line,
            };
            lines.into_iter().map(strip).collect()
        };
        prop_assert_eq!(nameless(there), nameless(catalog::of_schema(&schema)), "{}", printed);
        Ok(())
    });
}

#[test]
fn printed_changes_lead_sqlite_from_one_schema_to_the_other() {
    if is_missing() {
        return;
    }
    law(64, &(script(), script()), |(before, after)| {
        let (from, to) = (replayed(&before)?, replayed(&after)?);
        let pair_of_both = pair(&from, &to);
        let changes = compare(&pair_of_both).changes;
        let migration = sql::changes(&pair_of_both, &changes);
        let whole = before + "\n" + &migration;
        let there = replayed(&whole)?;
        prop_assert_eq!(compare(&pair(&there, &to)).changes, [], "{}", migration);
        prop_assert_eq!(built(&whole)?, catalog::of_schema(&there), "{}", migration);
        prop_assert_eq!(catalog::of_schema(&there).len(), catalog::of_schema(&to).len(), "{}", migration);
        Ok(())
    });
}
