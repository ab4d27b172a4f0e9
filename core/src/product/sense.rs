//! Blocks become lines: each with its label, its sense, its scope and its steps.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::cue::{cue, denied};
use super::line::{Cut, cut};
use super::markdown::{Block, Content};
use super::outline::{Draft, is_rejection, priority};
use super::step::references;
use super::{DocTable, Kind, Line, Product, Scope, Sense};
use crate::ordered::{BTreeMap, CollectVec, Order};
use crate::text::Place;

mod cell;
pub(crate) use cell::lists_columns;

/// Adds the lines, tables and fenced blocks of a document to the product.
pub(super) fn read(product: &mut Product, draft: &Draft) {
    let mut numbers = BTreeMap::new();
    for (index, step) in product.journey.steps.iter().enumerate() {
        numbers.entry(step.number.clone()).or_insert(index);
    }
    let is_english = product.documents[draft.document].is_english;
    let mut reader = Reader {
        product,
        draft,
        numbers,
        is_english,
        first: Vec::new(),
        claim: None,
        row: None,
        row_steps: Vec::new(),
        row_is_step: false,
        row_scope: Scope::Now,
        row_start: 0,
        said: HashSet::new(),
        forms: HashMap::new(),
    };
    for (index, block) in draft.blocks.iter().enumerate() {
        let line = reader.block(index, block);
        reader.first.push(line);
    }
}

struct Reader<'p> {
    product: &'p mut Product,
    draft: &'p Draft,
    /// The steps by number.
    numbers: BTreeMap<String, usize>,
    is_english: bool,
    /// For each block read so far, its first line.
    first: Vec<Option<usize>>,
    claim: Option<Claim>,
    /// The table and row that cells belong to.
    row: Option<(usize, usize)>,
    row_steps: Vec<usize>,
    row_is_step: bool,
    /// Whether the row counts, as far as its cells say.
    row_scope: Scope,
    /// The first line of the row.
    row_start: usize,
    /// The sentences of running text, by section and step.
    said: HashSet<Sentence>,
    /// The same without their figures, and how many of each form there are.
    forms: HashMap<Sentence, u32>,
}

/// The section and the step that a sentence stands in, and its words.
type Sentence = (Option<usize>, Option<usize>, Box<str>);

/// Of so many sentences that differ in their figures, each further one is an instance of what was said.
const FIGURES: u32 = 64;

/// A line that what follows hangs under.
#[derive(Clone, Copy)]
struct Claim {
    line: usize,
    /// Whether it says nothing itself, so that the next paragraph is its text.
    is_empty: bool,
    /// Whether a list or a table has followed, after which a paragraph is on its own.
    is_spent: bool,
}

