//! The states of which the docs ask when they were reached: "the time of return is kept", "who released it and when", "the
//! day on which it was closed", "longest overdue first".
//!
//! A state alone asks for no moment: most are told by their status, and nobody ever asks when.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Said;
use super::attribute::KEPT;
use crate::design::column;
use crate::design::entity::Entity;
use crate::design::mention::Word;
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::verb::{Form, has_irregular_past, verb};
use crate::ordered::{BTreeSet, CollectVec};

/// Of a longer line no more words are looked at.
const WORDS: usize = 160;

/// What happens to things of which it is asked when.
#[derive(Debug, Default)]
pub(super) struct Moments {
    /// The participles: `released`, `closed`.
    asked: BTreeSet<String>,
    /// What the line before tells to be done.
    before: Vec<String>,
}

impl Moments {
    /// Reads one line.
    pub(super) fn read(&mut self, said: &Said<'_>) {
        let words = &said.words[..said.words.len().min(WORDS)];
        self.asked.extend((0..words.len()).flat_map(|at| asked(said, words, at)));
        let done = words.iter().filter_map(|word| past(&word.lower));
        let done: Vec<String> = done.filter(|done| !KEPT.contains(&&**done)).take(3).collect_vec();
        if words.windows(3).any(is_kept) {
            self.asked.extend(if done.is_empty() {
                self.before.drain(..).collect_vec()
            } else {
                done.clone()
            });
        }
        self.before = done;
    }

    /// The things know of which of their states the moment is asked.
    pub(super) fn settle(&self, entities: &mut [Entity]) {
        for entity in entities {
            let states = entity.states.iter().filter(|state| self.asked.contains(*state));
            entity.asked = states.cloned().collect();
        }
    }
}

/// "Who and when", "name and time are kept", "the time is kept": of what was just told.
fn is_kept(words: &[Word<'_>]) -> bool {
    let [first, second, third] = words else { return false };
    let is_moment = |word: &Word<'_>| is_one_of(&word.lower, "when time");
    is_one_of(&first.lower, "who name") && second.lower == "and" && is_moment(third)
        || first.lower == "time" && is_one_of(&second.lower, "is are") && KEPT.contains(&&*third.lower)
}

/// What the word at a place asks the moment of.
fn asked(said: &Said<'_>, words: &[Word<'_>], at: usize) -> Vec<String> {
    match &*words[at].lower {
        "time" | "times" | "day" | "date" | "moment" => of(words, at),
        "when" => when(said, words, at),
        "start"
            if words
                .get(at + 1..at + 3)
                .is_some_and(|next| next[0].lower == "and" && next[1].lower == "end") =>
        {
            ["started", "finished", "ended", "done"].map(ToOwned::to_owned).into()
        }
        "at" | "on" => column_of(said, words, at),
        "first" | "last" | "longest" | "latest" | "earliest" | "soonest" | "ago" => beside(words, at),
        _ => Vec::new(),
    }
}

/// "The time of handing out and of return", "the day it was closed", "the date on which it was released".
fn of(words: &[Word<'_>], at: usize) -> Vec<String> {
    let rest = &words[at + 1..words.len().min(at + 10)];
    let mut found = Vec::new();
    if rest.first().is_some_and(|next| next.lower == "of") {
        for word in &rest[1..] {
            let lower = &*word.lower;
            if noun::is_determiner(lower) || is_one_of(lower, "and of out time date day") {
                continue;
            }
            match deed(lower) {
                Some(done) => found.push(done),
                None => break,
            }
        }
        return found;
    }
    let is_clause = rest.iter().take(3).any(|word| is_one_of(&word.lower, "it they which when that he she"));
    let done = rest.iter().take(6).find_map(|word| past(&word.lower)).filter(|_| is_clause);
    found.extend(done);
    found
}

/// "Who released it and when", "when it was started and when finished".
fn when(said: &Said<'_>, words: &[Word<'_>], at: usize) -> Vec<String> {
    let before = at.checked_sub(1).map(|before| &words[before]);
    let is_listed = before.is_none_or(|before| {
        before.lower == "and" || said.text[before.end..words[at].start].contains([',', '('])
    });
    let next = words.get(at + 1).map_or("", |next| &*next.lower);
    let behind = &words[at + 1..words.len().min(at + 7)];
    if is_one_of(next, "it they") || is_one_of(next, "ordered delivered") || past(next).is_some() {
        let is_asked =
            is_listed || before.is_some_and(|before| is_one_of(&before.lower, "know keep note record store"));
        let behind = behind.iter().filter_map(|word| past(&word.lower));
        return if is_asked { behind.collect() } else { Vec::new() };
    }
    // "Who released and when": what was done before.
    let ends = words.get(at + 1).is_none_or(|next| {
        said.text[words[at].end..next.start].contains(['.', ',', ';', ')', ':'])
            || is_one_of(next.lower.as_ref(), "is are shall")
    });
    if !(is_listed && ends) {
        return Vec::new();
    }
    let before = words[at.saturating_sub(8)..at].iter().rev();
    before.filter_map(|word| past(&word.lower)).take(2).collect()
}

/// "Sent on, due on, paid on": a column's name.
fn column_of(said: &Said<'_>, words: &[Word<'_>], at: usize) -> Vec<String> {
    let ends = words
        .get(at + 1)
        .is_none_or(|next| said.text[words[at].end..next.start].contains([',', '.', ';', ')']));
    let before = at.checked_sub(1).map(|before| &*words[before].lower);
    before.and_then(past).filter(|_| ends).into_iter().collect()
}

/// "Submitted first", "last posted": an order asks for it.
fn beside(words: &[Word<'_>], at: usize) -> Vec<String> {
    let near = [at.checked_sub(1), Some(at + 1)];
    let near = near.into_iter().flatten().filter_map(|at| words.get(at));
    near.filter_map(|word| past(&word.lower)).collect()
}

/// The participle that a word is.
fn past(word: &str) -> Option<String> {
    let is_helper = is_one_of(word, "was were been had did need");
    let is_past = verb(word).map_or(word.len() > 5 && word.ends_with("ed"), |verb| verb.form == Form::Past);
    (is_past && !is_helper && !word.ends_with("eed")).then(|| word.to_owned())
}

/// What was done where a noun says what is done: `return`, `closing`, `cancellation`.
fn deed(noun: &str) -> Option<String> {
    if let [done, _] = column::parts(&format!("time of {noun}")).as_slice()
        && past(done).is_some()
    {
        return Some(done.clone());
    }
    let base = verb(noun).filter(|verb| verb.form == Form::Base && !has_irregular_past(verb.base))?;
    let end = if base.base.ends_with('e') { "d" } else { "ed" };
    Some(format!("{}{end}", base.base))
}
