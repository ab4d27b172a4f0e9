//! Expressions whose value may be known: what guards statements, and what composes their text.

mod composed;

use alloc::boxed::Box;
use alloc::vec::Vec;

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::condition::{catalog_query, exists};
use super::expression::until;
use super::mysql::system_variable;
use super::*;
use composed::composed;

use crate::ordered::CollectVec;
use crate::syntax::sql::mention::mentions_in;
use crate::syntax::sql::tree::{CatalogQuery, Comparison, Formula};

/// How deep expressions stand in one another.
pub(super) const DEPTH: u8 = 12;

/// An expression up to `,`, `)`, `INTO`, `FROM`, `THEN` or the end; what is not understood is unknown.
pub(super) fn formula_or_unknown(input: Tokens<'_>) -> Parsed<'_, Formula> {
    const ENDS: &[&str] = &["into", "from", "then", "using"];
    let is_end = |at: Tokens<'_>| ENDS.iter().any(|word| at.first().is_word(word));
    let ends_here =
        |at: Tokens<'_>| at.is_at_end() || at.first().is_sign(",") || at.first().is_sign(")") || is_end(at);
    if let Ok((rest, read)) = formula(input, DEPTH)
        && ends_here(rest)
    {
        return Ok((rest, read));
    }
    let (rest, _) = until(input, is_end)?;
    let mentions = mentions_in(input.up_to(rest), input.facts());
    Ok((rest, Formula::Unknown(mentions)))
}

/// `all [OR all …]`
pub(super) fn formula(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "a simpler expression") };
    let (mut input, first) = all(input, depth)?;
    let mut parts = alloc::vec![first];
    let bars = |at: Tokens<'_>| at.facts().has_procedures && is_joining(at);
    while input.first().is_word("or") || bars(input) {
        let skipped = if input.first().is_word("or") { input.rest() } else { input.rest().rest() };
        let (next, more) = all(skipped, depth)?;
        parts.push(more);
        input = next;
    }
    let only = if parts.len() == 1 { parts.pop() } else { None };
    Ok((input, only.unwrap_or(Formula::Any(parts))))
}

/// `compared [AND compared …]`
fn all(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let (mut input, first) = compared(input, depth)?;
    let mut parts = alloc::vec![first];
    while input.first().is_word("and") || (input.first().is_sign("&") && input.second().is_sign("&")) {
        let skipped = if input.first().is_word("and") { input.rest() } else { input.rest().rest() };
        let (next, more) = compared(skipped, depth)?;
        parts.push(more);
        input = next;
    }
    let only = if parts.len() == 1 { parts.pop() } else { None };
    Ok((input, only.unwrap_or(Formula::All(parts))))
}

/// `NOT compared | value [comparison value | IS [NOT] NULL]`
fn compared(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "a simpler expression") };
    if input.first().is_word("not") || input.first().is_sign("!") {
        let (input, read) = compared(input.rest(), depth)?;
        return Ok((input, Formula::Not(Box::new(read))));
    }
    let (input, one) = joined(input, depth)?;
    let negated = input.first().is_word("not") && input.second().is_word("in");
    let at = if negated { input.rest() } else { input };
    if at.first().is_word("in") && at.second().is_sign("(") {
        let (input, values) = delimited(sign("("), list(depth), sign(")")).parse(at.rest())?;
        let equals = |other| Formula::Compared(Comparison::Equal, Box::new([one.clone(), other]));
        let any = Formula::Any(values.into_iter().map(equals).collect_vec());
        return Ok((input, if negated { Formula::Not(Box::new(any)) } else { any }));
    }
    if let Ok((input, _)) = keyword("is")(input) {
        let (input, not) = has("not")(input)?;
        let (input, _) = keyword("null")(input)?;
        let is_null = Formula::IsNull(Box::new(one));
        return Ok((input, if not { Formula::Not(Box::new(is_null)) } else { is_null }));
    }
    let Ok((input, how)) = comparison(input) else { return Ok((input, one)) };
    let (input, other) = joined(input, depth)?;
    Ok((input, Formula::Compared(how, Box::new([one, other]))))
}

