//! The tech stack, read from where documents choose: label lines, table rows, headings; never from what they reject.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Choice, Evidence, Kind, Line, Product, Role, Scope, Sense, Stack, ToolName};
use crate::dialect::Dialect;
use crate::finding::Finding;
use crate::ordered::{BTreeMap, CollectVec, Order};
use denied::is_turned_down;
use label::{CHOOSERS, LABELS};
use technology::{FILES, Mention, Use, mentions};

mod decide;
mod denied;
mod label;
mod technology;

/// What a line of a stack speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    Database,
    Tool,
    Backend,
    Language,
    Frontend,
    Auth,
    Storage,
    Payments,
}

/// A line that speaks for a slot.
struct Claim {
    slot: Slot,
    how: How,
    line: usize,
    /// What it says, without its label.
    value: String,
}

/// How a claim is made, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    Label,
    Row,
    Heading,
    /// A line in a section that is about the slot.
    Under,
    /// Words in running text.
    Mention,
}

impl How {
    const fn rule(self) -> &'static str {
        match self {
            Self::Label => "label line",
            Self::Row => "table row",
            Self::Heading => "heading",
            Self::Under => "section about it",
            Self::Mention => "named in passing",
        }
    }
}

/// Reads the stack and tells where documents contradict one another or leave the choice open.
pub(super) fn read(product: &Product) -> (Stack, Vec<Finding>) {
    let mut claims = claims(product);
    claims.order_by_key(|claim| (trust(product, claim.line), claim.how, claim.line));
    // A story names what one task touches: it counts only where no document is about the stack.
    if product.documents.iter().any(|document| TRUST[..3].contains(&document.role)) {
        claims.retain(|claim| trust(product, claim.line) < TRUST.len() - 1);
    }
    let reader = Reader { product, claims };
    let mut findings = Vec::new();
    let stack = decide::decide(&reader, &mut findings);
    (stack, findings)
}

/// The documents that speak of the stack, the most believed first.
const TRUST: [Role; 6] =
    [Role::TechStack, Role::Architecture, Role::Scaffold, Role::Requirements, Role::Journey, Role::Backlog];

/// How far down in [`TRUST`] the document of a line stands.
fn trust(product: &Product, line: usize) -> usize {
    let role = product.documents[product.lines[line].document].role;
    TRUST.iter().position(|trusted| *trusted == role).unwrap_or(TRUST.len())
}

/// Whether a line chooses at all: not rejected, not later, no price.
fn chooses(line: &Line) -> bool {
    line.scope == Scope::Now && line.sense != Sense::Ignored
}

/// Every claim, in the order of the docs.
fn claims(product: &Product) -> Vec<Claim> {
    let mut claims = Claims::default();
    let titles: Vec<Vec<Slot>> = (product.sections.iter())
        .map(|section| slots(section.title.split(':').next().unwrap_or_default()).collect_vec())
        .collect_vec();
    let choices: Vec<usize> = product.tables.iter().map(|table| choice_column(&table.header)).collect_vec();
    for (index, line) in product.lines.iter().enumerate().filter(|(_, line)| chooses(line)) {
        match line.kind {
            Kind::Heading => {
                let (label, value) = line.text.split_once([':', '—', '–']).unwrap_or((&line.text, ""));
                claims.add(label, How::Heading, index, value);
            }
            Kind::Cell { table, row, column } => {
                if column == choices[table] {
                    let label = product.tables[table]
                        .rows
                        .get(row)
                        .and_then(|row| row.first())
                        .map_or("", String::as_str);
                    claims.add(label, How::Row, index, &line.text);
                }
            }
            Kind::Prose | Kind::Bullet { .. } => {
                if let Some(label) = &line.label {
                    claims.add(label, How::Label, index, &line.text);
                }
                if let Some(section) = line.section.filter(|section| !titles[*section].is_empty()) {
                    claims.under(&titles[section], index, line);
                }
            }
        }
    }
    claims.found
}

/// Claims on their way, with the labels that were asked before.
#[derive(Default)]
struct Claims<'p> {
    found: Vec<Claim>,
    known: BTreeMap<&'p str, Vec<Slot>>,
}

impl<'p> Claims<'p> {
    fn add(&mut self, label: &'p str, how: How, line: usize, value: &str) {
        let slots = self.known.entry(label).or_insert_with(|| slots(label).collect_vec());
        if !value.is_empty() {
            self.found.extend(slots.iter().map(|slot| Claim {
                slot: *slot,
                how,
                line,
                value: value.to_string(),
            }));
        }
    }

    /// A line in a section titled `Database`, and the choice in one titled `Database: …`.
    fn under(&mut self, slots_of_title: &[Slot], index: usize, line: &Line) {
        let label = line.label.as_deref().unwrap_or_default();
        let is_chooser = CHOOSERS.contains(&label.to_lowercase().as_str());
        let is_bare = line.parent.is_none() && slots(label).next().is_none();
        for slot in slots_of_title.iter().copied().filter(|_| is_chooser || is_bare) {
            let value = if is_chooser { line.text.to_string() } else { format!("{label} {}", line.text) };
            self.found.push(Claim { slot, how: How::Under, line: index, value });
        }
    }
}

