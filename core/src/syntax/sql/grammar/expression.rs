//! Expressions: where they end, and what names they hold. They stay text.

use nom::Parser;
use nom::combinator::cut;

use super::*;

/// Tokens up to a `,`, a `)` that closes nothing, the end, or a token at which `stop` holds; parentheses, brackets
/// and `CASE … END` hold what they hold. Not nothing.
pub(super) fn until<'a>(input: Tokens<'a>, stop: impl Fn(Tokens<'a>) -> bool) -> Parsed<'a, Expression> {
    let start = input;
    let mut input = input;
    let mut depth = 0_u32;
    while !input.is_at_end() {
        let token = input.first();
        let opens = token.is_sign("(") || token.is_sign("[") || token.is_word("case");
        let closes = token.is_sign(")") || token.is_sign("]") || (token.is_word("end") && depth > 0);
        if depth == 0 && (closes || token.is_sign(",") || (!start.up_to(input).is_empty() && stop(input))) {
            break;
        }
        if closes {
            depth -= 1;
        }
        depth += u32::from(opens);
        input = input.rest();
    }
    if depth > 0 {
        return expected(input, ")");
    }
    Ok((input, start.expression_to(input)))
}

/// An expression up to the next `,`, `)` or the end.
pub(super) fn expression(input: Tokens<'_>) -> Parsed<'_, Expression> {
    until_or_nothing(input, |_| false)
}

/// An expression that ends where a constraint of a column can begin (`b_expr` of PostgreSQL's grammar, which knows
/// none of these words outside of parentheses).
pub(super) fn default_expression(input: Tokens<'_>) -> Parsed<'_, Expression> {
    const ENDS: &[&str] = &[
        "not",
        "null",
        "constraint",
        "default",
        "primary",
        "unique",
        "references",
        "check",
        "collate",
        "generated",
        "deferrable",
        "initially",
        "storage",
        "compression",
        "on",
        "comment",
        "auto_increment",
        "key",
        "as",
    ];
    until_or_nothing(input, |at| ENDS.iter().any(|word| at.first().is_word(word)))
}

fn until_or_nothing<'a>(input: Tokens<'a>, stop: impl Fn(Tokens<'a>) -> bool) -> Parsed<'a, Expression> {
    let (rest, read) = until(input, stop)?;
    if read.text.is_empty() { expected(input, "an expression") } else { Ok((rest, read)) }
}

/// `( expression )`, without the parentheses
pub(super) fn in_parens(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (input, _) = sign("(")(input)?;
    let start = input;
    let (mut input, _) = until(input, |_| false)?;
    while input.first().is_sign(",") {
        (input, _) = until(input.rest(), |_| false)?;
    }
    let read = start.expression_to(input);
    let (input, _) = cut(sign(")")).parse(input)?;
    Ok((input, read))
}
