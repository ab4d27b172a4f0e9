//! Demands that stand in a fenced block instead of a list: `FR-001 The system shall …`, `As a rider, I want …`.

use alloc::vec::Vec;
use core::ops::Range;

/// Languages of fences that hold running text.
const PLAIN: [&str; 4] = ["", "plaintext", "text", "txt"];

/// The lines of a fenced block that demand something, in ranges of its text.
pub(super) fn demands(language: &str, text: &str) -> Vec<Range<usize>> {
    if !PLAIN.contains(&language) {
        return Vec::new();
    }
    let mut start = 0;
    let mut demands = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let begin = start + (line.len() - line.trim_start().len()).min(end - start);
        if is_demand(&text[begin..end]) {
            demands.push(begin..end);
        }
        start += line.len();
    }
    demands
}

/// Whether a line is a numbered requirement or a user story.
fn is_demand(line: &str) -> bool {
    let is_numbered = ["FR", "REQ", "US"].iter().any(|mark| {
        let rest = line.strip_prefix(mark).unwrap_or_default().trim_start_matches('-');
        rest.starts_with(|char: char| char.is_ascii_digit()) && rest.contains(' ')
    });
    is_numbered || line.starts_with("As a ") || line.starts_with("As an ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_demands_and_stories_are_found() {
        let text = "FR-001  System shall lend bikes.\n+------+\n  As a rider, I want a bike.\nFR\n";
        let found: Vec<&str> = demands("text", text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["FR-001  System shall lend bikes.", "As a rider, I want a bike."]);
    }

    #[test]
    fn code_demands_nothing() {
        assert_eq!(demands("sql", "FR-001 x"), []);
    }
}
