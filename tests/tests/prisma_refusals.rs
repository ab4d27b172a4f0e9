//! Schemas with a mistake: Prisma's engine refuses each, and so do we, on the same line as a rule.

use throughline_core::finding::{Finding, Location};
use throughline_core::text::{Sources, Text};
use throughline_core::tools::prisma::models;
use throughline_tests::prisma::Prisma;

const DATASOURCE: &str = "datasource db {\n  provider = \"postgresql\"\n  url = env(\"X\")\n}\n";

/// The schemas of `tests/prisma/mistakes.txt`, by what is wrong with them.
fn schemas() -> Vec<(&'static str, String)> {
    let page = include_str!("../prisma/mistakes.txt");
    let (_, first) = page.split_once("\n# ").expect("the page has a heading");
    let schemas =
        first.split("\n# ").map(|of| of.split_once('\n').expect("a schema stands below its heading"));
    let whole = |text: &str| {
        if text.contains("datasource db") { text.into() } else { format!("{DATASOURCE}{text}\n") }
    };
    schemas.map(|(name, text)| (name, whole(text))).collect()
}

/// What we find fault with, each with its line.
fn faults(text: &str) -> Vec<(Finding, usize)> {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("schema.prisma", text));
    let (_, findings) = models::read(&[file], &sources);
    let line = |finding: &Finding| match &finding.location {
        Location::Place(place) => text[..place.span.start as usize].lines().count().max(1),
        Location::Project | Location::Path(_) => 0,
    };
    findings
        .into_iter()
        .map(|finding| {
            let line = line(&finding);
            (finding, line)
        })
        .collect()
}

/// The lines that a refusal of Prisma's engine points at.
fn lines(refusal: &str) -> Vec<usize> {
    let places = refusal.split("schema.prisma:").skip(1);
    places.filter_map(|place| place.split(|next: char| !next.is_ascii_digit()).next()?.parse().ok()).collect()
}

#[test]
fn what_prisma_refuses_is_refused_and_what_it_takes_is_taken() {
    let Some(prisma) = Prisma::find("what_prisma_refuses_is_refused_and_what_it_takes_is_taken") else {
        return;
    };
    let schemas = schemas();
    let texts: Vec<&str> = schemas.iter().map(|(_, text)| text.as_str()).collect();
    let (mut refused, mut taken, mut same_line) = (0, 0, 0);
    for ((name, text), refusal) in schemas.iter().zip(prisma.refusals(&texts)) {
        let faults = faults(text);
        let Some(refusal) = refusal else {
            assert!(faults.is_empty(), "{name}: Prisma takes\n{text}\n{faults:?}");
            taken += 1;
            continue;
        };
        assert!(!faults.is_empty(), "{name}: Prisma refuses\n{text}\n{refusal}");
        refused += 1;
        let lines = lines(&refusal);
        same_line += usize::from(faults.iter().any(|(_, line)| lines.contains(line)));
    }
    assert!(refused >= 140 && taken >= 13, "{refused} refused and {taken} taken are too few");
    assert!(same_line >= 130, "only {same_line} of {refused} are refused on the line that Prisma names");
}
