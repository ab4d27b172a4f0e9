//! How a schema is built and changed: what replay and the readers of schema files call.

use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::ordered::{CollectVec, Order};

macro_rules! records {
    ($($get:ident $get_mut:ident $records:ident $id:ident $record:ident;)*) => {$(
        #[doc = concat!("The ", stringify!($record), " of an id that has not been dropped.")]
        pub(super) fn $get(&self, id: $id) -> &$record {
            self.$records[id.0 as usize].as_ref().expect("an id is not used after its record is dropped")
        }

        #[doc = concat!("The ", stringify!($record), " of an id, to change; not its name, its owner or its type.")]
        pub fn $get_mut(&mut self, id: $id) -> &mut $record {
            self.$records[id.0 as usize].as_mut().expect("an id is not used after its record is dropped")
        }
    )*};
}

impl Schema {
    records! {
        table_record table_mut tables TableId Table;
        column_record column_mut columns ColumnId Column;
        foreign_key_record foreign_key_mut foreign_keys ForeignKeyId ForeignKey;
        check_record check_mut checks CheckId Check;
        index_record index_record_mut indexes IndexId Index;
        enum_record enum_mut enums EnumId Enum;
        sequence_record sequence_mut sequences SequenceId Sequence;
        view_record view_mut views ViewId View;
    }

    /// Adds a table; one of the same name is replaced.
    pub fn add_table(&mut self, table: Table) -> TableId {
        let id = TableId(self.tables.len() as u32);
        self.table_names.insert(table.name.clone(), id);
        self.tables.push(Some(table));
        id
    }

    /// Adds a column at the end of its table.
    pub fn add_column(&mut self, column: Column) -> ColumnId {
        let id = ColumnId(self.columns.len() as u32);
        self.table_mut(column.table).columns.push(id);
        if let BaseType::Enum(of) = column.ty.base {
            self.of_enum.entry(of).or_default().push(id);
        }
        self.columns.push(Some(column));
        id
    }

    /// Changes the type of a column; gives the one before.
    pub fn set_column_type(&mut self, id: ColumnId, ty: ColumnType) -> ColumnType {
        if let BaseType::Enum(of) = ty.base {
            self.of_enum.entry(of).or_default().push(id);
        }
        core::mem::replace(&mut self.column_mut(id).ty, ty)
    }

    /// The columns of an enum, arrays of it too.
    pub fn columns_of_enum(&self, id: EnumId) -> Vec<ColumnId> {
        let is_of_it = |column: &ColumnId| {
            let column = self.columns[column.0 as usize].as_ref();
            column.is_some_and(|column| column.ty.base == BaseType::Enum(id))
        };
        let candidates = self.of_enum.get(&id).map(Vec::as_slice).unwrap_or_default();
        let mut columns: Vec<ColumnId> = candidates.iter().copied().filter(is_of_it).collect_vec();
        columns.order();
        columns.dedup();
        columns
    }

    /// Adds a foreign key to its table.
    pub fn add_foreign_key(&mut self, foreign_key: ForeignKey) -> ForeignKeyId {
        let id = ForeignKeyId(self.foreign_keys.len() as u32);
        self.table_mut(foreign_key.table).foreign_keys.push(id);
        if let Some(referenced) = foreign_key.referenced {
            self.referencing.entry(referenced).or_default().push(id);
        }
        self.foreign_keys.push(Some(foreign_key));
        id
    }

    /// Links a foreign key that has no table to one of its name. One that was dropped is left alone.
    pub fn link_foreign_key(&mut self, id: ForeignKeyId, table: TableId) {
        let Some(Some(record)) = self.foreign_keys.get_mut(id.0 as usize) else { return };
        if record.referenced.is_none() {
            record.referenced = Some(table);
            self.referencing.entry(table).or_default().push(id);
        }
    }

    /// Adds a CHECK or EXCLUDE constraint to its table.
    pub fn add_check(&mut self, check: Check) -> CheckId {
        let id = CheckId(self.checks.len() as u32);
        self.table_mut(check.table).checks.push(id);
        self.checks.push(Some(check));
        id
    }

    /// Adds an index or unique constraint to its table.
    pub fn add_index(&mut self, index: Index) -> IndexId {
        let id = IndexId(self.indexes.len() as u32);
        let namespace = self.table_record(index.table).name.namespace.clone();
        if let Some(name) = &index.name {
            self.index_names.insert(ObjectName::new(namespace, name.clone()), id);
        }
        self.table_mut(index.table).indexes.push(id);
        self.indexes.push(Some(index));
        id
    }

