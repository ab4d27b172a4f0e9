//! Changes as the statements that carry them out.

use alloc::string::String;

use super::Writer;
use super::alter_enum::Rewrite;
use super::recreate::{Changing, Recreated, Touched};
use super::script::{Script, Stage};
use crate::diff::{Both, Change, Pair};
use crate::ordered::BTreeSet;
use crate::schema::walk::*;
use crate::schema::{IndexKind, TableId};

/// Changes to write.
pub(super) struct Migration<'s> {
    pub(super) pair: &'s Pair<'s>,
    pub(super) changes: &'s [Change],
    /// Writes names of the schema before.
    pub(super) before: Writer<'s>,
    /// Writes what is new.
    pub(super) after: Writer<'s>,
}

impl<'s> Migration<'s> {
    pub(super) fn new(pair: &'s Pair<'s>, changes: &'s [Change]) -> Self {
        Self { pair, changes, before: Writer::new(pair.before), after: Writer::new(pair.after) }
    }

    pub(super) fn write(&self, script: &mut Script) {
        let mut touched = Touched::by(self.pair, self.changes);
        let rewrites = self.enum_rewrites();
        touched.retyped.extend(rewrites.iter().flat_map(Rewrite::columns));
        let in_the_way = touched.in_the_way(self.pair.before, &Changing::before(self.changes));
        let restored = touched.in_the_way(self.pair.after, &Changing::after(self.changes));
        self.clear(&in_the_way, script);
        self.drop_tables(script);
        for change in self.changes {
            self.write_change(change, &in_the_way, script);
        }
        for rewrite in &rewrites {
            rewrite.write(self, script);
        }
        self.write_sequences_of_created_tables(script);
        self.restore(&restored, script);
    }

    fn write_change(&self, change: &Change, in_the_way: &Recreated, script: &mut Script) {
        let Pair { before, after, .. } = *self.pair;
        match change {
            Change::CreateNamespace(name) => script.add(Stage::Namespaces, self.after.create_namespace(name)),
            Change::CreateExtension(name) => script.add(Stage::Namespaces, self.after.create_extension(name)),
            Change::DropView(id) => self.drop_view(before.walk(*id), script),
            Change::DropForeignKey(id) => self.drop_foreign_key(before.walk(*id), script),
            Change::DropCheck(id) => self.drop_check(before.walk(*id), script),
            Change::DropIndex(id) => self.drop_index(before.walk(*id), script),
            // Written beforehand, in an order of their own.
            Change::DropTable(_) => {}
            Change::CreateEnum(id) => script.add(Stage::Enums, self.after.create_enum(after.walk(*id))),
            Change::AlterEnum { .. } if self.is_rewrite(change) => {}
            Change::AlterEnum { of, added, .. } => self.add_values(*of, added, script),
            Change::CreateSequence(id) => {
                let name = self.after.object(&after.walk(*id).record().name);
                script.add(Stage::Sequences, alloc::format!("CREATE SEQUENCE {name}"));
            }
            Change::CreateTable(id) => self.after.write_table(after.walk(*id), script),
            Change::CommentTable(both) => self.after.comment_table(after.walk(both.after), script),
            Change::RenamePrimaryKey(both) => {
                let (table, other) = (before.walk(both.before), after.walk(both.after));
                let names =
                    primary_key_name(table).zip(other.primary_key().and_then(|key| key.name.as_deref()));
                self.rename_constraint(table, names, script);
            }
            Change::RenameIndex(both) if in_the_way.indexes.contains(&both.before) => {}
            Change::RenameIndex(both) => {
                self.rename_index(before.walk(both.before), after.walk(both.after), script);
            }
            Change::RenameForeignKey(both) if in_the_way.foreign_keys.contains(&both.before) => {}
            Change::RenameForeignKey(both) => {
                let (foreign_key, other) = (before.walk(both.before), after.walk(both.after));
                if self.before.spelling.redefines_columns {
                    // MySQL renames none.
                    self.drop_foreign_key(foreign_key, script);
                    script.add(Stage::ForeignKeys, self.after.add_foreign_key(other));
                    return;
                }
                let names = foreign_key.name().map(String::from).zip(other.name());
                self.rename_constraint(foreign_key.table(), names, script);
            }
            Change::RenameCheck(both) if in_the_way.checks.contains(&both.before) => {}
            Change::RenameCheck(both) => {
                let (check, other) = (before.walk(both.before), after.walk(both.after));
                let names = check.record().name.clone().zip(other.record().name.as_deref());
                self.rename_constraint(check.table(), names, script);
            }
            Change::AddColumn(id) => {
                let column = after.walk(*id);
                script.add(Stage::AddColumns, self.add_column(column));
                if column.record().comment.is_some() {
                    self.after.comment_column(column, script);
                }
            }
            Change::AlterColumn { of, altered } => self.alter_column(*of, *altered, script),
            Change::AlterPrimaryKey(both) => self.alter_primary_key(*both, script),
            Change::AlterIndex(both) => {
                self.drop_index(before.walk(both.before), script);
                self.add_index(after.walk(both.after), script);
            }
            Change::CreateIndex(id) => self.add_index(after.walk(*id), script),
            Change::AlterCheck(both) => {
                self.drop_check(before.walk(both.before), script);
                self.add_check(after.walk(both.after), script);
            }
            Change::AddCheck(id) => self.add_check(after.walk(*id), script),
            Change::AlterForeignKey(both) => {
                self.drop_foreign_key(before.walk(both.before), script);
                script.add(Stage::ForeignKeys, self.after.add_foreign_key(after.walk(both.after)));
            }
            Change::AddForeignKey(id) => {
                script.add(Stage::ForeignKeys, self.after.add_foreign_key(after.walk(*id)));
            }
            Change::DropColumn(id) => {
                let column = before.walk(*id);
                let table = self.before.object(column.table().name());
                let name = self.before.name(column.name());
                script.add(Stage::DropColumns, alloc::format!("ALTER TABLE {table} DROP COLUMN {name}"));
            }
            Change::DropEnum(id) => {
                let name = self.before.object(before.walk(*id).name());
                script.add(Stage::DropEnums, alloc::format!("DROP TYPE {name}"));
            }
            Change::DropSequence(id) => {
                let name = self.before.object(&before.walk(*id).record().name);
                script.add(Stage::DropSequences, alloc::format!("DROP SEQUENCE {name}"));
            }
            Change::CreateView(id) => script.add(Stage::Views, self.after.create_view(after.walk(*id))),
        }
    }

