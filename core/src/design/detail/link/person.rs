//! Who is in charge of a thing, and what somebody is of.

use alloc::format;
use alloc::string::String;

use super::entity_of;
use super::told::subjects;
use crate::design::Class;
use crate::design::detail::Said;
use crate::design::entity::{Entity, Link, LinkKind};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Part};
use crate::ordered::CollectVec;

/// "Assigns each stage to a technician", "one mechanic is responsible for a repair".
pub(super) fn assigned(
    entities: &mut [Entity],
    said: &Said<'_>,
    parts: &[Part],
    at: usize,
    act: &Act,
    about: Option<usize>,
) {
    // "A fixer takes it on".
    if act.verb.base == "take" && !act.is_passive {
        let person = at.checked_sub(1).and_then(|before| parts[before].noun());
        let child = match parts.get(at + 1) {
            Some(Part::It) => about,
            Some(Part::Noun(noun)) => entity_of(said, noun),
            _ => None,
        };
        let is_on = parts.get(at + 2).and_then(Part::tie) == Some("on")
            && !matches!(parts.get(at + 3), Some(Part::Noun(_) | Part::It));
        if let (Some(person), Some(child), true) =
            (person.filter(|one| is_person(&one.thing.head)), child, is_on)
        {
            in_charge(entities, said, child, &person.thing.name());
        }
        return;
    }
    if !is_one_of(act.verb.base, "assign allocate allot entrust") {
        return;
    }
    let children = if act.is_passive {
        subjects(said, parts, at, None)
    } else {
        parts
            .get(at + 1)
            .and_then(Part::noun)
            .and_then(|noun| entity_of(said, noun))
            .into_iter()
            .collect_vec()
    };
    // "Is assigned to somebody".
    let is_somebody = parts[at + 1..]
        .windows(2)
        .take(3)
        .any(|pair| pair[0].tie() == Some("to") && matches!(pair[1], Part::Somebody));
    if is_somebody {
        for child in children {
            let user = said.user.filter(|user| *user != child && entities[child].class != Class::Tenant);
            let column = Some(String::from("assigned_to"));
            let is_there = entities[child].links.iter().take(48).any(|link| link.column == column);
            if let Some(user) = user.filter(|_| !is_there && entities[child].links.len() < 48) {
                let evidence = said.evidence("somebody is in charge of it");
                let to = entities[user].noun.clone();
                entities[child].links.push(Link { to, kind: LinkKind::OptionalOne, column, evidence });
            }
        }
        return;
    }
    let rest = parts[at + 1..].iter().take(3);
    let to = rest
        .clone()
        .zip(rest.skip(1))
        .find_map(|(tie, noun)| (tie.tie() == Some("to")).then(|| noun.noun()).flatten());
    let Some(person) = to.filter(|noun| !noun.thing.is_plural && is_person(&noun.thing.head)) else { return };
    for child in children {
        in_charge(entities, said, child, &person.thing.name());
    }
}

pub(super) fn in_charge(entities: &mut [Entity], said: &Said<'_>, child: usize, person: &str) {
    let Some(user) = said.user.filter(|user| *user != child) else { return };
    let column = Some(format!("{}_id", person.replace([' ', '-'], "_")));
    let is_there = entities[child].links.iter().take(48).any(|link| link.column == column);
    if !is_there && entities[child].links.len() < 48 && entities[child].class != Class::Tenant {
        let evidence = said.evidence("somebody is in charge of it");
        let to = entities[user].noun.clone();
        entities[child].links.push(Link { to, kind: LinkKind::OptionalOne, column, evidence });
    }
}

pub(super) fn of_user(entities: &mut [Entity], said: &Said<'_>, user: usize, parent: usize) {
    let to = entities[parent].noun.clone();
    let is_turned = entities[parent].links.iter().take(48).any(|link| {
        link.to == entities[user].noun && link.column.is_none() && link.kind == LinkKind::OnlyOne
    });
    if entities[user].link_to(&to).is_none() && !is_turned && entities[user].links.len() < 48 {
        let evidence = said.evidence("told as a relation");
        entities[user].links.push(Link { to, kind: LinkKind::OptionalOne, column: None, evidence });
    }
}
