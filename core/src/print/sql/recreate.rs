//! What stands in the way of a change though it does not change itself: it is dropped before and created again after.
//!
//! A database refuses to change the type of a column that a foreign key compares with another, that a predicate
//! compares with a constant of the old type, or that a view reads.

use alloc::string::String;
use alloc::vec::Vec;

use crate::diff::{Both, Change, Pair};
use crate::ordered::{BTreeSet, CollectVec, Order};
use crate::schema::walk::*;
use crate::schema::{CheckId, ForeignKeyId, IndexId, Indexed, ObjectName, Schema, TableId, ViewId};

/// The objects of one schema that are dropped (of the one before) or created again (of the one after).
#[derive(Debug, Default)]
pub(super) struct Recreated {
    pub(super) foreign_keys: BTreeSet<ForeignKeyId>,
    pub(super) indexes: BTreeSet<IndexId>,
    pub(super) checks: BTreeSet<CheckId>,
    pub(super) views: Vec<ViewId>,
}

/// What the changes touch, by name, as it is the same on both sides.
#[derive(Debug, Default)]
pub(super) struct Touched<'s> {
    /// Columns whose type changes.
    pub(super) retyped: BTreeSet<(&'s ObjectName, &'s str)>,
    /// Keys that go or change, by the names of their columns in alphabetical order.
    keys: BTreeSet<(&'s ObjectName, Vec<&'s str>)>,
    /// Tables that lose a column.
    narrowed: BTreeSet<&'s ObjectName>,
}

impl<'s> Touched<'s> {
    pub(super) fn by(pair: &Pair<'s>, changes: &[Change]) -> Self {
        let mut touched = Self::default();
        for change in changes {
            if let Change::AlterColumn { of, altered } = change {
                let column = pair.before.walk(of.before);
                if altered.ty {
                    touched.retyped.insert((column.table().name(), column.name()));
                }
            } else if let Change::AlterPrimaryKey(both) = change {
                let table = pair.before.walk(both.before);
                touched.keys.insert((table.name(), sorted(table.primary_key_columns())));
            } else if let Change::DropIndex(id) | Change::AlterIndex(Both { before: id, .. }) = change {
                let index = pair.before.walk(*id);
                touched.keys.insert((index.table().name(), sorted(index.columns())));
            } else if let Change::DropColumn(id) = change {
                touched.narrowed.insert(pair.before.walk(*id).table().name());
            }
        }
        touched
    }

    fn is_empty(&self) -> bool {
        self.retyped.is_empty() && self.keys.is_empty() && self.narrowed.is_empty()
    }

    /// What of a schema stands in the way, but for what changes anyway.
    pub(super) fn in_the_way(&self, schema: &'s Schema, changing: &Changing) -> Recreated {
        let mut recreated = Recreated::default();
        if self.is_empty() {
            return recreated;
        }
        for table in schema.tables().filter(|table| !changing.tables.contains(&table.id)) {
            let name = table.name();
            let retyped = |column: &str| self.retyped.contains(&(name, column));
            for foreign_key in table.foreign_keys().filter(|key| !changing.foreign_keys.contains(&key.id)) {
                let mut columns = foreign_key.columns().map(ColumnWalker::name);
                if columns.any(retyped) || self.touches_reference(foreign_key) {
                    recreated.foreign_keys.insert(foreign_key.id);
                }
            }
            let retyped: Vec<&str> =
                table.columns().map(ColumnWalker::name).filter(|column| retyped(column)).collect_vec();
            if retyped.is_empty() {
                continue;
            }
            let mentions = |text: &str| retyped.iter().any(|column| text.contains(column));
            for index in table.indexes().filter(|index| !changing.indexes.contains(&index.id)) {
                let expressions = index.record().parts.iter().filter_map(|part| match &part.of {
                    Indexed::Expression(expression) => Some(expression),
                    Indexed::Column(_) => None,
                });
                if index.record().predicate.iter().chain(expressions).any(|text| mentions(text))
                    || index.record().predicate.is_some()
                        && index.columns().any(|column| retyped.contains(&column.name()))
                {
                    recreated.indexes.insert(index.id);
                }
            }
            let checks = table.checks().filter(|check| mentions(&check.record().expression));
            recreated.checks.extend(checks.map(|check| check.id).filter(|id| !changing.checks.contains(id)));
        }
        recreated.views = self.views_in_the_way(schema, changing);
        recreated
    }

    fn touches_reference(&self, foreign_key: ForeignKeyWalker<'s>) -> bool {
        let record = foreign_key.record();
        let mut columns: Vec<&str> = record.referenced_columns.iter().map(String::as_str).collect_vec();
        if columns.is_empty() {
            columns = foreign_key
                .referenced_table()
                .map(|table| sorted(table.primary_key_columns()))
                .unwrap_or_default();
        }
        columns.order();
        columns.iter().any(|column| self.retyped.contains(&(&record.references, *column)))
            || self.keys.contains(&(&record.references, columns))
    }

    /// Views that read a touched table, and those that read such a view, in the order in which they were made.
    fn views_in_the_way(&self, schema: &'s Schema, changing: &Changing) -> Vec<ViewId> {
        let mut names: Vec<&str> = self.retyped.iter().map(|(table, _)| table.name.as_str()).collect_vec();
        names.extend(self.narrowed.iter().map(|table| table.name.as_str()));
        names.dedup();
        let mut views: Vec<ViewWalker<'s>> = schema.views().collect_vec();
        views.order_by_key(|view| view.id);
        let mut in_the_way = Vec::new();
        for view in views.into_iter().filter(|view| !changing.views.contains(&view.id)) {
            if names.iter().any(|name| view.record().query.contains(name)) {
                names.push(&view.record().name.name);
                in_the_way.push(view.id);
            }
        }
        in_the_way
    }
}

fn sorted<'s>(columns: impl Iterator<Item = ColumnWalker<'s>>) -> Vec<&'s str> {
    let mut names: Vec<&str> = columns.map(ColumnWalker::name).collect_vec();
    names.order();
    names
}

/// What of one schema the changes drop, create or alter themselves.
#[derive(Debug, Default)]
pub(super) struct Changing {
    tables: BTreeSet<TableId>,
    foreign_keys: BTreeSet<ForeignKeyId>,
    indexes: BTreeSet<IndexId>,
    checks: BTreeSet<CheckId>,
    views: BTreeSet<ViewId>,
}

impl Changing {
    /// Of the schema before.
    pub(super) fn before(changes: &[Change]) -> Self {
        let mut changing = Self::default();
        for change in changes {
            if let Change::DropTable(id) = change {
                changing.tables.insert(*id);
            } else if let Change::DropForeignKey(id) | Change::AlterForeignKey(Both { before: id, .. }) =
                change
            {
                changing.foreign_keys.insert(*id);
            } else if let Change::DropIndex(id) | Change::AlterIndex(Both { before: id, .. }) = change {
                changing.indexes.insert(*id);
            } else if let Change::DropCheck(id) | Change::AlterCheck(Both { before: id, .. }) = change {
                changing.checks.insert(*id);
            } else if let Change::DropView(id) = change {
                changing.views.insert(*id);
            }
        }
        changing
    }

    /// Of the schema after.
    pub(super) fn after(changes: &[Change]) -> Self {
        let inverse: Vec<Change> = changes.iter().map(Change::inverse).collect_vec();
        Self::before(&inverse)
    }
}
