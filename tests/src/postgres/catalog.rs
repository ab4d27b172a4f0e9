//! What a database holds, line by line, read from PostgreSQL's catalog and from the model alike.
//!
//! **Invariant: a line of the catalog and the line of the model that means the same are equal strings.**

use std::collections::BTreeSet;
use std::fmt::Write as _;

use postgres::Client;
use throughline_core::schema::walk::{ColumnWalker, ForeignKeyWalker, IndexWalker, TableWalker};
use throughline_core::schema::{
    BaseType, ColumnType, DefaultValue, IndexKind, Indexed, ObjectName, Schema, Value,
};

/// One sorted line for each column, key, constraint, index, enum, sequence and view.
pub type Catalog = BTreeSet<String>;

/// Asks PostgreSQL. Leaves out the system's own namespaces.
///
/// # Panics
/// If the server refuses a query: then there is nothing to compare.
#[allow(clippy::expect_used, reason = "a test helper fails the test")]
pub fn of_database(client: &mut Client) -> Catalog {
    let mut lines = Catalog::new();
    for query in QUERIES {
        let rows = client.query(*query, &[]).expect("the catalog answers");
        lines.extend(rows.iter().map(|row| row.get::<_, String>(0)));
    }
    lines
}

const QUERIES: &[&str] = &[
    // Columns. A precision of 6 is what a time has anyway; an array's default has too many spellings to compare.
    "SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' '
         || regexp_replace(format_type(a.atttypid, a.atttypmod), '\"|\\(6\\)(?= with)', '', 'g')
         || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
         || CASE WHEN a.attidentity <> '' THEN ' identity'
                 WHEN a.attgenerated <> '' THEN ' generated'
                 WHEN d.adbin IS NULL THEN ''
                 WHEN a.attndims > 0 THEN ' default expression'
                 ELSE ' default ' || CASE
                     WHEN pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%' THEN 'nextval'
                     WHEN pg_get_expr(d.adbin, d.adrelid) IN ('now()', 'CURRENT_TIMESTAMP') THEN 'now'
                     WHEN format_type(a.atttypid, NULL) LIKE '%[]' THEN 'expression'
                     WHEN pg_get_expr(d.adbin, d.adrelid) ~ '^(''([^'']|'''')*''|-?[0-9.]+|true|false)(::.*)?$'
                     THEN replace(trim('''' FROM regexp_replace(pg_get_expr(d.adbin, d.adrelid), '::[^'']*$', '')), '''''', '''')
                     ELSE 'expression' END
            END
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
       AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_%'",
    // Primary keys, unique constraints, foreign keys.
    "SELECT CASE o.contype WHEN 'p' THEN 'primary key ' WHEN 'u' THEN 'unique ' ELSE 'foreign key ' END
         || n.nspname || '.' || c.relname || ' ' || o.conname || ' ('
         || (SELECT string_agg(a.attname, ', ' ORDER BY k.at) FROM unnest(o.conkey) WITH ORDINALITY k(num, at)
             JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.num) || ')'
         || CASE WHEN o.contype <> 'f' THEN '' ELSE ' references ' || fn.nspname || '.' || f.relname || ' ('
         || (SELECT string_agg(a.attname, ', ' ORDER BY k.at) FROM unnest(o.confkey) WITH ORDINALITY k(num, at)
             JOIN pg_attribute a ON a.attrelid = o.confrelid AND a.attnum = k.num) || ') delete '
         || (SELECT word FROM (VALUES ('a', 'NO ACTION'), ('r', 'RESTRICT'), ('c', 'CASCADE'), ('n', 'SET NULL'),
             ('d', 'SET DEFAULT')) w(code, word) WHERE code = o.confdeltype::text) || ' update '
         || (SELECT word FROM (VALUES ('a', 'NO ACTION'), ('r', 'RESTRICT'), ('c', 'CASCADE'), ('n', 'SET NULL'),
             ('d', 'SET DEFAULT')) w(code, word) WHERE code = o.confupdtype::text) END
     FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_class f ON f.oid = o.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
     WHERE o.contype IN ('p', 'u', 'f') AND n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema'",
    // Checks and exclusions: by name.
    "SELECT 'check ' || n.nspname || '.' || c.relname || ' ' || o.conname
     FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE o.contype IN ('c', 'x') AND n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema'",
    // Indexes that carry no constraint.
    "SELECT CASE WHEN i.indisunique THEN 'unique index ' ELSE 'index ' END || n.nspname || '.' || t.relname || ' '
         || c.relname || ' ' || am.amname || ' ('
         || (SELECT string_agg(CASE WHEN k.num = 0 THEN 'expression' ELSE a.attname END
                || CASE WHEN i.indoption[k.at - 1] & 1 = 1 THEN ' desc' ELSE '' END, ', ' ORDER BY k.at)
             FROM unnest(i.indkey) WITH ORDINALITY k(num, at)
             LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num WHERE k.at <= i.indnkeyatts) || ')'
         || CASE WHEN i.indpred IS NULL THEN '' ELSE ' where' END
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
          JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_am am ON am.oid = c.relam
     WHERE n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema'
       AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x'))",
    // Enums, with their values in order.
    "SELECT 'enum ' || n.nspname || '.' || t.typname || ' (' || string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) || ')'
     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid
     GROUP BY n.nspname, t.typname",
    // Sequences (not those of identity columns) and views.
    "SELECT CASE c.relkind WHEN 'S' THEN 'sequence ' ELSE 'view ' END || n.nspname || '.' || c.relname
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('S', 'v', 'm') AND n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i'
                       AND d.classid = 'pg_class'::regclass AND c.relkind = 'S')",
];

