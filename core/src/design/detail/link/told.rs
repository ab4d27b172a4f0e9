//! What sentences say that a thing refers to: "studies and tags belong to a workspace", "an agreement is for one place and
//! one show", "a charge may refer to a loan", "it is settled by the payment", "assigns each stage to a technician".

use alloc::format;
use alloc::vec::Vec;

use super::person::{assigned, of_user};
use super::{POINTING, entity_of, is_state, link};
use crate::design::Class;
use crate::design::detail::Said;
use crate::design::entity::{Entity, LinkKind};
use crate::language::person::is_person;
use crate::language::sentence::{Act, Lead, Noun, Part, Subject, subject};
use crate::language::{is_one_of, singular};
use crate::ordered::CollectVec;

/// Reads the verb or the `be` at `at`.
pub(super) fn read(
    entities: &mut [Entity],
    said: &Said<'_>,
    parts: &[Part],
    at: usize,
    about: Option<usize>,
) {
    match &parts[at] {
        Part::Act(act) if !act.is_denied => {
            points(entities, said, parts, at, act, about);
            by_thing(entities, said, parts, at, act);
            yields(entities, said, parts, at, act);
            assigned(entities, said, parts, at, act, about);
        }
        Part::Noun(_)
        | Part::Act(_)
        | Part::Be(_)
        | Part::It
        | Part::Somebody
        | Part::Tie(_)
        | Part::Clause(_)
        | Part::And
        | Part::Comma
        | Part::Colon
        | Part::Open(_)
        | Part::Close(_) => {}
    }
}

/// Verbs by which one thing comes from another of its kind.
const DESCENDING: &str = "descend derive stem continue replace follow";

/// Those by which somebody is of something.
const SERVING: &str = "belong work act tie link attach assign";

fn points(
    entities: &mut [Entity],
    said: &Said<'_>,
    parts: &[Part],
    at: usize,
    act: &Act,
    about: Option<usize>,
) {
    let base = base(said, parts, at, act);
    let is_tied = act.is_passive && is_one_of(base, "tie link attach assign bind");
    let refers = !act.is_passive && (POINTING.contains(&base) || is_one_of(base, DESCENDING));
    let serves = is_one_of(base, SERVING);
    let tie = parts.get(at + 1).and_then(Part::tie).unwrap_or_default();
    let is_per = tie == "per" && (base == "exist" || act.is_passive)
        || act.is_passive && parts.get(at + 2).and_then(Part::tie) == Some("per");
    let is_put = act.is_passive && !act.is_loose && is_one_of(tie, "on against under for to in into");
    let objects = objects(said, parts, at + 1);
    let Some(first) = objects.first().copied() else { return };
    let counted = counted(said, parts, at + 1);
    if !(is_tied || refers || serves || is_per || is_put || counted.is_some()) {
        return;
    }
    let mut children = subjects(said, parts, at, about);
    if is_one_of(base, "belong work act") && children.is_empty() && is_of_people(said, parts, at) {
        children.extend(said.user);
    }
    let before = parts_text(said, parts, at).unwrap_or_default().trim_end().to_lowercase();
    let may = counted == Some(true)
        || before.ends_with(" may")
        || before.ends_with(" can")
        || before.starts_with("if ")
        || before.contains(" if ");
    for parent in objects.iter().copied().filter(|parent| *parent == first || !is_put) {
        for child in children.iter().copied() {
            if entities[child].class == Class::User {
                let is_somebody = entities[parent].noun.rsplit(' ').next().is_some_and(is_person);
                let is_of = serves
                    && (!is_somebody || base == "belong")
                    && !matches!(entities[parent].class, Class::User | Class::Tenant);
                if is_of && act.is_passive == is_tied {
                    of_user(entities, said, child, parent);
                }
            } else if child == parent {
                let column = Some(format!("parent_{}_id", entities[child].noun.replace(' ', "_")));
                if is_one_of(base, "point refer descend derive stem") {
                    link(entities, said, child, parent, column, LinkKind::OptionalOne);
                }
            } else if refers
                || is_tied
                || is_per
                || counted.is_some()
                || is_put && entities[parent].class != Class::User
            {
                let kind = if may { LinkKind::OptionalOne } else { LinkKind::One };
                told(entities, said, child, parent, kind);
            }
        }
    }
}

