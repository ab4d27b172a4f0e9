//! Questions to the catalog that guard statements: `IF NOT EXISTS (SELECT … FROM pg_type WHERE typname = 'x')`.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use nom::combinator::opt;

use super::block::named;
use super::formula::formula;
use super::*;
use crate::ordered::CollectVec;
use crate::syntax::sql::tree::{Condition, Formula, Sought, SoughtKind};

/// What a column of the catalog tells of the object that is sought.
#[derive(Clone, Copy, PartialEq)]
enum Tells {
    /// Its name, and what it is.
    Name(SoughtKind),
    /// The table it belongs to.
    Table,
    /// Its namespace.
    Namespace,
    /// What it is like.
    Property,
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
    ("data_type", Tells::Property),
    ("is_nullable", Tells::Property),
    ("udt_name", Tells::Property),
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

/// Parts with a word between them, as one; a part alone stays what it is.
pub(super) fn joined<'a>(
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
    if input.first().is_word("exists") {
        return exists(input);
    }
    if input.first().is_sign("(") {
        let (input, asked) = condition(input.rest(), depth)?;
        let (input, _) = sign(")")(input)?;
        return Ok((input, asked));
    }
    to_regclass(input)
}

/// `EXISTS ( query )`
pub(super) fn exists(input: Tokens<'_>) -> Parsed<'_, Condition> {
    preceded(keyword("exists"), parens(query)).map(Condition::Exists).parse(input)
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
    let (namespace, name) = named(&literal.text, input.facts());
    let found = Condition::Exists(Sought { what, namespace, table: None, name, properties: Vec::new() });
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
    found(input)
}

/// `value FROM catalog … WHERE …`, after `SELECT`: what a question to the catalog comes to
pub(super) fn catalog_query(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let (input, value) = catalog_value(input, depth)?;
    if !input.first().is_word("from") {
        return match value {
            CatalogValue::Formula(value) => Ok((input, value)),
            CatalogValue::Rows | CatalogValue::Column(_) => expected(input, "FROM"),
        };
    }
    let (input, sought) = found(input)?;
    Ok((input, answer(value, sought)))
}

/// What is selected from the catalog.
pub(super) enum CatalogValue {
    /// `COUNT(…)`
    Rows,
    /// A column, in lower case.
    Column(String),
    /// What does not depend on the row.
    Formula(Formula),
}

/// `COUNT(…) | [alias .] column | formula`
pub(super) fn catalog_value(input: Tokens<'_>, depth: u8) -> Parsed<'_, CatalogValue> {
    if input.first().is_word("count") && input.second().is_sign("(") {
        let (input, ()) = balanced(input.rest())?;
        return Ok((input, CatalogValue::Rows));
    }
    let ends = |at: Tokens<'_>| at.first().is_word("from") || at.first().is_word("into");
    if let Ok((rest, column)) = column_alone(input)
        && ends(rest)
    {
        return Ok((rest, CatalogValue::Column(column.text)));
    }
    formula(input, depth).map(|(input, value)| (input, CatalogValue::Formula(value)))
}

/// What a question comes to that selects a value of the object that is sought.
pub(super) fn answer(value: CatalogValue, sought: Sought) -> Formula {
    let exists = |sought| Formula::Asked(Box::new(Condition::Exists(sought)));
    let known = CATALOG.iter().find_map(|(name, tells)| {
        matches!(&value, CatalogValue::Column(column) if column == name).then_some(*tells)
    });
    match (value, known) {
        (CatalogValue::Rows, _) => {
            Formula::If(Box::new([exists(sought), Formula::Number(1), Formula::Number(0)]))
        }
        (CatalogValue::Formula(value), _) => Formula::If(Box::new([exists(sought), value, Formula::Null])),
        (CatalogValue::Column(_), Some(Tells::Name(what))) if what == sought.what => {
            let name = Formula::Text(sought.name.clone(), Span::default());
            Formula::If(Box::new([exists(sought), name, Formula::Null]))
        }
        (CatalogValue::Column(column), Some(Tells::Property)) => Formula::Property(Box::new(sought), column),
        (CatalogValue::Column(_), _) => Formula::Unknown(alloc::vec![sought.name]),
    }
}

/// `FROM catalog [JOIN catalog ON …] WHERE comparison [AND comparison …]`
pub(super) fn found(input: Tokens<'_>) -> Parsed<'_, Sought> {
    let mut input = input;
    let mut told = Vec::new();
    let mut next = input;
    loop {
        input = next;
        if ["from", "join", "inner", "left"].iter().any(|word| input.first().is_word(word))
            || input.first().is_sign(",")
        {
            (next, ()) = source(input)?;
        } else if ["where", "on", "and"].iter().any(|word| input.first().is_word(word)) {
            let (after, comparison) = comparison(input.rest())?;
            told.push(comparison);
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

/// What a comparison tells.
enum Told {
    /// Of which value, by which column of [`CATALOG`].
    Object(Tells, usize, Option<String>),
    /// What a property may be.
    Property(String, Vec<String>),
    Nothing,
}

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
    let tells = at.map(|at| CATALOG[at].1);
    if tells == Some(Tells::Nothing) {
        let (input, _) = expression::until(input, |at| at.first().is_word("and"))?;
        return Ok((input, Told::Nothing));
    }
    if tells == Some(Tells::Property) && !negated {
        let (input, values) = if let Ok((input, _)) = sign("=")(input) {
            string.map(|only| alloc::vec![only]).parse(input)?
        } else {
            preceded(keyword("in"), parens(comma_list(string))).parse(input)?
        };
        let values = values.into_iter().map(|value| value.text).collect_vec();
        return Ok((input, Told::Property(column.text, values)));
    }
    let (input, _) = sign("=")(input)?;
    if let Ok((next, _)) = column_alone(input) {
        return Ok((next, Told::Nothing));
    }
    let (input, value) = value(input)?;
    match (at, tells) {
        (Some(at), Some(tells)) if !negated => Ok((input, Told::Object(tells, at, value))),
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
    let text = if is_named { named(&literal.text, input.facts()).1 } else { literal.text };
    Ok((input.rest(), Some(text)))
}

fn sought(told: &[Told]) -> Option<Sought> {
    let objects = || {
        told.iter().filter_map(|told| match told {
            Told::Object(tells, at, value) => Some((*tells, *at, value)),
            Told::Property(..) | Told::Nothing => None,
        })
    };
    let naming = |(tells, at, value): (Tells, usize, &Option<String>)| match (tells, value) {
        (Tells::Name(what), Some(name)) => Some((at, what, name.clone())),
        _ => None,
    };
    let (at, what, name) = objects().filter_map(naming).min_by_key(|(at, ..)| *at)?;
    let properties = told.iter().filter_map(|told| match told {
        Told::Property(property, values) => Some((property.clone(), values.clone())),
        Told::Object(..) | Told::Nothing => None,
    });
    let mut sought =
        Sought { what, namespace: None, table: None, name, properties: properties.collect_vec() };
    for (tells, _, value) in objects().filter(|(_, other, _)| *other != at) {
        match tells {
            Tells::Namespace | Tells::Name(SoughtKind::Namespace) => sought.namespace.clone_from(value),
            Tells::Table | Tells::Name(_) => sought.table.clone_from(value),
            Tells::Property | Tells::Nothing => {}
        }
    }
    Some(sought)
}
