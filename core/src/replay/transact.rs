//! What only SQL Server does to tables: defaults that are constraints by a name, `sp_rename`, indexes that are dropped and
//! renamed with their table.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::constraint::Constraint;
use super::database::{Database, Done};
use crate::ordered::CollectVec;
use crate::schema::walk::{ColumnWalker, IndexWalker};
use crate::schema::{ColumnId, ForeignKeyId, IndexKind, TableId};
use crate::syntax::sql::tree::{Expression, Kind, Name, Path};
use crate::text::Place;

/// How an index says that the rows are in its order.
const CLUSTERED: &str = "clustered";

impl Database {
    /// Whether a constraint without a name gets one that nobody can tell before: `FK__Jar__lid__5AEE82B9`.
    pub(super) fn makes_unknown_names(&self) -> bool {
        self.facts().defaults_are_constraints
    }

    /// Whether a table has a constraint of a name that is not known.
    pub(super) fn has_unknown_names(&self, table: TableId) -> bool {
        let walker = self.schema.walk(table);
        let is_nameless = |column: ColumnWalker<'_>| {
            column.default().is_some() && !self.default_names.contains_key(&column.id)
        };
        self.makes_unknown_names()
            && (walker.primary_key().is_some_and(|key| key.name.is_none())
                || walker.indexes().any(|index| index.name().is_none())
                || walker.foreign_keys().any(|key| key.name().is_none())
                || walker.checks().any(|check| check.record().name.is_none())
                || walker.columns().any(is_nameless))
    }

    /// Keeps the name of a default.
    pub(super) fn name_default(&mut self, column: ColumnId, name: Option<Name>) {
        match name {
            Some(name) => self.default_names.insert(column, name.text),
            None => self.default_names.remove(&column),
        };
    }

    /// The column whose default has this name.
    pub(super) fn default_named(&self, table: TableId, name: &str) -> Option<ColumnId> {
        let mut columns = self.schema.walk(table).columns().map(|column| column.id);
        columns.find(|id| {
            self.default_names.get(id).is_some_and(|known| known == name || known.eq_ignore_ascii_case(name))
        })
    }

    /// `ADD CONSTRAINT … DEFAULT … FOR column`
    pub(super) fn add_default(
        &mut self,
        table: TableId,
        constraint: Option<Name>,
        column: &Name,
        expression: &Expression,
        place: Place,
    ) -> Done {
        let Some(id) = self.find_column(table, column) else {
            return self.absent_in(table, "column", "undefined_column", column);
        };
        self.set_default(id, expression);
        self.name_default(id, constraint);
        self.schema.column_mut(id).origin.set = place;
        Ok(())
    }

    /// Drops the default of a column.
    pub(super) fn drop_default(&mut self, column: ColumnId) {
        self.default_names.remove(&column);
        let place = self.at;
        let record = self.schema.column_mut(column);
        record.default = None;
        record.origin.set = place;
    }

    /// Drops every constraint of a table: keys, foreign keys, checks and defaults.
    pub(super) fn drop_constraints(&mut self, table: TableId) {
        for name in self.constraint_names(table) {
            self.release(table, &name);
        }
        self.schema.table_mut(table).primary_key = None;
        let walker = self.schema.walk(table);
        let uniques = walker.indexes().filter(|index| index.record().kind == IndexKind::Constraint);
        let uniques: Vec<_> = uniques.map(|index| index.id).collect_vec();
        let foreign_keys: Vec<ForeignKeyId> = walker.foreign_keys().map(|key| key.id).collect_vec();
        let checks: Vec<_> = walker.checks().map(|check| check.id).collect_vec();
        let columns: Vec<ColumnId> = walker.columns().map(|column| column.id).collect_vec();
        for unique in uniques {
            self.schema.drop_index(unique);
        }
        for foreign_key in foreign_keys {
            self.schema.drop_foreign_key(foreign_key);
        }
        for check in checks {
            self.schema.drop_check(check);
        }
        for column in columns {
            self.drop_default(column);
        }
    }

    /// Keeps whether the rows are in the order of a key that was just added. A primary key that does not say orders
    /// them, where no other index does.
    pub(super) fn order_rows(&mut self, table: TableId, is_clustered: Option<bool>, is_key: bool) {
        if !self.facts().defaults_are_constraints {
            return;
        }
        let is_one = |index: IndexWalker<'_>| index.record().method.as_deref() == Some(CLUSTERED);
        if is_key {
            let is_ordered = self.schema.walk(table).indexes().any(is_one);
            let is_apart = is_clustered.map_or(is_ordered, |is_clustered| !is_clustered);
            self.schema.table_mut(table).key_is_apart = is_apart;
        } else if let Some(index) = self.schema.walk(table).indexes().last().map(|index| index.id) {
            self.schema.index_record_mut(index).method = Some(CLUSTERED.to_string());
        }
    }

    /// `DROP INDEX name ON table`
    pub(super) fn drop_index_of(&mut self, table: TableId, if_exists: bool, name: &Name) -> Done {
        let Some(id) = self.index_named(table, &name.text) else {
            return if if_exists { Ok(()) } else { self.absent_in(table, "index", "undefined_object", name) };
        };
        if self.schema.walk(id).record().kind == IndexKind::Constraint {
            let why = alloc::format!("needs the index `{}` for a constraint", name.text);
            return self.refuse_in(table, "dependent_objects_still_exist", name, &why);
        }
        self.schema.drop_index(id);
        Ok(())
    }

    /// `sp_rename … 'INDEX'`: an index, or that of a constraint with the constraint.
    pub(super) fn rename_index_of(
        &mut self,
        table: TableId,
        before: &Name,
        after: &Name,
        place: Place,
    ) -> Done {
        let found = self.index_named(table, &before.text);
        let Some(id) = found.filter(|id| self.schema.walk(*id).record().kind != IndexKind::Constraint) else {
            return match self.constraint(table, &before.text) {
                Some(_) => self.rename_constraint(table, before, after, place),
                None => self.absent_in(table, "index", "undefined_object", before),
            };
        };
        if self.index_named(table, &after.text).is_some_and(|other| other != id) {
            let why = alloc::format!("has an index `{}` already", after.text);
            return self.refuse_in(table, "duplicate_object", after, &why);
        }
        self.schema.rename_index(id, after.text.clone());
        self.schema.index_record_mut(id).origin.set = place;
        Ok(())
    }

    /// `sp_rename` of whatever has the name.
    pub(super) fn rename_object(&mut self, path: &Path, after: &Name) -> Done {
        let is_relation = self
            .find(path, |database, name| {
                let schema = &database.schema;
                let is_one = schema.table(name).is_some()
                    || schema.view(name).is_some()
                    || schema.sequence(name).is_some();
                is_one.then_some(())
            })
            .is_some();
        if is_relation {
            return self.rename(Kind::Table, false, path, after);
        }
        let namespace = self.new_name(path).namespace;
        let place = self.place(after.span);
        let tables: Vec<TableId> = self
            .schema
            .tables()
            .filter(|table| table.name().namespace == namespace)
            .map(|table| table.id)
            .collect_vec();
        for table in tables {
            if self.constraint(table, &path.name.text).is_some() {
                let before = self.constraint_name(table, &path.name);
                return self.rename_constraint(table, &before, after, place);
            }
            if let Some(column) = self.default_named(table, &path.name.text) {
                self.default_names.insert(column, after.text.clone());
                return Ok(());
            }
        }
        let mut tables = self.schema.tables();
        if !self.is_certain(path) || tables.any(|table| self.has_unknown_names(table.id)) {
            return Ok(());
        }
        let message = alloc::format!("there is no object `{}` at this point", path.name.text);
        let mut refusal = self.refusal("undefined_object", path.name.span, message);
        refusal.object = Some(path.name.text.clone());
        Err(refusal)
    }

    /// The name of a constraint as the table has it.
    fn constraint_name(&self, table: TableId, name: &Name) -> Name {
        let known: Option<String> = match self.constraint(table, &name.text) {
            Some(Constraint::PrimaryKey) => {
                self.schema.walk(table).primary_key().and_then(|key| key.name.clone())
            }
            Some(Constraint::Unique(id)) => self.schema.walk(id).name().map(ToString::to_string),
            Some(Constraint::ForeignKey(id)) => self.schema.walk(id).name().map(ToString::to_string),
            Some(Constraint::Check(id)) => self.schema.walk(id).record().name.clone(),
            None => None,
        };
        Name { text: known.unwrap_or_else(|| name.text.clone()), span: name.span }
    }
}
