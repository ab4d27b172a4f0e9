//! What the trace rules share: which table of the schema is which table of the design.

use alloc::collections::BTreeSet;
use alloc::string::String;

use heck::ToSnakeCase;

use crate::config::{Stated, Trace};
use crate::design::{self, Design};
use crate::language::singular;
use crate::schema::Schema;
use crate::schema::walk::TableWalker;

/// A schema, and the docs that it is to serve.
pub struct Tracing<'t> {
    /// What the docs ask for.
    pub design: &'t Design,
    /// What the schema says.
    pub schema: &'t Schema,
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

/// A table's name without case, number and separators: `UsageEvent` and `usage_events` are one.
fn essence(name: &str) -> String {
    singular(&name.to_snake_case().replace('_', " ")).replace(' ', "")
}
