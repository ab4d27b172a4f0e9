//! `CREATE TABLE`, its columns and its constraints.

use alloc::boxed::Box;
use alloc::vec::Vec;

use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::terminated;

use super::data_type::{data_type, ends_type};
use super::expression::{default_expression, in_parens, until};
use super::index::key_columns;
use super::like::like;
use super::references::{deferrable, references};
use super::table_options::table_options;
use super::*;
use crate::ordered::CollectVec;
use crate::schema::Identity;
use crate::syntax::sql::tree::{
    ColumnConstraint, ColumnDefinition, ColumnRule, CreateTable, Element, Module, TableConstraint, TableRule,
};

/// `[IF NOT EXISTS] path (elements | PARTITION OF path … | [(names)] AS query) [INHERITS …] [PARTITION BY …] [WITH …]`,
/// after `CREATE [TEMPORARY] TABLE`
pub(super) fn create_table(input: Tokens<'_>, or_replace: bool, is_temporary: bool) -> Parsed<'_, Tree> {
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, path) = cut(path).parse(input)?;
    let mut table = CreateTable {
        path,
        if_not_exists,
        or_replace,
        is_temporary,
        elements: Vec::new(),
        inherits: Vec::new(),
        partition_of: None,
        from_query: false,
        without_rowid: false,
        module: None,
        comment: None,
    };
    if input.facts().defines_indexes_in_tables {
        return mysql::create_table(input, table);
    }
    let (input, partition_of) = opt(preceded(phrase("partition of"), cut(super::path))).parse(input)?;
    let (input, ()) = if let Some(parent) = partition_of {
        table.partition_of = Some(parent);
        let (input, elements) = opt(parens(comma_list(typed_element))).parse(input)?;
        table.elements = elements.unwrap_or_default();
        // FOR VALUES …, DEFAULT
        until_options(input)?
    } else if let Ok((input, ())) = query_after_names(input) {
        table.from_query = true;
        rest_of_statement(input).map(|(input, _)| (input, ()))?
    } else {
        let (input, elements) = parens(elements).parse(input)?;
        table.elements = elements;
        (input, ())
    };
    let (input, inherits) =
        opt(preceded(keyword("inherits"), cut(parens(comma_list(super::path))))).parse(input)?;
    table.inherits = inherits.unwrap_or_default();
    let (input, without_rowid) = if input.facts().defaults_are_constraints {
        // Where the rows are kept.
        rest_of_statement.map(|_| false).parse(input)?
    } else {
        table_options(input)?
    };
    table.without_rowid = without_rowid;
    // CREATE TABLE … (columns) AS SELECT of MySQL and CREATE TABLE … WITH (…) AS SELECT.
    let (input, from_query) = opt(keyword("as")).parse(input)?;
    let (input, _) = if from_query.is_some() { rest_of_statement(input)? } else { (input, start_of(input)) };
    table.from_query |= from_query.is_some();
    Ok((input, Tree::CreateTable(Box::new(table))))
}

/// `[IF NOT EXISTS] path USING module [(setting or column, …)]`, after `CREATE VIRTUAL TABLE`
pub(super) fn create_virtual_table(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, if_not_exists) = has("if not exists")(input)?;
    let (input, path) = path(input)?;
    let (input, module) = preceded(keyword("using"), name).parse(input)?;
    let (input, arguments) = opt(parens(comma_list(setting))).parse(input)?;
    let settings = arguments.into_iter().flatten().flatten().collect_vec();
    let table = CreateTable {
        path,
        if_not_exists,
        is_temporary: false,
        elements: Vec::new(),
        inherits: Vec::new(),
        partition_of: None,
        from_query: false,
        without_rowid: false,
        module: Some(Module { name: module, settings }),
        or_replace: false,
        comment: None,
    };
    Ok((input, Tree::CreateTable(Box::new(table))))
}

