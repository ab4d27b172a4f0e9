//! Statements that say what a thing has without `has`: what characterises it, what it is made up of, the list it is on.

pub(super) mod there;

use alloc::vec::Vec;

use super::statement::{Plain, keeps};
use super::value;
use crate::language::has_one_form;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Item, Lead, Noun, Part, Subject, items, subject};
use crate::language::verb::Class;

/// What such a sentence tells, by its form.
pub(super) fn forms<'p>(parts: &'p [Part], text: &str) -> impl Iterator<Item = Plain<'p>> {
    [
        told_by(parts),
        is_all_of(parts, text),
        from_list(parts),
        row_of(parts),
        entry_of(parts),
        each_of_which(parts),
        for_each_on_list(parts),
        equals(parts, text),
        outcome(parts, text),
        against(parts),
        its_kept(parts),
        per_one(parts),
    ]
    .into_iter()
    .flatten()
    .chain(there::forms(parts))
}

/// Whether a sentence speaks of all of a kind: "a method", "every method", "methods".
fn is_all(noun: &Noun) -> bool {
    matches!(noun.lead, Lead::One | Lead::Each)
        || noun.lead == Lead::Bare && (noun.thing.is_plural || has_one_form(&noun.thing.head))
}

/// "A method is characterised by its name, its stage and its class": a participle that no list holds leaves no part.
fn told_by(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Noun(of), tells, Part::Tie(by), ..] = parts else { return None };
    let tells_of = |act: &Act| {
        act.is_passive
            && !act.is_denied
            && is_one_of(act.verb.base, "describe identify define know mark specify")
    };
    let is_told = *tells == Part::Be(false) || tells.act().is_some_and(tells_of);
    let plain = Plain::new(of, parts, 3);
    let first = plain.list.first().and_then(|item| item.noun.as_ref());
    let is_own = first.is_some_and(|first| matches!(first.lead, Lead::Own | Lead::One | Lead::The));
    (is_told && by == "by" && is_all(of) && is_own).then_some(plain)
}

/// "An insight is a quote, a source (call, mail) and the company it came from": what it is made up of.
fn is_all_of<'p>(parts: &'p [Part], text: &str) -> Option<Plain<'p>> {
    let [Part::Noun(of), Part::Be(false), Part::Noun(first), ..] = parts else { return None };
    let plain = Plain::new(of, parts, 2);
    let is_column = |noun: &Noun| value::may_be_column(&noun.thing.name());
    let columns = plain
        .list
        .iter()
        .filter(|item| item.inner.is_some() || item.noun.as_ref().is_some_and(is_column))
        .count();
    // One of several kinds is no list of what it has.
    let are_kinds = text.contains(" or ") && !text.contains(" and ");
    let leads = matches!(first.lead, Lead::One | Lead::The | Lead::Own);
    let is_made_up = is_all(of) && leads && plain.list.len() > 2;
    (is_made_up && columns > 0 && !are_kinds).then_some(plain)
}

/// "Species come from a list that the warden keeps: name, scientific name", "drugs are on a list of their own with …".
fn from_list(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Noun(of), tells, Part::Tie(from), Part::Noun(list), ..] = parts else { return None };
    let is_there = tells.tells() && !tells.is_denied() && is_one_of(from, "from on in");
    let is_list = is_one_of(&list.thing.head, "list catalogue catalog register table");
    let begins = |part: &Part| *part == Part::Colon || part.tie() == Some("with");
    let at = parts[4..].iter().position(begins)?;
    let is_all = is_all(of) || of.lead == Lead::Bare && list.lead == Lead::One;
    (is_there && is_list && is_all && !is_person(&of.thing.head)).then(|| Plain::new(of, parts, at + 5))
}

/// "Every such act is an entry in the moderation log with the moderator, the kind of act and a reason": of the log.
fn entry_of(parts: &[Part]) -> Option<Plain<'_>> {
    let [
        Part::Noun(_),
        Part::Be(false),
        Part::Noun(row),
        Part::Tie(of),
        Part::Noun(log),
        Part::Tie(with),
        ..,
    ] = parts
    else {
        return None;
    };
    let is_row = is_one_of(&row.thing.head, "entry row line record");
    let is_log = is_one_of(&log.thing.head, "log history journal diary register");
    let ties = matches!(&**of, "in" | "of") && with == "with";
    (is_row && is_log && ties && !log.thing.modifiers.is_empty()).then(|| Plain::new(log, parts, 6))
}

