//! What Throughline says: findings, each with a rule, a place, and what to do.
//!
//! **Invariant: every rule named here has a record in `rules::RULES`.**

use alloc::string::String;
use alloc::vec::Vec;

use crate::text::Place;

/// How much a finding weighs; ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Told, never fails.
    Note,
    /// Told; fails with `--fail-on warning`.
    Warning,
    /// Fails.
    Error,
}

impl Severity {
    /// All, heaviest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The name in JSON and in `throughline.toml`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

/// Where a finding stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// The project as a whole.
    Project,
    /// A file or folder as a whole.
    Path(String),
    /// A range of a file.
    Place(Place),
}

/// One thing that Throughline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's kebab-case name.
    pub rule: &'static str,
    /// Its weight, after configuration.
    pub severity: Severity,
    /// Lower case, no final period, understood alone; names no line numbers, so that it is the same in two revisions.
    pub message: String,
    /// Imperative: what to do, with the command to run.
    pub help: Option<String>,
    /// The side to edit.
    pub location: Location,
    /// The table it is about, by its database name.
    pub table: Option<String>,
    /// The column, index, constraint, enum … it is about.
    pub object: Option<String>,
    /// Other places that explain it.
    pub related: Vec<Related>,
}

/// A second place of a finding, and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What it shows, as in `created here`.
    pub message: String,
}

impl Finding {
    /// An error of `rule` at `location`.
    pub fn error(rule: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, location, message)
    }

    /// A warning of `rule` at `location`.
    pub fn warning(rule: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, location, message)
    }

    /// A note of `rule` at `location`.
    pub fn note(rule: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Note, location, message)
    }

    /// A finding of `rule` at `location`.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        location: Location,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            help: None,
            location,
            table: None,
            object: None,
            related: Vec::new(),
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names the table it is about.
    #[must_use]
    pub fn table(mut self, table: impl Into<String>) -> Self {
        self.table = Some(table.into());
        self
    }

    /// Names the column, index, constraint or enum it is about.
    #[must_use]
    pub fn object(mut self, object: impl Into<String>) -> Self {
        self.object = Some(object.into());
        self
    }

    /// Shows a second place.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Related { place, message: message.into() });
        self
    }
}

impl From<Place> for Location {
    fn from(place: Place) -> Self {
        Self::Place(place)
    }
}
