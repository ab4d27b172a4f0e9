//! "The relationship between one and another": two things that are tied.

use alloc::string::String;

use super::phrase::entity;
use super::word::{is_helper, is_mark, opens_phrase, records};
use crate::language::is_one_of;

/// The two things of "the relationship between one and another", told before `at`, with nothing named singly since.
pub(super) fn tied_before(tokens: &[String], at: usize) -> Option<(String, String)> {
    let between = tokens[..at].iter().rposition(|word| word == "between")?;
    let rest = &tokens[between + 1..at];
    let is_single = |word: &String| matches!(word.as_str(), "each" | "every");
    let end =
        rest.iter().position(|word| is_mark(word) || is_helper(word) || opens_phrase(word) || records(word));
    if rest.iter().any(is_single) { None } else { tied(tokens, between + 1 + end.unwrap_or(rest.len())) }
}

/// The two things of "the relationship between one and another", which ends at `end`.
pub(super) fn tied(tokens: &[String], end: usize) -> Option<(String, String)> {
    let end = end - usize::from(end > 0 && tokens[end - 1] == ",");
    let between =
        (1..end).rev().take(9).take_while(|at| !is_mark(&tokens[*at])).find(|at| tokens[*at] == "between")?;
    let is_tie = is_one_of(
        tokens[between - 1].as_str(),
        "relationship relationships relation relations association associations link links",
    );
    let and = (between..end).find(|at| tokens[*at] == "and")?;
    let (one, other) = (entity(&tokens[between + 1..and])?, entity(&tokens[and + 1..end])?);
    (is_tie && one != other).then_some((one, other))
}