/// `||`, which joins texts, and in MySQL is another `OR`
fn is_joining(input: Tokens<'_>) -> bool {
    input.first().is_sign("|") && input.second().is_sign("|")
}

/// `operand [|| operand …]`
fn joined(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let (mut input, first) = operand(input, depth)?;
    if input.facts().has_procedures || !is_joining(input) {
        return Ok((input, first));
    }
    let mut parts = alloc::vec![first];
    while is_joining(input) {
        let (next, more) = operand(input.rest().rest(), depth)?;
        parts.push(more);
        input = next;
    }
    Ok((input, Formula::Joined(parts)))
}

fn comparison(input: Tokens<'_>) -> Parsed<'_, Comparison> {
    alt((
        value(Comparison::Unequal, alt(((sign("<"), sign(">")), (sign("!"), sign("="))))),
        value(Comparison::AtMost, (sign("<"), sign("="))),
        value(Comparison::AtLeast, (sign(">"), sign("="))),
        value(Comparison::Less, sign("<")),
        value(Comparison::Greater, sign(">")),
        value(Comparison::Equal, sign("=")),
    ))
    .parse(input)
}

/// `simple [:: type …]`
fn operand(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let (mut input, read) = simple(input, depth)?;
    while input.first().is_sign(":") && input.second().is_sign(":") {
        (input, _) = path(input.rest().rest())?;
        (input, _) = opt((sign("["), sign("]"))).parse(input)?;
    }
    Ok((input, read))
}

/// `string | number | NULL | @name | name | function(…) | EXISTS (query) | (query) | (formula) | COUNT(…)`
fn simple(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "a simpler expression") };
    let first = input.first();
    let is_call = input.second().is_sign("(");
    if first.kind == TokenKind::String {
        return Ok(text(input));
    }
    if let (TokenKind::Number, Ok(number)) = (first.kind, first.text.parse()) {
        return Ok((input.rest(), Formula::Number(number)));
    }
    if first.is_sign("@") {
        let read =
            if input.second().is_sign("@") { system_variable(input.rest().rest()) } else { variable(input) };
        return read.map(|(input, name)| (input, Formula::Variable(name)));
    }
    if first.is_word("on") || first.is_word("off") {
        return Ok((input.rest(), Formula::Number(i64::from(first.is_word("on")))));
    }
    if first.is_sign("(") {
        let inner = |input| {
            if let Ok((_, _)) = keyword("select")(input) {
                query(input, depth)
            } else {
                formula(input, depth)
            }
        };
        return delimited(sign("("), inner, sign(")")).parse(input);
    }
    if first.is_word("null") {
        return Ok((input.rest(), Formula::Null));
    }
    if first.is_word("true") || first.is_word("false") {
        return Ok((input.rest(), Formula::Number(i64::from(first.is_word("true")))));
    }
    let arguments = |input| delimited(sign("("), list(depth), sign(")")).parse(input);
    if !input.facts().has_procedures {
        if first.is_word("exists") {
            let (input, asked) = exists(input)?;
            return Ok((input, Formula::Asked(Box::new(asked))));
        }
        if let Some(read) = composed(input, depth) {
            return read;
        }
    }
    if first.is_word("exists") && is_call {
        let (input, found) =
            delimited(sign("("), |input| query(input, depth), sign(")")).parse(input.rest())?;
        let Formula::Query(mut found) = found else { return expected(input, "a question to the catalog") };
        found.value = Formula::Rows;
        return Ok((input, Formula::Query(found)));
    }
    if first.is_word("count") && is_call {
        let (input, ()) = balanced(input.rest())?;
        return Ok((input, Formula::Rows));
    }
    let is_current = ["database", "schema", "current_schema"].iter().any(|word| first.is_word(word));
    if is_current && is_call {
        let (input, ()) = balanced_or_empty(input.rest())?;
        return Ok((input, Formula::Database));
    }
    if first.is_word("concat") && is_call {
        return arguments(input.rest()).map(|(input, parts)| (input, Formula::Joined(parts)));
    }
    if first.is_word("if") && is_call {
        let (rest, parts) = arguments(input.rest())?;
        let Ok(parts) = <[Formula; 3]>::try_from(parts) else { return expected(input, "three arguments") };
        return Ok((rest, Formula::If(Box::new(parts))));
    }
    if is_call {
        return expected(input, "a function whose value is known");
    }
    // A column of the query around it, or a variable of a procedure.
    let (input, name) = name(input)?;
    Ok((input, Formula::Variable(name.text.to_ascii_lowercase())))
}

