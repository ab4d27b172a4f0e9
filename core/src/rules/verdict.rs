//! What a check comes to.

use alloc::vec::Vec;

use crate::finding::{Finding, Severity};

/// How much was read and compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Migrations that were replayed.
    pub migrations: usize,
    /// Their statements.
    pub statements: usize,
    /// Those of them that were not understood.
    pub opaque: usize,
    /// Those of them that change no table and no type.
    pub skipped: usize,
    /// Tables that were given a verdict.
    pub tables: usize,
    /// Designed files that were compared with a fresh design.
    pub designed: usize,
}

impl Tally {
    /// Whether nothing was compared with anything.
    pub const fn is_nothing(self) -> bool {
        self.tables == 0 && self.designed == 0
    }
}

/// The settled findings of a check, and what they rest on.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// The findings, sorted.
    pub findings: Vec<Finding>,
    /// How much was read and compared.
    pub tally: Tally,
}

impl Verdict {
    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether a finding is at least this heavy.
    pub fn fails(&self, fail_on: Severity) -> bool {
        self.findings.iter().any(|finding| finding.severity >= fail_on)
    }
}
