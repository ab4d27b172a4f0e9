//! What deals with several others: "a lesson introduces one or more signs", "all moulds used, one or several per batch",
//! "several gauges for a visit, each once", "any number of terms may be attached to it", "one plan is made from twenty
//! surveys", "which crops are grown is noted for each field"; and who is put into several: "the person is put into teams,
//! into each only once", "the warden, who is responsible for one or more piers".

use alloc::string::String;
use alloc::vec::Vec;

use super::{Pair, Said, Yields, is_denied};
use crate::design::Class;
use crate::design::entity::PUT_ON;
use crate::design::mention::{Mention, words};
use crate::language::is_one_of;
use crate::language::noun::is_number;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::language::verb::{Class as Kind, verb};

/// How many of the other there are.
const SEVERAL: Phrases = Phrases::new(&[
    "one or more |one or several |one or two |two or more |several |any number of |more than one |as many ",
]);

/// Verbs by which a thing owns what is its part, or that say nothing of the two.
const OWNING: &str = "have get contain consist comprise include hold own keep be produce receive generate yield spawn take \
give do last send";

/// Reads one sentence.
pub(super) fn read(said: &Said<'_>) -> Option<Pair> {
    of_people(said).or_else(|| per(said)).or_else(|| made_from(said)).or_else(|| noted_for(said)).or_else(
        || {
            let mut cues = SEVERAL.all(said.text);
            cues.find_map(|(at, cue)| {
                let end = at + cue.len();
                let of = ["of these ", "of those ", "of the "]
                    .iter()
                    .find(|of| said.text[end..].starts_with(**of));
                let other = beginning(said, end + of.map_or(0, |of| of.len()))?;
                all_of_these(said, at, other, of.is_some())
                    .or_else(|| at_first(said, at, other))
                    .or_else(|| attached(said, other))
                    .or_else(|| dealing(said, at, other))
            })
        },
    )
}

fn pair(whole: usize, part: usize) -> Pair {
    Pair {
        whole,
        part,
        row: None,
        fields: Vec::new(),
        yields: Yields::Elsewhere,
        rule: "it deals with several of them",
    }
}

/// The thing, in the plural, that is named here.
fn beginning<'s>(said: &'s Said<'_>, at: usize) -> Option<&'s Mention> {
    let mention = said.spoken.iter().find(|mention| mention.start >= at)?;
    let between = said.text.get(at..mention.start)?;
    let is_near = between.len() < 16 && !between.contains([',', ':', '(']) && between.split(' ').count() < 3;
    (is_near && mention.is_plural && is_thing(said, mention)).then_some(mention)
}

/// Whether a mention is of a thing, and of nobody who signs in.
fn is_thing(said: &Said<'_>, mention: &Mention) -> bool {
    matches!(said.entities[mention.entity].class, Class::Core | Class::Catalogue)
}

/// Whether a mention is of one thing that others may be put to.
fn is_whole(said: &Said<'_>, mention: &Mention) -> bool {
    !mention.is_plural && said.entities[mention.entity].class == Class::Core
}

/// "The person is put into teams, into each only once", "the warden, who is responsible for one or more piers".
fn of_people(said: &Said<'_>) -> Option<Pair> {
    const PUT: Phrases = Phrases::new(&["is put into |are put into |can join |may join "]);
    const CARING: Phrases = Phrases::new(&["responsible for one or more |responsible for several "]);
    let named = |from: usize| {
        let of = said.spoken.iter().find(|mention| mention.start >= from && mention.start < from + 3)?;
        (of.is_plural && said.entities[of.entity].class == Class::Core).then_some(of.entity)
    };
    let last_person = |at: usize| {
        let all = words(said.text.get(..at)?);
        let person = all.iter().rev().map(|word| singular(&word.lower));
        person.take(4).find(|word| is_person(word) || said.roles.contains(word) || word == "person")
    };
    let (at, whole, is_role) = match (PUT.find(said.text), CARING.find(said.text)) {
        (Some((at, cue)), _) => {
            let many = ["once", "as many as", "any number"].iter().any(|many| said.text.contains(many));
            (at, named(at + cue.len()).filter(|_| many)?, false)
        }
        (None, Some((at, cue))) => (at, named(at + cue.len())?, true),
        (None, None) => return None,
    };
    let role = last_person(at)?;
    let row = if is_role && role != "person" && role != "user" { role } else { String::from("member") };
    Some(Pair {
        whole,
        part: said.user?,
        row: Some(row),
        fields: Vec::new(),
        yields: Yields::Nothing,
        rule: PUT_ON,
    })
}

/// "Names all gauges used, one or several per visit".
fn per(said: &Said<'_>) -> Option<Pair> {
    const PER: Phrases = Phrases::new(&["one or several per |one or more per |several per |any number per "]);
    let (at, cue) = PER.find(said.text)?;
    let whole = said.spoken.iter().find(|mention| mention.start == at + cue.len())?;
    let part = said.spoken.iter().rev().find(|mention| mention.end <= at && mention.is_plural)?;
    (is_whole(said, whole) && is_thing(said, part)).then(|| pair(whole.entity, part.entity))
}

