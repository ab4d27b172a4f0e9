//! What SQL says: statements as trees. Names are folded and cut as the database does; expressions stay text.

mod block;
mod session;
mod table;

pub use block::*;
pub use session::*;
pub use table::*;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::text::Span;

/// A name, folded and unquoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As the database knows it.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A name that may be qualified by a namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The namespace, where it is written.
    pub namespace: Option<Name>,
    /// The name.
    pub name: Name,
}

/// An expression, kept as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// As written, trimmed.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A type as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataType {
    /// Its name; words of a built-in type are one space apart (`timestamp with time zone`).
    pub path: Path,
    /// Whether the name stands in quotes.
    pub quoted: bool,
    /// `(10, 2)`.
    pub modifiers: Vec<String>,
    /// Whether it is an array, of any dimension.
    pub array: bool,
}

/// A statement that changes a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// `CREATE TABLE`
    CreateTable(Box<CreateTable>),
    /// `ALTER TABLE`, `ALTER VIEW`, `ALTER SEQUENCE`, `ALTER INDEX` with actions of a table.
    AlterTable {
        /// The table.
        table: Path,
        /// `IF EXISTS`
        if_exists: bool,
        /// `ONLY`: not its partitions and heirs.
        only: bool,
        /// What is done to it.
        actions: Vec<AlterAction>,
    },
    /// `CREATE INDEX`
    CreateIndex(Box<CreateIndex>),
    /// `CREATE TYPE … AS ENUM`
    CreateEnum {
        /// Its name.
        path: Path,
        /// Its values, in order.
        values: Vec<Name>,
    },
    /// Any other `CREATE TYPE`, and `CREATE DOMAIN`: a name that columns can be of.
    CreateType {
        /// Its name.
        path: Path,
    },
    /// `ALTER TYPE … ADD VALUE`
    AddValue {
        /// The enum.
        path: Path,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// The value.
        value: Name,
        /// Where it goes; at the end where that is not said.
        position: Option<(Side, Name)>,
    },
    /// `ALTER TYPE … RENAME VALUE`
    RenameValue {
        /// The enum.
        path: Path,
        /// The value.
        before: Name,
        /// What it becomes.
        after: Name,
    },
    /// `ALTER … RENAME TO`
    Rename {
        /// What is renamed.
        kind: Kind,
        /// `IF EXISTS`
        if_exists: bool,
        /// Its name.
        path: Path,
        /// What it becomes.
        after: Name,
    },
    /// `ALTER … SET SCHEMA`
    SetSchema {
        /// What is moved.
        kind: Kind,
        /// `IF EXISTS`
        if_exists: bool,
        /// Its name.
        path: Path,
        /// Where it goes.
        namespace: Name,
    },
    /// `RENAME TABLE before TO after, …`, one after the other.
    RenameTables(Vec<(Path, Path)>),
    /// `sp_rename`: of whatever in its namespace has the name, a table, a view or a constraint.
    RenameObject {
        /// Its name.
        path: Path,
        /// What it becomes.
        after: Name,
    },
    /// `DROP …`
    Drop {
        /// What is dropped.
        kind: Kind,
        /// `IF EXISTS`
        if_exists: bool,
        /// Which.
        paths: Vec<Path>,
        /// `CASCADE`
        cascade: bool,
    },
    /// `CREATE SEQUENCE`
    CreateSequence {
        /// Its name.
        path: Path,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// `OWNED BY`
        owner: Option<Owner>,
    },
    /// `ALTER SEQUENCE … OWNED BY`
    SetSequenceOwner {
        /// The sequence.
        path: Path,
        /// `IF EXISTS`
        if_exists: bool,
        /// The column.
        owner: Owner,
    },
    /// `CREATE [MATERIALIZED] VIEW`
    CreateView(CreateView),
    /// `CREATE EXTENSION`
    CreateExtension {
        /// Its name.
        name: Name,
    },
    /// `CREATE SCHEMA`
    CreateNamespace {
        /// Its name.
        name: Name,
        /// `IF NOT EXISTS`
        if_not_exists: bool,
    },
    /// `COMMENT ON TABLE`, `COMMENT ON COLUMN`
    Comment {
        /// The table.
        table: Path,
        /// The column.
        column: Option<Name>,
        /// The words; none for `NULL`.
        words: Option<String>,
    },
    /// `PRAGMA`
    Setting {
        /// Its name.
        name: Name,
        /// Whether it is on from here on.
        is_on: bool,
    },
    /// `SET search_path`
    SearchPath(Vec<Name>),
    /// `SET`, `SELECT … INTO`: variables of the session.
    SetVariables(Vec<(String, Formula)>),
    /// `PREPARE name FROM formula`
    Prepare {
        /// Its name.
        name: Name,
        /// What comes to the text of a statement.
        text: Formula,
    },
    /// `EXECUTE name`
    Execute {
        /// The prepared statement.
        name: Name,
    },
    /// `EXECUTE` of a text that is composed while it runs.
    ExecuteText {
        /// What comes to the text.
        text: Formula,
        /// The names that it mentions, folded.
        mentions: Vec<String>,
        /// Whether it may change objects that it does not name.
        is_dynamic: bool,
    },
    /// `CREATE PROCEDURE`, of one that changes the schema.
    CreateProcedure(Box<Procedure>),
    /// `CALL`
    Call {
        /// The procedure.
        path: Path,
        /// What it is given.
        arguments: Vec<Formula>,
    },
    /// `DO`: statements in a block of PL/pgSQL.
    Block(Block),
}

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `TABLE`, `FOREIGN TABLE`
    Table,
    /// `INDEX`
    Index,
    /// `TYPE`, `DOMAIN`
    Type,
    /// `SEQUENCE`
    Sequence,
    /// `VIEW`, `MATERIALIZED VIEW`
    View,
    /// `SCHEMA`
    Namespace,
    /// `EXTENSION`
    Extension,
}

