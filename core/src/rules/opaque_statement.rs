//! A statement of a migration that was not understood.

use alloc::format;

use super::{Check, Report, Rule};
use crate::finding::Severity;
use crate::schema::Schema;

pub(super) static RULE: Rule = Rule {
    name: "opaque-statement",
    summary: "a statement of a migration was not understood",
    docs: include_str!("opaque-statement.md"),
    severity: Severity::Note,
    check: Check::History(check),
};

fn check(schema: &Schema, report: &mut Report<'_>) {
    for opaque in schema.opaques().iter().filter(|opaque| !opaque.is_of_parts) {
        let expected = match &opaque.expected {
            Some(expected) => format!(" (expected {expected})"),
            None => alloc::string::String::new(),
        };
        let touches = match &opaque.mentions[..] {
            [] => "it names no table".into(),
            names => format!("what it names is unknown from there on: {}", names.join(", ")),
        };
        let message = format!("{} was not understood{expected}; {touches}", opaque.kind);
        report.add(report.at(opaque.place, message));
    }
}