/// "Every change of price writes a row with the old price, the new price and the time": the change is kept.
fn row_of(parts: &[Part]) -> Option<Plain<'_>> {
    let writes = |act: &Act| {
        !(act.is_passive || act.is_denied || act.is_loose)
            && (act.verb.class == Class::Create || act.verb.class == Class::Store)
    };
    let is_row = |noun: &Noun| is_one_of(&noun.thing.head, "row record line entry") && noun.lead == Lead::One;
    let at = parts.windows(3).position(|window| {
        matches!(window, [Part::Act(act), Part::Noun(row), Part::Tie(with)]
            if writes(act) && is_row(row) && row.thing.modifiers.is_empty() && with == "with")
    })?;
    let Subject::Noun(of) = subject(parts, at) else { return None };
    (is_all(of) && !is_person(&of.thing.head)).then(|| Plain::new(of, parts, at + 3))
}

/// "Is divided into quays, each of which bears a code and a length": the quays.
fn each_of_which(parts: &[Part]) -> Option<Plain<'_>> {
    let has = |act: &Act| {
        !(act.is_passive || act.is_denied)
            && is_one_of(act.verb.base, "have bear carry get hold show contain")
    };
    let at = parts.windows(5).position(|window| {
        matches!(window, [Part::Noun(of), Part::Comma, Part::Tie(tie), Part::Clause(which), Part::Act(act)]
            if of.thing.is_plural && tie == "of" && which == "which" && has(act))
    })?;
    let of = parts[at].noun().filter(|of| !is_person(&of.thing.head))?;
    Some(Plain::new(of, parts, at + 5))
}

/// "The list carries for every product a name, the unit and the price": the products.
fn for_each_on_list(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Noun(list), Part::Act(act), Part::Tie(tie), Part::Noun(of), Part::Noun(_), ..] = parts else {
        return None;
    };
    let is_list = is_one_of(&list.thing.head, "list catalogue catalog register table book");
    let is_told = is_list && !(act.is_passive || act.is_denied) && tie == "for" && of.lead == Lead::Each;
    is_told.then(|| Plain::new(of, parts, 4))
}

/// "sale = stamp, price paid, when", in notes.
fn equals<'p>(parts: &'p [Part], text: &str) -> Option<Plain<'p>> {
    if !text.contains(" = ") {
        return None;
    }
    let is_equal =
        |one: &Noun, next: &Noun| text.get(one.thing.end..next.start).is_some_and(|gap| gap.trim() == "=");
    let at = parts
        .windows(2)
        .position(|pair| matches!(pair, [Part::Noun(one), Part::Noun(next)] if is_equal(one, next)))?;
    let plain = Plain::new(parts[at].noun()?, parts, at + 1);
    (plain.list.len() > 2).then_some(plain)
}

/// "ticks what was missing → discrepancy: stop, stamp, note": what comes of it.
fn outcome<'p>(parts: &'p [Part], text: &str) -> Option<Plain<'p>> {
    let arrow = text.find(['→', '⟶'])?;
    let at = parts.windows(3).position(|window| {
        matches!(window, [Part::Colon, Part::Noun(of), Part::Colon] if of.start > arrow && !of.thing.is_plural)
    })?;
    let plain = Plain::new(parts[at + 1].noun()?, parts, at + 3);
    (plain.list.len() > 1).then_some(plain)
}

/// "payments against a statement: amount, date, reference", in notes: the payments.
fn against(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Noun(of), Part::Tie(tie), Part::Noun(to), Part::Colon, ..] = parts else { return None };
    let is_of = is_one_of(tie, "against towards to on from by");
    let is_one = matches!(to.lead, Lead::One | Lead::The | Lead::Each);
    let plain = Plain::new(of, parts, 4);
    let is_bare = of.lead == Lead::Bare && of.thing.is_plural && of.thing.modifiers.is_empty();
    let is_told = is_of && is_one && is_bare && plain.list.len() > 1;
    (is_told && !is_person(&of.thing.head)).then_some(plain)
}

/// Whether something is written down, and not by whom.
fn is_written(act: &Act) -> bool {
    act.is_passive
        && !act.is_denied
        && is_one_of(act.verb.base, "save store keep record note enter fill capture log")
}

