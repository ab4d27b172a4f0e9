//! An object on which there is no verdict.

use alloc::format;

use super::drift::about;
use super::{Check, Drift, Report, Rule};
use crate::diff::Unknown;
use crate::finding::{Location, Severity};

pub(super) static RULE: Rule = Rule {
    name: "unknown-object",
    summary: "statements that were not understood may have changed it, so it was not compared",
    docs: include_str!("unknown-object.md"),
    severity: Severity::Note,
    check: Check::Unknown(check),
};

fn check(unknown: &Unknown, drift: &Drift<'_>, report: &mut Report<'_>) {
    let statements = unknown.before.iter().map(|id| drift.pair.before.opaque(*id));
    let statements = statements.chain(unknown.after.iter().map(|id| drift.pair.after.opaque(*id)));
    let mut places = statements.map(|opaque| opaque.place);
    let at = places.next().map_or_else(|| Location::Path(drift.schema.into()), Location::Place);
    let message = format!(
        "{} was not compared: a statement that was not understood may have changed it",
        unknown.object
    );
    let mut finding = about(report.at(at, message), &unknown.object);
    for place in places {
        finding = finding.related(place, "this may have changed it too");
    }
    report.add(finding);
}
