//! What a database holds, line by line, read from SQLite's pragmas and from the model alike.
//!
//! **Invariant: a line of the catalog and the line of the model that means the same are equal strings.**

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use throughline_core::schema::walk::{ColumnWalker, ForeignKeyWalker, IndexWalker, TableWalker};
use throughline_core::schema::{BaseType, ColumnType, DefaultValue, IndexKind, Indexed, Schema, Value};

use super::Database;

/// One sorted line for each column, key, foreign key, index, table and view.
pub type Catalog = BTreeSet<String>;

const TABLES: &str = "SELECT name, type, wr FROM pragma_table_list
     WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND type <> 'view'";
const VIEWS: &str = "SELECT name FROM sqlite_schema WHERE type = 'view'";
/// A key that is the row's id has no index, and takes no NULL.
const COLUMNS: &str = "SELECT t.name AS 'table', c.cid, c.name, c.type, c.dflt_value, c.pk, c.hidden,
         c.\"notnull\" OR (c.pk > 0 AND NOT t.wr
             AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) WHERE origin = 'pk')) AS not_null
     FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c
     WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
const INDEXES: &str = "SELECT t.name AS 'table', i.name AS 'index', i.\"unique\", i.origin, i.partial, p.name, p.desc
     FROM pragma_table_list t JOIN pragma_index_list(t.name) i JOIN pragma_index_xinfo(i.name) p
     WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND i.origin <> 'pk' AND p.key
     ORDER BY t.name, i.name, p.seqno";
const FOREIGN_KEYS: &str = "SELECT t.name AS 'table', k.id, k.\"table\" AS 'to_table', k.\"from\", k.\"to\",
         k.on_delete, k.on_update
     FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k
     WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
     ORDER BY t.name, k.id, k.seq";

fn text<'r>(row: &'r Json, column: &str) -> &'r str {
    row[column].as_str().unwrap_or_default()
}

fn number(row: &Json, column: &str) -> i64 {
    row[column].as_i64().unwrap_or_default()
}

/// Asks SQLite.
pub fn of_database(database: &Database) -> Catalog {
    let mut lines = Catalog::new();
    for row in database.rows(TABLES) {
        lines.insert(format!("table {}", text(&row, "name")));
    }
    lines.extend(database.rows(VIEWS).iter().map(|row| format!("view {}", text(row, "name"))));
    let mut keys: BTreeMap<String, Vec<(i64, String)>> = BTreeMap::new();
    for row in database.rows(COLUMNS) {
        let (table, name) = (text(&row, "table"), text(&row, "name"));
        let not_null = if number(&row, "not_null") == 1 { " not null" } else { "" };
        let default = match row["dflt_value"].as_str() {
            _ if number(&row, "hidden") > 1 => " generated".to_owned(),
            Some(default) if !default.eq_ignore_ascii_case("null") => format!(" default {}", said(default)),
            _ => String::new(),
        };
        let ty = text(&row, "type").to_lowercase().replace(", ", ",").replace(" (", "(");
        lines.insert(format!("column {table}.{} {name} {ty}{not_null}{default}", number(&row, "cid")));
        if number(&row, "pk") > 0 {
            keys.entry(table.to_owned()).or_default().push((number(&row, "pk"), name.to_owned()));
        }
    }
    for (table, columns) in &mut keys {
        columns.sort();
        let columns: Vec<&str> = columns.iter().map(|(_, column)| column.as_str()).collect();
        lines.insert(format!("primary key {table} ({})", columns.join(", ")));
    }
    lines.extend(index_rows(&database.rows(INDEXES)));
    lines.extend(foreign_key_rows(&database.rows(FOREIGN_KEYS), &keys));
    lines
}

/// A default as the catalog has it: what it says where it is a constant.
fn said(default: &str) -> String {
    let upper = default.to_uppercase();
    let is_number =
        |text: &str| text.parse::<f64>().is_ok() && text.bytes().all(|byte| !byte.is_ascii_alphabetic());
    if upper == "CURRENT_TIMESTAMP" {
        return "now".to_owned();
    }
    if upper == "TRUE" || upper == "FALSE" {
        return upper.to_lowercase();
    }
    for quote in ['\'', '"'] {
        let inside = default.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inside) = inside {
            return inside.replace(&format!("{quote}{quote}"), &quote.to_string());
        }
    }
    let is_word = default.bytes().all(|byte| byte.is_ascii_alphabetic());
    let default = default.trim_start_matches('+');
    if is_number(default) || is_word { default.to_owned() } else { "expression".to_owned() }
}

fn index_rows(rows: &[Json]) -> Vec<String> {
    let mut indexes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows {
        let kind = match (text(row, "origin"), number(row, "unique")) {
            ("u", _) => "unique",
            (_, 1) => "unique index",
            _ => "index",
        };
        let predicate = if number(row, "partial") == 1 { " where" } else { "" };
        let head = format!("{kind} {} {}{predicate}", text(row, "table"), text(row, "index"));
        let name = row["name"].as_str().unwrap_or("expression");
        let is_descending = number(row, "desc") == 1 && kind != "unique";
        indexes.entry(head).or_default().push(if is_descending {
            format!("{name} desc")
        } else {
            name.to_owned()
        });
    }
    indexes.into_iter().map(|(head, parts)| format!("{head} ({})", parts.join(", "))).collect()
}

