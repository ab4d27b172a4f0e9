//! In which manner the docs speak of a noun: as one of many, in the plural, behind a verb.

use core::ops::Index;

use super::{Spoken, Spot};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::verb::verb;
use crate::ordered::BTreeSet;
use crate::product::{Kind, Role, Scope, Sense};

/// At most this many places of a noun are looked at.
const PLACES: usize = 64;

/// A way in which a noun is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::design) enum How {
    /// At all, in lines that count.
    Said,
    /// In the plural.
    Plural,
    /// As one of many: `an order`, `another order`.
    One,
    /// Behind a verb: `adds an order`.
    Done,
    /// Where a clause begins.
    Begins,
    /// Before `of` or `for`: `the order of a guest`.
    Of,
    /// In a demand.
    Required,
    /// In what the product does.
    Answered,
    /// In a title.
    Titled,
    /// In the architecture.
    Built,
    /// One by one: `each order`, `which order`.
    Each,
    /// In a number: `five orders`, `several orders`.
    Number,
    /// Before a verb: `an order has`, `orders are`.
    Acts,
    /// Before the word of an attribute: `order number`.
    Named,
    /// Behind `of`: `the state of the order`.
    Owner,
    /// Behind another preposition: `at the counter`.
    Where,
    /// As one that is known: `the order`.
    Known,
    /// With its owner: `her order`.
    Whose,
    /// Before another noun: `order form`.
    First,
    /// Behind another noun: `repair order`.
    Last,
    /// Where a clause ends.
    Ends,
    /// In so many sections.
    Sections,
}

/// How many ways there are.
pub(in crate::design) const WAYS: usize = How::Sections as usize + 1;

/// How often a noun is spoken of in each way.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::design) struct Manner([u32; WAYS]);

/// Documents of so many words tell of a product; in longer ones more is spoken of everything.
const WORDS: usize = 1_200;

impl Index<How> for Manner {
    type Output = u32;

    fn index(&self, how: How) -> &u32 {
        &self.0[how as usize]
    }
}

impl Manner {
    /// The greater of the two, count by count.
    pub(in crate::design) fn or(mut self, other: Self) -> Self {
        for (count, other) in self.0.iter_mut().zip(other.0) {
            *count = other.max(*count);
        }
        self
    }

    /// The counts of all ways, in their order.
    pub(in crate::design) fn counts(&self) -> &[u32; WAYS] {
        &self.0
    }

    fn add(&mut self, how: How, is_so: bool) {
        self.0[how as usize] += u32::from(is_so);
    }
}

impl Spoken<'_> {
    /// A count as it would be in documents of the usual length.
    pub(in crate::design) fn usual(&self, count: u32) -> u32 {
        let words = self.spots.len().max(WORDS);
        (count as usize * WORDS).div_ceil(words) as u32
    }

    /// The manner in which a noun of singular words is spoken of.
    pub(in crate::design) fn manner(&self, name: &str) -> Manner {
        let mut manner = Manner::default();
        let mut sections = BTreeSet::new();
        let last = name.split(' ').count() - 1;
        for (place, spot) in self.places_of(name).take(PLACES) {
            let line = &self.product.lines[spot.line as usize];
            if line.scope != Scope::Now || line.sense == Sense::Ignored {
                continue;
            }
            let word = |back: usize| {
                place.checked_sub(back).filter(|_| spot.follows).map_or("", |at| self.word(self.spots[at]))
            };
            let end = self.spots[place + last];
            let next = self.spots.get(place + last + 1).filter(|next| next.follows && next.line == spot.line);
            let next = next.map_or("", |next| self.word(*next));
            let before = word(1);
            // What stands before the noun and its article.
            let is_one = is_one_of(before, "a an another");
            let leads = if is_one || before == "the" { word(2) } else { before };
            let led = if noun::is_determiner(before) { word(2) } else { before };
            let names =
                |word: &str| !word.is_empty() && !noun::is_function_word(word) && verb(word).is_none();
            manner.add(How::Said, true);
            manner.add(How::Plural, end.is_plural);
            manner.add(How::One, is_one);
            manner.add(How::Done, verb(leads).is_some());
            manner.add(How::Begins, !spot.follows);
            manner.add(How::Of, matches!(next, "of" | "for"));
            manner.add(How::Required, line.sense == Sense::Requirement);
            manner.add(How::Answered, line.sense == Sense::Response);
            manner.add(How::Titled, line.kind == Kind::Heading);
            manner.add(How::Built, self.product.documents[line.document].role == Role::Architecture);
            manner.add(How::Each, is_one_of(before, "each every per any which"));
            manner.add(How::Number, is_several(before));
            manner.add(How::Acts, is_auxiliary(next));
            manner.add(How::Named, noun::is_attribute_head(next));
            manner.add(How::Owner, led == "of");
            manner.add(How::Where, is_of_place(led));
            manner.add(How::Known, before == "the");
            manner.add(How::Whose, is_whose(before));
            manner.add(How::First, names(next));
            manner.add(How::Last, names(before));
            manner.add(How::Ends, next.is_empty());
            sections.insert(line.section);
        }
        manner.0[How::Sections as usize] = sections.len() as u32;
        manner
    }

    /// The singular of the word at a spot.
    fn word(&self, spot: Spot) -> &str {
        self.words.get(spot.word as usize).map_or("", |word| word)
    }
}

/// Whether a word says that there are several of what follows.
fn is_several(word: &str) -> bool {
    is_one_of(
        word,
        "two three four five six seven eight nine ten twelve several many some multiple few more \
all one both other",
    ) || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a word begins what is told of the noun before it.
fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "has"
            | "have"
            // The singular of `has`, as every word here is one.
            | "ha"
            | "can"
            | "cannot"
            | "may"
            | "must"
            | "shall"
            | "will"
            | "that"
            | "which"
            | "who"
            | "belong"
            | "come"
            | "get"
            | "go"
    )
}

/// Whether a preposition other than `of` says where something is.
fn is_of_place(word: &str) -> bool {
    is_one_of(word, "at by for from in into on to with")
}

/// Whether a word says whose the noun after it is.
fn is_whose(word: &str) -> bool {
    is_one_of(word, "her his its my our their your")
}
