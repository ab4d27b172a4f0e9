//! `DO` blocks: the guarded statements that PL/pgSQL is used for in migrations.

mod step;

use alloc::string::String;
use alloc::vec::Vec;

use nom::combinator::opt;

use super::*;
use crate::ordered::CollectVec;
use crate::syntax::sql::token::{Scanner, Within, dollar_body};
use crate::syntax::sql::tree::{Block, Formula, Step};
use step::{steps, value};

/// How deep blocks, questions and strings of statements may stand in one another.
pub(super) const DEPTH: u8 = 32;

/// `[LANGUAGE name] string [LANGUAGE name]`, after `DO`
pub(super) fn do_block(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, _) = opt(preceded(keyword("language"), label)).parse(input)?;
    let body = input.first();
    let (input, _) = string(input)?;
    let (input, _) = opt(preceded(keyword("language"), label)).parse(input)?;
    let block = within_string(body, input.facts(), |input| {
        let (input, mut block) = block(input, DEPTH)?;
        if Step::leave_schema(&block.steps) {
            block = Block { steps: Vec::new(), catches: Vec::new() };
        }
        let (input, _) = opt(sign(";")).parse(input)?;
        Ok((input, block))
    })?;
    Ok((input, Tree::Block(block)))
}

/// Reads the text in a string to its end.
fn within_string<T>(
    string: Token<'_>,
    facts: &'static Facts,
    parser: impl FnOnce(Tokens<'_>) -> Parsed<'_, T>,
) -> Result<T, Err<Expected>> {
    let unquoted;
    let (text, within) = match dollar_body(string.text) {
        Some(body) if string.span.end - string.span.start == string.text.len() as u32 => {
            (body, Within::At(string.span.start + ((string.text.len() - body.len()) / 2) as u32))
        }
        Some(body) => (body, Within::Escaped(string.span)),
        None => {
            unquoted = string.unquoted();
            (unquoted.as_str(), Within::Escaped(string.span))
        }
    };
    let mut scanner = Scanner::new(text, facts.lexis, within);
    let mut tokens: Vec<Token<'_>> = scanner.by_ref().collect_vec();
    tokens.push(scanner.end_token());
    let source = Source { tokens: &tokens, text, facts };
    let (rest, read) = parser(source.tokens()).map_err(no_other)?;
    if rest.first().kind == TokenKind::End {
        Ok(read)
    } else {
        Err(Err::Failure(Expected::with_left(left(rest), Some("the end of the block"))))
    }
}

/// `[DECLARE variables] BEGIN steps [EXCEPTION WHEN … THEN steps …] END [name]`
fn block(input: Tokens<'_>, depth: u8) -> Parsed<'_, Block> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "less deep a block") };
    let (input, has_variables) = has("declare")(input)?;
    let (input, declared) = if has_variables { declarations(input)? } else { (input, None) };
    let (input, _) = keyword("begin")(input)?;
    let (input, mut read) = steps(input, depth)?;
    if !read.is_empty() {
        read.splice(0..0, declared);
    }
    let (mut input, catching) = has("exception")(input)?;
    let mut catches = Vec::new();
    while catching && input.first().is_word("when") {
        input = input.rest();
        while !input.first().is_word("then") {
            if input.first().kind == TokenKind::End {
                return expected(input, "THEN");
            }
            catches.push(input.first().text.to_ascii_lowercase());
            input = input.rest();
        }
        let handler = input.rest();
        let (next, steps) = steps(handler, depth)?;
        if !Step::leave_schema(&steps) {
            return expected(handler, "NULL");
        }
        input = next;
    }
    let (input, _) = keyword("end")(input)?;
    let (input, _) = opt(name).parse(input)?;
    Ok((input, Block { steps: read, catches }))
}

/// `name … [{DEFAULT | := | =} formula] ; …` up to `BEGIN`: one step that sets them all
fn declarations(mut input: Tokens<'_>) -> Parsed<'_, Option<Step>> {
    let start = input;
    let mut variables = Vec::new();
    while !input.first().is_word("begin") {
        let (mut at, name) = label(input)?;
        let end = statement_end(input);
        let is_value = |at: Tokens<'_>| at.first().is_word("default") || at.first().is_sign("=");
        while !at.up_to(end).is_empty() && !is_value(at) {
            at = at.rest();
        }
        let value = if at.up_to(end).is_empty() { Formula::Null } else { value(at.rest(), end) };
        variables.push((name.text, value));
        (input, _) = sign(";")(end)?;
    }
    let set =
        (!variables.is_empty()).then(|| Step::Statement(Tree::SetVariables(variables), start.span_to(input)));
    Ok((input, set))
}

/// The `;` of the step.
fn statement_end(mut input: Tokens<'_>) -> Tokens<'_> {
    while !input.is_at_end() {
        input = input.rest();
    }
    input
}

/// What a string names as `regclass` and `regtype` read it: `"Order"`, `app.order`; its last part, folded.
pub(super) fn named(text: &str, facts: &'static Facts) -> (Option<String>, String) {
    let names: Vec<String> = Scanner::new(text, facts.lexis, Within::At(0))
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Quoted))
        .map(|token| fold(token, facts).text)
        .collect_vec();
    match names.as_slice() {
        [.., namespace, name] => (Some(namespace.clone()), name.clone()),
        [name] => (None, name.clone()),
        [] => (None, String::new()),
    }
}
