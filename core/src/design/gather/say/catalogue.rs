//! Lists that somebody keeps: what is chosen from them is a row, whatever its word means elsewhere.
//!
//! "The admin maintains categories and reasons", "a reason is picked from the company's list".

use alloc::string::String;
use alloc::vec::Vec;

use super::{Focus, Gather, Said, evidence};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Lead, Noun, Part, Subject, items, subject};
use crate::language::verb::Class;
use crate::ordered::CollectVec;
use crate::product::Evidence;

/// The nouns that the verb at `at` keeps as a list, or that are chosen from one.
pub(super) fn kept(parts: &[Part], at: usize) -> Vec<&Noun> {
    let Some(act) = parts[at].act().filter(|act| !act.is_denied) else { return Vec::new() };
    let listed = listed(parts, at, act);
    if listed.is_some() || act.is_loose {
        return listed.into_iter().collect_vec();
    }
    if !maintains(act) {
        let chosen = || chosen(parts, at, act).or_else(|| picked(parts, at, act).map(|(noun, _)| noun));
        return chosen().or_else(|| searched(parts, at, act)).into_iter().collect_vec();
    }
    let (_, end) = items(parts, at + 1);
    let are_many =
        |noun: &&Noun| noun.thing.is_plural && matches!(noun.lead, Lead::Bare | Lead::The) && may_be(noun);
    let is_tied = |at: usize| matches!(parts[at - 1], Part::Tie(_));
    // Not what a parenthesis says of one of them.
    let mut depth = 0_usize;
    let mut named = Vec::new();
    for (at, part) in parts.iter().enumerate().take(end).skip(at + 1) {
        depth = (depth + usize::from(matches!(part, Part::Open(_))))
            .saturating_sub(usize::from(matches!(part, Part::Close(_))));
        named.extend(part.noun().filter(are_many).filter(|_| depth == 0 && !is_tied(at)));
    }
    named
}

/// Whether a verb keeps a list that is called one: "maintains the list of amenities", "a list kept by the office".
fn keeps(act: &Act) -> bool {
    is_one_of(act.verb.base, "maintain curate administer keep")
}

/// What the verb at `at` says is a list that somebody keeps.
fn listed<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<&'p Noun> {
    are_listed(parts, at, act).or_else(|| comes(parts, at, act)).or_else(|| list_of(parts, at, act))
}

/// "Subject fields are a list maintained by the office", "models are a list of their own that the firm keeps".
fn are_listed<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<&'p Noun> {
    let Part::Noun(of) = parts.first()? else { return None };
    let is = parts[1..at.max(1)].iter().position(|part| *part == Part::Be(false))? + 1;
    // "Subject fields (law, patents) are …".
    let is_aside = is == 1 || matches!((&parts[1], &parts[is - 1]), (Part::Open(_), Part::Close(_)));
    let list = parts.get(is + 1).and_then(Part::noun)?;
    let is_near = at < is + 1 + REACH * 2;
    let is_kept = keeps(act) && is_list(list) && list.lead == Lead::One;
    (is_aside && is_near && is_kept && of.thing.is_plural && may_be_listed(of)).then_some(of)
}

/// "Causes come from a list that the office maintains", "categories come from the list of the region".
fn comes<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<&'p Noun> {
    let Subject::Noun(of) = subject(parts, at) else { return None };
    let [Part::Tie(from), Part::Noun(list), rest @ ..] = parts.get(at + 1..)? else { return None };
    let is_told = matches!(rest, [Part::Clause(_) | Part::Colon, ..] | [Part::Comma, Part::Clause(_), ..])
        || list.whose.is_some()
        || list.lead == Lead::Own;
    let comes = act.verb.base == "come" && !act.is_loose && from == "from" && is_list(list);
    (comes && is_told && may_be_listed(of)).then_some(of)
}

/// "Keeps the list of amenities", "the list of topics is maintained by the office".
fn list_of<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<&'p Noun> {
    let found = if act.is_passive { parts[..at].get(at.checked_sub(3)?..)? } else { parts.get(at + 1..)? };
    let [Part::Noun(list), Part::Tie(tie), Part::Noun(of), ..] = found else { return None };
    let is_kept = keeps(act) && !act.is_loose && is_list(list) && list.lead == Lead::The && tie == "of";
    (is_kept && of.thing.is_plural && may_be_listed(of)).then_some(of)
}

/// Whether a list that somebody keeps may hold it: kinds too, and papers.
fn may_be_listed(noun: &Noun) -> bool {
    let head = &*noun.thing.head;
    may_be(noun)
        || words::is_kind(head) && !is_one_of(head, "state status")
        || words::class(head) == Some(words::Class::Output)
        || !noun.thing.modifiers.is_empty() && is_one_of(head, "field area section")
}

/// Whether a verb keeps a list: "maintains categories".
fn maintains(act: &Act) -> bool {
    !act.is_passive && is_one_of(act.verb.base, "maintain curate administer")
}

