//! How the databases spell what they have in common.

use alloc::string::String;

use super::{cockroachdb, mysql, postgresql, sqlite, sqlserver};
use crate::dialect::Dialect;
use crate::ordered::Words;

/// How one database spells things. No field has a default: a new database answers every question.
pub(super) struct Spelling {
    /// Words that a name may not be without quotes, sorted.
    pub(super) reserved: Words,
    /// A built-in type, by its canonical name and with its modifiers in parentheses (or nothing).
    pub(super) builtin: fn(&str, &str) -> String,
    /// A type that is one of these quoted values, in a database without enum types.
    pub(super) inline_enum: fn(String) -> String,
    /// The current time, for a column of this canonical type name and these modifiers.
    pub(super) now: fn(&str, &str) -> String,
    /// No and yes.
    pub(super) booleans: [&'static str; 2],
    /// Whether a default that is an expression stands in parentheses.
    pub(super) wraps_default_expressions: bool,
    /// How a column counts up.
    pub(super) counter: Counter,
    /// Where foreign keys are written.
    pub(super) foreign_keys: ForeignKeys,
    /// Whether a column is defined anew by `MODIFY`, and keys are dropped as parts of their table.
    pub(super) redefines_columns: bool,
    /// How comments are written.
    pub(super) comments: Comments,
    /// Whether an index names its access method, operator classes and places of NULL.
    pub(super) has_index_methods: bool,
    /// Whether a constraint that is named as the database would name it goes without its name.
    pub(super) default_names: Option<DefaultNames>,
}

/// How a column counts up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counter {
    /// `GENERATED … AS IDENTITY`, and sequences.
    Identity,
    /// A word after the column.
    Word(&'static str),
    /// A word after `PRIMARY KEY` at the column; no other column counts.
    KeyWord(&'static str),
}

/// Where foreign keys are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ForeignKeys {
    /// After all tables, so that tables may reference one another.
    AfterTables,
    /// In their table, which cannot get one later.
    InTable,
}

/// How comments are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Comments {
    /// `COMMENT ON`.
    Statements,
    /// At the column or table.
    Inline,
    /// Not at all.
    Nowhere,
}

/// The names that a database gives to constraints itself.
#[derive(Clone, Copy)]
pub(super) struct DefaultNames {
    /// Of the primary key of a table.
    pub(super) primary_key: &'static str,
    /// Of a unique constraint over one column of a table.
    pub(super) unique: &'static str,
}

impl Spelling {
    /// The spelling of a database; of those that are read but not written, the one nearest to it.
    pub(super) fn of(dialect: Dialect) -> &'static Self {
        match dialect {
            Dialect::PostgreSql | Dialect::MongoDb => &postgresql::SPELLING,
            Dialect::CockroachDb => &cockroachdb::SPELLING,
            Dialect::MySql => &mysql::SPELLING,
            Dialect::Sqlite => &sqlite::SPELLING,
            Dialect::SqlServer => &sqlserver::SPELLING,
        }
    }
}
