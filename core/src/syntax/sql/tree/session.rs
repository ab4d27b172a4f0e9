//! What a session of MySQL holds: variables, prepared statements, procedures.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Condition, Name, Sought, Step};
use crate::text::Span;

/// An expression whose value may be known without rows: of constants, variables and questions to the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// A string.
    Text(String, Span),
    /// A number.
    Number(i64),
    /// `NULL`
    Null,
    /// A variable, in lower case: `@name`, or `name` in a procedure.
    Variable(String),
    /// `DATABASE()`
    Database,
    /// `CONCAT(…)`
    Joined(Vec<Formula>),
    /// `IF(…)`
    If(Box<[Formula; 3]>),
    /// Two values compared.
    Compared(Comparison, Box<[Formula; 2]>),
    /// `IS NULL`
    IsNull(Box<Formula>),
    /// `NOT`
    Not(Box<Formula>),
    /// `AND`
    All(Vec<Formula>),
    /// `OR`
    Any(Vec<Formula>),
    /// `COUNT(*)`: how many rows the query around it finds.
    Rows,
    /// `(SELECT value FROM information_schema…)`
    Query(Box<CatalogQuery>),
    /// `EXISTS (SELECT … FROM pg_catalog…)`
    Asked(Box<Condition>),
    /// A property of an object, in the words of `information_schema`; `NULL` where it does not stand.
    Property(Box<Sought>, String),
    /// `quote_ident(…)`, `%I`
    Identifier(Box<Formula>),
    /// `quote_literal(…)`, `%L`
    Literal(Box<Formula>),
    /// `ARRAY[…]`
    List(Vec<Formula>),
    /// Not known, and the names that stand in it.
    Unknown(Vec<String>),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
}

/// A question to `information_schema` that one object answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogQuery {
    /// What is selected.
    pub value: Formula,
    /// The view of the catalog, in lower case: `columns`.
    pub view: String,
    /// What its columns, in lower case, must be.
    pub wanted: Vec<(String, Formula)>,
}

/// `CREATE PROCEDURE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    /// Its name.
    pub name: Name,
    /// The names of its parameters, in lower case.
    pub parameters: Vec<String>,
    /// What it does; none where that was not understood.
    pub steps: Option<Vec<Step>>,
    /// The names that it mentions.
    pub mentions: Vec<String>,
}