impl Reader<'_> {
    /// Reads a block and gives its first line.
    fn block(&mut self, index: usize, block: &Block) -> Option<usize> {
        match &block.content {
            Content::Rule => {
                self.claim = None;
                None
            }
            Content::Table { header } => {
                let (document, section) = (self.draft.document, self.draft.sections[index]);
                let place = Place::new(self.draft.file, block.span);
                let header = header.clone();
                self.product.tables.push(DocTable { header, rows: Vec::new(), document, section, place });
                self.row = None;
                if let Some(claim) = &mut self.claim {
                    claim.is_spent = true;
                }
                None
            }
            Content::Cell { row, column } => self.cell(index, block, *row, *column),
            Content::Code { language, text } => {
                self.code(index, block, language, text);
                None
            }
            Content::Heading(_) => {
                self.claim = None;
                Some(self.heading(index, block))
            }
            Content::Prose | Content::Bullet { .. } => self.text(index, block),
        }
    }

    fn heading(&mut self, index: usize, block: &Block) -> usize {
        let section = self.draft.sections[index].expect("a heading stands in its own section");
        let place = Place::new(self.draft.file, block.span);
        let text = block.inline.text();
        for step in self.named(text) {
            let steps = &mut self.product.sections[section].steps;
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        let own = &self.product.sections[section];
        let is_step = self.draft.steps[index].is_some();
        let title: Rc<str> = own.title.as_str().into();
        let line = Line {
            text: Rc::clone(&title),
            words: title,
            code: block.inline.code(0..text.len()),
            stressed: Vec::new(),
            label: None,
            place,
            document: self.draft.document,
            section: Some(section),
            kind: Kind::Heading,
            sense: if is_step { Sense::StepTitle } else { own.sense },
            scope: own.scope,
            parent: None,
            steps: own.steps.clone(),
        };
        self.push(line)
    }

    fn text(&mut self, index: usize, block: &Block) -> Option<usize> {
        let is_bullet = matches!(block.content, Content::Bullet { .. });
        let outer = block.parent.and_then(|block| self.first[block]);
        let mut first = None;
        for cut in cut(&block.inline, is_bullet) {
            self.product.demands += usize::from(cut.is_demand);
            let parent = match (outer, is_bullet) {
                (Some(outer), _) => Some(outer),
                (None, true) => self.claim_list(),
                (None, false) => self.claim_prose(&cut),
            };
            let line = self.cut(index, block, &cut, parent);
            first = first.or(line);
            if let (Some(line), None, false) = (line, outer, is_bullet) {
                let text = &self.product.lines[line];
                let introduces = cut.label.is_some() || text.text.ends_with(':');
                if introduces {
                    self.claim = Some(Claim { line, is_empty: text.text.is_empty(), is_spent: false });
                }
            }
        }
        first
    }

    fn claim_list(&mut self) -> Option<usize> {
        let claim = self.claim.as_mut()?;
        claim.is_spent = true;
        Some(claim.line)
    }

    /// A paragraph without a label hangs under a label that said nothing yet, and a signed line under any.
    fn claim_prose(&mut self, cut: &Cut) -> Option<usize> {
        let claim = self.claim?;
        if cut.sign.is_some() {
            return Some(claim.line);
        }
        if cut.label.is_none() && claim.is_empty && !claim.is_spent {
            return Some(claim.line);
        }
        self.claim = None;
        None
    }

    /// The lines of one cut: its sentences, or its bare label.
    fn cut(&mut self, index: usize, block: &Block, cut: &Cut, parent: Option<usize>) -> Option<usize> {
        let text = block.inline.text();
        let label = cut.label.clone().map(|label| flat(&text[label]));
        let bare = cut.label.as_ref().filter(|_| cut.sentences.is_empty()).map(|label| label.end..label.end);
        let mut first = None;
        for range in cut.sentences.iter().cloned().chain(bare) {
            let place = match &cut.label {
                Some(label) if first.is_none() => label.start..range.end.max(label.end),
                _ => range.clone(),
            };
            if cut.label.is_none() && parent.is_none() && self.is_said(index, &text[range.clone()]) {
                continue;
            }
            let mut line = self.line(index, block, &text[range.clone()], label.as_deref(), parent);
            line.code = block.inline.code(place.clone());
            line.stressed = block.inline.stressed(range.clone());
            line.place = Place::new(self.draft.file, block.inline.source(place.clone()));
            if self.draft.placeholders.touch(index, &place) {
                line.sense = Sense::Ignored;
            }
            if cut.sign.is_some_and(is_rejection) && line.steps.is_empty() {
                line.scope = Scope::Never;
            }
            first = first.or(Some(self.push(line)));
        }
        first
    }

    /// Whether a sentence of running text stands in its section a second time, or once more with other figures where
    /// those were many already: it says nothing new.
    fn is_said(&mut self, index: usize, text: &str) -> bool {
        let is_prose = matches!(self.draft.blocks[index].content, Content::Prose) && !text.ends_with(':');
        if !is_prose {
            return false;
        }
        let (section, step) = (self.draft.sections[index], self.draft.steps[index]);
        if text.contains(|char: char| char.is_ascii_digit()) {
            let form: String = text.split(|char: char| char.is_ascii_digit()).collect();
            let count = self.forms.entry((section, step, form.into())).or_default();
            *count += 1;
            if *count > FIGURES {
                return true;
            }
        }
        !self.said.insert((section, step, text.into()))
    }

    fn line(
        &mut self,
        index: usize,
        block: &Block,
        text: &str,
        label: Option<&str>,
        parent: Option<usize>,
    ) -> Line {
        let section = self.draft.sections[index];
        let kind = self.draft.kind(index, self.product.tables.len().saturating_sub(1));
        let (mut sense, mut scope, mut steps) = self.around(section, parent);
        if let Some(own) = self.draft.steps[index] {
            steps = Vec::from([own]);
            sense = Sense::Action;
        }
        let named =
            self.named(text).into_iter().chain(label.map(|label| self.named(label)).unwrap_or_default());
        for step in named {
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        if let Some(label) = label {
            (sense, scope) = self.labelled(label, text, kind, (sense, scope));
        }
        if let Some(by_subject) =
            by_subject(text).filter(|_| matches!(sense, Sense::Action | Sense::Response))
        {
            sense = by_subject;
        }
        let is_criterion = sense == Sense::Support
            && matches!(kind, Kind::Bullet { .. })
            && section.is_some_and(|section| self.draft.stories.contains(&section));
        if is_criterion {
            sense = Sense::Requirement;
        }
        // "> Agreed: a session is open or closed" quotes nobody.
        if block.is_quoted && !(label.is_some() && sense == Sense::Requirement) {
            sense = sense.max(Sense::Support);
        }
        if !self.is_english && kind == Kind::Prose {
            sense = Sense::Ignored;
        }
        let words: Rc<str> = flat(text).into();
        Line {
            text: Rc::clone(&words),
            words,
            code: Vec::new(),
            stressed: Vec::new(),
            label: label.map(String::from),
            place: Place::new(self.draft.file, block.span),
            document: self.draft.document,
            section,
            kind,
            sense,
            scope,
            parent,
            steps,
        }
    }

    /// What a line means before its own words are heard.
    fn around(&self, section: Option<usize>, parent: Option<usize>) -> (Sense, Scope, Vec<usize>) {
        if let Some(parent) = parent.map(|parent| &self.product.lines[parent]) {
            return (parent.sense, parent.scope, parent.steps.clone());
        }
        match section.map(|section| &self.product.sections[section]) {
            Some(section) => (section.sense, section.scope, section.steps.clone()),
            // A document without a heading is all body.
            None if self.draft.sections.last().is_some_and(Option::is_none) => {
                (self.draft.role.sense(), Scope::Now, Vec::new())
            }
            None => (self.draft.role.capped(Sense::Support), Scope::Now, Vec::new()),
        }
    }

    /// What a label makes of a line. Among entities and demands a single word is a name, not a label.
    fn labelled(&mut self, label: &str, text: &str, kind: Kind, around: (Sense, Scope)) -> (Sense, Scope) {
        let (mut sense, mut scope) = around;
        if label.eq_ignore_ascii_case("priority") {
            return (Sense::Support, scope);
        }
        if priority(text).is_some_and(|priority| self.draft.counts_from_p0 && priority >= 2)
            && text.starts_with('[')
        {
            scope = scope.max(Scope::Later);
        }
        let is_name = matches!(kind, Kind::Bullet { .. })
            && matches!(sense, Sense::Entity | Sense::Requirement)
            && !label.contains(' ');
        if is_name {
            return (sense, scope);
        }
        let cue = cue(label);
        // `User enters:` in a step.
        let own = cue.sense.or_else(|| by_subject(label).filter(|_| sense == Sense::Action));
        if let Some(own) = own.filter(|_| sense != Sense::Ignored) {
            sense = self.draft.role.capped(own);
        }
        // `Not in this release: gift cards`; `Not started` is a state.
        let denied = || denied(label).filter(|_| label.split(' ').count() > 2);
        match cue.scope.or_else(denied) {
            // `Why we DID choose it`, among what was not chosen.
            Some(Scope::Now) => scope = Scope::Now,
            Some(own) => scope = scope.max(own),
            None => {}
        }
        (sense, scope)
    }

    fn first_of(&self, block: Option<usize>) -> Option<usize> {
        block.and_then(|block| self.first[block])
    }

    /// The steps that a text names.
    fn named(&self, text: &str) -> Vec<usize> {
        references(text).iter().filter_map(|number| self.numbers.get(number).copied()).collect_vec()
    }

    fn push(&mut self, mut line: Line) -> usize {
        line.steps.order();
        line.steps.dedup();
        self.product.lines.push(line);
        self.product.lines.len() - 1
    }
}

/// Who does it: the system, or somebody.
fn by_subject(text: &str) -> Option<Sense> {
    const SYSTEMS: [&str; 8] =
        ["system", "app", "application", "platform", "backend", "server", "ai", "software"];
    let mut words = text.split(|char: char| !char.is_alphanumeric());
    let first = words.next().unwrap_or_default();
    let subject = if first.eq_ignore_ascii_case("the") { words.next().unwrap_or_default() } else { first };
    let is_one_of = |names: &[&str]| names.iter().any(|name| subject.eq_ignore_ascii_case(name));
    if is_one_of(&SYSTEMS) {
        return Some(Sense::Response);
    }
    is_one_of(&["user", "users"]).then_some(Sense::Action)
}

/// One line of text: breaks and runs of blanks are one blank.
fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(word);
    }
    flat
}

fn trimmed(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text.trim().len()
}
