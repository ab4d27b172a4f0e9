//! The roles that people are told to have, in sentences that tell nothing else: "exactly one of the roles clerk, cashier
//! or trader", "kinds of account: editor, reader, freelancer", "three sorts of staff use it: cooks, waiters and the chef".
//!
//! **Invariant: every part of such a list is somebody, or it is no list of roles.**

use alloc::string::String;
use alloc::vec::Vec;

use super::super::Said;
use super::{are_people, is_role};
use crate::design::entity::Entity;
use crate::design::state;
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::language::{noun, singular, verb};
use crate::ordered::CollectVec;
use crate::product::Line;

/// What stands right before the roles.
const NAMED: Phrases = Phrases::new(&[
    "of the roles ",
    "has the role ",
    "have the roles ",
    "the roles are ",
    "people involved: ",
    "are the roles ",
]);

/// Of whom there are several sorts.
const OF_WHOM: Phrases = Phrases::new(&[
    "of people",
    "of person",
    "of staff",
    "of user",
    "of account",
    "of login",
    "of log-in",
    "of employee",
]);

/// What says of those whom the sentence before has listed that they are the users.
const THESE: Phrases = Phrases::new(&[
    "one of these roles",
    "of these roles",
    "these are the roles",
    "they log in",
    "they sign in",
    "they all log in",
    "they all sign in",
    "all of them log in",
    "all of them sign in",
    "all of them have an account",
    "all have an account",
]);

/// At most so many letters of a line are looked at.
const LONGEST: usize = 400;

/// The roles that a line tells, or that it says the line before has listed.
pub(super) fn roles(said: &Said<'_>, before: Option<&Line>) -> Option<Vec<String>> {
    let lower = said.text.to_lowercase();
    if lower.len() > LONGEST {
        return None;
    }
    if let Some((at, cue)) = NAMED.find(&lower) {
        return listed(&lower[at + cue.len()..]).filter(|roles| name_somebody(roles));
    }
    // "Kinds of account: editor, reader".
    if let Some((at, _)) = OF_WHOM.find(&lower).filter(|(at, _)| is_sort(&lower[..*at])) {
        return lower[at..]
            .split_once(": ")
            .and_then(|(_, list)| listed(list))
            .filter(|roles| name_somebody(roles));
    }
    // "There are readers and editors. A person has one of these roles."
    let before = before.filter(|_| THESE.are_in(&lower))?.text.to_lowercase();
    let list = before.strip_prefix("there are ").unwrap_or(&before);
    listed(list)
        .filter(|roles| are_people(roles) || roles.iter().filter(|role| is_somebody(role)).count() > 1)
}

/// Who has roles where nothing is called a user: "an account shall have one of the roles".
pub(super) fn whose(said: &Said<'_>, entities: &[Entity], about: Option<usize>) -> Option<usize> {
    let is_whose = |at: &usize| {
        let noun = &*entities[*at].noun;
        let head = noun.rsplit(' ').next().unwrap_or(noun);
        is_role(head) || is_one_of(head, "account login person user")
    };
    said.named.iter().map(|mention| mention.entity).find(is_whose).or_else(|| about.filter(is_whose))
}

/// Whether one of those who are told to be roles is known to be somebody.
fn name_somebody(roles: &[String]) -> bool {
    roles.iter().any(|role| is_somebody(role))
}

fn is_somebody(role: &str) -> bool {
    is_role(role.rsplit('_').next().unwrap_or(role))
}

/// Words before somebody: "and the driver".
fn is_passed_over(word: &str) -> bool {
    noun::is_determiner(word) || is_one_of(word, "and or also")
}

/// Whether what stands before `of` is a word for sorts.
fn is_sort(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    noun::is_kind(&singular(last)) || is_one_of(last, "sorts groups categories classes")
}

/// Everybody whom a list names, each without what is told of them; none where a part names nobody.
fn listed(list: &str) -> Option<Vec<String>> {
    let end = list.find(['.', ';', '(']).unwrap_or(list.len());
    let parts =
        list[..end].split(',').flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
    let mut roles: Vec<String> = Vec::new();
    for part in parts {
        let words: Vec<&str> = part
            .split_whitespace()
            .skip_while(|word| !opens_aside(word) && is_passed_over(word))
            .take_while(|word| !opens_aside(word))
            .collect_vec();
        let Some((head, first)) = words.split_last() else { continue };
        if is_one_of(head, "me myself us ourselves") {
            continue;
        }
        let is_plain = |word: &&str| !noun::is_function_word(word) && !is_finite(word);
        if words.len() > 3 || !words.iter().all(is_plain) {
            return None;
        }
        let mut name = first.join(" ");
        if !name.is_empty() {
            name.push(' ');
        }
        let one = singular(head);
        name.push_str(if is_role(&one) { &one } else { head });
        let role = state::state(&name)?;
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    (roles.len() > 1).then_some(roles)
}

/// Words behind which it is told who somebody is: "the driver in the depot", "keepers, which is me".
fn opens_aside(word: &str) -> bool {
    is_one_of(word, "who which whose that in at of from with for themselves")
}

/// Whether a word can be nothing but a verb: "works", "enters".
fn is_finite(word: &str) -> bool {
    !is_role(&singular(word))
        && verb::verb(word)
            .is_some_and(|verb| verb.form == verb::Form::Third && !noun::is_noun_or_verb(verb.base))
}