/// Whether it is somebody of whom a verb is said: "technicians belong to a department", "**Clerk.** Works in one court".
fn is_of_people(said: &Said<'_>, parts: &[Part], at: usize) -> bool {
    match subject(parts, at) {
        Subject::Noun(noun) => is_person(&noun.thing.head) && entity_of(said, noun).is_none(),
        Subject::None if at == 0 || matches!(parts[at - 1], Part::Colon) => {
            let label = said.line.label.as_deref().unwrap_or_default().trim_end_matches('.');
            is_person(&singular(&label.rsplit(' ').next().unwrap_or(label).to_lowercase()))
        }
        Subject::None | Subject::It | Subject::Somebody => false,
    }
}

/// What a thing is told to be of, it is of, also where it was taken for a catalogue.
pub(super) fn told(entities: &mut [Entity], said: &Said<'_>, child: usize, parent: usize, kind: LinkKind) {
    let class = entities[child].class;
    if class == Class::Catalogue && matches!(entities[parent].class, Class::Core | Class::Catalogue) {
        entities[child].class = Class::Core;
    }
    link(entities, said, child, parent, None, kind);
    entities[child].class = class;
}

/// The verb, where no list knows it, as it stands between what it is said of and what follows.
fn base<'b>(said: &'b Said<'_>, parts: &[Part], at: usize, act: &Act) -> &'b str {
    if !act.verb.base.is_empty() {
        return act.verb.base;
    }
    let from = parts[..at].last().and_then(Part::noun).map_or(0, |noun| noun.thing.end);
    let to = parts[at + 1..].iter().find_map(Part::noun).map_or(said.text.len(), |noun| noun.start);
    let known = ["point", "lie", "descend", "derive", "stem", "hang", "sit", "concern", "live"];
    let word = said.text.get(from..to).unwrap_or_default().split_whitespace().find_map(|word| {
        known.iter().find(|known| word.strip_prefix(**known).is_some_and(|end| matches!(end, "" | "s")))
    });
    word.copied().unwrap_or_default()
}

/// Whether a verb leads to so many of a thing, and whether to one at most: "in exactly one", "on one tour only".
fn counted(said: &Said<'_>, parts: &[Part], at: usize) -> Option<bool> {
    let Some(Part::Tie(tie)) = parts.get(at) else { return None };
    if !is_one_of(tie.as_str(), "to in on under for at within") {
        return None;
    }
    let noun = parts[at..].iter().take(4).find_map(Part::noun).filter(|noun| !noun.thing.is_plural)?;
    let before = said.text.get(..noun.thing.start)?.trim_end();
    let after = said.text.get(noun.thing.end..)?;
    if before.ends_with("at most one") {
        return Some(true);
    }
    let is_one = before.ends_with("exactly one") || before.ends_with("only one");
    (is_one || before.ends_with(" one") && after.starts_with(" only")).then_some(false)
}

/// "It is fulfilled by the loan".
fn by_thing(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, act: &Act) {
    let (Some(Part::Tie(tie)), Some(Part::Noun(noun))) = (parts.get(at + 1), parts.get(at + 2)) else {
        return;
    };
    if !act.is_passive || act.is_loose || tie != "by" || noun.thing.is_plural || noun.lead == Lead::Bare {
        return;
    }
    let Some(parent) = entity_of(said, noun).filter(|parent| entities[*parent].class == Class::Core) else {
        return;
    };
    // "A slot is taken by one booking at most": the booking refers to it.
    let takes = is_one_of(act.verb.base, "take book occupy fill use reserve");
    for child in subjects(said, parts, at, None) {
        if child != parent && entities[child].class != Class::User {
            let (child, parent) = if takes { (parent, child) } else { (child, parent) };
            link(entities, said, child, parent, None, LinkKind::OptionalOne);
        }
    }
}

/// "An analysis proposes highlights": they are of the analysis.
fn yields(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, act: &Act) {
    let base = act.verb.base;
    let yields = is_one_of(base, "propose produce generate yield");
    let holds = is_one_of(base, "contain comprise include group bundle consist");
    let of = usize::from(base == "consist");
    let Some(Part::Noun(made)) = parts.get(at + 1 + of).filter(|_| !act.is_passive && (yields || holds))
    else {
        return;
    };
    // What includes all there are is made of them.
    let are_all = said.text.get(made.start..).is_some_and(|text| text.starts_with("all "));
    let is_part = yields || made.thing.is_plural && !are_all;
    let Some(child) = entity_of(said, made).filter(|_| is_part) else { return };
    let parents = subjects(said, parts, at, None);
    let [parent] = parents[..] else { return };
    let is_shared = entities[child].noun.rsplit(' ').next().is_some_and(crate::language::noun::is_shared);
    if entities[parent].class == Class::Core && parent != child && !is_shared {
        let kind = if yields { LinkKind::OptionalOne } else { LinkKind::One };
        link(entities, said, child, parent, None, kind);
    }
}

