//! The states of a thing that are told in passing: "it is a draft until it is published", "once paid it counts as
//! closed", "the keeper may cancel it".
//!
//! Each line tells one or two of them; what all lines tell together is settled at the end, and only of things whose states
//! are told nowhere in a row.

mod read;
mod word;

use alloc::string::String;
use alloc::vec::Vec;

use read::Reader;
use word::{Weight, at as state_at};

use super::Said;
use crate::design::Class;
use crate::design::entity::{Entity, Field};
use crate::design::{Meaning, column, state};
use crate::language::is_one_of;
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
        let is_silent = said.named.is_empty() && about.is_none();
        if is_silent
            || said.words.len() > LONGEST
            || !said.words.iter().any(|word| word::tells(&word.lower).is_some() || word.lower == "as")
        {
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
            let told = word::tells(&said.words[at].lower);
            let state = told.and_then(|told| state_at(&said.words[at..], &said.text, told));
            let state = state.or_else(|| reader.first_state(at));
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
                beside(entity, states);
                continue;
            }
            let has_column =
                || entity.fields.iter().any(|field| is_one_of(&field.words, "status state lifecycle"));
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

/// What is told of a thing beside the states that are told of it in a row: how it begins, where the row does not say, and
/// how things of any kind end.
fn beside(entity: &mut Entity, told: Vec<Told>) {
    let row = core::mem::take(&mut entity.states);
    let being: Vec<Told> = told.into_iter().filter(|state| state.telling >= Telling::Being).collect_vec();
    let begins =
        !row.iter().any(|state| state::begins(state)) && being.iter().any(|state| state::begins(&state.name));
    let is_kept = |state: &&Told| begins && state.weight == Weight::Sure || word::ends_any(&state.name);
    let more = being.iter().filter(is_kept).map(|state| state.name.clone()).collect_vec();
    if begins {
        let rest = row.into_iter().filter(|state| !more.contains(state)).collect_vec();
        entity.states = more.iter().cloned().chain(rest).collect_vec();
    } else {
        entity.states = state::merged(row, more);
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
