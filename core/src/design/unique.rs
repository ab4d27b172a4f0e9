//! What may not occur twice, in whatever words: "one per", "unique within", "cannot be entered twice", "only once".

mod alike;
mod claim;
mod distinct;
mod key;
mod name;
mod once;
mod own;
mod per;
mod running;
mod same;
mod tidy;
mod whole;

use alloc::string::String;
use alloc::vec::Vec;

pub(super) use key::column_named;
use key::key;
use name::{find, listed};
use once::{not_twice, unique};
use per::{has_one, one_in_state, one_per};

use super::entity::{Entity, Field, Link, LinkKind};
use super::mention::Mentions;
use super::{Class, Table, column};
use crate::dialect::Dialect;
use crate::language::{is_one_of, singular};
use crate::ordered::{BTreeMap, BTreeSet};
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
    /// In which state there is only one: "one open loan per copy".
    state: Option<String>,
}

impl Once {
    /// Whether a name is told to be unique, and can be that of a column.
    fn is_plain(&self, name: &str) -> bool {
        let is_word = |word: &str| {
            word.len() > 2
                && word.chars().all(char::is_alphabetic)
                && !crate::language::noun::is_function_word(word)
                && crate::language::verb::verb(word).is_none_or(|verb| verb.base == word)
        };
        let is_whole = key::is_whole(name);
        !self.is_per
            && self.state.is_none()
            && !is_whole
            && (name.split(' ').count() <= 2 || name.split(' ').count() == 3 && distinct::ends_telling(name))
            && name.split(' ').all(is_word)
    }

    fn of(entity: usize, names: Vec<String>) -> Self {
        Self { entity, names, by_name: false, is_per: false, state: None }
    }

    fn per(entity: usize, names: Vec<String>) -> Self {
        Self { is_per: true, ..Self::of(entity, names) }
    }
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
            let parts = column::parts(&field.words);
            if parts.is_empty() {
                continue;
            }
            let owner = owners.entry(parts).or_insert(Some(at));
            *owner = owner.filter(|owner| *owner == at);
        }
    }
    let mut about: Option<(usize, Option<usize>)> = None;
    let mut spoken: Option<(String, Option<usize>)> = None;
    let mut all = Vec::new();
    for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| counts(product, line)) {
        let own = mentions.in_line(at).iter().find(|mention| entities[mention.entity].class != Class::User);
        let is_cue = matches!(line.sense, Sense::Action | Sense::Response);
        let label = line.label.as_deref().filter(|_| !is_cue).or_else(|| first_cell(product, line));
        let labelled = label.and_then(|label| mentions.in_text(label).first().map(|mention| mention.entity));
        let before = about.filter(|(_, section)| *section == line.section).map(|(entity, _)| entity);
        let by_column = label
            .filter(|_| labelled.is_none())
            .and_then(|label| owners.get(&column::parts(label))?.as_ref());
        let subject = labelled.or(by_column.copied());
        let before = before.filter(|_| label.is_none());
        let said = spoken.as_ref().filter(|(_, section)| *section == line.section);
        let said = said.map(|(name, _)| name.as_str());
        let known = Known {
            entities,
            mentions,
            children: &children,
            owners: &owners,
            subject,
            before,
            is_near: false,
            label,
            said,
        };
        let evidence = Evidence { place: line.place, words: line.words.clone(), rule: "occurs once" };
        let told = told(line, label, &known);
        all.extend(told.into_iter().map(|once| (once, evidence.clone())));
        if let Some(entity) = labelled.or_else(|| own.map(|mention| mention.entity)) {
            about = Some((entity, line.section));
        }
        spoken = distinct::telling_name(&line.text.to_lowercase()).map(|name| (name, line.section));
    }
    for (once, evidence) in &all {
        let own = entities[once.entity].noun.clone();
        for name in &once.names {
            // "Pier letters": the letter, of a pier.
            let name = singular(name);
            let name = name.strip_prefix(&own).map_or(name.as_str(), str::trim_start);
            if name.is_empty()
                || once.names.len() > 1 && key::is_whole(name) && mentions.in_text(name).is_empty()
            {
                continue;
            }
            if let Some(mention) = mentions.in_text(name).first() {
                if mention.end == name.len() {
                    within(entities, once.entity, mention.entity, evidence);
                }
                continue;
            }
            // "Start together": the moment at which it starts.
            let name = if name == "start" { "starts at" } else { name };
            let last = if name == "starts at" { "start" } else { name.rsplit(' ').next().unwrap_or(name) };
            let last = singular(last);
            let entity = &mut entities[once.entity];
            // "One bill per farm and month": the month it is for.
            let has_moment = || {
                let moment = |field: &Field| {
                    let parts = column::parts(&field.words);
                    parts
                        .iter()
                        .any(|part| is_one_of(part, "date day month week year season period term from at on"))
                };
                entity.fields.iter().take(64).any(moment)
            };
            let is_period =
                once.is_per && once.names.len() > 1 && is_one_of(name, "month season year week quarter");
            let is_told = super::gather::is_column(name) || once.is_plain(name) || is_period && !has_moment();
            if is_told && !has(entity, &last) && entity.fields.len() < 64 {
                entity.fields.push(Field::new(name.into(), evidence.clone()));
            }
        }
    }
    all
}

