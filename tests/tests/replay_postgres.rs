//! Replay against PostgreSQL: histories of our own run on both, and the catalog is compared with the model.

use throughline_core::dialect::Dialect;
use throughline_tests::history::{Built, Least, compare};
use throughline_tests::postgres::{catalog, cluster};

const LEAST: Least = Least { statements: 250, lines: 290 };

#[test]
fn histories_build_in_the_model_what_they_build_in_postgresql() {
    let Some(cluster) = cluster("histories_build_in_the_model_what_they_build_in_postgresql") else { return };
    compare(Dialect::PostgreSql, LEAST, catalog::of_schema, |scripts| {
        let mut database = cluster.database();
        let run = |(number, sql): (usize, &&str)| {
            let error = database.batch_execute(sql).err()?;
            Some((number, format!("{error:?}")))
        };
        let refused = scripts.iter().enumerate().filter_map(run).collect();
        Built { refused, catalog: catalog::of_database(&mut database) }
    });
}
