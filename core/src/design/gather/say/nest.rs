//! Things within things of their kind, "a place may lie within another place", and lists of what there is: "places are
//! a list of their own, with name and code".

use alloc::vec::Vec;

use super::tell::{Strength, told};
use super::{Gather, Owner, Said, evidence};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::sentence::{Item, Lead, Noun, Part, items};
use crate::product::Evidence;

/// At most so many parts stand between a list and what is told of it.
const REACH: usize = 6;

/// What may lie within another of its kind.
fn nested<'p>(parts: &'p [Part], text: &str) -> Option<&'p Noun> {
    parts.windows(4).find_map(|window| match window {
        [Part::Noun(one), verb, Part::Tie(tie), Part::Noun(other)] => {
            let lies = matches!(verb, Part::Act(_) | Part::Be(false))
                && is_one_of(tie, "within inside in under below beneath of");
            let is_another = text.get(other.start..).is_some_and(|rest| rest.starts_with("another "))
                || other.lead == Lead::One && !other.thing.modifiers.is_empty();
            let is_same = one.thing.head == other.thing.head && one.lead != Lead::No;
            (lies && is_another && is_same && !is_person(&one.thing.head)).then_some(one)
        }
        _ => None,
    })
}

/// What is a list of its own, and what each of it has.
fn listed(parts: &[Part]) -> Option<(&Noun, Vec<Item>)> {
    let at = parts.windows(3).position(|window| {
        matches!(window, [Part::Noun(noun), Part::Be(false), Part::Noun(list)]
            if noun.thing.is_plural && list.lead == Lead::One && matches!(&*list.thing.head, "list" | "catalogue"))
    })?;
    let rest = at + 3;
    let with = parts[rest..].iter().take(REACH).position(|part| part.tie() == Some("with"))?;
    Some((parts[at].noun()?, items(parts, rest + with + 1).0))
}

/// The noun that such a sentence raises.
pub(super) fn raised<'p>(
    parts: &'p [Part],
    text: &str,
    are_columns: &dyn Fn(&[Item]) -> bool,
) -> Option<&'p Noun> {
    let listed = || listed(parts).filter(|(_, list)| are_columns(list)).map(|(noun, _)| noun);
    nested(parts, text).or_else(listed).filter(|noun| !words::is_kind(&noun.thing.head))
}

/// Reads one sentence.
pub(super) fn nest(gather: &mut Gather<'_>, said: &Said<'_>) {
    let Said { parts, text, line } = *said;
    if let Some(name) = nested(parts, text).and_then(|noun| gather.table_of(&noun.thing)) {
        let evidence = Evidence { rule: "one may lie within another", ..evidence(line) };
        gather.nouns.claim(&name, Ground::Ruled, &line.steps, &evidence);
        gather.nouns.claim(&name, Ground::Related, &line.steps, &evidence);
        let column = Some(alloc::format!("parent_{}_id", name.replace(' ', "_")));
        let reference = Link { to: name.clone(), kind: LinkKind::OptionalOne, column, evidence };
        gather.nouns.at(&name).links.push(reference);
    }
    if let Some((noun, list)) = listed(parts)
        && let Some(name) = gather.table_of(&noun.thing)
    {
        let owner = Owner { noun: name.clone(), is_weak: false };
        told(gather, &owner, &list, line, text, Strength::Plain);
        if gather.nouns.get(&name).is_some() {
            gather.nouns.claim(&name, Ground::Stored, &line.steps, &evidence(line));
        }
    }
}
