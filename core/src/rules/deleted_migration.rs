//! A migration that is gone after others could have run it.

use alloc::format;

use super::revision::quoted;
use super::{Check, Report, Revision, Rule};
use crate::finding::{Finding, Location, Severity};

pub(super) static RULE: Rule = Rule {
    name: "deleted-migration",
    summary: "a migration was deleted or renamed after databases could have run it",
    docs: include_str!("deleted-migration.md"),
    severity: Severity::Error,
    check: Check::Revision(check),
};

fn check(revision: &Revision<'_>, report: &mut Report<'_>) {
    let is_replaced = revision.builds_the_same && revision.added().next().is_some();
    for path in revision.settled().filter(|path| !revision.keeps(path)) {
        let name = revision.name(path);
        let at = Location::Path(path.into());
        if is_replaced {
            let message = format!(
                "migration `{name}` was replaced: the migrations build the same as before, but a database \
                 that has run it takes the new ones for not run"
            );
            let help =
                "tell every such database of each new one: `npx prisma migrate resolve --applied NAME`";
            report.add(Finding { severity: Severity::Warning, ..report.at(at, message) }.help(help));
        } else {
            let message =
                format!("migration `{name}` was deleted, but a database that has run it keeps what it did");
            let help = format!(
                "put it back: `git checkout HEAD -- {}`, and write a new migration that undoes it",
                quoted(path)
            );
            report.add(report.at(at, message).help(help));
        }
    }
}
