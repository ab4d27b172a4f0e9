//! A second opinion on each noun: everything that is known of it, weighed at once.
//!
//! The first opinion, [`super::verdict`], asks whether some evidence is enough. This one sums small pieces of evidence, each
//! with a weight that a logistic regression found on journeys of many hands; see ARCHITECTURE.md.

pub(super) mod heard;
pub(super) mod own;
pub(super) mod tie;
mod weights;

use alloc::string::String;
use alloc::vec::Vec;

use super::Fate;
use super::entity::Entity;
use super::noun::{Ground, Noun};
use super::spoken::{How, Manner, Spoken};
use crate::language::noun::{self as words, Class};
use crate::language::person::is_person;
use crate::ordered::{BTreeSet, CollectVec, Order};
use weights::{WEIGHTS, ZERO};

/// One of a feature, in hundredths.
const ONE: i32 = 100;

/// How many features there are.
pub(super) const FEATURES: usize = 63;

/// Logarithms of one and a count, in hundredths; of more, that of the last.
const LOGARITHMS: [i32; 33] = [
    0, 69, 110, 139, 161, 179, 195, 208, 220, 230, 240, 248, 256, 264, 271, 277, 283, 289, 294, 300, 304,
    309, 314, 318, 322, 326, 330, 333, 337, 340, 343, 347, 350,
];

/// The logarithm of one and a count.
fn log(count: u32) -> i32 {
    LOGARITHMS[(count as usize).min(LOGARITHMS.len() - 1)]
}

/// A part of a whole.
fn share(count: u32, of: u32) -> i32 {
    hundreds(count) / of.max(1).cast_signed()
}

/// Of more things than these, not every two are weighed.
const MOST: usize = 80;

/// Whether what is known of things is weighed: in documents such as the weights were found on.
fn are_weighed(entities: &[Entity], spoken: &Spoken<'_>) -> bool {
    heard::is_heard(spoken) && entities.len() <= MOST
}

/// Words that say whose the noun after them is.
const OWNERS: &str = "its their his her";

/// A small count, in hundredths.
fn hundreds(count: u32) -> i32 {
    count.cast_signed() * ONE
}

/// What is known of a noun, in hundredths; each place means what [`WEIGHTS`] says.
pub(super) fn features(
    name: &str,
    noun: &Noun,
    fate: Fate,
    spoken: &Spoken<'_>,
    tables: &BTreeSet<&str>,
) -> [i32; FEATURES] {
    let aliases = noun.aliases.iter().map(|alias| spoken.manner(alias));
    let manner = aliases.fold(spoken.manner(name), Manner::or);
    // A name that was put together is spoken of by a part of it: the content, of a content item; the metrics of a platform.
    let manner = match name.rsplit_once(' ') {
        Some((front, "item" | "entry" | "record" | "piece" | "file")) if manner[How::Said] == 0 => {
            spoken.manner(front)
        }
        Some((_, head)) if manner[How::Said] == 0 => spoken.manner(head),
        _ => manner,
    };
    let count = manner[How::Said];
    let head = name.rsplit(' ').next().unwrap_or(name);
    let class = words::class(head);
    let yes = |is: bool| if is { ONE } else { 0 };
    let alone = noun.stands_alone();
    let is = |ground: Ground| yes(noun.is(ground));
    let more = |ground: Ground| {
        noun.grounds().get(&ground).map_or(0, |count| hundreds((*count).min(3).saturating_sub(1)))
    };
    let places: BTreeSet<_> = noun.claims.iter().map(|claim| claim.evidence.place).collect();
    let is_named_after = tables
        .range(name..)
        .take(8)
        .any(|other| other.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    let ends = |end: &str| head.len() > end.len() + 2 && head.ends_with(end);
    [
        log(spoken.usual(count)),
        log(spoken.usual(manner[How::Plural])),
        log(spoken.usual(manner[How::One])),
        share(manner[How::Done], count),
        share(manner[How::Begins], count),
        log(spoken.usual(manner[How::Of])),
        share(manner[How::Required], count),
        share(manner[How::Answered], count),
        share(manner[How::Titled], count),
        share(manner[How::Built], count),
        is(Ground::Created),
        is(Ground::Stored),
        is(Ground::Endpoint),
        is(Ground::Sought),
        is(Ground::Related),
        is(Ground::Ruled),
        is(Ground::Concept),
        is(Ground::Listed),
        is(Ground::Title),
        is(Ground::Counted),
        is(Ground::Changed),
        is(Ground::Attributes),
        is(Ground::Told),
        is(Ground::Selected),
        is(Ground::States),
        is(Ground::Deed),
        is(Ground::Defined),
        is(Ground::Named),
        is(Ground::Identifier),
        is(Ground::Read),
        is(Ground::Elsewhere),
        is(Ground::Part),
        is(Ground::Keyed),
        is(Ground::Several),
        more(Ground::Elsewhere),
        more(Ground::Read),
        more(Ground::Ruled),
        more(Ground::Created),
        yes(alone.is_none()),
        hundreds(places.len().min(4) as u32) / 4,
        yes(places.len() > 1),
        yes(spoken.is_noun(name)),
        yes(spoken.is_counted(name)),
        yes(!noun.chosen.is_empty()),
        yes(!noun.links.is_empty()),
        yes(noun.fields.len() > 1),
        yes(noun.fields.len() > 3),
        yes(is_person(head)),
        yes(class == Some(Class::Actor)),
        yes(class == Some(Class::Infrastructure)),
        yes(class == Some(Class::Interface)),
        yes(class == Some(Class::Generic)),
        yes(matches!(class, Some(Class::Property | Class::Quantity))),
        yes(words::is_noun_or_verb(head)),
        yes(words::is_attribute_head(head)),
        yes(name.contains(' ')),
        yes(name.split(' ').next().is_some_and(|first| first != head && is_person(first))),
        yes(is_named_after),
        yes(head != name && tables.contains(head)),
        yes(ends("ment")) + yes(ends("tion")),
        yes(ends("er") || ends("or")),
        yes(matches!(fate, Fate::Entity | Fate::Lookup)),
        yes(fate == Fate::Transient),
    ]
}

/// How much speaks for a table, in thousandths of a logit: above nothing, more than speaks against it.
pub(super) fn weigh(features: &[i32; FEATURES]) -> i32 {
    let sum: i32 = features.iter().zip(&WEIGHTS).map(|(feature, (_, weight))| feature * weight / ONE).sum();
    ZERO + sum
}

/// What speaks for a table the most, or against it, in words.
pub(super) fn reasons(features: &[i32; FEATURES], is_for: bool) -> String {
    let mut said: Vec<(i32, &str)> = features
        .iter()
        .zip(&WEIGHTS)
        .map(|(feature, (words, weight))| (feature * weight, *words))
        .filter(|(weight, _)| (*weight > 0) == is_for && *weight != 0)
        .collect_vec();
    said.order_by_key(|(weight, _)| core::cmp::Reverse(weight.abs()));
    let words: Vec<&str> = said.iter().take(2).map(|(_, words)| *words).collect_vec();
    words.join("; ")
}
