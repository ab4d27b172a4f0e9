//! SQLite.

use alloc::borrow::ToOwned;

use super::spelling::{Comments, Counter, ForeignKeys, Spelling};
use crate::ordered::Words;

pub(super) static SPELLING: Spelling = Spelling {
    reserved: RESERVED,
    builtin: |name, modifiers| name.to_ascii_uppercase() + modifiers,
    inline_enum: |_| "TEXT".to_owned(),
    now: |_, _| "CURRENT_TIMESTAMP".to_owned(),
    booleans: ["false", "true"],
    wraps_default_expressions: true,
    counter: Counter::KeyWord("AUTOINCREMENT"),
    foreign_keys: ForeignKeys::InTable,
    redefines_columns: false,
    comments: Comments::Nowhere,
    has_index_methods: false,
    default_names: None,
};

/// Key words (SQLite, "SQLite Keywords").
const RESERVED: Words = Words::new(
    "\
abort action add after all alter always analyze and as asc attach autoincrement before begin between by \
cascade case cast check collate column commit conflict constraint create cross current current_date \
current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop each \
else end escape except exclude exclusive exists explain fail filter first following for foreign from full \
generated glob group groups having if ignore immediate in index indexed initially inner insert instead \
intersect into is isnull join key last left like limit match materialized natural no not nothing notnull null \
nulls of offset on or order others outer over partition plan pragma preceding primary query raise range \
recursive references regexp reindex release rename replace restrict returning right rollback row rows \
savepoint select set table temp temporary then ties to transaction trigger unbounded union unique update using \
vacuum values view virtual when where window with without",
);
