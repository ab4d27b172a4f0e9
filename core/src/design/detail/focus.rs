//! What a line is about: what it is labelled as, what was spoken of before it.

use alloc::vec::Vec;

use super::{Said, attribute};
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Word};
use crate::language::is_one_of;
use crate::language::noun::is_determiner;
use crate::language::person::is_person;
use crate::language::verb::{Form, verb};
use crate::product::Kind;

/// What was last spoken of, where a line names nothing itself.
#[derive(Debug, Default)]
pub(super) struct Focus {
    entity: Option<usize>,
    section: Option<usize>,
    steps: Vec<usize>,
    /// The table and the row of a cell, and whether the row has named something.
    cell: Option<(usize, usize, bool)>,
}

impl Focus {
    /// What a line is about: its label, what was spoken of before it; what it names first is what the next is about.
    pub(super) fn at(&mut self, said: &Said<'_>, entities: &[Entity]) -> Option<usize> {
        let line = said.line;
        let cell = if let Kind::Cell { table, row, .. } = line.kind { Some((table, row)) } else { None };
        let is_same_table = cell.zip(self.cell).is_some_and(|(cell, last)| cell.0 == last.0);
        if self.section != line.section || self.steps != line.steps && !is_same_table {
            *self = Self { entity: None, section: line.section, ..Self::default() };
        }
        self.steps.clone_from(&line.steps);
        // The first that a row names is what the row is about; rows go on with what was spoken of above them.
        let is_named = cell.zip(self.cell).is_some_and(|(cell, last)| cell == (last.0, last.1) && last.2);
        let before = self.entity;
        // In a flow that is drawn up, several things are what comes out of a step; it goes on with the one.
        let is_drawn = line.section > Some(usize::MAX / 2);
        let own = said.labelled.or_else(|| {
            let mut named = said.named.iter().filter(|mention| !(is_drawn && mention.is_plural));
            let first = named.find(|mention| entities[mention.entity].class != Class::User);
            let is_led = |first: &Mention| said.text.starts_with("For ") && first.start < 12;
            let is_aside = |first: &Mention| is_chosen(said, first) || said.is_tied(first) && !is_led(first);
            first.filter(|first| before.is_none() || !is_aside(first)).map(|first| first.entity)
        });
        self.cell = cell.map(|(table, row)| (table, row, is_named || own.is_some()));
        let goes_on = || {
            starts_with_pronoun(&said.text)
                || said.labelled.is_none() && cell.is_none() && goes_on(said, entities)
        };
        let own = own.filter(|_| !(is_named || before.is_some() && goes_on()));
        self.entity = own.or(self.entity);
        said.labelled.or(before)
    }
}

/// Whether a thing is only chosen for another that is spoken of: "she chooses the berth".
pub(super) fn is_chosen(said: &Said<'_>, mention: &Mention) -> bool {
    let first = said.words.partition_point(|word| word.start < mention.start);
    let mut before = said.words[..first].iter().rev().skip_while(|word| is_determiner(&word.lower));
    before.next().is_some_and(|word| {
        is_one_of(&word.lower, "choose chooses pick picks select selects chose picked selected")
    })
}

/// Whether a sentence begins with what was spoken of: "It belongs to a shelf", "Each one stands on a shelf".
fn starts_with_pronoun(text: &str) -> bool {
    const PRONOUNS: [&str; 8] =
        ["It ", "They ", "Each one ", "Each of them ", "Each has ", "Each gets ", "Its ", "Their "];
    PRONOUNS.iter().any(|pronoun| text.starts_with(pronoun))
}

/// Whether a sentence goes on with what was spoken of: "it is planned", "the clerk enters it: …", "after the firing it is
/// cold". "It is possible to cancel an order" speaks of no `it`.
fn goes_on(said: &Said<'_>, entities: &[Entity]) -> bool {
    let Some(it) = said.words.iter().take(9).position(|word| word.lower == "it") else { return false };
    let is_empty =
        |word: &Word<'_>| is_one_of(&word.lower, "possible necessary important allowed clear takes begins");
    if said.words.iter().skip(it).take(5).any(is_empty) {
        return false;
    }
    let end = said.words[it].start;
    // "A member closes it": whoever does something is not what it is done to.
    let is_somebody =
        |mention: &Mention| is_person(entities[mention.entity].noun.rsplit(' ').next().unwrap_or_default());
    let is_aside =
        |mention: &Mention| mention.end > end || is_somebody(mention) || is_behind_tie(said, mention);
    let is_verb = |at: usize| said.words.get(at).is_some_and(|word| is_finite(&word.lower));
    said.named.iter().take(4).all(is_aside) && (is_verb(it + 1) || it.checked_sub(1).is_some_and(is_verb))
}

/// Whether a preposition stands not far before a thing: "after the first reel".
fn is_behind_tie(said: &Said<'_>, mention: &Mention) -> bool {
    let first = said.words.partition_point(|word| word.start < mention.start);
    let is_tie = |word: &str| attribute::named::TIES.contains(&word) || is_one_of(word, "after before until");
    said.words[first.saturating_sub(3)..first].iter().any(|word| is_tie(&word.lower))
}

fn is_finite(word: &str) -> bool {
    is_one_of(word, "is has was can may will must shall cannot")
        || verb(word).is_some_and(|verb| verb.form != Form::Gerund)
}
