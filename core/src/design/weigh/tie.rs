//! Whether one thing refers to another: how the docs speak of the two, and on which grounds it was claimed, weighed at once.
//!
//! **Invariant: what a schema, a list or a person states is not weighed.**

mod beside;
mod weights;

use alloc::string::String;
use alloc::vec::Vec;

use super::{ONE, are_weighed, hundreds, log, share};
use crate::design::Class;
use crate::design::entity::{Entity, HAS_ONE, Link, LinkKind, NAMED};
use crate::design::mention::Mentions;
use crate::design::spoken::{How as Said, Spoken};
use crate::language::person::is_person;
use crate::language::verb::is_deed;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::product::{Evidence, Product};
use beside::{Beside, How, WAYS};
use weights::{CLAIMED, MANNERS, OTHERS, WEIGHTS, ZERO};

/// Above this, in thousandths of a logit, what refers to a thing is hardly there without it.
const REQUIRED: i32 = 1_500;

/// Above this, more speaks for a reference than against it.
const MORE: i32 = 850;

/// Takes away the references for which little speaks, and adds those for which much does.
pub(in crate::design) fn second_opinion(
    entities: &mut [Entity],
    mentions: &Mentions,
    product: &Product,
    spoken: &Spoken<'_>,
) {
    if !are_weighed(entities, spoken) {
        return;
    }
    let beside = Beside::of(entities, mentions, product);
    let graph = Graph::of(entities);
    let manners = entities.iter().map(|entity| Manner::of(entity, spoken)).collect_vec();
    let mut wanted: Vec<(i32, usize, usize)> = Vec::new();
    let mut dropped: Vec<(usize, String)> = Vec::new();
    for (child, manner) in manners.into_iter().enumerate() {
        for parent in (0..entities.len()).filter(|parent| *parent != child) {
            let known = Known { entities, beside: &beside, graph: &graph, manner };
            let weight = known.weight(child, parent);
            if weight > 0 {
                wanted.push((weight, child, parent));
            } else if graph.refers(child, parent) {
                dropped.push((child, entities[parent].noun.clone()));
            }
        }
    }
    for (child, to) in dropped {
        let entity = &mut entities[child];
        entity.links.retain(|link| link.to != to || !may_be_dropped(link));
    }
    // What was taken away leads nowhere any more.
    let mut graph = Graph::of(entities);
    wanted.order_by_key(|(weight, child, parent)| (core::cmp::Reverse(*weight), *child, *parent));
    for (weight, child, parent) in wanted {
        let are_tied = |one: usize, other: usize| entities[one].link_to(&entities[other].noun).is_some();
        // What another reference leads to anyway is referred to where more speaks for it than against.
        let is_led = weight < MORE && graph.is_through(child, parent);
        if is_led || are_tied(child, parent) || are_tied(parent, child) || graph.is_above(child, parent) {
            continue;
        }
        graph.add(child, parent);
        let line = beside.line(child, parent).map(|line| &product.lines[line]);
        let told = line.map(|line| Evidence { place: line.place, words: line.words.clone(), rule: "" });
        let told = told.unwrap_or_else(|| entities[child].first_evidence().clone());
        let evidence = Evidence { rule: "spoken of together throughout", ..told };
        let kind = if weight > REQUIRED { LinkKind::One } else { LinkKind::OptionalOne };
        let to = entities[parent].noun.clone();
        entities[child].links.push(Link { to, kind, column: None, evidence });
    }
}

/// Readings that are wrong so often that how the docs speak may overrule them.
const UNSURE: [&str; 8] = [
    NAMED,
    HAS_ONE,
    "told as a relation",
    "told to have it",
    "made for it",
    "made in the step that is about it",
    "chosen for it",
    "its attributes are told",
];

fn may_be_dropped(link: &Link) -> bool {
    link.kind != LinkKind::Many && link.column.is_none() && UNSURE.contains(&link.evidence.rule)
}

/// In which manner a thing is spoken of, in hundredths.
#[derive(Debug, Clone, Copy)]
struct Manner {
    done: i32,
    named: i32,
}

impl Manner {
    fn of(entity: &Entity, spoken: &Spoken<'_>) -> Self {
        let manner = spoken.manner(&entity.noun);
        let part = |how: Said| share(manner[how], manner[Said::Said]);
        Self { done: part(Said::Done), named: part(Said::Named) }
    }
}

/// What is known of two things.
struct Known<'k> {
    entities: &'k [Entity],
    beside: &'k Beside,
    graph: &'k Graph,
    manner: Manner,
}

