//! One that is in several of another: "a control may be in several courses", "one contact usually serves many monitors".

use alloc::vec::Vec;

use super::{Pair, Said, Yields, is_denied};
use crate::language::phrase::Phrases;

/// How many of the other there are.
const SEVERAL: Phrases = Phrases::new(&[
    "several |many |multiple |more than one |any number of |one or more |two or more |a number of ",
]);

/// What leads from the one to the others that it is in.
const IN: [&str; 9] = [" in", " on", " under", " to", " part of", " part in", " across", " at", " out of"];

/// How the one is in them.
const BEING: [&str; 22] = [
    " be ",
    " is ",
    " are ",
    " appear",
    " turn up",
    " turns up",
    " occur",
    " stand",
    " sit ",
    " sits ",
    " lie",
    " belong",
    " figure",
    " show up",
    " take",
    " hang",
    " serve",
    " used",
    " feed",
    " come",
    " play",
    " work",
];

/// Reads one sentence.
pub(super) fn read(said: &Said<'_>) -> Option<Pair> {
    SEVERAL.all(said.text).find_map(|(at, cue)| one(said, at, cue))
}

fn one(said: &Said<'_>, at: usize, cue: &str) -> Option<Pair> {
    let end = at + cue.len();
    let other = said.spoken.iter().find(|mention| mention.start >= end && mention.start < end + 24)?;
    let between = said.text.get(end..other.start)?;
    let are_several = other.is_plural || cue == "more than one ";
    if !are_several || between.contains([',', ':', '(']) || said.is_user(other) {
        return None;
    }
    let before = said.text[..at].trim_end();
    let leads = IN.iter().find(|tie| before.ends_with(*tie));
    let serves = [" serve", " serves", " feed", " feeds"].iter().any(|verb| before.ends_with(verb));
    if leads.is_none() && !serves {
        return None;
    }
    let clause = before.rfind([',', ':', '(']).map_or(0, |at| at + 1);
    let within = || said.spoken.iter().filter(|mention| mention.end <= at && mention.start >= clause);
    let one = within().next_back()?;
    // "Staff belong to a home and may work in several units": they who do the one do the other.
    let one = if said.text[one.end..at].contains(" and ") { within().next()? } else { one };
    let verb = said.text.get(one.end..at)?;
    let is_in = serves || BEING.iter().any(|word| verb.contains(word)) || verb.trim() == leads?.trim();
    if !is_in || is_denied(verb) || one.entity == other.entity {
        return None;
    }
    // What is filled out of several has them.
    let is_out = leads.is_some_and(|leads| *leads == " out of");
    let (whole, part) = if is_out { (one.entity, other.entity) } else { (other.entity, one.entity) };
    Some(Pair {
        whole,
        part,
        row: None,
        fields: Vec::new(),
        yields: Yields::Told,
        rule: "one may be in several of them",
    })
}
