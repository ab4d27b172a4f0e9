//! What is made in a step is part of what the step's title names: in "Set up a production" scenes are the production's.

use alloc::vec::Vec;

use crate::design::Class;
use crate::design::entity::{Entity, Link, LinkKind};
use crate::design::mention::{Mentions, words};
use crate::language::verb;
use crate::ordered::BTreeMap;
use crate::product::{Evidence, Product};

/// Links what has no parent and is made in a step whose title names one thing.
pub(super) fn made_for(entities: &mut [Entity], mentions: &Mentions, product: &Product) {
    let mut made: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        let has_parent = entity
            .links
            .iter()
            .any(|link| link.kind != LinkKind::Many && link.column.is_none() && link.to != "user");
        if let Some(step) = entity.made_in.filter(|_| entity.class == Class::Core && !has_parent) {
            made.entry(step).or_default().push(at);
        }
    }
    for (number, children) in made {
        let Some(step) = product.journey.steps.get(number) else { continue };
        let Some(whole) = thing(&step.title, entities, mentions) else { continue };
        let is_there = entities[whole].made_in.is_none_or(|made| made <= number);
        if !is_there || entities[whole].class != Class::Core {
            continue;
        }
        let to = entities[whole].noun.clone();
        for child in children.into_iter().filter(|child| *child != whole) {
            let refers = |one: &Entity, to: &str| one.links.iter().any(|link| link.to == to);
            if refers(&entities[child], &to) || refers(&entities[whole], &entities[child].noun) {
                continue;
            }
            let rule = "made in the step that is about it";
            let evidence = Evidence { place: step.place, words: step.title.as_str().into(), rule };
            entities[child].links.push(Link { to: to.clone(), kind: LinkKind::One, column: None, evidence });
        }
    }
}

/// "Member subscribes to shares": the subscription is the member's.
pub(super) fn done_by(entities: &mut [Entity], mentions: &Mentions, product: &Product) {
    for step in product.journey.steps.iter().filter(|step| step.actor.is_some()) {
        let spoken = words(&step.title);
        let Some(deed) = spoken.iter().find_map(|word| verb::noun_of(verb::verb(&word.lower)?.base)) else {
            continue;
        };
        let Some(mention) = mentions.in_text(deed).first().copied() else { continue };
        let entity = &mut entities[mention.entity];
        if entity.class == Class::Core {
            let evidence =
                Evidence { place: step.place, words: step.title.as_str().into(), rule: "made by a user" };
            entity.made_by_user.get_or_insert(evidence);
        }
    }
}

/// The one thing that a title is about: what is done by its verb, as the adoption in "Member adopts a tree", else the
/// one that it names.
pub(in crate::design) fn thing(title: &str, entities: &[Entity], mentions: &Mentions) -> Option<usize> {
    let spoken = words(title);
    let deeds = spoken.iter().filter_map(|word| verb::noun_of(verb::verb(&word.lower)?.base));
    let done = deeds.filter_map(|deed| {
        let named = mentions.in_text(deed);
        named.first().map(|mention| mention.entity).filter(|at| entities[*at].class == Class::Core)
    });
    let named = mentions.in_text(title);
    let mut things =
        named.iter().filter(|mention| !matches!(entities[mention.entity].class, Class::User | Class::Tenant));
    let one = match (things.next(), things.next()) {
        (Some(one), None) if !one.is_plural => Some(one.entity),
        _ => None,
    };
    done.into_iter().next().or(one)
}
