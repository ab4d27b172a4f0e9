//! Cells of tables and fenced blocks become lines, tables and blocks of the product.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Reader, flat, trimmed};
use crate::language::person::is_person;
use crate::language::{holds, is_one_of, singular};
use crate::ordered::CollectVec;
use crate::product::cue::cue;
use crate::product::fence::demands;
use crate::product::journey::{is_step_table, story_columns};
use crate::product::markdown::Block;
use crate::product::{CodeBlock, Role, Scope, Sense, step};
use crate::text::{Place, Span};

/// What the first column of a table of entities is called.
const ENTITIES: [&str; 8] =
    ["aggregate", "business object", "data object", "domain object", "entity", "object", "record", "thing"];

/// What a cell means in a table of entities that tells what is kept of each, or what each role may do with them:
/// `| Object | What it is | What we hold about it |`, `| Object | Student | Instructor |`; and in one of what each role may
/// do: `| Action | Student | Instructor |`.
fn of_entities(header: &[String], column: usize) -> Option<Sense> {
    let lower = header.iter().map(|cell| cell.trim().to_lowercase()).collect_vec();
    let is_role = |cell: &&String| is_person(&singular(cell.rsplit(' ').next().unwrap_or(cell)));
    let (first, rest) = lower.split_first()?;
    let is_of_roles = rest.iter().filter(is_role).count() > 1;
    if is_of_roles && is_one_of(first, "action activity capability function permission right task what") {
        return Some(if column == 0 { Sense::Requirement } else { Sense::Ignored });
    }
    if !ENTITIES.contains(&&**first) {
        return None;
    }
    if rest.iter().any(|cell| lists_columns(cell)) {
        return Some(Sense::Entity);
    }
    is_of_roles.then_some(if column == 0 { Sense::Entity } else { Sense::Ignored })
}

/// Whether a column of a table of entities lists what is kept of each, by its header in lower case.
pub(crate) fn lists_columns(header: &str) -> bool {
    const WORDS: [&str; 14] = [
        "attribute",
        "attributes",
        "column",
        "columns",
        "contains",
        "data",
        "field",
        "fields",
        "hold",
        "keep",
        "kept",
        "properties",
        "property",
        "store",
    ];
    WORDS.iter().any(|word| holds(header, word))
}

