//! The states of a thing that are told in passing: "it is a draft until it is published", "once paid it counts as
//! closed", "the keeper may cancel it".
//!
//! Each line tells one or two of them; what all lines tell together is settled at the end, and only of things whose states
//! are told nowhere in a row.

mod word;

use alloc::string::String;
use alloc::vec::Vec;

use word::{State, Weight, at as state_at, done_to};

use super::Said;
use crate::design::Class;
use crate::design::entity::{Entity, Field};
use crate::design::mention::Mention;
use crate::design::{Meaning, column, state};
use crate::language::{noun, verb};
use crate::ordered::CollectVec;
use crate::product::Evidence;

/// At most so many states are kept of a thing.
const MOST: usize = 12;

/// At most so many words of a line are looked at.
const LONGEST: usize = 400;

/// How a state is told of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Telling {
    /// In passing: "open orders", "cancels the order".
    Passing,
    /// "The order is open".
    Being,
    /// "The order is open, then paid".
    Row,
}

/// A state that was told of a thing.
#[derive(Debug)]
struct Told {
    name: String,
    weight: Weight,
    telling: Telling,
}

/// What is told of each thing.
#[derive(Debug)]
pub(super) struct Courses {
    of: Vec<(Vec<Told>, Option<Evidence>)>,
}

impl Courses {
    /// Of so many things.
    pub(super) fn of(count: usize) -> Self {
        Self { of: core::iter::repeat_with(|| (Vec::new(), None)).take(count).collect() }
    }

    /// Reads one line; `about` is what it is about where it does not say.
    pub(super) fn read(&mut self, entities: &[Entity], said: &Said<'_>, about: Option<usize>) {
        if said.words.len() > LONGEST {
            return;
        }
        let mut reader =
            Reader { said, entities, focus: said.labelled.or(about), row: None, last: 0, own: None };
        let mut at = 0;
        while at < said.words.len() {
            if at > 0 && reader.ends_between(at - 1, at) {
                reader.next_sentence();
            }
            reader.pass(at);
            let state = state_at(&said.words[at..], &said.text).or_else(|| reader.first_state(at));
            let width = match state {
                Some(state) if !reader.is_denied(at) => {
                    let width = state.width;
                    if let Some((owner, telling)) = reader.owner(at, &state) {
                        if telling == Telling::Row
                            && let Some((_, first)) = &reader.row
                        {
                            self.join(owner, first);
                        }
                        if telling != Telling::Passing {
                            reader.row = Some((owner, state.name.clone()));
                            reader.last = at + width;
                        }
                        self.tell(owner, Told { name: state.name, weight: state.weight, telling }, said);
                    }
                    width
                }
                Some(state) => state.width,
                None => {
                    if let Some((name, owner)) = reader.done(at) {
                        // "Accepts or rejects it".
                        let pair = reader.row.as_ref().filter(|(of, before)| {
                            *of == owner
                                && word::is_decision(before)
                                && word::is_yes(before) != word::is_yes(name)
                        });
                        let is_pair = word::is_decision(name) && pair.is_some();
                        let telling = if is_pair { Telling::Row } else { Telling::Passing };
                        if let Some((_, before)) = pair.filter(|_| is_pair) {
                            let before = before.clone();
                            self.join(owner, &before);
                        }
                        reader.row = Some((owner, name.into()));
                        reader.last = 0;
                        let told = Told { name: name.into(), weight: Weight::Sure, telling };
                        self.tell(owner, told, said);
                    }
                    1
                }
            };
            at += width;
        }
    }

    fn tell(&mut self, owner: usize, told: Told, said: &Said<'_>) {
        let (states, evidence) = &mut self.of[owner];
        if states.len() >= MOST {
            return;
        }
        if told.telling >= Telling::Being && evidence.is_none() {
            *evidence = Some(said.evidence("its states are told one by one"));
        }
        match states.iter_mut().find(|other| other.name == told.name) {
            Some(same) => same.telling = same.telling.max(told.telling),
            None => states.push(told),
        }
    }

    /// What was told before a state of the same row is of the row too.
    fn join(&mut self, owner: usize, name: &str) {
        if let Some(told) = self.of[owner].0.iter_mut().find(|told| told.name == name) {
            told.telling = Telling::Row;
        }
    }

    /// Gives the states to those things whose states are told nowhere else.
    pub(super) fn settle(self, entities: &mut [Entity]) {
        for (entity, (states, evidence)) in entities.iter_mut().zip(self.of) {
            if matches!(entity.class, Class::User | Class::Join) {
                continue;
            }
            if entity.states.len() > 1 {
                let ends = |state: &Told| state.telling >= Telling::Being && word::ends_any(&state.name);
                let more = states.into_iter().filter(ends).map(|state| state.name).collect_vec();
                entity.states = state::merged(core::mem::take(&mut entity.states), more);
                continue;
            }
            let has_column = || {
                entity.fields.iter().any(|field| matches!(&*field.words, "status" | "state" | "lifecycle"))
            };
            if !is_enough(&states) || has_column() {
                moments(entity, &states, evidence.as_ref());
                continue;
            }
            let mut states = states;
            // What is decided has waited for it.
            let is_decided = states.first().is_some_and(|first| word::is_decision(&first.name));
            if is_decided && !states.iter().any(|state| state::begins(&state.name)) {
                let (name, weight, telling) = ("pending".into(), Weight::Sure, Telling::Passing);
                states.insert(0, Told { name, weight, telling });
            }
            let one = core::mem::take(&mut entity.states);
            entity.states = state::merged(states.into_iter().map(|state| state.name).collect_vec(), one);
            entity.states_evidence = evidence;
        }
    }
}

