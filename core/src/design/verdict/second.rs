//! The second opinion on each noun, and where it counts.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::fate::is_ignored;
use super::kind;
use crate::config::Decisions;
use crate::design::Fate;
use crate::design::noun::{Ground, Noun};
use crate::design::spoken::Spoken;
use crate::design::weigh::{self, heard};
use crate::ordered::BTreeSet;
use crate::product::Product;
use crate::text::FileId;

/// Weighs each noun again, with everything that is known of it.
pub(super) fn second_opinion(
    first: &mut [(&str, &Noun, Fate, String)],
    backlog: &[FileId],
    decisions: &Decisions,
    product: &Product,
    spoken: &Spoken<'_>,
) {
    if !spoken.says_enough() {
        return;
    }
    let acting = heard::acting(product);
    let tables: BTreeSet<&str> = first
        .iter()
        .filter(|(_, _, fate, _)| matches!(fate, Fate::Entity | Fate::Lookup))
        .map(|(name, ..)| *name)
        .collect();
    let mut weighed = Vec::new();
    for (at, (name, noun, fate, _)) in first.iter().enumerate() {
        // What the user has decided is not weighed.
        if is_ignored(name, noun, decisions) {
            continue;
        }
        let without = (!backlog.is_empty()).then(|| noun.without(backlog));
        let noun = without.as_ref().unwrap_or(noun);
        let features = weigh::features(name, noun, *fate, spoken, &tables);
        let weight = weigh::weigh(&features);
        // What a step is named after, that is made and told with its columns, is told in full.
        let is_full = FULL.iter().all(|ground| noun.is(*ground));
        let is_sure = is_full || noun.stands_firm() || SURE.iter().any(|ground| noun.is(*ground));
        match fate {
            Fate::Entity | Fate::Lookup if weight < DROPPED && !is_sure => {
                let rule = format!("little speaks for it: {}", weigh::reasons(&features, false));
                weighed.push((at, Fate::Thin, rule));
            }
            Fate::Thin | Fate::Transient | Fate::Attribute | Fate::External
                if weight > RAISED && may_be_raised(noun) =>
            {
                let rule = format!("all told: {}", weigh::reasons(&features, true));
                weighed.push((at, kind(noun), rule));
            }
            Fate::Thin | Fate::Transient | Fate::Attribute | Fate::External | Fate::Role
                if heard::is_heard(spoken) && may_be_raised(noun) && spoken.count(name) > 1 =>
            {
                let known = Some((*fate, noun.weight()));
                let features = heard::heard(name, known, acting.contains(*name), spoken);
                if heard::weigh(&features) > heard::KEPT {
                    weighed.push((at, kind(noun), Ground::Throughout.words().into()));
                }
            }
            Fate::Entity
            | Fate::Lookup
            | Fate::Join
            | Fate::Attribute
            | Fate::Role
            | Fate::Subtype
            | Fate::Transient
            | Fate::External
            | Fate::Deferred
            | Fate::Thin => {}
        }
    }
    for (at, fate, rule) in weighed {
        (first[at].2, first[at].3) = (fate, rule);
    }
}

/// What needs no second opinion.
const SURE: [Ground; 7] = [
    Ground::Decided,
    Ground::Ddl,
    Ground::Diagram,
    Ground::Listed,
    Ground::Kept,
    Ground::Concept,
    Ground::Throughout,
];

/// What together needs none either.
const FULL: [Ground; 3] = [Ground::Created, Ground::Attributes, Ground::Title];

/// Below this, in thousandths of a logit, what was taken for a table is none; above that, what was not is one.
const DROPPED: i32 = -350;
const RAISED: i32 = 400;

/// Whether no word of the docs or of the user keeps it from being one.
fn may_be_raised(noun: &Noun) -> bool {
    let is_closed = noun.examples.as_ref().is_some_and(|(_, are_all, _)| *are_all);
    noun.not_kept.is_none() && noun.later.is_none() && !is_closed
}
