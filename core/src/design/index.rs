//! Indexes: one for every foreign key and every way in which the docs read, and none that another covers.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::access::{Access, Pattern};
use super::assemble::by;
use super::{Class, Index, Limit, Meaning, Table};
use crate::ordered::{BTreeMap, CollectVec, Order};

/// Gives the tables their indexes.
pub(super) fn add(tables: &mut [Table], accesses: &[Access]) {
    let mut by_table: BTreeMap<&str, Vec<&Access>> = BTreeMap::new();
    for access in accesses {
        by_table.entry(&access.table).or_default().push(access);
    }
    for table in tables.iter_mut() {
        for access in by_table.get(table.name.as_str()).into_iter().flatten() {
            if let Some(index) = for_access(table, access) {
                push(table, index);
            }
        }
        for index in for_foreign_keys(table) {
            push(table, index);
        }
        drop_covered(table);
    }
}

fn for_foreign_keys(table: &Table) -> Vec<Index> {
    let index = |relation: &super::Relation| Index {
        columns: [(relation.column.clone(), false)].into(),
        predicate: None,
        method: None,
        query: format!("{} of one {}", table.name, relation.column.trim_end_matches("_id").replace('_', " ")),
        steps: table.steps.clone(),
        evidence: by(&relation.evidence, "every foreign key is indexed"),
    };
    table.relations.iter().map(index).collect_vec()
}

fn for_access(table: &Table, access: &Access) -> Option<Index> {
    let owner = owner(table);
    let has = |name: &str| table.columns.iter().any(|column| column.name == name);
    let (columns, method) = match &access.pattern {
        Pattern::NewestFirst => {
            let created = ("created_at".to_owned(), true);
            (owner.map(|owner| (owner, false)).into_iter().chain([created]).collect_vec(), None)
        }
        Pattern::NextInLine => {
            let status = table.columns.iter().find(|column| column.name == "status")?;
            if !matches!(status.limit, Some(Limit::Values(_))) {
                return None;
            }
            (alloc::vec![("status".to_owned(), false), ("created_at".to_owned(), false)], None)
        }
        Pattern::PerMonth => {
            let owner = tenant(table).or(owner)?;
            (alloc::vec![(owner, false), ("created_at".to_owned(), false)], None)
        }
        Pattern::Columns(columns) => {
            if !columns.iter().all(|(name, _)| has(name)) {
                return None;
            }
            let is_list = |name: &String| {
                table.columns.iter().any(|column| column.name == *name && column.meaning == Meaning::TextList)
            };
            let method = columns.first().filter(|(name, _)| is_list(name)).map(|_| "gin");
            (columns.clone(), method)
        }
    };
    let mut columns: Vec<(String, bool)> = columns;
    let mut seen: Vec<String> = Vec::new();
    columns.retain(|(name, _)| {
        let is_new = !seen.contains(name);
        seen.push(name.clone());
        is_new
    });
    Some(Index {
        columns,
        predicate: None,
        method,
        query: access.query.clone(),
        steps: access.steps.clone(),
        evidence: access.evidence.clone(),
    })
}

/// The column by which people find their own rows: the user, else the tenant, else the first parent.
fn owner(table: &Table) -> Option<String> {
    let of = |parent: &str| table.relations.iter().find(|relation| relation.parent == parent);
    if matches!(table.class, Class::User | Class::Tenant | Class::Catalogue) {
        return None;
    }
    // Whoever did something to a row does not own it.
    let is_deed = |relation: &&super::Relation| relation.column.ends_with("_by");
    let plain = of("users").filter(|relation| !is_deed(relation));
    let other = table.relations.iter().find(|relation| !is_deed(relation));
    plain.or(other).or_else(|| table.relations.first()).map(|relation| relation.column.clone())
}

fn tenant(table: &Table) -> Option<String> {
    let relation = table
        .relations
        .iter()
        .find(|relation| relation.parent != "users" && relation.on_delete != crate::schema::Action::Cascade);
    relation.map(|relation| relation.column.clone())
}

fn push(table: &mut Table, index: Index) {
    match table
        .indexes
        .iter_mut()
        .find(|other| other.columns == index.columns && other.method == index.method)
    {
        Some(same) => {
            same.steps.extend(&index.steps);
            same.steps.order();
            same.steps.dedup();
        }
        None => table.indexes.push(index),
    }
}

/// Drops an index whose columns begin another index or a unique constraint of the same table.
fn drop_covered(table: &mut Table) {
    let uniques: Vec<Vec<(String, bool)>> = table
        .columns
        .iter()
        .filter(|column| column.unique)
        .map(|column| alloc::vec![(column.name.clone(), false)])
        .chain(
            table
                .uniques
                .iter()
                .filter(|unique| unique.predicate.is_none())
                .map(|unique| unique.columns.iter().map(|name| (name.clone(), false)).collect_vec()),
        )
        .collect_vec();
    let all = core::mem::take(&mut table.indexes);
    let covers = |longer: &[(String, bool)], shorter: &[(String, bool)]| {
        let one_way = |flip: bool| {
            longer.iter().zip(shorter).all(|(one, other)| one.0 == other.0 && one.1 == (other.1 ^ flip))
        };
        // What is read of one owner is read either way.
        let is_same =
            longer.len() == shorter.len() && longer.iter().zip(shorter).all(|(one, other)| one.0 == other.0);
        longer.len() >= shorter.len() && (one_way(false) || one_way(true)) || is_same
    };
    table.indexes = all
        .iter()
        .enumerate()
        .filter(|(at, index)| {
            let by_unique = uniques.iter().any(|unique| covers(unique, &index.columns));
            let by_other = all.iter().enumerate().any(|(other_at, other)| {
                other_at != *at
                    && other.method == index.method
                    && other.predicate.is_none()
                    && covers(&other.columns, &index.columns)
                    && (other.columns.len() > index.columns.len() || other_at < *at)
            });
            index.method.is_some() || !(by_unique || by_other)
        })
        .map(|(_, index)| index.clone())
        .collect_vec();
}
