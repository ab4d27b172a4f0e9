//! The parent of what has none: a thing that is no person, tenant or catalogue belongs to something, and the lines that
//! speak of it say to what, though no sentence tells it as a reference.
//!
//! **Invariant: a parent is taken only where it is connected more plainly than any other.**

use alloc::string::String;
use alloc::vec::Vec;

use hashbrown::{HashMap, HashSet};

use crate::design::Class;
use crate::design::detail;
use crate::design::entity::{Entity, Link, LinkKind};
use crate::design::mention::{Mention, Mentions, words};
use crate::language::is_one_of;
use crate::language::noun;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::product::{Evidence, Line, Product};

/// No more things of a line are looked at.
const MOST: usize = 8;

/// How plainly the lines connect a thing with another, and where they do so first.
#[derive(Debug)]
struct Vote {
    weight: u32,
    evidence: Evidence,
}

/// Gives what has no parent the one with which its lines connect it most plainly.
pub(super) fn of_orphans(entities: &mut [Entity], mentions: &Mentions, product: &Product) {
    let orphans: BTreeSet<usize> = (0..entities.len()).filter(|at| is_orphan(&entities[*at])).collect();
    if orphans.is_empty() {
        return;
    }
    let nouns = entities.iter().enumerate().map(|(at, entity)| (entity.noun.clone(), at));
    let nouns: HashMap<String, usize> = nouns.collect();
    let links = entities.iter().flat_map(|entity| &entity.links);
    let mut used: HashSet<String> = links.map(|link| link.to.clone()).collect();
    let votes = votes(entities, &orphans, mentions, product);
    let mut of: BTreeMap<usize, Vec<(usize, Vote)>> = BTreeMap::new();
    for ((child, parent), vote) in votes {
        of.entry(child).or_default().push((parent, vote));
    }
    for (child, mut parents) in of {
        parents.order_by_key(|(parent, vote)| (core::cmp::Reverse(vote.weight), *parent));
        let mut parents = parents.into_iter();
        let Some((first, vote)) = parents.next() else { continue };
        let second = parents.find(|(other, _)| !is_above(entities, &nouns, *other, first));
        let rest = second.map_or(0, |(_, other)| other.weight);
        let least = if used.contains(&entities[child].noun) { USED } else { UNUSED };
        if vote.weight < least || vote.weight * 2 < rest * 3 || is_above(entities, &nouns, child, first) {
            continue;
        }
        let to = entities[first].noun.clone();
        used.insert(to.clone());
        entities[child].links.push(Link { to, kind: LinkKind::One, column: None, evidence: vote.evidence });
    }
}

/// How plainly a thing must be connected that nothing refers to.
const UNUSED: u32 = 3;

/// And one that others refer to, which may be where everything begins.
const USED: u32 = 9;

fn is_orphan(entity: &Entity) -> bool {
    let refers = |link: &Link| link.kind != LinkKind::Many && link.to != "user" && link.to != entity.noun;
    matches!(entity.class, Class::Core | Class::Event) && !entity.links.iter().any(refers)
}

/// Whether a thing is what another refers to, directly or through one or two others.
fn is_above(entities: &[Entity], nouns: &HashMap<String, usize>, thing: usize, below: usize) -> bool {
    let mut at = Vec::from([below]);
    for _ in 0..3 {
        let to: Vec<&str> = at
            .iter()
            .flat_map(|one| entities[*one].links.iter().take(MOST))
            .filter(|link| link.kind != LinkKind::Many && link.column.is_none())
            .map(|link| link.to.as_str())
            .collect_vec();
        if to.contains(&entities[thing].noun.as_str()) {
            return true;
        }
        at = to.iter().filter_map(|noun| nouns.get(*noun).copied()).take(MOST).collect_vec();
    }
    false
}

