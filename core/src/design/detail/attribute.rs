//! What a thing is told to have: in parentheses behind its name, behind a colon, behind `has` and `with`, and what is
//! noted of it.

mod asked;
pub(super) mod body;
mod cut;
mod frame;
mod give;
mod item;
pub(super) mod named;
pub(super) mod noted;
mod part;
pub(super) mod span;
pub(super) mod stray;
pub(super) mod units;
pub(super) mod who;

pub(in crate::design) use asked::done;
use give::{give, push};
use part::{is_around, is_tied, until_sentence};
pub(super) use who::KEPT;

use super::Said;
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;

/// A longer list is a text.
const LONGEST: usize = 400;

/// Of a thing that was told so many columns no more are read.
const MOST: usize = 1024;

/// Reads one line; `about` is what it is about where it does not say. Whether it gave anything its columns.
pub(super) fn read(
    entities: &mut [Entity],
    mentions: &Mentions,
    said: &Said<'_>,
    about: Option<usize>,
) -> bool {
    let mut gave = false;
    let text = &*said.text;
    for (at, mention) in said.named.iter().enumerate() {
        let is_colon = text[mention.end..].trim_start().starts_with(':');
        let mut head = at;
        while head > 0 && at - head < 4 && is_around(said, &said.named[head - 1], &said.named[head]) {
            head -= 1;
        }
        // "Adds a harvest from a tree (weight, day)": it is the harvest that has them, and behind a colon always.
        if head < at && !is_colon || head == at && is_colon && is_tied(said, mention) {
            continue;
        }
        let owner = said.named[head].entity;
        if let Some((from, to, least)) = list_of(said, mention) {
            // "A member with a card and a key": they have them at that moment.
            let is_beside = said.line.text.starts_with(char::is_lowercase) && text[..from].ends_with("with");
            if (is_beside || head < at) && entities[owner].class == Class::User {
                continue;
            }
            gave |= give(entities, mentions, said, owner, &text[from..to], least);
        }
    }
    gave = gave || frame::read(entities, mentions, said);
    if about.or(said.main).or(said.user).is_none() || !ANY_CUE.are_in(text) {
        return gave;
    }
    for (cue, least) in CUES {
        let Some(at) = find_word(text, cue) else { continue };
        let from = at + cue.len();
        let list = until_sentence(&text[from..]);
        let is_of = |words: &[&str]| words.iter().any(|word| list.trim_start().starts_with(word));
        // What is named in between owns the list.
        let before = said.first(at.saturating_sub(24), at);
        if before.is_some_and(|mention| entities[mention.entity].class != Class::User) {
            continue;
        }
        let is_doing = *least == 2 && cue.trim().split(' ').count() < 3;
        // "Records the payment with amount and day": they are the payment's.
        let next = said.words.partition_point(|word| word.start < from);
        let first = said.words[next..].iter().find(|word| !noun::is_determiner(&word.lower));
        if is_doing
            && first.is_some_and(|word| {
                said.first(word.start, text.len()).is_some_and(|one| one.start == word.start)
            })
        {
            continue;
        }
        let owner = if is_of(&["their ", "his ", "her "]) {
            let is_person = |at: &usize| entities[*at].noun.rsplit(' ').next().is_some_and(is_person);
            about.filter(is_person).or(said.user)
        } else if is_doing && !is_of(&["its "]) {
            said.main.or(about)
        } else {
            about
        };
        if let Some(owner) = owner {
            gave |= give(entities, mentions, said, owner, list, *least);
        }
    }
    gave
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
    ("types in ", 2),
    ("stores ", 2),
    ("states ", 2),
    ("asks for ", 2),
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
        if is_one_of(
            lower,
            "has have holds hold carries carry states contains keeps needs knows gets bears includes \
records with including",
        ) {
            let is_beside = matches!(lower, "with" | "including");
            let from = word.end;
            // "It has dried", "it is filed with the act, with its number".
            if part::is_perfect(said, at) || is_beside && part::is_beside(said, mention) {
                return None;
            }
            // "Each tenancy gets a bill with a number": the bill has it.
            let mut first = text[from..].split([',', '.', ';']).take(1);
            if lower == "gets" && first.any(|first| first.contains(" with ")) {
                return None;
            }
            // Those that refer to it are no column of it.
            if ["only one ", "at most one ", "no more than one "]
                .iter()
                .any(|cue| text[from..].trim_start().starts_with(cue))
            {
                return None;
            }
            return Some((from, from + until_sentence(&text[from..]).len(), if is_beside { 2 } else { 1 }));
        }
        // "Each move is recorded with", "readings are kept:".
        let is_kept = matches!(lower, "is" | "are")
            && said.words.get(at + 1).is_some_and(|next| who::KEPT.contains(&&*next.lower));
        if who::KEPT.contains(&lower) || is_kept {
            if let Some(list) = text[word.end..].strip_prefix(':') {
                let from = text.len() - list.len();
                return Some((from, from + until_sentence(list).len(), 2));
            }
            at += 1;
            continue;
        }
        // "The kite type has": it is no kite that has it.
        if at == next && gap == " " && noun::is_kind(&crate::language::singular(lower)) {
            return None;
        }
        let is_passed =
            at - next < 6 && said.named.binary_search_by_key(&word.start, |other| other.start).is_err();
        let is_between =
            is_one_of(lower, "must may can should shall always also that which each record entry")
                || is_passed && lower.len() > 1 && !is_one_of(lower, "is are and or who when");
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

/// Whether a word is told of a thing rather than one itself.
pub(in crate::design) fn is_attribute(words: &str) -> bool {
    let head = words.rsplit(' ').next().unwrap_or(words);
    crate::design::gather::is_column(words)
        || noun::is_attribute_head(head)
        || noun::is_kind(head)
        || noun::class(head) == Some(noun::Class::Property)
        || is_one_of(
            head,
            "iban town village county parish surname forename tongue maker make model altitude elevation easting \
northing thickness pressure power fuel odometer verdict decision findings narrative cause grounds designation \
extent wording justification explanation instructions directions rent deposit salary registration opening humidity",
        )
}
