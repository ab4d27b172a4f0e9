//! `ALTER TABLE` and its actions.

use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::terminated;

use super::create_table::{column_definition, identity_kind, table_constraint};
use super::data_type::data_type;
use super::expression::{expression, in_parens, until};
use super::references::deferrable;
use super::*;
use crate::schema::Deferrable;
use crate::syntax::sql::tree::{Alter, AlterAction, ColumnChange, Kind};

/// `[IF EXISTS] [ONLY] path [*] {RENAME TO name | SET SCHEMA name | action [, action …]}`, after `ALTER TABLE`
pub(super) fn alter_table(input: Tokens<'_>, kind: Kind) -> Parsed<'_, Tree> {
    let (input, if_exists) = has("if exists")(input)?;
    let (input, only) = has("only")(input)?;
    let (input, path) = cut(path).parse(input)?;
    let (input, _) = opt(sign("*")).parse(input)?;
    if !input.facts().defines_indexes_in_tables
        && let Ok((input, after)) = preceded(phrase("rename to"), cut(name)).parse(input)
    {
        return Ok((input, Tree::Rename { kind, if_exists, path, after }));
    }
    if let Ok((input, namespace)) = preceded(phrase("set schema"), cut(name)).parse(input) {
        return Ok((input, Tree::SetSchema { kind, if_exists, path, namespace }));
    }
    let action = if input.facts().defines_indexes_in_tables { mysql::action } else { action };
    let (input, actions) = cut(comma_list(action)).parse(input)?;
    Ok((input, Tree::AlterTable { table: path, if_exists, only, actions }))
}

fn action(input: Tokens<'_>) -> Parsed<'_, AlterAction> {
    let start = input;
    let mut what = alt((
        preceded(keyword("add"), cut(add)),
        preceded(keyword("drop"), cut(drop)),
        preceded(phrase("alter constraint"), cut(alter_constraint)),
        preceded(keyword("alter"), cut(alter_column)),
        preceded(keyword("rename"), cut(rename)),
        preceded(phrase("validate constraint"), cut(name)).map(Alter::ValidateConstraint),
        preceded(phrase("no inherit"), cut(path)).map(|parent| Alter::Inherit { parent, no: true }),
        preceded(keyword("inherit"), cut(path)).map(|parent| Alter::Inherit { parent, no: false }),
        preceded(phrase("attach partition"), cut(attach)),
        preceded(phrase("detach partition"), cut(detach)),
        other,
    ));
    let (input, what) = what.parse(input).map_err(|error| named(input, "an action", error))?;
    Ok((input, AlterAction { what, span: start.span_to(input) }))
}

/// `table constraint | [COLUMN] [IF NOT EXISTS] column`, after `ADD`
fn add(input: Tokens<'_>) -> Parsed<'_, Alter> {
    alt((table_constraint.map(Alter::AddConstraint), add_column)).parse(input)
}

/// `[COLUMN] [IF NOT EXISTS] column`
fn add_column(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, _) = has("column")(input)?;
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, column) = column_definition(input)?;
    Ok((input, Alter::AddColumn { if_not_exists, column, position: None }))
}

/// `CONSTRAINT [IF EXISTS] name [CASCADE] | [COLUMN] [IF EXISTS] name [CASCADE]`, after `DROP`
fn drop(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, is_constraint) = has("constraint")(input)?;
    let (input, _) = if is_constraint { (input, false) } else { has("column")(input)? };
    let (input, if_exists) = has("if exists")(input)?;
    let (input, name) = name(input)?;
    let (input, cascade) = cascade(input)?;
    let what = if is_constraint {
        Alter::DropConstraint { if_exists, name, cascade }
    } else {
        Alter::DropColumn { if_exists, name, cascade }
    };
    Ok((input, what))
}

/// `name deferrable`, after `ALTER CONSTRAINT`
fn alter_constraint(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, name) = name(input)?;
    let (input, deferrable) = deferrable(input)?;
    Ok((input, Alter::AlterConstraint { name, deferrable: deferrable.unwrap_or(Deferrable::Not) }))
}

