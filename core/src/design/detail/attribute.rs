//! What a thing is told to have: in parentheses behind its name, behind a colon, behind `has` and `with`, and what is
//! noted of it.

pub(super) mod body;
mod item;
pub(super) mod named;
pub(super) mod who;

use alloc::vec::Vec;

use item::{Item, item};

use super::Said;
use crate::design::Class;
use crate::design::entity::{Entity, Field, Link, LinkKind};
use crate::design::mention::{Mention, Mentions};
use crate::language::noun;
use crate::language::phrase::Phrases;
use crate::product::Product;

/// A longer list is a text.
const LONGEST: usize = 400;

/// Reads one line; `about` is what it is about where it does not say.
pub(super) fn read(entities: &mut [Entity], mentions: &Mentions, said: &Said<'_>, about: Option<usize>) {
    let text = &*said.text;
    for (at, mention) in said.named.iter().enumerate() {
        // "Adds a harvest from a tree (weight, day)": it is the harvest that has them.
        if at > 0 && is_around(said, &said.named[at - 1], mention) {
            continue;
        }
        if let Some((from, to, least)) = list_of(said, mention) {
            // "A member with a card and a key": they have them at that moment.
            let is_beside = said.line.text.starts_with(char::is_lowercase) && text[..from].ends_with("with");
            if is_beside && entities[mention.entity].class == Class::User {
                continue;
            }
            give(entities, mentions, said, mention.entity, &text[from..to], least);
        }
    }
    let Some(about) = about.filter(|_| ANY_CUE.are_in(text)) else { return };
    for (cue, least) in CUES {
        let Some(at) = find_word(text, cue) else { continue };
        let from = at + cue.len();
        // What is named in between owns the list.
        let is_own = said.first(at.saturating_sub(24), at).is_none();
        if is_own {
            give(entities, mentions, said, about, until_sentence(&text[from..]), *least);
        }
    }
}

/// Whether a thing is only what another is for, of or from.
fn is_around(said: &Said<'_>, before: &Mention, mention: &Mention) -> bool {
    let from = said.words.partition_point(|word| word.start < before.end);
    let between = said.words[from..].iter().take_while(|word| word.start < mention.start);
    let is_near = mention.start - before.end < 60
        && !said.text[before.end..mention.start].contains(['.', ';', ':', ')']);
    is_near
        && between.into_iter().any(|word| {
            matches!(
                &*word.lower,
                "to" | "for"
                    | "of"
                    | "from"
                    | "in"
                    | "on"
                    | "at"
                    | "against"
                    | "under"
                    | "into"
                    | "per"
                    | "by"
                    | "within"
            )
        })
}

/// Words behind which stands what is told of the thing spoken of before.
const CUES: &[(&str, usize)] = &[
    ("gives it ", 1),
    ("give it ", 1),
    ("it has ", 1),
    ("they have ", 1),
    ("it gets ", 1),
    ("it holds ", 1),
    ("it carries ", 1),
    ("it states ", 1),
    ("need its ", 1),
    ("needs its ", 1),
    ("with its ", 1),
    ("by its ", 2),
    ("puts down ", 2),
    ("writes down ", 2),
    ("enters ", 2),
    ("records ", 2),
    ("notes ", 2),
    ("says ", 2),
    ("fills in ", 2),
];

/// The words of the cues: one look for all of them.
const ANY_CUE: Phrases = Phrases::new(&CUE_WORDS);
const CUE_WORDS: [&str; CUES.len()] = {
    let mut words = [""; CUES.len()];
    let mut at = 0;
    while at < CUES.len() {
        words[at] = CUES[at].0;
        at += 1;
    }
    words
};

fn find_word(text: &str, cue: &str) -> Option<usize> {
    let found = |cue: &str| text.find(cue).filter(|at| !text[..*at].ends_with(char::is_alphanumeric));
    let mut chars = cue.chars();
    let first = chars.next()?.to_ascii_uppercase();
    found(cue).or_else(|| text.strip_prefix(first)?.starts_with(chars.as_str()).then_some(0))
}

/// The list behind a name, and how many known items it takes.
fn list_of(said: &Said<'_>, mention: &Mention) -> Option<(usize, usize, usize)> {
    let text = &*said.text;
    let rest = &text[mention.end..];
    let bare = rest.trim_start();
    let from = text.len() - bare.len();
    if let Some(inner) = bare.strip_prefix('(') {
        return Some((from + 1, from + 1 + closing(inner)?, 2));
    }
    if let Some(list) = bare.strip_prefix(':') {
        let from = text.len() - list.len();
        return Some((from, from + until_sentence(list).len(), 2));
    }
    // "X must have a, b and c"; "an X with a, b and c".
    let end = mention.end + rest.char_indices().nth(60).map_or(rest.len(), |(at, _)| at);
    let next = said.words.partition_point(|word| word.start < mention.end);
    let mut at = next;
    while let Some(word) = said.words.get(at).filter(|word| word.end <= end) {
        let gap = &text[said.words.get(at.wrapping_sub(1)).map_or(0, |before| before.end)..word.start];
        if at > next && gap.contains([',', ';', '.', ':', '(']) {
            return None;
        }
        let lower = &*word.lower;
        if matches!(
            lower,
            "has"
                | "have"
                | "holds"
                | "hold"
                | "carries"
                | "carry"
                | "states"
                | "contains"
                | "keeps"
                | "needs"
                | "knows"
                | "gets"
                | "bears"
                | "includes"
                | "records"
                | "with"
                | "including"
        ) {
            let is_beside = matches!(lower, "with" | "including");
            let from = word.end;
            // Those that refer to it are no column of it.
            if ["only one ", "at most one ", "no more than one "]
                .iter()
                .any(|cue| text[from..].trim_start().starts_with(cue))
            {
                return None;
            }
            return Some((from, from + until_sentence(&text[from..]).len(), if is_beside { 2 } else { 1 }));
        }
        let is_passed = at - next < 6 && !said.named.iter().any(|other| other.start == word.start);
        let is_between = matches!(
            lower,
            "must"
                | "may"
                | "can"
                | "should"
                | "shall"
                | "always"
                | "also"
                | "that"
                | "which"
                | "each"
                | "record"
                | "entry"
        ) || is_passed
            && lower.len() > 1
            && !matches!(lower, "is" | "are" | "and" | "or" | "who" | "when");
        if !is_between {
            return None;
        }
        at += 1;
    }
    None
}

