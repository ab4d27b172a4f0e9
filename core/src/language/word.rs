//! Words of a line, with what stands between them.

use alloc::borrow::{Cow, ToOwned};
use alloc::vec::Vec;

/// A word of a text.
#[derive(Debug, Clone)]
pub struct Word<'t> {
    /// In lower case, without a possessive ending.
    pub lower: Cow<'t, str>,
    /// Byte where it begins.
    pub start: usize,
    /// Byte where it ends, the possessive ending included.
    pub end: usize,
    /// The mark that stands before it, after the word before: `,`, `(`, `/`, `.`; a blank for none.
    pub mark: char,
}

/// The words of a text. `snake_case` stays one word, as do words joined by hyphens.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut mark = ' ';
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '’' | '-' | '_');
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_part(char), start) {
            (true, None) => start = Some(at),
            (true, Some(_)) => {}
            (false, from) => {
                if let Some(from) = from {
                    // A hyphen between blanks is a dash.
                    mark = if push(&mut words, &text[from..at], from, at, mark) { ' ' } else { '–' };
                }
                start = None;
                if !char.is_whitespace() && !matches!(char, '*' | '`' | '"' | '“' | '”') {
                    mark = char;
                }
            }
        }
    }
    words
}

/// Adds a word; whether it was one.
fn push<'t>(words: &mut Vec<Word<'t>>, word: &'t str, start: usize, end: usize, mark: char) -> bool {
    let lower = match lower(word) {
        Cow::Borrowed(lower) => Cow::Borrowed(bare(lower)),
        Cow::Owned(lower) => Cow::Owned(bare(&lower).to_owned()),
    };
    let is_word = !lower.is_empty();
    if is_word {
        words.push(Word { lower, start, end, mark });
    }
    is_word
}

/// A text in lower case, which most words are already, and without the accents of borrowed words: `café`, `cafe`.
pub fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let lower = text.to_lowercase();
    Cow::Owned(if lower.is_ascii() { lower } else { lower.chars().map(without_accent).collect() })
}

/// A letter without its accent.
fn without_accent(char: char) -> char {
    match char {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        char => char,
    }
}

/// A word without the marks around it and without its possessive ending.
fn bare(lower: &str) -> &str {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
    if lower.bytes().all(is_plain) {
        return lower;
    }
    let lower = lower.trim_matches(['\'', '’', '-', '_']);
    let lower = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(lower);
    match lower {
        "e-mail" => "email",
        "e-mails" => "emails",
        lower => lower,
    }
}

/// Whether a word is one of several, which stand in one text with a blank between them.
///
/// A text is data; a pattern of as many words is a comparison in code for each of them.
pub fn is_one_of(word: &str, words: &str) -> bool {
    let word = word.as_bytes();
    let mut rest = words.as_bytes();
    loop {
        let behind = rest.strip_prefix(word);
        if behind.is_some_and(|behind| behind.first().is_none_or(|byte| *byte == b' ')) {
            // Two words are none of them, though they stand one behind the other.
            return !word.is_empty() && !word.contains(&b' ');
        }
        let Some(end) = rest.iter().position(|byte| *byte == b' ') else { return false };
        rest = &rest[end + 1..];
    }
}