    /// Drops what stands in the way.
    fn clear(&self, in_the_way: &Recreated, script: &mut Script) {
        let before = self.pair.before;
        for id in in_the_way.views.iter().rev() {
            self.drop_view(before.walk(*id), script);
        }
        for id in &in_the_way.foreign_keys {
            self.drop_foreign_key(before.walk(*id), script);
        }
        for id in &in_the_way.indexes {
            self.drop_index(before.walk(*id), script);
        }
        for id in &in_the_way.checks {
            self.drop_check(before.walk(*id), script);
        }
    }

    /// Creates again what stood in the way.
    fn restore(&self, restored: &Recreated, script: &mut Script) {
        let after = self.pair.after;
        for id in &restored.views {
            script.add(Stage::Views, self.after.create_view(after.walk(*id)));
        }
        for id in &restored.foreign_keys {
            script.add(Stage::ForeignKeys, self.after.add_foreign_key(after.walk(*id)));
        }
        for id in &restored.indexes {
            self.add_index(after.walk(*id), script);
        }
        for id in &restored.checks {
            self.add_check(after.walk(*id), script);
        }
    }

    /// Latest first, as later tables reference earlier ones; where it is the other way round, the foreign key goes
    /// before.
    fn drop_tables(&self, script: &mut Script) {
        let mut dropped = BTreeSet::new();
        for change in self.changes {
            if let Change::DropTable(id) = change {
                dropped.insert(*id);
            }
        }
        for id in dropped.iter().rev() {
            let table = self.pair.before.walk(*id);
            for foreign_key in table.foreign_keys() {
                let referenced = foreign_key.record().referenced;
                if referenced.is_some_and(|other| other > *id && dropped.contains(&other)) {
                    self.drop_foreign_key(foreign_key, script);
                }
            }
            script.add(Stage::DropTables, alloc::format!("DROP TABLE {}", self.before.object(table.name())));
        }
    }

    fn write_sequences_of_created_tables(&self, script: &mut Script) {
        let mut added = BTreeSet::new();
        for change in self.changes {
            if let Change::CreateTable(id) = change {
                added.extend(&self.pair.after.walk(*id).record().columns);
            } else if let Change::AddColumn(id) = change {
                added.insert(*id);
            }
        }
        if added.is_empty() {
            return;
        }
        for sequence in self.pair.after.sequences() {
            if sequence.record().owner.is_some_and(|owner| added.contains(&owner)) {
                self.after.write_sequence(sequence, script);
            }
        }
    }

