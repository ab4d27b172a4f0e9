//! Lists behind a colon or a dash, and the things that they are told of.

use alloc::format;
use alloc::vec::Vec;

use super::form::there::file_for;
use super::owner::is_row;
use super::tell::{Strength, told};
use super::{Focus, Gather, Owner, Said, named, of_noun};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Item, Lead, Noun, Part, Subject, items, subject};
use crate::language::verb::Class;

/// A list behind a colon.
pub(super) struct Headed<'p> {
    /// What it is told of.
    pub(super) of: Subject<'p>,
    /// Whether that is what somebody reports: "reports a leak: place, photo".
    is_reported: bool,
    /// The list.
    pub(super) list: Vec<Item>,
}

/// The thing that a list behind a colon is told of, and the list: "registers the meters of a house: number, make", "lots
/// come from a donor: weight, bay"; nothing where it is only looked at, or tells of whoever acts.
pub(super) fn headed(parts: &[Part]) -> Option<Headed<'_>> {
    let mut depth = 0_usize;
    let colon = parts.iter().position(|part| {
        depth = match part {
            Part::Open(_) => depth + 1,
            Part::Close(_) => depth.saturating_sub(1),
            Part::Colon if depth == 0 => return true,
            Part::Noun(_)
            | Part::It
            | Part::Somebody
            | Part::Act(_)
            | Part::Be(_)
            | Part::Tie(_)
            | Part::Clause(_)
            | Part::And
            | Part::Comma
            | Part::Colon => depth,
        };
        false
    })?;
    let (list, _) = items(parts, colon + 1);
    // "Opens a file for the applicant: …" tells of the applicant.
    if list.len() < 2 || file_for(parts).is_some() {
        return None;
    }
    let Some(at) = parts[..colon].iter().rposition(Part::tells) else { return per(parts, colon, list) };
    if parts[at].is_denied() {
        return None;
    }
    let of = match (subject(parts, at), parts.get(at + 1..)) {
        // "The following shall be held for a company: …" tells of the company.
        (Subject::Noun(noun), Some([Part::Tie(_), Part::Noun(of), ..])) if noun.thing.head == "following" => {
            Subject::Noun(of)
        }
        (of, _) => of,
    };
    let headed = |of, is_reported| Some(Headed { of, is_reported, list });
    let Some(act) = parts[at].act().filter(|act| !act.is_passive) else { return headed(of, false) };
    // "Every half a minute a tracker sends a position: time, latitude, longitude".
    let is_sent_by_thing = act.verb.class == Class::Share
        && matches!(of, Subject::Noun(noun) if matches!(noun.lead, Lead::One | Lead::Each)
            && !is_person(&noun.thing.head) && noun.thing.head != "system");
    if matches!(act.verb.class, Class::Read | Class::Share) && !is_sent_by_thing {
        return None;
    }
    // "A kept trial leads to a sale: date, seller".
    if let [Part::Tie(to), Part::Noun(noun), Part::Colon, ..] = &parts[at + 1..]
        && is_one_of(act.verb.base, "lead result turn")
        && is_one_of(to, "to in into")
        && noun.lead == Lead::One
    {
        return headed(Subject::Noun(noun), false);
    }
    let mut after = parts[at + 1..colon].iter().take_while(|part| !matches!(part, Part::Tie(_)));
    let is_reported = act.verb.base == "report";
    match after.find(|part| matches!(part, Part::Noun(_) | Part::It)) {
        Some(Part::Noun(noun)) => headed(Subject::Noun(noun), is_reported),
        Some(_) => headed(Subject::It, is_reported),
        None if matches!(of, Subject::Noun(noun) if is_person(&noun.thing.head)) => None,
        // "Causes come from a list that the workshop maintains: code, text" tells nothing of the workshop.
        None if matches!(&parts[..at], [.., Part::Clause(that), Part::Noun(_)] if is_one_of(that, "that which")) => {
            None
        }
        None => headed(of, false),
    }
}

/// "A payout per worker and month: total, paid on".
fn per(parts: &[Part], colon: usize, list: Vec<Item>) -> Option<Headed<'_>> {
    let [Part::Noun(noun), Part::Tie(tie), rest @ ..] = &parts[..colon] else { return None };
    let is_name = |part: &Part| matches!(part, Part::Noun(_) | Part::Comma | Part::And);
    (tie == "per" && rest.iter().all(is_name)).then_some(Headed {
        of: Subject::Noun(noun),
        is_reported: false,
        list,
    })
}

/// The thing that a parenthesis stands behind: "from our list of works (title, composer)".
pub(super) fn before_parentheses(parts: &[Part]) -> impl Iterator<Item = (&Noun, usize)> {
    parts.iter().enumerate().filter_map(|(at, part)| {
        let Part::Noun(noun) = part else { return None };
        match &parts[at + 1..] {
            [Part::Open(from), ..] => Some((noun, *from)),
            // "One performance per evening (start, hall)".
            [Part::Tie(tie), Part::Noun(_), Part::Open(from), ..] if tie == "per" => Some((noun, *from)),
            _ => None,
        }
    })
}

/// Gives a thing the columns of the list behind the colon.
pub(super) fn behind_colon(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    let Some(Headed { of, is_reported, list }) = headed(said.parts) else { return };
    let report = |noun: &Noun| format!("{} report", gather.name(&noun.thing));
    let owner = match of {
        Subject::Noun(noun) if is_reported && gather.spoken.has(&report(noun)) => {
            Some(Owner { noun: report(noun), is_weak: false })
        }
        // "Opens an order and adds lines: a ware, a quantity".
        Subject::Noun(noun) if is_row(noun) && noun.thing.modifiers.is_empty() => focus
            .noun
            .as_ref()
            .map(|whole| Owner { noun: format!("{whole} {}", noun.thing.head), is_weak: false })
            .filter(|row| gather.nouns.get(&row.noun).is_some())
            .or_else(|| of_noun(gather, noun)),
        Subject::Noun(noun) => of_noun(gather, noun),
        Subject::It => named(gather, None, focus),
        Subject::Somebody | Subject::None => None,
    };
    if let Some(owner) = owner {
        told(gather, &owner, &list, said.line, said.text, Strength::Beside);
        focus.set(&owner.noun);
    }
}
