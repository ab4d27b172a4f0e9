//! How often two things stand beside one another in the docs, and in which manner.

use alloc::vec::Vec;

use hashbrown::HashMap;

use crate::design::detail;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions, words};
use crate::design::weigh::OWNERS;
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::person::is_person;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::{Line, Product};

/// A manner in which two things stand beside one another; the first of the two is the one that may refer to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// In one line.
    Line,
    /// In one sentence.
    Sentence,
    /// `readings of a freezer`
    Of,
    /// `a slot for a visit`
    For,
    /// `a deadline on a matter`
    Placed,
    /// `the deadline hangs on a matter`
    Behind,
    /// `each client has contacts`
    Holds,
    /// `a piece and its inspections`
    Own,
    /// `for each visit one slot`
    Each,
    /// `visit slots`
    Compound,
    /// `visits, slots and notes`
    Listed,
    /// Several of the one, and one of the other.
    Several,
    /// One of the one, and several of the other.
    Fewer,
    /// The other stands first.
    Follows,
    /// The line before speaks of the other.
    Before,
    /// The section speaks of the other.
    Section,
    /// The section speaks of the other the most.
    Main,
}

/// How many manners there are.
pub(super) const WAYS: usize = How::Main as usize + 1;

/// What stands in a gap that ties two things the most plainly, and how plainly.
fn plainness(how: How) -> u32 {
    match how {
        How::Of | How::Holds => 4,
        How::For | How::Placed | How::Own | How::Each | How::Compound => 3,
        How::Behind => 2,
        How::Line
        | How::Sentence
        | How::Listed
        | How::Several
        | How::Fewer
        | How::Follows
        | How::Before
        | How::Section
        | How::Main => 1,
    }
}

/// Two things in one direction.
#[derive(Debug, Clone, Copy, Default)]
struct Ties {
    counts: [u32; WAYS],
    /// How plainly its line ties the two.
    plain: u32,
    line: Option<usize>,
}

/// What the lines say of every two things, and how many lines speak of each.
#[derive(Debug)]
pub(super) struct Beside {
    ties: HashMap<(usize, usize), Ties>,
    things: Vec<Thing>,
}

/// How the lines speak of one thing.
#[derive(Debug, Clone, Copy)]
struct Thing {
    /// How many lines do.
    lines: u32,
    /// The first that does.
    first: usize,
    /// How often somebody is spoken of in its sentence.
    people: u32,
}

/// No more things of a line are looked at.
const MOST: usize = 8;

/// Farther from one another, nothing between two things is looked at.
const FAR: usize = 120;

const NONE: Ties = Ties { counts: [0; WAYS], plain: 0, line: None };

