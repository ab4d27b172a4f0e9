//! Proposed tables become a [`Schema`]: types and defaults of the dialect, names as the tool gives them.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Column, Default, Index, Limit, Meaning, Table};
use crate::dialect::{Dialect, TypeName};
use crate::ordered::{BTreeMap, CollectVec};
use crate::print::sql::spelled;
use crate::product::ToolName;
use crate::schema::{
    self, Check, ColumnId, ColumnType, Deferrable, ForeignKey, IndexKind, IndexPart, PrimaryKey, Schema,
    TableId, Value, Vocabulary,
};
use crate::text::Place;

/// The schema that these tables make.
pub(super) fn schema(tables: &[Table], dialect: Dialect, tool: ToolName) -> Schema {
    let mut schema = Schema::new(dialect, Vocabulary::ALL);
    let ids: BTreeMap<&str, TableId> =
        tables.iter().map(|table| (table.name.as_str(), add_table(&mut schema, table))).collect();
    for table in tables {
        let id = ids[table.name.as_str()];
        add_keys(&mut schema, table, id, &ids);
        add_indexes(&mut schema, table, id, tool);
    }
    schema
}

/// The type that the dialect stores a meaning in.
pub(super) fn column_type(dialect: Dialect, meaning: Meaning) -> ColumnType {
    let types = dialect.facts().types;
    let of = |name: TypeName| {
        ColumnType::builtin_with(
            name.name,
            name.modifiers.iter().map(|part| (*part).to_owned()).collect_vec(),
        )
    };
    match meaning {
        Meaning::Key | Meaning::Reference => of(types.key),
        Meaning::Text => of(types.text),
        Meaning::Integer => of(types.integer),
        Meaning::BigInteger => of(types.big_integer),
        Meaning::Decimal(digits, after) => ColumnType::builtin_with(
            types.decimal.name,
            if types.decimal.modifiers.is_empty() {
                Vec::new()
            } else {
                [digits, after].map(|part| part.to_string()).into()
            },
        ),
        Meaning::Boolean => of(types.boolean),
        Meaning::Timestamp => of(types.timestamp),
        Meaning::Date => of(types.date),
        Meaning::Time => of(types.time),
        Meaning::TextList if dialect.facts().has_arrays => of(types.text).array(true),
        Meaning::Json | Meaning::TextList => of(types.json),
    }
}

fn add_table(schema: &mut Schema, table: &Table) -> TableId {
    let place = place_of(table);
    let id = schema.add_table(schema::Table::new(schema.default_name(table.name.clone()), place));
    for column in &table.columns {
        let added = add_column(schema, id, column);
        if column.meaning == Meaning::Key {
            let key = PrimaryKey {
                name: Some(format!("{}_pkey", table.name)),
                columns: [added].into(),
                origin: place.into(),
            };
            schema.table_mut(id).primary_key = Some(key);
        }
        if let Some(limit) = &column.limit {
            let name = format!("{}_{}_check", table.name, column.name);
            schema.add_check(Check {
                table: id,
                name: Some(fitting(schema.dialect(), name)),
                expression: condition(&spelled(&column.name, schema.dialect()), limit),
                is_exclusion: false,
                origin: column.evidence.place.into(),
            });
        }
    }
    id
}

fn add_column(schema: &mut Schema, table: TableId, column: &Column) -> ColumnId {
    let dialect = schema.dialect();
    let mut added = schema::Column::new(
        table,
        column.name.clone(),
        column_type(dialect, column.meaning),
        column.evidence.place,
    );
    added.nullable = column.nullable;
    added.default = column.default.as_ref().and_then(|default| default_value(dialect, default));
    schema.add_column(added)
}

fn default_value(dialect: Dialect, default: &Default) -> Option<schema::DefaultValue> {
    Some(match default {
        Default::NewKey => schema::DefaultValue::Expression(dialect.facts().types.new_key?.to_owned()),
        Default::Now => schema::DefaultValue::Now,
        Default::Text(text) => schema::DefaultValue::Value(Value::Text(text.clone())),
        Default::Number(number) => schema::DefaultValue::Value(Value::Number(number.to_string())),
        Default::EmptyList if dialect.facts().has_arrays => {
            schema::DefaultValue::Value(Value::List(Vec::new()))
        }
        Default::EmptyList => return None,
        Default::Boolean(value) => schema::DefaultValue::Value(Value::Boolean(*value)),
    })
}

fn condition(column: &str, limit: &Limit) -> String {
    match limit {
        Limit::Values(values) => {
            let quoted: Vec<String> =
                values.iter().map(|value| format!("'{}'", value.replace('\'', "''"))).collect_vec();
            format!("{column} IN ({})", quoted.join(", "))
        }
        Limit::AtLeast(least) => format!("{column} >= {least}"),
        Limit::MoreThan(under) => format!("{column} > {under}"),
        Limit::Between(least, most) => format!("{column} BETWEEN {least} AND {most}"),
    }
}

