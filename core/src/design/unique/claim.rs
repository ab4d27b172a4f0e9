//! What comes no second time, in sentences that name both sides: "a cabin is never booked twice for one voyage", "only one
//! tower with a given name in a village", "versions are numbered per case", "a repeated code is refused".

use alloc::string::String;
use alloc::vec::Vec;

use super::alike::found;
use super::{Known, Once, find, listed};
use crate::design::mention::{Mention, words};
use crate::design::{Class, column};
use crate::language::phrase::Phrases;
use crate::language::{singular, verb};
use crate::ordered::CollectVec;

/// Everything that a clause says to come no second time.
pub(super) fn claimed(clause: &str, known: &Known<'_>) -> Vec<Once> {
    let told = numbered(clause, known).or_else(|| with_given(clause, known)).or_else(|| pair(clause, known));
    match told {
        Some(once) => Vec::from([once]),
        None => repeated(clause, known),
    }
}

/// "Context numbers, find numbers and box numbers must each be unique within an excavation": each of them.
pub(super) fn each_unique(clause: &str, known: &Known<'_>) -> Vec<Once> {
    let Some(at) = find(clause, "unique") else { return Vec::new() };
    let before = clause[..at].rsplit(':').next().unwrap_or_default();
    let before = before.trim_end().trim_end_matches(" be").trim_end_matches(" are").trim_end_matches(" each");
    let before = before.trim_end_matches(" are").trim_end_matches(" must").trim_end_matches(" all");
    let parts = before.split([',', '/']).flat_map(|part| part.split(" and ")).map(str::trim);
    let named = parts.filter(|part| !part.is_empty()).map(|part| {
        let mention = *known.mentions.in_text(part).first().filter(|mention| mention.start == 0)?;
        let name = part[mention.end..].trim();
        let is_name = !name.is_empty() && !name.contains(' ') && singular(name) != name;
        (is_name && is_thing(known, &mention)).then(|| (mention.entity, singular(name)))
    });
    let Some(named) = named.collect::<Option<Vec<_>>>().filter(|named| named.len() > 1) else {
        return Vec::new();
    };
    let of = |(entity, name): (usize, String)| {
        let within = super::alike::scope(clause, at + "unique".len(), entity, known);
        Once::of(entity, within.into_iter().chain([name]).collect_vec())
    };
    named.into_iter().map(of).collect_vec()
}

/// "Versions are numbered per case".
fn numbered(clause: &str, known: &Known<'_>) -> Option<Once> {
    const NUMBERED: Phrases =
        Phrases::new(&["numbered per |numbered within |numbered by |numbered for each |numbered in each \
|numbered consecutively per |numbered consecutively within |numbered from 1 per |numbered from one per \
|numbered from 1 within |numbered upwards per |numbered separately per |numbered anew per "]);
    let (at, cue) = NUMBERED.find(clause)?;
    let before = known.mentions.in_text(&clause[..at]);
    let of = before.last().map(|mention| mention.entity).or(known.subject).or(known.before)?;
    let mut names = listed(&clause[at + cue.len()..]);
    names.truncate(2);
    names.push("number".into());
    (names.len() > 1).then(|| Once::of(of, names))
}

/// "There is only one tower with a given name in a village", "two ports with one code are not possible".
fn with_given(clause: &str, known: &Known<'_>) -> Option<Once> {
    const GIVEN: Phrases = Phrases::new(&[
        "with a given |with a certain |with a particular |with any given |with equal |with one |with the same ",
    ]);
    let (at, cue) = GIVEN.find(clause)?;
    let before = &clause[..at];
    let is_one = ["only one ", "at most one ", "just one "].iter().any(|one| find(before, one).is_some());
    let is_no_second = is_denied(clause)
        && ["two ", "second ", "another "].iter().any(|other| find(before, other).is_some());
    if !(is_one || is_no_second) {
        return None;
    }
    let spoken = known.mentions.in_text(before);
    let of = spoken
        .iter()
        .rev()
        .find(|mention| is_thing(known, mention) && before[mention.end..].trim().is_empty())?;
    let mut names = listed(&clause[at + cue.len()..]);
    let around =
        spoken.iter().filter(|one| one.entity != of.entity && !one.is_plural && is_thing(known, one));
    names.extend(around.map(|one| known.entities[one.entity].noun.clone()));
    names.truncate(3);
    (!names.is_empty()).then(|| Once::of(of.entity, names))
}

