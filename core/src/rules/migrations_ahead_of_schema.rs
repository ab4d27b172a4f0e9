//! The migrations build what the schema does not have.

use alloc::format;

use super::drift::about;
use super::{Check, Drift, Report, Rule};
use crate::diff::{Change, Verb};
use crate::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    name: "migrations-ahead-of-schema",
    summary: "the migrations build something that the schema does not have",
    docs: include_str!("migrations-ahead-of-schema.md"),
    severity: Severity::Error,
    check: Check::Drift(check),
};

fn check(change: &Change, drift: &Drift<'_>, report: &mut Report<'_>) {
    let subject = change.subject(&drift.pair);
    let at = drift.in_schema(change);
    let help = format!("run {}, or put it back into {}", drift.migrate("drop", &subject), drift.schema);
    let built_here = |finding: Finding| match change.place_before(&drift.pair) {
        Some(place) => finding.related(place, "the migrations build it here"),
        None => finding,
    };
    if change.verb() == Verb::Drop {
        let message = format!("the migrations build {subject}, but the schema does not have it");
        report.add(built_here(about(report.at(at, message), &subject).help(help)));
    } else if let Change::AlterEnum { dropped, .. } = change {
        for value in dropped {
            let message =
                format!("the migrations add value `{value}` of {subject}, but the schema does not have it");
            report.add(built_here(about(report.at(at.clone(), message), &subject).help(help.clone())));
        }
    }
}
