//! Names that are taken, and the names that PostgreSQL gives to what has none.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::database::Database;
use crate::ordered::{BTreeMap, CollectVec};
use crate::schema::{ColumnId, IndexKind, ObjectName, TableId, cut};

/// Relations and constraints that a schema does not find by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    relations: BTreeMap<ObjectName, Hidden>,
    constraints: BTreeMap<ObjectName, u32>,
}

/// A relation that has a name, but is no object of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    /// The index of a primary key.
    PrimaryKey(TableId),
    /// The index of an exclusion constraint.
    Exclusion(TableId),
    /// The sequence of an identity column.
    Identity(ColumnId),
    /// An index of what the schema does not hold: a materialized view, a table that is unknown.
    Unmodelled,
}

impl Names {
    pub(super) fn hidden(&self, name: &ObjectName) -> Option<Hidden> {
        self.relations.get(name).copied()
    }

    pub(super) fn hide(&mut self, name: ObjectName, hidden: Hidden) {
        self.relations.insert(name, hidden);
    }

    pub(super) fn forget(&mut self, name: &ObjectName) {
        self.relations.remove(name);
    }

    pub(super) fn forget_identity(&mut self, column: ColumnId) {
        self.relations.retain(|_, hidden| *hidden != Hidden::Identity(column));
    }

    pub(super) fn has_constraint(&self, name: &ObjectName) -> bool {
        self.constraints.contains_key(name)
    }

    pub(super) fn constrain(&mut self, name: ObjectName) {
        *self.constraints.entry(name).or_default() += 1;
    }

    pub(super) fn release(&mut self, name: &ObjectName) {
        if let Some(count) = self.constraints.get_mut(name) {
            *count -= 1;
            if *count == 0 {
                self.constraints.remove(name);
            }
        }
    }
}

impl Database {
    /// Whether a table, index, sequence or view has this name.
    pub(super) fn has_relation(&self, name: &ObjectName) -> bool {
        let name = &self.spelled(name.clone());
        self.has_spelled(name)
    }

    fn has_spelled(&self, name: &ObjectName) -> bool {
        let shares_names = !self.facts().names_indexes_by_table;
        self.schema.table(name).is_some()
            || self.schema.sequence(name).is_some()
            || self.schema.view(name).is_some()
            || (shares_names && (self.schema.index(name).is_some() || self.names.hidden(name).is_some()))
    }

    /// The name as the relation has it, where case makes no difference and one stands.
    pub(super) fn spelled(&self, name: ObjectName) -> ObjectName {
        if !self.facts().relations_ignore_case {
            return name;
        }
        let known = self.spellings.get(&name.name.to_ascii_lowercase());
        match known.filter(|known| known.namespace == name.namespace && self.has_spelled(known)) {
            Some(known) => known.clone(),
            None => name,
        }
    }

    /// Keeps how a new relation is spelled.
    pub(super) fn spell(&mut self, name: &ObjectName) {
        if self.facts().relations_ignore_case {
            self.spellings.insert(name.name.to_ascii_lowercase(), name.clone());
        }
    }

    /// How the name of a temporary table is kept.
    pub(super) fn temporary_name(&self, name: &str) -> String {
        if self.facts().relations_ignore_case { name.to_ascii_lowercase() } else { name.into() }
    }

    /// A name for a relation that none was given (`ChooseRelationName` of PostgreSQL).
    pub(super) fn choose_relation(
        &self,
        table: &ObjectName,
        columns: &[&str],
        label: &str,
        is_constraint: bool,
    ) -> String {
        self.choose(table, columns, label, |name| {
            self.has_relation(name) || (is_constraint && self.names.constraints.contains_key(name))
        })
    }

    /// A name for a constraint that none was given (`ChooseConstraintName` of PostgreSQL).
    pub(super) fn choose_constraint(&self, table: &ObjectName, columns: &[&str], label: &str) -> String {
        self.choose(table, columns, label, |name| self.names.constraints.contains_key(name))
    }

    fn choose(
        &self,
        table: &ObjectName,
        columns: &[&str],
        label: &str,
        is_taken: impl Fn(&ObjectName) -> bool,
    ) -> String {
        let middle = joined(columns);
        let longest = self.facts().identifier_bytes;
        let mut name = ObjectName::new(table.namespace.clone(), made(&table.name, &middle, label, longest));
        let mut pass = 0_u32;
        while is_taken(&name) {
            pass += 1;
            name.name = made(&table.name, &middle, &format!("{label}{pass}"), longest);
        }
        name.name
    }

    /// The names of the constraints of a table that its namespace knows.
    pub(super) fn constraint_names(&self, table: TableId) -> Vec<String> {
        let table = self.schema.walk(table);
        let key = table.primary_key().and_then(|key| key.name.clone());
        let uniques = table.indexes().filter(|index| index.record().kind == IndexKind::Constraint);
        let uniques = uniques.filter_map(|index| index.record().name.clone());
        let foreign_keys = table.foreign_keys().filter_map(|foreign_key| foreign_key.record().name.clone());
        let checks = table.checks().filter_map(|check| check.record().name.clone());
        key.into_iter().chain(uniques).chain(foreign_keys).chain(checks).collect_vec()
    }
}

/// The columns' part of a name (`ChooseIndexNameAddition`).
fn joined(columns: &[&str]) -> String {
    let mut joined = String::new();
    for column in columns {
        if !joined.is_empty() {
            joined.push('_');
        }
        joined.push_str(column);
        if joined.len() >= 64 {
            break;
        }
    }
    joined
}

/// `table_columns_label`, both cut evenly until it fits (`makeObjectName`).
fn made(table: &str, columns: &str, label: &str, longest: usize) -> String {
    let overhead = label.len() + 1 + usize::from(!columns.is_empty());
    let available = longest.saturating_sub(overhead);
    let (mut first, mut second) = (table.len(), columns.len());
    while first + second > available {
        if first > second {
            first -= 1;
        } else {
            second -= 1;
        }
    }
    let (first, second) = (cut(table, first), cut(columns, second));
    if columns.is_empty() { format!("{first}_{label}") } else { format!("{first}_{second}_{label}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_made_is_cut_evenly() {
        let (table, column) = ("a".repeat(50), "b".repeat(40));
        let name = made(&table, &column, "fkey", 63);
        assert_eq!(name, format!("{}_{}_fkey", "a".repeat(29), "b".repeat(28)));
        assert_eq!(made("t", "", "pkey", 63), "t_pkey");
    }
}
