//! A new migration that sorts before one that others could have run.

use alloc::format;

use super::{Check, Report, Revision, Rule};
use crate::finding::{Location, Severity};

pub(super) static RULE: Rule = Rule {
    name: "out-of-order-migration",
    summary: "a new migration sorts before one that databases could have run",
    docs: include_str!("out-of-order-migration.md"),
    severity: Severity::Warning,
    check: Check::Revision(check),
};

fn check(revision: &Revision<'_>, report: &mut Report<'_>) {
    let place = |path: &str| revision.after.get(path).copied();
    let Some((last, later)) = revision.settled().filter_map(|path| Some((place(path)?, path))).max() else {
        return;
    };
    for path in revision.added().filter(|path| place(path).is_some_and(|at| at < last)) {
        let (name, later) = (revision.name(path), revision.name(later));
        let message = format!(
            "new migration `{name}` sorts before `{later}`, which is there already: a database that has run \
             that one runs them in another order than a new one"
        );
        let help = format!("give it a name that sorts after `{later}`");
        report.add(report.at(Location::Path(path.into()), message).help(help));
    }
}
