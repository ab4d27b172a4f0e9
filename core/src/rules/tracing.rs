//! What the trace rules share: which table of the schema is which table of the design.

use alloc::string::String;

use heck::ToSnakeCase;

use crate::config::{Stated, Trace};
use crate::design::{self, Design};
use crate::language::singular;
use crate::ordered::{BTreeMap, BTreeSet};
use crate::product::{Product, ToolName};
use crate::schema::Schema;
use crate::schema::walk::{ColumnWalker, TableWalker};

/// A schema, and the docs that it is to serve.
pub struct Tracing<'t> {
    /// What the docs say.
    pub product: &'t Product,
    /// What the docs ask for.
    pub design: &'t Design,
    /// What the schema says.
    pub schema: &'t Schema,
    /// The tool that keeps the schema.
    pub tool: ToolName,
    /// What people say that tables serve.
    pub stated: &'t [Stated<Trace>],
}

impl<'t> Tracing<'t> {
    /// The tables that the docs ask for and the schema does not have.
    pub fn unserved(&self) -> impl Iterator<Item = &'t design::Table> {
        let tables: BTreeSet<String> =
            self.schema.tables().map(|table| essence(&table.name().name)).collect();
        self.design.tables.iter().filter(move |table| !tables.contains(&essence(&table.name)))
    }

    /// The tables that the docs ask for, each beside the table of the schema that is the same; what was not
    /// understood of the schema is left out.
    pub(super) fn served(&self) -> impl Iterator<Item = (&'t design::Table, TableWalker<'t>)> {
        let tables: BTreeMap<String, TableWalker<'t>> =
            self.schema.tables().map(|table| (essence(&table.name().name), table)).collect();
        let pair = move |table: &'t design::Table| Some((table, *tables.get(&essence(&table.name))?));
        self.design.tables.iter().filter_map(pair).filter(|(_, table)| !table.taint().is_unknown())
    }

    /// The tables of the schema that neither the docs nor people account for.
    pub(super) fn untraced(&self) -> impl Iterator<Item = TableWalker<'t>> {
        let asked: BTreeSet<String> = self.design.tables.iter().map(|table| essence(&table.name)).collect();
        let stated = self.stated;
        self.schema.tables().filter(move |table| {
            let name = table.name().name.as_str();
            // Prisma keeps its many-to-many relations and its own records in tables of such names.
            let is_of_the_tool = name.starts_with('_') || table.record().is_partition;
            !is_of_the_tool
                && !asked.contains(&essence(name))
                && !stated.iter().any(|trace| trace.name == name)
        })
    }
}

/// The column of a table that a designed name means, whatever its case and separators.
pub(super) fn column<'t>(table: TableWalker<'t>, name: &str) -> Option<ColumnWalker<'t>> {
    let plain = |name: &str| name.to_snake_case().replace('_', "");
    let name = plain(name);
    table.columns().find(|column| plain(column.name()) == name)
}

/// A table's name without case, number and separators: `UsageEvent` and `usage_events` are one.
fn essence(name: &str) -> String {
    singular(&name.to_snake_case().replace('_', " ")).replace(' ', "")
}
