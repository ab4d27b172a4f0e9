//! What SQL says of tables: their definition and its changes.

use alloc::string::String;
use alloc::vec::Vec;

use super::{DataType, Expression, IndexElement, Name, Path};
use crate::schema::{Action, Deferrable, Identity};
use crate::text::Span;

/// `CREATE TABLE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTable {
    /// Its name.
    pub path: Path,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// `OR REPLACE`
    pub or_replace: bool,
    /// `TEMPORARY`
    pub is_temporary: bool,
    /// Columns, constraints and `LIKE`, in order.
    pub elements: Vec<Element>,
    /// `INHERITS (…)`
    pub inherits: Vec<Path>,
    /// `PARTITION OF`
    pub partition_of: Option<Path>,
    /// Whether its columns come from a query: `AS SELECT …`, so that they are not known.
    pub from_query: bool,
    /// `COMMENT`
    pub comment: Option<String>,
    /// `WITHOUT ROWID`
    pub without_rowid: bool,
    /// What keeps the rows of a `VIRTUAL` table.
    pub module: Option<Module>,
}

/// `USING module (name = …)`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Its name.
    pub name: Name,
    /// The names of its settings.
    pub settings: Vec<Name>,
}

/// What stands between the parentheses of `CREATE TABLE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// A column.
    Column(ColumnDefinition),
    /// A table constraint.
    Constraint(TableConstraint),
    /// `LIKE`
    Like(Like),
}

/// `LIKE table INCLUDING …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Like {
    /// The table to copy from.
    pub table: Path,
    /// What is copied beside columns and NOT NULL.
    pub including: Including,
}

/// What `LIKE` copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Including {
    /// `COMMENTS`
    pub comments: bool,
    /// `CONSTRAINTS`: CHECK.
    pub constraints: bool,
    /// `DEFAULTS`
    pub defaults: bool,
    /// `GENERATED`
    pub generated: bool,
    /// `IDENTITY`
    pub identity: bool,
    /// `INDEXES`, with primary key and uniques.
    pub indexes: bool,
}

/// A column as defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnDefinition {
    /// Its name.
    pub name: Name,
    /// Its type; none for a column of a partition or of SQLite that says none.
    pub ty: Option<DataType>,
    /// Its constraints, in order.
    pub constraints: Vec<ColumnConstraint>,
    /// From its name to its last constraint.
    pub span: Span,
}

/// A constraint of a column, with its name where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnConstraint {
    /// `CONSTRAINT name`
    pub name: Option<Name>,
    /// What it says.
    pub rule: ColumnRule,
    /// Where it stands.
    pub span: Span,
}

/// What a constraint of a column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnRule {
    /// `NULL`
    Null,
    /// `NOT NULL`
    NotNull,
    /// `DEFAULT expression`
    Default(Expression),
    /// `GENERATED ALWAYS AS (expression)`
    Generated(Expression),
    /// `GENERATED … AS IDENTITY`, `AUTO_INCREMENT`
    Identity(Identity),
    /// `PRIMARY KEY`
    PrimaryKey,
    /// `UNIQUE`
    Unique {
        /// `NULLS NOT DISTINCT`
        nulls_not_distinct: bool,
    },
    /// `CHECK (expression)`
    Check(Expression),
    /// `REFERENCES …`
    References(References),
    /// `COMMENT string`
    Comment(String),
    /// What a model does not hold: `COLLATE`, `STORAGE`, `COMPRESSION`.
    Other,
}

/// A constraint of a table, with its name where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableConstraint {
    /// `CONSTRAINT name`
    pub name: Option<Name>,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// `CLUSTERED`, `NONCLUSTERED`
    pub is_clustered: Option<bool>,
    /// What it says.
    pub rule: TableRule,
    /// Where it stands.
    pub span: Span,
}

/// What a constraint of a table says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableRule {
    /// `PRIMARY KEY (…)`
    PrimaryKey(Vec<Name>),
    /// `UNIQUE (…)`
    Unique {
        /// Its columns.
        columns: Vec<Name>,
        /// `INCLUDE (…)`
        include: Vec<Name>,
        /// `NULLS NOT DISTINCT`
        nulls_not_distinct: bool,
    },
    /// `PRIMARY KEY USING INDEX`, `UNIQUE USING INDEX`
    UsingIndex {
        /// The index, which takes the constraint's name.
        index: Name,
        /// Whether it becomes the primary key.
        is_primary: bool,
    },
    /// `CHECK (expression)`
    Check(Expression),
    /// `EXCLUDE …`
    Exclude {
        /// Everything after the word.
        rule: Expression,
        /// The columns it names; none for an expression.
        columns: Vec<Option<Name>>,
    },
    /// `FOREIGN KEY (…) REFERENCES …`
    ForeignKey {
        /// The referencing columns.
        columns: Vec<Name>,
        /// What they reference.
        references: References,
        /// The name that the index for it gets.
        index: Option<Name>,
        /// Whether it stands at its column, without `FOREIGN KEY`.
        at_column: bool,
    },
    /// `INDEX`, `UNIQUE INDEX`, `FULLTEXT INDEX` in a table.
    Index(TableIndex),
}

