//! One change from a schema to another.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Kind, Pair, Subject};
use crate::schema::{CheckId, ColumnId, EnumId, ForeignKeyId, IndexId, SequenceId, TableId, ViewId};
use crate::text::Place;

/// One object, found in both schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Both<Id> {
    /// Its id in [`Pair::before`].
    pub before: Id,
    /// Its id in [`Pair::after`].
    pub after: Id,
}

impl<Id> Both<Id> {
    fn swapped(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// One change. `Drop…` holds an id of [`Pair::before`]; `Create…` and `Add…` hold one of [`Pair::after`].
///
/// The order of the variants is the order in which changes are carried out: what stands in the way goes first, what
/// loses data goes last, and each comes after what it needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Everything else may live in it.
    CreateNamespace(String),
    /// Types and operator classes come from it.
    CreateExtension(String),
    /// A view holds on to the columns that it reads, so it goes before them.
    DropView(ViewId),
    /// A foreign key holds on to both tables and to the unique index that it references.
    DropForeignKey(ForeignKeyId),
    /// With its columns, indexes, checks and foreign keys; these hold on to keys of other tables. Frees the names that
    /// created tables may use.
    DropTable(TableId),
    /// A check holds on to the types of its columns.
    DropCheck(CheckId),
    /// Index names are unique in a namespace: dropped ones go before any is created.
    DropIndex(IndexId),
    /// Columns use it.
    CreateEnum(EnumId),
    /// Columns use its values.
    AlterEnum {
        /// The enum.
        of: Both<EnumId>,
        /// Values that only the schema after has, in its order.
        added: Vec<String>,
        /// Values that only the schema before has, in its order.
        dropped: Vec<String>,
        /// Whether the values of both stand in another order.
        reordered: bool,
    },
    /// Defaults use it.
    CreateSequence(SequenceId),
    /// With its columns, primary key, indexes, checks and foreign keys.
    CreateTable(TableId),
    /// The words of a table's comment.
    CommentTable(Both<TableId>),
    /// The name of a primary key.
    RenamePrimaryKey(Both<TableId>),
    /// The name of an index or unique constraint, all else equal.
    RenameIndex(Both<IndexId>),
    /// The name of a foreign key, all else equal.
    RenameForeignKey(Both<ForeignKeyId>),
    /// The name of a check, all else equal.
    RenameCheck(Both<CheckId>),
    /// Keys, indexes and checks use it.
    AddColumn(ColumnId),
    /// Type, nullability, default and what else is said of one column.
    AlterColumn {
        /// The column.
        of: Both<ColumnId>,
        /// What of it.
        altered: Altered,
    },
    /// Its columns, or whether there is one.
    AlterPrimaryKey(Both<TableId>),
    /// An index of the same name over other parts: dropped and created.
    AlterIndex(Both<IndexId>),
    /// After the columns. Foreign keys may reference a unique one.
    CreateIndex(IndexId),
    /// A check of the same name over another expression: dropped and added.
    AlterCheck(Both<CheckId>),
    /// After the columns.
    AddCheck(CheckId),
    /// References or actions of a foreign key: dropped and added.
    AlterForeignKey(Both<ForeignKeyId>),
    /// After all tables and unique indexes, so that cycles need no order.
    AddForeignKey(ForeignKeyId),
    /// Loses data, so everything that can fail comes before.
    DropColumn(ColumnId),
    /// No column is of it any more.
    DropEnum(EnumId),
    /// No default uses it any more.
    DropSequence(SequenceId),
    /// Reads all of the above.
    CreateView(ViewId),
}

/// What a change does to its object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Only the schema after has it.
    Create,
    /// Only the schema before has it.
    Drop,
    /// Both have it, and it differs.
    Alter,
    /// Only its name differs.
    Rename,
}

impl Verb {
    /// In English: `create`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Drop => "drop",
            Self::Alter => "alter",
            Self::Rename => "rename",
        }
    }
}

/// What is altered of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Altered {
    /// Its type.
    pub ty: bool,
    /// Whether it takes NULL.
    pub nullability: bool,
    /// Its default.
    pub default: bool,
    /// Whether and how the database counts it up.
    pub identity: bool,
    /// The expression it is generated from.
    pub generated: bool,
    /// Its comment.
    pub comment: bool,
}

impl Altered {
    /// Whether anything is.
    pub fn is_any(self) -> bool {
        self != Self::default()
    }
}

