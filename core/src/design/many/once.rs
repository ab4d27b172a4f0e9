//! What comes once for each of another: "the same accession cannot be listed twice in one request".

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use super::{Pair, Said, Yields, is_denied};
use crate::design::entity::TOLD_ONCE;
use crate::design::mention::{Mention, words};
use crate::language::is_one_of;
use crate::language::noun::{Class, class, is_function_word};
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::verb::{Form, nominal, noun_of, verb};

const ONCE: Phrases = Phrases::new(&["once|twice"]);

/// Verbs that bring the thing about.
const MAKING: &str = "issue make create generate write draw send bill";

/// Deeds of which the row is called after what is done.
const ANSWERS: [&str; 14] = [
    "answer",
    "booking",
    "entry",
    "registration",
    "reply",
    "reservation",
    "response",
    "review",
    "signup",
    "vote",
    "score",
    "mark",
    "grade",
    "completion",
];

/// What leads from what comes once to what it comes in.
const IN: &str = "in per for on of to within into";

/// Reads one sentence.
pub(super) fn read(said: &Said<'_>) -> Option<Pair> {
    let (at, cue) = ONCE.find(said.text)?;
    let start = said.text[..at].rfind([',', ':', '(']).map_or(0, |at| at + 1);
    let start = said.text[..at].rfind(" so that ").map_or(start, |so| start.max(so));
    let end = said.text[at..].find([',', ':', ')']).map_or(said.text.len(), |end| at + end);
    let clause = &said.text[start..end];
    // "At once", "once it is paid" tell when.
    let behind = said.text[at + cue.len()..].split_whitespace().next().unwrap_or_default();
    let counts = said.text[at + cue.len()..end].trim().is_empty()
        || is_one_of(behind, "per in for within on only and to at");
    if cue == "twice" && !is_denied(clause)
        || !counts
        || said.text[..at].ends_with("at ")
        || said.text[start..at].trim().is_empty()
    {
        return None;
    }
    let spoken = || said.spoken.iter().filter(|mention| mention.start >= start && mention.end <= end);
    let mut things = spoken().filter(|mention| !mention.is_plural);
    let (one, other) = (things.next()?, things.next()?);
    if one.entity == other.entity || said.is_user(other) || spoken().count() > 2 {
        return None;
    }
    // "A reviewer declares a conflict with an application": it is of the application.
    let is_made = ["a ", "an "].iter().any(|one_| said.text[..one.start].ends_with(one_));
    let mut before = words(&said.text[start..one.start]);
    before.retain(|word| is_person(&word.lower));
    if is_made && !before.is_empty() {
        return None;
    }
    // "A space name must not occur twice": the name, and no row of it.
    if [one, other].iter().any(|mention| is_of(said, mention)) {
        return None;
    }
    let (whole, part) = if leads(said, other) || !leads(said, one) && said.is_user(one) {
        (other, one)
    } else {
        (one, other)
    };
    let after = words(&said.text[one.end..end]);
    let verbs = || after.iter().filter_map(|word| verb(&word.lower));
    // What is made once for another is of it.
    if verbs().any(|verb| verb.form == Form::Past && is_one_of(verb.base, MAKING)) {
        return None;
    }
    let mut deeds = verbs().filter_map(|verb| deed_of(verb.base));
    let is_somebody = is_person(&said.entities[part.entity].noun);
    let is_known =
        |deed: &&str| said.entities.iter().any(|entity| entity.noun.rsplit(' ').next() == Some(deed));
    let deed = deeds.find(|deed| {
        is_known(deed)
            || ANSWERS.contains(deed)
            || is_somebody && !is_one_of(deed, "assignment allocation usage")
    });
    Some(Pair {
        whole: whole.entity,
        part: part.entity,
        row: deed.map(ToOwned::to_owned),
        fields: Vec::new(),
        yields: Yields::Told,
        rule: TOLD_ONCE,
    })
}

/// What the row of somebody's or something's deed is called.
pub(super) fn deed_of(base: &str) -> Option<&'static str> {
    match base {
        "answer" => Some("answer"),
        "enter" => Some("entry"),
        "respond" => Some("response"),
        "score" => Some("score"),
        "mark" => Some("mark"),
        "grade" => Some("grade"),
        "complete" => Some("completion"),
        _ => noun_of(base).or_else(|| nominal(base)),
    }
}

/// Whether a word behind it says that something of it is meant.
pub(super) fn is_of(said: &Said<'_>, mention: &Mention) -> bool {
    let rest = said.text[mention.end..].strip_prefix(' ');
    let next = rest.and_then(|rest| rest.split(|char: char| !char.is_alphabetic()).next());
    let whose = ["'s", "’s", "'s ", "’s "];
    let ends = |at: usize| whose.iter().any(|whose| said.text[..at].ends_with(whose));
    let is_whose = ends(mention.start) || ends(mention.end);
    is_whose
        || next.is_some_and(|next| {
            matches!(class(next), Some(Class::Property))
                || !(is_function_word(next)
                    || verb(next).is_some()
                    || matches!(next, "" | "once" | "twice" | "only" | "never" | "again" | "more" | "at"))
        })
}

/// Whether a preposition leads to it.
fn leads(said: &Said<'_>, mention: &Mention) -> bool {
    let before = said.text[..mention.start].trim_end();
    let led = [
        " a",
        " an",
        " the",
        " one",
        " each",
        " every",
        " its",
        " that",
        " this",
        " any",
        " the same",
        " a given",
    ];
    let before = led
        .iter()
        .filter_map(|word| before.strip_suffix(word))
        .min_by_key(|rest| rest.len())
        .unwrap_or(before);
    before.rsplit(' ').next().is_some_and(|word| is_one_of(word, IN))
}
