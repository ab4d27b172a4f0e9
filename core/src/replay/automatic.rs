//! What a database without names for constraints makes by itself: SQLite's automatic indexes, the row's id as a key,
//! foreign keys that wait for their table, and the tables behind a virtual one.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

use super::database::Database;
use super::expression::uses;
use crate::ordered::CollectVec;
use crate::schema::{
    BaseType, ColumnId, ForeignKeyId, Index, IndexId, IndexKind, Indexed, ObjectName, Origin, PrimaryKey,
    Table, TableId,
};
use crate::syntax::sql::tree::{Module, Name};
use crate::text::Span;

/// How SQLite begins the name of an index that it makes for a constraint (File Format, 2.6.1).
const AUTOMATIC: &str = "sqlite_autoindex_";

/// The tables that a module keeps the rows of a virtual table in, by the end of their names (The FTS5 Extension, 4.1;
/// FTS3 and FTS4, 9.1; The R*Tree Module, 3.4).
const SHADOWS: &[(&str, &[&str])] = &[
    ("fts3", &["content", "segdir", "segments"]),
    ("fts4", &["content", "docsize", "segdir", "segments", "stat"]),
    ("fts5", &["config", "content", "data", "docsize", "idx"]),
    ("geopoly", &["node", "parent", "rowid"]),
    ("rtree", &["node", "parent", "rowid"]),
    ("rtree_i32", &["node", "parent", "rowid"]),
];

impl Database {
    /// A primary key. Its columns take NULL unless they are told not to, or are the row's id (CREATE TABLE, 3.5 and 5).
    pub(super) fn set_nameless_key(
        &mut self,
        table: TableId,
        name: Option<Name>,
        columns: Vec<ColumnId>,
        span: Span,
    ) {
        let takes_null = self.facts().keys_take_null && !self.is_row_id(&columns);
        if !takes_null {
            for column in &columns {
                self.schema.column_mut(*column).nullable = false;
            }
        }
        // Of two indexes alike, the one of the key stays.
        let twin = self.automatic_indexes(table).find(|id| self.is_over(*id, &columns));
        if let Some(twin) = twin.filter(|_| !self.is_row_id(&columns)) {
            self.schema.drop_index(twin);
        }
        let origin = self.place(span).into();
        let name = name.map(|name| name.text);
        self.schema.table_mut(table).primary_key = Some(PrimaryKey { name, columns, origin });
    }

    /// Whether a key over these columns is the row's id: one column, of the type `INTEGER` to the letter.
    pub(super) fn is_row_id(&self, columns: &[ColumnId]) -> bool {
        let [only] = columns else { return false };
        let is_integer = matches!(&self.schema.walk(*only).ty().base,
            BaseType::Builtin { name, modifiers } if name == "integer" && modifiers.is_empty());
        self.facts().counts_integer_keys && is_integer
    }

    fn automatic_indexes(&self, table: TableId) -> impl Iterator<Item = IndexId> {
        let indexes = self.schema.walk(table).indexes();
        indexes.filter(|index| index.record().kind == IndexKind::Constraint).map(|index| index.id)
    }

    fn is_over(&self, index: IndexId, columns: &[ColumnId]) -> bool {
        self.schema.walk(index).record().leading_columns().eq(columns.iter().copied())
    }

    /// A unique constraint, by the name of the index that is made for it.
    pub(super) fn add_automatic_index(&mut self, table: TableId, columns: Vec<ColumnId>, span: Span) {
        let key = self.schema.walk(table).primary_key();
        let keys = usize::from(key.is_some_and(|key| !self.is_row_id(&key.columns)));
        let number = 1 + keys + self.automatic_indexes(table).count();
        let of = self.name_of(table);
        let name = format!("{AUTOMATIC}{}_{number}", of.name);
        self.spell(&ObjectName::new(of.namespace, name.clone()));
        self.schema.add_index(Index {
            table,
            name: Some(name),
            parts: columns.into_iter().map(Into::into).collect_vec(),
            kind: IndexKind::Constraint,
            method: None,
            predicate: None,
            include: Vec::new(),
            nulls_not_distinct: false,
            origin: self.place(span).into(),
        });
    }

