//! A sentence in phrases: things with what stands before them, verbs, and the words and marks that tie them.

mod clause;
mod closed;
pub(in crate::language) mod mark;
mod phrase;
mod read;

use alloc::string::String;
use alloc::vec::Vec;

pub use clause::{Item, Subject, items, subject};
pub use read::parts;

use super::clause::Thing;
use super::noun::is_number;
use super::singular;
use super::token::Token;
use super::verb::Verb;
use super::word::is_one_of;
use crate::ordered::CollectVec;

/// How a thing is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// By nothing.
    Bare,
    /// As known: `the`, `this`, `both`.
    The,
    /// As one of many: `a`, `one`, `another`.
    One,
    /// As each of many: `each`, `every`, `any`.
    Each,
    /// As several: `many`, `several`, `three`.
    Several,
    /// By a figure: `500`.
    Counted,
    /// As somebody's: `its`, `their`, `our`.
    Own,
    /// As absent: `no`.
    No,
}

/// A noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// What it names.
    pub thing: Thing,
    /// How it is introduced.
    pub lead: Lead,
    /// Whose it is: `the member's phone`.
    pub whose: Option<Thing>,
    /// Byte where it begins, the words before the thing included.
    pub start: usize,
}

/// A verb with what helps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// The verb; of class [`Class::Other`] and without a base where no list knows it.
    pub verb: Verb,
    /// Whether the thing before it is what it is done to.
    pub is_passive: bool,
    /// Whether it is denied.
    pub is_denied: bool,
    /// Whether it only says more of the thing before it: `kept at a yard`, `to be seen`.
    pub is_loose: bool,
}

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A thing.
    Noun(Noun),
    /// `it`, `them`: what was spoken of before.
    It,
    /// `she`, `we`, `somebody`: whoever acts.
    Somebody,
    /// A verb.
    Act(Act),
    /// `is` or `are` without another verb, and whether it is denied.
    Be(bool),
    /// A preposition.
    Tie(String),
    /// A word that opens another clause: `which`, `when`, `because`.
    Clause(String),
    /// `and`, `or`.
    And,
    /// A comma or a semicolon.
    Comma,
    /// A colon or a dash.
    Colon,
    /// Where a parenthesis opens.
    Open(usize),
    /// Where a parenthesis closes.
    Close(usize),
}

impl Part {
    /// The thing that it is.
    pub fn noun(&self) -> Option<&Noun> {
        if let Self::Noun(noun) = self { Some(noun) } else { None }
    }

    /// The verb that it is.
    pub fn act(&self) -> Option<&Act> {
        if let Self::Act(act) = self { Some(act) } else { None }
    }

    /// The preposition that it is.
    pub fn tie(&self) -> Option<&str> {
        if let Self::Tie(word) = self { Some(word) } else { None }
    }

    /// Whether it is a verb of its own: no participle behind a noun.
    pub fn tells(&self) -> bool {
        matches!(self, Self::Be(_)) || self.act().is_some_and(|act| !act.is_loose)
    }

    /// Whether it is a verb of its own that is denied.
    pub fn is_denied(&self) -> bool {
        matches!(self, Self::Be(true)) || self.act().is_some_and(|act| act.is_denied)
    }
}

/// The sentences of a text, each with where it begins.
pub fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for at in 0..bytes.len() {
        let ends = match bytes[at] {
            b'!' | b'?' => true,
            b'.' => {
                let after = text[at + 1..].trim_start_matches(['"', '\'', ')', '*', '”']);
                let is_gap = after.is_empty() || after.starts_with(char::is_whitespace);
                let word = text[start..at].rsplit([' ', '(']).next().unwrap_or_default();
                let is_short = is_one_of(word, "e.g i.e etc no No vs approx")
                    || word.len() == 1 && word.starts_with(char::is_alphabetic);
                let begins = after.trim_start().chars().next().is_none_or(|next| !next.is_lowercase());
                is_gap && begins && !is_short
            }
            _ => false,
        };
        if ends {
            found.push((start, &text[start..at]));
            start = at + 1;
        }
    }
    found.push((start, &text[start..]));
    found.retain(|(_, sentence)| sentence.chars().any(char::is_alphabetic));
    found
}

fn thing(names: &[&Token<'_>]) -> Option<Thing> {
    let (head, before) = names.split_last()?;
    let lower = head.lower.trim_end_matches('-');
    if lower.len() < 2 || !lower.starts_with(char::is_alphabetic) {
        return None;
    }
    let one = singular(lower);
    Some(Thing {
        is_plural: one != lower,
        head: one,
        modifiers: before
            .iter()
            .filter(|word| word.lower.len() > 1)
            .map(|word| singular(&word.lower))
            .collect_vec(),
        start: names.first()?.start,
        end: head.end,
    })
}

fn lead_of(word: &str) -> Lead {
    match word {
        "a" | "an" | "one" | "another" => Lead::One,
        "each" | "every" | "any" => Lead::Each,
        "several" | "many" | "multiple" | "some" | "few" | "all" | "two" | "three" | "four" | "five"
        | "more" => Lead::Several,
        "its" | "their" | "his" | "her" | "our" | "my" | "your" => Lead::Own,
        "no" => Lead::No,
        "the" | "this" | "these" | "those" | "that" | "both" | "either" => Lead::The,
        _ if is_number(word) => Lead::Several,
        _ => Lead::Bare,
    }
}

fn is_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'") || word.ends_with("s’")
}

#[cfg(test)]
mod tests;
