//! PostgreSQL.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::spelling::{Comments, Counter, DefaultNames, ForeignKeys, Spelling};
use crate::ordered::Words;

pub(super) static SPELLING: Spelling = SPELT;

/// The same, to spell like it.
pub(super) const SPELT: Spelling = Spelling {
    reserved: RESERVED,
    builtin,
    inline_enum: |_| "TEXT".to_owned(),
    now: |_, _| "now()".to_owned(),
    booleans: ["false", "true"],
    wraps_default_expressions: false,
    counter: Counter::Identity,
    foreign_keys: ForeignKeys::AfterTables,
    redefines_columns: false,
    comments: Comments::Statements,
    has_index_methods: true,
    default_names: Some(DefaultNames { primary_key: "pkey", unique: "key" }),
};

/// Shorter names than the canonical ones.
const SHORT: [(&str, &str); 8] = [
    ("bit varying", "VARBIT"),
    ("character", "CHAR"),
    ("character varying", "VARCHAR"),
    ("time with time zone", "TIMETZ"),
    ("time without time zone", "TIME"),
    ("timestamp with time zone", "TIMESTAMPTZ"),
    ("timestamp without time zone", "TIMESTAMP"),
    ("decimal", "NUMERIC"),
];

pub(super) fn builtin(name: &str, modifiers: &str) -> String {
    if name == "character" && modifiers.is_empty() {
        // `CHAR` alone is `CHAR(1)`; without a length it is this (manual, 8.3).
        return "BPCHAR".to_owned();
    }
    let short = SHORT.iter().find(|(canonical, _)| *canonical == name);
    let name = short.map_or_else(|| name.to_ascii_uppercase(), |(_, short)| (*short).to_owned());
    name + modifiers
}

/// Key words that need quotes as the name of a table, column, type or function (manual, appendix C).
const RESERVED: Words = Words::new(
    "\
all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case \
cast char character check coalesce collate collation column concurrently constraint create cross \
current_catalog current_date current_role current_schema current_time current_timestamp current_user dec \
decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign \
freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect \
interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query \
json_scalar json_serialize json_table json_value lateral leading least left like limit localtime \
localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on \
only or order out outer overlaps overlay placing position precision primary real references returning right \
row select session_user setof similar smallint some substring symmetric system_user table tablesample then \
time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where \
window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot \
xmlserialize xmltable",
);
