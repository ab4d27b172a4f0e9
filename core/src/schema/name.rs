//! Names of database objects.

use alloc::string::String;
use core::fmt;

/// A namespace (PostgreSQL: schema) and a name. The namespace is empty where the database has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectName {
    /// The namespace, resolved: `public` for an unqualified PostgreSQL name.
    pub namespace: String,
    /// The name, folded as the database folds it.
    pub name: String,
}

impl ObjectName {
    /// `name` in `namespace`.
    pub fn new(namespace: impl Into<String>, name: impl Into<String>) -> Self {
        Self { namespace: namespace.into(), name: name.into() }
    }
}

impl fmt::Display for ObjectName {
    /// `name`, or `namespace.name` outside the usual namespaces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.namespace.as_str() {
            "" | "public" | "dbo" => f.write_str(&self.name),
            namespace => write!(f, "{namespace}.{}", self.name),
        }
    }
}

/// Whether two names are one name once a database has cut them to `bytes`.
///
/// PostgreSQL cuts at 63 bytes (manual, 4.1.1), on a character boundary.
pub fn same_name_when_cut(one: &str, other: &str, bytes: usize) -> bool {
    cut(one, bytes) == cut(other, bytes)
}

/// A name as a database keeps it that cuts names at `bytes`, on a character boundary.
pub fn cut(name: &str, bytes: usize) -> &str {
    if name.len() <= bytes {
        return name;
    }
    let end = (0..=bytes).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    &name[..end]
}
