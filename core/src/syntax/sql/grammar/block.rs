//! `DO` blocks: the guarded statements that PL/pgSQL is used for in migrations.

use alloc::string::String;
use alloc::vec::Vec;

use nom::combinator::opt;

use super::condition::condition;
use super::*;
use crate::syntax::sql::mention::mentions_in;
use crate::syntax::sql::split::skipped;
use crate::syntax::sql::token::{Scanner, Within, dollar_body};
use crate::syntax::sql::tree::{Block, Step};
use crate::syntax::sql::untouched;

/// How deep blocks, questions and strings of statements may stand in one another.
pub(super) const DEPTH: u8 = 16;

/// `[LANGUAGE name] string [LANGUAGE name]`, after `DO`
pub(super) fn do_block(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, _) = opt(preceded(keyword("language"), label)).parse(input)?;
    let body = input.first();
    let (input, _) = string(input)?;
    let (input, _) = opt(preceded(keyword("language"), label)).parse(input)?;
    let block = within_string(body, input.facts, |input| {
        let (input, block) = block(input, DEPTH)?;
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
    let mut tokens: Vec<Token<'_>> = scanner.by_ref().collect();
    tokens.push(scanner.end_token());
    let (rest, read) = parser(Tokens::new(&tokens, text, facts)).map_err(no_other)?;
    if rest.first().kind == TokenKind::End {
        Ok(read)
    } else {
        Err(Err::Failure(Expected::with_left(left(rest), Some("the end of the block"))))
    }
}

/// `[DECLARE …] BEGIN steps [EXCEPTION WHEN … THEN steps …] END [name]`
fn block(input: Tokens<'_>, depth: u8) -> Parsed<'_, Block> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "less deep a block") };
    let (mut input, declares) = has("declare")(input)?;
    if declares {
        while !input.first().is_word("begin") {
            if input.first().kind == TokenKind::End {
                return expected(input, "BEGIN");
            }
            input = input.rest();
        }
    }
    let (input, _) = keyword("begin")(input)?;
    let (input, read) = steps(input, depth)?;
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
        if !steps.is_empty() {
            return expected(handler, "NULL");
        }
        input = next;
    }
    let (input, _) = keyword("end")(input)?;
    let (input, _) = opt(name).parse(input)?;
    Ok((input, Block { steps: read, catches }))
}

/// Steps up to `END`, `EXCEPTION`, `WHEN`, `ELSE` or `ELSIF`; those that change no schema are left out.
fn steps(mut input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    const ENDS: &[&str] = &["end", "exception", "when", "else", "elsif", "elseif"];
    let mut read = Vec::new();
    while !ENDS.iter().any(|word| input.first().is_word(word)) && input.first().kind != TokenKind::End {
        let (next, more) = step(input, depth).map_err(no_other)?;
        (input, _) = cut(sign(";")).parse(next)?;
        read.extend(more);
    }
    Ok((input, read))
}

/// `block | IF … | loop | EXECUTE string | statement`, without its `;`
fn step(input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let first = input.first();
    if first.is_word("begin") || first.is_word("declare") {
        let (input, block) = block(input, depth)?;
        let step = if block.steps.is_empty() { Vec::new() } else { alloc::vec![Step::Block(block)] };
        return Ok((input, step));
    }
    if first.is_word("if") {
        return conditional(input.rest(), depth);
    }
    if ["for", "foreach", "while", "loop"].iter().any(|word| first.is_word(word)) {
        return repeated(input, depth);
    }
    if first.is_word("execute") {
        return executed(input.rest(), depth);
    }
    if changes_nothing(input) {
        return Ok((statement_end(input), Vec::new()));
    }
    let (rest, tree) = statement(input)?;
    Ok((rest, alloc::vec![Step::Statement(tree, input.span_to(rest))]))
}

/// Whether a step is about data, variables and messages only. In PL/pgSQL, `SELECT … INTO` sets a variable.
fn changes_nothing(input: Tokens<'_>) -> bool {
    const WORDS: &[&str] = &[
        "null", "raise", "perform", "return", "get", "exit", "continue", "open", "assert", "select", "set",
        "with",
    ];
    let first = input.first();
    let second = input.second();
    let assigns = second.is_sign(":") || second.is_sign("=");
    WORDS.iter().any(|word| first.is_word(word)) || skipped(&first).is_some() || assigns
}

