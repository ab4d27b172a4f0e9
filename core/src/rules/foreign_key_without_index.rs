//! A foreign key whose own side no index serves.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Check, Report, Rule};
use crate::finding::Severity;
use crate::ordered::CollectVec;
use crate::schema::Schema;
use crate::schema::walk::{ColumnWalker, TableWalker};

pub(super) static RULE: Rule = Rule {
    name: "foreign-key-without-index",
    summary: "no index starts with the columns of a foreign key",
    docs: include_str!("foreign-key-without-index.md"),
    severity: Severity::Note,
    check: Check::Schema(check),
};

fn check(schema: &Schema, report: &mut Report<'_>) {
    if schema.dialect().facts().indexes_foreign_keys {
        return;
    }
    for foreign_key in schema.tables().flat_map(TableWalker::foreign_keys) {
        let table = foreign_key.table();
        if foreign_key.is_covered() || table.taint().is_unknown() {
            continue;
        }
        let columns: Vec<&str> = foreign_key.columns().map(ColumnWalker::name).collect_vec();
        let columns = columns.join(", ");
        let message = format!("no index serves the foreign key `{}.({columns})`", table.name());
        report.add(
            report
                .at(foreign_key.place(), message)
                .help(String::from("add an index that starts with these columns"))
                .table(format!("{}", table.name()))
                .object(columns),
        );
    }
}
