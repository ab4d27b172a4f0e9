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
    /// `RETURN`: the last step of its list, as what follows a question that may return stands in the question.
    Return,
    /// Sets variables to what is not known.
    Forget,
    /// Was not understood.
    Unread(Unread),
    /// `FOREACH name IN ARRAY over LOOP … END LOOP`
    Each {
        /// The variable, in lower case.
        name: String,
        /// What it goes through.
        over: Formula,
        /// What is done with each.
        steps: Vec<Step>,
        /// What it comes to where that is not known.
        unread: Unread,
    },
    /// `IF … THEN … ELSE … END IF`
    If {
        /// The question.
        condition: Condition,
        /// Steps where it holds.
        then: Vec<Step>,
        /// Steps where it does not.
        otherwise: Vec<Step>,
        /// What it comes to where the answer is not known.
        unread: Unread,
    },
}

impl Step {
    /// Whether steps may change objects that they do not name.
    pub fn are_dynamic(steps: &[Self]) -> bool {
        steps.iter().any(|step| match step {
            Self::Unread(unread) | Self::Each { unread, .. } | Self::If { unread, .. } => unread.is_dynamic,
            Self::Block(block) => Self::are_dynamic(&block.steps),
            Self::Statement(tree, _) => matches!(tree, Tree::ExecuteText { is_dynamic: true, .. }),
            Self::Return | Self::Forget => false,
        })
    }

    /// Whether steps set variables at most.
    pub fn leave_schema(steps: &[Self]) -> bool {
        steps.iter().all(|step| match step {
            Self::Return | Self::Forget | Self::Statement(Tree::SetVariables(_), _) => true,
            Self::Block(block) => Self::leave_schema(&block.steps),
            Self::If { then, otherwise, .. } => Self::leave_schema(then) && Self::leave_schema(otherwise),
            Self::Each { steps, .. } => Self::leave_schema(steps),
            Self::Statement(..) | Self::Unread(_) => false,
        })
    }
}

/// What a step that was not understood may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub span: Span,
    /// The names it mentions, folded.
    pub mentions: Vec<String>,
    /// Whether it may change objects that it does not name: it makes statements while it runs.
    pub is_dynamic: bool,
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
    /// What a formula comes to.
    Formula(Formula),
    /// The question was not understood.
    Unknown,
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
    /// What it must be like besides: a property in the words of `information_schema`, and what it may be.
    pub properties: Vec<(String, Vec<String>)>,
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
