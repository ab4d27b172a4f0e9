//! Clauses, and names as columns have them: without what stands around them and what only tells how long they are.

use alloc::string::String;

use super::{Known, Once};
use crate::language::{is_one_of, noun};
use crate::ordered::CollectVec;

/// The clauses of a text; a full stop within "67.3/2025" or an address ends none.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let sentences = text.split_inclusive(". ").map(|sentence| sentence.trim_end_matches(['.', ' ']));
    sentences.flat_map(|sentence| sentence.split([';', '—', '–']))
}

/// Whether what occurs once has names that columns can have, which are made so: of "a three-letter code", `code`.
pub(super) fn tidied(once: &mut Once, known: &Known<'_>) -> bool {
    // "Two visits of the same doctor must not overlap": what they do is no name.
    let does = |word: &str| {
        is_one_of(word, "can may must shall should will can't can’t cannot could might do does did would")
    };
    if !once.is_per && once.names.iter().any(|name| name.split(' ').skip(1).any(does)) {
        return false;
    }
    let own = once.names.len();
    let names = core::mem::take(&mut once.names).into_iter().filter_map(|name| tidy(&name, known));
    once.names = names.collect_vec();
    // Whether nothing is left of what the key would be of.
    own == 0 || !once.names.is_empty()
}

/// A name as a column has it; nothing of what only points.
fn tidy(name: &str, known: &Known<'_>) -> Option<String> {
    // "Unique in it": what was spoken of before.
    if name == "it" {
        return known.before.map(|before| known.entities[before].noun.clone());
    }
    let mut words = name.split([' ', '-']).filter(|word| !word.is_empty()).collect_vec();
    let points = |word: &str| {
        noun::is_determiner(word)
            || is_one_of(word, "same only own unique given any certain my his her its their")
    };
    let lead = words.iter().take_while(|word| points(word)).count();
    words.drain(..lead);
    let length = words
        .iter()
        .rposition(|word| is_one_of(word, "letter letters character characters digit digits figure figures"));
    if let Some(length) = length.filter(|length| length + 1 < words.len()) {
        words.drain(..=length);
    }
    let stops = |word: &&str| {
        is_one_of(word, "at can may must shall should will can't cannot always ever only between throughout")
    };
    let end = words.iter().position(stops).unwrap_or(words.len());
    words.truncate(end);
    (!words.is_empty()).then(|| words.join(" "))
}
