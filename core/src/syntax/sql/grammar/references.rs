//! What a foreign key references, and what a constraint says of when it is checked.

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::*;
use crate::schema::{Action, Deferrable};
use crate::syntax::sql::tree::References;

/// `path [(names)] [MATCH …] [ON DELETE action] [ON UPDATE action] [deferrable] [NOT VALID]`, after `REFERENCES`
pub(super) fn references(input: Tokens<'_>) -> Parsed<'_, References> {
    let (input, table) = path(input)?;
    let (mut input, columns) = opt(names).parse(input)?;
    let mut read = References {
        table,
        columns: columns.unwrap_or_default(),
        on_delete: Action::NoAction,
        on_update: Action::NoAction,
        deferrable: Deferrable::Not,
        not_valid: false,
    };
    loop {
        if let Ok((next, ())) = phrase("on delete")(input) {
            (input, read.on_delete) = cut(action).parse(next)?;
        } else if let Ok((next, ())) = phrase("on update")(input) {
            (input, read.on_update) = cut(action).parse(next)?;
        } else if let Ok((next, _)) = keyword("match")(input) {
            (input, _) = cut(label).parse(next)?;
        } else if let Ok((next, ())) = alt((phrase("not valid"), phrase("not enforced"))).parse(input) {
            read.not_valid = true;
            input = next;
        } else if let (next, Some(deferrable)) = deferrable(input)? {
            read.deferrable = deferrable;
            input = next;
        } else {
            return Ok((input, read));
        }
    }
}

/// `NO ACTION | RESTRICT | CASCADE | SET NULL [(names)] | SET DEFAULT [(names)]`
fn action(input: Tokens<'_>) -> Parsed<'_, Action> {
    let (input, action) = alt((
        value(Action::NoAction, phrase("no action")),
        value(Action::Restrict, phrase("restrict")),
        value(Action::Cascade, phrase("cascade")),
        value(Action::SetNull, phrase("set null")),
        value(Action::SetDefault, phrase("set default")),
    ))
    .parse(input)?;
    let (input, _) = opt(names).parse(input)?;
    Ok((input, action))
}

/// `[NOT] DEFERRABLE | INITIALLY {DEFERRED | IMMEDIATE}`, as many as follow; none where there is none
pub(super) fn deferrable(mut input: Tokens<'_>) -> Parsed<'_, Option<Deferrable>> {
    let words = alt((
        value(Deferrable::Not, phrase("not deferrable")),
        value(Deferrable::Immediate, phrase("deferrable")),
        value(Deferrable::Deferred, phrase("initially deferred")),
        value(Deferrable::Not, phrase("initially immediate")),
    ));
    let mut words = opt(words);
    let mut read = None;
    loop {
        let (next, more) = words.parse(input)?;
        let Some(more) = more else { return Ok((input, read)) };
        // `DEFERRABLE INITIALLY IMMEDIATE` is what `DEFERRABLE` says.
        read = match (read, more) {
            (Some(Deferrable::Immediate | Deferrable::Deferred), Deferrable::Not | Deferrable::Immediate) => {
                read
            }
            (_, more) => Some(more),
        };
        input = next;
    }
}
