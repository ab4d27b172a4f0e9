//! Values that are told by what they answer: behind `whether`, and behind words that ask.

use alloc::string::String;

use super::group::Group;
use super::{Said, are_columns, are_people, give_thing, give_users, keep, led, owner};
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::state;
use crate::language::{noun, verb};

/// "Whether it is a shop or a school", "whether it was paid in cash or by card", "whether it is good or spoiled".
pub(super) fn chosen(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, group: Group) {
    let states = group.values.iter().filter(|value| state::looks_like_one(value)).count();
    let property = match () {
        () if group.of_a_kind || said.text[..group.start].ends_with("what it is: ") => "kind",
        () if group.are_ways => "method",
        () if states * 2 > group.values.len() && group.values.len() > 2 => "status",
        () if group.values.len() > 2 => "condition",
        () if are_plain_pair(said, &group) => "kind",
        () => return,
    };
    // What the sentence is about has it, not what was named last in it.
    let start = said.text[..group.start].rfind(". ").map_or(0, |at| at + 2);
    let mut named = said.named.iter().filter(|mention| mention.start >= start && mention.end <= group.start);
    let named = named.find(|mention| entities[mention.entity].class != Class::User);
    let owner = said.labelled.or(named.map(|mention| mention.entity));
    if let Some(owner) = owner.or(about).filter(|owner| entities[*owner].class != Class::User) {
        keep(&mut entities[owner], property, group.values, said);
    }
}

/// "Whether it is solo or ensemble": two of what it may be, and no deeds.
fn are_plain_pair(said: &Said<'_>, group: &Group) -> bool {
    let is_named = said.named.iter().any(|mention| mention.start >= group.start && mention.end <= group.end);
    let is_deed = |value: &String| verb::verb(value).is_some_and(|verb| !noun::is_noun_or_verb(verb.base));
    !is_named && !group.values.iter().any(is_deed) && !group.values.iter().any(|value| value == "not")
}

/// Whether values name no thing, nobody and no column.
pub(super) fn are_plain(said: &Said<'_>, group: &Group) -> bool {
    let is_named = said.named.iter().any(|mention| mention.start >= group.start && mention.end <= group.end);
    let are_enough = group.values.len() > 2 || said.text[..group.start].trim_end().ends_with(" be");
    are_enough && !is_named && !are_columns(&group.values) && !are_people(&group.values)
}

/// Values that answer what the words before them ask: "which stretch (upper, lower)", "a ground (danger, disease)".
pub(super) fn asked_for(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, group: Group) {
    if group.values.len() < 2 || are_columns(&group.values) {
        return;
    }
    let Some((property, start)) = led::property(said, &group) else { return };
    if property == "kind" && are_people(&group.values) {
        give_users(entities, said, group.values);
        return;
    }
    let named = said.labelled.or_else(|| owner::named(entities, said, (&property, start), &group));
    let owner = named.or(about).or(said.main);
    give_thing(entities, said, owner, (&property, group.values));
}
