//! What prose found is settled: twins become one, columns that name a thing refer to it, pairs are joined.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::phrase::head;
use super::{Found, Reader};
use crate::language::noun::is_attribute_head;
use crate::language::{holds, singular};
use crate::product::Evidence;

/// What prose tells of a thing.
#[derive(Debug)]
pub(in crate::design) struct Told {
    /// Singular, in words.
    pub(in crate::design) name: String,
    /// Its attributes.
    pub(in crate::design) fields: Vec<(String, Evidence)>,
    /// What each refers to.
    pub(in crate::design) parents: Vec<(String, Evidence)>,
    /// What it is joined with, many to many.
    pub(in crate::design) joined: Vec<(String, Evidence)>,
    /// Where it is told of, and in which steps.
    pub(in crate::design) evidence: Vec<(Evidence, Vec<usize>)>,
    /// Whether attributes of it were told.
    pub(in crate::design) is_described: bool,
}

pub(super) fn settle(mut reader: Reader<'_>) -> Vec<Told> {
    implied_user(&mut reader);
    let mut found = core::mem::take(&mut reader.found);
    let mut several = core::mem::take(&mut reader.several);
    found.retain(|_, found| !found.evidence.is_empty());
    let renamed = twins(&mut found);
    for (one, other, _) in &mut several {
        for name in [one, other] {
            if let Some(now) = renamed.get(name) {
                name.clone_from(now);
            }
        }
    }
    references(&mut found);
    items(&mut found);
    let joined = pairs(&mut found, &several);
    found
        .into_iter()
        .map(|(name, found)| Told {
            joined: joined
                .iter()
                .filter(|(one, ..)| *one == name)
                .map(|(_, to, evidence)| (to.clone(), evidence.clone()))
                .collect(),
            fields: found.fields,
            parents: found.parents,
            evidence: found.evidence,
            is_described: found.is_described,
            name,
        })
        .collect()
}

/// Users who do something are known to the product.
fn implied_user(reader: &mut Reader<'_>) {
    if reader.found.keys().any(|name| head(name) == "user") {
        return;
    }
    let cues =
        ["users can", "user can", "each user", "users to", "registered users", "users may", "users must"];
    let acts = |text: &str| {
        let text = text.to_lowercase();
        cues.iter().any(|cue| holds(&text, cue))
    };
    if let Some(at) = reader.lines.iter().position(|line| acts(&line.text)) {
        reader.at = at;
        reader.mention("user");
    }
}

/// Makes one of two names for the same thing: `purchase record` and `purchase`; `task`, of which nothing is told, and
/// `transport task`.
fn twins(found: &mut BTreeMap<String, Found>) -> BTreeMap<String, String> {
    let plain = |name: &str| {
        let words = name.split(' ').filter(|word| !matches!(*word, "record" | "information" | "data"));
        words.collect::<Vec<_>>().join(" ")
    };
    let mut by_plain: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut by_head: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in found.keys() {
        by_plain.entry(plain(name)).or_default().push(name.clone());
        by_head.entry(head(name).to_string()).or_default().push(name.clone());
    }
    let mut renamed = BTreeMap::new();
    let names: Vec<String> = found.keys().cloned().collect();
    for name in names {
        let own = &found[&name];
        let is_bare = own.fields.is_empty();
        let count = own.fields.len();
        let same = by_plain.get(&plain(&name)).into_iter().flatten();
        let alike = by_head.get(head(&name)).filter(|_| is_bare).into_iter().flatten();
        let twin = same.chain(alike).find(|other| **other != name && found.contains_key(*other));
        let Some(twin) = twin.filter(|twin| found[*twin].fields.len() >= count).cloned() else { continue };
        let Some(own) = found.remove(&name) else { continue };
        let Some(into) = found.get_mut(&twin) else { continue };
        for field in own.fields {
            if !into.fields.iter().any(|(words, _)| *words == field.0) {
                into.fields.push(field);
            }
        }
        into.parents.extend(own.parents);
        into.evidence.extend(own.evidence);
        into.is_described |= own.is_described;
        renamed.insert(name, twin);
    }
    renamed
}

