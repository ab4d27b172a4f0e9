//! Statements that there is such a thing, or that it is on file: "for every parcel there is a run: …", "certificates are on
//! file with …", "opens a file for the applicant: …", "I would call that a job: …".

use super::super::statement::Plain;
use super::super::value;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Item, Lead, Noun, Part};

/// What such a sentence tells, by its form.
pub(in crate::design::gather::say) fn forms(parts: &[Part]) -> impl Iterator<Item = Plain<'_>> {
    [
        there_is(parts),
        held(parts),
        on_file(parts),
        file_for(parts),
        on_list(parts),
        with(parts),
        called(parts),
        among(parts),
        has_one(parts),
        kept_as(parts),
        fragment(parts),
    ]
    .into_iter()
    .flatten()
}

/// Whether enough of a list are columns.
fn are_columns(list: &[Item], least: usize) -> bool {
    let is_column = |item: &&Item| {
        item.inner.is_some()
            || item.noun.as_ref().is_some_and(|noun| value::may_be_column(&noun.thing.name()))
    };
    list.iter().filter(is_column).count() >= least
}

/// Where the list begins that stands behind a colon or a `with`.
fn list_from(parts: &[Part], from: usize) -> Option<usize> {
    let begins = |part: &Part| *part == Part::Colon || part.tie() == Some("with");
    let ends = |part: &Part| part.tells() || matches!(part, Part::Clause(_));
    let at = parts.get(from..)?.iter().position(|part| begins(part) || ends(part))?;
    begins(&parts[from + at]).then_some(from + at + 1)
}

/// "For every order and product there is a delivery: number of attempts, response code".
fn there_is(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Tie(tie), Part::Noun(each), ..] = parts else { return None };
    let be = parts.iter().take(8).position(|part| *part == Part::Be(false))?;
    let of =
        parts.get(be + 1).and_then(Part::noun).filter(|of| of.lead == Lead::One && !of.thing.is_plural)?;
    let from = list_from(parts, be + 2)?;
    let plain = Plain::new(of, parts, from);
    let is_told = plain.list.len() + plain.clauses > 1;
    (tie == "for" && each.lead == Lead::Each && is_told && !is_person(&of.thing.head))
        .then_some(Plain { is_kept: true, ..plain })
}

/// "For each document of an order we hold the file name, its size and the number of pages".
fn held(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Tie(tie), Part::Noun(of), rest @ ..] = parts else { return None };
    let holds = |act: &Act| {
        !(act.is_passive || act.is_denied)
            && is_one_of(act.verb.base, "hold keep store record note save know log")
    };
    let at = rest.iter().take(5).position(|part| part.act().is_some_and(holds))?;
    let plain = Plain::new(of, parts, 2 + at + 1);
    (tie == "for" && of.lead == Lead::Each && plain.list.len() > 2 && are_columns(&plain.list, 2))
        .then_some(Plain { is_kept: true, ..plain })
}

/// "A pilot's certificates are on file with kind, number and expiry date".
fn on_file(parts: &[Part]) -> Option<Plain<'_>> {
    let at = parts.windows(4).position(|window| {
        matches!(window, [Part::Be(false), Part::Tie(on), Part::Noun(file), Part::Tie(with)]
            if on == "on" && with == "with" && matches!(&*file.thing.head, "file" | "record" | "record card"))
    })?;
    let of = parts[..at].iter().rev().find_map(Part::noun)?;
    let plain = Plain::new(of, parts, at + 4);
    (plain.list.len() > 1).then_some(Plain { is_kept: true, ..plain })
}

/// "Opens a file for the applicant: name, address, date of birth": of the applicant.
pub(in crate::design::gather::say) fn file_for(parts: &[Part]) -> Option<Plain<'_>> {
    let opens = |act: &Act| {
        !(act.is_passive || act.is_denied) && is_one_of(act.verb.base, "open create keep start make set fill")
    };
    let is_file = |noun: &Noun| {
        noun.lead == Lead::One && is_one_of(&noun.thing.head, "file card dossier record sheet profile")
    };
    let at = parts.windows(4).position(|window| {
        matches!(window, [Part::Act(act), Part::Noun(file), Part::Tie(tie), Part::Noun(_)]
            if opens(act) && is_file(file) && is_one_of(tie, "for on about"))
    })?;
    let of = parts[at + 3].noun().filter(|of| !of.thing.is_plural)?;
    let from = list_from(parts, at + 4)?;
    let plain = Plain::new(of, parts, from);
    (plain.list.len() > 1 && are_columns(&plain.list, 2)).then_some(plain)
}

