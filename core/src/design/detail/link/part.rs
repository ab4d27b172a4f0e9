//! Names that say what a thing is a part of.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use super::MOST;
use crate::design::entity::{Entity, Link, LinkKind};

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
        if matches!(head, "type" | "kind" | "category" | "class" | "model" | "template")
            && let Some(child) = wholes.get(thing).copied().filter(|child| entities[*child].noun == thing)
        {
            belongs(entities, child, kind, "its name says what kinds there are of it");
        }
    }
    for child in 0..entities.len() {
        let Some((whole, head)) = entities[child].noun.rsplit_once(' ') else { continue };
        let Some(parent) =
            wholes.get(whole).copied().filter(|parent| *parent != child && PARTS.contains(&head))
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

/// Whether a reference is one to a part of the thing itself: a bill has lines, each of which refers to the bill.
pub(in crate::design) fn is_own_part(noun: &str, link: &Link) -> bool {
    let part = link.to.strip_prefix(noun).and_then(|part| part.strip_prefix(' '));
    link.kind != LinkKind::Many && link.column.is_none() && part.is_some_and(|part| PARTS.contains(&part))
}

/// Nouns that are parts of what stands before them.
const PARTS: &[&str] = &[
    "line",
    "item",
    "entry",
    "version",
    "file",
    "photo",
    "image",
    "picture",
    "attachment",
    "comment",
    "message",
    "note",
    "reading",
    "movement",
    "stage",
    "unit",
    "share",
    "event",
    "step",
    "stop",
    "revision",
    "page",
    "chapter",
    "section",
    "copy",
    "offer",
    "answer",
    "question",
    "reply",
    "reaction",
    "vote",
    "rating",
    "review",
    "position",
    "slot",
    "row",
    "member",
    "membership",
    "participant",
    "assignment",
    "installation",
    "snapshot",
    "metric",
    "log",
];
