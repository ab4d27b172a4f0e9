//! Histories of SQLite against Prisma schemas: where Prisma's engine sees a difference, so do we, and nowhere else.

use std::fmt::Write as _;

use throughline_core::dialect::Dialect;
use throughline_core::diff::{Change, Pair, Purpose, compare};
use throughline_core::replay::Replay;
use throughline_core::syntax::sql::statements;
use throughline_core::text::{Sources, Text};
use throughline_core::tools::prisma::models;
use throughline_tests::prisma::drift::{Question, Verdict};
use throughline_tests::prisma::{Prisma, Provider, generate};
use throughline_tests::sqlite::{Database, catalog};

const HEAD: &str = "datasource db {\n  provider = \"sqlite\"\n  url      = \"file:dev.db\"\n}\n\n";

const TYPES: &[&str] = &[
    "INTEGER",
    "int",
    "INT",
    "BIGINT",
    "int2",
    "smallint",
    "tinyint",
    "UNSIGNED BIG INT",
    "REAL",
    "float",
    "DOUBLE",
    "double precision",
    "NUMERIC",
    "numeric(10,2)",
    "DECIMAL",
    "decimal(65, 30)",
    "BOOLEAN",
    "bool",
    "TEXT",
    "varchar",
    "VARCHAR(255)",
    "CHARACTER(20)",
    "nvarchar(10)",
    "clob",
    "char",
    "DATE",
    "DATETIME",
    "timestamp",
    "timestamptz",
    "time",
    "BLOB",
    "binary",
    "varbinary",
    "json",
    "JSONB",
    "uuid",
    "serial",
    "",
    "string",
    "any",
    "int(11)",
    "tinyint(1)",
    "datetime(3)",
    "text(20)",
    "NATIVE CHARACTER(70)",
    "VARYING CHARACTER(255)",
];

const SCALARS: &[&str] =
    &["Int", "BigInt", "Float", "Decimal", "Boolean", "String", "DateTime", "Bytes", "Json"];

const REFERENCES: &[&str] = &[
    "",
    "REFERENCES \"Rope\" (\"id\")",
    "REFERENCES \"Rope\" (\"id\") ON DELETE RESTRICT ON UPDATE CASCADE",
    "REFERENCES \"Rope\" ON DELETE RESTRICT ON UPDATE CASCADE",
    "REFERENCES \"Rope\" (\"id\") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
    "REFERENCES \"Rope\" (\"id\") ON DELETE CASCADE ON UPDATE CASCADE",
    "REFERENCES \"Rope\" (\"id\") ON DELETE SET NULL ON UPDATE CASCADE",
    "REFERENCES \"Rope\" (\"id\") ON DELETE NO ACTION ON UPDATE CASCADE",
    "REFERENCES rope (id) ON DELETE RESTRICT ON UPDATE CASCADE",
    "REFERENCES \"Knot\" (\"id\") ON DELETE RESTRICT ON UPDATE CASCADE",
];

const ACTIONS: &[&str] =
    &["", ", onDelete: Cascade", ", onDelete: NoAction, onUpdate: NoAction", ", onUpdate: Restrict"];

