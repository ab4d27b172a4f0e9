//! Changes of an enum: values added one by one, or the type written anew.

use alloc::string::String;
use alloc::vec::Vec;

use super::change::Migration;
use super::name::string;
use super::script::{Script, Stage};
use crate::diff::{Both, Change};
use crate::ordered::{BTreeSet, CollectVec};
use crate::schema::walk::*;
use crate::schema::{BaseType, DefaultValue, EnumId, ObjectName, Value};

/// An enum whose type is written anew: values cannot be taken out of a type or moved, and one that was added cannot
/// be used in the same transaction (manual, ALTER TYPE).
pub(super) struct Rewrite<'s> {
    of: Both<EnumWalker<'s>>,
    /// Columns that are of it before and after. One that becomes an array of it is altered by itself.
    columns: Vec<Both<ColumnWalker<'s>>>,
}

impl<'s> Rewrite<'s> {
    /// The columns whose type changes, by name.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&'s ObjectName, &'s str)> {
        self.columns.iter().map(|both| (both.before.table().name(), both.before.name()))
    }

    pub(super) fn write(&self, migration: &Migration<'s>, script: &mut Script) {
        let (before, after) = (&migration.before, &migration.after);
        let name = self.of.before.name();
        let aside = ObjectName::new(name.namespace.clone(), alloc::format!("{}_before", name.name));
        let renamed =
            alloc::format!("ALTER TYPE {} RENAME TO {}", before.object(name), before.name(&aside.name));
        script.add(Stage::Enums, renamed);
        script.add(Stage::Enums, after.create_enum(self.of.after));
        for Both { before: column, after: other } in &self.columns {
            let name = after.name(other.name());
            let mut parts = Vec::new();
            if column.default().is_some() {
                parts.push(alloc::format!("ALTER COLUMN {name} DROP DEFAULT"));
            }
            let ty = after.column_type(*other);
            parts.push(alloc::format!("ALTER COLUMN {name} TYPE {ty} USING {}", after.cast_by_text(*other)));
            if let Some(default) = other.default() {
                let default = after.default_value(*other, default);
                parts.push(alloc::format!("ALTER COLUMN {name} SET DEFAULT {default}"));
            }
            let table = after.object(other.table().name());
            script.add(Stage::Enums, alloc::format!("ALTER TABLE {table}\n    {}", parts.join(",\n    ")));
        }
        script.add(Stage::DropEnums, alloc::format!("DROP TYPE {}", before.object(&aside)));
    }
}

impl Change {
    fn altered_enum(&self) -> Option<Both<EnumId>> {
        if let Self::AlterEnum { of, .. } = self { Some(*of) } else { None }
    }
}

impl<'s> Migration<'s> {
    /// The enums that are written anew.
    pub(super) fn enum_rewrites(&self) -> Vec<Rewrite<'s>> {
        let rewritten = self.changes.iter().filter(|change| self.is_rewrite(change));
        rewritten.filter_map(Change::altered_enum).map(|of| self.rewrite(of)).collect_vec()
    }

    /// Whether an enum's type is written anew.
    pub(super) fn is_rewrite(&self, change: &Change) -> bool {
        matches!(change, Change::AlterEnum { of, added, dropped, reordered }
            if *reordered || !dropped.is_empty() || self.uses(of.after, added))
    }

    fn rewrite(&self, of: Both<EnumId>) -> Rewrite<'s> {
        let mut both = Vec::new();
        for table in self.pair.before.tables() {
            let Some(other) = self.pair.after.table(table.name()) else { continue };
            for column in table.columns().filter(|column| column.ty().base == BaseType::Enum(of.before)) {
                let after = other.column(column.name());
                let after = after.filter(|after| {
                    after.ty().base == BaseType::Enum(of.after) && after.ty().array == column.ty().array
                });
                both.extend(after.map(|after| Both { before: column, after }));
            }
        }
        let of = Both { before: self.pair.before.walk(of.before), after: self.pair.after.walk(of.after) };
        Rewrite { of, columns: both }
    }

    /// Whether a default, a predicate or a check of the schema after uses one of these values of an enum.
    fn uses(&self, of: EnumId, values: &[String]) -> bool {
        let is_value = |value: &Value| matches!(value, Value::Text(text) if values.contains(text));
        let is_in = |text: &str| values.iter().any(|value| text.contains(&string(value)));
        self.pair.after.tables().any(|table| {
            let mut columns =
                table.columns().filter(|column| column.ty().base == BaseType::Enum(of)).peekable();
            let has_column = columns.peek().is_some();
            let in_default = columns.any(|column| match column.default() {
                Some(DefaultValue::Value(Value::List(list))) => list.iter().any(is_value),
                Some(DefaultValue::Value(value)) => is_value(value),
                Some(DefaultValue::Expression(expression)) => is_in(expression),
                Some(DefaultValue::Now | DefaultValue::Sequence(_)) | None => false,
            });
            in_default
                || has_column && table.checks().any(|check| is_in(&check.record().expression))
                || has_column
                    && table.indexes().any(|index| index.record().predicate.as_deref().is_some_and(is_in))
        })
    }

    /// Adds values in their places.
    pub(super) fn add_values(&self, of: Both<EnumId>, added: &[String], script: &mut Script) {
        let name = self.before.object(self.pair.before.walk(of.before).name());
        let after: Vec<&str> = self.pair.after.walk(of.after).values().collect_vec();
        let mut standing: BTreeSet<&str> = self.pair.before.walk(of.before).values().collect();
        for value in added {
            let Some(at) = after.iter().position(|other| other == value) else { continue };
            let next = after[at + 1..].iter().find(|next| standing.contains(*next));
            let place = next.map_or_else(String::new, |next| alloc::format!(" BEFORE {}", string(next)));
            script.add(Stage::Enums, alloc::format!("ALTER TYPE {name} ADD VALUE {}{place}", string(value)));
            standing.insert(value);
        }
    }
}
