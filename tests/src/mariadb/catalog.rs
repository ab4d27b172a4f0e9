//! What a database holds, line by line, read from MariaDB's catalog and from the model alike.
//!
//! **Invariant: a line of the catalog and the line of the model that means the same are equal strings.**

use std::collections::BTreeSet;
use std::fmt::Write as _;

use throughline_core::schema::walk::{ForeignKeyWalker, IndexWalker, TableWalker};
use throughline_core::schema::{
    Action, BaseType, ColumnType, DefaultValue, IndexKind, IndexPart, Indexed, Schema, Value,
};

use super::Database;

/// One sorted line for each column, key, index, foreign key, check and view.
pub type Catalog = BTreeSet<String>;

/// Asks MariaDB.
pub fn of_database(database: &Database<'_>) -> Catalog {
    let mut lines = Catalog::new();
    for row in database.query(COLUMNS) {
        lines.insert(column_of_row(&row));
    }
    for query in [INDEXES, FOREIGN_KEYS, CHECKS, VIEWS] {
        lines.extend(database.query(query).into_iter().map(|row| row.concat()));
    }
    lines
}

const COLUMNS: &str = "SELECT c.table_name, c.ordinal_position, c.column_name, c.column_type, c.is_nullable,
        IFNULL(c.column_default, ''), c.extra, REPLACE(c.column_comment, '\\n', ' ')
    FROM information_schema.columns c JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    WHERE c.table_schema = DATABASE()";

const INDEXES: &str = "SELECT CONCAT(IF(index_name = 'PRIMARY', 'primary key ', IF(non_unique, 'index ', 'unique index ')),
        table_name, IF(index_name = 'PRIMARY', '', CONCAT(' ', index_name)),
        CASE index_type WHEN 'FULLTEXT' THEN ' fulltext' WHEN 'SPATIAL' THEN ' spatial' ELSE '' END, ' (',
        GROUP_CONCAT(column_name, IF(sub_part IS NULL OR index_type = 'SPATIAL', '', CONCAT('(', sub_part, ')')),
            IF(collation = 'D', ' desc', '') ORDER BY seq_in_index SEPARATOR ', '), ')')
    FROM information_schema.statistics WHERE table_schema = DATABASE()
    GROUP BY table_name, index_name, non_unique, index_type";

const FOREIGN_KEYS: &str = "SELECT CONCAT('foreign key ', k.table_name, ' ', k.constraint_name, ' (',
        GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') references ',
        k.referenced_table_name, ' (',
        GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') delete ',
        REPLACE(r.delete_rule, 'NO ACTION', 'RESTRICT'), ' update ', REPLACE(r.update_rule, 'NO ACTION', 'RESTRICT'))
    FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
        ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
            AND r.table_name = k.table_name
    WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
    GROUP BY k.table_name, k.constraint_name, k.referenced_table_name, r.delete_rule, r.update_rule";

// A check of JSON's alias is nobody's; one without a name is only counted.
const CHECKS: &str =
    "SELECT CONCAT('check ', table_name, ' ', constraint_name) FROM information_schema.check_constraints
    WHERE constraint_schema = DATABASE() AND level = 'Table' AND constraint_name NOT LIKE 'CONSTRAINT\\_%'
    UNION ALL SELECT CONCAT('checks ', table_name, ' ', COUNT(*)) FROM information_schema.check_constraints
    WHERE constraint_schema = DATABASE() AND check_clause NOT LIKE 'json_valid%' GROUP BY table_name";

const VIEWS: &str =
    "SELECT CONCAT('view ', table_name) FROM information_schema.views WHERE table_schema = DATABASE()";

fn column_of_row(row: &[String]) -> String {
    let [table, position, name, ty, nullable, default, extra, comment] = row else {
        return format!("a row of {} columns", row.len());
    };
    let mut line = format!("column {table}.{name} #{position} {}", without_width(ty));
    if nullable == "NO" {
        line.push_str(" not null");
    }
    if extra.contains("auto_increment") {
        line.push_str(" auto_increment");
    }
    if extra.contains("GENERATED") {
        line.push_str(" generated");
    } else if let Some(default) = default_of_catalog(default) {
        let _ = write!(line, " default {default}");
    }
    if !comment.is_empty() {
        let _ = write!(line, " comment {comment}");
    }
    line
}

/// A type without the display width of an integer, which says nothing; `tinyint(1)` is a boolean.
fn without_width(ty: &str) -> String {
    let (name, rest) = ty.split_once('(').unwrap_or((ty, ""));
    let has_width = matches!(name, "tinyint" | "smallint" | "mediumint" | "int" | "bigint" | "year");
    if !has_width || ty.starts_with("tinyint(1)") {
        return ty.to_owned();
    }
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    format!("{name}{after}")
}

