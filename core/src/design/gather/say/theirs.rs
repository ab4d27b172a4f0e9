//! What is kept of several that were just spoken of: "Forty workshops so far. We have their name, town and phone", "works
//! with five printers and knows their contact and e-mail", "Donors are people. We hold name, address and phone".

use alloc::string::String;

use super::tell::{Strength, told};
use super::{Focus, Gather, Owner, Said, evidence, of_noun, value};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::sentence::{Act, Item, Lead, Noun, Part, items};

/// Reads one sentence.
pub(super) fn theirs(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    if let Some((owner, list)) = kept(gather, said, focus) {
        told(gather, &owner, &list, said.line, said.text, Strength::Formal);
        if gather.nouns.get(&owner.noun).is_some() {
            gather.nouns.claim(&owner.noun, Ground::Defined, &said.line.steps, &evidence(said.line));
            focus.set(&owner.noun);
        }
    }
    let first = said.parts.iter().find_map(Part::noun).filter(|noun| noun.thing.is_plural);
    focus.several = first.and_then(|noun| row(gather, noun));
}

/// What is kept, and of what several.
fn kept(gather: &Gather<'_>, said: &Said<'_>, focus: &Focus) -> Option<(Owner, alloc::vec::Vec<Item>)> {
    let at = said.parts.iter().position(|part| part.act().is_some_and(holds))?;
    let (list, _) = items(said.parts, at + 1);
    let first = list.first()?.noun.as_ref()?;
    let are_theirs = said.text.get(first.start..)?.starts_with("their ");
    let is_bare = |item: &Item| {
        item.noun.as_ref().is_some_and(|noun| {
            noun.lead == Lead::Bare && !noun.thing.is_plural && value::may_be_column(&noun.thing.name())
        })
    };
    let noun = if are_theirs {
        // "All are employees, and we hold their number" tells of whom it calls so.
        let called = said.parts[..at].iter().any(|part| matches!(part, Part::Be(_)));
        let before = said.parts[..at].iter().rev().filter_map(Part::noun).find(|noun| noun.thing.is_plural);
        before.filter(|_| !called).and_then(|noun| row(gather, noun)).or_else(|| focus.several.clone())?
    } else {
        let is_said = at == 1 && said.parts.first() == Some(&Part::Somebody);
        focus.all.clone().filter(|_| is_said && list.len() > 2 && list.iter().all(is_bare))?
    };
    (list.len() > 1 && !gather.actors.contains(&noun)).then_some((Owner { noun, is_weak: false }, list))
}

/// Whether somebody has or keeps what is told then: "we have", "knows".
fn holds(act: &Act) -> bool {
    !(act.is_passive || act.is_denied || act.is_loose)
        && is_one_of(act.verb.base, "have hold keep know note record store save")
}

/// The row that one of several is.
fn row(gather: &Gather<'_>, noun: &Noun) -> Option<String> {
    let is_screen = matches!(
        words::class(&noun.thing.head),
        Some(
            words::Class::Interface | words::Class::Generic | words::Class::Quantity | words::Class::Measure
        )
    );
    of_noun(gather, noun).map(|owner| owner.noun).filter(|_| !is_screen && noun.lead != Lead::Counted)
}
