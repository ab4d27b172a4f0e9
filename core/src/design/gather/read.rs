//! A line as clauses.

use alloc::vec::Vec;

use crate::language::clause::{Clause, clauses};
use crate::ordered::CollectVec;

/// The clauses of a line.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) clauses: Vec<Clause>,
    /// For each clause, where the last thing of it and of those before it ends.
    pub(super) ends: Vec<usize>,
}

impl Read {
    pub(super) fn new(text: &str) -> Self {
        let clauses = clauses(text);
        let end = |clause: &Clause| {
            let around = clause.around.iter().map(|(_, thing)| thing);
            clause.objects.iter().chain(around).map(|thing| thing.end).max().unwrap_or_default()
        };
        let ends = clauses.iter().scan(0, |last, clause| {
            *last = end(clause).max(*last);
            Some(*last)
        });
        Self { ends: ends.collect_vec(), clauses }
    }
}
