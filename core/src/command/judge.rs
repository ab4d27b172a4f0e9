//! From a tree that was read to the verdict on it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Look;
use crate::diff::{Pair, Purpose, compare};
use crate::document;
use crate::finding::{Finding, Severity};
use crate::rules::{self, Designed, Drift, Tally, Tracing, Verdict};
use crate::sources::{DesignedProduct, Opened, OpenedProject, Written};
use crate::text::{Snapshot, Sources, is_below};

/// Compares what was read and settles what is found.
pub(super) fn judge(opened: &mut Opened, snapshot: &Snapshot, strict: bool, look: &Look) -> Verdict {
    let mut findings = core::mem::take(&mut opened.findings);
    let mut tally = Tally::default();
    for project in &opened.projects {
        judge_project(project, &mut tally, &mut findings);
    }
    for designed in &opened.designs {
        judge_designed(designed, snapshot, look, &mut tally, &mut findings, &opened.sources);
        judge_trace(designed, opened, &mut findings);
    }
    if strict {
        for finding in findings.iter_mut().filter(|finding| is_doubt(finding)) {
            finding.severity = Severity::Error;
        }
    }
    Verdict { findings: rules::settle(findings, &opened.configs, &opened.sources), tally }
}

/// Whether a finding says that something is not known.
pub(super) fn is_doubt(finding: &Finding) -> bool {
    rules::named(finding.rule)
        .is_some_and(|rule| matches!(rule.check, rules::Check::Unknown(_) | rules::Check::History(_)))
}

fn judge_project(project: &OpenedProject, tally: &mut Tally, findings: &mut Vec<Finding>) {
    let Some(written) = &project.written else { return };
    rules::check_schema(&written.schema, findings);
    let Some(built) = &project.built else { return };
    tally.migrations += built.migrations;
    tally.statements += built.statements;
    tally.opaque += built.opaque;
    tally.skipped += built.skipped;
    rules::check_history(&built.schema, findings);
    let pair = Pair { before: &built.schema, after: &written.schema, purpose: Purpose::Drift };
    let comparison = compare(&pair);
    tally.tables += comparison.compared.tables;
    let migrate = migrate(project, &written.path);
    rules::check_drift(&comparison, &Drift { pair, schema: &written.path, migrate: &migrate }, findings);
}

/// Compares the designed files that stand in the tree with what the docs ask for now.
fn judge_designed(
    designed: &DesignedProduct,
    snapshot: &Snapshot,
    look: &Look,
    tally: &mut Tally,
    findings: &mut Vec<Finding>,
    sources: &Sources,
) {
    if designed.docs.designed_already(snapshot).is_empty() {
        return;
    }
    let home = if designed.docs.home.is_empty() { String::new() } else { format!(" {}", designed.docs.home) };
    let design = format!("{} design{home}", look.program);
    for (file, fresh) in document::files(&designed.design, &designed.product, sources) {
        let path = designed.docs.designed(&file);
        let standing = snapshot.bytes(&path);
        tally.designed += 1;
        rules::check_designed(&Designed { path: &path, fresh: &fresh, standing, design: &design }, findings);
    }
}

/// Compares what docs ask for with the one schema that serves them.
fn judge_trace(designed: &DesignedProduct, opened: &Opened, findings: &mut Vec<Finding>) {
    let Some(schema) = served(designed, opened) else { return };
    let config = opened.configs.nearest(&schema.path).map(|(_, config)| config);
    let stated = config.map_or(&[][..], |config| &config.trace);
    let tracing = Tracing {
        product: &designed.product,
        design: &designed.design,
        schema: &schema.schema,
        tool: schema.tool,
        stated,
    };
    rules::check_trace(&tracing, findings);
}

/// The schema that serves a product: the one that says so, or else the only one whose nearest product it is.
pub(super) fn served<'o>(designed: &DesignedProduct, opened: &'o Opened) -> Option<&'o Written> {
    let nearest = |path: &str| {
        let homes = opened.designs.iter().map(|designed| designed.docs.home.as_str());
        homes.filter(|home| is_below(path, home)).max_by_key(|home| home.len())
    };
    let serves = |project: &&OpenedProject| match (&project.docs, &project.written) {
        (Some(home), Some(_)) => *home == designed.docs.home,
        (None, Some(written)) => nearest(&written.path) == Some(&designed.docs.home),
        (_, None) => false,
    };
    let mut serving = opened.projects.iter().filter(serves);
    let only = serving.next()?.written.as_ref();
    if serving.next().is_some() { None } else { only }
}

/// The command that writes a migration for a schema, up to its name.
fn migrate(_project: &OpenedProject, schema: &str) -> String {
    match schema {
        "schema.prisma" | "prisma/schema.prisma" => "npx prisma migrate dev --name".into(),
        schema => format!("npx prisma migrate dev --schema {schema} --name"),
    }
}
