//! Words that stand together as values: set apart by their author, or in a list that can be nothing else.

use alloc::string::String;
use alloc::vec::Vec;

use super::Said;
use crate::design::state;
use crate::language::is_one_of;
use crate::language::noun;
use crate::ordered::{CollectVec, Order};

/// More values than these are a list of something else.
pub(super) const MOST: usize = 14;

/// Values that stand together.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) values: Vec<String>,
    /// Whether the author set them apart.
    pub(super) is_set: bool,
    /// What opens them.
    pub(super) lead: Lead,
    /// Whether each is one of a kind: "a household, a school".
    pub(super) of_a_kind: bool,
    /// Whether they are ways: "in cash or by card".
    pub(super) are_ways: bool,
    /// Whether `and` joins them.
    pub(super) is_and: bool,
    /// Whether `or` or a slash joins them.
    pub(super) is_or: bool,
}

/// What opens values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// Their author set them apart.
    Set,
    /// They stand in parentheses.
    Parenthesis,
    /// A colon, a dash or an equals sign.
    Colon,
    /// A verb or a preposition: "is", "one of".
    Verb,
    /// "Whether it is".
    Whether,
    /// They are a sentence.
    Bare,
    /// They stand behind a semicolon or a parenthesis.
    Aside,
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
    set.order();
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
            None => groups.push(Group {
                start,
                end,
                values: [value].into(),
                is_set: true,
                lead: Lead::Set,
                of_a_kind: false,
                are_ways: false,
                is_and: false,
                is_or: false,
            }),
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
pub(super) fn one_value(word: &str) -> Option<String> {
    let word = word.trim().trim_end_matches([',', '.', ';']);
    let is_name = word.contains("_id") || word.ends_with("_at") || word.ends_with("_by");
    let is_shaped = word.starts_with(char::is_lowercase) || word.chars().all(|char| !char.is_lowercase());
    state::state(word).filter(|_| is_shaped && !is_name)
}

/// Whether what stands between two values joins them: marks, `and`, `then`, what happens in between.
fn joins(between: &str) -> bool {
    // "`vor` (off the road), `in_workshop`".
    if let Some((_, behind)) = between.strip_prefix(" (").and_then(|aside| aside.split_once(')')) {
        return between.len() < 60 && joins(behind);
    }
    if between.len() > 60 || between.contains(['.', '(', ')']) && between.trim() != "." {
        return false;
    }
    let words: Vec<&str> =
        between.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect_vec();
    let is_link = |word: &&str| is_one_of(word, "and or then later finally also either a an to is");
    let leads_on = matches!(words.last(), Some(&("then" | "or" | "finally")));
    between.trim().len() != 1 && words.iter().all(is_link)
        || is_one_of(between.trim(), ", / | → ; · –")
        || leads_on && words.len() <= 6
}

/// The values of a plain list, if every part of it is one.
pub(super) fn values(list: &str) -> Option<Vec<String>> {
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
