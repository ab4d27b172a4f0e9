//! Types of columns.

use alloc::format;
use alloc::string::String;

use nom::branch::alt;
use nom::combinator::opt;

use super::*;
use crate::ordered::CollectVec;
use crate::syntax::sql::tree::DataType;

/// Names of types that are more than one word, longest first.
const PHRASES: &[&str] = &[
    "double precision",
    "national character varying",
    "national char varying",
    "national varchar",
    "long varbinary",
    "long varchar",
    "national character",
    "national char",
    "character varying",
    "char varying",
    "nchar varying",
    "bit varying",
    "interval year to month",
    "interval day to hour",
    "interval day to minute",
    "interval day to second",
    "interval hour to minute",
    "interval hour to second",
    "interval minute to second",
    "interval year",
    "interval month",
    "interval day",
    "interval hour",
    "interval minute",
    "interval second",
];

/// `name [(modifiers)] [WITH | WITHOUT TIME ZONE] [UNSIGNED] [[] … | ARRAY]`
pub(super) fn data_type(input: Tokens<'_>) -> Parsed<'_, DataType> {
    if input.facts().types_are_free {
        return free_type(input);
    }
    let (input, _) = has("setof")(input)?;
    let (rest, mut path) = if input.facts().has_inline_enums && is_set(input) {
        label.map(|name| Path { namespace: None, name }).parse(input)?
    } else {
        type_name(input)?
    };
    let quoted = input.up_to(rest).last().is_some_and(|last| last.kind == TokenKind::Quoted);
    let input = rest;
    let (input, modifiers) = opt(parens(comma_list(modifier))).parse(input)?;
    let (input, zone) = opt(alt((
        phrase("with time zone").map(|()| "with time zone"),
        phrase("without time zone").map(|()| "without time zone"),
    )))
    .parse(input)?;
    if let Some(zone) = zone {
        path.name.text = format!("{} {zone}", path.name.text);
    }
    let (input, _) = has("signed")(input)?;
    let (input, unsigned) = has("unsigned")(input)?;
    let (input, zerofill) = has("zerofill")(input)?;
    let (input, _) = has("unsigned")(input)?;
    if unsigned || zerofill {
        path.name.text.push_str(" unsigned");
    }
    if zerofill {
        path.name.text.push_str(" zerofill");
    }
    let (mut input, mut array) = has("array")(input)?;
    while input.first().is_sign("[") {
        array = true;
        (input, _) = sign("[")(input)?;
        if input.first().kind == TokenKind::Number {
            input = input.rest();
        }
        (input, _) = cut(sign("]")).parse(input)?;
    }
    Ok((input, DataType { path, quoted, modifiers: modifiers.unwrap_or_default(), array }))
}

/// `word [word …] [(modifiers)]`, in quotes or not: what SQLite takes for a type
fn free_type(input: Tokens<'_>) -> Parsed<'_, DataType> {
    let start = input;
    let (mut input, mut path) = path(input)?;
    while !ends_type(input) {
        let (next, word) = name(input)?;
        path.name.text.push(' ');
        path.name.text.push_str(&word.text);
        input = next;
    }
    path.name.span = start.span_to(input);
    let (input, modifiers) = opt(parens(comma_list(modifier))).parse(input)?;
    Ok((input, DataType { path, quoted: false, modifiers: modifiers.unwrap_or_default(), array: false }))
}

/// Whether no further word of a type can stand here.
pub(super) fn ends_type(input: Tokens<'_>) -> bool {
    let is_generated = input.first().is_word("generated") && input.second().is_word("always");
    is_generated || name(input).is_err()
}

/// `SET`, which is a type and a reserved word.
fn is_set(input: Tokens<'_>) -> bool {
    input.first().is_word("set") && input.second().is_sign("(")
}

/// `double precision | character varying | … | [namespace .] name`
fn type_name(input: Tokens<'_>) -> Parsed<'_, Path> {
    for words in PHRASES {
        if let Ok((rest, ())) = phrase(words)(input) {
            let text = input.text_to(rest).to_ascii_lowercase();
            let text = text.split_ascii_whitespace().collect_vec().join(" ");
            return Ok((rest, Path { namespace: None, name: Name { text, span: input.span_to(rest) } }));
        }
    }
    path(input)
}

/// `number | word | string`, as written
fn modifier(input: Tokens<'_>) -> Parsed<'_, String> {
    let (input, read) = expression::expression(input)?;
    Ok((input, read.text))
}
