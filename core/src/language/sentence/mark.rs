//! What marks set apart in a sentence: parentheses and dashes, lists behind a colon, examples in quotes.

use alloc::borrow::Cow;
use alloc::string::String;

use super::Part;
use super::read::Reader;
use crate::language::is_one_of;

/// Where two dashes set something apart, as a parenthesis would.
pub(super) fn paired(sentence: &str) -> Option<(usize, usize)> {
    if !sentence.contains(['–', '—']) {
        return None;
    }
    let is_dash = |at: &usize| {
        let is_apart = |char: Option<char>| char.is_some_and(char::is_whitespace);
        let rest = &sentence[*at..];
        is_apart(sentence[..*at].chars().next_back()) && is_apart(rest.chars().nth(1))
    };
    let mut dashes = sentence
        .char_indices()
        .filter(|(_, char)| matches!(char, '–' | '—'))
        .map(|(at, _)| at)
        .filter(is_dash);
    match (dashes.next(), dashes.next(), dashes.next()) {
        (Some(one), Some(other), None) => Some((one, other)),
        _ => None,
    }
}

/// Longer words in quotes are no example.
const LONGEST_EXAMPLE: usize = 48;

/// A text with blanks instead of examples in quotes, so that no place in it moves: of "ticket types like "Early bird" and
/// "Late"", the ticket types.
pub(in crate::language) fn without_examples(text: &str) -> Cow<'_, str> {
    // The first byte of a curly quote is of other marks too.
    if !text.bytes().any(|byte| matches!(byte, b'"' | 0xE2)) {
        return text.into();
    }
    let mut bare: Option<String> = None;
    let mut end = 0;
    let mut is_led = false;
    while let Some(open) = text[end..].find(['"', '“']).map(|open| end + open) {
        let between = text[end..open].trim_end();
        let word = between.rsplit([' ', '(', ',']).next().unwrap_or_default();
        let goes_on = is_led && matches!(between.trim(), "," | "and" | "or" | ", and" | ", or");
        is_led = goes_on || is_one_of(word, "like as instance example e.g.");
        let from = open + text[open..].chars().next().map_or(1, char::len_utf8);
        let rest = text[from..].char_indices().take(LONGEST_EXAMPLE);
        let Some(close) = rest.into_iter().find(|(_, char)| is_quote(*char)).map(|(at, _)| from + at) else {
            end = from;
            is_led = false;
            continue;
        };
        if is_led {
            let blank = " ".repeat(close - from);
            bare.get_or_insert_with(|| text.into()).replace_range(from..close, &blank);
        }
        end = close + text[close..].chars().next().map_or(1, char::len_utf8);
    }
    bare.map_or(text.into(), Cow::Owned)
}

fn is_quote(char: char) -> bool {
    matches!(char, '"' | '“' | '”')
}

impl Reader<'_> {
    /// The marks between two words.
    pub(super) fn gap(&mut self, from: usize, to: usize) {
        for (at, char) in self.sentence.get(from..to).unwrap_or_default().char_indices() {
            let place = from + at;
            let part = match char {
                '–' | '—' if self.dashes.is_some_and(|(one, _)| one == place) => {
                    Part::Open(place + char.len_utf8())
                }
                '–' | '—' if self.dashes.is_some_and(|(_, other)| other == place) => Part::Close(place),
                ',' | ';' => Part::Comma,
                ':' | '—' | '–' | '-' | '→' => Part::Colon,
                '(' | '[' => Part::Open(from + at + 1),
                ')' | ']' => Part::Close(from + at),
                '&' | '+' | '/' => Part::And,
                _ => continue,
            };
            self.parts.push(part);
        }
    }

    /// Whether a quote opens before a word: what stands in it is no part of the name before.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(0, |before| self.tokens[before].end);
        let gap = self.sentence.get(before..self.tokens[at].start).unwrap_or_default();
        gap.starts_with(' ') && gap.ends_with(is_quote)
    }
}
