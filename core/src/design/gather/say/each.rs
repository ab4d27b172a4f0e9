//! What each of several has, behind a comma: "addresses, each with a street and a town", "it consists of lines, each
//! with a quantity"; and logs that something is written to.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::owner::is_row;
use super::tell::{Strength, told};
use super::{Focus, Gather, Owner, Said, evidence, of_noun};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Act, Item, Lead, Noun, Part, items};
use crate::product::Evidence;

const EACH_WITH: Phrases = Phrases::new(&["each with "]);

/// Several things, and the list of what each of them has.
pub(super) fn each_with<'p>(parts: &'p [Part], text: &str) -> Option<(&'p Noun, Vec<Item>)> {
    if !EACH_WITH.are_in(text) {
        return None;
    }
    let at = parts.windows(3).position(|window| {
        matches!(window, [Part::Noun(_) | Part::Close(_), Part::Comma, Part::Tie(with)] if with == "with")
    })?;
    // Of "squads such as Minnows", the squads.
    let from = parts[..at].iter().rposition(Part::tells).unwrap_or(0);
    let noun = parts[from..=at].iter().filter_map(Part::noun).find(|noun| noun.thing.is_plural)?;
    Some((noun, items(parts, at + 3).0))
}

/// "For every load the order, the car and the number of pieces are saved": the load, and what is saved of it.
pub(super) fn for_every(parts: &[Part]) -> Option<(&Noun, Vec<Item>)> {
    let [Part::Tie(tie), Part::Noun(noun), rest @ ..] = parts else { return None };
    let end = rest.iter().position(Part::tells)?;
    let act = rest[end].act()?;
    let keeps = is_one_of(act.verb.base, "keep store save record log note enter");
    if tie != "for" || noun.lead != Lead::Each || !act.is_passive || act.is_denied || !keeps {
        return None;
    }
    let mut list: Vec<Item> = Vec::new();
    for pair in parts[1..2 + end].windows(2) {
        match pair {
            [Part::Tie(tie), Part::Noun(of)] => {
                list.last_mut()?.around.push((tie.clone(), of.clone()));
            }
            [_, Part::Noun(one)] => {
                list.push(Item { noun: Some(one.clone()), around: Vec::new(), inner: None });
            }
            _ => {}
        }
    }
    (list.len() > 1).then_some((noun, list))
}

/// Reads one sentence.
pub(super) fn each(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    let told_of = each_with(said.parts, said.text).or_else(|| for_every(said.parts));
    let Some((noun, list)) = told_of else { return };
    let row = || {
        let whole = focus.noun.as_ref().filter(|_| is_row(noun) && noun.thing.modifiers.is_empty())?;
        let name = format!("{whole} {}", noun.thing.head);
        gather.nouns.get(&name).is_some().then_some(Owner { noun: name, is_weak: false })
    };
    if let Some(owner) = row().or_else(|| of_noun(gather, noun)) {
        told(gather, &owner, &list, said.line, said.text, Strength::Plain);
    }
}

/// "Every look at a file is written to an access log with person and time": the log, of what the subject names;
/// whether that is what the sentence says.
pub(super) fn logged(gather: &mut Gather<'_>, said: &Said<'_>, at: usize, act: Act) -> bool {
    let Said { parts, text, line } = *said;
    let [Part::Tie(tie), Part::Noun(log), rest @ ..] = &parts[at + 1..] else { return false };
    let writes = is_one_of(act.verb.base, "write record log enter note add save")
        && is_one_of(tie.as_str(), "to in into");
    let is_log = is_one_of(&log.thing.head, "log logbook journal ledger history diary");
    let name = log.thing.name();
    if !(writes && is_log) || log.thing.modifiers.is_empty() || name.contains("audit") {
        return false;
    }
    gather.nouns.claim(&name, Ground::Created, &line.steps, &evidence(line));
    gather.nouns.claim(&name, Ground::Stored, &line.steps, &evidence(line));
    let of = parts[..at].iter().rev().filter_map(Part::noun).find_map(|noun| gather.table_of(&noun.thing));
    if let Some(of) = of.filter(|of| *of != name && gather.nouns.get(of).is_some()) {
        let evidence = Evidence { rule: "told as a relation", ..evidence(line) };
        let link = Link { to: of, kind: LinkKind::One, column: None, evidence };
        gather.nouns.at(&name).links.push(link);
    }
    if rest.first().and_then(Part::tie) == Some("with") {
        let owner = Owner { noun: name, is_weak: false };
        told(gather, &owner, &items(parts, at + 4).0, line, text, Strength::Plain);
    }
    true
}

/// "Each change of the state of an order is recorded with the time": the state changes of the order.
pub(super) fn change(gather: &Gather<'_>, parts: &[Part], at: usize) -> Option<(String, String)> {
    let of = |at: usize| parts.get(at).is_some_and(|part| part.tie() == Some("of"));
    let noun = |at: usize| parts.get(at).and_then(Part::noun);
    let first = at.checked_sub(5).filter(|first| of(first + 1) && of(first + 3));
    let first = first.or_else(|| at.checked_sub(3).filter(|first| of(first + 1)))?;
    let change = noun(first).filter(|noun| noun.thing.head == "change")?;
    let (what, whole) = match noun(first + 4).filter(|_| of(first + 3)) {
        Some(whole) => (noun(first + 2)?.thing.name(), whole),
        None => (change.thing.modifiers.join(" "), noun(first + 2)?),
    };
    let whole = gather.table_of(&whole.thing).filter(|whole| gather.nouns.get(whole).is_some())?;
    (!what.is_empty()).then(|| (format!("{whole} {what} change"), whole))
}
