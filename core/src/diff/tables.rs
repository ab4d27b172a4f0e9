//! Tables of one name, part by part.

use alloc::vec::Vec;

use super::column_types::{named, same_type};
use super::default::same_default;
use super::doubt::Doubt;
use super::expression::normal;
use super::keys;
use super::matching::{Twins, matched};
use super::parts::{Lens, Part};
use super::{Altered, Both, Change, Comparer, Pair, Subject};
use crate::ordered::{BTreeMap, CollectVec};
use crate::schema::walk::*;
use crate::schema::{CheckId, DefaultValue, ForeignKeyId, IndexId, Schema};

/// A table of both sides.
#[derive(Clone, Copy)]
pub(super) struct Tables<'s> {
    pub(super) before: TableWalker<'s>,
    pub(super) after: TableWalker<'s>,
}

impl<'s> Tables<'s> {
    fn ids(self) -> Both<crate::schema::TableId> {
        Both { before: self.before.id, after: self.after.id }
    }

    /// The columns of the primary key of one of them, or of the unique index that stands for it.
    fn key_columns(self, table: TableWalker<'s>) -> Vec<&'s str> {
        if table.primary_key().is_some() || !self.is_implicit_join() {
            return table.primary_key_columns().map(ColumnWalker::name).collect_vec();
        }
        let standing_for_it = table.indexes().find(|index| keys::is_key_of_join(*index));
        standing_for_it.into_iter().flat_map(IndexWalker::columns).map(ColumnWalker::name).collect_vec()
    }

    fn is_implicit_join(self) -> bool {
        self.before.record().is_implicit_join || self.after.record().is_implicit_join
    }
}

impl<'s> Comparer<'s> {
    /// Compares all that belongs to a table of both sides.
    pub(super) fn compare_table(&mut self, tables: Tables<'s>) {
        if self.can.comments && tables.before.record().comment != tables.after.record().comment {
            self.changes.push(Change::CommentTable(tables.ids()));
        }
        self.compare_columns(tables);
        self.compare_primary_key(tables);
        self.compare_parts::<IndexId>(tables);
        self.compare_parts::<ForeignKeyId>(tables);
        self.compare_parts::<CheckId>(tables);
    }

    fn compare_columns(&mut self, tables: Tables<'s>) {
        let mut only_after: BTreeMap<&str, ColumnWalker<'s>> =
            self.told(tables.after).map(|column| (column.name(), column)).collect();
        for before in self.told(tables.before) {
            let change = match only_after.remove(before.name()) {
                Some(after) => {
                    let of = Both { before: before.id, after: after.id };
                    let altered = self.altered(before, after);
                    altered.is_any().then_some(Change::AlterColumn { of, altered })
                }
                None => Some(Change::DropColumn(before.id)),
            };
            self.conclude_column(tables, before, change);
        }
        for after in self.told(tables.after) {
            if only_after.contains_key(after.name()) {
                self.conclude_column(tables, after, Some(Change::AddColumn(after.id)));
            }
        }
    }

    /// The columns that the side sees that says less.
    fn told(&self, table: TableWalker<'s>) -> impl Iterator<Item = ColumnWalker<'s>> + use<'s> {
        let hides = !self.can.generated_columns && table.schema().dialect().facts().hides_generated_columns;
        table.columns().filter(move |column| !hides || column.record().generated.is_none())
    }

    fn conclude_column(&mut self, tables: Tables<'s>, column: ColumnWalker<'s>, change: Option<Change>) {
        // A type that may have been renamed or rewritten says nothing of the column that has it.
        let type_name =
            |table: TableWalker<'s>| named(table.column(column.name())?).map(|name| name.name.as_str());
        let sides = [tables.before, tables.after].into_iter().filter(|_| change.is_some());
        let names: Vec<&str> = sides.filter_map(type_name).collect_vec();
        let doubt = Doubt::about(&self.pair, &names);
        let is_known = self.conclude(doubt, || Subject::column(column), change);
        self.compared.columns += usize::from(is_known);
    }

    fn altered(&self, before: ColumnWalker<'s>, after: ColumnWalker<'s>) -> Altered {
        let can = self.can;
        let (one, other) = (before.record(), after.record());
        let says_null = can.array_nullability || !(one.ty.array && other.ty.array);
        let are_plain = one.generated.is_none() && other.generated.is_none();
        let expression = |generated: &Option<alloc::string::String>| generated.as_deref().map(normal);
        Altered {
            ty: !same_type(before, after, can),
            nullability: says_null && one.nullable != other.nullable,
            default: (can.generated_columns || are_plain) && self.defaults_differ(before, after),
            identity: self.counters_differ(before, after),
            generated: can.generated_columns && expression(&one.generated) != expression(&other.generated),
            comment: can.comments && one.comment != other.comment,
        }
    }

