//! The JSON of `inspect`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use crate::ordered::CollectVec;
use crate::schema::walk::{CheckWalker, ColumnWalker, ForeignKeyWalker, IndexWalker, TableWalker};
use crate::schema::{Indexed, Schema};

/// A schema.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspect<'s> {
    schema_version: u32,
    dialect: &'s str,
    tables: Vec<Table<'s>>,
    enums: Vec<Enum<'s>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Table<'s> {
    name: String,
    columns: Vec<Column<'s>>,
    primary_key: Option<PrimaryKey<'s>>,
    foreign_keys: Vec<ForeignKey<'s>>,
    indexes: Vec<Index<'s>>,
    uniques: Vec<Index<'s>>,
    checks: Vec<Check<'s>>,
}

#[derive(Debug, Serialize)]
struct Column<'s> {
    name: &'s str,
    r#type: String,
    nullable: bool,
    default: Option<String>,
}

#[derive(Debug, Serialize)]
struct PrimaryKey<'s> {
    name: Option<&'s str>,
    columns: Vec<&'s str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ForeignKey<'s> {
    name: Option<&'s str>,
    columns: Vec<&'s str>,
    references: References<'s>,
    on_delete: &'s str,
    on_update: &'s str,
}

#[derive(Debug, Serialize)]
struct References<'s> {
    table: String,
    columns: &'s [String],
}

/// An index; the parts of `columns` are column names, or expressions in parentheses.
#[derive(Debug, Serialize)]
struct Index<'s> {
    name: Option<&'s str>,
    columns: Vec<String>,
    method: Option<&'s str>,
    predicate: Option<&'s str>,
}

#[derive(Debug, Serialize)]
struct Check<'s> {
    name: Option<&'s str>,
    expression: &'s str,
}

#[derive(Debug, Serialize)]
struct Enum<'s> {
    name: String,
    values: Vec<&'s str>,
}

impl<'s> Inspect<'s> {
    /// The contract's form of a schema.
    pub fn new(schema: &'s Schema) -> Self {
        Self {
            schema_version: super::VERSION,
            dialect: schema.dialect().facts().key,
            tables: schema.tables().map(Table::new).collect_vec(),
            enums: schema
                .enums()
                .map(|each| Enum { name: each.name().to_string(), values: each.values().collect_vec() })
                .collect_vec(),
        }
    }
}

impl<'s> Table<'s> {
    fn new(table: TableWalker<'s>) -> Self {
        let (uniques, indexes): (Vec<IndexWalker<'s>>, _) =
            table.indexes().partition(|index| index.is_unique());
        let primary_key = table.primary_key().map(|key| PrimaryKey {
            name: key.name.as_deref(),
            columns: table.primary_key_columns().map(ColumnWalker::name).collect_vec(),
        });
        let checks = table.checks().map(CheckWalker::record);
        Self {
            name: table.name().to_string(),
            columns: table.columns().map(Column::new).collect_vec(),
            primary_key,
            foreign_keys: table.foreign_keys().map(ForeignKey::new).collect_vec(),
            indexes: indexes.into_iter().map(Index::new).collect_vec(),
            uniques: uniques.into_iter().map(Index::new).collect_vec(),
            checks: checks
                .map(|check| Check { name: check.name.as_deref(), expression: &check.expression })
                .collect_vec(),
        }
    }
}

impl<'s> Column<'s> {
    fn new(column: ColumnWalker<'s>) -> Self {
        Self {
            name: column.name(),
            r#type: column.type_words(),
            nullable: column.is_nullable(),
            default: column.default().map(ToString::to_string),
        }
    }
}

impl<'s> ForeignKey<'s> {
    fn new(foreign_key: ForeignKeyWalker<'s>) -> Self {
        let record = foreign_key.record();
        Self {
            name: foreign_key.name(),
            columns: foreign_key.columns().map(ColumnWalker::name).collect_vec(),
            references: References {
                table: record.references.to_string(),
                columns: &record.referenced_columns,
            },
            on_delete: record.on_delete.sql(),
            on_update: record.on_update.sql(),
        }
    }
}

impl<'s> Index<'s> {
    fn new(index: IndexWalker<'s>) -> Self {
        let record = index.record();
        let schema = index.schema();
        let parts = record.parts.iter().map(|part| match &part.of {
            Indexed::Column(column) => schema.walk(*column).name().to_string(),
            Indexed::Expression(expression) => format!("({expression})"),
        });
        Self {
            name: index.name(),
            columns: parts.collect_vec(),
            method: record.method.as_deref(),
            predicate: record.predicate.as_deref(),
        }
    }
}
