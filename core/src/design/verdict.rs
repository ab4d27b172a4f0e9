//! Each noun gets its verdict: a table, a part of one, somebody, something passing, or too little said.

mod fate;
mod merge;
mod second;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use fate::fate;
use merge::is_fixed;
pub(super) use merge::merge;
use second::second_opinion;

use super::entity::Entity;
use super::noun::{Ground, Noun, Nouns};
use super::spoken::Spoken;
use super::weigh::heard::is_heard;
use super::{Class, Fate, Verdict};
use crate::config::Decisions;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::plural;
use crate::language::verb::{self, verb};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::product::{Evidence, Product, Role};
use crate::text::FileId;

/// A noun with this much, but not enough, is asked about.
pub(super) const WORTH_ASKING: u32 = 25;

/// The verdict on each noun, and the entities among them.
pub(super) fn decide(
    nouns: &Nouns,
    decisions: &Decisions,
    product: &Product,
    spoken: &Spoken<'_>,
) -> (Vec<Entity>, Vec<Verdict>) {
    let backlog = if is_heard(spoken) { Vec::new() } else { backlog(product) };
    let renamed: BTreeMap<String, &str> = decisions
        .rename
        .iter()
        .map(|rename| (rename.name.replace('_', " "), rename.value.as_str()))
        .collect();
    let tails = tails(nouns);
    let mut first: Vec<(&str, &Noun, Fate, String)> = Vec::new();
    for (name, noun) in nouns.iter() {
        // A verb that is never used as a noun was misread.
        let is_mere_verb = || {
            verb(name).is_some_and(|verb| verb.form == verb::Form::Base || verb.class == verb::Class::Other)
                && !verb::is_deed(name)
                && !words::is_noun_or_verb(name)
        };
        let is_being = is_one_of(name, "belong consist contain appear exist remain become");
        // What is told with columns, was none: `contacts`, `Move: day, number, reason`.
        let is_told = || {
            let is_listed = noun.is(Ground::Defined) && noun.fields.len() > 2;
            is_listed || words::class(name).is_some() && noun.fields.len() > 1
        };
        let is_misread = || {
            is_being && !is_fixed(noun)
                || !is_fixed(noun) && is_mere_verb() && !is_told() && !spoken.is_noun(name)
        };
        if noun.claims.is_empty() || is_misread() {
            continue;
        }
        let (fate, rule) = fate(name, noun, decisions, &backlog, spoken);
        // Of a registration plate that a car has, the plate is no thing of its own.
        let is_part = |of: &&str| {
            let is_done = noun.is(Ground::Created) && (noun.is(Ground::Deed) || noun.is(Ground::Counted));
            *of != name
                && !words::is_shared(name)
                && noun.fields.is_empty()
                && noun.stands_alone().is_none()
                && !noun.is(Ground::Identifier)
                && !is_done
        };
        let (fate, rule) = match tails.get(name).copied().filter(|_| fate == Fate::Entity).filter(is_part) {
            Some(of) => (Fate::Attribute, format!("a column of `{of}`")),
            None => (fate, rule),
        };
        first.push((name, noun, fate, rule));
    }
    second_opinion(&mut first, &backlog, decisions, product, spoken);
    let mut entities = Vec::new();
    let mut verdicts = Vec::new();
    for (name, noun, fate, rule) in first {
        let table = matches!(fate, Fate::Entity | Fate::Lookup).then(|| {
            let singular = renamed.get(name).map_or_else(|| name.to_owned(), |name| name.replace('_', " "));
            noun.table.clone().unwrap_or_else(|| plural(&singular).replace([' ', '-'], "_"))
        });
        let evidence = noun.evidence();
        if let Some(table) = &table {
            entities.push(entity(name, noun, evidence.clone(), fate, table));
        }
        verdicts.push(Verdict { noun: name.to_owned(), fate, table, rule, weight: noun.weight(), evidence });
    }
    (entities, verdicts)
}

