//! What PL/pgSQL says: steps, and the questions to the catalog that guard them.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Formula, Tree};
use crate::text::Span;

/// `BEGIN … EXCEPTION … END`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it does.
    pub steps: Vec<Step>,
    /// The conditions whose errors it catches, in lower case: `duplicate_object`, `others`. What a handler does
    /// is not read: a block with a handler that does more than nothing is not read at all.
    pub catches: Vec<String>,
}

/// One step of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A statement that changes the schema.
    Statement(Tree, Span),
    /// A block in the block.
    Block(Block),
    /// `IF … THEN … ELSE … END IF`
    If {
        /// The question.
        condition: Condition,
        /// Steps where it holds.
        then: Vec<Step>,
        /// Steps where it does not.
        otherwise: Vec<Step>,
        /// The names that its steps mention, folded.
        mentions: Vec<String>,
    },
}

/// A question to the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Whether the catalog has it.
    Exists(Sought),
    /// The opposite.
    Not(Box<Condition>),
    /// All of them.
    All(Vec<Condition>),
    /// Any of them.
    Any(Vec<Condition>),
    /// What a formula of MySQL comes to.
    Formula(Formula),
}

/// What a block looks for in the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// What kind of object.
    pub what: SoughtKind,
    /// Its namespace, where it is said.
    pub namespace: Option<String>,
    /// The table of a column or constraint, where it is said.
    pub table: Option<String>,
    /// Its name.
    pub name: String,
}

/// A kind of object in the catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoughtKind {
    /// A table or view.
    Table,
    /// A view.
    View,
    /// A materialized view.
    MaterializedView,
    /// A table, index, sequence or view: `pg_class`, `to_regclass`.
    Relation,
    /// A column.
    Column,
    /// A constraint.
    Constraint,
    /// An index.
    Index,
    /// An enum or other type.
    Type,
    /// A value of an enum; the enum stands in [`Sought::table`].
    EnumValue,
    /// An extension.
    Extension,
    /// A namespace.
    Namespace,
    /// A sequence.
    Sequence,
}
