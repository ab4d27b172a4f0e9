//! Words that run together are read apart: "there's a run" as "there is a run", "don't want to keep" as "do not keep".
//!
//! **Invariant: only how a line is read changes; what is quoted of it stays as written.**

use alloc::rc::Rc;
use alloc::string::String;

use super::{Product, Sense};

/// What is written together, and what it is read as; each begins a word. Those that end in `'s` are no possessives.
const TOGETHER: [(&str, &str); 14] = [
    ("he's", "he is"),
    ("i'd", "i would"),
    ("i've", "i have"),
    ("it's", "it is"),
    ("she's", "she is"),
    ("that's", "that is"),
    ("there's", "there is"),
    ("they'd", "they would"),
    ("they're", "they are"),
    ("they've", "they have"),
    ("we'd", "we would"),
    ("we're", "we are"),
    ("we've", "we have"),
    ("who's", "who is"),
];

/// What denies the wish and not the deed, and what it is read as.
const UNWANTED: [(&str, &str); 4] = [
    ("do not want to ", "do not "),
    ("don't want to ", "don't "),
    ("does not want to ", "does not "),
    ("doesn't want to ", "doesn't "),
];

/// Words without which no line holds one of them.
const HELD: [&str; 5] = [" want to ", "'s ", "'d ", "'ve ", "'re "];

/// Reads every line so.
pub(super) fn read_apart(product: &mut Product) {
    for line in product.lines.iter_mut().filter(|line| line.sense != Sense::Ignored) {
        if let Some(read) = apart(&line.text) {
            line.text = Rc::from(read);
        }
    }
}

/// The text with its words apart; none where none run together.
fn apart(text: &str) -> Option<String> {
    let plain: Option<String> = text.contains('’').then(|| text.replace('’', "'"));
    let text = plain.as_deref().unwrap_or(text);
    if !HELD.iter().any(|held| text.contains(held)) {
        return plain;
    }
    let mut read = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (at, _) in text.char_indices() {
        let begins = at == 0 || !text[..at].ends_with(|char: char| char.is_alphanumeric() || char == '\'');
        if at < from || !begins {
            continue;
        }
        let rest = &text[at..];
        let is_there = |(words, _): &&(&str, &str)| {
            rest.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
                && (words.ends_with(' ') || !rest[words.len()..].starts_with(char::is_alphanumeric))
        };
        let Some((words, apart)) = TOGETHER.iter().chain(&UNWANTED).find(is_there) else { continue };
        read.push_str(&text[from..at]);
        let mut letters = apart.chars();
        match letters.next().filter(|_| rest.starts_with(char::is_uppercase)) {
            Some(first) => {
                read.push(first.to_ascii_uppercase());
                read.push_str(letters.as_str());
            }
            None => read.push_str(apart),
        }
        from = at + words.len();
    }
    if from == 0 {
        return plain;
    }
    read.push_str(&text[from..]);
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_run_together_are_read_apart() {
        assert_eq!(apart("For every night there's a run").as_deref(), Some("For every night there is a run"));
        assert_eq!(apart("There’s one; it’s kept").as_deref(), Some("There is one; it is kept"));
        assert_eq!(apart("I'd call that a job").as_deref(), Some("I would call that a job"));
    }

    #[test]
    fn an_unwanted_deed_is_denied() {
        assert_eq!(apart("I don't want to keep lodgers").as_deref(), Some("I don't keep lodgers"));
    }

    #[test]
    fn a_possessive_stays() {
        assert_eq!(apart("The clerk's file, whose number is known"), None);
    }
}
