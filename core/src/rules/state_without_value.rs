//! A state of the docs that the schema's enum cannot hold.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use heck::ToSnakeCase;

use super::tracing::column;
use super::{Check, Report, Rule, Tracing};
use crate::design::Limit;
use crate::finding::Severity;
use crate::ordered::CollectVec;

pub(super) static RULE: Rule = Rule {
    name: "state-without-value",
    summary: "the docs name a state that the schema's enum does not have",
    docs: include_str!("state-without-value.md"),
    severity: Severity::Note,
    check: Check::Trace(check),
};

fn check(tracing: &Tracing<'_>, report: &mut Report<'_>) {
    for (designed, table) in tracing.served() {
        for wanted in &designed.columns {
            let Some(Limit::Values(values)) = &wanted.limit else { continue };
            let Some(column) = column(table, &wanted.name) else { continue };
            let Some(of) = column.enum_type().filter(|of| !of.taint().is_unknown()) else { continue };
            let has = |value: &str| of.values().any(|other| other.to_snake_case() == value.to_snake_case());
            let missing: Vec<String> =
                values.iter().filter(|value| !has(value)).map(|value| format!("`{value}`")).collect_vec();
            if missing.is_empty() {
                continue;
            }
            let message = format!(
                "the docs name {} for `{}.{}`, but enum `{}` does not have {}",
                missing.join(", "),
                table.name(),
                column.name(),
                of.name(),
                if missing.len() == 1 { "it" } else { "them" }
            );
            report.add(
                report
                    .at(of.place(), message)
                    .help("add the value, or correct the docs")
                    .table(format!("{}", table.name()))
                    .object(column.name())
                    .related(wanted.evidence.place, "the docs name it here"),
            );
        }
    }
}