/// "Fault codes (code, text) are another catalogue of the manager's".
fn on_list(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Noun(of), Part::Open(_), rest @ ..] = parts else { return None };
    let close = rest.iter().position(|part| matches!(part, Part::Close(_)))?;
    let [Part::Close(_), Part::Be(false), Part::Noun(list), ..] = &rest[close..] else { return None };
    let is_list = is_one_of(&list.thing.head, "list catalogue catalog register library table");
    let plain = Plain::new(of, &parts[..close + 2], 2);
    (is_list && of.thing.is_plural && !plain.list.is_empty()).then_some(Plain { is_kept: true, ..plain })
}

/// "Owners are people or companies, with a postal address, a telephone and an e-mail".
fn with(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Noun(of), Part::Be(false), rest @ ..] = parts else { return None };
    let comma = rest.iter().take(6).position(|part| *part == Part::Comma)?;
    let is_told = rest.get(comma + 1).and_then(Part::tie) == Some("with");
    let is_all = of.lead == Lead::Bare && of.thing.is_plural || matches!(of.lead, Lead::One | Lead::Each);
    let plain = Plain::new(of, parts, 2 + comma + 2);
    (is_told && is_all && plain.list.len() > 1 && are_columns(&plain.list, 2)).then_some(plain)
}

/// "I would call that a job: the service, the machine, the price".
fn called(parts: &[Part]) -> Option<Plain<'_>> {
    let at = parts.windows(4).position(|window| {
        matches!(window, [Part::Act(act), Part::Clause(that), Part::Noun(of), Part::Colon]
            if act.verb.base == "call" && that == "that" && of.lead == Lead::One)
    })?;
    let of = parts[at + 2].noun()?;
    let plain = Plain::new(of, parts, at + 4);
    (plain.list.len() + plain.clauses > 1).then_some(Plain { is_kept: true, ..plain })
}

/// "Ends up in the contacts of the workspace with name, e-mail, company and a phone number": one of them.
fn among(parts: &[Part]) -> Option<Plain<'_>> {
    let at = parts.windows(2).position(|pair| {
        matches!(pair, [Part::Tie(within), Part::Noun(of)]
            if is_one_of(within, "in into among to") && of.thing.is_plural && matches!(of.lead, Lead::The | Lead::Own))
    })?;
    let of = parts[at + 1].noun().filter(|of| !is_person(&of.thing.head))?;
    let next = match parts.get(at + 2..)? {
        [Part::Tie(tie), Part::Noun(_), ..] if matches!(&**tie, "of" | "for") => at + 4,
        _ => at + 2,
    };
    let with = parts.get(next).and_then(Part::tie) == Some("with");
    let plain = Plain::new(of, parts, next + 1);
    (with && plain.list.len() > 2 && are_columns(&plain.list, 3)).then_some(plain)
}

/// "Strings and pegs: we keep them as articles with a number, a name and a price".
fn kept_as(parts: &[Part]) -> Option<Plain<'_>> {
    let at = parts.windows(5).position(|window| {
        matches!(window, [Part::Act(act), Part::It, Part::Tie(tie), Part::Noun(_), Part::Tie(with)]
            if is_one_of(act.verb.base, "keep store record hold") && !act.is_denied && tie == "as" && with == "with")
    })?;
    let plain = Plain::new(parts[at + 3].noun()?, parts, at + 5);
    (plain.list.len() > 1 && are_columns(&plain.list, 2)).then_some(Plain { is_kept: true, ..plain })
}

/// "Invoice with a gap-free number, date, net sum and total", in notes: what is made.
fn fragment(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Noun(of), Part::Tie(with), ..] = parts else { return None };
    let is_bare = matches!(of.lead, Lead::Bare | Lead::One) && !is_person(&of.thing.head);
    let plain = Plain::new(of, parts, 2);
    let is_list = plain.list.len() > 2 && are_columns(&plain.list, 2);
    (with == "with" && is_bare && is_list && !parts.iter().any(Part::tells))
        .then_some(Plain { is_kept: true, ..plain })
}

/// "Each lift has a maintenance plan with an interval in days and a price": the plan.
fn has_one(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Noun(whole), Part::Act(act), Part::Noun(of), Part::Tie(with), ..] = parts else { return None };
    let has = act.verb.base == "have" && !(act.is_passive || act.is_denied) && with == "with";
    let is_all = matches!(whole.lead, Lead::One | Lead::Each) && !is_person(&whole.thing.head);
    let is_thing = of.lead == Lead::One && !of.thing.is_plural && !value::may_be_column(&of.thing.name());
    let plain = Plain::new(of, parts, 4);
    (has && is_all && is_thing && plain.list.len() > 1 && are_columns(&plain.list, 2)).then_some(plain)
}
