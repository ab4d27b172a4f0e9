//! `CREATE INDEX`.

use alloc::boxed::Box;
use alloc::string::String;

use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::terminated;

use super::create_table::{direction, nulls_not_distinct};
use super::expression::{expression, in_parens};
use super::*;
use crate::syntax::sql::tree::{CreateIndex, IndexElement};

/// `[CONCURRENTLY] [[IF NOT EXISTS] name] ON [ONLY] path [USING method] (elements) [INCLUDE (names)]
/// [NULLS [NOT] DISTINCT] [WITH (…)] [TABLESPACE name] [WHERE expression]`, after `CREATE [UNIQUE] INDEX`
pub(super) fn create_index(input: Tokens<'_>, is_unique: bool) -> Parsed<'_, Tree> {
    if input.facts().defines_indexes_in_tables {
        return super::mysql::create_index(input, is_unique, None);
    }
    let (input, concurrently) = has("concurrently")(input)?;
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, name) = opt(path).parse(input)?;
    let (input, _) = cut(keyword("on")).parse(input)?;
    let (input, only) = has("only")(input)?;
    let (input, table) = cut(path).parse(input)?;
    let (input, method) = opt(preceded(keyword("using"), cut(super::name))).parse(input)?;
    let (input, parts) = parens(comma_list(index_element)).parse(input)?;
    let (input, include) = opt(preceded(keyword("include"), cut(names))).parse(input)?;
    let (input, nulls_not_distinct) = nulls_not_distinct(input)?;
    let (input, _) = opt(preceded(keyword("with"), cut(balanced))).parse(input)?;
    let (input, _) = opt(preceded(keyword("tablespace"), cut(super::name))).parse(input)?;
    let (input, predicate) = opt(preceded(keyword("where"), cut(expression))).parse(input)?;
    let index = CreateIndex {
        name: name.map(|path| path.name),
        if_not_exists,
        is_unique,
        concurrently,
        only,
        table,
        method,
        parts,
        include: include.unwrap_or_default(),
        nulls_not_distinct,
        predicate,
    };
    Ok((input, Tree::CreateIndex(Box::new(index))))
}

/// `( name [COLLATE path] [ASC | DESC] [AUTOINCREMENT] [, …] )`: the columns of a key
pub(super) fn key_columns(input: Tokens<'_>) -> Parsed<'_, Vec<Name>> {
    parens(comma_list(key_column)).parse(input)
}

fn key_column(input: Tokens<'_>) -> Parsed<'_, Name> {
    let (input, name) = name(input)?;
    let (input, _) = opt(preceded(keyword("collate"), cut(path))).parse(input)?;
    let (input, _) = direction(input)?;
    let (input, _) = has("autoincrement")(input)?;
    Ok((input, name))
}

/// `{column | function(…) | (expression)} [COLLATE path] [class [(…)]] [ASC | DESC] [NULLS {FIRST | LAST}]`
pub(super) fn index_element(input: Tokens<'_>) -> Parsed<'_, IndexElement> {
    let start = input;
    let (input, (column, expression)) = if input.first().is_sign("(") {
        in_parens.map(|read| (None, read)).parse(input)?
    } else if let Some((next, column)) = plain_column(input) {
        (next, (Some(column), start.expression_to(next)))
    } else {
        let (next, _) = label(input)?;
        let (next, _) = opt(preceded(sign("."), label)).parse(next)?;
        let (next, ()) = balanced(next)?;
        (next, (None, start.expression_to(next)))
    };
    let (input, _) = opt(preceded(keyword("collate"), cut(path))).parse(input)?;
    let (input, operator_class) = opt(operator_class).parse(input)?;
    let (input, descending) =
        opt(alt((value(false, keyword("asc")), value(true, keyword("desc"))))).parse(input)?;
    let (input, nulls_first) =
        opt(alt((value(true, phrase("nulls first")), value(false, phrase("nulls last"))))).parse(input)?;
    let descending = descending.unwrap_or_default();
    Ok((input, IndexElement { column, expression, operator_class, length: None, descending, nulls_first }))
}

/// A name that no `(` makes a function.
fn plain_column(input: Tokens<'_>) -> Option<(Tokens<'_>, Name)> {
    let (rest, column) = name(input).ok()?;
    let next = rest.first();
    (!next.is_sign("(") && !next.is_sign(".")).then_some((rest, column))
}

/// `path [(…)]`, of a word that is no order
fn operator_class(input: Tokens<'_>) -> Parsed<'_, String> {
    if ["asc", "desc", "nulls"].iter().any(|word| input.first().is_word(word)) {
        return expected(input, "an operator class");
    }
    let (rest, class) = terminated(path, opt(balanced)).parse(input)?;
    Ok((rest, class.name.text))
}
