//! Schemas of SQLite that nobody wrote, as the SQL that makes them.

use std::fmt::Write as _;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::Index as Pick;

const TABLES: [&str; 5] = ["tide", "\"Rock Pool\"", "\"order\"", "\"new_tide\"", "crab"];
const COLUMNS: [&str; 7] = ["depth", "\"Salt\"", "\"group\"", "\"seen at\"", "tags", "\"it\"\"s\"", "notes"];

/// A type, and defaults that columns of it may have.
const TYPES: [(&str, [&str; 2]); 9] = [
    ("INTEGER", ["0", "-5"]),
    ("TEXT", ["'it''s; so'", "''"]),
    ("VARCHAR(30)", ["'a'", "'b c'"]),
    ("REAL", ["1.5", "0"]),
    ("DECIMAL(10, 2)", ["0", "2.25"]),
    ("BOOLEAN", ["true", "false"]),
    ("DATETIME", ["CURRENT_TIMESTAMP", "'2020-02-02'"]),
    ("BLOB", ["(randomblob(4))", "(1 + 2)"]),
    ("", ["1", "'x'"]),
];

#[derive(Debug, Clone)]
struct TablePlan {
    key: u8,
    columns: Vec<(usize, (usize, u8, u8))>,
    uniques: Vec<Pick>,
    check: bool,
    references: Vec<(Pick, u8, u8)>,
    indexes: Vec<(Pick, u8)>,
}

fn table() -> impl Strategy<Value = TablePlan> {
    let column = (0..TYPES.len(), 0_u8..3, 0_u8..4);
    (
        0_u8..5,
        btree_map(0..COLUMNS.len(), column, 1..=5),
        vec(any::<Pick>(), 0..=2),
        any::<bool>(),
        vec((any::<Pick>(), 0_u8..5, 0_u8..5), 0..=2),
        vec((any::<Pick>(), 0_u8..5), 0..=3),
    )
        .prop_map(|(key, columns, uniques, check, references, indexes)| TablePlan {
            key,
            columns: columns.into_iter().collect(),
            uniques,
            check,
            references,
            indexes,
        })
}

/// The script of a schema: tables with keys of every kind, foreign keys, indexes and a view.
pub fn script() -> impl Strategy<Value = String> {
    (btree_map(0..TABLES.len(), table(), 1..=4), any::<bool>()).prop_map(|(tables, has_view)| {
        let names: Vec<&str> = tables.keys().map(|name| TABLES[*name]).collect();
        let mut sql = String::new();
        for (name, plan) in &tables {
            write_table(TABLES[*name], plan, &names, &mut sql);
        }
        if has_view {
            let _ = writeln!(sql, "CREATE VIEW seen AS SELECT * FROM {};", names[0]);
        }
        sql
    })
}

fn write_table(name: &str, plan: &TablePlan, tables: &[&str], sql: &mut String) {
    const ACTIONS: [&str; 5] = ["NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"];
    let mut lines = vec![match plan.key {
        0 => "id INTEGER PRIMARY KEY".to_owned(),
        1 => "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT".to_owned(),
        2 => "id TEXT PRIMARY KEY".to_owned(),
        3 => "id TEXT NOT NULL PRIMARY KEY".to_owned(),
        _ => "id INT".to_owned(),
    }];
    let columns: Vec<&str> = plan.columns.iter().map(|(column, _)| COLUMNS[*column]).collect();
    for (column, (ty, nullable, default)) in &plan.columns {
        let (ty, defaults) = TYPES[*ty];
        let nullable = if *nullable == 0 { " NOT NULL" } else { "" };
        let default =
            defaults.get(usize::from(*default)).map_or_else(String::new, |value| format!(" DEFAULT {value}"));
        lines.push(format!("{} {ty}{nullable}{default}", COLUMNS[*column]));
    }
    for (at, _) in plan.references.iter().enumerate() {
        lines.push(format!("ref_{at} TEXT"));
    }
    if plan.key == 4 {
        lines.push(format!("PRIMARY KEY (id, {})", columns[0]));
    }
    for pick in &plan.uniques {
        lines.push(format!("UNIQUE ({})", columns[pick.index(columns.len())]));
    }
    if plan.check {
        lines.push(format!("CONSTRAINT deep CHECK ({} <> 'x')", columns[0]));
    }
    for (at, (to, on_delete, on_update)) in plan.references.iter().enumerate() {
        lines.push(format!(
            "FOREIGN KEY (ref_{at}) REFERENCES {} (id) ON DELETE {} ON UPDATE {}",
            tables[to.index(tables.len())],
            ACTIONS[usize::from(*on_delete)],
            ACTIONS[usize::from(*on_update)],
        ));
    }
    let _ = writeln!(sql, "CREATE TABLE {name} ({});", lines.join(", "));
    for (at, (pick, kind)) in plan.indexes.iter().enumerate() {
        let column = columns[pick.index(columns.len())];
        let bare = name.trim_matches('"');
        let _ = match kind {
            0 => writeln!(sql, "CREATE UNIQUE INDEX \"{bare} {at}\" ON {name} ({column});"),
            1 => writeln!(sql, "CREATE INDEX \"{bare} {at}\" ON {name} ({column} DESC, id);"),
            2 => writeln!(sql, "CREATE INDEX \"{bare} {at}\" ON {name} (lower({column}));"),
            3 => {
                writeln!(sql, "CREATE INDEX \"{bare} {at}\" ON {name} ({column}) WHERE {column} IS NOT NULL;")
            }
            _ => writeln!(sql, "CREATE INDEX \"{bare} {at}\" ON {name} ({column});"),
        };
    }
}
