//! What the configuration makes of findings: their weight, and which are accepted.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

use super::{named, reader};
use crate::config::{Config, Configs, INVALID, Ignore};
use crate::finding::{Finding, Location, Severity};
use crate::ordered::{CollectVec, Order};
use crate::text::{Sources, Span};

/// Gives each finding the weight that its configuration says, takes out what is off or accepted, reports what the
/// configurations say of rules and findings that do not exist, and sorts by path, place and rule.
pub fn settle(findings: Vec<Finding>, configs: &Configs, sources: &Sources) -> Vec<Finding> {
    let mut used: Vec<Vec<bool>> =
        configs.by_folder.iter().map(|(_, config)| alloc::vec![false; config.ignores.len()]).collect_vec();
    let mut settled = Vec::new();
    for mut finding in findings {
        let path = path(&finding, sources).unwrap_or_default().to_owned();
        let Some((at, config)) = configs.nearest(&path) else {
            settled.push(finding);
            continue;
        };
        let ignored = config.ignores.iter().position(|ignore| accepts(ignore, &finding, &path));
        if let Some(ignore) = ignored {
            used[at][ignore] = true;
            continue;
        }
        match config.rules.iter().find(|rule| rule.name == finding.rule).map(|rule| rule.value) {
            Some(None) => continue,
            Some(Some(severity)) => finding.severity = severity,
            None => {}
        }
        settled.push(finding);
    }
    for ((_, config), used) in configs.by_folder.iter().zip(&used) {
        settled.extend(unknown_rules(config));
        for (ignore, _) in config.ignores.iter().zip(used).filter(|(_, used)| !**used) {
            let rule = &ignore.rule.name;
            let message = format!("no `{rule}` is found for `{}` any more", ignore.object);
            settled.push(
                Finding::new(
                    reader::UNUSED_IGNORE.name,
                    reader::UNUSED_IGNORE.severity,
                    ignore.place.into(),
                    message,
                )
                .help("take this [[ignore]] out"),
            );
        }
    }
    sort(&mut settled, sources);
    settled
}

/// Sorts by path, place, rule and message; what concerns the whole project comes first.
fn sort(findings: &mut [Finding], sources: &Sources) {
    findings.order_by(|one, other| key(one, sources).cmp(&key(other, sources)));
}

fn key<'f>(finding: &'f Finding, sources: &'f Sources) -> (Option<&'f str>, Span, &'static str, &'f str) {
    let span = match &finding.location {
        Location::Place(place) => place.span,
        Location::Project | Location::Path(_) => Span::default(),
    };
    (path(finding, sources), span, finding.rule, &finding.message)
}

fn path<'f>(finding: &'f Finding, sources: &'f Sources) -> Option<&'f str> {
    match &finding.location {
        Location::Project => None,
        Location::Path(path) => Some(path),
        Location::Place(place) => Some(sources.text(place.file).path()),
    }
}

fn accepts(ignore: &Ignore, finding: &Finding, path: &str) -> bool {
    if ignore.rule.name != finding.rule {
        return false;
    }
    let object = ignore.object.as_str();
    let (table, part) = (finding.table.as_deref(), finding.object.as_deref());
    let is_part = || match (table, part) {
        (Some(table), Some(part)) => {
            object.strip_prefix(table).and_then(|rest| rest.strip_prefix('.')) == Some(part)
        }
        (None, Some(part)) => part == object,
        (_, None) => false,
    };
    table == Some(object) || path == object || is_part()
}

fn unknown_rules(config: &Config) -> impl Iterator<Item = Finding> {
    let set = config.rules.iter().map(|rule| (&rule.name, rule.place));
    let ignored = config.ignores.iter().map(|ignore| (&ignore.rule.name, ignore.rule.place));
    set.chain(ignored).filter(|(name, _)| named(name).is_none()).map(|(name, place)| {
        Finding::new(INVALID, Severity::Error, place.into(), format!("there is no rule `{name}`"))
            .help("run `throughline explain` for the rules")
    })
}
