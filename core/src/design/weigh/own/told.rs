//! Which nouns stand beside which things in the docs, how often, and in which manner.

use alloc::string::String;
use alloc::vec::Vec;

use super::name::{Name, behind};
use crate::design::column;
use crate::design::detail;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions, Word, words};
use crate::design::spoken::Spoken;
use crate::design::weigh::OWNERS;
use crate::language::noun;
use crate::language::verb::{Form, verb};
use crate::language::{is_one_of, singular};

use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::{Evidence, Line, Product};

/// A manner in which a noun stands beside a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// In its sentence.
    Sentence,
    /// In a sentence that speaks of it first.
    First,
    /// In a sentence that speaks of it afterwards.
    After,
    /// Behind it, with no other between.
    Behind,
    /// `the batch number`
    Compound,
    /// `the number of the batch`
    Of,
    /// `a batch (number, weight)`
    Within,
    /// `a batch: number and weight`
    Listed,
    /// `a batch has a number`
    Held,
    /// `the batch and its number`
    Its,
    /// Below a title that speaks of it.
    Titled,
    /// Behind a label that speaks of it.
    Labelled,
    /// In a line that goes on with what the one before spoke of.
    GoesOn,
    /// Beside one of its columns.
    Beside,
    /// Beside several of its columns.
    Among,
}

/// How many manners there are.
pub(super) const WAYS: usize = How::Among as usize + 1;

/// A noun beside a thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) counts: [u32; WAYS],
    /// The first line that has both.
    pub(super) line: usize,
}

/// What the lines say of nouns and things.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) names: Vec<Name>,
    /// The thing and the noun → how they stand beside one another.
    pub(super) pairs: BTreeMap<(usize, usize), Pair>,
    /// How many lines speak of each thing.
    pub(super) lines: Vec<u32>,
    /// The words of a noun → which of the names, if any.
    known: BTreeMap<String, Option<usize>>,
    /// A column → which of the names.
    columns: BTreeMap<String, usize>,
}

/// A noun at its place in a line: which of the names, its words, and whether they are all of its noun phrase.
#[derive(Debug, Clone, Copy)]
struct Found {
    name: usize,
    first: usize,
    last: usize,
    is_whole: bool,
    /// The thing whose name stands right before it.
    compound: Option<usize>,
}

/// What a line speaks of besides its own words.
struct Around<'a> {
    titled: &'a [usize],
    labelled: Vec<usize>,
    goes_on: Option<usize>,
}

