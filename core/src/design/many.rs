//! Many to many: pairs of things that neither refers to the other for, and that no row holds yet.
//!
//! **Invariant: where something refers to both already, nothing is added.**

mod dealt;
mod listed;
mod once;
mod person;
mod several;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Class;
use super::entity::{Entity, Field, Link, LinkKind, ONCE_ON_IT};
use super::mention::{Mention, Mentions};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::language::plural;
use crate::ordered::{BTreeSet, CollectVec};
use crate::product::{Evidence, Line, Product, Role, Scope, Sense};

/// Two things of which each may have several of the other.
#[derive(Debug)]
struct Pair {
    /// What has the others: the course, of its controls.
    whole: usize,
    part: usize,
    /// What the row is, where a word for it stands there: the entry, of who is entered; the setter, who comes.
    row: Option<String>,
    /// What is told of each of them there: its place, how many.
    fields: Vec<String>,
    /// Which reference between the two gives way.
    yields: Yields,
    rule: &'static str,
}

/// Which references give way to a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Yields {
    /// Whatever sentences made of it.
    Told,
    /// What was told, of a part that is told elsewhere as well.
    Elsewhere,
    /// None: whatever was told stays.
    Nothing,
}

/// A sentence and the things that it speaks of.
struct Said<'s> {
    entities: &'s [Entity],
    /// In small letters.
    text: &'s str,
    /// What the text speaks of.
    spoken: Vec<Mention>,
    /// Who signs in.
    user: Option<usize>,
    roles: &'s BTreeSet<String>,
    /// What its line is labelled as, or what was spoken of before.
    about: Option<usize>,
}

impl Said<'_> {
    fn is_user(&self, mention: &Mention) -> bool {
        self.entities[mention.entity].class == Class::User
    }
}

/// At most so many pairs are joined.
const MOST: usize = 256;

/// A longer line is read no further.
const LONGEST: usize = 600;

/// Words without which no line tells of a pair, beside those by which things and people are put on another.
const TELLING: Phrases = Phrases::new(&[
    "once|twice|several |many |multiple |more than one |any number of |one or |two or more |a number of |made \
|put |which |he |she |it |they |that |who ",
]);

/// What says that nothing is kept of it.
const UNKEPT: Phrases =
    Phrases::new(&["no table|worked out|computed|calculated|derived|not kept|not stored"]);

/// Reads every line for such pairs and joins them; how many entities there were before.
pub(super) fn read(entities: &mut Vec<Entity>, product: &Product, mentions: &Mentions) -> usize {
    let count = entities.len();
    let mut pairs: Vec<(Pair, Evidence)> = Vec::new();
    let user = entities.iter().position(|entity| entity.class == Class::User);
    let roles: BTreeSet<String> = product
        .journey
        .actors
        .iter()
        .filter_map(|actor| actor.name.rsplit(' ').next())
        .map(String::from)
        .collect();
    let mut about: Option<(usize, Option<usize>)> = None;
    for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| counts(product, line)) {
        let own = mentions.in_line(at);
        let before = about.filter(|(_, section)| *section == line.section).map(|(entity, _)| entity);
        let is_near = before.is_some() || !own.is_empty() || line.label.is_some();
        if is_near && line.text.len() <= LONGEST && may_tell(&line.text) && !UNKEPT.are_in(&line.text) {
            let lower = line.text.to_lowercase();
            let label = line.label.as_deref().and_then(|label| Some(mentions.in_text(label).first()?.entity));
            for sentence in lower.split(['.', ';']) {
                let spoken = mentions.in_text(sentence);
                let said =
                    Said { entities, text: sentence, spoken, user, roles: &roles, about: label.or(before) };
                let mut found = Vec::new();
                found.extend(several::read(&said).or_else(|| once::read(&said)));
                found.extend(listed::read(&said));
                found.extend(person::read(&said));
                found.extend(dealt::read(&said).filter(|_| found.is_empty()));
                let evidence = |rule| Evidence { place: line.place, words: line.words.clone(), rule };
                pairs.extend(found.into_iter().filter(|pair| pair.whole != pair.part).map(|pair| {
                    let evidence = evidence(pair.rule);
                    (pair, evidence)
                }));
            }
        }
        if let Some(first) = own.iter().find(|mention| entities[mention.entity].class != Class::User) {
            about = Some((first.entity, line.section));
        }
    }
    let mut seen = BTreeSet::new();
    pairs.retain(|(pair, _)| seen.insert((pair.whole, pair.part)));
    for (pair, evidence) in pairs.into_iter().take(MOST) {
        join(entities, &pair, evidence);
    }
    count
}

