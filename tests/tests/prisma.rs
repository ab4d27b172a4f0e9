//! Prisma's own engines against our reading and writing of its schemas.

use std::path::PathBuf;

use throughline_core::dialect::Dialect;
use throughline_core::diff::{self, Comparison, Pair, Purpose};
use throughline_core::print;
use throughline_core::replay::Replay;
use throughline_core::schema::Schema;
use throughline_core::text::{Sources, Text};
use throughline_core::tools::prisma::models;
use throughline_tests::postgres::catalog::{self, Catalog};
use throughline_tests::postgres::{Cluster, cluster};
use throughline_tests::prisma::{Prisma, Provider};

const GARDEN: &str = r#"
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Bed {
  id     Int     @id @default(autoincrement())
  name   String  @unique
  plants Plant[]
}

model Plant {
  id    Int @id
  bed   Bed @relation(fields: [bedId], references: [id], onDelete: Cascade)
  bedId Int
}
"#;

#[test]
fn the_engine_tells_valid_from_invalid() {
    let Some(prisma) = Prisma::find("the_engine_tells_valid_from_invalid") else { return };
    assert_eq!(prisma.refusal(GARDEN), None);
    let refusal = prisma.refusal(&GARDEN.replace("references: [id]", "references: [nothing]"));
    assert!(refusal.is_some_and(|refusal| refusal.contains("nothing")));
}

#[test]
fn the_engine_writes_scripts_without_a_database() {
    let Some(prisma) = Prisma::find("the_engine_writes_scripts_without_a_database") else { return };
    let script = prisma.sql(Provider::Postgres, None, GARDEN);
    assert!(script.contains("CREATE TABLE \"Plant\""), "{script}");
    let script = prisma.sql(Provider::Postgres, Some(GARDEN), &GARDEN.replace("name   String  @unique", ""));
    assert!(script.contains("DROP COLUMN \"name\""), "{script}");
}

/// Schemas that use much of the language.
fn schemas() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/prisma/schemas");
    let entries = std::fs::read_dir(folder).expect("a folder of schemas");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let read = |path: PathBuf| {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a schema"))
    };
    let schemas: Vec<_> = paths.map(read).collect();
    assert!(schemas.len() > 1);
    schemas
}

/// Our reading of a schema.
fn model(name: &str, text: &str) -> Schema {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(name, text));
    let (schema, findings) = models::read(&[file], &sources);
    assert!(findings.is_empty(), "{name}: {findings:?}");
    schema
}

/// The catalog of a new database after a script.
fn catalog(cluster: &Cluster, script: &str) -> Catalog {
    let mut database = cluster.database();
    database.batch_execute(script).unwrap_or_else(|error| panic!("{error:?}\n{script}"));
    catalog::of_database(&mut database)
}

/// What is in one and not in the other, for people.
fn difference(theirs: &Catalog, ours: &Catalog) -> String {
    let lines = |mark: &'static str, lines: Vec<&String>| {
        lines.into_iter().map(move |line| format!("{mark} {line}")).collect::<Vec<_>>()
    };
    let mut told = lines("- Prisma:", theirs.difference(ours).collect());
    told.extend(lines("+ ours:  ", ours.difference(theirs).collect()));
    told.join("\n")
}

#[test]
fn our_script_of_a_schema_makes_the_database_that_prisma_makes() {
    let name = "our_script_of_a_schema_makes_the_database_that_prisma_makes";
    let (Some(prisma), Some(cluster)) = (Prisma::find(name), cluster(name)) else { return };
    for (name, text) in schemas() {
        let theirs = catalog(cluster, &prisma.sql(Provider::Postgres, None, &text));
        let ours = catalog(cluster, &print::sql::schema(&model(&name, &text)));
        assert_eq!(difference(&theirs, &ours), "", "{name}");
    }
}

/// What a comparison for drift says.
fn drift(before: &Schema, after: &Schema) -> Vec<String> {
    let pair = Pair { before, after, purpose: Purpose::Drift };
    let Comparison { changes, unknown, compared } = diff::compare(&pair);
    assert!(compared.tables > 0);
    assert!(unknown.is_empty(), "{unknown:?}");
    changes.iter().map(|change| format!("{change:?}")).collect()
}

/// What a script builds, as we replay it.
fn replayed(script: &str) -> Schema {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("migration.sql", script));
    let mut replay = Replay::new(Dialect::PostgreSql);
    replay.file(file, &sources);
    let replayed = replay.finish();
    assert_eq!((replayed.opaque, replayed.findings.len()), (0, 0), "{:?}", replayed.findings);
    replayed.schema
}

#[test]
fn what_prisma_migrates_a_schema_to_is_no_drift_from_it() {
    let Some(prisma) = Prisma::find("what_prisma_migrates_a_schema_to_is_no_drift_from_it") else { return };
    for (name, text) in schemas() {
        let migrations = replayed(&prisma.sql(Provider::Postgres, None, &text));
        assert_eq!(drift(&migrations, &model(&name, &text)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_schema_that_we_print_is_valid_and_the_same() {
    let Some(prisma) = Prisma::find("a_schema_that_we_print_is_valid_and_the_same") else { return };
    for (name, text) in schemas() {
        let printed = print::prisma::schema(&model(&name, &text));
        assert_eq!(prisma.refusal(&printed), None, "{name}\n{printed}");
        let (theirs, ours) =
            (prisma.sql(Provider::Postgres, None, &text), prisma.sql(Provider::Postgres, None, &printed));
        assert_eq!(drift(&replayed(&theirs), &replayed(&ours)), Vec::<String>::new(), "{name}\n{printed}");
    }
}
