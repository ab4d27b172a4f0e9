//! Personas go by name in the steps: "Hana logs the boat" is read as "the harbour master logs the boat".
//!
//! **Invariant: only how a line is read changes; what is quoted of it stays as written.**

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Product, Sense};
use crate::language::noun::{is_adjectival, is_describing};
use crate::language::person::is_person;
use crate::language::{is_known, singular};
use crate::ordered::{CollectVec, Order};

/// What stands before a name.
const TITLES: [&str; 8] = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Mrs.", "Dr."];

/// More names than this are no personas'.
const NAMES: usize = 24;

/// The names that an introduction gives to whoever has a role: of `Harbour Master (Hana)` and `Hana Holm – Harbour
/// Master` the `Hana`, with the `Holm`.
pub(super) fn names(title: &str, role: &str) -> Vec<String> {
    let segments = title.split([',', '(', ')', ':', '–', '—', '/', '|']).flat_map(|part| part.split(" - "));
    for segment in segments {
        let is_of_role = |word: &&str| {
            let lower = word.to_lowercase();
            role.split(' ').any(|of| of == lower || of == singular(&lower))
        };
        let says = |word: &&str| !is_of_role(word) && !TITLES.contains(word);
        let rest: Vec<&str> = segment.split_whitespace().filter(says).collect_vec();
        if (1..=2).contains(&rest.len()) && rest.iter().all(|word| is_name(word)) {
            return rest.into_iter().map(String::from).collect_vec();
        }
    }
    Vec::new()
}

/// Whether a label is a role, alone or with a name.
pub(super) fn is_introduced(label: &str, role: &str) -> bool {
    let named = names(label, role).len();
    let words =
        label.split([' ', ',', '.']).filter(|word| !word.is_empty() && !TITLES.contains(word)).count();
    words <= role.split(' ').count() + named
}

/// Whether a word can be nothing but a name.
pub(super) fn is_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    let mut chars = word.chars();
    word.len() > 2
        && chars.next().is_some_and(char::is_uppercase)
        && chars.all(|char| char.is_lowercase())
        && !(is_known(&lower) || is_person(&lower) || is_describing(&lower) || is_adjectival(&lower))
}

/// Lets every line speak of roles where it speaks of personas by name.
pub(super) fn read_as_roles(product: &mut Product) {
    let called = product.journey.actors.iter().flat_map(|actor| {
        let role = actor.name.clone();
        actor.called.iter().map(move |name| (name.clone(), role.clone()))
    });
    let names: Vec<(String, String)> = called.take(NAMES).collect_vec();
    if names.is_empty() {
        return;
    }
    for line in product.lines.iter_mut().filter(|line| line.sense != Sense::Ignored) {
        if let Some(read) = as_roles(&line.text, &names) {
            line.text = Rc::from(read);
        }
    }
}

/// A text with the role of each name in its place; none where it holds no name.
fn as_roles(text: &str, names: &[(String, String)]) -> Option<String> {
    let found = places(text, names);
    if found.is_empty() {
        return None;
    }
    let mut read = String::with_capacity(text.len() + 16);
    let mut from = 0;
    let mut before: Option<(usize, &str)> = None;
    for (at, name, role) in found {
        // "Hana Holm" is one.
        let is_surname = before.is_some_and(|(end, other)| other == role && text.get(end..at) == Some(" "));
        let end = at + name.len();
        before = Some((end, role));
        if is_surname {
            from = end;
            continue;
        }
        read.push_str(&text[from..at]);
        from = end;
        if let Some(title) = TITLES.iter().find(|title| read.trim_end().ends_with(*title)) {
            read.truncate(read.trim_end().len() - title.len());
        }
        let last = read.trim_end().rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
        if role.rsplit(' ').next() == Some(last.as_str()) {
            // "Harbour Master Hana logs", "the harbour master (Hana)".
            read.truncate(read.trim_end().len());
            continue;
        }
        let begins = read.trim_end().is_empty() || read.trim_end().ends_with(['.', '!', '?']);
        read.push_str(if begins { "The " } else { "the " });
        read.push_str(role);
    }
    read.push_str(&text[from..]);
    Some(read)
}

/// Where names stand as words: the place, the name and the role, in order. Each is one word, so that none overlap.
fn places<'n>(text: &str, names: &'n [(String, String)]) -> Vec<(usize, &'n str, &'n str)> {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '@' | '-');
    let mut found: Vec<(usize, &str, &str)> = Vec::new();
    for (name, role) in names {
        let places = text.match_indices(name.as_str()).map(|(at, _)| at);
        let whole = places
            .filter(|at| !text[..*at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part));
        found.extend(whole.map(|at| (at, name.as_str(), role.as_str())));
    }
    found.order_by_key(|(at, ..)| *at);
    found.dedup_by_key(|(at, ..)| *at);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let names = [("Hana", "harbour master"), ("Holm", "harbour master"), ("Otto", "skipper")];
        let names: Vec<(String, String)> =
            names.into_iter().map(|(name, role)| (name.into(), role.into())).collect();
        as_roles(text, &names).unwrap_or_else(|| text.into())
    }

    #[test]
    fn an_introduction_names_whoever_has_the_role() {
        for title in [
            "Harbour Master (Hana)",
            "Harbour Master Hana (daily user)",
            "Hana – Harbour Master",
            "Hana, harbour master",
            "Persona: Hana, Harbour Master",
        ] {
            assert_eq!(names(title, "harbour master"), ["Hana"], "{title}");
        }
        assert_eq!(names("Hana Holm (Harbour Master)", "harbour master"), ["Hana", "Holm"]);
    }

    #[test]
    fn what_describes_a_role_is_no_name() {
        for title in ["Harbour Master (Daily User)", "Harbour Master at a small port", "Harbour Master"] {
            assert!(names(title, "harbour master").is_empty(), "{title}");
        }
    }

    #[test]
    fn a_name_is_read_as_its_role() {
        assert_eq!(
            read("Hana logs the boat. Otto pays."),
            "The harbour master logs the boat. The skipper pays."
        );
        assert_eq!(read("Mails Otto's receipt to Hana"), "Mails the skipper's receipt to the harbour master");
        assert_eq!(read("Hana Holm logs it"), "The harbour master logs it");
    }

    #[test]
    fn a_title_goes_with_the_name() {
        assert_eq!(names("Mrs Hana, Harbour Master", "harbour master"), ["Hana"]);
        assert_eq!(read("Then Mrs. Hana logs it"), "Then the harbour master logs it");
    }

    #[test]
    fn behind_its_role_a_name_says_no_more() {
        assert_eq!(read("Harbour Master Hana logs the boat"), "Harbour Master logs the boat");
    }

    #[test]
    fn a_part_of_a_word_is_no_name() {
        assert_eq!(read("Hanae and Hana-San, ottomans"), "Hanae and Hana-San, ottomans");
    }
}
