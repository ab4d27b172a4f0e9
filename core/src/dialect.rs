//! The databases, and the facts in which they differ.
//!
//! **Invariant: a difference between databases is a field of [`Facts`]; nothing but `print` compares dialects.**

mod databases;
mod lexis;
mod limits;
mod types;

pub use lexis::Lexis;
pub use limits::{Counting, Limits, Unique};
pub use types::{TypeName, Types};

/// A database that Throughline knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// PostgreSQL.
    PostgreSql,
    /// MySQL and MariaDB.
    MySql,
    /// SQLite.
    Sqlite,
    /// CockroachDB, as far as Prisma writes it.
    CockroachDb,
    /// SQL Server, as far as Prisma writes it.
    SqlServer,
    /// MongoDB: collections and indexes, no SQL.
    MongoDb,
}

/// How a column counts up where the schema only says that it does (Prisma's `autoincrement()`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    /// By a default from a sequence of its own: `serial`.
    Sequence,
    /// By a property of the column: `AUTO_INCREMENT`.
    Identity,
    /// By a default from this call.
    Function(&'static str),
}

/// What is true of one database. No field has a default: a new database answers every question.
#[derive(Debug)]
pub struct Facts {
    /// As people write it: `PostgreSQL`.
    pub name: &'static str,
    /// As configuration and Prisma's `provider` write it: `postgresql`.
    pub key: &'static str,
    /// The namespace of an unqualified table; empty where there is none.
    pub default_namespace: &'static str,
    /// The opening and closing quote of an identifier.
    pub quotes: (char, char),
    /// Whether an unquoted identifier is read in lower case.
    pub folds_to_lower: bool,
    /// The longest identifier in bytes, beyond which names are cut.
    pub identifier_bytes: usize,
    /// Whether enums are types of their own (else: written at the column, or not at all).
    pub has_enum_types: bool,
    /// Whether an enum is written at the column: MySQL's `ENUM('a', 'b')`.
    pub has_inline_enums: bool,
    /// How a column counts up.
    pub counts_by: Counter,
    /// Whether a primary key has a name of its own.
    pub names_primary_keys: bool,
    /// Whether a foreign key has a name of its own that outlives its creation.
    pub names_foreign_keys: bool,
    /// Whether a foreign key can refuse at once: `RESTRICT`.
    pub has_restrict: bool,
    /// Whether a column can hold an array.
    pub has_arrays: bool,
    /// Whether a predicate may limit an index.
    pub has_partial_indexes: bool,
    /// Whether an integer primary key counts up without being told to.
    pub counts_integer_keys: bool,
    /// Whether the names of tables, views and indexes are one in any case.
    pub relations_ignore_case: bool,
    /// Whether the names of columns, indexes and constraints are one in any case.
    pub columns_ignore_case: bool,
    /// What may be written for the namespace of an unqualified table, where that has no name.
    pub namespace_alias: Option<&'static str>,
    /// Whether any words are a type, and none at all, so that only kinds of types can be told apart.
    pub types_are_free: bool,
    /// Whether the columns of a primary key take NULL unless they are told not to, but for a key that is the row's id.
    pub keys_take_null: bool,
    /// Whether a bare `INT` has eight bytes.
    pub has_wide_integers: bool,
    /// Whether constraints have names that are found again: written, or made by the database.
    pub names_constraints: bool,
    /// Whether a primary key or a unique constraint can be added to a table that stands.
    pub adds_keys: bool,
    /// Whether Prisma 6 keeps the rows of an implicit many-to-many relation unique by a primary key (else: still by a
    /// unique index).
    pub keys_join_tables: bool,
    /// Whether a column that something rests on cannot be dropped (else: what rests on it goes too).
    pub keeps_columns_in_use: bool,
    /// Whether the catalog hides generated columns from those who ask for columns.
    pub hides_generated_columns: bool,
    /// Whether it makes an index for a foreign key by itself.
    pub indexes_foreign_keys: bool,
    /// Whether a referenced table must stand, when a foreign key is made and as long as there is one. SQLite looks only
    /// at rows, and its migrations switch even that off (PRAGMA `foreign_keys`).
    pub checks_references: bool,
    /// Whether a name that is too long is cut (else: refused).
    pub cuts_names: bool,
    /// Whether the name of an index is its table's own affair.
    pub names_indexes_by_table: bool,
    /// Whether `CREATE TABLE` and `ALTER TABLE` define indexes, and a column is defined anew by `MODIFY`: MySQL's tables.
    pub defines_indexes_in_tables: bool,
    /// Whether a unique constraint is a unique index and nothing beside.
    pub uniques_are_indexes: bool,
    /// Whether `NO ACTION` refuses at once, as `RESTRICT` does.
    pub restrict_is_no_action: bool,
    /// Whether `CALL` may run statements that change the schema, which its `PREPARE` may too.
    pub has_procedures: bool,
    /// Whether some versions pass over a `REFERENCES` at a column (MySQL manual, 1.7.2.3; read since 9.0).
    pub may_ignore_column_references: bool,
    /// Whether texts that differ in capitals alone are equal.
    pub compares_in_any_case: bool,
    /// Words that are the current time.
    pub now_words: &'static [&'static str],
    /// Functions that are the current time.
    pub now_functions: &'static [&'static str],
    /// Whether `b'1'` is the number 1, and the precision of a time says nothing of its default.
    pub bits_are_numbers: bool,
    /// Whether Prisma tells a constant default from an expression that comes to the same. Of MySQL it does so without
    /// end, since the catalog has one form for both; that is no drift.
    pub tells_expressions_apart: bool,
    /// Whether Prisma compares defaults of JSON.
    pub compares_json_defaults: bool,
    /// Whether a default is a constraint with a name of its own, and a key says whether its index orders the rows:
    /// Transact-SQL's tables.
    pub defaults_are_constraints: bool,
    /// Whether no two ways may lead from a row to another that goes with it, so that Prisma lets nothing happen to the
    /// rows of a many-to-many relation of a model with itself.
    pub refuses_circular_cascades: bool,
    /// Whether Prisma reads the included columns of an index as further ones of its key (else: not at all).
    pub reads_included_columns: bool,
    /// Whether Prisma takes enums and documents for it.
    pub takes_enums_and_json: bool,
    /// Types whose precision Prisma does not read.
    pub unread_precisions: &'static [&'static str],
    /// Whether its migrations are understood statement by statement.
    pub is_replayed: bool,
    /// Whether changes are written for it (else: whole schemas at most).
    pub changes_are_written: bool,
    /// Whether it has tables and SQL at all.
    pub is_relational: bool,
    /// Words that tell its SQL from that of every other: types and keywords that only it has; lower case.
    pub own_words: &'static [&'static str],
    /// How its SQL is cut into words.
    pub lexis: &'static Lexis,
    /// What a design stores values in.
    pub types: &'static Types,
    /// What Prisma takes of a schema for it.
    pub limits: &'static Limits,
}