/// "A rejection reason must be picked from the company's list", "the cause is chosen from a list that the admin keeps".
fn chosen<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<&'p Noun> {
    let chooses = act.is_passive && is_one_of(act.verb.base, "pick choose select take");
    let [Part::Tie(from), Part::Noun(list), rest @ ..] = parts.get(at + 1..)? else { return None };
    let is_kept = list.whose.is_some()
        || list.lead == Lead::Own
        || matches!(rest, [Part::Clause(word), ..] if matches!(&**word, "that" | "which"))
        // "A charity is picked from a register of charities".
        || matches!(rest, [Part::Tie(of), Part::Noun(all), ..] if of == "of" && all.thing.is_plural);
    let Subject::Noun(of) = subject(parts, at) else { return None };
    (chooses && from == "from" && is_list(list) && is_kept && may_be(of)).then_some(of)
}

/// Whether a noun names a list.
fn is_list(noun: &Noun) -> bool {
    is_one_of(&noun.thing.head, "list catalogue catalog register directory")
}

/// "Picks a reason from the list that admins keep", "chooses up to three categories from a list": what is picked, and
/// whether several are.
fn picked<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<(&'p Noun, bool)> {
    let chooses = !act.is_passive && is_one_of(act.verb.base, "pick choose select");
    // "Starts a course with a title and a category from our list".
    if !act.is_passive && act.verb.class == Class::Create {
        let own = |list: &Noun| is_list(list) && (list.whose.is_some() || list.lead == Lead::Own);
        let mut windows = parts.get(at + 1..)?.windows(3).take_while(|window| !window[0].tells());
        return windows.find_map(|window| match window {
            [Part::Noun(of), Part::Tie(from), Part::Noun(list)]
                if from == "from" && own(list) && of.lead == Lead::One && may_be(of) =>
            {
                Some((of, false))
            }
            _ => None,
        });
    }
    let rest = parts.get(at + 1..)?;
    let from = rest.iter().take(REACH).position(|part| matches!(part, Part::Noun(_)))?;
    let [Part::Noun(of), Part::Tie(tie), Part::Noun(list), after @ ..] = &rest[from..] else { return None };
    let is_kept = list.whose.is_some()
        || list.lead == Lead::Own
        || matches!(after.first(), Some(Part::Clause(word)) if matches!(&**word, "that" | "which"))
        || matches!(after.first(), Some(Part::Act(act)) if act.is_loose);
    let is_one = matches!(of.lead, Lead::One | Lead::The);
    let is_several = of.lead == Lead::Several && of.thing.is_plural;
    let is_picked = chooses && tie == "from" && is_list(list) && is_kept && may_be(of);
    (is_picked && (is_one || is_several)).then_some((of, is_several))
}

/// At most so many parts stand between a verb and what is picked: "up to three categories".
const REACH: usize = 3;

/// "Saves a search": what is saved is kept with its filters.
fn searched<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<&'p Noun> {
    let of = parts.get(at + 1).and_then(Part::noun)?;
    let is_search = is_one_of(&of.thing.head, "search filter view") && of.lead != Lead::No;
    (act.verb.base == "save" && !act.is_passive && is_search).then_some(of)
}

/// Whether such a list may hold it: no person, nothing of the screen or the machinery.
fn may_be(noun: &Noun) -> bool {
    use words::Class;
    let head = &*noun.thing.head;
    let is_kind = words::is_kind(head) && noun.thing.modifiers.is_empty() && head != "reason";
    !is_person(head)
        && !is_kind
        && !matches!(
            words::class(head).filter(|_| head != "reason"),
            Some(
                Class::Interface
                    | Class::Infrastructure
                    | Class::Measure
                    | Class::Feeling
                    | Class::Quantity
                    | Class::Actor
                    | Class::Output
            )
        )
        && !is_one_of(head, "data content setting list relationship information")
}

/// What such a row is called.
pub(super) fn name(gather: &Gather<'_>, noun: &Noun) -> String {
    match &*noun.thing.head {
        head @ ("search" | "filter" | "view") if noun.thing.modifiers.is_empty() => {
            alloc::format!("saved {head}")
        }
        _ => gather.name(&noun.thing),
    }
}

/// Reads one sentence.
pub(super) fn catalogues(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    for (at, part) in said.parts.iter().enumerate() {
        for noun in kept(said.parts, at) {
            let name = name(gather, noun);
            let evidence = evidence(said.line);
            let is_listed = part.act().is_some_and(|act| listed(said.parts, at, act).is_some());
            let kept = is_listed.then_some(Ground::Kept);
            for ground in [Ground::Created, Ground::Stored].into_iter().chain(kept) {
                gather.nouns.claim(&name, ground, &said.line.steps, &evidence);
            }
            let several = part.act().and_then(|act| picked(said.parts, at, act)).map(|(_, several)| several);
            let of = focus.noun.clone().filter(|of| *of != name && gather.nouns.get(of).is_some());
            if let (Some(is_several), Some(of)) = (several, of) {
                let kind = if is_several { LinkKind::Many } else { LinkKind::One };
                let evidence = Evidence { rule: "it is picked from a list", ..evidence };
                gather.nouns.at(&of).links.push(Link { to: name, kind, column: None, evidence });
            }
        }
    }
}
