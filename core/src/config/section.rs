//! A TOML table that remembers which of its keys were asked for, so that the rest can be reported.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Said, Stated, invalid};
use crate::finding::{Finding, Severity};
use crate::ordered::{CollectVec, Order};
use crate::text::{FileId, Place, Span};

type Value<'t> = &'t Spanned<DeValue<'t>>;

/// A table of the file.
pub(super) struct Section<'t> {
    file: FileId,
    name: String,
    span: Span,
    keys: Vec<(&'t str, Span, Value<'t>)>,
    asked: Vec<&'static str>,
}

impl<'t> Section<'t> {
    pub(super) fn new(file: FileId, name: String, table: &'t DeTable<'t>, at: Span) -> Self {
        let mut keys: Vec<_> =
            table.iter().map(|(key, value)| (key.get_ref().as_ref(), span(key.span()), value)).collect_vec();
        keys.order_by_key(|(_, key, _)| *key);
        Self { file, name, span: at, keys, asked: Vec::new() }
    }

    /// The table's own key.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn place(&self) -> Place {
        Place::new(self.file, self.span)
    }

    /// The value of a key, read by `read`, which says what it expected where it cannot.
    pub(super) fn take<T>(
        &mut self,
        key: &'static str,
        read: fn(&DeValue<'t>) -> Result<T, &'static str>,
        findings: &mut Vec<Finding>,
    ) -> Option<Stated<T>> {
        let (name, at, value) = self.ask(key)?;
        self.read(name, at, value, read, findings)
    }

    /// A string, as the words said.
    pub(super) fn say(&mut self, key: &'static str, findings: &mut Vec<Finding>) -> Option<Said> {
        self.take(key, text, findings).map(|said| Said { name: said.value, value: (), place: said.place })
    }

    /// A list of strings, each with its place.
    pub(super) fn list(&mut self, key: &'static str, findings: &mut Vec<Finding>) -> Vec<Said> {
        let Some((_, at, value)) = self.ask(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(at, key, "a list of strings", value, findings);
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in items {
            match name(item.get_ref()) {
                Ok(name) => list.push(Said { name, value: (), place: self.at(span(item.span())) }),
                Err(expected) => self.wrong(span(item.span()), key, expected, item, findings),
            }
        }
        list
    }

    /// Every key of a table, each value read by `read`.
    pub(super) fn each<T>(
        &mut self,
        key: &'static str,
        read: fn(&DeValue<'t>) -> Result<T, &'static str>,
        findings: &mut Vec<Finding>,
    ) -> Vec<Stated<T>> {
        let Some(section) = self.section(key, findings) else { return Vec::new() };
        let keys = section.keys.iter();
        keys.filter_map(|(name, at, value)| section.read(name, *at, value, read, findings)).collect_vec()
    }

    /// The table of a key.
    pub(super) fn section(&mut self, key: &'static str, findings: &mut Vec<Finding>) -> Option<Section<'t>> {
        let (name, at, value) = self.ask(key)?;
        self.table(name, at, value, findings)
    }

    /// The tables of a `[[key]]`.
    pub(super) fn sections(&mut self, key: &'static str, findings: &mut Vec<Finding>) -> Vec<Section<'t>> {
        let Some((name, at, value)) = self.ask(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(at, key, &format!("tables, each headed [[{key}]]"), value, findings);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.table(name, span(item.span()), item, findings)).collect_vec()
    }

    /// Every table of this table, by its key.
    pub(super) fn named_sections(&mut self, findings: &mut Vec<Finding>) -> Vec<Section<'t>> {
        let keys = self.keys.iter();
        keys.filter_map(|(name, at, value)| self.table(name, *at, value, findings)).collect_vec()
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self, findings: &mut Vec<Finding>) {
        for (key, at, _) in &self.keys {
            if !self.asked.contains(key) {
                let message = match self.name.as_str() {
                    "" => format!("there is no table `{key}` in {}", super::FILE_NAME),
                    name => format!("`{name}` has no key `{key}`"),
                };
                let help = format!("write one of {}, or take it out", self.asked.join(", "));
                findings.push(invalid(self.at(*at), message).help(help));
            }
        }
    }

    fn ask(&mut self, key: &'static str) -> Option<(&'t str, Span, Value<'t>)> {
        self.asked.push(key);
        self.keys.iter().find(|(name, _, _)| *name == key).copied()
    }

    fn read<T>(
        &self,
        name: &str,
        at: Span,
        value: Value<'t>,
        read: fn(&DeValue<'t>) -> Result<T, &'static str>,
        findings: &mut Vec<Finding>,
    ) -> Option<Stated<T>> {
        match read(value.get_ref()) {
            Ok(read) => Some(Stated { name: name.to_owned(), value: read, place: self.at(at) }),
            Err(expected) => {
                self.wrong(span(value.span()), name, expected, value, findings);
                None
            }
        }
    }

    fn table(
        &self,
        name: &str,
        at: Span,
        value: Value<'t>,
        findings: &mut Vec<Finding>,
    ) -> Option<Section<'t>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(at, name, "a table", value, findings);
            return None;
        };
        Some(Section::new(self.file, name.to_owned(), table, at))
    }

    fn wrong(&self, at: Span, key: &str, expected: &str, value: Value<'t>, findings: &mut Vec<Finding>) {
        let found = match value.get_ref().as_str() {
            Some(words) => format!("\"{words}\""),
            None => format!("a value of type {}", value.get_ref().type_str()),
        };
        let message = format!("`{key}` is {expected}, not {found}");
        findings.push(invalid(self.at(at), message));
    }

    fn at(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }
}

/// A string.
pub(super) fn text(value: &DeValue<'_>) -> Result<String, &'static str> {
    value.as_str().map(ToOwned::to_owned).ok_or("a string")
}

/// A list of strings or numbers.
pub(super) fn names(value: &DeValue<'_>) -> Result<Vec<String>, &'static str> {
    let items = value.as_array().ok_or("a list of strings")?;
    items.iter().map(|item| name(item.get_ref())).collect()
}

/// `error`, `warning`, `note` or `off`.
pub(super) fn severity_or_off(value: &DeValue<'_>) -> Result<Option<Severity>, &'static str> {
    match value.as_str() {
        Some("off") => Ok(None),
        other => other
            .and_then(Severity::from_name)
            .map(Some)
            .ok_or("one of \"error\", \"warning\", \"note\" and \"off\""),
    }
}

pub(super) fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

/// A string, or a whole number as people count steps.
fn name(value: &DeValue<'_>) -> Result<String, &'static str> {
    match value.as_integer() {
        Some(number) => Ok(number.as_str().to_string()),
        None => text(value),
    }
}
