//! A step of the journey that the schema has nothing for.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Check, Report, Rule, Tracing};
use crate::config::Trace;
use crate::design::{Class, Table};
use crate::finding::Severity;
use crate::ordered::{BTreeSet, CollectVec};

pub(super) static RULE: Rule = Rule {
    name: "unserved-step",
    summary: "a step of the journey has no table in the schema",
    docs: include_str!("unserved-step.md"),
    severity: Severity::Note,
    check: Check::Trace(check),
};

fn check(tracing: &Tracing<'_>, report: &mut Report<'_>) {
    let served: BTreeSet<&str> = tracing.served().map(|(table, _)| table.name.as_str()).collect();
    let stated = stated(tracing);
    for (step, tables) in tracing.product.journey.steps.iter().zip(&tracing.design.steps) {
        // Whom a step is about is no proof that it has anywhere to put what it is about.
        let asked: Vec<&Table> = tables
            .iter()
            .map(|table| &tracing.design.tables[*table])
            .filter(|table| !matches!(table.class, Class::User | Class::Tenant))
            .collect_vec();
        let is_stated = stated.contains(step.number.as_str());
        if asked.is_empty() || is_stated || asked.iter().any(|table| served.contains(table.name.as_str())) {
            continue;
        }
        let names: Vec<String> = asked.iter().map(|table| format!("`{}`", table.name)).collect_vec();
        let message = format!(
            "step {} ({}) asks for {}, and the schema has none of them",
            step.number,
            step.title,
            names.join(", ")
        );
        let help = "add what it needs, or say under [trace] in throughline.toml which tables serve it";
        report.add(report.at(step.place, message).help(help));
    }
    for trace in tracing.stated {
        let Trace::Steps(steps) = &trace.value else { continue };
        for number in steps {
            if !tracing.product.journey.steps.iter().any(|step| step.number == *number) {
                let message = format!(
                    "`{}` is said to serve step {number}, which the journey does not have",
                    trace.name
                );
                let mut finding = report.at(trace.place, message).table(trace.name.clone());
                finding.severity = Severity::Warning;
                report.add(finding.help("write the numbers as the journey counts its steps"));
            }
        }
    }
}

/// The steps that people say are served, by tables that the schema has.
fn stated<'t>(tracing: &Tracing<'t>) -> BTreeSet<&'t str> {
    let is_there = |name: &str| tracing.schema.tables().any(|table| table.name().name == name);
    let mut steps = BTreeSet::new();
    for trace in tracing.stated.iter().filter(|trace| is_there(&trace.name)) {
        if let Trace::Steps(numbers) = &trace.value {
            steps.extend(numbers.iter().map(String::as_str));
        }
    }
    steps
}