fn join(entities: &mut Vec<Entity>, pair: &Pair, evidence: Evidence) {
    let (whole, part) = (entities[pair.whole].noun.clone(), entities[pair.part].noun.clone());
    // What is called after the other is of it already.
    let is_after = |one: &str, other: &str| one.strip_prefix(other).is_some_and(|rest| rest.starts_with(' '));
    if is_after(&whole, &part) || is_after(&part, &whole) {
        return;
    }
    let refers = |entity: &Entity, to: &str| {
        entity.links.iter().any(|link| link.to == to && link.kind != LinkKind::Many)
    };
    let is_other = |entity: &&Entity| entity.noun != whole && entity.noun != part;
    let is_user = entities[pair.part].class == Class::User;
    // Much of what is of a thing refers to whoever made it, and ties nobody to it.
    let ties = |entity: &&Entity| {
        let head = entity.noun.rsplit(' ').next().unwrap_or_default();
        !is_user
            || pair.rule == ONCE_ON_IT
                && entity.class == Class::Core
                && !is_one_of(head, "comment note message")
            || Some(head) == pair.row.as_deref()
            || entity.noun.starts_with(&whole)
            || is_one_of(head, "appointment assignment member participant attendance")
    };
    let mut others = entities.iter().filter(is_other).filter(ties);
    let is_held = others.any(|entity| refers(entity, &whole) && refers(entity, &part));
    // What is told nowhere else is a part of the one.
    let is_elsewhere = |entity: &Entity| {
        entity.class == Class::Catalogue
            || match (entity.made_in, entities[pair.whole].made_in) {
                (Some(part), Some(whole)) => part < whole,
                _ => entity.fields.iter().any(|field| field.evidence.place != evidence.place),
            }
    };
    if pair.yields == Yields::Elsewhere && !is_elsewhere(&entities[pair.part]) {
        return;
    }
    let is_joined = |one: usize, to: &str| {
        entities[one].links.iter().any(|link| link.to == to && link.kind == LinkKind::Many)
    };
    if is_held || is_joined(pair.whole, &part) || is_joined(pair.part, &whole) {
        return;
    }
    let between = |(from, to): (usize, &String)| {
        entities[from].links.iter().all(|link| link.to != *to || gives_way(link, pair.yields))
    };
    if !is_user && ![(pair.whole, &part), (pair.part, &whole)].into_iter().all(between) {
        return;
    }
    if !is_user {
        entities[pair.whole].links.retain(|link| link.to != part || link.column.is_some());
        entities[pair.part].links.retain(|link| link.to != whole || link.column.is_some());
    }
    let links = [&whole, &part].map(|to| Link {
        to: to.clone(),
        kind: LinkKind::One,
        column: None,
        evidence: evidence.clone(),
    });
    // What it is called may be known already.
    let is_it = |entity: &&mut Entity| pair.row.as_deref() == entity.noun.rsplit(' ').next();
    let mut known = entities.iter_mut().filter(is_it);
    if let (Some(entity), None) = (known.next(), known.next()) {
        for link in links {
            if entity.link_to(&link.to).is_none() && entity.noun != link.to {
                entity.links.push(link);
            }
        }
        return;
    }
    let steps = |at: usize| &entities[at].steps;
    let both: BTreeSet<usize> = steps(pair.whole).intersection(steps(pair.part)).copied().collect();
    let steps = if both.is_empty() { steps(pair.whole).clone() } else { both };
    let class = if pair.row.is_some() { Class::Core } else { Class::Join };
    let noun = format!("{whole} {}", pair.row.as_ref().unwrap_or(&part));
    let table = plural(&noun).replace([' ', '-'], "_");
    if entities.iter().any(|entity| entity.noun == noun) {
        return;
    }
    let fields = pair.fields.iter().map(|words| Field::new(words.clone(), evidence.clone())).collect_vec();
    entities.push(Entity {
        steps,
        fields,
        links: links.into_iter().collect_vec(),
        ..Entity::new(noun, table, class, evidence)
    });
}

/// Whether a reference gives way to a pair.
fn gives_way(link: &Link, yields: Yields) -> bool {
    match yields {
        Yields::Nothing => false,
        Yields::Told | Yields::Elsewhere => !link.is_stated(),
    }
}

fn may_tell(text: &str) -> bool {
    [&TELLING, &person::ONTO].iter().any(|cues| cues.are_in(text))
}

fn counts(product: &Product, line: &Line) -> bool {
    let role = product.documents[line.document].role;
    line.scope == Scope::Now
        && line.sense != Sense::Ignored
        && matches!(role, Role::Journey | Role::Architecture | Role::Requirements | Role::Backlog)
}

/// What denies something, where a word begins with it.
const DENIALS: Phrases = Phrases::new(&["cannot|forbid|never|no |nobody|not |refuse|reject"]);

/// Whether a clause denies what it says.
fn is_denied(clause: &str) -> bool {
    DENIALS.are_in(clause) || clause.contains("n't") || clause.contains("n’t")
}
