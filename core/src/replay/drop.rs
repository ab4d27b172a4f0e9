//! `DROP`, and what goes with what is dropped.

mod object;

use alloc::string::ToString;
use alloc::vec::Vec;

use super::constraint::Constraint;
use super::database::{Database, Done};
use super::expression::uses;
use crate::ordered::CollectVec;
use crate::schema::{CheckId, ColumnId, ForeignKeyId, IndexId, Indexed, TableId};
use crate::syntax::sql::tree::{Kind, Name, Path};

impl Database {
    pub(super) fn drop_all(&mut self, kind: Kind, if_exists: bool, paths: &[Path], cascade: bool) -> Done {
        // Tables that are dropped together may reference one another.
        let together: Vec<TableId> = match kind {
            Kind::Table => paths.iter().filter_map(|path| self.table(path)).collect_vec(),
            Kind::Index | Kind::Type | Kind::Sequence | Kind::View | Kind::Namespace | Kind::Extension => {
                Vec::new()
            }
        };
        paths.iter().try_for_each(|path| match kind {
            Kind::Table => self.drop_table(if_exists, path, cascade, &together),
            Kind::Index => self.drop_index(if_exists, path),
            Kind::Type => self.drop_type(if_exists, path, cascade),
            Kind::Sequence => self.drop_sequence(if_exists, path, cascade),
            Kind::View => self.drop_view(if_exists, path, cascade),
            Kind::Namespace => self.drop_namespace(if_exists, &path.name, cascade),
            Kind::Extension => {
                self.schema.extensions.remove(&path.name.text);
                Ok(())
            }
        })
    }

    fn drop_table(&mut self, if_exists: bool, path: &Path, cascade: bool, together: &[TableId]) -> Done {
        if self.is_temporary(path) && self.temporary.remove(&self.temporary_name(&path.name.text)) {
            return Ok(());
        }
        let Some(id) = self.table(path) else { return self.absent(Kind::Table, if_exists, path) };
        let foreign_keys: Vec<ForeignKeyId> = self
            .schema
            .foreign_keys_to(id)
            .into_iter()
            .filter(|foreign_key| !together.contains(&self.schema.walk(*foreign_key).table().id))
            .collect_vec();
        let is_kept = self.checks_references;
        if is_kept
            && !cascade
            && let Some(first) = foreign_keys.first()
        {
            let other = self.schema.walk(*first).table();
            let why = alloc::format!("is still referenced by a foreign key of `{}`", other.name());
            if !other.taint().is_unknown() {
                return self.refuse_in(id, "dependent_objects_still_exist", &path.name, &why);
            }
        }
        for foreign_key in foreign_keys {
            // Where the table may go all the same, they wait for another of its name.
            if is_kept { self.drop_foreign_key(foreign_key) } else { self.wait(foreign_key, &path.name.text) }
        }
        self.drop_shadows(id);
        if cascade {
            self.doubt_views(&path.name.text);
        }
        self.remove_table(id);
        Ok(())
    }

    pub(super) fn remove_table(&mut self, id: TableId) {
        self.queried.remove(&id);
        for child in self.children.remove(&id).unwrap_or_default() {
            if self.schema.walk(child).record().is_partition {
                self.remove_table(child);
            }
        }
        for children in self.children.values_mut() {
            children.retain(|child| *child != id);
        }
        for name in self.constraint_names(id) {
            let name = self.beside(id, &name);
            self.names.release(&name);
            self.names.forget(&name);
        }
        let columns: Vec<ColumnId> = self.schema.walk(id).columns().map(|column| column.id).collect_vec();
        for column in columns {
            self.forget_column(column);
        }
        self.schema.drop_table(id);
    }

    fn forget_column(&mut self, column: ColumnId) {
        self.casts.remove(&column);
        self.default_names.remove(&column);
        if self.schema.walk(column).record().identity.is_some() {
            self.names.forget_identity(column);
        }
    }

    pub(super) fn drop_column(
        &mut self,
        table: TableId,
        if_exists: bool,
        name: &Name,
        cascade: bool,
    ) -> Done {
        let Some(id) = self.find_column(table, name) else {
            return if if_exists {
                Ok(())
            } else {
                self.absent_in(table, "column", "undefined_column", name)
            };
        };
        let references = |foreign_key: &ForeignKeyId| {
            let record = self.schema.walk(*foreign_key).record();
            record.referenced_columns.contains(&name.text)
                && !(record.table == table && record.columns.contains(&id))
        };
        if self.facts().keeps_columns_in_use && !self.may_go(table, id) {
            let why = alloc::format!("needs the column `{}` for a key, an index or a constraint", name.text);
            return self.refuse_in(table, "dependent_objects_still_exist", name, &why);
        }
        let foreign_keys: Vec<ForeignKeyId> =
            self.schema.foreign_keys_to(table).into_iter().filter(references).collect_vec();
        let foreign_keys = if self.facts().checks_references { foreign_keys } else { Vec::new() };
        if !cascade && let Some(first) = foreign_keys.first() {
            let other = self.schema.walk(*first).table();
            if !other.taint().is_unknown() {
                let why = alloc::format!(
                    "cannot lose the column `{}`: a foreign key of `{}` references it",
                    name.text,
                    other.name()
                );
                return self.refuse_in(table, "dependent_objects_still_exist", name, &why);
            }
        }
        for foreign_key in foreign_keys {
            self.drop_foreign_key(foreign_key);
        }
        if self.facts().defines_indexes_in_tables {
            self.leave_keys(table, id, name)?;
        }
        for check in self.checks_over(table, &name.text) {
            self.drop_check(check);
        }
        for index in self.indexes_over(table, &name.text) {
            self.schema.drop_index(index);
        }
        let before = self.constraint_names(table);
        self.forget_column(id);
        self.schema.drop_column(id);
        let after = self.constraint_names(table);
        for gone in before.iter().filter(|name| !after.contains(name)) {
            let gone = self.beside(table, gone);
            self.names.release(&gone);
            self.names.forget(&gone);
        }
        Ok(())
    }