/// Where a parenthesis closes that was opened before.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, byte) in inner.bytes().enumerate().take(LONGEST) {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Up to where the sentence or its part ends.
fn until_sentence(text: &str) -> &str {
    let end = [". ", "; ", " — ", " so that ", " because ", ": ", " but ", " and may ", " and must "]
        .iter()
        .filter_map(|end| text.find(end))
        .min()
        .unwrap_or(text.len());
    let end = end.min(text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at));
    &text[..end]
}

/// The parts of a list: at commas and the last `and`, outside parentheses.
fn parts(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, char) in list.char_indices() {
        match char {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' | ';' | '+' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ if depth == 0 && list[at..].starts_with(" and ") => {
                parts.push(&list[start..at]);
                start = at + 5;
            }
            _ => {}
        }
    }
    parts.push(&list[start.min(list.len())..]);
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    parts
}

/// Gives a thing what a list tells of it, if enough of it is known to be told of a thing.
fn give(
    entities: &mut [Entity],
    mentions: &Mentions,
    said: &Said<'_>,
    owner: usize,
    list: &str,
    least: usize,
) {
    if list.trim_start().starts_with("e.g") || list.len() > LONGEST {
        return;
    }
    let parts = parts(list);
    let all_in = parts.iter().find_map(|part| part.trim().strip_prefix("all in ")).and_then(item::unit);
    let mut items: Vec<Item> = Vec::new();
    for part in &parts {
        match item(part, mentions, entities) {
            Some(item) => items.push(item),
            // What more is said of the last one; a sentence of its own ends the list.
            None if item::is_aside(part) => {}
            None => break,
        }
    }
    let known = items.iter().filter(|item| item.is_known()).count();
    if known == 0 || known * 3 < items.len() || items.len() < least || items.len() * 2 < parts.len() {
        return;
    }
    let evidence = said.evidence("told to have it");
    for item in items {
        match item {
            Item::Column { mut words, inner, is_unique, is_optional, meaning, .. } => {
                if let Some(unit) = all_in.filter(|_| item::is_measured(&words)) {
                    words = alloc::format!("{words} {unit}");
                }
                let required = if is_optional { Some(false) } else { None };
                let values = Vec::new();
                let inner_values = inner.as_deref().and_then(super::value::plain);
                entities[owner].fields.push(Field {
                    words,
                    meaning,
                    values: inner_values.unwrap_or(values),
                    range: None,
                    required,
                    unique: is_unique,
                    evidence: evidence.clone(),
                });
            }
            Item::Person { column } => {
                let Some(user) = said.user.filter(|user| *user != owner) else { continue };
                let link = Link {
                    to: entities[user].noun.clone(),
                    kind: LinkKind::OptionalOne,
                    column: Some(column),
                    evidence: evidence.clone(),
                };
                entities[owner].links.push(link);
            }
            Item::Thing { entity, column, is_optional } if entity != owner || column.is_some() => {
                let kind = if is_optional || entity == owner { LinkKind::OptionalOne } else { LinkKind::One };
                let to = entities[entity].noun.clone();
                let is_user = entities[entity].class == Class::User;
                let is_root = match entities[owner].class {
                    Class::Tenant => is_user && column.is_none(),
                    Class::User => least == 1,
                    Class::Core | Class::Catalogue | Class::Join | Class::Event => false,
                };
                if is_root {
                    continue;
                }
                entities[owner].links.push(Link { to, kind, column, evidence: evidence.clone() });
            }
            Item::Thing { .. } | Item::Several => {}
        }
    }
}

/// Whether a word is told of a thing rather than one itself.
fn is_attribute(words: &str) -> bool {
    let head = words.rsplit(' ').next().unwrap_or(words);
    crate::design::gather::is_column(words)
        || noun::is_attribute_head(head)
        || noun::is_kind(head)
        || noun::class(head) == Some(noun::Class::Property)
}

/// What is said before the unit of all lengths.
const IN_UNITS: Phrases = Phrases::new(&[
    "lengths in ",
    "lengths and widths in ",
    "dimensions in ",
    "sizes in ",
    "lengths are in ",
]);

/// "Lengths in centimetres": the unit of every length that is told without one.
pub(super) fn in_their_unit(entities: &mut [Entity], product: &Product) {
    let told = product.lines.iter().filter(|line| super::counts(product, line)).find_map(|line| {
        let (at, cue) = IN_UNITS.find_in_any_case(&line.text)?;
        item::unit(&line.text[at + cue.len()..].to_lowercase())
    });
    let Some(unit) = told else { return };
    for field in entities.iter_mut().flat_map(|entity| &mut entity.fields) {
        if item::is_length(&field.words) {
            field.words = alloc::format!("{} {unit}", field.words);
        }
    }
}