/// `[COLUMN] name change`, after `ALTER`
fn alter_column(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, _) = has("column")(input)?;
    let (input, name) = name(input)?;
    let (input, change) = column_change(input)?;
    Ok((input, Alter::Column { name, change }))
}

/// `[SET DATA] TYPE … | SET DEFAULT … | DROP DEFAULT | SET NOT NULL | DROP NOT NULL | ADD GENERATED … |
/// SET GENERATED … | DROP IDENTITY | DROP EXPRESSION | SET EXPRESSION AS (…) | SET STATISTICS …`
pub(super) fn column_change(input: Tokens<'_>) -> Parsed<'_, ColumnChange> {
    alt((
        preceded(alt((phrase("type"), phrase("set data type"))), cut(change_type)),
        preceded(phrase("set default"), cut(expression)).map(ColumnChange::SetDefault),
        value(ColumnChange::DropDefault, phrase("drop default")),
        value(ColumnChange::SetNotNull, phrase("set not null")),
        value(ColumnChange::DropNotNull, phrase("drop not null")),
        preceded(phrase("add generated"), cut(terminated(identity_kind, phrase("as identity"))))
            .and(opt(balanced))
            .map(|(identity, _)| ColumnChange::Identity(identity)),
        preceded(phrase("set generated"), cut(terminated(identity_kind, sequence_settings)))
            .map(ColumnChange::Identity),
        value(ColumnChange::DropIdentity, terminated(phrase("drop identity"), has("if exists"))),
        value(ColumnChange::DropExpression, terminated(phrase("drop expression"), has("if exists"))),
        preceded(phrase("set expression as"), cut(in_parens)).map(ColumnChange::SetExpression),
        value(
            ColumnChange::Other,
            preceded(alt((keyword("set"), keyword("reset"), keyword("restart"))), skip_action),
        ),
    ))
    .parse(input)
}

/// `type [COLLATE path] [USING expression]`
fn change_type(input: Tokens<'_>) -> Parsed<'_, ColumnChange> {
    let (input, ty) = data_type(input)?;
    let (input, _) = opt(preceded(keyword("collate"), cut(path))).parse(input)?;
    let (input, _) = opt(preceded(keyword("using"), cut(expression))).parse(input)?;
    Ok((input, ColumnChange::Type(ty)))
}

/// `CONSTRAINT name TO name | [COLUMN] name TO name`, after `RENAME`
fn rename(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, is_constraint) = has("constraint")(input)?;
    let (input, _) = if is_constraint { (input, false) } else { has("column")(input)? };
    let (input, before) = name(input)?;
    let (input, _) = keyword("to")(input)?;
    let (input, after) = name(input)?;
    let what = if is_constraint {
        Alter::RenameConstraint { before, after }
    } else {
        Alter::RenameColumn { before, after }
    };
    Ok((input, what))
}

/// `path {FOR VALUES … | DEFAULT}`, after `ATTACH PARTITION`
fn attach(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, table) = path(input)?;
    let (input, _) = rest_of_statement(input)?;
    Ok((input, Alter::Partition { table, attach: true }))
}

/// `path [CONCURRENTLY | FINALIZE]`, after `DETACH PARTITION`
fn detach(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, table) = path(input)?;
    let (input, _) = rest_of_statement(input)?;
    Ok((input, Alter::Partition { table, attach: false }))
}

/// What a model does not hold: `OWNER TO …`, `SET (…)`, `ENABLE ROW LEVEL SECURITY`, `REPLICA IDENTITY …`
fn other(input: Tokens<'_>) -> Parsed<'_, Alter> {
    const WORDS: &[&str] =
        &["owner", "set", "reset", "enable", "disable", "force", "no", "replica", "cluster", "of", "not"];
    if !WORDS.iter().any(|word| input.first().is_word(word)) {
        return expected(input, "an action");
    }
    let (input, ()) = skip_action(input)?;
    Ok((input, Alter::Other))
}

/// `SET INCREMENT BY …`, `RESTART`: how an identity counts
fn sequence_settings(input: Tokens<'_>) -> Parsed<'_, ()> {
    skip_action(input)
}

pub(super) fn skip_action(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (input, _) = until(input, |_| false)?;
    Ok((input, ()))
}
