//! The states that a section lists which is titled by them: "## States of an order", "## Boat states".

use alloc::string::String;
use alloc::vec::Vec;

use super::group::one_value;
use super::{is_status, keep};
use crate::design::detail::Said;
use crate::design::entity::Entity;
use crate::design::state;
use crate::language::singular;
use crate::ordered::CollectVec;
use crate::product::Kind;

/// More parts than these are a list of something else.
const MOST: usize = 14;

/// Whether a title says that its section tells the states of what it names: "4. States of an order", "Life of a boat".
pub(in crate::design::detail) fn is_of_states(title: &str) -> bool {
    let mut words = title.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty());
    words.any(|word| is_status(&singular(&word.to_lowercase())))
}

/// Reads a line of such a section: a list of states, states that are set apart, the first cells of a table. Whether the
/// line is no more than its list.
pub(in crate::design::detail) fn read(entity: &mut Entity, said: &Said<'_>) -> bool {
    let is_cell = matches!(said.line.kind, Kind::Cell { column: 0, .. });
    let listed = listed(&said.line.text);
    let is_list = is_cell || listed.is_some();
    let first = if is_cell { state::state(&said.line.text) } else { None };
    let set = [&said.line.code, &said.line.stressed].into_iter().flatten().filter_map(|word| one_value(word));
    let states = listed.into_iter().flatten().chain(first).chain(set).collect_vec();
    if !states.is_empty() {
        keep(entity, "status", states, said);
    }
    is_list
}

/// The states of a line that is a list of them, up to what it tells behind: "draft → sent → paid; or lost".
fn listed(text: &str) -> Option<Vec<String>> {
    let list = text.split(['.', ';', ':']).next()?.replace("->", "→");
    let parts = list.split(['→', '·', '|', ',', '/']).flat_map(|part| part.split(" or ")).map(bare);
    let parts = parts.filter(|part| !part.is_empty()).collect_vec();
    let states = parts.iter().map(|part| state::state(part)).collect::<Option<Vec<String>>>()?;
    (3..=MOST).contains(&states.len()).then_some(states)
}

/// A part without its parenthesis and the words that join it.
fn bare(part: &str) -> &str {
    let part = part.split('(').next().unwrap_or(part).trim().trim_matches(['`', '*']);
    ["or ", "and ", "then "].iter().fold(part, |part, lead| part.strip_prefix(lead).unwrap_or(part)).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_list_whatever_joins_its_parts() {
        for text in [
            "new → in work → waiting for glue",
            "new · in work · waiting for glue",
            "new, in work (by the clerk), or waiting for glue.",
        ] {
            assert_eq!(listed(text).unwrap_or_default(), ["new", "in_work", "waiting_for_glue"], "{text}");
        }
        assert_eq!(listed("A kite is ripped when it has hit a tree, a house, or the ground"), None);
    }
}
