//! The order of tables: parents first.

use alloc::string::String;
use alloc::vec::Vec;

use super::Table;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};

/// Orders tables so that a table follows those it refers to, as far as no circle forbids it; otherwise by class and
/// first step.
pub(super) fn parents_first(mut tables: Vec<Table>) -> Vec<Table> {
    tables.order_by(|one, other| {
        let key = |table: &Table| (table.class, table.steps.first().copied().unwrap_or(usize::MAX));
        key(one).cmp(&key(other)).then_with(|| one.name.cmp(&other.name))
    });
    let names: BTreeSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    // For each table, how many of its references wait for their parent; for each parent, who waits.
    let mut waits = alloc::vec![0_usize; tables.len()];
    let mut waiting: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, table) in tables.iter().enumerate() {
        for relation in table.relations.iter().filter(|relation| relation.parent != table.name) {
            if names.contains(relation.parent.as_str()) {
                waits[at] += 1;
                waiting.entry(relation.parent.clone()).or_default().push(at);
            }
        }
    }
    let mut ready: BTreeSet<usize> = (0..tables.len()).filter(|at| waits[*at] == 0).collect();
    let mut rest: BTreeSet<usize> = (0..tables.len()).collect();
    let mut ordered = Vec::with_capacity(tables.len());
    while let Some(at) = ready.first().or(rest.first()).copied() {
        ready.remove(&at);
        rest.remove(&at);
        for child in waiting.remove(&tables[at].name).into_iter().flatten() {
            waits[child] -= 1;
            if waits[child] == 0 && rest.contains(&child) {
                ready.insert(child);
            }
        }
        ordered.push(at);
    }
    let mut tables: Vec<Option<Table>> = tables.into_iter().map(Some).collect_vec();
    ordered.into_iter().filter_map(|at| tables[at].take()).collect_vec()
}
