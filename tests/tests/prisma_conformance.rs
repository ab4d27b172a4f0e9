//! Many schemas at once: what Prisma's engine makes of them, and what we do.

use throughline_core::diff::{Pair, Purpose, compare};
use throughline_core::print;
use throughline_tests::postgres::{catalog, cluster};
use throughline_tests::prisma::schemas::{model, written};
use throughline_tests::prisma::{Prisma, Provider, generate};

/// How many schemas are made up, beside those that were written.
const MADE_UP: u64 = 90;

/// Schemas with a name each: written by hand, then made up.
fn schemas() -> Vec<(String, String)> {
    let made_up = |seed| (format!("made up from {seed}"), generate::schema(seed, Provider::Postgres));
    written().into_iter().chain((0..MADE_UP).map(made_up)).collect()
}

fn texts(schemas: &[(String, String)]) -> Vec<&str> {
    schemas.iter().map(|(_, text)| text.as_str()).collect()
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
    let mut database = cluster.database();
    let mut lines = 0;
    for ((name, text), script) in schemas.iter().zip(scripts) {
        database.empty().unwrap_or_else(|error| panic!("{name}: {error:?}"));
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