/// The table a foreign key references, its columns, those that it references, and its actions.
type KeyRows = (String, Vec<String>, Vec<String>, String);

fn foreign_key_rows(rows: &[Json], keys: &BTreeMap<String, Vec<(i64, String)>>) -> Vec<String> {
    let mut found: BTreeMap<(String, i64), KeyRows> = BTreeMap::new();
    for row in rows {
        let of = (text(row, "table").to_owned(), number(row, "id"));
        let actions = format!("delete {} update {}", text(row, "on_delete"), text(row, "on_update"));
        let entry =
            found.entry(of).or_insert_with(|| (text(row, "to_table").to_owned(), vec![], vec![], actions));
        entry.1.push(text(row, "from").to_owned());
        entry.2.extend(row["to"].as_str().map(ToOwned::to_owned));
    }
    let lines = found.into_iter().map(|((table, _), (to, from, mut columns, actions))| {
        if columns.is_empty() {
            let key = keys.iter().find(|(name, _)| name.eq_ignore_ascii_case(&to)).map(|(_, key)| key);
            columns = key.into_iter().flatten().map(|(_, column)| column.clone()).collect();
        }
        foreign_key(&table, &from.join(", "), &to, &columns.join(", "), &actions)
    });
    lines.collect()
}

fn foreign_key(table: &str, from: &str, to: &str, columns: &str, actions: &str) -> String {
    format!("foreign key {table} ({from}) references {to} ({columns}) {actions}")
}

/// The same lines, of the model.
pub fn of_schema(schema: &Schema) -> Catalog {
    let mut lines = Catalog::new();
    for table in schema.tables() {
        lines.insert(format!("table {}", table.name().name));
        // Of a virtual table and those behind it only the names are compared.
        if table.columns().len() > 0 {
            table_lines(table, &mut lines);
        }
    }
    lines.extend(schema.views().map(|view| format!("view {}", view.record().name.name)));
    lines
}

fn table_lines(table: TableWalker<'_>, lines: &mut Catalog) {
    let name = &table.name().name;
    for (at, column) in table.columns().enumerate() {
        let not_null = if column.is_nullable() { "" } else { " not null" };
        let default = match column.default() {
            _ if column.record().generated.is_some() => " generated".to_owned(),
            Some(default) => format!(" default {}", default_words(default)),
            None => String::new(),
        };
        let ty = type_words(column.ty());
        lines.insert(format!("column {name}.{at} {} {ty}{not_null}{default}", column.name()));
    }
    if table.primary_key().is_some() {
        let columns: Vec<&str> = table.primary_key_columns().map(ColumnWalker::name).collect();
        lines.insert(format!("primary key {name} ({})", columns.join(", ")));
    }
    lines.extend(table.foreign_keys().map(foreign_key_line));
    lines.extend(table.indexes().map(index_line));
}

fn foreign_key_line(key: ForeignKeyWalker<'_>) -> String {
    let record = key.record();
    let from: Vec<&str> = key.columns().map(ColumnWalker::name).collect();
    let mut columns = record.referenced_columns.clone();
    if let Some(table) = key.referenced_table().filter(|_| columns.is_empty()) {
        columns = table.primary_key_columns().map(|column| column.name().to_owned()).collect();
    }
    let actions = format!("delete {} update {}", record.on_delete.sql(), record.on_update.sql());
    foreign_key(
        &key.table().name().name,
        &from.join(", "),
        &record.references.name,
        &columns.join(", "),
        &actions,
    )
}

fn index_line(index: IndexWalker<'_>) -> String {
    let record = index.record();
    let parts = record.parts.iter().map(|part| {
        let of = match part.of {
            Indexed::Column(id) => index.schema().walk(id).name(),
            Indexed::Expression(_) => "expression",
        };
        if part.descending { format!("{of} desc") } else { of.to_owned() }
    });
    let kind = match record.kind {
        IndexKind::Constraint => "unique",
        IndexKind::Unique => "unique index",
        IndexKind::Plain => "index",
    };
    let predicate = if record.predicate.is_some() { " where" } else { "" };
    let name = index.name().unwrap_or_default();
    format!(
        "{kind} {} {name}{predicate} ({})",
        index.table().name().name,
        parts.collect::<Vec<_>>().join(", ")
    )
}

fn type_words(ty: &ColumnType) -> String {
    match &ty.base {
        BaseType::Builtin { name, modifiers } if modifiers.is_empty() => name.clone(),
        BaseType::Builtin { name, modifiers } => format!("{name}({})", modifiers.join(",")),
        BaseType::Enum(_) | BaseType::InlineEnum(_) | BaseType::Named { .. } | BaseType::Unknown => {
            "unknown".to_owned()
        }
    }
}

fn default_words(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Now => "now".to_owned(),
        DefaultValue::Value(Value::Boolean(value)) => value.to_string(),
        DefaultValue::Value(Value::Number(value) | Value::Text(value)) => value.clone(),
        DefaultValue::Sequence(_) | DefaultValue::Expression(_) | DefaultValue::Value(Value::List(_)) => {
            "expression".to_owned()
        }
    }
}
