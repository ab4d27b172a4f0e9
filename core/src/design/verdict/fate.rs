//! The first opinion on a noun: what the strongest evidence makes of it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::kind;
use crate::config::Decisions;
use crate::design::Fate;
use crate::design::noun::{Ground, Noun};
use crate::design::spoken::Spoken;
use crate::language::noun as words;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::text::FileId;

/// A table needs this much, in tenths, and grounds of two classes.
const ENOUGH: u32 = 40;

/// With this much, a noun that values are told of is more than one of these values.
const MUCH: u32 = 60;

/// What becomes of a noun, and the rule that says so.
pub(super) fn fate(
    name: &str,
    noun: &Noun,
    decisions: &Decisions,
    backlog: &[FileId],
    spoken: &Spoken<'_>,
) -> (Fate, String) {
    if is_ignored(name, noun, decisions) {
        return (Fate::Transient, "ignored in throughline.toml".to_string());
    }
    let all = noun.weight();
    let planned = noun;
    let without = (!backlog.is_empty()).then(|| noun.without(backlog));
    let noun = without.as_ref().unwrap_or(noun);
    let is_named = [
        Ground::Decided,
        Ground::Ddl,
        Ground::Diagram,
        Ground::Listed,
        Ground::Concept,
        Ground::Part,
        Ground::Named,
        Ground::Endpoint,
        Ground::Told,
    ];
    // What is made and told in detail is one of many, however it is spoken of.
    let grounds = noun.grounds();
    let is_made_of_parts = !words::is_attribute_head(name)
        && (noun.is(Ground::Created) || noun.is(Ground::Stored))
        && (grounds.get(&Ground::Attributes).is_some_and(|lists| *lists > 1)
            || grounds.get(&Ground::Ruled).is_some_and(|rules| *rules > 1) && noun.is(Ground::Related));
    if !is_named.iter().any(|ground| noun.is(*ground)) && !is_made_of_parts && spoken.is_only_one(name) {
        return (Fate::External, "there is only one of it".to_string());
    }
    if !is_named.iter().any(|ground| noun.is(*ground)) && spoken.is_proper(name) {
        return (Fate::External, "the name of one, always written in upper case".to_string());
    }
    if let Some(ground) = noun.stands_alone() {
        return (kind(noun), ground.words().to_string());
    }
    if noun.claims.is_empty()
        && all >= ENOUGH
        && planned
            .grounds()
            .keys()
            .any(|ground| matches!(ground, Ground::Named | Ground::Stored | Ground::Ddl))
    {
        return (Fate::Thin, "only the backlog speaks of it".to_string());
    }
    if noun.not_kept.is_some() {
        return (Fate::Transient, "the docs say that it is not kept".to_string());
    }
    let grounds = noun.grounds();
    let weight = noun.weight();
    let is_made = is_made(name, noun, grounds);
    if let Some((values, true, _)) = &noun.examples
        && noun.makings.is_empty()
        && !grounds.contains_key(&Ground::Stored)
        && weight < MUCH
    {
        return (Fate::Attribute, format!("a closed list of {} values that nobody adds to", values.len()));
    }
    // What somebody does is told by its very name, and by a rule.
    let has_grounds = grounds.len() >= 2;
    if weight >= ENOUGH && has_grounds && is_made && is_told_twice(noun, grounds) {
        let strongest: Vec<&str> = grounds.keys().take(2).map(|ground| ground.words()).collect_vec();
        return (kind(noun), strongest.join("; "));
    }
    if noun.later.is_some() {
        return (Fate::Deferred, "asked for later".to_string());
    }
    if is_made {
        return (Fate::Thin, format!("too little is said of it ({}.{} of 4)", weight / 10, weight % 10));
    }
    (Fate::Transient, "only looked at, never made, stored or described".to_string())
}

/// Whether the user's word is that it is no table.
pub(super) fn is_ignored(name: &str, noun: &Noun, decisions: &Decisions) -> bool {
    decisions.ignore.iter().any(|said| {
        let said = said.name.replace('_', " ");
        said == name || crate::language::singular(&said) == name || noun.aliases.contains(&said)
    })
}

/// Whether it is told to be made, kept or described.
fn is_made(name: &str, noun: &Noun, grounds: &BTreeMap<Ground, u32>) -> bool {
    let is_somebody = crate::language::person::is_person(name.rsplit(' ').next().unwrap_or(name));
    let is_described = grounds.contains_key(&Ground::Attributes)
        && (!is_somebody
            || noun.fields.len() > 1
            || [Ground::Title, Ground::Related, Ground::States, Ground::Changed]
                .iter()
                .any(|ground| grounds.contains_key(ground)));
    let is_counted = grounds.get(&Ground::Counted).is_some_and(|count| *count > 1);
    // Somebody whom the docs only let act is no row.
    is_described
        || is_counted && !is_somebody
        || !is_somebody && grounds.contains_key(&Ground::Title) && is_happening(name)
        || [
            Ground::Created,
            Ground::Deed,
            Ground::Defined,
            Ground::Related,
            Ground::Ruled,
            Ground::Stored,
            Ground::Named,
            Ground::Identifier,
            Ground::Endpoint,
            Ground::Selected,
            Ground::Sought,
            Ground::States,
        ]
        .iter()
        .filter(|ground| {
            let acts = [Ground::Related, Ground::Ruled, Ground::Selected, Ground::Sought, Ground::Identifier];
            !is_somebody || !acts.contains(ground)
        })
        .any(|ground| grounds.contains_key(ground))
}

/// Whether a noun is what happens when something is done: a stoppage, a certification.
fn is_happening(name: &str) -> bool {
    let ends = ["ion", "ment", "age"].iter().any(|end| name.ends_with(end));
    words::class(name).is_none() && (ends || crate::language::verb::is_nominal(name))
}

/// Whether two places tell of it, or one that makes or names it.
fn is_told_twice(noun: &Noun, grounds: &BTreeMap<Ground, u32>) -> bool {
    let places: BTreeSet<_> = noun.claims.iter().map(|claim| claim.evidence.place).collect();
    places.len() >= 2
        || grounds.get(&Ground::Ruled).is_some_and(|rules| *rules > 1)
        || grounds.contains_key(&Ground::Sought) && grounds.contains_key(&Ground::Related)
        || [
            Ground::Created,
            Ground::Stored,
            Ground::Deed,
            Ground::Named,
            Ground::Endpoint,
            Ground::Identifier,
        ]
        .iter()
        .any(|ground| grounds.contains_key(ground))
}
