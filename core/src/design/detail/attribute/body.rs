//! Bodies of requests in a table of endpoints: `POST | /repairs | {bike_id, complaint, promised_on?}`.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::Said;
use super::part::parts;
use crate::design::Class;
use crate::design::entity::{Entity, Field, Link, LinkKind};
use crate::design::mention::Mentions;
use crate::design::state;
use crate::language::singular;
use crate::product::{Kind, Line, Product};

/// Reads one cell.
pub(in crate::design) fn read(
    entities: &mut [Entity],
    mentions: &Mentions,
    product: &Product,
    line: &Line,
    said: &Said<'_>,
) {
    let Kind::Cell { table, row, column } = line.kind else { return };
    // What is nested in it is of something else.
    let Some(inner) = line.text.strip_prefix('{').and_then(|text| Some(&text[..closing(text)?])) else {
        return;
    };
    let cells = product.tables[table].rows.get(row).map(Vec::as_slice).unwrap_or_default();
    let path = cells.iter().take(column).rev().find_map(|cell| cell.find('/').map(|at| &cell[at..]));
    let Some(owner) = path.and_then(|path| owner(path, mentions)) else { return };
    for part in parts(inner) {
        let (name, told) = part.split_once(':').unwrap_or((part, ""));
        let is_optional = name.trim().ends_with('?');
        let name = name.trim().trim_matches(['?', '"', '`', ' ']);
        let is_name =
            !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
        if !is_name || told.contains(['{', '[']) {
            continue;
        }
        let evidence = said.evidence("sent when it is made");
        if let Some(stem) = name.strip_suffix("_id") {
            let words = stem.replace('_', " ");
            let named = mentions.in_text(&words);
            let whole =
                named.last().filter(|mention| mention.end == words.len()).map(|mention| mention.entity);
            let Some(parent) = whole.filter(|parent| entities[*parent].class != Class::Tenant) else {
                continue;
            };
            let to = entities[parent].noun.clone();
            let kind = if is_optional || parent == owner { LinkKind::OptionalOne } else { LinkKind::One };
            let is_plain = words == to && parent != owner;
            let column = (!is_plain).then(|| name.to_owned());
            if entities[owner].links.len() < 48 && entities[owner].link_to(&to).is_none() {
                entities[owner].links.push(Link { to, kind, column, evidence });
            }
            continue;
        }
        let values: Option<Vec<String>> = told
            .contains('|')
            .then(|| {
                told.split('|')
                    .map(|value| state::state(value.trim_matches(['\\', ' ', '"'])))
                    .collect::<Option<_>>()
            })
            .flatten();
        entities[owner].fields.push(Field {
            words: name.to_owned(),
            meaning: None,
            values: values.unwrap_or_default(),
            range: None,
            required: is_optional.then_some(false),
            unique: false,
            evidence,
        });
    }
}

/// Where the brace closes that was opened before.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    text.bytes().take(400).position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// What a path makes or changes: of `/repairs/:id/jobs` the jobs, of `/repairs/:id/collect` the repair.
fn owner(path: &str, mentions: &Mentions) -> Option<usize> {
    let path = path.split([' ', '?', '`']).next()?;
    let last = path.rsplit('/').find(|part| !part.is_empty() && !part.starts_with([':', '{']))?;
    let named = mentions.in_text(path);
    let end = path.rfind(last)? + last.len();
    let mention = named.last()?;
    // Of several that are no table, nothing is known.
    let is_deed = singular(last) == last;
    (mention.end == end || is_deed).then_some(mention.entity)
}
