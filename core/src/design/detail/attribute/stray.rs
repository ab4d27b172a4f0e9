//! Lists of columns that no other reading took: their words say that they are told of a thing, and where they stand, of
//! which.
//!
//! **Invariant: a line that gave anything its columns is not read again.**

use alloc::vec::Vec;

use super::super::Said;
use super::item::{Item, item};
use super::part::parts;
use super::{is_attribute, push};
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::verb::{self, Form, verb};

/// Longer parts of a sentence are no list.
const LONGEST: usize = 300;

/// At most so many words of a line are looked at.
const WORDS: usize = 64;

/// Reads one line; `about` is what it is about where it does not say, `is_near` whether the line before named that.
pub(in crate::design) fn read(
    entities: &mut [Entity],
    mentions: &Mentions,
    said: &Said<'_>,
    about: Option<usize>,
    is_near: bool,
) {
    let text = &*said.text;
    if is_denied(said) {
        return;
    }
    for (start, end) in segments(text) {
        let Some(list) = list(text, start, end, entities, mentions) else { continue };
        let Some(owner) = owner(said, entities, (about, is_near), list.start) else { continue };
        let evidence = said.evidence("told in a list");
        for item in list.items {
            if let Item::Column { .. } = item {
                push(&mut entities[owner], item, &evidence);
            }
        }
    }
}

/// Whether a line may hold a list of columns: two words that head some, and a comma.
pub(in crate::design) fn may_be(said: &Said<'_>) -> bool {
    said.text.contains(',')
        && said.words.iter().take(WORDS).filter(|word| is_attribute(&word.lower)).nth(1).is_some()
}

/// Whether a sentence says what is not, or what is looked for.
fn is_denied(said: &Said<'_>) -> bool {
    let is_read = |word: &str| {
        is_one_of(
            word,
            "not no never nobody nothing without sorted ordered filtered grouped search filter counts \
computed average per",
        )
    };
    said.words.iter().take(64).any(|word| is_read(&word.lower))
}

/// The parts of a line between marks.
fn segments(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        let is_gap = text.as_bytes().get(at + 1).is_none_or(|next| *next == b' ');
        if matches!(byte, b'(' | b')') || matches!(byte, b'.' | b':') && is_gap {
            if end_is_near(start, at) && found.len() < 24 {
                found.push((start, at));
            }
            start = at + 1;
        }
    }
    if end_is_near(start, text.len()) {
        found.push((start, text.len()));
    }
    found
}

fn end_is_near(start: usize, end: usize) -> bool {
    end > start && end - start < LONGEST
}

struct List {
    start: usize,
    items: Vec<Item>,
}

/// The list that a part of a line holds: at least two columns that can be nothing else.
fn list(text: &str, start: usize, end: usize, entities: &[Entity], mentions: &Mentions) -> Option<List> {
    let pieces = parts(&text[start..end]);
    if pieces.len() < 2 {
        return None;
    }
    let mut best: Option<List> = None;
    let mut at = 0;
    while at + 1 < pieces.len() {
        let Some(from) = opens(pieces[at], at == 0, is_attribute) else {
            at += 1;
            continue;
        };
        let mut items: Vec<Item> = Vec::new();
        items.extend(item(&pieces[at][from..], mentions, entities, false));
        let first = at;
        at += 1;
        while let Some(next) = pieces.get(at).and_then(|piece| whole(piece, mentions, entities)) {
            items.push(next);
            at += 1;
        }
        let known = items.iter().filter(|item| matches!(item, Item::Column { is_known: true, .. })).count();
        if known >= 2 && known * 2 >= items.len() && best.is_none() {
            let offset = pieces[first].as_ptr() as usize - text.as_ptr() as usize;
            best = Some(List { start: offset + from, items });
        }
    }
    best
}

