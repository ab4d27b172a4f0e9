//! What a thing refers to: what stands behind `of` and `for`, what it is opened on or points to, what a scenario starts
//! from, whose part its name says it is, the path under which it is reached.

mod behind;
mod led;
mod own;
mod part;
mod person;
mod told;

use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use behind::{POINTING, behind, is_counted, is_state};
pub(in crate::design) use part::is_own_part;
pub(super) use part::{by_name, without_ways};

use super::Said;
use crate::design::Class;
use crate::design::entity::{Entity, Link, LinkKind, NAMED};
use crate::language::known::Known;
use crate::language::person::is_person;
use crate::language::sentence::{Lead, Noun, Part, parts};
use crate::language::verb;
use crate::ordered::{BTreeMap, CollectVec};
use crate::product::Evidence;

/// Sentences that stand in one paragraph, and the things that they begin with.
#[derive(Debug, Default)]
pub(super) struct Scene {
    end: u32,
    things: Vec<usize>,
    /// The last word of each name, and whose it is, where only one has it.
    heads: BTreeMap<String, Option<usize>>,
    /// The parts of the sentences before.
    parts: Known<Rc<Vec<Part>>>,
}

impl Scene {
    /// Before the first sentence.
    pub(super) fn of(entities: &[Entity]) -> Self {
        let mut heads: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, entity) in entities.iter().enumerate() {
            let last = entity.noun.rsplit(' ').next().unwrap_or_default();
            heads.entry(last.to_string()).and_modify(|one| *one = None).or_insert(Some(at));
        }
        Self { heads, ..Self::default() }
    }
}

/// A longer text is read no further.
const LONGEST: usize = 600;

/// Reads one line.
pub(super) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, scene: &mut Scene) {
    let text = &*said.text;
    let place = said.line.place.span;
    // A clause of a scenario lost the word that opened it, and goes on in small letters.
    let is_scenario = text.starts_with(char::is_lowercase);
    if !is_scenario || place.start.abs_diff(scene.end) > 14 {
        scene.things.clear();
    }
    scene.end = place.end;
    beside(entities, said);
    if said.named.is_empty() && about.is_none() || text.len() > LONGEST {
        return;
    }
    // Where nothing is named, nothing refers.
    let is_silent = said.named.is_empty() && scene.things.is_empty();
    let parts =
        if is_silent { Rc::default() } else { scene.parts.of(text, |sentence| Rc::new(parts(sentence))) };
    for at in 0..parts.len() {
        told::read(entities, said, &parts, at, about);
        match &parts[at] {
            Part::Noun(noun) => {
                if let Some(child) = entity_of(said, noun) {
                    one_each(entities, said, &parts, at, child);
                    behind(entities, said, &parts, at, child);
                    let whose = noun.whose.as_ref().and_then(|whose| ending(said, whose.end));
                    if let Some(parent) = whose.filter(|parent| entities[*parent].class != Class::User) {
                        beside_it(entities, said, child, parent, LinkKind::One);
                    }
                    if is_scenario {
                        introduced(entities, said, &parts, at, child, scene);
                    }
                }
            }
            Part::It => {
                let before = parts[..at].iter().filter_map(Part::noun).find_map(|noun| entity_of(said, noun));
                let child = before.or(about).filter(|child| entities[*child].class != Class::User);
                let refers = parts
                    .get(at + 1)
                    .and_then(Part::act)
                    .is_some_and(|act| POINTING.contains(&act.verb.base));
                if let (Some(child), true) = (child, refers) {
                    behind(entities, said, &parts, at, child);
                }
            }
            Part::Act(act) if !act.is_denied => deed(entities, said, &parts, at, act.verb.base, scene),
            Part::Somebody
            | Part::Act(_)
            | Part::Be(_)
            | Part::Tie(_)
            | Part::Clause(_)
            | Part::And
            | Part::Comma
            | Part::Colon
            | Part::Open(_)
            | Part::Close(_) => {}
        }
    }
    led::read(entities, said, &parts, about);
    part::one_of_its_own(entities, said, about);
    own::read(entities, said, about);
}

/// Nothing refers to more things than these.
const MOST: usize = 48;

fn entity_of(said: &Said<'_>, noun: &Noun) -> Option<usize> {
    if noun.lead == Lead::No {
        return None;
    }
    ending(said, noun.thing.end)
}

/// The entity whose name ends at this byte.
fn ending(said: &Said<'_>, end: usize) -> Option<usize> {
    let at = said.named.partition_point(|mention| mention.end < end);
    said.named.get(at).filter(|mention| mention.end == end).map(|mention| mention.entity)
}

/// "A lease lets one pier to one skipper for one boat": it is of one of each.
fn one_each(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, child: usize) {
    let Some(Part::Act(act)) = parts.get(at + 1) else { return };
    if act.is_denied || act.is_passive || entities[child].class == Class::User {
        return;
    }
    for part in parts[at + 2..].iter().take(8).take_while(|part| !part.tells()) {
        let Part::Noun(noun) = part else { continue };
        if is_counted(said, noun) {
            return;
        }
        let is_one = said.text.get(noun.start..noun.thing.end).is_some_and(|words| words.starts_with("one "));
        if let Some(parent) = entity_of(said, noun).filter(|_| is_one && !noun.thing.is_plural) {
            link(entities, said, child, parent, None, LinkKind::One);
        }
    }
}

