//! Schemas and changes as SQL that a database takes at the first try, and that people like to read.
//!
//! Where databases differ, a [`Spelling`] says how; what they have in common is written here once.

mod alter_column;
mod alter_enum;
mod change;
mod cockroachdb;
mod column;
mod mysql;
mod name;
mod object;
mod postgresql;
mod rebuild;
mod recreate;
mod rename;
mod script;
mod spelling;
mod sqlite;
mod sqlserver;
mod table;
#[cfg(test)]
mod tests;
mod value;

use alloc::string::String;

pub(crate) use self::name::spelled;
use self::script::{Script, Stage};
use self::spelling::Spelling;
use crate::dialect::Dialect;
use crate::diff::{Change, Pair};
use crate::schema::Schema;
use crate::schema::walk::TableWalker;

/// The SQL that builds a schema in an empty database.
pub fn schema(schema: &Schema) -> String {
    let mut script = Script::default();
    Writer::new(schema).write_schema(&mut script);
    script.finish()
}

/// The `CREATE TABLE` of one table, with its keys and checks, without its foreign keys and indexes where those are
/// statements of their own.
pub fn table(table: TableWalker<'_>) -> String {
    let mut script = Script::default();
    script.add(Stage::Tables, Writer::new(table.schema()).create_table(table));
    script.finish()
}

/// The SQL that carries out changes, in their order; what stands in their way (a foreign key over a column that changes
/// its type) is dropped before and created again after.
pub fn changes(pair: &Pair<'_>, changes: &[Change]) -> String {
    let mut script = Script::default();
    if pair.after.dialect() == Dialect::Sqlite {
        rebuild::write(pair, changes, &mut script);
    } else {
        change::Migration::new(pair, changes).write(&mut script);
    }
    script.finish()
}

/// Writes the objects of one schema.
#[derive(Clone, Copy)]
struct Writer<'s> {
    schema: &'s Schema,
    spelling: &'static Spelling,
}

impl<'s> Writer<'s> {
    fn new(schema: &'s Schema) -> Self {
        Self { schema, spelling: Spelling::of(schema.dialect()) }
    }
}
