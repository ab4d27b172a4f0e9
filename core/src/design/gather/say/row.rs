//! The lines of a thing, told in passing: "each line of the order names the ware and the quantity", "writes an offer for
//! the roof: lines with a text and a price", "lists the broken slates, one line each", "anything that happens is an entry".

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::owner::{is_bare_row, is_row};
use super::pair::tie;
use super::statement::keeps;
use super::tell::{Strength, told};
use super::{Focus, Gather, Owner, Said, evidence, of_noun};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Act, Item, Lead, Noun, Part, items};
use crate::language::verb::Class;

/// Words without which no sentence tells of lines.
const ROWS: Phrases = Phrases::new(&["line|item|entr|log|diary|journal|ledger"]);

/// Reads one sentence.
pub(super) fn rows(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    if ROWS.find_in_any_case(said.text).is_none() {
        return;
    }
    of_whole(gather, said);
    made_of_lines(gather, said, focus);
    one_each(gather, said);
    of_log(gather, said, focus);
}

/// The thing that lines are of, if it is one that is kept.
fn whole(gather: &Gather<'_>, noun: &Noun) -> Option<String> {
    let is_kept = |ground: &Ground| *ground <= Ground::Deed;
    let is_known = |name: &String| {
        gather.nouns.get(name).is_some_and(|noun| noun.grounds().keys().any(is_kept))
            && !is_person(&noun.thing.head)
    };
    // Of "the walk-round check", the check.
    let short = || gather.nouns.get(&noun.thing.head).map(|_| noun.thing.head.clone());
    gather.table_of(&noun.thing).filter(is_known).or_else(|| short().filter(is_known))
}

/// "Each line of the order names the ware, the quantity and the price": the lines of the order.
fn of_whole(gather: &mut Gather<'_>, said: &Said<'_>) {
    for (at, window) in said.parts.windows(3).enumerate() {
        let [Part::Noun(row), Part::Tie(of), Part::Noun(on)] = window else { continue };
        let is_of = is_one_of(of, "of on in") && on.lead != Lead::No && on.lead != Lead::Bare;
        // "Due items of a lot": the items are told which.
        let is_plain = row.lead != Lead::Bare
            || at == 0 && said.text.get(..row.thing.start).is_some_and(|before| before.trim().is_empty());
        if !is_bare_row(row) || row.lead == Lead::No || !is_of || !is_plain {
            continue;
        }
        // "An entry in a contest": whoever enters makes entries, which are no lines of it.
        let is_own = |ground: &Ground| *ground <= Ground::Created && *ground != Ground::Defined;
        let is_thing =
            gather.nouns.get(&row.thing.head).is_some_and(|noun| noun.grounds().keys().any(is_own));
        let Some(whole) = whole(gather, on).filter(|_| !is_thing) else { continue };
        add(gather, said, &whole, row, &list_behind(said.parts, at + 3));
    }
}

/// Adds the lines of a thing and what is told of each.
fn add(gather: &mut Gather<'_>, said: &Said<'_>, whole: &str, row: &Noun, list: &[Item]) -> String {
    let name = ["line", "item", "entry"].iter().map(|row| format!("{whole} {row}"));
    let name = name.into_iter().find(|name| gather.nouns.get(name).is_some());
    let name = name.unwrap_or_else(|| format!("{whole} {}", row.thing.head));
    tie(gather, &name, &[whole], said.line, "it has lines");
    let owner = Owner { noun: name, is_weak: false };
    told(gather, &owner, list, said.line, said.text, Strength::Formal);
    owner.noun
}

/// The list behind a line: "names the ware and the price", ", with a weight", ": ware, price".
fn list_behind(parts: &[Part], at: usize) -> Vec<Item> {
    let has = |act: &Act| {
        !(act.is_passive || act.is_denied)
            && is_one_of(act.verb.base, "have name state hold carry contain show say tell list record bear")
    };
    let at = at + usize::from(parts.get(at) == Some(&Part::Comma));
    let is_list = match parts.get(at) {
        Some(Part::Act(act)) => has(act),
        Some(Part::Tie(with)) => with == "with",
        Some(Part::Colon | Part::Open(_)) => true,
        Some(
            Part::Noun(_)
            | Part::It
            | Part::Somebody
            | Part::Be(_)
            | Part::Clause(_)
            | Part::And
            | Part::Comma
            | Part::Close(_),
        )
        | None => false,
    };
    if is_list { items(parts, at + 1).0 } else { Vec::new() }
}

