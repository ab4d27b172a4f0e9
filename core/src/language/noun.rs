//! Nouns that are never tables, or only with a word before them, and words that only describe.

use super::list::{self, List, Lists};
use super::word::is_one_of;

/// What a noun names, where that decides whether it can be a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Something on a screen.
    Interface,
    /// Something that runs or carries the product.
    Infrastructure,
    /// Something that is felt.
    Feeling,
    /// Something that is counted about the product.
    Measure,
    /// Something that says too little without a word before it.
    Generic,
    /// A part or property of something.
    Property,
    /// A piece of time, money or quantity.
    Quantity,
    /// Somebody or something that acts and is no row.
    Actor,
    /// A thing that is generated from another: a report.
    Output,
}

/// The nouns of each class; a noun is in one only.
const CLASSES: [(Class, List); 9] = [
    (Class::Interface, List::named("interface")),
    (Class::Infrastructure, List::named("infrastructure")),
    (Class::Feeling, List::named("feeling")),
    (Class::Measure, List::named("measure")),
    (Class::Generic, List::named("generic")),
    (Class::Property, List::named("property")),
    (Class::Quantity, List::named("quantity")),
    (Class::Actor, List::named("actor")),
    (Class::Output, List::named("output")),
];

/// What class a singular lower-case noun is of, if that bears on whether it can be a table.
pub fn class(noun: &str) -> Option<Class> {
    list::find(&CLASSES, noun, "").map(|(class, _)| class)
}

/// Words that describe and are no part of a thing's name.
const DESCRIBING: List = List::named("describing");

/// Words that stand before a noun and say which or whose.
pub(super) const DETERMINERS: List = List::named("determiner");

/// Whether a lower-case word says which or whose.
pub fn is_determiner(word: &str) -> bool {
    DETERMINERS.has(word)
}

/// Words that tie a sentence together and name nothing: pronouns, prepositions, conjunctions, adverbs of place and time.
pub(super) const FUNCTION_WORDS: List = List::named("function");

/// Whether a lower-case word ties a sentence together and names nothing.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.has(word)
}

/// Nouns of an adjective's shape.
const ABLE_NOUNS: List = List::named("able-noun");

/// Whether a lower-case word only describes: listed, or of an adjective's shape.
pub fn is_describing(word: &str) -> bool {
    describes(word, Lists::of(word))
}

/// The same of a word whose lists are known.
pub(super) fn describes(word: &str, lists: Lists) -> bool {
    lists.has(DESCRIBING)
        || word.len() > 5 && is_adjective_in_shape(word) && !lists.has(ABLE_NOUNS)
        || is_number(word)
}

/// Whether a word counts from six on: `six`, `fourteen`, `forty-one`.
pub fn is_number(word: &str) -> bool {
    let word = word.split_once('-').map_or(word, |(tens, ones)| {
        let is_one = is_one_of(ones, "one two three four five") || is_number(ones);
        if is_one && tens.ends_with("ty") { tens } else { "" }
    });
    is_one_of(word, "six seven eight nine ten eleven twelve twenty")
        || is_one_of(word, "thirty forty fifty sixty seventy eighty ninety")
        || is_one_of(word, "thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
}

/// Endings of adjectives, by their last letter.
fn is_adjective_in_shape(word: &str) -> bool {
    let endings: &[&str] = match word.as_bytes().last() {
        Some(b'e') => &["able", "ible", "-wide"],
        Some(b'l') => &["ful", "-level"],
        Some(b's') => &["less", "ous"],
        Some(b'd') => &["-based"],
        Some(b'c') => &["-specific"],
        Some(b'y') => &["ly", "-ready"],
        _ => &[],
    };
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Nouns of happenings: booked or scheduled, they are the thing itself (else a booking of them is).
const HAPPENINGS: List = List::named("happening");

/// Whether a singular noun names a happening, so that booking it makes it.
pub fn is_happening(noun: &str) -> bool {
    HAPPENINGS.has(noun)
}

/// Files: what is uploaded and kept in object storage.
const FILES: List = List::named("file");

/// Whether a singular noun names a file.
pub fn is_file(noun: &str) -> bool {
    FILES.has(noun)
}

/// Machinery that is a thing of the user's world once a word stands before it: `publish job`, `sensor device`.
const MAY_BE_MODIFIED: List = List::named("modifiable");

/// Whether a noun of machinery can name a kept thing when another noun stands before it.
pub fn may_be_modified(noun: &str) -> bool {
    MAY_BE_MODIFIED.has(noun)
}

/// Nouns that tell things of one sort apart: a column with listed values.
const KINDS: List = List::named("kind");

/// Whether a singular noun tells things of one sort apart.
pub fn is_kind(noun: &str) -> bool {
    KINDS.has(noun)
}

/// Nouns with an adjective's ending.
const NOUNS_LIKE_ADJECTIVES: List = List::named("adjectival-noun");

/// Whether a lower-case word has an adjective's ending: `medical`, `electronic`.
pub fn is_adjectival(word: &str) -> bool {
    let endings = ["al", "ic", "ive", "ous", "ary"];
    word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending)) && !NOUNS_LIKE_ADJECTIVES.has(word)
}

