//! What there is of each of something else: kept per it, counted per it, named once in it, set for each day of it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::owner::known;
use super::pair::tie;
use super::statement::keeps;
use super::tell::{Strength, told};
use super::{Focus, Gather, Owner, Said, columns_of, evidence, of_noun, push_field, value};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::clause::things;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::person::is_person;
use crate::language::sentence::{Act, Lead, Part, Subject, items, subject};
use crate::ordered::CollectVec;
use crate::product::Evidence;

/// Reads one sentence.
pub(super) fn per(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    for (at, part) in said.parts.iter().enumerate() {
        let Some(act) = part.act().filter(|act| !(act.is_denied || act.is_loose)) else { continue };
        kept_per(gather, said, (at, act));
        held_per(gather, said, (at, act));
        counted_for(gather, said, (at, act));
        got(gather, said, (at, act), focus);
        within(gather, said, (at, act));
        for_each_day(gather, said, (at, act));
    }
    named_once(gather, said);
    several_per(gather, said);
}

/// "Photos: several per inspection": the inspection's photos.
fn several_per(gather: &mut Gather<'_>, said: &Said<'_>) {
    let Some(label) = said.line.label.as_deref().filter(|_| said.text.contains(" per ")) else { return };
    let label = gather.parts(label);
    let ([Part::Noun(many)], true) = (&label[..], said.line.text.starts_with(said.text)) else { return };
    let lower = said.text.trim_start().to_lowercase();
    let Some(each) = ["several per ", "many per ", "any number per ", "one or more per "]
        .iter()
        .find_map(|cue| lower.strip_prefix(cue))
    else {
        return;
    };
    let of = things(each.split([',', '.', ';', '(']).next().unwrap_or(each)).into_iter().next();
    let of = of.and_then(|of| gather.table_of(&of)).filter(|of| gather.nouns.get(of).is_some());
    if let Some(of) = of.filter(|_| many.thing.is_plural) {
        let name = format!("{of} {}", many.thing.head);
        tie(gather, &name, &[&of], said.line, "there are several of each");
    }
}

/// "Attendance is kept per tenancy": a row for each.
fn kept_per(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    // "The plate is entered per trip" is told of the trip.
    let enters = is_one_of(act.verb.base, "enter register file");
    if !act.is_passive || enters || !keeps(act) {
        return;
    }
    let Subject::Noun(noun) = subject(said.parts, at) else { return };
    let [Part::Tie(per), Part::Noun(of), ..] = &said.parts[at + 1..] else { return };
    let is_each = per == "per" || per == "for" && of.lead == Lead::Each;
    let (Some(name), Some(of)) = (gather.table_of(&noun.thing), known(gather, of)) else { return };
    if is_each && name != of && !is_person(&noun.thing.head) && !value::is_property(&name) {
        tie(gather, &name, &[&of], said.line, "it is kept for each");
    }
}

/// "Holds duty rates per code and country": a row for each.
fn held_per(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    let holds = is_one_of(act.verb.base, "hold keep store record save");
    if act.is_passive || !holds {
        return;
    }
    let [Part::Noun(noun), Part::Tie(per), Part::Noun(of), ..] = &said.parts[at + 1..] else { return };
    let (Some(name), Some(of)) = (gather.table_of(&noun.thing), known(gather, of)) else { return };
    let is_many = noun.thing.is_plural || matches!(noun.lead, Lead::One | Lead::Several);
    if per == "per" && is_many && name != of && !is_person(&noun.thing.head) && !value::is_property(&name) {
        tie(gather, &name, &[&of], said.line, "it is kept for each");
    }
}

/// "Keeps, for every episode and day, the number of downloads": a row for each episode and day.
fn counted_for(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    if act.is_passive || !keeps(act) {
        return;
    }
    let skip = usize::from(said.parts.get(at + 1) == Some(&Part::Comma));
    let rest = &said.parts[at + 1 + skip..];
    let [Part::Tie(tie_word), Part::Noun(of), Part::And | Part::Comma, Part::Noun(day), rest @ ..] = rest
    else {
        return;
    };
    let is_dated = is_one_of(&day.thing.head, "day date week month hour year");
    let count = rest.windows(3).take(REACH).find_map(|window| match window {
        [Part::Noun(number), Part::Tie(tie), Part::Noun(what)]
            if number.thing.head == "number" && tie == "of" && what.thing.is_plural =>
        {
            Some(what)
        }
        _ => None,
    });
    let (Some(of), Some(what)) = (known(gather, of), count) else { return };
    if tie_word != "for" || !is_dated {
        return;
    }
    let name = format!("{of} {}", what.thing.head);
    tie(gather, &name, &[&of], said.line, "so many are counted for each");
    let evidence = Evidence { rule: "so many are counted for each", ..evidence(said.line) };
    let field = if matches!(&*day.thing.head, "day" | "date") { "date" } else { &*day.thing.head };
    push_field(gather, &name, field, &evidence);
    push_field(gather, &name, "count", &evidence);
}

/// At most so many parts stand between what is kept for each of something and the count.
const REACH: usize = 4;

