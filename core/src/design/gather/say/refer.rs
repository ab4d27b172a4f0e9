//! Plain references: what a sentence ties a thing to by its form alone.
//!
//! "A work order is about one vehicle", "a right is granted for one grave", "a customer owns several organs".

use alloc::string::String;
use alloc::vec::Vec;

use super::{Gather, Said, evidence};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Lead, Noun, Part, Subject, subject};
use crate::language::verb::{self, Class, Form};
use crate::ordered::CollectVec;

/// Reads one sentence; `before` is what was spoken of before it.
pub(super) fn refers(gather: &mut Gather<'_>, said: &Said<'_>, before: Option<&str>) {
    for (at, part) in said.parts.iter().enumerate() {
        if !part.tells() || part.is_denied() {
            continue;
        }
        let Subject::Noun(one) = subject(said.parts, at) else { continue };
        let found = match part.act() {
            None => is_about(said.parts, at),
            Some(act) => owns(said.parts, at, act).or_else(|| done_to(said, at, act)),
        };
        if let Some((other, is_many)) = found {
            link(gather, said, (one, other), is_many);
        }
    }
    split(gather, said, before);
}

/// Links one known thing to another: to its parent, or as the parent of several.
fn link(gather: &mut Gather<'_>, said: &Said<'_>, (one, other): (&Noun, &Noun), is_many: bool) {
    let line = said.line;
    let is_all = matches!(one.lead, Lead::One | Lead::Each) || one.lead == Lead::Bare && one.thing.is_plural;
    let (Some(of), Some(to)) = (known(gather, one), known(gather, other)) else { return };
    if !is_all || of == to {
        return;
    }
    let (child, parent) = if is_many { (to, of) } else { (of, to) };
    let has = |gather: &Gather<'_>, one: &str, other: &str| {
        gather.nouns.get(one).is_some_and(|noun| noun.links.iter().any(|link| link.to == other))
    };
    if has(gather, &child, &parent) || has(gather, &parent, &child) {
        return;
    }
    let evidence = crate::product::Evidence { rule: "told as a relation", ..evidence(line) };
    gather.nouns.claim(&child, Ground::Related, &line.steps, &evidence);
    let may_be = [" may ", " can ", " optional"].iter().any(|word| said.text.contains(word));
    let kind = if may_be && !is_many { LinkKind::OptionalOne } else { LinkKind::One };
    gather.nouns.at(&child).links.push(Link { to: parent, kind, column: None, evidence });
}

/// The table of a noun that is known to be a thing.
fn known(gather: &Gather<'_>, noun: &Noun) -> Option<String> {
    let name = gather.table_of(&noun.thing)?;
    let is_thing = |ground: &Ground| *ground < Ground::Read;
    let is_known = gather.nouns.get(&name)?.grounds().keys().any(is_thing);
    (is_known && name != "user").then_some(name)
}

/// One of several: "one grave", "a vehicle", "each tour".
fn is_one(noun: &Noun) -> bool {
    !noun.thing.is_plural && matches!(noun.lead, Lead::One | Lead::Each)
}

/// Words that tie a thing to what it is of.
fn ties(tie: &str) -> bool {
    is_one_of(tie, "about at for from in of on to under within")
}

/// "A work order is about one vehicle", "an alteration is to a line".
fn is_about(parts: &[Part], at: usize) -> Option<(&Noun, bool)> {
    let [Part::Tie(tie), Part::Noun(other), ..] = parts.get(at + 1..)? else { return None };
    (ties(tie) && is_one(other)).then_some((other, false))
}

/// "A customer owns one or more organs", "a cemetery is divided into sections", "patients list their allergies".
fn owns<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<(&'p Noun, bool)> {
    if act.is_passive {
        let [Part::Tie(into), Part::Noun(other), ..] = parts.get(at + 1..)? else { return None };
        let divides = is_one_of(act.verb.base, "divide split cut break organize organise");
        return (divides && into == "into" && other.thing.is_plural).then_some((other, true));
    }
    let other = parts.get(at + 1).and_then(Part::noun).filter(|other| other.thing.is_plural)?;
    let owns = matches!(act.verb.base, "own" | "consist" | "comprise" | "contain" | "hold" | "have" | "");
    let is_several = matches!(other.lead, Lead::Several | Lead::Own);
    (is_several && owns || other.lead == Lead::Own).then_some((other, true))
}

