//! Questions to the catalog of SQL Server: `NOT EXISTS (SELECT … FROM sys.tables WHERE name = 'x')`, `OBJECT_ID('x') IS NULL`.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use nom::branch::alt;
use nom::combinator::opt;

use super::super::condition::joined;
use super::super::*;
use crate::syntax::sql::transact::name::parts;
use crate::syntax::sql::tree::{Condition, Sought, SoughtKind};

/// How deep conditions may stand in one another.
const DEPTH: u8 = 16;

/// A whole condition.
pub(in super::super::super) fn question(input: Tokens<'_>) -> Result<Condition, Err<Expected>> {
    let (input, asked) = any(input, DEPTH)?;
    if input.first().kind == TokenKind::End {
        Ok(asked)
    } else {
        Err(expected::<()>(input, "the end").expect_err("it fails"))
    }
}

/// `all [OR all …]`
fn any(input: Tokens<'_>, depth: u8) -> Parsed<'_, Condition> {
    joined(input, depth, "or", Condition::Any, |input, depth| {
        joined(input, depth, "and", Condition::All, single)
    })
}

/// `NOT single | ( any ) | EXISTS ( query ) | {OBJECT_ID | SCHEMA_ID | COL_LENGTH} (…) IS [NOT] NULL`
fn single(input: Tokens<'_>, depth: u8) -> Parsed<'_, Condition> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "a simpler question") };
    if let Ok((input, _)) = keyword("not")(input) {
        let (input, asked) = single(input, depth)?;
        return Ok((input, Condition::Not(Box::new(asked))));
    }
    if let Ok((input, _)) = keyword("exists")(input) {
        return parens(query).map(Condition::Exists).parse(input);
    }
    if input.first().is_sign("(") {
        let (input, asked) = any(input.rest(), depth)?;
        let (input, _) = sign(")")(input)?;
        return Ok((input, asked));
    }
    let (input, sought) = alt((object_id, schema_id, col_length)).parse(input)?;
    let (input, _) = keyword("is")(input)?;
    let (input, exists) = has("not")(input)?;
    let (input, _) = keyword("null")(input)?;
    let found = Condition::Exists(sought);
    Ok((input, if exists { found } else { Condition::Not(Box::new(found)) }))
}

/// What an object of this type is (Transact-SQL reference, `sys.objects`).
fn kind_of_type(ty: &str) -> Option<SoughtKind> {
    Some(match ty.trim().to_lowercase().as_str() {
        "u" => SoughtKind::Table,
        "v" => SoughtKind::View,
        "f" | "pk" | "uq" | "c" | "d" => SoughtKind::Constraint,
        "so" => SoughtKind::Sequence,
        _ => return None,
    })
}

fn sought(what: SoughtKind, text: &str) -> Option<Sought> {
    let mut names = parts(text);
    let name = names.pop().filter(|name| !name.is_empty())?;
    Some(Sought {
        what,
        namespace: names.pop().filter(|name| !name.is_empty()),
        table: None,
        name,
        properties: Vec::new(),
    })
}

