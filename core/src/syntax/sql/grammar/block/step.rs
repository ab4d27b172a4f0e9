//! The steps of a block: what changes the schema, what sets variables, and what is not understood.
//!
//! **Invariant: a step that is not understood is kept with the names it mentions; the steps beside it are read.**

use alloc::string::String;
use alloc::vec::Vec;

use nom::combinator::opt;

use super::super::condition::{answer, catalog_value, condition, found};
use super::super::expression::until;
use super::super::formula::{self, formula};
use super::super::*;
use super::{block, statement_end, within_string};
use crate::ordered::CollectVec;
use crate::syntax::sql::mention::mentions_in;
use crate::syntax::sql::split::skipped;
use crate::syntax::sql::token::{Scanner, Within};
use crate::syntax::sql::tree::{Condition, Formula, Step, Unread};
use crate::syntax::sql::untouched;

/// Steps up to `END`, `EXCEPTION`, `WHEN`, `ELSE` or `ELSIF`; those that change neither schema nor variables are left
/// out. What follows a question that may return stands where it does not.
pub(super) fn steps(mut input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    const ENDS: &[&str] = &["end", "exception", "when", "else", "elsif", "elseif"];
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "less deep a block") };
    let mut read = Vec::new();
    while !ENDS.iter().any(|word| input.first().is_word(word)) && input.first().kind != TokenKind::End {
        let (next, more) = step(input, depth).map_err(no_other)?;
        (input, _) = cut(sign(";")).parse(next)?;
        read.extend(more);
        if returns(&read) {
            let start = input;
            let (input, rest) = steps(start, depth)?;
            let mentions = mentions_in(start.up_to(input), input.facts());
            return if rest.is_empty() || follow(&mut read, rest, &mentions) {
                Ok((input, read))
            } else {
                expected(start, "one way on")
            };
        }
    }
    Ok((input, read))
}

/// Whether steps may return.
fn returns(steps: &[Step]) -> bool {
    match steps.last() {
        Some(Step::Return) => true,
        Some(Step::If { then, otherwise, .. }) => returns(then) || returns(otherwise),
        Some(Step::Block(_) | Step::Each { .. } | Step::Forget | Step::Statement(..) | Step::Unread(_))
        | None => false,
    }
}

/// Puts what follows steps that may return where they do not; false where that is in several places.
fn follow(steps: &mut Vec<Step>, rest: Vec<Step>, names: &[String]) -> bool {
    match steps.last_mut() {
        Some(Step::Return) => true,
        Some(Step::If { then, otherwise, unread, .. }) if returns(then) || returns(otherwise) => {
            unread.mentions.extend(names.iter().cloned());
            unread.is_dynamic |= Step::are_dynamic(&rest);
            match (ends(then), ends(otherwise)) {
                (true, true) => true,
                (true, false) => follow(otherwise, rest, names),
                (false, true) => follow(then, rest, names),
                (false, false) => false,
            }
        }
        Some(_) | None => {
            steps.extend(rest);
            true
        }
    }
}

/// Whether steps return whatever is asked.
fn ends(steps: &[Step]) -> bool {
    match steps.last() {
        Some(Step::Return) => true,
        Some(Step::If { then, otherwise, .. }) => ends(then) && ends(otherwise),
        Some(_) | None => false,
    }
}

/// Statements that say whether rows were FOUND.
const ROWS: &[&str] = &["COPY", "DELETE", "FETCH", "INSERT", "MERGE", "MOVE", "UPDATE"];

