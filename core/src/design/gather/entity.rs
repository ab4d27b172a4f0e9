//! Entity lists: headings, outermost bullets and first cells name entities; what stands below or behind, their columns.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::list::{claim_states, columns_of, push_field};
use super::value::{self, List};
use super::{Gather, Sort, evidence};
use crate::design::noun::Ground;
use crate::design::state;
use crate::language::clause::{Thing, things};
use crate::language::is_one_of;
use crate::language::sentence::{Part, parts};
use crate::language::{noun as words, singular};
use crate::ordered::CollectVec;
use crate::product::{Evidence, Kind, Line, Product, lists_columns};

/// An entity list: the outermost bullet, the heading or the first cell names the entity, the rest its columns.
pub(super) fn line(gather: &mut Gather<'_>, at: usize, line: &Line) {
    match line.kind {
        Kind::Heading => {
            // A heading over entities is not one itself.
            let is_inner = line
                .section
                .and_then(|section| gather.product.sections[section].parent)
                .is_some_and(|parent| gather.product.sections[parent].sense == crate::product::Sense::Entity);
            let name = entity_name(&line.text).filter(|_| is_inner);
            if let Some(name) = name {
                gather.nouns.claim(&name, Ground::Listed, &line.steps, &evidence(line));
                gather.about[at] = Some(name);
            }
        }
        Kind::Bullet { depth: 0 } => entity_bullet(gather, at, line),
        Kind::Bullet { .. } => {
            if let Some(owner) = gather.context_of(line) {
                entity_fields(gather, &owner, line.label.as_deref().unwrap_or(&line.text), line);
                gather.about[at] = Some(owner);
            }
        }
        Kind::Cell { table, row, column } => entity_cell(gather, at, line, table, row, column),
        Kind::Prose => {
            if let Some(owner) = gather.context_of(line) {
                relations_in_words(gather, &owner, line);
            }
        }
    }
}

/// `Collections: museums, users, moves`: the docs say which there are.
pub(super) fn collections(gather: &mut Gather<'_>, line: &Line) {
    let (label, rest) = match (&line.label, line.text.split_once(": ")) {
        (Some(label), _) => (label.as_str(), &*line.text),
        (None, Some((label, rest))) => (label, rest),
        (None, None) => return,
    };
    let last = label.rsplit(' ').next().unwrap_or(label).to_lowercase();
    let counts = line.scope == crate::product::Scope::Now && line.sense != crate::product::Sense::Ignored;
    if !counts || !is_one_of(last.as_str(), "collections entities tables") {
        return;
    }
    let (parts, _) = value::parts(rest.split(". ").next().unwrap_or(rest));
    let is_name =
        |part: &&String| singular(&part.to_lowercase()) != part.to_lowercase() && !part.contains('(');
    if parts.len() < 2 || !parts.iter().all(|part| is_name(&part)) {
        return;
    }
    for name in parts.iter().filter_map(|part| name_of(part)) {
        gather.nouns.claim(&name, Ground::Listed, &line.steps, &evidence(line));
    }
}

