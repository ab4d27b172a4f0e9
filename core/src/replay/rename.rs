//! `RENAME` and `SET SCHEMA`, and what follows the object by its new name.

use alloc::string::String;
use alloc::vec::Vec;

use super::constraint::Constraint;
use super::database::{Database, Done};
use super::expression::renamed;
use super::names::Hidden;
use crate::ordered::CollectVec;
use crate::schema::{IndexId, IndexKind, Indexed, ObjectName, SequenceId, TableId, ViewId};
use crate::syntax::sql::tree::{Kind, Name, Path};
use crate::text::Place;

/// A relation that has a name to change.
#[derive(Debug, Clone, Copy)]
enum Relation {
    Table(TableId),
    Index(IndexId),
    Sequence(SequenceId),
    View(ViewId),
    Hidden(Hidden),
}

impl Database {
    pub(super) fn rename(&mut self, kind: Kind, if_exists: bool, path: &Path, after: &Name) -> Done {
        match kind {
            Kind::Type => self.rename_type(if_exists, path, after),
            Kind::Namespace => {
                self.rename_namespace(&path.name.text, &after.text);
                Ok(())
            }
            Kind::Extension => Ok(()),
            Kind::Table | Kind::Index | Kind::Sequence | Kind::View => {
                self.rename_relation(kind, if_exists, path, after)
            }
        }
    }

    fn relation(&self, path: &Path) -> Option<(ObjectName, Relation)> {
        self.find(path, |database, name| {
            let schema = &database.schema;
            let relation = schema
                .table(name)
                .map(|table| Relation::Table(table.id))
                .or_else(|| {
                    let shares_names = !database.facts().names_indexes_by_table;
                    schema.index(name).filter(|_| shares_names).map(|index| Relation::Index(index.id))
                })
                .or_else(|| schema.sequence(name).map(|sequence| Relation::Sequence(sequence.id)))
                .or_else(|| schema.view(name).map(|view| Relation::View(view.id)))
                .or_else(|| database.names.hidden(name).map(Relation::Hidden))?;
            Some((name.clone(), relation))
        })
    }

    fn rename_relation(&mut self, kind: Kind, if_exists: bool, path: &Path, after: &Name) -> Done {
        if self.is_temporary(path) && self.temporary.remove(&self.temporary_name(&path.name.text)) {
            let after = self.temporary_name(&after.text);
            self.temporary.insert(after);
            return Ok(());
        }
        let Some((before, relation)) = self.relation(path) else { return self.absent(kind, if_exists, path) };
        let name = ObjectName::new(before.namespace.clone(), after.text.clone());
        if self.has_relation(&name) {
            let taken = Path { namespace: path.namespace.clone(), name: after.clone() };
            self.taken("duplicate_table", kind, &taken)?;
        }
        self.spell(&name);
        let place = self.place(after.span);
        match relation {
            Relation::Table(id) => {
                self.rename_made_foreign_keys(id, &before.name, &name.name);
                self.rename_table(id, &name);
                self.schema.table_mut(id).origin.set = place;
            }
            Relation::Index(id) => {
                if self.schema.walk(id).record().kind == IndexKind::Constraint {
                    self.names.release(&before);
                    self.names.constrain(name);
                }
                self.schema.rename_index(id, after.text.clone());
                self.schema.index_record_mut(id).origin.set = place;
            }
            Relation::Sequence(id) => self.rename_sequence(id, &before, name),
            Relation::View(id) => self.move_view(id, name),
            Relation::Hidden(hidden) => self.rename_hidden(hidden, &before, name, place),
        }
        Ok(())
    }

    fn rename_hidden(&mut self, hidden: Hidden, before: &ObjectName, after: ObjectName, place: Place) {
        self.names.forget(before);
        self.names.hide(after.clone(), hidden);
        match hidden {
            Hidden::PrimaryKey(table) => {
                self.names.release(before);
                if let Some(key) = &mut self.schema.table_mut(table).primary_key {
                    key.name = Some(after.name.clone());
                    key.origin.set = place;
                }
                self.names.constrain(after);
            }
            Hidden::Exclusion(table) => {
                self.names.release(before);
                if let Some(Constraint::Check(id)) = self.constraint(table, &before.name) {
                    self.schema.check_mut(id).name = Some(after.name.clone());
                }
                self.names.constrain(after);
            }
            Hidden::Identity(_) | Hidden::Unmodelled => {}
        }
    }

