//! `ALTER TABLE`, `DROP` and `RENAME TABLE` of MySQL.

use alloc::vec::Vec;

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::super::alter_table::{alter_table, column_change, skip_action};
use super::super::create_table::{column_definition, elements};
use super::super::*;
use super::{table_comment, table_constraint, view_options};
use crate::syntax::sql::tree::{Alter, AlterAction, CreateView, Kind, Position};

/// `[ONLINE] [IGNORE] TABLE … | options VIEW path AS query`, after `ALTER`
pub(in super::super) fn alter(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (rest, _) = (has("online"), has("ignore")).parse(input)?;
    if let Ok((input, _)) = keyword("table")(rest) {
        return alter_table(input, Kind::Table);
    }
    let (input, ()) = view_options(input)?;
    let (input, _) = keyword("view")(input)?;
    let (input, path) = cut(path).parse(input)?;
    let (input, _) = opt(names).parse(input)?;
    let (input, query) = cut(preceded(keyword("as"), rest_of_statement)).parse(input)?;
    let view = CreateView {
        path,
        or_replace: true,
        if_not_exists: false,
        is_materialized: false,
        is_temporary: false,
        query,
    };
    Ok((input, Tree::CreateView(view)))
}

/// One action of `ALTER TABLE`.
pub(in super::super) fn action(input: Tokens<'_>) -> Parsed<'_, AlterAction> {
    let start = input;
    let (input, what) = alt((
        of_partitions,
        preceded(keyword("add"), cut(add)),
        preceded(keyword("drop"), cut(drop_part)),
        preceded((keyword("modify"), opt(keyword("column"))), cut(|input| define(input, false))),
        preceded((keyword("change"), opt(keyword("column"))), cut(|input| define(input, true))),
        preceded(keyword("alter"), cut(alter_part)),
        preceded(keyword("rename"), cut(rename)),
        table_comment.map(Alter::Comment),
        other,
    ))
    .parse(input)
    .map_err(|error| named(input, "an action", error))?;
    // `WAIT n` and options of the table may follow without a comma.
    let (input, ()) =
        if input.is_at_end() || input.first().is_sign(",") { (input, ()) } else { options(input)? };
    Ok((input, AlterAction { what, span: start.span_to(input) }))
}

/// Partitions, which hold rows and no columns, and system versioning.
fn of_partitions(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let second = input.second();
    let is_partition = second.is_word("partition") || second.is_word("partitioning");
    let is_versioning = second.is_word("system") || second.is_word("period");
    let is_by = input.first().is_word("partition") && second.is_word("by");
    let is_add_or_drop = input.first().is_word("add") || input.first().is_word("drop");
    if is_partition || is_by || (is_versioning && is_add_or_drop) {
        let (input, _) = rest_of_statement(input)?;
        return Ok((input, Alter::Other));
    }
    expected(input, "an action")
}

/// `constraint | [COLUMN] [IF NOT EXISTS] {column [position] | (elements)}`, after `ADD`
fn add(input: Tokens<'_>) -> Parsed<'_, Alter> {
    if let Ok((input, constraint)) = table_constraint(input) {
        return Ok((input, Alter::AddConstraint(constraint)));
    }
    let is_constraint =
        ["constraint", "primary", "foreign", "unique", "index", "key", "fulltext", "spatial", "check"]
            .iter()
            .any(|word| input.first().is_word(word));
    if is_constraint {
        // Fails again, now for good.
        return table_constraint.map(Alter::AddConstraint).parse(input).map_err(no_other);
    }
    let (input, _) = has("column")(input)?;
    let (input, if_not_exists) = has("if not exists")(input)?;
    if input.first().is_sign("(") {
        return parens(elements).map(Alter::AddElements).parse(input);
    }
    let (input, column) = column_definition(input)?;
    let (input, position) = position(input)?;
    Ok((input, Alter::AddColumn { if_not_exists, column, position }))
}

/// `[FIRST | AFTER name]`
fn position(input: Tokens<'_>) -> Parsed<'_, Option<Position>> {
    opt(alt((
        value(Position::First, keyword("first")),
        preceded(keyword("after"), cut(name)).map(Position::After),
    )))
    .parse(input)
}

/// `PRIMARY KEY | FOREIGN KEY name | INDEX name | CONSTRAINT name | CHECK name | [COLUMN] name`, after `DROP`
fn drop_part(input: Tokens<'_>) -> Parsed<'_, Alter> {
    if let Ok((input, ())) = phrase("primary key")(input) {
        return Ok((input, Alter::DropPrimaryKey { if_exists: false }));
    }
    let (rest, word) = opt(alt((
        phrase("foreign key").map(|()| 'f'),
        keyword("index").map(|_| 'i'),
        keyword("key").map(|_| 'i'),
        keyword("constraint").map(|_| 'c'),
        keyword("check").map(|_| 'c'),
        keyword("column").map(|_| '-'),
    )))
    .parse(input)?;
    let (rest, if_exists) = has("if exists")(rest)?;
    let (rest, name) = alt((name, primary)).parse(rest)?;
    let (rest, cascade) = cascade(rest)?;
    let what = match word {
        Some('f') => Alter::DropForeignKey { if_exists, name },
        Some('i' | 'c') if name.text.eq_ignore_ascii_case("primary") => Alter::DropPrimaryKey { if_exists },
        Some('i') => Alter::DropIndex { if_exists, name },
        Some('c') => Alter::DropConstraint { if_exists, name, cascade },
        _ => Alter::DropColumn { if_exists, name, cascade },
    };
    Ok((rest, what))
}

/// `PRIMARY`, the name of a primary key
fn primary(input: Tokens<'_>) -> Parsed<'_, Name> {
    if input.first().is_word("primary") { label(input) } else { expected(input, "a name") }
}

/// `[IF EXISTS] [name] column [position]`, after `MODIFY` (no name) and `CHANGE`
fn define(input: Tokens<'_>, is_change: bool) -> Parsed<'_, Alter> {
    let (input, if_exists) = has("if exists")(input)?;
    let (input, before) = if is_change { name.map(Some).parse(input)? } else { (input, None) };
    let (input, column) = column_definition(input)?;
    let (input, position) = position(input)?;
    Ok((input, Alter::DefineColumn { if_exists, before, column, position }))
}

/// `{INDEX | CHECK | CONSTRAINT} name … | [COLUMN] [IF EXISTS] name {SET DEFAULT … | DROP DEFAULT | SET …}`, after `ALTER`
fn alter_part(input: Tokens<'_>) -> Parsed<'_, Alter> {
    let is_index = ["index", "key", "check", "constraint"].iter().any(|word| input.first().is_word(word));
    if is_index {
        return skip_action.map(|()| Alter::Other).parse(input);
    }
    let (input, _) = has("column")(input)?;
    let (input, _) = has("if exists")(input)?;
    let (input, name) = name(input)?;
    let (input, change) = column_change(input)?;
    Ok((input, Alter::Column { name, change }))
}

/// `COLUMN name TO name | INDEX name TO name | [TO | AS] path`, after `RENAME`
fn rename(input: Tokens<'_>) -> Parsed<'_, Alter> {
    if let Ok((input, _)) = keyword("column")(input) {
        let (input, _) = has("if exists")(input)?;
        let (input, (before, after)) = pair(input)?;
        return Ok((input, Alter::RenameColumn { before, after }));
    }
    if let Ok((input, _)) = alt((keyword("index"), keyword("key"))).parse(input) {
        let (input, _) = has("if exists")(input)?;
        let (input, (before, after)) = pair(input)?;
        return Ok((input, Alter::RenameIndex { before, after }));
    }
    preceded(opt(alt((keyword("to"), keyword("as"), sign("=")))), path).map(Alter::RenameTable).parse(input)
}

/// `name TO name`
fn pair(input: Tokens<'_>) -> Parsed<'_, (Name, Name)> {
    let (input, before) = name(input)?;
    let (input, _) = keyword("to")(input)?;
    let (input, after) = name(input)?;
    Ok((input, (before, after)))
}

/// The words that options of a table start with.
const OPTIONS: &[&str] = &[
    "algorithm",
    "auto_increment",
    "autoextend_size",
    "avg_row_length",
    "character",
    "charset",
    "checksum",
    "collate",
    "comment",
    "compression",
    "connection",
    "convert",
    "data",
    "default",
    "delay_key_write",
    "disable",
    "discard",
    "enable",
    "encrypted",
    "encryption",
    "encryption_key_id",
    "engine",
    "engine_attribute",
    "force",
    "import",
    "index",
    "insert_method",
    "key_block_size",
    "lock",
    "max_rows",
    "min_rows",
    "nowait",
    "order",
    "pack_keys",
    "page_checksum",
    "page_compressed",
    "page_compression_level",
    "password",
    "remove",
    "row_format",
    "secondary_engine",
    "sequence",
    "stats_auto_recalc",
    "stats_persistent",
    "stats_sample_pages",
    "tablespace",
    "transactional",
    "type",
    "union",
    "wait",
    "with",
    "without",
];

/// What a model does not hold: engine, character set, counters, how the statement is carried out
fn other(input: Tokens<'_>) -> Parsed<'_, Alter> {
    if input.first().is_word("order") {
        return rest_of_statement.map(|_| Alter::Other).parse(input);
    }
    let (input, ()) = options(input)?;
    Ok((input, Alter::Other))
}

fn options(input: Tokens<'_>) -> Parsed<'_, ()> {
    if OPTIONS.iter().any(|word| input.first().is_word(word)) {
        skip_action(input)
    } else {
        expected(input, "an action")
    }
}

/// `INDEX [IF EXISTS] name ON path … | [TEMPORARY] TABLE … | VIEW …`, after `DROP`
pub(in super::super) fn drop(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let start = input;
    if let Ok((input, _)) = keyword("index")(input) {
        let (input, if_exists) = has("if exists")(input)?;
        let (input, name) = cut(alt((name, primary))).parse(input)?;
        let (input, _) = cut(keyword("on")).parse(input)?;
        let (input, table) = cut(path).parse(input)?;
        let (input, _) = rest_of_statement(input)?;
        let what = if name.text.eq_ignore_ascii_case("primary") {
            Alter::DropPrimaryKey { if_exists }
        } else {
            Alter::DropIndex { if_exists, name }
        };
        let actions = alloc::vec![AlterAction { what, span: start.span_to(input) }];
        return Ok((input, Tree::AlterTable { table, if_exists: false, only: false, actions }));
    }
    let (input, _) = has("temporary")(input)?;
    let (input, kind) = alt((
        value(Kind::Table, alt((keyword("table"), keyword("tables")))),
        value(Kind::View, keyword("view")),
        value(Kind::Sequence, keyword("sequence")),
    ))
    .parse(input)?;
    let (input, if_exists) = has("if exists")(input)?;
    let (input, paths) = cut(comma_list(path)).parse(input)?;
    // CASCADE and RESTRICT do nothing here (manual, 13.1.32).
    let (input, _) = cascade(input)?;
    Ok((input, Tree::Drop { kind, if_exists, paths, cascade: false }))
}

/// `{TABLE | TABLES} path TO path [, path TO path …]`, after `RENAME`
pub(in super::super) fn rename_tables(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let (input, _) = alt((keyword("table"), keyword("tables"))).parse(input)?;
    let (input, _) = has("if exists")(input)?;
    let one = |input| {
        let (input, before) = path(input)?;
        let (input, after) = cut(preceded(keyword("to"), path)).parse(input)?;
        Ok((input, (before, after)))
    };
    let (input, pairs): (_, Vec<_>) = cut(comma_list(one)).parse(input)?;
    Ok((input, Tree::RenameTables(pairs)))
}
