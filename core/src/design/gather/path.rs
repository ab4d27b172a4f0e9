//! Paths of an interface: `POST /boats/{id}/repairs {reason}` makes a repair, which belongs to a boat.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::code::{at, body, fields, is_said, snake};
use super::{Gather, Sort, evidence, is_prose};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::clause::Thing;
use crate::language::noun::{self as words, Class};
use crate::language::singular;
use crate::ordered::{BTreeSet, CollectVec, Order};
use crate::product::{Evidence, Kind, Line, Product, Role, Scope, Sense};
use crate::text::Sources;

/// A path with its method.
struct Path {
    method: &'static str,
    /// The nouns of it, singular, each with what stands for one of them: `{boat_id}`.
    nouns: Vec<(String, Option<String>)>,
    /// Whether it ends in something that is done: `/orders/{id}/cancel`.
    is_act: bool,
    /// Byte where it begins, and where it ends.
    from: usize,
    to: usize,
}

/// A path, where it stands, and what is sent to it.
struct Found {
    path: Path,
    steps: Vec<usize>,
    evidence: Evidence,
    body: Option<String>,
}

/// Claims what the paths of all docs make.
pub(super) fn all(gather: &mut Gather<'_>, sources: &Sources) {
    let product = gather.product;
    let mut found: Vec<Found> = Vec::new();
    let read = |text: &str, steps: &[usize], evidence: &dyn Fn(&Path) -> Evidence, found: &mut Vec<Found>| {
        found.extend(paths(text).into_iter().map(|path| Found {
            steps: steps.to_vec(),
            evidence: evidence(&path),
            body: body(&text[path.to..]).map(String::from),
            path,
        }));
    };
    for line in product.lines.iter().filter(|line| line.text.contains('/') && counts(product, line)) {
        let row = row(product, line);
        read(row.as_deref().unwrap_or(&line.text), &line.steps, &|_| evidence(line), &mut found);
    }
    for block in product.blocks.iter().filter(|block| is_said(product, block)) {
        read(&block.text, &block.steps, &|path| at(block, path.from, path.to, sources), &mut found);
    }
    let roots: BTreeSet<&str> = found
        .iter()
        .filter_map(|found| if let [(noun, _)] = &found.path.nouns[..] { Some(noun.as_str()) } else { None })
        .collect();
    let names: Vec<String> = found.iter().map(|found| name(gather, found, &roots)).collect_vec();
    for (found, name) in found.iter().zip(&names) {
        claim(gather, found, name, &roots);
    }
}

/// The noun of the first path of a line.
pub(super) fn named(line: &str) -> Option<String> {
    let noun = paths(line).into_iter().next()?.nouns.pop()?.0;
    words::class(noun.rsplit(' ').next().unwrap_or(&noun)).is_none().then_some(noun)
}

fn counts(product: &Product, line: &Line) -> bool {
    line.scope == Scope::Now
        && !matches!(line.sense, Sense::Ignored | Sense::StepTitle)
        && product.documents[line.document].role != Role::SchemaDoc
        && !is_prose(product, line)
}

/// A row whose path stands in a cell of its own: `| POST | /boats | {name} |`.
fn row(product: &Product, line: &Line) -> Option<String> {
    let Kind::Cell { table, row, .. } = line.kind else { return None };
    let cells = product.tables[table].rows.get(row).filter(|_| line.text.trim_start().starts_with('/'))?;
    let bare = |cell: &String| cell.trim_matches(['`', ' ', '*']).to_owned();
    let method = cells.iter().map(bare).find(|cell| METHODS.contains(&cell.as_str()))?;
    let sent = cells.iter().map(bare).find(|cell| cell.starts_with('{')).unwrap_or_default();
    Some(format!("{method} {} {sent}", line.text))
}

const METHODS: [&str; 5] = ["POST", "GET", "PUT", "PATCH", "DELETE"];

/// The paths of a text, in order.
fn paths(text: &str) -> Vec<Path> {
    let mut found = Vec::new();
    for method in METHODS {
        for (at, _) in text.match_indices(method) {
            let rest = text[at + method.len()..].trim_start_matches([' ', '`']);
            if rest.starts_with('/') && !text[..at].ends_with(char::is_alphanumeric) {
                let end = |char: char| char.is_whitespace() || matches!(char, '`' | ')' | ',' | '"' | '|');
                let path = rest.split(end).next().unwrap_or(rest);
                let from = text.len() - text[at + method.len()..].len()
                    + (text[at + method.len()..].len() - rest.len());
                found.extend(one(method, path, from));
            }
        }
    }
    found.order_by_key(|path| path.from);
    found
}