/// Words that head the names of attributes: `departure time`, `unit price`.
const ATTRIBUTE_HEADS: List = List::named("attribute-head");

/// Whether a lower-case word heads the names of attributes, in the singular or the plural.
pub fn is_attribute_head(word: &str) -> bool {
    ATTRIBUTE_HEADS.has(word) || ATTRIBUTE_HEADS.has(&super::singular(word))
}

/// Who runs a product or is one: `company`, `system`. `The company has …` speaks of no row.
const ORGANIZATIONS: List = List::named("organization");

/// Whether a lower-case noun names who runs the product, in the singular or the plural.
pub fn is_organization(noun: &str) -> bool {
    ORGANIZATIONS.has(noun) || ORGANIZATIONS.has(&super::singular(noun))
}

/// Base forms of verbs that are nouns of things too: `order`, `review`.
const NOUNS_OR_VERBS: List = List::named("noun-or-verb");

/// Whether a verb's base form is as often a noun of a thing.
pub fn is_noun_or_verb(word: &str) -> bool {
    NOUNS_OR_VERBS.has(word)
}

/// Nouns that say little of machinery and texts, and name things where a product counts them: parts, batches, machines.
const COUNTABLE: List = List::named("countable");

/// Nouns that name things where they are spoken of often, one by one.
pub fn countable() -> impl Iterator<Item = &'static str> {
    COUNTABLE.words()
}

/// Things that are shared by what has them, so that each of these has several others: tags, categories.
const SHARED: List = List::named("shared");

/// Whether a singular noun names what is shared by what has it.
pub fn is_shared(noun: &str) -> bool {
    SHARED.has(noun)
}

/// Services whose ids are kept as text: `stripe_payment_id`.
const PROVIDERS: List = List::named("provider");

/// Whether a lower-case word names a service outside the product.
pub fn is_provider(word: &str) -> bool {
    PROVIDERS.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_is_in_one_class() {
        for (class, nouns) in &CLASSES {
            nouns.assert_sorted();
            for (other, others) in CLASSES.iter().filter(|(other, _)| other != class) {
                assert_eq!(nouns.words().find(|noun| others.has(noun)), None, "{class:?} and {other:?}");
            }
        }
    }

    #[test]
    fn lists_are_sorted() {
        for list in [
            DESCRIBING,
            DETERMINERS,
            HAPPENINGS,
            FILES,
            MAY_BE_MODIFIED,
            KINDS,
            NOUNS_LIKE_ADJECTIVES,
            PROVIDERS,
            SHARED,
            COUNTABLE,
            ATTRIBUTE_HEADS,
            ORGANIZATIONS,
            NOUNS_OR_VERBS,
            ABLE_NOUNS,
        ] {
            list.assert_sorted();
        }
    }

    #[test]
    fn a_word_of_an_adjectives_shape_describes_unless_it_is_a_noun() {
        assert!(is_describing("removable"));
        assert!(!is_describing("vegetable"));
    }
}
