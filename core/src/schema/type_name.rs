//! The one canonical spelling of each database's types, so that `int4`, `int` and `integer` are one type.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::BaseType;
use crate::dialect::Dialect;
use crate::ordered::CollectVec;

/// The type that a database knows by this name, in its canonical spelling; none where the name is of no built-in type
/// (an enum, a domain, an extension's type).
///
/// `name` is folded to lower case, its words one space apart, without modifiers: `timestamp with time zone` for
/// `TIMESTAMP(3) WITH TIME ZONE`. Modifiers that say no more than the type alone are dropped (`timestamp(6)`), and
/// those that it implies are added (`character` is `character(1)`).
pub fn builtin(dialect: Dialect, name: &str, modifiers: Vec<String>) -> Option<BaseType> {
    match dialect {
        Dialect::PostgreSql => postgresql(name, modifiers),
        Dialect::CockroachDb => postgresql(alias(COCKROACHDB_ALIASES, name), modifiers),
        Dialect::MySql => Some(mysql(&name.to_lowercase(), modifiers)),
        // Any name is a type of SQLite, in any case (Datatypes in SQLite, 3.1).
        Dialect::Sqlite => Some(canonical(&name.to_lowercase(), modifiers)),
        Dialect::SqlServer => Some(sql_server(&name.to_lowercase(), &modifiers)),
        Dialect::MongoDb => Some(canonical(name, modifiers)),
    }
}

/// The integer type below one of PostgreSQL's `serial` types (manual, 8.1.4); the rest is a default from a sequence.
pub fn serial(dialect: Dialect, name: &str) -> Option<&'static str> {
    if dialect.facts().has_inline_enums {
        return name.eq_ignore_ascii_case("serial").then_some("bigint unsigned");
    }
    let is_serial = ["smallserial", "serial", "bigserial", "serial2", "serial4", "serial8"].contains(&name);
    if dialect.facts().has_wide_integers && is_serial {
        return Some("bigint");
    }
    match name {
        "smallserial" | "serial2" => Some("smallint"),
        "serial" | "serial4" => Some("integer"),
        "bigserial" | "serial8" => Some("bigint"),
        _ => None,
    }
}

fn canonical(name: &str, modifiers: Vec<String>) -> BaseType {
    BaseType::Builtin { name: name.to_owned(), modifiers }
}

/// CockroachDB's spellings (reference, Data types) beside those of PostgreSQL, and its one type of text for all of them.
const COCKROACHDB_ALIASES: &[(&str, &str)] = &[
    ("blob", "bytea"),
    ("bytes", "bytea"),
    ("char varying", "text"),
    ("character varying", "text"),
    ("int64", "bigint"),
    ("json", "jsonb"),
    ("string", "text"),
    ("varchar", "text"),
];

/// PostgreSQL's spellings (manual, table 8.1) beside the one that `format_type` prints.
const POSTGRESQL_ALIASES: &[(&str, &str)] = &[
    ("bool", "boolean"),
    ("bpchar", "character"),
    ("char", "character"),
    ("char varying", "character varying"),
    ("dec", "numeric"),
    ("decimal", "numeric"),
    ("float4", "real"),
    ("float8", "double precision"),
    ("int", "integer"),
    ("int2", "smallint"),
    ("int4", "integer"),
    ("int8", "bigint"),
    ("national char", "character"),
    ("national char varying", "character varying"),
    ("national character", "character"),
    ("national character varying", "character varying"),
    ("nchar", "character"),
    ("nchar varying", "character varying"),
    ("time", "time without time zone"),
    ("timestamp", "timestamp without time zone"),
    ("timestamptz", "timestamp with time zone"),
    ("timetz", "time with time zone"),
    ("varbit", "bit varying"),
    ("varchar", "character varying"),
];

