//! For a terminal: errors and warnings with an excerpt of the source, notes in a line each.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Look, words};
use crate::diff::{Comparison, Hazard, Pair};
use crate::finding::{Finding, Location, Severity};
use crate::ordered::{CollectVec, Order};
use crate::rules::Verdict;
use crate::text::{Place, Sources};

/// The most notes of one rule that are printed line by line.
const NOTES: usize = 20;

/// The most lines of source that a finding shows.
const LINES: u32 = 4;

/// The findings, then a line that says what was compared, unless quiet.
pub fn verdict(verdict: &Verdict, sources: &Sources, look: &Look) -> String {
    let mut out = String::new();
    for finding in verdict.findings.iter().filter(|finding| finding.severity > Severity::Note) {
        out += &full(finding, sources, look);
        out += "\n\n";
    }
    out += &notes(verdict, sources);
    if !look.quiet {
        if !out.is_empty() && !out.ends_with("\n\n") {
            out.push('\n');
        }
        out += &format!("{}: {}\n", words::compared(&verdict.tally), words::found(verdict));
    }
    out
}

/// A finding with its excerpts.
fn full(finding: &Finding, sources: &Sources, look: &Look) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let excerpt = match &finding.location {
        Location::Place(place) => Some(Excerpt::new(*place, sources)),
        Location::Project | Location::Path(_) => None,
    };
    let related: Vec<(Excerpt<'_>, &str)> = finding
        .related
        .iter()
        .map(|related| (Excerpt::new(related.place, sources), related.message.as_str()))
        .collect_vec();
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.rule));
    match (&excerpt, &finding.location) {
        (Some(excerpt), _) => group = group.element(excerpt.element(AnnotationKind::Primary, None)),
        (None, Location::Path(path)) => group = group.element(Element::from(Origin::path(path.as_str()))),
        (None, Location::Project | Location::Place(_)) => {}
    }
    for (excerpt, message) in &related {
        group = group.element(excerpt.element(AnnotationKind::Context, Some(message)));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(look.width.into()).render(&[group])
}

/// The lines of a place, without the rest of the file: rendering costs what it shows.
struct Excerpt<'s> {
    path: &'s str,
    first_line: u32,
    lines: String,
    span: Range<usize>,
}

impl<'s> Excerpt<'s> {
    fn new(place: Place, sources: &'s Sources) -> Self {
        let text = sources.text(place.file);
        let first_line = text.position(place.span.start).line;
        let last_line = text.position(place.span.end).line.min(first_line + LINES - 1);
        let lines: Vec<&str> = (first_line..=last_line).map(|line| text.line(line)).collect_vec();
        let start = text.offset_in_line(place.span.start);
        let words = place.span.of(text.content());
        // Lines lose their `\r` here, so the end is counted anew.
        let whole: usize =
            words.lines().take(lines.len()).map(|line| line.trim_end_matches('\r').len() + 1).sum();
        let lines = lines.join("\n");
        let end = (start + whole.saturating_sub(1)).min(lines.len());
        Self { path: text.path(), first_line, span: start.min(end)..end, lines }
    }

    fn element<'e>(
        &'e self,
        kind: AnnotationKind,
        label: Option<&'e str>,
    ) -> Snippet<'e, annotate_snippets::Annotation<'e>> {
        let annotation = kind.span(self.span.clone());
        let annotation = match label {
            Some(label) => annotation.label(label),
            None => annotation,
        };
        Snippet::source(self.lines.as_str())
            .path(self.path)
            .line_start(self.first_line as usize)
            .fold(false)
            .annotation(annotation)
    }
}

/// The notes in a line each, rule by rule; of very many of one rule only the first.
fn notes(verdict: &Verdict, sources: &Sources) -> String {
    let mut notes: Vec<&Finding> =
        verdict.findings.iter().filter(|finding| finding.severity == Severity::Note).collect_vec();
    notes.order_by_key(|note| note.rule);
    let mut out = String::new();
    for of_rule in notes.chunk_by(|one, other| one.rule == other.rule) {
        for note in of_rule.iter().take(NOTES) {
            out += &line(note, sources);
        }
        if let Some(rest) = of_rule.len().checked_sub(NOTES).filter(|rest| *rest > 0) {
            out += &format!("note[{}]: {rest} more; `--format json` lists them all\n", of_rule[0].rule);
        }
    }
    out
}

/// A finding in one line: `error[RULE]: MESSAGE (PATH:LINE)`.
pub fn line(finding: &Finding, sources: &Sources) -> String {
    let at = match &finding.location {
        Location::Project => String::new(),
        Location::Path(path) => format!(" ({path})"),
        Location::Place(place) => {
            let text = sources.text(place.file);
            format!(" ({}:{})", text.path(), text.position(place.span.start).line)
        }
    };
    format!("{}[{}]: {}{at}\n", finding.severity.name(), finding.rule, finding.message)
}

/// The changes in a line each, then what is unknown, then a line that says what was compared, unless quiet.
pub(super) fn comparison(comparison: &Comparison, pair: &Pair<'_>, look: &Look) -> String {
    let mut out = String::new();
    for change in &comparison.changes {
        let hazards: Vec<&str> = change.hazards(pair).into_iter().map(Hazard::words).collect_vec();
        let costs = if hazards.is_empty() { String::new() } else { format!(" ({})", hazards.join(", ")) };
        out += &format!("{} {}{costs}\n", change.verb().name(), change.subject(pair));
    }
    for unknown in &comparison.unknown {
        out += &format!("unknown: {}\n", unknown.object);
    }
    if !look.quiet {
        let compared = words::count(comparison.compared.tables, "table");
        out += &format!("compared {compared}: {}\n", words::count(comparison.changes.len(), "change"));
    }
    out
}
