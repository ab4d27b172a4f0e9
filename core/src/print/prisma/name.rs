//! Names of models, enums and fields.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use heck::ToSnakeCase;

use super::case;
use crate::language;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::schema::walk::TableWalker;
use crate::schema::{BaseType, ColumnId, EnumId, Schema, TableId};
use crate::syntax::prisma::native::Scalar;

/// The name in the schema file of everything that has one.
pub(super) struct Names {
    models: BTreeMap<TableId, String>,
    enums: BTreeMap<EnumId, String>,
    inline_enums: BTreeMap<ColumnId, String>,
    fields: BTreeMap<ColumnId, String>,
}

impl Names {
    pub(super) fn of(schema: &Schema) -> Self {
        // Models and enums share one space of names with the scalar types.
        let mut taken: BTreeSet<String> = Scalar::ALL.map(|scalar| scalar.name().to_owned()).into();
        let models = schema.tables().map(|table| {
            let one = |words: &str| language::singular(words);
            (table.id, free(&type_name(&table.name().name, "Table", one), &mut taken))
        });
        let models = models.collect();
        let enums = schema.enums().map(|record| {
            (record.id, free(&type_name(&record.name().name, "Enum", str::to_owned), &mut taken))
        });
        let enums = enums.collect();
        let mut names = Self { models, enums, inline_enums: BTreeMap::new(), fields: BTreeMap::new() };
        for table in schema.tables() {
            names.table(table, &mut taken);
        }
        names
    }

    fn table(&mut self, table: TableWalker<'_>, taken: &mut BTreeSet<String>) {
        let mut fields = BTreeSet::new();
        for column in table.columns() {
            self.fields.insert(column.id, free(&field_name(column.name()), &mut fields));
            if let BaseType::InlineEnum(_) = column.ty().base {
                let name = format!("{}{}", self.model(table.id), case::pascal(column.name()));
                self.inline_enums.insert(column.id, free(&name, taken));
            }
        }
    }

    pub(super) fn model(&self, table: TableId) -> &str {
        self.models.get(&table).map_or("", String::as_str)
    }

    pub(super) fn enum_name(&self, id: EnumId) -> &str {
        self.enums.get(&id).map_or("", String::as_str)
    }

    pub(super) fn field(&self, column: ColumnId) -> &str {
        self.fields.get(&column).map_or("", String::as_str)
    }

    pub(super) fn inline_enum(&self, column: ColumnId) -> &str {
        self.inline_enums.get(&column).map_or("", String::as_str)
    }

    /// The values and the name of each enum that is written at a column.
    pub(super) fn inline_enums<'s>(&'s self, schema: &'s Schema) -> Vec<(&'s [String], &'s str)> {
        let values =
            self.inline_enums.iter().filter_map(|(column, name)| match &schema.walk(*column).ty().base {
                BaseType::InlineEnum(values) => Some((values.as_slice(), name.as_str())),
                BaseType::Builtin { .. } | BaseType::Enum(_) | BaseType::Named { .. } | BaseType::Unknown => {
                    None
                }
            });
        values.collect_vec()
    }
}

/// A name that is not taken yet, and taken from now on.
pub(super) fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = name.to_owned();
    let mut count = 2;
    while !taken.insert(free.clone()) {
        free = format!("{name}{count}");
        count += 1;
    }
    free
}

/// Whether Prisma takes a name as it is.
fn is_identifier(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_alphabetic())
        && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_')
}

/// A name in Pascal case; `inflect` is given its words in lower case.
fn type_name(name: &str, fallback: &str, inflect: impl Fn(&str) -> String) -> String {
    if is_identifier(name) && name.starts_with(|char: char| char.is_ascii_uppercase()) && !name.contains('_')
    {
        return name.to_owned();
    }
    let words = name.to_snake_case().replace('_', " ");
    let plain: String =
        inflect(&words).chars().map(|char| if char.is_ascii_alphanumeric() { char } else { ' ' }).collect();
    starting_with_letter(case::pascal(&plain), fallback)
}

/// A name in camel case.
fn field_name(name: &str) -> String {
    if is_identifier(name) && !name.contains('_') {
        return name.to_owned();
    }
    let plain: String =
        name.chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '_' }).collect();
    starting_with_letter(case::camel(&plain), "field")
}

/// The name of an enum's value: itself wherever that is one.
pub(super) fn enum_value(value: &str, taken: &mut BTreeSet<String>) -> String {
    let name = if is_identifier(value) {
        value.to_owned()
    } else {
        let plain: String =
            value.chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '_' }).collect();
        starting_with_letter(plain.trim_matches('_').to_owned(), "VALUE_")
    };
    free(&name, taken)
}

fn starting_with_letter(name: String, front: &str) -> String {
    if name.starts_with(|char: char| char.is_ascii_alphabetic()) { name } else { format!("{front}{name}") }
}