/// PostgreSQL's built-in types as `format_type` prints them, and `citext`, which Prisma counts among them.
const POSTGRESQL_TYPES: &[&str] = &[
    "bigint",
    "bit",
    "bit varying",
    "boolean",
    "box",
    "bytea",
    "character",
    "character varying",
    "cidr",
    "circle",
    "citext",
    "date",
    "datemultirange",
    "daterange",
    "double precision",
    "inet",
    "int4multirange",
    "int4range",
    "int8multirange",
    "int8range",
    "integer",
    "interval",
    "json",
    "jsonb",
    "jsonpath",
    "line",
    "lseg",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "numeric",
    "nummultirange",
    "numrange",
    "oid",
    "path",
    "pg_lsn",
    "pg_snapshot",
    "point",
    "polygon",
    "real",
    "regclass",
    "regconfig",
    "regnamespace",
    "regproc",
    "regprocedure",
    "regrole",
    "regtype",
    "smallint",
    "text",
    "time with time zone",
    "time without time zone",
    "timestamp with time zone",
    "timestamp without time zone",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "tstzrange",
    "tsvector",
    "txid_snapshot",
    "uuid",
    "xid",
    "xml",
];

fn postgresql(name: &str, mut modifiers: Vec<String>) -> Option<BaseType> {
    let name = name.strip_prefix("pg_catalog.").unwrap_or(name);
    if name == "float" {
        return Some(canonical(float(modifiers.first()), Vec::new()));
    }
    let is_bare_bpchar = name == "bpchar";
    let name = alias(POSTGRESQL_ALIASES, name);
    // `interval year to month` and the like keep their fields in the name.
    if POSTGRESQL_TYPES.binary_search(&name).is_err() && !name.starts_with("interval ") {
        return None;
    }
    match name {
        "bit" | "character" if modifiers.is_empty() && !is_bare_bpchar => modifiers.push("1".to_owned()),
        "numeric" if modifiers.len() == 1 => modifiers.push("0".to_owned()),
        "interval"
        | "time with time zone"
        | "time without time zone"
        | "timestamp with time zone"
        | "timestamp without time zone"
            if modifiers == ["6"] =>
        {
            modifiers.clear();
        }
        _ => {}
    }
    Some(canonical(name, modifiers))
}

/// `float(p)`: up to 24 bits are `real` (manual, 8.1.3).
fn float(bits: Option<&String>) -> &'static str {
    let bits: Option<u32> = bits.and_then(|bits| bits.parse().ok());
    if bits.is_some_and(|bits| bits <= 24) { "real" } else { "double precision" }
}

/// MySQL's spellings (manual, 11.9) beside the one of its catalog.
const MYSQL_ALIASES: &[(&str, &str)] = &[
    ("character", "char"),
    ("character varying", "varchar"),
    ("dec", "decimal"),
    ("double precision", "double"),
    ("fixed", "decimal"),
    ("float4", "float"),
    ("float8", "double"),
    ("int1", "tinyint"),
    ("int2", "smallint"),
    ("int3", "mediumint"),
    ("int4", "int"),
    ("int8", "bigint"),
    ("integer", "int"),
    ("long", "mediumtext"),
    ("long varbinary", "mediumblob"),
    ("long varchar", "mediumtext"),
    ("middleint", "mediumint"),
    ("national char", "char"),
    ("national char varying", "varchar"),
    ("national character", "char"),
    ("national character varying", "varchar"),
    ("national varchar", "varchar"),
    ("nchar", "char"),
    ("nchar varying", "varchar"),
    ("numeric", "decimal"),
    ("nvarchar", "varchar"),
    ("real", "double"),
    ("varcharacter", "varchar"),
];