    fn drop_view(&self, view: ViewWalker<'_>, script: &mut Script) {
        let record = view.record();
        let kind = if record.is_materialized { "MATERIALIZED VIEW" } else { "VIEW" };
        script.add(Stage::DropViews, alloc::format!("DROP {kind} {}", self.before.object(&record.name)));
    }

    fn drop_foreign_key(&self, foreign_key: ForeignKeyWalker<'_>, script: &mut Script) {
        let name = foreign_key
            .name()
            .map_or_else(|| usual(foreign_key.table(), foreign_key.columns(), "fkey"), String::from);
        let statement = if self.before.spelling.redefines_columns {
            let table = self.before.object(foreign_key.table().name());
            alloc::format!("ALTER TABLE {table} DROP FOREIGN KEY {}", self.before.name(&name))
        } else {
            self.drop_constraint(foreign_key.table(), &name)
        };
        script.add(Stage::DropForeignKeys, statement);
    }

    fn drop_check(&self, check: CheckWalker<'_>, script: &mut Script) {
        if let Some(name) = &check.record().name {
            script.add(Stage::DropChecks, self.drop_constraint(check.table(), name));
        }
    }

    fn drop_index(&self, index: IndexWalker<'_>, script: &mut Script) {
        let is_constraint = index.record().kind == IndexKind::Constraint;
        let name = index.name().map_or_else(
            || usual(index.table(), index.columns(), if is_constraint { "key" } else { "idx" }),
            String::from,
        );
        let statement = if self.before.spelling.redefines_columns {
            let table = self.before.object(index.table().name());
            alloc::format!("DROP INDEX {} ON {table}", self.before.name(&name))
        } else if is_constraint {
            self.drop_constraint(index.table(), &name)
        } else {
            let name = self.before.in_namespace(&index.table().name().namespace, &name);
            alloc::format!("DROP INDEX {name}")
        };
        script.add(Stage::DropIndexes, statement);
    }

    fn drop_constraint(&self, table: TableWalker<'_>, name: &str) -> String {
        alloc::format!(
            "ALTER TABLE {} DROP CONSTRAINT {}",
            self.before.object(table.name()),
            self.before.name(name)
        )
    }

    fn add_index(&self, index: IndexWalker<'_>, script: &mut Script) {
        let statement = if index.record().kind == IndexKind::Constraint {
            self.after.add_unique(index)
        } else {
            self.after.create_index(index)
        };
        script.add(Stage::Indexes, statement);
    }

    fn add_check(&self, check: CheckWalker<'_>, script: &mut Script) {
        let table = self.after.object(check.table().name());
        script.add(Stage::Checks, alloc::format!("ALTER TABLE {table} ADD {}", self.after.check(check)));
    }

    fn alter_primary_key(&self, both: Both<TableId>, script: &mut Script) {
        let (before, after) = (self.pair.before.walk(both.before), self.pair.after.walk(both.after));
        if let Some(name) = primary_key_name(before) {
            let statement = if self.before.spelling.redefines_columns {
                alloc::format!("ALTER TABLE {} DROP PRIMARY KEY", self.before.object(before.name()))
            } else {
                self.drop_constraint(before, &name)
            };
            script.add(Stage::DropPrimaryKeys, statement);
        }
        if after.primary_key().is_some() {
            let table = self.after.object(after.name());
            let key = self.after.primary_key(after);
            script.add(Stage::PrimaryKeys, alloc::format!("ALTER TABLE {table} ADD {key}"));
        }
    }
}

fn primary_key_name(table: TableWalker<'_>) -> Option<String> {
    let key = table.primary_key()?;
    Some(key.name.clone().unwrap_or_else(|| alloc::format!("{}_pkey", table.name().name)))
}

/// The name that PostgreSQL gives to a constraint itself: `orders_customer_id_fkey`.
fn usual<'s>(
    table: TableWalker<'s>,
    columns: impl Iterator<Item = ColumnWalker<'s>>,
    suffix: &str,
) -> String {
    let mut name = table.name().name.clone();
    for column in columns {
        name.push('_');
        name.push_str(column.name());
    }
    name.push('_');
    name.push_str(suffix);
    name
}