/// "A right is granted for one grave", "a transfer concerns one crate", "a line points to a product".
fn done_to<'p>(said: &Said<'p>, at: usize, act: &Act) -> Option<(&'p Noun, bool)> {
    let parts = said.parts;
    if matches!(act.verb.form, Form::Gerund) {
        return None;
    }
    match parts.get(at + 1..)? {
        [Part::Tie(tie), Part::Noun(other), ..]
            if is_one(other) && ties(tie) && !is_person(&other.thing.head) =>
        {
            let points = matches!(
                act.verb.base,
                "apply"
                    | "belong"
                    | "come"
                    | "follow"
                    | "lie"
                    | "point"
                    | "refer"
                    | "relate"
                    | "stand"
                    | "stem"
                    | ""
                    | "hang"
                    | "sit"
                    | "go"
                    | "happen"
                    | "take"
            );
            // "A visit leads to one invoice": what comes of it refers to it.
            let from = parts[..at].iter().rev().find_map(Part::noun).map_or(0, |noun| noun.thing.end);
            let verb = said.text.get(from..other.start).unwrap_or_default();
            if [" leads to ", " lead to ", " results in ", " result in "].iter().any(|cue| verb.contains(cue))
            {
                return Some((other, true));
            }
            let is_done = act.is_passive && !matches!(act.verb.class, Class::Read | Class::Share);
            (is_done && tie != "to" || points && !act.is_passive).then_some((other, false))
        }
        [Part::Noun(other), ..] if is_one(other) && !act.is_passive => {
            let concerns = matches!(
                act.verb.base,
                "concern"
                    | "cover"
                    | "describe"
                    | "quote"
                    | "rate"
                    | "name"
                    | "use"
                    | "need"
                    | "take"
                    | "settle"
                    | "pay"
                    | "have"
                    | "get"
                    | "fill"
                    | "occupy"
                    | "serve"
                    | ""
                    | "replace"
                    | "answer"
            );
            // "A load has one inspection": what is done to it is of it.
            let is_deed = matches!(act.verb.base, "have" | "get") && verb::is_deed(&other.thing.head);
            (concerns && !is_person(&other.thing.head)).then_some((other, is_deed))
        }
        _ => None,
    }
}

/// "Splits the accession into packets", "arranges it into sections, and each section into lessons": what is of what.
pub(super) fn parted(parts: &[Part]) -> Vec<(Option<&Noun>, &Noun)> {
    let splits = |act: &Act| {
        !act.is_denied
            && is_one_of(act.verb.base, "split divide cut break arrange organise organize structure group")
    };
    if !parts.iter().filter_map(Part::act).any(splits) {
        return Vec::new();
    }
    let of = |whole: &'_ Part| matches!(whole, Part::It | Part::Noun(_));
    let pairs = parts.windows(4).filter_map(|window| match window {
        [Part::Act(act), whole, Part::Tie(into), Part::Noun(part)]
            if splits(act) && of(whole) && into == "into" && part.thing.is_plural =>
        {
            Some((whole.noun(), part))
        }
        [Part::And | Part::Comma, Part::Noun(whole), Part::Tie(into), Part::Noun(part)]
            if whole.lead == Lead::Each && into == "into" && part.thing.is_plural =>
        {
            Some((Some(whole), part))
        }
        _ => None,
    });
    pairs.collect_vec()
}

/// Ties what a thing is split into to it; `before` is what was spoken of before.
fn split(gather: &mut Gather<'_>, said: &Said<'_>, before: Option<&str>) {
    for (whole, part) in parted(said.parts) {
        let whole: Option<String> = match whole {
            Some(whole) => gather.table_of(&whole.thing),
            None => before.map(String::from),
        };
        let (Some(part), Some(whole)) = (gather.table_of(&part.thing), whole) else { continue };
        if part == whole || gather.nouns.get(&whole).is_none() {
            continue;
        }
        let evidence = crate::product::Evidence { rule: "told as a relation", ..evidence(said.line) };
        gather.nouns.claim(&part, Ground::Part, &said.line.steps, &evidence);
        gather.nouns.at(&part).links.push(Link { to: whole, kind: LinkKind::One, column: None, evidence });
    }
}