impl Change {
    /// The object that changes, by its name before, or after where it is new.
    pub fn subject(&self, pair: &Pair<'_>) -> Subject {
        match self {
            Self::CreateNamespace(name) => Subject::named(Kind::Namespace, name),
            Self::CreateExtension(name) => Subject::named(Kind::Extension, name),
            Self::DropView(id) => Subject::view(pair.before.walk(*id)),
            Self::DropForeignKey(id) => Subject::foreign_key(pair.before.walk(*id)),
            Self::DropCheck(id) => Subject::check(pair.before.walk(*id)),
            Self::DropIndex(id) => Subject::index(pair.before.walk(*id)),
            Self::DropTable(id) => Subject::table(pair.before.walk(*id)),
            Self::CreateEnum(id) => Subject::of_enum(pair.after.walk(*id)),
            Self::AlterEnum { of, .. } => Subject::of_enum(pair.before.walk(of.before)),
            Self::CreateSequence(id) => Subject::sequence(pair.after.walk(*id)),
            Self::CreateTable(id) => Subject::table(pair.after.walk(*id)),
            Self::CommentTable(both) => Subject::table(pair.before.walk(both.before)),
            Self::RenamePrimaryKey(both) | Self::AlterPrimaryKey(both) => {
                Subject::primary_key(pair.before.walk(both.before), pair.after.walk(both.after))
            }
            Self::RenameIndex(both) | Self::AlterIndex(both) => Subject::index(pair.before.walk(both.before)),
            Self::RenameForeignKey(both) | Self::AlterForeignKey(both) => {
                Subject::foreign_key(pair.before.walk(both.before))
            }
            Self::RenameCheck(both) | Self::AlterCheck(both) => Subject::check(pair.before.walk(both.before)),
            Self::AddColumn(id) => Subject::column(pair.after.walk(*id)),
            Self::AlterColumn { of, .. } => Subject::column(pair.before.walk(of.before)),
            Self::CreateIndex(id) => Subject::index(pair.after.walk(*id)),
            Self::AddCheck(id) => Subject::check(pair.after.walk(*id)),
            Self::AddForeignKey(id) => Subject::foreign_key(pair.after.walk(*id)),
            Self::DropColumn(id) => Subject::column(pair.before.walk(*id)),
            Self::DropEnum(id) => Subject::of_enum(pair.before.walk(*id)),
            Self::DropSequence(id) => Subject::sequence(pair.before.walk(*id)),
            Self::CreateView(id) => Subject::view(pair.after.walk(*id)),
        }
    }

    /// Where the object was last set before; of one that is new, its table.
    pub fn place_before(&self, pair: &Pair<'_>) -> Option<Place> {
        let schema = pair.before;
        match self {
            Self::CreateNamespace(_)
            | Self::CreateExtension(_)
            | Self::CreateEnum(_)
            | Self::CreateSequence(_)
            | Self::CreateTable(_)
            | Self::CreateView(_) => None,
            Self::DropView(id) => Some(schema.walk(*id).record().origin.set),
            Self::DropForeignKey(id)
            | Self::RenameForeignKey(Both { before: id, .. })
            | Self::AlterForeignKey(Both { before: id, .. }) => Some(schema.walk(*id).place()),
            Self::DropCheck(id)
            | Self::RenameCheck(Both { before: id, .. })
            | Self::AlterCheck(Both { before: id, .. }) => Some(schema.walk(*id).record().origin.set),
            Self::DropIndex(id)
            | Self::RenameIndex(Both { before: id, .. })
            | Self::AlterIndex(Both { before: id, .. }) => Some(schema.walk(*id).place()),
            Self::DropTable(id) | Self::CommentTable(Both { before: id, .. }) => {
                Some(schema.walk(*id).place())
            }
            Self::RenamePrimaryKey(Both { before: id, .. })
            | Self::AlterPrimaryKey(Both { before: id, .. }) => {
                let table = schema.walk(*id);
                Some(table.primary_key().map_or(table.place(), |key| key.origin.set))
            }
            Self::AlterEnum { of: Both { before: id, .. }, .. } | Self::DropEnum(id) => {
                Some(schema.walk(*id).place())
            }
            Self::AlterColumn { of: Both { before: id, .. }, .. } | Self::DropColumn(id) => {
                Some(schema.walk(*id).place())
            }
            Self::DropSequence(id) => Some(schema.walk(*id).record().origin.set),
            Self::AddColumn(_) | Self::CreateIndex(_) | Self::AddCheck(_) | Self::AddForeignKey(_) => {
                Some(schema.table(self.subject(pair).table.as_ref()?)?.place())
            }
        }
    }