impl Beside {
    /// Of every line that tells of the product.
    pub(super) fn of(entities: &[Entity], mentions: &Mentions, product: &Product) -> Self {
        let thing = Thing { lines: 0, first: usize::MAX, people: 0 };
        let mut beside = Self { ties: HashMap::new(), things: alloc::vec![thing; entities.len()] };
        let mut sections: BTreeMap<usize, BTreeMap<usize, u32>> = BTreeMap::new();
        let mut last: (Option<usize>, BTreeSet<usize>) = (None, BTreeSet::new());
        for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| detail::counts(product, line)) {
            let named = mentions.in_line(at);
            let near = &named[..named.len().min(MOST)];
            let seen: BTreeSet<usize> = near.iter().map(|mention| mention.entity).collect();
            for one in &seen {
                let thing = &mut beside.things[*one];
                thing.lines += 1;
                thing.first = thing.first.min(at);
                if let Some(section) = line.section {
                    *sections.entry(section).or_default().entry(*one).or_default() += 1;
                }
            }
            for mention in near.iter().filter(|mention| is_of_somebody(line, mention)) {
                beside.things[mention.entity].people += 1;
            }
            if last.0 == line.section {
                for one in &seen {
                    for other in last.1.iter().filter(|other| !seen.contains(other)) {
                        beside.add(*one, *other, How::Before, at);
                    }
                }
            }
            if last.0 != line.section || !seen.is_empty() {
                last = (line.section, seen);
            }
            let mut together = BTreeSet::new();
            for (place, first) in near.iter().enumerate() {
                for second in near[place + 1..].iter().filter(|second| second.entity != first.entity) {
                    let (one, other) = (first.entity, second.entity);
                    if together.insert((one.min(other), one.max(other))) {
                        beside.both(one, other, How::Line, at);
                        beside.add(other, one, How::Follows, at);
                    }
                    beside.pair(line, at, first, second);
                }
            }
        }
        for of in sections.values() {
            beside.section(of);
        }
        beside
    }

    /// How often two things stand beside one another in each manner.
    pub(super) fn counts(&self, child: usize, parent: usize) -> &[u32; WAYS] {
        &self.ties.get(&(child, parent)).unwrap_or(&NONE).counts
    }

    /// The line that ties the two the most plainly.
    pub(super) fn line(&self, child: usize, parent: usize) -> Option<usize> {
        self.ties.get(&(child, parent))?.line
    }

    /// How many lines speak of a thing.
    pub(super) fn lines(&self, thing: usize) -> u32 {
        self.things[thing].lines
    }

    /// The first line that speaks of a thing.
    pub(super) fn first(&self, thing: usize) -> usize {
        self.things[thing].first
    }

    /// How often somebody stands in its sentence.
    pub(super) fn people(&self, thing: usize) -> u32 {
        self.things[thing].people
    }

    /// In how many sentences a thing stands with the one that it does so the most, but for one.
    pub(super) fn most(&self, child: usize, but: usize) -> u32 {
        let others = (0..self.things.len()).filter(|other| *other != but);
        others.map(|other| self.counts(child, other)[How::Sentence as usize]).max().unwrap_or_default()
    }

    fn add(&mut self, child: usize, parent: usize, how: How, line: usize) {
        let ties = self.ties.entry((child, parent)).or_default();
        ties.counts[how as usize] += 1;
        if plainness(how) > ties.plain {
            (ties.plain, ties.line) = (plainness(how), Some(line));
        }
    }

    fn both(&mut self, one: usize, other: usize, how: How, line: usize) {
        self.add(one, other, how, line);
        self.add(other, one, how, line);
    }

    /// What one line says of two things, the first before the second.
    fn pair(&mut self, line: &Line, at: usize, first: &Mention, second: &Mention) {
        let (one, other) = (first.entity, second.entity);
        let Some(between) = line.text.get(first.end..second.start) else { return };
        if between.contains(['.', ';', '?', '!']) {
            return;
        }
        self.both(one, other, How::Sentence, at);
        match (first.is_plural, second.is_plural) {
            (true, false) => {
                self.add(one, other, How::Several, at);
                self.add(other, one, How::Fewer, at);
            }
            (false, true) => {
                self.add(other, one, How::Several, at);
                self.add(one, other, How::Fewer, at);
            }
            (true, true) | (false, false) => {}
        }
        if between.len() > FAR {
            return;
        }
        if between == " " {
            self.add(other, one, How::Compound, at);
        }
        let gap = words(between);
        let bare: Vec<&str> =
            gap.iter().map(|word| &*word.lower).filter(|word| !noun::is_determiner(word)).collect_vec();
        if bare.is_empty() && between.contains(',') || matches!(bare.as_slice(), ["and" | "or"]) {
            self.both(one, other, How::Listed, at);
        }
        match bare.as_slice() {
            ["of"] => self.add(one, other, How::Of, at),
            ["for"] => self.add(one, other, How::For, at),
            [tie] if is_tie(tie) => self.add(one, other, How::Placed, at),
            [.., tie] if is_tie(tie) && bare.len() <= 4 => self.add(one, other, How::Behind, at),
            _ => {}
        }
        if gap.len() <= 6 && gap.first().is_some_and(|word| is_holding(&word.lower)) {
            self.add(other, one, How::Holds, at);
        }
        let ends = |those: &str| gap.last().is_some_and(|word| is_one_of(&word.lower, those));
        if ends(OWNERS) {
            self.add(other, one, How::Own, at);
        }
        if ends(EACH) {
            self.add(one, other, How::Each, at);
        }
        let before = line.text.get(..first.start).map(words).unwrap_or_default();
        if before.last().is_some_and(|word| is_one_of(&word.lower, EACH)) {
            self.add(other, one, How::Each, at);
        }
    }

    /// What a section speaks of, how often each.
    fn section(&mut self, of: &BTreeMap<usize, u32>) {
        let main = of.iter().max_by_key(|(at, count)| (**count, core::cmp::Reverse(**at))).map(|(at, _)| *at);
        for one in of.keys() {
            for other in of.keys().filter(|other| *other != one) {
                let counts = &mut self.ties.entry((*one, *other)).or_default().counts;
                counts[How::Section as usize] += 1;
                counts[How::Main as usize] += u32::from(Some(*other) == main);
            }
        }
    }
}

const EACH: &str = "each every per";

fn is_tie(word: &str) -> bool {
    is_one_of(word, "of for in on to per from within under against into at about with by")
}

fn is_holding(word: &str) -> bool {
    is_one_of(
        word,
        "has have gets get contains contain with carries keeps needs includes holds hold include carry",
    )
}

/// Whether somebody is spoken of in the sentence of a thing.
fn is_of_somebody(line: &Line, mention: &Mention) -> bool {
    let ends: &[char] = &['.', ';', '!', '?'];
    let start = line.text[..mention.start].rfind(ends).map_or(0, |at| at + 1);
    let end = line.text[mention.end..].find(ends).map_or(line.text.len(), |at| at + mention.end);
    words(&line.text[start..end]).iter().any(|word| {
        is_person(&word.lower)
            || is_one_of(&word.lower, "he she they who whom somebody someone everyone i we you")
    })
}