fn entity_bullet(gather: &mut Gather<'_>, at: usize, line: &Line) {
    let (label, rest) = match &line.label {
        Some(label) => (label.as_str(), &*line.text),
        None => match line.text.split_once([':', '—', '–']).or_else(|| line.text.split_once(" - ")) {
            Some((label, rest)) => (label, rest),
            None => (&*line.text, ""),
        },
    };
    let heading = line.section.and_then(|section| name_of(&gather.product.sections[section].title));
    let several = several_names(label);
    if !several.is_empty() {
        for name in &several {
            gather.nouns.claim(name, Ground::Listed, &line.steps, &evidence(line));
        }
        return;
    }
    // Rules told among the tables are read as sentences.
    if is_statement(gather.product, line) {
        return;
    }
    // "- coordinates: latitude and longitude": of what, the reader is to know.
    if label.starts_with(char::is_lowercase) && value::is_column(label) {
        return;
    }
    let Some(name) = entity_name(label) else { return };
    // Under a heading that is an entity itself, bullets are its columns.
    if let Some(owner) =
        heading.filter(|heading| gather.nouns.get(heading).is_some_and(|noun| noun.is(Ground::Listed)))
    {
        entity_fields(gather, &owner, label, line);
        gather.about[at] = Some(owner);
        return;
    }
    gather.nouns.claim(&name, Ground::Listed, &line.steps, &evidence(line));
    gather.about[at] = Some(name.clone());
    gather.current = Some((name.clone(), line.steps.clone()));
    let inner =
        rest.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map(|(_, inner)| inner);
    let lists = inner.into_iter().chain([rest]);
    let columns = lists.filter_map(|list| match value::read(list) {
        List::Columns(columns) => Some(columns),
        List::Values(..) | List::Other => None,
    });
    let spoken = || {
        let list = rest.split_once("with ").map_or("", |(_, list)| list);
        things(list).iter().map(Thing::name).filter(|words| value::is_column(words)).collect_vec()
    };
    let columns: Vec<String> = columns.into_iter().next().unwrap_or_else(spoken);
    let named: Vec<String> = columns.into_iter().filter(|column| !is_sentence(column)).collect_vec();
    if !named.is_empty() {
        columns_of(gather, &name, &named, line);
    }
    relations_in_words(gather, &name, line);
}

/// Whether a bullet among entities is a sentence of its own, or lists the columns of another thing than its heading:
/// `Parcels: carrier, weight, shipped at`.
pub(super) fn is_statement(product: &Product, line: &Line) -> bool {
    let is_under = line.section.is_some_and(|section| name_of(&product.sections[section].title).is_some());
    if !is_under || line.kind != (Kind::Bullet { depth: 0 }) {
        return false;
    }
    let label = line.label.as_deref().map(|label| (label, &*line.text)).or_else(|| line.text.split_once(':'));
    let is_other = label.is_some_and(|(label, rest)| {
        let label = label.trim().to_lowercase();
        singular(&label) != label && matches!(value::read(rest), List::Columns(columns) if columns.len() > 2)
    });
    let parts = parts(&line.text);
    let tells = |part: &Part| matches!(part, Part::Be(_)) || matches!(part, Part::Act(act) if !act.is_loose);
    let at = parts.iter().position(tells);
    is_other
        || line.label.is_none() && matches!(parts.first(), Some(Part::Noun(_))) && at.is_some_and(|at| at > 0)
}

/// The entities that one bullet names: `Freezer and Box`, `Alarm, Reading`; none where it names one.
fn several_names(label: &str) -> Vec<String> {
    let parts = label.split([',', '/', '&']).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    // "**Map**, **Landowner**, **Permission**": what is named as one of several is one, whatever its word means elsewhere.
    let are_names = parts
        .iter()
        .all(|part| part.starts_with(char::is_uppercase) && name_of(part).is_some() && !part.contains('-'));
    let names: Option<Vec<String>> =
        parts.iter().map(|part| if are_names { name_of(part) } else { entity_name(part) }).collect();
    names.filter(|names| names.len() > 1).unwrap_or_default()
}

/// Whether the words tell of the thing rather than name a column: "what can be bought", "a purchase".
fn is_sentence(words: &str) -> bool {
    let tells = ["that", "where", "what", "which", "who", "is", "are", "when"];
    words.split('(').next().unwrap_or(words).split_whitespace().any(|word| tells.contains(&word))
        || ["a ", "an ", "the ", "one ", "some"]
            .iter()
            .any(|article| words.to_lowercase().starts_with(article))
}

fn entity_fields(gather: &mut Gather<'_>, owner: &str, text: &str, line: &Line) {
    let evidence = Evidence { rule: "a field of a listed entity", ..evidence(line) };
    if relations_in_words(gather, owner, line) {
        return;
    }
    let chain = state::chain(&line.text);
    if chain.len() > 1 {
        claim_states(gather, owner, chain, line);
        return;
    }
    let (parts, _) = value::parts(text.split(':').next().unwrap_or(text));
    for part in parts.iter().filter(|part| part.split_whitespace().count() <= 4) {
        push_field(gather, owner, part, &evidence);
    }
}

