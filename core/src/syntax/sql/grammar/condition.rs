//! Questions to the catalog that guard statements: `IF NOT EXISTS (SELECT … FROM pg_type WHERE typname = 'x')`.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use nom::combinator::opt;

use super::block::named;
use super::*;
use crate::syntax::sql::tree::{Condition, Sought, SoughtKind};

/// What a column of the catalog tells of the object that is sought.
#[derive(Clone, Copy, PartialEq)]
enum Tells {
    /// Its name, and what it is.
    Name(SoughtKind),
    /// The table it belongs to.
    Table,
    /// Its namespace.
    Namespace,
    /// Nothing that its name does not say.
    Nothing,
}

/// The columns of `pg_catalog` and `information_schema` that such questions ask for. Where several of them could
/// name the object, the first does; the others say whose it is.
const CATALOG: &[(&str, Tells)] = &[
    ("enumlabel", Tells::Name(SoughtKind::EnumValue)),
    ("attname", Tells::Name(SoughtKind::Column)),
    ("column_name", Tells::Name(SoughtKind::Column)),
    ("conname", Tells::Name(SoughtKind::Constraint)),
    ("constraint_name", Tells::Name(SoughtKind::Constraint)),
    ("indexname", Tells::Name(SoughtKind::Index)),
    ("sequencename", Tells::Name(SoughtKind::Sequence)),
    ("sequence_name", Tells::Name(SoughtKind::Sequence)),
    ("typname", Tells::Name(SoughtKind::Type)),
    ("extname", Tells::Name(SoughtKind::Extension)),
    ("relname", Tells::Name(SoughtKind::Relation)),
    ("tablename", Tells::Name(SoughtKind::Table)),
    ("table_name", Tells::Name(SoughtKind::Table)),
    ("matviewname", Tells::Name(SoughtKind::MaterializedView)),
    ("viewname", Tells::Name(SoughtKind::View)),
    ("nspname", Tells::Name(SoughtKind::Namespace)),
    ("schema_name", Tells::Name(SoughtKind::Namespace)),
    ("attrelid", Tells::Table),
    ("conrelid", Tells::Table),
    ("enumtypid", Tells::Table),
    ("indrelid", Tells::Table),
    ("constraint_schema", Tells::Namespace),
    ("schemaname", Tells::Namespace),
    ("sequence_schema", Tells::Namespace),
    ("table_schema", Tells::Namespace),
    ("attisdropped", Tells::Nothing),
    ("attnum", Tells::Nothing),
    ("constraint_catalog", Tells::Nothing),
    ("constraint_type", Tells::Nothing),
    ("contype", Tells::Nothing),
    ("relkind", Tells::Nothing),
    ("table_catalog", Tells::Nothing),
    ("table_type", Tells::Nothing),
    ("typtype", Tells::Nothing),
];

/// `all [OR all …]`
pub(super) fn condition(input: Tokens<'_>, depth: u8) -> Parsed<'_, Condition> {
    joined(input, depth, "or", Condition::Any, |input, depth| {
        joined(input, depth, "and", Condition::All, single)
    })
}

fn joined<'a>(
    input: Tokens<'a>,
    depth: u8,
    word: &'static str,
    join: fn(Vec<Condition>) -> Condition,
    part: fn(Tokens<'a>, u8) -> Parsed<'a, Condition>,
) -> Parsed<'a, Condition> {
    let (mut input, first) = part(input, depth)?;
    if !input.first().is_word(word) {
        return Ok((input, first));
    }
    let mut parts = alloc::vec![first];
    while input.first().is_word(word) {
        let (next, more) = part(input.rest(), depth)?;
        parts.push(more);
        input = next;
    }
    Ok((input, join(parts)))
}

/// `NOT single | ( condition ) | EXISTS ( query ) | to_regclass(string) IS [NOT] NULL`
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
        let (input, asked) = condition(input.rest(), depth)?;
        let (input, _) = sign(")")(input)?;
        return Ok((input, asked));
    }
    to_regclass(input)
}

