//! Who did something, where it is told to be kept: "who took it back is remembered", "records who started each stage
//! and when".

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::Said;
use super::asked::past;
use crate::design::entity::{Entity, Field, Link, LinkKind};
use crate::design::mention::Mention;
use crate::design::{Class, Meaning};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::person::is_person;
use crate::language::verb::{Form, verb};

/// What says that something is kept.
pub(in crate::design) const KEPT: &[&str] = &[
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

/// What says that something is told of a row, and so kept with it.
const SHOWN: &str = "shows show says say see remains visible with stays";

fn asks(word: &str) -> bool {
    matches!(word, "who" | "which")
}

/// How many words before `who` name somebody: none, "the person", "a colleague".
fn person_before(said: &Said<'_>, at: usize) -> usize {
    let Some(before) = at.checked_sub(2) else { return 0 };
    let [lead, person] = [&said.words[before], &said.words[before + 1]];
    let is_near = said.text.get(person.end..said.words[at].start) == Some(" ");
    let is_led = is_one_of(&lead.lower, "the a an");
    let is_somebody = is_person(&person.lower) || matches!(&*person.lower, "person" | "colleague");
    if is_near && is_led && is_somebody { 2 } else { 0 }
}

/// Whether `who` asks: "a member who …" is told of the member, "with the volunteer who scanned it" of the scanning.
fn is_asked(said: &Said<'_>, at: usize) -> bool {
    let named = person_before(said, at);
    let led = at - named;
    let Some(before) = led.checked_sub(1).map(|before| &said.words[before]) else { return named == 0 };
    let gap = said.text.get(before.end..said.words[led].start).unwrap_or_default();
    gap.contains([',', '('])
        || named == 0 && gap.contains(['.', ';', ':'])
        || KEPT.contains(&&*before.lower)
        || is_one_of(&before.lower, SHOWN)
        || is_one_of(&before.lower, "and also then but")
}

/// Reads one line; `about` is what it is about where it does not say.
pub(in crate::design) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    by_whom(entities, said, about);
    let Some(user) = said.user.filter(|_| said.words.iter().any(|word| asks(&word.lower))) else { return };
    let asked = said.words.iter().enumerate().filter(|(_, word)| word.lower == "who").take(4);
    let of_us = said.words.windows(3).enumerate().filter_map(|(at, words)| {
        let is_one = words[1].lower == "of" && matches!(&*words[2].lower, "us" | "them");
        (words[0].lower == "which" && is_one).then_some((at, at + 2))
    });
    let asked = asked.map(|(at, _)| (at, at)).chain(of_us.take(2));
    for (at, last) in asked {
        let who = &said.words[at];
        let clause = Clause::at(said, last + 1);
        // "Open → fixed; who fixed it and when.": a part of its own.
        let opens =
            at == 0 || said.text.get(said.words[at - 1].end..who.start).is_some_and(|gap| gap.contains(';'));
        let is_whole = opens && clause.is_timed;
        if !is_asked(said, at) || clause.done.is_empty() || !(is_whole || is_kept(said, at, clause.end)) {
            continue;
        }
        let near = clause.object.or_else(|| told_of(said, at, clause.end, entities)).or(about).or(said.main);
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

/// What a sentence is about in which it is told who did something: "who brewed it is on the batch", "a transfer from one
/// shop to another shows who sent it".
fn told_of(said: &Said<'_>, at: usize, end: usize, entities: &[Entity]) -> Option<usize> {
    let from = said.words[at].start;
    let start = said.text[..from].rfind(['.', ';']).map_or(0, |at| at + 1);
    let is_thing = |mention: &&Mention| entities[mention.entity].class != Class::User;
    if let Some(thing) = kept_with(said, end).filter(|at| entities[*at].class != Class::User) {
        return Some(thing);
    }
    if is_on(said, end) {
        return said
            .first(said.words[end + 1].end, said.text.len())
            .filter(is_thing)
            .map(|mention| mention.entity);
    }
    let first = said.named.partition_point(|mention| mention.start < start);
    let named = said.named[first..].iter().take(8).take_while(|mention| mention.end <= from);
    let own = named.filter(is_thing).find(|mention| !said.is_tied(mention));
    own.or_else(|| said.before(from, entities)).map(|mention| mention.entity)
}

/// "… is kept with the measurement": the thing.
fn kept_with(said: &Said<'_>, end: usize) -> Option<usize> {
    let rest = said.words.get(end..)?;
    let at = rest
        .windows(2)
        .take(8)
        .position(|pair| KEPT.contains(&&*pair[0].lower) && is_one_of(&pair[1].lower, "with on in beside"))?;
    let from = rest[at + 1].end;
    said.first(from, said.text.len()).filter(|one| one.start < from + 8).map(|one| one.entity)
}

/// "… is on the batch".
fn is_on(said: &Said<'_>, end: usize) -> bool {
    matches!(said.words.get(end..), Some([is, on, ..]) if is.lower == "is" && on.lower == "on")
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
        let Some(stem) = past(&done.lower) else { continue };
        let is_timed =
            said.words.get(at + 1..).unwrap_or_default().iter().take(2).any(|word| word.lower == "when");
        did(entities, said, (owner, user), &stem, is_timed);
    }
}

/// Whether the sentence says it to be kept: right before it, or behind it.
fn is_kept(said: &Said<'_>, at: usize, end: usize) -> bool {
    let told = |word: &str| KEPT.contains(&word) || is_one_of(word, SHOWN);
    let kept = |words: &[crate::design::mention::Word<'_>]| words.iter().any(|word| told(&word.lower));
    let from = said.words[at].start;
    let start = said.text[..from].rfind(['.', ';']).map_or(0, |at| at + 1);
    let first = said.words.partition_point(|word| word.start < start);
    let to = said.text[from..].find(['.', ';']).map_or(said.text.len(), |to| from + to);
    let last = said.words.partition_point(|word| word.start < to);
    is_on(said, end) || kept(&said.words[first..at]) || end <= last && kept(&said.words[end..last])
}

/// What is done to nothing.
const UNDONE: &str = "attend be call come die go have leave live need sit stay want work";

fn is_undone(lower: &str) -> bool {
    verb(lower).is_some_and(|verb| is_one_of(verb.base, UNDONE))
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
            if gap.contains(['.', ';', '(', ',']) || is_one_of(lower, "who is are was were") {
                break;
            }
            let mention = said.named.iter().take(48).find(|mention| mention.end == word.end);
            if is_one_of(lower, "whether how what where why their his her") {
                break;
            }
            // "Who took part": several, of whom none did it.
            let next = said.words.get(from + at + 1).map(|word| &*word.lower);
            if lower == "took" && matches!(next, Some("part" | "place" | "care")) {
                clause.done.clear();
                break;
            }
            if lower == "when" {
                clause.is_timed = true;
            } else if is_one_of(lower, "out back off in up") && !clause.done.is_empty() {
                if let Some(done) = clause.done.last_mut() {
                    *done = format!("{done}_{lower}");
                }
            } else if let Some(mention) = mention.filter(|_| !clause.done.is_empty()) {
                clause.object = Some(mention.entity);
            } else if let Some(done) = past(lower).filter(|_| !is_undone(lower)) {
                clause.done.push(done);
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
