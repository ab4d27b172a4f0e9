#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::schema::walk::{ColumnWalker, TableWalker};
use crate::schema::{BaseType, IndexKind, Indexed};
use crate::text::Text;

fn read_text(text: &str) -> (Schema, Vec<Finding>) {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("schema.prisma", text));
    read(&[file], &sources)
}

/// Reads models of a PostgreSQL schema that is not at fault.
fn postgresql(models: &str) -> Schema {
    let (schema, findings) =
        read_text(&format!("datasource db {{\n  provider = \"postgresql\"\n}}\n{models}"));
    assert_eq!(findings, []);
    schema
}

fn messages(models: &str) -> Vec<String> {
    let (_, findings) = read_text(&format!("datasource db {{\n  provider = \"postgresql\"\n}}\n{models}"));
    findings.into_iter().map(|finding| finding.message).collect()
}

fn table<'s>(schema: &'s Schema, name: &str) -> TableWalker<'s> {
    schema.table(&schema.default_name(name)).expect("the table is there")
}

/// Everything of a schema, one line a thing.
fn outline(schema: &Schema) -> String {
    let mut lines = Vec::new();
    for record in schema.enums() {
        lines.push(format!("enum {}: {}", record.name(), record.values().collect::<Vec<_>>().join(", ")));
    }
    for table in schema.tables() {
        lines.push(table.name().to_string());
        lines.extend(table.columns().map(column));
        if let Some(key) = table.primary_key() {
            let columns = table.primary_key_columns().map(ColumnWalker::name).collect::<Vec<_>>();
            lines.push(format!("  {}: primary key {}", name(key.name.as_deref()), columns.join(", ")));
        }
        for index in table.indexes() {
            let record = index.record();
            let parts = record.parts.iter().map(|part| {
                let Indexed::Column(column) = part.of else { return "expression".to_string() };
                let class = part.operator_class.as_ref().map_or(String::new(), |class| format!(" {class}"));
                let order = if part.descending { " desc" } else { "" };
                format!("{}{class}{order}", schema.walk(column).name())
            });
            let kind = if record.kind == IndexKind::Unique { "unique" } else { "index" };
            let method = record.method.as_ref().map_or(String::new(), |method| format!(" {method}"));
            lines.push(format!(
                "  {}: {kind}{method} {}",
                name(index.name()),
                parts.collect::<Vec<_>>().join(", ")
            ));
        }
        for key in table.foreign_keys() {
            let record = key.record();
            lines.push(format!(
                "  {}: {} → {}({}) {:?} {:?}",
                name(key.name()),
                key.columns().map(ColumnWalker::name).collect::<Vec<_>>().join(", "),
                record.references,
                record.referenced_columns.join(", "),
                record.on_delete,
                record.on_update,
            ));
        }
    }
    lines.join("\n") + "\n"
}

fn name(name: Option<&str>) -> &str {
    name.unwrap_or("-")
}

fn column(column: ColumnWalker<'_>) -> String {
    let ty = match &column.ty().base {
        BaseType::Builtin { name, modifiers } if modifiers.is_empty() => name.clone(),
        BaseType::Builtin { name, modifiers } => format!("{name}({})", modifiers.join(",")),
        BaseType::Enum(_) => column.enum_type().map(|it| it.name().to_string()).unwrap_or_default(),
        other @ (BaseType::InlineEnum(_) | BaseType::Named { .. } | BaseType::Unknown) => {
            format!("{other:?}")
        }
    };
    let array = if column.ty().array { "[]" } else { "" };
    let null = if column.is_nullable() { "?" } else { "" };
    let default = column.default().map_or(String::new(), |default| format!(" = {default:?}"));
    let identity = column.record().identity.map_or(String::new(), |identity| format!(" {identity:?}"));
    format!("  {} {ty}{array}{null}{default}{identity}", column.name())
}

#[expect(clippy::needless_pass_by_value, reason = "as `expect!` is passed everywhere")]
fn check(models: &str, expect: Expect) {
    expect.assert_eq(&outline(&postgresql(models)));
}

