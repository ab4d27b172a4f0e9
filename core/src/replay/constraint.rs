//! Constraints of tables, with the names that PostgreSQL gives them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::database::{Database, Done};
use super::expression::columns_used;
use super::names::Hidden;
use crate::ordered::CollectVec;
use crate::schema::walk::ColumnWalker;
use crate::schema::{
    Check, CheckId, ColumnId, ForeignKeyId, Index, IndexId, IndexKind, ObjectName, PrimaryKey, TableId,
};
use crate::syntax::sql::tree::{Expression, Name, TableConstraint, TableRule};
use crate::text::{Place, Span};

/// A constraint of a table.
#[derive(Debug, Clone, Copy)]
pub(super) enum Constraint {
    PrimaryKey,
    Unique(IndexId),
    ForeignKey(ForeignKeyId),
    Check(CheckId),
}

impl Database {
    pub(super) fn add_constraint(&mut self, table: TableId, constraint: TableConstraint) -> Done {
        let (is_clustered, is_key) =
            (constraint.is_clustered, matches!(constraint.rule, TableRule::PrimaryKey(_)));
        self.add_one_constraint(table, constraint)?;
        if is_key || is_clustered == Some(true) {
            self.order_rows(table, is_clustered, is_key);
        }
        Ok(())
    }

    fn add_one_constraint(&mut self, table: TableId, constraint: TableConstraint) -> Done {
        let TableConstraint { name, rule, span, .. } = constraint;
        if self.facts().names_constraints
            && let Some(name) = &name
            && !self.facts().defines_indexes_in_tables
            && self.constraint(table, &name.text).is_some()
        {
            let why = alloc::format!("has a constraint `{}` already", name.text);
            return self.refuse_in(table, "duplicate_object", name, &why);
        }
        match rule {
            TableRule::PrimaryKey(columns) => self.add_primary_key(table, name, &columns, span),
            TableRule::Unique { columns, .. } if self.facts().uniques_are_indexes => {
                self.add_unique_index(table, name, &columns, span)
            }
            TableRule::Index(index) => self.add_table_index(table, name, &index, span),
            TableRule::Unique { columns, include, nulls_not_distinct } => {
                self.add_unique(table, name, &columns, &include, nulls_not_distinct, span)
            }
            TableRule::UsingIndex { index, is_primary } => {
                self.use_index(table, name, &index, is_primary, span)
            }
            TableRule::Check(expression) => {
                self.add_check(table, name, expression, span);
                Ok(())
            }
            TableRule::Exclude { rule, columns } => {
                self.add_exclusion(table, name, rule, &columns, span);
                Ok(())
            }
            TableRule::ForeignKey { columns, references, at_column, .. } => {
                let made = self.add_foreign_key(table, name, &columns, references, span)?;
                if at_column && self.facts().may_ignore_column_references {
                    self.doubt_foreign_key(made);
                }
                Ok(())
            }
        }
    }

    /// The columns of these names; none where one is missing for a reason that was not understood.
    pub(super) fn columns(
        &self,
        table: TableId,
        names: &[Name],
    ) -> Result<Option<Vec<ColumnId>>, super::Refusal> {
        let mut columns = Vec::with_capacity(names.len());
        for name in names {
            let Some(column) = self.find_column(table, name) else {
                self.absent_in(table, "column", "undefined_column", name)?;
                return Ok(None);
            };
            columns.push(column);
        }
        Ok(Some(columns))
    }

    /// A name that is written, or one that PostgreSQL makes; refused where a relation has it.
    fn relation_name(
        &self,
        table: TableId,
        name: Option<Name>,
        columns: &[Name],
        label: &str,
    ) -> Result<String, super::Refusal> {
        let of = self.name_of(table);
        let Some(name) = name else {
            let columns: Vec<&str> = columns.iter().map(|name| name.text.as_str()).collect_vec();
            return Ok(self.choose_relation(&of, &columns, label, true));
        };
        if self.has_relation(&ObjectName::new(of.namespace, name.text.clone())) {
            let why = alloc::format!("cannot have `{}`: a table or index has this name", name.text);
            self.refuse_in(table, "duplicate_table", &name, &why)?;
        }
        Ok(name.text)
    }

