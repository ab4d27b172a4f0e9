//! What the reader of Prisma schemas must get right.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Write;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

/// One line for each thing that was read, in the order of the file.
fn outline(text: &str) -> String {
    let (document, errors) = parse(text);
    let mut out = String::new();
    let mut line = |line: String| writeln!(out, "{line}").expect("a string takes any text");
    for block in &document.blocks {
        match block {
            Block::Model(model) => {
                line(format!("{:?} {}{}", model.kind, model.name.value, docs(&model.docs)));
                for field in &model.fields {
                    let ty = match &field.ty {
                        FieldType::Named(name) => name.value.to_string(),
                        FieldType::Unsupported(ty) => format!("Unsupported {:?}", ty.value),
                    };
                    let attributes = attributes("@", &field.attributes);
                    let (name, arity) = (field.name.value, field.arity);
                    line(format!("  {name} {ty} {arity:?}{attributes}{}", docs(&field.docs)));
                }
                line(format!(" {}", attributes("@@", &model.attributes)));
            }
            Block::Enum(block) => {
                line(format!("Enum {}{}", block.name.value, docs(&block.docs)));
                for value in &block.values {
                    let attributes = attributes("@", &value.attributes);
                    line(format!("  {}{attributes}{}", value.name.value, docs(&value.docs)));
                }
                line(format!(" {}", attributes("@@", &block.attributes)));
            }
            Block::Config(config) => {
                line(format!("{} {}", config.keyword.value, config.name.value));
                for property in &config.properties {
                    let value = property.value.as_ref().map(|value| show(&value.value));
                    line(format!("  {} = {value:?}", property.name.value));
                }
            }
            Block::Other(other) => line(format!("other {}", other.keyword.value)),
        }
    }
    for comment in &document.comments {
        line(format!("comment: {}", comment.value));
    }
    for error in &errors {
        line(format!("error at {:?}: {}", error.span.of(text), error.message));
    }
    out.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |out, line| out + line + "\n")
}

fn docs(docs: &[&str]) -> String {
    if docs.is_empty() { String::new() } else { format!(" /// {}", docs.join(" | ")) }
}

