//! The JSON of `check`.

use alloc::vec::Vec;

use serde::Serialize;

use crate::finding::{self, Location, Severity};
use crate::ordered::CollectVec;
use crate::rules::Verdict;
use crate::text::{Place, Sources};

/// What a check comes to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Check<'v> {
    schema_version: u32,
    findings: Vec<Finding<'v>>,
    summary: Summary,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'v> {
    rule: &'v str,
    severity: &'v str,
    message: &'v str,
    help: Option<&'v str>,
    #[serde(flatten)]
    at: At<'v>,
    table: Option<&'v str>,
    object: Option<&'v str>,
    related: Vec<Related<'v>>,
}

/// Lines and columns are 1-based, columns in UTF-16 units; bytes count from the start of the decoded text.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct At<'v> {
    path: Option<&'v str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    start_byte: Option<u32>,
    end_byte: Option<u32>,
}

#[derive(Debug, Serialize)]
struct Related<'v> {
    message: &'v str,
    #[serde(flatten)]
    at: At<'v>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    migrations: usize,
    statements: usize,
    opaque: usize,
    skipped: usize,
    compared_tables: usize,
    findings: BySeverity,
}

#[derive(Debug, Serialize)]
struct BySeverity {
    error: usize,
    warning: usize,
    note: usize,
}

impl<'v> Check<'v> {
    /// The contract's form of a verdict over these sources.
    pub fn new(verdict: &'v Verdict, sources: &'v Sources) -> Self {
        Self {
            schema_version: super::VERSION,
            findings: verdict.findings.iter().map(|finding| Finding::new(finding, sources)).collect_vec(),
            summary: Summary {
                migrations: verdict.tally.migrations,
                statements: verdict.tally.statements,
                opaque: verdict.tally.opaque,
                skipped: verdict.tally.skipped,
                compared_tables: verdict.tally.tables,
                findings: BySeverity {
                    error: verdict.count(Severity::Error),
                    warning: verdict.count(Severity::Warning),
                    note: verdict.count(Severity::Note),
                },
            },
        }
    }
}

impl<'v> Finding<'v> {
    fn new(finding: &'v finding::Finding, sources: &'v Sources) -> Self {
        let related = finding.related.iter();
        Self {
            rule: finding.rule,
            severity: finding.severity.name(),
            message: &finding.message,
            help: finding.help.as_deref(),
            at: match &finding.location {
                Location::Project => At::default(),
                Location::Path(path) => At { path: Some(path), ..At::default() },
                Location::Place(place) => At::place(*place, sources),
            },
            table: finding.table.as_deref(),
            object: finding.object.as_deref(),
            related: related
                .map(|related| Related { message: &related.message, at: At::place(related.place, sources) })
                .collect_vec(),
        }
    }
}

impl<'v> At<'v> {
    fn place(place: Place, sources: &'v Sources) -> Self {
        let text = sources.text(place.file);
        let (start, end) = (text.position(place.span.start), text.position(place.span.end));
        Self {
            path: Some(text.path()),
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
            start_byte: Some(place.span.start),
            end_byte: Some(place.span.end),
        }
    }
}
