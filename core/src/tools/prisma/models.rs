//! A Prisma schema as Prisma itself lowers it to tables (`sql_schema_calculator` in its schema engine).
//!
//! What the author got wrong is told in Prisma's terms; what could not be read taints the tables it stands in.

mod column;
mod datasource;
mod default;
mod key;
mod operator_class;
mod relation;
mod valid;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Facts;
use crate::finding::Finding;
use crate::ordered::{BTreeMap, CollectVec, Order};
use crate::schema::{Enum, EnumId, EnumValue, ObjectName, Opaque, Schema, Table, TableId, Vocabulary};
use crate::syntax::input::Reach;
use crate::syntax::prisma::{self as psl, Block, Document, Model, ModelKind};
use crate::text::{Defect, FileId, Place, Sources, Span};
use crate::tools::{INVALID_SCHEMA, SYNTAX_ERROR, unreadable};

use datasource::Datasource;

/// Reads the files of one schema.
pub fn read(files: &[FileId], sources: &Sources) -> (Schema, Vec<Finding>) {
    let mut findings = Vec::new();
    let parsed: Vec<Parsed<'_>> =
        files.iter().map(|file| Parsed::read(*file, sources, &mut findings)).collect_vec();
    let datasource = Datasource::of(&parsed, &mut findings);
    let mut lowering = Lowering::new(&parsed, datasource, findings);
    lowering.enums();
    lowering.tables();
    lowering.relations();
    lowering.validate();
    lowering.unread(sources);
    (lowering.schema, lowering.findings)
}

/// A file and what it says.
struct Parsed<'a> {
    file: FileId,
    is_text: bool,
    document: Document<'a>,
}

impl<'a> Parsed<'a> {
    fn read(file: FileId, sources: &'a Sources, findings: &mut Vec<Finding>) -> Self {
        let text = sources.text(file);
        findings.extend(unreadable(file, sources));
        let (document, errors) = psl::parse(text.content());
        findings.extend(
            errors.into_iter().map(|error| {
                Finding::error(SYNTAX_ERROR, Place::new(file, error.span).into(), error.message)
            }),
        );
        Self { file, is_text: text.defect() != Some(Defect::Binary), document }
    }

    fn place(&self, reach: Reach) -> Place {
        Place::new(self.file, self.document.span(reach))
    }
}

/// A model, view or composite type, and the table that it became.
struct Source<'a> {
    parsed: &'a Parsed<'a>,
    model: &'a Model<'a>,
    table: Option<TableId>,
    /// Which of the model's fields is of a name.
    fields: BTreeMap<&'a str, usize>,
    /// The column of each field that is one.
    columns: Vec<Option<crate::schema::ColumnId>>,
}

impl Source<'_> {
    fn place(&self, reach: Reach) -> Place {
        self.parsed.place(reach)
    }
}

/// An enum, and what it became where the database has enum types.
struct EnumSource<'a> {
    block: &'a psl::Enum<'a>,
    id: Option<EnumId>,
}

impl EnumSource<'_> {
    /// The value in the database of a value of the schema.
    fn value(&self, name: &str) -> Option<&str> {
        let value = self.block.values.iter().find(|value| value.name.value == name)?;
        Some(psl::mapped(&value.attributes).unwrap_or(value.name.value))
    }

    fn values(&self) -> impl Iterator<Item = &str> {
        self.block.values.iter().map(|value| psl::mapped(&value.attributes).unwrap_or(value.name.value))
    }
}

struct Lowering<'a> {
    parsed: &'a [Parsed<'a>],
    datasource: Datasource<'a>,
    sources: Vec<Source<'a>>,
    source_names: BTreeMap<&'a str, usize>,
    enum_names: BTreeMap<&'a str, EnumSource<'a>>,
    schema: Schema,
    findings: Vec<Finding>,
}