/// `OBJECT_ID ( string [, string] )`
fn object_id(input: Tokens<'_>) -> Parsed<'_, Sought> {
    let start = input;
    let (input, _) = keyword("object_id")(input)?;
    let (input, names) = parens(comma_list(string)).parse(input)?;
    let what = match names.get(1) {
        Some(ty) => kind_of_type(&ty.text),
        None => Some(SoughtKind::Relation),
    };
    let found = what.zip(names.first()).and_then(|(what, name)| sought(what, &name.text));
    found.map_or_else(|| expected(start, "the name of a table"), |found| Ok((input, found)))
}

/// `SCHEMA_ID ( string )`
fn schema_id(input: Tokens<'_>) -> Parsed<'_, Sought> {
    let (input, _) = keyword("schema_id")(input)?;
    let (input, name) = parens(string).parse(input)?;
    Ok((
        input,
        Sought {
            what: SoughtKind::Namespace,
            namespace: None,
            table: None,
            name: name.text,
            properties: Vec::new(),
        },
    ))
}

/// `COL_LENGTH ( string , string )`
fn col_length(input: Tokens<'_>) -> Parsed<'_, Sought> {
    let start = input;
    let (input, _) = keyword("col_length")(input)?;
    let (input, names) = parens(comma_list(string)).parse(input)?;
    let [table, column] = names.as_slice() else { return expected(start, "a table and a column") };
    let Some(table) = sought(SoughtKind::Table, &table.text) else {
        return expected(start, "the name of a table");
    };
    let mut column = parts(&column.text);
    let name = column.pop().unwrap_or_default();
    Ok((
        input,
        Sought {
            what: SoughtKind::Column,
            namespace: table.namespace,
            table: Some(table.name),
            name,
            properties: Vec::new(),
        },
    ))
}

/// What a view of the catalog holds.
const VIEWS: &[(&str, SoughtKind)] = &[
    ("check_constraints", SoughtKind::Constraint),
    ("columns", SoughtKind::Column),
    ("default_constraints", SoughtKind::Constraint),
    ("foreign_keys", SoughtKind::Constraint),
    ("indexes", SoughtKind::Index),
    ("key_constraints", SoughtKind::Constraint),
    ("objects", SoughtKind::Relation),
    ("referential_constraints", SoughtKind::Constraint),
    ("schemas", SoughtKind::Namespace),
    ("sequences", SoughtKind::Sequence),
    ("sysobjects", SoughtKind::Relation),
    ("table_constraints", SoughtKind::Constraint),
    ("tables", SoughtKind::Table),
    ("views", SoughtKind::View),
];

/// What the comparisons of a query tell.
#[derive(Default)]
struct Told {
    name: Option<String>,
    table: Option<String>,
    namespace: Option<String>,
    what: Option<SoughtKind>,
}

/// `SELECT … FROM [sys | information_schema] . view [[AS] alias] WHERE comparison [AND comparison …]`
fn query(input: Tokens<'_>) -> Parsed<'_, Sought> {
    let start = input;
    let (mut input, _) = keyword("select")(input)?;
    while !input.first().is_word("from") {
        if input.is_at_end() || input.first().is_sign(")") {
            return expected(input, "FROM");
        }
        input = input.rest();
    }
    let (input, path) = path(input.rest())?;
    let view = path.name.text.to_lowercase();
    let Some((_, what)) = VIEWS.iter().find(|(name, _)| *name == view) else {
        return expected(start, "a view of the catalog");
    };
    let (input, _) = has("as")(input)?;
    let (input, _) = opt(name).parse(input)?;
    let (mut input, _) = keyword("where")(input)?;
    let mut told = Told::default();
    loop {
        (input, ()) = comparison(input, *what, &mut told)?;
        let Ok((next, _)) = keyword("and")(input) else { break };
        input = next;
    }
    let what = told.what.unwrap_or(*what);
    // A table or a constraint that is sought by its id is sought by its name.
    let is_part = matches!(what, SoughtKind::Column | SoughtKind::Index);
    let name = told.name.or_else(|| told.table.take().filter(|_| !is_part && what != SoughtKind::Constraint));
    let Some(name) = name.filter(|_| !is_part || told.table.is_some()) else {
        return expected(start, "the name of an object");
    };
    let table = told.table.filter(|_| is_part || what == SoughtKind::Constraint);
    Ok((input, Sought { what, namespace: told.namespace, table, name, properties: Vec::new() }))
}

/// `[alias .] column = {string | OBJECT_ID(…) | SCHEMA_ID(…)} | {OBJECT_NAME | SCHEMA_NAME} (column) = string |
/// type IN (strings)`
fn comparison<'a>(input: Tokens<'a>, what: SoughtKind, told: &mut Told) -> Parsed<'a, ()> {
    let start = input;
    let (input, mut column) = label(input)?;
    let (input, called) = opt(parens(label)).parse(input)?;
    let (input, more) = opt(preceded(sign("."), label)).parse(input)?;
    column = more.unwrap_or(column);
    let column = column.text.to_lowercase();
    if called.is_none() && ["type", "type_desc", "xtype"].contains(&column.as_str()) {
        let (input, ty) =
            alt((preceded(sign("="), string), preceded(keyword("in"), parens(string)))).parse(input)?;
        if what == SoughtKind::Relation {
            let Some(kind) = kind_of_type(&ty.text) else { return expected(start, "the type of a table") };
            told.what = Some(kind);
        }
        return Ok((input, ()));
    }
    let (input, _) = sign("=")(input)?;
    let (input, text) = alt((
        preceded(alt((keyword("object_id"), keyword("schema_id"))), parens(string_of_id))
            .map(|name| (true, name)),
        string.map(|name| (false, name.text)),
    ))
    .parse(input)?;
    let (is_id, text) = text;
    let mut names = parts(&text);
    let last = if is_id { names.pop() } else { Some(text) };
    let is_call = called.is_some();
    let place = match column.as_str() {
        "name" | "column_name" | "constraint_name" | "index_name" if !is_call && !is_id => &mut told.name,
        "table_name" if !is_call && !is_id && matches!(what, SoughtKind::Table | SoughtKind::View) => {
            &mut told.name
        }
        "table_name" if !is_call && !is_id => &mut told.table,
        "object_id" | "parent_object_id" | "id" if is_id => {
            told.namespace = names.pop().filter(|name| !name.is_empty()).or(told.namespace.take());
            &mut told.table
        }
        "object_name" if is_call => &mut told.table,
        "schema_name" if is_call || what == SoughtKind::Namespace => {
            if is_call {
                &mut told.namespace
            } else {
                &mut told.name
            }
        }
        "schema_id" if is_id => &mut told.namespace,
        "table_schema" | "constraint_schema" if !is_call => &mut told.namespace,
        _ => return expected(start, "a column that names an object"),
    };
    if place.is_some() {
        return expected(start, "one name");
    }
    *place = last;
    Ok((input, ()))
}

/// `string [, string]`, in the parentheses of `OBJECT_ID`
fn string_of_id(input: Tokens<'_>) -> Parsed<'_, String> {
    let (input, name) = string(input)?;
    let (input, _) = opt(preceded(sign(","), string)).parse(input)?;
    Ok((input, name.text))
}
