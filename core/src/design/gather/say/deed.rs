//! What people do to a thing so that a row is kept of it: they review it, watch it, comment on it, say which they can.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::owner::known;
use super::pair::tie;
use super::tell::{Strength, told};
use super::{Gather, Owner, Said, Sort, evidence};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Lead, Noun, Part, Subject, items, subject};
use crate::ordered::CollectVec;
use crate::product::Evidence;

/// At most so many parts stand between a verb and what it is done to.
const REACH: usize = 12;

/// The noun that is raised where people leave such things on another.
pub(super) fn raised(parts: &[Part], at: usize) -> Option<&Noun> {
    left_on(parts, at).map(|(noun, _)| noun)
}

/// Reads one sentence.
pub(super) fn deeds(gather: &mut Gather<'_>, said: &Said<'_>) {
    in_each(gather, said);
    for (at, part) in said.parts.iter().enumerate() {
        if let Some(act) = part.act().filter(|act| !act.is_denied) {
            appointed(gather, said, (at, act));
        }
        if let Some(act) = part.act().filter(|act| !(act.is_denied || act.is_loose || act.is_passive)) {
            reviewed(gather, said, (at, act));
            watched(gather, said, (at, act));
            commented(gather, said, at);
            picked(gather, said, (at, act));
            ticked(gather, said, (at, act));
        }
    }
}

/// "Reviews the dealer: one to five stars and a text", "rates a stay with stars and a text".
fn reviewed(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    let name = match act.verb.base {
        "review" => "review",
        "rate" => "rating",
        _ => return,
    };
    let [Some(Part::Noun(of)), Some(tie_or_colon)] = [said.parts.get(at + 1), said.parts.get(at + 2)] else {
        return;
    };
    let begins = *tie_or_colon == Part::Colon || tie_or_colon.tie() == Some("with");
    let (list, _) = items(said.parts, at + 3);
    let speaks = ["star", "score", "points", "rating"].iter().any(|word| said.text.contains(word));
    let of = gather.table_of(&of.thing).filter(|name| gather.nouns.get(name).is_some());
    let Some(of) = of.filter(|of| begins && speaks && of != name) else { return };
    tie(gather, name, &[&of, "user"], said.line, "who reviews it, and how");
    told(gather, &Owner { noun: name.into(), is_weak: false }, &list, said.line, said.text, Strength::Formal);
}

/// "Requests packets from a lot, with the number of packets and a message": the request has them, where the docs speak of
/// requests; whether that is what the sentence says.
pub(super) fn requested(gather: &mut Gather<'_>, said: &Said<'_>, at: usize) -> bool {
    let rest = &said.parts[at + 1..said.parts.len().min(at + 1 + REACH)];
    let Some(Part::Noun(object)) = rest.first() else { return false };
    let end = rest.iter().position(Part::tells).unwrap_or(rest.len());
    let Some(with) = rest[..end].iter().position(|part| part.tie() == Some("with")) else { return false };
    let (list, _) = items(said.parts, at + with + 2);
    let name = format!("{} request", object.thing.head);
    let name = if gather.spoken.has(&name) { name } else { "request".into() };
    // "Requests a lift with a day and a place": the lift itself.
    let is_row = !object.thing.is_plural || object.thing.head == "request";
    if list.len() < 2 || gather.spoken.count(&name) < 2 || is_row {
        return false;
    }
    let of: Vec<String> = rest[..with]
        .iter()
        .filter_map(Part::noun)
        .filter_map(|noun| known(gather, noun).or_else(|| of_whose(gather, noun)))
        .collect_vec();
    let mut of: Vec<&str> = of.iter().map(String::as_str).filter(|of| *of != name).collect_vec();
    of.push("user");
    tie(gather, &name, &of, said.line, "somebody requests it");
    told(gather, &Owner { noun: name, is_weak: false }, &list, said.line, said.text, Strength::Formal);
    true
}

/// "Someone's lot": the lot.
fn of_whose(gather: &Gather<'_>, noun: &Noun) -> Option<String> {
    noun.whose.as_ref()?;
    gather.table_of(&noun.thing).filter(|name| gather.nouns.get(name).is_some())
}

/// "Puts a listing on the watchlist", "saves recipes to her favourites": a row for each that somebody keeps there.
fn watched(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    if !is_one_of(act.verb.base, "put add save place keep bookmark star mark") {
        return;
    }
    let rest = &said.parts[at + 1..said.parts.len().min(at + 1 + REACH)];
    let end = rest.iter().position(Part::tells).unwrap_or(rest.len());
    let list = rest[..end].windows(2).find_map(|pair| match pair {
        [Part::Tie(to), Part::Noun(list)] if is_one_of(to, "to on onto in into") => Some(list),
        _ => None,
    });
    let Some(name) = list.and_then(kept_in) else { return };
    let Some(of) = rest[..end].iter().find_map(Part::noun).and_then(|noun| known(gather, noun)) else {
        return;
    };
    tie(gather, &name, &[&of, "user"], said.line, "somebody keeps it on a list");
    gather.uniques.push((name, [of, "user".into()].into(), evidence(said.line)));
}

/// What a row of such a list is called.
fn kept_in(list: &Noun) -> Option<String> {
    let head = &*list.thing.head;
    match head {
        "watchlist" | "wishlist" | "shortlist" => Some(format!("{head} item")),
        "list" => {
            let of = list.thing.modifiers.last().filter(|word| matches!(&***word, "watch" | "wish"))?;
            Some(format!("{of}list item"))
        }
        "favourite" | "favorite" | "bookmark" => Some(head.into()),
        _ => None,
    }
}

