//! Docs that choose one database or tool, and a schema for another.

use alloc::format;

use super::{Check, Report, Rule, Tracing};
use crate::design;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    name: "stack-mismatch",
    summary: "the docs choose another database or migration tool than the schema has",
    docs: include_str!("stack-mismatch.md"),
    severity: Severity::Note,
    check: Check::Trace(check),
};

fn check(tracing: &Tracing<'_>, report: &mut Report<'_>) {
    let is = tracing.schema.dialect();
    let database = tracing.product.stack.database.as_ref().filter(|chosen| !chosen.value.is_kin_of(is));
    if let Some((chosen, evidence)) =
        database.and_then(|chosen| Some((chosen.value, chosen.evidence.as_ref()?)))
    {
        let (chosen, is) = (chosen.facts().name, is.facts().name);
        let message = format!("the docs choose {chosen}, but the schema is for {is}");
        report.add(report.at(evidence.place, message).help("correct the one that is out of date"));
    }
    let tool = tracing.product.stack.tool.as_ref().filter(|chosen| chosen.value != tracing.tool);
    if let Some((chosen, evidence)) = tool.and_then(|chosen| Some((chosen.value, chosen.evidence.as_ref()?)))
    {
        let (chosen, is) = (design::tool_name(chosen), design::tool_name(tracing.tool));
        let message = format!("the docs choose {chosen}, but the schema is kept with {is}");
        report.add(report.at(evidence.place, message).help("correct the one that is out of date"));
    }
}
