//! Column types, in one canonical spelling per database.

use alloc::string::String;
use alloc::vec::Vec;

use super::{EnumId, ObjectName};

/// The type of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnType {
    /// The type of one value.
    pub base: BaseType,
    /// Whether the column holds an array of them.
    pub array: bool,
}

/// A type without its array brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaseType {
    /// A type of the database, in its canonical spelling (PostgreSQL: as `format_type` prints it, without
    /// modifiers: `integer`, `character varying`, `timestamp without time zone`), and its modifiers (`255`; `65`, `30`).
    Builtin {
        /// Canonical name.
        name: String,
        /// Modifiers, in order.
        modifiers: Vec<String>,
    },
    /// An enum of this schema. By id, so that it follows a rename, as the database does.
    Enum(EnumId),
    /// Values written at the column: MySQL's `ENUM('a', 'b')`.
    InlineEnum(Vec<String>),
    /// A type that the schema does not hold: a domain, an extension's type, one whose creation was not understood.
    Named {
        /// Its name; the namespace is empty where the source does not say it (Prisma's `Unsupported("vector")`).
        name: ObjectName,
        /// Modifiers, in order.
        modifiers: Vec<String>,
    },
    /// Not known: `Unsupported`, or a statement that was not understood.
    Unknown,
}

impl ColumnType {
    /// A database type without modifiers.
    pub fn builtin(name: impl Into<String>) -> Self {
        Self::builtin_with(name, Vec::new())
    }

    /// A database type with modifiers.
    pub fn builtin_with(name: impl Into<String>, modifiers: Vec<String>) -> Self {
        Self { base: BaseType::Builtin { name: name.into(), modifiers }, array: false }
    }

    /// An enum of the schema.
    pub fn of_enum(id: EnumId) -> Self {
        Self { base: BaseType::Enum(id), array: false }
    }

    /// The same type, as an array or not.
    #[must_use]
    pub fn array(self, array: bool) -> Self {
        Self { array, ..self }
    }
}