/// The column of a table that names what was chosen.
fn choice_column(header: &[String]) -> usize {
    let named = header.iter().skip(1).position(|cell| {
        let cell = cell.to_lowercase();
        ["choice", "technology", "tool", "selected", "selection", "solution", "chosen", "stack"]
            .iter()
            .any(|word| crate::language::holds(&cell, word))
    });
    named.map_or(1, |at| at + 1)
}

/// The slots that a label names: `Database`, `Database & ORM`, `DB (primary)`.
fn slots(label: &str) -> impl Iterator<Item = Slot> {
    let label = label.split(['(', '[']).next().unwrap_or_default().trim().to_lowercase();
    let parts: Vec<String> =
        label.split(['&', '/', '+', ',']).map(|part| part.trim().to_string()).collect_vec();
    LABELS.iter().filter_map(move |(slot, labels)| {
        let names = |name: &str| labels.binary_search(&name).is_ok();
        (names(&label) || parts.iter().any(|part| names(part))).then_some(*slot)
    })
}

/// The claims of a product, and how they are weighed.
struct Reader<'p> {
    product: &'p Product,
    claims: Vec<Claim>,
}

impl Reader<'_> {
    /// What each claim of a slot says, as far as `of` understands it; the most trusted first.
    fn said<T>(&self, slot: Slot, of: impl Fn(&str) -> Option<T>) -> Vec<(T, &Claim)> {
        let claims = self.claims.iter().filter(|claim| claim.slot == slot);
        claims.filter_map(|claim| of(&claim.value.to_lowercase()).map(|value| (value, claim))).collect_vec()
    }

    fn evidence(&self, line: usize, rule: &'static str) -> Evidence {
        let line = &self.product.lines[line];
        let words = line
            .label
            .as_ref()
            .map_or_else(|| line.text.clone(), |label| format!("{label}: {}", line.text).into());
        Evidence { place: line.place, words, rule }
    }

    fn choice<T>(&self, value: T, claim: &Claim) -> Choice<T> {
        let evidence = self.evidence(claim.line, claim.how.rule());
        Choice { value, why: "the docs name it".to_string(), evidence: Some(evidence) }
    }

    /// Lines of running text that name something of `uses`, outside what is rejected; the most trusted document first.
    fn named<T>(&self, uses: impl Fn(Use) -> Option<T>) -> Vec<(T, usize)> {
        let mut named = Vec::new();
        for (index, line) in self.product.lines.iter().enumerate().filter(|(_, line)| chooses(line)) {
            if matches!(self.product.documents[line.document].role, Role::Journey | Role::Backlog) {
                continue;
            }
            for technology in technology::TECHNOLOGIES {
                let Some(value) = technology.used(&uses) else { continue };
                let mut places = technology::whole_words(&line.text, technology.name);
                if places.any(|at| !is_turned_down(&line.text, at, at + technology.name.len())) {
                    named.push((value, index));
                }
            }
        }
        named.order_by_key(|(_, line)| (trust(self.product, *line), *line));
        named
    }

    /// The tool whose files a project tree shows.
    fn tool_of_files(&self) -> Option<(ToolName, Evidence)> {
        let blocks = self.product.blocks.iter().filter(|block| block.scope == Scope::Now);
        let mut blocks = blocks.filter(|block| {
            matches!(self.product.documents[block.document].role, Role::Scaffold | Role::Architecture)
        });
        blocks.find_map(|block| {
            let (file, tool) = FILES.into_iter().find(|(file, _)| block.text.contains(file))?;
            let evidence =
                Evidence { place: block.place, words: file.into(), rule: "file of the project tree" };
            Some((tool, evidence))
        })
    }
}

/// The mention that a value chooses: what serves production or the backend, else the first before `or` and `→`.
fn chosen(value: &str, is_it: impl Fn(&Mention) -> bool) -> Option<Mention> {
    let all =
        mentions(value).into_iter().filter(|mention| !is_turned_down(value, mention.start, mention.end));
    let all: Vec<Mention> = all.filter(|mention| is_it(mention)).collect_vec();
    let favoured = all.iter().find(|mention| {
        let after = value[mention.end..].trim_start_matches([' ', '(']);
        ["prod", "in prod", "for prod", "backend"].iter().any(|word| after.starts_with(word))
    });
    favoured.or(all.first()).copied()
}

/// The database that a value chooses. A host counts only where it names none.
fn database(value: &str) -> Option<Result<Dialect, &'static str>> {
    let itself = chosen(first_of(value), |mention| is_database(mention, false))
        .or_else(|| chosen(value, |mention| is_database(mention, false)));
    let mention = itself.or_else(|| chosen(value, |mention| is_database(mention, true)))?;
    Some(mention.technology.used(Use::database).ok_or(mention.technology.name))
}

fn is_database(mention: &Mention, host: bool) -> bool {
    mention.technology.uses.iter().any(|used| match used {
        Use::Database(_) | Use::OtherDatabase => !host,
        Use::Host(_) => host,
        Use::Tool(_) | Use::Language(_) | Use::Framework(_) | Use::Auth | Use::Storage | Use::Payments => {
            false
        }
    })
}

/// What stands before an alternative: `X → Y later`, `X or Y`, `X (or Y)`.
fn first_of(value: &str) -> &str {
    let ends = ["→", "->", " or ", "(or ", " later"].iter().filter_map(|end| value.find(end));
    ends.min().map_or(value, |end| &value[..end])
}

#[cfg(test)]
mod tests;