impl Reader<'_> {
    pub(super) fn cell(&mut self, index: usize, block: &Block, row: usize, column: usize) -> Option<usize> {
        let table = self.product.tables.len().checked_sub(1)?;
        if self.row != Some((table, row)) {
            self.row = Some((table, row));
            self.row_steps = Vec::new();
            self.row_scope = Scope::Now;
            self.row_start = self.product.lines.len();
        }
        let text = flat(block.inline.text());
        let in_table = &mut self.product.tables[table];
        let first_header =
            in_table.header.first().map(|header| header.to_ascii_lowercase()).unwrap_or_default();
        let rows = &mut in_table.rows;
        // A broken table cannot make rows out of nothing: the reader of Markdown counts them one by one.
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        let cells = &mut rows[row];
        cells.resize(cells.len().max(column), String::new());
        cells.push(text.clone());
        if column == 0 {
            self.row_steps = self.named(&text);
            if let (Some(counted), true) = (step::counted(&text), first_header.contains("step")) {
                self.row_steps.extend(self.numbers.get(counted.number));
            }
            self.row_steps.extend(self.draft.steps[index]);
            self.row_is_step = self.draft.steps[index].is_some();
        }
        let parent = self.claim.map(|claim| claim.line);
        let mut line = self.line(index, block, &text, None, parent);
        for step in &self.row_steps {
            if !line.steps.contains(step) {
                line.steps.push(*step);
            }
        }
        let is_open = matches!(line.sense, Sense::Support | Sense::Requirement);
        let header = &self.product.tables[table].header;
        let is_built = matches!(self.draft.role, Role::Journey | Role::Requirements);
        let is_built = is_open && is_built;
        let of_entities = if is_built { of_entities(header, column) } else { None };
        if let Some(sense) = of_entities {
            line.sense = sense;
        } else if is_built && story_columns(header).is_some() {
            line.sense = self.column_sense(table, column, Sense::Action);
        } else if self.draft.role == Role::Journey && is_open && is_step_table(header) {
            // A table of steps that are told elsewhere is a summary.
            let otherwise = if self.row_is_step { Sense::Action } else { Sense::Support };
            line.sense = self.column_sense(table, column, otherwise);
        }
        if self.draft.placeholders.touch(index, &(0..block.inline.text().len())) {
            line.sense = Sense::Ignored;
        }
        line.code = block.inline.code(0..block.inline.text().len());
        line.stressed = block.inline.stressed(0..block.inline.text().len());
        line.place = Place::new(self.draft.file, block.inline.source(trimmed(block.inline.text())));
        line.scope = line.scope.max(self.row_scope);
        let at = self.push(line);
        let scope = self.scope_of_row(table, column, &text);
        if scope > self.row_scope {
            self.row_scope = scope;
            for cell in &mut self.product.lines[self.row_start..] {
                cell.scope = cell.scope.max(scope);
            }
        }
        Some(at)
    }

    /// Whether a row is put off or excluded, as a cell of a column of priorities says.
    fn scope_of_row(&self, table: usize, column: usize, text: &str) -> Scope {
        let header = self.product.tables[table]
            .header
            .get(column)
            .map_or_else(String::new, |header| header.to_lowercase());
        if !["priority", "moscow", "must", "scope", "release", "phase"]
            .iter()
            .any(|word| holds(&header, word))
        {
            return Scope::Now;
        }
        let text = text.to_lowercase();
        let begins = |words: &str| {
            let rest = text.strip_prefix(words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let counts_from_p0 = self.draft.counts_from_p0;
        if ["won't", "won’t", "will not", "never", "out", "no", "excluded", "rejected"]
            .into_iter()
            .any(begins)
        {
            Scope::Never
        } else if ["could", "later", "p3", "phase 2", "phase 3", "nice", "v2", "future"]
            .into_iter()
            .any(begins)
            || counts_from_p0 && begins("p2")
        {
            Scope::Later
        } else {
            Scope::Now
        }
    }

    /// What the header of a column says of its cells, if it says anything.
    fn column_sense(&self, table: usize, column: usize, otherwise: Sense) -> Sense {
        let header = self.product.tables[table].header.get(column).map(String::as_str).unwrap_or_default();
        cue(header).sense.unwrap_or(otherwise)
    }

    pub(super) fn code(&mut self, index: usize, block: &Block, language: &str, text: &str) {
        let section = self.draft.sections[index];
        let parent = self.first_of(block.parent).or(self.claim.map(|claim| claim.line));
        let (_, scope, steps) = self.around(section, parent);
        let place = Place::new(self.draft.file, block.span);
        self.demands(index, block, language, text, parent);
        let (language, text, document) = (String::from(language), String::from(text), self.draft.document);
        self.product.blocks.push(CodeBlock {
            language,
            text,
            document,
            section,
            parent,
            scope,
            steps,
            place,
        });
    }

    /// The demands that a fenced block holds become lines.
    fn demands(&mut self, index: usize, block: &Block, language: &str, text: &str, parent: Option<usize>) {
        // In a list, or with other line ends, the text is not the source: then the block is the place.
        let is_exact = (block.span.end - block.span.start) as usize == text.len();
        for range in demands(language, text) {
            // `FR-001 The system shall …`: the number is the label.
            let words = &text[range.clone()];
            let number =
                words.split_once(' ').filter(|(first, _)| first.contains(|char: char| char.is_ascii_digit()));
            let (label, words) = number.map_or((None, words), |(label, words)| (Some(label), words));
            let mut line = self.line(index, block, words, label, parent);
            if is_exact {
                let span = Span::new(range.start as u32, range.end as u32).shift(block.span.start);
                line.place = Place::new(self.draft.file, span);
            }
            if line.sense != Sense::Ignored {
                line.sense = self.draft.role.capped(Sense::Requirement);
            }
            self.push(line);
        }
    }
}
