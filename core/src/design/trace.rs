//! Which step is served by which table, and which table serves which step.

use alloc::string::String;
use alloc::vec::Vec;

use super::entity::Entity;
use super::mention::Mentions;
use super::{Class, Table};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::Product;

/// Adds to each entity the steps whose lines speak of it.
pub(super) fn steps(entities: &mut [Entity], mentions: &Mentions, product: &Product) {
    for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| !line.steps.is_empty()) {
        for mention in mentions.in_line(at) {
            if entities[mention.entity].class != Class::User {
                entities[mention.entity].steps.extend(&line.steps);
            }
        }
    }
    // A tenant serves the steps of its users.
    let users = entities.iter().find(|entity| entity.class == Class::User).map(|entity| entity.steps.clone());
    for entity in entities.iter_mut().filter(|entity| entity.class == Class::Tenant) {
        entity.steps.extend(users.clone().unwrap_or_default());
    }
    // What belongs to a traced thing and is named in no step serves the steps of what it is part of.
    let known: BTreeMap<String, BTreeSet<usize>> =
        entities.iter().map(|entity| (entity.noun.clone(), entity.steps.clone())).collect();
    for entity in entities.iter_mut().filter(|entity| entity.steps.is_empty()) {
        let parents: Vec<_> = entity.links.iter().map(|link| link.to.clone()).collect_vec();
        let parents: Vec<_> = if parents.iter().any(|to| to != "user") {
            parents.into_iter().filter(|to| to != "user").collect_vec()
        } else {
            parents
        };
        entity.steps.extend(parents.iter().filter_map(|to| known.get(to)).flatten());
    }
}

/// For each step, the tables that serve it.
pub(super) fn tables_of_steps(tables: &[Table], product: &Product) -> Vec<Vec<usize>> {
    let mut of_steps = alloc::vec![Vec::new(); product.journey.steps.len()];
    for (at, table) in tables.iter().enumerate() {
        for step in table.steps.iter().collect::<BTreeSet<_>>() {
            if let Some(tables) = of_steps.get_mut(*step) {
                tables.push(at);
            }
        }
    }
    of_steps
}