fn balanced_or_empty(input: Tokens<'_>) -> Parsed<'_, ()> {
    (sign("("), sign(")")).map(|_| ()).parse(input)
}

/// `formula [, formula …]`
fn list<'a>(depth: u8) -> impl Fn(Tokens<'a>) -> Parsed<'a, Vec<Formula>> {
    move |input| {
        let (mut input, first) = formula(input, depth)?;
        let mut read = alloc::vec![first];
        while input.first().is_sign(",") {
            let (next, more) = formula(input.rest(), depth)?;
            read.push(more);
            input = next;
        }
        Ok((input, read))
    }
}

/// `string [string …]`, which are one
fn text(mut input: Tokens<'_>) -> (Tokens<'_>, Formula) {
    let mut said = String::new();
    let mut span = input.first().span;
    while input.first().kind == TokenKind::String {
        said.push_str(&input.first().unquoted());
        span = span.join(input.first().span);
        input = input.rest();
    }
    (input, Formula::Text(said, span))
}

/// `@name`, in lower case
pub(super) fn variable(input: Tokens<'_>) -> Parsed<'_, String> {
    let (input, _) = sign("@")(input)?;
    let (input, name) = alt((label, string)).parse(input)?;
    Ok((input, alloc::format!("@{}", name.text.to_ascii_lowercase())))
}

/// `SELECT value [FROM information_schema.view WHERE column = value AND …] [LIMIT …]`
fn query(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let (input, _) = keyword("select")(input)?;
    if !input.facts().has_procedures {
        return catalog_query(input, depth);
    }
    let (input, value) =
        if input.first().is_sign("*") { (input.rest(), Formula::Number(1)) } else { formula(input, depth)? };
    if !input.first().is_word("from") {
        return Ok((input, value));
    }
    let (input, (view, wanted)) = from_catalog(input, depth)?;
    Ok((input, Formula::Query(Box::new(CatalogQuery { value, view, wanted }))))
}

/// `FROM information_schema . view [alias] [WHERE column = value [AND …]] [LIMIT number]`
pub(super) fn from_catalog(input: Tokens<'_>, depth: u8) -> Parsed<'_, (String, Vec<(String, Formula)>)> {
    let (input, _) = keyword("from")(input)?;
    let (input, path) = path(input)?;
    if !path.namespace.is_some_and(|namespace| namespace.text.eq_ignore_ascii_case("information_schema")) {
        return expected(input, "information_schema");
    }
    let (input, _) = opt(keyword("as")).parse(input)?;
    let is_alias = input.first().kind == TokenKind::Word
        && !["where", "limit", "into"].iter().any(|word| input.first().is_word(word))
        && !input.is_at_end();
    let mut input = if is_alias { input.rest() } else { input };
    let mut wanted = Vec::new();
    if input.first().is_word("where") {
        let in_parens = input.second().is_sign("(");
        input = if in_parens { input.rest().rest() } else { input.rest() };
        loop {
            let (next, (column, value)) = wanted_column(input, depth)?;
            wanted.push((column, value));
            input = next;
            if in_parens && input.first().is_sign(")") && input.second().is_word("and") {
                let (next, _) = (sign(")"), keyword("and"), sign("(")).parse(input)?;
                input = next;
            } else if input.first().is_word("and") {
                input = input.rest();
            } else {
                break;
            }
        }
        if in_parens {
            (input, _) = sign(")")(input)?;
        }
    }
    if input.first().is_word("limit") {
        input = input.rest().rest();
    }
    Ok((input, (path.name.text.to_ascii_lowercase(), wanted)))
}

/// `[alias .] column = value`
fn wanted_column(input: Tokens<'_>, depth: u8) -> Parsed<'_, (String, Formula)> {
    let (input, path) = path(input)?;
    let (input, _) = sign("=")(input)?;
    let (input, value) = operand(input, depth)?;
    Ok((input, (path.name.text.to_ascii_lowercase(), value)))
}