impl Told {
    /// Of every line that tells of the product; `columns` are those that each thing has.
    pub(super) fn of(
        entities: &[Entity],
        columns: &[BTreeSet<String>],
        mentions: &Mentions,
        product: &Product,
        spoken: &Spoken<'_>,
    ) -> Self {
        let mut told = Self { lines: alloc::vec![0; entities.len()], ..Self::default() };
        let things = |text: &str| mentions.in_text(text).iter().map(|mention| mention.entity).collect();
        let titled: Vec<Vec<usize>> =
            product.sections.iter().map(|section| things(&section.title)).collect_vec();
        let mut last: (Option<usize>, Option<usize>) = (None, None);
        for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| detail::counts(product, line)) {
            let named = mentions.in_line(at);
            let named = &named[..named.len().min(MOST)];
            let of_line: BTreeSet<usize> = named.iter().map(|mention| mention.entity).collect();
            for thing in &of_line {
                told.lines[*thing] += 1;
            }
            let around = Around {
                titled: line.section.map_or(&[], |section| &titled[section]),
                labelled: detail::label(product, line).map(things).unwrap_or_default(),
                goes_on: last.1.filter(|_| last.0 == line.section && named.is_empty()),
            };
            let words = words(&line.text);
            let words = &words[..words.len().min(WORDS)];
            let found = told.nouns(line, words, named, spoken);
            for one in &found {
                told.names[one.name].say(line, words, one.first, one.last, one.is_whole);
                told.beside(at, line, words, named, one, &around);
            }
            told.among(at, &found, columns, &of_line, &around);
            if last.0 != line.section || !named.is_empty() {
                last = (line.section, named.first().map(|mention| mention.entity));
            }
        }
        told
    }

    /// The nouns of a line that are none of the things, with one to three of their words.
    fn nouns(
        &mut self,
        line: &Line,
        words: &[Word<'_>],
        named: &[Mention],
        spoken: &Spoken<'_>,
    ) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut start = 0;
        while start < words.len() {
            let mut end = start;
            while end < words.len()
                && (end == start
                    || matches!(line.text.get(words[end - 1].end..words[end].start), Some(" " | "-")))
                && is_part(&words[end].lower, spoken)
            {
                end += 1;
            }
            let Some(last) = end.checked_sub(1).filter(|_| end > start) else {
                start += 1;
                continue;
            };
            let (from, to) = (words[start].start, words[last].end);
            let is_thing = named.iter().any(|mention| mention.start < to && mention.end >= to);
            let before = named.iter().rfind(|mention| mention.start >= from && mention.end <= to);
            let own = before.map_or(start, |mention| words.partition_point(|word| word.start < mention.end));
            start = end;
            if is_thing {
                continue;
            }
            for first in own.max(end.saturating_sub(3))..end {
                let Some(name) = self.name(line, &words[first..end]) else { continue };
                let is_whole = first == own;
                let compound = before.map(|mention| mention.entity).filter(|_| is_whole);
                if found.last().is_none_or(|before| (before.name, before.last) != (name, last)) {
                    found.push(Found { name, first, last, is_whole, compound });
                }
            }
        }
        found
    }

    /// Which of the names these words are; none where no column is called so.
    fn name(&mut self, line: &Line, words: &[Word<'_>]) -> Option<usize> {
        let text = words.iter().map(|word| &*word.lower).collect_vec().join(" ");
        if let Some(known) = self.known.get(&text) {
            return *known;
        }
        let evidence = Evidence { place: line.place, words: line.words.clone(), rule: "" };
        let column = column::from_words(&text, &evidence).filter(|column| column.name != "id");
        let at = column.map(|column| {
            let names = self.names.len();
            let at = *self.columns.entry(column.name.clone()).or_insert(names);
            if at == names {
                self.names.push(Name::of(&text, column));
            }
            at
        });
        self.known.insert(text, at);
        at
    }

    /// How a noun stands beside the things that its line speaks of.
    fn beside(
        &mut self,
        at: usize,
        line: &Line,
        words: &[Word<'_>],
        named: &[Mention],
        found: &Found,
        around: &Around<'_>,
    ) {
        let (start, end) = (words[found.first].start, words[found.last].end);
        let name = found.name;
        let last = named.iter().rfind(|mention| mention.end <= start);
        let things: BTreeSet<usize> = named.iter().map(|mention| mention.entity).collect();
        let first = named.first().map(|mention| mention.entity);
        for thing in &things {
            self.add(*thing, name, How::Sentence, at);
            if Some(*thing) == first {
                self.add(*thing, name, How::First, at);
            }
            if last.is_some_and(|mention| mention.entity == *thing) {
                self.add(*thing, name, How::Behind, at);
            } else if named.iter().all(|mention| mention.entity != *thing || mention.start >= end) {
                self.add(*thing, name, How::After, at);
            }
        }
        if let Some(thing) = found.compound {
            self.add(thing, name, How::Compound, at);
        }
        let (before, _) = behind(line, words, found.first);
        for mention in named.iter().filter(|mention| mention.end <= start) {
            let gap = &line.text[mention.end..start];
            if gap.contains('.') || gap.len() > FAR {
                continue;
            }
            if gap.contains('(') && !gap.contains(')') {
                self.add(mention.entity, name, How::Within, at);
            }
            if gap.contains(':') {
                self.add(mention.entity, name, How::Listed, at);
            }
            let from = words.partition_point(|word| word.start < mention.end);
            if words[from..found.first].iter().any(|word| is_holding(&word.lower)) {
                self.add(mention.entity, name, How::Held, at);
            }
        }
        if let Some(mention) = last.filter(|_| is_one_of(before, OWNERS)) {
            self.add(mention.entity, name, How::Its, at);
        }
        if let Some(mention) = named.iter().find(|mention| mention.start >= end) {
            let to = words.partition_point(|word| word.start < mention.start);
            let mut gap = words[found.last + 1..to].iter().filter(|word| !noun::is_determiner(&word.lower));
            if gap.next().is_some_and(|word| word.lower == "of") && gap.next().is_none() {
                self.add(mention.entity, name, How::Of, at);
            }
        }
        for thing in around.titled {
            self.add(*thing, name, How::Titled, at);
        }
        for thing in &around.labelled {
            self.add(*thing, name, How::Labelled, at);
        }
        if let Some(thing) = around.goes_on {
            self.add(thing, name, How::GoesOn, at);
        }
    }

    /// Which nouns of a line stand beside columns of what it speaks of.
    fn among(
        &mut self,
        at: usize,
        found: &[Found],
        columns: &[BTreeSet<String>],
        of_line: &BTreeSet<usize>,
        around: &Around<'_>,
    ) {
        let mut things = of_line.clone();
        things.extend(around.titled.iter().chain(&around.labelled).copied());
        things.extend(around.goes_on);
        for one in found {
            let others = || found.iter().filter(|other| other.last != one.last && other.is_whole);
            let counted: Vec<(usize, usize)> = things
                .iter()
                .map(|thing| {
                    let is_own = |other: &&Found| columns[*thing].contains(&self.names[other.name].column);
                    (*thing, others().filter(is_own).count())
                })
                .collect_vec();
            for (thing, count) in counted {
                for (how, is_so) in [(How::Beside, count > 0), (How::Among, count > 1)] {
                    if is_so {
                        self.add(thing, one.name, how, at);
                    }
                }
            }
        }
    }

    fn add(&mut self, thing: usize, name: usize, how: How, line: usize) {
        let pair = self.pairs.entry((thing, name)).or_insert(Pair { counts: [0; WAYS], line });
        pair.counts[how as usize] += 1;
    }
}

/// No more things of a line are looked at, and no more of its words.
const MOST: usize = 24;
const WORDS: usize = 240;

/// Farther from one another, nothing between a noun and a thing is looked at.
const FAR: usize = 160;

/// Whether a word may be part of a noun phrase.
fn is_part(word: &str, spoken: &Spoken<'_>) -> bool {
    let is_noun = |verb: crate::language::verb::Verb| {
        matches!(verb.form, Form::Past | Form::Gerund)
            || noun::is_noun_or_verb(&singular(word))
            || spoken.is_noun(&singular(word))
    };
    !noun::is_function_word(word) && !noun::is_determiner(word) && verb(word).is_none_or(is_noun)
}

fn is_holding(word: &str) -> bool {
    is_one_of(
        word,
        "has have gets get contains contain with carries keeps needs includes holds hold include carry shows records \
stores notes enters gives states",
    )
}
