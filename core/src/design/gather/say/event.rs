//! What is kept when something happens: "When a photo is added, the system stores its caption and its position."

use alloc::vec::Vec;

use super::tell::{Strength, told};
use super::{Gather, Owner, Said, value};
use crate::language::is_one_of;
use crate::language::sentence::{Item, Noun, Part, items};
use crate::language::verb::Class;

/// At most so many parts stand before the clause: a number, a colon.
const OPENING: usize = 4;

/// What something happens to, and the list of what is kept of it then.
fn event(parts: &[Part]) -> Option<(&Noun, Vec<Item>)> {
    let opens =
        |part: &Part| matches!(part, Part::Clause(word) if is_one_of(word.as_str(), "when once whenever"));
    let when = parts.iter().take(OPENING).position(opens)?;
    let keeps = |part: &Part| {
        part.act().is_some_and(|act| {
            let keeps = is_one_of(act.verb.base, "store keep record save note log hold demand require");
            keeps && !(act.is_passive || act.is_denied)
        })
    };
    let keep = when + 1 + parts[when + 1..].iter().position(keeps)?;
    let happens = parts[when + 1..keep].windows(2).find_map(|pair| match pair {
        [Part::Noun(noun), Part::Act(act)] if act.is_passive && !act.is_denied => Some(noun),
        [Part::Act(act), Part::Noun(noun)] if act.verb.class == Class::Create && !act.is_denied => Some(noun),
        _ => None,
    })?;
    Some((happens, items(parts, keep + 1).0))
}

/// The noun that such a sentence raises, where the list is one of columns.
pub(super) fn raised<'p>(parts: &'p [Part], are_columns: &dyn Fn(&[Item]) -> bool) -> Option<&'p Noun> {
    event(parts).filter(|(_, list)| are_columns(list)).map(|(noun, _)| noun)
}

/// Reads one sentence.
pub(super) fn happened(gather: &mut Gather<'_>, said: &Said<'_>) {
    let Some((noun, list)) = event(said.parts) else { return };
    let Some(name) = gather.table_of(&noun.thing) else { return };
    if value::is_property(&name) && !gather.raised.contains(&name) {
        return;
    }
    let owner = Owner { noun: name, is_weak: false };
    told(gather, &owner, &list, said.line, said.text, Strength::Plain);
}
