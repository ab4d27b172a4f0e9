//! `CREATE` of tables, enums, sequences, views and namespaces.

use alloc::string::String;
use alloc::vec::Vec;

use super::database::{Database, Done};
use crate::ordered::{CollectVec, Order};
use crate::schema::{Column, ColumnId, Enum, EnumValue, ObjectName, Sequence, Table, TableId, View};
use crate::syntax::sql::tree::{
    CreateTable, CreateView, Element, Kind, Like, Name, Owner, Path, Side, TableConstraint, TableRule,
};

impl Database {
    pub(super) fn create_table(&mut self, table: CreateTable) -> Done {
        let is_temporary = |name: &Name| name.text.eq_ignore_ascii_case("temp");
        let is_local = self.facts().lexis.signs_start_names && table.path.name.text.starts_with('#');
        if is_local || table.is_temporary || table.path.namespace.as_ref().is_some_and(is_temporary) {
            let name = self.temporary_name(&table.path.name.text);
            self.temporary.insert(name);
            return Ok(());
        }
        let name = self.new_name(&table.path);
        if table.or_replace
            && let Some(before) = self.table(&table.path)
        {
            self.remove_table(before);
        }
        if self.has_relation(&name) {
            return if table.if_not_exists {
                Ok(())
            } else {
                self.taken("duplicate_table", Kind::Table, &table.path)
            };
        }
        let place = self.place(table.path.name.span);
        self.spell(&name);
        let mut record = Table::new(name, place);
        record.is_partition = table.partition_of.is_some();
        record.comment.clone_from(&table.comment);
        let id = self.schema.add_table(record);
        let module = table.module.clone();
        let name = table.path.name.text.clone();
        let done = self.fill_table(id, table);
        self.schema.link_foreign_keys(id);
        if done.is_err() {
            self.remove_table(id);
            self.refused.insert(name);
        } else {
            self.link_waiting(id);
            if let Some(module) = module {
                self.add_shadows(id, &module);
            }
        }
        done
    }

    fn fill_table(&mut self, id: TableId, table: CreateTable) -> Done {
        let name = || alloc::vec![table.path.name.text.clone()];
        if table.from_query {
            self.queried.insert(id, self.at);
        }
        for path in &table.inherits {
            self.inherit_columns(id, path)?;
        }
        if let Some(path) = &table.partition_of {
            if let Some(parent) = self.table(path) {
                self.become_partition(id, parent);
            } else {
                self.taint("CREATE TABLE … PARTITION OF", name());
                self.absent(Kind::Table, false, path)?;
            }
        }
        self.add_elements(id, table.elements)?;
        if table.without_rowid {
            let key: Vec<ColumnId> =
                self.schema.walk(id).primary_key_columns().map(|column| column.id).collect_vec();
            for column in key {
                self.schema.column_mut(column).nullable = false;
            }
        }
        Ok(())
    }

    fn inherit_columns(&mut self, id: TableId, path: &Path) -> Done {
        let name = self.schema.walk(id).name().name.clone();
        let Some(parent) = self.table(path) else {
            self.taint("CREATE TABLE … INHERITS", alloc::vec![name]);
            return self.absent(Kind::Table, false, path);
        };
        self.children.entry(parent).or_default().push(id);
        self.copy_columns(parent, id, |_| true);
        self.copy_checks(parent, id);
        Ok(())
    }

    /// Columns first, then what is said of them: CHECK, primary key, uniques, foreign keys, as PostgreSQL does.
    fn add_elements(&mut self, id: TableId, elements: Vec<Element>) -> Done {
        let mut constraints: Vec<TableConstraint> = Vec::new();
        let mut likes: Vec<(TableId, Like)> = Vec::new();
        for element in elements {
            match element {
                Element::Column(column) => constraints.extend(self.define_column(id, column, false)?),
                Element::Constraint(constraint) => constraints.push(constraint),
                Element::Like(like) => {
                    if let Some(from) = self.table(&like.table) {
                        if self.facts().defines_indexes_in_tables {
                            self.copy_keyed_table(from, id);
                            continue;
                        }
                        self.copy_like(from, id, like.including);
                        likes.push((from, like));
                    } else {
                        self.taint("CREATE TABLE (LIKE …)", alloc::vec![self.name_of(id).name]);
                        self.absent(Kind::Table, false, &like.table)?;
                    }
                }
            }
        }
        for (from, like) in likes {
            if like.including.indexes {
                self.copy_indexes(from, id);
            }
        }
        if self.facts().defines_indexes_in_tables {
            return self.add_keys(id, constraints);
        }
        if self.facts().names_constraints {
            constraints.order_by_key(|constraint| pass(&constraint.rule));
        }
        constraints.into_iter().try_for_each(|constraint| self.add_constraint(id, constraint))
    }