/// "Anyone can leave notes on an application", "they exchange comments below an expense": what is left, and on what.
fn left_on(parts: &[Part], at: usize) -> Option<(&Noun, &Noun)> {
    let act = parts[at].act().filter(|act| !(act.is_denied || act.is_passive || act.is_loose))?;
    let leaves = is_one_of(act.verb.base, "leave exchange post send write add");
    let [Part::Noun(noun), Part::Tie(on), Part::Noun(of), ..] = parts.get(at + 1..)? else { return None };
    let is_remark = match &*noun.thing.head {
        "comment" | "message" => true,
        "note" => act.verb.base != "add",
        _ => false,
    };
    let is_on = is_one_of(on, "on below under beneath about to in against");
    let is_many = noun.thing.is_plural && matches!(noun.lead, Lead::Bare | Lead::Several)
        || noun.lead == Lead::One && matches!(subject(parts, at), Subject::Somebody);
    let is_thing = !is_person(&of.thing.head);
    (leaves && is_remark && is_on && is_many && is_thing).then_some((noun, of))
}

fn commented(gather: &mut Gather<'_>, said: &Said<'_>, at: usize) {
    let Some((noun, of)) = left_on(said.parts, at) else { return };
    let (Some(name), Some(of)) = (gather.table_of(&noun.thing), known(gather, of)) else { return };
    if name != of {
        tie(gather, &name, &[&of, "user"], said.line, "somebody leaves it there");
        gather.nouns.claim(&name, Ground::Created, &said.line.steps, &evidence(said.line));
    }
}

/// "Ringers tick which methods they can ring": somebody has several of them.
fn picked(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    let picks =
        is_one_of(act.verb.base, "tick choose pick say state tell select mark list note indicate specify");
    // "They tick the topics they know".
    let knows = |act: &Act| is_one_of(act.verb.base, "know speak play teach master cover offer like follow");
    let rest = match &said.parts[at + 1..] {
        [Part::Noun(of), Part::It | Part::Somebody, Part::Act(act), ..]
            if knows(act) && of.lead == Lead::The =>
        {
            Some(of)
        }
        _ => None,
    };
    let which = match &said.parts[at + 1..] {
        [Part::Clause(which), Part::Noun(of), Part::It | Part::Somebody, ..] if which == "which" => Some(of),
        _ => None,
    };
    let Some(of) = which.or(rest).filter(|of| of.thing.is_plural && picks) else { return };
    let Subject::Noun(who) = subject(said.parts, at) else { return };
    let is_somebody = gather.sort(&who.thing) == Sort::Role || is_person(&who.thing.head);
    if let Some(of) = known(gather, of).filter(|_| is_somebody) {
        let name = format!("{} {of}", who.thing.head);
        tie(gather, &name, &[&of, "user"], said.line, "somebody has several of them");
        gather.uniques.push((name, [of, "user".into()].into(), evidence(said.line)));
    }
}

/// "We say for every shipment which objects are in it": it has several of them, and they may be in several.
fn in_each(gather: &mut Gather<'_>, said: &Said<'_>) {
    let found = said.parts.windows(4).find_map(|window| match window {
        [Part::Tie(of), Part::Noun(each), Part::Clause(which), Part::Noun(many)]
            if matches!(&**of, "for" | "per")
                && each.lead == Lead::Each
                && which == "which"
                && many.thing.is_plural =>
        {
            Some((each, many))
        }
        _ => None,
    });
    let Some((each, many)) = found else { return };
    let (Some(of), Some(to)) = (known(gather, each), known(gather, many)) else { return };
    if of != to && !gather.nouns.at(&of).links.iter().any(|link| link.to == to) {
        let evidence = Evidence { rule: "it is told which of them are in it", ..evidence(said.line) };
        gather.nouns.at(&of).links.push(Link { to, kind: LinkKind::Many, column: None, evidence });
    }
}

/// "Moderators are appointed per category": who is for which.
fn appointed(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    let appoints = is_one_of(act.verb.base, "appoint assign name choose pick nominate");
    if !(act.is_passive && appoints) {
        return;
    }
    let [Part::Tie(per), Part::Noun(of), ..] = &said.parts[at + 1..] else { return };
    let Subject::Noun(who) = subject(said.parts, at) else { return };
    let is_somebody = gather.sort(&who.thing) == Sort::Role || is_person(&who.thing.head);
    if !(per == "per" && who.thing.is_plural && is_somebody) {
        return;
    }
    if let Some(of) = known(gather, of) {
        let name = format!("{of} {}", who.thing.head);
        tie(gather, &name, &[&of, "user"], said.line, "somebody is appointed for each");
        gather.uniques.push((name, [of, "user".into()].into(), evidence(said.line)));
    }
}

/// "Ticks the vets who carry out each type": who of them is for which.
fn ticked(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    let picks = is_one_of(act.verb.base, "tick choose pick select mark list name set");
    let [Part::Noun(who), Part::Clause(that), rest @ ..] = &said.parts[at + 1..] else { return };
    let is_somebody = gather.sort(&who.thing) == Sort::Role || is_person(&who.thing.head);
    let each = rest.iter().take(REACH).filter_map(Part::noun).find(|noun| noun.lead == Lead::Each);
    let is_picked = picks && who.thing.is_plural && is_somebody && matches!(&**that, "who" | "that");
    if let Some(of) = each.filter(|_| is_picked).and_then(|each| known(gather, each)) {
        let name = format!("{of} {}", who.thing.head);
        let person = gather.table_of(&who.thing).filter(|person| gather.nouns.get(person).is_some());
        let person = person.unwrap_or_else(|| "user".into());
        tie(gather, &name, &[&of, &person], said.line, "somebody is picked for each");
        gather.uniques.push((name, [of, person].into(), evidence(said.line)));
    }
}