/// An index that its table defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableIndex {
    /// `UNIQUE`
    pub is_unique: bool,
    /// Its access method, where it is not the usual one: `fulltext`.
    pub method: Option<String>,
    /// Its parts, in order.
    pub parts: Vec<IndexElement>,
}

/// Where in its table a column goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// `FIRST`
    First,
    /// `AFTER name`
    After(Name),
}

/// `REFERENCES table (columns) ON DELETE …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct References {
    /// The table.
    pub table: Path,
    /// Its columns; none for its primary key.
    pub columns: Vec<Name>,
    /// `ON DELETE`
    pub on_delete: Action,
    /// `ON UPDATE`
    pub on_update: Action,
    /// `DEFERRABLE`
    pub deferrable: Deferrable,
    /// `NOT VALID`
    pub not_valid: bool,
}

/// One action of `ALTER TABLE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlterAction {
    /// What it does.
    pub what: Alter,
    /// Where it stands.
    pub span: Span,
}

/// What an action of `ALTER TABLE` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alter {
    /// `ADD COLUMN`
    AddColumn {
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// The column.
        column: ColumnDefinition,
        /// Where it goes; at the end where that is not said.
        position: Option<Position>,
    },
    /// `ADD (…)`
    AddElements(Vec<Element>),
    /// `MODIFY`, `CHANGE`: a column defined anew.
    DefineColumn {
        /// `IF EXISTS`
        if_exists: bool,
        /// The column, where its name changes.
        before: Option<Name>,
        /// What it becomes.
        column: ColumnDefinition,
        /// Where it goes, if it moves.
        position: Option<Position>,
    },
    /// `DROP COLUMN`
    DropColumn {
        /// `IF EXISTS`
        if_exists: bool,
        /// The column.
        name: Name,
        /// `CASCADE`
        cascade: bool,
    },
    /// `RENAME COLUMN`
    RenameColumn {
        /// The column.
        before: Name,
        /// What it becomes.
        after: Name,
    },
    /// `ALTER COLUMN`
    Column {
        /// The column.
        name: Name,
        /// What becomes of it.
        change: ColumnChange,
    },
    /// `ADD CONSTRAINT`
    AddConstraint(TableConstraint),
    /// `ADD CONSTRAINT name DEFAULT expression FOR column`
    AddDefault {
        /// The name of the constraint.
        constraint: Option<Name>,
        /// The column.
        column: Name,
        /// What it gives.
        expression: Expression,
    },
    /// Every constraint of the table dropped, as a statement is composed from the catalog.
    DropConstraints,
    /// `DROP CONSTRAINT`
    DropConstraint {
        /// `IF EXISTS`
        if_exists: bool,
        /// The constraint.
        name: Name,
        /// `CASCADE`
        cascade: bool,
    },
    /// `DROP INDEX`
    DropIndex {
        /// `IF EXISTS`
        if_exists: bool,
        /// The index.
        name: Name,
    },
    /// `DROP FOREIGN KEY`
    DropForeignKey {
        /// `IF EXISTS`
        if_exists: bool,
        /// The foreign key.
        name: Name,
    },
    /// `DROP PRIMARY KEY`
    DropPrimaryKey {
        /// `IF EXISTS`
        if_exists: bool,
    },
    /// `RENAME INDEX`
    RenameIndex {
        /// The index.
        before: Name,
        /// What it becomes.
        after: Name,
    },
    /// `RENAME TO`, beside other actions.
    RenameTable(Path),
    /// `COMMENT`
    Comment(String),
    /// `RENAME CONSTRAINT`
    RenameConstraint {
        /// The constraint.
        before: Name,
        /// What it becomes.
        after: Name,
    },
    /// `ALTER CONSTRAINT … DEFERRABLE`
    AlterConstraint {
        /// The constraint.
        name: Name,
        /// When it is checked.
        deferrable: Deferrable,
    },
    /// `VALIDATE CONSTRAINT`
    ValidateConstraint(Name),
    /// `INHERIT`, `NO INHERIT`
    Inherit {
        /// The parent.
        parent: Path,
        /// Whether the link is cut.
        no: bool,
    },
    /// `ATTACH PARTITION`, `DETACH PARTITION`
    Partition {
        /// The partition.
        table: Path,
        /// Whether it is attached.
        attach: bool,
    },
    /// What a model does not hold: owner, storage, row security, triggers.
    Other,
}

/// What `ALTER COLUMN` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnChange {
    /// `TYPE`
    Type(DataType),
    /// `SET DEFAULT`
    SetDefault(Expression),
    /// `DROP DEFAULT`
    DropDefault,
    /// `SET NOT NULL`
    SetNotNull,
    /// `DROP NOT NULL`
    DropNotNull,
    /// `ADD GENERATED … AS IDENTITY`, `SET GENERATED …`
    Identity(Identity),
    /// `DROP IDENTITY`
    DropIdentity,
    /// `DROP EXPRESSION`
    DropExpression,
    /// `SET EXPRESSION AS (…)`
    SetExpression(Expression),
    /// What a model does not hold: statistics, storage, sequence options.
    Other,
}
