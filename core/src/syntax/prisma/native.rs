//! The scalar types of the language, and the type of the database that each stands for.

mod arguments;

pub use arguments::{Takes, takes};

use crate::dialect::Dialect;

/// A scalar type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// `String`
    String,
    /// `Boolean`
    Boolean,
    /// `Int`
    Int,
    /// `BigInt`
    BigInt,
    /// `Float`
    Float,
    /// `Decimal`
    Decimal,
    /// `DateTime`
    DateTime,
    /// `Json`
    Json,
    /// `Bytes`
    Bytes,
}

impl Scalar {
    /// Every scalar type.
    pub const ALL: [Self; 9] = [
        Self::String,
        Self::Boolean,
        Self::Int,
        Self::BigInt,
        Self::Float,
        Self::Decimal,
        Self::DateTime,
        Self::Json,
        Self::Bytes,
    ];

    /// As a schema writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Boolean => "Boolean",
            Self::Int => "Int",
            Self::BigInt => "BigInt",
            Self::Float => "Float",
            Self::Decimal => "Decimal",
            Self::DateTime => "DateTime",
            Self::Json => "Json",
            Self::Bytes => "Bytes",
        }
    }

    /// The type of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scalar| scalar.name() == name)
    }
}

/// A native type, `@db.VarChar(255)`, or the one that a scalar has without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Native {
    /// As a schema writes it, without `@db.`.
    pub name: &'static str,
    /// The scalar that it refines.
    pub scalar: Scalar,
    /// The type of the database.
    pub sql: &'static str,
    /// Its modifiers where the scalar has this type without being told; else none are implied.
    pub default: Option<&'static [&'static str]>,
}

const fn native(name: &'static str, scalar: Scalar, sql: &'static str) -> Native {
    Native { name, scalar, sql, default: None }
}

const fn default(
    name: &'static str,
    scalar: Scalar,
    sql: &'static str,
    modifiers: &'static [&'static str],
) -> Native {
    Native { name, scalar, sql, default: Some(modifiers) }
}

/// Every native type of a database; the one that a scalar has without being told stands before others of the same
/// type.
pub const fn natives(dialect: Dialect) -> &'static [Native] {
    match dialect {
        Dialect::PostgreSql => POSTGRESQL,
        Dialect::MySql => MYSQL,
        Dialect::Sqlite => SQLITE,
        Dialect::CockroachDb => COCKROACHDB,
        Dialect::SqlServer => SQLSERVER,
        Dialect::MongoDb => MONGODB,
    }
}

/// The type that a scalar has without being told.
pub fn default_native(dialect: Dialect, scalar: Scalar) -> &'static Native {
    let mut natives = natives(dialect).iter();
    natives
        .find(|native| native.scalar == scalar && native.default.is_some())
        .expect("every scalar has a default in every table")
}

use Scalar::{BigInt, Boolean, Bytes, DateTime, Decimal, Float, Int, Json, String};

const POSTGRESQL: &[Native] = &[
    default("Text", String, "text", &[]),
    native("VarChar", String, "character varying"),
    native("Char", String, "character"),
    native("Uuid", String, "uuid"),
    native("Citext", String, "citext"),
    native("Inet", String, "inet"),
    native("Bit", String, "bit"),
    native("VarBit", String, "bit varying"),
    native("Xml", String, "xml"),
    default("Boolean", Boolean, "boolean", &[]),
    default("Integer", Int, "integer", &[]),
    native("SmallInt", Int, "smallint"),
    native("Oid", Int, "oid"),
    default("BigInt", BigInt, "bigint", &[]),
    default("DoublePrecision", Float, "double precision", &[]),
    native("Real", Float, "real"),
    default("Decimal", Decimal, "numeric", &["65", "30"]),
    native("Money", Decimal, "money"),
    default("Timestamp", DateTime, "timestamp without time zone", &["3"]),
    native("Timestamptz", DateTime, "timestamp with time zone"),
    native("Date", DateTime, "date"),
    native("Time", DateTime, "time without time zone"),
    native("Timetz", DateTime, "time with time zone"),
    default("JsonB", Json, "jsonb", &[]),
    native("Json", Json, "json"),
    default("ByteA", Bytes, "bytea", &[]),
];

const COCKROACHDB: &[Native] = &[
    default("String", String, "text", &[]),
    native("Char", String, "character"),
    native("CatalogSingleChar", String, "\"char\""),
    native("Uuid", String, "uuid"),
    native("Inet", String, "inet"),
    native("Bit", String, "bit"),
    native("VarBit", String, "bit varying"),
    default("Bool", Boolean, "boolean", &[]),
    default("Int4", Int, "integer", &[]),
    native("Int2", Int, "smallint"),
    native("Oid", Int, "oid"),
    default("Int8", BigInt, "bigint", &[]),
    default("Float8", Float, "double precision", &[]),
    native("Float4", Float, "real"),
    default("Decimal", Decimal, "numeric", &["65", "30"]),
    default("Timestamp", DateTime, "timestamp without time zone", &["3"]),
    native("Timestamptz", DateTime, "timestamp with time zone"),
    native("Date", DateTime, "date"),
    native("Time", DateTime, "time without time zone"),
    native("Timetz", DateTime, "time with time zone"),
    default("JsonB", Json, "jsonb", &[]),
    default("Bytes", Bytes, "bytea", &[]),
];

