//! Walkers: `Copy` handles that read a schema in English, `table.column("email")?.is_nullable()`.

use super::*;
use crate::ordered::CollectVec;
use crate::text::Place;

/// An object of a schema.
#[derive(Debug, Clone, Copy)]
pub struct Walker<'s, Id> {
    schema: &'s Schema,
    /// Its id in the schema.
    pub id: Id,
}

/// A table of a schema.
pub type TableWalker<'s> = Walker<'s, TableId>;
/// A column of a schema.
pub type ColumnWalker<'s> = Walker<'s, ColumnId>;
/// A foreign key of a schema.
pub type ForeignKeyWalker<'s> = Walker<'s, ForeignKeyId>;
/// A CHECK or EXCLUDE constraint of a schema.
pub type CheckWalker<'s> = Walker<'s, CheckId>;
/// An index or unique constraint of a schema.
pub type IndexWalker<'s> = Walker<'s, IndexId>;
/// An enum of a schema.
pub type EnumWalker<'s> = Walker<'s, EnumId>;
/// A sequence of a schema.
pub type SequenceWalker<'s> = Walker<'s, SequenceId>;
/// A view of a schema.
pub type ViewWalker<'s> = Walker<'s, ViewId>;

impl Schema {
    /// The object of an id of this schema.
    pub const fn walk<Id>(&self, id: Id) -> Walker<'_, Id> {
        Walker { schema: self, id }
    }

    /// Every table, by name.
    pub fn tables(&self) -> impl ExactSizeIterator<Item = TableWalker<'_>> {
        self.table_names.values().map(|id| self.walk(*id))
    }

    /// Every enum, by name.
    pub fn enums(&self) -> impl ExactSizeIterator<Item = EnumWalker<'_>> {
        self.enum_names.values().map(|id| self.walk(*id))
    }

    /// Every sequence, by name.
    pub fn sequences(&self) -> impl ExactSizeIterator<Item = SequenceWalker<'_>> {
        self.sequence_names.values().map(|id| self.walk(*id))
    }

    /// Every view, by name.
    pub fn views(&self) -> impl ExactSizeIterator<Item = ViewWalker<'_>> {
        self.view_names.values().map(|id| self.walk(*id))
    }

    /// The table of this name.
    pub fn table(&self, name: &ObjectName) -> Option<TableWalker<'_>> {
        self.table_names.get(name).map(|id| self.walk(*id))
    }

    /// The enum of this name.
    pub fn enum_named(&self, name: &ObjectName) -> Option<EnumWalker<'_>> {
        self.enum_names.get(name).map(|id| self.walk(*id))
    }

    /// The index or unique constraint of this name.
    pub fn index(&self, name: &ObjectName) -> Option<IndexWalker<'_>> {
        self.index_names.get(name).map(|id| self.walk(*id))
    }

    /// The sequence of this name.
    pub fn sequence(&self, name: &ObjectName) -> Option<SequenceWalker<'_>> {
        self.sequence_names.get(name).map(|id| self.walk(*id))
    }

    /// The view of this name.
    pub fn view(&self, name: &ObjectName) -> Option<ViewWalker<'_>> {
        self.view_names.get(name).map(|id| self.walk(*id))
    }
}

impl<'s, Id> Walker<'s, Id> {
    /// The schema it is in.
    pub fn schema(self) -> &'s Schema {
        self.schema
    }
}

impl<'s> TableWalker<'s> {
    /// Its record.
    pub fn record(self) -> &'s Table {
        self.schema.table_record(self.id)
    }

    /// Its name in the database.
    pub fn name(self) -> &'s ObjectName {
        &self.record().name
    }

    /// Its columns, in order.
    pub fn columns(self) -> impl ExactSizeIterator<Item = ColumnWalker<'s>> {
        self.record().columns.iter().map(move |id| self.schema.walk(*id))
    }

    /// Its column of this name.
    pub fn column(self, name: &str) -> Option<ColumnWalker<'s>> {
        self.columns().find(|column| column.name() == name)
    }

    /// Its primary key.
    pub fn primary_key(self) -> Option<&'s PrimaryKey> {
        self.record().primary_key.as_ref()
    }

    /// The columns of its primary key, in order.
    pub fn primary_key_columns(self) -> impl Iterator<Item = ColumnWalker<'s>> {
        self.primary_key()
            .into_iter()
            .flat_map(move |key| key.columns.iter().map(move |id| self.schema.walk(*id)))
    }

    /// Its foreign keys.
    pub fn foreign_keys(self) -> impl ExactSizeIterator<Item = ForeignKeyWalker<'s>> {
        self.record().foreign_keys.iter().map(move |id| self.schema.walk(*id))
    }

    /// Its indexes and unique constraints.
    pub fn indexes(self) -> impl ExactSizeIterator<Item = IndexWalker<'s>> {
        self.record().indexes.iter().map(move |id| self.schema.walk(*id))
    }

    /// Its CHECK and EXCLUDE constraints.
    pub fn checks(self) -> impl ExactSizeIterator<Item = CheckWalker<'s>> {
        self.record().checks.iter().map(move |id| self.schema.walk(*id))
    }

    /// Whether statements that were not understood may have touched it.
    pub fn taint(self) -> Taint<'s> {
        self.schema.taint(&self.name().name)
    }

    /// Where it was last set.
    pub fn place(self) -> Place {
        self.record().origin.set
    }
}

