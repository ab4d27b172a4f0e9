//! What Throughline judges: one record per rule, and how findings are settled by the configuration.
//!
//! **Invariant: [`RULES`] is the only list of rules; a finding of a rule that is not in it does not exist.**

mod access_without_index;
mod deleted_migration;
mod drift;
mod edited_migration;
mod foreign_key_without_index;
mod migrations_ahead_of_schema;
mod opaque_statement;
mod out_of_order_migration;
mod reader;
mod revision;
mod role_without_column;
mod schema_ahead_of_migrations;
mod schema_differs_from_migrations;
mod settle;
mod stack_mismatch;
mod stale_design;
mod state_without_value;
mod tracing;
mod unknown_object;
mod unserved_entity;
mod unserved_step;
mod untraced_table;
mod verdict;

pub use drift::Drift;
pub use revision::{Parent, Revision};
pub use settle::settle;
pub use stale_design::Designed;
pub use tracing::Tracing;
pub use verdict::{Tally, Verdict};

use alloc::string::String;
use alloc::vec::Vec;

use crate::diff::{Change, Comparison, Unknown};
use crate::finding::{Finding, Location, Severity};
use crate::schema::Schema;

/// A rule.
pub struct Rule {
    /// Its kebab-case name, for good.
    pub name: &'static str,
    /// What is wrong, in a line.
    pub summary: &'static str,
    /// Its page, in Markdown: what it sees, why it hurts, what to do instead.
    pub docs: &'static str,
    /// Its weight where the configuration says nothing.
    pub severity: Severity,
    /// How it judges.
    pub check: Check,
}

/// What a rule looks at.
pub enum Check {
    /// Nothing: a reader reports it where it stands.
    Reader,
    /// One change between what the migrations build and what the schema says.
    Drift(fn(&Change, &Drift<'_>, &mut Report<'_>)),
    /// One object without a verdict.
    Unknown(fn(&Unknown, &Drift<'_>, &mut Report<'_>)),
    /// What the migrations build, statement by statement.
    History(fn(&Schema, &mut Report<'_>)),
    /// The migrations of one folder, beside those of the revision before.
    Revision(fn(&Revision<'_>, &mut Report<'_>)),
    /// What the schema says.
    Schema(fn(&Schema, &mut Report<'_>)),
    /// What the docs ask for, beside what the schema says.
    Trace(fn(&Tracing<'_>, &mut Report<'_>)),
    /// What was designed from the docs once, beside what is designed from them now.
    Designed(fn(&Designed<'_>, &mut Report<'_>)),
}

/// Every rule, by what it looks at.
pub static RULES: &[&Rule] = &[
    &schema_ahead_of_migrations::RULE,
    &migrations_ahead_of_schema::RULE,
    &schema_differs_from_migrations::RULE,
    &unknown_object::RULE,
    &opaque_statement::RULE,
    &edited_migration::RULE,
    &deleted_migration::RULE,
    &out_of_order_migration::RULE,
    &foreign_key_without_index::RULE,
    &unserved_entity::RULE,
    &unserved_step::RULE,
    &untraced_table::RULE,
    &state_without_value::RULE,
    &role_without_column::RULE,
    &access_without_index::RULE,
    &stack_mismatch::RULE,
    &stale_design::RULE,
    &reader::AMBIGUOUS_PAIRING,
    &reader::INVALID_CONFIGURATION,
    &reader::INVALID_HISTORY,
    &reader::INVALID_SCHEMA,
    &reader::JOURNEY_WITHOUT_STEPS,
    &reader::DUPLICATE_MIGRATION,
    &reader::MIGRATION_LOCK_MISMATCH,
    &reader::MIGRATIONS_WITHOUT_SCHEMA,
    &reader::REFUSED_STATEMENT,
    &reader::SCHEMA_WITHOUT_MIGRATIONS,
    &reader::STACK_CONFLICT,
    &reader::SYNTAX_ERROR,
    &reader::UNDECIDED_STACK,
    &reader::UNFILLED_TEMPLATE,
    &reader::UNREAD_DATABASE,
    &reader::UNREAD_LANGUAGE,
    &reader::UNREADABLE_FILE,
    &reader::UNUSED_IGNORE,
];

/// The rule of this name.
pub fn named(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}

/// Where a rule leaves what it finds.
pub struct Report<'r> {
    rule: &'static Rule,
    findings: &'r mut Vec<Finding>,
}

impl Report<'_> {
    /// A finding of this rule, of its severity, not reported yet.
    pub fn at(&self, location: impl Into<Location>, message: impl Into<String>) -> Finding {
        Finding::new(self.rule.name, self.rule.severity, location.into(), message)
    }

    /// Reports a finding.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

/// Runs the rules that judge a comparison of migrations with a schema.
pub fn check_drift(comparison: &Comparison, drift: &Drift<'_>, findings: &mut Vec<Finding>) {
    for rule in RULES {
        let report = &mut Report { rule, findings };
        match rule.check {
            Check::Drift(check) => comparison.changes.iter().for_each(|change| check(change, drift, report)),
            Check::Unknown(check) => {
                comparison.unknown.iter().for_each(|unknown| check(unknown, drift, report));
            }
            Check::Reader
            | Check::History(_)
            | Check::Revision(_)
            | Check::Schema(_)
            | Check::Trace(_)
            | Check::Designed(_) => {}
        }
    }
}

/// Runs the rules that judge what migrations build.
pub fn check_history(schema: &Schema, findings: &mut Vec<Finding>) {
    for rule in RULES {
        if let Check::History(check) = rule.check {
            check(schema, &mut Report { rule, findings });
        }
    }
}

/// Runs the rules that judge a history by the one before it.
pub fn check_revision(revision: &Revision<'_>, findings: &mut Vec<Finding>) {
    for rule in RULES {
        if let Check::Revision(check) = rule.check {
            check(revision, &mut Report { rule, findings });
        }
    }
}

/// Runs the rules that judge a schema by itself.
pub fn check_schema(schema: &Schema, findings: &mut Vec<Finding>) {
    for rule in RULES {
        if let Check::Schema(check) = rule.check {
            check(schema, &mut Report { rule, findings });
        }
    }
}

/// Runs the rules that judge a schema by the docs that it is to serve.
pub fn check_trace(tracing: &Tracing<'_>, findings: &mut Vec<Finding>) {
    for rule in RULES {
        if let Check::Trace(check) = rule.check {
            check(tracing, &mut Report { rule, findings });
        }
    }
}

/// Runs the rules that judge a designed file by the docs.
pub fn check_designed(designed: &Designed<'_>, findings: &mut Vec<Finding>) {
    for rule in RULES {
        if let Check::Designed(check) = rule.check {
            check(designed, &mut Report { rule, findings });
        }
    }
}

#[cfg(test)]
mod tests;
