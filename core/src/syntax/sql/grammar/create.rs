//! `CREATE` of anything but tables and indexes.

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::create_table::{create_table, create_virtual_table};
use super::index::create_index;
use super::*;
use crate::syntax::sql::tree::{CreateTable, CreateView, Owner};

/// `[OR {REPLACE | ALTER}] [GLOBAL | LOCAL] [TEMPORARY] [UNLOGGED] {[VIRTUAL] TABLE | [UNIQUE] INDEX | TYPE | DOMAIN | SEQUENCE |
/// [MATERIALIZED] VIEW | EXTENSION | SCHEMA} …`, after `CREATE`
pub(super) fn create(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, or_replace) = has("or replace")(input)?;
    let (input, or_alter) = has("or alter")(input)?;
    let or_replace = or_replace || or_alter;
    let (input, _) = opt(alt((keyword("global"), keyword("local")))).parse(input)?;
    let (input, temporary) = opt(alt((keyword("temporary"), keyword("temp")))).parse(input)?;
    let (input, _) = has("unlogged")(input)?;
    let is_temporary = temporary.is_some();
    alt((
        preceded(keyword("table"), |input| create_table(input, or_replace, is_temporary)),
        preceded(phrase("virtual table"), cut(create_virtual_table)),
        transact::create_index,
        preceded(phrase("unique index"), |input| create_index(input, true)),
        preceded(keyword("index"), |input| create_index(input, false)),
        mysql::create_special_index,
        mysql::create_procedure,
        preceded(keyword("type"), cut(create_type)),
        preceded(keyword("domain"), cut(create_domain)),
        preceded(keyword("sequence"), cut(create_sequence)),
        preceded(phrase("materialized view"), |input| create_view(input, or_replace, is_temporary, true)),
        preceded((mysql::view_options, has("recursive"), keyword("view")), |input| {
            create_view(input, or_replace, is_temporary, false)
        }),
        preceded(keyword("extension"), cut(create_extension)),
        preceded(keyword("schema"), cut(create_namespace)),
    ))
    .parse(input)
}

/// `path AS ENUM (strings) | path …`, after `CREATE TYPE`
fn create_type(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, path) = path(input)?;
    let Ok((input, ())) = phrase("as enum")(input) else {
        let (input, _) = rest_of_statement(input)?;
        return Ok((input, Tree::CreateType { path }));
    };
    let (input, _) = sign("(")(input)?;
    let (input, values) = opt(comma_list(string)).parse(input)?;
    let (input, _) = sign(")")(input)?;
    Ok((input, Tree::CreateEnum { path, values: values.unwrap_or_default() }))
}

/// `path …`, after `CREATE DOMAIN`
fn create_domain(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, path) = path(input)?;
    let (input, _) = rest_of_statement(input)?;
    Ok((input, Tree::CreateType { path }))
}

/// `[IF NOT EXISTS] path options`, after `CREATE SEQUENCE`
fn create_sequence(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, path) = path(input)?;
    let (input, owner) = sequence_options(input)?;
    Ok((input, Tree::CreateSequence { path, if_not_exists, owner }))
}

/// Options of a sequence; whose column it counts, if they say so.
pub(super) fn sequence_options(mut input: Tokens<'_>) -> Parsed<'_, Option<Owner>> {
    let mut read = None;
    while !input.is_at_end() {
        if let Ok((next, ())) = phrase("owned by")(input) {
            let (next, owner) = cut(owner).parse(next)?;
            (input, read) = (next, Some(owner));
        } else {
            input = input.rest();
        }
    }
    Ok((input, read))
}

/// `NONE | [namespace .] table . column`, after `OWNED BY`
fn owner(input: Tokens<'_>) -> Parsed<'_, Owner> {
    alt((
        value(Owner::Nobody, keyword("none")),
        column_path.map(|(table, column)| Owner::Column(table, column)),
    ))
    .parse(input)
}

/// `[[database .] namespace .] table . column`
pub(super) fn column_path(input: Tokens<'_>) -> Parsed<'_, (Path, Name)> {
    let (mut input, first) = label(input)?;
    let mut names = alloc::vec![first];
    while input.first().is_sign(".") {
        let (next, name) = cut(label).parse(input.rest())?;
        names.push(name);
        input = next;
    }
    match (names.pop(), names.pop()) {
        (Some(column), Some(table)) => Ok((input, (Path { namespace: names.pop(), name: table }, column))),
        _ => expected(input, "."),
    }
}

/// `[IF NOT EXISTS] path [(names)] [WITH (…)] AS query`, after `CREATE VIEW`
fn create_view(
    input: Tokens<'_>,
    or_replace: bool,
    is_temporary: bool,
    is_materialized: bool,
) -> Parsed<'_, Tree> {
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, path) = cut(path).parse(input)?;
    let (input, _) = opt(names).parse(input)?;
    let (input, _) = opt(preceded(keyword("using"), cut(name))).parse(input)?;
    let (input, _) = opt(preceded(keyword("with"), balanced)).parse(input)?;
    let (input, _) = has("with schemabinding")(input)?;
    let (input, _) = opt(preceded(keyword("tablespace"), cut(name))).parse(input)?;
    let (input, _) = cut(keyword("as")).parse(input)?;
    let (input, query) = rest_of_statement(input)?;
    let view = CreateView { path, or_replace, if_not_exists, is_materialized, is_temporary, query };
    Ok((input, Tree::CreateView(view)))
}

/// `[IF NOT EXISTS] name …`, after `CREATE EXTENSION`
fn create_extension(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, _) = has("if not exists")(input)?;
    let (input, name) = name(input)?;
    let (input, _) = rest_of_statement(input)?;
    Ok((input, Tree::CreateExtension { name }))
}

/// `[IF NOT EXISTS] name [AUTHORIZATION role]`, after `CREATE SCHEMA`
fn create_namespace(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, _) = has("authorization")(input)?;
    let (input, name) = name(input)?;
    let (input, _) = opt(preceded(keyword("authorization"), cut(label))).parse(input)?;
    Ok((input, Tree::CreateNamespace { name, if_not_exists }))
}

/// `… INTO [TEMPORARY] [TABLE] path …`, after `SELECT` or `WITH`: a table of unknown columns
pub(super) fn select_into(mut input: Tokens<'_>) -> Parsed<'_, Tree> {
    while !input.first().is_word("into") {
        // INSERT [OR …] INTO, MERGE INTO and REPLACE INTO make no table.
        let is_other = ["insert", "merge"].iter().any(|word| input.first().is_word(word));
        let replaces = input.first().is_word("replace") && input.second().is_word("into");
        if input.is_at_end() || is_other || replaces {
            return expected(input, "INTO");
        }
        (input, ()) = match balanced(input) {
            Ok((next, ())) => (next, ()),
            Err(_) => (input.rest(), ()),
        };
    }
    let (input, temporary) = opt(alt((keyword("temporary"), keyword("temp")))).parse(input.rest())?;
    let (input, _) = has("unlogged")(input)?;
    let (input, _) = has("table")(input)?;
    let (input, path) = path(input)?;
    let (input, _) = rest_of_statement(input)?;
    let table = CreateTable {
        path,
        if_not_exists: false,
        is_temporary: temporary.is_some(),
        elements: Vec::new(),
        inherits: Vec::new(),
        partition_of: None,
        from_query: true,
        without_rowid: false,
        module: None,
        or_replace: false,
        comment: None,
    };
    Ok((input, Tree::CreateTable(alloc::boxed::Box::new(table))))
}
