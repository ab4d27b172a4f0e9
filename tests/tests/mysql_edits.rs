//! Single edits of a Prisma schema for MySQL: MariaDB says which of them change the database, and each that does is seen.
//!
//! Prisma's engine as WASM knows no MySQL, so the schemas are made by what we print of them, which is proved elsewhere.

use std::collections::BTreeMap;

use throughline_core::dialect::Dialect;
use throughline_core::diff::{Pair, Purpose, compare};
use throughline_core::print::sql;
use throughline_core::replay::Replay;
use throughline_core::schema::Schema;
use throughline_core::text::{Sources, Text};
use throughline_tests::mariadb::{Database, catalog, server};
use throughline_tests::prisma::edit::{Edit, edits};
use throughline_tests::prisma::schemas::{model, read};

const SCHEMA: &str = r#"datasource db {
  provider = "mysql"
  url = env("DATABASE_URL")
}
enum Section {
  STRINGS
  BRASS @map("brass")
  WINDS
}
model Orchestra {
  id Int @id @default(autoincrement())
  name String @unique
  city String? @db.VarChar(80)
  budget Decimal? @db.Decimal(12, 2)
  isTouring Boolean @default(false)
  founded DateTime? @db.Date
  history String @db.Text
  players Player[]
  concerts Concert[]
  @@index([history(length: 40)])
  @@index([city, founded], map: "by_city")
}
model Player {
  id String @id @default(cuid())
  section Section @default(STRINGS)
  rank Int @default(3)
  salary Float?
  seat Int? @db.UnsignedSmallInt
  notes Json?
  photo Bytes?
  joinedAt DateTime @default(now())
  updatedAt DateTime @updatedAt
  orchestraId Int @map("orchestra_id")
  orchestra Orchestra @relation(fields: [orchestraId], references: [id], onDelete: Cascade)
  mentorId String? @db.VarChar(191)
  mentor Player? @relation("mentors", fields: [mentorId], references: [id])
  pupils Player[] @relation("mentors")
  concerts Concert[]
  @@unique([orchestraId, seat])
  @@index([section, rank(sort: Desc)])
  @@map("players")
}
model Concert {
  id BigInt @id @default(autoincrement())
  title String @default("Untitled")
  heldAt DateTime @db.DateTime(0)
  seats Int
  orchestraId Int?
  orchestra Orchestra? @relation(fields: [orchestraId], references: [id], onDelete: SetNull, onUpdate: NoAction)
  players Player[]
  @@fulltext([title])
  @@unique([heldAt, title(length: 20)], map: "one_at_a_time")
}
"#;

/// So many edits of a kind are tried: each makes a whole database.
const OF_A_KIND: u32 = 4;

/// What MariaDB makes of a schema; none where it refuses it.
fn made(database: &Database<'_>, schema: &Schema) -> Option<catalog::Catalog> {
    database.renew().expect("the server makes a database");
    let script = sql::schema(schema);
    let statements: Vec<&str> = script.split(";\n").filter(|sql| !sql.trim().is_empty()).collect();
    database.run(&statements).is_empty().then(|| catalog::of_database(database))
}

/// What the migration that makes a schema builds.
fn built(schema: &Schema) -> Schema {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("migration.sql", sql::schema(schema)));
    let mut replay = Replay::new(Dialect::MySql);
    replay.file(file, &sources);
    replay.finish().schema
}

/// Edits beside those of every database.
fn more() -> Vec<Edit> {
    let edit = |kind, before: &str, after: &str| {
        assert!(SCHEMA.contains(before), "{before}");
        Edit { kind, after: SCHEMA.replacen(before, after, 1) }
    };
    vec![
        edit("write a type that goes without saying", "name String", "name String @db.VarChar(191)"),
        edit("write a type that goes without saying", "rank Int", "rank Int @db.Int"),
        edit(
            "write an action that goes without saying",
            "onDelete: Cascade",
            "onDelete: Cascade, onUpdate: Cascade",
        ),
        edit("change a length of an index", "length: 40", "length: 41"),
        edit("change a length of an index", "length: 20", "length: 30"),
        edit("make a number unsigned", "seats Int", "seats Int @db.UnsignedInt"),
        edit("change a precision", "DateTime(0)", "DateTime(3)"),
        edit("change a precision", "Decimal(12, 2)", "Decimal(12, 3)"),
        edit("change what Prisma fills in", "@default(cuid())", "@default(uuid())"),
        edit("change what Prisma fills in", "updatedAt DateTime @updatedAt", "updatedAt DateTime"),
        edit(
            "reorder the values of an enum",
            "  STRINGS\n  BRASS @map(\"brass\")",
            "  BRASS @map(\"brass\")\n  STRINGS",
        ),
        edit("drop a fulltext index", "  @@fulltext([title])\n", ""),
    ]
}

#[test]
fn an_edit_is_seen_where_it_changes_what_mariadb_makes_of_the_schema_and_nowhere_else() {
    let name = "an_edit_is_seen_where_it_changes_what_mariadb_makes_of_the_schema_and_nowhere_else";
    let Some(server) = server(name) else { return };
    let database = server.database();
    let base = model("orchestra.prisma", SCHEMA);
    let before = made(&database, &base).expect("MariaDB takes the schema");
    let history = built(&base);
    let (mut seen, mut silent, mut refused) = (0, 0, 0);
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    let mut wrong = Vec::new();
    for edit in edits(SCHEMA).into_iter().chain(more()) {
        // Prisma writes no docs into the database; we print them as comments.
        if edit.kind == "add a comment" || kinds.get(edit.kind).is_some_and(|count| *count == OF_A_KIND) {
            continue;
        }
        let (after, faults) = read("orchestra.prisma", &edit.after);
        if !faults.is_empty() {
            refused += 1;
            continue;
        }
        let Some(catalog) = made(&database, &after) else {
            refused += 1;
            continue;
        };
        let pair = Pair { before: &history, after: &after, purpose: Purpose::Drift };
        let comparison = compare(&pair);
        let (changes, told) = (catalog != before, !comparison.changes.is_empty());
        if changes != told || !comparison.unknown.is_empty() {
            let line = edit.after.lines().zip(SCHEMA.lines()).find(|(after, before)| after != before);
            let differs: Vec<_> = catalog.symmetric_difference(&before).collect();
            wrong.push(format!("{}: {line:?}: MariaDB {differs:?}, we {:?}", edit.kind, comparison.changes));
        }
        *kinds.entry(edit.kind).or_default() += 1;
        seen += u32::from(changes);
        silent += u32::from(!changes);
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(seen >= 60 && silent >= 5, "{seen} seen, {silent} silent, {refused} refused: {kinds:?}");
}
