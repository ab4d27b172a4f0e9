//! The names that stand around what says that something occurs once.

use alloc::string::String;
use alloc::vec::Vec;

use crate::design::mention::{Word, words};
use crate::language::is_one_of;
use crate::language::singular;
use crate::ordered::CollectVec;

/// The names in a list: "buyer account and week", up to where something else is said.
pub(super) fn listed(text: &str) -> Vec<String> {
    let end = text.find(['(', ':']).unwrap_or(text.len());
    let stops = [
        "that", "which", "so", "if", "whoever", "unless", "but", "when", "is", "are", "in", "with", "of",
        "have", "has", "ever", "anywhere", "whatever", "because", "even", "no", "not", "and", "once",
        "always",
    ];
    let mut names: Vec<String> = Vec::new();
    let parts = text[..end]
        .split([',', '/'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" per "));
    for part in parts {
        // "Always, no matter how many".
        if part.trim_start().starts_with("no ") {
            break;
        }
        let part: Vec<&str> = part
            .split([' ', '*', '`'])
            .filter(|word| !word.is_empty())
            .skip_while(|word| crate::language::noun::is_determiner(word) || is_one_of(word, "one its whole"))
            .collect_vec();
        let end = part.iter().position(|word| stops.contains(word)).unwrap_or(part.len());
        // "Per position in a box": per box and position.
        let within: Vec<&str> = part[end..]
            .iter()
            .skip(1)
            .copied()
            .skip_while(|word| {
                crate::language::noun::is_determiner(word) || matches!(*word, "that" | "whole")
            })
            .collect_vec();
        if matches!(part.get(end), Some(&("in" | "of" | "within"))) && (1..=2).contains(&within.len()) {
            names.push(within.join(" "));
        }
        // What is said of it besides ends the list.
        let goes_on = matches!(part.get(end), None | Some(&("in" | "of")));
        let part = &part[..end];
        if part.is_empty() || part.len() > 4 {
            break;
        }
        names.push(part.join(" ").replace('-', " "));
        if names.len() == 4 || !goes_on {
            break;
        }
    }
    names
}

/// The last name before a cue: of "every copy must carry a tag number that is", `tag number`.
pub(super) fn last_name(before: &str) -> Option<String> {
    let passes = |word: &str| is_one_of(word, "that which is are be must also and should both therefore");
    let tail = before
        .rsplit([',', ':'])
        .find(|part| part.split_whitespace().any(|word| !passes(word.trim_matches('('))))?;
    let spoken: Vec<Word<'_>> = words(tail);
    let mut kept: Vec<String> = Vec::new();
    for word in spoken.iter().rev() {
        let lower = &*word.lower;
        if passes(lower) && kept.is_empty() {
            continue;
        }
        // "Scene numbers are text and": what they are is not what they are called.
        if matches!(lower, "is" | "are") {
            kept.clear();
            continue;
        }
        let stops = crate::language::noun::is_determiner(lower)
            || crate::language::noun::is_function_word(lower)
            || is_one_of(lower, "has have carry carries gets every e");
        if stops || kept.len() == 3 {
            break;
        }
        kept.push(singular(lower));
    }
    kept.reverse();
    (!kept.is_empty()).then(|| kept.join(" "))
}

pub(super) fn find(text: &str, cue: &str) -> Option<usize> {
    text.match_indices(cue).map(|(at, _)| at).find(|at| !text[..*at].ends_with(char::is_alphanumeric))
}
