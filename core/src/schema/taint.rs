//! What was not understood, and what it may have touched.

use alloc::string::String;
use alloc::vec::Vec;

use super::Schema;
use crate::text::Place;

/// Which of the statements that were not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpaqueId(u32);

/// A statement that was not understood.
#[derive(Debug, Clone)]
pub struct Opaque {
    /// Where it stands.
    pub place: Place,
    /// What it is, as far as that is seen: `DO block`, `ALTER TABLE … SET (…)`.
    pub kind: String,
    /// What the reader expected where it gave up, if it tried.
    pub expected: Option<String>,
    /// The names it mentions, without namespace and in lower case: what it may have changed.
    pub mentions: Vec<String>,
    /// Whether the objects that it mentions stand for sure, and only what they are made of is not known: the tables
    /// that queries made.
    pub is_of_parts: bool,
}

/// What a verdict on an object rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taint<'s> {
    /// Everything that touched it was understood.
    Clean,
    /// These statements may have touched it.
    By(&'s [OpaqueId]),
}

impl Taint<'_> {
    /// Whether the object is unknown.
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::By(_))
    }
}

impl Schema {
    /// Keeps a statement that was not understood; every name that it mentions is unknown from here on.
    pub fn add_opaque(&mut self, opaque: Opaque) -> OpaqueId {
        let id = OpaqueId(self.opaques.len() as u32);
        for name in &opaque.mentions {
            let by = self.tainted.entry(name.to_lowercase()).or_default();
            if by.last() != Some(&id) {
                by.push(id);
            }
        }
        self.opaques.push(opaque);
        id
    }

    /// A statement that was not understood.
    pub fn opaque(&self, id: OpaqueId) -> &Opaque {
        &self.opaques[id.0 as usize]
    }

    /// Every statement that was not understood, in order.
    pub fn opaques(&self) -> &[Opaque] {
        &self.opaques
    }

    /// Whether statements that were not understood mention this name (of a table, enum, index, constraint …;
    /// without its namespace).
    pub fn taint(&self, name: &str) -> Taint<'_> {
        match self.tainted.get(&name.to_lowercase()) {
            Some(by) => Taint::By(by),
            None => Taint::Clean,
        }
    }
}