/// In a scenario, what comes out of it belongs to what it began with: "given a sample, when …, then a request exists".
fn introduced(
    entities: &mut [Entity],
    said: &Said<'_>,
    parts: &[Part],
    at: usize,
    thing: usize,
    scene: &mut Scene,
) {
    let Some(noun) = parts[at].noun() else { return };
    let is_beside = at.checked_sub(1).is_some_and(|before| parts[before].tie().is_some());
    if noun.thing.is_plural || noun.lead != Lead::One || is_beside {
        return;
    }
    let comes = parts.get(at + 1).is_some_and(Part::tells)
        || at.checked_sub(1).and_then(|before| parts[before].act()).is_some_and(|act| {
            matches!(act.verb.class, verb::Class::Create | verb::Class::Store | verb::Class::Change)
        });
    if !scene.things.contains(&thing) {
        if comes && entities[thing].class == Class::Core {
            for parent in scene.things.clone() {
                beside_it(entities, said, thing, parent, LinkKind::One);
            }
        }
        if scene.things.len() < 3 {
            scene.things.push(thing);
        }
    }
}

/// "A member reserves a tool": the reservation is of the tool, and of the member.
fn deed(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, base: &str, scene: &mut Scene) {
    let deed = verb::noun_of(base).unwrap_or(base);
    if deed.is_empty() {
        return;
    }
    let Some(child) = scene.heads.get(deed).copied().flatten() else { return };
    if entities[child].class != Class::Core {
        return;
    }
    let of = parts[at + 1..].iter().take(6);
    let of = of.take_while(|part| !part.tells() && !matches!(part, Part::Clause(_)));
    let of: Vec<usize> = of
        .filter_map(Part::noun)
        .filter(|noun| noun.lead != Lead::Own && !noun.thing.is_plural)
        .filter_map(|noun| entity_of(said, noun))
        .take(2)
        .collect_vec();
    if of.is_empty() && scene.things.is_empty() {
        return;
    }
    for parent in of {
        if entities[parent].class != Class::User {
            beside_it(entities, said, child, parent, LinkKind::One);
        }
    }
    let by = parts[..at].iter().rev().take(3).find_map(Part::noun);
    let is_user = by.is_some_and(|by| {
        entity_of(said, by).is_some_and(|entity| Some(entity) == said.user) || is_person(&by.thing.head)
    });
    if let Some(user) = said.user.filter(|_| is_user) {
        link(entities, said, child, user, None, LinkKind::One);
    }
}

/// `workflow → buckets → criteria`, `/samples/{id}/checkouts`: the next belongs to the one before.
fn beside(entities: &mut [Entity], said: &Said<'_>) {
    for pair in said.named.windows(2) {
        let between = said.text.get(pair[0].end..pair[1].start).unwrap_or_default().trim();
        let is_path = between.starts_with('/')
            && between.ends_with('/')
            && between.contains([':', '{'])
            && !between.contains(' ');
        if is_path || matches!(between, "→" | "->") {
            link(entities, said, pair[1].entity, pair[0].entity, None, LinkKind::One);
        }
    }
}

/// Adds a reference, unless one of the two refers to the other already.
fn link(
    entities: &mut [Entity],
    said: &Said<'_>,
    child: usize,
    parent: usize,
    column: Option<String>,
    kind: LinkKind,
) {
    add(entities, (child, parent), column, kind, said.evidence("told as a relation"));
}

/// Adds a reference to what only stands beside a thing: "the readings of a freezer are shown".
fn beside_it(entities: &mut [Entity], said: &Said<'_>, child: usize, parent: usize, kind: LinkKind) {
    add(entities, (child, parent), None, kind, said.evidence(NAMED));
}

fn add(
    entities: &mut [Entity],
    (child, parent): (usize, usize),
    column: Option<String>,
    kind: LinkKind,
    evidence: Evidence,
) {
    let to = entities[parent].noun.clone();
    let is_own = child == parent;
    if entities[child].links.len() >= MOST {
        return;
    }
    let is_root = matches!(entities[child].class, Class::User | Class::Tenant | Class::Catalogue);
    if is_root && !is_own || is_own && column.is_none() {
        return;
    }
    // What is told outright counts more than what stood beside it before.
    let is_weak = evidence.rule == NAMED || is_own;
    let noun = entities[child].noun.clone();
    let stands = |link: &Link| is_weak || !link.is_weak();
    let is_there = (entities[child].links.iter())
        .any(|link| link.to == to && stands(link) && (!is_own || link.column == column));
    let mut back = entities[parent].links.iter().take(MOST);
    let is_turned = back.any(|link| link.to == noun && stands(link));
    if is_there || is_turned && !is_own {
        return;
    }
    if !is_weak {
        entities[parent].links.retain(|link| link.to != noun || !link.is_weak());
        entities[child].links.retain(|link| link.to != to || !link.is_weak());
    }
    entities[child].links.push(Link { to, kind, column, evidence });
}