    /// Defaults name the sequence itself, so they follow.
    fn rename_sequence(&mut self, id: SequenceId, before: &ObjectName, after: ObjectName) {
        use crate::schema::DefaultValue;
        let owner = self.schema.walk(id).record().owner;
        if let Some(owner) = owner {
            let column = self.schema.column_mut(owner);
            if column.default == Some(DefaultValue::Sequence(Some(before.clone()))) {
                column.default = Some(DefaultValue::Sequence(Some(after.clone())));
            }
        }
        self.schema.rename_sequence(id, after);
    }

    fn move_view(&mut self, id: ViewId, name: ObjectName) {
        let mut record = self.schema.walk(id).record().clone();
        self.schema.drop_view(id);
        record.name = name;
        self.schema.add_view(record);
    }

    fn rename_type(&mut self, if_exists: bool, path: &Path, after: &Name) -> Done {
        let found = self.find(path, |database, name| {
            database.schema.enum_named(name).map(|found| (found.id, name.clone()))
        });
        let place = self.place(after.span);
        let Some((id, before)) = found else {
            let other = self.find(path, |database, name| database.types.contains(name).then(|| name.clone()));
            let Some(before) = other else { return self.absent(Kind::Type, if_exists, path) };
            self.types.remove(&before);
            self.types.insert(ObjectName::new(before.namespace, after.text.clone()));
            return Ok(());
        };
        let name = ObjectName::new(before.namespace, after.text.clone());
        if self.schema.enum_named(&name).is_some() || self.types.contains(&name) {
            let taken = Path { namespace: path.namespace.clone(), name: after.clone() };
            self.taken("duplicate_object", Kind::Type, &taken)?;
        }
        self.schema.rename_enum(id, name);
        self.schema.enum_mut(id).origin.set = place;
        Ok(())
    }

    pub(super) fn rename_column(
        &mut self,
        table: TableId,
        before: &Name,
        after: &Name,
        place: Place,
    ) -> Done {
        let Some(id) = self.find_column(table, before) else {
            return self.absent_in(table, "column", "undefined_column", before);
        };
        if self.find_column(table, after).is_some_and(|other| other != id) {
            let why = alloc::format!("has a column `{}` already", after.text);
            return self.refuse_in(table, "duplicate_column", after, &why);
        }
        let ignores_case = self.facts().columns_ignore_case;
        let before = &Name { text: self.schema.walk(id).name().into(), ..before.clone() };
        let column = self.schema.column_mut(id);
        let was = core::mem::replace(&mut column.name, after.text.clone());
        column.origin.set = place;
        for foreign_key in self.schema.foreign_keys_to(table) {
            for name in &mut self.schema.foreign_key_mut(foreign_key).referenced_columns {
                if *name == was || ignores_case && name.eq_ignore_ascii_case(&was) {
                    name.clone_from(&after.text);
                }
            }
        }
        self.rename_in_expressions(table, &before.text, &after.text);
        Ok(())
    }

    fn rename_in_expressions(&mut self, table: TableId, before: &str, after: &str) {
        let facts = self.facts();
        let rename = |text: &mut String| {
            if let Some(said) = renamed(text, before, after, facts) {
                *text = said;
            }
        };
        let record = self.schema.walk(table).record().clone();
        for check in record.checks {
            rename(&mut self.schema.check_mut(check).expression);
        }
        for index in record.indexes {
            let index = self.schema.index_record_mut(index);
            index.predicate.iter_mut().for_each(rename);
            for part in &mut index.parts {
                if let Indexed::Expression(text) = &mut part.of {
                    rename(text);
                }
            }
        }
        for column in record.columns {
            self.schema.column_mut(column).generated.iter_mut().for_each(rename);
        }
    }

    pub(super) fn rename_constraint(
        &mut self,
        table: TableId,
        before: &Name,
        after: &Name,
        place: Place,
    ) -> Done {
        let Some(constraint) = self.constraint(table, &before.text) else {
            return self.absent_in(table, "constraint", "undefined_object", before);
        };
        if self.constraint(table, &after.text).is_some() {
            let why = alloc::format!("has a constraint `{}` already", after.text);
            return self.refuse_in(table, "duplicate_object", after, &why);
        }
        let (from, to) = (self.beside(table, &before.text), self.beside(table, &after.text));
        match constraint {
            Constraint::PrimaryKey => self.rename_hidden(Hidden::PrimaryKey(table), &from, to, place),
            Constraint::Unique(id) => {
                self.names.release(&from);
                self.names.constrain(to);
                self.schema.rename_index(id, after.text.clone());
                self.schema.index_record_mut(id).origin.set = place;
            }
            Constraint::ForeignKey(id) => {
                self.names.release(&from);
                self.names.constrain(to);
                let record = self.schema.foreign_key_mut(id);
                record.name = Some(after.text.clone());
                record.origin.set = place;
            }
            Constraint::Check(id) if self.schema.walk(id).record().is_exclusion => {
                self.rename_hidden(Hidden::Exclusion(table), &from, to, place);
            }
            Constraint::Check(id) => {
                self.names.release(&from);
                self.names.constrain(to);
                let record = self.schema.check_mut(id);
                record.name = Some(after.text.clone());
                record.origin.set = place;
            }
        }
        Ok(())
    }

