//! In which manner the docs speak of a noun: as one of many, in the plural, behind a verb.

use super::{Spoken, Spot};
use crate::language::verb::verb;
use crate::product::{Kind, Role, Scope, Sense};

/// At most this many places of a noun are looked at.
const PLACES: usize = 64;

/// How often a noun is spoken of, and how.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::design) struct Manner {
    /// At all, in lines that count.
    pub(in crate::design) count: u32,
    /// In the plural.
    pub(in crate::design) plural: u32,
    /// As one of many: `an order`, `another order`.
    pub(in crate::design) one: u32,
    /// Behind a verb: `adds an order`.
    pub(in crate::design) done: u32,
    /// Where a clause begins.
    pub(in crate::design) begins: u32,
    /// Before `of` or `for`: `the order of a guest`.
    pub(in crate::design) of: u32,
    /// In a demand.
    pub(in crate::design) required: u32,
    /// In what the product does.
    pub(in crate::design) answered: u32,
    /// In a title.
    pub(in crate::design) titled: u32,
    /// In the architecture.
    pub(in crate::design) built: u32,
}

/// Documents of so many words tell of a product; in longer ones more is spoken of everything.
const WORDS: usize = 1_200;

impl Manner {
    /// The greater of the two, count by count.
    pub(in crate::design) fn or(self, other: Self) -> Self {
        Self {
            count: self.count.max(other.count),
            plural: self.plural.max(other.plural),
            one: self.one.max(other.one),
            done: self.done.max(other.done),
            begins: self.begins.max(other.begins),
            of: self.of.max(other.of),
            required: self.required.max(other.required),
            answered: self.answered.max(other.answered),
            titled: self.titled.max(other.titled),
            built: self.built.max(other.built),
        }
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
        let last = name.split(' ').count() - 1;
        for (place, spot) in self.places_of(name).take(PLACES) {
            let line = &self.product.lines[spot.line as usize];
            if line.scope != Scope::Now || line.sense == Sense::Ignored {
                continue;
            }
            let before = |back: usize| {
                place.checked_sub(back).filter(|_| spot.follows).map_or("", |at| self.word(self.spots[at]))
            };
            let end = self.spots[place + last];
            let next = self.spots.get(place + last + 1).filter(|next| next.follows && next.line == spot.line);
            let is_led = matches!(before(1), "a" | "an" | "the" | "another");
            let leads = if is_led { before(2) } else { before(1) };
            manner.count += 1;
            manner.plural += u32::from(end.is_plural);
            manner.one += u32::from(matches!(before(1), "a" | "an" | "another"));
            manner.done += u32::from(!leads.is_empty() && verb(leads).is_some());
            manner.begins += u32::from(!spot.follows);
            manner.of += u32::from(next.is_some_and(|next| matches!(self.word(*next), "of" | "for")));
            manner.required += u32::from(line.sense == Sense::Requirement);
            manner.answered += u32::from(line.sense == Sense::Response);
            manner.titled += u32::from(line.kind == Kind::Heading);
            manner.built += u32::from(self.product.documents[line.document].role == Role::Architecture);
        }
        manner
    }

    /// The singular of the word at a spot.
    fn word(&self, spot: Spot) -> &str {
        self.words.get(spot.word as usize).map_or("", |word| word)
    }
}