fn mysql(name: &str, mut modifiers: Vec<String>) -> BaseType {
    if matches!(name, "bool" | "boolean") {
        return canonical("tinyint", alloc::vec!["1".to_owned()]);
    }
    let (name, sign) = name.split_once(" unsigned").map_or((name, None), |(name, rest)| (name, Some(rest)));
    let mut name = alias(MYSQL_ALIASES, name);
    match name {
        // A display width says nothing (manual, 11.1.6); `tinyint(1)` is how a boolean is written.
        "smallint" | "mediumint" | "int" | "bigint" | "year" => modifiers.clear(),
        "tinyint" if modifiers != ["1"] => modifiers.clear(),
        "bit" | "char" | "binary" if modifiers.is_empty() => modifiers.push("1".to_owned()),
        "decimal" if modifiers.is_empty() => modifiers.extend(["10".to_owned(), "0".to_owned()]),
        "decimal" if modifiers.len() == 1 => modifiers.push("0".to_owned()),
        "datetime" | "timestamp" | "time" if modifiers == ["0"] => modifiers.clear(),
        "float" if modifiers.len() == 1 => name = mysql_float(&core::mem::take(&mut modifiers)),
        "text" | "blob" if !modifiers.is_empty() => {
            name = sized(name, &core::mem::take(&mut modifiers));
        }
        _ => {}
    }
    match sign {
        Some(rest) => canonical(&alloc::format!("{name} unsigned{rest}"), modifiers),
        None => canonical(name, modifiers),
    }
}

/// `FLOAT(p)`: more than 24 bits are a `double` (manual, 11.1.4).
fn mysql_float(bits: &[String]) -> &'static str {
    let bits: Option<u32> = bits.first().and_then(|bits| bits.parse().ok());
    if bits.is_some_and(|bits| bits > 24) { "double" } else { "float" }
}

/// `TEXT(n)` is the smallest of its kind that holds so many characters, at four bytes each; `BLOB(n)` so many bytes.
fn sized(name: &str, length: &[String]) -> &'static str {
    let length: u64 = length.first().and_then(|length| length.parse().ok()).unwrap_or(u64::MAX);
    let bytes = if name == "text" { length.saturating_mul(4) } else { length };
    match (name == "text", bytes) {
        (true, 0..0x100) => "tinytext",
        (true, 0x100..0x1_0000) => "text",
        (true, 0x1_0000..0x100_0000) => "mediumtext",
        (true, _) => "longtext",
        (false, 0..0x100) => "tinyblob",
        (false, 0x100..0x1_0000) => "blob",
        (false, 0x1_0000..0x100_0000) => "mediumblob",
        (false, _) => "longblob",
    }
}

/// SQL Server's spellings (Transact-SQL reference, Data type synonyms) beside the one of its catalog.
const SQL_SERVER_ALIASES: &[(&str, &str)] = &[
    ("binary varying", "varbinary"),
    ("char varying", "varchar"),
    ("character", "char"),
    ("character varying", "varchar"),
    ("dec", "decimal"),
    ("double precision", "float"),
    ("integer", "int"),
    ("national char", "nchar"),
    ("national char varying", "nvarchar"),
    ("national character", "nchar"),
    ("national character varying", "nvarchar"),
    ("national text", "ntext"),
    ("numeric", "decimal"),
    ("rowversion", "timestamp"),
];

fn sql_server(name: &str, modifiers: &[String]) -> BaseType {
    let name = alias(SQL_SERVER_ALIASES, name);
    let mut modifiers: Vec<String> = modifiers.iter().map(|modifier| modifier.to_lowercase()).collect_vec();
    match name {
        // Up to 24 bits are `real`, which is `float(24)`; any more are 53.
        "float"
            if modifiers.first().and_then(|bits| bits.parse().ok()).is_some_and(|bits: u32| bits <= 24) =>
        {
            return canonical("real", Vec::new());
        }
        "float" => modifiers = alloc::vec!["53".to_owned()],
        "decimal" if modifiers.is_empty() => modifiers.extend(["18".to_owned(), "0".to_owned()]),
        "decimal" if modifiers.len() == 1 => modifiers.push("0".to_owned()),
        "char" | "nchar" | "varchar" | "nvarchar" | "binary" | "varbinary" if modifiers.is_empty() => {
            modifiers.push("1".to_owned());
        }
        "datetime2" | "datetimeoffset" | "time" if modifiers == ["7"] => modifiers.clear(),
        _ => {}
    }
    canonical(name, modifiers)
}

