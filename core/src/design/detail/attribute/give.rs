//! A thing gets what a list tells of it: columns, people, references.

use alloc::vec::Vec;

use super::super::Said;
use super::item::{self, Item, item};
use super::part::{become_one_of, is_of_view, parts, with_heads, with_values};
use super::{LONGEST, MOST, asked, done};
use crate::design::column::moment::unit;
use crate::design::entity::{Entity, Field, Link, LinkKind};
use crate::design::mention::Mentions;
use crate::design::{Class, Meaning};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::product::Evidence;

/// Gives a thing what a list tells of it, if enough of it is known to be told of a thing.
pub(super) fn give(
    entities: &mut [Entity],
    mentions: &Mentions,
    said: &Said<'_>,
    owner: usize,
    list: &str,
    least: usize,
) -> bool {
    if list.trim_start().starts_with("e.g") || list.len() > LONGEST || entities[owner].fields.len() > MOST {
        return false;
    }
    let mut parts = with_heads(&parts(list));
    if parts.iter().any(|part| is_of_view(part)) {
        return false;
    }
    become_one_of(&mut entities[owner], &mut parts, said);
    let parts = with_values(parts);
    let all_in = parts.iter().find_map(|part| part.trim().strip_prefix("all in ")).and_then(unit);
    let mut items: Vec<Item> = Vec::new();
    // "Old berth, new berth": one is there beside the other.
    let is_pair = parts.iter().any(|part| part.trim_start().starts_with("old "));
    let mut is_said = false;
    for part in &parts {
        // "Sets the amount, writes the reason".
        let part = without_verb(part);
        // "A number, which the office gives and is unique": what more is said goes on.
        let goes_on = is_said && item::goes_on(part);
        match item(part, mentions, entities, is_pair).filter(|_| !goes_on) {
            Some(item) => items.push(item),
            // What more is said of the last one; a sentence of its own ends the list.
            None if goes_on || item::is_aside(part) => {
                is_said = true;
                continue;
            }
            None => break,
        }
        is_said = false;
    }
    let known = items.iter().filter(|item| item.is_known()).count();
    if known == 0 || known * 3 < items.len() || items.len() < least || items.len() * 2 < parts.len() {
        return false;
    }
    let evidence = said.evidence("told to have it");
    let is_of = list.contains(" of the ");
    asked::when_it_was(&mut items);
    for item in items {
        match item {
            Item::Column { .. } => {
                let item = unit_of(if is_of { own(item, &entities[owner]) } else { item }, all_in);
                push(&mut entities[owner], item, &evidence);
            }
            Item::Person { mut column } => {
                if column.is_empty() {
                    column = alloc::format!("{}_by", done(&entities[owner].noun));
                }
                // "The mother, if we know it": of a ewe, another of them.
                let is_kin = is_one_of(&column, "mother_id father_id") && !is_somebody(&entities[owner]);
                let other = if is_kin { Some(owner) } else { said.user.filter(|user| *user != owner) };
                let Some(other) = other else { continue };
                let link = Link {
                    to: entities[other].noun.clone(),
                    kind: LinkKind::OptionalOne,
                    column: Some(column),
                    evidence: evidence.clone(),
                };
                entities[owner].links.push(link);
            }
            Item::Thing { entity, column, is_optional } if entity != owner || column.is_some() => {
                let kind = if is_optional || entity == owner { LinkKind::OptionalOne } else { LinkKind::One };
                let to = entities[entity].noun.clone();
                let is_user = entities[entity].class == Class::User;
                let is_root = match entities[owner].class {
                    Class::Tenant => is_user && column.is_none(),
                    Class::User => least == 1,
                    Class::Core | Class::Catalogue | Class::Join | Class::Event => false,
                };
                if is_root {
                    continue;
                }
                entities[owner].links.push(Link { to, kind, column, evidence: evidence.clone() });
            }
            Item::Thing { .. } | Item::Several => {}
        }
    }
    true
}

/// Whether a thing is called by a word for people.
fn is_somebody(entity: &Entity) -> bool {
    entity.class == Class::User || entity.noun.rsplit(' ').next().is_some_and(is_person)
}

/// A measure in the unit that is told of all of a list.
fn unit_of(mut item: Item, all_in: Option<&'static str>) -> Item {
    if let (Item::Column { words, .. }, Some(unit)) = (&mut item, all_in)
        && item::is_measured(words)
    {
        *words = alloc::format!("{words} {unit}");
    }
    item
}

/// A part of a list without the verb of entering that goes on with it.
fn without_verb(part: &str) -> &str {
    let bare = part.trim_start();
    match bare.split_once(' ') {
        Some((word, rest)) if is_one_of(word, "writes notes enters adds sets gives states types records") => {
            rest
        }
        _ => part,
    }
}

/// "The name of the boat", told of a boat, is its name.
fn own(mut item: Item, owner: &Entity) -> Item {
    let head = owner.noun.rsplit(' ').next().unwrap_or(&owner.noun);
    if let Item::Column { words, .. } = &mut item
        && let Some(rest) = words.strip_prefix(&owner.noun).or_else(|| words.strip_prefix(head))
        && let Some(rest) = rest.strip_prefix(' ')
        && is_one_of(rest, "name address number telephone phone email")
    {
        *words = rest.into();
    }
    item
}

/// Gives a thing a column.
pub(super) fn push(entity: &mut Entity, item: Item, evidence: &Evidence) {
    let Item::Column { mut words, inner, is_unique, is_optional, mut meaning, .. } = item else { return };
    // "A contract: start, end": days.
    let is_span = || {
        let head = entity.noun.rsplit(' ').next().unwrap_or(&entity.noun);
        meaning.is_none()
            && is_one_of(
                head,
                "contract membership lease tenancy subscription agreement permit employment placement",
            )
    };
    if matches!(&*words, "start" | "end") && is_span() {
        words = alloc::format!("{words}s on");
        meaning = Some(Meaning::Date);
    }
    if words == "when" {
        words = alloc::format!("{}_at", done(&entity.noun));
    }
    entity.fields.push(Field {
        words,
        meaning,
        values: inner.as_deref().and_then(super::super::value::plain).unwrap_or_default(),
        range: None,
        required: is_optional.then_some(false),
        unique: is_unique,
        evidence: evidence.clone(),
    });
}
