//! What stands behind a thing, and says what it is of.

use super::{beside_it, entity_of, link};
use crate::design::detail::Said;
use crate::design::entity::{Entity, LinkKind};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Lead, Noun, Part};

/// What a thing is of: "readings of one freezer", "a box of 81 positions in a freezer", "a claim is opened on a line",
/// "a charge may refer to a loan".
pub(super) fn behind(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, child: usize) {
    let mut next = at + 1;
    let mut is_told = false;
    let mut is_optional = false;
    let mut holds = false;
    let is_beside = !matches!(parts.get(next), Some(Part::Act(_) | Part::Be(_)));
    let refer = |entities: &mut [Entity], parent, kind| {
        if is_beside {
            beside_it(entities, said, child, parent, kind);
        } else {
            link(entities, said, child, parent, None, kind);
        }
    };
    if let Some(Part::Act(act)) = parts.get(next) {
        holds = is_one_of(act.verb.base, "have get need");
        if outcome(entities, said, parts, at, child) {
            return;
        }
        let refers =
            holds || POINTING.contains(&act.verb.base) || is_one_of(act.verb.base, "name mention know go");
        if act.is_denied || !(refers || act.is_passive) {
            return;
        }
        let before = said.text[..].get(noun_end(&parts[at])..).unwrap_or_default();
        is_optional = before.trim_start().to_lowercase().starts_with("may");
        is_told = refers;
        next += 1;
    }
    if let (Some(Part::Be(false)), Some("per")) = (parts.get(next), parts.get(next + 1).and_then(Part::tie)) {
        next += 1;
        is_told = true;
    }
    for _ in 0..3 {
        // "Against that horse and that visit".
        let that = |at: usize| usize::from(parts.get(at).and_then(Part::tie) == Some("that"));
        let skipped = that(next + 1);
        let (tie, noun) = match (parts.get(next), parts.get(next + 1 + skipped)) {
            (Some(Part::Tie(tie)), Some(Part::Noun(noun))) => (tie.as_str(), noun),
            (Some(Part::Noun(noun)), _) if is_told && next == at + 2 => ("", noun),
            _ => return,
        };
        let ties = matches!(
            tie,
            "" | "of"
                | "for"
                | "in"
                | "on"
                | "under"
                | "per"
                | "within"
                | "against"
                | "to"
                | "at"
                | "from"
                | "with"
        ) && (is_told || next > at + 1 || !is_one_of(tie, "to at from with"));
        match entity_of(said, noun) {
            // "A farm has only one offer for a product and a day": the offer is of all of them.
            Some(part)
                if tie.is_empty()
                    && (is_counted(said, noun)
                        || noun.lead == Lead::Own && holds
                        || holds && is_one_of_it(said, entities, noun, (child, part))) =>
            {
                let words = &said.line.text;
                entities[child].links.retain(|link| link.evidence.words != *words);
                entities[child].fields.retain(|field| field.evidence.words != *words);
                link(entities, said, part, child, None, LinkKind::One);
                let rest = parts[next + 1..].iter().take(6).take_while(|part| !part.tells());
                for noun in rest.filter_map(Part::noun).filter(|noun| !noun.thing.is_plural) {
                    if let Some(parent) = entity_of(said, noun).filter(|parent| *parent != part) {
                        link(entities, said, part, parent, None, LinkKind::One);
                    }
                }
                return;
            }
            Some(parent) if ties && !noun.thing.is_plural && !is_state(noun, tie) => {
                let kind = if is_optional { LinkKind::OptionalOne } else { LinkKind::One };
                refer(entities, parent, kind);
                let is_last = tie.is_empty();
                next += if is_last { 1 } else { 2 + skipped };
                let skipped = that(next + 1);
                // "For a product and a day": it is of both.
                if let (Some(Part::And), Some(Part::Noun(other)), false) =
                    (parts.get(next), parts.get(next + 1 + skipped), is_last)
                    && !other.thing.is_plural
                    && (skipped > 0
                        || tie == "per"
                        || matches!(other.lead, Lead::One | Lead::The | Lead::Each))
                    && !parts.get(next + 2 + skipped).is_some_and(Part::tells)
                    && let Some(parent) = entity_of(said, other)
                {
                    refer(entities, parent, kind);
                }
                return;
            }
            Some(_) => return,
            None if tie == "by" && next > at + 1 && is_person(&noun.thing.head) => return,
            None => next += if tie.is_empty() { 1 } else { 2 },
        }
    }
}

/// Verbs that lead from a thing to what it refers to.
pub(super) const POINTING: &[&str] = &[
    "refer",
    "belong",
    "point",
    "link",
    "relate",
    "attach",
    "apply",
    "concern",
    "cover",
    "reference",
    "lie",
    "hang",
    "live",
    "sit",
    "stand",
    "happen",
    "occur",
    "reside",
];

/// Whether a thing is one of those that another has: "only one offer", "at most one offer".
pub(super) fn is_counted(said: &Said<'_>, noun: &Noun) -> bool {
    let before = said.text.get(..noun.thing.start).unwrap_or_default().trim_end();
    let after = said.text.get(noun.thing.end..).unwrap_or_default();
    // "Has only ever one active lease".
    let counts = ["only one", "at most one", "no more than one", "only ever one", "never more than one"];
    let is_over = [" at most", " at the most", " at a time", " at any time", " only"];
    counts.iter().any(|cue| before.ends_with(cue))
        || before.ends_with("one") && is_over.iter().any(|over| after.starts_with(over))
}

/// "A load has one inspection", "a visit has one report per doctor": what is made later is of what was there.
fn is_one_of_it(said: &Said<'_>, entities: &[Entity], noun: &Noun, (whole, part): (usize, usize)) -> bool {
    let words = said.text.get(noun.start..noun.thing.end).unwrap_or_default();
    let is_per = said.text.get(noun.thing.end..).is_some_and(|rest| rest.starts_with(" per "));
    let is_later =
        entities[part].made_in.zip(entities[whole].made_in).is_some_and(|(part, whole)| part > whole);
    words.starts_with("one ") && !noun.thing.is_plural && (is_per || is_later)
}

/// Whether a noun stands for a state rather than for one thing: "in service", "for review", "on loan".
pub(super) fn is_state(noun: &Noun, tie: &str) -> bool {
    let heads = [
        "call",
        "duty",
        "hire",
        "hold",
        "inspection",
        "loan",
        "order",
        "rent",
        "repair",
        "review",
        "sale",
        "service",
        "test",
        "use",
    ];
    is_one_of(tie, "in on for under")
        && noun.lead == Lead::Bare
        && !noun.thing.is_plural
        && noun.thing.modifiers.is_empty()
        && heads.contains(&noun.thing.head.as_str())
}

/// "A visit leads to one invoice": what comes of it refers to it. Whether it is told so.
fn outcome(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, child: usize) -> bool {
    let (Some("to" | "in"), Some(Part::Noun(noun))) =
        (parts.get(at + 2).and_then(Part::tie), parts.get(at + 3))
    else {
        return false;
    };
    let verb = said.text.get(noun_end(&parts[at])..noun.start).unwrap_or_default();
    let leads = [" leads to ", " lead to ", " results in ", " result in "];
    if !leads.iter().any(|cue| verb.contains(cue)) {
        return false;
    }
    if let Some(outcome) = entity_of(said, noun) {
        link(entities, said, outcome, child, None, LinkKind::OptionalOne);
    }
    true
}

fn noun_end(part: &Part) -> usize {
    part.noun().map_or(0, |noun| noun.thing.end)
}
