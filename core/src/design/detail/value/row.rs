//! States in a row that is a sentence by itself: "Announced → approved by the office → held, or cancelled.", "New; then
//! looked at; then fixed, or put off.", and those in which a deed echoes: "they may cancel it (cancelled)".
//!
//! **Invariant: every part of a row is a state, or it is no row.**

use alloc::string::String;
use alloc::vec::Vec;

use super::super::Said;
use super::is_status;
use super::one::value;
use crate::design::state;
use crate::language::{singular, verb};

/// Longer sentences tell something else beside.
const LONGEST: usize = 320;

/// At most so many states are in a row.
const MOST: usize = 14;

/// The states that a whole line is made of.
pub(super) fn states(said: &Said<'_>) -> Vec<String> {
    let text = said.text.trim_end_matches(['.', ' ']);
    let text = match text.split_once(": ") {
        Some((label, rest)) => {
            let label = label.trim().to_lowercase();
            let is_led = said.labelled.is_some()
                || label == "so"
                || label.split(' ').any(|word| is_status(&singular(word)));
            if is_led { rest } else { return Vec::new() }
        }
        None => text,
    };
    if text.len() > LONGEST || text.contains(". ") {
        return Vec::new();
    }
    in_row(&without_asides(text)).unwrap_or_default()
}

/// The states between arrows, semicolons and commas.
fn in_row(text: &str) -> Option<Vec<String>> {
    let is_row = text.contains(['→', ';', '>']) || text.matches(',').count() > 1;
    let text = text.replace("->", "→");
    let mut states: Vec<String> = Vec::new();
    for part in text.split(['→', ';', ',']).flat_map(|part| part.split(" or ")) {
        let part = part.trim();
        let part = ["ends as ", "ends with "]
            .iter()
            .fold(part, |part, lead| part.strip_prefix(lead).unwrap_or(part));
        // "Returned, where the clerk has found a fault".
        if ["where ", "which ", "when ", "if "].iter().any(|lead| part.starts_with(lead))
            && !states.is_empty()
        {
            continue;
        }
        let part = part.strip_prefix("or ").unwrap_or(part);
        if part.is_empty() {
            continue;
        }
        let state = value(part)?.name;
        if !states.contains(&state) {
            states.push(state);
        }
    }
    let alike = states.iter().filter(|one| state::looks_like_one(one)).count();
    let is_told = is_row && (3..=MOST).contains(&states.len()) && alike * 2 >= states.len();
    is_told.then_some(states)
}

/// A text without what stands in parentheses.
fn without_asides(text: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0_usize;
    for char in text.chars() {
        match char {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(char),
            _ => {}
        }
    }
    kept
}

/// "The cashier may cancel it (cancelled)": the state that a deed brings about.
pub(super) fn echoed(said: &Said<'_>) -> Option<String> {
    let text = &*said.text;
    for (open, _) in text.match_indices('(').take(4) {
        let inner = text[open + 1..].split(')').next().unwrap_or_default().trim_matches('*').trim();
        let past = verb::verb(&inner.to_lowercase()).filter(|verb| verb.form == verb::Form::Past);
        let Some(past) = past.filter(|_| !inner.contains(' ')) else { continue };
        let end = said.words.partition_point(|word| word.end <= open);
        let mut near = said.words[end.saturating_sub(5)..end].iter();
        if near.any(|word| verb::verb(&word.lower).is_some_and(|verb| verb.base == past.base)) {
            return Some(inner.to_lowercase().clone());
        }
    }
    None
}