/// At most so many parts stand between what is made and its lines.
const REACH: usize = 12;

/// "Writes an offer for the roof: lines with a text and a price", "an invoice is made with a line for each visit".
fn made_of_lines(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    let parts = said.parts;
    for (at, pair) in parts.windows(2).enumerate() {
        let made = match pair {
            [Part::Act(act), Part::Noun(of)] if makes(act) && !act.is_passive => of,
            [Part::Noun(of), Part::Act(act)] if makes(act) && act.is_passive => of,
            _ => continue,
        };
        if !matches!(made.lead, Lead::One | Lead::Each) || is_row(made) {
            continue;
        }
        let rest = &parts[at + 2..parts.len().min(at + 2 + REACH)];
        let Some(next) = rest.windows(2).position(|pair| {
            let begins = pair[0] == Part::Colon || pair[0].tie() == Some("with");
            begins && pair[1].noun().is_some_and(|noun| is_bare_row(noun) && noun.lead != Lead::No)
        }) else {
            continue;
        };
        let row = at + 2 + next + 1;
        let (Some(name), Some(noun)) = (gather.table_of(&made.thing), parts[row].noun()) else { continue };
        if rest[..next].iter().any(Part::tells) || gather.nouns.get(&name).is_none() {
            continue;
        }
        focus.row = Some(add(gather, said, &name, noun, &list_behind(parts, row + 1)));
        gather.nouns.claim(&name, Ground::Defined, &said.line.steps, &evidence(said.line));
        return;
    }
}

fn makes(act: &Act) -> bool {
    act.verb.class == Class::Create && !act.is_denied
}

/// "Lists the broken slates, one line each: which roof, the size": each slate is a row.
fn one_each(gather: &mut Gather<'_>, said: &Said<'_>) {
    let found = said.parts.windows(3).enumerate().find_map(|(at, window)| match window {
        [Part::Noun(many), Part::Comma, Part::Noun(row)]
            if many.thing.is_plural && row.lead == Lead::One && is_bare_row(row) =>
        {
            let is_each = said.text.get(row.thing.end..)?.trim_start().starts_with("each");
            is_each.then_some((at + 3, many))
        }
        _ => None,
    });
    let Some((at, many)) = found else { return };
    let Some(owner) = of_noun(gather, many) else { return };
    let colon = said.parts[at..].iter().take(2).position(|part| *part == Part::Colon);
    let list = colon.map_or_else(Vec::new, |colon| items(said.parts, at + colon + 1).0);
    let owner = Owner { is_weak: false, ..owner };
    gather.nouns.claim(&owner.noun, Ground::Defined, &said.line.steps, &evidence(said.line));
    told(gather, &owner, &list, said.line, said.text, Strength::Formal);
}

/// "The office keeps a log. Anything that happens is an entry: at what time, who wrote it": the entries of the log.
fn of_log(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    let is_log = |noun: &Noun| is_one_of(&noun.thing.head, "log logbook diary journal ledger");
    if let Some(log) = focus.log.take() {
        let entry = said.parts.windows(2).find_map(|pair| match pair {
            [Part::Be(false), Part::Noun(entry)] if entry.lead == Lead::One && is_bare_row(entry) => {
                Some(entry)
            }
            _ => None,
        });
        if entry.is_some() {
            let name = format!("{log} entry");
            gather.nouns.claim(&name, Ground::Defined, &said.line.steps, &evidence(said.line));
        }
    }
    let kept = said.parts.windows(2).find_map(|pair| match pair {
        [Part::Act(act), Part::Noun(log)] if keeps(act) && is_log(log) && log.lead == Lead::One => Some(log),
        _ => None,
    });
    focus.log = kept.map(|log| -> String { log.thing.name() });
}