/// What is told to happen to a thing that has no course happens at a moment: "it is checked in at the gate".
fn moments(entity: &mut Entity, states: &[Told], evidence: Option<&Evidence>) {
    let Some(evidence) = evidence else { return };
    for state in states.iter().filter(|state| state.telling >= Telling::Being) {
        let Some(moment) = word::moment(&state.name) else { continue };
        let stem = state.name.split('_').next().unwrap_or(&state.name);
        let says = |field: &Field| column::parts(&field.words).iter().any(|part| part == stem);
        if entity.fields.len() < 64 && !entity.fields.iter().any(says) {
            entity.fields.push(Field {
                words: moment,
                meaning: Some(Meaning::Timestamp),
                values: Vec::new(),
                range: None,
                required: Some(false),
                unique: false,
                evidence: Evidence { rule: "told to happen to it", ..evidence.clone() },
            });
        }
    }
}

/// Whether states are told often enough to be a course that the thing takes.
fn is_enough(states: &[Told]) -> bool {
    let sure = states.iter().filter(|state| state.weight == Weight::Sure);
    let told = |least: Telling| states.iter().filter(|state| state.telling >= least).count();
    let being = sure.clone().filter(|state| state.telling >= Telling::Being).count();
    let sure = sure.count();
    let row = told(Telling::Row);
    row > 2 || row > 1 && sure > 0 || being > 1 || told(Telling::Being) > 0 && sure > 1 && states.len() > 2
}

/// Goes over the words of a line.
struct Reader<'s, 'l> {
    said: &'l Said<'s>,
    entities: &'l [Entity],
    /// What the sentences before were about.
    focus: Option<usize>,
    /// The last state in this sentence, and whose it is.
    row: Option<(usize, String)>,
    /// The word behind it.
    last: usize,
    /// The first thing that this sentence names.
    own: Option<usize>,
}

impl Reader<'_, '_> {
    fn next_sentence(&mut self) {
        self.focus = self.own.or(self.focus);
        (self.row, self.own) = (None, None);
    }

    fn ends_between(&self, at: usize, next: usize) -> bool {
        let gap = self.said.text.get(self.said.words[at].end..self.said.words[next].start);
        gap.is_none_or(|gap| gap.contains(['.', '!', '?']))
    }

    fn lower(&self, at: usize) -> &str {
        &self.said.words[at].lower
    }

    fn is_thing(&self, mention: &Mention) -> bool {
        !matches!(self.entities[mention.entity].class, Class::User)
    }

    /// The thing whose name ends with a word.
    fn ending(&self, at: usize) -> Option<&Mention> {
        let end = self.said.words[at].end;
        let from = self.said.named.partition_point(|mention| mention.end < end);
        self.said.named.get(from).filter(|mention| mention.end == end)
    }

    /// The thing whose name begins with a word.
    fn beginning(&self, at: usize) -> Option<&Mention> {
        let start = self.said.words.get(at)?.start;
        let from = self.said.named.partition_point(|mention| mention.start < start);
        self.said.named.get(from).filter(|mention| mention.start == start)
    }

    /// Notes what a sentence names first.
    fn pass(&mut self, at: usize) {
        if self.own.is_none()
            && let Some(mention) = self.ending(at).filter(|mention| self.is_thing(mention))
        {
            self.own = Some(mention.entity);
        }
    }

    /// "Starts out as operational": whatever it begins as is a state.
    fn first_state(&self, at: usize) -> Option<State> {
        let lower = self.lower(at);
        let mut back =
            (0..at).rev().map(|before| self.lower(before)).skip_while(|word| noun::is_determiner(word));
        let is_led = back.next() == Some("as");
        let mut back = back.skip_while(|word| matches!(*word, "out" | "life" | "its"));
        let begins = is_led && matches!(back.next(), Some("start" | "starts" | "begin" | "begins"));
        let is_word = lower.len() > 3 && !noun::is_function_word(lower) && !noun::is_determiner(lower);
        let is_named = || self.beginning(at).is_some();
        (begins && is_word && !is_named()).then(|| State {
            name: lower.into(),
            weight: Weight::Sure,
            width: 1,
        })
    }

