//! What a sentence says of where a thing belongs in other words than a verb that leads there: "under each post people leave
//! a comment", "a lesson is held by a teacher in a room", "a repair is opened for it", "takes place at a site".

use alloc::format;

use super::told::subjects;
use super::{beside_it, entity_of, is_state, link};
use crate::design::Class;
use crate::design::detail::Said;
use crate::design::entity::{Entity, Link, LinkKind};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Act, Lead, Noun, Part};
use crate::language::verb;

/// Reads one sentence; `about` is what it is about where it does not say.
pub(super) fn read(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], about: Option<usize>) {
    begun(entities, said, parts);
    belonging(entities, said);
    for at in 0..parts.len() {
        if let Some(act) = parts[at].act().filter(|act| !act.is_denied) {
            by_and_in(entities, said, parts, at, act);
            for_it(entities, said, parts, at, act, about);
            within_another(entities, said, parts, at);
            from_to(entities, said, parts, at);
        } else if parts[at] == Part::Be(false) {
            of_one(entities, said, parts, at);
        }
    }
}

/// The preposition at a place and the one thing behind it.
fn tied<'p>(said: &Said<'_>, parts: &'p [Part], at: usize) -> Option<(&'p str, &'p Noun, usize)> {
    let tie = parts.get(at)?.tie()?;
    let noun = parts.get(at + 1)?.noun().filter(|noun| !is_state(noun, tie))?;
    Some((tie, noun, entity_of(said, noun)?))
}

fn is_row(entities: &[Entity], at: usize) -> bool {
    matches!(entities[at].class, Class::Core | Class::Event | Class::Join)
}

/// "Under each post people leave a comment", "at the end of a course there is an exam".
fn begun(entities: &mut [Entity], said: &Said<'_>, parts: &[Part]) {
    // "At the end of a course".
    let is_of = parts.get(2).and_then(Part::tie) == Some("of");
    let led = tied(said, parts, 0).or_else(|| {
        let (_, noun, whole) = tied(said, parts, 2).filter(|_| is_of)?;
        Some((parts[0].tie()?, noun, whole))
    });
    let Some((tie, noun, whole)) = led else { return };
    let is_led = is_one_of(tie, "at under on in below") && !noun.thing.is_plural && noun.lead != Lead::Bare;
    if !is_led || entities[whole].class == Class::User {
        return;
    }
    let made = parts.iter().enumerate().skip(2).take(8).find_map(|(at, part)| {
        let is_told = match part.act() {
            Some(act) => !act.is_denied && !act.is_passive && makes(act),
            None if matches!(part, Part::Be(_)) => *part == Part::Be(false),
            None => return None,
        };
        Some(is_told.then_some(at))
    });
    let Some(at) = made.flatten() else { return };
    let Some(part) = parts.get(at + 1).and_then(Part::noun).and_then(|noun| entity_of(said, noun)) else {
        return;
    };
    if part != whole && is_row(entities, part) {
        beside_it(entities, said, part, whole, LinkKind::One);
    }
}

fn makes(act: &Act) -> bool {
    matches!(act.verb.class, verb::Class::Create | verb::Class::Store)
        || is_one_of(act.verb.base, "take leave make write note put give")
}

/// "A lesson is held by a teacher in a room".
fn by_and_in(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize, act: &Act) {
    let is_by = parts.get(at + 1).and_then(Part::tie) == Some("by");
    if !act.is_passive || act.is_loose || !is_by || parts.get(at + 2).and_then(Part::noun).is_none() {
        return;
    }
    let Some((tie, noun, parent)) = tied(said, parts, at + 3) else { return };
    if !is_one_of(tie, "in at on under for") || noun.thing.is_plural || entities[parent].class == Class::User
    {
        return;
    }
    for child in subjects(said, parts, at, None) {
        if child != parent && is_row(entities, child) {
            beside_it(entities, said, child, parent, LinkKind::One);
        }
    }
}

