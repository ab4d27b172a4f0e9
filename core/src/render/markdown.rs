//! Markdown, for a pull request or a job summary.

use alloc::format;
use alloc::string::String;

use super::words;
use crate::diff::{Comparison, Hazard, Pair};
use crate::finding::Location;
use crate::ordered::CollectVec;
use crate::rules::Verdict;
use crate::text::Sources;

pub(super) fn verdict(verdict: &Verdict, sources: &Sources) -> String {
    let mut out = format!("**Throughline** {}: {}\n", words::compared(&verdict.tally), words::found(verdict));
    if verdict.findings.is_empty() {
        return out;
    }
    out += "\n| | Rule | Finding | Where |\n| --- | --- | --- | --- |\n";
    for finding in &verdict.findings {
        let at = match &finding.location {
            Location::Project => String::new(),
            Location::Path(path) => format!("`{}`", cell(path)),
            Location::Place(place) => {
                let text = sources.text(place.file);
                format!("`{}:{}`", cell(text.path()), text.position(place.span.start).line)
            }
        };
        let help = finding.help.as_deref().map(|help| format!("<br>{}", cell(help))).unwrap_or_default();
        out += &format!(
            "| {} | `{}` | {}{help} | {at} |\n",
            finding.severity.name(),
            finding.rule,
            cell(&finding.message)
        );
    }
    out
}

pub(super) fn comparison(comparison: &Comparison, pair: &Pair<'_>) -> String {
    if comparison.changes.is_empty() && comparison.unknown.is_empty() {
        return format!("No change in {}.\n", words::count(comparison.compared.tables, "table"));
    }
    let mut out = String::from("| Change | Object | Hazards |\n| --- | --- | --- |\n");
    for change in &comparison.changes {
        let hazards: alloc::vec::Vec<&str> =
            change.hazards(pair).into_iter().map(Hazard::words).collect_vec();
        let subject = format!("{}", change.subject(pair));
        out += &format!("| {} | {} | {} |\n", change.verb().name(), cell(&subject), hazards.join(", "));
    }
    for unknown in &comparison.unknown {
        out += &format!("| unknown | {} | |\n", cell(&format!("{}", unknown.object)));
    }
    out
}

/// Words that stay in their cell.
fn cell(words: &str) -> String {
    words.replace('|', "\\|").replace(['\r', '\n'], " ")
}
