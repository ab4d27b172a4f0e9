//! A small product that lends and swaps seeds: its schema, and the one migration that builds it.

use throughline_tests::repository::{Repository, Said};

pub(crate) const SCHEMA: &str = "prisma/schema.prisma";

pub(crate) const FIRST: &str = "prisma/migrations/20260301090000_first/migration.sql";

/// The line of the schema that the tests take away.
pub(crate) const VARIETY: &str = "  variety     String\n";

/// A repository in which the product is committed and the hook installed.
pub(crate) fn committed() -> Repository {
    let repository = staged();
    repository.git(&["commit", "--quiet", "--message", "the seed library"]);
    repository
}

/// A repository in which the product is staged for the first commit and the hook installed.
pub(crate) fn staged() -> Repository {
    let repository = Repository::new();
    write(&repository, "");
    repository.git(&["add", "."]);
    assert_eq!(repository.throughline(&["hook", "install"]).exit, 0);
    repository
}

/// Writes the product below a folder: empty, or ending in `/`.
pub(crate) fn write(repository: &Repository, folder: &str) {
    repository.write(&format!("{folder}{SCHEMA}"), PRISMA);
    repository.write(&format!("{folder}{FIRST}"), SQL);
    repository
        .write(&format!("{folder}prisma/migrations/migration_lock.toml"), "provider = \"postgresql\"\n");
}

/// Writes the migration that drops the column of [`VARIETY`].
pub(crate) fn write_migration(repository: &Repository) {
    repository.write(
        "prisma/migrations/20260302090000_no_variety/migration.sql",
        "ALTER TABLE \"packets\" DROP COLUMN \"variety\";\n",
    );
}

/// Takes the field away whose column the tests look for.
pub(crate) fn take_variety_away(repository: &Repository) {
    repository.replace(SCHEMA, VARIETY, "");
}

/// A commit in which the column of a table is missing from the migrations was refused, and said so.
#[track_caller]
pub(crate) fn assert_blocked(said: &Said) {
    assert_ne!(said.exit, 0, "it was committed: {}", said.words);
    assert!(said.words.contains("packets") && said.words.contains("variety"), "{}", said.words);
}

const PRISMA: &str = r#"datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Gardener {
  id      Int      @id @default(autoincrement())
  email   String   @unique
  packets Packet[]

  @@map("gardeners")
}

model Packet {
  id          Int      @id @default(autoincrement())
  variety     String
  harvestedOn DateTime @map("harvested_on") @db.Date
  gardenerId  Int      @map("gardener_id")
  gardener    Gardener @relation(fields: [gardenerId], references: [id])

  @@index([gardenerId])
  @@map("packets")
}
"#;

const SQL: &str = r#"-- CreateTable
CREATE TABLE "gardeners" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "gardeners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "packets" (
    "id" SERIAL NOT NULL,
    "variety" TEXT NOT NULL,
    "harvested_on" DATE NOT NULL,
    "gardener_id" INTEGER NOT NULL,

    CONSTRAINT "packets_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "gardeners_email_key" ON "gardeners"("email");

-- CreateIndex
CREATE INDEX "packets_gardener_id_idx" ON "packets"("gardener_id");

-- AddForeignKey
ALTER TABLE "packets" ADD CONSTRAINT "packets_gardener_id_fkey" FOREIGN KEY ("gardener_id") REFERENCES "gardeners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
"#;
