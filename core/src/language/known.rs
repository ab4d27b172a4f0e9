//! Texts that were read before, so that what a document says again and again is not read each time, be it with other
//! figures.
//!
//! **Invariant: what is given back is what reading the text itself would give.** That holds of readings that no figure
//! bears on but by its length, as those of clauses and of the parts of a sentence do.

use alloc::string::String;
use alloc::vec::Vec;

/// Readings of texts that came up more than once.
#[derive(Debug)]
pub struct Known<T> {
    slots: Vec<Slot<T>>,
}

/// What is known of the texts of one hash.
#[derive(Debug)]
struct Slot<T> {
    /// The whole hash of the text that came up last. Most texts come up once, and are not kept.
    last: u32,
    /// A text that came up twice, and what it was read as.
    kept: Option<(String, T)>,
}

/// So many texts are kept at most.
const SLOTS: usize = 4096;

/// At most so many bytes at each end of a text are hashed.
const HASHED: usize = 24;

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self { slots: Vec::new() }
    }
}

impl<T: Clone> Known<T> {
    /// What a text reads as: as the one before it that differs in figures only, else as `read` says.
    pub fn of(&mut self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        if self.slots.is_empty() {
            self.slots.resize_with(SLOTS, || Slot { last: 0, kept: None });
        }
        let hash = hash(text.as_bytes());
        let slot = &mut self.slots[(hash ^ (hash >> 15)) as usize % SLOTS];
        if let Some((said, known)) = &slot.kept
            && is_same_but_for_figures(said, text)
        {
            return known.clone();
        }
        let new = read(text);
        if slot.last == hash {
            slot.kept = Some((text.into(), new.clone()));
        }
        slot.last = hash;
        new
    }
}

/// FNV-1a over both ends of a text, each digit as the same.
fn hash(text: &[u8]) -> u32 {
    let folded = |byte: &u8| u32::from(if byte.is_ascii_digit() { b'0' } else { *byte });
    let ends = text.iter().take(HASHED).chain(text.iter().rev().take(HASHED)).map(folded);
    ends.fold(0x811c_9dc5 ^ text.len() as u32, |hash, byte| (hash ^ byte).wrapping_mul(0x0100_0193))
}

/// Whether two texts differ in whole numbers only, each as long as its fellow: `mp3` is no `mp4`.
fn is_same_but_for_figures(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let is_part = |at: usize| one.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 128);
    let mut at = 0;
    while let Some(differs) = one[at..].iter().zip(&other[at..]).position(|(one, other)| one != other) {
        let is_digit = |at: &usize| one[*at].is_ascii_digit() && other[*at].is_ascii_digit();
        let start = (0..at + differs).rev().take_while(is_digit).last().unwrap_or(at + differs);
        let end = (at + differs..one.len()).find(|at| !is_digit(at)).unwrap_or(one.len());
        let is_word = is_part(end) || start.checked_sub(1).is_some_and(is_part);
        if end == at + differs || is_word {
            return false;
        }
        at = end;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the texts are read, and not known by those before.
    fn read<'t>(texts: &[&'t str]) -> Vec<&'t str> {
        let mut known = Known::default();
        let mut read = Vec::new();
        for text in texts {
            known.of(text, |_| read.push(*text));
        }
        read
    }

    #[test]
    fn a_text_with_other_figures_is_known() {
        let texts = ["pays 10 of 25.", "pays 90 of 37.", "pays 11 of 11.", "pays 10 of 25."];
        assert_eq!(read(&texts), texts[..2]);
    }

    #[test]
    fn a_text_with_another_word_is_read() {
        for [one, other] in
            [["pays 1 of 2", "pays 1 or 2"], ["pays 1 of 2", "pays 10 of 2"], ["an mp3", "an mp4"]]
        {
            assert_eq!(read(&[one, one, other]), [one, one, other]);
        }
    }
}