/// `block | IF … | loop | EXECUTE … | RETURN | assignment | statement`, without its `;`
fn step(input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let first = input.first();
    let is_any = |words: &[&str]| words.iter().any(|word| first.is_word(word));
    if first.is_word("begin") || first.is_word("declare") {
        let (input, block) = block(input, depth)?;
        if returns(&block.steps) {
            return expected(input, "a block that does not return");
        }
        let is_empty = block.steps.is_empty();
        return Ok((input, if is_empty { Vec::new() } else { alloc::vec![Step::Block(block)] }));
    }
    if first.is_word("if") {
        return conditional(input.rest(), depth);
    }
    if is_any(&["for", "foreach", "while", "loop"]) {
        return repeated(input, depth);
    }
    if first.is_word("execute") {
        return executed(input, depth);
    }
    if first.is_word("return") {
        return Ok((statement_end(input), alloc::vec![Step::Return]));
    }
    if let Some((rest, step)) = assigned(input) {
        return Ok((rest, alloc::vec![step]));
    }
    if is_any(&["perform", "select"]) {
        return Ok((statement_end(input), asked(input.rest())));
    }
    if is_any(&["null", "raise", "exit", "continue", "open", "close", "assert"])
        || skipped(&first).is_some_and(|kind| !ROWS.contains(&kind))
    {
        return Ok((statement_end(input), Vec::new()));
    }
    if is_any(&["get", "with"]) || skipped(&first).is_some() {
        // They say whether rows were FOUND, and may read them INTO variables.
        return Ok((statement_end(input), alloc::vec![Step::Forget]));
    }
    if let Ok((rest, tree)) = statement(input)
        && rest.is_at_end()
    {
        return Ok((rest, alloc::vec![Step::Statement(tree, input.span_to(rest))]));
    }
    let rest = statement_end(input);
    if first.is_word("set") || untouched(input.up_to(rest), input.facts()).is_some() {
        return Ok((rest, Vec::new()));
    }
    Ok((rest, alloc::vec![Step::Unread(unread(input, rest, false))]))
}

/// What the tokens from `start` to `end` may change.
fn unread(start: Tokens<'_>, end: Tokens<'_>, is_dynamic: bool) -> Unread {
    Unread { span: start.span_to(end), mentions: mentions_in(start.up_to(end), start.facts()), is_dynamic }
}

/// `name [. field | [index]] {:= | =} formula`
fn assigned(input: Tokens<'_>) -> Option<(Tokens<'_>, Step)> {
    let (mut next, name) = label(input).ok()?;
    let mut is_part = false;
    loop {
        if next.first().is_sign(".") {
            (next, _) = label(next.rest()).ok()?;
        } else if next.first().is_sign("[") {
            (next, _) = until(next.rest(), |_| false).ok()?;
            (next, _) = sign("]")(next).ok()?;
        } else {
            break;
        }
        is_part = true;
    }
    let (next, _) = opt(sign(":")).parse(next).ok()?;
    let (next, _) = sign("=")(next).ok()?;
    let end = statement_end(next);
    if is_part {
        return Some((end, Step::Forget));
    }
    let value = value(next, end);
    Some((end, Step::Statement(Tree::SetVariables(alloc::vec![(name.text, value)]), input.span_to(end))))
}

/// The formula from here to `end`.
pub(super) fn value(input: Tokens<'_>, end: Tokens<'_>) -> Formula {
    match formula(input, formula::DEPTH) {
        Ok((rest, value)) if rest.up_to(end).is_empty() => value,
        Ok(_) | Err(_) => Formula::Unknown(mentions_in(input.up_to(end), input.facts())),
    }
}

/// `value FROM catalog …`, after `PERFORM` and `SELECT`: what is FOUND, and what is read `INTO` a variable
fn asked(input: Tokens<'_>) -> Vec<Step> {
    let end = statement_end(input);
    let read = || -> Option<Vec<(String, Formula)>> {
        let (next, value) = catalog_value(input, formula::DEPTH).ok()?;
        let into = |at| preceded((keyword("into"), has("strict")), name).parse(at);
        let (next, before) = opt(into).parse(next).ok()?;
        let (next, sought) = opt(found).parse(next).ok()?;
        let (next, after) = opt(into).parse(next).ok()?;
        if !next.is_at_end() {
            return None;
        }
        let exists = |sought| Formula::Asked(alloc::boxed::Box::new(Condition::Exists(sought)));
        let mut set = Vec::new();
        let value = match (value, sought) {
            (value, Some(sought)) => {
                set.push((String::from("found"), exists(sought.clone())));
                answer(value, sought)
            }
            (super::super::condition::CatalogValue::Formula(value), None) => value,
            (_, None) => return None,
        };
        if let Some(name) = before.or(after) {
            set.push((name.text, value));
        }
        Some(set)
    };
    match read() {
        Some(set) => alloc::vec![Step::Statement(Tree::SetVariables(set), input.span_to(end))],
        None => alloc::vec![Step::Forget],
    }
}