#[test]
fn a_model_becomes_a_table() {
    check(
        r#"
enum Shelf {
  OPEN @map("open")
  STACKS
  @@map("shelf")
}
model Book {
  id       Int      @id @default(autoincrement())
  isbn     String   @unique @db.VarChar(13)
  title    String
  price    Decimal? @default(9.50)
  shelf    Shelf    @default(OPEN)
  tags     String[] @default(["new", "gift"])
  data     Json     @default("{}")
  seen     DateTime @default(now()) @updatedAt
  added    DateTime @db.Timestamptz(6)
  token    String   @default(cuid())
  key      String   @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  cover    Bytes    @default("aGk=")
  place    Unsupported("geometry(Point, 4326)")?

  @@index([title(ops: raw("gin_trgm_ops"))], type: Gin)
  @@index([shelf, price(sort: Desc)])
  @@unique([title, added], map: "one_a_day")
  @@map("books")
}
"#,
        expect![[r#"
            enum shelf: open, STACKS
            books
              id integer = Sequence(None)
              isbn character varying(13)
              title text
              price numeric(65,30)? = Value(Number("9.5"))
              shelf shelf = Value(Text("open"))
              tags text[]? = Value(List([Text("new"), Text("gift")]))
              data jsonb = Value(Text("{}"))
              seen timestamp without time zone(3) = Now
              added timestamp with time zone
              token text
              key uuid = Expression("gen_random_uuid()")
              cover bytea = Value(Text("\\x6869"))
              place Named { name: ObjectName { namespace: "", name: "geometry" }, modifiers: ["Point", "4326"] }?
              books_pkey: primary key id
              books_isbn_key: unique isbn
              books_title_idx: index gin title gin_trgm_ops
              books_shelf_price_idx: index shelf, price desc
              one_a_day: unique title, added
        "#]],
    );
}

#[test]
fn a_relation_becomes_a_foreign_key() {
    check(
        r#"
model Loan {
  id       Int   @id
  bookId   Int   @map("book_id")
  guestId  Int?
  book     Book  @relation(fields: [bookId], references: [id])
  guest    Guest? @relation(fields: [guestId], references: [id], onUpdate: NoAction, map: "who")
}
model Book {
  id    Int    @id
  loans Loan[]
}
model Guest {
  id     Int     @id
  hostId Int?
  host   Guest?  @relation("Hosts", fields: [hostId], references: [id], onDelete: Cascade)
  guests Guest[] @relation("Hosts")
  loans  Loan[]
}
"#,
        expect![[r#"
            Book
              id integer
              Book_pkey: primary key id
            Guest
              id integer
              hostId integer?
              Guest_pkey: primary key id
              Guest_hostId_fkey: hostId → Guest(id) Cascade Cascade
            Loan
              id integer
              book_id integer
              guestId integer?
              Loan_pkey: primary key id
              Loan_book_id_fkey: book_id → Book(id) Restrict Cascade
              who: guestId → Guest(id) SetNull NoAction
        "#]],
    );
}

#[test]
fn two_lists_become_a_table_of_their_own() {
    check(
        "model Tag {\n  id String @id @db.Uuid\n  books Book[]\n}\nmodel Book {\n  id Int @id @default(autoincrement())\n  tags Tag[]\n}\n",
        expect![[r#"
            Book
              id integer = Sequence(None)
              Book_pkey: primary key id
            Tag
              id uuid
              Tag_pkey: primary key id
            _BookToTag
              A integer
              B uuid
              _BookToTag_AB_pkey: primary key A, B
              _BookToTag_B_index: index B
              _BookToTag_A_fkey: A → Book(id) Cascade Cascade
              _BookToTag_B_fkey: B → Tag(id) Cascade Cascade
        "#]],
    );
    let schema = postgresql(
        "model A {\n  id Int @id\n  b B[] @relation(\"Likes\")\n}\nmodel B {\n  id Int @id\n  a A[] @relation(\"Likes\")\n}\n",
    );
    assert!(table(&schema, "_Likes").record().is_implicit_join);
}

#[test]
fn relation_mode_prisma_writes_no_foreign_keys() {
    let (schema, findings) = read_text(
        "datasource db {\n  provider = \"postgresql\"\n  relationMode = \"prisma\"\n}\nmodel A {\n  id Int @id\n  bId Int\n  b B @relation(fields: [bId], references: [id])\n  bs B[] @relation(\"M\")\n}\nmodel B {\n  id Int @id\n  as A[]\n  many A[] @relation(\"M\")\n}\n",
    );
    assert_eq!(findings, []);
    assert_eq!(schema.tables().len(), 3);
    assert_eq!(schema.tables().map(|table| table.foreign_keys().len()).sum::<usize>(), 0);
}

#[test]
fn schemas_are_namespaces() {
    let (schema, findings) = read_text(
        "datasource db {\n  provider = \"postgresql\"\n  schemas = [\"auth\", \"public\"]\n}\nmodel A {\n  id Int @id\n  @@schema(\"auth\")\n}\n",
    );
    assert_eq!(findings, []);
    assert!(schema.table(&ObjectName::new("auth", "A")).is_some());
    assert_eq!(schema.namespaces.keys().collect::<Vec<_>>(), ["auth", "public"]);
}

#[test]
fn views_are_no_tables() {
    assert_eq!(postgresql("view Late {\n  id Int @unique\n}\n").tables().len(), 0);
}

#[test]
fn mysql_and_sqlite_have_their_own_types() {
    let models = "enum E {\n  A\n  B\n}\nmodel M {\n  id Int @id @default(autoincrement())\n  s String\n  b Boolean @default(true)\n  d DateTime\n  e E @default(A)\n}\n";
    let read =
        |provider: &str| read_text(&format!("datasource db {{\n  provider = \"{provider}\"\n}}\n{models}"));
    expect![[r#"
        M
          id int AutoIncrement
          s varchar(191)
          b tinyint(1) = Value(Boolean(true))
          d datetime(3)
          e InlineEnum(["A", "B"]) = Value(Text("A"))
          -: primary key id
    "#]]
    .assert_eq(&outline(&read("mysql").0));
    expect![[r#"
        M
          id integer AutoIncrement
          s text
          b boolean = Value(Boolean(true))
          d datetime
          e text = Value(Text("A"))
          -: primary key id
    "#]]
    .assert_eq(&outline(&read("sqlite").0));
}

#[test]
fn what_the_author_got_wrong_is_told() {
    let messages = messages(
        r#"
model Book {
  id     Int    @id
  author Author @relation(fields: [authorId], references: [id])
  shelf  Shelf  @default(ATTIC)
  isbn   String @unqiue
  id     String
  page   Page[]
  size   String @db.Varchar(3)
  @@index([writer])
}
model Page {
  id Int @id @default(snowflake())
}
enum Shelf {
  OPEN
}
model Book {
  id Int @id
}
modle Loan {
  id Int @id
}
"#,
    );
    expect![[r#"
        field `id` is defined twice on model `Book`
        `Book` is defined twice
        type `Author` of field `author` is neither built in nor a model, an enum or a composite type
        enum `Shelf` has no value `ATTIC`
        Prisma has no attribute `@unqiue`
        PostgreSQL has no native type `Varchar`
        `@@index` names `writer`, which is no scalar field of model `Book`
        Prisma has no function `snowflake` for a default
        relation field `page` of model `Book` has no opposite field on model `Page`
        `modle` starts no block that Prisma has
    "#]]
    .assert_eq(&(messages.join("\n") + "\n"));
}

#[test]
fn a_line_that_is_not_understood_leaves_its_table_unknown() {
    let (schema, findings) = read_text(
        "datasource db {\n  provider = \"postgresql\"\n}\nmodel A {\n  id Int @id\n  name String @default(\"x)\n  @@map(\"as\")\n}\nmodel B {\n  id Int @id\n}\n",
    );
    assert_eq!(findings.len(), 1);
    assert!(table(&schema, "as").taint().is_unknown());
    assert!(!table(&schema, "B").taint().is_unknown());
    assert!(schema.taint("name").is_unknown());
}

#[test]
fn several_files_are_one_schema() {
    let mut sources = Sources::default();
    let files = [
        "datasource db {\n  provider = \"postgresql\"\n}\nmodel A {\n  id Int @id\n  b B[]\n}\n",
        "model B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}\n",
    ]
    .map(|text| sources.add(Text::new("schema/x.prisma", text)));
    let (schema, findings) = read(&files, &sources);
    assert_eq!(findings, []);
    assert_eq!(table(&schema, "B").foreign_keys().len(), 1);
    assert_eq!(table(&schema, "B").place().file, files[1]);
}

proptest! {
    #[test]
    fn any_schema_is_lowered(
        words in prop::collection::vec(
            prop::sample::select(alloc::vec![
                "model A {\n", "model B {\n", "enum E {\n", "}\n", "id Int @id\n", "a A\n", "b B[]\n", "as A[]\n", "e E @default(X)\n",
                "X\n", "a A @relation(fields: [id], references: [id])\n", "a A? @relation(\"A\", fields: [], references: [x])\n",
                "@@index([id, b])\n", "@@unique([id(sort: Desc)])\n", "@@id([id, e])\n", "@@map(\"_AToB\")\n", "s String[] @default([1])\n",
                "datasource db {\nprovider = \"mysql\"\n}\n", "datasource db {\nprovider = \"sqlserver\"\n}\n", "x Unsupported(\"(\")\n", "y Y\n",
            ]),
            0..30,
        ),
    ) {
        read_text(&words.concat());
    }
}
