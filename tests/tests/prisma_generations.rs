//! Schemas of Prisma 7 and 8 against its engine of generation 8.

use throughline_core::dialect::Dialect;
use throughline_core::diff::{Pair, Purpose, compare};
use throughline_core::replay::Replay;
use throughline_core::schema::Schema;
use throughline_core::text::{Sources, Text};
use throughline_tests::prisma::schemas::{model, written};
use throughline_tests::prisma::{Prisma, Provider};

/// A schema, and edits of it, each with whether it changes the database.
struct Case {
    name: &'static str,
    provider: Provider,
    text: String,
    edits: Vec<(bool, String)>,
}

/// The schemas of `tests/prisma/generation8.txt`.
fn cases() -> Vec<Case> {
    let page = include_str!("../prisma/generation8.txt");
    let sections = page.split("\n# ").skip(1).filter_map(|section| section.split_once('\n'));
    sections.map(|(name, section)| case(name, section)).collect()
}

fn case(name: &'static str, section: &str) -> Case {
    let (head, body) = section.split_once('\n').expect("a schema stands below its provider");
    let key = head.strip_prefix("provider ").expect("a schema says its provider");
    let provider = if key == "sqlite" { Provider::Sqlite } else { Provider::Postgres };
    let (edits, lines): (Vec<&str>, Vec<&str>) = body.lines().partition(|line| line.starts_with("edited "));
    let generator =
        "generator client {\n  provider = \"prisma-client\"\n  previewFeatures = [\"partialIndexes\"]\n}";
    let whole = |lines: &[&str]| {
        format!("{generator}\ndatasource db {{\n  provider = \"{key}\"\n}}\n{}\n", lines.join("\n"))
    };
    let edited = |edit: &str| {
        let (changes, line) = edit["edited ".len()..].split_once(": ").expect("an edit says what it changes");
        let start = line.split("])").next().expect("a line has a start").split_whitespace().next();
        let start = if line.starts_with("@@") { line.split(']').next() } else { start };
        let start = start.expect("a line has a start");
        let at = lines.iter().position(|of| of.trim_start().starts_with(start));
        let mut lines = lines.clone();
        lines[at.unwrap_or_else(|| panic!("{name}: no line starts with {start}"))] = line;
        (changes == "yes", whole(&lines))
    };
    Case { name, provider, text: whole(&lines), edits: edits.into_iter().map(edited).collect() }
}

/// What a script builds.
fn built(script: &str, provider: Provider) -> Schema {
    let dialect = if provider == Provider::Sqlite { Dialect::Sqlite } else { Dialect::PostgreSql };
    let mut sources = Sources::default();
    let file = sources.add(Text::new("migration.sql", script));
    let mut replay = Replay::new(dialect);
    replay.file(file, &sources);
    let replayed = replay.finish();
    assert!(replayed.findings.is_empty() && replayed.schema.opaques().is_empty(), "{script}");
    replayed.schema
}

/// What differs between what a script builds and a schema.
fn drift(name: &str, script: &str, provider: Provider, text: &str) -> Vec<String> {
    let (before, after) = (built(script, provider), model(name, text));
    let comparison = compare(&Pair { before: &before, after: &after, purpose: Purpose::Drift });
    assert!(comparison.compared.columns > 0 && comparison.unknown.is_empty(), "{name}");
    comparison.changes.iter().map(|change| format!("{change:?}")).collect()
}

#[test]
fn schemas_of_generation_8_are_the_databases_that_prisma_8_makes_of_them() {
    let Some(prisma) =
        Prisma::find_8("schemas_of_generation_8_are_the_databases_that_prisma_8_makes_of_them")
    else {
        return;
    };
    let (mut edited, mut silent) = (0, 0);
    for case in cases() {
        let script = prisma.sql(case.provider, None, &case.text);
        let differs = drift(case.name, &script, case.provider, &case.text);
        assert!(differs.is_empty(), "{}: {differs:?}\n{script}", case.name);
        let pairs: Vec<(&str, &str)> =
            case.edits.iter().map(|(_, edit)| (case.text.as_str(), edit.as_str())).collect();
        for ((changes, edit), answer) in case.edits.iter().zip(prisma.changes(case.provider, &pairs)) {
            let answer = answer.unwrap_or_else(|refusal| panic!("{}: {refusal}\n{edit}", case.name));
            assert_eq!(!answer.is_empty, *changes, "{}: {edit}\n{}", case.name, answer.sql);
            let differs = drift(case.name, &script, case.provider, edit);
            assert_eq!(!differs.is_empty(), *changes, "{}: {differs:?}\n{edit}", case.name);
            edited += 1;
            silent += usize::from(!*changes);
        }
    }
    assert!(edited >= 20 && silent >= 4, "{edited} edits, {silent} of which change nothing, are too few");
}

#[test]
fn schemas_without_a_url_are_read_as_prisma_8_reads_them() {
    let name = "schemas_without_a_url_are_read_as_prisma_8_reads_them";
    let Some(prisma) = Prisma::find_8(name) else { return };
    let without_url = |text: &str| {
        let is_url =
            |line: &&str| !["url", "directUrl"].iter().any(|word| line.trim_start().starts_with(word));
        text.lines().filter(is_url).collect::<Vec<_>>().join("\n") + "\n"
    };
    let empty = "datasource db {\n  provider = \"postgresql\"\n}\n";
    let schemas: Vec<(String, String)> =
        written().into_iter().map(|(name, text)| (name, without_url(&text))).collect();
    let pairs: Vec<(&str, &str)> = schemas.iter().map(|(_, text)| (empty, text.as_str())).collect();
    let mut compared = 0;
    for ((name, text), answer) in schemas.iter().zip(prisma.changes(Provider::Postgres, &pairs)) {
        // What generation 8 no longer takes is none of its schemas.
        let Ok(script) = answer else { continue };
        let differs = drift(name, &script.sql, Provider::Postgres, text);
        assert!(differs.is_empty(), "{name}: {differs:?}");
        compared += 1;
    }
    assert!(compared >= 10, "only {compared} schemas were compared");
}
