//! Which step is served by which table, and which table serves which step.

use alloc::vec::Vec;

use super::entity::Entity;
use super::mention::Mentions;
use super::{Class, Table};
use crate::product::{Product, Scope, Sense};

/// Adds to each entity the steps whose lines speak of it.
pub(super) fn steps(entities: &mut [Entity], mentions: &Mentions, product: &Product) {
    for line in product.lines.iter().filter(|line| line.scope == Scope::Now && line.sense != Sense::Ignored) {
        if line.steps.is_empty() {
            continue;
        }
        for mention in mentions.in_text(&line.text) {
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
    let known: Vec<_> = entities.iter().map(|entity| (entity.noun.clone(), entity.steps.clone())).collect();
    for entity in entities.iter_mut().filter(|entity| entity.steps.is_empty()) {
        let parents: Vec<_> = entity.links.iter().map(|link| link.to.clone()).collect();
        let parents: Vec<_> = if parents.iter().any(|to| to != "user") {
            parents.into_iter().filter(|to| to != "user").collect()
        } else {
            parents
        };
        entity.steps.extend(
            known
                .iter()
                .filter(|(noun, _)| parents.contains(noun))
                .flat_map(|(_, steps)| steps.iter().copied()),
        );
    }
}

/// For each step, the tables that serve it.
pub(super) fn tables_of_steps(tables: &[Table], product: &Product) -> Vec<Vec<usize>> {
    (0..product.journey.steps.len())
        .map(|step| (0..tables.len()).filter(|at| tables[*at].steps.contains(&step)).collect())
        .collect()
}
