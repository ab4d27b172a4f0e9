//! What is measured again and again, and who tells of themselves without an account: rows that a list of words would take
//! for columns or for users.

use alloc::string::String;
use alloc::vec::Vec;

use super::tell::{Strength, column_words, told};
use super::{Column, Focus, Gather, Owner, Said, define, evidence, push_field, value};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::person::is_person;
use crate::language::sentence::{Act, Item, Part, Subject, items, subject};
use crate::ordered::CollectVec;
use crate::product::Evidence;

/// Reads one sentence.
pub(super) fn measured(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    for (at, part) in said.parts.iter().enumerate() {
        if let Some(act) = part.act().filter(|act| !(act.is_denied || act.is_loose)) {
            series(gather, said, (at, act), focus);
            filled(gather, said, (at, act));
        }
    }
}

/// "The weight in grams is stored with the time and the carer": a row for each time; "the rating is saved with a comment,
/// once per ticket": one for each ticket.
fn series(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act), focus: &Focus) {
    let keeps = act.is_passive && is_one_of(act.verb.base, "keep store record log save note enter measure");
    if !keeps {
        return;
    }
    let Subject::Noun(of) = subject(said.parts, at) else { return };
    let each = said.parts.windows(2).find_map(|pair| match pair {
        [Part::Tie(per), Part::Noun(each)] if per == "per" && said.text.contains("once per") => {
            gather.table_of(&each.thing).filter(|each| gather.nouns.get(each).is_some())
        }
        _ => None,
    });
    let is_property =
        words::class(&of.thing.head) == Some(Class::Property) && value::is_property(&of.thing.head);
    let is_measure = of.thing.modifiers.is_empty()
        && !of.thing.is_plural
        && (is_property || each.is_some() && words::is_attribute_head(&of.thing.head));
    if !is_measure || said.parts.get(at + 1).and_then(Part::tie) != Some("with") {
        return;
    }
    let (list, _) = items(said.parts, at + 2);
    let is_moment = |item: &Item| {
        item.noun.as_ref().is_some_and(|noun| is_one_of(&noun.thing.head, "time date day moment timestamp"))
    };
    if each.is_none() && (list.len() < 2 || !list.iter().any(is_moment)) {
        return;
    }
    let name = of.thing.name();
    let evidence = Evidence { rule: "it is measured again and again", ..evidence(said.line) };
    gather.nouns.claim(&name, Ground::Defined, &said.line.steps, &evidence);
    push_field(gather, &name, &name, &evidence);
    told(
        gather,
        &Owner { noun: name.clone(), is_weak: false },
        &list,
        said.line,
        said.text,
        Strength::Formal,
    );
    let to = each.or_else(|| focus.noun.clone()).filter(|to| *to != name && gather.nouns.get(to).is_some());
    if let Some(to) = to {
        gather.nouns.at(&name).links.push(Link { to, kind: LinkKind::One, column: None, evidence });
    }
}

/// "Candidates fill in first name, last name and e-mail": somebody who has no account is kept with what they tell.
fn filled(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act)) {
    if let Some((name, columns)) = told_of_self(gather, said, at, act) {
        define(gather, &Owner { noun: name, is_weak: false }, &columns, said.line);
    }
}

/// Whose words a list tells of themselves, where they have no account, and the list.
pub(super) fn told_of_self(
    gather: &Gather<'_>,
    said: &Said<'_>,
    at: usize,
    act: &Act,
) -> Option<(String, Vec<Column>)> {
    let tells =
        !act.is_passive && is_one_of(act.verb.base, "fill leave enter give provide register type apply");
    if !tells {
        return None;
    }
    let Subject::Noun(who) = subject(said.parts, at) else { return None };
    let is_stranger = is_person(&who.thing.head) && !gather.actors.contains(&who.thing.head);
    if !is_stranger {
        return None;
    }
    let skips = |part: &Part| matches!(part.tie(), Some("in" | "with"));
    let from = at + 1 + usize::from(said.parts.get(at + 1).is_some_and(skips));
    let (list, _) = items(said.parts, from);
    let columns: Vec<Column> = list
        .iter()
        .filter_map(|item| Some((item, item.noun.as_ref()?)))
        .map(|(item, noun)| column_words(item, noun, said.text))
        .filter(|words| value::is_column(words))
        .map(|words| Column { words, is_known: true, is_likely: true })
        .collect_vec();
    let is_own = |column: &&Column| OWN.iter().any(|own| column.words.ends_with(own));
    (columns.iter().filter(is_own).count() > 1).then(|| (gather.name(&who.thing), columns))
}

/// What people tell of themselves.
const OWN: [&str; 7] = ["name", "email", "e-mail", "phone", "phone number", "address", "birth date"];
