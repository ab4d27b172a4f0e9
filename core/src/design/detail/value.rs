//! The values that a column may hold, and the states that a thing goes through, told in any form: set in code, in
//! italics or in bold, one by one or in a row, in parentheses, behind a label.

mod aside;
mod group;
mod led;
mod of;
mod one;
mod owner;
mod plain;
mod row;
mod titled;
mod whether;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub(super) use titled::{is_of_states, read as of_title};

use group::{Group, Lead, set_groups};
use of::{Of, is_headed, is_property, it_before, of};
use whether::{are_plain, asked_for, chosen};

use super::Said;
use crate::design::Class;
use crate::design::entity::{Entity, Field};
use crate::design::mention::words;
use crate::design::state;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::{noun, singular, verb};
use crate::product::{Evidence, Line};

/// Reads one line; `about` is what it is about where it does not say.
pub(super) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, before: Option<&Line>) {
    let mut groups = set_groups(said);
    groups.extend(plain::groups(said, &groups));
    for group in groups {
        let is_more = group.lead == Lead::Aside && said.text[group.start..].starts_with("also ");
        if is_more {
            let owner = said.labelled.or(about).filter(|owner| !entities[*owner].states.is_empty());
            if let Some(owner) = owner {
                keep(&mut entities[owner], "status", group.values, said);
            }
        } else if group.lead == Lead::Bare || group.lead == Lead::Colon && goes_on(said, &group) {
            bare(entities, said, about, before, group);
        } else {
            give(entities, said, about, group);
        }
    }
    chained(entities, said, about);
}

/// "Picks the kind. Fall, lost, animal.", "A drive starts as a draft. Then published, finished.": a sentence that is a list.
fn bare(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, before: Option<&Line>, group: Group) {
    let Some(owner) = about.filter(|owner| entities[*owner].class != Class::User) else { return };
    let goes_on = goes_on(said, &group);
    if !goes_on && said.text[..group.end].trim_end().len() != said.text.trim_end_matches(['.', ' ']).len() {
        return;
    }
    let property = if goes_on { None } else { before.and_then(asked) };
    if let Some(property) = property.filter(|_| group.values.len() > 1 && !are_columns(&group.values)) {
        keep(&mut entities[owner], &property, group.values, said);
    } else if goes_on && (!entities[owner].states.is_empty() || are_states(&group.values)) {
        keep(&mut entities[owner], "status", group.values, said);
    }
}

/// "Then …", "Later it may be …".
fn goes_on(said: &Said<'_>, group: &Group) -> bool {
    let from = said.text[..group.start].rfind(['.', ':']).map_or(0, |at| at + 1);
    let text = said.text[from..].trim_start();
    ["Then ", "Or ", "Later "].iter().any(|word| text.starts_with(word))
}

/// Whether most of several values have the shape of states.
fn are_states(values: &[String]) -> bool {
    values.len() > 2 && values.iter().filter(|value| state::looks_like_one(value)).count() * 2 > values.len()
}

/// The one property that a short sentence speaks of, if the next may tell its values.
fn asked(before: &Line) -> Option<String> {
    let said = words(&before.text);
    if let [word] = said.as_slice() {
        let deed = verb::verb(&word.lower).and_then(|verb| verb::nominal(verb.base));
        return deed.filter(|deed| is_property(deed)).map(ToString::to_string);
    }
    let mut told = said.iter().take(8).map(|word| singular(&word.lower)).filter(|word| is_property(word));
    told.next().filter(|_| said.len() < 8 && told.next().is_none())
}

/// "A kite goes sewn → waxed → flown": wherever a rule tells it.
fn chained(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    if let Some(state) = row::echoed(said)
        && let Some(owner) = about.filter(|owner| entities[*owner].class != Class::User)
    {
        keep(&mut entities[owner], "status", [state].into(), said);
    }
    let row = row::states(said);
    let chain = state::chain(&said.text);
    let states = if row.len() > chain.len() { row } else { chain };
    let alike = states.iter().filter(|one| state::looks_like_one(one)).count();
    if states.len() < 3 || alike * 2 < states.len() {
        return;
    }
    let arrow = said.text.find(['→', '⟶', '➜']).or_else(|| said.text.find("->")).unwrap_or_default();
    let named = said.before(arrow, entities).map(|mention| mention.entity);
    let owner = said.labelled.or(named).or(about).or(said.main);
    let Some(owner) = owner.filter(|owner| entities[*owner].class != Class::User) else { return };
    let is_known = entities[owner].states.iter().filter(|one| states.contains(one)).count();
    if is_known < 2 || is_known == entities[owner].states.len() {
        keep(&mut entities[owner], "status", states, said);
    }
}

