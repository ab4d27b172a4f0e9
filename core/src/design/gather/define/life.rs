//! The states that a thing goes through, told in words or in a table of values.

use alloc::string::String;
use alloc::vec::Vec;

use super::super::list::{claim_states, push_field};
use super::super::{Gather, evidence, value};
use super::{DEFINING, Owner, owner};
use crate::design::state;
use crate::language::phrase::Phrases;
use crate::ordered::CollectVec;
use crate::product::{Evidence, Line};

/// Verbs between a thing and the state that it comes into.
const BECOMING: Phrases = Phrases::new(&[
    " becomes | become | turns to | turns | is set to | is marked as | are marked as | moves to | goes to \
| is now | starts as | start as | begins as ",
]);

/// Verbs between a thing and the states that it may be in.
const BEING: Phrases = Phrases::new(&[" is | are | can be | may be "]);

/// Words between the parts of a list.
const JOINING: Phrases = Phrases::new(&["and |or |then "]);

/// A row `Match status | scheduled, played, postponed` of a table whose header says that it lists values.
pub(super) fn values_of_cell(
    gather: &mut Gather<'_>,
    line: &Line,
    (table, row, column): (usize, usize, usize),
) {
    let table = &gather.product.tables[table];
    let header = table.header.get(column).map_or_else(String::new, |header| header.to_lowercase());
    let lists_values = ["value", "values", "states", "statuses", "allowed", "options"];
    if column == 0 || !header.split_whitespace().any(|word| lists_values.contains(&word)) {
        return;
    }
    let named = table.rows.get(row).and_then(|cells| cells.first()).map_or("", String::as_str);
    let named = named.replace(['.', '_'], " ");
    let Some(owner) = owner(gather, &named) else { return };
    let (parts, _) = value::parts(&line.text);
    let values: Option<Vec<String>> = parts.iter().map(|part| state::state(part)).collect();
    let Some(values) = values.filter(|values| values.len() > 1) else { return };
    let property = named.rsplit(' ').next().unwrap_or(&named).to_lowercase();
    if matches!(property.as_str(), "status" | "state") || property == owner.noun {
        keep_states(gather, &owner, values, line);
    } else if gather.nouns.get(&owner.noun).is_some() {
        let field = alloc::format!("{property} ({})", values.join(", "));
        push_field(
            gather,
            &owner.noun,
            &field,
            &Evidence { rule: "its values are listed", ..evidence(line) },
        );
    }
}

/// "A payout is `draft`, then `approved`, then `paid`"; "a reminder is scheduled, sent, failed or cancelled"; "the order
/// becomes expired".
pub(super) fn states(gather: &mut Gather<'_>, line: &Line) {
    if let Some((subject, rest)) = BECOMING.split(&line.text) {
        let first = rest.split([' ', ',', '.', ';', ':']).next().unwrap_or(rest);
        let state = state::state(first).filter(|state| state::looks_like_one(state));
        if let (Some(owner), Some(state)) = (owner(gather, subject), state) {
            keep_states(gather, &owner, Vec::from([state]), line);
        }
        return;
    }
    let Some((subject, rest)) = BEING.split(&line.text) else { return };
    let codes: Vec<String> = line.code.iter().filter_map(|code| state::state(code)).collect_vec();
    let is_code = codes.len() > 1
        && codes.len() == line.code.len()
        && rest.trim_start_matches("either ").starts_with(codes[0].split('_').next().unwrap_or_default());
    let listed = listed(rest);
    let states = if is_code { Some(codes) } else { listed };
    if let (Some(states), Some(owner)) = (states, owner(gather, subject)) {
        keep_states(gather, &owner, states, line);
    }
}

/// The states that a sentence lists behind `is` or `may be`.
pub(in crate::design::gather) fn listed_states(text: &str) -> Option<Vec<String>> {
    BEING.split(text).and_then(|(_, rest)| listed(rest))
}

fn listed(rest: &str) -> Option<Vec<String>> {
    // Three states have two marks or words between them.
    let is_list = rest.contains([',', ';', '|', '/', '→']) || JOINING.all(rest).nth(1).is_some();
    if !is_list {
        return None;
    }
    let (parts, _) = value::parts(rest);
    let is_one = |state: &String| {
        !state.contains('_') || ["_off", "_up", "_out", "_in", "_on"].iter().any(|end| state.ends_with(end))
    };
    let listed: Option<Vec<String>> = parts.iter().map(|part| state::state(part).filter(is_one)).collect();
    listed.filter(|listed| {
        listed.len() >= DEFINING
            && listed.iter().filter(|state| state::looks_like_one(state)).count() * 2 > listed.len()
    })
}

/// Adds states to a thing that is spoken of elsewhere too.
pub(super) fn keep_states(gather: &mut Gather<'_>, owner: &Owner, states: Vec<String>, line: &Line) {
    let noun = owner.noun.as_str();
    if gather.nouns.get(noun).is_some() || !owner.is_weak || states.len() >= DEFINING {
        claim_states(gather, noun, states, line);
    }
}
