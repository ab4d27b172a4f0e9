//! What Prisma takes of a schema for each database (the connectors of its `psl`), where they differ.

/// What a schema for one database may say.
#[derive(Debug)]
pub struct Limits {
    /// The types of an index.
    pub index_methods: &'static [&'static str],
    /// Whether an index may take the first so many characters of a column.
    pub index_lengths: bool,
    /// Whether there is `@@fulltext`.
    pub fulltext: bool,
    /// Whether keys and indexes may be clustered or not.
    pub clustering: bool,
    /// Whether fields have native types, `@db.…`.
    pub native_types: bool,
    /// Which fields may count up.
    pub counting: Counting,
    /// Among what the name of a foreign key is one.
    pub foreign_key_names: Unique,
}

/// Which fields may be of `autoincrement()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Any.
    Any,
    /// One of a model, and it stands in an index or key.
    OneIndexed,
    /// The `@id` alone.
    Id,
}

/// Among what a name is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unique {
    /// The keys and indexes of its table.
    OfTable,
    /// The foreign keys of the database.
    OfForeignKeys,
    /// It is not kept.
    Nowhere,
}

const BTREE: &[&str] = &["BTree"];

pub(super) const POSTGRESQL: Limits = Limits {
    index_methods: &["BTree", "Hash", "Gist", "Gin", "SpGist", "Brin"],
    index_lengths: false,
    fulltext: false,
    clustering: false,
    native_types: true,
    counting: Counting::Any,
    foreign_key_names: Unique::OfTable,
};

pub(super) const MYSQL: Limits = Limits {
    index_methods: BTREE,
    index_lengths: true,
    fulltext: true,
    clustering: false,
    native_types: true,
    counting: Counting::OneIndexed,
    foreign_key_names: Unique::OfForeignKeys,
};

pub(super) const SQLITE: Limits = Limits {
    index_methods: BTREE,
    index_lengths: false,
    fulltext: false,
    clustering: false,
    native_types: false,
    counting: Counting::Id,
    foreign_key_names: Unique::Nowhere,
};

pub(super) const COCKROACHDB: Limits = Limits {
    index_methods: &["BTree", "Gin"],
    index_lengths: false,
    fulltext: false,
    clustering: false,
    native_types: true,
    counting: Counting::Any,
    foreign_key_names: Unique::OfTable,
};

pub(super) const SQLSERVER: Limits = Limits {
    index_methods: BTREE,
    index_lengths: false,
    fulltext: false,
    clustering: true,
    native_types: true,
    counting: Counting::Any,
    foreign_key_names: Unique::OfForeignKeys,
};

pub(super) const MONGODB: Limits = Limits {
    index_methods: BTREE,
    index_lengths: false,
    fulltext: true,
    clustering: false,
    native_types: true,
    counting: Counting::Any,
    foreign_key_names: Unique::Nowhere,
};
