//! Foreign keys: what they reference, their names, and whether every version of the database makes them.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::database::{Database, Refusal};
use crate::ordered::CollectVec;
use crate::schema::{ForeignKey, ForeignKeyId, ObjectName, TableId};
use crate::syntax::sql::tree::{Kind, Name, References};
use crate::text::Span;

/// What is said of a `REFERENCES` that some versions pass over.
const IGNORED_REFERENCES: &str = "REFERENCES at a column, which MySQL passes over before 9.0,";

impl Database {
    /// Adds a foreign key; none where what it rests on was not understood.
    pub(super) fn add_foreign_key(
        &mut self,
        table: TableId,
        name: Option<Name>,
        columns: &[Name],
        references: References,
        span: Span,
    ) -> Result<Option<ForeignKeyId>, Refusal> {
        let Some(ids) = self.columns(table, columns)? else { return Ok(None) };
        let target = self.table(&references.table);
        let referenced_columns = match target {
            Some(target) if references.columns.is_empty() => self
                .schema
                .walk(target)
                .primary_key_columns()
                .map(|column| column.name().to_string())
                .collect_vec(),
            Some(target) => {
                if self.facts().checks_references {
                    let Some(targets) = self.columns(target, &references.columns)? else { return Ok(None) };
                    self.check_referenced(target, &ids, &targets, span)?;
                    targets.iter().map(|column| self.schema.walk(*column).name().to_string()).collect_vec()
                } else {
                    references.columns.into_iter().map(|name| name.text).collect_vec()
                }
            }
            None => {
                let is_optional = !self.checks_references;
                self.absent(Kind::Table, is_optional, &references.table)?;
                references.columns.into_iter().map(|name| name.text).collect_vec()
            }
        };
        let of = self.name_of(table);
        if let Some(name) = &name {
            self.check_foreign_key_name(table, name)?;
        }
        let has_names = self.facts().names_constraints;
        let name = name.map(|name| name.text).or_else(|| {
            if self.facts().defines_indexes_in_tables {
                return Some(self.choose_foreign_key_name(table));
            }
            let columns: Vec<&str> = columns.iter().map(|name| name.text.as_str()).collect_vec();
            let is_known = has_names && !self.makes_unknown_names();
            is_known.then(|| self.choose_constraint(&of, &columns, "fkey"))
        });
        if let Some(name) = name.clone().filter(|_| has_names) {
            self.names.constrain(ObjectName::new(of.namespace, name));
        }
        let references_name = match target {
            Some(target) if !self.facts().relations_ignore_case || self.facts().checks_references => {
                self.name_of(target)
            }
            // As written, where that need not be how the table is spelled.
            Some(target) => {
                ObjectName::new(self.name_of(target).namespace, references.table.name.text.clone())
            }
            None => self.new_name(&references.table),
        };
        let id = self.schema.add_foreign_key(ForeignKey {
            table,
            name,
            columns: ids,
            references: references_name,
            referenced: target,
            referenced_columns,
            on_delete: references.on_delete,
            on_update: references.on_update,
            deferrable: references.deferrable,
            not_valid: references.not_valid,
            origin: self.place(span).into(),
        });
        if target.is_none() && !self.facts().checks_references {
            self.wait(id, &references.table.name.text);
        }
        Ok(Some(id))
    }

    /// Leaves unknown whether a foreign key stands: MySQL before 9.0 passes over one at a column, MariaDB makes it.
    pub(super) fn doubt_foreign_key(&mut self, made: Option<ForeignKeyId>) {
        let name = made.and_then(|id| self.schema.walk(id).name().map(ToString::to_string));
        if let Some(name) = name {
            self.taint(IGNORED_REFERENCES, alloc::vec![name]);
        }
    }
}
