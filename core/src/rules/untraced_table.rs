//! A table that nothing in the docs asks for.

use alloc::format;

use super::{Check, Report, Rule, Tracing};
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    name: "untraced-table",
    summary: "no step of the journey asks for a table",
    docs: include_str!("untraced-table.md"),
    severity: Severity::Note,
    check: Check::Trace(check),
};

fn check(tracing: &Tracing<'_>, report: &mut Report<'_>) {
    for table in tracing.untraced() {
        let name = table.name();
        let message = format!("nothing in the docs asks for table `{name}`");
        let help = format!(
            "say what it serves, under [trace] in throughline.toml: {} = [\"1\"], or = \"system\"",
            name.name
        );
        let mut finding = report.at(table.place(), message).help(help).table(format!("{name}"));
        // Once people have stated what tables serve, one that is left out was forgotten.
        if !tracing.stated.is_empty() {
            finding.severity = Severity::Error;
        }
        report.add(finding);
    }
}