    /// Adds an enum; one of the same name is replaced.
    pub fn add_enum(&mut self, record: Enum) -> EnumId {
        let id = EnumId(self.enums.len() as u32);
        self.enum_names.insert(record.name.clone(), id);
        self.enums.push(Some(record));
        id
    }

    /// Adds a sequence; one of the same name is replaced.
    pub fn add_sequence(&mut self, sequence: Sequence) -> SequenceId {
        let id = SequenceId(self.sequences.len() as u32);
        self.sequence_names.insert(sequence.name.clone(), id);
        if let Some(owner) = sequence.owner {
            self.owned.entry(owner).or_default().push(id);
        }
        self.sequences.push(Some(sequence));
        id
    }

    /// Makes a column the owner of a sequence, or nobody.
    pub fn set_sequence_owner(&mut self, id: SequenceId, owner: Option<ColumnId>) {
        let before = core::mem::replace(&mut self.sequence_mut(id).owner, owner);
        if let Some(sequences) = before.and_then(|before| self.owned.get_mut(&before)) {
            sequences.retain(|other| *other != id);
        }
        if let Some(owner) = owner {
            self.owned.entry(owner).or_default().push(id);
        }
    }

    /// The foreign keys that reference a table, its own among them.
    pub fn foreign_keys_to(&self, id: TableId) -> Vec<ForeignKeyId> {
        let referencing = self.referencing.get(&id).map(Vec::as_slice).unwrap_or_default();
        let stand = |foreign_key: &&ForeignKeyId| {
            self.foreign_keys[foreign_key.0 as usize]
                .as_ref()
                .is_some_and(|record| record.referenced == Some(id))
        };
        referencing.iter().filter(stand).copied().collect_vec()
    }

    /// Gives the foreign keys that have waited for a table of this name their link.
    pub fn link_foreign_keys(&mut self, id: TableId) {
        let name = self.table_record(id).name.clone();
        for (at, foreign_key) in self.foreign_keys.iter_mut().enumerate() {
            if let Some(record) = foreign_key
                && record.referenced.is_none()
                && record.references == name
            {
                record.referenced = Some(id);
                self.referencing.entry(id).or_default().push(ForeignKeyId(at as u32));
            }
        }
    }

    /// Adds a view; one of the same name is replaced.
    pub fn add_view(&mut self, view: View) -> ViewId {
        let id = ViewId(self.views.len() as u32);
        self.view_names.insert(view.name.clone(), id);
        self.views.push(Some(view));
        id
    }

    /// Drops a table with its columns, constraints and indexes. Foreign keys of other tables that reference it
    /// keep its name and lose the link.
    pub fn drop_table(&mut self, id: TableId) {
        let Some(table) = self.tables[id.0 as usize].take() else { return };
        if self.table_names.get(&table.name) == Some(&id) {
            self.table_names.remove(&table.name);
        }
        for column in table.columns {
            self.forget_sequences_of(column);
            self.columns[column.0 as usize] = None;
        }
        for foreign_key in table.foreign_keys {
            self.foreign_keys[foreign_key.0 as usize] = None;
        }
        for check in table.checks {
            self.checks[check.0 as usize] = None;
        }
        for index in table.indexes {
            self.forget_index(index, &table.name.namespace);
        }
        for foreign_key in self.foreign_keys_to(id) {
            self.foreign_key_mut(foreign_key).referenced = None;
        }
        self.referencing.remove(&id);
    }

    /// Drops a column, and with it the primary key, the indexes, the uniques and the foreign keys of its own table
    /// that use it (PostgreSQL manual, ALTER TABLE, DROP COLUMN).
    pub fn drop_column(&mut self, id: ColumnId) {
        let table_id = self.column_record(id).table;
        let table = self.table_record(table_id);
        let indexes: Vec<IndexId> =
            table.indexes.iter().copied().filter(|index| self.index_record(*index).uses(id)).collect_vec();
        let foreign_keys: Vec<ForeignKeyId> = table
            .foreign_keys
            .iter()
            .copied()
            .filter(|foreign_key| self.foreign_key_record(*foreign_key).columns.contains(&id))
            .collect_vec();
        for index in indexes {
            self.drop_index(index);
        }
        for foreign_key in foreign_keys {
            self.drop_foreign_key(foreign_key);
        }
        let table = self.table_mut(table_id);
        table.columns.retain(|column| *column != id);
        if table.primary_key.as_ref().is_some_and(|key| key.columns.contains(&id)) {
            table.primary_key = None;
        }
        self.forget_sequences_of(id);
        self.columns[id.0 as usize] = None;
    }

    /// Drops a foreign key.
    pub fn drop_foreign_key(&mut self, id: ForeignKeyId) {
        if let Some(foreign_key) = self.foreign_keys[id.0 as usize].take() {
            self.table_mut(foreign_key.table).foreign_keys.retain(|other| *other != id);
        }
    }