    pub(super) fn create_enum(&mut self, path: &Path, values: Vec<Name>) -> Done {
        let name = self.new_name(path);
        if self.schema.enum_named(&name).is_some() || self.types.contains(&name) {
            return self.taken("duplicate_object", Kind::Type, path);
        }
        let place = self.place(path.name.span);
        let values = values
            .into_iter()
            .map(|value| EnumValue { place: self.place(value.span), name: value.text })
            .collect_vec();
        self.schema.add_enum(Enum { name, values, origin: place.into() });
        Ok(())
    }

    pub(super) fn create_type(&mut self, path: &Path) -> Done {
        let name = self.new_name(path);
        if self.schema.enum_named(&name).is_some() || !self.types.insert(name) {
            return self.taken("duplicate_object", Kind::Type, path);
        }
        Ok(())
    }

    pub(super) fn add_value(
        &mut self,
        path: &Path,
        if_not_exists: bool,
        value: Name,
        position: Option<&(Side, Name)>,
    ) -> Done {
        let Some(id) =
            self.find(path, |database, name| database.schema.enum_named(name).map(|found| found.id))
        else {
            return self.absent(Kind::Type, false, path);
        };
        let place = self.place(value.span);
        let certain = self.is_certain(path);
        let known: Vec<&str> = self.schema.walk(id).values().collect_vec();
        if known.contains(&value.text.as_str()) {
            if if_not_exists || !certain {
                return Ok(());
            }
            let message = alloc::format!("enum `{}` has the value `{}` already", path.name.text, value.text);
            let mut refusal = self.refusal("duplicate_object", value.span, message);
            refusal.object = Some(path.name.text.clone());
            return Err(refusal);
        }
        let at = match position {
            None => known.len(),
            Some((side, neighbour)) => match known.iter().position(|known| *known == neighbour.text) {
                Some(at) => at + usize::from(*side == Side::After),
                None => known.len(),
            },
        };
        let record = self.schema.enum_mut(id);
        record.values.insert(at, EnumValue { name: value.text, place });
        record.origin.set = place;
        Ok(())
    }

    pub(super) fn rename_value(&mut self, path: &Path, before: &Name, after: Name) -> Done {
        let Some(id) =
            self.find(path, |database, name| database.schema.enum_named(name).map(|found| found.id))
        else {
            return self.absent(Kind::Type, false, path);
        };
        let place = self.place(after.span);
        let record = self.schema.enum_mut(id);
        if let Some(value) = record.values.iter_mut().find(|value| value.name == before.text) {
            *value = EnumValue { name: after.text, place };
            record.origin.set = place;
            return Ok(());
        }
        if !self.is_certain(path) {
            return Ok(());
        }
        let message = alloc::format!("enum `{}` has no value `{}`", path.name.text, before.text);
        Err(self.refusal("invalid_parameter_value", before.span, message))
    }

    pub(super) fn create_sequence(&mut self, path: &Path, if_not_exists: bool, owner: Option<Owner>) -> Done {
        let name = self.new_name(path);
        if self.has_relation(&name) {
            return if if_not_exists { Ok(()) } else { self.taken("duplicate_table", Kind::Sequence, path) };
        }
        let place = self.place(path.name.span);
        let owner = self.owner(owner);
        self.schema.add_sequence(Sequence { name, owner, origin: place.into() });
        Ok(())
    }

    pub(super) fn set_sequence_owner(&mut self, path: &Path, if_exists: bool, owner: Owner) -> Done {
        let found = self.find(path, |database, name| database.schema.sequence(name).map(|found| found.id));
        let Some(id) = found else { return self.absent(Kind::Sequence, if_exists, path) };
        let owner = self.owner(Some(owner));
        self.schema.set_sequence_owner(id, owner);
        Ok(())
    }