/// "customer ID" and "supplier" in a list are references where customers and suppliers are things of their own.
fn references(found: &mut BTreeMap<String, Found>) {
    let names: BTreeSet<String> = found.keys().cloned().collect();
    let mut by_head: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for name in &names {
        by_head.entry(head(name)).or_default().push(name);
    }
    for (name, own) in found.iter_mut() {
        let fields = core::mem::take(&mut own.fields);
        for (words, evidence) in fields {
            let (front, last) = words.rsplit_once(' ').unwrap_or(("", &words));
            let is_key = matches!(last, "id" | "number" | "code" | "information" | "identifier");
            let stem = singular(if is_key && !front.is_empty() { front } else { &words });
            let alike = || by_head.get(stem.as_str())?.iter().find(|other| **other != name).copied();
            match names.get(&stem).or_else(alike) {
                Some(target) if target == name && last == "id" && !front.is_empty() => {}
                Some(target) if target == name => own.fields.push((words, evidence)),
                Some(target) => own.parents.push((target.clone(), evidence)),
                None if last == "information"
                    && is_attribute_head(front.rsplit(' ').next().unwrap_or(front)) =>
                {
                    let words = if front == "contact" { words } else { front.into() };
                    own.fields.push((words, evidence));
                }
                None if last == "information" && !front.is_empty() => {}
                None if words == "id" => {}
                None => own.fields.push((words, evidence)),
            }
        }
        tidy(&mut own.parents, name);
    }
}

fn tidy(parents: &mut Vec<(String, Evidence)>, name: &str) {
    let mut seen = BTreeSet::new();
    parents.retain(|(parent, _)| parent != name && seen.insert(parent.clone()));
}

/// What an order is of.
const WARES: [&str; 10] =
    ["product", "item", "dish", "book", "part", "commodity", "material", "goods", "medicine", "ware"];

/// An order of products has a row for each product.
fn items(found: &mut BTreeMap<String, Found>) {
    let orders: Vec<String> = found.keys().filter(|name| head(name) == "order").cloned().collect();
    for order in orders {
        let row = format!("{order} item");
        let ware = found[&order].parents.iter().find(|(parent, _)| WARES.contains(&head(parent))).cloned();
        let Some((ware, evidence)) = ware else { continue };
        if found.contains_key(&row)
            || found.values().any(|other| refers(other, &order) && refers(other, &ware))
        {
            continue;
        }
        let Some(own) = found.get_mut(&order) else { continue };
        own.parents.retain(|(parent, _)| *parent != ware);
        let (quantities, rest) =
            core::mem::take(&mut own.fields).into_iter().partition(|(words, _)| head(words) == "quantity");
        own.fields = rest;
        let evidence = Evidence { rule: "an order has a row for each thing ordered", ..evidence };
        let line = Found {
            fields: quantities,
            parents: Vec::from([(order.clone(), evidence.clone()), (ware, evidence.clone())]),
            evidence: Vec::from([(evidence, Vec::new())]),
            is_described: true,
        };
        found.insert(row, line);
    }
}

fn refers(found: &Found, to: &str) -> bool {
    found.parents.iter().any(|(parent, _)| parent == to)
}

/// "Each A can take several B": of whom they are is not told.
pub(super) const TAKES: &str = "each can take several of it";

/// "The relationship between A and B".
pub(super) const TIED: &str = "the relationship between the two is kept";

/// "Each A has several B" gives B its A; said both ways, a join.
fn pairs(
    found: &mut BTreeMap<String, Found>,
    several: &[(String, String, Evidence)],
) -> Vec<(String, String, Evidence)> {
    let said: BTreeSet<(&str, &str)> =
        several.iter().map(|(one, other, _)| (one.as_str(), other.as_str())).collect();
    let mut joined: Vec<(String, String, Evidence)> = Vec::new();
    for (one, other, evidence) in several {
        let is_known = found.contains_key(one) && found.contains_key(other) && one != other;
        if !is_known || found.values().any(|own| refers(own, one) && refers(own, other)) {
            continue;
        }
        let is_tied = evidence.rule == TIED;
        let has_both = |name: &String| {
            let has =
                |of: &str| name != of && of.split(' ').all(|word| name.split(' ').any(|own| own == word));
            has(one) && has(other)
        };
        let is_told =
            || refers(&found[one], other) || refers(&found[other], one) || found.keys().any(has_both);
        if is_tied && is_told() {
            continue;
        }
        if is_tied || said.contains(&(other, one)) {
            let is_there = joined.iter().any(|(a, b, _)| (a, b) == (one, other) || (a, b) == (other, one));
            if !is_there {
                let rule = if is_tied { TIED } else { "each has several of the other" };
                let evidence = Evidence { rule, ..evidence.clone() };
                joined.push((one.clone(), other.clone(), evidence));
            }
        } else if evidence.rule != TAKES
            && let Some(own) = found.get_mut(other).filter(|own| !refers(own, one))
        {
            let evidence = Evidence { rule: "each has several of it", ..evidence.clone() };
            own.parents.push((one.clone(), evidence));
        }
    }
    joined
}