/// Everything that a verb is said of: "studies, participants and tags".
pub(super) fn subjects(said: &Said<'_>, parts: &[Part], at: usize, about: Option<usize>) -> Vec<usize> {
    let last = match subject(parts, at) {
        Subject::Noun(noun) => noun,
        Subject::It => return about.into_iter().collect_vec(),
        // "**Letter**: belongs to an office."
        Subject::None if at == 0 || matches!(parts[at - 1], Part::Colon) => {
            return said.labelled.into_iter().collect_vec();
        }
        Subject::Somebody | Subject::None => return Vec::new(),
    };
    let mut found: Vec<usize> = entity_of(said, last).into_iter().collect_vec();
    let place = parts[..at].iter().rposition(|part| part.noun().is_some_and(|noun| noun.start == last.start));
    let mut next = place.unwrap_or_default();
    // "Studies, participants, tags belong to": without an `and`, where all of them are many.
    let is_row = last.thing.is_plural && last.lead == Lead::Bare && !said.text.contains(';');
    if next == 0 || !(matches!(parts[next - 1], Part::And) || is_row) {
        return found;
    }
    while next >= 2 && found.len() < 6 {
        let mut before = next - 1;
        if !matches!(parts[before], Part::And | Part::Comma) {
            break;
        }
        if before > 0 && matches!(parts[before], Part::And) && matches!(parts[before - 1], Part::Comma) {
            before -= 1;
        }
        let Some(noun) = before.checked_sub(1).and_then(|before| parts[before].noun()) else { break };
        found.extend(entity_of(said, noun));
        next = before - 1;
    }
    found
}

/// The things behind prepositions: "to a client and a case", "for one place and one show".
pub(super) fn objects(said: &Said<'_>, parts: &[Part], mut at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut is_open = true;
    while let Some(part) = parts.get(at).filter(|_| found.len() < 4) {
        match part {
            Part::Tie(tie) if found.is_empty() || tie == "for" => {
                is_open = !matches!(tie.as_str(), "by" | "with");
            }
            Part::Noun(noun) if is_open => {
                let tie = at.checked_sub(1).and_then(|before| parts[before].tie()).unwrap_or_default();
                if is_state(noun, tie) {
                    break;
                }
                let is_one = !noun.thing.is_plural || parts_says_one_of(said, noun);
                match entity_of(said, noun).filter(|_| is_one) {
                    Some(one) => found.push(one),
                    None if found.is_empty() => {}
                    None => break,
                }
                is_open = false;
            }
            Part::And => is_open = true,
            Part::Noun(_)
            | Part::Tie(_)
            | Part::It
            | Part::Somebody
            | Part::Act(_)
            | Part::Be(_)
            | Part::Clause(_)
            | Part::Comma
            | Part::Colon
            | Part::Open(_)
            | Part::Close(_) => break,
        }
        at += 1;
    }
    found
}

/// "One of its practices".
fn parts_says_one_of(said: &Said<'_>, noun: &Noun) -> bool {
    said.text.get(..noun.start).is_some_and(|before| before.trim_end().ends_with("one of"))
}

/// What stands before a verb, from where its sentence begins.
fn parts_text<'s>(said: &'s Said<'_>, parts: &[Part], at: usize) -> Option<&'s str> {
    let next = parts[at + 1..].iter().find_map(Part::noun)?.start;
    let before = said.text.get(..next)?;
    let start = before.rfind(['.', ';', ':']).map_or(0, |at| at + 1);
    let verb = parts[..at].iter().rev().find_map(Part::noun).map_or(start, |noun| noun.thing.end);
    let words = before.get(start..)?;
    let own = before.get(verb.max(start)..)?;
    // Up to the verb itself.
    let end = own
        .find(|char: char| char.is_alphabetic())
        .map_or(own.len(), |from| own[from..].find(' ').map_or(own.len(), |to| from + to));
    words.get(..verb.max(start) - start + end)
}
