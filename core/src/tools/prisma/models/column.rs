//! Columns: the scalar fields of a model.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::ordered::{BTreeSet, CollectVec};
use crate::schema::{BaseType, Column, ColumnType, type_name};
use crate::syntax::prisma::native::{self, Scalar};
use crate::syntax::prisma::{Arity, Attribute, Field, FieldType};

/// The attributes of a field that Prisma knows, beside native types.
const FIELD_ATTRIBUTES: &[&str] =
    &["id", "unique", "default", "updatedAt", "relation", "map", "ignore", "shardKey"];

/// What the type of a field is.
#[derive(Clone, Copy)]
pub(super) enum FieldKind<'a> {
    /// A type of the language.
    Scalar(Scalar),
    /// The enum of this name.
    Enum(&'a str),
    /// A model or view: a relation.
    Relation(usize),
    /// A composite type.
    Composite,
    /// A type of the database that Prisma does not know.
    Unsupported,
    /// No type at all.
    Missing,
}

impl<'a> Lowering<'a> {
    /// What the type of a field is.
    pub(super) fn kind(&self, field: &Field<'a>) -> FieldKind<'a> {
        let FieldType::Named(name) = &field.ty else { return FieldKind::Unsupported };
        if let Some(scalar) = Scalar::from_name(name.value) {
            return FieldKind::Scalar(scalar);
        }
        if self.enum_names.contains_key(name.value) {
            return FieldKind::Enum(name.value);
        }
        match self.source_names.get(name.value) {
            Some(at) if self.sources[*at].model.kind == ModelKind::Composite => FieldKind::Composite,
            Some(at) => FieldKind::Relation(*at),
            None => FieldKind::Missing,
        }
    }

    /// The columns of a model's table.
    pub(super) fn columns(&mut self, at: usize) {
        let (parsed, model) = (self.sources[at].parsed, self.sources[at].model);
        let Some(table) = self.sources[at].table else { return };
        let mut names = BTreeSet::new();
        for (index, field) in model.fields.iter().enumerate() {
            self.known_attributes(parsed, &field.attributes, "@", FIELD_ATTRIBUTES);
            let is_first = self.sources[at].fields.get(field.name.value) == Some(&index);
            let kind = self.kind(field);
            if let FieldKind::Missing = kind {
                self.missing_type(at, field);
            }
            let Some(ty) = self.column_type(parsed, field, kind).filter(|_| is_first) else { continue };
            let mut column = Column::new(table, field.database_name(), ty, parsed.place(field.name.reach));
            column.nullable = field.arity != Arity::Required;
            column.comment = (!field.docs.is_empty()).then(|| field.docs.join("\n"));
            if !names.insert(column.name.clone()) {
                let message = alloc::format!(
                    "field `{}` is the second one of column `{}`",
                    field.name.value,
                    column.name
                );
                self.error(parsed.place(field.name.reach), message);
                continue;
            }
            self.default(parsed, field, kind, &mut column);
            self.sources[at].columns[index] = Some(self.schema.add_column(column));
        }
    }

    /// Names each attribute that Prisma does not have; what it was to say is not known.
    pub(super) fn known_attributes(
        &mut self,
        parsed: &Parsed<'_>,
        attributes: &[Attribute<'_>],
        mark: &str,
        known: &[&str],
    ) {
        for attribute in attributes {
            let name = attribute.name.value;
            if !name.contains('.') && !known.contains(&name) {
                let place = parsed.place(attribute.reach);
                let message = alloc::format!("Prisma has no attribute `{mark}{name}`");
                self.findings.push(Finding::warning(INVALID_SCHEMA, place.into(), message));
            }
        }
    }

    fn missing_type(&mut self, at: usize, field: &Field<'a>) {
        let FieldType::Named(name) = &field.ty else { return };
        let source = &self.sources[at];
        let place = source.place(name.reach);
        let message = alloc::format!(
            "type `{}` of field `{}` is neither built in nor a model, an enum or a composite type",
            name.value,
            field.name.value
        );
        let finding = Finding::error(INVALID_SCHEMA, place.into(), message);
        self.findings.push(finding.table(source.model.database_name()).object(field.database_name()));
        if let Some(table) = source.table {
            self.unknown(place, "field of an unknown type", table);
        }
    }

    /// The type of the column; none where the field is a relation.
    fn column_type(
        &mut self,
        parsed: &Parsed<'a>,
        field: &Field<'a>,
        kind: FieldKind<'a>,
    ) -> Option<ColumnType> {
        let base = match kind {
            FieldKind::Scalar(scalar) => self.scalar_type(parsed, field, scalar),
            FieldKind::Enum(name) => self.enum_type(name),
            FieldKind::Unsupported => self.unsupported_type(field),
            FieldKind::Composite if self.facts().is_relational => BaseType::Unknown,
            FieldKind::Composite => self.builtin("object", Vec::new()),
            FieldKind::Missing if field.arity == Arity::List || field.attribute("relation").is_some() => {
                return None;
            }
            FieldKind::Missing => BaseType::Unknown,
            FieldKind::Relation(_) => return None,
        };
        let array = field.arity == Arity::List;
        if array && !self.facts().has_arrays {
            let message = alloc::format!("{} has no lists of scalars", self.facts().name);
            self.error(parsed.place(field.name.reach), message);
        }
        Some(ColumnType { base, array })
    }

    fn builtin(&self, name: &str, modifiers: Vec<String>) -> BaseType {
        type_name::builtin(self.datasource.dialect, name, modifiers).unwrap_or(BaseType::Unknown)
    }

    /// The native type, or the one that the scalar has without.
    fn scalar_type(&mut self, parsed: &Parsed<'a>, field: &Field<'a>, scalar: Scalar) -> BaseType {
        let dialect = self.datasource.dialect;
        if scalar == Scalar::Json && !self.facts().takes_enums_and_json {
            let message = alloc::format!("{} has no `Json`", self.facts().name);
            self.error(parsed.place(field.name.reach), message);
        }
        let Some(attribute) = field.native() else {
            let native = native::default_native(dialect, scalar);
            let modifiers = native.default.unwrap_or_default().iter().map(ToString::to_string).collect_vec();
            return self.builtin(native.sql, modifiers);
        };
        let name = attribute.name.value.split_once('.').map_or(attribute.name.value, |(_, name)| name);
        let mut named = native::natives(dialect).iter().filter(|native| native.name == name).peekable();
        let is_known = named.peek().is_some();
        if let Some(native) = named.find(|native| native.scalar == scalar) {
            let modifiers = attribute.arguments.iter().filter_map(|argument| {
                let value = &argument.value.value;
                value.number().map(str::to_owned).or_else(|| value.word().map(str::to_lowercase))
            });
            // MySQL's `TINYINT(1)` is how Prisma writes a boolean.
            let sql =
                if scalar == Scalar::Boolean && native.sql == "tinyint" { "boolean" } else { native.sql };
            return self.builtin(sql, modifiers.collect_vec());
        }
        let message = if is_known {
            alloc::format!("native type `{name}` is for another type of field than `{}`", scalar.name())
        } else {
            alloc::format!("{} has no native type `{name}`", self.facts().name)
        };
        self.error(parsed.place(attribute.reach), message);
        BaseType::Unknown
    }

    fn enum_type(&self, name: &str) -> BaseType {
        match self.enum_names.get(name) {
            Some(EnumSource { id: Some(id), .. }) => BaseType::Enum(*id),
            Some(source) if self.facts().has_inline_enums => {
                BaseType::InlineEnum(source.values().map(str::to_owned).collect_vec())
            }
            // Elsewhere an enum is checked by Prisma alone and stored as a string.
            Some(_) => {
                let native = native::default_native(self.datasource.dialect, Scalar::String);
                let modifiers = native.default.unwrap_or_default().iter().map(ToString::to_string);
                self.builtin(native.sql, modifiers.collect_vec())
            }
            None => BaseType::Unknown,
        }
    }

    /// `Unsupported("vector(1536)")`: the type of the database by name.
    fn unsupported_type(&self, field: &Field<'a>) -> BaseType {
        let FieldType::Unsupported(ty) = &field.ty else { return BaseType::Unknown };
        let (name, rest) = ty.value.split_once('(').unwrap_or((&ty.value, ""));
        let (inside, after) = rest.rsplit_once(')').unwrap_or((rest, ""));
        let words = name.split_whitespace().chain(after.split_whitespace());
        let name = words.collect_vec().join(" ").to_lowercase();
        let modifiers: Vec<String> =
            inside.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect_vec();
        type_name::builtin(self.datasource.dialect, &name, modifiers.clone()).unwrap_or_else(|| {
            let (namespace, name) = name.rsplit_once('.').unwrap_or(("", &name));
            BaseType::Named { name: ObjectName::new(namespace, name.trim_matches('"')), modifiers }
        })
    }
}
