//! Primary keys, uniques and indexes.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::operator_class::operator_class;
use super::*;
use crate::ordered::CollectVec;
use crate::schema::{ColumnId, Index, IndexKind, IndexPart, Indexed, PrimaryKey};
use crate::syntax::prisma::{Argument, Attribute, Value, convention};

/// The block attributes that Prisma knows.
const BLOCK_ATTRIBUTES: &[&str] =
    &["id", "unique", "index", "fulltext", "map", "schema", "ignore", "shardKey"];

impl<'a> Lowering<'a> {
    /// The primary key, the uniques and the indexes of a model's table.
    pub(super) fn keys(&mut self, at: usize) {
        let (parsed, model) = (self.sources[at].parsed, self.sources[at].model);
        let Some(table) = self.sources[at].table else { return };
        self.known_attributes(parsed, &model.attributes, "@@", BLOCK_ATTRIBUTES);
        for (index, field) in model.fields.iter().enumerate() {
            let Some(column) = self.sources[at].columns[index] else { continue };
            for attribute in &field.attributes {
                let part = || alloc::vec![part(column, &attribute.arguments)];
                match attribute.name.value {
                    "id" => self.primary_key(at, table, attribute, &part()),
                    "unique" => self.index(at, table, attribute, part(), IndexKind::Unique),
                    _ => {}
                }
            }
        }
        for attribute in &model.attributes {
            let kind = match attribute.name.value {
                "id" => None,
                "unique" => Some(IndexKind::Unique),
                "index" | "fulltext" => Some(IndexKind::Plain),
                _ => continue,
            };
            match (self.parts(at, attribute), kind) {
                (Some(parts), Some(kind)) => self.index(at, table, attribute, parts, kind),
                (Some(parts), None) => self.primary_key(at, table, attribute, &parts),
                (None, _) => self.unknown(parsed.place(attribute.reach), "index of unknown fields", table),
            }
        }
    }

    fn primary_key(&mut self, at: usize, table: TableId, attribute: &Attribute<'_>, parts: &[IndexPart]) {
        let place = self.sources[at].place(attribute.reach);
        if let Some(first) = self.schema.walk(table).primary_key() {
            let message = alloc::format!("model `{}` has two ids", self.sources[at].model.name.value);
            let finding = Finding::error(INVALID_SCHEMA, place.into(), message);
            let first = first.origin.created;
            self.findings.push(finding.related(first, "the first one"));
            return;
        }
        let columns: Vec<ColumnId> = parts.iter().filter_map(column_of).collect_vec();
        let facts = self.facts();
        let name = facts.names_primary_keys.then(|| {
            written_name(attribute).unwrap_or_else(|| {
                convention::primary_key(&self.schema.walk(table).name().name, facts.identifier_bytes)
            })
        });
        for column in &columns {
            self.schema.column_mut(*column).nullable = false;
        }
        self.schema.table_mut(table).key_is_apart = is_clustered(attribute) == Some(false);
        self.schema.table_mut(table).primary_key = Some(PrimaryKey { name, columns, origin: place.into() });
    }

    fn index(
        &mut self,
        at: usize,
        table: TableId,
        attribute: &Attribute<'_>,
        parts: Vec<IndexPart>,
        kind: IndexKind,
    ) {
        let place = self.sources[at].place(attribute.reach);
        let longest = self.facts().identifier_bytes;
        // Where an index could not be named with `map`, `name` said it (Prisma 2), and still does.
        let is_index = kind == IndexKind::Plain;
        let written = written_name(attribute).or_else(|| text(attribute, "name").filter(|_| is_index));
        let name = written.unwrap_or_else(|| {
            let columns: Vec<&str> = parts
                .iter()
                .filter_map(column_of)
                .map(|column| self.schema.walk(column).name())
                .collect_vec();
            let table = &self.schema.walk(table).name().name;
            if is_index {
                convention::index(table, &columns, longest)
            } else {
                convention::unique(table, &columns, longest)
            }
        });
        let method = match attribute.name.value {
            "fulltext" => Some("fulltext".to_owned()),
            _ if is_clustered(attribute) == Some(true) => Some("clustered".to_owned()),
            _ => attribute.argument("type", None).and_then(|ty| ty.value.word()).map(str::to_lowercase),
        };
        let predicate = attribute.argument("where", None).map(|said| self.predicate(at, &said.value));
        self.schema.add_index(Index {
            table,
            name: Some(name),
            parts,
            kind,
            method: method.filter(|method| method != "btree"),
            predicate,
            include: Vec::new(),
            nulls_not_distinct: false,
            origin: place.into(),
        });
    }

