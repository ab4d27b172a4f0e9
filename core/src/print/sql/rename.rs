//! Renames of indexes and constraints; where a name is still taken, by way of another one.

use alloc::format;
use alloc::string::String;

use super::change::Migration;
use super::script::{Script, Stage};
use crate::schema::cut;
use crate::schema::walk::*;

impl Migration<'_> {
    pub(super) fn rename_index(&self, before: IndexWalker<'_>, after: IndexWalker<'_>, script: &mut Script) {
        let Some((name, other)) = before.name().zip(after.name()) else { return };
        let table = before.table();
        self.rename(name, other, script, |name, other| {
            let after = self.after.name(other);
            if self.before.spelling.redefines_columns {
                let (table, name) = (self.before.object(table.name()), self.before.name(name));
                return format!("ALTER TABLE {table} RENAME INDEX {name} TO {after}");
            }
            let name = self.before.in_namespace(&table.name().namespace, name);
            format!("ALTER INDEX {name} RENAME TO {after}")
        });
    }

    pub(super) fn rename_constraint(
        &self,
        table: TableWalker<'_>,
        names: Option<(String, &str)>,
        script: &mut Script,
    ) {
        let Some((name, other)) = names else { return };
        let table = self.before.object(table.name());
        self.rename(&name, other, script, |name, other| {
            let (name, other) = (self.before.name(name), self.after.name(other));
            format!("ALTER TABLE {table} RENAME CONSTRAINT {name} TO {other}")
        });
    }

    fn rename(&self, name: &str, other: &str, script: &mut Script, write: impl Fn(&str, &str) -> String) {
        if self.is_taken(other) {
            let longest = self.pair.before.dialect().facts().identifier_bytes;
            let aside = format!("{}_aside", cut(name, longest.saturating_sub(6)));
            script.add(Stage::RenamesAside, write(name, &aside));
            script.add(Stage::RenamesBack, write(&aside, other));
        } else {
            script.add(Stage::Renames, write(name, other));
        }
    }

    /// Whether an index or constraint has this name before.
    fn is_taken(&self, name: &str) -> bool {
        self.pair.before.tables().any(|table| {
            table.primary_key().is_some_and(|key| key.name.as_deref() == Some(name))
                || table.indexes().any(|index| index.name() == Some(name))
                || table.foreign_keys().any(|key| key.name() == Some(name))
                || table.checks().any(|check| check.record().name.as_deref() == Some(name))
        })
    }
}
