//! What may not occur twice, in whatever words: "one per", "unique within", "cannot be entered twice", "only once".

mod key;
mod per;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) use key::column_named;
use key::key;
use per::one_per;

use super::entity::{Entity, Field};
use super::mention::{Mentions, Word, words};
use super::{Class, Table, column};
use crate::language::singular;
use crate::product::{Evidence, Kind, Line, Product, Role, Scope, Sense};

/// What is said to occur once.
pub(super) struct Once {
    /// The table that it is said of.
    entity: usize,
    /// The words of its columns and of what it is once for.
    names: Vec<String>,
    /// Whether what it is called is part of it: "a stage occurs once per case".
    by_name: bool,
    /// Whether it is told as one of it per something.
    is_per: bool,
}

/// Reads what the lines tell of what occurs once; where its column is not told elsewhere, it is told here.
pub(super) fn read(entities: &mut [Entity], product: &Product, mentions: &Mentions) -> Vec<(Once, Evidence)> {
    let mut children: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        for link in &entity.links {
            children.entry(link.to.clone()).or_default().push(at);
        }
    }
    let mut owners: BTreeMap<Vec<String>, Option<usize>> = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        for field in entity.fields.iter().take(64) {
            let owner = owners.entry(column::parts(&field.words)).or_insert(Some(at));
            *owner = owner.filter(|owner| *owner == at);
        }
    }
    let mut about: Option<(usize, Option<usize>)> = None;
    let mut all = Vec::new();
    for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| counts(product, line)) {
        let own = mentions.in_line(at).iter().find(|mention| entities[mention.entity].class != Class::User);
        let label = line.label.as_deref().or_else(|| first_cell(product, line));
        let labelled = label.and_then(|label| mentions.in_text(label).first().map(|mention| mention.entity));
        let before = about.filter(|(_, section)| *section == line.section).map(|(entity, _)| entity);
        let by_column = label
            .filter(|_| labelled.is_none())
            .and_then(|label| owners.get(&column::parts(label))?.as_ref());
        let subject = labelled.or(by_column.copied());
        let before = before.filter(|_| label.is_none());
        let known = Known { entities, mentions, children: &children, owners: &owners, subject, before };
        let evidence = Evidence { place: line.place, words: line.text.clone(), rule: "occurs once" };
        let told = told(line, label, &known);
        all.extend(told.into_iter().map(|once| (once, evidence.clone())));
        if let Some(entity) = labelled.or_else(|| own.map(|mention| mention.entity)) {
            about = Some((entity, line.section));
        }
    }
    for (once, evidence) in &all {
        for name in once.names.iter().filter(|name| mentions.in_text(name).is_empty()) {
            let last = name.rsplit(' ').next().unwrap_or(name);
            let last = singular(last);
            let entity = &mut entities[once.entity];
            let is_there = || {
                let ends = |field: &Field| column::parts(&field.words).contains(&last);
                entity.fields.iter().take(64).any(ends)
            };
            if super::gather::is_column(name) && !is_there() && entity.fields.len() < 64 {
                entity.fields.push(Field {
                    words: singular(name),
                    meaning: None,
                    values: Vec::new(),
                    range: None,
                    required: None,
                    unique: false,
                    evidence: evidence.clone(),
                });
            }
        }
    }
    all
}

/// Adds to the tables the unique keys that were told, as far as their columns are there.
pub(super) fn add(tables: &mut [Table], all: &[(Once, Evidence)], entities: &[Entity], mentions: &Mentions) {
    let by_name: BTreeMap<String, usize> =
        tables.iter().enumerate().map(|(at, table)| (table.name.clone(), at)).collect();
    for (once, evidence) in all {
        if let Some(at) = by_name.get(&entities[once.entity].table) {
            key(&mut tables[*at], once, entities, mentions, evidence);
        }
    }
}

/// What is known where a line is read.
#[derive(Clone, Copy)]
struct Known<'k> {
    entities: &'k [Entity],
    mentions: &'k Mentions,
    /// What refers to each thing.
    children: &'k BTreeMap<String, Vec<usize>>,
    /// Columns, and whose they are where only one thing has them.
    owners: &'k BTreeMap<Vec<String>, Option<usize>>,
    /// What the line is labelled as.
    subject: Option<usize>,
    /// What was spoken of before.
    before: Option<usize>,
}

fn first_cell<'p>(product: &'p Product, line: &Line) -> Option<&'p str> {
    match line.kind {
        Kind::Cell { table, row, column } if column > 0 => {
            product.tables[table].rows.get(row)?.first().map(String::as_str)
        }
        Kind::Heading | Kind::Prose | Kind::Bullet { .. } | Kind::Cell { .. } => None,
    }
}

