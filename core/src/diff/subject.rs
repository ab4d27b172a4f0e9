//! The object that a change or an unknown is about, as findings name it.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;

use crate::schema::ObjectName;
use crate::schema::walk::*;

/// What kind of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A namespace.
    Namespace,
    /// An extension.
    Extension,
    /// An enum.
    Enum,
    /// A sequence.
    Sequence,
    /// A table.
    Table,
    /// A column.
    Column,
    /// A primary key.
    PrimaryKey,
    /// An index.
    Index,
    /// A unique index or constraint.
    UniqueIndex,
    /// A foreign key.
    ForeignKey,
    /// A CHECK or EXCLUDE constraint.
    Check,
    /// A view.
    View,
}

impl Kind {
    /// In English: `foreign key`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Namespace => "namespace",
            Self::Extension => "extension",
            Self::Enum => "enum",
            Self::Sequence => "sequence",
            Self::Table => "table",
            Self::Column => "column",
            Self::PrimaryKey => "primary key",
            Self::Index => "index",
            Self::UniqueIndex => "unique index",
            Self::ForeignKey => "foreign key",
            Self::Check => "check",
            Self::View => "view",
        }
    }
}

/// An object by kind and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// The table that it is or that it belongs to.
    pub table: Option<ObjectName>,
    /// Its name; of a constraint or index without one, its columns: `(a, b)`.
    pub name: String,
}

impl Subject {
    pub(super) fn named(kind: Kind, name: &str) -> Self {
        Self { kind, table: None, name: name.to_owned() }
    }

    /// A table as a subject.
    pub fn table(table: TableWalker<'_>) -> Self {
        Self {
            kind: Kind::Table,
            table: Some(table.name().clone()),
            name: alloc::format!("{}", table.name()),
        }
    }

    /// A column as a subject.
    pub fn column(column: ColumnWalker<'_>) -> Self {
        Self::part(Kind::Column, column.table(), column.name().to_owned())
    }

    /// The primary key of a table, by its columns after, or before where there is none after.
    pub(super) fn primary_key(before: TableWalker<'_>, after: TableWalker<'_>) -> Self {
        let having = if after.primary_key().is_some() { after } else { before };
        let name = having
            .primary_key()
            .and_then(|key| key.name.clone())
            .unwrap_or_else(|| list(having.primary_key_columns()));
        Self::part(Kind::PrimaryKey, before, name)
    }

    /// An index or unique constraint as a subject.
    pub fn index(index: IndexWalker<'_>) -> Self {
        let kind = if index.is_unique() { Kind::UniqueIndex } else { Kind::Index };
        Self::part(kind, index.table(), index.name().map_or_else(|| list(index.columns()), ToOwned::to_owned))
    }

    /// A foreign key as a subject.
    pub fn foreign_key(foreign_key: ForeignKeyWalker<'_>) -> Self {
        let name = foreign_key.name().map_or_else(|| list(foreign_key.columns()), ToOwned::to_owned);
        Self::part(Kind::ForeignKey, foreign_key.table(), name)
    }

    pub(super) fn check(check: CheckWalker<'_>) -> Self {
        let record = check.record();
        let name = record.name.clone().unwrap_or_else(|| alloc::format!("({})", record.expression));
        Self::part(Kind::Check, check.table(), name)
    }

    /// An enum as a subject.
    pub fn of_enum(of: EnumWalker<'_>) -> Self {
        Self::named(Kind::Enum, &alloc::format!("{}", of.name()))
    }

    pub(super) fn sequence(sequence: SequenceWalker<'_>) -> Self {
        Self::named(Kind::Sequence, &alloc::format!("{}", sequence.record().name))
    }

    pub(super) fn view(view: ViewWalker<'_>) -> Self {
        Self::named(Kind::View, &alloc::format!("{}", view.record().name))
    }

    fn part(kind: Kind, table: TableWalker<'_>, name: String) -> Self {
        Self { kind, table: Some(table.name().clone()), name }
    }
}

impl fmt::Display for Subject {
    /// ``column `users.email` ``, ``table `users` ``, ``index `users_email_idx` of `users` ``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, name) = (self.kind.name(), &self.name);
        match (&self.table, self.kind) {
            (Some(table), Kind::Column) => write!(f, "{kind} `{table}.{name}`"),
            (Some(_), Kind::Table) | (None, _) => write!(f, "{kind} `{name}`"),
            (Some(table), _) => write!(f, "{kind} `{name}` of `{table}`"),
        }
    }
}

fn list<'s>(columns: impl Iterator<Item = ColumnWalker<'s>>) -> String {
    let mut text = String::from("(");
    for (at, column) in columns.enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        text.push_str(column.name());
    }
    text.push(')');
    text
}
