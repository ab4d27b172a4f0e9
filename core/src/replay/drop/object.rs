//! Dropping anything but tables.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::ordered::CollectVec;
use crate::replay::database::{Database, Done};
use crate::replay::expression::uses;
use crate::replay::names::Hidden;
use crate::schema::walk::{ColumnWalker, TableWalker};
use crate::schema::{
    BaseType, ColumnId, DefaultValue, EnumId, IndexId, IndexKind, ObjectName, SequenceId, TableId, ViewId,
};
use crate::syntax::sql::tree::{Kind, Name, Path};

impl Database {
    /// Views that name a dropped table went with it, or name a column or an alias: not known.
    pub(super) fn doubt_views(&mut self, name: &str) {
        let facts = self.facts();
        let named = self.schema.views().filter(|view| uses(&view.record().query, name, facts));
        let views: Vec<String> = named.map(|view| view.record().name.name.clone()).collect_vec();
        if !views.is_empty() {
            self.taint("DROP … CASCADE", views);
        }
    }

    pub(super) fn drop_index(&mut self, if_exists: bool, path: &Path) -> Done {
        if path.namespace.is_none() && self.temporary.remove(&self.temporary_name(&path.name.text)) {
            return Ok(());
        }
        let found: Option<IndexId> =
            self.find(path, |database, name| database.schema.index(name).map(|index| index.id));
        if let Some(id) = found {
            let index = self.schema.walk(id);
            if index.record().kind == IndexKind::Constraint {
                let table = index.table().id;
                let why = alloc::format!("needs the index `{}` for a constraint", path.name.text);
                return self.refuse_in(table, "dependent_objects_still_exist", &path.name, &why);
            }
            self.schema.drop_index(id);
            return Ok(());
        }
        let hidden: Option<(ObjectName, Hidden)> =
            self.find(path, |database, name| Some((name.clone(), database.names.hidden(name)?)));
        match hidden {
            Some((name, Hidden::Unmodelled)) => {
                self.names.forget(&name);
                Ok(())
            }
            Some((_, Hidden::PrimaryKey(table) | Hidden::Exclusion(table))) => {
                let why = alloc::format!("needs the index `{}` for a constraint", path.name.text);
                self.refuse_in(table, "dependent_objects_still_exist", &path.name, &why)
            }
            Some((_, Hidden::Identity(_))) | None => self.absent(Kind::Index, if_exists, path),
        }
    }

    pub(super) fn drop_type(&mut self, if_exists: bool, path: &Path, cascade: bool) -> Done {
        let found: Option<EnumId> =
            self.find(path, |database, name| database.schema.enum_named(name).map(|found| found.id));
        let other = self.find(path, |database, name| database.types.contains(name).then(|| name.clone()));
        let users = match (found, &other) {
            (Some(id), _) => self.schema.columns_of_enum(id),
            (None, Some(name)) => self.columns_of(name),
            (None, None) => return self.absent(Kind::Type, if_exists, path),
        };
        for user in users {
            let column = self.schema.walk(user);
            let table = column.table();
            let name = Name { text: column.name().to_string(), span: path.name.span };
            if cascade {
                let table = table.id;
                self.drop_column(table, true, &name, true)?;
            } else {
                let why = alloc::format!("still has the column `{}` of type `{}`", name.text, path.name.text);
                return self.refuse_in(table.id, "dependent_objects_still_exist", &name, &why);
            }
        }
        if let Some(id) = found {
            self.drop_defaults_through(id, path, cascade)?;
            self.schema.drop_enum(id);
        }
        if let Some(name) = other {
            self.types.remove(&name);
        }
        Ok(())
    }