const DEFAULTS: &[(&str, &str, &[&str], &[&str])] = &[
    (
        "TEXT",
        "String",
        &["'a'", "\"a\"", "a", "('a')", "'it''s'", "1", "'1'", "NULL", "(NULL)", "''", "TRUE"],
        &["\"a\"", "\"1\"", "\"\"", "\"it's\"", "dbgenerated()", ""],
    ),
    (
        "INTEGER",
        "Int",
        &["1", "-1", "(1)", "'1'", "(-1)", "NULL", "(1 + 1)"],
        &["1", "-1", "2", "dbgenerated(\"1 + 1\")", ""],
    ),
    (
        "BOOLEAN",
        "Boolean",
        &["1", "0", "true", "TRUE", "False", "'1'", "(1)", "NULL"],
        &["true", "false", ""],
    ),
    (
        "REAL",
        "Float",
        &["1", "1.0", "1.50", "(1.5)", "'1.5'", "1e3", ".5"],
        &["1", "1.0", "1.5", "1000", "0.5", ""],
    ),
    ("DECIMAL", "Decimal", &["1", "1.0", "1.50", "'1.5'", "(1.5)"], &["1", "1.5", "1.50", ""]),
    (
        "DATETIME",
        "DateTime",
        &[
            "CURRENT_TIMESTAMP",
            "current_timestamp",
            "(CURRENT_TIMESTAMP)",
            "(datetime('now'))",
            "(strftime('%s', 'now'))",
            "(unixepoch())",
            "'2020-01-01'",
            "0",
            "(datetime('now', 'localtime'))",
            "(DATETIME('now'))",
            "CURRENT_DATE",
            "(datetime())",
        ],
        &["now()", "\"2020-01-01T00:00:00Z\"", ""],
    ),
    ("BIGINT", "BigInt", &["1", "(1)", "'1'"], &["1", "2", ""]),
    ("JSONB", "Json", &["'{}'"], &["\"{}\"", ""]),
];

fn question(migration: &str, models: &str) -> Question {
    Question { migrations: vec![migration.to_owned()], after: format!("{HEAD}{models}") }
}

/// What we see between the migrations and the schema; names that differ apart.
fn changes(question: &Question) -> (Vec<String>, Vec<String>) {
    let mut sources = Sources::default();
    let mut replay = Replay::new(Dialect::Sqlite);
    for (at, migration) in question.migrations.iter().enumerate() {
        let file = sources.add(Text::new(format!("{at}.sql"), migration.as_str()));
        replay.file(file, &sources);
    }
    let replayed = replay.finish();
    assert!(replayed.findings.is_empty() && replayed.opaque == 0, "{question:?}: {:?}", replayed.findings);
    let file = sources.add(Text::new("schema.prisma", question.after.as_str()));
    let (schema, findings) = models::read(&[file], &sources);
    assert!(findings.is_empty(), "{findings:?}\n{}", question.after);
    let pair = Pair { before: &replayed.schema, after: &schema, purpose: Purpose::Drift };
    let comparison = compare(&pair);
    assert!(comparison.unknown.is_empty(), "{question:?}: {:?}", comparison.unknown);
    let is_rename = |change: &Change| {
        matches!(
            change,
            Change::RenameIndex(_)
                | Change::RenameForeignKey(_)
                | Change::RenamePrimaryKey(_)
                | Change::RenameCheck(_)
        )
    };
    let (renames, changes): (Vec<Change>, Vec<Change>) = comparison.changes.into_iter().partition(is_rename);
    let words = |changes: Vec<Change>| changes.iter().map(|change| format!("{change:?}")).collect();
    (words(changes), words(renames))
}

/// Faults: what Prisma sees and we do not, and the other way round.
fn faults(questions: &[Question], prisma: Prisma) -> String {
    let mut faults = String::new();
    for (question, verdict) in questions.iter().zip(prisma.drift(questions)) {
        let (changes, renames) = changes(question);
        let sees = !changes.is_empty() || !renames.is_empty();
        let fault = match &verdict {
            Verdict::Refused(why) => format!("Prisma refuses: {why}"),
            Verdict::Clean if sees => format!("a false alarm: {changes:?} {renames:?}"),
            Verdict::Differs(sql) if !sees => format!("missed: {sql}"),
            Verdict::Clean | Verdict::Differs(_) => continue,
        };
        let models = question.after.trim_start_matches(HEAD);
        let _ = writeln!(faults, "{fault}\n  {}\n{models}", question.migrations.join("\n  "));
    }
    faults
}

