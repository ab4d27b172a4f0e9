//! Columns that no two rows have alike, in whatever words: the column stands before what says so, or behind "the same".
//!
//! **Invariant: what names no column that a thing has tells nothing.**

use alloc::string::String;
use alloc::vec::Vec;

use super::{Known, Once};
use crate::design::mention::{Word, words};
use crate::design::{Class, column};
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::ordered::CollectVec;

/// What says that the column before it is no other's.
const ALONE: Phrases = Phrases::new(&[
    "must be unique|is unique|are unique|be unique|occurs once|occur once|exists once|exist once|appears once\
|appear once|only once|used once|occur twice|occurs twice|appear twice|exist twice|used twice|taken twice\
|registered twice|entered twice|given twice|given out twice|not repeat|not repeated|never repeat\
|never repeats|never reused|against duplicates|no duplicates|on any other|of any other|by any other\
|must be different|must differ|no two alike|no two are alike|unique everywhere|turns up once|turn up once\
|entered once|given once|handed out once|listed once|our list once|the list once|given to another\
|assigned to another|used by another|already in use|already taken|already used|used by two|given to two\
|the only one of its|(once per|(once in|(once within",
]);

/// What says that the column behind it is no other's.
const SAME: Phrases = Phrases::new(&["the same |share a |share an |share one |share the "]);

/// What must deny that something is the same, or comes twice.
const DENIED: [&str; 11] = [
    "no ",
    "not ",
    "never",
    "cannot",
    "can't",
    "can’t",
    "must be",
    "unique",
    "different",
    "refuse",
    "reject",
];

/// At most so many words make up a column.
const LONGEST: usize = 3;

/// The key that a clause tells.
pub(super) fn alike(clause: &str, known: &Known<'_>) -> Option<Once> {
    let alone = ALONE.find(clause).map(|(at, cue)| (at, at + cue.len(), false));
    let same = || SAME.find(clause).map(|(at, cue)| (at, at + cue.len(), true));
    let is_two = || clause.contains("no two ") || clause.contains("two ") && clause.contains("never");
    let (from, to, is_behind) =
        alone.or_else(|| same().filter(|_| is_two() || clause.contains("no other ")))?;
    let cue = &clause[from..to];
    let needs_denial = ["twice", "other", "already", "two"].iter().any(|word| cue.contains(word));
    let near = if cue.contains("already") { clause } else { &clause[..from] };
    if needs_denial && !DENIED.iter().any(|word| near.contains(word)) {
        return None;
    }
    let spoken = words(clause);
    let (entity, name, end) = if is_behind {
        let first = spoken.partition_point(|word| word.start < to);
        found(&spoken[first..], known, clause, true)?
    } else {
        let last = spoken.partition_point(|word| word.end <= from);
        found(&spoken[..last], known, clause, false)?
    };
    // "(once per site": it stands in what says so.
    let behind = if cue.starts_with('(') { from } else { to.max(end) };
    let within = scope(clause, behind, entity, known);
    // "In use for this port and cannot be given to another cabin".
    let within = within.or_else(|| scope(clause.get(..from)?, end, entity, known).filter(|_| !is_behind));
    let within = within.or_else(|| leading(clause, entity, known));
    let mut names: Vec<String> = within.into_iter().collect_vec();
    names.push(name);
    Some(Once::of(entity, names))
}

/// The column that words name, the first of them or the last, with the thing that has it.
pub(super) fn found(
    spoken: &[Word<'_>],
    known: &Known<'_>,
    clause: &str,
    is_first: bool,
) -> Option<(usize, String, usize)> {
    let count = spoken.len();
    let starts: Vec<usize> =
        if is_first { (0..count.min(4)).collect_vec() } else { (0..count).rev().take(12).collect_vec() };
    for at in starts {
        for length in (1..=LONGEST).rev() {
            // Looked for from the last word back, or from the first on.
            let range = if is_first { at..at + length } else { (at + 1).saturating_sub(length)..at + 1 };
            let Some(words) = spoken.get(range.clone()).filter(|words| words.len() == length) else {
                continue;
            };
            let said: Vec<String> = words.iter().map(|word| String::from(&*word.lower)).collect_vec();
            let name = singular(&said.join(" "));
            let parts = column::parts(&name);
            let Some(owner) = known.owners.get(&parts) else { continue };
            let has = |at: &usize| {
                let fields = known.entities[*at].fields.iter().take(64);
                fields.into_iter().any(|field| column::parts(&field.words) == parts)
            };
            // Whoever stands nearest before it has it; what stands behind is where it is so.
            let mentioned = known.mentions.in_text(clause);
            let before = mentioned.iter().rev().filter(|mention| mention.start <= words[0].start);
            let named = before.map(|mention| mention.entity).filter(has);
            let is_thing = |at: &usize| known.entities[*at].class != Class::User;
            let entity = named.clone().find(is_thing).or_else(|| named.clone().next());
            let entity = entity.or(known.subject.filter(has)).or(*owner).or(known.before.filter(has))?;
            return Some((entity, name, words[length - 1].end));
        }
    }
    None
}

/// "Within one location a name must not occur twice".
pub(super) fn leading(clause: &str, of: usize, known: &Known<'_>) -> Option<String> {
    let at = ["within one ", "within a ", "within an ", "within each ", "within the same "]
        .iter()
        .find_map(|cue| Some(super::find(clause, cue)? + cue.len()))?;
    let named = known.mentions.in_text(&clause[at..]);
    let within = named.first().filter(|mention| mention.start == 0 && mention.entity != of)?;
    Some(known.entities[within.entity].noun.clone())
}

/// Within what it is: "within one park", "per year", "of a section".
pub(super) fn scope(clause: &str, from: usize, of: usize, known: &Known<'_>) -> Option<String> {
    let rest = clause.get(from..)?;
    let rest = rest.trim_start_matches('(').split([',', ':', '(', '–', '—']).next()?;
    let ties = ["per ", "within ", "in ", "for ", "of ", "on ", "at "];
    let named = known.mentions.in_text(rest);
    // "Once per season", which is a column of it.
    let own = [
        "per ",
        "within a ",
        "within one ",
        "in one ",
        "in a ",
        "for the same ",
        "of the same ",
        "in the same ",
    ]
    .iter()
    .find_map(|tie| rest.trim_start().strip_prefix(tie));
    let own = own.map(|own| singular(own.trim())).filter(|own| {
        let parts = column::parts(own);
        known.entities[of].fields.iter().take(64).any(|field| column::parts(&field.words) == parts)
    });
    if own.is_some() {
        return own;
    }
    let within = named.iter().find(|mention| {
        let before = rest[..mention.start].trim_end();
        let before = before.strip_suffix(" same").unwrap_or(before);
        let lead = before.rsplit(' ').next().unwrap_or_default();
        let before = if lead != "per" && crate::language::noun::is_determiner(lead) || lead == "one" {
            before[..before.len() - lead.len()].trim_end()
        } else {
            before
        };
        mention.entity != of && ties.iter().any(|tie| before.ends_with(tie.trim_end()))
    })?;
    Some(known.entities[within.entity].noun.clone())
}
