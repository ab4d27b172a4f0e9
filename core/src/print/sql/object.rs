//! Whole schemas, and the objects of their own: enums, sequences, views, comments.

use alloc::string::String;
use alloc::vec::Vec;

use super::Writer;
use super::name::string;
use super::script::{Script, Stage};
use super::spelling::{Comments, Counter, ForeignKeys};
use super::table::repeated_uniques;
use crate::ordered::{CollectVec, Order};
use crate::schema::IndexKind;
use crate::schema::walk::*;

impl<'s> Writer<'s> {
    /// Everything, tables in the order in which they were made.
    pub(super) fn write_schema(&self, script: &mut Script) {
        let schema = self.schema;
        let default = schema.dialect().facts().default_namespace;
        for name in schema.namespaces.keys().filter(|name| name.as_str() != default) {
            script.add(Stage::Namespaces, self.create_namespace(name));
        }
        for name in schema.extensions.keys() {
            script.add(Stage::Namespaces, self.create_extension(name));
        }
        if schema.dialect().facts().has_enum_types {
            for of in in_order(schema.enums()) {
                script.add(Stage::Enums, self.create_enum(of));
            }
        }
        for sequence in in_order(schema.sequences()) {
            self.write_sequence(sequence, script);
        }
        for table in in_order(schema.tables()) {
            self.write_table(table, script);
        }
        for view in in_order(schema.views()) {
            script.add(Stage::Views, self.create_view(view));
        }
    }

    /// A table with its indexes, foreign keys and comments.
    pub(super) fn write_table(&self, table: TableWalker<'s>, script: &mut Script) {
        if table.columns().len() == 0 && table.schema().dialect().facts().types_are_free {
            // A virtual table, or one behind it: what made it is not kept.
            return;
        }
        script.add(Stage::Tables, self.create_table(table));
        for index in table.indexes().filter(|index| index.record().kind != IndexKind::Constraint) {
            script.add(Stage::Indexes, self.create_index(index));
        }
        let repeated = repeated_uniques(table);
        // Where constraints come with their table only, one is enough.
        for index in repeated.filter(|_| schema_adds_keys(table)) {
            script.add(Stage::Indexes, self.add_unique(index));
        }
        if self.spelling.foreign_keys == ForeignKeys::AfterTables {
            for foreign_key in table.foreign_keys() {
                script.add(Stage::ForeignKeys, self.add_foreign_key(foreign_key));
            }
        }
        if table.record().comment.is_some() {
            self.comment_table(table, script);
        }
        for column in table.columns().filter(|column| column.record().comment.is_some()) {
            self.comment_column(column, script);
        }
    }

    /// A sequence that no `SERIAL` makes, and the column that owns it.
    pub(super) fn write_sequence(&self, sequence: SequenceWalker<'s>, script: &mut Script) {
        let record = sequence.record();
        let owner = record.owner.map(|id| self.schema.walk(id));
        // Of databases whose columns count by a word, one alone has sequences beside.
        let has_sequences = self.spelling.counter == Counter::Identity
            || self.schema.dialect().facts().defaults_are_constraints;
        if !has_sequences || owner.is_some_and(|column| self.comes_with(column)) {
            return;
        }
        let name = self.object(&record.name);
        script.add(Stage::Sequences, alloc::format!("CREATE SEQUENCE {name}"));
        if let Some(column) = owner {
            script.add(Stage::SequenceOwners, self.own_sequence(&name, column));
        }
    }

    /// Whether a column brings the sequence that it owns: `SERIAL`, or identity.
    pub(super) fn comes_with(&self, column: ColumnWalker<'_>) -> bool {
        column.record().identity.is_some() || self.serial(column).is_some()
    }

    pub(super) fn own_sequence(&self, sequence: &str, column: ColumnWalker<'_>) -> String {
        let table = self.object(column.table().name());
        alloc::format!("ALTER SEQUENCE {sequence} OWNED BY {table}.{}", self.name(column.name()))
    }

    pub(super) fn create_namespace(&self, name: &str) -> String {
        if self.schema.dialect().facts().lexis.ends_at_words {
            // It stands alone in its batch (Transact-SQL reference, CREATE SCHEMA).
            let made = self.string(&alloc::format!("CREATE SCHEMA {}", self.name(name)));
            return alloc::format!("IF SCHEMA_ID({}) IS NULL EXEC({made})", self.string(name));
        }
        alloc::format!("CREATE SCHEMA IF NOT EXISTS {}", self.name(name))
    }

    pub(super) fn create_extension(&self, name: &str) -> String {
        alloc::format!("CREATE EXTENSION IF NOT EXISTS {}", self.name(name))
    }

    pub(super) fn create_enum(&self, of: EnumWalker<'_>) -> String {
        let values: Vec<String> = of.values().map(string).collect_vec();
        alloc::format!("CREATE TYPE {} AS ENUM ({})", self.object(of.name()), values.join(", "))
    }

    pub(super) fn create_view(&self, view: ViewWalker<'_>) -> String {
        let record = view.record();
        let kind = if record.is_materialized { "MATERIALIZED VIEW" } else { "VIEW" };
        alloc::format!("CREATE {kind} {} AS\n{}", self.object(&record.name), record.query)
    }

    pub(super) fn add_foreign_key(&self, foreign_key: ForeignKeyWalker<'_>) -> String {
        let table = self.object(foreign_key.table().name());
        alloc::format!("ALTER TABLE {table} ADD {}", self.foreign_key(foreign_key))
    }

    pub(super) fn add_unique(&self, index: IndexWalker<'_>) -> String {
        alloc::format!(
            "ALTER TABLE {} ADD {}",
            self.object(index.table().name()),
            self.unique_constraint(index)
        )
    }

    pub(super) fn comment_table(&self, table: TableWalker<'_>, script: &mut Script) {
        if self.spelling.redefines_columns {
            let words = self.string(table.record().comment.as_deref().unwrap_or_default());
            let table = self.object(table.name());
            script.add(Stage::Comments, alloc::format!("ALTER TABLE {table} COMMENT {words}"));
            return;
        }
        let object = alloc::format!("TABLE {}", self.object(table.name()));
        self.comment(&object, table.record().comment.as_deref(), script);
    }

    pub(super) fn comment_column(&self, column: ColumnWalker<'_>, script: &mut Script) {
        let table = self.object(column.table().name());
        let object = alloc::format!("COLUMN {table}.{}", self.name(column.name()));
        self.comment(&object, column.record().comment.as_deref(), script);
    }

    fn comment(&self, object: &str, comment: Option<&str>, script: &mut Script) {
        if self.spelling.comments == Comments::Statements {
            let comment = comment.map_or_else(|| "NULL".into(), string);
            script.add(Stage::Comments, alloc::format!("COMMENT ON {object} IS {comment}"));
        }
    }
}

fn schema_adds_keys(table: TableWalker<'_>) -> bool {
    table.schema().dialect().facts().adds_keys
}

/// The objects of one kind in the order in which they were made.
fn in_order<'s, Id: Ord + Copy>(objects: impl Iterator<Item = Walker<'s, Id>>) -> Vec<Walker<'s, Id>> {
    let mut objects: Vec<Walker<'s, Id>> = objects.collect_vec();
    objects.order_by_key(|object| object.id);
    objects
}
