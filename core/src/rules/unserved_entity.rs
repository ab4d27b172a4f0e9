//! What the docs ask for and the schema does not have.

use alloc::format;
use alloc::string::String;

use super::{Check, Report, Rule, Tracing};
use crate::config::Trace;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    name: "unserved-entity",
    summary: "the docs ask for something that the schema has no table for",
    docs: include_str!("unserved-entity.md"),
    severity: Severity::Note,
    check: Check::Trace(check),
};

fn check(tracing: &Tracing<'_>, report: &mut Report<'_>) {
    for table in tracing.unserved() {
        let Some(evidence) = table.evidence.first() else { continue };
        let message = format!("the docs ask for `{}`, but the schema has no such table", table.name);
        let name = table.singular.as_str();
        let help = format!("add it, or write into throughline.toml: [design] ignore = [\"{name}\"]");
        report.add(report.at(evidence.place, message).help(help).table(table.name.clone()));
    }
    // Who states what a table serves means it: there it is no longer a matter of reading English.
    for stated in tracing.stated.iter().filter(|stated| matches!(stated.value, Trace::Steps(_))) {
        if !tracing.schema.tables().any(|table| table.name().name == stated.name) {
            let message =
                format!("`{}` is said to serve the journey, but the schema has no such table", stated.name);
            let mut finding = report.at(stated.place, message).table(stated.name.clone());
            finding.severity = Severity::Error;
            finding.help = Some(String::from("add the table, or take its line out of [trace]"));
            report.add(finding);
        }
    }
}
