//! Partitions, heirs and `LIKE`: what a table has from another.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::database::{Database, Done};
use crate::ordered::CollectVec;
use crate::schema::{Check, ColumnId, ForeignKey, Index, IndexKind, IndexPart, Indexed, PrimaryKey, TableId};
use crate::syntax::sql::tree::{Including, Kind, Path};

impl Database {
    /// Whether a table is a partition or inherits.
    pub(super) fn is_child(&self, table: TableId) -> bool {
        self.schema.walk(table).record().is_partition
            || self.children.values().any(|children| children.contains(&table))
    }

    /// Whether a table has partitions.
    pub(super) fn is_partitioned(&self, table: TableId) -> bool {
        let children = self.children.get(&table).map(Vec::as_slice).unwrap_or_default();
        children.iter().any(|child| self.schema.walk(*child).record().is_partition)
    }

    /// `PARTITION OF`: columns, constraints and indexes of the parent.
    pub(super) fn become_partition(&mut self, id: TableId, parent: TableId) {
        self.children.entry(parent).or_default().push(id);
        self.copy_columns(parent, id, |_| true);
        self.copy_checks(parent, id);
        self.copy_indexes(parent, id);
        self.copy_foreign_keys(parent, id);
    }

    /// `ATTACH PARTITION`, `DETACH PARTITION`
    pub(super) fn attach(&mut self, parent: TableId, path: &Path, attach: bool) -> Done {
        let Some(id) = self.table(path) else { return self.absent(Kind::Table, false, path) };
        self.schema.table_mut(id).is_partition = attach;
        let children = self.children.entry(parent).or_default();
        if !attach {
            children.retain(|child| *child != id);
            return Ok(());
        }
        children.push(id);
        self.copy_missing_indexes(parent, id);
        self.copy_foreign_keys(parent, id);
        Ok(())
    }

    /// `LIKE`
    pub(super) fn copy_like(&mut self, from: TableId, to: TableId, including: Including) {
        let known: Vec<String> =
            self.schema.walk(to).columns().map(|column| column.name().to_string()).collect_vec();
        self.copy_columns(from, to, |_| true);
        let new: Vec<ColumnId> = self
            .schema
            .walk(to)
            .columns()
            .filter(|column| !known.iter().any(|known| known == column.name()))
            .map(|column| column.id)
            .collect_vec();
        for id in new {
            let column = self.schema.column_mut(id);
            if !including.defaults {
                column.default = None;
            }
            if !including.generated {
                column.generated = None;
            }
            if !including.identity {
                column.identity = None;
            }
            if !including.comments {
                column.comment = None;
            }
        }
        if including.constraints {
            self.copy_checks(from, to);
        }
    }

    pub(super) fn copy_checks(&mut self, from: TableId, to: TableId) {
        let checks: Vec<Check> =
            self.schema.walk(from).checks().map(|check| check.record().clone()).collect_vec();
        for check in checks.into_iter().filter(|check| !check.is_exclusion) {
            let Some(name) = &check.name else { continue };
            if self.constraint(to, name).is_none() {
                self.names.constrain(self.beside(to, name));
                self.schema.add_check(Check { table: to, ..check });
            }
        }
    }

    fn copy_foreign_keys(&mut self, from: TableId, to: TableId) {
        let keys: Vec<ForeignKey> =
            self.schema.walk(from).foreign_keys().map(|key| key.record().clone()).collect_vec();
        for key in keys {
            let Some(columns) = self.same_columns(to, &key.columns) else { continue };
            let Some(name) = key.name.clone() else { continue };
            if self.constraint(to, &name).is_none() {
                self.names.constrain(self.beside(to, &name));
                self.schema.add_foreign_key(ForeignKey { table: to, columns, ..key });
            }
        }
    }

    fn copy_missing_indexes(&mut self, from: TableId, to: TableId) {
        let has_key = self.schema.walk(to).primary_key().is_some();
        let has_same = |database: &Self, index: &Index| {
            database.same_parts(to, &index.parts).is_some_and(|parts| {
                database.schema.walk(to).indexes().any(|other| other.record().parts == parts)
            })
        };
        if let Some(key) = self.schema.walk(from).primary_key().cloned().filter(|_| !has_key) {
            self.copy_key(&key, to);
        }
        let indexes: Vec<Index> =
            self.schema.walk(from).indexes().map(|index| index.record().clone()).collect_vec();
        for index in indexes {
            if !has_same(self, &index) {
                self.copy_index(&index, to);
            }
        }
    }

    /// The primary key, uniques and indexes of a table, by names of their own.
    pub(super) fn copy_indexes(&mut self, from: TableId, to: TableId) {
        if let Some(key) = self.schema.walk(from).primary_key().cloned() {
            self.copy_key(&key, to);
        }
        let indexes: Vec<Index> =
            self.schema.walk(from).indexes().map(|index| index.record().clone()).collect_vec();
        for index in indexes {
            self.copy_index(&index, to);
        }
    }

    fn copy_key(&mut self, key: &PrimaryKey, to: TableId) {
        if let Some(columns) = self.same_columns(to, &key.columns) {
            let name = self.choose_relation(&self.name_of(to), &[], "pkey", true);
            self.set_primary_key(to, name, columns, self.at.span);
        }
    }

    pub(super) fn copy_index(&mut self, index: &Index, to: TableId) {
        let Some(parts) = self.same_parts(to, &index.parts) else { return };
        let Some(include) = self.same_columns(to, &index.include) else { return };
        let is_constraint = index.kind == IndexKind::Constraint;
        let label = if is_constraint { "key" } else { "idx" };
        let names = self.part_names(&parts, &include);
        let names: Vec<&str> = names.iter().map(String::as_str).collect_vec();
        let name = self.choose_relation(&self.name_of(to), &names, label, is_constraint);
        if is_constraint {
            self.names.constrain(self.beside(to, &name));
        }
        let index =
            Index { table: to, name: Some(name), parts, include, origin: self.at.into(), ..index.clone() };
        self.schema.add_index(index);
    }

    fn same_columns(&self, to: TableId, columns: &[ColumnId]) -> Option<Vec<ColumnId>> {
        let to = self.schema.walk(to);
        columns.iter().map(|id| to.column(self.schema.walk(*id).name()).map(|column| column.id)).collect()
    }

    fn same_parts(&self, to: TableId, parts: &[IndexPart]) -> Option<Vec<IndexPart>> {
        let same = |part: &IndexPart| {
            let of = match &part.of {
                Indexed::Column(id) => {
                    Indexed::Column(self.schema.walk(to).column(self.schema.walk(*id).name())?.id)
                }
                Indexed::Expression(text) => Indexed::Expression(text.clone()),
            };
            Some(IndexPart { of, ..part.clone() })
        };
        parts.iter().map(same).collect()
    }
}
