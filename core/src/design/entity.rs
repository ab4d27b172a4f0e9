//! What is known of a noun that became a table, before its columns are laid out.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Class, Meaning};
use crate::ordered::BTreeSet;
use crate::product::Evidence;

/// A noun that became a table.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    /// Singular, in words: `usage event`.
    pub(super) noun: String,
    /// Its table's name.
    pub(super) table: String,
    pub(super) class: Class,
    /// Strongest first; never empty.
    pub(super) evidence: Vec<Evidence>,
    /// The steps that make or use it.
    pub(super) steps: BTreeSet<usize>,
    /// The first step that makes it.
    pub(super) made_in: Option<usize>,
    /// Where a user makes it, if one does (else the system does, or it is there).
    pub(super) made_by_user: Option<Evidence>,
    pub(super) fields: Vec<Field>,
    pub(super) states: Vec<String>,
    /// Where its states are named.
    pub(super) states_evidence: Option<Evidence>,
    /// Of which of them the docs ask when they were reached.
    pub(super) asked: BTreeSet<String>,
    /// Where it is told to be an uploaded or stored file.
    pub(super) file: Option<Evidence>,
    /// Where it is told to be shared by a link.
    pub(super) shared: Option<Evidence>,
    pub(super) links: Vec<Link>,
    pub(super) notes: Vec<String>,
    /// What the docs call those who sign in, where they have a word of their own.
    pub(super) called: Option<String>,
}

impl Entity {
    /// An entity of which only this is known.
    pub(super) fn new(
        noun: impl Into<String>,
        table: impl Into<String>,
        class: Class,
        evidence: Evidence,
    ) -> Self {
        Self {
            noun: noun.into(),
            table: table.into(),
            class,
            evidence: [evidence].into(),
            steps: BTreeSet::new(),
            made_in: None,
            made_by_user: None,
            fields: Vec::new(),
            states: Vec::new(),
            states_evidence: None,
            asked: BTreeSet::new(),
            file: None,
            shared: None,
            links: Vec::new(),
            notes: Vec::new(),
            called: None,
        }
    }

    /// The strongest evidence.
    pub(super) fn first_evidence(&self) -> &Evidence {
        self.evidence.first().expect("an entity is made with its evidence")
    }

    /// Whether it already refers to this noun under this column.
    pub(super) fn link_to(&self, noun: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.to == noun)
    }
}

/// An attribute as the docs give it.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// Its words: `base price`, `wordCount`.
    pub(super) words: String,
    /// What it holds, where the docs give a type or a sample.
    pub(super) meaning: Option<Meaning>,
    /// Its values, where the docs list them all.
    pub(super) values: Vec<String>,
    /// The least and the most that it may be, where the docs say so.
    pub(super) range: Option<(i64, i64)>,
    /// Whether the docs call it required (true) or optional (false).
    pub(super) required: Option<bool>,
    /// Whether no two rows share it.
    pub(super) unique: bool,
    pub(super) evidence: Evidence,
}

impl Field {
    /// A field of which the docs say no more than its words.
    pub(super) fn new(words: String, evidence: Evidence) -> Self {
        Self {
            words,
            meaning: None,
            values: Vec::new(),
            range: None,
            required: None,
            unique: false,
            evidence,
        }
    }
}

/// A reference that the docs claim.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// The noun that it refers to.
    pub(super) to: String,
    pub(super) kind: LinkKind,
    /// The column, where it is not the noun's own name: `assigned_by`.
    pub(super) column: Option<String>,
    pub(super) evidence: Evidence,
}

/// The rule of what only stands beside a thing.
pub(super) const NAMED: &str = "named together with it";
/// The rule of the one thing that another is told to have, which may as well be of it.
pub(super) const HAS_ONE: &str = "told to have one of them";

/// Rules of rows of which each of the one has the other once.
pub(super) const TOLD_ONCE: &str = "told once for the other";
pub(super) const PUT_ON: &str = "several people are put on it";
pub(super) const ONCE_ON_IT: &str = "each of them is on it once";

impl Link {
    /// Whether what is told outright counts more.
    pub(super) fn is_weak(&self) -> bool {
        matches!(self.evidence.rule, NAMED | HAS_ONE)
    }

    /// Whether a schema, a list or a person says so, and no sentence alone.
    pub(super) fn is_stated(&self) -> bool {
        matches!(
            self.evidence.rule,
            "a column of the docs' DDL"
                | "a foreign key of the docs' DDL"
                | "in an entity diagram"
                | "what each of them has"
                | "decided in throughline.toml"
        )
    }
}

/// How many, and whether it must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LinkKind {
    /// Exactly one.
    One,
    /// One or none.
    OptionalOne,
    /// One, and no other row has the same.
    OnlyOne,
    /// Several: a join table.
    Many,
}