/// "Each tenancy gets a bill with a number and a due date": the bill has them, and is of the tenancy.
fn got(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act), focus: &mut Focus) {
    if act.is_passive || !matches!(act.verb.base, "get" | "receive") {
        return;
    }
    let [Part::Noun(noun), Part::Tie(with), ..] = &said.parts[at + 1..] else { return };
    let Subject::Noun(of) = subject(said.parts, at) else { return };
    let is_one = noun.lead == Lead::One && matches!(of.lead, Lead::Each | Lead::One);
    let (list, _) = items(said.parts, at + 3);
    let is_thing = !value::is_column(&noun.thing.name()) && !is_person(&of.thing.head);
    if with != "with" || !is_one || list.len() < 2 || !is_thing {
        return;
    }
    let (Some(owner), Some(of)) = (of_noun(gather, noun), known(gather, of)) else { return };
    if owner.noun == of {
        return;
    }
    let owner = Owner { is_weak: false, ..owner };
    told(gather, &owner, &list, said.line, said.text, Strength::Formal);
    if gather.nouns.get(&owner.noun).is_some() {
        // What gets it has it, and is no part of it.
        gather.nouns.at(&of).links.retain(|link| link.to != owner.noun);
        let evidence = Evidence { rule: "each gets one", ..evidence(said.line) };
        gather.nouns.at(&owner.noun).links.push(Link { to: of, kind: LinkKind::One, column: None, evidence });
        focus.set(&owner.noun);
    }
}

/// "A boat has several masts (height, material)": what each of them has stands behind them.
fn within(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    let has = !act.is_passive && is_one_of(act.verb.base, "have contain include hold carry");
    if !has {
        return;
    }
    let Subject::Noun(of) = subject(said.parts, at) else { return };
    let Some(of) = gather
        .table_of(&of.thing)
        .filter(|_| matches!(of.lead, Lead::One | Lead::Each) && !is_person(&of.thing.head))
    else {
        return;
    };
    for item in items(said.parts, at + 1).0 {
        let (Some(noun), Some((from, to))) = (&item.noun, item.inner) else { continue };
        let Some(value::List::Columns(columns)) = said.text.get(from..to).map(value::read) else { continue };
        let is_free = words::class(&noun.thing.head).is_none() && !value::is_column(&noun.thing.name());
        let is_many = noun.thing.is_plural && matches!(noun.lead, Lead::Several | Lead::Bare | Lead::Own);
        let Some(name) = gather.table_of(&noun.thing).filter(|name| *name != of && is_free && is_many) else {
            continue;
        };
        tie(gather, &name, &[&of], said.line, "it has several, each with its own");
        columns_of(gather, &name, &columns, said.line);
        for ground in [Ground::Attributes, Ground::Ruled, Ground::Ruled] {
            gather.nouns.claim(&of, ground, &said.line.steps, &evidence(said.line));
        }
    }
}

/// "A studio has opening hours for each day of the week: from and until": a row for each day.
fn for_each_day(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    if act.is_passive || !is_one_of(act.verb.base, "have set enter define keep") {
        return;
    }
    let [Part::Noun(noun), Part::Tie(tie_word), Part::Noun(day), ..] = &said.parts[at + 1..] else { return };
    let is_day = matches!(&*day.thing.head, "day" | "weekday") && day.lead == Lead::Each;
    let is_hours = noun.thing.is_plural
        && matches!(&*noun.thing.head, "hour" | "time")
        && !noun.thing.modifiers.is_empty();
    if !(is_day && is_hours && is_one_of(tie_word, "for on per")) {
        return;
    }
    let of = match subject(said.parts, at) {
        Subject::Noun(of) => known(gather, of),
        Subject::It | Subject::Somebody | Subject::None => None,
    };
    let name = noun.thing.name();
    tie(gather, &name, of.as_deref().as_slice(), said.line, "there are some for each day");
    let evidence = Evidence { rule: "there are some for each day", ..evidence(said.line) };
    for field in ["weekday", "opens at", "closes at"] {
        push_field(gather, &name, field, &evidence);
    }
}

/// "An ingredient's name appears once per household": of each ingredient, within its household.
fn named_once(gather: &mut Gather<'_>, said: &Said<'_>) {
    let [Part::Noun(noun), Part::Act(act), rest @ ..] = said.parts else { return };
    let Some(whose) = noun.whose.as_ref().filter(|_| said.text.contains(" once")) else { return };
    let appears = !act.is_denied && is_one_of(act.verb.base, "appear occur exist stand use");
    let is_name = matches!(words::class(&noun.thing.head), Some(Class::Property));
    let Some(name) = gather.table_of(whose).filter(|_| appears && is_name && !is_person(&whose.head)) else {
        return;
    };
    let evidence = Evidence { rule: "told once of each", ..evidence(said.line) };
    // It has a name, and no other has the same.
    for ground in [Ground::Attributes, Ground::Ruled, Ground::Ruled] {
        gather.nouns.claim(&name, ground, &said.line.steps, &evidence);
    }
    push_field(gather, &name, &noun.thing.name(), &evidence);
    let per: Vec<String> = rest
        .windows(2)
        .filter_map(|pair| match pair {
            [Part::Tie(per), Part::Noun(of)] if is_one_of(per, "per in within") => known(gather, of),
            _ => None,
        })
        .collect_vec();
    if let Some(to) = per.into_iter().next().filter(|to| *to != name) {
        gather.nouns.at(&name).links.push(Link { to, kind: LinkKind::One, column: None, evidence });
    }
}
