//! The model of a relational schema: what a schema file says, what migrations build, what a design proposes.
//!
//! Records live in flat vectors and are named by typed ids; readers go through [`walk`]'s `Copy` walkers, replay
//! through the `add_`, `drop_` and `_mut` methods. A dropped record leaves a hole, so ids stay valid.
//!
//! **Invariant: what was not understood is kept as an [`Opaque`] and taints the names it mentions; it is never
//! left out.**

mod column_type;
mod edit;
mod name;
mod record;
mod taint;
pub mod type_name;
pub mod walk;
mod words;

pub use column_type::{BaseType, ColumnType};
pub use name::{ObjectName, cut, same_name_when_cut};
pub use record::*;
pub use taint::{Opaque, OpaqueId, Taint};
pub use walk::Walker;

use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::ordered::BTreeMap;
use crate::text::Place;

/// What a source is able to say. A comparison never reports a kind of object that one side cannot say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vocabulary {
    /// CHECK and EXCLUDE constraints.
    pub checks: bool,
    /// Indexes with a predicate.
    pub partial_indexes: bool,
    /// Indexes over expressions.
    pub expression_indexes: bool,
    /// Sequences of their own.
    pub sequences: bool,
    /// Views and materialized views.
    pub views: bool,
    /// Comments in the database.
    pub comments: bool,
    /// Generated columns.
    pub generated_columns: bool,
    /// Deferrability of foreign keys.
    pub deferrability: bool,
    /// Extensions.
    pub extensions: bool,
    /// INCLUDE columns of indexes, as apart from key columns.
    pub included_columns: bool,
    /// Unique constraints as apart from unique indexes.
    pub unique_constraints: bool,
    /// Identity columns as apart from columns that count by a sequence, and their kinds.
    pub counters: bool,
    /// The order of an enum's values.
    pub value_order: bool,
    /// NULLS FIRST and LAST, NULLS NOT DISTINCT.
    pub null_order: bool,
    /// Whether a constraint holds for rows written before it: NOT VALID.
    pub validity: bool,
    /// Partitions as tables of their own.
    pub partitions: bool,
    /// Two indexes alike but for the name.
    pub twins: bool,
    /// Constant defaults in the form of an expression, as apart from others.
    pub constant_expressions: bool,
    /// Whether an array takes NULL.
    pub array_nullability: bool,
    /// Tables of namespaces that it does not name.
    pub all_namespaces: bool,
    /// Types beyond Prisma's native ones, as apart from one another.
    pub every_type: bool,
}

impl Vocabulary {
    /// Everything: SQL.
    pub const ALL: Self = Self {
        checks: true,
        partial_indexes: true,
        expression_indexes: true,
        sequences: true,
        views: true,
        comments: true,
        generated_columns: true,
        deferrability: true,
        extensions: true,
        included_columns: true,
        unique_constraints: true,
        counters: true,
        value_order: true,
        null_order: true,
        validity: true,
        partitions: true,
        twins: true,
        constant_expressions: true,
        array_nullability: true,
        all_namespaces: true,
        every_type: true,
    };

    /// What the Prisma schema language can say.
    pub const PRISMA: Self = Self {
        checks: false,
        partial_indexes: false,
        expression_indexes: false,
        sequences: false,
        views: false,
        comments: false,
        generated_columns: false,
        deferrability: false,
        extensions: false,
        included_columns: false,
        unique_constraints: false,
        counters: false,
        value_order: false,
        null_order: false,
        validity: false,
        partitions: false,
        twins: false,
        constant_expressions: false,
        array_nullability: false,
        all_namespaces: false,
        every_type: false,
    };

    /// What both can say.
    #[must_use]
    pub const fn meet(self, other: Self) -> Self {
        Self {
            checks: self.checks && other.checks,
            partial_indexes: self.partial_indexes && other.partial_indexes,
            expression_indexes: self.expression_indexes && other.expression_indexes,
            sequences: self.sequences && other.sequences,
            views: self.views && other.views,
            comments: self.comments && other.comments,
            generated_columns: self.generated_columns && other.generated_columns,
            deferrability: self.deferrability && other.deferrability,
            extensions: self.extensions && other.extensions,
            included_columns: self.included_columns && other.included_columns,
            unique_constraints: self.unique_constraints && other.unique_constraints,
            counters: self.counters && other.counters,
            value_order: self.value_order && other.value_order,
            null_order: self.null_order && other.null_order,
            validity: self.validity && other.validity,
            partitions: self.partitions && other.partitions,
            twins: self.twins && other.twins,
            constant_expressions: self.constant_expressions && other.constant_expressions,
            array_nullability: self.array_nullability && other.array_nullability,
            all_namespaces: self.all_namespaces && other.all_namespaces,
            every_type: self.every_type && other.every_type,
        }
    }
}

/// A relational schema, with the place in the sources of every object.
#[derive(Debug, Clone)]
pub struct Schema {
    dialect: Dialect,
    /// What its source can say.
    pub vocabulary: Vocabulary,
    /// Namespaces that were created or named, `public` included; with their place.
    pub namespaces: BTreeMap<String, Place>,
    /// Extensions by name.
    pub extensions: BTreeMap<String, Place>,
    tables: Vec<Option<Table>>,
    columns: Vec<Option<Column>>,
    foreign_keys: Vec<Option<ForeignKey>>,
    checks: Vec<Option<Check>>,
    indexes: Vec<Option<Index>>,
    enums: Vec<Option<Enum>>,
    sequences: Vec<Option<Sequence>>,
    views: Vec<Option<View>>,
    table_names: BTreeMap<ObjectName, TableId>,
    index_names: BTreeMap<ObjectName, IndexId>,
    enum_names: BTreeMap<ObjectName, EnumId>,
    sequence_names: BTreeMap<ObjectName, SequenceId>,
    view_names: BTreeMap<ObjectName, ViewId>,
    /// The foreign keys that reference a table, so that dropping one need not look at all.
    referencing: BTreeMap<TableId, Vec<ForeignKeyId>>,
    /// The columns that are, or once were, of an enum.
    of_enum: BTreeMap<EnumId, Vec<ColumnId>>,
    /// The sequences that a column owns.
    owned: BTreeMap<ColumnId, Vec<SequenceId>>,
    opaques: Vec<Opaque>,
    tainted: BTreeMap<String, Vec<OpaqueId>>,
}

impl Schema {
    /// A schema without objects.
    pub fn new(dialect: Dialect, vocabulary: Vocabulary) -> Self {
        Self {
            dialect,
            vocabulary,
            namespaces: BTreeMap::new(),
            extensions: BTreeMap::new(),
            tables: Vec::new(),
            columns: Vec::new(),
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            indexes: Vec::new(),
            enums: Vec::new(),
            sequences: Vec::new(),
            views: Vec::new(),
            table_names: BTreeMap::new(),
            index_names: BTreeMap::new(),
            enum_names: BTreeMap::new(),
            sequence_names: BTreeMap::new(),
            view_names: BTreeMap::new(),
            referencing: BTreeMap::new(),
            of_enum: BTreeMap::new(),
            owned: BTreeMap::new(),
            opaques: Vec::new(),
            tainted: BTreeMap::new(),
        }
    }

    /// The database it is for.
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The name of an unqualified object in this database.
    pub fn default_name(&self, name: impl Into<String>) -> ObjectName {
        ObjectName::new(self.dialect.facts().default_namespace, name)
    }
}
