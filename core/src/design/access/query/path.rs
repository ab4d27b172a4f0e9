//! Queries that paths of an interface tell: `GET /harbours/:id/voyages?status=open&from=`.

use alloc::string::String;
use alloc::vec::Vec;

use super::phrase::moment;
use crate::design::Table;
use crate::design::entity::Entity;
use crate::design::mention::Mentions;
use crate::design::unique::column_named;

/// Parameters that ask for no column.
const ANY: &[&str] = &[
    "cursor", "fields", "format", "include", "limit", "offset", "order", "page", "per_page", "q", "query",
    "search", "sort", "token",
];

/// Parameters of a span of time.
const SPAN: &[&str] =
    &["from", "to", "since", "until", "date", "day", "month", "week", "year", "after", "before"];

/// The table that a path reads, and the columns by which it does.
pub(super) fn read(
    text: &str,
    entities: &[Entity],
    mentions: &Mentions,
    table: impl Fn(usize) -> Option<usize>,
    tables: &[Table],
) -> Option<(usize, Vec<(String, bool)>)> {
    let path = text.split_once("GET ")?.1.trim_start();
    let path = path.split([' ', '`', '|', '→']).next().unwrap_or(path);
    let (path, asked) = path.split_once('?')?;
    let named = |part: &str| {
        let words = part.replace(['-', '_'], " ");
        let found = mentions.in_text(&words);
        found.first().filter(|one| one.start == 0 && one.end == words.len()).map(|one| one.entity)
    };
    let mut segments =
        path.split('/').filter(|part| !part.is_empty() && !part.starts_with([':', '{', '<'])).rev();
    let at = table(named(segments.next()?)?)?;
    let of = &tables[at];
    let mut columns: Vec<(String, bool)> = Vec::new();
    let mut push = |name: String| {
        if !columns.iter().any(|(other, _)| *other == name) {
            columns.push((name, false));
        }
    };
    for parent in segments.take(2).filter_map(named) {
        let parent = &entities[parent].table;
        if let Some(relation) = of.relations.iter().find(|relation| relation.parent == *parent) {
            push(relation.column.clone());
        }
    }
    let asked_for = asked.split('&').map(|one| one.split(['=', '…']).next().unwrap_or(one)).take(6);
    let (spans, own): (Vec<&str>, Vec<&str>) = asked_for.partition(|name| SPAN.contains(name));
    for name in own.into_iter().filter(|name| !ANY.contains(name)) {
        let is_status =
            matches!(name, "status" | "state") && of.columns.iter().any(|column| column.name == "status");
        let column =
            if is_status { Some("status".into()) } else { column_named(of, name, entities, mentions) };
        push(column?);
    }
    if !spans.is_empty() {
        push(moment(of)?.name.clone());
    }
    (!columns.is_empty()).then_some((at, columns))
}
