//! Words that stand together as values: set apart by their author, or in a list that can be nothing else.

use alloc::string::String;
use alloc::vec::Vec;

use super::Said;
use crate::design::state;
use crate::language::noun;

/// More values than these are a list of something else.
const MOST: usize = 14;

/// Values that stand together.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) values: Vec<String>,
    /// Whether the author set them apart.
    pub(super) is_set: bool,
}

/// The words that are set apart, those that stand together in one group.
pub(super) fn set_groups(said: &Said<'_>) -> Vec<Group> {
    let text = &*said.text;
    let mut set: Vec<(usize, usize, &str)> = Vec::new();
    for words in [&said.line.code, &said.line.stressed] {
        let mut from = 0;
        for word in words {
            // As a word of its own: no `open` in `opens`.
            let is_whole = |at: &usize| {
                let is_bound = |char: Option<char>| char.is_none_or(|char| !char.is_alphanumeric());
                is_bound(text[..*at].chars().next_back()) && is_bound(text[at + word.len()..].chars().next())
            };
            let found =
                text[from..].match_indices(word.as_str()).map(|(at, _)| at + from).take(8).find(is_whole);
            let Some(at) = found else { continue };
            from = at + word.len();
            set.push((at, from, word));
        }
    }
    set.extend(quoted(text));
    set.sort_unstable();
    let mut groups: Vec<Group> = Vec::new();
    for (start, end, word) in set {
        let Some(value) = one_value(word) else { continue };
        if groups.last().is_some_and(|group| group.end > start) {
            continue;
        }
        let joined = groups.last_mut().filter(|group| {
            group.end <= start
                && group.values.len() < MOST
                && joins(text.get(group.end..start).unwrap_or("."))
        });
        match joined {
            Some(group) => {
                group.end = end;
                if !group.values.contains(&value) {
                    group.values.push(value);
                }
            }
            None => groups.push(Group { start, end, values: [value].into(), is_set: true }),
        }
    }
    groups
}

/// Words in double quotes.
fn quoted(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut marks = text.match_indices('"').map(|(at, _)| at);
    core::iter::from_fn(move || {
        let (open, close) = (marks.next()?, marks.next()?);
        Some((open + 1, close, &text[open + 1..close]))
    })
}

/// A value: one to three words, none of them in capitals within.
fn one_value(word: &str) -> Option<String> {
    let word = word.trim().trim_end_matches([',', '.', ';']);
    let is_name = word.contains("_id") || word.ends_with("_at") || word.ends_with("_by");
    let is_shaped = word.starts_with(char::is_lowercase) || word.chars().all(|char| !char.is_lowercase());
    state::state(word).filter(|_| is_shaped && !is_name)
}

/// Whether what stands between two values joins them: marks, `and`, `then`, what happens in between.
fn joins(between: &str) -> bool {
    if between.len() > 60 || between.contains(['.', '(', ')']) && between.trim() != "." {
        return false;
    }
    let words: Vec<&str> =
        between.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_link = |word: &&str| {
        matches!(
            *word,
            "and" | "or" | "then" | "later" | "finally" | "also" | "either" | "a" | "an" | "to" | "is"
        )
    };
    let leads_on = matches!(words.last(), Some(&("then" | "or" | "finally")));
    between.trim().len() != 1 && words.iter().all(is_link)
        || matches!(between.trim(), "," | "/" | "|" | "→" | ";" | "·" | "–")
        || leads_on && words.len() <= 6
}

/// Values that stand in plain words: in parentheses behind a property, behind `as`, behind a label of states.
pub(super) fn plain_groups(said: &Said<'_>, set: &[Group]) -> Vec<Group> {
    let text = &*said.text;
    let mut groups = Vec::new();
    let free = |start: usize, end: usize| !set.iter().any(|group| group.start < end && start < group.end);
    let mut push = |start: usize, end: usize| {
        if let Some(values) = text.get(start..end).and_then(plain_values).filter(|_| free(start, end)) {
            groups.push(Group { start, end, values, is_set: false });
        }
    };
    for (open, _) in text.match_indices('(').take(32) {
        if let Some(length) = text[open + 1..].bytes().take(160).position(|byte| byte == b')') {
            push(open + 1, open + 1 + length);
        }
    }
    let header_says = said.header.as_deref().is_some_and(|header| {
        header.split(' ').any(|word| matches!(word, "states" | "values" | "statuses" | "status" | "state"))
    });
    if let Some(colon) = text.find(": ").filter(|_| header_says || said.line.label.is_some()) {
        let end = text[colon + 2..].find(". ").map_or(text.len(), |end| colon + 2 + end);
        if end - colon < 240 {
            push(colon + 2, end);
        }
    }
    // "One role: owner or clerk", "state: open, closed".
    for (colon, _) in text.match_indices(": ").take(8) {
        let word = text[..colon].rsplit([' ', '*', '`']).next().unwrap_or_default().to_lowercase();
        let word = if word == "there" { "role" } else { &word };
        if noun::is_kind(&crate::language::singular(word)) && said.line.label.is_none() {
            let rest = &text[colon + 2..];
            let end = rest.find(['.', ';', '(', ':']).unwrap_or(rest.len());
            if end < 160 {
                push(colon + 2, colon + 2 + end);
            }
        }
    }
    for cue in [" as ", " become ", " becomes ", " are "] {
        for (at, _) in text.match_indices(cue).take(8) {
            let from = at + cue.len();
            let end = text[from..].find(['.', ';', '(', ':']).map_or(text.len(), |end| from + end);
            if end - from < 80 && text[from..end].contains(" or ") {
                push(from, end);
            }
        }
    }
    groups
}

/// The values of a plain list, if every part of it is one.
pub(super) fn plain_values(list: &str) -> Option<Vec<String>> {
    let list = list.trim().trim_end_matches('.');
    if list.starts_with("e.g") || list.contains("etc") || list.contains('…') {
        return None;
    }
    let parts = list.split([',', '→', '/', '|', ';']).flat_map(|part| part.split(" or "));
    let mut values = Vec::new();
    for part in parts {
        let part = ["and ", "or ", "also ", "then ", "finally ", "either ", "later ", "is ", "being "]
            .iter()
            .fold(part.trim(), |part, word| part.strip_prefix(word).unwrap_or(part).trim());
        if part.is_empty() {
            continue;
        }
        for half in part.split(" and ") {
            // "Chief of staff" is one word more.
            let longest = 2 + usize::from(half.contains(" of "));
            if half.split_whitespace().nth(longest).is_some() || noun::is_function_word(half) {
                return None;
            }
            let value = state::state(half)?;
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    (2..=MOST).contains(&values.len()).then_some(values)
}
