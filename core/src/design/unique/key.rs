//! The columns of a table that words stand for, and the keys that they make.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Once;
use super::per::OPEN;
use crate::design::entity::Entity;
use crate::design::mention::Mentions;
use crate::design::{Column, Limit, Meaning, Table, Unique, column};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::singular;
use crate::ordered::{CollectVec, Order};
use crate::product::Evidence;

/// What holds everything there is, so that "unique in it" is unique.
const WHOLE: &[&str] = &[
    "system",
    "library",
    "laboratory",
    "product",
    "platform",
    "application",
    "database",
    "world",
    "shop",
    "town",
    "whole",
    "all",
    "network",
    "app",
    "country",
    "everywhere",
    "worldwide",
    "city",
    "company",
    "firm",
    "house",
    "business",
    "organisation",
    "organization",
    "trust",
    "register",
];

/// Whether it is no part of a key: "unique in the entire system".
pub(super) fn is_whole(name: &str) -> bool {
    WHOLE.contains(&name.rsplit(' ').next().unwrap_or(name))
}

/// Makes the columns that these names stand for a key, if the table has all of them.
pub(super) fn key(
    table: &mut Table,
    once: &Once,
    entities: &[Entity],
    mentions: &Mentions,
    evidence: &Evidence,
) {
    let mut columns: Vec<String> = Vec::new();
    let names = &once.names;
    for name in names {
        // What holds everything is no column: "unique in the whole laboratory".
        let ends = ["start", "end"].map(|end| alloc::format!("{}_{end}", name.replace(' ', "_")));
        if ends.iter().all(|end| table.columns.iter().any(|column| column.name == *end)) {
            columns.extend(ends);
            continue;
        }
        match column_named(table, name, entities, mentions) {
            Some(column) => {
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
            None if names.len() > 1 && is_whole(name) => {}
            None => return,
        }
    }
    if once.by_name {
        let naming =
            ["name", "title", "code", "label", "number", "kind", "type", "stage", "position", "sequence"];
        match naming.iter().find(|name| table.columns.iter().any(|column| column.name == **name)) {
            Some(name) if !columns.iter().any(|column| column == name) => columns.push((*name).to_owned()),
            Some(_) => {}
            // "An objection, once per application", which has no name.
            None if once.is_per && columns.iter().all(|column| column.ends_with("_id")) => {}
            None => return,
        }
    }
    let is_column = |name: &String| !name.ends_with("_id");
    if let Some(state) = &once.state {
        if let (Some(predicate), false) = (predicate(table, state), columns.is_empty()) {
            columns.order_by_key(|name| !name.ends_with("_id"));
            let predicate = Some(predicate);
            let is_same = |other: &Option<String>| {
                let are_open = |one: &Option<String>| one.as_deref().is_some_and(is_not_over);
                *other == predicate || are_open(other) && are_open(&predicate)
            };
            let is_there = table.uniques.iter().any(|one| one.columns == columns && is_same(&one.predicate));
            if !is_there {
                table.uniques.push(Unique { columns, predicate, evidence: evidence.clone() });
            }
        }
        return;
    }
    match columns.as_slice() {
        [] => {}
        // "One tour per day" is told of something that is not said.
        [only]
            if once.is_per
                && (is_column(only) && !is_one_of(only, "year season") || super::own::is_part(table)) => {}
        [only] => {
            if let Some(column) = table.columns.iter_mut().find(|column| column.name == *only) {
                column.unique |= !matches!(column.meaning, Meaning::Json | Meaning::Key);
            }
        }
        _ => {
            columns.order_by_key(|name| !name.ends_with("_id"));
            let is_there = table.uniques.iter().any(|unique| {
                unique.columns.len() == columns.len()
                    && columns.iter().all(|name| unique.columns.contains(name))
            });
            if !is_there {
                table.uniques.push(Unique { columns, predicate: None, evidence: evidence.clone() });
            }
        }
    }
}

/// Whether a condition is of rows that are not over yet, in whatever words: `returned_at IS NULL`, `status = 'open'`.
fn is_not_over(predicate: &str) -> bool {
    let state = predicate.strip_prefix("status = '").and_then(|state| state.strip_suffix('\''));
    predicate.ends_with(" IS NULL")
        || predicate.contains(" NOT IN ")
        || state.is_some_and(|state| OPEN.contains(&state))
}

/// Which rows are in a state, as SQL; none where the table cannot tell.
fn predicate(table: &Table, state: &str) -> Option<String> {
    let column = |name: &str| table.columns.iter().find(|column| column.name == name);
    if let Some(name) = state.strip_suffix(" is null") {
        return column(name).map(|column| alloc::format!("{} IS NULL", column.name));
    }
    let values = match column("status").and_then(|status| status.limit.as_ref()) {
        Some(Limit::Values(values)) => values.as_slice(),
        Some(_) | None => &[],
    };
    if values.iter().any(|value| value == state) {
        return Some(alloc::format!("status = '{state}'"));
    }
    if !OPEN.contains(&state) {
        return column(&alloc::format!("{state}_at"))
            .map(|column| alloc::format!("{} IS NOT NULL", column.name));
    }
    let ends = ENDS.iter().find_map(|name| column(name)).filter(|column| column.nullable);
    if let Some(end) = ends {
        return Some(alloc::format!("{} IS NULL", end.name));
    }
    let over: Vec<String> = values
        .iter()
        .filter(|value| is_one_of(value.as_str(), OVER))
        .map(|value| alloc::format!("'{value}'"))
        .collect_vec();
    (!over.is_empty() && over.len() < values.len())
        .then(|| alloc::format!("status NOT IN ({})", over.join(", ")))
}

/// Moments at which things are over.
const ENDS: &[&str] = &[
    "returned_at",
    "returned_on",
    "ended_at",
    "ended_on",
    "closed_at",
    "finished_at",
    "removed_at",
    "removed_on",
    "completed_at",
    "checked_in_at",
    "departed_at",
];

/// States in which things are over.
const OVER: &str = "cancelled canceled closed completed declined done ended expired failed finished lapsed no_show \
refused rejected released returned terminated void";

/// The column of the user that a word for somebody stands for: the one that is called so, or the only one.
fn person(table: &Table, one: &str) -> Option<String> {
    if !(is_person(one) || is_one_of(one, "person people member")) {
        return None;
    }
    let of = || table.relations.iter().filter(|relation| relation.parent == "users");
    let called = of().find(|relation| relation.column.starts_with(one));
    let mut all = of();
    let only = all.next().filter(|_| all.next().is_none());
    called.or(only).map(|relation| relation.column.clone())
}

/// The column of a table that words stand for: a reference to the thing they name, or the column of that name.
pub(in crate::design) fn column_named(
    table: &Table,
    words: &str,
    entities: &[Entity],
    mentions: &Mentions,
) -> Option<String> {
    let spoken = mentions.in_text(words);
    let parts = column::parts(words);
    let stem = parts.join("_");
    let one = singular(&parts.join(" ")).replace(' ', "_");
    let has = |name: &str| {
        table.columns.iter().find(|column| column.name == name).map(|column| column.name.clone())
    };
    if let Some(mention) = spoken.first().filter(|mention| mention.end == words.trim_end().len()) {
        let parent = &entities[mention.entity].table;
        let of: Vec<_> = table.relations.iter().filter(|relation| relation.parent == *parent).collect_vec();
        if let [relation] = of.as_slice() {
            return Some(relation.column.clone());
        }
    }
    if spoken.is_empty()
        && let Some(column) = person(table, &one)
    {
        return Some(column);
    }
    if is_one_of(&one, "start starting_time given_start") {
        let starts =
            ["starts_at", "start_at", "start_time", "starting_time", "start", "starts_on", "start_date"];
        if let Some(column) = starts.iter().find_map(|name| has(name)) {
            return Some(column);
        }
    }
    let last = one.rsplit('_').next().unwrap_or(&one);
    let only = |is_it: &dyn Fn(&str) -> bool| {
        let mut all = table.columns.iter().filter(|column| is_it(&column.name));
        all.next().filter(|_| all.next().is_none()).map(|column| column.name.clone())
    };
    let reference = alloc::format!("_{one}_id");
    let exact = has(&one)
        .or_else(|| has(&stem))
        .or_else(|| has(&alloc::format!("{one}_cents")))
        .or_else(|| has(&alloc::format!("{one}_id")))
        .or_else(|| has(&alloc::format!("{one}_at")))
        .or_else(|| has(&alloc::format!("{one}_date")))
        .or_else(|| only(&|name| name.ends_with(&reference)))
        .or_else(|| {
            only(&|name| {
                !one.contains('_') && name.strip_prefix(&one).is_some_and(|rest| rest.starts_with('_'))
            })
        });
    // "Invoice numbers": the number of the invoice, whatever else it is called.
    let own = table.singular.replace(' ', "_");
    let bare = one
        .strip_prefix(&own)
        .map(|rest| rest.trim_start_matches('_').to_owned())
        .filter(|rest| !rest.is_empty());
    exact
        .or_else(|| bare.and_then(|bare| has(&bare)))
        .or_else(|| {
            let ends =
                |name: &str| name == last || name.strip_suffix(last).is_some_and(|rest| rest.ends_with('_'));
            let mut ending = table.columns.iter().filter(|column| ends(&column.name));
            let first = ending.next()?;
            let is_said = stem.contains(&first.name)
                || first.name.contains(last) && !one.contains('_')
                || stem == own.clone() + "_" + last;
            ending.next().is_none().then(|| first.name.clone()).filter(|_| is_said)
        })
        .or_else(|| {
            let is_day = is_one_of(last, "day date timestamp start hour instant moment time week month year");
            let when = |column: &&Column| {
                matches!(column.meaning, Meaning::Date | Meaning::Timestamp)
                    && !matches!(&*column.name, "created_at" | "updated_at")
            };
            let mut moments = table.columns.iter().filter(when);
            let first = moments.next().filter(|_| is_day)?;
            moments.next().is_none().then(|| first.name.clone())
        })
}
