//! What follows the type of a column of MySQL.

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::super::create_table::check;
use super::super::expression::{in_parens, until};
use super::super::references::references;
use super::super::*;
use crate::schema::Identity;
use crate::syntax::sql::tree::ColumnRule;

/// Whether `FIRST` or `AFTER name` stands here, which ends a column.
pub(in super::super) fn is_position(input: Tokens<'_>) -> bool {
    input.facts().defines_indexes_in_tables
        && (input.first().is_word("first")
            || (input.first().is_word("after") && !input.second().is_sign("(")))
}

/// `NOT NULL | NULL | DEFAULT … | ON UPDATE … | AUTO_INCREMENT | [PRIMARY] KEY | UNIQUE [KEY] | COMMENT … |
/// [GENERATED ALWAYS] AS … | CHECK … | REFERENCES … | CHARACTER SET … | …`
pub(in super::super) fn column_rule(input: Tokens<'_>) -> Parsed<'_, ColumnRule> {
    alt((
        value(ColumnRule::NotNull, phrase("not null")),
        value(ColumnRule::Null, keyword("null")),
        preceded(keyword("default"), cut(default)).map(ColumnRule::Default),
        value(ColumnRule::Other, preceded(phrase("on update"), cut((label, opt(balanced))))),
        value(ColumnRule::Identity(Identity::AutoIncrement), keyword("auto_increment")),
        value(ColumnRule::PrimaryKey, (opt(keyword("primary")), keyword("key"))),
        value(ColumnRule::Unique { nulls_not_distinct: false }, (keyword("unique"), opt(keyword("key")))),
        preceded(keyword("comment"), cut(string)).map(|said| ColumnRule::Comment(said.text)),
        preceded((opt(phrase("generated always")), keyword("as")), cut(generated)).map(ColumnRule::Generated),
        preceded(keyword("check"), cut(check)).map(ColumnRule::Check),
        preceded(keyword("references"), cut(references)).map(ColumnRule::References),
        value(ColumnRule::Other, other),
    ))
    .parse(input)
}

/// `(expression) [VIRTUAL | STORED | PERSISTENT]`, after `AS`
fn generated(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (input, read) = in_parens(input)?;
    let (input, _) = opt(alt((keyword("virtual"), keyword("stored"), keyword("persistent")))).parse(input)?;
    Ok((input, read))
}

/// What a model does not hold: character sets, storage, visibility.
fn other(input: Tokens<'_>) -> Parsed<'_, ()> {
    const FLAGS: &[&str] = &["binary", "ascii", "unicode", "byte", "visible", "invisible", "compressed"];
    if FLAGS.iter().any(|word| input.first().is_word(word)) {
        return Ok((input.rest(), ()));
    }
    alt((
        preceded(
            alt((
                phrase("character set"),
                phrase("char set"),
                phrase("charset"),
                phrase("collate"),
                phrase("column_format"),
                phrase("storage"),
            )),
            cut(alt((label, string))),
        )
        .map(|_| ()),
        (alt((keyword("srid"), keyword("ref_system_id"))), opt(sign("="))).map(|_| ()).and(any).map(|_| ()),
        phrase("without system versioning"),
        phrase("with system versioning"),
    ))
    .parse(input)
}

fn any(input: Tokens<'_>) -> Parsed<'_, ()> {
    if input.is_at_end() { expected(input, "a value") } else { Ok((input.rest(), ())) }
}

/// Words that follow a default.
const AFTER_DEFAULT: &[&str] = &[
    "after",
    "as",
    "auto_increment",
    "character",
    "charset",
    "check",
    "collate",
    "column_format",
    "comment",
    "compressed",
    "constraint",
    "default",
    "first",
    "generated",
    "invisible",
    "key",
    "not",
    "null",
    "on",
    "primary",
    "references",
    "storage",
    "unique",
    "virtual",
    "visible",
];

/// A constant, a call or `(expression)`, or what MariaDB takes without parentheses
fn default(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, read) = until(input, |at| AFTER_DEFAULT.iter().any(|word| at.first().is_word(word)))?;
    if read.text.is_empty() { expected(input, "a default") } else { Ok((rest, read)) }
}
