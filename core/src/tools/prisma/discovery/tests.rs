use alloc::format;
use alloc::string::ToString;

use super::*;

const POSTGRESQL: &str = "datasource db {\n  provider = \"postgresql\"\n}\n";
const MYSQL: &str = "datasource db {\n  provider = \"mysql\"\n}\n";

fn tree(files: &[(&str, &str)]) -> Snapshot {
    let mut snapshot = Snapshot::default();
    for (path, text) in files {
        snapshot.supply(*path, text.as_bytes().to_vec());
    }
    snapshot
}

/// One line a candidate: `schema (files) → migrations`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    detect(&tree(files))
        .iter()
        .map(|candidate| {
            let schema = candidate.schema.clone().unwrap_or("-".to_string());
            format!("{schema} ({}) → {}", candidate.files.len(), candidate.migrations.join(" | "))
        })
        .collect()
}

#[test]
fn migrations_stand_beside_the_schema() {
    let found = found(&[
        ("apps/web/prisma/schema.prisma", POSTGRESQL),
        ("apps/web/prisma/migrations/1/migration.sql", ""),
        ("apps/web/prisma/migrations/migration_lock.toml", "provider = \"postgresql\""),
    ]);
    assert_eq!(found, ["apps/web/prisma/schema.prisma (1) → apps/web/prisma/migrations"]);
}

#[test]
fn a_schema_without_migrations_is_found_alone() {
    assert_eq!(found(&[("prisma/schema.prisma", POSTGRESQL)]), ["prisma/schema.prisma (1) → "]);
}

#[test]
fn migrations_without_a_schema_are_found_alone() {
    assert_eq!(found(&[("db/migrations/1/migration.sql", "")]), ["- (0) → db/migrations"]);
}

#[test]
fn several_files_in_a_folder_are_one_schema() {
    let found = found(&[
        ("db/schema/main.prisma", POSTGRESQL),
        ("db/schema/more/loans.prisma", "model Loan {\n  id Int @id\n}\n"),
        ("db/migrations/1/migration.sql", ""),
    ]);
    assert_eq!(found, ["db/schema (2) → db/migrations"]);
}

#[test]
fn a_datasource_in_a_folder_of_its_own_belongs_to_the_folder_above() {
    let found = found(&[
        ("prisma/config/base.prisma", POSTGRESQL),
        ("prisma/models/loan.prisma", "model Loan {\n  id Int @id\n}\n"),
        ("prisma/migrations/1/migration.sql", ""),
    ]);
    assert_eq!(found, ["prisma (2) → prisma/migrations"]);
}

#[test]
fn parts_that_the_schema_repeats_are_not_read_twice() {
    let model = "model Loan {\n  id Int @id\n}\n";
    let whole = format!("{POSTGRESQL}{model}");
    let found = found(&[("prisma/schema.prisma", whole.as_str()), ("prisma/parts/loan.prisma", model)]);
    assert_eq!(found, ["prisma/schema.prisma (1) → "]);
}

#[test]
fn schemas_of_two_databases_have_each_their_own_migrations() {
    let found = found(&[
        ("prisma/mysql-schema.prisma", MYSQL),
        ("prisma/postgresql-schema.prisma", POSTGRESQL),
        ("prisma/pooled-schema.prisma", POSTGRESQL),
        ("prisma/mysql-migrations/1/migration.sql", ""),
        ("prisma/mysql-migrations/migration_lock.toml", "provider = \"mysql\""),
        ("prisma/postgresql-migrations/1/migration.sql", ""),
        ("prisma/postgresql-migrations/migration_lock.toml", "provider = \"postgresql\""),
    ]);
    assert_eq!(
        found,
        [
            "prisma/mysql-schema.prisma (1) → prisma/mysql-migrations",
            "prisma/pooled-schema.prisma (1) → ",
            "prisma/postgresql-schema.prisma (1) → prisma/postgresql-migrations",
        ]
    );
}

#[test]
fn an_example_takes_no_migrations_of_the_application() {
    let found = found(&[
        ("examples/blog/schema.prisma", POSTGRESQL),
        ("prisma/schema.prisma", POSTGRESQL),
        ("prisma/migrations/1/migration.sql", ""),
        ("prisma/schema.test.prisma", POSTGRESQL),
    ]);
    assert_eq!(
        found,
        [
            "examples/blog/schema.prisma (1) → ",
            "prisma/schema.prisma (1) → prisma/migrations",
            "prisma/schema.test.prisma (1) → ",
        ]
    );
}

#[test]
fn what_the_project_says_wins() {
    let config =
        "export default defineConfig({\n  schema: './models',\n  migrations: { path: './history' },\n})";
    let found = found(&[
        ("db/prisma.config.ts", config),
        ("db/models/a.prisma", POSTGRESQL),
        ("db/models/b.prisma", "model B {\n  id Int @id\n}\n"),
        ("db/history/1/migration.sql", ""),
        ("db/migrations/1/migration.sql", ""),
    ]);
    assert_eq!(found, ["db/models (2) → db/history", "- (0) → db/migrations"]);
}

#[test]
fn a_configuration_that_names_no_schema_is_about_the_usual_one() {
    let config = "export default defineConfig({ migrations: { path: './history' } })";
    let found = found(&[
        ("db/prisma.config.ts", config),
        ("db/prisma/schema.prisma", POSTGRESQL),
        ("db/history/1/migration.sql", ""),
        ("prisma/schema.prisma", POSTGRESQL),
    ]);
    assert_eq!(found, ["db/prisma/schema.prisma (1) → db/history", "prisma/schema.prisma (1) → "]);
}

#[test]
fn migrations_of_each_database_may_stand_in_one_folder() {
    let found = found(&[
        ("prisma/schema.mysql.prisma", MYSQL),
        ("prisma/schema.prisma", POSTGRESQL),
        ("prisma/migrations/mysql/1/migration.sql", ""),
        ("prisma/migrations/mysql/migration_lock.toml", "provider = \"mysql\""),
        ("prisma/migrations/postgresql/1/migration.sql", ""),
        ("prisma/migrations/postgresql/migration_lock.toml", "provider = \"postgresql\""),
    ]);
    assert_eq!(
        found,
        [
            "prisma/schema.mysql.prisma (1) → prisma/migrations/mysql",
            "prisma/schema.prisma (1) → prisma/migrations/postgresql",
        ]
    );
}

#[test]
fn a_history_that_several_folders_could_be_is_left_open() {
    let found = found(&[
        ("prisma/schema.prisma", POSTGRESQL),
        ("prisma/first/1/migration.sql", ""),
        ("prisma/second/1/migration.sql", ""),
    ]);
    assert_eq!(found, ["prisma/schema.prisma (1) → prisma/first | prisma/second"]);
}

#[test]
fn the_clues_are_schemas_locks_and_what_stands_above_them() {
    let snapshot = tree(&[
        ("package.json", ""),
        ("docs/package.json", ""),
        ("db/prisma/schema.prisma", ""),
        ("db/prisma.config.ts", ""),
        ("db/prisma/migrations/migration_lock.toml", ""),
        ("db/prisma/migrations/1/migration.sql", ""),
        ("node_modules/x/schema.prisma", ""),
    ]);
    assert_eq!(
        clues(&snapshot),
        [
            "db/prisma.config.ts",
            "db/prisma/migrations/migration_lock.toml",
            "db/prisma/schema.prisma",
            "package.json"
        ]
    );
}
