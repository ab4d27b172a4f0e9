//! How the docs read what is stored: sorted, filtered, worked off, billed.

pub(super) mod query;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Class;
use super::entity::Entity;
use super::mention::{Mention, Mentions, words};
use crate::ordered::{BTreeMap, Order};
use crate::product::{Evidence, Line, Product, Sense};

/// A way in which the docs read a table.
#[derive(Debug, Clone)]
pub(super) struct Access {
    pub(super) table: String,
    pub(super) pattern: Pattern,
    /// The query, in words.
    pub(super) query: String,
    pub(super) steps: Vec<usize>,
    pub(super) evidence: Evidence,
}

/// What the query asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pattern {
    /// The owner's rows, newest first.
    NewestFirst,
    /// What a worker takes next.
    NextInLine,
    /// What was used in a month.
    PerMonth,
    /// These columns, as an index of the docs says.
    Columns(Vec<(String, bool)>),
}

const NEWEST: &[&str] = &["recent", "newest", "latest", "history", "chronological", "timeline", "recently"];
const WORKED_OFF: &[&str] =
    &["queue", "queues", "worker", "retries", "retry", "polls", "background", "scheduler"];
const MONTHLY: &[&str] = &["month", "monthly", "billing", "usage", "invoice", "metered"];
/// Every access that the lines tell of, in the order of the docs.
pub(super) fn read(product: &Product, entities: &[Entity], mentions: &Mentions) -> Vec<Access> {
    let mut accesses: Vec<Access> = Vec::new();
    let mut known: BTreeMap<(String, Pattern), usize> = BTreeMap::new();
    for (at, line) in product.lines.iter().enumerate() {
        for access in of_line(line, entities, mentions.in_line(at)) {
            let of = known.entry((access.table.clone(), access.pattern.clone())).or_insert(accesses.len());
            match accesses.get_mut(*of) {
                Some(same) => same.steps.extend(access.steps),
                None => accesses.push(access),
            }
        }
    }
    for access in &mut accesses {
        access.steps.order();
        access.steps.dedup();
    }
    accesses
}

fn of_line(line: &Line, entities: &[Entity], mentioned: &[Mention]) -> Vec<Access> {
    if mentioned.is_empty() {
        return Vec::new();
    }
    let spoken = words(&line.text);
    let says = |list: &[&str]| spoken.iter().any(|word| list.contains(&&*word.lower));
    let (newest, worked_off, monthly) = (says(NEWEST), says(WORKED_OFF), says(MONTHLY));
    if !(newest || worked_off || monthly) {
        return Vec::new();
    }
    let in_step =
        !line.steps.is_empty() || matches!(line.sense, Sense::Action | Sense::Response | Sense::Requirement);
    let mut found = Vec::new();
    for mention in mentioned {
        let entity = &entities[mention.entity];
        let mut add = |pattern: Pattern, query: String, rule: &'static str| {
            found.push(Access {
                table: entity.table.clone(),
                pattern,
                query,
                steps: line.steps.clone(),
                evidence: Evidence { place: line.place, words: line.words.clone(), rule },
            });
        };
        if newest && mention.is_plural && in_step && entity.class != Class::Catalogue {
            add(Pattern::NewestFirst, format!("{} newest first", entity.table), "shown newest first");
        }
        if worked_off && entity.states.len() > 1 {
            add(
                Pattern::NextInLine,
                format!("{} that wait, oldest first", entity.table),
                "worked off in the background",
            );
        }
        if entity.class == Class::Event && monthly {
            add(Pattern::PerMonth, format!("{} of a month", entity.table), "counted by month");
        }
    }
    found
}
