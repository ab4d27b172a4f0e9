//! Whose a thing is, where no verb says so: `is for`, `for each`, `its`.

use super::person::{in_charge, of_user};
use super::told::{objects, subjects, told};
use super::{entity_of, link};
use crate::design::Class;
use crate::design::detail::Said;
use crate::design::entity::{Entity, LinkKind};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Lead, Noun, Part};

/// "An agreement and a permit are each for one place", "a rating is per guest and dish", "a clerk is responsible for it".
pub(super) fn is_for(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize) {
    let from = parts[..at].iter().rev().find_map(Part::noun).map_or(0, |noun| noun.thing.end);
    let Some(Part::Tie(tie)) = parts.get(at + 1) else { return };
    let to = parts[at + 1..].iter().find_map(Part::noun).map_or(said.text.len(), |noun| noun.start);
    let between = said.text.get(from..to).unwrap_or_default();
    if between.len() > 48 {
        return;
    }
    let is_in_charge = between.contains(" responsible for") || between.contains(" in charge of");
    if is_in_charge {
        let person = parts[..at].iter().rev().take(2).find_map(Part::noun);
        let of = parts[at + 1..].iter().take(4).find_map(Part::noun).and_then(|noun| entity_of(said, noun));
        if let (Some(person), Some(child)) = (person.filter(|one| is_person(&one.thing.head)), of) {
            in_charge(entities, said, child, &person.thing.name());
        }
        return;
    }
    let words = between
        .split_whitespace()
        .filter(|word| !is_one_of(word, "is are be may must can each always only at most exactly one"));
    let is_plain = words.count() <= 2;
    let is_optional = between.contains("at most") || between.contains(" may ");
    let kind = if is_optional { LinkKind::OptionalOne } else { LinkKind::One };
    if !is_plain || !is_one_of(tie.as_str(), "for per of in on under within") {
        return;
    }
    let children = subjects(said, parts, at, None);
    for parent in objects(said, parts, at + 1) {
        for child in children.iter().copied().filter(|child| *child != parent) {
            if entities[child].class != Class::User && entities[parent].class != Class::User {
                told(entities, said, child, parent, kind);
            }
        }
    }
}

/// "A harbour master is tied to one marina": the participle is no verb that a list knows.
pub(super) fn is_tied_to(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize) {
    let (Some(Part::Noun(tied)), Some(Part::Tie(to))) = (parts.get(at + 1), parts.get(at + 2)) else {
        return;
    };
    if to != "to" || !is_one_of(tied.thing.head.as_str(), "tied bound linked attached") {
        return;
    }
    for parent in objects(said, parts, at + 2) {
        for child in subjects(said, parts, at, None).into_iter().filter(|child| *child != parent) {
            match (entities[child].class, entities[parent].class) {
                (Class::User, Class::Core) => of_user(entities, said, child, parent),
                (Class::User | Class::Tenant, _) | (_, Class::User) => {}
                _ => told(entities, said, child, parent, LinkKind::OptionalOne),
            }
        }
    }
}

/// "For every visit an invoice is drawn up", "for each room she lists the puzzles", "under every puzzle its hints".
pub(super) fn for_each(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, each: &Noun) {
    let tie = at.checked_sub(1).and_then(|before| parts[before].tie());
    if each.thing.is_plural || !matches!(tie, Some("for" | "under" | "per")) {
        return;
    }
    let Some(parent) = entity_of(said, each).filter(|parent| entities[*parent].class == Class::Core) else {
        return;
    };
    let opens = at == 1 || matches!(parts[at - 2], Part::Comma | Part::Colon | Part::And);
    let next = at + 1 + usize::from(matches!(parts.get(at + 1), Some(Part::Comma)));
    let made = match (parts.get(next), parts.get(next + 1)) {
        (Some(Part::Noun(made)), Some(Part::Act(act))) if act.is_passive => Some(made),
        (Some(Part::Noun(made)), _) if made.lead == Lead::Own && next == at + 1 => Some(made),
        (Some(Part::Somebody | Part::Noun(_)), Some(Part::Act(act))) if !act.is_passive && !act.is_denied => {
            parts.get(next + 2).and_then(Part::noun)
        }
        _ => None,
    };
    let Some(child) = made.filter(|_| opens).and_then(|made| entity_of(said, made)) else { return };
    if child != parent && entities[child].class == Class::Core {
        link(entities, said, child, parent, None, LinkKind::One);
    }
}

/// "Creates the shipment and marks its cases": they refer to it.
pub(super) fn own(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, noun: &Noun) {
    let Some(child) = entity_of(said, noun).filter(|child| entities[*child].class == Class::Core) else {
        return;
    };
    if !said.text.get(noun.start..).is_some_and(|text| text.starts_with("its ")) {
        return;
    }
    let whose = parts[..at].iter().rev().take(10).filter_map(Part::noun).find(|one| !one.thing.is_plural);
    let Some(parent) = whose.and_then(|whose| entity_of(said, whose)).filter(|parent| *parent != child)
    else {
        return;
    };
    if matches!(entities[parent].class, Class::Core | Class::Catalogue) {
        let has_parent =
            entities[child].links.iter().any(|link| link.kind != LinkKind::Many && link.column.is_none());
        let kind = if has_parent { LinkKind::OptionalOne } else { LinkKind::One };
        link(entities, said, child, parent, None, kind);
    }
}