/// `name = …`, or a column; the name of the setting
fn setting(input: Tokens<'_>) -> Parsed<'_, Option<Name>> {
    let name = label(input).ok().filter(|(next, _)| next.first().is_sign("=")).map(|(_, name)| name);
    let (input, _) = until(input, |_| false)?;
    Ok((input, name))
}

fn start_of(input: Tokens<'_>) -> Expression {
    input.expression_to(input)
}

/// `[( names )] [WITH (…)] AS`
fn query_after_names(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (input, _) = opt(names).parse(input)?;
    let (input, _) = table_options(input)?;
    let (input, _) = keyword("as")(input)?;
    Ok((input, ()))
}

/// `element [, element …]`, or nothing: a table without columns
pub(super) fn elements(input: Tokens<'_>) -> Parsed<'_, Vec<Element>> {
    if input.first().is_sign(")") {
        return Ok((input, Vec::new()));
    }
    let (mut input, mut read) = comma_list(element).parse(input)?;
    // SQLite needs no comma between the constraints of a table.
    while let Ok((next, constraint)) = table_constraint(input) {
        read.push(Element::Constraint(constraint));
        input = next;
        if input.first().is_sign(",") {
            let (next, more) = comma_list(element).parse(input.rest()).map_err(no_other)?;
            read.extend(more);
            input = next;
        }
    }
    Ok((input, read))
}

/// `table constraint | LIKE … | column`
fn element(input: Tokens<'_>) -> Parsed<'_, Element> {
    alt((
        preceded(keyword("like"), cut(like)).map(Element::Like),
        table_constraint.map(Element::Constraint),
        column_definition.map(Element::Column),
    ))
    .parse(input)
}

/// `table constraint | column [WITH OPTIONS] constraints`, of a partition, whose columns have types already
fn typed_element(input: Tokens<'_>) -> Parsed<'_, Element> {
    alt((table_constraint.map(Element::Constraint), column_options.map(Element::Column))).parse(input)
}

/// `name [WITH OPTIONS] constraints`
fn column_options(input: Tokens<'_>) -> Parsed<'_, ColumnDefinition> {
    let start = input;
    let (input, name) = name(input)?;
    let (input, _) = has("with options")(input)?;
    let (input, constraints) = column_constraints(input)?;
    Ok((input, ColumnDefinition { name, ty: None, constraints, span: start.span_to(input) }))
}

/// `name type constraints`
pub(super) fn column_definition(input: Tokens<'_>) -> Parsed<'_, ColumnDefinition> {
    let start = input;
    let (input, name) = name(input)?;
    let is_computed = input.facts().defaults_are_constraints && input.first().is_word("as");
    let (input, ty) = if is_computed || input.facts().types_are_free && ends_type(input) {
        (input, None)
    } else {
        cut(data_type).map(Some).parse(input)?
    };
    let (input, constraints) = column_constraints(input)?;
    Ok((input, ColumnDefinition { name, ty, constraints, span: start.span_to(input) }))
}

/// As many constraints of a column as follow.
fn column_constraints(mut input: Tokens<'_>) -> Parsed<'_, Vec<ColumnConstraint>> {
    let mut constraints: Vec<ColumnConstraint> = Vec::new();
    let is_over = |input: Tokens<'_>| {
        input.is_at_end()
            || input.first().is_sign(",")
            || input.first().is_sign(")")
            || mysql::is_position(input)
    };
    while !is_over(input) {
        let start = input;
        let (next, deferrable) = deferrable(input)?;
        if let Some(deferrable) = deferrable {
            if let Some(ColumnConstraint { rule: ColumnRule::References(references), .. }) =
                constraints.last_mut()
            {
                references.deferrable = deferrable;
            }
            input = next;
            continue;
        }
        let (next, name) = opt(preceded(keyword("constraint"), cut(name))).parse(input)?;
        let (next, rule) = column_rule(next)?;
        let (next, ()) = on_conflict(next)?;
        let (next, counts) = has("autoincrement")(next)?;
        if counts {
            let rule = ColumnRule::Identity(Identity::AutoIncrement);
            constraints.push(ColumnConstraint { name: None, rule, span: start.span_to(next) });
        }
        constraints.push(ColumnConstraint { name, rule, span: start.span_to(next) });
        input = next;
    }
    Ok((input, constraints))
}

/// `NOT NULL | NULL | DEFAULT … | GENERATED … | PRIMARY KEY | UNIQUE | CHECK … | REFERENCES … | COLLATE …`
fn column_rule(input: Tokens<'_>) -> Parsed<'_, ColumnRule> {
    if input.facts().defines_indexes_in_tables {
        return mysql::column_rule(input);
    }
    if input.facts().defaults_are_constraints {
        return transact::column_rule(input);
    }
    alt((
        value(ColumnRule::NotNull, terminated(phrase("not null"), has("no inherit"))),
        value(ColumnRule::Null, keyword("null")),
        preceded(keyword("default"), cut(default_expression)).map(ColumnRule::Default),
        preceded(phrase("primary key"), (direction, index_parameters)).map(|(_, ())| ColumnRule::PrimaryKey),
        preceded(keyword("unique"), terminated(nulls_not_distinct, index_parameters))
            .map(|nulls_not_distinct| ColumnRule::Unique { nulls_not_distinct }),
        preceded(keyword("check"), cut(check)).map(ColumnRule::Check),
        preceded(keyword("references"), cut(references)).map(ColumnRule::References),
        preceded(keyword("generated"), cut(generated)),
        preceded(keyword("as"), cut(computed)),
        value(ColumnRule::Other, preceded(keyword("collate"), cut(path))),
        value(ColumnRule::Other, preceded(alt((keyword("storage"), keyword("compression"))), cut(label))),
    ))
    .parse(input)
}

/// `ALWAYS AS (expression) [STORED | VIRTUAL] | {ALWAYS | BY DEFAULT} AS IDENTITY [(…)]`, after `GENERATED`
fn generated(input: Tokens<'_>) -> Parsed<'_, ColumnRule> {
    let (input, identity) = identity_kind(input)?;
    let (input, _) = keyword("as")(input)?;
    if let Ok((input, _)) = keyword("identity")(input) {
        let (input, _) = opt(balanced).parse(input)?;
        return Ok((input, ColumnRule::Identity(identity)));
    }
    computed(input)
}

/// `(expression) [STORED | VIRTUAL]`, after `AS`
fn computed(input: Tokens<'_>) -> Parsed<'_, ColumnRule> {
    let (input, read) = in_parens(input)?;
    let (input, _) = has("stored")(input)?;
    let (input, _) = has("virtual")(input)?;
    Ok((input, ColumnRule::Generated(read)))
}

/// `[ASC | DESC]`; whether it is `DESC`
pub(super) fn direction(input: Tokens<'_>) -> Parsed<'_, bool> {
    let (input, _) = has("asc")(input)?;
    has("desc")(input)
}

/// `[ON CONFLICT action]`, of SQLite
fn on_conflict(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (input, _) = opt(preceded(phrase("on conflict"), cut(label))).parse(input)?;
    Ok((input, ()))
}

/// `ALWAYS | BY DEFAULT`
pub(super) fn identity_kind(input: Tokens<'_>) -> Parsed<'_, Identity> {
    alt((value(Identity::Always, keyword("always")), value(Identity::ByDefault, phrase("by default"))))
        .parse(input)
}

/// `(expression) [NO INHERIT] [NOT VALID] [[NOT] ENFORCED]`, after `CHECK`
pub(super) fn check(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (input, read) = in_parens(input)?;
    let (input, _) = has("no inherit")(input)?;
    let (input, _) = has("not valid")(input)?;
    let (input, _) = has("no inherit")(input)?;
    let (input, _) = has("not enforced")(input)?;
    let (input, _) = has("enforced")(input)?;
    Ok((input, read))
}

/// `[CONSTRAINT name] PRIMARY KEY … | UNIQUE … | CHECK … | EXCLUDE … | FOREIGN KEY …`
pub(super) fn table_constraint(input: Tokens<'_>) -> Parsed<'_, TableConstraint> {
    if input.facts().defines_indexes_in_tables {
        return mysql::table_constraint(input);
    }
    if input.facts().defaults_are_constraints {
        return transact::table_constraint(input);
    }
    let start = input;
    let (input, name) = opt(preceded(keyword("constraint"), cut(name))).parse(input)?;
    let read = alt((
        preceded(phrase("primary key"), alt((using_index(true), primary_key))),
        preceded(keyword("unique"), alt((using_index(false), unique))),
        preceded(keyword("check"), check).map(TableRule::Check),
        preceded(keyword("exclude"), exclude),
        preceded(phrase("foreign key"), cut(foreign_key)),
    ))
    .parse(input);
    let (input, rule) = if name.is_some() { read.map_err(no_other)? } else { read? };
    let (input, ()) = on_conflict(input)?;
    let (input, _) = deferrable(input)?;
    Ok((
        input,
        TableConstraint { name, if_not_exists: false, is_clustered: None, rule, span: start.span_to(input) },
    ))
}

/// `(names) [INCLUDE (names)] …`, after `PRIMARY KEY`
fn primary_key(input: Tokens<'_>) -> Parsed<'_, TableRule> {
    let (input, columns) = key_columns(input)?;
    let (input, _) = opt(preceded(keyword("include"), cut(names))).parse(input)?;
    let (input, ()) = index_parameters(input)?;
    Ok((input, TableRule::PrimaryKey(columns)))
}

/// `[NULLS [NOT] DISTINCT] (names) [INCLUDE (names)] …`, after `UNIQUE`
fn unique(input: Tokens<'_>) -> Parsed<'_, TableRule> {
    let (input, nulls_not_distinct) = nulls_not_distinct(input)?;
    let (input, columns) = key_columns(input)?;
    let (input, include) = opt(preceded(keyword("include"), cut(names))).parse(input)?;
    let (input, ()) = index_parameters(input)?;
    Ok((input, TableRule::Unique { columns, include: include.unwrap_or_default(), nulls_not_distinct }))
}

/// `USING INDEX name`
fn using_index<'a>(is_primary: bool) -> impl Fn(Tokens<'a>) -> Parsed<'a, TableRule> {
    move |input| {
        let (input, index) = preceded(phrase("using index"), cut(name)).parse(input)?;
        Ok((input, TableRule::UsingIndex { index, is_primary }))
    }
}

/// `[USING method] (element WITH operator, …) …`, after `EXCLUDE`
fn exclude(input: Tokens<'_>) -> Parsed<'_, TableRule> {
    let start = input;
    let (input, _) = opt(preceded(keyword("using"), cut(name))).parse(input)?;
    let (input, columns) = parens(comma_list(excluded)).parse(input)?;
    let (input, _) = opt(preceded(keyword("include"), cut(names))).parse(input)?;
    let (input, ()) = index_parameters(input)?;
    let (input, _) = opt(preceded(keyword("where"), cut(balanced))).parse(input)?;
    Ok((input, TableRule::Exclude { rule: start.expression_to(input), columns }))
}

/// `expression WITH operator`
fn excluded(input: Tokens<'_>) -> Parsed<'_, Option<Name>> {
    let start = input;
    let (input, _) = until(input, |at| at.first().is_word("with"))?;
    let column = name(start).ok().filter(|(next, _)| next.first().is_word("with")).map(|(_, name)| name);
    let (input, _) = cut(keyword("with")).parse(input)?;
    let (input, _) = until(input, |_| false)?;
    Ok((input, column))
}

/// `(names) REFERENCES …`, after `FOREIGN KEY`
fn foreign_key(input: Tokens<'_>) -> Parsed<'_, TableRule> {
    let (input, columns) = names(input)?;
    let (input, _) = keyword("references")(input)?;
    let (input, references) = references(input)?;
    Ok((input, TableRule::ForeignKey { columns, references, index: None, at_column: false }))
}

/// `[NULLS [NOT] DISTINCT]`
pub(super) fn nulls_not_distinct(input: Tokens<'_>) -> Parsed<'_, bool> {
    let (input, distinct) = has("nulls distinct")(input)?;
    if distinct { Ok((input, false)) } else { has("nulls not distinct")(input) }
}

/// `[WITH (…)] [USING INDEX TABLESPACE name]`
fn index_parameters(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (input, _) = opt(preceded(keyword("with"), balanced)).parse(input)?;
    let (input, _) = opt(preceded(phrase("using index tablespace"), cut(name))).parse(input)?;
    Ok((input, ()))
}

/// Everything up to what may follow `FOR VALUES …`.
fn until_options(mut input: Tokens<'_>) -> Parsed<'_, ()> {
    while !input.is_at_end() && !input.first().is_word("partition") && !input.first().is_word("tablespace") {
        if input.first().is_sign("(") {
            (input, ()) = balanced(input)?;
        } else {
            input = input.rest();
        }
    }
    Ok((input, ()))
}