fn attributes(mark: &str, attributes: &[Attribute<'_>]) -> String {
    attributes.iter().fold(String::new(), |out, attribute| {
        let arguments: Vec<String> = attribute.arguments.iter().map(argument).collect();
        format!("{out} {mark}{}({})", attribute.name.value, arguments.join(", "))
    })
}

fn argument(argument: &Argument<'_>) -> String {
    let value = show(&argument.value.value);
    argument.name.map_or(value.clone(), |name| format!("{}: {value}", name.value))
}

fn show(value: &Value<'_>) -> String {
    let list = |arguments: &[Argument<'_>]| arguments.iter().map(argument).collect::<Vec<_>>().join(", ");
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Number(word) | Value::Word(word) => (*word).to_string(),
        Value::Array(values) => {
            format!("[{}]", values.iter().map(|value| show(&value.value)).collect::<Vec<_>>().join(", "))
        }
        Value::Function(function) => format!("{}({})", function.name, list(&function.arguments)),
        Value::Object(properties) => format!("{{{}}}", list(properties)),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as `expect!` is passed everywhere")]
fn check(text: &str, expect: Expect) {
    expect.assert_eq(&outline(text));
}

#[test]
fn a_model_is_its_fields_and_attributes() {
    check(
        r#"
/// Somebody who borrows.
model Borrower {
  id    Int     @id @default(autoincrement()) // counted
  email String? @unique @db.VarChar(255) /// as written
  loans Loan[]

  @@index([email(ops: raw("gin_trgm_ops")), id(sort: Desc)], type: Gin, map: "by_email")
}
"#,
        expect![[r#"
            Model Borrower /// Somebody who borrows.
              id Int Required @id() @default(autoincrement())
              email String Optional @unique() @db.VarChar(255) /// as written
              loans Loan List
              @@index([email(ops: raw("gin_trgm_ops")), id(sort: Desc)], type: Gin, map: "by_email")
            comment: counted
        "#]],
    );
}

#[test]
fn an_argument_list_runs_over_lines() {
    check(
        "model Loan {\r\n  book Book @relation(\r\n    fields: [bookId], // which\r\n    references: [id],\r\n    onDelete: Cascade,\r\n  )\r\n}\r\n",
        expect![[r"
            Model Loan
              book Book Required @relation(fields: [bookId], references: [id], onDelete: Cascade)
        "]],
    );
}

#[test]
fn enums_configurations_views_and_types_are_read() {
    check(
        r#"
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
generator client {
  previewFeatures = ["views",
    "multiSchema"]
  output =
}
enum State {
  OPEN @map("open") // still
  CLOSED
  @@map("state")
}
view Late { 
  place Unsupported("geometry(Point, 4326)")?
}
type Address {
  street String
}
"#,
        expect![[r#"
            datasource db
              provider = Some("\"postgresql\"")
              url = Some("env(\"DATABASE_URL\")")
            generator client
              previewFeatures = Some("[\"views\", \"multiSchema\"]")
              output = None
            Enum State
              OPEN @map("open")
              CLOSED
              @@map("state")
            View Late
              place Unsupported "geometry(Point, 4326)" Optional
            Composite Address
              street String Required
            comment: still
        "#]],
    );
}

#[test]
fn escapes_are_resolved() {
    check(
        r#"model A { a String @default("\"x\" \\ \n \u00e9 \ud83d\udca1") }"#,
        expect![[r#"
            Model A
              a String Required @default("\"x\" \\ \n é 💡")
        "#]],
    );
}

#[test]
fn the_predicate_of_a_partial_index_is_read() {
    check(
        "model A {\n  @@unique([a], where: { active: true, name: { not: null } })\n}",
        expect![[r"
            Model A
              @@unique([a], where: {active: true, name: {not: null}})
        "]],
    );
}

#[test]
fn a_bad_line_costs_one_error_and_the_rest_is_read() {
    check(
        "model A {\n  id Int @id\n  what is this\n  b String @default(\"open)\n  c Int\n}\n",
        expect![[r#"
            Model A
              id Int Required @id()
              what is Required
              c Int Required
            error at "this": expected the end of the line, found `this`
            error at "": expected a closing quote, found the end of the line
        "#]],
    );
}

#[test]
fn a_list_that_breaks_on_a_later_line_costs_one_error() {
    check(
        "model A {\n  b B @relation(\n    fields: [b] references: [c],\n    onDelete: Cascade\n  )\n  c Int\n}\n",
        expect![[r#"
            Model A
              c Int Required
            error at "references": expected `,` or `)`, found `references`
        "#]],
    );
}

#[test]
fn a_list_that_is_never_closed_costs_its_line() {
    check(
        "model A {\n  @@index([a, b]\n  c Int\n  @@map(\"as\")\n}\n",
        expect![[r#"
            Model A
              c Int Required
              @@map("as")
            error at "c": expected `,` or `)`, found `c`
        "#]],
    );
}

#[test]
fn a_block_that_is_never_closed_ends_where_the_next_starts() {
    check(
        "model A {\n  id Int\n\nmodel B {\n  id Int\n",
        expect![[r#"
            Model A
              id Int Required
            Model B
              id Int Required
            error at "A": `A` is never closed with `}`
            error at "B": `B` is never closed with `}`
        "#]],
    );
}

#[test]
fn lines_outside_blocks_cost_one_error_together() {
    check(
        "import x from y;\nand more\n\nmodle C {\n  b { c\n}\nmodel B {}\n",
        expect![[r#"
            other modle
            Model B
            error at "import": expected a block, found `import`
        "#]],
    );
}

#[test]
fn values_nest_only_so_deep() {
    let text = format!("model A {{\n  @@index({})\n  b Int\n}}", "[".repeat(100_000));
    let (document, errors) = parse(&text);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].expected, "a value that is nested less deeply");
    assert_eq!(document.blocks.len(), 1);
}

proptest! {
    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        parse(&text);
    }

    #[test]
    fn any_text_of_the_language_is_read(
        words in prop::collection::vec(
            prop::sample::select(alloc::vec![
                "model", "enum", "A", "{", "}", "(", ")", "[", "]", "\n", "\"", "\\", "@", "@@", ":", ",", "//", "/*", "é",
                "Unsupported", "?", "=", " ",
            ]),
            0..60,
        ),
    ) {
        let text = words.concat();
        let (document, errors) = parse(&text);
        for error in &errors {
            prop_assert!(text.get(error.span.start as usize..error.span.end as usize).is_some());
        }
        prop_assert!(document.unread.len() <= errors.len());
    }
}
