//! Conditions in one form: parentheses where they are needed, `!=`, `IN (…)`, `LIKE`.
//!
//! PostgreSQL prints `((a > 3) AND (b = ANY (ARRAY['x'])))` for `a > 3 AND b IN ('x')` (`ruleutils.c`).

use alloc::string::String;
use alloc::vec::Vec;

use super::Token;

/// How deep conditions may stand in one another; deeper ones stay as they are.
const DEPTH: u8 = 32;

/// The condition in one form.
pub(super) fn simple(tokens: &[Token]) -> Vec<Token> {
    let tokens = operators(tokens);
    joined(&tokens, DEPTH).map_or(tokens, |condition| condition.tokens)
}

/// A condition, and whether an `OR` holds it together.
struct Condition {
    tokens: Vec<Token>,
    is_any: bool,
}

/// `all [OR all …]`, the whole of the tokens.
fn joined(tokens: &[Token], depth: u8) -> Option<Condition> {
    let depth = depth.checked_sub(1)?;
    let parts = split(tokens, "or");
    let [only] = parts[..] else {
        let mut joined = Vec::with_capacity(tokens.len());
        for part in parts {
            if !joined.is_empty() {
                joined.push(word("or"));
            }
            joined.extend(all(part, depth)?.tokens);
        }
        return Some(Condition { tokens: joined, is_any: true });
    };
    all(only, depth)
}

/// `single [AND single …]`
fn all(tokens: &[Token], depth: u8) -> Option<Condition> {
    let parts = split(tokens, "and");
    let [only] = parts[..] else {
        let mut joined = Vec::with_capacity(tokens.len());
        for part in parts {
            if !joined.is_empty() {
                joined.push(word("and"));
            }
            let part = single(part, depth)?;
            if part.is_any {
                joined.push(Token::Mark('('));
                joined.extend(part.tokens);
                joined.push(Token::Mark(')'));
            } else {
                joined.extend(part.tokens);
            }
        }
        return Some(Condition { tokens: joined, is_any: false });
    };
    single(only, depth)
}

/// `( condition ) | whatever else`
fn single(tokens: &[Token], depth: u8) -> Option<Condition> {
    match tokens {
        [] => None,
        [Token::Mark('('), inner @ .., Token::Mark(')')] if super::closes_at_the_end(tokens) => {
            joined(inner, depth)
        }
        _ => Some(Condition { tokens: without_needless(tokens), is_any: false }),
    }
}

/// The parts between a word outside of parentheses; the `AND` of `BETWEEN` is none.
fn split<'t>(tokens: &'t [Token], word: &str) -> Vec<&'t [Token]> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut between) = (0, 0_i32, false);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark('(' | '[') => depth += 1,
            Token::Mark(')' | ']') => depth -= 1,
            Token::Word(said) if depth == 0 && said == "case" => depth += 1,
            Token::Word(said) if said == "end" => depth -= 1,
            Token::Word(said) if depth == 0 && said == "between" => between = true,
            Token::Word(said) if depth == 0 && said == "and" && between => between = false,
            Token::Word(said) if depth == 0 && said == word => {
                parts.push(&tokens[start..at]);
                start = at + 1;
            }
            Token::Word(_) | Token::Text(_) | Token::Mark(_) => {}
        }
    }
    parts.push(&tokens[start..]);
    parts
}

/// Leaves out parentheses around one word or text that no function stands before.
fn without_needless(tokens: &[Token]) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let is_call = matches!(kept.last(), Some(Token::Word(_)));
        match (token, tokens.get(at + 1), tokens.get(at + 2)) {
            (Token::Mark('('), Some(inner @ (Token::Word(_) | Token::Text(_))), Some(Token::Mark(')')))
                if !is_call =>
            {
                kept.push(inner.clone());
                at += 3;
            }
            _ => {
                kept.push(token.clone());
                at += 1;
            }
        }
    }
    kept
}

/// `<>` as `!=`, `~~` as `LIKE`, `= ANY (ARRAY[…])` as `IN (…)`.
fn operators(tokens: &[Token]) -> Vec<Token> {
    let is = |at: usize, mark: char| tokens.get(at) == Some(&Token::Mark(mark));
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if is(at, '<') && is(at + 1, '>') {
            kept.extend([Token::Mark('!'), Token::Mark('=')]);
            at += 2;
        } else if is(at, '~') && is(at + 1, '~') && !is(at + 2, '*') {
            kept.push(word("like"));
            at += 2;
        } else if is(at, '=')
            && tokens.get(at + 1) == Some(&word("any"))
            && let Some((list, after)) = array(tokens, at + 2)
        {
            kept.push(word("in"));
            kept.push(Token::Mark('('));
            kept.extend_from_slice(list);
            kept.push(Token::Mark(')'));
            at = after;
        } else {
            kept.push(token.clone());
            at += 1;
        }
    }
    kept
}

/// `( [(] ARRAY [ … ] [)] )`: what stands in the array, and where it ends.
fn array(tokens: &[Token], at: usize) -> Option<(&[Token], usize)> {
    let opens = tokens[at..].iter().take_while(|token| **token == Token::Mark('(')).count();
    let start = at + opens;
    let is_array = opens > 0 && tokens.get(start) == Some(&word("array"));
    if !is_array || tokens.get(start + 1) != Some(&Token::Mark('[')) {
        return None;
    }
    let end = start + 2 + tokens[start + 2..].iter().position(|token| *token == Token::Mark(']'))?;
    let closes = tokens[end + 1..].iter().take_while(|token| **token == Token::Mark(')')).count();
    (closes >= opens).then(|| (&tokens[start + 2..end], end + 1 + opens))
}

fn word(word: &str) -> Token {
    Token::Word(String::from(word))
}
