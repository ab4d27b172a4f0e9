//! Circles of references: which of two entities that refer to one another lets go.

use alloc::string::String;

use super::entity::{Entity, Link, LinkKind};
use crate::ordered::{BTreeMap, BTreeSet};

/// How plainly a link is said: by a schema or a person first, by what is sent next, by the order of things last.
fn strength(link: &Link) -> u8 {
    match link.evidence.rule {
        "told as a relation" => 0,
        _ if link.is_stated() => 0,
        _ if link.is_weak() => 1,
        "sent when it is made" => 2,
        _ => 3,
    }
}

/// Of two entities that require one another, the one made first lets go; of two that join each other, one says so.
pub(super) fn cut(entities: &mut [Entity]) {
    let known: BTreeMap<String, usize> =
        entities.iter().enumerate().map(|(at, entity)| (entity.noun.clone(), at)).collect();
    for at in 0..entities.len() {
        let linked: BTreeSet<usize> =
            entities[at].links.iter().filter_map(|link| known.get(&link.to).copied()).collect();
        for other in linked.into_iter().filter(|other| *other != at) {
            let (one, two) = (entities[at].noun.clone(), entities[other].noun.clone());
            let Some(there) = entities[at].link_to(&two).map(|link| link.kind) else { continue };
            let Some(back) = entities[other].link_to(&one).map(|link| link.kind) else { continue };
            let many = (there == LinkKind::Many, back == LinkKind::Many);
            let later = (entities[at].made_in, at) > (entities[other].made_in, other);
            // The later one keeps its reference; of a join and a reference, the reference stands.
            let rank = |at: usize, to: &str| entities[at].link_to(to).map_or(u8::MAX, strength);
            let (ours, theirs) = (rank(at, &two), rank(other, &one));
            let later = if ours == theirs { later } else { ours < theirs };
            let lets_go = match many {
                (true, true) => later,
                (true, false) => true,
                (false, true) => false,
                (false, false) => !later,
            };
            if lets_go {
                entities[at].links.retain(|link| link.to != two);
            }
        }
    }
}