/// "Somebody brings a bike, and a repair is opened for it".
fn for_it(
    entities: &mut [Entity],
    said: &Said<'_>,
    parts: &[Part],
    at: usize,
    act: &Act,
    about: Option<usize>,
) {
    let tie = parts.get(at + 1).and_then(Part::tie).unwrap_or_default();
    let is_it = matches!(parts.get(at + 2), Some(Part::It));
    if !(act.is_passive && is_it && is_one_of(tie, "for on to from against")) {
        return;
    }
    for child in subjects(said, parts, at, None) {
        let mut before = parts[..at].iter().filter_map(Part::noun).filter_map(|noun| entity_of(said, noun));
        let named = before.find(|one| *one != child && entities[*one].class != Class::User);
        if let Some(parent) = named.or(about).filter(|parent| *parent != child && is_row(entities, child)) {
            link(entities, said, child, parent, None, LinkKind::One);
        }
    }
}

/// "A transfer goes from one account to another".
fn from_to(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize) {
    let Some(("from", noun, parent)) = tied(said, parts, at + 1) else { return };
    let goes_on = said.text.get(noun.thing.end..).is_some_and(|rest| rest.starts_with(" to another"));
    if noun.lead != Lead::One || !goes_on || entities[parent].class == Class::User {
        return;
    }
    for child in subjects(said, parts, at, None) {
        if child == parent || !is_row(entities, child) {
            continue;
        }
        let (to, evidence) = (entities[parent].noun.clone(), said.evidence("told as a relation"));
        let links = &mut entities[child].links;
        // What the same sentence said of one of them.
        links.retain(|link| link.to != to || link.column.is_some() || link.evidence.place != said.line.place);
        if links.iter().any(|link| link.to == to) {
            continue;
        }
        for end in ["from", "to"] {
            let column = Some(format!("{end}_{}_id", to.replace([' ', '-'], "_")));
            links.push(Link { to: to.clone(), kind: LinkKind::One, column, evidence: evidence.clone() });
        }
    }
}

/// "A category can lie within another category".
fn within_another(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize) {
    let Some((tie, noun, parent)) = tied(said, parts, at + 1) else { return };
    let is_another = said.text.get(noun.start..noun.thing.start).is_some_and(|lead| lead.trim() == "another");
    if !is_another || !is_one_of(tie, "in within under below inside") {
        return;
    }
    if subjects(said, parts, at, None) == [parent] {
        let column = Some(format!("parent_{}_id", entities[parent].noun.replace([' ', '-'], "_")));
        link(entities, said, parent, parent, column, LinkKind::OptionalOne);
    }
}

/// Words between a thing and where it belongs.
const BELONGING: Phrases = Phrases::new(&[
    "takes place at |takes place in |take place at |take place in |is grouped under |are grouped under \
|is filed under |are filed under |are sorted into ",
]);

/// "Each visit takes place at a site", "tasks are grouped under projects".
fn belonging(entities: &mut [Entity], said: &Said<'_>) {
    let Some((at, cue)) = BELONGING.find(&said.text) else { return };
    let child = said.named.iter().find(|mention| mention.end + 1 == at);
    let from = at + cue.len();
    let parent = said.named.iter().find(|mention| mention.start >= from);
    let is_near = |lead: &str| lead.is_empty() || noun::is_determiner(lead.trim());
    let parent = parent.filter(|parent| said.text.get(from..parent.start).is_some_and(is_near));
    if let (Some(child), Some(parent)) = (child, parent)
        && child.entity != parent.entity
        && entities[parent.entity].class != Class::User
    {
        link(entities, said, child.entity, parent.entity, None, LinkKind::One);
    }
}

/// "A loan is of one item".
fn of_one(entities: &mut [Entity], said: &Said<'_>, parts: &[Part], at: usize) {
    let Some(("of", noun, parent)) = tied(said, parts, at + 1) else { return };
    if noun.thing.is_plural || noun.lead != Lead::One || entities[parent].class == Class::User {
        return;
    }
    for child in subjects(said, parts, at, None) {
        if child != parent && is_row(entities, child) {
            link(entities, said, child, parent, None, LinkKind::One);
        }
    }
}
