//! One for each: "for each member and season there is one bill", "one voucher, one parcel", "there is one callout for a trip".

use alloc::string::String;
use alloc::vec::Vec;

use super::per::in_state;
use super::{Known, Once, find, listed};
use crate::design::Class;
use crate::design::mention::Mention;
use crate::language::person::is_person;
use crate::ordered::CollectVec;

/// "For each member and season there is one bill", "one voucher, one parcel", "there is one callout for a trip".
pub(super) fn one_of_each(clause: &str, known: &Known<'_>) -> Option<Once> {
    in_front(clause, known).or_else(|| side_by_side(clause, known)).or_else(|| behind(clause, known))
}

/// "For each member and season there is one bill", "per appliance there can be only one running contract".
fn in_front(clause: &str, known: &Known<'_>) -> Option<Once> {
    const LEADS: [&str; 8] = [
        "for each combination of ",
        "for each ",
        "for every ",
        "for one ",
        "for any ",
        "per ",
        "in each ",
        "on each ",
    ];
    let lead = LEADS.iter().find_map(|lead| Some((find(clause, lead)?, lead.len())))?;
    // "…: for each member": at the beginning, but for a label or a number.
    if clause[..lead.0].trim_end_matches([' ', ':', ',', '-', '*']).contains(' ') {
        return None;
    }
    let rest = &clause[lead.0 + lead.1..];
    let one = [" only one ", " at most one ", " exactly one ", " just one ", " one "]
        .iter()
        .find_map(|one| Some((rest.find(one)?, one.len())))?;
    let is_strict = one.1 > " one ".len();
    let head = &rest[..one.0];
    let split = [" there ", " a ", " an ", " the ", " only ", " nobody ", ", "]
        .iter()
        .filter_map(|verb| head.find(verb))
        .min()
        .unwrap_or(head.len());
    let says = &head[split..];
    if !is_strict && !says.starts_with(" there ") {
        return None;
    }
    let what = &rest[one.0 + one.1..];
    let part = first(what, known)?;
    let mut names =
        listed(&head[..split].replace(" one ", " ").replace(" each ", " ").replace(" every ", " "));
    // "A person can have only one proposal running": for the person too.
    let whose = known.mentions.in_text(says).first().map(|one| known.entities[one.entity].noun.clone());
    let person = || says.split(' ').find(|word| is_person(word) || *word == "person").map(String::from);
    names.extend(whose.or_else(person));
    names.truncate(3);
    of(part, what, names, known)
}

/// "One voucher, one parcel", "one picker, one slip per week".
fn side_by_side(clause: &str, known: &Known<'_>) -> Option<Once> {
    let rest = clause.trim().strip_prefix("one ")?;
    let (whose, what) = rest.split_once(", one ")?;
    let mentions = known.mentions.in_text(whose);
    let owner = mentions.first().filter(|owner| owner.start == 0 && owner.end == whose.len())?;
    let part = first(what, known)?;
    let mut names = Vec::from([known.entities[owner.entity].noun.clone()]);
    if let Some(each) = what[part.end..].trim_start().strip_prefix("per ") {
        names.extend(listed(each));
    }
    of(part, what, names, known)
}

/// "There is one callout for a trip", "there must be one ballot per race at most".
fn behind(clause: &str, known: &Known<'_>) -> Option<Once> {
    let at = find(clause, "there ")?;
    let rest = &clause[at..];
    let (verb, what) = rest.split_once(" one ")?;
    let is_said =
        ["there is", "there shall be", "there must be", "there can be", "there may be", "there will be"]
            .iter()
            .any(|is| verb.starts_with(is) && verb.len() <= is.len() + " at most".len());
    let part = first(what, known).filter(|_| is_said)?;
    let after = what[part.end..].trim_start();
    let ties = ["for a ", "for an ", "for each ", "for every ", "for one ", "to each ", "to a ", "per "];
    let each = ties.iter().find_map(|tie| after.strip_prefix(tie))?;
    of(part, what, listed(each), known)
}

/// The thing that words begin with, past what it is like: "running contract".
fn first(what: &str, known: &Known<'_>) -> Option<Mention> {
    let named = known.mentions.in_text(what);
    let part = *named.first().filter(|part| !part.is_plural)?;
    let is_near = what[..part.start].split_whitespace().count() <= 1;
    (is_near && known.entities[part.entity].class != Class::User && !what[part.end..].starts_with(" of "))
        .then_some(part)
}

/// The key of a part, which refers to what it is one of.
fn of(part: Mention, what: &str, names: Vec<String>, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, .. } = *known;
    let refers = |name: &String| {
        let whole = mentions.in_text(name).first().map(|whole| &entities[whole.entity]);
        whole.is_some_and(|whole| {
            entities[part.entity].links.iter().take(64).any(|link| link.to == whole.noun)
        })
    };
    let own = names.iter().filter(|name| {
        let is_it = |one: &Mention| one.entity == part.entity;
        mentions.in_text(name).first().is_some_and(is_it)
    });
    if own.count() > 0 || !names.iter().any(refers) {
        return None;
    }
    let after = what[part.end..].trim_start().split([' ', ',']).next().unwrap_or_default();
    let state = in_state(&what[..part.start]).or_else(|| in_state(after));
    Some(Once { state, ..Once::per(part.entity, names.into_iter().take(3).collect_vec()) })
}