    fn checks_over(&self, table: TableId, column: &str) -> Vec<CheckId> {
        let facts = self.facts();
        let checks = self.schema.walk(table).checks();
        checks
            .filter(|check| uses(&check.record().expression, column, facts))
            .map(|check| check.id)
            .collect_vec()
    }

    /// The indexes whose expressions or predicate name a column.
    fn indexes_over(&self, table: TableId, column: &str) -> Vec<IndexId> {
        let facts = self.facts();
        let names = |text: &str| uses(text, column, facts);
        let indexes = self.schema.walk(table).indexes().filter(|index| {
            let record = index.record();
            record.predicate.as_deref().is_some_and(names)
                || record
                    .parts
                    .iter()
                    .any(|part| matches!(&part.of, Indexed::Expression(text) if names(text)))
        });
        indexes.map(|index| index.id).collect_vec()
    }

    pub(super) fn drop_constraint(
        &mut self,
        table: TableId,
        if_exists: bool,
        name: &Name,
        cascade: bool,
    ) -> Done {
        if let Some(column) = self.default_named(table, &name.text) {
            self.drop_default(column);
            return Ok(());
        }
        let Some(constraint) = self.constraint(table, &name.text) else {
            if self.has_unknown_names(table) {
                // Its name may be one that the database made.
                self.taint("ALTER TABLE … DROP CONSTRAINT", alloc::vec![self.name_of(table).name]);
                return Ok(());
            }
            return if if_exists {
                Ok(())
            } else {
                self.absent_in(table, "constraint", "undefined_object", name)
            };
        };
        let columns: Vec<ColumnId> = match constraint {
            Constraint::PrimaryKey => {
                self.schema.walk(table).primary_key_columns().map(|column| column.id).collect_vec()
            }
            Constraint::Unique(id) => self.schema.walk(id).columns().map(|column| column.id).collect_vec(),
            Constraint::ForeignKey(_) | Constraint::Check(_) => Vec::new(),
        };
        let resting = self.foreign_keys_resting_on(table, &columns);
        if !cascade && let Some(first) = resting.first() {
            let other = self.schema.walk(*first).table();
            let why = alloc::format!(
                "cannot lose `{}`: a foreign key of `{}` rests on it",
                name.text,
                other.name()
            );
            if !other.taint().is_unknown() {
                return self.refuse_in(table, "dependent_objects_still_exist", name, &why);
            }
        }
        for foreign_key in resting {
            self.drop_foreign_key(foreign_key);
        }
        match constraint {
            Constraint::PrimaryKey => {
                self.release(table, &name.text);
                self.schema.table_mut(table).primary_key = None;
            }
            Constraint::Unique(id) => {
                self.release(table, &name.text);
                self.schema.drop_index(id);
            }
            Constraint::ForeignKey(id) => self.drop_foreign_key(id),
            Constraint::Check(id) => self.drop_check(id),
        }
        Ok(())
    }

    /// The foreign keys to a table that only a key over these columns allows.
    fn foreign_keys_resting_on(&self, table: TableId, columns: &[ColumnId]) -> Vec<ForeignKeyId> {
        if columns.is_empty() {
            return Vec::new();
        }
        let walker = self.schema.walk(table);
        let is_same = |other: &[ColumnId]| {
            other.len() == columns.len() && columns.iter().all(|column| other.contains(column))
        };
        let keys = walker.primary_key().is_some_and(|key| is_same(&key.columns));
        let uniques = walker.indexes().filter(|index| {
            let all: Vec<ColumnId> = index.record().leading_columns().collect_vec();
            index.is_unique() && index.record().predicate.is_none() && is_same(&all)
        });
        if usize::from(keys) + uniques.count() > 1 {
            return Vec::new();
        }
        let names: Vec<&str> = columns.iter().map(|column| self.schema.walk(*column).name()).collect_vec();
        let rests = |foreign_key: &ForeignKeyId| {
            let referenced = &self.schema.walk(*foreign_key).record().referenced_columns;
            referenced.len() == names.len() && referenced.iter().all(|name| names.contains(&name.as_str()))
        };
        self.schema.foreign_keys_to(table).into_iter().filter(rests).collect_vec()
    }

    /// Frees the name of a constraint.
    pub(super) fn release(&mut self, table: TableId, name: &str) {
        let name = self.beside(table, name);
        self.names.release(&name);
        self.names.forget(&name);
    }

    pub(super) fn drop_foreign_key(&mut self, id: ForeignKeyId) {
        let walker = self.schema.walk(id);
        if let (table, Some(name)) = (walker.table().id, walker.name().map(ToString::to_string)) {
            self.release(table, &name);
        }
        self.schema.drop_foreign_key(id);
    }

    fn drop_check(&mut self, id: CheckId) {
        let walker = self.schema.walk(id);
        if let (table, Some(name)) = (walker.table().id, walker.record().name.clone()) {
            self.release(table, &name);
        }
        self.schema.drop_check(id);
    }
}
