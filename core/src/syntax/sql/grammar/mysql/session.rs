//! `SET`, `PREPARE`, `EXECUTE`, `CALL`, and procedures that change the schema.

use alloc::boxed::Box;
use alloc::vec::Vec;

use nom::branch::alt;
use nom::combinator::opt;

use super::super::create::select_into;
use super::super::formula::{DEPTH, formula, formula_or_unknown, from_catalog, variable};
use super::super::object::search_path;
use super::super::*;
use crate::ordered::CollectVec;
use crate::syntax::sql::mention::mentions_in;
use crate::syntax::sql::split::skipped;
use crate::syntax::sql::tree::{Block, CatalogQuery, Condition, Formula, Procedure, Step, Unread};

/// `variable {= | :=} value [, …]`, after `SET`; in a database without such variables, `search_path`
pub(in super::super) fn or_search_path(input: Tokens<'_>) -> Parsed<'_, Tree> {
    if input.facts().has_procedures {
        comma_list(assigned).map(Tree::SetVariables).parse(input)
    } else {
        search_path(input)
    }
}

/// `[GLOBAL | SESSION | LOCAL] name {= | :=} value`
fn assigned(input: Tokens<'_>) -> Parsed<'_, (String, Formula)> {
    let (input, name) = if input.first().is_sign("@") && input.second().is_sign("@") {
        system_variable(input.rest().rest())?
    } else if input.first().is_sign("@") {
        variable(input)?
    } else {
        system_variable(input)?
    };
    let (input, _) = opt(sign(":")).parse(input)?;
    let (input, _) = sign("=")(input)?;
    let (input, value) = formula_or_unknown(input)?;
    Ok((input, (name, value)))
}

/// `[scope [.]] name`, in lower case
pub(in super::super) fn system_variable(input: Tokens<'_>) -> Parsed<'_, String> {
    const SCOPES: &[&str] = &["global", "session", "local", "persist"];
    let (mut input, mut read) = label(input)?;
    if SCOPES.iter().any(|scope| read.text.eq_ignore_ascii_case(scope)) {
        let (next, _) = opt(sign(".")).parse(input)?;
        (input, read) = label(next)?;
    }
    Ok((input, read.text.to_ascii_lowercase()))
}

/// `values {INTO variables [FROM …] | FROM … INTO variables}`, after `SELECT`
pub(in super::super) fn or_select_into(input: Tokens<'_>) -> Parsed<'_, Tree> {
    if !input.facts().has_procedures {
        return select_into(input);
    }
    let (input, values) = comma_list(formula_or_unknown).parse(input)?;
    let into = |input| preceded(keyword("into"), comma_list(target)).parse(input);
    let (input, before) = opt(into).parse(input)?;
    let (input, found) = if input.first().is_word("from") {
        if let Ok((input, found)) = from_catalog(input, DEPTH) {
            (input, Some(Ok(found)))
        } else {
            // Rows of a table: the values are not known.
            let mut input = input;
            while !input.is_at_end() && !input.first().is_word("into") {
                input = input.rest();
            }
            (input, Some(Err(())))
        }
    } else {
        (input, None)
    };
    let (input, names) = match before {
        Some(names) => (rest_of_statement(input)?.0, names),
        None => cut(into).parse(input)?,
    };
    let value = |value: Formula| match &found {
        None => value,
        Some(Ok((view, wanted))) => {
            Formula::Query(Box::new(CatalogQuery { value, view: view.clone(), wanted: wanted.clone() }))
        }
        Some(Err(())) => Formula::Unknown(Vec::new()),
    };
    Ok((input, Tree::SetVariables(names.into_iter().zip(values.into_iter().map(value)).collect_vec())))
}

/// `@name | name`
fn target(input: Tokens<'_>) -> Parsed<'_, String> {
    if input.first().is_sign("@") {
        variable(input)
    } else {
        name.map(|name| name.text.to_ascii_lowercase()).parse(input)
    }
}

/// `name FROM formula`
pub(in super::super) fn prepare(input: Tokens<'_>) -> Parsed<'_, Tree> {
    of_mysql(input)?;
    let (input, name) = name(input)?;
    let (input, _) = keyword("from")(input)?;
    let (input, text) = formula_or_unknown(input)?;
    Ok((input, Tree::Prepare { name, text }))
}

/// `name [USING …] | IMMEDIATE formula`
pub(in super::super) fn execute(input: Tokens<'_>) -> Parsed<'_, Tree> {
    of_mysql(input)?;
    if let Ok((text, _)) = keyword("immediate")(input)
        && !text.is_at_end()
        && !text.first().is_word("using")
    {
        let (rest, read) = formula_or_unknown(text)?;
        let (end, _) = opt(preceded(keyword("using"), rest_of_statement)).parse(rest)?;
        return Ok((
            end,
            Tree::ExecuteText {
                text: read,
                mentions: mentions_in(text.up_to(rest), text.facts()),
                is_dynamic: true,
            },
        ));
    }
    let (input, name) = name(input)?;
    let (input, _) = opt(preceded(keyword("using"), rest_of_statement)).parse(input)?;
    Ok((input, Tree::Execute { name }))
}

fn of_mysql(input: Tokens<'_>) -> Result<(), Err<Expected>> {
    if input.facts().has_procedures { Ok(()) } else { expected(input, "a statement").map(|(_, ())| ()) }
}

/// `path [(formulas)]`
pub(in super::super) fn call(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, path) = path(input)?;
    let empty = |input| (sign("("), sign(")")).map(|_| Vec::new()).parse(input);
    let (input, arguments) =
        opt(alt((empty, delimited(sign("("), comma_list(formula_or_unknown), sign(")"))))).parse(input)?;
    Ok((input, Tree::Call { path, arguments: arguments.unwrap_or_default() }))
}

/// `[DEFINER = user] PROCEDURE [IF NOT EXISTS] name (parameters) … body`, after `CREATE`
pub(in super::super) fn create_procedure(mut input: Tokens<'_>) -> Parsed<'_, Tree> {
    of_mysql(input)?;
    let start = input;
    if input.first().is_word("definer") {
        while !input.first().is_word("procedure") && !input.is_at_end() {
            input = input.rest();
        }
    }
    let (input, _) = keyword("procedure")(input)?;
    let (input, _) = has("if not exists")(input)?;
    let (input, path) = cut(path).parse(input)?;
    let (mut input, parameters) = cut(parameters).parse(input)?;
    while !input.first().is_word("begin") && input.first().kind != TokenKind::End {
        input = input.rest();
    }
    let mut end = input;
    while end.first().kind != TokenKind::End && end.second().kind != TokenKind::End {
        end = end.rest();
    }
    let end = if end.first().is_sign(";") || end.first().kind == TokenKind::End { end } else { end.rest() };
    let steps = body(input, DEPTH).ok().filter(|(rest, _)| rest.is_at_end()).map(|(_, steps)| steps);
    let procedure = Procedure {
        name: path.name,
        parameters,
        steps,
        mentions: mentions_in(start.up_to(end), start.facts()),
    };
    Ok((end, Tree::CreateProcedure(Box::new(procedure))))
}

/// `( [IN | OUT | INOUT] name type, … )`; the names
fn parameters(input: Tokens<'_>) -> Parsed<'_, Vec<String>> {
    let (mut input, _) = sign("(")(input)?;
    let mut names = Vec::new();
    while !input.first().is_sign(")") {
        let (next, _) = opt(alt((keyword("in"), keyword("out"), keyword("inout")))).parse(input)?;
        let (next, name) = name(next)?;
        names.push(name.text.to_ascii_lowercase());
        let (next, _) = super::super::expression::until(next, |_| false)?;
        (input, _) = opt(sign(",")).parse(next)?;
    }
    Ok((input.rest(), names))
}

/// `BEGIN steps END`
fn body(input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let (input, _) = keyword("begin")(input)?;
    let (input, read) = steps(input, depth)?;
    let (input, _) = keyword("end")(input)?;
    let (input, _) = opt(name).parse(input)?;
    Ok((input, read))
}

/// Steps up to `END`, `ELSE` or `ELSEIF`.
fn steps(mut input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    const ENDS: &[&str] = &["end", "else", "elseif"];
    let mut read = Vec::new();
    let mut goes_on = false;
    while !ENDS.iter().any(|word| input.first().is_word(word)) {
        if let Ok((next, ())) = handler(input) {
            (input, goes_on) = (next, true);
            continue;
        }
        let (next, more) = step(input, depth)?;
        (input, _) = sign(";")(next)?;
        read.extend(more.into_iter().map(|step| if goes_on { unless_refused(step) } else { step }));
    }
    Ok((input, read))
}

/// `DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;`: what is refused is passed over
fn handler(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (input, ()) = phrase("declare continue handler for sqlexception begin end")(input)?;
    sign(";").map(|_| ()).parse(input)
}

/// The step, of which an error is caught.
fn unless_refused(step: Step) -> Step {
    Step::Block(Block { steps: alloc::vec![step], catches: alloc::vec!["others".into()] })
}

/// `IF … END IF | BEGIN … END | DECLARE … | statement`, without its `;`
fn step(input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "less deep a procedure") };
    let first = input.first();
    if first.is_word("begin") {
        return body(input, depth);
    }
    if first.is_word("if") {
        return conditional(input.rest(), depth);
    }
    if first.is_word("declare") {
        return declared(input);
    }
    if first.is_word("call") || skipped(&first).is_none() {
        if let Ok((rest, tree)) = statement(input) {
            return Ok((rest, alloc::vec![Step::Statement(tree, input.span_to(rest))]));
        }
        if !["select", "do", "leave", "signal"].iter().any(|word| first.is_word(word)) {
            return expected(input, "a statement");
        }
    }
    rest_of_statement(input).map(|(input, _)| (input, Vec::new()))
}

/// `name [, …] type [DEFAULT formula]`, after `DECLARE`; a handler is not understood
fn declared(input: Tokens<'_>) -> Parsed<'_, Vec<Step>> {
    let start = input;
    let (mut input, name) = name(input.rest())?;
    if ["continue", "exit", "undo"].iter().any(|word| name.text.eq_ignore_ascii_case(word)) {
        return expected(start, "no handler");
    }
    while !input.is_at_end() && !input.first().is_word("default") {
        input = input.rest();
    }
    let (input, value) = opt(preceded(keyword("default"), formula_or_unknown)).parse(input)?;
    let assigned = alloc::vec![(name.text.to_ascii_lowercase(), value.unwrap_or(Formula::Null))];
    Ok((input, alloc::vec![Step::Statement(Tree::SetVariables(assigned), start.span_to(input))]))
}

/// `formula THEN steps [ELSEIF …] [ELSE steps] END IF`, after `IF`
fn conditional(input: Tokens<'_>, depth: u8) -> Parsed<'_, Vec<Step>> {
    let Some(depth) = depth.checked_sub(1) else { return expected(input, "less deep a procedure") };
    let question = input;
    let (input, asked) = formula(input, DEPTH)?;
    let (input, _) = keyword("then")(input)?;
    let (input, then) = steps(input, depth)?;
    let (input, otherwise) = if let Ok((input, _)) = keyword("elseif")(input) {
        conditional(input, depth)?
    } else {
        let (input, has_else) = has("else")(input)?;
        let (input, otherwise) = if has_else { steps(input, depth)? } else { (input, Vec::new()) };
        let (input, ()) = phrase("end if")(input)?;
        (input, otherwise)
    };
    let unread = Unread {
        span: question.span_to(input),
        mentions: mentions_in(question.up_to(input), input.facts()),
        is_dynamic: false,
    };
    let condition = Condition::Formula(asked);
    Ok((input, alloc::vec![Step::If { condition, then, otherwise, unread }]))
}
