//! Tables, their keys and their constraints.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Writer;
use super::spelling::{Comments, ForeignKeys};
use crate::ordered::{BTreeSet, CollectVec};
use crate::schema::walk::*;
use crate::schema::{Action, ColumnId, Deferrable, IndexId, IndexKind, IndexPart, Indexed};

impl Writer<'_> {
    /// `CREATE TABLE`, names and types aligned.
    pub(super) fn create_table(&self, table: TableWalker<'_>) -> String {
        self.create_table_as(table, &self.object(table.name()))
    }

    /// The same by another name, in quotes where it needs them.
    pub(super) fn create_table_as(&self, table: TableWalker<'_>, name: &str) -> String {
        let columns: Vec<(String, String, String)> = table
            .columns()
            .map(|column| {
                let (ty, rest) = self.column(column);
                (self.name(column.name()), ty, rest)
            })
            .collect_vec();
        let name_width = columns.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
        let type_width = columns.iter().map(|(_, ty, _)| ty.chars().count()).max().unwrap_or(0);
        let columns = columns.into_iter().map(|(name, ty, rest)| {
            let line = alloc::format!("    {name:name_width$} {ty:type_width$} {rest}");
            line.trim_end().to_owned()
        });
        let constraints =
            self.constraints_in(table).into_iter().map(|constraint| alloc::format!("    {constraint}"));
        let lines: Vec<String> = columns.chain(constraints).collect_vec();
        let mut text = alloc::format!("CREATE TABLE {name} (\n{}\n)", lines.join(",\n"));
        if let Some(comment) = &table.record().comment
            && self.spelling.comments == Comments::Inline
        {
            text.push_str(&alloc::format!(" COMMENT {}", self.string(comment)));
        }
        text
    }

    /// The constraints that stand in the table and not at a column.
    fn constraints_in(&self, table: TableWalker<'_>) -> Vec<String> {
        let mut constraints = Vec::new();
        if let Some(key) = table.primary_key()
            && !(key.columns.len() == 1 && self.is_inline_primary_key(table))
        {
            constraints.push(self.primary_key(table));
        }
        let inline: Vec<IndexId> = table
            .columns()
            .filter_map(|column| self.inline_unique(column))
            .map(|index| index.id)
            .collect_vec();
        let apart: Vec<IndexId> = repeated_uniques(table).map(|index| index.id).collect_vec();
        let here = uniques(table).filter(|index| !inline.contains(&index.id) && !apart.contains(&index.id));
        constraints.extend(here.map(|index| self.unique_constraint(index)));
        constraints.extend(table.checks().map(|check| self.check(check)));
        if self.spelling.foreign_keys == ForeignKeys::InTable {
            constraints.extend(table.foreign_keys().map(|foreign_key| self.foreign_key(foreign_key)));
        }
        constraints
    }

    pub(super) fn is_inline_primary_key(&self, table: TableWalker<'_>) -> bool {
        let Some(key) = table.primary_key() else { return false };
        let Some(names) = self.spelling.default_names else {
            return (key.name.is_none() || !self.names_constraints()) && !table.record().key_is_apart;
        };
        self.is_usual_name(
            key.name.as_deref(),
            &alloc::format!("{}_{}", table.name().name, names.primary_key),
        )
    }

    /// The unique constraint that is written at a column: over it alone, and named as the database names it.
    pub(super) fn inline_unique<'s>(&self, column: ColumnWalker<'s>) -> Option<IndexWalker<'s>> {
        let table = column.table();
        let usual = self
            .spelling
            .default_names
            .map(|names| alloc::format!("{}_{}_{}", table.name().name, column.name(), names.unique));
        let mut apart = repeated_uniques(table);
        let found = table.indexes().find(|index| {
            let record = index.record();
            let is_plain = !record.nulls_not_distinct && record.include.is_empty() && record.parts.len() == 1;
            let is_named_so = match &usual {
                Some(usual) => self.is_usual_name(record.name.as_deref(), usual),
                None => record.name.is_none() || !self.names_constraints(),
            };
            record.kind == IndexKind::Constraint
                && is_plain
                && is_named_so
                && record.parts[0].of == Indexed::Column(column.id)
        })?;
        apart.all(|other| other.id != found.id).then_some(found)
    }

    /// `CONSTRAINT name `, or nothing.
    fn constraint(&self, name: Option<&str>) -> String {
        name.map_or_else(String::new, |name| alloc::format!("CONSTRAINT {} ", self.name(name)))
    }

    pub(super) fn primary_key(&self, table: TableWalker<'_>) -> String {
        let name = table.primary_key().and_then(|key| key.name.as_deref());
        let order = if table.record().key_is_apart { "NONCLUSTERED " } else { "" };
        let columns = self.columns(table.primary_key_columns());
        alloc::format!("{}PRIMARY KEY {order}{columns}", self.constraint(name))
    }

    fn names_constraints(&self) -> bool {
        self.schema.dialect().facts().names_constraints
    }

    pub(super) fn unique_constraint(&self, index: IndexWalker<'_>) -> String {
        let nulls = if index.record().nulls_not_distinct { "NULLS NOT DISTINCT " } else { "" };
        let name = self.constraint(index.name().filter(|_| self.names_constraints()));
        let method = index.record().method.as_deref().filter(|_| !self.spelling.has_index_methods);
        let order = method.map_or_else(String::new, |method| method.to_ascii_uppercase() + " ");
        alloc::format!("{name}UNIQUE {order}{nulls}{}{}", self.columns(index.columns()), self.include(index))
    }

    pub(super) fn check(&self, check: CheckWalker<'_>) -> String {
        let record = check.record();
        let name = self.constraint(record.name.as_deref());
        if record.is_exclusion {
            alloc::format!("{name}EXCLUDE {}", record.expression)
        } else {
            alloc::format!("{name}CHECK ({})", record.expression)
        }
    }

    /// A foreign key as a constraint.
    pub(super) fn foreign_key(&self, foreign_key: ForeignKeyWalker<'_>) -> String {
        let record = foreign_key.record();
        let mut text = alloc::format!(
            "{}FOREIGN KEY {} REFERENCES {}",
            self.constraint(foreign_key.name()),
            self.columns(foreign_key.columns()),
            self.object(&record.references),
        );
        if !record.referenced_columns.is_empty() {
            let columns: Vec<String> =
                record.referenced_columns.iter().map(|column| self.name(column)).collect_vec();
            text.push_str(&alloc::format!(" ({})", columns.join(", ")));
        }
        for (event, action) in [("DELETE", record.on_delete), ("UPDATE", record.on_update)] {
            let is_usual = action == Action::Restrict && !self.schema.dialect().facts().has_restrict;
            if action != Action::NoAction && !is_usual {
                text.push_str(&alloc::format!(" ON {event} {}", action.sql()));
            }
        }
        text.push_str(match record.deferrable {
            Deferrable::Not => "",
            Deferrable::Immediate => " DEFERRABLE",
            Deferrable::Deferred => " DEFERRABLE INITIALLY DEFERRED",
        });
        if record.not_valid {
            text.push_str(" NOT VALID");
        }
        text
    }

    /// `CREATE INDEX`.
    pub(super) fn create_index(&self, index: IndexWalker<'_>) -> String {
        let record = index.record();
        let kind = match (record.kind, record.method.as_deref()) {
            (IndexKind::Plain, Some(method)) if !self.spelling.has_index_methods => {
                alloc::format!("{} ", method.to_ascii_uppercase())
            }
            (IndexKind::Plain, _) => String::new(),
            (IndexKind::Unique | IndexKind::Constraint, Some(method)) if !self.spelling.has_index_methods => {
                alloc::format!("UNIQUE {} ", method.to_ascii_uppercase())
            }
            (IndexKind::Unique | IndexKind::Constraint, _) => "UNIQUE ".to_owned(),
        };
        let name = index.name().map_or_else(String::new, |name| alloc::format!(" {}", self.name(name)));
        let method = match record.method.as_deref() {
            Some(method) if self.spelling.has_index_methods => alloc::format!(" USING {}", self.name(method)),
            _ => String::new(),
        };
        let parts: Vec<String> = record.parts.iter().map(|part| self.index_part(part)).collect_vec();
        let mut text = alloc::format!(
            "CREATE {kind}INDEX{name} ON {}{method} ({}){}",
            self.object(index.table().name()),
            parts.join(", "),
            self.include(index),
        );
        if record.nulls_not_distinct {
            text.push_str(" NULLS NOT DISTINCT");
        }
        if let Some(predicate) = &record.predicate {
            text.push_str(&alloc::format!(" WHERE {predicate}"));
        }
        text
    }

    fn index_part(&self, part: &IndexPart) -> String {
        let mut text = match &part.of {
            Indexed::Column(id) => self.name(self.schema.walk(*id).name()),
            Indexed::Expression(expression) => alloc::format!("({expression})"),
        };
        if let Some(length) = part.length {
            text.push_str(&alloc::format!("({length})"));
        }
        if let Some(class) = &part.operator_class {
            text.push_str(&alloc::format!(" {class}"));
        }
        if part.descending {
            text.push_str(" DESC");
        }
        match part.nulls_first {
            Some(true) => text.push_str(" NULLS FIRST"),
            Some(false) => text.push_str(" NULLS LAST"),
            None => {}
        }
        text
    }

    fn include(&self, index: IndexWalker<'_>) -> String {
        let record = index.record();
        if record.include.is_empty() {
            return String::new();
        }
        alloc::format!(" INCLUDE {}", self.columns(record.include.iter().map(|id| self.schema.walk(*id))))
    }
}

fn uniques(table: TableWalker<'_>) -> impl Iterator<Item = IndexWalker<'_>> {
    table.indexes().filter(|index| index.record().kind == IndexKind::Constraint)
}

/// Unique constraints over the columns of the primary key or of another one: PostgreSQL makes one of them where they
/// stand in one `CREATE TABLE`, so they are added later.
pub(super) fn repeated_uniques(table: TableWalker<'_>) -> impl Iterator<Item = IndexWalker<'_>> {
    let mut seen: BTreeSet<Vec<ColumnId>> =
        table.primary_key().map(|key| key.columns.clone()).into_iter().collect();
    uniques(table).filter(move |index| !seen.insert(index.columns().map(|column| column.id).collect_vec()))
}