/// The `;` of the step.
fn statement_end(mut input: Tokens<'_>) -> Tokens<'_> {
    while !input.is_at_end() {
        input = input.rest();
    }
    input
}

/// `condition THEN steps [ELSIF …] [ELSE steps] END IF`, after `IF`
fn conditional(input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "less deep a block") };
    let question = input;
    let asked = condition(input, depth);
    let asked = asked.and_then(|(input, asked)| {
        let (input, _) = keyword("then")(input)?;
        Ok((input, asked))
    });
    let (input, asked) = match asked {
        Ok((input, asked)) => (input, Ok(asked)),
        Err(error) => {
            let mut input = question;
            while !input.first().is_word("then") {
                if input.first().kind == TokenKind::End {
                    return expected(input, "THEN");
                }
                input = input.rest();
            }
            (input.rest(), Err(error))
        }
    };
    let (input, then) = steps(input, depth)?;
    let (input, otherwise) =
        if let Ok((input, _)) = keyword("elsif")(input).or_else(|_| keyword("elseif")(input)) {
            conditional(input, depth)?
        } else {
            let (input, has_else) = has("else")(input)?;
            let (input, otherwise) = if has_else { steps(input, depth)? } else { (input, Vec::new()) };
            let (input, ()) = phrase("end if")(input)?;
            (input, otherwise)
        };
    if then.is_empty() && otherwise.is_empty() {
        return Ok((input, Vec::new()));
    }
    // What an unread question guards is unread as well.
    let condition = asked.map_err(no_other)?;
    let mentions = mentions_in(question.up_to(input), input.facts);
    Ok((input, alloc::vec![Step::If { condition, then, otherwise, mentions }]))
}

/// `… LOOP steps END LOOP`, of steps that change no schema
fn repeated(mut input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "less deep a block") };
    let start = input;
    while !input.first().is_word("loop") {
        if input.first().kind == TokenKind::End {
            return expected(input, "LOOP");
        }
        input = input.rest();
    }
    let (input, steps) = steps(input.rest(), depth)?;
    let (input, ()) = phrase("end loop")(input)?;
    let (input, _) = opt(name).parse(input)?;
    if steps.is_empty() { Ok((input, steps)) } else { expected(start, "a step that is not repeated") }
}

/// `string | {format | concat} ( string … | string || …`, after `EXECUTE`
fn executed(input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let Some(_) = depth.checked_sub(1) else { return expected(input, "less deep a block") };
    if is_harmless(input) {
        return Ok((statement_end(input), Vec::new()));
    }
    let literal = input.first();
    let (input, _) = string(input)?;
    if !input.is_at_end() {
        return expected(input, ";");
    }
    let steps = within_string(literal, input.facts, |input| {
        let mut input = input;
        let mut steps = Vec::new();
        while input.first().kind != TokenKind::End {
            if changes_nothing(input) {
                input = statement_end(input);
            } else {
                let (next, tree) = statement(input)?;
                steps.push(Step::Statement(tree, input.span_to(next)));
                input = next;
            }
            (input, _) = opt(sign(";")).parse(input)?;
        }
        Ok((input, steps))
    })?;
    Ok((input, steps))
}

/// Whether a string that a statement is composed of begins one that leaves tables and types as they are, whatever is
/// put into it: `format('GRANT SELECT ON %I TO reader', name)`.
fn is_harmless(input: Tokens<'_>) -> bool {
    let composes = ["format", "concat"].iter().any(|word| input.first().is_word(word));
    let literal = if composes { input.rest().rest().first() } else { input.first() };
    let end = statement_end(input);
    let mut strings = input.up_to(end).iter().filter(|token| token.kind == TokenKind::String);
    // A `;` inside could begin another statement.
    if literal.kind != TokenKind::String
        || strings.any(|token| token.unquoted().trim_end_matches(';').contains(';'))
    {
        return false;
    }
    let text = literal.unquoted();
    let tokens: Vec<Token<'_>> = Scanner::new(&text, input.facts.lexis, Within::At(0)).collect();
    tokens.first().is_some_and(|first| skipped(first).is_some()) || untouched(&tokens, input.facts).is_some()
}

/// What a string names as `regclass` and `regtype` read it: `"Order"`, `app.order`; its last part, folded.
pub(super) fn named(text: &str, facts: &'static Facts) -> (Option<String>, String) {
    let names: Vec<String> = Scanner::new(text, facts.lexis, Within::At(0))
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Quoted))
        .map(|token| fold(token, facts).text)
        .collect();
    match names.as_slice() {
        [.., namespace, name] => (Some(namespace.clone()), name.clone()),
        [name] => (None, name.clone()),
        [] => (None, String::new()),
    }
}
