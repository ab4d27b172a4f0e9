//! `ALTER TABLE` where columns are defined anew and indexes are parts of the table (MySQL manual, 13.1.9).

use alloc::string::ToString;
use alloc::vec::Vec;

use super::constraint::Constraint;
use super::database::{Database, Done};
use crate::ordered::{CollectVec, Order};
use crate::schema::{Check, ColumnId, ForeignKeyId, Index, IndexId, Indexed, PrimaryKey, TableId};
use crate::syntax::sql::tree::{
    Alter, AlterAction, ColumnDefinition, Element, Kind, Name, Path, Position, TableConstraint,
};

impl Database {
    /// Drops first, then columns, then keys; the new name last.
    pub(super) fn alter_keyed_table(&mut self, table: TableId, mut actions: Vec<AlterAction>) -> Done {
        actions.order_by_key(|action| pass(&action.what));
        let adds = |action: &AlterAction| {
            let Alter::AddConstraint(constraint) = &action.what else { return None };
            self.key_of(table, constraint)
        };
        self.coming = actions.iter().filter_map(adds).collect_vec();
        let mut constraints = Vec::new();
        let mut after = Vec::new();
        let mut done = Ok(());
        for action in actions {
            if let Alter::AddConstraint(constraint) = action.what {
                constraints.push(constraint);
            } else if let Alter::RenameTable(_) = action.what {
                after.push(action);
            } else if done.is_ok() {
                done = self.act_on_keys(table, action, &mut constraints);
            }
        }
        self.coming.clear();
        // As written: inline keys of columns and keys of the table are named in this order.
        constraints.order_by_key(|constraint| constraint.span.start);
        done.and_then(|()| self.add_keys(table, constraints))
            .and_then(|()| after.into_iter().try_for_each(|action| self.act(table, action, false)))
    }

    fn act_on_keys(&mut self, table: TableId, action: AlterAction, keys: &mut Vec<TableConstraint>) -> Done {
        let place = self.place(action.span);
        match action.what {
            Alter::AddColumn { if_not_exists, column, position } => {
                if if_not_exists && self.find_column(table, &column.name).is_some() {
                    return Ok(());
                }
                let name = column.name.clone();
                self.check_position(table, position.as_ref())?;
                keys.extend(self.define_column(table, column, true)?);
                self.move_column(table, &name, position.as_ref());
                Ok(())
            }
            Alter::AddElements(elements) => {
                for element in elements {
                    match element {
                        Element::Column(column) => keys.extend(self.define_column(table, column, true)?),
                        Element::Constraint(constraint) => keys.push(constraint),
                        Element::Like(_) => {}
                    }
                }
                Ok(())
            }
            Alter::DefineColumn { if_exists, before, column, position } => {
                let name = column.name.clone();
                let before = before.unwrap_or_else(|| name.clone());
                if if_exists && self.find_column(table, &before).is_none() {
                    return Ok(());
                }
                self.check_position(table, position.as_ref())?;
                keys.extend(self.define_anew(table, &before, column)?);
                self.move_column(table, &name, position.as_ref());
                Ok(())
            }
            Alter::DropIndex { if_exists, name } => match self.index_named(table, &name.text) {
                Some(id) => {
                    self.check_need(table, id, &name)?;
                    self.made_indexes.remove(&id);
                    self.schema.drop_index(id);
                    Ok(())
                }
                None if if_exists => Ok(()),
                None => self.absent_in(table, "index", "undefined_object", &name),
            },
            Alter::DropForeignKey { if_exists, name } => {
                let is_it = |key: &str| key == name.text || key.eq_ignore_ascii_case(&name.text);
                let found = self.schema.walk(table).foreign_keys().find(|key| key.name().is_some_and(is_it));
                match found.map(|key| key.id) {
                    Some(id) => {
                        self.drop_foreign_key(id);
                        Ok(())
                    }
                    None if if_exists => Ok(()),
                    None => self.absent_in(table, "foreign key", "undefined_object", &name),
                }
            }
            Alter::DropPrimaryKey { if_exists } => {
                let name = Name { text: "PRIMARY".into(), span: action.span };
                if self.schema.walk(table).primary_key().is_none() {
                    return if if_exists {
                        Ok(())
                    } else {
                        self.refuse_in(table, "undefined_object", &name, "has no primary key at this point")
                    };
                }
                self.schema.table_mut(table).primary_key = None;
                Ok(())
            }
            Alter::DropConstraint { if_exists, name, .. } => {
                self.drop_keyed_constraint(table, if_exists, &name)
            }
            Alter::RenameIndex { before, after } => {
                let Some(id) = self.index_named(table, &before.text) else {
                    return self.absent_in(table, "index", "undefined_object", &before);
                };
                if self.index_named(table, &after.text).is_some_and(|other| other != id) {
                    let why = alloc::format!("has an index `{}` already", after.text);
                    return self.refuse_in(table, "duplicate_object", &after, &why);
                }
                // An index that somebody has named is kept.
                self.made_indexes.remove(&id);
                let index = self.schema.index_record_mut(id);
                index.name = Some(after.text);
                index.origin.set = place;
                Ok(())
            }
            Alter::DropColumn { .. }
            | Alter::AddDefault { .. }
            | Alter::DropConstraints
            | Alter::RenameColumn { .. }
            | Alter::Column { .. }
            | Alter::AddConstraint(_)
            | Alter::RenameTable(_)
            | Alter::Comment(_)
            | Alter::RenameConstraint { .. }
            | Alter::AlterConstraint { .. }
            | Alter::ValidateConstraint(_)
            | Alter::Inherit { .. }
            | Alter::Partition { .. }
            | Alter::Other => self.act(table, action, false),
        }
    }

