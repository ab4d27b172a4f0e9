//! The schema has what no migration builds.

use alloc::format;

use super::drift::about;
use super::{Check, Drift, Report, Rule};
use crate::diff::{Change, Verb};
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    name: "schema-ahead-of-migrations",
    summary: "the schema has something that no migration builds",
    docs: include_str!("schema-ahead-of-migrations.md"),
    severity: Severity::Error,
    check: Check::Drift(check),
};

fn check(change: &Change, drift: &Drift<'_>, report: &mut Report<'_>) {
    let subject = change.subject(&drift.pair);
    let at = drift.in_schema(change);
    let help = format!("run {}, or take it out of {}", drift.migrate("add", &subject), drift.schema);
    if change.verb() == Verb::Create {
        let message = format!("{subject} is in the schema, but no migration creates it");
        report.add(about(report.at(at, message), &subject).help(help));
    } else if let Change::AlterEnum { added, .. } = change {
        for value in added {
            let message = format!("value `{value}` of {subject} is in the schema, but no migration adds it");
            report.add(about(report.at(at.clone(), message), &subject).help(help.clone()));
        }
    }
}