    /// The columns of a domain, a composite type or a range.
    fn columns_of(&self, ty: &ObjectName) -> Vec<ColumnId> {
        let is_of_it = |column: &ColumnWalker<'_>| match &column.ty().base {
            BaseType::Named { name, .. } => name == ty,
            BaseType::Builtin { .. } | BaseType::Enum(_) | BaseType::InlineEnum(_) | BaseType::Unknown => {
                false
            }
        };
        let columns = self.schema.tables().flat_map(TableWalker::columns);
        columns.filter(is_of_it).map(|column| column.id).collect_vec()
    }

    /// Defaults that are cast through a type need it.
    fn drop_defaults_through(&mut self, id: EnumId, path: &Path, cascade: bool) -> Done {
        let through = self.casts.iter().filter(|(_, of)| **of == id);
        let columns: Vec<ColumnId> = through.map(|(column, _)| *column).collect_vec();
        for column in columns {
            let walker = self.schema.walk(column);
            if !cascade {
                let name = Name { text: walker.name().to_string(), span: path.name.span };
                let why =
                    alloc::format!("needs type `{}` for the default of `{}`", path.name.text, name.text);
                return self.refuse_in(walker.table().id, "dependent_objects_still_exist", &name, &why);
            }
            self.schema.column_mut(column).default = None;
            self.casts.remove(&column);
        }
        Ok(())
    }

    pub(super) fn drop_sequence(&mut self, if_exists: bool, path: &Path, cascade: bool) -> Done {
        let found: Option<SequenceId> =
            self.find(path, |database, name| database.schema.sequence(name).map(|found| found.id));
        let Some(id) = found else { return self.absent(Kind::Sequence, if_exists, path) };
        let record = self.schema.walk(id).record();
        if let (true, Some(owner)) = (cascade, record.owner) {
            let default = DefaultValue::Sequence(Some(record.name.clone()));
            if self.schema.walk(owner).default() == Some(&default) {
                self.schema.column_mut(owner).default = None;
            }
        }
        self.schema.drop_sequence(id);
        Ok(())
    }

    pub(super) fn drop_view(&mut self, if_exists: bool, path: &Path, cascade: bool) -> Done {
        if path.namespace.is_none() && self.temporary.remove(&self.temporary_name(&path.name.text)) {
            return Ok(());
        }
        let found: Option<ViewId> =
            self.find(path, |database, name| database.schema.view(name).map(|found| found.id));
        let Some(id) = found else { return self.absent(Kind::View, if_exists, path) };
        self.schema.drop_view(id);
        if cascade {
            self.doubt_views(&path.name.text);
        }
        Ok(())
    }

    pub(super) fn drop_namespace(&mut self, if_exists: bool, name: &Name, cascade: bool) -> Done {
        let known = self.schema.namespaces.remove(&name.text).is_some();
        let is_usual = self.facts().default_namespace == name.text;
        if !known && !is_usual {
            let path = Path { namespace: None, name: name.clone() };
            return self.absent(Kind::Namespace, if_exists, &path);
        }
        if !cascade {
            return Ok(());
        }
        let tables: Vec<TableId> = self
            .schema
            .tables()
            .filter(|table| table.name().namespace == name.text)
            .map(|table| table.id)
            .collect_vec();
        for id in tables {
            for foreign_key in self.schema.foreign_keys_to(id) {
                self.drop_foreign_key(foreign_key);
            }
            if self.schema.table(&self.name_of(id)).is_some() {
                self.remove_table(id);
            }
        }
        let enums: Vec<EnumId> =
            self.schema.enums().filter(|of| of.name().namespace == name.text).map(|of| of.id).collect_vec();
        for id in enums {
            self.schema.drop_enum(id);
        }
        let sequences: Vec<SequenceId> = self
            .schema
            .sequences()
            .filter(|sequence| sequence.record().name.namespace == name.text)
            .map(|sequence| sequence.id)
            .collect_vec();
        for id in sequences {
            self.schema.drop_sequence(id);
        }
        let views: Vec<ViewId> = self
            .schema
            .views()
            .filter(|view| view.record().name.namespace == name.text)
            .map(|view| view.id)
            .collect_vec();
        for id in views {
            self.schema.drop_view(id);
        }
        self.types.retain(|ty| ty.namespace != name.text);
        Ok(())
    }
}