/// The same lines, of the model.
pub fn of_schema(schema: &Schema) -> Catalog {
    let mut lines = Catalog::new();
    for table in schema.tables() {
        table_lines(table, &mut lines);
    }
    for of in schema.enums() {
        let values: Vec<&str> = of.values().collect();
        lines.insert(format!("enum {} ({})", full(of.name()), values.join(", ")));
    }
    lines.extend(schema.sequences().map(|sequence| format!("sequence {}", full(&sequence.record().name))));
    lines.extend(schema.views().map(|view| format!("view {}", full(&view.record().name))));
    lines
}

fn table_lines(table: TableWalker<'_>, lines: &mut Catalog) {
    let name = full(table.name());
    for column in table.columns() {
        let mut line = format!("column {name}.{} {}", column.name(), type_words(table.schema(), column.ty()));
        if !column.is_nullable() {
            line.push_str(" not null");
        }
        if column.record().identity.is_some() {
            line.push_str(" identity");
        } else if column.record().generated.is_some() {
            line.push_str(" generated");
        } else if column.ty().array && column.default().is_some() {
            line.push_str(" default expression");
        } else if let Some(default) = column.default() {
            // An array is written in more than one way.
            let words = if column.ty().array { "expression".to_owned() } else { default_words(default) };
            let _ = write!(line, " default {words}");
        }
        lines.insert(line);
    }
    if let Some(key) = table.primary_key() {
        let columns: Vec<&str> = table.primary_key_columns().map(ColumnWalker::name).collect();
        let key_name = key.name.as_deref().unwrap_or_default();
        lines.insert(format!("primary key {name} {key_name} ({})", columns.join(", ")));
    }
    lines.extend(table.foreign_keys().map(foreign_key_line));
    lines.extend(table.indexes().map(index_line));
    for check in table.checks() {
        lines.insert(format!("check {name} {}", check.record().name.as_deref().unwrap_or_default()));
    }
}

fn foreign_key_line(foreign_key: ForeignKeyWalker<'_>) -> String {
    let record = foreign_key.record();
    let columns: Vec<&str> = foreign_key.columns().map(ColumnWalker::name).collect();
    format!(
        "foreign key {} {} ({}) references {} ({}) delete {} update {}",
        full(foreign_key.table().name()),
        foreign_key.name().unwrap_or_default(),
        columns.join(", "),
        full(&record.references),
        record.referenced_columns.join(", "),
        record.on_delete.sql(),
        record.on_update.sql(),
    )
}

fn index_line(index: IndexWalker<'_>) -> String {
    let (record, table) = (index.record(), full(index.table().name()));
    let name = index.name().unwrap_or_default();
    let part = |part: &throughline_core::schema::IndexPart, with_order: bool| {
        let of = match part.of {
            Indexed::Column(id) => index.schema().walk(id).name(),
            Indexed::Expression(_) => "expression",
        };
        if with_order && part.descending { format!("{of} desc") } else { of.to_owned() }
    };
    let parts =
        |with_order| record.parts.iter().map(|one| part(one, with_order)).collect::<Vec<_>>().join(", ");
    let kind = match record.kind {
        IndexKind::Constraint => return format!("unique {table} {name} ({})", parts(false)),
        IndexKind::Unique => "unique index",
        IndexKind::Plain => "index",
    };
    let method = record.method.as_deref().unwrap_or("btree");
    let predicate = if record.predicate.is_some() { " where" } else { "" };
    format!("{kind} {table} {name} {method} ({}){predicate}", parts(true))
}

fn type_words(schema: &Schema, ty: &ColumnType) -> String {
    let (name, modifiers) = match &ty.base {
        BaseType::Builtin { name, modifiers } => (name.clone(), modifiers.as_slice()),
        BaseType::Enum(id) => (schema.walk(*id).name().to_string(), [].as_slice()),
        BaseType::Named { name, modifiers } => (name.to_string(), modifiers.as_slice()),
        BaseType::InlineEnum(_) | BaseType::Unknown => ("unknown".to_owned(), [].as_slice()),
    };
    let words = match modifiers {
        [] => name,
        // The catalog writes the precision of a time before `with time zone`.
        _ => match name.split_once(' ') {
            Some((first @ ("timestamp" | "time"), rest)) => {
                format!("{first}({}) {rest}", modifiers.join(","))
            }
            _ => format!("{name}({})", modifiers.join(",")),
        },
    };
    if ty.array { format!("{words}[]") } else { words }
}

fn default_words(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Now => "now".to_owned(),
        DefaultValue::Sequence(_) => "nextval".to_owned(),
        DefaultValue::Expression(_) | DefaultValue::Value(Value::List(_)) => "expression".to_owned(),
        DefaultValue::Value(Value::Boolean(value)) => value.to_string(),
        DefaultValue::Value(Value::Number(value) | Value::Text(value)) => value.clone(),
    }
}

/// Namespace and name.
fn full(name: &ObjectName) -> String {
    format!("{}.{}", name.namespace, name.name)
}