    pub(super) fn set_namespace(
        &mut self,
        kind: Kind,
        if_exists: bool,
        path: &Path,
        namespace: &str,
    ) -> Done {
        let moved = |name: &ObjectName| ObjectName::new(namespace, name.name.clone());
        match kind {
            Kind::Type => {
                let found = self.find(path, |database, name| {
                    database.schema.enum_named(name).map(|found| (found.id, name.clone()))
                });
                if let Some((id, before)) = found {
                    self.schema.rename_enum(id, moved(&before));
                    return Ok(());
                }
                let other =
                    self.find(path, |database, name| database.types.contains(name).then(|| name.clone()));
                let Some(before) = other else { return self.absent(kind, if_exists, path) };
                self.types.remove(&before);
                self.types.insert(moved(&before));
            }
            Kind::Extension | Kind::Namespace => {}
            Kind::Table | Kind::Index | Kind::Sequence | Kind::View => match self.relation(path) {
                Some((_, Relation::Table(id))) => self.move_table(id, namespace),
                Some((before, Relation::Sequence(id))) => self.rename_sequence(id, &before, moved(&before)),
                Some((before, Relation::View(id))) => self.move_view(id, moved(&before)),
                Some((_, Relation::Index(_) | Relation::Hidden(_))) => {}
                None => return self.absent(kind, if_exists, path),
            },
        }
        Ok(())
    }

    /// A table moves with its constraints, its indexes and the sequences that its columns own.
    fn move_table(&mut self, id: TableId, namespace: &str) {
        let before = self.name_of(id);
        let at = |name: String| ObjectName::new(namespace, name);
        for name in self.constraint_names(id) {
            let from = ObjectName::new(before.namespace.clone(), name.clone());
            self.names.release(&from);
            self.names.constrain(at(name.clone()));
            if let Some(hidden) = self.names.hidden(&from) {
                self.names.forget(&from);
                self.names.hide(at(name), hidden);
            }
        }
        let owned: Vec<(SequenceId, ObjectName)> = self
            .schema
            .sequences()
            .filter(|sequence| {
                sequence.record().owner.is_some_and(|owner| self.schema.walk(owner).table().id == id)
            })
            .map(|sequence| (sequence.id, sequence.record().name.clone()))
            .collect_vec();
        for (sequence, name) in owned {
            let after = at(name.name.clone());
            self.rename_sequence(sequence, &name, after);
        }
        self.schema.rename_table(id, ObjectName::new(namespace, before.name));
    }

    fn rename_namespace(&mut self, before: &str, after: &str) {
        if let Some(place) = self.schema.namespaces.remove(before) {
            self.schema.namespaces.insert(after.into(), place);
        }
        let tables: Vec<TableId> = self
            .schema
            .tables()
            .filter(|table| table.name().namespace == before)
            .map(|table| table.id)
            .collect_vec();
        for id in tables {
            self.move_table(id, after);
        }
        let enums: Vec<_> = self
            .schema
            .enums()
            .filter(|of| of.name().namespace == before)
            .map(|of| (of.id, of.name().name.clone()))
            .collect_vec();
        for (id, name) in enums {
            self.schema.rename_enum(id, ObjectName::new(after, name));
        }
        let sequences: Vec<(SequenceId, ObjectName)> = self
            .schema
            .sequences()
            .map(|sequence| (sequence.id, sequence.record().name.clone()))
            .filter(|(_, name)| name.namespace == before)
            .collect_vec();
        for (id, name) in sequences {
            self.rename_sequence(id, &name, ObjectName::new(after, name.name.clone()));
        }
        let views: Vec<(ViewId, String)> = self
            .schema
            .views()
            .filter(|view| view.record().name.namespace == before)
            .map(|view| (view.id, view.record().name.name.clone()))
            .collect_vec();
        for (id, name) in views {
            self.move_view(id, ObjectName::new(after, name));
        }
    }
}