/// What the lines say of each orphan and every other thing.
fn votes(
    entities: &[Entity],
    orphans: &BTreeSet<usize>,
    mentions: &Mentions,
    product: &Product,
) -> BTreeMap<(usize, usize), Vote> {
    let mut votes: BTreeMap<(usize, usize), Vote> = BTreeMap::new();
    let is_parent = |at: usize| matches!(entities[at].class, Class::Core | Class::Catalogue);
    let mut titled: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut add = |child: usize, parent: usize, weight: u32, line: &Line| {
        if child == parent || weight == 0 || !is_parent(parent) {
            return;
        }
        let rule = "most plainly connected with it";
        let evidence = || Evidence { place: line.place, words: line.words.clone(), rule };
        votes
            .entry((child, parent))
            .and_modify(|vote| vote.weight += weight)
            .or_insert_with(|| Vote { weight, evidence: evidence() });
    };
    for (number, line) in product.lines.iter().enumerate().filter(|(_, line)| detail::counts(product, line)) {
        let named = mentions.in_line(number);
        if !named.iter().any(|mention| orphans.contains(&mention.entity)) {
            continue;
        }
        let near = &named[..named.len().min(MOST)];
        for (at, child) in near.iter().enumerate().filter(|(_, mention)| orphans.contains(&mention.entity)) {
            for (other, parent) in near.iter().enumerate().filter(|(other, _)| *other != at) {
                let weight =
                    if other < at { led(&line.text, parent, child) } else { tied(&line.text, child, parent) };
                add(child.entity, parent.entity, weight, line);
            }
            let Some(section) = line.section.filter(|section| titled.insert((child.entity, *section))) else {
                continue;
            };
            for parent in mentions.in_text(&product.sections[section].title) {
                add(child.entity, parent.entity, 2, line);
            }
        }
    }
    votes
}

/// "Readings of a freezer", "a deadline hangs on a matter": what stands behind a thing.
fn tied(text: &str, child: &Mention, parent: &Mention) -> u32 {
    let Some(gap) = text.get(child.end..parent.start) else { return 0 };
    if gap.contains(['.', ';', ':']) {
        return 0;
    }
    let gap: Vec<_> = words(gap);
    let bare: Vec<&str> =
        gap.iter().map(|word| &*word.lower).filter(|word| !noun::is_determiner(word)).collect_vec();
    let one = u32::from(!parent.is_plural);
    match bare.as_slice() {
        [tie] if TIES.contains(tie) => 2 + one,
        [.., tie] if TIES.contains(tie) && bare.len() <= 4 => 1 + one,
        _ => 0,
    }
}

const TIES: &[&str] =
    &["of", "for", "in", "on", "to", "per", "from", "within", "under", "against", "into", "at", "about"];

const HOLDING: &[&str] = &[
    "has", "have", "gets", "get", "contains", "contain", "with", "carries", "keeps", "needs", "includes",
    "holds",
];

/// "Each client has contacts", "a piece's inspections": what stands before a thing.
fn led(text: &str, parent: &Mention, child: &Mention) -> u32 {
    let Some(gap) = text.get(parent.end..child.start) else { return 0 };
    if gap.starts_with("'s ") || gap.starts_with("’s ") {
        return 3;
    }
    let is_same = !gap.contains(['.', ';']);
    let gap: Vec<_> = words(gap);
    let one = u32::from(!parent.is_plural);
    if is_same && gap.len() <= 6 && gap.first().is_some_and(|word| HOLDING.contains(&&*word.lower)) {
        return 2 + one;
    }
    let own = gap.last().is_some_and(|word| matches!(&*word.lower, "its" | "their"));
    let before: Vec<_> = words(text.get(..parent.start).unwrap_or_default());
    let mut back = before.iter().rev();
    let lead = back.next().map_or("", |word| &*word.lower);
    let is_each = is_one_of(lead, "each every per") || back.next().is_some_and(|tie| tie.lower == "for");
    match (own, is_same && is_each) {
        (true, _) | (false, true) => 1 + one,
        (false, false) => u32::from(is_same) * one,
    }
}