/// The values that a list in plain words holds, if it can hold nothing else.
pub(super) fn plain(list: &str) -> Option<Vec<String>> {
    group::values(list)
}

/// The thing that the sentence around a byte begins with, as one.
fn begins(said: &Said<'_>, at: usize) -> Option<usize> {
    let before = said.text[..at].trim_end().trim_end_matches(['.', ':']);
    let start = before.rfind(". ").max(before.rfind(": ")).map_or(0, |at| at + 2);
    let first = said.first(start, at)?;
    let before = said.text[start..first.start].trim();
    (before.is_empty() || noun::is_determiner(&before.to_lowercase())).then_some(first.entity)
}

/// What goes through the states of a group that a colon or a parenthesis opens.
fn course(said: &Said<'_>, group: &Group, about: Option<usize>) -> Option<usize> {
    let before = &said.text[..group.start];
    let start = before.rfind(". ").map_or(0, |at| at + 2);
    if group.lead == Lead::Parenthesis {
        let asks = ["whether it ", "what became of it", "how it went", "what came of it"];
        // "And accepts or declines (invited, accepted, declined)".
        let end = said.words.partition_point(|word| word.end <= group.start);
        let is_deed = said.words[..end].last().and_then(|word| verb::verb(&word.lower));
        let is_deed = is_deed.is_some_and(|deed| deed.form == verb::Form::Third);
        let is_asked =
            is_deed || asks.iter().any(|cue| crate::language::holds(&before[start..], cue.trim_end()));
        let first = said.first(start, group.start).map(|mention| mention.entity);
        return first.or(about).filter(|_| is_asked);
    }
    // "For each order an invoice is recorded: queued, sent or failed".
    let end = said.words.partition_point(|word| word.end <= group.start);
    let told = (1..end).rev().take(6).find_map(|at| {
        let is_done = matches!(&*said.words[at].lower, "is" | "are")
            && said
                .words
                .get(at + 1)
                .and_then(|word| verb::verb(&word.lower))
                .is_some_and(|verb| verb.form == verb::Form::Past);
        let name = &said.words[at - 1];
        let mention = said.named.iter().rfind(|mention| mention.end == name.end).filter(|_| is_done)?;
        Some(mention.entity)
    });
    begins(said, group.start).or(told)
}

/// "It may also be lost or cancelled": whether what it is has states already.
fn has_states(entities: &[Entity], about: Option<usize>) -> bool {
    about.is_some_and(|about| entities[about].states.len() > 1)
}

/// All who are not spoken of before.
const OTHERS: Phrases = Phrases::new(&["everybody else|everyone else|all others|the others"]);

/// Whether the values are what people are called.
fn are_people(values: &[String]) -> bool {
    let people = values.iter().filter(|value| value.rsplit('_').next().is_some_and(is_role)).count();
    values.len() > 2 && people * 2 > values.len() || values.len() == 2 && people == 2
}

/// Whether people have their roles in it: a membership, an invitation, staff.
fn has_roles(entity: &Entity) -> bool {
    let head = entity.noun.rsplit(' ').next().unwrap_or(&entity.noun);
    is_role(head) || is_one_of(head, "membership invitation assignment participation credit")
}

fn is_role(word: &str) -> bool {
    is_person(word) || is_one_of(word, "admin staff office")
}

/// Whether the values are set apart right behind a verb that says what a thing is then: "it becomes *loading*". They are
/// states, whatever their words; a name in quotes is none, and no thing that is spoken of.
fn are_set_states(said: &Said<'_>, group: &Group, entities: &[Entity]) -> bool {
    let end = said.words.partition_point(|word| word.end <= group.start);
    let mut before = said.words[..end].iter().rev().skip_while(|word| {
        is_one_of(&word.lower, "then now again automatically merely simply just already therefore normally")
    });
    let is_then = before.next().is_some_and(|word| {
        is_one_of(&word.lower, "is are becomes become remains stays it's") || word.lower == "it"
    });
    let is_stressed =
        |value: &String| said.line.stressed.iter().any(|word| state::state(word).as_ref() == Some(value));
    let is_thing = |value: &String| {
        let name = value.replace('_', " ");
        entities.iter().any(|entity| entity.noun == name)
    };
    group.is_set && is_then && group.values.iter().all(is_stressed) && !group.values.iter().any(is_thing)
}