impl Dialect {
    /// Every database.
    pub const ALL: [Self; 6] =
        [Self::PostgreSql, Self::MySql, Self::Sqlite, Self::CockroachDb, Self::SqlServer, Self::MongoDb];

    /// Its facts.
    pub const fn facts(self) -> &'static Facts {
        match self {
            Self::PostgreSql => &databases::POSTGRESQL,
            Self::MySql => &databases::MYSQL,
            Self::Sqlite => &databases::SQLITE,
            Self::CockroachDb => &databases::COCKROACHDB,
            Self::SqlServer => &databases::SQLSERVER,
            Self::MongoDb => &databases::MONGODB,
        }
    }

    /// Whether a schema for one is as good as one for the other.
    pub const fn is_kin_of(self, other: Self) -> bool {
        self as u8 == other as u8
            || matches!(
                (self, other),
                (Self::PostgreSql, Self::CockroachDb) | (Self::CockroachDb, Self::PostgreSql)
            )
    }

    /// The database of a configuration key or Prisma provider, `postgres` included.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "postgres" => Some(Self::PostgreSql),
            "mariadb" => Some(Self::MySql),
            // As `migration_lock.toml` has it.
            "mssql" => Some(Self::SqlServer),
            _ => Self::ALL.into_iter().find(|dialect| dialect.facts().key == key),
        }
    }
}