/// `condition THEN steps [ELSIF …] [ELSE steps] END IF`, after `IF`
fn conditional(input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "less deep a block") };
    let then_follows = |(input, asked)| keyword("then")(input).map(|(input, _)| (input, asked));
    let of_formula =
        |input| formula(input, formula::DEPTH).map(|(input, asked)| (input, Condition::Formula(asked)));
    let (start, condition) = condition(input, depth)
        .and_then(then_follows)
        .or_else(|_| of_formula(input).and_then(then_follows))
        .or_else(|_| {
            let mut input = input;
            while !input.first().is_word("then") {
                if input.first().kind == TokenKind::End {
                    return expected(input, "THEN");
                }
                input = input.rest();
            }
            Ok((input.rest(), Condition::Unknown))
        })?;
    let (input, then) = steps(start, depth)?;
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
    let may_return = returns(&then) || returns(&otherwise);
    if condition == Condition::Unknown
        && !may_return
        && Step::leave_schema(&then)
        && Step::leave_schema(&otherwise)
    {
        return Ok((input, alloc::vec![Step::Forget]));
    }
    let unread = unread(start, input, Step::are_dynamic(&then) || Step::are_dynamic(&otherwise));
    Ok((input, alloc::vec![Step::If { condition, then, otherwise, unread }]))
}

/// `… LOOP steps END LOOP`: once for each, where `FOREACH name IN ARRAY formula` says what that is
fn repeated(start: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let mut body = start;
    while !body.first().is_word("loop") {
        if body.first().kind == TokenKind::End {
            return expected(body, "LOOP");
        }
        body = body.rest();
    }
    let (end, read) = steps(body.rest(), depth)?;
    let (end, ()) = phrase("end loop")(end)?;
    let (end, _) = opt(label).parse(end)?;
    if Step::leave_schema(&read) && !returns(&read) {
        return Ok((end, if read.is_empty() { read } else { alloc::vec![Step::Forget] }));
    }
    let is_dynamic = Step::are_dynamic(&read);
    // What is composed from rows is named by the query, if at all.
    let unread = unread(if is_dynamic { start } else { body }, end, is_dynamic);
    if returns(&read) {
        let then = alloc::vec![Step::Return];
        let step = Step::If { condition: Condition::Unknown, then, otherwise: Vec::new(), unread };
        return Ok((end, alloc::vec![step]));
    }
    let is_left = body.up_to(end).iter().any(|token| token.is_word("exit") || token.is_word("continue"));
    let step = match each(start) {
        Ok((head, (name, over))) if !is_left && head.up_to(body).is_empty() => {
            Step::Each { name: name.text, over, steps: read, unread }
        }
        Ok(_) | Err(_) => Step::Unread(unread),
    };
    Ok((end, alloc::vec![step]))
}

