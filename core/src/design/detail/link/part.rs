//! Names that say what a thing is a part of.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{MOST, link};
use crate::design::detail::Said;
use crate::design::entity::{Entity, Link, LinkKind};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::text::Place;

/// Names that are parts of other things: `order line`, `case file`.
pub(in crate::design) fn by_name(entities: &mut [Entity]) {
    let mut wholes: BTreeMap<String, usize> = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        let last = entity.noun.rsplit(' ').next().unwrap_or_default();
        wholes.entry(last.to_string()).or_insert(at);
    }
    for (at, entity) in entities.iter().enumerate() {
        wholes.insert(entity.noun.clone(), at);
    }
    for entity in &mut *entities {
        let Entity { noun, links, .. } = entity;
        links.retain(|link| !is_own_part(noun, link));
    }
    for kind in 0..entities.len() {
        let Some((thing, head)) = entities[kind].noun.rsplit_once(' ') else { continue };
        if is_one_of(head, "type kind category class model template")
            && let Some(child) = wholes.get(thing).copied().filter(|child| entities[*child].noun == thing)
        {
            belongs(entities, child, kind, "its name says what kinds there are of it");
        }
    }
    for child in 0..entities.len() {
        let Some((whole, head)) = entities[child].noun.rsplit_once(' ') else { continue };
        let Some(parent) =
            wholes.get(whole).copied().filter(|parent| *parent != child && is_one_of(head, PARTS))
        else {
            continue;
        };
        belongs(entities, child, parent, "its name says what it is a part of");
    }
}

fn belongs(entities: &mut [Entity], child: usize, parent: usize, rule: &'static str) {
    let to = entities[parent].noun.clone();
    let refers = |entity: &Entity, to: &str| entity.links.iter().take(MOST).any(|link| link.to == to);
    if !refers(&entities[child], &to) && !refers(&entities[parent], &entities[child].noun) {
        let evidence = crate::product::Evidence { rule, ..entities[child].first_evidence().clone() };
        entities[child].links.push(Link { to, kind: LinkKind::One, column: None, evidence });
    }
}

/// A query asks for what is reached in two steps too: it tells of a reference only where there is no such way.
pub(in crate::design) fn without_ways(entities: &mut [Entity], asked: &BTreeSet<Place>) {
    let of: BTreeMap<String, Vec<String>> = entities
        .iter()
        .map(|entity| {
            let to = entity.links.iter().filter(|link| link.kind != LinkKind::Many && link.column.is_none());
            (entity.noun.clone(), to.map(|link| link.to.clone()).take(MOST).collect_vec())
        })
        .collect();
    for entity in entities {
        let near = of.get(&entity.noun).cloned().unwrap_or_default();
        entity.links.retain(|link| {
            let is_asked = link.column.is_none() && asked.contains(&link.evidence.place);
            let leads =
                |one: &String| *one != link.to && of.get(one).is_some_and(|far| far.contains(&link.to));
            !(is_asked && near.iter().any(leads))
        });
    }
}

/// Words before another of the same.
const OWN: Phrases = Phrases::new(&[
    "refers to the |points to the |points at the |linked to the |replaces the |continues the |repeats the \
|names the one it |a duplicate of it",
]);

/// "A new case that refers to the original one", "the contract names the one it continues".
pub(super) fn one_of_its_own(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    for (at, cue) in OWN.all(&said.text) {
        let fixed = match cue {
            "names the one it " => "continued",
            "a duplicate of it" => "duplicate_of",
            _ => "",
        };
        let rest = &said.text[at + cue.len()..];
        let mut words = rest.split(|char: char| !char.is_alphabetic());
        let adjective = words.next().unwrap_or_default();
        let which = match (fixed, words.next()) {
            ("", Some("one")) if adjective.len() > 2 => adjective,
            ("", _) => continue,
            (fixed, _) => fixed,
        };
        let owner = said.before(at, entities).map(|mention| mention.entity).or(about);
        let Some(owner) = owner else { continue };
        let own = entities[owner].noun.rsplit(' ').next().unwrap_or_default().to_string();
        let column = if which == "duplicate_of" {
            "duplicate_of_id".to_string()
        } else {
            format!("{}_{own}_id", which.to_lowercase())
        };
        link(entities, said, owner, owner, Some(column), LinkKind::OptionalOne);
    }
}

/// Whether a reference is one to a part of the thing itself: a bill has lines, each of which refers to the bill.
pub(in crate::design) fn is_own_part(noun: &str, link: &Link) -> bool {
    let part = link.to.strip_prefix(noun).and_then(|part| part.strip_prefix(' '));
    link.kind != LinkKind::Many && link.column.is_none() && part.is_some_and(|part| is_one_of(part, PARTS))
}

/// Nouns that are parts of what stands before them.
const PARTS: &str = "line item entry version file photo image picture attachment comment message note reading movement \
stage unit share event step stop revision page chapter section copy offer answer question reply \
reaction vote rating review position slot row member membership participant assignment installation \
snapshot metric log";