fn add_keys(schema: &mut Schema, table: &Table, id: TableId, ids: &BTreeMap<&str, TableId>) {
    if !schema.dialect().facts().is_relational {
        return;
    }
    for relation in &table.relations {
        let (Some(column), Some(parent)) =
            (column_id(schema, id, &relation.column), ids.get(relation.parent.as_str()))
        else {
            continue;
        };
        let name = format!("{}_{}_fkey", table.name, relation.column);
        schema.add_foreign_key(ForeignKey {
            table: id,
            name: Some(fitting(schema.dialect(), name)),
            columns: [column].into(),
            references: schema.default_name(relation.parent.clone()),
            referenced: Some(*parent),
            referenced_columns: ["id".to_owned()].into(),
            on_delete: relation.on_delete,
            on_update: schema::Action::Cascade,
            deferrable: Deferrable::Not,
            not_valid: false,
            origin: relation.evidence.place.into(),
        });
    }
}

fn add_indexes(schema: &mut Schema, table: &Table, id: TableId, tool: ToolName) {
    let single = table
        .columns
        .iter()
        .filter(|column| column.unique)
        .map(|column| (alloc::vec![column.name.clone()], None, column.evidence.place));
    let several = table
        .uniques
        .iter()
        .map(|unique| (unique.columns.clone(), unique.predicate.clone(), unique.evidence.place));
    let uniques: Vec<(Vec<String>, Option<String>, Place)> = single.chain(several).collect_vec();
    for (at, (columns, predicate, place)) in uniques.iter().cloned().enumerate() {
        let parts = columns
            .iter()
            .filter_map(|column| column_id(schema, id, column))
            .map(IndexPart::from)
            .collect_vec();
        // Of the same columns there may be a key for each of several states.
        let is_alike =
            |other: &&(Vec<String>, Option<String>, Place)| other.0 == columns && other.1.is_some();
        let some = match (&predicate, uniques[..at].iter().filter(is_alike).count()) {
            (None, _) => String::new(),
            (Some(_), 0) => "_some".to_owned(),
            (Some(_), before) => format!("_some_{}", before + 1),
        };
        let name = format!("{}_{}{some}_key", table.name, columns.join("_"));
        let added = add_index(schema, id, name, parts, IndexKind::Unique, place);
        schema.index_record_mut(added).predicate = predicate;
    }
    for index in &table.indexes {
        let parts = index
            .columns
            .iter()
            .filter_map(|(column, descending)| {
                let part = IndexPart::from(column_id(schema, id, column)?);
                Some(IndexPart { descending: *descending, ..part })
            })
            .collect_vec();
        let name = index_name(table, index, tool);
        let added = add_index(schema, id, name, parts, IndexKind::Plain, index.evidence.place);
        let record = schema.index_record_mut(added);
        record.predicate.clone_from(&index.predicate);
        record.method = index.method.map(ToOwned::to_owned);
    }
}

fn add_index(
    schema: &mut Schema,
    table: TableId,
    name: String,
    parts: Vec<IndexPart>,
    kind: IndexKind,
    place: Place,
) -> schema::IndexId {
    let name = Some(fitting(schema.dialect(), name));
    schema.add_index(schema::Index {
        table,
        name,
        parts,
        kind,
        method: None,
        predicate: None,
        include: Vec::new(),
        nulls_not_distinct: false,
        origin: place.into(),
    })
}

/// The name of an index: as Prisma derives it, so that its schema need not name it; `idx_…` elsewhere.
pub fn index_name(table: &Table, index: &Index, tool: ToolName) -> String {
    let columns: Vec<&str> = index.columns.iter().map(|(column, _)| column.as_str()).collect_vec();
    let columns = columns.join("_");
    let some = if index.predicate.is_some() { "_some" } else { "" };
    if tool == ToolName::Prisma {
        format!("{}_{columns}{some}_idx", table.name)
    } else {
        format!("idx_{}_{columns}{some}", table.name)
    }
}

/// The name, shortened before its last part where the database would cut it (as Prisma does).
fn fitting(dialect: Dialect, name: String) -> String {
    let longest = dialect.facts().identifier_bytes;
    if name.len() <= longest {
        return name;
    }
    let (stem, suffix) = name.rsplit_once('_').unwrap_or((&name, ""));
    let mut end = longest.saturating_sub(suffix.len() + 1).min(stem.len());
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}_{suffix}", &stem[..end])
}

fn column_id(schema: &Schema, table: TableId, name: &str) -> Option<ColumnId> {
    schema.walk(table).column(name).map(|column| column.id)
}

fn place_of(table: &Table) -> Place {
    table.evidence.first().expect("a table is proposed on evidence").place
}
