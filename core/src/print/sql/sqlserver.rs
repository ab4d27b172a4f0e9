//! SQL Server.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::spelling::{Comments, Counter, ForeignKeys, Spelling};
use crate::dialect::Dialect;

pub(super) static SPELLING: Spelling = Spelling {
    reserved: Dialect::SqlServer.facts().lexis.reserved,
    builtin: |name, modifiers| name.to_ascii_uppercase() + modifiers,
    // A design has no enums here; what has them elsewhere is a string.
    inline_enum: |_| String::from("NVARCHAR(1000)"),
    now: |_, _| "CURRENT_TIMESTAMP".to_owned(),
    booleans: ["0", "1"],
    wraps_default_expressions: false,
    counter: Counter::Word("IDENTITY(1,1)"),
    foreign_keys: ForeignKeys::AfterTables,
    redefines_columns: false,
    comments: Comments::Nowhere,
    has_index_methods: false,
    default_names: None,
};