    fn drop_keyed_constraint(&mut self, table: TableId, if_exists: bool, name: &Name) -> Done {
        match self.constraint(table, &name.text) {
            Some(Constraint::Unique(id)) => {
                self.check_need(table, id, name)?;
                self.schema.drop_index(id);
                return Ok(());
            }
            Some(Constraint::ForeignKey(id)) => {
                self.drop_foreign_key(id);
                return Ok(());
            }
            Some(Constraint::Check(id)) => {
                self.schema.drop_check(id);
                return Ok(());
            }
            Some(Constraint::PrimaryKey) | None => {}
        }
        // `CONSTRAINT_1` of MariaDB and `table_chk_1` of MySQL name those that have no name.
        let is_made = name.text.starts_with("CONSTRAINT_") || name.text.contains("_chk_");
        let walker = self.schema.walk(table);
        let unnamed = walker.checks().find(|check| check.record().name.is_none()).map(|check| check.id);
        match unnamed.filter(|_| is_made) {
            Some(id) => {
                self.schema.drop_check(id);
                Ok(())
            }
            None if if_exists => Ok(()),
            None => self.absent_in(table, "constraint", "undefined_object", name),
        }
    }

    /// `MODIFY`, `CHANGE`: what is not said again is gone (manual, 13.1.9).
    fn define_anew(
        &mut self,
        table: TableId,
        before: &Name,
        definition: ColumnDefinition,
    ) -> Result<Vec<TableConstraint>, super::Refusal> {
        let place = self.place(definition.span);
        let Some(id) = self.find_column(table, before) else {
            self.absent_in(table, "column", "undefined_column", before)?;
            return Ok(Vec::new());
        };
        if before.text != definition.name.text {
            self.rename_column(table, before, &definition.name, place)?;
        }
        if let Some(ty) = &definition.ty {
            let (ty, _) = self.column_type(ty);
            self.schema.set_column_type(id, ty);
        }
        let is_key = self.schema.walk(id).is_in_primary_key();
        let column = self.schema.column_mut(id);
        column.nullable = true;
        column.default = None;
        column.identity = None;
        column.generated = None;
        column.comment = None;
        column.origin.set = place;
        let keys = self.define_rules(table, id, &definition.name, definition.constraints);
        if is_key {
            self.schema.column_mut(id).nullable = false;
        }
        Ok(keys)
    }

    fn check_position(&self, table: TableId, position: Option<&Position>) -> Done {
        match position {
            Some(Position::After(other)) if self.find_column(table, other).is_none() => {
                self.absent_in(table, "column", "undefined_column", other)
            }
            Some(Position::First | Position::After(_)) | None => Ok(()),
        }
    }

    fn move_column(&mut self, table: TableId, name: &Name, position: Option<&Position>) {
        let Some((id, position)) = self.find_column(table, name).zip(position) else { return };
        let columns = &self.schema.walk(table).record().columns;
        let at = match position {
            Position::First => 0,
            Position::After(other) => match self.find_column(table, other) {
                Some(other) => columns
                    .iter()
                    .filter(|column| **column != id)
                    .position(|column| *column == other)
                    .map_or(columns.len() - 1, |at| at + 1),
                None => columns.len() - 1,
            },
        };
        let columns = &mut self.schema.table_mut(table).columns;
        columns.retain(|column| *column != id);
        columns.insert(at.min(columns.len()), id);
    }