fn one(method: &'static str, path: &str, from: usize) -> Option<Path> {
    let plain = path.split('?').next().unwrap_or(path);
    let mut nouns: Vec<(String, Option<String>)> = Vec::new();
    let mut is_act = false;
    for part in plain.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with([':', '{', '<', '$', '[']) {
            let named = part.trim_matches(|char: char| !char.is_alphanumeric() && char != '_');
            let named =
                named.split(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap_or(named);
            if let Some((_, given)) = nouns.last_mut() {
                *given = Some(snake(named));
            }
            is_act = part.contains("}:");
            continue;
        }
        // `items:bulk` does something with items.
        let plural = part.split(':').next().unwrap_or(part).to_lowercase().replace(['-', '_'], " ");
        let one = singular(&plural);
        is_act = one == plural && !nouns.is_empty();
        if one != plural {
            nouns.push((one, None));
        }
    }
    (!nouns.is_empty()).then(|| Path { method, nouns, is_act, from, to: from + path.len() })
}

/// The noun that a path names: under another thing, `line` is `order line`, and what is given by its id a pair.
fn name(gather: &Gather<'_>, found: &Found, roots: &BTreeSet<&str>) -> String {
    let [.., (parent, Some(_)), (child, given)] = &found.path.nouns[..] else {
        return found.path.nouns.last().map(|(noun, _)| noun.clone()).unwrap_or_default();
    };
    let id = format!("{}_id", child.replace(' ', "_"));
    let is_pair = given.is_none() && found.body.as_ref().is_some_and(|body| body.contains(&id));
    let thing =
        Thing { head: child.clone(), modifiers: Vec::new(), is_plural: true, start: 0, end: child.len() };
    let is_somebody = gather.sort(&thing) == Sort::Role || child == "member";
    let is_thing = || roots.contains(child.as_str()) || gather.spoken.is_counted(child);
    let is_weak = !child.contains(' ') && words::class(child).is_some() && !is_thing();
    if is_pair || is_somebody || is_weak { format!("{parent} {child}") } else { child.clone() }
}

fn claim(gather: &mut Gather<'_>, found: &Found, name: &str, roots: &BTreeSet<&str>) {
    let Found { path, steps, evidence, body } = found;
    let Some((child, given)) = path.nouns.last() else { return };
    let puts = matches!(path.method, "POST" | "PUT");
    let makes = puts && given.is_none();
    let parent = match &path.nouns[..] {
        [.., (parent, Some(_)), _] => Some(parent),
        _ => None,
    };
    let head = child.rsplit(' ').next().unwrap_or(child);
    let is_kept = match words::class(head) {
        None => true,
        Some(Class::Infrastructure) => name.contains(' ') && words::may_be_modified(head),
        Some(Class::Property | Class::Generic | Class::Output | Class::Actor | Class::Quantity) => {
            name.contains(' ') || parent.is_some() && makes
        }
        Some(Class::Interface | Class::Measure | Class::Feeling) => false,
    };
    let has_ids = path.nouns.iter().any(|(_, given)| given.is_some());
    if !is_kept || path.is_act || !(path.method == "POST" || makes || has_ids) {
        return;
    }
    let mut link = |from: &str, to: &str, kind| {
        let evidence = Evidence { rule: "its path stands under it", ..evidence.clone() };
        gather.nouns.at(from).links.push(Link { to: to.into(), kind, column: None, evidence });
    };
    match (parent, given) {
        (Some(parent), None) if makes => {
            link(name, parent, LinkKind::One);
            if name != child {
                if roots.contains(child.as_str()) {
                    link(name, child, LinkKind::One);
                } else if crate::language::person::is_person(child) || child == "member" {
                    link(name, "user", LinkKind::One);
                }
            }
            let ground = if name == child { Ground::Related } else { Ground::Part };
            gather.nouns.claim(name, ground, steps, evidence);
            if words::class(name).is_some() {
                gather.raised.insert(name.into());
            }
        }
        // `PUT /projects/{id}/datasets/{dataset_id}`
        (Some(parent), Some(given)) if puts => {
            let of = given.trim_end_matches("_id").replace('_', " ");
            if of != *child && of != "id" {
                link(name, parent, LinkKind::One);
                link(name, &of, LinkKind::One);
                gather.nouns.claim(name, Ground::Related, steps, evidence);
            } else if path.method == "PUT" && roots.contains(child.as_str()) {
                link(parent, child, LinkKind::Many);
            }
        }
        _ => {}
    }
    gather.nouns.claim(name, Ground::Endpoint, steps, evidence);
    if let Some(body) = body.as_deref().filter(|_| makes) {
        fields(gather, name, body, evidence);
    }
}
