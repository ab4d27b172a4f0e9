//! Scenarios that stand in a fenced block: `Scenario: A skipper books a berth`, `Given …`, `When …`, `Then …`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

/// Languages of fences that hold scenarios.
const LANGUAGES: [&str; 3] = ["cucumber", "feature", "gherkin"];

/// What begins a scenario, and what begins a clause of one.
const TITLES: [&str; 4] = ["Scenario Outline:", "Scenario:", "Example:", "Background:"];
const CLAUSES: [&str; 6] = ["Given ", "When ", "Then ", "And ", "But ", "* "];

/// A line of a scenario.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The title of one, as the headings of other documents count it.
    Title(String),
    /// A clause, without the word that opens it.
    Clause(String),
}

/// Whether a fence in this language, or with this text, holds scenarios.
pub(super) fn is_told(language: &str, text: &str) -> bool {
    LANGUAGES.contains(&language)
        || language.is_empty() && TITLES.iter().any(|title| text.trim_start().starts_with(title))
        || language.is_empty() && text.trim_start().starts_with("Feature:")
}

/// Whether a paragraph holds a scenario that nobody set apart: lines that begin as its clauses do.
pub(super) fn is_bare(text: &str) -> bool {
    let holds = |clause: &str| text.lines().any(|line| line.trim().starts_with(clause));
    holds("Then ") && (holds("Given ") || holds("When "))
}

/// The lines of a fence that tell something, each with its bytes; scenarios are counted from `count` on.
pub(super) fn lines(text: &str, count: &mut u32) -> Vec<(Told, Range<usize>)> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len();
        let title = TITLES.iter().find_map(|title| words.strip_prefix(title)).map(str::trim);
        let clause = CLAUSES.iter().find_map(|clause| words.strip_prefix(clause)).map(str::trim);
        let told = match (title, clause) {
            (Some(title), _) => {
                *count += 1;
                Told::Title(format!("Scenario {count}: {title}"))
            }
            (None, Some(clause)) if !clause.is_empty() => Told::Clause(clause.to_string()),
            _ => continue,
        };
        found.push((told, from..from + words.len()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenarios_are_told_clause_by_clause() {
        let text =
            "@slow\nScenario: A skipper moors\n  Given a free berth\n  When she moors\n    | a | b |\n";
        let told: Vec<Told> = lines(text, &mut 0).into_iter().map(|(told, _)| told).collect();
        let clause = |words: &str| Told::Clause(words.into());
        assert_eq!(
            told,
            [Told::Title("Scenario 1: A skipper moors".into()), clause("a free berth"), clause("she moors")]
        );
    }

    #[test]
    fn a_paragraph_of_clauses_is_a_scenario() {
        assert!(is_bare("Scenario: A skipper moors\nWhen she moors\nThen the berth is taken\n"));
        assert!(!is_bare("When she moors, the berth is taken.\nGiven that, nobody else moors."));
        assert!(!is_bare("Given a free berth\nshe moors"));
    }

    #[test]
    fn other_fences_tell_none() {
        assert!(is_told("gherkin", "") && is_told("", "Feature: Mooring\n"));
        assert!(!is_told("sql", "Scenario: x") && !is_told("", "Given that\n"));
    }
}
