//! Keys where an index is its table's own affair, and a foreign key has one made for it (MySQL manual, 13.1.20.5).

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::database::{Database, Done};
use crate::ordered::CollectVec;
use crate::schema::{
    BaseType, ColumnId, ForeignKeyId, Index, IndexId, IndexKind, Indexed, ObjectName, TableId,
};
use crate::syntax::sql::tree::{CreateIndex, Name, TableConstraint, TableIndex, TableRule};
use crate::text::Span;

impl Database {
    /// Adds the constraints of one statement: keys first, each foreign key with an index where none serves.
    pub(super) fn add_keys(&mut self, table: TableId, constraints: Vec<TableConstraint>) -> Done {
        self.coming =
            constraints.iter().filter_map(|constraint| self.key_of(table, constraint)).collect_vec();
        let mut made = Vec::new();
        let mut done = Ok(());
        let mut foreign_keys = Vec::new();
        for constraint in constraints {
            if done.is_err() {
                break;
            }
            let is_there = |name: &Name| self.names.has_constraint(&self.beside(table, &name.text));
            if let TableRule::ForeignKey { columns, index, .. } = &constraint.rule {
                if constraint.if_not_exists && constraint.name.as_ref().is_some_and(is_there) {
                    continue;
                }
                let name = index.as_ref().or(constraint.name.as_ref());
                let name = name.map(|name| name.text.clone());
                match self.columns(table, columns) {
                    Ok(Some(columns)) => made.extend(self.index_for(table, name, &columns, constraint.span)),
                    Ok(None) => {}
                    Err(refusal) => done = Err(refusal),
                }
                foreign_keys.push(constraint);
            } else {
                let is_there = |name: &Name| {
                    self.index_named(table, &name.text).is_some()
                        || self.constraint(table, &name.text).is_some()
                };
                if constraint.if_not_exists && constraint.name.as_ref().is_some_and(is_there) {
                    continue;
                }
                done = self.add_constraint(table, constraint);
            }
        }
        let done = done.and_then(|()| {
            foreign_keys.into_iter().try_for_each(|foreign_key| self.add_constraint(table, foreign_key))
        });
        self.coming.clear();
        if done.is_err() {
            for index in made {
                self.made_indexes.remove(&index);
                self.schema.drop_index(index);
            }
        }
        self.retire_indexes(table);
        done
    }

    /// The columns that a key of a statement starts with, as far as they serve a foreign key.
    pub(super) fn key_of(&self, table: TableId, constraint: &TableConstraint) -> Option<Vec<ColumnId>> {
        let find = |name: &Name| self.find_column(table, name);
        match &constraint.rule {
            TableRule::PrimaryKey(columns) | TableRule::Unique { columns, .. } => {
                Some(columns.iter().map_while(find).collect_vec())
            }
            TableRule::Index(index) if index.method.is_none() => {
                let whole = index
                    .parts
                    .iter()
                    .map_while(|part| part.column.as_ref().filter(|_| part.length.is_none()).and_then(find));
                Some(whole.collect_vec())
            }
            TableRule::Index(_)
            | TableRule::UsingIndex { .. }
            | TableRule::Check(_)
            | TableRule::Exclude { .. }
            | TableRule::ForeignKey { .. } => None,
        }
    }

    /// The columns that an index starts with, as far as they serve a foreign key.
    fn whole_columns(&self, index: IndexId) -> Vec<ColumnId> {
        let record = self.schema.walk(index).record();
        if record.method.is_some() {
            return Vec::new();
        }
        let whole = record.parts.iter().map_while(|part| match part.of {
            Indexed::Column(column) if part.length.is_none() => Some(column),
            Indexed::Column(_) | Indexed::Expression(_) => None,
        });
        whole.collect_vec()
    }

    /// Whether a key of a table, but for one of its indexes, starts with these columns, or one that is to come.
    pub(super) fn serves(&self, table: TableId, columns: &[ColumnId], but: Option<IndexId>) -> bool {
        let walker = self.schema.walk(table);
        let mut indexes = walker.indexes().filter(|index| Some(index.id) != but);
        walker.primary_key().is_some_and(|key| key.columns.starts_with(columns))
            || indexes.any(|index| self.whole_columns(index.id).starts_with(columns))
            || self.coming.iter().any(|key| key.starts_with(columns))
    }

