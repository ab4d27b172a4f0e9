//! What sentences say of things: what each has, gets or is noted with, wherever the journey or the rules tell it.
//!
//! `it` is the thing that was last spoken of; a list without an owner goes to what its step works on.

mod book;
mod derived;
mod each;
mod focus;
mod form;
mod headed;
mod kept;
mod lines;
mod owner;
mod pair;
mod plain;
mod raise;
mod refer;
mod register;
mod rule;
mod row;
mod sought;
mod statement;
mod subject;
mod tell;

use alloc::string::String;

use book::booked;
use derived::derived;
use each::each;
pub(super) use focus::Focus;
use focus::titled;
use headed::behind_colon;
use kept::kept;
use lines::lines;
use owner::{for_each, named, of_noun, weak};
use pair::pairs;
use plain::plain;
use raise::{by_giving, raise};
use refer::refers;
use register::registers;
use rule::ruled;
use sought::sought;
use tell::{Strength, told};

use super::define::{Column, Owner, define};
use super::list::{columns_of, push_field};
use super::{Gather, Sort, evidence, is_told, value};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Item, Lead, Noun, Part, Subject, items, sentences, subject};
use crate::language::verb::Class;
use crate::product::Line;

/// What is seen of each line before any is read: which nouns are raised.
pub(super) fn first(gather: &mut Gather<'_>) {
    let product = gather.product;
    for line in product.lines.iter().filter(|line| is_told(product, line)) {
        raise(gather, line);
    }
    let ruled = subject::ruled(gather);
    gather.raised.extend(ruled);
    if !product.journey.steps.is_empty() {
        let counted = words::countable().filter(|word| gather.spoken.is_counted(word));
        gather.raised.extend(counted.map(String::from));
    }
}

/// Reads one line.
pub(super) fn line(gather: &mut Gather<'_>, at: usize, line: &Line, focus: &mut Focus) {
    if focus.at(line).is_none() {
        let about = titled(gather, line).or_else(|| gather.about[at].clone());
        if let Some(about) = about {
            focus.set(&about);
        }
    }
    let joined = focus::with_label(gather, line);
    for (_, text) in sentences(joined.as_deref().unwrap_or(&line.text)) {
        let parts = gather.parts(text);
        let before = focus.noun.clone();
        if !gather.spoken.says_enough() {
            ruled(gather, &parts, line, text);
        }
        is_a(gather, &parts, line, text, focus);
        let said = Said { parts: &parts, text, line };
        focus.begin(gather, &parts, text);
        for (at, part) in parts.iter().enumerate() {
            if let Part::Act(act) = part
                && !act.is_denied
            {
                self::act(gather, &said, at, *act, focus);
            }
        }
        behind_colon(gather, &said, focus);
        row::rows(gather, &said, focus);
        plain(gather, &said, focus);
        each(gather, &said, focus);
        pairs(gather, &said, focus);
        refers(gather, &said, before.as_deref());
        sought(gather, &said);
        booked(gather, &said);
        registers(gather, &said);
        derived(gather, &said);
        derived::denied(gather, &said, before.as_deref());
        focus.end(gather, &parts);
    }
}

/// A sentence, and the line that it stands in.
struct Said<'s> {
    parts: &'s [Part],
    text: &'s str,
    line: &'s Line,
}

/// "A skipper is a person with a name and a licence": the skipper has them.
fn is_a(gather: &mut Gather<'_>, parts: &[Part], line: &Line, text: &str, focus: &mut Focus) {
    let [Part::Noun(noun), Part::Be(false), Part::Noun(kind), rest @ ..] = parts else { return };
    if owner::is_row(kind) {
        return;
    }
    let tie =
        rest.iter().position(|part| matches!(part, Part::Tie(tie) if tie == "with")).filter(|at| *at < 3);
    if let (Some(tie), Some(owner), false) = (tie, of_noun(gather, noun), kind.lead == Lead::The) {
        let owner = Owner { is_weak: false, ..owner };
        told(gather, &owner, &items(parts, tie + 4).0, line, text, Strength::Plain);
        focus.set(&owner.noun);
    }
}