impl Kind {
    /// As people say it: `table`.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Index => "index",
            Self::Type => "type",
            Self::Sequence => "sequence",
            Self::View => "view",
            Self::Namespace => "schema",
            Self::Extension => "extension",
        }
    }
}

/// Before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// `BEFORE`
    Before,
    /// `AFTER`
    After,
}

/// Whose column a sequence counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// `OWNED BY NONE`
    Nobody,
    /// `OWNED BY table.column`
    Column(Path, Name),
}

/// `CREATE INDEX`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateIndex {
    /// Its name; the database makes one where there is none.
    pub name: Option<Name>,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// `UNIQUE`
    pub is_unique: bool,
    /// `CONCURRENTLY`
    pub concurrently: bool,
    /// `ON ONLY`: not the partitions of the table.
    pub only: bool,
    /// The table.
    pub table: Path,
    /// `USING method`
    pub method: Option<Name>,
    /// Its parts, in order.
    pub parts: Vec<IndexElement>,
    /// `INCLUDE (…)`
    pub include: Vec<Name>,
    /// `NULLS NOT DISTINCT`
    pub nulls_not_distinct: bool,
    /// `WHERE expression`
    pub predicate: Option<Expression>,
}

/// One part of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexElement {
    /// A column, or none for an expression.
    pub column: Option<Name>,
    /// The whole as an expression.
    pub expression: Expression,
    /// Operator class as written.
    pub operator_class: Option<String>,
    /// How many characters of the column.
    pub length: Option<u32>,
    /// `DESC`
    pub descending: bool,
    /// `NULLS FIRST` (true), `NULLS LAST`
    pub nulls_first: Option<bool>,
}

/// `CREATE VIEW`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateView {
    /// Its name.
    pub path: Path,
    /// `OR REPLACE`
    pub or_replace: bool,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// `MATERIALIZED`
    pub is_materialized: bool,
    /// `TEMPORARY`
    pub is_temporary: bool,
    /// Its query.
    pub query: Expression,
}