/// Where the list of its own begins that is written down: "its name, district and address are saved".
fn own_list(parts: &[Part]) -> Option<(usize, usize)> {
    let act = parts.iter().position(|part| part.act().is_some_and(is_written))?;
    let is_listed = |part: &Part| !part.tells() && !matches!(part, Part::Colon | Part::Clause(_) | Part::It);
    let from = parts[..act].iter().rposition(|part| !is_listed(part)).map_or(0, |at| at + 1);
    let own =
        parts[from..act].iter().position(|part| part.noun().is_some_and(|noun| noun.lead == Lead::Own))?;
    Some((from + own, act))
}

/// "When the keeper adds a quay, its name, district and address are saved": the quay's.
fn its_kept(parts: &[Part]) -> Option<Plain<'_>> {
    let (own, act) = own_list(parts)?;
    let before = own.checked_sub(1).filter(|before| parts[*before] == Part::Comma)?;
    let of = parts[..before].last().and_then(Part::noun)?;
    let is_one =
        matches!(of.lead, Lead::One | Lead::The) && !of.thing.is_plural && !is_person(&of.thing.head);
    let plain = Plain::new(of, &parts[..act], own);
    (is_one && plain.list.len() > 1).then_some(Plain { is_kept: true, ..plain })
}

/// "To be filled in are the colour and the brand": of what was spoken of.
pub(super) fn to_be_kept(parts: &[Part]) -> Option<Vec<Item>> {
    let [Part::Act(act), rest @ ..] = parts else { return None };
    let be = rest.iter().take(3).position(|part| *part == Part::Be(false)).filter(|_| is_written(act))?;
    let (list, _) = items(parts, be + 2);
    (list.len() > 1).then_some(list)
}

/// "per stamp in it: page, catalogue number, price", in notes: the stamp's.
fn per_one(parts: &[Part]) -> Option<Plain<'_>> {
    let [Part::Tie(per), Part::Noun(of), rest @ ..] = parts else { return None };
    let is_per = per == "per" && !of.thing.is_plural && !is_person(&of.thing.head);
    let colon = match rest {
        [Part::Colon, ..] => 2,
        [Part::Tie(_), Part::It, Part::Colon, ..] => 4,
        _ => return None,
    };
    let plain = Plain::new(of, parts, colon + 1);
    (is_per && plain.list.len() > 2).then_some(plain)
}

/// "For each file we keep its name and size", "we keep, for every batch, the maker and the date".
pub(super) fn of_each<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<Plain<'p>> {
    let one = |at: usize| {
        let tie = parts.get(at).and_then(Part::tie).filter(|tie| matches!(*tie, "for" | "per"))?;
        let of = parts.get(at + 1).and_then(Part::noun)?;
        (of.lead == Lead::Each || tie == "per" && !of.thing.is_plural).then_some(of)
    };
    // "For every assignment we need the driver and the day".
    let needs = matches!(act.verb.base, "need" | "want")
        && at.checked_sub(1).is_some_and(|before| parts[before] == Part::Somebody);
    // "For every pair that he works in he gives the language and the rate", "of a site they keep the name and the parish".
    if let [Part::Tie(tie), Part::Noun(of), ..] = parts
        && matches!(&**tie, "for" | "of")
        && (of.lead == Lead::Each || of.lead == Lead::One && !is_person(&of.thing.head))
        && (keeps(act) && of.lead == Lead::One || is_entering(act))
        && at.checked_sub(1).is_some_and(|before| matches!(parts[before], Part::Somebody | Part::It))
    {
        return Some(Plain::new(of, parts, at + 1));
    }
    if !keeps(act) && !needs {
        return None;
    }
    let comma = |at: usize| usize::from(matches!(parts.get(at), Some(Part::Comma)));
    let next = at + 3 + comma(at + 1);
    let is_alone = !matches!(parts.get(next), Some(Part::And));
    if let Some(of) = one(at + 1 + comma(at + 1)).filter(|_| is_alone) {
        return Some(Plain::new(of, parts, next + comma(next)));
    }
    let whoever =
        at.checked_sub(1).filter(|before| matches!(parts[*before], Part::Somebody | Part::Noun(_)))?;
    let whoever = whoever - whoever.checked_sub(1).map_or(0, comma);
    let of = whoever.checked_sub(2).and_then(one)?;
    Some(Plain::new(of, parts, at + 1))
}

/// Whether somebody enters what a thing has: "gives the language", "writes down its name".
fn is_entering(act: &Act) -> bool {
    !act.is_passive && is_one_of(act.verb.base, "give enter state type set choose note write know hold")
}
