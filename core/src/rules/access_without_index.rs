//! A way of reading that the docs tell of and no index serves.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::tracing::column;
use super::{Check, Report, Rule, Tracing};
use crate::design::{Index, Table};
use crate::finding::Severity;
use crate::ordered::CollectVec;
use crate::schema::ColumnId;
use crate::schema::walk::{ColumnWalker, TableWalker};

pub(super) static RULE: Rule = Rule {
    name: "access-without-index",
    summary: "the docs read a table in a way that no index serves",
    docs: include_str!("access-without-index.md"),
    severity: Severity::Note,
    check: Check::Trace(check),
};

fn check(tracing: &Tracing<'_>, report: &mut Report<'_>) {
    for (designed, table) in tracing.served() {
        for index in designed.indexes.iter().filter(|index| !is_of_reference(index, designed)) {
            let columns = index.columns.iter().map(|(name, _)| column(table, name));
            let Some(columns) = columns.collect::<Option<Vec<ColumnWalker<'_>>>>() else { continue };
            let ids: Vec<ColumnId> = columns.iter().map(|column| column.id).collect_vec();
            if is_served(table, &ids) {
                continue;
            }
            let names: Vec<&str> = columns.iter().map(|column| column.name()).collect_vec();
            let names: String = names.join(", ");
            let message = format!(
                "the docs read {}, and no index of `{}` begins with ({names})",
                index.query,
                table.name()
            );
            report.add(
                report
                    .at(table.place(), message)
                    .help(format!("add an index on ({names}), if the table grows beyond some thousand rows"))
                    .table(format!("{}", table.name()))
                    .object(names)
                    .related(index.evidence.place, "the docs read it here"),
            );
        }
    }
}

/// Whether an index is there for a foreign key alone, of which another rule speaks.
fn is_of_reference(index: &Index, table: &Table) -> bool {
    match &index.columns[..] {
        [(only, _)] => table.relations.iter().any(|relation| relation.column == *only),
        _ => false,
    }
}

/// Whether an index, a unique key or the primary key begins with these columns.
fn is_served(table: TableWalker<'_>, columns: &[ColumnId]) -> bool {
    let begins =
        |key: &mut dyn Iterator<Item = ColumnId>| columns.iter().all(|column| key.next() == Some(*column));
    begins(&mut table.primary_key_columns().map(|column| column.id))
        || table.indexes().any(|index| begins(&mut index.record().leading_columns()))
}
