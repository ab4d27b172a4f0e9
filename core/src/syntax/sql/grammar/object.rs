//! `ALTER`, `DROP` and `COMMENT` of objects of any kind, and `SET search_path`.

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::alter_table::alter_table;
use super::create::{column_path, sequence_options};
use super::*;
use crate::syntax::sql::tree::{Kind, Side};

/// `TABLE | INDEX | TYPE | DOMAIN | SEQUENCE | [MATERIALIZED] VIEW | SCHEMA | EXTENSION`
fn kind(input: Tokens<'_>) -> Parsed<'_, Kind> {
    alt((
        value(Kind::Table, alt((phrase("table"), phrase("foreign table")))),
        value(Kind::Index, phrase("index")),
        value(Kind::Type, alt((phrase("type"), phrase("domain")))),
        value(Kind::Sequence, phrase("sequence")),
        value(Kind::View, alt((phrase("view"), phrase("materialized view")))),
        value(Kind::Namespace, phrase("schema")),
        value(Kind::Extension, phrase("extension")),
    ))
    .parse(input)
}

/// `kind …`, after `ALTER`
pub(super) fn alter(input: Tokens<'_>) -> Parsed<'_, Tree> {
    if input.facts().defines_indexes_in_tables {
        return mysql::alter(input);
    }
    if input.facts().defaults_are_constraints {
        return transact::alter(input);
    }
    let (input, kind) = kind(input)?;
    match kind {
        Kind::Table | Kind::View => alter_table(input, kind),
        Kind::Type => alter_type(input),
        Kind::Sequence => alter_sequence(input),
        Kind::Index | Kind::Namespace | Kind::Extension => alter_other(input, kind),
    }
}

/// `path {ADD VALUE … | RENAME VALUE … | RENAME TO name | SET SCHEMA name | OWNER TO name}`, after `ALTER TYPE`
fn alter_type(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, path) = path(input)?;
    if let Ok((input, ())) = phrase("add value")(input) {
        let (input, if_not_exists) = has("if not exists")(input)?;
        let (input, value) = cut(string).parse(input)?;
        let (input, position) =
            opt(alt((side("before", Side::Before), side("after", Side::After)))).parse(input)?;
        return Ok((input, Tree::AddValue { path, if_not_exists, value, position }));
    }
    if let Ok((input, ())) = phrase("rename value")(input) {
        let (input, before) = cut(string).parse(input)?;
        let (input, after) = cut(preceded(keyword("to"), string)).parse(input)?;
        return Ok((input, Tree::RenameValue { path, before, after }));
    }
    moved(input, Kind::Type, false, path)
}

/// `BEFORE | AFTER string`
fn side<'a>(word: &'static str, side: Side) -> impl Fn(Tokens<'a>) -> Parsed<'a, (Side, Name)> {
    move |input| preceded(keyword(word), cut(string)).map(|value| (side, value)).parse(input)
}

/// What else `ALTER` does to a type, an index or a sequence: nothing that a model holds.
const OTHER: &[&str] = &[
    "owner", "set", "reset", "attach", "depends", "no", "add", "drop", "alter", "rename", "validate",
    "update",
];

/// `RENAME TO name | SET SCHEMA name | …`: what else there is leaves the schema as it is
fn moved(input: Tokens<'_>, kind: Kind, if_exists: bool, path: Path) -> Parsed<'_, Tree> {
    if let Ok((input, after)) = preceded(phrase("rename to"), cut(name)).parse(input) {
        return Ok((input, Tree::Rename { kind, if_exists, path, after }));
    }
    if let Ok((input, namespace)) = preceded(phrase("set schema"), cut(name)).parse(input) {
        return Ok((input, Tree::SetSchema { kind, if_exists, path, namespace }));
    }
    if OTHER.iter().any(|word| input.first().is_word(word)) {
        let (input, _) = rest_of_statement(input)?;
        return Ok((
            input,
            Tree::AlterTable { table: path, if_exists: true, only: false, actions: Vec::new() },
        ));
    }
    expected(input, "RENAME")
}

/// `[IF EXISTS] path {RENAME TO name | SET SCHEMA name | options}`, after `ALTER SEQUENCE`
fn alter_sequence(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, if_exists) = has("if exists")(input)?;
    let (input, path) = path(input)?;
    let moves =
        input.first().is_word("rename") || (input.first().is_word("set") && input.second().is_word("schema"));
    if moves {
        return moved(input, Kind::Sequence, if_exists, path);
    }
    let (input, owner) = sequence_options(input)?;
    let tree = match owner {
        Some(owner) => Tree::SetSequenceOwner { path, if_exists, owner },
        None => Tree::AlterTable { table: path, if_exists: true, only: false, actions: Vec::new() },
    };
    Ok((input, tree))
}

/// `[IF EXISTS] path {RENAME TO name | SET SCHEMA name | …}`
fn alter_other(input: Tokens<'_>, kind: Kind) -> Parsed<'_, Tree> {
    let (input, if_exists) = has("if exists")(input)?;
    let (input, path) = path(input)?;
    moved(input, kind, if_exists, path)
}

/// `kind [CONCURRENTLY] [IF EXISTS] path [, path …] [CASCADE | RESTRICT]`, after `DROP`
pub(super) fn drop(input: Tokens<'_>) -> Parsed<'_, Tree> {
    if input.facts().defines_indexes_in_tables {
        return mysql::drop(input);
    }
    if input.facts().defaults_are_constraints {
        return transact::drop(input);
    }
    let (input, kind) = kind(input)?;
    let (input, _) = has("concurrently")(input)?;
    let (input, if_exists) = has("if exists")(input)?;
    let (input, paths) = cut(comma_list(path)).parse(input)?;
    let (input, cascade) = cascade(input)?;
    Ok((input, Tree::Drop { kind, if_exists, paths, cascade }))
}

/// `ON {TABLE path | COLUMN path . name | …} IS {string | NULL}`, after `COMMENT`
pub(super) fn comment(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, _) = keyword("on")(input)?;
    let (input, (table, column)) = alt((
        preceded(keyword("table"), cut(path)).map(|table| (table, None)),
        preceded(keyword("column"), cut(column_path)).map(|(table, column)| (table, Some(column))),
    ))
    .parse(input)?;
    let (input, _) = cut(keyword("is")).parse(input)?;
    let (input, words) =
        alt((value(None, keyword("null")), string.map(|words| Some(words.text)))).parse(input)?;
    Ok((input, Tree::Comment { table, column, words }))
}

/// `[namespace .] name {= | (} word`, after `PRAGMA`: a setting that is on or off
pub(super) fn pragma(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, path) = path(input)?;
    let (input, sign) = alt((sign("="), sign("("))).parse(input)?;
    let value = input.first().unquoted();
    let (input, closes) = (input.rest(), sign.is_sign("("));
    let input = if closes { super::sign(")")(input)?.0 } else { input };
    let is_on = match value.to_ascii_lowercase().as_str() {
        "on" | "true" | "yes" | "1" => true,
        "off" | "false" | "no" | "0" => false,
        _ => return expected(input, "ON"),
    };
    Ok((input, Tree::Setting { name: path.name, is_on }))
}

/// `[SESSION | LOCAL] search_path {TO | =} name [, name …]`, after `SET`
pub(super) fn search_path(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, _) = opt(alt((keyword("session"), keyword("local")))).parse(input)?;
    let (input, _) = keyword("search_path")(input)?;
    let (input, _) = alt((keyword("to"), sign("="))).parse(input)?;
    let (input, names) = comma_list(alt((label, string))).parse(input)?;
    Ok((input, Tree::SearchPath(names)))
}