    /// Renames a table with its automatic indexes. Foreign keys follow, but under `PRAGMA legacy_alter_table`.
    pub(super) fn rename_table(&mut self, id: TableId, name: &ObjectName) {
        let before = self.name_of(id);
        let is_legacy =
            self.settings.contains("legacy_alter_table") && !self.settings.contains("foreign_keys");
        let stay: Vec<ForeignKeyId> = if is_legacy { self.schema.foreign_keys_to(id) } else { Vec::new() };
        self.schema.rename_table(id, name.clone());
        for foreign_key in stay {
            let record = self.schema.foreign_key_mut(foreign_key);
            record.references = before.clone();
            record.referenced = None;
            self.wait(foreign_key, &before.name);
        }
        if !self.facts().names_constraints {
            let own: Vec<IndexId> = self.automatic_indexes(id).collect_vec();
            for index in own {
                let prefix = format!("{AUTOMATIC}{}", before.name);
                let was = self.schema.walk(index).name().unwrap_or_default().to_owned();
                let end = was.strip_prefix(&prefix).unwrap_or_default();
                let after = format!("{AUTOMATIC}{}{end}", name.name);
                self.spell(&ObjectName::new(name.namespace.clone(), after.clone()));
                self.schema.rename_index(index, after);
            }
        }
        self.rename_shadows(id);
        self.link_waiting(id);
    }

    /// Keeps a foreign key whose table does not stand for the next one of its name.
    pub(super) fn wait(&mut self, foreign_key: ForeignKeyId, name: &str) {
        self.waiting.entry(name.to_ascii_lowercase()).or_default().push(foreign_key);
    }

    /// Gives a new table to the foreign keys that wait for one of its name.
    pub(super) fn link_waiting(&mut self, table: TableId) {
        let name = self.name_of(table).name.to_ascii_lowercase();
        for foreign_key in self.waiting.remove(&name).unwrap_or_default() {
            self.schema.link_foreign_key(foreign_key, table);
        }
    }

    /// Whether nothing rests on a column, so that it can be dropped (ALTER TABLE, 5).
    pub(super) fn may_go(&self, table: TableId, column: ColumnId) -> bool {
        let facts = self.facts();
        let of = self.schema.walk(table);
        let walker = self.schema.walk(column);
        let own = walker.record().origin.created;
        let is_own = |origin: &Origin| {
            let span = origin.created.span;
            origin.created.file == own.file && own.span.start <= span.start && span.end <= own.span.end
        };
        let names = |text: &str| uses(text, walker.name(), facts);
        let is_indexed = of.indexes().any(|index| {
            let record = index.record();
            record.uses(column)
                || record.predicate.as_deref().is_some_and(names)
                || record
                    .parts
                    .iter()
                    .any(|part| matches!(&part.of, Indexed::Expression(text) if names(text)))
        });
        let is_checked =
            of.checks().any(|check| names(&check.record().expression) && !is_own(&check.record().origin));
        let is_key = of
            .foreign_keys()
            .any(|key| key.record().columns.contains(&column) && !is_own(&key.record().origin));
        let is_computed_from = of
            .columns()
            .any(|other| other.id != column && other.record().generated.as_deref().is_some_and(names));
        let is_last = of.columns().len() == 1;
        !(walker.is_in_primary_key() || is_indexed || is_checked || is_key || is_computed_from || is_last)
    }

    /// The ends of the names of the tables behind a virtual one.
    /// Adds the tables behind a virtual one; those of a module that is not known are not known.
    pub(super) fn add_shadows(&mut self, table: TableId, module: &Module) {
        let kind = module.name.text.to_ascii_lowercase();
        let Some((_, ends)) = SHADOWS.iter().find(|(name, _)| *name == kind) else {
            let mentions = alloc::vec![self.name_of(table).name];
            return self.taint("CREATE VIRTUAL TABLE", mentions);
        };
        let has = |setting: &str| module.settings.iter().any(|name| name.text.eq_ignore_ascii_case(setting));
        let place = self.schema.walk(table).place();
        for end in *ends {
            // Rows or their sizes that are kept elsewhere, or not at all (The FTS5 Extension, 4.4 and 4.5).
            if *end == "content" && has("content") || *end == "docsize" && has("columnsize") {
                continue;
            }
            let name = self.shadow_name(table, end);
            self.spell(&name);
            let shadow = self.schema.add_table(Table::new(name, place));
            self.shadows.entry(table).or_default().push((shadow, end));
        }
    }

    fn shadow_name(&self, table: TableId, end: &str) -> ObjectName {
        let of = self.name_of(table);
        ObjectName::new(of.namespace, format!("{}_{end}", of.name))
    }

    /// Drops the tables behind a virtual one.
    pub(super) fn drop_shadows(&mut self, table: TableId) {
        for (shadow, _) in self.shadows.remove(&table).unwrap_or_default() {
            self.remove_table(shadow);
        }
    }

    fn rename_shadows(&mut self, table: TableId) {
        for (shadow, end) in self.shadows.get(&table).cloned().unwrap_or_default() {
            let name = self.shadow_name(table, end);
            self.spell(&name);
            self.schema.rename_table(shadow, name);
        }
    }
}
