use expect_test::{Expect, expect};

use crate::diff::{Pair, Purpose, compare};
use crate::schema::Schema;
use crate::text::{Sources, Text};
use crate::tools::prisma::models;

fn read(text: &str) -> Schema {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("schema.prisma", text));
    let (schema, findings) = models::read(&[file], &sources);
    assert_eq!(findings, []);
    schema
}

/// Prints the tables that models become, and reads them again.
#[expect(clippy::needless_pass_by_value, reason = "as `expect!` is passed everywhere")]
fn check(models: &str, expect: Expect) {
    let before = read(&alloc::format!("datasource db {{\n  provider = \"postgresql\"\n}}\n{models}"));
    let printed = super::schema(&before);
    expect.assert_eq(printed.split_once("\n\n").map_or("", |(_, rest)| rest));
    let after = read(&printed);
    assert_eq!(super::schema(&after), printed);
    let pair = Pair { before: &before, after: &after, purpose: Purpose::Migration };
    assert_eq!(compare(&pair).changes, []);
}

#[test]
fn tables_are_models_in_the_singular() {
    check(
        r#"
enum reading_state {
  OPEN
  in_hand @map("in-hand")
}
/// Who reads.
model library_cards {
  card_id     String        @id @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  holder_name String        @unique @map("holder name")
  state       reading_state @default(in_hand)
  fee         Decimal       @default(2.5) @db.Decimal(10, 2)
  /// When it was issued.
  issued_at   DateTime      @default(now()) @db.Timestamptz
  tags        String[]      @default(["a\"b"])

  @@index([state, issued_at(sort: Desc)])
  @@unique([fee, issued_at], map: "odd")
}
"#,
        expect![[r#"
            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
            }

            enum ReadingState {
              OPEN
              in_hand @map("in-hand")

              @@map("reading_state")
            }

            /// Who reads.
            model LibraryCard {
              cardId     String       @id @default(dbgenerated("gen_random_uuid()")) @map("card_id") @db.Uuid
              holderName String       @unique @map("holder name")
              state      ReadingState @default(in_hand)
              fee        Decimal      @default(2.5) @db.Decimal(10, 2)
              /// When it was issued.
              issuedAt   DateTime     @default(now()) @map("issued_at") @db.Timestamptz(6)
              tags       String[]     @default(["a\"b"])

              @@unique([fee, issuedAt], map: "odd")
              @@index([state, issuedAt(sort: Desc)])
              @@map("library_cards")
            }
        "#]],
    );
}

#[test]
fn both_sides_of_a_relation_are_written() {
    check(
        r#"
model authors {
  id    Int     @id @default(autoincrement())
  books books[]
  tags  tags[]
}
model books {
  id        Int      @id
  author_id Int
  editor_id Int?
  authors   authors  @relation(fields: [author_id], references: [id], onDelete: Cascade)
  cover     covers?
  sequel_id Int?
  sequel    books?   @relation("s", fields: [sequel_id], references: [id], map: "next_one")
  prequels  books[]  @relation("s")
}
model covers {
  book_id Int   @id
  books   books @relation(fields: [book_id], references: [id])
}
model tags {
  id      Int       @id
  authors authors[]
}
"#,
        expect![[r#"
            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
            }

            model Author {
              id    Int    @id @default(autoincrement())
              books Book[]
              tags  Tag[]  @relation("authorsTotags")

              @@map("authors")
            }

            model Book {
              id            Int    @id
              authorId      Int    @map("author_id")
              editorId      Int?   @map("editor_id")
              sequelId      Int?   @map("sequel_id")
              author        Author @relation(fields: [authorId], references: [id], onDelete: Cascade)
              sequel        Book?  @relation("BookSequel", fields: [sequelId], references: [id], map: "next_one")
              booksAsSequel Book[] @relation("BookSequel")
              cover         Cover?

              @@map("books")
            }

            model Cover {
              bookId Int  @id @map("book_id")
              book   Book @relation(fields: [bookId], references: [id])

              @@map("covers")
            }

            model Tag {
              id      Int      @id
              authors Author[] @relation("authorsTotags")

              @@map("tags")
            }
        "#]],
    );
}

#[test]
fn a_table_that_prisma_cannot_address_is_ignored() {
    check(
        "model log {\n  line String\n  a_id Int\n  a a @relation(fields: [a_id], references: [id]) \n  @@ignore\n}\nmodel a {\n  id Int @id\n  logs log[] @ignore\n}\n",
        expect![[r#"
            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
            }

            model A {
              id   Int   @id
              logs Log[] @ignore

              @@map("a")
            }

            model Log {
              line String
              aId  Int    @map("a_id")
              a    A      @relation(fields: [aId], references: [id])

              @@map("log")
              @@ignore
            }
        "#]],
    );
}
