//! How a verdict looks.

use alloc::vec::Vec;

use super::*;
use crate::finding::{Finding, Location};
use crate::rules::Tally;
use crate::text::{Place, Span, Text};

const SCHEMA: &str = "model Tool {\r\n  id Int @id\r\n  name String\r\n}\r\n";

fn look(color: bool) -> Look {
    Look { program: "throughline".into(), width: 80, color, quiet: false }
}

fn found() -> (Verdict, Sources) {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("schema.prisma", SCHEMA));
    let at = |start: u32, end: u32| Place::new(file, Span::new(start, end));
    let findings: Vec<Finding> = alloc::vec![
        Finding::error("schema-ahead-of-migrations", at(30, 34).into(), "column `Tool.name` is new")
            .help("write a migration")
            .related(at(0, 10), "its table"),
        Finding::note("schema-without-migrations", Location::Path("schema.prisma".into()), "no migrations"),
    ];
    let tally = Tally { migrations: 1, statements: 1, tables: 1, ..Tally::default() };
    (Verdict { findings, tally }, sources)
}

#[test]
fn people_see_the_source_and_what_to_do() {
    let (verdict, sources) = found();
    expect_test::expect![[r"
        error[schema-ahead-of-migrations]: column `Tool.name` is new
         --> schema.prisma:3:3
          |
        3 |   name String
          |   ^^^^
          |
         ::: schema.prisma:1:1
          |
        1 | model Tool {
          | ---------- its table
          |
          = help: write a migration

        note[schema-without-migrations]: no migrations (schema.prisma)

        checked 1 table against 1 migration (1 statement): 1 error, 1 note
    "]]
    .assert_eq(&super::verdict(&verdict, &sources, Format::Human, &look(false)));
}

#[test]
fn escape_sequences_come_only_with_colour() {
    let (verdict, sources) = found();
    assert!(!super::verdict(&verdict, &sources, Format::Human, &look(false)).contains('\x1b'));
    assert!(super::verdict(&verdict, &sources, Format::Human, &look(true)).contains('\x1b'));
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let (verdict, sources) = found();
    let json = super::verdict(&verdict, &sources, Format::Json, &look(false));
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["schemaVersion"], 1);
    let finding = &value["findings"][0];
    for (field, expected) in [("line", 3), ("column", 3), ("endLine", 3), ("endColumn", 7), ("startByte", 30)]
    {
        assert_eq!(finding[field], expected, "{field}");
    }
    assert_eq!(finding["path"], "schema.prisma");
    assert_eq!(finding["related"][0]["line"], 1);
    assert_eq!(value["summary"]["comparedTables"], 1);
    assert_eq!(value["summary"]["findings"]["note"], 1);
}

#[test]
fn a_markdown_cell_holds_its_words() {
    let mut verdict = found().0;
    verdict.findings.truncate(1);
    verdict.findings[0].message = "a | b".into();
    let markdown = super::verdict(&verdict, &found().1, Format::Markdown, &look(false));
    assert!(markdown.contains("a \\| b<br>write a migration"), "{markdown}");
}

#[test]
fn an_excerpt_of_any_place_is_drawn() {
    let mut sources = Sources::default();
    let content = "\u{feff}é\t💡\r\n\r\n\u{1b}[31m\rlast";
    let file = sources.add(Text::new("x", content));
    let ends: Vec<u32> =
        (0..=content.len() as u32).filter(|at| content.is_char_boundary(*at as usize)).collect();
    let mut drawn = 0;
    for (at, start) in ends.iter().enumerate() {
        for end in &ends[at..] {
            let place = Place::new(file, Span::new(*start, *end));
            let findings = alloc::vec![Finding::error("syntax-error", place.into(), "broken")];
            let verdict = Verdict { findings, tally: Tally::default() };
            assert!(!super::verdict(&verdict, &sources, Format::Human, &look(false)).contains('\x1b'));
            drawn += 1;
        }
    }
    assert!(drawn > 100);
}
