//! Changes for a database that cannot change a table much: the table is made anew beside the old one, its rows are
//! copied, and it takes the old name (SQLite, ALTER TABLE, 7).

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Writer;
use super::script::{Script, Stage};
use crate::diff::{Change, Pair};
use crate::ordered::{BTreeMap, BTreeSet};
use crate::schema::walk::*;
use crate::schema::{DefaultValue, IndexKind, ObjectName, TableId};

/// What is done to the tables of both sides.
#[derive(Default)]
struct Work {
    /// Tables that are made anew, by their id before, and their id after.
    rebuilt: BTreeMap<TableId, TableId>,
    dropped: BTreeSet<TableId>,
}

/// Writes changes.
pub(super) fn write(pair: &Pair<'_>, changes: &[Change], script: &mut Script) {
    let before = Writer::new(pair.before);
    let work = Work::of(pair, changes);
    let is_guarded = !work.rebuilt.is_empty() || !work.dropped.is_empty();
    if is_guarded {
        script.add(Stage::SwitchOff, "PRAGMA defer_foreign_keys = ON".into());
        script.add(Stage::SwitchOff, "PRAGMA foreign_keys = OFF".into());
        script.add(Stage::SwitchOn, "PRAGMA foreign_keys = ON".into());
        script.add(Stage::SwitchOn, "PRAGMA defer_foreign_keys = OFF".into());
    }
    write_views(pair, changes, is_guarded, script);
    for id in work.dropped.iter().rev() {
        let name = before.object(pair.before.walk(*id).name());
        script.add(Stage::DropTables, format!("DROP TABLE {name}"));
    }
    for (old, new) in &work.rebuilt {
        rebuild(pair, pair.before.walk(*old), pair.after.walk(*new), script);
    }
    for change in changes {
        write_change(pair, change, &work, script);
    }
}

/// Views that read a table which is made anew stand in its way.
fn write_views(pair: &Pair<'_>, changes: &[Change], is_guarded: bool, script: &mut Script) {
    let (before, after) = (Writer::new(pair.before), Writer::new(pair.after));
    let drop = |view: ViewWalker<'_>| format!("DROP VIEW {}", before.object(&view.record().name));
    if is_guarded {
        pair.before.views().for_each(|view| script.add(Stage::DropViews, drop(view)));
        pair.after.views().for_each(|view| script.add(Stage::Views, after.create_view(view)));
        return;
    }
    for change in changes {
        if let Change::DropView(id) = change {
            script.add(Stage::DropViews, drop(pair.before.walk(*id)));
        } else if let Change::CreateView(id) = change {
            script.add(Stage::Views, after.create_view(pair.after.walk(*id)));
        }
    }
}

impl Work {
    fn of(pair: &Pair<'_>, changes: &[Change]) -> Self {
        let mut work = Self::default();
        for change in changes {
            if let Change::DropTable(id) = change {
                work.dropped.insert(*id);
            } else if let Some(name) = rebuilt(pair, change)
                && let (Some(old), Some(new)) = (pair.before.table(&name), pair.after.table(&name))
            {
                work.rebuilt.insert(old.id, new.id);
            }
        }
        work
    }
}

/// The table that a change is of, where it can only be made anew.
fn rebuilt(pair: &Pair<'_>, change: &Change) -> Option<ObjectName> {
    let (before, after) = (pair.before, pair.after);
    let table = match change {
        Change::DropForeignKey(id) => before.walk(*id).table(),
        Change::DropCheck(id) => before.walk(*id).table(),
        Change::DropColumn(id) => before.walk(*id).table(),
        Change::DropIndex(id) => constrained(before.walk(*id))?,
        Change::AlterIndex(both) | Change::RenameIndex(both) => {
            constrained(before.walk(both.before)).or_else(|| constrained(after.walk(both.after)))?
        }
        Change::CreateIndex(id) => constrained(after.walk(*id))?,
        Change::AlterColumn { of, altered } => {
            let is_told = altered.ty || altered.nullability || altered.default || altered.identity;
            (is_told || altered.generated).then(|| after.walk(of.after).table())?
        }
        Change::AlterPrimaryKey(both) => after.walk(both.after),
        Change::AddForeignKey(id) => after.walk(*id).table(),
        Change::AlterForeignKey(both) => after.walk(both.after).table(),
        Change::AddCheck(id) => after.walk(*id).table(),
        Change::AlterCheck(both) => after.walk(both.after).table(),
        Change::AddColumn(id) => (!can_be_added(after.walk(*id))).then(|| after.walk(*id).table())?,
        Change::CreateNamespace(_)
        | Change::CreateExtension(_)
        | Change::DropView(_)
        | Change::DropTable(_)
        | Change::CreateEnum(_)
        | Change::AlterEnum { .. }
        | Change::CreateSequence(_)
        | Change::CreateTable(_)
        | Change::CommentTable(_)
        | Change::RenamePrimaryKey(_)
        | Change::RenameForeignKey(_)
        | Change::RenameCheck(_)
        | Change::DropEnum(_)
        | Change::DropSequence(_)
        | Change::CreateView(_) => return None,
    };
    Some(table.name().clone())
}

