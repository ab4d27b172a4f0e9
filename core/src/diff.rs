//! What is to change for one schema to become another: objects matched by name once, differences in the order in
//! which a database carries them out.
//!
//! Only what the [`Vocabulary`] of both sides can say is compared, and with the eyes of the one that can say less.
//!
//! **Invariant: nothing is said of an object that an unread statement may have touched, but that it is unknown.**

mod change;
mod column_types;
mod default;
mod doubt;
mod expression;
mod hazard;
mod keys;
mod matching;
mod objects;
mod parts;
mod subject;
mod tables;
#[cfg(test)]
mod tests;

pub use change::{Altered, Both, Change, Verb};
pub use hazard::Hazard;
pub use subject::{Kind, Subject};

use alloc::vec::Vec;

use self::doubt::Doubt;
use crate::ordered::Order;
use crate::schema::{OpaqueId, Schema, Vocabulary};

/// Why two schemas are compared; a rule that judges migrations keeps silent about drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// What the migrations build, against what the schema file says.
    Drift,
    /// What is, against what shall be: the changes are to be carried out.
    Migration,
    /// One revision against another.
    Review,
}

/// Two schemas to compare.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'s> {
    /// What is: for drift, what the migrations build.
    pub before: &'s Schema,
    /// What shall be: for drift, what the schema file says.
    pub after: &'s Schema,
    /// Why they are compared.
    pub purpose: Purpose,
}

/// What came of a comparison.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// What is to change, in the order in which it can be carried out.
    pub changes: Vec<Change>,
    /// Objects without a verdict, by kind and name.
    pub unknown: Vec<Unknown>,
    /// How much was compared.
    pub compared: Compared,
}

/// An object without a verdict, and the statements not understood that may have touched it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The object.
    pub object: Subject,
    /// Statements of [`Pair::before`].
    pub before: Vec<OpaqueId>,
    /// Statements of [`Pair::after`].
    pub after: Vec<OpaqueId>,
}

/// How many objects were given a verdict: of either side, each counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Compared {
    /// Tables.
    pub tables: usize,
    /// Columns.
    pub columns: usize,
    /// Indexes and unique constraints.
    pub indexes: usize,
    /// Foreign keys.
    pub foreign_keys: usize,
    /// Enums.
    pub enums: usize,
}

impl Compared {
    /// Whether no object was given a verdict.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Compares two schemas.
pub fn compare(pair: &Pair<'_>) -> Comparison {
    let mut comparer = Comparer::new(*pair);
    comparer.compare_namespaces();
    comparer.compare_enums();
    comparer.compare_tables();
    comparer.compare_sequences();
    comparer.compare_views();
    comparer.finish()
}

/// A comparison under way.
struct Comparer<'s> {
    pair: Pair<'s>,
    /// What both sides can say.
    can: Vocabulary,
    changes: Vec<Change>,
    unknown: Vec<Unknown>,
    compared: Compared,
}

impl<'s> Comparer<'s> {
    fn new(pair: Pair<'s>) -> Self {
        Self {
            pair,
            can: pair.before.vocabulary.meet(pair.after.vocabulary),
            changes: Vec::new(),
            unknown: Vec::new(),
            compared: Compared::default(),
        }
    }

    /// Gives a verdict on an object, unless there is doubt; whether it could.
    fn conclude(&mut self, doubt: Doubt, subject: impl FnOnce() -> Subject, change: Option<Change>) -> bool {
        let is_known = doubt.is_none();
        if is_known {
            self.changes.extend(change);
        } else {
            self.unknown.push(doubt.of(subject()));
        }
        is_known
    }

    fn finish(mut self) -> Comparison {
        self.changes.order();
        self.unknown.order_by(|one, other| one.object.cmp(&other.object));
        self.unknown.dedup();
        Comparison { changes: self.changes, unknown: self.unknown, compared: self.compared }
    }
}
