//! The roles that users are told to have.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::design::entity::Field;
use crate::design::noun::{Ground, Nouns};
use crate::design::spoken::Spoken;
use crate::language::phrase::Phrases;
use crate::language::{is_one_of, singular};
use crate::ordered::{BTreeSet, CollectVec};
use crate::product::{Actor, Evidence, Product, ROLE, Sense};

/// What tells which roles there are.
const ROLES: Phrases =
    Phrases::new(&["role is |roles are |role (|roles (|role: |roles: |role of |sign in as |signs in as "]);

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

/// Several roles act in the product: a column says which.
pub(super) fn several(nouns: &mut Nouns, product: &Product) {
    let mut users: Vec<_> = product.journey.actors.iter().filter(|actor| actor.is_user).collect_vec();
    // Where the roles are told, there are no others.
    let are_told = users.iter().filter(|actor| actor.evidence.rule == ROLE).count() > 1;
    if are_told {
        users.retain(|actor| actor.evidence.rule == ROLE);
    }
    let name = |actor: &Actor| actor.name.replace([' ', '-'], "_");
    let mut names: Vec<String> =
        users.iter().map(|actor| name(actor)).filter(|name| name != "user").collect_vec();
    // Roles that are told stand in the order in which they are told.
    if !are_told {
        names = names.into_iter().collect::<BTreeSet<_>>().into_iter().collect_vec();
    }
    if !are_told {
        let introduced = users.iter().filter(|actor| is_introduced(actor)).map(|actor| name(actor));
        names = without_doubles(&names, &introduced.collect_vec());
    }
    let (Some(first), true) = (users.first(), names.len() > 1) else { return };
    let mut values = names;
    let admin = product.lines.iter().find(|line| {
        line.sense != Sense::Ignored
            && line
                .text
                .to_lowercase()
                .split(|char: char| !char.is_alphabetic())
                .any(|word| is_one_of(word, "admin admins administrator"))
    });
    if admin.is_some() && !are_told && !values.iter().any(|value| value.contains("admin")) {
        values.push("admin".to_string());
    }
    let rule = if are_told { ROLE } else { "several roles act in the product" };
    let evidence = Evidence { rule, ..first.evidence.clone() };
    let user = nouns.at("user");
    user.fields.retain(|field| !are_told || field.words != "role");
    user.fields.push(Field {
        words: "role".to_string(),
        meaning: None,
        values,
        range: None,
        required: Some(true),
        unique: false,
        evidence,
    });
}

/// Roles without those that are others by a shorter name: the `Coordinator` of the steps is the `Shelter Coordinator` among
/// the personas. Where all personas are of the shelter, none is told apart by it.
fn without_doubles(names: &[String], introduced: &[String]) -> Vec<String> {
    let first = introduced.first().and_then(|name| name.split_once('_')).map(|(first, _)| first);
    let is_first = |name: &String| name.split_once('_').map(|(word, _)| word) == first;
    let are_of_one = introduced.len() > 1 && first.is_some() && introduced.iter().all(is_first);
    let is_told = |name: &String| introduced.contains(name) && !are_of_one;
    let is_longer = |one: &str, other: &str| one.strip_suffix(other).is_some_and(|rest| rest.ends_with('_'));
    let is_other = |name: &&String| {
        let of =
            |other: &String| if is_told(other) { is_longer(other, name) } else { is_longer(name, other) };
        !is_told(name) && names.iter().any(of)
    };
    names.iter().filter(|name| !is_other(name)).cloned().collect_vec()
}

/// Whether the docs introduce somebody as one of the people there are.
fn is_introduced(actor: &Actor) -> bool {
    matches!(actor.evidence.rule, "persona" | "in a table of actors" | "among the people")
}