/// `FOREACH name IN ARRAY formula`
fn each(input: Tokens<'_>) -> Parsed<'_, (Name, Formula)> {
    let (input, name) = preceded(keyword("foreach"), name).parse(input)?;
    let (input, ()) = phrase("in array")(input)?;
    let (input, over) = formula(input, formula::DEPTH)?;
    Ok((input, (name, over)))
}

/// `EXECUTE {string | formula} [INTO variables] [USING formulas]`
fn executed(start: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let Some(_) = depth.checked_sub(1) else { return expected(start, "less deep a block") };
    let input = start.rest();
    let end = statement_end(input);
    if is_harmless(input) {
        let sets = input.up_to(end).iter().any(|token| token.is_word("into"));
        return Ok((end, if sets { alloc::vec![Step::Forget] } else { Vec::new() }));
    }
    let literal = input.first();
    if literal.kind == TokenKind::String && input.second().is_sign(";") {
        return Ok((
            end,
            said(literal, input).unwrap_or_else(|_| alloc::vec![Step::Unread(unread(start, end, false))]),
        ));
    }
    let ends = |at: Tokens<'_>| at.is_at_end() || at.first().is_word("into") || at.first().is_word("using");
    let text = match formula(input, formula::DEPTH) {
        Ok((rest, text)) if ends(rest) => text,
        Ok(_) | Err(_) => Formula::Unknown(Vec::new()),
    };
    let mentions = mentions_in(input.up_to(end), input.facts());
    let is_dynamic = !names_its_table(input);
    let tree = Tree::ExecuteText { text, mentions, is_dynamic };
    Ok((end, alloc::vec![Step::Statement(tree, start.span_to(end))]))
}

/// The statements in a string.
fn said(literal: Token<'_>, input: Tokens<'_>) -> Result<Vec<Step>, Err<Expected>> {
    within_string(literal, input.facts(), |input| {
        let mut input = input;
        let mut steps = Vec::new();
        while input.first().kind != TokenKind::End {
            let end = statement_end(input);
            let first = input.first();
            let is_query = first.is_word("select") || first.is_word("with") || first.is_word("set");
            if is_query || skipped(&first).is_some() || untouched(input.up_to(end), input.facts()).is_some() {
                input = end;
            } else {
                let (next, tree) = statement(input)?;
                steps.push(Step::Statement(tree, input.span_to(next)));
                input = next;
            }
            (input, _) = opt(sign(";")).parse(input)?;
        }
        Ok((input, steps))
    })
}
/// Whether a composed statement is about one table that its own words name: `format('ALTER TABLE a DROP CONSTRAINT
/// %I', …)`.
fn names_its_table(input: Tokens<'_>) -> bool {
    let text = begins(input).unquoted();
    let tokens: Vec<Token<'_>> = Scanner::new(&text, input.facts().lexis, Within::At(0)).collect_vec();
    let is_between = |token: &&Token<'_>| ["if", "exists", "only"].iter().any(|word| token.is_word(word));
    let words: Vec<&Token<'_>> = tokens.iter().filter(|token| !is_between(token)).take(4).collect_vec();
    let [verb, object, name, next] = words[..] else { return false };
    let is_name = matches!(name.kind, TokenKind::Word | TokenKind::Quoted) && !name.text.contains('%');
    let is_single = !text.trim_end_matches(';').contains(';');
    let is_alter = verb.is_word("alter") && object.is_word("table");
    is_alter && is_name && is_single && next.kind == TokenKind::Word
}

/// The string that a composed statement begins with, if that is one.
fn begins(input: Tokens<'_>) -> Token<'_> {
    let composes = ["format", "concat"].iter().any(|word| input.first().is_word(word));
    if composes { input.rest().rest().first() } else { input.first() }
}

/// Whether a string that a statement is composed of begins one that leaves tables and types as they are, whatever is
/// put into it: `format('GRANT SELECT ON %I TO reader', name)`.
fn is_harmless(input: Tokens<'_>) -> bool {
    let literal = begins(input);
    let end = statement_end(input);
    let mut strings = input.up_to(end).iter().filter(|token| token.kind == TokenKind::String);
    // A `;` inside could begin another statement.
    if literal.kind != TokenKind::String
        || strings.any(|token| token.unquoted().trim_end_matches(';').contains(';'))
    {
        return false;
    }
    let text = literal.unquoted();
    let tokens: Vec<Token<'_>> = Scanner::new(&text, input.facts().lexis, Within::At(0)).collect_vec();
    tokens.first().is_some_and(|first| skipped(first).is_some())
        || untouched(&tokens, input.facts()).is_some()
}