/// Where the column begins that ends the first part of a list.
pub(super) fn opens(piece: &str, is_first: bool, is_told: impl Fn(&str) -> bool) -> Option<usize> {
    let mut start = piece.len();
    let mut count = 0;
    for word in piece.split(' ').rev() {
        let lower = word.to_ascii_lowercase();
        let is_word = !lower.is_empty()
            && !noun::is_function_word(&lower)
            && !noun::is_determiner(&lower)
            && verb(&lower)
                .is_none_or(|verb| verb.form == Form::Base || verb.form == Form::Past && count > 0)
            && lower.chars().all(|char| char.is_alphanumeric() || char == '-');
        if !is_word || count > 2 {
            break;
        }
        count += 1;
        start = start.saturating_sub(word.len() + 1);
    }
    let start = if count > 0 && start + 1 < piece.len() && start > 0 { start + 1 } else { 0 };
    let name = piece.get(start..)?.trim();
    let before = piece[..start].trim_end().rsplit(' ').next().unwrap_or_default();
    let is_led = !is_first || start == 0 || !is_one_of(before, "by of in on to for at");
    (count > 0 && is_led && is_told(&name.to_lowercase())).then_some(start)
}

/// A part that is an item as a whole.
fn whole(piece: &str, mentions: &Mentions, entities: &[Entity]) -> Option<Item> {
    let first = piece.trim().split(' ').next().unwrap_or_default().to_ascii_lowercase();
    let acts = verb(&first).is_some_and(|verb| verb.form == Form::Third || verb.class == verb::Class::Read);
    if acts || is_one_of(&first, "then so but or") {
        return None;
    }
    let item = item(piece, mentions, entities, false)?;
    matches!(item, Item::Column { .. } | Item::Person { .. } | Item::Thing { .. }).then_some(item)
}

/// Whose the list is: what stands right before it, what its step is about, what was spoken of.
fn owner(
    said: &Said<'_>,
    entities: &[Entity],
    (about, is_near): (Option<usize>, bool),
    start: usize,
) -> Option<usize> {
    let before = said.text[..start].trim_end();
    let bare = before.trim_end_matches(['(', ':', ' ']);
    let is_opened = bare.len() < before.len();
    let beside = said.named.iter().rfind(|mention| mention.end == bare.len()).filter(|_| is_opened);
    let sentence = before.rfind(". ").map_or(0, |at| at + 2);
    let reads = said.words.iter().filter(|word| word.start >= sentence && word.end <= start).any(|word| {
        verb(&word.lower).is_some_and(|verb| verb.class == verb::Class::Read && verb.form != Form::Past)
    });
    if reads {
        return None;
    }
    if is_opened && beside.is_none() {
        return None;
    }
    let own = said.labelled.or(beside.map(|mention| mention.entity));
    let lead = &said.text[sentence..start];
    let is_bare = lead.split(',').all(|part| part.split_whitespace().count() < 3) && !lead.contains(" and ");
    let named = || said.named.iter().filter(|mention| mention.start >= sentence && mention.end <= start);
    let made = || named().rfind(|mention| is_made(said, mention));
    let next_to = || named().next_back().filter(|mention| has(&said.text[mention.end..start]));
    let owner = match own {
        Some(own) => own,
        None if is_bare => about.filter(|_| is_near)?,
        None => made().or_else(next_to)?.entity,
    };
    (own.is_some() || entities[owner].class != Class::User).then_some(owner)
}

/// Whether a verb of making stands before what is named.
fn is_made(said: &Said<'_>, mention: &Mention) -> bool {
    let before = said.words.partition_point(|word| word.start < mention.start);
    let mut words = said.words[..before]
        .iter()
        .rev()
        .take(3)
        .skip_while(|word| noun::is_determiner(&word.lower) || noun::is_describing(&word.lower));
    let verb = words.next().and_then(|word| verb(&word.lower));
    verb.is_some_and(|verb| {
        matches!(verb.class, verb::Class::Create | verb::Class::Store) && verb.form != Form::Past
    })
}

/// Whether words say that what stands before them has what follows.
fn has(between: &str) -> bool {
    let between = between.trim();
    between.len() < 24
        && ["with", "has", "have", "including", "needs", "carries", "gets", "by"]
            .iter()
            .any(|word| between.split(' ').next() == Some(*word))
}
