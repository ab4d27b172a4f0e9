//! What SQL Server says of tables that no other database does: defaults that are constraints, keys that order the rows,
//! several columns behind one `ADD` or `DROP` (Transact-SQL reference, ALTER TABLE and CREATE TABLE).

mod question;

pub(in super::super) use question::question;

use alloc::boxed::Box;
use alloc::vec::Vec;

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::alter_table::skip_action;
use super::create_table::column_definition;
use super::data_type::data_type;
use super::expression::{expression, in_parens, until};
use super::index::{index_element, key_columns};
use super::references::references;
use super::*;
use crate::ordered::CollectVec;
use crate::schema::Identity;
use crate::syntax::sql::tree::{
    Alter, AlterAction, ColumnChange, ColumnRule, CreateIndex, Kind, References, TableConstraint, TableRule,
};

/// `TABLE path … | SCHEMA name TRANSFER path | INDEX …`, after `ALTER`
pub(super) fn alter(input: Tokens<'_>) -> Parsed<'_, Tree> {
    if let Ok((input, _)) = keyword("table")(input) {
        let (input, table) = cut(path).parse(input)?;
        let (input, actions) = cut(actions).parse(input)?;
        return Ok((input, Tree::AlterTable { table, if_exists: false, only: false, actions }));
    }
    if let Ok((input, _)) = keyword("schema")(input) {
        let (input, namespace) = name(input)?;
        let (input, _) = keyword("transfer")(input)?;
        let (input, _) = opt((keyword("object"), sign(":"), sign(":"))).parse(input)?;
        let (input, path) = path(input)?;
        return Ok((input, Tree::SetSchema { kind: Kind::Table, if_exists: false, path, namespace }));
    }
    // How an index or a sequence is kept.
    let (input, _) = alt((keyword("index"), keyword("sequence"))).parse(input)?;
    let (input, path) = path(input)?;
    let (input, _) = rest_of_statement(input)?;
    Ok((input, Tree::AlterTable { table: path, if_exists: true, only: false, actions: Vec::new() }))
}

/// What else `ALTER TABLE` does: nothing that a model holds.
const OTHER: &[&str] = &["check", "nocheck", "enable", "disable", "rebuild", "set", "switch"];

/// `[WITH {CHECK | NOCHECK}] ADD added, … | ALTER COLUMN … | DROP dropped, … | …`, after `ALTER TABLE path`
fn actions(input: Tokens<'_>) -> Parsed<'_, Vec<AlterAction>> {
    let start = input;
    let (input, _) = opt((keyword("with"), alt((keyword("check"), keyword("nocheck"))))).parse(input)?;
    if let Ok((input, _)) = keyword("add")(input) {
        return comma_list(placed(added)).parse(input);
    }
    if let Ok((input, ())) = phrase("alter column")(input) {
        let (input, whats) = cut(changed).parse(input)?;
        let span = start.span_to(input);
        return Ok((input, whats.into_iter().map(|what| AlterAction { what, span }).collect_vec()));
    }
    if let Ok((input, _)) = keyword("drop")(input) {
        return cut(dropped).parse(input);
    }
    if !OTHER.iter().any(|word| input.first().is_word(word)) {
        return expected(input, "an action");
    }
    let (input, ()) = skip_action(input)?;
    let (input, _) = rest_of_statement(input)?;
    Ok((input, alloc::vec![AlterAction { what: Alter::Other, span: start.span_to(input) }]))
}

fn placed<'a>(
    part: impl Fn(Tokens<'a>) -> Parsed<'a, Alter>,
) -> impl Fn(Tokens<'a>) -> Parsed<'a, AlterAction> {
    move |input| {
        let (rest, what) = part(input)?;
        Ok((rest, AlterAction { what, span: input.span_to(rest) }))
    }
}

/// `[CONSTRAINT name] DEFAULT expression FOR column | constraint | column`
fn added(input: Tokens<'_>) -> Parsed<'_, Alter> {
    alt((default_for, table_constraint.map(Alter::AddConstraint), added_column)).parse(input)
}

fn added_column(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, column) = column_definition(input)?;
    Ok((input, Alter::AddColumn { if_not_exists: false, column, position: None }))
}

/// `[CONSTRAINT name] DEFAULT expression FOR column [WITH VALUES]`
fn default_for(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let (input, constraint) = opt(preceded(keyword("constraint"), name)).parse(input)?;
    let (input, _) = keyword("default")(input)?;
    let (input, expression) = cut(|input| until(input, |at| at.first().is_word("for"))).parse(input)?;
    let (input, column) = cut(preceded(keyword("for"), name)).parse(input)?;
    let (input, _) = has("with values")(input)?;
    Ok((input, Alter::AddDefault { constraint, column, expression }))
}

/// `column {type [COLLATE path] [NULL | NOT NULL] | {ADD | DROP} property}`, after `ALTER COLUMN`: a column that does not
/// say takes NULL
fn changed(input: Tokens<'_>) -> Parsed<'_, Vec<Alter>> {
    let (input, name) = name(input)?;
    if ["add", "drop"].iter().any(|word| input.first().is_word(word)) {
        let (input, _) = rest_of_statement(input)?;
        return Ok((input, alloc::vec![Alter::Other]));
    }
    let (input, ty) = data_type(input)?;
    let (input, _) = opt(preceded(keyword("collate"), cut(path))).parse(input)?;
    let (input, _) = has("sparse")(input)?;
    let (input, is_required) = has("not null")(input)?;
    let (input, _) = has("null")(input)?;
    let (input, _) = opt(preceded(keyword("with"), cut(balanced))).parse(input)?;
    let nullability = if is_required { ColumnChange::SetNotNull } else { ColumnChange::DropNotNull };
    let change = |change| Alter::Column { name: name.clone(), change };
    Ok((input, alloc::vec![change(ColumnChange::Type(ty)), change(nullability)]))
}

/// `{[CONSTRAINT] [IF EXISTS] name, … | COLUMN [IF EXISTS] name, …}, …`, after `DROP`
fn dropped(input: Tokens<'_>) -> Parsed<'_, Vec<AlterAction>> {
    let (mut input, mut actions) = (input, Vec::new());
    let (mut is_column, mut if_exists) = (false, false);
    loop {
        let start = input;
        let (next, is_word) =
            opt(alt((value(true, keyword("column")), value(false, keyword("constraint"))))).parse(input)?;
        if let Some(is_now) = is_word {
            (is_column, if_exists) = (is_now, false);
        }
        let (next, is_guarded) = has("if exists")(next)?;
        if_exists |= is_guarded;
        let (next, name) = name(next)?;
        let (next, _) = opt(preceded(keyword("with"), balanced)).parse(next)?;
        let what = if is_column {
            Alter::DropColumn { if_exists, name, cascade: false }
        } else {
            Alter::DropConstraint { if_exists, name, cascade: false }
        };
        actions.push(AlterAction { what, span: start.span_to(next) });
        if !next.first().is_sign(",") {
            return Ok((next, actions));
        }
        input = next.rest();
    }
}

/// `[CLUSTERED | NONCLUSTERED]`: whether the rows are in its order, where it says
fn order_of_rows(input: Tokens<'_>) -> Parsed<'_, Option<bool>> {
    opt(alt((value(true, keyword("clustered")), value(false, keyword("nonclustered"))))).parse(input)
}

/// `[WITH (…) | WITH FILLFACTOR = n] [ON filegroup [(column)]]`
fn storage(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (input, _) = opt(preceded(keyword("with"), balanced)).parse(input)?;
    let (input, _) = opt((phrase("with fillfactor"), sign("="), skip_number)).parse(input)?;
    let is_group =
        input.first().is_word("on") && !["delete", "update"].iter().any(|word| input.second().is_word(word));
    if !is_group {
        return Ok((input, ()));
    }
    let (input, _) = label(input.rest())?;
    let (input, _) = opt(balanced).parse(input)?;
    Ok((input, ()))
}

fn skip_number(input: Tokens<'_>) -> Parsed<'_, ()> {
    if input.first().kind == TokenKind::Number { Ok((input.rest(), ())) } else { expected(input, "a number") }
}

/// `[CONSTRAINT name] {PRIMARY KEY | UNIQUE} [CLUSTERED | NONCLUSTERED] (columns) … | CHECK (…) | FOREIGN KEY …`
pub(super) fn table_constraint(input: Tokens<'_>) -> Parsed<'_, TableConstraint> {
    let start = input;
    let (input, name) = opt(preceded(keyword("constraint"), cut(name))).parse(input)?;
    let read = alt((
        preceded(phrase("primary key"), order_of_rows.and(cut(key_columns)))
            .map(|(order, columns)| (order, TableRule::PrimaryKey(columns))),
        preceded(keyword("unique"), order_of_rows.and(cut(key_columns)))
            .map(|(order, columns)| (order, unique(columns))),
        preceded(keyword("check"), cut(check)).map(|check| (None, TableRule::Check(check))),
        preceded(phrase("foreign key"), cut(foreign_key)).map(|rule| (None, rule)),
    ))
    .parse(input);
    let (input, (is_clustered, rule)) = if name.is_some() { read.map_err(no_other)? } else { read? };
    let (input, ()) = storage(input)?;
    Ok((
        input,
        TableConstraint { name, if_not_exists: false, is_clustered, rule, span: start.span_to(input) },
    ))
}

fn unique(columns: Vec<Name>) -> TableRule {
    TableRule::Unique { columns, include: Vec::new(), nulls_not_distinct: false }
}

/// `[NOT FOR REPLICATION] (expression)`
fn check(input: Tokens<'_>) -> Parsed<'_, Expression> {
    preceded(has("not for replication"), in_parens).parse(input)
}

/// `(names) REFERENCES …`, after `FOREIGN KEY`
fn foreign_key(input: Tokens<'_>) -> Parsed<'_, TableRule> {
    let (input, columns) = names(input)?;
    let (input, _) = keyword("references")(input)?;
    let (input, references) = replicated(input)?;
    Ok((input, TableRule::ForeignKey { columns, references, index: None, at_column: false }))
}

/// `path [(names)] [ON …] [NOT FOR REPLICATION]`, after `REFERENCES`
fn replicated(input: Tokens<'_>) -> Parsed<'_, References> {
    let (input, references) = references(input)?;
    let (input, _) = has("not for replication")(input)?;
    Ok((input, references))
}

/// `NOT NULL | NULL | DEFAULT … | IDENTITY … | PRIMARY KEY … | UNIQUE … | CHECK … | REFERENCES … | AS (…) | COLLATE …`
pub(super) fn column_rule(input: Tokens<'_>) -> Parsed<'_, ColumnRule> {
    alt((
        value(ColumnRule::NotNull, phrase("not null")),
        value(ColumnRule::Other, phrase("not for replication")),
        value(ColumnRule::Null, keyword("null")),
        preceded(keyword("default"), cut(default)).map(ColumnRule::Default),
        preceded(keyword("identity"), opt(balanced)).map(|_| ColumnRule::Identity(Identity::AutoIncrement)),
        preceded(phrase("primary key"), (order_of_rows, storage)).map(|_| ColumnRule::PrimaryKey),
        preceded(keyword("unique"), (order_of_rows, storage))
            .map(|_| ColumnRule::Unique { nulls_not_distinct: false }),
        preceded(keyword("check"), cut(check)).map(ColumnRule::Check),
        preceded((has("foreign key"), keyword("references")), cut(replicated)).map(ColumnRule::References),
        preceded(keyword("as"), cut(in_parens)).map(ColumnRule::Generated),
        value(ColumnRule::Other, preceded(keyword("collate"), cut(path))),
        value(ColumnRule::Other, (phrase("masked with"), balanced)),
        value(
            ColumnRule::Other,
            alt((keyword("rowguidcol"), keyword("sparse"), keyword("persisted"), keyword("hidden"))),
        ),
    ))
    .parse(input)
}

/// An expression that ends where another rule of the column begins.
fn default(input: Tokens<'_>) -> Parsed<'_, Expression> {
    const ENDS: &[&str] = &[
        "not",
        "null",
        "constraint",
        "default",
        "identity",
        "primary",
        "unique",
        "references",
        "foreign",
        "check",
        "collate",
        "with",
        "as",
        "rowguidcol",
        "sparse",
        "masked",
    ];
    let (input, read) = until(input, |at| ENDS.iter().any(|word| at.first().is_word(word)))?;
    if read.text.is_empty() {
        return expected(input, "an expression");
    }
    let (input, _) = has("with values")(input)?;
    Ok((input, read))
}

/// `[UNIQUE] [CLUSTERED | NONCLUSTERED] INDEX name ON path (elements) [INCLUDE (names)] [WHERE expression] …`, after
/// `CREATE`
pub(super) fn create_index(input: Tokens<'_>) -> Parsed<'_, Tree> {
    if !input.facts().defaults_are_constraints {
        return expected(input, "INDEX");
    }
    let (input, is_unique) = has("unique")(input)?;
    let (input, is_clustered) = order_of_rows(input)?;
    let index_word = input.first().span;
    let (input, _) = keyword("index")(input)?;
    let (input, name) = cut(name).parse(input)?;
    let (input, _) = cut(keyword("on")).parse(input)?;
    let (input, table) = cut(path).parse(input)?;
    let (input, parts) = cut(parens(comma_list(index_element))).parse(input)?;
    let (input, include) = opt(preceded(keyword("include"), cut(names))).parse(input)?;
    let (input, predicate) = opt(preceded(keyword("where"), cut(predicate))).parse(input)?;
    let (input, ()) = storage(input)?;
    let clustered = is_clustered == Some(true);
    let index = CreateIndex {
        name: Some(name),
        if_not_exists: false,
        is_unique,
        concurrently: false,
        only: false,
        table,
        method: clustered.then(|| Name { text: "clustered".into(), span: index_word }),
        parts,
        include: include.unwrap_or_default(),
        nulls_not_distinct: false,
        predicate,
    };
    Ok((input, Tree::CreateIndex(Box::new(index))))
}

/// `expression`, up to how the index is kept
fn predicate(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let is_kept = |at: Tokens<'_>| at.first().is_word("with") || at.first().is_word("on");
    let (rest, read) = until(input, is_kept)?;
    if read.text.is_empty() { expression(input) } else { Ok((rest, read)) }
}

/// `INDEX [IF EXISTS] name ON path, … | {TABLE | VIEW | …} [IF EXISTS] path, …`, after `DROP`
pub(super) fn drop(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let start = input;
    if let Ok((input, _)) = keyword("index")(input) {
        let (input, if_exists) = has("if exists")(input)?;
        let (input, (table, name)) = cut(dropped_index).parse(input)?;
        let (input, _) = opt(preceded(keyword("with"), balanced)).parse(input)?;
        let actions = alloc::vec![AlterAction {
            what: Alter::DropIndex { if_exists, name },
            span: start.span_to(input)
        }];
        return Ok((input, Tree::AlterTable { table, if_exists, only: false, actions }));
    }
    let (input, kind) = alt((
        value(Kind::Table, keyword("table")),
        value(Kind::View, keyword("view")),
        value(Kind::Sequence, keyword("sequence")),
        value(Kind::Type, keyword("type")),
        value(Kind::Namespace, keyword("schema")),
    ))
    .parse(input)?;
    let (input, if_exists) = has("if exists")(input)?;
    let (input, paths) = cut(comma_list(path)).parse(input)?;
    Ok((input, Tree::Drop { kind, if_exists, paths, cascade: false }))
}

/// `name ON path | path . name`
fn dropped_index(input: Tokens<'_>) -> Parsed<'_, (Path, Name)> {
    let (rest, index) = path(input)?;
    if let Ok((rest, _)) = keyword("on")(rest) {
        let (rest, table) = path(rest)?;
        return Ok((rest, (table, index.name)));
    }
    super::create::column_path(input)
}
