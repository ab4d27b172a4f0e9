//! Whose a property is whose values a line tells, where no name stands beside it.

use super::of::is_in_list;
use crate::design::Class;
use crate::design::detail::Said;
use crate::design::entity::Entity;
use crate::design::mention::Mention;

/// The thing before a byte that a property is of; none where the sentence goes on with what was spoken of before it.
pub(super) fn of_property(
    said: &Said<'_>,
    property: &str,
    start: usize,
    entities: &[Entity],
) -> Option<usize> {
    let text = &*said.text;
    let clause = text[..start].rfind([';', ':']).map_or(0, |at| at + 1);
    let sentence = text[..start].rfind(". ").map_or(0, |at| at + 2);
    if text[sentence.max(clause)..].trim_start().starts_with("It ") {
        return None;
    }
    let may_own = |mention: &&Mention| {
        let is_user = entities[mention.entity].class == Class::User;
        mention.end <= start && (!is_user || property == "role") && !is_aside(&text[mention.end..start])
    };
    let near = |from: usize, to: usize| {
        let named =
            move || said.named.iter().filter(move |one| one.start >= from && one.end <= to).filter(may_own);
        let own = named().find(|mention| !said.is_tied(mention));
        own.or_else(|| named().next())
    };
    // "Reports a leak: pier, kind (small, large)": the leak's, and no pier's.
    let owner = if is_in_list(said, clause, start) {
        let before = text[..clause].rfind(". ").map_or(0, |at| at + 2);
        near(before, clause)
    } else {
        near(clause, start).or_else(|| near(sentence, start)).or_else(|| near(0, start))
    };
    owner.map(|mention| mention.entity)
}

/// Whether a parenthesis ends between, so that what stands before it is said in passing: "(unique for the firm), kind".
fn is_aside(between: &str) -> bool {
    let open = between.find('(').unwrap_or(between.len());
    between[..open].contains(')')
}