    /// Where the object was last set after; of one that is gone, its table.
    pub fn place_after(&self, pair: &Pair<'_>) -> Option<Place> {
        self.inverse().place_before(&pair.reversed())
    }

    /// What happens to the object.
    pub const fn verb(&self) -> Verb {
        match self {
            Self::CreateNamespace(_)
            | Self::CreateExtension(_)
            | Self::CreateEnum(_)
            | Self::CreateSequence(_)
            | Self::CreateTable(_)
            | Self::AddColumn(_)
            | Self::CreateIndex(_)
            | Self::AddCheck(_)
            | Self::AddForeignKey(_)
            | Self::CreateView(_) => Verb::Create,
            Self::DropView(_)
            | Self::DropForeignKey(_)
            | Self::DropCheck(_)
            | Self::DropIndex(_)
            | Self::DropTable(_)
            | Self::DropColumn(_)
            | Self::DropEnum(_)
            | Self::DropSequence(_) => Verb::Drop,
            Self::AlterEnum { .. }
            | Self::CommentTable(_)
            | Self::AlterColumn { .. }
            | Self::AlterPrimaryKey(_)
            | Self::AlterIndex(_)
            | Self::AlterCheck(_)
            | Self::AlterForeignKey(_) => Verb::Alter,
            Self::RenamePrimaryKey(_)
            | Self::RenameIndex(_)
            | Self::RenameForeignKey(_)
            | Self::RenameCheck(_) => Verb::Rename,
        }
    }

    /// Whether nothing but the name of a constraint or index differs.
    pub fn is_name_only(&self) -> bool {
        self.verb() == Verb::Rename
    }

    /// The change back, for the [reversed](Pair::reversed) pair. It brings back the structure, not lost data
    /// ([`Hazard::LosesData`](super::Hazard::LosesData)).
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::CreateNamespace(_) | Self::CreateExtension(_) => self.clone(),
            Self::DropView(id) => Self::CreateView(*id),
            Self::DropForeignKey(id) => Self::AddForeignKey(*id),
            Self::DropCheck(id) => Self::AddCheck(*id),
            Self::DropIndex(id) => Self::CreateIndex(*id),
            Self::DropTable(id) => Self::CreateTable(*id),
            Self::CreateEnum(id) => Self::DropEnum(*id),
            Self::AlterEnum { of, added, dropped, reordered } => Self::AlterEnum {
                of: of.swapped(),
                added: dropped.clone(),
                dropped: added.clone(),
                reordered: *reordered,
            },
            Self::CreateSequence(id) => Self::DropSequence(*id),
            Self::CreateTable(id) => Self::DropTable(*id),
            Self::CommentTable(both) => Self::CommentTable(both.swapped()),
            Self::RenamePrimaryKey(both) => Self::RenamePrimaryKey(both.swapped()),
            Self::RenameIndex(both) => Self::RenameIndex(both.swapped()),
            Self::RenameForeignKey(both) => Self::RenameForeignKey(both.swapped()),
            Self::RenameCheck(both) => Self::RenameCheck(both.swapped()),
            Self::AddColumn(id) => Self::DropColumn(*id),
            Self::AlterColumn { of, altered } => Self::AlterColumn { of: of.swapped(), altered: *altered },
            Self::AlterPrimaryKey(both) => Self::AlterPrimaryKey(both.swapped()),
            Self::AlterIndex(both) => Self::AlterIndex(both.swapped()),
            Self::CreateIndex(id) => Self::DropIndex(*id),
            Self::AlterCheck(both) => Self::AlterCheck(both.swapped()),
            Self::AddCheck(id) => Self::DropCheck(*id),
            Self::AlterForeignKey(both) => Self::AlterForeignKey(both.swapped()),
            Self::AddForeignKey(id) => Self::DropForeignKey(*id),
            Self::DropColumn(id) => Self::AddColumn(*id),
            Self::DropEnum(id) => Self::CreateEnum(*id),
            Self::DropSequence(id) => Self::CreateSequence(*id),
            Self::CreateView(id) => Self::DropView(*id),
        }
    }
}

impl Pair<'_> {
    /// The way back.
    #[must_use]
    pub const fn reversed(&self) -> Self {
        Self { before: self.after, after: self.before, purpose: self.purpose }
    }
}
