//! What an index, a foreign key and a check are, apart from their names.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::expression::normal;
use super::matching::Candidate;
use crate::ordered::CollectVec;
use crate::schema::walk::*;
use crate::schema::{
    Action, CheckId, ColumnId, Deferrable, ForeignKeyId, IndexId, IndexKind, IndexPart, Indexed, ObjectName,
    Schema, Vocabulary, cut,
};

/// What an index is, as far as both sides can say.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct IndexShape {
    kind: IndexKind,
    parts: Vec<IndexedPart>,
    method: Option<String>,
    predicate: Option<String>,
    include: Vec<String>,
    nulls_not_distinct: bool,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct IndexedPart {
    of: String,
    is_expression: bool,
    descending: bool,
    nulls_first: Option<bool>,
    operator_class: Option<String>,
    length: Option<u32>,
}

pub(super) fn index(index: IndexWalker<'_>, can: Vocabulary) -> Option<Candidate<'_, IndexId, IndexShape>> {
    let record = index.record();
    let has_expression = record.parts.iter().any(|part| matches!(part.of, Indexed::Expression(_)));
    if record.predicate.is_some() && !can.partial_indexes || has_expression && !can.expression_indexes {
        return None;
    }
    let name_of = |id: ColumnId| index.schema().walk(id).name().to_owned();
    let mut parts: Vec<IndexedPart> = record.parts.iter().map(|part| part_of(part, index, can)).collect_vec();
    let mut include: Vec<String> = record.include.iter().map(|id| name_of(*id)).collect_vec();
    if !can.included_columns {
        // Where they cannot be told apart, Prisma reads them as further key columns.
        let included = include.drain(..).map(IndexedPart::plain);
        if index.schema().dialect().facts().reads_included_columns {
            parts.extend(included);
        }
    }
    let shape = IndexShape {
        kind: if can.unique_constraints && !index.schema().dialect().facts().uniques_are_indexes {
            record.kind
        } else {
            record.kind.min(IndexKind::Unique)
        },
        parts,
        method: record.method.clone().filter(|method| method != "btree"),
        predicate: record.predicate.as_deref().map(normal),
        include,
        nulls_not_distinct: can.null_order && record.nulls_not_distinct,
    };
    // An automatic index is named by its place in the table, which says nothing of a constraint.
    let facts = index.schema().dialect().facts();
    let is_automatic =
        record.kind == IndexKind::Constraint && can.unique_constraints && !facts.names_constraints;
    let name = kept(index.name(), index.schema()).filter(|_| !is_automatic);
    Some(Candidate { id: index.id, shape, name })
}

impl IndexedPart {
    fn plain(column: String) -> Self {
        Self {
            of: column,
            is_expression: false,
            descending: false,
            nulls_first: None,
            operator_class: None,
            length: None,
        }
    }
}

fn part_of(part: &IndexPart, index: IndexWalker<'_>, can: Vocabulary) -> IndexedPart {
    let plain = match &part.of {
        Indexed::Column(id) => IndexedPart::plain(index.schema().walk(*id).name().to_owned()),
        Indexed::Expression(expression) => {
            IndexedPart { is_expression: true, ..IndexedPart::plain(normal(expression)) }
        }
    };
    IndexedPart {
        descending: part.descending,
        // NULLS FIRST is what DESC means by itself, NULLS LAST what ASC does.
        nulls_first: part.nulls_first.filter(|first| can.null_order && *first != part.descending),
        operator_class: part.operator_class.as_deref().and_then(|class| special_class(class, index)),
        length: part.length,
        ..plain
    }
}

/// An operator class in lower case, without its namespace, where it is not the one that the type has by itself.
fn special_class(class: &str, index: IndexWalker<'_>) -> Option<String> {
    let class = class.rsplit('.').next().unwrap_or(class).trim_matches('"').to_ascii_lowercase();
    let defaults = match index.record().method.as_deref().unwrap_or("btree") {
        "btree" | "hash" => DEFAULT_CLASSES,
        "gin" => &["array_ops", "jsonb_ops", "tsvector_ops"],
        "gist" => {
            &["box_ops", "circle_ops", "point_ops", "poly_ops", "range_ops", "tsquery_ops", "tsvector_ops"]
        }
        "spgist" => &["box_ops", "inet_ops", "poly_ops", "quad_point_ops", "range_ops", "text_ops"],
        "brin" if class.ends_with("_minmax_ops") => return None,
        "brin" => &["box_inclusion_ops", "inet_inclusion_ops", "range_inclusion_ops"],
        _ => &[],
    };
    (!defaults.contains(&class.as_str())).then_some(class)
}

/// The operator classes of B-trees and hashes that a column has without being told (`pg_opclass.opcdefault`).
const DEFAULT_CLASSES: &[&str] = &[
    "array_ops",
    "bit_ops",
    "bool_ops",
    "bpchar_ops",
    "bytea_ops",
    "char_ops",
    "cidr_ops",
    "citext_ops",
    "date_ops",
    "enum_ops",
    "float4_ops",
    "float8_ops",
    "inet_ops",
    "int2_ops",
    "int4_ops",
    "int8_ops",
    "interval_ops",
    "jsonb_ops",
    "macaddr8_ops",
    "macaddr_ops",
    "money_ops",
    "name_ops",
    "numeric_ops",
    "oid_ops",
    "pg_lsn_ops",
    "range_ops",
    "record_ops",
    "text_ops",
    "time_ops",
    "timestamp_ops",
    "timestamptz_ops",
    "timetz_ops",
    "tsquery_ops",
    "tsvector_ops",
    "uuid_ops",
    "varbit_ops",
    "varchar_ops",
];

/// What a foreign key is, as far as both sides can say.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ForeignKeyShape {
    columns: Vec<String>,
    references: ObjectName,
    referenced_columns: Vec<String>,
    on_delete: Action,
    on_update: Action,
    deferrable: Deferrable,
    not_valid: bool,
}

