//! Nouns for people, by what they do, and how a person is named in words.

use alloc::string::String;
use alloc::vec::Vec;

use super::list::List;
use super::word::words;
use super::{noun, singular};
use crate::ordered::CollectVec;

/// Nouns in the singular that name people by role or trade.
const PERSONS: List = List::named("person");

/// What trades end in: `beekeeper`, `watchmaker`, `stagehand`.
const TRADES: [&str; 11] =
    ["crafter", "dresser", "giver", "goer", "hand", "holder", "keeper", "maker", "master", "owner", "worker"];

/// Whether a lower-case noun in the singular names people.
pub fn is_person(noun: &str) -> bool {
    let is_trade = |trade: &str| noun.len() > trade.len() + 2 && noun.ends_with(trade);
    PERSONS.has(noun) || TRADES.into_iter().any(is_trade)
}

/// The person that words name, in lower case and in the singular, with up to two nouns before it: `Compliance Officer
/// Clara` and `the busy compliance officers` are both `compliance officer`.
pub fn person(text: &str) -> Option<String> {
    let words = words(text);
    let head = words.iter().rposition(|word| is_person(&singular(&word.lower)))?;
    let describes = |lower: &str| noun::is_determiner(lower) || noun::is_describing(lower);
    let mut start = head;
    while start > 0 && head - start < 2 && words[start].mark == ' ' {
        let before = &*words[start - 1].lower;
        if describes(before) || matches!(before, "and" | "or") || !before.chars().all(char::is_alphabetic) {
            break;
        }
        start -= 1;
    }
    let mut name: Vec<&str> = words[start..head].iter().map(|word| &*word.lower).collect_vec();
    let head = singular(&words[head].lower);
    name.push(&head);
    Some(name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_sorted() {
        PERSONS.assert_sorted();
    }

    #[test]
    fn a_person_is_named_by_role_and_not_by_name() {
        assert_eq!(person("Shelter Coordinator Sam").as_deref(), Some("shelter coordinator"));
        assert_eq!(person("the busy pet owners").as_deref(), Some("pet owner"));
        assert_eq!(person("Payment gateway"), None);
    }
}