fn counts(product: &Product, line: &Line) -> bool {
    let role = product.documents[line.document].role;
    line.scope == Scope::Now
        && !matches!(line.sense, Sense::Ignored | Sense::StepTitle)
        && matches!(role, Role::Journey | Role::Architecture | Role::Requirements | Role::Backlog)
}

/// What one line says of what occurs once.
fn told(line: &Line, label: Option<&str>, known: &Known<'_>) -> Vec<Once> {
    let lower = line.text.to_lowercase();
    let says =
        ["once", "unique", " per ", "twice", "only one", "one ", "same", "identif", "never share", "at most"]
            .iter()
            .any(|cue| lower.contains(cue));
    if !says || lower.len() > 600 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut known = *known;
    let with_label =
        label.map_or_else(|| lower.clone(), |label| alloc::format!("{}: {lower}", label.to_lowercase()));
    for clause in with_label.split(['.', ';']).flat_map(|part| part.split(" — ")) {
        // "Invoice: number, total. Payout: farm, period; one per farm and period": each has its own label.
        let own = clause.split_once(": ").filter(|(label, _)| label.split_whitespace().count() <= 3);
        let own =
            own.and_then(|(label, _)| known.mentions.in_text(label).first().map(|mention| mention.entity));
        known.subject = own.or(known.subject);
        found.extend(one_per(clause, &known));
        found.extend(unique(clause, &known));
        found.extend(not_twice(clause, &known));
    }
    found
}

/// "Invoice numbers are unique per practice", "a code that is unique within the practice", "label (unique within its
/// freezer)", "the register key identifies a household".
fn unique(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, subject, .. } = *known;
    let Some(at) = find(clause, "unique") else {
        let (before, after) =
            clause.split_once(" identifies a ").or_else(|| clause.split_once(" identifies the "))?;
        let entity = mentions.in_text(after).first()?.entity;
        let names = [last_name(before)?].into();
        return Some(Once { entity, names, by_name: false, is_per: false });
    };
    let (before, after) = (&clause[..at], &clause[at + "unique".len()..]);
    if before.ends_with("not ") {
        return None;
    }
    // "a unique code": what follows is the name.
    let next = after.trim_start();
    let is_before = next.is_empty()
        || next.starts_with([')', ',', '"', '*', '`', '|', '+'])
        || ["within", "per ", "in ", "for ", "among", "by ", "and ", "but ", "across", "too", "if "]
            .iter()
            .any(|word| next.starts_with(word));
    let scope = ["within ", "per ", "in ", "for ", "among ", "by "]
        .iter()
        .find_map(|tie| after.trim_start().strip_prefix(tie))
        .map(|scope| listed(scope.split([',', ')']).next().unwrap_or(scope)))
        .unwrap_or_default();
    let name = if is_before {
        last_name(before)?
    } else {
        after.split([',', '(', ':']).next().and_then(|after| listed(after).into_iter().next())?
    };
    let spoken = mentions.in_text(before);
    let owner = spoken
        .iter()
        .map(|mention| mention.entity)
        .find(|entity| entities[*entity].class != Class::User || spoken.len() == 1);
    let column = column::parts(&singular(&name));
    let is_of =
        |at: &usize| entities[*at].fields.iter().take(64).any(|field| column::parts(&field.words) == column);
    let own = known.owners.get(&column).copied().flatten();
    let entity = owner.or(subject).or(own).or(known.before.filter(is_of))?;
    // "Tags are unique per company": by what they are called.
    if !scope.is_empty() && singular(&name) == entities[entity].noun {
        return Some(Once { entity, names: scope, by_name: true, is_per: false });
    }
    // "By name": the column stands behind it.
    let name = if after.trim_start().starts_with("by ") { None } else { Some(name) };
    let mut names: Vec<String> = scope;
    names.extend(name);
    Some(Once { entity, names, by_name: false, is_per: false })
}

