//! Example queries: one for each index that a step asks for.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Written;
use crate::design::{Index, Table, index_name};
use crate::ordered::{CollectVec, Order};

/// As many as help.
const MOST: usize = 8;

/// The section of query examples.
pub(super) fn section(written: Written<'_>) -> String {
    let is_relational = written.design.schema.dialect().facts().is_relational;
    let mut asked: Vec<(&Table, &Index)> = written
        .design
        .tables
        .iter()
        .flat_map(|table| table.indexes.iter().map(move |index| (table, index)))
        .collect_vec();
    // What the docs ask for comes before what foreign keys ask for.
    asked.order_by_key(|(_, index)| {
        (index.evidence.rule == "every foreign key is indexed", index.columns.len() < 2)
    });
    let mut text = "## Query Examples\n\n".to_string();
    if asked.is_empty() {
        return text + "No index is asked for beyond primary and unique keys.\n";
    }
    let language = if is_relational { "sql" } else { "javascript" };
    for (table, index) in asked.iter().take(MOST) {
        let example = if is_relational { sql(table, index) } else { find(table, index) };
        let name = index_name(table, index, written.design.tool);
        text += &format!(
            "**{}** ({})\n\n```{language}\n{example}\n```\n\nUses `{name}`: `EXPLAIN` on a full table shows an index scan of it.\n\n",
            super::phrase::capital(&index.query),
            written.steps(&index.steps),
        );
    }
    text
}

fn sql(table: &Table, index: &Index) -> String {
    let is_order = |column: &str, descending: bool| descending || column == "created_at";
    let mut place = 0;
    let mut wheres: Vec<String> = Vec::new();
    for (column, descending) in &index.columns {
        if index.columns.len() > 1 && is_order(column, *descending) {
            continue;
        }
        if index.columns.len() == 1 && *descending {
            continue;
        }
        place += 1;
        wheres.push(match index.method {
            Some("gin") => format!("{column} @> ARRAY[${place}]"),
            _ => format!("{column} = ${place}"),
        });
    }
    let order = index.columns.iter().find(|(column, descending)| is_order(column, *descending));
    let mut query = format!("SELECT * FROM {}", table.name);
    if !wheres.is_empty() {
        query += &format!("\nWHERE {}", wheres.join(" AND "));
    }
    if let Some((column, descending)) = order {
        query += &format!("\nORDER BY {column}{}", if *descending { " DESC" } else { "" });
        query += "\nLIMIT 20";
    }
    query + ";"
}

fn find(table: &Table, index: &Index) -> String {
    let (wheres, orders): (Vec<_>, Vec<_>) =
        index.columns.iter().partition(|(column, descending)| !descending && column != "created_at");
    let wheres: Vec<String> = wheres.iter().map(|(column, _)| format!("{column}: value")).collect_vec();
    let orders: Vec<String> = orders
        .iter()
        .map(|(column, descending)| format!("{column}: {}", if *descending { -1 } else { 1 }))
        .collect_vec();
    let mut query = format!("db.{}.find({{ {} }})", table.name, wheres.join(", "));
    if !orders.is_empty() {
        query += &format!(".sort({{ {} }}).limit(20)", orders.join(", "));
    }
    query
}
