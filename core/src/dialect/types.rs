//! The types in which a design stores values, of each database.

/// A type name and its modifiers: `numeric`, `10`, `2`.
#[derive(Debug, Clone, Copy)]
pub struct TypeName {
    /// In the canonical spelling of `schema::BaseType`.
    pub name: &'static str,
    /// In order.
    pub modifiers: &'static [&'static str],
}

const fn plain(name: &'static str) -> TypeName {
    TypeName { name, modifiers: &[] }
}

/// What a design stores values in, by meaning.
#[derive(Debug)]
pub struct Types {
    /// A key that is a UUID.
    pub key: TypeName,
    /// The expression that makes a new key, where the database has one.
    pub new_key: Option<&'static str>,
    /// Text that may be indexed.
    pub text: TypeName,
    /// A whole number.
    pub integer: TypeName,
    /// A whole number that may pass two billion.
    pub big_integer: TypeName,
    /// A decimal number; without modifiers where the type takes none.
    pub decimal: TypeName,
    /// Yes or no.
    pub boolean: TypeName,
    /// A moment, with its time zone where the database has one.
    pub timestamp: TypeName,
    /// A day.
    pub date: TypeName,
    /// A time of day.
    pub time: TypeName,
    /// A document.
    pub json: TypeName,
}

pub(super) const POSTGRESQL: Types = Types {
    key: plain("uuid"),
    new_key: Some("gen_random_uuid()"),
    text: plain("text"),
    integer: plain("integer"),
    big_integer: plain("bigint"),
    decimal: TypeName { name: "numeric", modifiers: &["10", "2"] },
    boolean: plain("boolean"),
    timestamp: plain("timestamp with time zone"),
    date: plain("date"),
    time: plain("time without time zone"),
    json: plain("jsonb"),
};

pub(super) const MYSQL: Types = Types {
    key: TypeName { name: "char", modifiers: &["36"] },
    new_key: Some("uuid()"),
    text: TypeName { name: "varchar", modifiers: &["255"] },
    integer: plain("int"),
    big_integer: plain("bigint"),
    decimal: TypeName { name: "decimal", modifiers: &["10", "2"] },
    boolean: TypeName { name: "tinyint", modifiers: &["1"] },
    timestamp: plain("timestamp"),
    date: plain("date"),
    time: plain("time"),
    json: plain("json"),
};

pub(super) const SQLITE: Types = Types {
    key: plain("text"),
    new_key: None,
    text: plain("text"),
    integer: plain("integer"),
    big_integer: plain("bigint"),
    decimal: plain("decimal"),
    boolean: plain("boolean"),
    timestamp: plain("datetime"),
    date: plain("date"),
    time: plain("time"),
    json: plain("jsonb"),
};

pub(super) const SQLSERVER: Types = Types {
    key: plain("uniqueidentifier"),
    new_key: Some("newid()"),
    text: TypeName { name: "nvarchar", modifiers: &["450"] },
    integer: plain("int"),
    big_integer: plain("bigint"),
    decimal: TypeName { name: "decimal", modifiers: &["10", "2"] },
    boolean: plain("bit"),
    timestamp: plain("datetimeoffset"),
    date: plain("date"),
    time: plain("time"),
    json: TypeName { name: "nvarchar", modifiers: &["max"] },
};

pub(super) const MONGODB: Types = Types {
    key: plain("ObjectId"),
    new_key: None,
    text: plain("String"),
    integer: plain("Int"),
    big_integer: plain("Long"),
    decimal: plain("Decimal128"),
    boolean: plain("Bool"),
    timestamp: plain("Date"),
    date: plain("Date"),
    time: plain("String"),
    json: plain("Object"),
};
