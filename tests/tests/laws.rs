//! The laws of comparison and printing, over schemas that nobody wrote.

use std::cell::RefCell;

use postgres::Client;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use throughline_core::dialect::Dialect;
use throughline_core::diff::{Change, Pair, Purpose, compare};
use throughline_core::print::sql;
use throughline_core::replay::Replay;
use throughline_core::schema::Schema;
use throughline_core::text::{Sources, Text};
use throughline_tests::generated::{self, Generated};
use throughline_tests::postgres::{catalog, cluster};

fn pair<'s>(before: &'s Schema, after: &'s Schema) -> Pair<'s> {
    Pair { before, after, purpose: Purpose::Migration }
}

/// Runs a law over as many cases as `PROPTEST_CASES` says, or these.
fn law<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 2000, ..Config::default() };
    if let Err(broken) = TestRunner::new(config).run(strategy, test) {
        panic!("{broken}");
    }
}

fn run(database: &mut Client, script: &str) -> Result<(), TestCaseError> {
    let refused = |error: postgres::Error| {
        let cause = error.as_db_error().map_or_else(|| error.to_string(), |cause| cause.message().to_owned());
        TestCaseError::fail(format!("{cause}\n\n{script}"))
    };
    database.batch_execute(script).map_err(refused)
}

#[test]
fn a_schema_does_not_differ_from_itself() {
    law(256, &generated::schema(), |Generated(schema)| {
        let comparison = compare(&pair(&schema, &schema));
        prop_assert_eq!(&comparison.changes, &[]);
        prop_assert_eq!(comparison.compared.tables, schema.tables().len());
        prop_assert!(comparison.compared.tables > 0);
        Ok(())
    });
}

/// What Throughline builds of a script, which PostgreSQL would take.
fn replayed(script: &str) -> Result<Schema, TestCaseError> {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("migration.sql", script));
    let mut replay = Replay::new(Dialect::PostgreSql);
    replay.file(file, &sources);
    let replayed = replay.finish();
    prop_assert_eq!(&replayed.findings, &[], "{}", script);
    prop_assert_eq!(replayed.opaque, 0, "{}", script);
    Ok(replayed.schema)
}

#[test]
fn a_printed_schema_is_read_as_it_was() {
    law(256, &generated::schema(), |Generated(schema)| {
        let read = replayed(&sql::schema(&schema))?;
        prop_assert_eq!(compare(&pair(&schema, &read)).changes, []);
        prop_assert_eq!(catalog::of_schema(&read), catalog::of_schema(&schema));
        Ok(())
    });
}

#[test]
fn printed_changes_lead_replay_from_one_schema_to_the_other() {
    law(256, &(generated::schema(), generated::schema()), |(Generated(before), Generated(after))| {
        let pair_of_both = pair(&before, &after);
        let migration = sql::changes(&pair_of_both, &compare(&pair_of_both).changes);
        let read = replayed(&(sql::schema(&before) + "\n" + &migration))?;
        prop_assert_eq!(compare(&pair(&read, &after)).changes, [], "{}", migration);
        prop_assert_eq!(catalog::of_schema(&read), catalog::of_schema(&after));
        Ok(())
    });
}

#[test]
fn the_way_back_is_the_inverse_of_the_way_there() {
    law(256, &(generated::schema(), generated::schema()), |(Generated(before), Generated(after))| {
        let pair = pair(&before, &after);
        let mut inverse: Vec<_> = compare(&pair).changes.iter().map(Change::inverse).collect();
        inverse.sort();
        prop_assert_eq!(inverse, compare(&pair.reversed()).changes);
        Ok(())
    });
}

#[test]
fn postgresql_takes_a_printed_schema_at_the_first_try() {
    let Some(cluster) = cluster("postgresql_takes_a_printed_schema_at_the_first_try") else { return };
    let database = RefCell::new(cluster.database());
    law(64, &generated::schema(), |Generated(schema)| {
        let mut database = database.borrow_mut();
        database.empty().map_err(|error| TestCaseError::fail(error.to_string()))?;
        run(&mut database, &sql::schema(&schema))?;
        prop_assert_eq!(catalog::of_database(&mut database), catalog::of_schema(&schema));
        Ok(())
    });
}

#[test]
fn printed_changes_lead_postgresql_from_one_schema_to_the_other() {
    let Some(cluster) = cluster("printed_changes_lead_postgresql_from_one_schema_to_the_other") else {
        return;
    };
    let database = RefCell::new(cluster.database());
    law(64, &(generated::schema(), generated::schema()), |(Generated(before), Generated(after))| {
        let mut database = database.borrow_mut();
        database.empty().map_err(|error| TestCaseError::fail(error.to_string()))?;
        run(&mut database, &sql::schema(&before))?;
        let pair = pair(&before, &after);
        run(&mut database, &sql::changes(&pair, &compare(&pair).changes))?;
        prop_assert_eq!(catalog::of_database(&mut database), catalog::of_schema(&after));
        Ok(())
    });
}
