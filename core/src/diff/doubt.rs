//! Which verdicts rest on statements that were not understood.
//!
//! What belongs to a table is as unknown as the table: whoever names it may have changed any part of it.

use alloc::vec::Vec;

use super::{Pair, Subject, Unknown};
use crate::ordered::{CollectVec, Order};
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

    /// The doubt about whether there is a table: what only leaves its parts unknown casts none.
    pub(super) fn about_existence(pair: &Pair<'_>, table: &str) -> Self {
        let side = |schema: &Schema| {
            let mut statements = mentioning(schema, &[table]);
            statements.retain(|statement| !schema.opaque(*statement).is_of_parts);
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
        .collect_vec();
    statements.order();
    statements.dedup();
    statements
}
