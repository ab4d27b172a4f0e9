//! What prose found is settled: twins become one, columns that name a thing refer to it, pairs are joined.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::phrase::{head, is_participle};
use super::{Found, Reader};
use crate::language::is_one_of;
use crate::language::noun::is_attribute_head;
use crate::language::verb::is_nominal;
use crate::language::{holds, singular};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
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
    references(&mut found, &mut several);
    of_their_name(&mut found);
    items(&mut found, &several);
    let joined = pairs(&mut found, &several);
    found
        .into_iter()
        .map(|(name, found)| Told {
            joined: joined
                .iter()
                .filter(|(one, ..)| *one == name)
                .map(|(_, to, evidence)| (to.clone(), evidence.clone()))
                .collect_vec(),
            fields: found.fields,
            parents: found.parents,
            evidence: found.evidence,
            is_described: found.is_described,
            name,
        })
        .collect_vec()
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
        let words = name.split(' ').filter(|word| !is_one_of(word, "record information data"));
        words.collect_vec().join(" ")
    };
    let mut by_plain: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut by_head: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in found.keys() {
        by_plain.entry(plain(name)).or_default().push(name.clone());
        by_head.entry(head(&plain(name)).to_string()).or_default().push(name.clone());
    }
    let mut renamed = BTreeMap::new();
    let names: Vec<String> = found.keys().cloned().collect_vec();
    for name in names {
        let own = &found[&name];
        let is_bare = own.fields.is_empty();
        let count = own.fields.len();
        let same = by_plain.get(&plain(&name)).into_iter().flatten();
        let alike = by_head.get(head(&plain(&name))).filter(|_| is_bare).into_iter().flatten();
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
fn references(found: &mut BTreeMap<String, Found>, several: &mut Vec<(String, String, Evidence)>) {
    let names: BTreeSet<String> = found.keys().cloned().collect();
    let mut by_head: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for name in &names {
        by_head.entry(head(name)).or_default().push(name);
    }
    for (name, own) in found.iter_mut() {
        let fields = core::mem::take(&mut own.fields);
        for (words, evidence) in fields {
            let (front, last) = words.rsplit_once(' ').unwrap_or(("", &words));
            let is_key = is_one_of(last, "id ids number numbers code codes information identifier");
            let stem = singular(if is_key && !front.is_empty() { front } else { &words });
            let find = |stem: &str| {
                let alike = || by_head.get(stem)?.iter().find(|other| **other != name).copied();
                names.get(stem).or_else(alike)
            };
            // "products sold": products.
            let bare = || {
                let mut bare = words.split(' ').filter(|word| !is_participle(word));
                let (thing, rest) = (bare.next()?, bare.next());
                if rest.is_none() && thing != words { find(&singular(thing)) } else { None }
            };
            match find(&stem).or_else(bare) {
                Some(target) if target == name && last == "id" && !front.is_empty() => {}
                Some(target) if target == name => own.fields.push((words, evidence)),
                Some(target) => {
                    // "An order has the dishes ordered": several of them.
                    let is_many = words.split(' ').any(|word| !is_participle(word) && singular(word) != word);
                    if is_order(name) && !is_key && is_many {
                        several.push((
                            name.clone(),
                            target.clone(),
                            Evidence { rule: ROWS, ..evidence.clone() },
                        ));
                    }
                    own.parents.push((target.clone(), evidence));
                }
                None if last == "information"
                    && is_attribute_head(front.rsplit(' ').next().unwrap_or(front)) =>
                {
                    let words = if front == "contact" { words } else { front.into() };
                    own.fields.push((words, evidence));
                }
                None if last == "information" && !front.is_empty() => {}
                None if matches!(words.as_str(), "id" | "ids") => {}
                None => own.fields.push((words, evidence)),
            }
        }
        tidy(&mut own.parents, name);
    }
}

/// A pump inspection is of a pump, a member's complaint record of a member.
fn of_their_name(found: &mut BTreeMap<String, Found>) {
    let names: Vec<(String, String)> = found
        .iter()
        .filter_map(|(name, own)| {
            let (front, last) = name.rsplit_once(' ')?;
            let deed = if is_record(last) { head(front) } else { last };
            let whose = if is_record(last) && is_nominal(deed) { front.rsplit_once(' ')?.0 } else { front };
            let says = is_record(last) || is_nominal(deed);
            let is_new = says && found.contains_key(whose) && !refers_in(own, whose);
            is_new.then(|| (name.clone(), whose.into()))
        })
        .collect_vec();
    for (name, whose) in names {
        let Some(own) = found.get_mut(&name) else { continue };
        if let Some((evidence, _)) = own.evidence.first() {
            let evidence = Evidence { rule: "its name says of what it is", ..evidence.clone() };
            own.parents.push((whose, evidence));
        }
    }
}

fn is_record(word: &str) -> bool {
    is_one_of(word, "record history log entry")
}

fn tidy(parents: &mut Vec<(String, Evidence)>, name: &str) {
    let mut seen = BTreeSet::new();
    parents.retain(|(parent, _)| parent != name && seen.insert(parent.clone()));
}

/// What an order is of.
const WARES: [&str; 10] =
    ["product", "item", "dish", "book", "part", "commodity", "material", "goods", "medicine", "ware"];

/// "The dishes ordered", told of an order.
const ROWS: &str = "an order has a row for each thing ordered";

fn is_order(name: &str) -> bool {
    head(name) == "order"
}

/// An order of products has a row for each product.
fn items(found: &mut BTreeMap<String, Found>, several: &[(String, String, Evidence)]) {
    let mut contents: BTreeMap<&str, (&str, &Evidence)> = BTreeMap::new();
    for (order, ware, evidence) in several.iter().filter(|(order, ..)| is_order(order)) {
        let is_ware =
            WARES.contains(&head(ware)) && !ware.starts_with(order.as_str()) || evidence.rule == ROWS;
        if is_ware && found.contains_key(ware) {
            contents.entry(order).or_insert((ware, evidence));
        }
    }
    let orders: Vec<String> = found.keys().filter(|name| is_order(name)).cloned().collect_vec();
    for order in orders {
        let row = format!("{order} item");
        let ware = found[&order].parents.iter().find(|(parent, _)| WARES.contains(&head(parent))).cloned();
        let content =
            || contents.get(order.as_str()).map(|(ware, evidence)| ((*ware).into(), (*evidence).clone()));
        let told: Option<(String, Evidence)> = ware.or_else(content);
        // A part order is of parts by its name.
        let told = told.filter(|(ware, _)| !order.split(' ').any(|word| word == head(ware)));
        let Some((ware, evidence)) = told else { continue };
        if found.contains_key(&row)
            || found.values().any(|other| refers_in(other, &order) && refers_in(other, &ware))
        {
            continue;
        }
        let Some(own) = found.get_mut(&order) else { continue };
        own.parents.retain(|(parent, _)| *parent != ware);
        let (quantities, rest) = core::mem::take(&mut own.fields)
            .into_iter()
            .partition(|(words, _)| singular(head(words)) == "quantity");
        own.fields = rest;
        let evidence = Evidence { rule: ROWS, ..evidence };
        let line = Found {
            fields: quantities,
            parents: Vec::from([(order.clone(), evidence.clone()), (ware, evidence.clone())]),
            evidence: Vec::from([(evidence, Vec::new())]),
            is_described: true,
        };
        found.insert(row, line);
    }
}

fn refers_in(found: &Found, to: &str) -> bool {
    found.parents.iter().any(|(parent, _)| parent == to)
}

/// "Each A can take several B": of whom they are is not told.
pub(super) const TAKES: &str = "each can take several of it";

/// "Each A is made by several B", "each A belongs to several B".
pub(super) const SHARED: &str = "several of it share in each";

/// "The relationship between A and B".
pub(super) const TIED: &str = "the relationship between the two is kept";

/// "Each A has several B" gives B its A; said both ways, a join.
fn pairs(
    found: &mut BTreeMap<String, Found>,
    several: &[(String, String, Evidence)],
) -> Vec<(String, String, Evidence)> {
    let said: BTreeSet<(&str, &str)> =
        several.iter().map(|(one, other, _)| (one.as_str(), other.as_str())).collect();
    let mut children: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, own) in found.iter() {
        for (parent, _) in &own.parents {
            children.entry(parent.clone()).or_default().insert(name.clone());
        }
        for word in name.split(' ') {
            named.entry(word.into()).or_default().insert(name.clone());
        }
    }
    let mut joined: Vec<(String, String, Evidence)> = Vec::new();
    let mut paired: BTreeSet<(String, String)> = BTreeSet::new();
    for (one, other, evidence) in several {
        let is_known = found.contains_key(one) && found.contains_key(other) && one != other;
        let both = |of: &BTreeMap<String, BTreeSet<String>>| {
            let (one, other) = (of.get(head(one))?, of.get(head(other))?);
            one.intersection(other).next().cloned()
        };
        let refers_to_both = || {
            let (one, other) = (children.get(one)?, children.get(other)?);
            one.intersection(other).next()
        };
        if !is_known || refers_to_both().is_some() {
            continue;
        }
        let is_shared = matches!(evidence.rule, TIED | SHARED);
        let refers = |name: &str, to: &str| children.get(to).is_some_and(|children| children.contains(name));
        if is_shared && (refers(one, other) || refers(other, one) || both(&named).is_some()) {
            continue;
        }
        if is_shared || said.contains(&(other, one)) {
            let pair = if one < other { (one, other) } else { (other, one) };
            if paired.insert((pair.0.clone(), pair.1.clone())) {
                let rule = if is_shared { evidence.rule } else { "each has several of the other" };
                joined.push((one.clone(), other.clone(), Evidence { rule, ..evidence.clone() }));
            }
        } else if evidence.rule != TAKES
            && let Some(own) = found.get_mut(other).filter(|own| !refers_in(own, one))
        {
            let evidence = Evidence { rule: "each has several of it", ..evidence.clone() };
            own.parents.push((one.clone(), evidence));
            children.entry(one.clone()).or_default().insert(other.clone());
        }
    }
    joined
}