fn act(gather: &mut Gather<'_>, said: &Said<'_>, at: usize, act: Act, focus: &mut Focus) {
    let Said { parts, .. } = *said;
    let (list, end) = items(parts, at + 1);
    let by = subject(parts, at);
    if act.is_passive {
        kept(gather, said, at, act, by);
        if let Subject::Noun(noun) = by
            && act.verb.class == Class::Create
            && let Some(name) = gather.table_of(&noun.thing)
        {
            focus.set(&name);
        }
        return;
    }
    match act.verb.base {
        // "Adds a horse by giving a name and a colour": these are the horse's.
        "give" if at.checked_sub(1).is_some_and(|before| parts[before].tie() == Some("by")) => {}
        // "It consists of lines".
        "consist" if focus.noun.is_some() || matches!(by, Subject::Noun(_)) => {
            let owner = match by {
                Subject::Noun(noun) => of_noun(gather, noun),
                Subject::It | Subject::Somebody | Subject::None => named(gather, None, focus),
            };
            if let Some(owner) = owner {
                let list = items(parts, at + 2).0;
                lines(gather, &owner.noun, &list, said.line);
                focus.set(&owner.noun);
                if list.iter().filter_map(|item| item.noun.as_ref()).any(owner::is_row) {
                    focus.rows_of(gather, &owner.noun, said.line);
                }
            }
        }
        "give" | "assign" | "grant" if list.len() > 1 => {
            if let Some(owner) = named(gather, list[0].noun.as_ref(), focus) {
                told(gather, &owner, &list[1..], said.line, said.text, Strength::Plain);
                focus.set(&owner.noun);
            }
        }
        "have" | "hold" | "carry" | "contain" | "include" | "comprise" | "bear" | "get" | "receive"
        | "keep" | "record" | "store" | "need" | "require" | "take" | "list" | "know" | "name"
        | "remember" | "track" | "state" | "specify" | "want" => {
            // What a person takes or records is no attribute of the person.
            let acts = |noun: &Noun| is_person(&noun.thing.head) && act.verb.base != "have";
            // "A code the crews know it by": what follows is not the crews'.
            let is_aside = act.verb.base == "know" && list.first().is_some_and(|item| item.noun.is_none());
            let owner = match by {
                Subject::Noun(_) if is_aside => named(gather, None, focus),
                Subject::Noun(noun) if acts(noun) || act.verb.base == "want" => None,
                Subject::Noun(noun) => of_noun(gather, noun),
                // "Of a site they keep the name".
                Subject::It => for_each(gather, parts).or_else(|| named(gather, None, focus)),
                Subject::Somebody | Subject::None => None,
            };
            match owner {
                Some(owner) => {
                    lines(gather, &owner.noun, &list, said.line);
                    told(gather, &owner, &list, said.line, said.text, Strength::Plain);
                    focus.set(&owner.noun);
                }
                None => match for_each(gather, parts) {
                    Some(owner) => {
                        told(gather, &owner, &list, said.line, said.text, Strength::Plain);
                        focus.set(&owner.noun);
                    }
                    None => noted(gather, said, &list, end, act, focus),
                },
            }
        }
        // Who is invited becomes a user.
        "invite" => {}
        _ => noted(gather, said, &list, end, act, focus),
    }
}

