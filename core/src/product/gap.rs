//! What the documents lack: steps, words in place of placeholders, a language that is read.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Document, Evidence, Line, Product, Role, Scope, Sense};
use crate::finding::{Finding, Location};
use crate::ordered::{BTreeMap, CollectVec};
use crate::text::{FileId, Sources};

/// How a step is written, for those who have none.
const HOW: &str = "write each step as a heading, as in `### Step 1: Pick a room`, with a line \
                   `- **User Action**: …` and a line `- **System Response**: …`";

/// Tells what the documents lack.
pub(super) fn find(product: &Product, templates: &[FileId], sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut placeholders: BTreeMap<FileId, Vec<&Evidence>> = BTreeMap::new();
    for placeholder in &product.placeholders {
        placeholders.entry(placeholder.place.file).or_default().push(placeholder);
    }
    for document in &product.documents {
        if let Some(own) = placeholders.get(&document.file) {
            let is_hollow = templates.contains(&document.file) && !tells(product, document);
            findings.push(unfilled(document, own, is_hollow, sources));
        }
        if !document.is_english {
            findings.push(foreign(document, sources));
        }
    }
    findings.extend(no_steps(product, templates, sources));
    findings
}

fn at(document: &Document, sources: &Sources) -> Location {
    Location::Path(sources.text(document.file).path().to_string())
}

/// Whether a document tells what anybody does, whatever it leaves unfilled.
fn tells(product: &Product, document: &Document) -> bool {
    let mut lines = product.lines.iter().filter(|line| line.place.file == document.file);
    lines.any(|line| matches!(line.sense, Sense::Action | Sense::Response) && !line.text.is_empty())
}

/// A template that nobody filled in, or a document with holes.
fn unfilled(document: &Document, own: &[&Evidence], is_hollow: bool, sources: &Sources) -> Finding {
    let path = sources.text(document.file).path();
    let names = names(own);
    let place: Location = own.first().map_or_else(|| at(document, sources), |first| first.place.into());
    let finding = if is_hollow && document.role == Role::Journey {
        Finding::error("unfilled-template", place, format!("{path} is a template with {names} unfilled"))
    } else {
        Finding::warning("unfilled-template", place, format!("{path} leaves {names} unfilled"))
    };
    finding.help("fill them in; lines that hold a placeholder are not read")
}

/// The first placeholders, each once, and how many more.
fn names(placeholders: &[&Evidence]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for placeholder in placeholders {
        if !names.contains(&&*placeholder.words) {
            names.push(&placeholder.words);
        }
        if names.len() > 50 {
            break;
        }
    }
    let shown: Vec<String> = names.iter().take(5).map(|name| format!("`{name}`")).collect_vec();
    let more = names.len().saturating_sub(shown.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

fn foreign(document: &Document, sources: &Sources) -> Finding {
    let path = sources.text(document.file).path();
    let message = format!("{path} is not written in English, so only its code, tables and lists are read");
    let help = "translate it, or name the tables that it asks for under `[design]` in throughline.toml";
    Finding::warning("unread-language", at(document, sources), message).help(help)
}

/// A journey of fewer lines says nothing yet.
const LINES: usize = 6;

/// Whether a document holds lines of what is to be built.
fn says_enough(product: &Product, document: &Document) -> bool {
    let counts = |line: &&Line| {
        line.place.file == document.file && line.scope == Scope::Now && line.sense < Sense::Support
    };
    product.lines.iter().filter(counts).count() >= LINES
}

/// A journey that has no steps; told once, at the first document that should have them.
fn no_steps(product: &Product, templates: &[FileId], sources: &Sources) -> Option<Finding> {
    if !product.journey.steps.is_empty() {
        return None;
    }
    let of = |role: Role| product.documents.iter().find(|document| document.role == role);
    if let Some(document) = of(Role::Journey) {
        // A template is told as such.
        let is_template = templates.contains(&document.file);
        let message = format!("{} has no steps", sources.text(document.file).path());
        let place = at(document, sources);
        // What says more than that something is to come is read, with its steps unknown.
        let finding = if says_enough(product, document) {
            Finding::warning("journey-without-steps", place, message)
        } else {
            Finding::error("journey-without-steps", place, message)
        };
        return (!is_template).then(|| finding.help(HOW));
    }
    if let Some(document) = of(Role::Requirements) {
        let message = format!("{} has no steps or user stories", sources.text(document.file).path());
        return Some(Finding::note("journey-without-steps", at(document, sources), message).help(HOW));
    }
    let document = product.documents.iter().find(|document| document.role != Role::SchemaDoc)?;
    let message = "no document tells a user journey";
    let help = format!("write product-guidelines/00-user-journey.md: {HOW}");
    Some(Finding::error("journey-without-steps", at(document, sources), message).help(help))
}