/// The last words of columns that have others before it, each with a thing that has it.
fn tails(nouns: &Nouns) -> BTreeMap<&str, &str> {
    let fields = nouns.iter().flat_map(|(name, noun)| noun.fields.iter().map(move |field| (name, field)));
    fields.filter_map(|(name, field)| Some((field.words.rsplit_once(' ')?.1, name))).collect()
}

/// The documents that plan the work, of which there is so much that all is spoken of in them: they support a claim, and make
/// none. None where there is no journey.
fn backlog(product: &Product) -> Vec<FileId> {
    let plans =
        |document: &&crate::product::Document| matches!(document.role, Role::Backlog | Role::Scaffold);
    if !product.has_journey() {
        return Vec::new();
    }
    product.documents.iter().filter(plans).map(|document| document.file).collect_vec()
}

/// A catalogue is chosen from and never made by a user.
fn kind(noun: &Noun) -> Fate {
    let is_made = noun.makings.iter().any(|making| making.by_user) || noun.file.is_some();
    if !noun.chosen.is_empty() && !is_made && noun.states.is_empty() { Fate::Lookup } else { Fate::Entity }
}

fn entity(name: &str, noun: &Noun, evidence: Vec<Evidence>, fate: Fate, table: &str) -> Entity {
    let class = if fate == Fate::Lookup {
        Class::Catalogue
    } else if is_event(name) {
        Class::Event
    } else {
        Class::Core
    };
    let first = evidence.first().expect("a noun with a verdict has a claim").clone();
    Entity {
        evidence,
        steps: noun.steps(),
        made_in: noun.makings.iter().filter_map(|making| making.step).min().or_else(|| titled(noun)),
        made_by_user: noun.makings.iter().find(|making| making.by_user).map(|making| making.evidence.clone()),
        fields: noun.fields.clone(),
        states: noun.states.clone(),
        states_evidence: noun.states_evidence.clone(),
        file: noun.file.clone(),
        shared: noun.shared.clone(),
        links: noun.links.clone(),
        ..Entity::new(name, table, class, first)
    }
}

/// The first step that is named after it.
fn titled(noun: &Noun) -> Option<usize> {
    noun.claims
        .iter()
        .filter(|claim| claim.ground == Ground::Title)
        .flat_map(|claim| claim.steps.iter().copied())
        .min()
}

/// Whether the name says that its rows tell what happened.
fn is_event(name: &str) -> bool {
    is_one_of(name.rsplit(' ').next().unwrap_or(name), "event log history")
        && name.contains(' ')
        && !matches!(name, "calendar event" | "community event" | "public event")
}

/// Adds what the tables show beyond the nouns: join tables.
pub(super) fn joins(verdicts: &mut Vec<Verdict>, tables: &[super::Table]) {
    for table in tables.iter().filter(|table| table.class == Class::Join) {
        verdicts.push(Verdict {
            noun: table.singular.clone(),
            fate: Fate::Join,
            table: Some(table.name.clone()),
            rule: alloc::format!("many to many: {}", table.evidence[0].rule),
            weight: 0,
            evidence: table.evidence.clone(),
        });
    }
    verdicts.order_by(|one, other| one.noun.cmp(&other.noun));
}

/// Adds the kinds of a thing, told apart by a column of it.
pub(super) fn kinds(
    verdicts: &mut Vec<Verdict>,
    kinds: &[(String, String, crate::product::Evidence)],
    entities: &[Entity],
) {
    let mut known: BTreeSet<String> = verdicts.iter().map(|verdict| verdict.noun.clone()).collect();
    for (kind, of, evidence) in kinds {
        if !known.insert(kind.clone()) {
            continue;
        }
        verdicts.push(Verdict {
            noun: kind.clone(),
            fate: Fate::Subtype,
            table: entities.iter().find(|entity| entity.noun == *of).map(|entity| entity.table.clone()),
            rule: "a kind with attributes of its own".to_string(),
            weight: 0,
            evidence: [evidence.clone()].into(),
        });
    }
}