    /// Refuses to drop an index, or the primary key, that a foreign key needs.
    fn check_need(&self, table: TableId, index: IndexId, name: &Name) -> Done {
        if !self.checks_references {
            return Ok(());
        }
        let is_needed = |columns: &[ColumnId]| {
            self.serves(table, columns, None) && !self.serves(table, columns, Some(index))
        };
        let own = self.schema.walk(table).foreign_keys().map(|key| key.record().columns.clone());
        let others =
            self.schema.foreign_keys_to(table).into_iter().filter_map(|key| self.referenced(table, key));
        if own.chain(others).any(|columns| is_needed(&columns)) {
            let why = alloc::format!("needs the index `{}` for a foreign key", name.text);
            return self.refuse_in(table, "dependent_objects_still_exist", name, &why);
        }
        Ok(())
    }

    /// The columns that a foreign key references.
    fn referenced(&self, table: TableId, key: ForeignKeyId) -> Option<Vec<ColumnId>> {
        let names = &self.schema.walk(key).record().referenced_columns;
        let table = self.schema.walk(table);
        names.iter().map(|name| Some(table.column(name)?.id)).collect()
    }

    /// Takes a column that is dropped out of the keys of its table; refused where a foreign key is over it.
    pub(super) fn leave_keys(&mut self, table: TableId, id: ColumnId, name: &Name) -> Done {
        let walker = self.schema.walk(table);
        if self.checks_references
            && let Some(key) = walker.foreign_keys().find(|key| key.record().columns.contains(&id))
        {
            let why = alloc::format!(
                "cannot lose the column `{}`: its foreign key `{}` is over it",
                name.text,
                key.name().unwrap_or_default()
            );
            return self.refuse_in(table, "dependent_objects_still_exist", name, &why);
        }
        let indexes: Vec<IndexId> = walker.indexes().map(|index| index.id).collect_vec();
        for index in indexes {
            let parts = &mut self.schema.index_record_mut(index).parts;
            if parts.len() > 1 {
                parts.retain(|part| part.of != Indexed::Column(id));
            }
        }
        if let Some(PrimaryKey { columns, .. }) = &mut self.schema.table_mut(table).primary_key
            && columns.len() > 1
        {
            columns.retain(|column| *column != id);
        }
        Ok(())
    }

    /// `RENAME TO`
    pub(super) fn rename_from(&mut self, table: TableId, after: &Path) -> Done {
        let name = self.name_of(table);
        if name.name == after.name.text {
            return Ok(());
        }
        let before = Path { namespace: None, name: Name { text: name.name, span: after.name.span } };
        self.rename(Kind::Table, false, &before, &after.name)
    }

    /// `LIKE`: columns, keys and checks, by the names that they have; no foreign keys (manual, 13.1.20.3).
    pub(super) fn copy_keyed_table(&mut self, from: TableId, to: TableId) {
        self.copy_columns(from, to, |_| true);
        let same = |database: &Self, id: ColumnId| {
            let name = database.schema.walk(id).name().to_string();
            database.schema.walk(to).column(&name).map(|column| column.id)
        };
        let walker = self.schema.walk(from);
        let indexes: Vec<Index> = walker.indexes().map(|index| index.record().clone()).collect_vec();
        let checks: Vec<Check> = walker.checks().map(|check| check.record().clone()).collect_vec();
        let key = walker.primary_key().map(|key| key.columns.clone());
        let comment = walker.record().comment.clone();
        if let Some(columns) = key {
            let columns = columns.into_iter().filter_map(|column| same(self, column)).collect_vec();
            let origin = self.at.into();
            self.schema.table_mut(to).primary_key = Some(PrimaryKey { name: None, columns, origin });
        }
        for mut index in indexes {
            for part in &mut index.parts {
                if let Indexed::Column(column) = part.of
                    && let Some(copy) = same(self, column)
                {
                    part.of = Indexed::Column(copy);
                }
            }
            self.schema.add_index(Index { table: to, origin: self.at.into(), ..index });
        }
        for check in checks {
            self.schema.add_check(Check { table: to, ..check });
        }
        self.schema.table_mut(to).comment = comment;
    }
}

/// In which order the actions of a statement take effect.
fn pass(what: &Alter) -> u8 {
    match what {
        Alter::DropForeignKey { .. } | Alter::DropConstraint { .. } | Alter::DropConstraints => 0,
        Alter::DropIndex { .. } | Alter::DropPrimaryKey { .. } => 1,
        Alter::DropColumn { .. } => 2,
        Alter::RenameColumn { .. } | Alter::DefineColumn { .. } | Alter::Column { .. } => 3,
        Alter::AddColumn { .. } | Alter::AddElements(_) => 4,
        Alter::AddConstraint(_)
        | Alter::AddDefault { .. }
        | Alter::RenameIndex { .. }
        | Alter::RenameTable(_)
        | Alter::Comment(_)
        | Alter::RenameConstraint { .. }
        | Alter::AlterConstraint { .. }
        | Alter::ValidateConstraint(_)
        | Alter::Inherit { .. }
        | Alter::Partition { .. }
        | Alter::Other => 5,
    }
}