    /// Where a sequence and an identity column are the same to one side, it says nothing of what counts either.
    fn defaults_differ(&self, before: ColumnWalker<'s>, after: ColumnWalker<'s>) -> bool {
        let is_sequence =
            |column: ColumnWalker<'s>| matches!(column.default(), Some(DefaultValue::Sequence(_)));
        if !self.can.counters && is_sequence(after) {
            return false;
        }
        if !self.can.counters && is_sequence(before) {
            return after.default().is_some();
        }
        !same_default(before, after, self.can)
    }

    fn counters_differ(&self, before: ColumnWalker<'s>, after: ColumnWalker<'s>) -> bool {
        let counts_anyway = |column: ColumnWalker<'s>| {
            column.schema().dialect().facts().counts_integer_keys && column.is_in_primary_key()
        };
        if counts_anyway(before) && counts_anyway(after) {
            return false;
        }
        if self.can.counters {
            return before.record().identity != after.record().identity;
        }
        let counts = |column: ColumnWalker<'s>| {
            column.record().identity.is_some() || matches!(column.default(), Some(DefaultValue::Sequence(_)))
        };
        counts(before) != counts(after)
    }

    fn compare_primary_key(&mut self, tables: Tables<'s>) {
        let Tables { before, after } = tables;
        let name = |table: TableWalker<'s>| {
            let name = table.primary_key().and_then(|key| key.name.as_deref());
            let has_names = table.schema().dialect().facts().names_constraints;
            keys::kept(name, table.schema()).filter(|_| has_names)
        };
        let (key_before, key_after) = (tables.key_columns(before), tables.key_columns(after));
        let is_apart = |table: TableWalker<'s>| table.primary_key().is_some() && table.record().key_is_apart;
        let change = if key_before != key_after || is_apart(before) != is_apart(after) {
            Some(Change::AlterPrimaryKey(tables.ids()))
        } else if name(before).zip(name(after)).is_some_and(|(before, after)| before != after) {
            Some(Change::RenamePrimaryKey(tables.ids()))
        } else {
            None
        };
        if key_before.is_empty() && key_after.is_empty() {
            return;
        }
        let names: Vec<&str> = [before, after].into_iter().filter_map(name).collect_vec();
        let doubt = Doubt::about(&self.pair, &names);
        self.conclude(doubt, || Subject::primary_key(before, after), change);
    }

    fn compare_parts<Id: Part>(&mut self, tables: Tables<'s>) {
        let lens = Lens { can: self.can, is_implicit_join: tables.is_implicit_join() };
        let Pair { before, after, .. } = self.pair;
        let candidates = |schema: &'s Schema, table: TableWalker<'s>| {
            Id::of(table).iter().filter_map(move |id| Id::candidate(schema, *id, lens))
        };
        let twins = if lens.can.twins { Twins::Count } else { Twins::AreOne };
        let matched = matched(candidates(before, tables.before), candidates(after, tables.after), twins);
        let changes = Id::CHANGES;
        for both in matched.equal {
            self.conclude_part(before, both.before, None);
        }
        for both in matched.renamed {
            let is_told = Id::tells_its_name(before, both.before, lens);
            self.conclude_part(before, both.before, is_told.then(|| (changes.renamed)(both)));
        }
        for both in matched.altered {
            self.conclude_part(before, both.before, Some((changes.altered)(both)));
        }
        for id in matched.dropped.into_iter().filter(|id| !Id::goes_without_saying(before, *id, lens)) {
            self.conclude_part(before, id, Some((changes.dropped)(id)));
        }
        for id in matched.created.into_iter().filter(|id| !Id::goes_without_saying(after, *id, lens)) {
            self.conclude_part(after, id, Some((changes.created)(id)));
        }
    }

    fn conclude_part<Id: Part>(&mut self, schema: &Schema, id: Id, change: Option<Change>) {
        let subject = || Id::subject(schema, id);
        let rests_on = if change.is_some() { Id::rests_on(schema, id) } else { None };
        let names: Vec<&str> = Id::name(schema, id).into_iter().chain(rests_on).collect_vec();
        let doubt = Doubt::about(&self.pair, &names);
        let is_known = self.conclude(doubt, subject, change);
        if let Some(count) = Id::count(&mut self.compared) {
            *count += usize::from(is_known);
        }
    }
}