impl Known<'_> {
    /// How much says that a thing refers to another, in thousandths of a logit.
    fn weight(&self, child: usize, parent: usize) -> i32 {
        let counts = self.beside.counts(child, parent);
        let lines = self.beside.lines(child);
        let manners = counts
            .iter()
            .zip(&MANNERS)
            .map(|(count, (often, part))| log(*count) * often + share(*count, lines.max(*count)) * part);
        let others = self.others(child, parent);
        let others = others.iter().zip(&WEIGHTS).map(|(feature, weight)| feature * weight);
        let to = &self.entities[parent].noun;
        let claimed = CLAIMED.iter().filter(|(rule, _)| {
            let own = &self.entities[child].links;
            own.iter().any(|link| link.to == *to && link.evidence.rule == *rule)
        });
        let claimed = claimed.map(|(_, weight)| ONE * weight);
        ZERO + (manners.sum::<i32>() + others.sum::<i32>() + claimed.sum::<i32>()) / ONE
    }

    /// What is known of the two besides how they stand beside one another, in hundredths; each place means what [`WEIGHTS`]
    /// says.
    fn others(&self, child: usize, parent: usize) -> [i32; OTHERS] {
        let Self { entities, beside, graph, manner } = self;
        let (one, other) = (&entities[child], &entities[parent]);
        let yes = |is: bool| if is { ONE } else { 0 };
        let head = |name: &str| String::from(name.rsplit(' ').next().unwrap_or(name));
        let many = one.links.iter().any(|link| link.to == other.noun && link.kind == LinkKind::Many);
        let follows =
            |name: &str, other: &str| name.strip_prefix(other).is_some_and(|rest| rest.starts_with(' '));
        let named_after = follows(&one.noun, &other.noun);
        let counts = beside.counts(child, parent);
        let sentences = counts[How::Sentence as usize];
        let last = head(&other.noun);
        [
            log(beside.lines(parent)),
            share(counts[How::Line as usize], beside.lines(parent)),
            yes(beside.first(parent) < beside.first(child)),
            share(sentences, sentences + beside.most(child, parent)),
            yes(one.class == Class::User),
            yes(one.class == Class::Tenant),
            yes(other.class == Class::User),
            yes(other.class == Class::Event),
            yes(other.class == Class::Tenant),
            yes(graph.refers(child, parent)),
            yes(many),
            yes(graph.refers(parent, child)),
            log(graph.below(parent)),
            yes(graph.is_through(child, parent)),
            yes(graph.is_through(parent, child)),
            yes(named_after),
            yes(follows(&other.noun, &one.noun)),
            yes(one.noun.split(' ').any(|word| word == last) && !named_after),
            yes(is_deed(&head(&one.noun))),
            yes(is_person(&head(&one.noun))),
            yes(is_person(&last)),
            yes(one.made_in.is_some()),
            yes(other.made_in.is_some()),
            yes(one.made_in.is_some() && one.made_in == other.made_in),
            yes(matches!((one.made_in, other.made_in), (Some(one), Some(other)) if other < one)),
            log(one.fields.len() as u32),
            log(other.fields.len() as u32),
            share(one.steps.intersection(&other.steps).count() as u32, one.steps.len() as u32),
            hundreds(entities.len().min(40) as u32) / 10,
            share(beside.people(child), beside.lines(child)),
            manner.done,
            manner.named,
            yes(one.made_by_user.is_some() && other.class == Class::User),
        ]
    }
}

/// Which things refer to which.
struct Graph {
    up: Vec<BTreeSet<usize>>,
    below: Vec<u32>,
}

impl Graph {
    fn of(entities: &[Entity]) -> Self {
        let at: BTreeMap<&str, usize> =
            entities.iter().enumerate().map(|(at, entity)| (entity.noun.as_str(), at)).collect();
        let mut graph =
            Self { up: alloc::vec![BTreeSet::new(); entities.len()], below: alloc::vec![0; entities.len()] };
        for (child, entity) in entities.iter().enumerate() {
            for link in entity.links.iter().filter(|link| link.kind != LinkKind::Many) {
                if let Some(parent) = at.get(link.to.as_str()) {
                    graph.add(child, *parent);
                }
            }
        }
        graph
    }

    fn add(&mut self, child: usize, parent: usize) {
        if self.up[child].insert(parent) {
            self.below[parent] += 1;
        }
    }

    fn refers(&self, child: usize, parent: usize) -> bool {
        self.up[child].contains(&parent)
    }

    fn below(&self, parent: usize) -> u32 {
        self.below[parent]
    }

    /// Whether a thing refers to another through one or two others.
    fn is_through(&self, child: usize, parent: usize) -> bool {
        let over = |at: usize| self.up[at].contains(&parent);
        let near = self.up[child].iter().filter(|at| **at != parent);
        near.into_iter().any(|at| over(*at) || self.up[*at].iter().any(|up| over(*up)))
    }

    /// Whether a thing is what another refers to, through however many.
    fn is_above(&self, thing: usize, below: usize) -> bool {
        let mut seen = BTreeSet::new();
        let mut at = Vec::from([below]);
        while let Some(one) = at.pop() {
            if one == thing {
                return true;
            }
            at.extend(self.up[one].iter().copied().filter(|up| seen.insert(*up)));
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three things, each of which refers to the next.
    fn chain() -> Graph {
        let mut graph = Graph { up: alloc::vec![BTreeSet::new(); 3], below: alloc::vec![0; 3] };
        graph.add(0, 1);
        graph.add(1, 2);
        graph
    }

    #[test]
    fn what_others_refer_to_is_above_all_of_them() {
        let graph = chain();
        assert!(graph.is_above(2, 0) && !graph.is_above(0, 2));
    }

    #[test]
    fn a_reference_through_another_is_none_of_its_own() {
        let graph = chain();
        assert!(graph.is_through(0, 2) && !graph.is_through(0, 1) && !graph.refers(0, 2));
    }

    #[test]
    fn a_reference_counts_once() {
        let mut graph = chain();
        graph.add(0, 1);
        assert_eq!(graph.below(1), 1);
    }
}
