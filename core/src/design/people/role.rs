//! The roles that users are told to have.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::design::noun::{Ground, Nouns};
use crate::design::spoken::Spoken;
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::ordered::{BTreeSet, CollectVec};

/// What tells which roles there are.
const ROLES: Phrases = Phrases::new(&[
    "role is ",
    "roles are ",
    "role (",
    "roles (",
    "role: ",
    "roles: ",
    "role of ",
    "sign in as ",
    "signs in as ",
]);

/// The roles that users are told to have: "role is planner, technician or team lead".
fn told_roles(spoken: &Spoken<'_>) -> BTreeSet<String> {
    let mut roles = BTreeSet::new();
    for line in ["role", "sign"].into_iter().flat_map(|word| spoken.lines(word)) {
        let Some((at, cue)) = ROLES.find_in_any_case(&line.text) else { continue };
        let rest = &line.text[at + cue.len()..];
        let list = rest.split(['.', ';', ')', '(']).next().unwrap_or_default();
        let parts =
            list.split([',', '/']).flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" and "));
        let named: Vec<String> = parts
            .map(|part| {
                part.trim().trim_matches(['`', '*', '"']).trim_start_matches("a ").trim_start_matches("an ")
            })
            .filter(|part| !part.is_empty())
            .map(|part| singular(&part.to_lowercase().replace('_', " ")))
            .collect_vec();
        let is_name = |name: &String| {
            name.split(' ').count() < 3
                && name.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '-'))
        };
        if named.len() > 1 && named.iter().all(is_name) {
            roles.extend(named);
        }
    }
    roles
}

/// People who are told to be roles of users are users, with what else is told of them.
pub(in crate::design) fn unify_roles(nouns: &mut Nouns, spoken: &Spoken<'_>) {
    let roles = told_roles(spoken);
    let is_fixed = |noun: &crate::design::noun::Noun| {
        [Ground::Listed, Ground::Ddl, Ground::Diagram, Ground::Decided, Ground::Concept]
            .iter()
            .any(|ground| noun.is(*ground))
            // Of whom much is told that is of no other user.
            || noun.fields.len() > if noun.is(Ground::Defined) { 1 } else { 2 }
    };
    let users: Vec<String> = nouns
        .iter()
        .filter(|(name, noun)| roles.contains(*name) && *name != "user" && !is_fixed(noun))
        .map(|(name, _)| name.to_string())
        .collect_vec();
    if nouns.get("user").is_some() {
        for role in users {
            nouns.merge(&role, "user");
        }
    }
}
