//! Replay against SQLite: histories of our own run on both, and the catalog is compared with the model.

use throughline_core::dialect::Dialect;
use throughline_tests::history::{Built, Least, compare};
use throughline_tests::sqlite::{Database, catalog};

const TEST: &str = "histories_build_in_the_model_what_they_build_in_sqlite";
const LEAST: Least = Least { statements: 225, lines: 150 };

#[test]
fn histories_build_in_the_model_what_they_build_in_sqlite() {
    if Database::new(TEST).is_none() {
        return;
    }
    compare(Dialect::Sqlite, LEAST, catalog::of_schema, |scripts| {
        let database = Database::new(TEST).expect("SQLite was there a moment ago");
        Built { refused: database.run(scripts), catalog: catalog::of_database(&database) }
    });
}