    /// Makes the index for a foreign key, where none serves.
    fn index_for(
        &mut self,
        table: TableId,
        name: Option<String>,
        columns: &[ColumnId],
        span: Span,
    ) -> Option<IndexId> {
        if self.serves(table, columns, None) {
            return None;
        }
        let first = *columns.first()?;
        let name = name.unwrap_or_else(|| self.choose_index_name(table, first));
        let id = self.schema.add_index(Index {
            table,
            name: Some(name),
            parts: columns.iter().copied().map(Into::into).collect_vec(),
            kind: IndexKind::Plain,
            method: None,
            predicate: None,
            include: Vec::new(),
            nulls_not_distinct: false,
            origin: self.place(span).into(),
        });
        self.made_indexes.insert(id);
        Some(id)
    }

    /// Drops the indexes that were made for foreign keys and that another one serves now.
    fn retire_indexes(&mut self, table: TableId) {
        let indexes: Vec<IndexId> = self.schema.walk(table).indexes().map(|index| index.id).collect_vec();
        for id in indexes.into_iter().filter(|id| self.made_indexes.contains(id)).collect_vec() {
            if self.serves(table, &self.whole_columns(id), Some(id)) {
                self.made_indexes.remove(&id);
                self.schema.drop_index(id);
            }
        }
    }

    /// The index of this name.
    pub(super) fn index_named(&self, table: TableId, name: &str) -> Option<IndexId> {
        let is_it = |other: &str| other == name || other.eq_ignore_ascii_case(name);
        let mut indexes = self.schema.walk(table).indexes();
        indexes.find(|index| index.name().is_some_and(is_it)).map(|index| index.id)
    }

    /// The name of an index that has none: its first column, and a number (`make_unique_key_name` of MySQL).
    fn choose_index_name(&self, table: TableId, first: ColumnId) -> String {
        let column = self.schema.walk(first).name();
        let is_taken =
            |name: &str| self.index_named(table, name).is_some() || name.eq_ignore_ascii_case("primary");
        let mut name = column.to_string();
        let mut pass = 1_u32;
        while is_taken(&name) {
            pass += 1;
            name = alloc::format!("{column}_{pass}");
        }
        name
    }

    pub(super) fn add_table_index(
        &mut self,
        table: TableId,
        name: Option<Name>,
        index: &TableIndex,
        span: Span,
    ) -> Done {
        let Some(parts) = self.index_parts(table, &index.parts)? else { return Ok(()) };
        if let Some(name) = &name
            && self.index_named(table, &name.text).is_some()
        {
            let why = alloc::format!("has an index `{}` already", name.text);
            return self.refuse_in(table, "duplicate_object", name, &why);
        }
        let first = parts.iter().find_map(|part| match part.of {
            Indexed::Column(column) => Some(column),
            Indexed::Expression(_) => None,
        });
        let name = name.map(|name| name.text).or_else(|| Some(self.choose_index_name(table, first?)));
        self.schema.add_index(Index {
            table,
            name: name.or_else(|| Some("functional_index".into())),
            parts,
            kind: if index.is_unique { IndexKind::Unique } else { IndexKind::Plain },
            method: index.method.clone(),
            predicate: None,
            include: Vec::new(),
            nulls_not_distinct: false,
            origin: self.place(span).into(),
        });
        Ok(())
    }

    /// `UNIQUE` of these columns.
    pub(super) fn add_unique_index(
        &mut self,
        table: TableId,
        name: Option<Name>,
        columns: &[Name],
        span: Span,
    ) -> Done {
        let part = |name: &Name| crate::syntax::sql::tree::IndexElement {
            column: Some(name.clone()),
            expression: crate::syntax::sql::tree::Expression { text: name.text.clone(), span: name.span },
            operator_class: None,
            length: None,
            descending: false,
            nulls_first: None,
        };
        let parts = columns.iter().map(part).collect_vec();
        self.add_table_index(table, name, &TableIndex { is_unique: true, method: None, parts }, span)
    }

