//! Replay against MariaDB: histories of our own run on both, and the catalog is compared with the model.

use throughline_core::dialect::Dialect;
use throughline_tests::history::{Built, Least, compare};
use throughline_tests::mariadb::{catalog, server};

const LEAST: Least = Least { statements: 245, lines: 240 };

#[test]
fn histories_build_in_the_model_what_they_build_in_mariadb() {
    let Some(server) = server("histories_build_in_the_model_what_they_build_in_mariadb") else { return };
    compare(Dialect::MySql, LEAST, catalog::of_schema, |scripts| {
        let database = server.database();
        let scripts: Vec<&str> = scripts.iter().map(|sql| sent(sql)).collect();
        Built { refused: database.run(&scripts), catalog: catalog::of_database(&database) }
    });
}

/// What the server is sent: commands of the client are not.
fn sent(sql: &str) -> &str {
    if sql.eq_ignore_ascii_case("delimiter") { "DO 0" } else { sql }
}