fn alias<'n>(aliases: &[(&'static str, &'static str)], name: &'n str) -> &'n str {
    aliases.binary_search_by_key(&name, |(alias, _)| alias).map_or(name, |at| aliases[at].1)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn spell(dialect: Dialect, name: &str, modifiers: &[&str]) -> Option<String> {
        let modifiers = modifiers.iter().map(ToString::to_string).collect();
        let BaseType::Builtin { name, modifiers } = builtin(dialect, name, modifiers)? else {
            panic!("{name} is not built in")
        };
        Some(if modifiers.is_empty() { name } else { alloc::format!("{name}({})", modifiers.join(",")) })
    }

    #[test]
    fn every_spelling_of_a_postgresql_type_is_one() {
        let spell = |name, modifiers| spell(Dialect::PostgreSql, name, modifiers);
        assert_eq!(spell("int4", &[]).as_deref(), Some("integer"));
        assert_eq!(spell("varchar", &["255"]).as_deref(), Some("character varying(255)"));
        assert_eq!(spell("timestamptz", &["6"]).as_deref(), Some("timestamp with time zone"));
        assert_eq!(spell("timestamp", &["3"]).as_deref(), Some("timestamp without time zone(3)"));
        assert_eq!(spell("decimal", &["10"]).as_deref(), Some("numeric(10,0)"));
        assert_eq!(spell("char", &[]).as_deref(), Some("character(1)"));
        assert_eq!(spell("float", &["24"]).as_deref(), Some("real"));
        assert_eq!(spell("float", &[]).as_deref(), Some("double precision"));
    }

    #[test]
    fn texts_of_cockroachdb_are_one_type() {
        let spell = |name, modifiers| spell(Dialect::CockroachDb, name, modifiers);
        assert_eq!(spell("string", &["80"]).as_deref(), Some("text(80)"));
        assert_eq!(spell("varchar", &["80"]).as_deref(), Some("text(80)"));
        assert_eq!(spell("bytes", &[]).as_deref(), Some("bytea"));
        assert_eq!(spell("int4", &[]).as_deref(), Some("integer"));
    }

    #[test]
    fn an_unknown_name_is_no_built_in_type() {
        assert_eq!(spell(Dialect::PostgreSql, "order_state", &[]), None);
        assert_eq!(spell(Dialect::PostgreSql, "pg_catalog.int4", &[]).as_deref(), Some("integer"));
    }

    #[test]
    fn a_display_width_of_mysql_says_nothing() {
        let spell = |name, modifiers| spell(Dialect::MySql, name, modifiers);
        assert_eq!(spell("integer", &["11"]).as_deref(), Some("int"));
        assert_eq!(spell("bool", &[]).as_deref(), Some("tinyint(1)"));
        assert_eq!(spell("numeric", &["12"]).as_deref(), Some("decimal(12,0)"));
    }

    #[test]
    fn a_size_that_sql_server_implies_is_said() {
        let spell = |name, modifiers| spell(Dialect::SqlServer, name, modifiers);
        assert_eq!(spell("NVARCHAR", &["MAX"]).as_deref(), Some("nvarchar(max)"));
        assert_eq!(spell("nchar", &[]).as_deref(), Some("nchar(1)"));
        assert_eq!(spell("numeric", &["12"]).as_deref(), Some("decimal(12,0)"));
        assert_eq!(spell("double precision", &[]).as_deref(), Some("float(53)"));
        assert_eq!(spell("float", &["24"]).as_deref(), Some("real"));
        assert_eq!(spell("datetime2", &["7"]).as_deref(), Some("datetime2"));
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(POSTGRESQL_TYPES.is_sorted());
        assert!(POSTGRESQL_ALIASES.is_sorted());
        assert!(COCKROACHDB_ALIASES.is_sorted());
        assert!(MYSQL_ALIASES.is_sorted());
        assert!(SQL_SERVER_ALIASES.is_sorted());
    }
}
