//! Words of a line, with what stands between them.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A word of a text.
#[derive(Debug, Clone)]
pub struct Word {
    /// In lower case, without a possessive ending.
    pub lower: String,
    /// Byte where it begins.
    pub start: usize,
    /// Byte where it ends, the possessive ending included.
    pub end: usize,
    /// The mark that stands before it, after the word before: `,`, `(`, `/`, `.`; a blank for none.
    pub mark: char,
}

/// The words of a text. `snake_case` stays one word, as do words joined by hyphens.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let mut mark = ' ';
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '’' | '-' | '_');
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_part(char), start) {
            (true, None) => start = Some(at),
            (true, Some(_)) => {}
            (false, from) => {
                if let Some(from) = from {
                    push(&mut words, &text[from..at], from, at, mark);
                    mark = ' ';
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

fn push(words: &mut Vec<Word>, word: &str, start: usize, end: usize, mark: char) {
    let lower = word.to_lowercase();
    let lower = lower.trim_matches(['\'', '’', '-', '_']);
    let lower = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(lower);
    let lower = match lower {
        "e-mail" => "email",
        "e-mails" => "emails",
        lower => lower,
    };
    if !lower.is_empty() {
        words.push(Word { lower: lower.to_owned(), start, end, mark });
    }
}