/// "A cabin is never booked twice for one voyage", "nobody is offered the same task twice", "the same berth cannot be
/// booked twice on one day".
fn pair(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, children, .. } = *known;
    let at = find(clause, "twice")?;
    if !is_denied(clause) {
        return None;
    }
    let spoken = mentions.in_text(clause);
    let mut things = spoken.iter().filter(|mention| is_thing(known, mention)).map(|mention| mention.entity);
    let one = things.next()?;
    let noun = |at: usize| entities[at].noun.clone();
    let of_one = children.get(&entities[one].noun).map_or(&[][..], Vec::as_slice).iter().take(64).copied();
    if let Some(other) = things.find(|other| *other != one) {
        let refers =
            |child: &usize| entities[*child].links.iter().take(64).any(|link| link.to == noun(other));
        let both = of_one.clone().find(refers)?;
        return Some(Once::of(both, Vec::from([noun(one), noun(other)])));
    }
    // What is done to it: of what is offered, the offer.
    let said = words(clause);
    let deed = said.iter().find_map(|word| verb::nominal(verb::verb(&word.lower)?.base));
    let child = of_one.clone().find(|child| {
        let head = entities[*child].noun.rsplit(' ').next().unwrap_or_default();
        deed == Some(head)
    });
    let is_somebody = ["nobody", "no one", "somebody", "a person", "a member"]
        .iter()
        .any(|who| find(clause, who).is_some());
    if let Some(child) = child.filter(|_| is_somebody) {
        return Some(Once::of(child, Vec::from([noun(one), "user".into()])));
    }
    let behind = clause[at + "twice".len()..].trim_start();
    let when = ["on ", "in ", "at ", "for "].iter().find_map(|tie| behind.strip_prefix(tie))?;
    let name = listed(when.trim_start_matches("the same ").trim_start_matches("one ")).into_iter().next()?;
    let parts = column::parts(&singular(&name));
    let has =
        |at: &usize| entities[*at].fields.iter().take(64).any(|field| column::parts(&field.words) == parts);
    let child = child.filter(has).or_else(|| of_one.clone().find(has))?;
    Some(Once::of(child, Vec::from([noun(one), name])))
}

/// "Refuses a repeated code", "duplicate e-mail addresses are rejected": each of them.
fn repeated(clause: &str, known: &Known<'_>) -> Vec<Once> {
    const REPEATED: Phrases = Phrases::new(&["repeated |duplicate |duplicated "]);
    let is_refused = is_denied(clause)
        || ["reject", "prevent", "block", "error", "forbid"].iter().any(|cue| clause.contains(cue));
    if !is_refused {
        return Vec::new();
    }
    let spoken = words(clause);
    let of = |(at, cue): (usize, &str)| {
        let first = spoken.partition_point(|word| word.start < at + cue.len());
        let (entity, name, _) = found(&spoken[first..], known, clause, true)?;
        Some(Once::of(entity, Vec::from([name])))
    };
    REPEATED.all(clause).take(4).filter_map(of).collect_vec()
}

fn is_thing(known: &Known<'_>, mention: &Mention) -> bool {
    known.entities[mention.entity].class != Class::User
}

/// Whether a clause says that something is not, or may not be.
pub(super) fn is_denied(clause: &str) -> bool {
    [
        "cannot",
        "can not",
        "can't",
        "can’t",
        "never",
        "not ",
        "no ",
        "refuse",
        "reject",
        "nobody",
        "no one",
        "nothing",
        "is dropped",
        "be dropped",
        "is ignored",
        "be ignored",
        "are ignored",
    ]
    .iter()
    .any(|word| find(clause, word).is_some())
}