    /// The predicate of a partial index: the text of `raw("…")`, or what an object says of columns.
    fn predicate(&self, at: usize, value: &Value<'_>) -> String {
        let raw = value.function().and_then(|raw| raw.arguments.first()?.value.value.text());
        if let Some(raw) = raw {
            return raw.trim().to_owned();
        }
        let Value::Object(conditions) = value else { return "…".to_owned() };
        let (open, close) = self.facts().quotes;
        let source = &self.sources[at];
        let column = |name: &str| {
            let index = source.fields.get(name)?;
            Some(source.model.fields[*index].database_name())
        };
        let said = conditions.iter().map(|condition| {
            let name = condition.name.map_or("", |name| name.value);
            let name = column(name).unwrap_or(name);
            let value = &condition.value.value;
            let (negated, value) = if let Value::Object(inner) = value {
                (true, inner.first().map(|inner| &inner.value.value))
            } else {
                (false, Some(value))
            };
            let told = match (value, negated) {
                (Some(Value::Word("null")), false) => "IS NULL".to_owned(),
                (Some(Value::Word("null")), true) => "IS NOT NULL".to_owned(),
                (Some(value), negated) => {
                    alloc::format!("{} {}", if negated { "!=" } else { "=" }, constant(value))
                }
                (None, _) => "…".to_owned(),
            };
            alloc::format!("{open}{name}{close} {told}")
        });
        said.collect_vec().join(" AND ")
    }

    /// The fields of a block attribute; none, with a finding, where one is no column of the model.
    fn parts(&mut self, at: usize, attribute: &Attribute<'a>) -> Option<Vec<IndexPart>> {
        let Some(fields) = attribute.argument("fields", Some(0)) else {
            let message = alloc::format!("`@@{}` names no fields", attribute.name.value);
            self.error(self.sources[at].place(attribute.reach), message);
            return None;
        };
        let fields = match fields.value.elements() {
            [] => core::slice::from_ref(fields),
            fields => fields,
        };
        let mut parts = Vec::new();
        let mut is_known = true;
        for field in fields {
            let function = field.value.function();
            let arguments = function.map_or(&[][..], |function| &function.arguments);
            let name = function.map(|function| function.name).or(field.value.word()).unwrap_or_default();
            // MongoDB indexes reach into composite types: `address.city`.
            let name = name.split('.').next().unwrap_or(name);
            let source = &self.sources[at];
            let found = source.fields.get(name).and_then(|index| source.columns[*index]);
            if let Some(column) = found {
                parts.push(part(column, arguments));
                continue;
            }
            let message = alloc::format!(
                "`@@{}` names `{name}`, which is no scalar field of model `{}`",
                attribute.name.value,
                source.model.name.value
            );
            self.error(source.place(field.reach), message);
            is_known = false;
        }
        is_known.then_some(parts)
    }
}

fn column_of(part: &IndexPart) -> Option<ColumnId> {
    if let Indexed::Column(column) = part.of { Some(column) } else { None }
}

/// A column of an index with what `sort`, `length` and `ops` say of it.
fn part(column: ColumnId, arguments: &[Argument<'_>]) -> IndexPart {
    let argument = |name: &str| {
        let named = arguments.iter().find(|argument| argument.name.is_some_and(|it| it.value == name));
        named.map(|argument| &argument.value.value)
    };
    let length = argument("length").and_then(|length| length.number()?.parse().ok());
    IndexPart {
        descending: argument("sort").and_then(Value::word) == Some("Desc"),
        operator_class: argument("ops").and_then(operator_class),
        length,
        ..IndexPart::from(column)
    }
}

fn text(attribute: &Attribute<'_>, name: &str) -> Option<String> {
    attribute.argument(name, None)?.value.text().map(ToString::to_string)
}

/// What `clustered` says.
fn is_clustered(attribute: &Attribute<'_>) -> Option<bool> {
    attribute.argument("clustered", None)?.value.word().map(|word| word == "true")
}

fn written_name(attribute: &Attribute<'_>) -> Option<String> {
    text(attribute, "map")
}

/// A constant as SQL writes it.
fn constant(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => alloc::format!("'{}'", text.replace('\'', "''")),
        Value::Number(number) | Value::Word(number) => (*number).to_owned(),
        Value::Array(_) | Value::Function(_) | Value::Object(_) => "…".to_owned(),
    }
}
