//! Nouns that say little by themselves, and are things where the docs tell again and again what holds of each of them.
//!
//! "A job is a draft first. Every job has exactly one manager": whatever `job` means elsewhere, here it is a row.

use alloc::string::String;

use hashbrown::{HashMap, HashSet};

use crate::language::noun::{self as words, Class};
use crate::language::sentence::sentences;
use crate::language::singular;
use crate::language::verb::{Form, verb};
use crate::product::{Line, Product, Scope};

/// What so many sentences tell a rule of, or that there are several of it, is a thing; of what a section is called after, one is enough.
const OFTEN: usize = 2;

/// How many sentences tell what holds of each of a thing, by its noun.
#[derive(Default)]
pub(super) struct Subjects(HashMap<String, usize>);

impl Subjects {
    /// Counts the sentences of a line.
    pub(super) fn line(&mut self, line: &Line) {
        for (_, text) in sentences(&line.text) {
            if let Some(noun) = ruled(text) {
                *self.0.entry(noun).or_default() += 1;
            }
            if let Some(noun) = several(text) {
                *self.0.entry(noun).or_default() += 1;
            }
        }
    }

    /// The nouns of which enough is told.
    pub(super) fn raised(self, product: &Product) -> impl Iterator<Item = String> {
        let titles = product.sections.iter().filter(|section| section.scope == Scope::Now);
        let titles: HashSet<String> = titles.map(|section| singular(&section.title.to_lowercase())).collect();
        self.0
            .into_iter()
            .filter(move |(noun, count)| *count >= OFTEN || titles.contains(noun))
            .map(|(noun, _)| noun)
    }
}

/// The noun of which a sentence tells what holds of each: "Every job has …", "Methods are …".
fn ruled(text: &str) -> Option<String> {
    let mut said = text.split_whitespace();
    let first = said.next()?.to_lowercase();
    let is_lead = matches!(&*first, "a" | "an" | "each" | "every" | "any");
    let noun = if is_lead { said.next()?.to_lowercase() } else { first };
    let one = singular(&noun);
    if (one != noun) == is_lead || !may_be(&one) {
        return None;
    }
    let next = said.next()?;
    let helps = ["is", "are", "has", "have", "can", "may", "must", "shall", "should", "will", "cannot"]
        .contains(&next);
    let form = if is_lead { Form::Third } else { Form::Base };
    (helps || verb(next).is_some_and(|verb| verb.form == form)).then_some(one)
}

/// The noun of which there are several: "by several barcodes".
fn several(text: &str) -> Option<String> {
    let rest = ["several ", "any number of ", "more than one ", "one or more "]
        .iter()
        .find_map(|many| text.split_once(many))?
        .1;
    let mut words = rest.split(' ');
    let noun = words.next()?.trim_end_matches([',', '.', ';', ')']).to_lowercase();
    let one = singular(&noun);
    let is_alone = noun.len() < rest.split(' ').next()?.len()
        || words.next().is_none_or(|next| words::is_function_word(next) || next.starts_with('('));
    (one != noun && is_alone && may_be(&one)).then_some(one)
}

/// Whether a noun says little by itself, and may be a thing all the same: no part of a screen, no figure, no row.
fn may_be(noun: &str) -> bool {
    let is_of_screens =
        matches!(noun, "code" | "item" | "line" | "row" | "state" | "status" | "type" | "person");
    !is_of_screens
        && match words::class(noun) {
            Some(Class::Generic | Class::Property | Class::Feeling) => true,
            Some(Class::Infrastructure) => words::may_be_modified(noun),
            Some(Class::Interface) => matches!(noun, "area" | "map" | "section"),
            Some(Class::Measure | Class::Quantity | Class::Actor | Class::Output) => false,
            None => words::is_kind(noun),
        }
}