/// "The same client cannot be entered twice for one horse", "two types in one concert never carry the same name", "two
/// customers never share a phone", "no two kites have the same number".
fn not_twice(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, children, before, .. } = *known;
    let subject = known.subject.or(before);
    let is_denied = ["cannot", "can not", "never", "must not", "may not", "not ", "no ", "refuse"]
        .iter()
        .any(|word| find(clause, word).is_some());
    if !is_denied {
        return None;
    }
    let spoken = mentions.in_text(clause);
    if find(clause, "two ").is_some() || clause.contains("a second ") {
        let at = clause.find("the same ").map(|at| at + "the same ".len());
        if at.is_some_and(|at| {
            ["time", "moment", "day ", "way"].iter().any(|word| clause[at..].starts_with(word))
        }) {
            return None;
        }
        let at = at.or_else(|| clause.find(" share ").map(|at| at + " share ".len()));
        let rest = &clause[at?..];
        let child = spoken.iter().find(|mention| entities[mention.entity].class != Class::User)?;
        let mut names = listed(rest);
        // `Phone: two customers never share one`.
        if names.is_empty() || rest.trim_start() == "one" {
            names = listed(clause.split_once(':')?.0);
        }
        let around = spoken.iter().filter(|mention| mention.entity != child.entity && !mention.is_plural);
        names.extend(around.map(|mention| entities[mention.entity].noun.clone()));
        names.truncate(3);
        return Some(Once { entity: child.entity, names, by_name: false, is_per: false });
    }
    if let (Some(at), Some(_)) = (find(clause, "the same "), find(clause, "twice")) {
        let same = mentions.in_text(&clause[at..]).first().map(|mention| mention.entity)?;
        let other = spoken.iter().find(|mention| mention.entity != same).map(|mention| mention.entity);
        let owner = other.or(subject).filter(|owner| *owner != same)?;
        // The pair lies in what refers to both.
        let refers = |child: &&usize| {
            entities[**child].links.iter().take(64).any(|link| link.to == entities[owner].noun)
        };
        let both =
            children.get(&entities[same].noun).and_then(|all| all.iter().take(64).find(refers).copied());
        let names: Vec<String> = [same, owner].map(|one| entities[one].noun.clone()).into();
        return Some(Once { entity: both?, names, by_name: false, is_per: false });
    }
    None
}

fn find(text: &str, cue: &str) -> Option<usize> {
    text.match_indices(cue).map(|(at, _)| at).find(|at| !text[..*at].ends_with(char::is_alphanumeric))
}

/// The names in a list: "buyer account and week", up to where something else is said.
fn listed(text: &str) -> Vec<String> {
    let end = text.find(['(', ':']).unwrap_or(text.len());
    let stops =
        ["that", "which", "so", "if", "whoever", "unless", "but", "when", "is", "are", "in", "with", "of"];
    let mut names: Vec<String> = Vec::new();
    for part in text[..end].split([',', '/']).flat_map(|part| part.split(" and ")) {
        let part: Vec<&str> = part
            .split([' ', '*', '`'])
            .filter(|word| !word.is_empty())
            .skip_while(|word| {
                crate::language::noun::is_determiner(word) || matches!(*word, "one" | "its" | "whole")
            })
            .collect();
        let end = part.iter().position(|word| stops.contains(word)).unwrap_or(part.len());
        // "Per position in a box": per box and position.
        let within: Vec<&str> = part[end..]
            .iter()
            .skip(1)
            .copied()
            .skip_while(|word| {
                crate::language::noun::is_determiner(word) || matches!(*word, "that" | "whole")
            })
            .collect();
        if matches!(part.get(end), Some(&("in" | "of" | "within"))) && (1..=2).contains(&within.len()) {
            names.push(within.join(" "));
        }
        let part = &part[..end];
        if part.is_empty() || part.len() > 4 {
            break;
        }
        names.push(part.join(" ").replace('-', " "));
        if names.len() == 4 {
            break;
        }
    }
    names
}

/// The last name before a cue: of "every copy must carry a tag number that is", `tag number`.
fn last_name(before: &str) -> Option<String> {
    let passes = |word: &str| {
        matches!(
            word,
            "that"
                | "which"
                | "is"
                | "are"
                | "be"
                | "must"
                | "also"
                | "and"
                | "should"
                | "both"
                | "therefore"
        )
    };
    let tail = before
        .rsplit([',', ':'])
        .find(|part| part.split_whitespace().any(|word| !passes(word.trim_matches('('))))?;
    let spoken: Vec<Word<'_>> = words(tail);
    let mut kept: Vec<String> = Vec::new();
    for word in spoken.iter().rev() {
        let lower = &*word.lower;
        if passes(lower) && kept.is_empty() {
            continue;
        }
        // "Scene numbers are text and": what they are is not what they are called.
        if matches!(lower, "is" | "are") {
            kept.clear();
            continue;
        }
        let stops = crate::language::noun::is_determiner(lower)
            || crate::language::noun::is_function_word(lower)
            || matches!(lower, "has" | "have" | "carry" | "carries" | "gets" | "every" | "e");
        if stops || kept.len() == 3 {
            break;
        }
        kept.push(singular(lower));
    }
    kept.reverse();
    (!kept.is_empty()).then(|| kept.join(" "))
}
