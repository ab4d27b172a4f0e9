//! Many schemas at once: what Prisma's engine makes of them, and what we do.

use throughline_core::dialect::Dialect;
use throughline_core::diff::{Pair, Purpose, compare};
use throughline_core::print;
use throughline_core::replay::Replay;
use throughline_core::schema::Schema;
use throughline_core::text::{Sources, Text};
use throughline_core::tools::prisma::models;
use throughline_tests::postgres::{catalog, cluster};
use throughline_tests::prisma::{Prisma, Provider, generate};

/// How many schemas are made up, beside those that were written.
const MADE_UP: u64 = 90;

/// Schemas with a name each: written by hand, then made up.
fn schemas() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/prisma/schemas");
    let written = std::fs::read_dir(folder).expect("a folder of schemas").map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a schema"))
    });
    let mut schemas: Vec<_> = written.collect();
    schemas.sort();
    schemas.extend((0..MADE_UP).map(|seed| (format!("made up from {seed}"), generate::schema(seed))));
    schemas
}

fn texts(schemas: &[(String, String)]) -> Vec<&str> {
    schemas.iter().map(|(_, text)| text.as_str()).collect()
}

/// Our reading of a schema that is not at fault.
fn model(name: &str, text: &str) -> Schema {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(name, text));
    let (schema, findings) = models::read(&[file], &sources);
    assert!(findings.is_empty(), "{name}: {findings:?}\n{text}");
    schema
}

#[test]
fn every_schema_is_one_that_prisma_takes() {
    let Some(prisma) = Prisma::find("every_schema_is_one_that_prisma_takes") else { return };
    let schemas = schemas();
    for ((name, text), refusal) in schemas.iter().zip(prisma.refusals(&texts(&schemas))) {
        assert_eq!(refusal, None, "{name}\n{text}");
    }
}

#[test]
fn our_model_of_every_schema_is_the_database_that_prisma_makes() {
    let name = "our_model_of_every_schema_is_the_database_that_prisma_makes";
    let (Some(prisma), Some(cluster)) = (Prisma::find(name), cluster(name)) else { return };
    let schemas = schemas();
    let scripts = prisma.scripts(Provider::Postgres, &texts(&schemas));
    let mut lines = 0;
    for ((name, text), script) in schemas.iter().zip(scripts) {
        let mut database = cluster.database();
        database.batch_execute(&script).unwrap_or_else(|error| panic!("{name}: {error:?}\n{script}"));
        let mut theirs = catalog::of_database(&mut database);
        // Sequences are no objects of a Prisma schema; the columns that draw from them are.
        theirs.retain(|line| !line.starts_with("sequence "));
        let ours = catalog::of_schema(&model(name, text));
        let only_theirs: Vec<_> = theirs.difference(&ours).collect();
        let only_ours: Vec<_> = ours.difference(&theirs).collect();
        assert!(
            only_theirs.is_empty() && only_ours.is_empty(),
            "{name}\nonly Prisma's: {only_theirs:#?}\nonly ours: {only_ours:#?}\n{text}"
        );
        lines += theirs.len();
    }
    assert!(lines > 2500, "only {lines} lines were compared");
}

#[test]
fn the_script_that_prisma_writes_replays_to_our_model() {
    let name = "the_script_that_prisma_writes_replays_to_our_model";
    let Some(prisma) = Prisma::find(name) else { return };
    let schemas = schemas();
    let scripts = prisma.scripts(Provider::Postgres, &texts(&schemas));
    let mut columns = 0;
    for ((name, text), script) in schemas.iter().zip(scripts) {
        let mut sources = Sources::default();
        let file = sources.add(Text::new("migration.sql", script.as_str()));
        let mut replay = Replay::new(Dialect::PostgreSql);
        replay.file(file, &sources);
        let replayed = replay.finish();
        assert!(replayed.findings.is_empty(), "{name}: {:?}\n{script}", replayed.findings);
        assert_eq!(replayed.opaque, 0, "{name}\n{script}");
        let after = model(name, text);
        let pair = Pair { before: &replayed.schema, after: &after, purpose: Purpose::Drift };
        let comparison = compare(&pair);
        assert!(
            comparison.changes.is_empty() && comparison.unknown.is_empty(),
            "{name}: {:?}\n{text}\n{script}",
            comparison.changes
        );
        columns += comparison.compared.columns;
    }
    assert!(columns > 1800, "only {columns} columns were compared");
}

#[test]
fn what_we_print_reads_back_and_prisma_takes_it_as_it_is() {
    let Some(prisma) = Prisma::find("what_we_print_reads_back_and_prisma_takes_it_as_it_is") else { return };
    let printed: Vec<(String, String)> = schemas()
        .into_iter()
        .map(|(name, text)| {
            let before = model(&name, &text);
            let printed = print::prisma::schema(&before);
            let after = model(&name, &printed);
            let pair = Pair { before: &before, after: &after, purpose: Purpose::Migration };
            let comparison = compare(&pair);
            assert!(comparison.compared.columns > 0, "{name}");
            assert!(
                comparison.changes.is_empty() && comparison.unknown.is_empty(),
                "{name}: {:?}\n{text}\n--- printed\n{printed}",
                comparison.changes
            );
            (name, printed)
        })
        .collect();
    for ((name, text), refusal) in printed.iter().zip(prisma.refusals(&texts(&printed))) {
        assert_eq!(refusal, None, "{name}\n{text}");
    }
    for ((name, text), formatted) in printed.iter().zip(prisma.formatted(&texts(&printed))) {
        let differs = text.lines().zip(formatted.lines()).find(|(ours, theirs)| ours != theirs);
        assert_eq!(differs, None, "{name}\n{text}");
        assert_eq!(*text, formatted, "{name}");
    }
}