/// Whether the database has an index of itself: a foreign key of its table is over the same columns. Prisma does not say
/// such an index, and does not miss it (`index_covers_fk` in its differ).
pub(super) fn is_made_for_foreign_key(index: IndexWalker<'_>) -> bool {
    let record = index.record();
    let makes_them = index.schema().dialect().facts().indexes_foreign_keys;
    let columns: Vec<ColumnId> = record.leading_columns().collect_vec();
    makes_them
        && record.kind == IndexKind::Plain
        && record.method.is_none()
        && record.parts.len() == columns.len()
        && index.table().foreign_keys().any(|foreign_key| foreign_key.record().columns == columns)
}

/// A foreign key to match.
pub(super) fn foreign_key(
    foreign_key: ForeignKeyWalker<'_>,
    can: Vocabulary,
) -> Candidate<'_, ForeignKeyId, ForeignKeyShape> {
    let record = foreign_key.record();
    let referenced_columns = match foreign_key.referenced_table() {
        Some(table) if record.referenced_columns.is_empty() => {
            table.primary_key_columns().map(|column| column.name().to_owned()).collect_vec()
        }
        _ => record.referenced_columns.clone(),
    };
    let is_one = foreign_key.schema().dialect().facts().restrict_is_no_action;
    let told = |action| if is_one && action == Action::NoAction { Action::Restrict } else { action };
    let shape = ForeignKeyShape {
        columns: foreign_key.columns().map(|column| column.name().to_owned()).collect_vec(),
        references: record.references.clone(),
        referenced_columns,
        on_delete: told(record.on_delete),
        on_update: told(record.on_update),
        deferrable: if can.deferrability { record.deferrable } else { Deferrable::default() },
        not_valid: can.validity && record.not_valid,
    };
    let facts = foreign_key.schema().dialect().facts();
    let name = kept(foreign_key.name(), foreign_key.schema()).filter(|_| facts.names_constraints);
    Candidate { id: foreign_key.id, shape, name }
}

/// A check to match.
pub(super) fn check(check: CheckWalker<'_>) -> Candidate<'_, CheckId, (bool, String)> {
    let record = check.record();
    let shape = (record.is_exclusion, normal(&record.expression));
    let facts = check.schema().dialect().facts();
    let name = kept(record.name.as_deref(), check.schema()).filter(|_| facts.names_constraints);
    Candidate { id: check.id, shape, name }
}

/// Whether a unique index is over the two columns of a join table, as Prisma kept its rows unique up to version 5.
pub(super) fn is_key_of_join(index: IndexWalker<'_>) -> bool {
    index.is_unique()
        && index.record().parts.len() == 2
        && index.columns().map(ColumnWalker::name).eq(["A", "B"])
}

/// A name as the database keeps it: cut where it is too long.
pub(super) fn kept<'s>(name: Option<&'s str>, schema: &Schema) -> Option<&'s str> {
    name.map(|name| cut(name, schema.dialect().facts().identifier_bytes))
}
