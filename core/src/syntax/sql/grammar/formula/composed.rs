//! Texts that PostgreSQL composes: `format(…)`, `quote_ident(…)`, `quote_literal(…)`; and arrays of them.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::*;
use super::{formula, list};
use crate::syntax::sql::tree::Formula;

/// `format ( string [, formula …] ) | quote_ident ( formula ) | quote_literal ( formula ) | ARRAY [ formula, … ]`;
/// none where something else stands here
pub(super) fn composed(input: Tokens<'_>, depth: u8) -> Option<Parsed<'_, Formula>> {
    let first = input.first();
    let is_call = input.second().is_sign("(");
    let quoted = |quote: fn(Box<Formula>) -> Formula| {
        parens(|input| formula(input, depth)).map(|of| quote(Box::new(of))).parse(input.rest())
    };
    match () {
        () if first.is_word("format") && is_call => Some(format(input.rest(), depth)),
        () if first.is_word("quote_ident") && is_call => Some(quoted(Formula::Identifier)),
        () if (first.is_word("quote_literal") || first.is_word("quote_nullable")) && is_call => {
            Some(quoted(Formula::Literal))
        }
        () if first.is_word("array") && input.second().is_sign("[") => {
            Some(delimited(sign("["), list(depth), sign("]")).map(Formula::List).parse(input.rest()))
        }
        () => None,
    }
}

/// `( string [, formula …] )`, after `format`: `%I` is an identifier, `%L` a literal, `%s` the text itself, `%%` a `%`
/// (PostgreSQL manual, 9.4.1)
fn format(input: Tokens<'_>, depth: u8) -> Parsed<'_, Formula> {
    let (input, _) = sign("(")(input)?;
    let place = input.first().span;
    let (input, pattern) = string(input)?;
    let (input, values) = opt(preceded(sign(","), list(depth))).parse(input)?;
    let (after, _) = sign(")")(input)?;
    let values = values.unwrap_or_default();
    let mut parts = Vec::new();
    let mut next = 0_usize;
    let mut pieces = pattern.text.split('%');
    let text = |said: &str| Formula::Text(String::from(said), place);
    parts.push(text(pieces.next().unwrap_or_default()));
    while let Some(piece) = pieces.next() {
        if piece.is_empty() {
            // `%%`: what follows is text.
            parts.push(text("%"));
            parts.push(text(pieces.next().unwrap_or_default()));
            continue;
        }
        let (at, piece) = match piece.split_once('$') {
            Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                (number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)), rest)
            }
            _ => (Some(next), piece),
        };
        let Some(value) = at.and_then(|at| values.get(at)).cloned() else {
            return expected(after, "a value for each `%`");
        };
        next = at.map_or(next, |at| at + 1);
        let mut rest = piece.chars();
        parts.push(match rest.next() {
            Some('I') => Formula::Identifier(Box::new(value)),
            Some('L') => Formula::Literal(Box::new(value)),
            Some('s') => value,
            _ => return expected(after, "%I, %L or %s"),
        });
        parts.push(text(rest.as_str()));
    }
    Ok((after, Formula::Joined(parts)))
}