/// Whether a thing has a column that ends in a word, or another day or moment.
fn has(entity: &Entity, last: &String) -> bool {
    let same = match last.as_str() {
        "day" | "date" => "date day",
        "time" | "moment" | "instant" => "at time",
        _ => "",
    };
    let ends = |field: &Field| {
        let parts = column::parts(&field.words);
        parts.contains(last) || parts.iter().any(|part| is_one_of(part.as_str(), same))
    };
    entity.fields.iter().take(64).any(ends)
}

/// What comes once within another thing is of it: "ticket numbers count up within a workspace".
fn within(entities: &mut [Entity], child: usize, parent: usize, evidence: &Evidence) {
    let is_row = |class| matches!(class, Class::Core | Class::Catalogue);
    let refers = |one: usize, other: usize| {
        let to = &entities[other].noun;
        entities[one].links.iter().any(|link| link.to == *to)
    };
    let is_of =
        is_row(entities[child].class) && matches!(entities[parent].class, Class::Core | Class::Tenant);
    if child == parent || !is_of || refers(child, parent) || refers(parent, child) {
        return;
    }
    let (to, evidence) =
        (entities[parent].noun.clone(), Evidence { rule: "once within it", ..evidence.clone() });
    entities[child].links.push(Link { to, kind: LinkKind::One, column: None, evidence });
}

