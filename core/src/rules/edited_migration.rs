//! A migration that was changed after others could have run it.

use alloc::format;

use super::revision::quoted;
use super::{Check, Report, Revision, Rule};
use crate::finding::{Finding, Location, Severity};
use crate::syntax::sql::says_the_same;

pub(super) static RULE: Rule = Rule {
    name: "edited-migration",
    summary: "a migration was edited after databases could have run it",
    docs: include_str!("edited-migration.md"),
    severity: Severity::Error,
    check: Check::Revision(check),
};

fn check(revision: &Revision<'_>, report: &mut Report<'_>) {
    for path in revision.settled() {
        let Some((before, after)) = revision.edited(path) else { continue };
        let name = revision.name(path);
        let at = Location::Path(path.into());
        let back = format!("put it back: `git checkout HEAD -- {}`", quoted(path));
        if says_the_same(before.content(), after.content(), revision.dialect) {
            let message = format!(
                "only comments or spaces of migration `{name}` were edited, but a database that has run it \
                 keeps the checksum of the text as it was"
            );
            report.add(Finding { severity: Severity::Note, ..report.at(at, message) }.help(back));
        } else {
            let message = format!(
                "migration `{name}` was edited, but a database that has run it does not run it again"
            );
            report
                .add(report.at(at, message).help(format!("{back}, and write the change as a new migration")));
        }
    }
}
