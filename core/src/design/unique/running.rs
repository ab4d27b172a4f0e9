//! What is numbered within something: "trees receive a running number within the property", "numbers run per firm",
//! "version numbers count up from 1 within the job".

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Known, Once, listed};
use crate::design::mention::words;
use crate::design::{Class, column};
use crate::language::phrase::Phrases;
use crate::language::{is_one_of, singular};

/// What says that something is counted.
const COUNTED: Phrases = Phrases::new(&[
    "running number|consecutive number|sequential number|sequence number|next number|own number|numbered\
|numbers run|numbers start|numbers begin|number within|number runs|number begins|number starts\
|number which begins|number that begins|running within|running through|run from|runs from|counted per\
|counted within|counted by|counting from|counting up|counts up|counts from|count up|starting at 1\
|starts at 1|start at 1|begins at 1|begin at 1|unique number per|unique number within",
]);

/// What stands before what they are counted in.
const TIES: [&str; 14] = [
    " within the ",
    " within a ",
    " within one ",
    " within each ",
    " within its ",
    " within ",
    " per ",
    " in each ",
    " for each ",
    " by each ",
    " for every ",
    " through the ",
    " in every ",
    " every ",
];

/// "Gates get a running number within the canal": canal and number.
pub(super) fn running(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, .. } = *known;
    let (cue, said) = COUNTED.find(clause)?;
    let rest = &clause[cue..];
    let tie = TIES.iter().filter_map(|tie| Some((rest.find(tie)?, tie.len()))).min_by_key(|(at, _)| *at)?;
    let (to, behind) = (cue + tie.0, &rest[tie.0 + tie.1..]);
    let spoken = mentions.in_text(clause);
    let is_row = |at: usize| entities[at].class != Class::User;
    let before = spoken.iter().rev().filter(|one| one.end <= to && is_row(one.entity));
    let counted = before.map(|one| one.entity).next();
    let of = counted.or(known.subject).or(known.before).filter(|of| is_row(*of))?;
    let mut names = listed(behind);
    names.truncate(3);
    let is_within = |name: &String| {
        let within = mentions.in_text(name).first().map(|one| one.entity);
        let own = column::parts(&singular(name));
        let has = entities[of].fields.iter().take(64).any(|field| column::parts(&field.words) == own);
        let is_parent = within.is_some_and(|within| {
            within != of && is_row(within) && entities[of].link_to(&entities[within].noun).is_some()
        });
        is_parent || has && !own.is_empty() || is_one_of(name, "year season")
    };
    if names.is_empty() || !names.iter().all(is_within) {
        return None;
    }
    names.push(number(&clause[..to], said)?);
    Some(Once::of(of, names))
}

/// What the number is called: of "a line number within the statement", `line number`; of a version that counts up, `version`.
fn number(before: &str, said: &str) -> Option<String> {
    let all = words(before);
    let is_count = |word: &str| is_one_of(word, "number numbers version versions position positions");
    let Some(at) = all.iter().rposition(|word| is_count(&word.lower)) else {
        return said.starts_with("numbered").then(|| "number".to_owned());
    };
    // "The number of guests per table" counts guests.
    let is_one = all.get(at + 2).is_some_and(|next| is_one_of(&next.lower, "a an the each every"));
    if all.get(at + 1).is_some_and(|next| next.lower == "of") && !is_one {
        return None;
    }
    let plain =
        ["running", "own", "next", "consecutive", "sequential", "its", "unique", "sequence", "the", "a"];
    let lead = at.checked_sub(1).and_then(|lead| all.get(lead)).filter(|lead| {
        !plain.contains(&&*lead.lower)
            && !crate::language::noun::is_function_word(&lead.lower)
            && crate::language::verb::verb(&lead.lower).is_none()
            && lead.lower.len() > 2
    });
    let own = singular(&all[at].lower);
    let parts: Vec<&str> = lead.iter().map(|lead| &*lead.lower).chain([own.as_str()]).collect();
    Some(parts.join(" "))
}
