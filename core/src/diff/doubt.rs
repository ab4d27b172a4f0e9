//! Which verdicts rest on statements that were not understood.

use alloc::vec::Vec;

use super::{Pair, Subject, Unknown};
use crate::schema::{OpaqueId, Schema, Taint};

/// The statements of each side that may have touched an object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Doubt {
    before: Vec<OpaqueId>,
    after: Vec<OpaqueId>,
}

impl Doubt {
    /// The doubt about an object that stands by itself: every statement that mentions one of its names.
    pub(super) fn about(pair: &Pair<'_>, names: &[&str]) -> Self {
        Self { before: mentioning(pair.before, names), after: mentioning(pair.after, names) }
    }

    /// The doubt about a part of a table: every statement that mentions the part by its own name, or the table and
    /// everything that the part is made of.
    ///
    /// A statement that mentions the table alone leaves its other columns as they were read.
    pub(super) fn about_part(pair: &Pair<'_>, table: &str, name: Option<&str>, of: &[&str]) -> Self {
        let side = |schema: &Schema| {
            let mut statements = match name {
                Some(name) => mentioning(schema, &[name]),
                None => Vec::new(),
            };
            let mut all: Vec<OpaqueId> = mentioning(schema, &[table]);
            for part in of {
                let by = mentioning(schema, &[part]);
                all.retain(|statement| by.binary_search(statement).is_ok());
            }
            statements.extend(all);
            statements.sort_unstable();
            statements.dedup();
            statements
        };
        Self { before: side(pair.before), after: side(pair.after) }
    }

    pub(super) fn is_none(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    pub(super) fn of(self, object: Subject) -> Unknown {
        Unknown { object, before: self.before, after: self.after }
    }
}

fn mentioning(schema: &Schema, names: &[&str]) -> Vec<OpaqueId> {
    let mut statements: Vec<OpaqueId> = names
        .iter()
        .flat_map(|name| match schema.taint(name) {
            Taint::Clean => &[],
            Taint::By(by) => by,
        })
        .copied()
        .collect();
    statements.sort_unstable();
    statements.dedup();
    statements
}