/// "Adds a goat with its name and weight", "notes the weight and the date of each goat", "enters a reason".
fn noted(gather: &mut Gather<'_>, said: &Said<'_>, list: &[Item], end: usize, act: Act, focus: &mut Focus) {
    let Said { parts, text, line } = *said;
    let writes = is_one_of(
        act.verb.base,
        "record note enter write log save store keep capture fill type give provide specify set \
state leave take measure mark jot add",
    );
    // "Writes a headline and a text": columns of what the step is about.
    let is_column = |item: &&Item| {
        item.noun
            .as_ref()
            .is_some_and(|noun| value::may_be_column(&noun.thing.name()) && !noun.thing.is_plural)
    };
    let are_columns = writes && list.len() > 1 && list.iter().filter(is_column).count() * 2 >= list.len();
    let is_mass =
        |noun: &&Noun| act.verb.base == "report" && noun.lead == Lead::Bare && !noun.thing.is_plural;
    let first = list.iter().filter(|_| !are_columns).find_map(|item| {
        let noun = item.noun.as_ref().filter(|noun| !is_mass(noun))?;
        let name = gather.table_of(&noun.thing)?;
        let is_made =
            |ground: &Ground| *ground <= Ground::Stored || matches!(ground, Ground::Created | Ground::Title);
        let is_known = gather.nouns.get(&name).is_some_and(|noun| noun.grounds().keys().any(is_made));
        (is_known || !value::is_column(&noun.thing.name())).then_some(name)
    });
    // "Reports a leak with a photo": the report has it.
    let first = first.map(|name| {
        let report = alloc::format!("{name} report");
        if act.verb.base == "report" && gather.raised.contains(&report) { report } else { name }
    });
    // "Finds the goat or makes a new one (name, weight)".
    for inner in list.iter().filter(|item| item.noun.is_none()).filter_map(|item| item.inner) {
        if let (Some(noun), Some(inner)) = (focus.noun.clone(), text.get(inner.0..inner.1))
            && let value::List::Columns(columns) = value::read(inner)
        {
            columns_of(gather, &noun, &columns, line);
        }
    }
    if matches!(parts.get(end).and_then(Part::tie), Some("with" | "including"))
        && act.verb.class != Class::Read
    {
        let with = items(parts, end + 1).0;
        let owner = match &first {
            Some(first) => Some(Owner { noun: first.clone(), is_weak: false }),
            None => weak(gather, list, act).or_else(|| {
                let is_it = act.verb.class == Class::Create && list.iter().any(|item| item.noun.is_none());
                named(gather, None, focus).filter(|_| writes || is_it)
            }),
        };
        if let Some(owner) = owner {
            told(gather, &owner, &with, line, text, Strength::Beside);
        }
    }
    if let Some(giving) = by_giving(parts, end)
        && let Some(first) = &first
        && act.verb.class == Class::Create
    {
        let owner = Owner { noun: first.clone(), is_weak: false };
        told(gather, &owner, &giving, line, text, Strength::Beside);
    }
    if writes && !list.is_empty() {
        entered(gather, said, list, first.is_none(), focus);
    }
    if let Some(first) = first
        && act.verb.class != Class::Other
    {
        focus.set(&first);
    }
}

/// "Notes the weight and the date of each goat", "enters the member's name and phone": columns of what they are told of.
fn entered(gather: &mut Gather<'_>, said: &Said<'_>, list: &[Item], is_of_none: bool, focus: &Focus) {
    let Said { parts, text, line } = *said;
    let of = list.iter().flat_map(|item| &item.around).find_map(|(tie, noun)| {
        let ties = is_one_of(tie.as_str(), "of for on against to");
        of_noun(gather, noun).filter(|_| ties && !value::is_column(&noun.thing.name()))
    });
    // "Enters the member's name and phone".
    let whose = || {
        let noun = list.first()?.noun.as_ref()?;
        of_noun(gather, &Noun { thing: noun.whose.clone()?, lead: Lead::The, whose: None, start: noun.start })
    };
    let owner = whose().or(of).or_else(|| for_each(gather, parts)).or_else(|| named(gather, None, focus));
    let is_somebodys =
        list.first().and_then(|item| item.noun.as_ref()).is_some_and(|noun| noun.whose.is_some());
    let owner = owner.filter(|_| is_of_none || is_somebodys);
    if let Some(owner) = owner {
        told(gather, &owner, list, line, text, Strength::Entered);
    }
}
