//! What somebody keeps a list of: "the category list is kept by the office", "we maintain the list of areas ourselves",
//! "a directory of partner clinics, with name and phone", "grave types are maintained by the supervisor".

use super::tell::{Strength, told};
use super::{Gather, Owner, Said, evidence};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::sentence::{Act, Noun, Part, items};

/// Reads one sentence.
pub(super) fn registers(gather: &mut Gather<'_>, said: &Said<'_>) {
    let parts = said.parts;
    let keeps = |part: &Part| part.act().is_some_and(|act| keeps(act) && !act.is_denied);
    let Some(at) = parts.iter().position(keeps) else { return };
    let is_passive = parts[at].act().is_some_and(|act| act.is_passive);
    let (named, next) = if is_passive {
        (listed(parts).filter(|(_, next)| *next == at), at + 1)
    } else {
        let found = listed(&parts[at + 1..]);
        let next = found.as_ref().map_or(at, |(_, next)| at + 1 + next);
        (found, next)
    };
    let is_by = parts.get(at + 1).and_then(Part::tie) == Some("by");
    let name = match (named, &parts[0]) {
        (Some((name, _)), _) => name,
        // "Grave types are maintained by the supervisor".
        (None, Part::Noun(of)) if is_passive && is_by && at == 1 && of.thing.is_plural => of.thing.name(),
        _ => return,
    };
    let head = name.rsplit(' ').next().unwrap_or(&name);
    let is_nothing = matches!(
        words::class(head),
        Some(
            words::Class::Infrastructure
                | words::Class::Interface
                | words::Class::Feeling
                | words::Class::Measure
        )
    );
    if is_nothing || gather.actors.contains(&name) || is_one_of(head, "user people datum data") {
        return;
    }
    gather.nouns.claim(&name, Ground::Kept, &said.line.steps, &evidence(said.line));
    let with = parts.iter().skip(next).take(2).position(|part| part.tie() == Some("with"));
    if let Some(with) = with {
        let owner = Owner { noun: name, is_weak: false };
        told(gather, &owner, &items(parts, next + with + 1).0, said.line, said.text, Strength::Formal);
    }
}

/// Whether somebody keeps something up to date.
fn keeps(act: &Act) -> bool {
    is_one_of(act.verb.base, "keep maintain curate manage")
}

/// What a list holds, and where it ends: "the category list", "a directory of partner clinics".
fn listed(parts: &[Part]) -> Option<(alloc::string::String, usize)> {
    let [Part::Noun(list), rest @ ..] = parts else { return None };
    if !is_list(list) {
        return None;
    }
    match rest {
        [Part::Tie(of), Part::Noun(of_what), ..] if of == "of" && of_what.thing.is_plural => {
            Some((of_what.thing.name(), 3))
        }
        _ => list.thing.modifiers.last().map(|of| (of.clone(), 1)),
    }
}

fn is_list(noun: &Noun) -> bool {
    is_one_of(&noun.thing.head, "list catalogue catalog directory register registry") && !noun.thing.is_plural
}