/// Gives whoever signs in these roles.
fn give_users(entities: &mut [Entity], said: &Said<'_>, roles: Vec<String>) {
    if let Some(user) = said.user {
        keep(&mut entities[user], "role", roles, said);
    }
}

/// Gives a thing that nobody signs in as a property with these values.
fn give_thing(
    entities: &mut [Entity],
    said: &Said<'_>,
    owner: Option<usize>,
    (property, values): (&str, Vec<String>),
) {
    if let Some(owner) = owner.filter(|owner| entities[*owner].class != Class::User) {
        keep(&mut entities[owner], property, values, said);
    }
}

fn give(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, group: Group) {
    // "Is drawn, handed over or spoiled": one shows what the others are.
    let is_choice = group.lead == Lead::Verb && !group.is_and && group.values.len() > 2;
    let is_told_of_states = || {
        let alike = group.values.iter().filter(|value| state::looks_like_one(value)).count();
        alike * 2 > group.values.len() || is_choice && alike > 0 || are_set_states(said, &group, entities)
    };
    // What is told of in three words is no state, and only its property says that it is a value.
    let is_long = !group.is_set && group.values.iter().any(|value| value.matches('_').count() > 1);
    if group.lead == Lead::Whether {
        chosen(entities, said, about, group);
        return;
    }
    match of(said, &group, entities) {
        Of::Thing(..) | Of::People | Of::Unsaid(_) if is_long && group.lead != Lead::Verb => {}
        // "A payout is made once: amount, number, pending, sent or failed".
        Of::Thing(..) | Of::Unsaid(_)
            if group.lead == Lead::Aside && group.values.len() > 2 && is_told_of_states() =>
        {
            let start = said.text[..group.start].rfind(". ").map_or(0, |at| at + 2);
            let first = said.first(start, group.start).filter(|first| !first.is_plural);
            let owner = first.map(|first| first.entity).or(about);
            give_thing(entities, said, owner, ("status", group.values));
        }
        // "A kite is sewn, waxed and flown" tells of deeds.
        Of::Thing(..) | Of::People | Of::Unsaid(_) if group.is_and && group.lead == Lead::Verb => {}
        // "A client is a household, a school or a shop".
        Of::Thing(owner, true)
            if group.of_a_kind && group.lead == Lead::Verb && entities[owner].class != Class::User =>
        {
            keep(&mut entities[owner], "kind", group.values, said);
        }
        // "Absences (leave, illness, other)".
        Of::Thing(owner, _) if entities[owner].class != Class::User && are_kinds(&group) => {
            keep(&mut entities[owner], "kind", group.values, said);
        }
        Of::Property(..) if group.lead != Lead::Set && are_columns(&group.values) => {}
        // Whatever people are called whose roles these are: "staff roles: owner, clerk".
        Of::Property(property, None, _)
            if property.ends_with(" role") && said.user.is_some() && group.values.len() > 1 =>
        {
            give_users(entities, said, group.values);
        }
        Of::Property(property, owner, start) => {
            if group.values.len() < 2 && !(group.is_set && is_status(&property)) {
                return;
            }
            let owner = owner
                .or(said.labelled)
                .or_else(|| owner::named(entities, said, (&property, start), &group))
                .or(if property == "role" { said.user } else { about })
                .or(about)
                .or(said.main);
            if let Some(owner) = owner {
                keep(&mut entities[owner], &property, group.values, said);
            }
        }
        Of::Thing(owner, _) if entities[owner].class == Class::User => {}
        // "Adds tasks to the kite: sewing, waxing".
        Of::Thing(..) if group.lead == Lead::Colon && !is_headed(said, &group) => {
            asked_for(entities, said, about, group);
        }
        Of::Thing(owner, becomes)
            if is_told_of_states()
                && (becomes || group.lead != Lead::Verb)
                && (group.values.len() > 1 || becomes && group.is_set) =>
        {
            keep(&mut entities[owner], "status", group.values, said);
        }
        Of::People if group.values.len() > 1 && (group.is_set || are_people(&group.values)) => {
            give_users(entities, said, group.values);
        }
        // "A lesson has a title and is either a video, a text or a download".
        Of::Unsaid(true) if group.of_a_kind && group.lead == Lead::Verb => {
            let owner = said.before(group.start, entities).map(|mention| mention.entity).or(about);
            give_thing(entities, said, owner, ("kind", group.values));
        }
        // "Be either `admin` or `researcher`", "says who is vet, carer or coordinator".
        Of::Unsaid(_)
            if are_people(&group.values) && !group.is_and && matches!(group.lead, Lead::Set | Lead::Verb) =>
        {
            give_users(entities, said, group.values);
        }
        // "Everybody else is a resident".
        Of::Unsaid(true) if group.is_set && OTHERS.are_in(&said.text[..group.start]) => {
            give_users(entities, said, group.values);
        }
        // "The export runs in the background: queued, running, ready.", "whether it went through (paid, failed, open)".
        Of::Unsaid(_) | Of::People
            if matches!(group.lead, Lead::Colon | Lead::Parenthesis)
                && group.values.len() > 2
                && is_told_of_states()
                && course(said, &group, about).is_some() =>
        {
            let owner = course(said, &group, about).filter(|owner| entities[*owner].class != Class::User);
            if let Some(owner) = owner {
                keep(&mut entities[owner], "status", group.values, said);
            }
        }
        Of::Unsaid(becomes)
            if is_told_of_states()
                && (group.is_set
                    || becomes
                        && group.lead == Lead::Verb
                        && (group.values.len() > 2 || group.is_or && has_states(entities, about))) =>
        {
            of_no_name(entities, said, about, group, becomes);
        }
        // "Sites may be indoor or outdoor", "a bed comes in small, medium or large".
        Of::Thing(owner, _) if group.lead == Lead::Verb && group.is_or && are_plain(said, &group) => {
            give_thing(entities, said, Some(owner), ("kind", group.values));
        }
        Of::Thing(..) | Of::People | Of::Unsaid(_) => asked_for(entities, said, about, group),
    }
}