fn entity_cell(gather: &mut Gather<'_>, at: usize, line: &Line, table: usize, row: usize, column: usize) {
    let header =
        gather.product.tables[table].header.get(column).map(|cell| cell.to_lowercase()).unwrap_or_default();
    if column == 0 {
        if let Some(name) = entity_name(&line.text) {
            gather.nouns.claim(&name, Ground::Listed, &line.steps, &evidence(line));
            gather.about[at] = Some(name);
        }
        return;
    }
    let first = gather.product.tables[table]
        .rows
        .get(row)
        .and_then(|cells| cells.first())
        .cloned()
        .unwrap_or_default();
    let Some(owner) = name_of(&first) else { return };
    if lists_columns(&header) {
        let (parts, _) = value::parts(&line.text);
        let evidence = Evidence { rule: "a field of a listed entity", ..evidence(line) };
        for part in &parts {
            push_field(gather, &owner, part, &evidence);
        }
    } else {
        relations_in_words(gather, &owner, line);
    }
}

/// "belongs to a clinic", "has many visits"; whether the line told such a thing.
fn relations_in_words(gather: &mut Gather<'_>, owner: &str, line: &Line) -> bool {
    use crate::design::entity::{Link, LinkKind};
    const CUES: &[(&str, bool)] = &[
        ("belongs to", false),
        ("belong to", false),
        ("has many", true),
        ("has multiple", true),
        ("have many", true),
        ("contains many", true),
    ];
    let lower = line.text.to_lowercase();
    let mut told = false;
    for (cue, owns) in CUES {
        let Some(at) = lower.find(cue) else { continue };
        let rest = line.text.get(at + cue.len()..).unwrap_or_default();
        let Some(thing) = things(rest.split(['.', ';']).next().unwrap_or(rest)).into_iter().next() else {
            continue;
        };
        let evidence = Evidence { rule: "told as a relation", ..evidence(line) };
        told = true;
        if gather.sort(&thing) == Sort::Role {
            let column = (thing.head != "user").then(|| alloc::format!("{}_id", thing.head));
            gather.nouns.at(owner).links.push(Link {
                to: "user".into(),
                kind: LinkKind::One,
                column,
                evidence,
            });
            continue;
        }
        let Some(other) =
            gather.table_of(&thing).or_else(|| Some(thing.name()).filter(|name| gather.is_listed(name)))
        else {
            continue;
        };
        let (child, parent) = if *owns { (other, owner.to_owned()) } else { (owner.to_owned(), other) };
        gather.nouns.at(&child).links.push(Link { to: parent, kind: LinkKind::One, column: None, evidence });
    }
    told
}

/// The noun of an entity list, unless its words are of machinery, feelings or figures, or only describe.
fn entity_name(text: &str) -> Option<String> {
    use words::Class;
    let is_described = text
        .split(['(', ':'])
        .next()
        .unwrap_or(text)
        .split_whitespace()
        .any(|word| words::is_describing(&word.to_lowercase()) || word.contains('-'));
    let name = name_of(text)?;
    let head = name.rsplit(' ').next().unwrap_or(&name);
    let is_kept = match words::class(head) {
        // "Commodity code", "API token": among entities, one that is told apart.
        Some(Class::Infrastructure) => words::may_be_modified(head) || name.contains(' '),
        Some(Class::Interface | Class::Feeling | Class::Quantity) => false,
        Some(Class::Generic | Class::Measure | Class::Actor | Class::Property | Class::Output) | None => true,
    };
    (is_kept && !is_described).then_some(name)
}

/// The noun that a name of an entity list stands for: `UsageEvent`, `usage_events`, `Usage Events`.
pub(super) fn name_of(text: &str) -> Option<String> {
    use heck::ToSnakeCase;
    let text = text.split(['(', ':']).next().unwrap_or(text).trim().trim_matches(['`', '*', '"']).trim();
    let is_name = (1..=4).contains(&text.split_whitespace().count())
        && text.chars().all(|char| char.is_alphanumeric() || matches!(char, ' ' | '_' | '-' | '.'));
    let name = singular(&text.to_snake_case().replace('_', " "));
    let name = name
        .strip_suffix(" table")
        .or_else(|| name.strip_suffix(" entity"))
        .map_or(name.clone(), ToOwned::to_owned);
    (is_name && !name.is_empty()).then(|| singular(&name))
}
