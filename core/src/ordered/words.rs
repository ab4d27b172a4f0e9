//! Words in order, as one text: a list of references would be twice as large in the module that goes to npm.

use core::cmp::Ordering;

/// Words in lower case and in order, with a blank between them.
#[derive(Debug, Clone, Copy)]
pub struct Words(&'static str);

impl Words {
    /// Of these.
    ///
    /// # Panics
    ///
    /// When the program is compiled, where they are not in order.
    pub const fn new(words: &'static str) -> Self {
        let text = words.as_bytes();
        let (mut before, mut at) = (0, 0);
        while at < text.len() {
            let end = end_of(text, at);
            assert!(before == at || is_before(text, before, at), "the words are not in order");
            (before, at) = (at, end + 1);
        }
        Self(words)
    }

    /// Whether a word is one of them, whatever the case of its letters.
    pub fn has(self, word: &str) -> bool {
        let text = self.0.as_bytes();
        let (mut from, mut to) = (0, text.len());
        while from < to {
            let middle = from.midpoint(to);
            let start =
                text[from..middle].iter().rposition(|byte| *byte == b' ').map_or(from, |at| from + at + 1);
            let end = end_of(text, middle.max(start));
            let lower = word.bytes().map(|byte| byte.to_ascii_lowercase());
            match text[start..end].iter().copied().cmp(lower) {
                Ordering::Less => from = end + 1,
                Ordering::Greater => to = start.saturating_sub(1),
                Ordering::Equal => return true,
            }
        }
        false
    }
}

/// Where the word ends that stands at a place.
const fn end_of(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && text[at] != b' ' {
        at += 1;
    }
    at
}

/// Whether the word at one place comes before that at another.
const fn is_before(text: &[u8], mut one: usize, mut other: usize) -> bool {
    let (one_end, other_end) = (end_of(text, one), end_of(text, other));
    while one < one_end && other < other_end {
        if text[one] != text[other] {
            return text[one] < text[other];
        }
        (one, other) = (one + 1, other + 1);
    }
    one == one_end && other < other_end
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "add all alter and as between by int int1 key";

    #[test]
    fn each_word_is_found() {
        assert!(WORDS.split(' ').all(|word| Words::new(WORDS).has(word)));
    }

    #[test]
    fn its_case_is_of_no_matter() {
        assert!(Words::new(WORDS).has("Alter"));
    }

    #[test]
    fn nothing_else_is_found() {
        let others = ["", "ad", "addd", "a", "zz", "int2", "b", "all alter", " "];
        assert_eq!(others.iter().find(|other| Words::new(WORDS).has(other)), None);
    }

    #[test]
    fn no_words_hold_none() {
        assert!(!Words::new("").has("add"));
    }
}