/// States of what the sentence names before, or of what it is about: "A recall has client, reason, and is open or given up".
fn of_no_name(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, group: Group, becomes: bool) {
    // "A recall has client, reason, and is open, reached or given up": the recall.
    let own = match it_before(said, &group) {
        Some(it) => owner::of_it(said, it, entities),
        None => owner::of_property(said, "status", group.start, entities),
    };
    let owner = own.filter(|own| entities[*own].class != Class::User).or(about);
    // Where a thing has states, another that is set apart like them is one too.
    let has_some = owner.is_some_and(|owner| !entities[owner].states.is_empty());
    let is_enough = becomes || group.values.len() > 1 || has_some;
    if let (Some(owner), true) = (owner, is_enough) {
        keep(&mut entities[owner], "status", group.values, said);
    }
}

/// Whether values in parentheses are kinds of what stands before them: the last is whatever else there may be.
fn are_kinds(group: &Group) -> bool {
    let is_last = group.values.last().is_some_and(|last| matches!(&**last, "other" | "others"));
    group.lead == Lead::Parenthesis && is_last && group.values.len() > 2
}

/// Whether the values are names of columns.
fn are_columns(values: &[String]) -> bool {
    let known = values.iter().filter(|value| crate::design::gather::is_column(value)).count();
    known * 2 >= values.len()
}

fn is_status(property: &str) -> bool {
    is_one_of(property, "status state lifecycle")
}

fn keep(entity: &mut Entity, property: &str, values: Vec<String>, said: &Said<'_>) {
    let evidence: Evidence = said.evidence("its values are told");
    if is_status(property) {
        entity.states = state::merged(core::mem::take(&mut entity.states), values);
        entity.states_evidence.get_or_insert(evidence);
        return;
    }
    entity.fields.push(Field {
        words: property.to_string(),
        meaning: None,
        values,
        range: None,
        required: None,
        unique: false,
        evidence,
    });
}
