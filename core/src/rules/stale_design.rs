//! A designed file that the docs would no longer give.

use alloc::borrow::ToOwned;
use alloc::format;

use super::{Check, Report, Rule};
use crate::finding::{Location, Severity};

pub(super) static RULE: Rule = Rule {
    name: "stale-design",
    summary: "a designed file is not what the docs ask for now",
    docs: include_str!("stale-design.md"),
    severity: Severity::Warning,
    check: Check::Designed(check),
};

/// A file that `design` writes.
pub struct Designed<'d> {
    /// Its path.
    pub path: &'d str,
    /// What it would be now.
    pub fresh: &'d str,
    /// What it is; none where it is not there.
    pub standing: Option<&'d [u8]>,
    /// The command that writes it anew.
    pub design: &'d str,
}

fn check(designed: &Designed<'_>, report: &mut Report<'_>) {
    let message = match designed.standing {
        Some(standing) if standing == designed.fresh.as_bytes() => return,
        Some(_) => format!("`{}` is not what the docs ask for now", designed.path),
        None => format!("`{}` is designed from the docs, but is not there", designed.path),
    };
    let at = Location::Path(designed.path.to_owned());
    report.add(report.at(at, message).help(format!("run `{}`", designed.design)));
}