    fn owner(&self, owner: Option<Owner>) -> Option<ColumnId> {
        match owner {
            Some(Owner::Column(table, column)) => {
                self.schema.walk(self.table(&table)?).column(&column.text).map(|column| column.id)
            }
            Some(Owner::Nobody) | None => None,
        }
    }

    pub(super) fn create_view(&mut self, view: CreateView) -> Done {
        if view.is_temporary {
            let name = self.temporary_name(&view.path.name.text);
            self.temporary.insert(name);
            return Ok(());
        }
        let name = self.new_name(&view.path);
        let before = self.schema.view(&name).map(|view| view.id);
        if before.is_none() && self.has_relation(&name) || before.is_some() && !view.or_replace {
            return if view.if_not_exists {
                Ok(())
            } else {
                self.taken("duplicate_table", Kind::View, &view.path)
            };
        }
        let place = self.place(view.path.name.span);
        if let Some(before) = before {
            let record = self.schema.view_mut(before);
            record.query = view.query.text;
            record.origin.set = place;
            return Ok(());
        }
        self.spell(&name);
        let is_materialized = view.is_materialized;
        self.schema.add_view(View { name, query: view.query.text, is_materialized, origin: place.into() });
        Ok(())
    }

    pub(super) fn create_namespace(&mut self, name: Name, if_not_exists: bool) -> Done {
        let place = self.place(name.span);
        if self.schema.namespaces.contains_key(&name.text) && !if_not_exists {
            let message = alloc::format!("schema `{}` is there already", name.text);
            return Err(self.refusal("duplicate_schema", name.span, message));
        }
        self.schema.namespaces.entry(name.text).or_insert(place);
        Ok(())
    }

    pub(super) fn comment(&mut self, path: &Path, column: Option<&Name>, words: Option<String>) -> Done {
        let Some(id) = self.table(path) else {
            let is_view = self.find(path, |database, name| database.schema.view(name)).is_some();
            return if is_view { Ok(()) } else { self.absent(Kind::Table, false, path) };
        };
        let Some(name) = column else {
            self.schema.table_mut(id).comment = words;
            return Ok(());
        };
        match self.schema.walk(id).column(&name.text).map(|column| column.id) {
            Some(column) => self.schema.column_mut(column).comment = words,
            None => return self.absent_in(id, "column", "undefined_column", name),
        }
        Ok(())
    }

    /// Copies the columns of a table that `wanted` names into another; their types, defaults and NOT NULL.
    pub(super) fn copy_columns(&mut self, from: TableId, to: TableId, wanted: impl Fn(&Column) -> bool) {
        let copies: Vec<Column> = self
            .schema
            .walk(from)
            .columns()
            .map(|column| Column { table: to, ..column.record().clone() })
            .filter(|column| wanted(column))
            .collect_vec();
        for column in copies {
            if self.schema.walk(to).column(&column.name).is_none() {
                self.schema.add_column(column);
            }
        }
    }

    pub(super) fn find_column(&self, table: TableId, name: &Name) -> Option<ColumnId> {
        let walker = self.schema.walk(table);
        let found = walker.column(&name.text);
        let in_any_case = || {
            let mut columns = walker.columns();
            columns.find(|column| column.name().eq_ignore_ascii_case(&name.text))
        };
        let ignores_case = self.facts().columns_ignore_case;
        found.or_else(|| ignores_case.then(in_any_case).flatten()).map(|column| column.id)
    }

    /// The name of a table, to make other names from.
    pub(super) fn name_of(&self, table: TableId) -> ObjectName {
        self.schema.walk(table).name().clone()
    }
}

/// In what order PostgreSQL adds the constraints of a new table.
fn pass(rule: &TableRule) -> u8 {
    match rule {
        TableRule::Check(_) => 0,
        TableRule::PrimaryKey(_) => 1,
        TableRule::Unique { .. }
        | TableRule::UsingIndex { .. }
        | TableRule::Index(_)
        | TableRule::Exclude { .. } => 2,
        TableRule::ForeignKey { .. } => 3,
    }
}