impl<'s> ColumnWalker<'s> {
    /// Its record.
    pub fn record(self) -> &'s Column {
        self.schema.column_record(self.id)
    }

    /// Its name in the database.
    pub fn name(self) -> &'s str {
        &self.record().name
    }

    /// Its table.
    pub fn table(self) -> TableWalker<'s> {
        self.schema.walk(self.record().table)
    }

    /// Its type.
    pub fn ty(self) -> &'s ColumnType {
        &self.record().ty
    }

    /// Whether it takes NULL.
    pub fn is_nullable(self) -> bool {
        self.record().nullable
    }

    /// Its default.
    pub fn default(self) -> Option<&'s DefaultValue> {
        self.record().default.as_ref()
    }

    /// The enum it is of.
    pub fn enum_type(self) -> Option<EnumWalker<'s>> {
        match &self.ty().base {
            BaseType::Enum(id) => Some(self.schema.walk(*id)),
            BaseType::Builtin { .. }
            | BaseType::InlineEnum(_)
            | BaseType::Named { .. }
            | BaseType::Unknown => None,
        }
    }

    /// Whether it is part of the primary key.
    pub fn is_in_primary_key(self) -> bool {
        self.table().primary_key().is_some_and(|key| key.columns.contains(&self.id))
    }

    /// Where it was last set.
    pub fn place(self) -> Place {
        self.record().origin.set
    }
}

impl<'s> ForeignKeyWalker<'s> {
    /// Its record.
    pub fn record(self) -> &'s ForeignKey {
        self.schema.foreign_key_record(self.id)
    }

    /// Its name, written or as the database gives it.
    pub fn name(self) -> Option<&'s str> {
        self.record().name.as_deref()
    }

    /// The referencing table.
    pub fn table(self) -> TableWalker<'s> {
        self.schema.walk(self.record().table)
    }

    /// The referencing columns, in order.
    pub fn columns(self) -> impl ExactSizeIterator<Item = ColumnWalker<'s>> {
        self.record().columns.iter().map(move |id| self.schema.walk(*id))
    }

    /// The referenced table, where the schema holds it.
    pub fn referenced_table(self) -> Option<TableWalker<'s>> {
        self.record().referenced.map(|id| self.schema.walk(id))
    }

    /// Whether an index, a unique constraint or the primary key of its table starts with its columns, in any order.
    pub fn is_covered(self) -> bool {
        let columns = &self.record().columns;
        let starts = |covering: &mut dyn Iterator<Item = ColumnId>| {
            let first: alloc::vec::Vec<ColumnId> = covering.take(columns.len()).collect_vec();
            first.len() == columns.len() && columns.iter().all(|column| first.contains(column))
        };
        let table = self.table();
        table.primary_key().is_some_and(|key| starts(&mut key.columns.iter().copied()))
            || table.indexes().any(|index| {
                index.record().predicate.is_none() && starts(&mut index.record().leading_columns())
            })
    }

    /// Where it was last set.
    pub fn place(self) -> Place {
        self.record().origin.set
    }
}

impl Index {
    /// Its leading columns, up to the first expression.
    pub fn leading_columns(&self) -> impl Iterator<Item = ColumnId> {
        self.parts.iter().map_while(|part| match part.of {
            Indexed::Column(column) => Some(column),
            Indexed::Expression(_) => None,
        })
    }
}

impl<'s> IndexWalker<'s> {
    /// Its record.
    pub fn record(self) -> &'s Index {
        self.schema.index_record(self.id)
    }

    /// Its name, written or as the database gives it.
    pub fn name(self) -> Option<&'s str> {
        self.record().name.as_deref()
    }

    /// Its table.
    pub fn table(self) -> TableWalker<'s> {
        self.schema.walk(self.record().table)
    }

    /// Whether it forbids twins.
    pub fn is_unique(self) -> bool {
        self.record().kind != IndexKind::Plain
    }

    /// Its columns up to the first expression, in order.
    pub fn columns(self) -> impl Iterator<Item = ColumnWalker<'s>> {
        self.record().leading_columns().map(move |id| self.schema.walk(id))
    }

    /// Where it was last set.
    pub fn place(self) -> Place {
        self.record().origin.set
    }
}

impl<'s> CheckWalker<'s> {
    /// Its record.
    pub fn record(self) -> &'s Check {
        self.schema.check_record(self.id)
    }

    /// Its table.
    pub fn table(self) -> TableWalker<'s> {
        self.schema.walk(self.record().table)
    }
}

impl<'s> EnumWalker<'s> {
    /// Its record.
    pub fn record(self) -> &'s Enum {
        self.schema.enum_record(self.id)
    }

    /// Its name in the database.
    pub fn name(self) -> &'s ObjectName {
        &self.record().name
    }

    /// Its values, in order.
    pub fn values(self) -> impl ExactSizeIterator<Item = &'s str> {
        self.record().values.iter().map(|value| value.name.as_str())
    }

    /// Whether statements that were not understood may have touched it.
    pub fn taint(self) -> Taint<'s> {
        self.schema.taint(&self.name().name)
    }

    /// Where it was last set.
    pub fn place(self) -> Place {
        self.record().origin.set
    }
}

impl<'s> SequenceWalker<'s> {
    /// Its record.
    pub fn record(self) -> &'s Sequence {
        self.schema.sequence_record(self.id)
    }
}

impl<'s> ViewWalker<'s> {
    /// Its record.
    pub fn record(self) -> &'s View {
        self.schema.view_record(self.id)
    }
}