    /// "Is not paid", "cannot be cancelled".
    fn is_denied(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|before| {
            matches!(
                self.lower(before),
                "not" | "never" | "cannot" | "can't" | "isn't" | "aren't" | "nothing"
            ) && !self.ends_between(before, at)
        })
    }

    /// Whose the state at a word is.
    fn owner(&self, at: usize, state: &State) -> Option<(usize, Telling)> {
        if let Some(found) = self.behind_verb(at) {
            return Some(found);
        }
        // "Open orders", and no "can open orders".
        let is_apart = at == 0 || !word::is_before_verb(self.lower(at - 1));
        let next = at + state.width;
        let beside = self.said.words.get(next).filter(|_| is_apart)?;
        // "Draft until it is handed in".
        let begins = at == 0 || self.ends_between(at - 1, at) || self.is_behind_label(at);
        if begins && matches!(&*beside.lower, "until" | "till") {
            return Some((self.focus?, Telling::Being));
        }
        let gap = self.said.text.get(self.said.words[next - 1].end..beside.start);
        let mention = self.beginning(next).filter(|_| gap == Some(" "))?;
        self.is_thing(mention).then_some((mention.entity, Telling::Passing))
    }

    fn is_behind_label(&self, at: usize) -> bool {
        let gap = self.said.text.get(self.said.words[at - 1].end..self.said.words[at].start);
        gap.is_some_and(|gap| gap.contains(':'))
    }

    /// Reads back from a state over the verb to whose it is.
    fn behind_verb(&self, state: usize) -> Option<(usize, Telling)> {
        let mut has_verb = false;
        let mut is_led = false;
        for at in (state.saturating_sub(9)..state).rev() {
            let gap = self.said.text.get(self.said.words[at].end..self.said.words[at + 1].start)?;
            // "A draft, then published".
            if let Some((owner, _)) = self.row.as_ref().filter(|_| at < self.last) {
                return Some((*owner, Telling::Row));
            }
            if gap.contains(['.', '!', '?', ':', ')']) || gap.contains(';') && self.row.is_none() {
                return None;
            }
            let lower = self.lower(at);
            // "It is planned until that day, then in progress".
            if let Some((owner, _)) = self.row.as_ref().filter(|_| word::goes_on(lower)) {
                return Some((*owner, Telling::Row));
            }
            if let Some(mention) = self.ending(at) {
                // "Marks the order as paid", "saves it as a draft", "moves the order to paid".
                let is_told = has_verb || is_led || self.is_brought(mention);
                // "The invoice of a voyage is open": the invoice.
                let own = self.own.filter(|_| has_verb && self.said.is_tied(mention));
                if let Some(own) = own {
                    return Some((own, Telling::Being));
                }
                return (is_told && self.is_thing(mention)).then_some((mention.entity, Telling::Being));
            }
            has_verb |= self.is_contracted(at);
            match lower {
                "it" | "they" | "them" | "which" | "that" | "each" | "this" | "these" | "one" | "both"
                | "all" => {
                    let is_brought = || at.checked_sub(1).is_some_and(|verb| word::brings(self.lower(verb)));
                    if !(has_verb || is_led || is_brought()) {
                        return None;
                    }
                    let before = at.checked_sub(1).filter(|_| matches!(lower, "which" | "that"));
                    if let Some(mention) = before.and_then(|before| self.ending(before)) {
                        return self.is_thing(mention).then_some((mention.entity, Telling::Being));
                    }
                    return Some((self.own.or(self.focus)?, Telling::Being));
                }
                "as" => is_led = true,
                _ if word::is_becoming(lower) => has_verb = true,
                _ if word::is_between(lower) => {}
                "until" | "till" | "when" | "if" | "unless" if !has_verb => {
                    return Some((self.own.or(self.focus)?, Telling::Being));
                }
                _ if noun::is_determiner(lower) => {}
                // "Waits as pending".
                _ if is_led && !has_verb && verb::verb(lower).is_some() => has_verb = true,
                _ => return None,
            }
        }
        None
    }

    /// "It's open", whose verb is a part of the word.
    fn is_contracted(&self, at: usize) -> bool {
        let word = &self.said.words[at];
        let end = self.said.text.get(word.start..word.end).unwrap_or_default();
        matches!(&*word.lower, "it" | "that" | "this") && (end.ends_with("'s") || end.ends_with("’s"))
    }

    /// "Moves the order to".
    fn is_brought(&self, mention: &Mention) -> bool {
        let first = self.said.words.partition_point(|word| word.start < mention.start);
        let mut before =
            self.said.words[..first].iter().rev().skip_while(|word| noun::is_determiner(&word.lower));
        before.next().is_some_and(|word| word::brings(&word.lower))
    }

    /// "Cancels the order", "can retire it": the state that it is in then.
    fn done(&self, at: usize) -> Option<(&'static str, usize)> {
        let state = done_to(self.lower(at))?;
        if self.is_denied(at) {
            return None;
        }
        for next in at + 1..self.said.words.len().min(at + 6) {
            if self.ends_between(next - 1, next) {
                return None;
            }
            if let Some(mention) = self.beginning(next) {
                return self.is_thing(mention).then_some((state, mention.entity));
            }
            match self.lower(next) {
                "it" | "them" => return Some((state, self.own.or(self.focus)?)),
                "or" | "and" => {}
                lower if noun::is_determiner(lower) || done_to(lower).is_some() => {}
                _ => return None,
            }
        }
        None
    }
}
