//! Who did something, where it is told to be kept: "who took it back is remembered", "records who started each stage
//! and when".

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::Said;
use super::asked::irregular;
use crate::design::entity::{Entity, Field, Link, LinkKind};
use crate::design::{Class, Meaning};
use crate::language::noun;
use crate::language::verb::{Form, verb};

/// What says that something is kept.
pub(super) const KEPT: &[&str] = &[
    "kept",
    "keeps",
    "keep",
    "remembered",
    "remembers",
    "recorded",
    "records",
    "record",
    "noted",
    "logged",
    "logs",
    "stored",
    "stores",
    "saved",
    "saves",
    "known",
];

/// Reads one line; `about` is what it is about where it does not say.
pub(in crate::design) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    by_whom(entities, said, about);
    let Some(user) = said.user.filter(|_| said.words.iter().any(|word| word.lower == "who")) else { return };
    if !said.words.iter().any(|word| KEPT.contains(&&*word.lower) || word.lower == "when") {
        return;
    }
    let asked = said.words.iter().enumerate().filter(|(_, word)| word.lower == "who").take(4);
    for (at, who) in asked {
        // "A member who …" is told of the member.
        let before = at.checked_sub(1).map(|before| &said.words[before]);
        let is_asked = before.is_none_or(|before| {
            let gap = said.text.get(before.end..who.start).unwrap_or_default();
            gap.contains([',', '.', ';', ':'])
                || KEPT.contains(&&*before.lower)
                || matches!(&*before.lower, "and" | "also" | "then" | "but")
        });
        let clause = Clause::at(said, at + 1);
        // "Open → fixed; who fixed it and when.": a part of its own.
        let opens =
            at == 0 || said.text.get(said.words[at - 1].end..who.start).is_some_and(|gap| gap.contains(';'));
        let is_whole = opens && clause.is_timed;
        if !is_asked || clause.done.is_empty() || !(is_whole || is_kept(said, at, clause.end)) {
            continue;
        }
        let near = clause
            .object
            .or_else(|| said.before(who.start, entities).map(|mention| mention.entity))
            .or(about);
        let Some(owner) = near.filter(|owner| entities[*owner].class != Class::User) else { continue };
        for done in clause.done {
            let stem = if clause.object.is_none() && !clause.of.is_empty() {
                format!("{}_{done}", clause.of)
            } else {
                done
            };
            did(entities, said, (owner, user), &stem, clause.is_timed);
        }
    }
}

/// Gives a thing who did something to it, and when, where that is told too.
fn did(entities: &mut [Entity], said: &Said<'_>, (owner, user): (usize, usize), stem: &str, is_timed: bool) {
    let column = Some(format!("{stem}_by"));
    let evidence = said.evidence("who did it is kept");
    let entity = &entities[owner];
    if entity.links.len() < 48 && !entity.links.iter().any(|link| link.column == column) {
        let to = entities[user].noun.clone();
        let link = Link { to, kind: LinkKind::OptionalOne, column, evidence: evidence.clone() };
        entities[owner].links.push(link);
    }
    if is_timed {
        entities[owner].fields.push(Field {
            words: format!("{stem}_at"),
            meaning: Some(Meaning::Timestamp),
            values: Vec::new(),
            range: None,
            required: Some(false),
            unique: false,
            evidence,
        });
    }
}

/// "It is approved (by whom, when)", "the time it was reported and by whom".
fn by_whom(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    let Some(user) = said.user else { return };
    for (at, whom) in said.words.iter().enumerate().filter(|(_, word)| word.lower == "whom").take(4) {
        if at == 0 || said.words[at - 1].lower != "by" {
            continue;
        }
        let near = said.words[at.saturating_sub(8)..at - 1].iter().rev();
        let is_done =
            |lower: &str| lower == "done" || verb(lower).is_some_and(|verb| verb.form == Form::Past);
        let done = near.into_iter().find(|word| is_done(&word.lower) && !KEPT.contains(&&*word.lower));
        let owner = said.before(whom.start, entities).map(|mention| mention.entity).or(about);
        let (Some(done), Some(owner)) = (done, owner.filter(|owner| *owner != user)) else { continue };
        let stem = irregular(&done.lower);
        let is_timed =
            said.words.get(at + 1..).unwrap_or_default().iter().take(2).any(|word| word.lower == "when");
        did(entities, said, (owner, user), &stem, is_timed);
    }
}

/// Whether the sentence says it to be kept: right before it, or behind it.
fn is_kept(said: &Said<'_>, at: usize, end: usize) -> bool {
    let kept =
        |words: &[crate::design::mention::Word<'_>]| words.iter().any(|word| KEPT.contains(&&*word.lower));
    let from = said.words[at].start;
    let start = said.text[..from].rfind(['.', ';']).map_or(0, |at| at + 1);
    let first = said.words.partition_point(|word| word.start < start);
    let to = said.text[from..].find(['.', ';']).map_or(said.text.len(), |to| from + to);
    let last = said.words.partition_point(|word| word.start < to);
    kept(&said.words[first..at]) || end <= last && kept(&said.words[end..last])
}

/// What stands behind `who`.
struct Clause {
    /// What was done, with the word that goes with it: `taken_back`.
    done: Vec<String>,
    /// The thing that it was done to.
    object: Option<usize>,
    /// What else it was done to.
    of: String,
    /// Whether it is told when.
    is_timed: bool,
    /// The word behind it.
    end: usize,
}

impl Clause {
    fn at(said: &Said<'_>, from: usize) -> Self {
        let mut clause =
            Self { done: Vec::new(), object: None, of: String::new(), is_timed: false, end: from };
        let words = said.words.get(from..).unwrap_or_default();
        for (at, word) in words.iter().take(9).enumerate() {
            clause.end = from + at;
            let lower = &*word.lower;
            let before = said.words.get((from + at).wrapping_sub(1)).map_or(word.start, |before| before.end);
            let gap = said.text.get(before..word.start).unwrap_or_default();
            if gap.contains(['.', ';', '(', ',']) || matches!(lower, "who" | "is" | "are" | "was" | "were") {
                break;
            }
            let mention = said.named.iter().take(48).find(|mention| mention.end == word.end);
            if lower == "when" {
                clause.is_timed = true;
            } else if matches!(lower, "out" | "back" | "off" | "in" | "up") && !clause.done.is_empty() {
                if let Some(done) = clause.done.last_mut() {
                    *done = format!("{done}_{lower}");
                }
            } else if let Some(mention) = mention.filter(|_| !clause.done.is_empty()) {
                clause.object = Some(mention.entity);
            } else if verb(lower).is_some_and(|verb| verb.form == Form::Past) {
                clause.done.push(irregular(lower));
            } else if clause.done.is_empty() {
                break;
            } else if !noun::is_determiner(lower) && !noun::is_function_word(lower) && clause.of.is_empty() {
                clause.of = lower.into();
            }
            clause.end = from + at + 1;
        }
        clause
    }
}
