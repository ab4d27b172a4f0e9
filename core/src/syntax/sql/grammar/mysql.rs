//! What only MySQL and MariaDB write: indexes in tables, options of tables, columns that are defined anew.

mod alter;
mod column;
mod session;

pub(super) use alter::{action, alter, drop, rename_tables};
pub(super) use column::{column_rule, is_position};
pub(super) use session::{
    call, create_procedure, execute, or_search_path, or_select_into, prepare, system_variable,
};

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::create_table::{check, elements};
use super::expression::in_parens;
use super::references::references;
use super::*;
use crate::ordered::CollectVec;
use crate::syntax::sql::tree::{
    CreateIndex, CreateTable, Element, Including, IndexElement, Like, TableConstraint, TableIndex, TableRule,
};

/// `[LIKE path | (LIKE path) | (elements)] options [[AS] query]`, after `CREATE TABLE path`
pub(super) fn create_table(input: Tokens<'_>, mut table: CreateTable) -> Parsed<'_, Tree> {
    let in_parens = |input| parens(preceded(keyword("like"), path)).parse(input);
    let (input, like) =
        opt(alt((preceded(keyword("like"), cut(path)), |input| in_parens(input).map_err(any_other))))
            .parse(input)?;
    if let Some(path) = like {
        table.elements.push(Element::Like(Like { table: path, including: EVERYTHING }));
        return Ok((input, Tree::CreateTable(Box::new(table))));
    }
    let (input, read) = if input.first().is_sign("(") && !input.second().is_word("select") {
        cut(parens(elements)).parse(input)?
    } else {
        (input, Vec::new())
    };
    let has_elements = !read.is_empty();
    table.elements = read;
    let (input, comment) = table_options(input)?;
    table.comment = comment;
    let (input, _) = opt(alt((keyword("ignore"), keyword("replace")))).parse(input)?;
    let (input, _) = opt(keyword("as")).parse(input)?;
    let starts = ["select", "with", "values", "table"].iter().any(|word| input.first().is_word(word));
    table.from_query = starts || input.first().is_sign("(");
    if !table.from_query && !has_elements {
        return expected(input, "the columns of the table");
    }
    let (input, _) =
        if table.from_query { rest_of_statement(input)? } else { (input, input.expression_to(input)) };
    Ok((input, Tree::CreateTable(Box::new(table))))
}

/// What `LIKE` copies here (manual, 13.1.20.3).
const EVERYTHING: Including = Including {
    comments: true,
    constraints: true,
    defaults: true,
    generated: true,
    identity: true,
    indexes: true,
};

/// A failure after which something else may still fit.
fn any_other(error: Err<Expected>) -> Err<Expected> {
    match error {
        Err::Failure(expected) => Err::Error(expected),
        Err::Error(_) | Err::Incomplete(_) => error,
    }
}

/// `ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = string PARTITION BY … …`; the comment
fn table_options(mut input: Tokens<'_>) -> Parsed<'_, Option<String>> {
    const QUERY: &[&str] = &["as", "select", "with", "values", "table", "ignore", "replace"];
    let mut comment = None;
    while !input.is_at_end() && !QUERY.iter().any(|word| input.first().is_word(word)) {
        if input.first().is_sign("(") {
            // The parts of a partition; a query in parentheses where it is none.
            if input.second().is_word("select") {
                break;
            }
            (input, ()) = balanced(input)?;
        } else if let Ok((next, said)) = table_comment(input) {
            (input, comment) = (next, Some(said));
        } else {
            input = input.rest();
        }
    }
    Ok((input, comment))
}

/// `COMMENT [=] string`
fn table_comment(input: Tokens<'_>) -> Parsed<'_, String> {
    let (input, _) = keyword("comment")(input)?;
    let (input, _) = opt(sign("=")).parse(input)?;
    string.map(|said| said.text).parse(input)
}

/// `[CONSTRAINT [IF NOT EXISTS] [name]] PRIMARY KEY … | UNIQUE … | FOREIGN KEY … | CHECK … | INDEX …`
pub(super) fn table_constraint(input: Tokens<'_>) -> Parsed<'_, TableConstraint> {
    let start = input;
    let (input, is_constraint) = has("constraint")(input)?;
    let (input, early) = if is_constraint { has("if not exists")(input)? } else { (input, false) };
    let (input, written) = if is_constraint { opt(name).parse(input)? } else { (input, None) };
    let read = alt((
        preceded(phrase("primary key"), cut(primary_key)).map(|rule| (None, false, rule)),
        preceded(phrase("foreign key"), cut(foreign_key)),
        preceded(keyword("check"), cut(check)).map(|expression| (None, false, TableRule::Check(expression))),
        preceded((keyword("unique"), opt(key_word)), |input| table_index(input, true, None)),
        preceded((keyword("fulltext"), opt(key_word)), |input| table_index(input, false, Some("fulltext"))),
        preceded((keyword("spatial"), opt(key_word)), |input| table_index(input, false, Some("spatial"))),
        preceded(key_word, |input| table_index(input, false, None)),
    ))
    .parse(input);
    let (input, (own, late, rule)) = if is_constraint { read.map_err(no_other)? } else { read? };
    // The name of an index goes before that of its constraint; that of a foreign key behind, as MariaDB has it.
    let (name, rule) = if let TableRule::ForeignKey { columns, references, .. } = rule {
        (
            written.or_else(|| own.clone()),
            TableRule::ForeignKey { columns, references, index: own, at_column: false },
        )
    } else {
        (own.or(written), rule)
    };
    let constraint = TableConstraint {
        name,
        if_not_exists: early || late,
        is_clustered: None,
        rule,
        span: start.span_to(input),
    };
    Ok((input, constraint))
}

/// `INDEX | KEY`
fn key_word(input: Tokens<'_>) -> Parsed<'_, Token<'_>> {
    alt((keyword("index"), keyword("key"))).parse(input)
}

/// `[name] [USING method] (parts) options`, after `PRIMARY KEY`, whose name says nothing
fn primary_key(input: Tokens<'_>) -> Parsed<'_, TableRule> {
    let (input, _) = opt(name).parse(input)?;
    let (input, ()) = using(input)?;
    let (input, parts) = parts(input)?;
    let (input, ()) = index_options(input)?;
    Ok((input, TableRule::PrimaryKey(parts.into_iter().filter_map(|part| part.column).collect_vec())))
}

/// A name of its own, whether `IF NOT EXISTS` stands there, and what is said.
type Named = (Option<Name>, bool, TableRule);

/// `[IF NOT EXISTS] [name] (names) REFERENCES …`, after `FOREIGN KEY`
fn foreign_key(input: Tokens<'_>) -> Parsed<'_, Named> {
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, index) = opt(name).parse(input)?;
    let (input, columns) = names(input)?;
    let (input, references) = preceded(keyword("references"), references).parse(input)?;
    Ok((
        input,
        (index, if_not_exists, TableRule::ForeignKey { columns, references, index: None, at_column: false }),
    ))
}

/// `[IF NOT EXISTS] [name] [USING method] (parts) options`
fn table_index<'a>(input: Tokens<'a>, is_unique: bool, method: Option<&'static str>) -> Parsed<'a, Named> {
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, name) = opt(name).parse(input)?;
    let (input, ()) = using(input)?;
    let (input, parts) = parts(input)?;
    let (input, ()) = index_options(input)?;
    let index = TableIndex { is_unique, method: method.map(String::from), parts };
    Ok((input, (name, if_not_exists, TableRule::Index(index))))
}

/// `[USING method]`, which `InnoDB` does not heed
fn using(input: Tokens<'_>) -> Parsed<'_, ()> {
    opt(preceded(keyword("using"), cut(name))).map(|_| ()).parse(input)
}

/// `(part [, part …])`
fn parts(input: Tokens<'_>) -> Parsed<'_, Vec<IndexElement>> {
    parens(comma_list(part)).parse(input)
}

/// `{name [(length)] | (expression)} [ASC | DESC]`
fn part(input: Tokens<'_>) -> Parsed<'_, IndexElement> {
    let start = input;
    let (input, (column, expression, length)) = if input.first().is_sign("(") {
        in_parens.map(|read| (None, read, None)).parse(input)?
    } else {
        let (input, column) = name(input)?;
        let (input, length) = opt(parens(number)).parse(input)?;
        (input, (Some(column), start.expression_to(input), length))
    };
    let (input, descending) =
        opt(alt((value(false, keyword("asc")), value(true, keyword("desc"))))).parse(input)?;
    let element = IndexElement {
        column,
        expression,
        operator_class: None,
        length,
        descending: descending.unwrap_or_default(),
        nulls_first: None,
    };
    Ok((input, element))
}

fn number(input: Tokens<'_>) -> Parsed<'_, u32> {
    match input.first().text.parse() {
        Ok(read) => Ok((input.rest(), read)),
        Err(_) => expected(input, "a number"),
    }
}

/// `USING method`, `COMMENT string`, `KEY_BLOCK_SIZE = n`, `WITH PARSER name`, `INVISIBLE`, `ALGORITHM = …`, `LOCK = …`
fn index_options(mut input: Tokens<'_>) -> Parsed<'_, ()> {
    const FLAGS: &[&str] = &["visible", "invisible", "ignored", "nowait"];
    const VALUED: &[&str] = &[
        "using",
        "comment",
        "key_block_size",
        "algorithm",
        "lock",
        "engine_attribute",
        "secondary_engine_attribute",
        "clustering",
        "wait",
    ];
    loop {
        if FLAGS.iter().any(|word| input.first().is_word(word)) {
            input = input.rest();
        } else if let Ok((next, ())) = alt((phrase("not ignored"), phrase("with parser"))).parse(input) {
            input = if input.first().is_word("with") { label(next)?.0 } else { next };
        } else if VALUED.iter().any(|word| input.first().is_word(word)) {
            let (next, _) = opt(sign("=")).parse(input.rest())?;
            input = next.rest();
        } else {
            return Ok((input, ()));
        }
    }
}

/// `{FULLTEXT | SPATIAL} INDEX …`, after `CREATE`
pub(super) fn create_special_index(input: Tokens<'_>) -> Parsed<'_, Tree> {
    if !input.facts().defines_indexes_in_tables {
        return expected(input, "INDEX");
    }
    alt((
        preceded(phrase("fulltext index"), |input| create_index(input, false, Some("fulltext"))),
        preceded(phrase("spatial index"), |input| create_index(input, false, Some("spatial"))),
    ))
    .parse(input)
}

/// `[IF NOT EXISTS] name [USING method] ON path (parts) options`, after `CREATE … INDEX`
pub(super) fn create_index<'a>(
    input: Tokens<'a>,
    is_unique: bool,
    method: Option<&'static str>,
) -> Parsed<'a, Tree> {
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, name) = name(input)?;
    let (input, ()) = using(input)?;
    let (input, _) = cut(keyword("on")).parse(input)?;
    let (input, table) = cut(path).parse(input)?;
    let (input, parts) = cut(parts).parse(input)?;
    let (input, ()) = index_options(input)?;
    let index = CreateIndex {
        name: Some(name),
        if_not_exists,
        is_unique,
        concurrently: false,
        only: false,
        table,
        method: method.map(|text| Name { text: text.into(), span: input.first().span }),
        parts,
        include: Vec::new(),
        nulls_not_distinct: false,
        predicate: None,
    };
    Ok((input, Tree::CreateIndex(Box::new(index))))
}

/// `[ALGORITHM = word] [DEFINER = user] [SQL SECURITY word]`, before `VIEW`
pub(super) fn view_options(mut input: Tokens<'_>) -> Parsed<'_, ()> {
    loop {
        if let Ok((next, _)) = (keyword("algorithm"), sign("="), label).parse(input) {
            input = next;
        } else if let Ok((next, _)) = (keyword("definer"), sign("=")).parse(input) {
            input = next;
            while !["sql", "view"].iter().any(|word| input.first().is_word(word)) && !input.is_at_end() {
                input = input.rest();
            }
        } else if let Ok((next, _)) = (phrase("sql security"), label).parse(input) {
            input = next;
        } else {
            return Ok((input, ()));
        }
    }
}
