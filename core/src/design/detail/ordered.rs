//! An order that somebody gives to things: "drags them into order", "the points come in sequence". Each has its position.

use alloc::vec::Vec;

use super::Said;
use crate::design::entity::{Entity, Field};
use crate::design::mention::Mention;
use crate::design::{Class, Meaning};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;

/// What says that things have an order of their own.
const ORDERED: Phrases = Phrases::new(&[
    "in a fixed order|in a given order|in an order|in order|in sequence|in that order|in the order\
|in their given order|in the right order|into order|into the order|into the right order|reorder|sort order\
|swap places|swaps places|from top to bottom",
]);

/// So many bytes behind it say whether it is an order of time, which no row needs to keep.
const BEHIND: usize = 48;

/// What makes it an order of time, or no order at all.
const OF_TIME: [&str; 9] =
    [" were", " was ", " came", "arriv", "happen", "join", "written", " date", " time"];

/// Reads one line; `about` is what it is about where it does not say.
pub(super) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    let speaks = |word: &str| is_one_of(word, "order sequence reorder reorders reordered swap swaps bottom");
    if !said.words.iter().any(|word| speaks(&word.lower)) {
        return;
    }
    let Some((at, cue)) = ORDERED.find_in_any_case(&said.text) else { return };
    let mut end = said.text.len().min(at + cue.len() + BEHIND);
    while !said.text.is_char_boundary(end) {
        end -= 1;
    }
    let behind = said.text[at + cue.len()..end].split(['.', ';']).next().unwrap_or_default();
    if behind.starts_with(" of ")
        || behind.starts_with(" to ")
        || OF_TIME.iter().any(|cue| behind.contains(cue))
    {
        return;
    }
    let start = said.text[..at].rfind(['.', ';']).map_or(0, |start| start + 1);
    let is_thing =
        |entity: usize| entities[entity].class != Class::User && entities[entity].class != Class::Tenant;
    let near = said.named.iter().filter(|mention| mention.start >= start && mention.end <= at);
    let named: Vec<_> = near.filter(|mention| is_thing(mention.entity)).collect();
    let is_each = |mention: &Mention| {
        let before = said.text[..mention.start].trim_end();
        before.rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case("each"))
    };
    let of_many = |mention: &Mention| mention.is_plural || is_each(mention);
    let many = named.iter().rev().find(|mention| of_many(mention)).map(|mention| mention.entity);
    // "Arranges sections and lessons and drags both into order".
    let is_both = said.text[start..at].contains(" both ");
    let first = named.iter().find(|mention| mention.is_plural && is_both).map(|mention| mention.entity);
    // "Reorders the chapters".
    let behind = || {
        said.named
            .iter()
            .find(|mention| mention.start > at && mention.is_plural && is_thing(mention.entity))
            .filter(|_| cue == "reorder")
            .map(|mention| mention.entity)
    };
    let before = || about.filter(|about| named.is_empty() && is_thing(*about));
    let owner = many.or_else(behind).or_else(before);
    for owner in owner.into_iter().chain(first.filter(|first| Some(*first) != owner)) {
        give(entities, said, owner);
    }
}

fn give(entities: &mut [Entity], said: &Said<'_>, owner: usize) {
    let says = |field: &Field| {
        let last = field.words.rsplit(' ').next().unwrap_or(&field.words);
        is_one_of(last, "position order rank sequence place")
    };
    if entities[owner].fields.iter().any(says) {
        return;
    }
    entities[owner].fields.push(Field {
        words: "position".into(),
        meaning: Some(Meaning::Integer),
        values: Vec::new(),
        range: None,
        required: Some(true),
        unique: false,
        evidence: said.evidence("somebody puts them in order"),
    });
}
