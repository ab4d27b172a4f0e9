//! Which roles users are told to have: "Roles: skipper, deckhand and harbour master".

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{ROLE, actor, add};
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::{holds, singular};
use crate::ordered::CollectVec;
use crate::product::{Actor, Kind, Line, Product, Scope, Sense};

/// What says that a list is of those who sign in.
const GROUPS: Phrases = Phrases::new(&[
    "categories of staff|categories of user|kinds of account|kinds of people|kinds of user|people involved\
|sorts of account|sorts of people|sorts of user|types of account|types of user|user groups|user roles\
|user types",
]);

/// What says that a list of roles is of users.
const USERS: Phrases = Phrases::new(&[
    "account|employee|everybody|everyone|log in|login|logs in|sign in|sign-in|signs in|staff|user",
]);

/// What roles are listed after without a colon.
const LISTED: Phrases = Phrases::new(&["of the roles |role is |roles are |has the role "]);

/// The people that roles are told of.
pub(super) fn find(product: &Product, actors: &mut Vec<Actor>) {
    let mut before: Option<&Line> = None;
    for line in product.lines.iter().filter(|line| line.kind != Kind::Heading) {
        let last = before.replace(line);
        if line.scope != Scope::Now || line.sense == Sense::Ignored {
            continue;
        }
        let found = if holds(&line.text.to_lowercase(), "one of these roles") {
            // "There are skippers and deckhands. A person has one of these roles."
            last.and_then(|last| last.text.strip_prefix("There are ")).and_then(|list| listed(list, true))
        } else {
            told(product, line)
        };
        for name in found.into_iter().flatten() {
            add(actors, actor(name, line.place, &line.words, ROLE));
        }
    }
}

/// The roles that a line lists.
fn told(product: &Product, line: &Line) -> Option<Vec<String>> {
    let text = match line.label.as_deref() {
        Some(label) => format!("{label}: {}", line.text),
        None => String::from(&*line.text),
    };
    let lower = text.to_lowercase();
    let section = line.section.map_or("", |section| product.sections[section].title.as_str());
    let is_of_users = || USERS.are_in(&lower) || USERS.are_in(&section.to_lowercase());
    if let Some((at, cue)) = LISTED.find_in_any_case(&text).filter(|_| is_of_users()) {
        return listed(text.get(at + cue.len()..)?, false);
    }
    // "The role of an account is skipper or deckhand".
    let of = text.find("role of ").and_then(|at| text[at..].split_once(" is "));
    if let Some((_, list)) = of.filter(|(of, _)| of.split(' ').count() < 6 && is_of_users()) {
        return listed(list, false);
    }
    // "Skipper, deckhand, owner." below "Roles".
    let is_titled = matches!(&*section.to_lowercase(), "roles" | "user roles" | "actors" | "users");
    if is_titled && line.kind == Kind::Prose && !text.contains(':') {
        return listed(&text, false).filter(|names| names.iter().all(|name| is_person(name)));
    }
    let mut colons = text.match_indices(": ").take(4).map(|(at, _)| (&text[..at], &text[at + 2..]));
    colons.find_map(|(before, list)| {
        let before = before.rsplit(['.', ';']).next().unwrap_or(before).trim().to_lowercase();
        if before.split(' ').count() > WORDS {
            return None;
        }
        if GROUPS.are_in(&before) {
            return listed(list, true);
        }
        let is_given = holds(&before, "given a role") || holds(&before, "has a role");
        let is_role =
            holds(&before, "roles") || before.ends_with("role") || holds(&before, "role on the user");
        let is_own = before == "roles" || is_of_users();
        if (is_role || is_given) && is_own { listed(list, false) } else { None }
    })
}

/// At most so many words stand before the colon of a list of roles.
const WORDS: usize = 14;

/// The names of a list, each a role of one to three words; most of them people, where nothing else says so.
fn listed(list: &str, is_of_people: bool) -> Option<Vec<String>> {
    let list = list.split(['.', ';', '(']).next()?;
    let aside = |part: &&str| ["which ", "who ", "that is "].iter().any(|word| part.starts_with(word));
    let parts = list.split(',').map(str::trim).filter(|part| !aside(part));
    let parts = parts.flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" and "));
    let names: Vec<String> = parts.map(name).filter(|name| !name.is_empty()).collect_vec();
    let is_name = |name: &String| {
        name.split(' ').count() <= 3
            && name.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '-' | '/'))
    };
    let people = names.iter().filter(|name| is_person(name.rsplit(' ').next().unwrap_or(name))).count();
    let are_people = people * 2 >= names.len() || is_of_people && people > 0;
    (names.len() > 1 && names.iter().all(is_name) && are_people).then_some(names)
}

/// A role as others call it: "the harbour masters" is `harbour master`, and "accounts" stays.
fn name(part: &str) -> String {
    let mut part = part.trim().trim_matches(['`', '*', '"', '\'']).to_lowercase();
    for lead in ["and ", "or ", "a ", "an ", "the "] {
        if let Some(rest) = part.strip_prefix(lead) {
            part = String::from(rest);
        }
    }
    // "The driver in the depot".
    let ends = [" in ", " at ", " from ", " who "].iter().filter_map(|end| part.find(end));
    part.truncate(ends.min().unwrap_or(part.len()));
    let one = singular(&part);
    if is_person(one.rsplit(' ').next().unwrap_or(&one)) { one } else { part }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_listed_in_several_ways() {
        for list in [
            "skippers, deckhands, the harbour master",
            "skipper, deckhand or harbour master. One person, one role",
            "skippers, who sail, deckhands and a harbour master (one)",
        ] {
            assert_eq!(
                listed(list, true).unwrap_or_default(),
                ["skipper", "deckhand", "harbour master"],
                "{list}"
            );
        }
    }

    #[test]
    fn what_lists_no_people_lists_no_roles() {
        assert_eq!(listed("tank, healing, damage", false), None);
        assert_eq!(listed("see above", true), None);
    }
}