/// "One plan is made from twenty surveys": the number says that there are several.
fn made_from(said: &Said<'_>) -> Option<Pair> {
    const FROM: Phrases =
        Phrases::new(&["made from |made out of |put together from |made by averaging |based on "]);
    let (at, cue) = FROM.find(said.text)?;
    let rest = said.text.get(at + cue.len()..)?;
    let many = rest.split(' ').next()?;
    let part = said.spoken.iter().find(|mention| mention.start >= at + cue.len())?;
    let is_several = is_number(many) || many == "several" || many == "many" || cue.contains("averaging");
    let whole = said.spoken.iter().rev().find(|mention| mention.end <= at)?;
    let is_near = part.start < at + cue.len() + 24;
    (is_several
        && is_near
        && part.is_plural
        && is_thing(said, part)
        && said.entities[whole.entity].class == Class::Core)
        .then(|| pair(whole.entity, part.entity))
}

/// "Which crops may be grown is noted for each field".
fn noted_for(said: &Said<'_>) -> Option<Pair> {
    const FOR_EACH: Phrases = Phrases::new(&[" for each | for every | with each "]);
    let text = said.text.trim_start();
    let offset = said.text.len() - text.len();
    let part = said.spoken.first().filter(|part| part.start == offset + "which ".len())?;
    let (at, cue) = FOR_EACH.find(said.text)?;
    let whole = said.spoken.iter().find(|mention| mention.start == at + cue.len())?;
    let kept = ["recorded", "noted", "kept", "stored", "set", "entered", "listed", "known"];
    let is_kept = said.text.get(..at)?.rsplit(' ').next().is_some_and(|word| kept.contains(&word));
    (text.starts_with("which ") && is_kept && part.is_plural && is_thing(said, part) && is_whole(said, whole))
        .then(|| pair(whole.entity, part.entity))
}

/// "Freelancers have one or more of these skills": they are there already.
fn all_of_these(said: &Said<'_>, at: usize, other: &Mention, is_these: bool) -> Option<Pair> {
    let whole = said.spoken.iter().rev().find(|mention| mention.end <= at).filter(|_| is_these)?;
    let between = said.text.get(whole.end..at)?;
    let has = words(between).iter().any(|word| verb(&word.lower).is_some()) && !is_denied(between);
    (has && said.entities[whole.entity].class == Class::Core && whole.entity != other.entity)
        .then(|| pair(whole.entity, other.entity))
}

/// "Several gauges for a visit, each once".
fn at_first(said: &Said<'_>, at: usize, other: &Mention) -> Option<Pair> {
    if !said.text[..at].trim().is_empty() {
        return None;
    }
    let whole = said.spoken.iter().find(|mention| mention.start >= other.end)?;
    let between = said.text.get(other.end..whole.start)?;
    let leads = [" for a ", " for each ", " per ", " for one ", " in a ", " on a "];
    let once = said.text.contains("each once") || said.text.contains("twice");
    (leads.contains(&between) && once && is_whole(said, whole)).then(|| pair(whole.entity, other.entity))
}

/// "Any number of terms may be attached to it".
fn attached(said: &Said<'_>, other: &Mention) -> Option<Pair> {
    const ONTO: Phrases = Phrases::new(&[
        "be attached to |be linked to |be assigned to |be added to |be tied to |be put on |be named on \
|be given to ",
    ]);
    let rest = said.text.get(other.end..)?;
    let (at, cue) = ONTO.find(rest)?;
    if at > 12 || is_denied(&rest[..at]) {
        return None;
    }
    let from = other.end + at + cue.len();
    let whole = said.spoken.iter().find(|mention| mention.start >= from && mention.start < from + 8);
    let whole = match whole {
        Some(whole) => is_whole(said, whole).then_some(whole.entity),
        None => said.about.filter(|_| said.text[from..].starts_with("it")),
    };
    whole.filter(|whole| said.entities[*whole].class == Class::Core).map(|whole| pair(whole, other.entity))
}

/// "A lesson introduces one or more signs": by a verb that makes no part of them.
fn dealing(said: &Said<'_>, at: usize, other: &Mention) -> Option<Pair> {
    let before = said.text[..at].trim_end();
    let word = before.rsplit(' ').next()?;
    let verb = verb(word)?;
    let is_dealing = matches!(verb.class, Kind::Other | Kind::Select) && !is_one_of(verb.base, OWNING);
    let before = before[..before.len() - word.len()].trim_end();
    let before = ["may", "can", "must", "shall", "will", "should"]
        .iter()
        .find_map(|modal| before.strip_suffix(modal))
        .unwrap_or(before)
        .trim_end();
    let whole = said.spoken.iter().find(|mention| mention.end == before.len());
    let whole = match whole {
        Some(whole) => is_whole(said, whole).then_some(whole.entity),
        None => said.about.filter(|_| before.trim() == "it"),
    };
    let whole = whole.filter(|whole| is_dealing && said.entities[*whole].class == Class::Core)?;
    (whole != other.entity).then(|| pair(whole, other.entity))
}