const MYSQL: &[Native] = &[
    default("VarChar", String, "varchar", &["191"]),
    native("Char", String, "char"),
    native("TinyText", String, "tinytext"),
    native("Text", String, "text"),
    native("MediumText", String, "mediumtext"),
    native("LongText", String, "longtext"),
    default("TinyInt", Boolean, "tinyint", &["1"]),
    native("UnsignedTinyInt", Boolean, "tinyint unsigned"),
    native("Bit", Boolean, "bit"),
    default("Int", Int, "int", &[]),
    native("UnsignedInt", Int, "int unsigned"),
    native("TinyInt", Int, "tinyint"),
    native("UnsignedTinyInt", Int, "tinyint unsigned"),
    native("SmallInt", Int, "smallint"),
    native("UnsignedSmallInt", Int, "smallint unsigned"),
    native("MediumInt", Int, "mediumint"),
    native("UnsignedMediumInt", Int, "mediumint unsigned"),
    native("Year", Int, "year"),
    default("BigInt", BigInt, "bigint", &[]),
    native("UnsignedBigInt", BigInt, "bigint unsigned"),
    default("Double", Float, "double", &[]),
    native("Float", Float, "float"),
    default("Decimal", Decimal, "decimal", &["65", "30"]),
    default("DateTime", DateTime, "datetime", &["3"]),
    native("Timestamp", DateTime, "timestamp"),
    native("Date", DateTime, "date"),
    native("Time", DateTime, "time"),
    default("Json", Json, "json", &[]),
    default("LongBlob", Bytes, "longblob", &[]),
    native("Bit", Bytes, "bit"),
    native("Binary", Bytes, "binary"),
    native("VarBinary", Bytes, "varbinary"),
    native("TinyBlob", Bytes, "tinyblob"),
    native("Blob", Bytes, "blob"),
    native("MediumBlob", Bytes, "mediumblob"),
];

const SQLITE: &[Native] = &[
    default("Text", String, "text", &[]),
    default("Boolean", Boolean, "boolean", &[]),
    default("Integer", Int, "integer", &[]),
    default("BigInt", BigInt, "bigint", &[]),
    default("Real", Float, "real", &[]),
    default("Decimal", Decimal, "decimal", &[]),
    default("DateTime", DateTime, "datetime", &[]),
    default("Json", Json, "jsonb", &[]),
    default("Blob", Bytes, "blob", &[]),
];

const SQLSERVER: &[Native] = &[
    default("NVarChar", String, "nvarchar", &["1000"]),
    native("Char", String, "char"),
    native("NChar", String, "nchar"),
    native("VarChar", String, "varchar"),
    native("Text", String, "text"),
    native("NText", String, "ntext"),
    native("Xml", String, "xml"),
    native("UniqueIdentifier", String, "uniqueidentifier"),
    default("Bit", Boolean, "bit", &[]),
    default("Int", Int, "int", &[]),
    native("TinyInt", Int, "tinyint"),
    native("SmallInt", Int, "smallint"),
    native("Bit", Int, "bit"),
    default("BigInt", BigInt, "bigint", &[]),
    default("Float", Float, "float", &["53"]),
    native("Real", Float, "real"),
    native("Money", Float, "money"),
    native("SmallMoney", Float, "smallmoney"),
    default("Decimal", Decimal, "decimal", &["32", "16"]),
    default("DateTime2", DateTime, "datetime2", &[]),
    native("DateTime", DateTime, "datetime"),
    native("SmallDateTime", DateTime, "smalldatetime"),
    native("DateTimeOffset", DateTime, "datetimeoffset"),
    native("Date", DateTime, "date"),
    native("Time", DateTime, "time"),
    default("NVarChar", Json, "nvarchar", &["1000"]),
    default("VarBinary", Bytes, "varbinary", &["max"]),
    native("Binary", Bytes, "binary"),
    native("Image", Bytes, "image"),
];

const MONGODB: &[Native] = &[
    default("String", String, "string", &[]),
    native("ObjectId", String, "objectId"),
    default("Bool", Boolean, "bool", &[]),
    default("Int", Int, "int", &[]),
    native("Long", Int, "long"),
    default("Long", BigInt, "long", &[]),
    default("Double", Float, "double", &[]),
    default("Decimal", Decimal, "decimal", &[]),
    default("Date", DateTime, "date", &[]),
    native("Timestamp", DateTime, "timestamp"),
    default("Json", Json, "object", &[]),
    default("BinData", Bytes, "binData", &[]),
    native("ObjectId", Bytes, "objectId"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scalar_has_a_default_in_every_database() {
        for dialect in Dialect::ALL {
            for scalar in Scalar::ALL {
                assert_eq!(default_native(dialect, scalar).scalar, scalar);
            }
        }
    }

    #[test]
    fn no_database_writes_one_type_in_two_ways() {
        for dialect in Dialect::ALL {
            let natives = natives(dialect);
            for (at, one) in natives.iter().enumerate() {
                let twin = natives[at + 1..].iter().find(|other| {
                    other.scalar == one.scalar && (other.name == one.name || other.sql == one.sql)
                });
                assert_eq!(twin, None, "{dialect:?} {}", one.name);
            }
        }
    }
}