    fn add_primary_key(&mut self, table: TableId, name: Option<Name>, columns: &[Name], span: Span) -> Done {
        if self.schema.walk(table).primary_key().is_some() {
            let at = Name { text: String::new(), span };
            return self.refuse_in(table, "invalid_table_definition", &at, "has a primary key already");
        }
        let Some(ids) = self.columns(table, columns)? else { return Ok(()) };
        if name.is_none() && self.makes_unknown_names() {
            self.set_nameless_key(table, None, ids, span);
            return Ok(());
        }
        if !self.facts().names_primary_keys {
            let counts = ids.iter().find(|id| self.schema.walk(**id).record().identity.is_some());
            let is_row_id = !self.facts().counts_integer_keys || self.is_row_id(&ids);
            if let Some(column) = counts.filter(|_| !is_row_id) {
                let at = Name { text: self.schema.walk(*column).name().to_string(), span };
                let why = "counts up a column that is no `INTEGER PRIMARY KEY`";
                return self.refuse_in(table, "invalid_table_definition", &at, why);
            }
            self.set_nameless_key(table, name, ids, span);
            return Ok(());
        }
        let name = self.relation_name(table, name, &[], "pkey")?;
        self.set_primary_key(table, name, ids, span);
        Ok(())
    }

    pub(super) fn set_primary_key(
        &mut self,
        table: TableId,
        name: String,
        columns: Vec<ColumnId>,
        span: Span,
    ) {
        for column in &columns {
            self.schema.column_mut(*column).nullable = false;
        }
        let taken = ObjectName::new(self.name_of(table).namespace, name.clone());
        self.names.hide(taken.clone(), Hidden::PrimaryKey(table));
        self.names.constrain(taken);
        let origin = self.place(span).into();
        self.schema.table_mut(table).primary_key = Some(PrimaryKey { name: Some(name), columns, origin });
    }

    fn add_unique(
        &mut self,
        table: TableId,
        name: Option<Name>,
        columns: &[Name],
        include: &[Name],
        nulls_not_distinct: bool,
        span: Span,
    ) -> Done {
        let Some(ids) = self.columns(table, columns)? else { return Ok(()) };
        let Some(include_ids) = self.columns(table, include)? else { return Ok(()) };
        let has_names = self.facts().names_constraints;
        if (name.is_none() || !has_names) && self.repeats(table, &ids, nulls_not_distinct) {
            return Ok(());
        }
        if !has_names {
            self.add_automatic_index(table, ids, span);
            return Ok(());
        }
        let all: Vec<Name> = columns.iter().chain(include).cloned().collect_vec();
        let name = if name.is_none() && self.makes_unknown_names() {
            None
        } else {
            let name = self.relation_name(table, name, &all, "key")?;
            self.names.constrain(ObjectName::new(self.name_of(table).namespace, name.clone()));
            Some(name)
        };
        self.schema.add_index(Index {
            table,
            name,
            parts: ids.into_iter().map(Into::into).collect_vec(),
            kind: IndexKind::Constraint,
            method: None,
            predicate: None,
            include: include_ids,
            nulls_not_distinct,
            origin: self.place(span).into(),
        });
        Ok(())
    }

    /// Whether the statement that runs has made a key of these columns already: of two, PostgreSQL keeps one
    /// (`transformIndexConstraints`).
    pub(super) fn repeats(&self, table: TableId, columns: &[ColumnId], nulls_not_distinct: bool) -> bool {
        let is_new = |place: Place| {
            place.file == self.at.file
                && self.at.span.start <= place.span.start
                && place.span.end <= self.at.span.end
        };
        let table = self.schema.walk(table);
        let is_index = |columns: &[ColumnId]| !self.facts().keys_take_null || !self.is_row_id(columns);
        let is_it =
            |key: &PrimaryKey| key.columns == columns && is_index(columns) && is_new(key.origin.created);
        table.primary_key().is_some_and(is_it)
            || table.indexes().any(|index| {
                let record = index.record();
                record.kind == IndexKind::Constraint
                    && record.nulls_not_distinct == nulls_not_distinct
                    && record.include.is_empty()
                    && record.leading_columns().eq(columns.iter().copied())
                    && is_new(record.origin.created)
            })
    }