fn default_of_catalog(default: &str) -> Option<String> {
    let lower = default.to_ascii_lowercase();
    Some(match default {
        "" | "NULL" => return None,
        _ if lower.starts_with("current_timestamp") => "now".to_owned(),
        _ if lower.starts_with("b'") => {
            let bits = lower.trim_start_matches("b'").trim_end_matches('\'');
            u64::from_str_radix(bits, 2).map_or_else(|_| lower.clone(), |bits| bits.to_string())
        }
        _ if default.starts_with('\'') => {
            let said = default[1..default.len() - 1].replace("''", "'");
            number(&said.replace("\\'", "'").replace("\\\\", "\\"))
        }
        _ if default.trim_start_matches('-').starts_with(|char: char| char.is_ascii_digit()) => {
            number(default)
        }
        _ => "expression".to_owned(),
    })
}

/// A number without zeros at the end behind the point; anything else as it is.
fn number(text: &str) -> String {
    let is_number = text.contains('.')
        && text.trim_start_matches('-').chars().all(|char| char.is_ascii_digit() || char == '.');
    if is_number { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
}

/// The same lines, of the model.
pub fn of_schema(schema: &Schema) -> Catalog {
    let mut lines = Catalog::new();
    for table in schema.tables() {
        table_lines(table, &mut lines);
    }
    lines.extend(schema.views().map(|view| format!("view {}", view.record().name.name)));
    lines
}

fn table_lines(table: TableWalker<'_>, lines: &mut Catalog) {
    let name = &table.name().name;
    for (at, column) in table.columns().enumerate() {
        let mut line = format!("column {name}.{} #{} {}", column.name(), at + 1, type_words(column.ty()));
        if !column.is_nullable() {
            line.push_str(" not null");
        }
        if column.record().identity.is_some() {
            line.push_str(" auto_increment");
        }
        if column.record().generated.is_some() {
            line.push_str(" generated");
        } else if let Some(default) = column.default() {
            let _ = write!(line, " default {}", default_words(default));
        }
        if let Some(comment) = column.record().comment.as_deref().filter(|comment| !comment.is_empty()) {
            let _ = write!(line, " comment {}", comment.replace('\n', " "));
        }
        lines.insert(line);
    }
    if table.primary_key().is_some() {
        let columns: Vec<&str> = table.primary_key_columns().map(|column| column.name()).collect();
        lines.insert(format!("primary key {name} ({})", columns.join(", ")));
    }
    lines.extend(table.indexes().map(index_line));
    lines.extend(table.foreign_keys().map(foreign_key_line));
    let checks = table.checks().filter_map(|check| check.record().name.as_deref());
    lines.extend(checks.map(|check| format!("check {name} {check}")));
    if table.checks().len() > 0 {
        lines.insert(format!("checks {name} {}", table.checks().len()));
    }
}

fn index_line(index: IndexWalker<'_>) -> String {
    let record = index.record();
    let part = |part: &IndexPart| {
        let of = match part.of {
            Indexed::Column(id) => index.schema().walk(id).name(),
            Indexed::Expression(_) => "expression",
        };
        let length = part.length.map_or_else(String::new, |length| format!("({length})"));
        format!("{of}{length}{}", if part.descending { " desc" } else { "" })
    };
    let kind = if record.kind == IndexKind::Plain { "index" } else { "unique index" };
    let method = record.method.as_ref().map_or_else(String::new, |method| format!(" {method}"));
    let parts: Vec<String> = record.parts.iter().map(part).collect();
    let table = &index.table().name().name;
    format!("{kind} {table} {}{method} ({})", index.name().unwrap_or_default(), parts.join(", "))
}

fn foreign_key_line(foreign_key: ForeignKeyWalker<'_>) -> String {
    let record = foreign_key.record();
    let columns: Vec<&str> = foreign_key.columns().map(|column| column.name()).collect();
    let sql = |action: Action| if action == Action::NoAction { "RESTRICT" } else { action.sql() };
    format!(
        "foreign key {} {} ({}) references {} ({}) delete {} update {}",
        foreign_key.table().name().name,
        foreign_key.name().unwrap_or_default(),
        columns.join(", "),
        record.references.name,
        record.referenced_columns.join(", "),
        sql(record.on_delete),
        sql(record.on_update),
    )
}

fn type_words(ty: &ColumnType) -> String {
    match &ty.base {
        BaseType::Builtin { name, .. } if name == "json" => "longtext".to_owned(),
        BaseType::Builtin { name, modifiers } if modifiers.is_empty() => name.clone(),
        BaseType::Builtin { name, modifiers } => match name.split_once(' ') {
            Some((first, rest)) => format!("{first}({}) {rest}", modifiers.join(",")),
            None => format!("{name}({})", modifiers.join(",")),
        },
        BaseType::InlineEnum(values) => {
            let values: Vec<String> = values
                .iter()
                .map(|value| format!("'{}'", value.replace('\\', "\\\\").replace('\'', "''")))
                .collect();
            format!("enum({})", values.join(","))
        }
        BaseType::Enum(_) | BaseType::Named { .. } | BaseType::Unknown => "unknown".to_owned(),
    }
}

fn default_words(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Now => "now".to_owned(),
        DefaultValue::Sequence(_) | DefaultValue::Expression(_) | DefaultValue::Value(Value::List(_)) => {
            "expression".to_owned()
        }
        DefaultValue::Value(Value::Boolean(value)) => u8::from(*value).to_string(),
        DefaultValue::Value(Value::Number(value) | Value::Text(value)) => value.clone(),
    }
}