/// Adds to the tables the unique keys that were told, as far as their columns are there.
pub(super) fn add(
    tables: &mut [Table],
    all: &[(Once, Evidence)],
    entities: &[Entity],
    mentions: &Mentions,
    dialect: Dialect,
) {
    let by_name: BTreeMap<String, usize> =
        tables.iter().enumerate().map(|(at, table)| (table.name.clone(), at)).collect();
    for (once, evidence) in all {
        if let Some(at) = by_name.get(&entities[once.entity].table) {
            key(&mut tables[*at], once, entities, mentions, evidence);
        }
    }
    let users = entities.iter().find(|entity| entity.class == Class::User);
    if let Some(at) = users.and_then(|users| by_name.get(&users.table)) {
        own::signs_in(&mut tables[*at]);
    }
    let tenant = entities.iter().find(|entity| entity.class == Class::Tenant);
    let tenant = tenant.map(|tenant| tenant.table.as_str());
    // What is told to be one within something is none by itself.
    let scoped: BTreeSet<(usize, String)> = all
        .iter()
        .filter(|(once, _)| once.names.len() > 1)
        .filter_map(|(once, _)| Some((*by_name.get(&entities[once.entity].table)?, once)))
        .flat_map(|(at, once)| once.names.iter().map(move |name| (at, name)))
        .filter_map(|(at, name)| Some((at, column_named(&tables[at], name, entities, mentions)?)))
        .collect();
    for (at, table) in tables.iter_mut().enumerate() {
        own::known_by_it(table, tenant, &|column| scoped.contains(&(at, column.into())));
        own::takes_part_once(table);
    }
    let facts = dialect.facts();
    if facts.has_partial_indexes && facts.is_relational {
        return;
    }
    for table in tables {
        let (kept, lost) =
            core::mem::take(&mut table.uniques).into_iter().partition(|one| one.predicate.is_none());
        table.uniques = kept;
        table.notes.extend(lost.into_iter().map(|one: super::Unique| {
            let (columns, some) = (one.columns.join("`, `"), one.predicate.unwrap_or_default());
            alloc::format!("The database cannot refuse the same `{columns}` twice among rows where `{some}`: whoever writes has to look.")
        }));
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
    /// Whether it was spoken of in this very line.
    is_near: bool,
    /// What stands before the line and names no thing.
    label: Option<&'k str>,
    /// What tells a thing apart in the sentence before, which "it" stands for.
    said: Option<&'k str>,
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

/// Words without which no line tells of it.
#[rustfmt::skip]
const SAYING: [&str; 36] = [
    "once", "unique", " per ", "twice", "only one",
    "one ", "same", "identif", " share", "at most", "no other", "nobody else", " again",
    "repeat", "reused", "of its own", "of their own", "distinct", "duplicate", "different", "any other",
    "alike", "numbered", "to another", "already", "given to", "a given", "reassigned", "alone", "(no two ", "of-a-kind",
    "number", "count", "within", "exists", "identified",
];

/// Words without which no clause names both sides.
const CLAIMS: [&str; 5] = ["twice", "numbered", " with ", "duplicate", "repeated"];

/// What one line says of what occurs once.
fn told(line: &Line, label: Option<&str>, known: &Known<'_>) -> Vec<Once> {
    let lower = line.text.to_lowercase();
    let says = SAYING.iter().any(|cue| lower.contains(cue));
    if !says || lower.len() > 600 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut known = *known;
    let with_label =
        label.map_or_else(|| lower.clone(), |label| alloc::format!("{}: {lower}", label.to_lowercase()));
    let mut earlier = "";
    for clause in tidy::clauses(&with_label) {
        // "Invoice: number, total. Payout: farm, period; one per farm and period": each has its own label.
        let own = clause.split_once(": ").filter(|(label, _)| label.split_whitespace().count() <= 3);
        let own =
            own.and_then(|(label, _)| known.mentions.in_text(label).first().map(|mention| mention.entity));
        known.subject = own.or(known.subject);
        let before = found.len();
        let in_state = one_in_state(clause, &known);
        found.extend(
            in_state.is_none().then(|| has_one(clause, &known).or_else(|| one_per(clause, &known))).flatten(),
        );
        found.extend(in_state);
        found.extend(distinct::distinct(clause, &known));
        let each = claim::each_unique(clause, &known);
        let is_each = !each.is_empty();
        found.extend(each);
        found.extend((!is_each).then(|| unique(clause, &known)).flatten());
        found.extend(not_twice(clause, &known));
        if found.len() == before && CLAIMS.iter().any(|cue| clause.contains(cue)) {
            found.extend(claim::claimed(clause, &known));
        }
        if found.len() == before {
            found.extend(same::told(clause, earlier, &known));
        }
        earlier = clause;
        if found.len() == before {
            found.extend(alike::alike(clause, &known));
        }
        found.retain_mut(|once| tidy::tidied(once, &known));
        // "One order per home at a time": one that is not over.
        for once in found[before..].iter_mut().filter(|once| once.is_per && clause.contains(" at a time")) {
            once.state.get_or_insert_with(|| "open".into());
        }
        if found.len() == before {
            found.extend(running::running(clause, &known));
        }
        if found.len() == before {
            found.extend(whole::one_of_each(clause, &known));
        }
        let is_thing =
            |mention: &&super::mention::Mention| known.entities[mention.entity].class != Class::User;
        let said = known.mentions.in_text(clause);
        if let Some(thing) = said.iter().find(is_thing) {
            // What the clause begins with is what the next one speaks of.
            let leads = thing.start <= "every ".len();
            (known.before, known.is_near) = (Some(thing.entity).filter(|_| leads), leads);
        }
    }
    found
}