impl<'a> Lowering<'a> {
    fn new(parsed: &'a [Parsed<'a>], datasource: Datasource<'a>, findings: Vec<Finding>) -> Self {
        let facts = datasource.dialect.facts();
        let partial_indexes = facts.has_partial_indexes && has_preview(parsed, "partialIndexes");
        let vocabulary = Vocabulary { partial_indexes, ..Vocabulary::PRISMA };
        let mut schema = Schema::new(datasource.dialect, vocabulary);
        if let (false, Some(place)) = (facts.default_namespace.is_empty(), datasource.place) {
            schema.namespaces.insert(facts.default_namespace.to_owned(), place);
        }
        schema
            .namespaces
            .extend(datasource.namespaces.iter().map(|(name, place)| ((*name).to_owned(), *place)));
        schema
            .extensions
            .extend(datasource.extensions.iter().map(|(name, place)| ((*name).to_owned(), *place)));
        let (source_names, enum_names) = (BTreeMap::new(), BTreeMap::new());
        let mut lowering =
            Self { parsed, datasource, sources: Vec::new(), source_names, enum_names, schema, findings };
        lowering.declare();
        lowering
    }

    const fn facts(&self) -> &'static Facts {
        self.datasource.dialect.facts()
    }

    fn error(&mut self, place: Place, message: String) {
        self.findings.push(Finding::error(INVALID_SCHEMA, place.into(), message));
    }

    /// Leaves a table unknown, as something about it was not understood.
    fn unknown(&mut self, place: Place, kind: &str, table: TableId) {
        let mentions = alloc::vec![self.schema.walk(table).name().name.clone()];
        self.schema.add_opaque(Opaque {
            place,
            kind: kind.to_owned(),
            expected: None,
            mentions,
            is_of_parts: false,
        });
    }

    /// Gives every model and enum its name, the first of a name winning.
    fn declare(&mut self) {
        let mut first: BTreeMap<&'a str, Place> = BTreeMap::new();
        for parsed in self.parsed {
            for block in &parsed.document.blocks {
                let (Block::Model(Model { name, .. }) | Block::Enum(psl::Enum { name, .. })) = block else {
                    continue;
                };
                let place = parsed.place(name.reach);
                if let Some(before) = first.get(name.value) {
                    let message = alloc::format!("`{}` is defined twice", name.value);
                    let finding = Finding::error(INVALID_SCHEMA, place.into(), message);
                    self.findings.push(finding.related(*before, "defined here first"));
                    continue;
                }
                first.insert(name.value, place);
                match block {
                    Block::Model(model) => {
                        self.source_names.insert(name.value, self.sources.len());
                        self.declare_fields(parsed, model);
                    }
                    Block::Enum(block) => {
                        self.enum_names.insert(name.value, EnumSource { block, id: None });
                    }
                    Block::Config(_) | Block::Other(_) => {}
                }
            }
        }
    }

    fn declare_fields(&mut self, parsed: &'a Parsed<'a>, model: &'a Model<'a>) {
        let mut fields = BTreeMap::new();
        for (at, field) in model.fields.iter().enumerate() {
            let name = field.name.value;
            if let Some(first) = fields.get(name) {
                let message =
                    alloc::format!("field `{name}` is defined twice on model `{}`", model.name.value);
                let first: &psl::Field<'_> = &model.fields[*first];
                self.findings.push(
                    Finding::error(INVALID_SCHEMA, parsed.place(field.name.reach).into(), message)
                        .related(parsed.place(first.name.reach), "defined here first"),
                );
            } else {
                fields.insert(name, at);
            }
        }
        let columns = alloc::vec![None; model.fields.len()];
        self.sources.push(Source { parsed, model, table: None, fields, columns });
    }

    /// Enums as types of their own, where the database has them.
    fn enums(&mut self) {
        if !self.facts().has_enum_types {
            return;
        }
        for parsed in self.parsed {
            for block in &parsed.document.blocks {
                let Block::Enum(block) = block else { continue };
                let known = self.enum_names.get(block.name.value);
                if known.is_none_or(|known| !core::ptr::eq(known.block, block)) {
                    continue;
                }
                let name = psl::mapped(&block.attributes).unwrap_or(block.name.value);
                let values = block.values.iter().map(|value| EnumValue {
                    name: psl::mapped(&value.attributes).unwrap_or(value.name.value).to_owned(),
                    place: parsed.place(value.name.reach),
                });
                let record = Enum {
                    name: self.object_name(name, &block.attributes),
                    values: values.collect_vec(),
                    origin: parsed.place(block.name.reach).into(),
                };
                let id = self.schema.add_enum(record);
                if let Some(known) = self.enum_names.get_mut(block.name.value) {
                    known.id = Some(id);
                }
            }
        }
    }

    /// A name in the namespace that `@@schema` says.
    fn object_name(&self, name: &str, attributes: &[psl::Attribute<'_>]) -> ObjectName {
        let namespace = psl::attribute(attributes, "schema")
            .and_then(|attribute| attribute.argument("map", Some(0))?.value.text());
        match namespace {
            Some(namespace) => ObjectName::new(namespace, name),
            None => self.schema.default_name(name),
        }
    }

    /// A table with its columns, keys and indexes for every model. A view is none, nor is a composite type.
    fn tables(&mut self) {
        for at in 0..self.sources.len() {
            let (parsed, model) = (self.sources[at].parsed, self.sources[at].model);
            match model.kind {
                ModelKind::Model => {}
                ModelKind::View => continue,
                ModelKind::Composite => {
                    if self.facts().is_relational {
                        let message = alloc::format!("{} has no composite types", self.facts().name);
                        self.error(parsed.place(model.name.reach), message);
                    }
                    continue;
                }
            }
            let name = self.object_name(model.database_name(), &model.attributes);
            let place = parsed.place(model.name.reach);
            if let Some(twin) = self.schema.table(&name) {
                let message =
                    alloc::format!("model `{}` is the second one of table `{name}`", model.name.value);
                let finding = Finding::error(INVALID_SCHEMA, place.into(), message).table(name.name);
                self.findings.push(finding.related(twin.place(), "the first one"));
                continue;
            }
            let mut table = Table::new(name, place);
            table.comment = (!model.docs.is_empty()).then(|| model.docs.join("\n"));
            self.sources[at].table = Some(self.schema.add_table(table));
            self.columns(at);
            self.keys(at);
        }
    }

    /// Keeps what was not understood, so that what it may have said is unknown.
    fn unread(&mut self, texts: &Sources) {
        for at in 0..self.sources.len() {
            let source = &self.sources[at];
            let table = source.table.map(|table| self.schema.walk(table).name().name.clone());
            for reach in &source.model.unread {
                let place = source.place(*reach);
                self.schema.add_opaque(opaque(place, "line of a model", texts, table.clone()));
            }
        }
        for parsed in self.parsed {
            for reach in &parsed.document.unread {
                self.schema.add_opaque(opaque(parsed.place(*reach), "lines outside blocks", texts, None));
            }
            for block in &parsed.document.blocks {
                match block {
                    Block::Enum(block) => {
                        let name = psl::mapped(&block.attributes).unwrap_or(block.name.value);
                        for reach in &block.unread {
                            let opaque =
                                opaque(parsed.place(*reach), "line of an enum", texts, Some(name.to_owned()));
                            self.schema.add_opaque(opaque);
                        }
                    }
                    Block::Other(block) => {
                        let place = parsed.place(block.keyword.reach);
                        let message =
                            alloc::format!("`{}` starts no block that Prisma has", block.keyword.value);
                        self.findings.push(
                            Finding::error(INVALID_SCHEMA, place.into(), message)
                                .help("write `model`, `view`, `enum`, `type`, `datasource` or `generator`"),
                        );
                        self.schema.add_opaque(opaque(parsed.place(block.reach), "block", texts, None));
                    }
                    Block::Model(_) | Block::Config(_) => {}
                }
            }
        }
    }
}

/// Whether a generator switches a preview feature on.
fn has_preview(parsed: &[Parsed<'_>], feature: &str) -> bool {
    let blocks = parsed.iter().flat_map(|parsed| &parsed.document.blocks);
    let mut generators = blocks.filter_map(|block| match block {
        Block::Config(config) if config.keyword.value == "generator" => Some(config),
        Block::Config(_) | Block::Model(_) | Block::Enum(_) | Block::Other(_) => None,
    });
    generators.any(|generator| {
        let features = generator.property("previewFeatures").map_or(&[][..], |list| list.value.elements());
        features.iter().any(|said| said.value.text() == Some(feature))
    })
}

/// What was not understood, which may have said something of every name in it.
fn opaque(place: Place, kind: &str, texts: &Sources, table: Option<String>) -> Opaque {
    let words = texts.words(place).split(|char: char| !(char.is_alphanumeric() || char == '_'));
    let mut mentions: Vec<String> =
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).chain(table).collect_vec();
    mentions.order();
    mentions.dedup();
    Opaque { place, kind: kind.to_owned(), expected: None, mentions, is_of_parts: false }
}

#[cfg(test)]
mod tests;