/// One column of each type that SQLite has been seen with, against each type of Prisma.
#[test]
fn a_type_is_of_the_kind_that_prisma_reads() {
    let Some(prisma) = Prisma::find("a_type_is_of_the_kind_that_prisma_reads") else { return };
    let questions: Vec<Question> = TYPES
        .iter()
        .flat_map(|ty| SCALARS.iter().map(move |scalar| (ty, scalar)))
        .map(|(ty, scalar)| {
            let table =
                format!("CREATE TABLE \"Knot\" (\"id\" TEXT NOT NULL PRIMARY KEY, \"rope\" {ty} NOT NULL);");
            question(&table, &format!("model Knot {{\n  id   String @id\n  rope {scalar}\n}}\n"))
        })
        .collect();
    assert_eq!(questions.len(), 414);
    let faults = faults(&questions, prisma);
    assert!(faults.is_empty(), "\n{faults}");
}

const KNOT: &str = "model Knot {\n  id   String @id\n  rope String\n}\n";

/// A table `Knot` with these columns, and what follows it.
fn knot(columns: &str, rest: &str) -> String {
    format!("CREATE TABLE \"Knot\" ({columns}){rest}")
}

#[test]
fn what_prisma_sees_of_a_table_we_see() {
    let Some(prisma) = Prisma::find("what_prisma_sees_of_a_table_we_see") else { return };
    let plain = "\"id\" TEXT NOT NULL PRIMARY KEY, \"rope\" TEXT NOT NULL";
    let unique = "model Knot {\n  id   String @id\n  rope String @unique\n}\n";
    let index = "model Knot {\n  id   String @id\n  rope String\n  @@index([rope])\n}\n";
    let id =
        |ty: &str, default: &str| format!("model Knot {{\n  id   {ty} @id {default}\n  rope String\n}}\n");
    let rope = ", \"rope\" TEXT NOT NULL";
    let questions = [
        question(&knot(plain, ""), KNOT),
        // Keys.
        question(&knot(&format!("\"id\" TEXT PRIMARY KEY{rope}"), ""), KNOT),
        question(&knot(&format!("\"id\" TEXT NOT NULL{rope}"), ""), KNOT),
        question(&knot(&format!("\"id\" INTEGER PRIMARY KEY{rope}"), ""), &id("Int", "")),
        question(
            &knot(&format!("\"id\" INTEGER PRIMARY KEY{rope}"), ""),
            &id("Int", "@default(autoincrement())"),
        ),
        question(&knot(&format!("\"id\" INTEGER PRIMARY KEY AUTOINCREMENT{rope}"), ""), &id("Int", "")),
        question(
            &knot(&format!("\"id\" INT NOT NULL PRIMARY KEY{rope}"), ""),
            &id("Int", "@default(autoincrement())"),
        ),
        question(&knot(&format!("\"id\" INT PRIMARY KEY{rope}"), ""), &id("Int", "")),
        question(&knot(&format!("\"id\" BIGINT NOT NULL PRIMARY KEY{rope}"), ""), &id("BigInt", "")),
        question(&knot(&format!("\"id\" TEXT PRIMARY KEY{rope}"), " WITHOUT ROWID"), KNOT),
        question(&knot(plain, " WITHOUT ROWID"), KNOT),
        question(&knot(plain, " STRICT"), KNOT),
        question(
            &knot("\"id\" TEXT NOT NULL, \"rope\" TEXT NOT NULL, PRIMARY KEY (\"rope\", \"id\")", ""),
            "model Knot {\n  id   String\n  rope String\n  @@id([id, rope])\n}\n",
        ),
        question(
            &knot(
                "\"id\" TEXT NOT NULL, \"rope\" TEXT NOT NULL",
                "; CREATE UNIQUE INDEX \"Knot_id_key\" ON \"Knot\"(\"id\")",
            ),
            "model Knot {\n  id   String @unique\n  rope String\n}\n",
        ),
        // Uniques and indexes.
        question(&knot(&format!("{plain} UNIQUE"), ""), unique),
        question(&knot(&format!("{plain} UNIQUE"), ""), KNOT),
        question(&knot(&format!("{plain}, CONSTRAINT one UNIQUE (rope)"), ""), unique),
        question(&knot(plain, "; CREATE UNIQUE INDEX \"Knot_rope_key\" ON \"Knot\" (\"rope\")"), unique),
        question(&knot(plain, "; CREATE UNIQUE INDEX one ON \"Knot\" (\"rope\")"), unique),
        question(&knot(plain, "; CREATE INDEX \"Knot_rope_idx\" ON \"Knot\" (\"rope\")"), unique),
        question(&knot(plain, "; CREATE INDEX \"Knot_rope_idx\" ON \"Knot\" (\"rope\")"), index),
        question(&knot(plain, "; CREATE INDEX \"Knot_rope_idx\" ON \"Knot\" (\"rope\")"), KNOT),
        question(&knot(plain, "; CREATE INDEX other ON \"Knot\" (\"rope\")"), index),
        question(&knot(plain, "; CREATE INDEX \"Knot_rope_idx\" ON \"Knot\" (\"rope\" DESC)"), index),
        question(
            &knot(plain, "; CREATE INDEX \"Knot_rope_idx\" ON \"Knot\" (\"rope\" COLLATE NOCASE)"),
            index,
        ),
        question(&knot(plain, "; CREATE INDEX part ON \"Knot\" (\"rope\") WHERE rope > 'a'"), KNOT),
        question(&knot(plain, "; CREATE INDEX part ON \"Knot\" (\"rope\") WHERE rope > 'a'"), index),
        question(&knot(plain, "; CREATE INDEX lowered ON \"Knot\" (lower(rope))"), KNOT),
        question(&knot(plain, "; CREATE INDEX lowered ON \"Knot\" (rope, lower(rope))"), KNOT),
        question(&knot(plain, ""), index),
        question(&knot(plain, ""), unique),
        // What Prisma cannot say.
        question(&knot(plain, "; CREATE VIEW tied AS SELECT * FROM \"Knot\""), KNOT),
        question(&knot(plain, "; CREATE TRIGGER cut AFTER INSERT ON \"Knot\" BEGIN SELECT 1; END"), KNOT),
        question(&knot(&format!("{plain} CHECK (rope <> '')"), ""), KNOT),
        question(&knot(&format!("{plain}, \"twice\" TEXT AS (rope || rope)"), ""), KNOT),
        question(
            &knot(&format!("{plain}, \"twice\" TEXT AS (rope || rope) STORED"), ""),
            "model Knot {\n  id    String @id\n  rope  String\n  twice String?\n}\n",
        ),
        question(&knot(plain, "; CREATE VIRTUAL TABLE found USING fts5(rope)"), KNOT),
        question(&knot(plain, "; CREATE VIRTUAL TABLE found USING fts5(rope, content='Knot')"), KNOT),
        // Tables and names.
        question(&knot(plain, "; CREATE TABLE other (a INT)"), KNOT),
        question(&knot(plain, "; CREATE TABLE _prisma_migrations (a INT)"), KNOT),
        question(&knot(plain, "; CREATE TABLE d1_migrations (a INT)"), KNOT),
        question(&knot(plain, "; CREATE TABLE \"_cf_KV\" (a INT)"), KNOT),
        question("CREATE TABLE knot (\"id\" TEXT NOT NULL PRIMARY KEY, \"rope\" TEXT NOT NULL)", KNOT),
        question(&knot("\"id\" TEXT NOT NULL PRIMARY KEY, \"Rope\" TEXT NOT NULL", ""), KNOT),
        question(&knot("\"id\" TEXT NOT NULL PRIMARY KEY, \"rope\" TEXT", ""), KNOT),
        question(&knot("\"rope\" TEXT NOT NULL, \"id\" TEXT NOT NULL PRIMARY KEY", ""), KNOT),
    ];
    assert_eq!(questions.len(), 46);
    let faults = faults(&questions, prisma);
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn what_prisma_sees_of_a_foreign_key_we_see() {
    let Some(prisma) = Prisma::find("what_prisma_sees_of_a_foreign_key_we_see") else { return };
    let mut questions = Vec::new();
    for references in REFERENCES {
        for actions in ACTIONS {
            let tables = format!(
                "CREATE TABLE \"Rope\" (\"id\" TEXT NOT NULL PRIMARY KEY);
                 CREATE TABLE \"Knot\" (\"id\" TEXT NOT NULL PRIMARY KEY, \"ropeId\" TEXT NOT NULL {references});"
            );
            let models = format!(
                "model Rope {{\n  id    String @id\n  knots Knot[]\n}}\n\nmodel Knot {{\n  id     String @id\n  ropeId String\n  \
                 rope   Rope   @relation(fields: [ropeId], references: [id]{actions})\n}}\n"
            );
            questions.push(question(&tables, &models));
        }
    }
    assert_eq!(questions.len(), 40);
    let faults = faults(&questions, prisma);
    assert!(faults.is_empty(), "\n{faults}");
}

/// Defaults as SQLite takes them, against defaults of Prisma, by type.
#[test]
fn what_prisma_sees_of_a_default_we_see() {
    let Some(prisma) = Prisma::find("what_prisma_sees_of_a_default_we_see") else { return };
    let mut questions = Vec::new();
    for (ty, scalar, written, defaults) in DEFAULTS {
        for (written, default) in
            written.iter().flat_map(|one| defaults.iter().map(move |other| (one, other)))
        {
            let table =
                knot(&format!("\"id\" TEXT NOT NULL PRIMARY KEY, \"rope\" {ty} DEFAULT {written}"), "");
            let default = if default.is_empty() { String::new() } else { format!("@default({default})") };
            questions.push(question(
                &table,
                &format!("model Knot {{\n  id   String @id\n  rope {scalar}? {default}\n}}\n"),
            ));
        }
    }
    assert_eq!(questions.len(), 234);
    let faults = faults(&questions, prisma);
    assert!(faults.is_empty(), "\n{faults}");
}

/// How many schemas are made up.
const MADE_UP: u64 = 60;

#[test]
fn our_model_of_every_schema_is_the_database_of_sqlite_that_prisma_makes() {
    let name = "our_model_of_every_schema_is_the_database_of_sqlite_that_prisma_makes";
    let Some(prisma) = Prisma::find(name) else { return };
    let schemas: Vec<String> = (0..MADE_UP).map(|seed| generate::schema(seed, Provider::Sqlite)).collect();
    let texts: Vec<&str> = schemas.iter().map(String::as_str).collect();
    let mut lines = 0;
    for (text, script) in schemas.iter().zip(prisma.scripts(Provider::Sqlite, &texts)) {
        let Some(database) = Database::new(name) else { return };
        let read = statements(&script, Dialect::Sqlite);
        let refused =
            database.run(&read.iter().map(|statement| statement.span.of(&script)).collect::<Vec<_>>());
        assert!(refused.is_empty(), "{refused:?}\n{script}");
        let theirs = catalog::of_database(&database);
        let mut sources = Sources::default();
        let file = sources.add(Text::new("schema.prisma", text.as_str()));
        let (schema, findings) = models::read(&[file], &sources);
        assert!(findings.is_empty(), "{findings:?}\n{text}");
        let ours = catalog::of_schema(&schema);
        let only_theirs: Vec<_> = theirs.difference(&ours).collect();
        let only_ours: Vec<_> = ours.difference(&theirs).collect();
        assert!(
            only_theirs.is_empty() && only_ours.is_empty(),
            "only Prisma's: {only_theirs:#?}\nonly ours: {only_ours:#?}\n{text}"
        );
        lines += theirs.len();
    }
    assert!(lines > 1000, "only {lines} lines were compared");
}
