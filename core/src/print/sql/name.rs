//! Names: quoted only where the database would read them otherwise.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Writer;
use super::spelling::Spelling;
use crate::dialect::Dialect;
use crate::ordered::CollectVec;
use crate::schema::ObjectName;
use crate::schema::walk::ColumnWalker;

impl Writer<'_> {
    /// One name.
    pub(super) fn name(&self, name: &str) -> String {
        spelled(name, self.schema.dialect())
    }

    /// The name of an object, with its namespace where that is not the default.
    pub(super) fn object(&self, name: &ObjectName) -> String {
        self.in_namespace(&name.namespace, &name.name)
    }

    /// A name in a namespace that is left out where it is the default.
    pub(super) fn in_namespace(&self, namespace: &str, name: &str) -> String {
        if namespace.is_empty() || namespace == self.schema.dialect().facts().default_namespace {
            self.name(name)
        } else {
            alloc::format!("{}.{}", self.name(namespace), self.name(name))
        }
    }

    /// A text as a string of this database.
    pub(super) fn string(&self, text: &str) -> String {
        if self.schema.dialect().facts().lexis.backslash_escapes {
            return string(&text.replace('\\', "\\\\"));
        }
        string(text)
    }

    /// `(a, b)`.
    pub(super) fn columns<'c>(&self, columns: impl Iterator<Item = ColumnWalker<'c>>) -> String {
        let names: Vec<String> = columns.map(|column| self.name(column.name())).collect_vec();
        alloc::format!("({})", names.join(", "))
    }
}

/// One name, as this database takes it.
pub(crate) fn spelled(name: &str, dialect: Dialect) -> String {
    let facts = dialect.facts();
    let mut characters = name.chars();
    let is_start = |first: char| first.is_ascii_alphabetic() || first == '_';
    let is_plain = characters.next().is_some_and(is_start)
        && characters.all(|next| next.is_ascii_alphanumeric() || next == '_')
        && !(facts.folds_to_lower && name.bytes().any(|byte| byte.is_ascii_uppercase()))
        && !Spelling::of(dialect).reserved.has(name);
    if is_plain {
        return name.to_owned();
    }
    let (open, close) = facts.quotes;
    let mut quoted = String::with_capacity(name.len() + 2);
    quoted.push(open);
    for character in name.chars() {
        if character == close {
            quoted.push(close);
        }
        quoted.push(character);
    }
    quoted.push(close);
    quoted
}

/// A text as an SQL string.
pub(super) fn string(text: &str) -> String {
    alloc::format!("'{}'", text.replace('\'', "''"))
}