    /// `CREATE INDEX`
    pub(super) fn create_table_index(&mut self, table: TableId, index: CreateIndex) -> Done {
        let span = index.name.as_ref().map_or(self.at.span, |name| name.span);
        let rule = TableRule::Index(TableIndex {
            is_unique: index.is_unique,
            method: index.method.map(|method| method.text),
            parts: index.parts,
        });
        let constraint = TableConstraint {
            name: index.name,
            if_not_exists: index.if_not_exists,
            is_clustered: None,
            rule,
            span,
        };
        self.add_keys(table, alloc::vec![constraint])
    }

    /// Refuses a foreign key whose referenced columns no key starts with, or whose integers are of another size.
    pub(super) fn check_referenced(
        &self,
        target: TableId,
        columns: &[ColumnId],
        referenced: &[ColumnId],
        span: Span,
    ) -> Done {
        if !self.facts().indexes_foreign_keys || !self.checks_references {
            return Ok(());
        }
        let walker = self.schema.walk(target);
        let name = Name { text: walker.name().name.clone(), span };
        if !self.serves(target, referenced, None) {
            let why = "has no key that starts with the referenced columns";
            return self.refuse_in(target, "missing_index", &name, why);
        }
        for (column, referenced) in columns.iter().zip(referenced) {
            if self.are_unlike(*column, *referenced) {
                let (one, other) = (self.schema.walk(*column), self.schema.walk(*referenced));
                let why = alloc::format!(
                    "has `{}` of type {}, which `{}` of type {} cannot reference",
                    other.name(),
                    other.type_words(),
                    one.name(),
                    one.type_words()
                );
                return self.refuse_in(target, "datatype_mismatch", &name, &why);
            }
        }
        Ok(())
    }

    /// Whether two columns are integers of different size or sign, which no foreign key joins (manual, 13.1.20.5).
    fn are_unlike(&self, column: ColumnId, other: ColumnId) -> bool {
        let integer = |id: ColumnId| match &self.schema.walk(id).ty().base {
            BaseType::Builtin { name, .. } if name.contains("int") && !name.contains("point") => {
                Some(name.trim_end_matches(" zerofill").to_string())
            }
            BaseType::Builtin { .. }
            | BaseType::Enum(_)
            | BaseType::InlineEnum(_)
            | BaseType::Named { .. }
            | BaseType::Unknown => None,
        };
        integer(column).zip(integer(other)).is_some_and(|(one, other)| one != other)
    }

    /// Refuses a name that another foreign key of the database has.
    pub(super) fn check_foreign_key_name(&self, table: TableId, name: &Name) -> Done {
        let is_taken = self.names.has_constraint(&self.beside(table, &name.text));
        if self.facts().defines_indexes_in_tables && is_taken {
            let why = alloc::format!("cannot have a foreign key `{}`: another one has this name", name.text);
            return self.refuse_in(table, "duplicate_object", name, &why);
        }
        Ok(())
    }

    /// `table_ibfk_1`: the next number of its table (`dict_table_get_highest_foreign_id` of `InnoDB`).
    pub(super) fn choose_foreign_key_name(&self, table: TableId) -> String {
        let table = self.schema.walk(table);
        let prefix = made_prefix(&table.name().name);
        let numbers =
            table.foreign_keys().filter_map(|key| key.name()?.strip_prefix(&prefix)?.parse::<u32>().ok());
        let next = numbers.max().unwrap_or(0) + 1;
        alloc::format!("{prefix}{next}")
    }

    /// The names that were made for foreign keys follow their table.
    pub(super) fn rename_made_foreign_keys(&mut self, table: TableId, before: &str, after: &str) {
        if !self.facts().defines_indexes_in_tables {
            return;
        }
        let (before, after) = (made_prefix(before), made_prefix(after));
        let keys: Vec<ForeignKeyId> = self.schema.walk(table).foreign_keys().map(|key| key.id).collect_vec();
        let namespace = self.name_of(table).namespace;
        for key in keys {
            let record = self.schema.foreign_key_mut(key);
            let number = record.name.as_deref().and_then(|name| name.strip_prefix(&before));
            let Some(name) = number.map(|number| alloc::format!("{after}{number}")) else { continue };
            let old = record.name.replace(name.clone());
            if let Some(old) = old {
                self.names.release(&ObjectName::new(namespace.clone(), old));
            }
            self.names.constrain(ObjectName::new(namespace.clone(), name));
        }
    }
}

fn made_prefix(table: &str) -> String {
    alloc::format!("{table}_ibfk_")
}