    /// `ADD CONSTRAINT … USING INDEX`: the index becomes the constraint, by the constraint's name.
    fn use_index(
        &mut self,
        table: TableId,
        name: Option<Name>,
        index: &Name,
        is_primary: bool,
        span: Span,
    ) -> Done {
        let namespace = self.name_of(table).namespace;
        let found = self.schema.index(&ObjectName::new(namespace.clone(), index.text.clone()));
        let Some(id) = found.filter(|found| found.table().id == table).map(|found| found.id) else {
            return self.absent_in(table, "index", "undefined_object", index);
        };
        let name = name.map_or_else(|| index.text.clone(), |name| name.text);
        if is_primary {
            let columns: Vec<ColumnId> = self.schema.walk(id).columns().map(|column| column.id).collect_vec();
            self.schema.drop_index(id);
            self.set_primary_key(table, name, columns, span);
            return Ok(());
        }
        if name != index.text {
            self.schema.rename_index(id, name.clone());
        }
        self.names.constrain(ObjectName::new(namespace, name));
        let place = self.place(span);
        let record = self.schema.index_record_mut(id);
        record.kind = IndexKind::Constraint;
        record.origin.set = place;
        Ok(())
    }

    pub(super) fn add_check(
        &mut self,
        table: TableId,
        name: Option<Name>,
        expression: Expression,
        span: Span,
    ) {
        let of = self.name_of(table);
        let is_unknown = name.is_none() && self.makes_unknown_names();
        if is_unknown || !self.facts().names_constraints || self.facts().defines_indexes_in_tables {
            // MySQL and MariaDB name it differently where it is not named.
            let name = name.map(|name| name.text);
            let origin = self.place(span).into();
            let check = Check { table, name, expression: expression.text, is_exclusion: false, origin };
            self.schema.add_check(check);
            return;
        }
        let name = name.map_or_else(
            || {
                // Of an expression over one column, the column is part of the name (`AddRelationNewConstraints`).
                let names = self.schema.walk(table).columns().map(ColumnWalker::name);
                let used = columns_used(&expression.text, names, self.facts());
                let column = if used.len() == 1 { used } else { Vec::new() };
                self.choose_constraint(&of, &column, "check")
            },
            |name| name.text,
        );
        self.names.constrain(ObjectName::new(of.namespace, name.clone()));
        self.schema.add_check(Check {
            table,
            name: Some(name),
            expression: expression.text,
            is_exclusion: false,
            origin: self.place(span).into(),
        });
    }

    fn add_exclusion(
        &mut self,
        table: TableId,
        name: Option<Name>,
        rule: Expression,
        columns: &[Option<Name>],
        span: Span,
    ) {
        let of = self.name_of(table);
        let name = name.map_or_else(
            || {
                let columns: Vec<&str> = columns
                    .iter()
                    .map(|name| name.as_ref().map_or("expr", |name| name.text.as_str()))
                    .collect_vec();
                self.choose_relation(&of, &columns, "excl", true)
            },
            |name| name.text,
        );
        let taken = ObjectName::new(of.namespace, name.clone());
        self.names.hide(taken.clone(), Hidden::Exclusion(table));
        self.names.constrain(taken);
        self.schema.add_check(Check {
            table,
            name: Some(name),
            expression: rule.text,
            is_exclusion: true,
            origin: self.place(span).into(),
        });
    }

    /// The constraint of this name.
    pub(super) fn constraint(&self, table: TableId, name: &str) -> Option<Constraint> {
        let table = self.schema.walk(table);
        let ignores_case = self.facts().columns_ignore_case;
        let is_it = |known: Option<&str>| {
            known.is_some_and(|known| known == name || ignores_case && known.eq_ignore_ascii_case(name))
        };
        if table.primary_key().is_some_and(|key| is_it(key.name.as_deref())) {
            return Some(Constraint::PrimaryKey);
        }
        let least = if self.facts().uniques_are_indexes { IndexKind::Unique } else { IndexKind::Constraint };
        let unique = table
            .indexes()
            .find(|index| index.record().kind >= least && is_it(index.name()))
            .map(|index| Constraint::Unique(index.id));
        let foreign_key = || {
            let mut keys = table.foreign_keys();
            keys.find(|key| is_it(key.name())).map(|key| Constraint::ForeignKey(key.id))
        };
        let check = || {
            let mut checks = table.checks();
            checks
                .find(|check| is_it(check.record().name.as_deref()))
                .map(|check| Constraint::Check(check.id))
        };
        unique.or_else(foreign_key).or_else(check)
    }
}
