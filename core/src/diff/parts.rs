//! The kinds of parts of a table that are matched by what they are: indexes, foreign keys, checks.

use alloc::string::String;

use super::keys::{self, ForeignKeyShape, IndexShape};
use super::matching::Candidate;
use super::{Both, Change, Compared, Subject};
use crate::schema::walk::*;
use crate::schema::{CheckId, ForeignKeyId, IndexId, Schema, Vocabulary};

/// A kind of part of a table that is matched by what it is.
pub(super) trait Part: Copy + Ord {
    /// All that it is, apart from its name.
    type Shape: Ord;
    /// How it changes.
    const CHANGES: Changes<Self>;

    /// Those of a table.
    fn of(table: TableWalker<'_>) -> &[Self];
    /// One to match; none where one side could not say it.
    fn candidate(schema: &Schema, id: Self, lens: Lens) -> Option<Candidate<'_, Self, Self::Shape>>;
    /// Its name.
    fn name(schema: &Schema, id: Self) -> Option<&str>;
    /// The name of the object of another table that a difference in it rests on.
    fn rests_on(schema: &Schema, id: Self) -> Option<&str>;
    /// Whether another name is told where nothing else differs.
    fn tells_its_name(_: &Schema, _: Self, _: Lens) -> bool {
        true
    }
    /// Whether it is there without being said, by the side that the lens does not narrow.
    fn goes_without_saying(_: &Schema, _: Self, _: Lens) -> bool {
        false
    }
    /// One as a subject.
    fn subject(schema: &Schema, id: Self) -> Subject;
    /// Where it is counted.
    fn count(compared: &mut Compared) -> Option<&mut usize>;
}

/// How the parts of one table are looked at.
#[derive(Clone, Copy)]
pub(super) struct Lens {
    /// What both sides can say.
    pub(super) can: Vocabulary,
    /// Whether the table stands for an implicit relation: its key and its foreign keys are Prisma's own affair.
    pub(super) is_implicit_join: bool,
}

/// The changes of one kind of part.
pub(super) struct Changes<Id> {
    pub(super) dropped: fn(Id) -> Change,
    pub(super) created: fn(Id) -> Change,
    pub(super) renamed: fn(Both<Id>) -> Change,
    pub(super) altered: fn(Both<Id>) -> Change,
}

impl Part for IndexId {
    type Shape = IndexShape;
    const CHANGES: Changes<Self> = Changes {
        dropped: Change::DropIndex,
        created: Change::CreateIndex,
        renamed: Change::RenameIndex,
        altered: Change::AlterIndex,
    };

    fn of(table: TableWalker<'_>) -> &[Self] {
        &table.record().indexes
    }

    fn candidate(schema: &Schema, id: Self, lens: Lens) -> Option<Candidate<'_, Self, IndexShape>> {
        let index = schema.walk(id);
        if lens.is_implicit_join && keys::is_key_of_join(index) { None } else { keys::index(index, lens.can) }
    }

    fn name(schema: &Schema, id: Self) -> Option<&str> {
        schema.walk(id).name()
    }

    /// Prisma keeps silent about the name where another index is over the same columns, whatever its method (its
    /// differ calls renaming one of them "highly unstable").
    fn tells_its_name(schema: &Schema, id: Self, lens: Lens) -> bool {
        let index = schema.walk(id);
        let is_like_it = |other: &IndexWalker<'_>| {
            other.is_unique() == index.is_unique()
                && other.columns().map(ColumnWalker::name).eq(index.columns().map(ColumnWalker::name))
                && Self::candidate(schema, other.id, lens).is_some()
        };
        lens.can.twins || index.table().indexes().filter(is_like_it).count() < 2
    }

    fn goes_without_saying(schema: &Schema, id: Self, lens: Lens) -> bool {
        schema.vocabulary.twins && !lens.can.twins && keys::is_made_for_foreign_key(schema.walk(id))
    }

    fn subject(schema: &Schema, id: Self) -> Subject {
        Subject::index(schema.walk(id))
    }

    fn rests_on(_: &Schema, _: Self) -> Option<&str> {
        None
    }

    fn count(compared: &mut Compared) -> Option<&mut usize> {
        Some(&mut compared.indexes)
    }
}

impl Part for ForeignKeyId {
    type Shape = ForeignKeyShape;
    const CHANGES: Changes<Self> = Changes {
        dropped: Change::DropForeignKey,
        created: Change::AddForeignKey,
        renamed: Change::RenameForeignKey,
        altered: Change::AlterForeignKey,
    };

    fn of(table: TableWalker<'_>) -> &[Self] {
        &table.record().foreign_keys
    }

    fn candidate(schema: &Schema, id: Self, lens: Lens) -> Option<Candidate<'_, Self, ForeignKeyShape>> {
        let candidate = keys::foreign_key(schema.walk(id), lens.can);
        // Prisma named these in other ways before, and does not call that a difference.
        let name = candidate.name.filter(|_| !lens.is_implicit_join);
        Some(Candidate { name, ..candidate })
    }

    fn name(schema: &Schema, id: Self) -> Option<&str> {
        schema.walk(id).name()
    }

    fn subject(schema: &Schema, id: Self) -> Subject {
        Subject::foreign_key(schema.walk(id))
    }

    fn rests_on(schema: &Schema, id: Self) -> Option<&str> {
        Some(&schema.walk(id).record().references.name)
    }

    fn count(compared: &mut Compared) -> Option<&mut usize> {
        Some(&mut compared.foreign_keys)
    }
}

impl Part for CheckId {
    type Shape = (bool, String);
    const CHANGES: Changes<Self> = Changes {
        dropped: Change::DropCheck,
        created: Change::AddCheck,
        renamed: Change::RenameCheck,
        altered: Change::AlterCheck,
    };

    fn of(table: TableWalker<'_>) -> &[Self] {
        &table.record().checks
    }

    fn candidate(schema: &Schema, id: Self, lens: Lens) -> Option<Candidate<'_, Self, Self::Shape>> {
        lens.can.checks.then(|| keys::check(schema.walk(id)))
    }

    fn name(schema: &Schema, id: Self) -> Option<&str> {
        schema.walk(id).record().name.as_deref()
    }

    fn subject(schema: &Schema, id: Self) -> Subject {
        Subject::check(schema.walk(id))
    }

    fn rests_on(_: &Schema, _: Self) -> Option<&str> {
        None
    }

    fn count(_: &mut Compared) -> Option<&mut usize> {
        None
    }
}