/// The table of a unique constraint, which is part of it.
fn constrained(index: IndexWalker<'_>) -> Option<TableWalker<'_>> {
    (index.record().kind == IndexKind::Constraint).then(|| index.table())
}

/// Whether a column can be added to a table that has rows (ALTER TABLE, 4).
fn can_be_added(column: ColumnWalker<'_>) -> bool {
    let record = column.record();
    let is_constant = matches!(record.default, None | Some(DefaultValue::Value(_)));
    let takes_rows = record.nullable || record.default.is_some();
    is_constant && takes_rows && record.generated.is_none() && record.identity.is_none()
}

fn rebuild(pair: &Pair<'_>, old: TableWalker<'_>, new: TableWalker<'_>, script: &mut Script) {
    let after = Writer::new(pair.after);
    let name = after.object(new.name());
    let beside = after.object(&beside(pair, new.name()));
    script.add(Stage::Rebuilds, after.create_table_as(new, &beside));
    let kept = new.columns().filter_map(|column| Some((column, old.column(column.name())?)));
    let kept = kept.filter(|(new, old)| new.record().generated.is_none() && old.record().generated.is_none());
    let (mut into, mut values): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (new, old) in kept {
        let name = after.name(new.name());
        values.push(match new.default() {
            // What was NULL becomes the default.
            Some(default) if old.is_nullable() && !new.is_nullable() => {
                format!("coalesce({name}, {})", after.default_value(new, default))
            }
            _ => name.clone(),
        });
        into.push(name);
    }
    if !into.is_empty() {
        let (into, values) = (into.join(", "), values.join(", "));
        script.add(Stage::Rebuilds, format!("INSERT INTO {beside} ({into}) SELECT {values} FROM {name}"));
    }
    script.add(Stage::Rebuilds, format!("DROP TABLE {name}"));
    script.add(Stage::Rebuilds, format!("ALTER TABLE {beside} RENAME TO {name}"));
    for index in new.indexes().filter(|index| index.record().kind != IndexKind::Constraint) {
        script.add(Stage::Indexes, after.create_index(index));
    }
}

/// A name for the new table that no other has.
fn beside(pair: &Pair<'_>, name: &ObjectName) -> ObjectName {
    let mut beside = ObjectName::new(name.namespace.clone(), format!("new_{}", name.name));
    while pair.before.table(&beside).is_some() || pair.after.table(&beside).is_some() {
        beside.name.insert_str(0, "new_");
    }
    beside
}

fn write_change(pair: &Pair<'_>, change: &Change, work: &Work, script: &mut Script) {
    let (before, after) = (Writer::new(pair.before), Writer::new(pair.after));
    let is_rebuilt = |table: TableWalker<'_>| work.rebuilt.values().any(|id| *id == table.id);
    let was_rebuilt = |table: TableWalker<'_>| work.rebuilt.contains_key(&table.id);
    let drop = |index: IndexWalker<'_>, script: &mut Script| {
        if let Some(name) = index.name().filter(|_| !was_rebuilt(index.table())) {
            let name = before.in_namespace(&index.table().name().namespace, name);
            script.add(Stage::DropIndexes, format!("DROP INDEX {name}"));
        }
    };
    let create = |index: IndexWalker<'_>, script: &mut Script| {
        if !is_rebuilt(index.table()) {
            script.add(Stage::Indexes, after.create_index(index));
        }
    };
    if let Change::CreateTable(id) = change {
        after.write_table(pair.after.walk(*id), script);
    } else if let Change::DropIndex(id) = change {
        drop(pair.before.walk(*id), script);
    } else if let Change::CreateIndex(id) = change {
        create(pair.after.walk(*id), script);
    } else if let Change::AlterIndex(both) | Change::RenameIndex(both) = change {
        drop(pair.before.walk(both.before), script);
        create(pair.after.walk(both.after), script);
    } else if let Change::AddColumn(id) = change {
        let column = pair.after.walk(*id);
        if !is_rebuilt(column.table()) {
            let (ty, rest) = after.added_column(column);
            let (table, name) = (after.object(column.table().name()), after.name(column.name()));
            let line = format!("ALTER TABLE {table} ADD COLUMN {name} {ty} {rest}");
            script.add(Stage::AddColumns, line.trim_end().into());
        }
    }
}
