//! Whether a noun of which nothing is claimed, or too little, is spoken of as things are that are kept: as one of many,
//! in numbers, by its attributes, all through the docs.

mod weights;

use alloc::string::String;
use alloc::vec::Vec;

use super::{ONE, hundreds, log, share};
use crate::design::Fate;
use crate::design::noun::{Ground, Nouns};
use crate::design::spoken::{How, Spoken, WAYS};
use crate::language::noun::{self as words, Class};
use crate::language::person::is_person;
use crate::language::singular;
use crate::language::verb::verb;
use crate::ordered::{BTreeSet, CollectVec};
use crate::product::{Evidence, Product};
use weights::{WEIGHTS, ZERO};

/// How many features there are besides those of the manner.
const OTHERS: usize = 31;

/// How many features there are.
pub(in crate::design) const HEARD: usize = 2 * WAYS + OTHERS;

/// The names of who acts in the docs, in the singular, and their last words.
pub(in crate::design) fn acting(product: &Product) -> BTreeSet<String> {
    let names = product.journey.actors.iter().map(|actor| singular(&actor.name.to_lowercase()));
    names.flat_map(|name| [name.rsplit(' ').next().unwrap_or_default().into(), name]).collect()
}

/// What is known of a noun by how it is spoken of, in hundredths: for each way its count and its share, then the rest.
///
/// `first` is what the first opinion made of it, and the weight of its claims in tenths; none where nothing is claimed.
pub(in crate::design) fn heard(
    name: &str,
    first: Option<(Fate, u32)>,
    acts: bool,
    spoken: &Spoken<'_>,
) -> [i32; HEARD] {
    let manner = spoken.manner(name);
    let said = manner[How::Said];
    let head = name.rsplit(' ').next().unwrap_or(name);
    let class = words::class(head);
    let yes = |is: bool| if is { ONE } else { 0 };
    let is = |fate: Fate| yes(first.is_some_and(|(first, _)| first == fate));
    let ends = |end: &str| yes(head.ends_with(end));
    let of = |of: Class| yes(class == Some(of));
    let others: [i32; OTHERS] = [
        yes(spoken.is_noun(name)),
        yes(spoken.is_counted(name)),
        yes(spoken.is_proper(name)),
        yes(is_person(head)),
        yes(acts),
        yes(words::is_noun_or_verb(head)),
        yes(words::is_attribute_head(head)),
        yes(verb(head).is_some()),
        yes(name.contains(' ')),
        yes(name.len() > 8),
        yes(class.is_none()),
        of(Class::Generic),
        of(Class::Property),
        of(Class::Output),
        of(Class::Measure),
        of(Class::Interface),
        of(Class::Infrastructure),
        of(Class::Feeling),
        of(Class::Quantity),
        yes(words::is_happening(head)),
        yes(words::is_kind(head)),
        is(Fate::Thin),
        is(Fate::Transient),
        is(Fate::Attribute),
        is(Fate::External),
        is(Fate::Role),
        first.map_or(0, |(_, weight)| hundreds(weight.min(60)) / 40),
        ends("ment"),
        ends("tion"),
        ends("er"),
        ends("ing"),
    ];
    let mut features = [0; HEARD];
    for (at, count) in manner.counts().iter().enumerate() {
        features[2 * at] = log(spoken.usual(*count));
        features[2 * at + 1] = share(*count, said);
    }
    features[2 * WAYS..].copy_from_slice(&others);
    features
}

/// How much the manner in which a noun is spoken of says for a table, in thousandths of a logit.
pub(in crate::design) fn weigh(features: &[i32; HEARD]) -> i32 {
    ZERO + features.iter().zip(&WEIGHTS).map(|(feature, weight)| feature * weight / ONE).sum::<i32>()
}

/// The weights were found on documents of up to half as many words: in longer ones all is spoken of again and again.
const WORDS: usize = 4_000;

/// Whether the docs are such as the weights were found on.
pub(in crate::design) fn is_heard(spoken: &Spoken<'_>) -> bool {
    spoken.says_enough() && spoken.words() <= WORDS
}

/// Above this, in thousandths of a logit, what is spoken of is kept.
pub(in crate::design) const KEPT: i32 = 0;

/// At most so many lines that speak of a noun are its evidence.
const PLACES: usize = 3;

/// Claims nouns of which no sentence claims anything, and which are spoken of all through the docs as things are that
/// are kept.
pub(in crate::design) fn claim(nouns: &mut Nouns, spoken: &Spoken<'_>, product: &Product) {
    if !is_heard(spoken) {
        return;
    }
    let acting = acting(product);
    let mut kept: Vec<&str> = Vec::new();
    for name in spoken.again() {
        let is_claimed = || nouns.get(name).is_some_and(|noun| !noun.claims.is_empty());
        if words::is_function_word(name) || spoken.is_proper(name) || is_claimed() {
            continue;
        }
        if weigh(&heard(name, None, acting.contains(name), spoken)) > KEPT {
            kept.push(name);
        }
    }
    for name in kept {
        for line in spoken.lines(name).take(PLACES).collect_vec() {
            let evidence = Evidence { place: line.place, words: line.words.clone(), rule: "" };
            nouns.claim(name, Ground::Throughout, &line.steps, &evidence);
        }
    }
}