    /// Drops a CHECK or EXCLUDE constraint.
    pub fn drop_check(&mut self, id: CheckId) {
        if let Some(check) = self.checks[id.0 as usize].take() {
            self.table_mut(check.table).checks.retain(|other| *other != id);
        }
    }

    /// Drops an index or unique constraint.
    pub fn drop_index(&mut self, id: IndexId) {
        let Some(index) = &self.indexes[id.0 as usize] else { return };
        let table = index.table;
        let namespace = self.table_record(table).name.namespace.clone();
        self.table_mut(table).indexes.retain(|other| *other != id);
        self.forget_index(id, &namespace);
    }

    /// Drops an enum. Columns of its type become [`BaseType::Unknown`]; a database refuses while there are any.
    pub fn drop_enum(&mut self, id: EnumId) {
        let Some(record) = self.enums[id.0 as usize].take() else { return };
        if self.enum_names.get(&record.name) == Some(&id) {
            self.enum_names.remove(&record.name);
        }
        for column in self.columns_of_enum(id) {
            self.column_mut(column).ty.base = BaseType::Unknown;
        }
        self.of_enum.remove(&id);
    }

    /// Drops a sequence.
    pub fn drop_sequence(&mut self, id: SequenceId) {
        if let Some(sequence) = self.sequences[id.0 as usize].take()
            && self.sequence_names.get(&sequence.name) == Some(&id)
        {
            self.sequence_names.remove(&sequence.name);
        }
    }

    /// Drops a view.
    pub fn drop_view(&mut self, id: ViewId) {
        if let Some(view) = self.views[id.0 as usize].take()
            && self.view_names.get(&view.name) == Some(&id)
        {
            self.view_names.remove(&view.name);
        }
    }

    /// Gives a table another name or namespace; its indexes move with it.
    pub fn rename_table(&mut self, id: TableId, name: ObjectName) {
        let before = core::mem::replace(&mut self.table_mut(id).name, name.clone());
        if self.table_names.get(&before) == Some(&id) {
            self.table_names.remove(&before);
        }
        if before.namespace != name.namespace {
            for index in self.table_record(id).indexes.clone() {
                if let Some(index_name) = self.index_record(index).name.clone() {
                    self.index_names.remove(&ObjectName::new(before.namespace.clone(), index_name.clone()));
                    self.index_names.insert(ObjectName::new(name.namespace.clone(), index_name), index);
                }
            }
        }
        for foreign_key in self.foreign_keys_to(id) {
            self.foreign_key_mut(foreign_key).references = name.clone();
        }
        self.table_names.insert(name, id);
    }

    /// Gives an index another name.
    pub fn rename_index(&mut self, id: IndexId, name: String) {
        let namespace = self.table_record(self.index_record(id).table).name.namespace.clone();
        if let Some(before) = self.index_record_mut(id).name.replace(name.clone()) {
            self.index_names.remove(&ObjectName::new(namespace.clone(), before));
        }
        self.index_names.insert(ObjectName::new(namespace, name), id);
    }

    /// Gives an enum another name or namespace; columns of its type follow.
    pub fn rename_enum(&mut self, id: EnumId, name: ObjectName) {
        let before = core::mem::replace(&mut self.enum_mut(id).name, name.clone());
        if self.enum_names.get(&before) == Some(&id) {
            self.enum_names.remove(&before);
        }
        self.enum_names.insert(name, id);
    }

    /// Gives a sequence another name.
    pub fn rename_sequence(&mut self, id: SequenceId, name: ObjectName) {
        let before = core::mem::replace(&mut self.sequence_mut(id).name, name.clone());
        if self.sequence_names.get(&before) == Some(&id) {
            self.sequence_names.remove(&before);
        }
        self.sequence_names.insert(name, id);
    }

    fn forget_index(&mut self, id: IndexId, namespace: &str) {
        if let Some(Index { name: Some(name), .. }) = self.indexes[id.0 as usize].take() {
            let name = ObjectName::new(namespace, name);
            if self.index_names.get(&name) == Some(&id) {
                self.index_names.remove(&name);
            }
        }
    }

    fn forget_sequences_of(&mut self, column: ColumnId) {
        for sequence in self.owned.remove(&column).unwrap_or_default() {
            self.drop_sequence(sequence);
        }
    }
}

impl Index {
    /// Whether a column is among its parts or its INCLUDE columns.
    pub fn uses(&self, column: ColumnId) -> bool {
        self.include.contains(&column) || self.parts.iter().any(|part| part.of == Indexed::Column(column))
    }
}