/// `to_regclass(string) IS [NOT] NULL`, `to_regtype(…)` likewise
fn to_regclass(input: Tokens<'_>) -> Parsed<'_, Condition> {
    let what = if input.first().is_word("to_regtype") { SoughtKind::Type } else { SoughtKind::Relation };
    if what == SoughtKind::Relation && !input.first().is_word("to_regclass") {
        return expected(input, "a question to the catalog");
    }
    let (input, literal) = parens(string).parse(input.rest())?;
    let (input, _) = keyword("is")(input)?;
    let (input, exists) = has("not")(input)?;
    let (input, _) = keyword("null")(input)?;
    let (namespace, name) = named(&literal.text, input.facts);
    let found = Condition::Exists(Sought { what, namespace, table: None, name });
    Ok((input, if exists { found } else { Condition::Not(Box::new(found)) }))
}

/// `SELECT … FROM catalog [JOIN catalog ON …] WHERE comparison [AND comparison …]`
fn query(input: Tokens<'_>) -> Parsed<'_, Sought> {
    let (mut input, _) = keyword("select")(input)?;
    while !input.first().is_word("from") {
        if input.is_at_end() || input.first().is_sign(")") {
            return expected(input, "FROM");
        }
        input = input.rest();
    }
    let mut told: Vec<(Tells, usize, Option<String>)> = Vec::new();
    let mut next = input;
    loop {
        input = next;
        if ["from", "join", "inner", "left"].iter().any(|word| input.first().is_word(word))
            || input.first().is_sign(",")
        {
            (next, ()) = source(input)?;
        } else if ["where", "on", "and"].iter().any(|word| input.first().is_word(word)) {
            let (after, comparison) = comparison(input.rest())?;
            told.extend(comparison);
            next = after;
        } else {
            break;
        }
    }
    let input = if input.first().is_word("limit") { input.rest().rest() } else { input };
    match sought(&told) {
        Some(sought) => Ok((input, sought)),
        None => expected(input, "the name of an object"),
    }
}

/// `{FROM | [INNER | LEFT] JOIN | ,} {pg_… | information_schema . name} [[AS] alias]`
fn source(mut input: Tokens<'_>) -> Parsed<'_, ()> {
    while ["from", "join", "inner", "left"].iter().any(|word| input.first().is_word(word))
        || input.first().is_sign(",")
    {
        input = input.rest();
    }
    let start = input;
    let (input, path) = path(input)?;
    let namespace = path.namespace.as_ref().map(|namespace| namespace.text.as_str());
    if !path.name.text.starts_with("pg_") && namespace != Some("information_schema") {
        return expected(start, "a catalog");
    }
    let (input, _) = has("as")(input)?;
    match name(input) {
        Ok((next, _)) if !["join", "inner", "left"].iter().any(|word| input.first().is_word(word)) => {
            Ok((next, ()))
        }
        Ok(_) | Err(_) => Ok((input, ())),
    }
}

/// What a comparison tells, by which column of [`CATALOG`], of which value.
type Told = Option<(Tells, usize, Option<String>)>;

/// `[NOT] [alias .] column [= value]`, `( comparison )`; a comparison of two columns tells nothing
fn comparison(input: Tokens<'_>) -> Parsed<'_, Told> {
    if input.first().is_sign("(") {
        // One pair of parentheses is enough for what people write.
        let (input, told) = plain_comparison(input.rest())?;
        let (input, _) = sign(")")(input)?;
        return Ok((input, told));
    }
    plain_comparison(input)
}

fn plain_comparison(input: Tokens<'_>) -> Parsed<'_, Told> {
    let (input, negated) = has("not")(input)?;
    let start = input;
    let (input, column) = column(input)?;
    let at = CATALOG.iter().position(|(known, _)| *known == column.text);
    if let Some((_, Tells::Nothing)) = at.map(|at| CATALOG[at]) {
        let (input, _) = expression::until(input, |at| at.first().is_word("and"))?;
        return Ok((input, None));
    }
    let (input, _) = sign("=")(input)?;
    if let Ok((next, _)) = column_alone(input) {
        return Ok((next, None));
    }
    let (input, value) = value(input)?;
    match at {
        Some(at) if !negated => Ok((input, Some((CATALOG[at].1, at, value)))),
        _ => expected(start, "a column that names an object"),
    }
}

/// `[alias .] column`
fn column(input: Tokens<'_>) -> Parsed<'_, Name> {
    let (input, first) = label(input)?;
    if input.first().is_sign(".") { label(input.rest()) } else { Ok((input, first)) }
}

/// A column, not a function.
fn column_alone(input: Tokens<'_>) -> Parsed<'_, Name> {
    let (rest, name) = column(input)?;
    if rest.first().is_sign("(") { expected(rest, "a column") } else { Ok((rest, name)) }
}

/// `string [:: type] | current_schema()`; none for the current namespace
fn value(input: Tokens<'_>) -> Parsed<'_, Option<String>> {
    if input.first().is_word("current_schema") {
        let (input, _) = opt(balanced).parse(input.rest())?;
        return Ok((input, None));
    }
    let (input, literal) = string(input)?;
    let cast = (input.first().is_sign(":") && input.second().is_sign(":")).then(|| input.rest().rest());
    let Some(input) = cast else { return Ok((input, Some(literal.text))) };
    let is_named = ["regclass", "regtype"].iter().any(|word| input.first().is_word(word));
    let text = if is_named { named(&literal.text, input.facts).1 } else { literal.text };
    Ok((input.rest(), Some(text)))
}

fn sought(told: &[(Tells, usize, Option<String>)]) -> Option<Sought> {
    let naming = |(tells, at, value): &(Tells, usize, Option<String>)| match (tells, value) {
        (Tells::Name(what), Some(name)) => Some((*at, *what, name.clone())),
        _ => None,
    };
    let (at, what, name) = told.iter().filter_map(naming).min_by_key(|(at, ..)| *at)?;
    let mut sought = Sought { what, namespace: None, table: None, name };
    for (tells, _, value) in told.iter().filter(|(_, other, _)| *other != at) {
        match tells {
            Tells::Namespace | Tells::Name(SoughtKind::Namespace) => sought.namespace.clone_from(value),
            Tells::Table | Tells::Name(_) => sought.table.clone_from(value),
            Tells::Nothing => {}
        }
    }
    Some(sought)
}
