//! Tables of fields, below the name of what they are of: `### New kite`, `| Field | Type | Required | Notes |`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::list::push_field;
use super::value::{self, List, may_be_column};
use super::{Gather, Sort, evidence};
use crate::design::noun::Ground;
use crate::language::clause::{Thing, things};
use crate::language::{is_one_of, singular};
use crate::ordered::CollectVec;
use crate::product::{DocTable, Evidence, Kind, Line};

/// Whether a table lists fields, one in each row.
pub(super) fn is_of_fields(header: &[String]) -> bool {
    let lower = header.iter().map(|cell| cell.trim().to_lowercase()).collect_vec();
    let names = ["attribute", "column", "data element", "field", "field name", "input", "property"];
    let tells = |cell: &String| {
        is_one_of(
            cell,
            "type required mandatory optional format validation rules rule values options notes note",
        ) || is_one_of(cell, "description example examples meaning")
    };
    lower.first().is_some_and(|first| names.contains(&&**first)) && lower[1..].iter().any(tells)
}

/// Reads the first cell of a row of such a table; whether it is one.
pub(super) fn cell(gather: &mut Gather<'_>, line: &Line) -> bool {
    let Kind::Cell { table, row, column } = line.kind else { return false };
    let product = gather.product;
    let table = &product.tables[table];
    let title = if is_of_fields(&table.header) {
        table.section.map_or("", |section| &*product.sections[section].title)
    } else if is_headed_by_its_thing(table) {
        &*table.header[0]
    } else {
        return false;
    };
    let (0, Some(owner)) = (column, owner(gather, title)) else { return is_of_fields(&table.header) };
    let cells = table.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    let evidence = Evidence { rule: "a row of its table of fields", ..evidence(line) };
    gather.nouns.claim(&owner, Ground::Noted, &line.steps, &evidence);
    push_field(gather, &owner, &format!("{} ({})", bare(&line.text), told(&table.header, cells)), &evidence);
    true
}

/// Whether a table lists the fields of what its first column is headed by: `| Boat | Remark |`, `| Name | unique |`.
fn is_headed_by_its_thing(table: &DocTable) -> bool {
    let [_, other] = table.header.as_slice() else { return false };
    let tells = is_one_of(
        other.trim().to_lowercase().as_str(),
        "remark remarks note notes rule rules details detail format values",
    );
    let columns = table
        .rows
        .iter()
        .filter(|row| row.first().is_some_and(|cell| may_be_column(&bare(cell).to_lowercase())));
    tells && table.rows.len() > 1 && columns.count() * 2 >= table.rows.len()
}

/// A field without what a parenthesis says of it.
fn bare(text: &str) -> &str {
    text.split(['(', '*']).next().unwrap_or(text).trim().trim_matches('`')
}

/// What a row tells of its field, as a parenthesis does: its values, or whether it is required or unique.
fn told(header: &[String], cells: &[String]) -> String {
    let mut said: Vec<&str> = Vec::new();
    for (header, cell) in header.iter().zip(cells).skip(1) {
        if let List::Values(values, true) = value::read(cell)
            && values.len() > 1
        {
            return cell.clone();
        }
        let (header, lower) = (header.to_lowercase(), cell.to_lowercase());
        let says_yes = is_one_of(lower.trim(), "yes y x required mandatory true ✓ ✅");
        if is_one_of(header.trim(), "required mandatory") {
            said.push(if says_yes { "required" } else { "optional" });
        }
        if crate::language::holds(&lower, "unique") {
            said.push("unique");
        }
    }
    said.join(", ")
}

/// What a title names: of "Screen: New kite (instructor)" the kite, of "Book a lesson" the lesson, of "Kite form" the kite.
fn owner(gather: &Gather<'_>, title: &str) -> Option<String> {
    let title = title.split_once(':').map_or(title, |(_, rest)| rest);
    let title = title.split('(').next().unwrap_or(title);
    let thing = things(title).into_iter().next()?;
    let named = framed(&thing).unwrap_or(thing);
    match gather.sort(&named) {
        Sort::Table(name) => Some(name),
        Sort::Role => Some("user".into()),
        Sort::Property | Sort::Output | Sort::Measure | Sort::Vague | Sort::Nothing => None,
    }
}

/// What a screen or a form is of: of a "loan dialog" the loan, of "kite details" the kite.
pub(super) fn framed(thing: &Thing) -> Option<Thing> {
    let is_frame = is_one_of(
        &thing.head,
        "form screen page view dialog detail data information attribute field list overview sheet table",
    );
    let mut modifiers = thing.modifiers.clone();
    let head = modifiers.pop().filter(|_| is_frame)?;
    Some(Thing { head: singular(&head), modifiers, ..thing.clone() })
}
