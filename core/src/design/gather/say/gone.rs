//! What goes when another thing goes is a part of it: "removing an order removes its lines", "a deleted report takes its
//! photos along".

use alloc::format;

use super::pair::tie;
use super::{Gather, Said};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Lead, Noun, Part};

/// Words without which no sentence tells of it.
const GOING: Phrases = Phrases::new(&["delet", "remov"]);

/// What keeps something from going.
const KEPT: Phrases = Phrases::new(&[
    "cannot",
    "can't",
    "isn't",
    "is not",
    "are not",
    "never",
    "keep",
    "kept",
    "stay",
    "remain",
    "only hide",
]);

/// Reads one sentence.
pub(super) fn gone(gather: &mut Gather<'_>, said: &Said<'_>) {
    if !GOING.are_in(said.text) {
        return;
    }
    if KEPT.are_in(said.text) {
        stays(gather, said);
        return;
    }
    let is_gerund =
        |noun: &Noun| noun.thing.modifiers.is_empty() && matches!(&*noun.thing.head, "deleting" | "removing");
    let goes = |part: &Part| {
        part.noun().is_some_and(is_gerund)
            || part.act().is_some_and(|act| matches!(act.verb.base, "delete" | "remove"))
    };
    let Some(going) = said.parts.iter().position(goes) else { return };
    // "Deleting an order", "when an order is deleted".
    let is_passive = said.parts[going].act().is_some_and(|act| act.is_passive);
    let whole = if is_passive {
        said.parts[..going].iter().rev().find_map(Part::noun)
    } else {
        said.parts.get(going + 1).and_then(Part::noun)
    };
    let Some(whole) = whole
        .filter(|whole| !whole.thing.is_plural && matches!(whole.lead, Lead::One | Lead::The | Lead::Each))
    else {
        return;
    };
    let Some(of) = gather.table_of(&whole.thing).filter(|of| gather.nouns.get(of).is_some()) else { return };
    let from = said
        .parts
        .iter()
        .position(|part| part.noun().is_some_and(|noun| noun.start == whole.start))
        .unwrap_or(going)
        .max(going)
        + 1;
    let takes = |part: &Part| matches!(part, Part::Act(act) if !act.is_passive && is_one_of(act.verb.base, "delete remove take go vanish disappear"));
    let Some(taking) = said.parts[from..].iter().position(takes) else { return };
    let taking = from + taking;
    let is_going =
        said.parts[taking].act().is_some_and(|act| is_one_of(act.verb.base, "go vanish disappear"));
    let (start, end) = if is_going { (from, taking) } else { (taking + 1, said.parts.len()) };
    let stop = said.text[whole.thing.end..].find(';').map_or(said.text.len(), |at| whole.thing.end + at);
    let goes_on = |part: &&Part| {
        matches!(part, Part::Comma | Part::And | Part::Colon)
            || part.tie() == Some("with")
            || part.noun().is_some_and(|noun| noun.start <= stop)
    };
    for noun in said.parts[start..end].iter().take_while(goes_on).filter_map(Part::noun) {
        part_of(gather, said, noun, &of);
    }
}

/// "Suppliers with deliveries cannot be removed", "a trial that has entries isn't deleted".
fn stays(gather: &mut Gather<'_>, said: &Said<'_>) {
    for at in 0..said.parts.len() {
        let (whole, part) = match &said.parts[at..] {
            [Part::Noun(whole), Part::Tie(with), Part::Noun(part), ..] if &**with == "with" => (whole, part),
            [Part::Noun(whole), Part::Clause(_), Part::Act(act), Part::Noun(part), ..]
                if act.verb.base == "have" && !act.is_denied =>
            {
                (whole, part)
            }
            _ => continue,
        };
        // "A field with jobs stays": the verb was read into the noun.
        let is_verb = |head: &str| is_one_of(head, "stay remain go");
        let is_thing = |noun: &Noun| {
            words::class(&noun.thing.head).is_none() && noun.lead != Lead::No && !is_verb(&noun.thing.head)
        };
        if !part.thing.is_plural || !is_thing(part) || words::is_attribute_head(&part.thing.head) {
            continue;
        }
        let (Some(of), Some(name)) = (gather.table_of(&whole.thing), gather.table_of(&part.thing)) else {
            continue;
        };
        if of == name {
            continue;
        }
        let evidence =
            crate::product::Evidence { rule: "it keeps the other from going", ..super::evidence(said.line) };
        for ground in [Ground::Stored, Ground::Related] {
            gather.nouns.claim(&name, ground, &said.line.steps, &evidence);
        }
        gather.nouns.at(&name).links.push(Link { to: of, kind: LinkKind::One, column: None, evidence });
    }
}

fn part_of(gather: &mut Gather<'_>, said: &Said<'_>, noun: &Noun, of: &str) {
    let thing = &noun.thing;
    let is_many = thing.is_plural || is_one_of(&thing.head, "attendance history log waitlist");
    if !is_many || !matches!(noun.lead, Lead::Own | Lead::Bare | Lead::The) {
        return;
    }
    let is_known = gather.nouns.get(&thing.head).is_some_and(|noun| !noun.claims.is_empty());
    let is_weak = thing.modifiers.is_empty()
        && !is_known
        && (words::class(&thing.head).is_some()
            || words::is_file(&thing.head)
            || is_person(&thing.head)
            || is_one_of(&thing.head, "line member entry"));
    if matches!(
        words::class(&thing.head),
        Some(Class::Interface | Class::Feeling | Class::Measure | Class::Infrastructure)
    ) || is_one_of(&thing.head, "copy link thing access datum")
    {
        return;
    }
    let own = if is_weak { None } else { gather.table_of(thing) };
    let own = own.or_else(|| (is_known && thing.modifiers.is_empty()).then(|| thing.head.clone()));
    if own.is_none() && !is_weak {
        return;
    }
    let name = own.unwrap_or_else(|| format!("{of} {}", thing.head));
    if name != of {
        tie(gather, &name, &[of], said.line, "it goes with it");
    }
}
