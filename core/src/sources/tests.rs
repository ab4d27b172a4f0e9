//! What is found in a tree, and what belongs together.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;

const POSTGRESQL: &str = "datasource db {\n  provider = \"postgresql\"\n}\n";

/// The pairs of a tree of these files, as `schema <- migrations`, and the rules of the findings.
fn found_in(files: &[(&str, &str)], scope: Scope<'_>) -> (Vec<String>, Vec<&'static str>) {
    let mut snapshot = Snapshot::of_paths(files.iter().map(|(path, _)| path.to_string()));
    loop {
        let wanted = wanted(&snapshot, scope);
        if wanted.is_empty() {
            break;
        }
        for path in wanted {
            let (_, content) = files.iter().find(|(name, _)| *name == path).expect("a path that was listed");
            snapshot.supply(path, content.as_bytes().to_vec());
        }
    }
    let layout = layout(&snapshot, scope);
    let pairs = layout.projects.iter().map(|project| {
        let schema = project.schema.as_ref().map_or("none", |schema| schema.path.as_str());
        alloc::format!("{schema} <- {}", project.migrations.as_deref().unwrap_or("none"))
    });
    (pairs.collect(), layout.findings.iter().map(|finding| finding.rule).collect())
}

fn found(files: &[(&str, &str)]) -> (Vec<String>, Vec<&'static str>) {
    found_in(files, Scope::default())
}

fn none() -> Vec<&'static str> {
    Vec::new()
}

#[test]
fn migrations_stand_beside_their_schema() {
    let (pairs, findings) = found(&[
        ("apps/a/prisma/schema.prisma", POSTGRESQL),
        ("apps/a/prisma/migrations/1_a/migration.sql", ""),
        ("apps/b/prisma/schema.prisma", POSTGRESQL),
        ("apps/b/prisma/migrations/1_b/migration.sql", ""),
    ]);
    assert_eq!(
        pairs,
        [
            "apps/a/prisma/schema.prisma <- apps/a/prisma/migrations",
            "apps/b/prisma/schema.prisma <- apps/b/prisma/migrations"
        ]
    );
    assert_eq!(findings, none());
}

#[test]
fn a_package_tells_where_the_schema_is() {
    let (pairs, _) = found(&[
        ("package.json", r#"{"prisma":{"schema":"db"}}"#),
        ("db/base.prisma", POSTGRESQL),
        ("db/tool.prisma", "model Tool {\n  id Int @id\n}\n"),
        ("db/migrations/1_a/migration.sql", ""),
    ]);
    assert_eq!(pairs, ["db <- db/migrations"]);
}

#[test]
fn a_stated_project_is_taken_as_it_is_stated() {
    let (pairs, findings) = found(&[
        ("throughline.toml", "[[project]]\nschema = \"a.prisma\"\nmigrations = \"steps\"\n"),
        ("a.prisma", POSTGRESQL),
        ("b.prisma", POSTGRESQL),
        ("steps/1_a/migration.sql", ""),
    ]);
    assert_eq!(pairs, ["a.prisma <- steps"]);
    assert_eq!(findings, none());
}

#[test]
fn a_stated_path_that_is_not_there_is_reported() {
    let (_, findings) = found(&[("throughline.toml", "[[project]]\nschema = \"a.prisma\"\n")]);
    assert_eq!(findings[0], "invalid-configuration");
}

#[test]
fn a_named_schema_is_taken_instead_of_what_is_found() {
    let files =
        [("a/schema.prisma", POSTGRESQL), ("b/schema.prisma", POSTGRESQL), ("steps/1_a/migration.sql", "")];
    let (pairs, findings) = found_in(
        &files,
        Scope { schema: Some("b/schema.prisma"), migrations: Some("steps"), ..Scope::default() },
    );
    assert_eq!(pairs, ["b/schema.prisma <- steps"]);
    assert_eq!(findings, none());
}

#[test]
fn what_is_installed_or_generated_is_no_source() {
    let (pairs, _) = found(&[
        ("node_modules/x/schema.prisma", POSTGRESQL),
        ("client/schema.prisma", POSTGRESQL),
        ("client/index-browser.js", ""),
        ("product-guidelines/07-database-schema/schema.prisma", POSTGRESQL),
    ]);
    assert_eq!(pairs, Vec::<String>::new());
}
