//! What was last spoken of: what `it` is in the next sentence, and what a step is about by its title.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Gather;
use super::owner::{is_row, known};
use super::pair::tie;
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun::is_noun_or_verb;
use crate::language::person::is_person;
use crate::language::sentence::{Lead, Noun, Part};
use crate::language::verb::{Class, verb};
use crate::product::{Line, Sense};

/// The thing that was last spoken of, and where.
#[derive(Debug, Default)]
pub(in crate::design::gather) struct Focus {
    pub(super) noun: Option<String>,
    pub(super) section: Option<usize>,
    pub(super) steps: Vec<usize>,
    /// Of what several were spoken last: "each" is one of them.
    pub(super) many: Option<String>,
    /// What a sentence of the section began with: "one invoice per month".
    pub(super) opened: Option<String>,
    /// What its lines are, where something was told to consist of them.
    pub(super) row: Option<String>,
    /// The same as `many`, known or not.
    pub(super) each: Option<String>,
    /// Of what all the sentence before told something: "lenders are institutions".
    pub(super) all: Option<String>,
    /// What the sentence before was about, known or not.
    pub(super) spoken: Option<String>,
    /// The log that somebody was told to keep in the sentence before.
    pub(super) log: Option<String>,
}

impl Focus {
    /// What the line is about, if what was said last is of the same step and section.
    pub(super) fn at(&mut self, line: &Line) -> Option<&String> {
        if self.section != line.section || self.steps != line.steps {
            let (section, steps) = (line.section, line.steps.clone());
            *self = Self { section, steps, ..Self::default() };
        }
        self.noun.as_ref()
    }

    /// What a sentence speaks of from its beginning: each of the several before, or one thing, told of at once.
    pub(super) fn begin(&mut self, gather: &Gather<'_>, parts: &[Part], text: &str) {
        let is_each = parts.first() == Some(&Part::It) && text.trim_start().starts_with("Each ");
        if let Some(many) = self.each.take_if(|_| is_each) {
            self.set(&many);
            self.spoken = Some(many);
        }
        let [Part::Noun(noun), rest @ ..] = parts else { return };
        let Some(name) = known(gather, noun) else { return };
        if noun.lead == Lead::One && !noun.thing.is_plural && !is_row(noun) {
            self.opened = Some(name.clone());
        }
        let is_all =
            matches!(noun.lead, Lead::One | Lead::Each) || noun.lead == Lead::Bare && noun.thing.is_plural;
        if is_all && rest.first().is_some_and(Part::tells) {
            self.set(&name);
        }
    }

    /// Of what several a sentence has spoken, for the next.
    pub(super) fn end(&mut self, gather: &Gather<'_>, parts: &[Part]) {
        self.each = None;
        if let Some(many) = several(parts) {
            let thing = &many.thing;
            let named = || (!thing.modifiers.is_empty()).then(|| gather.name(thing));
            self.each = gather.table_of(thing).or_else(named).filter(|_| !is_person(&thing.head));
            self.many = self.each.clone().filter(|name| gather.nouns.get(name).is_some());
        }
        self.all = match parts {
            [Part::Noun(noun), next, ..]
                if next.tells() && noun.lead == Lead::Bare && noun.thing.is_plural =>
            {
                gather.table_of(&noun.thing)
            }
            _ => None,
        };
    }

    /// "The budget consists of lines": its lines; where it is no row itself, they are of what has it.
    pub(super) fn rows_of(&mut self, gather: &mut Gather<'_>, whole: &str, line: &Line) {
        let is_made = |ground: &Ground| *ground <= Ground::Deed;
        let is_row = gather.nouns.get(whole).is_some_and(|noun| noun.grounds().keys().any(is_made));
        let of = self.opened.clone().filter(|of| !is_row && of != whole);
        let name = alloc::format!("{whole} line");
        tie(gather, &name, of.as_deref().as_slice(), line, "it consists of lines");
        self.row = Some(name);
    }

    pub(super) fn set(&mut self, noun: &str) {
        self.noun = Some(noun.to_owned());
    }
}

/// What the title of a line's step is about: "Agent publishes a listing".
pub(super) fn titled(gather: &mut Gather<'_>, line: &Line) -> Option<String> {
    let product = gather.product;
    let [step] = line.steps[..] else { return None };
    let title = &product.journey.steps.get(step).filter(|_| line.sense == Sense::Action)?.title;
    let parts = gather.parts(title);
    let acts = |part: &Part| part.act().is_some_and(|act| !act.is_passive && act.verb.class != Class::Read);
    let at = parts.iter().position(acts)?;
    let noun = parts.get(at + 1).and_then(Part::noun)?;
    let known = |name: &String| {
        gather.nouns.get(name).is_some_and(|noun| noun.grounds().keys().any(|ground| *ground < Ground::Read))
    };
    gather.table_of(&noun.thing).filter(known)
}

/// Of what several a sentence speaks: what something has, else what it begins with.
pub(super) fn several(parts: &[Part]) -> Option<&Noun> {
    let has = |part: &Part| part.act().is_some_and(|act| is_one_of(act.verb.base, "have contain hold"));
    let from = parts.iter().position(has).unwrap_or(0);
    // "A pit closes" names no closes, "that brings me" no brings.
    let are_many = |noun: &&Noun| {
        noun.thing.is_plural
            && !matches!(noun.lead, Lead::One | Lead::Each)
            && (noun.lead != Lead::The
                || verb(&noun.thing.head).is_none()
                || is_noun_or_verb(&noun.thing.head))
    };
    parts[from..].iter().filter_map(Part::noun).find(are_many)
}

/// "Bea keeps contacts: name, phone": a label that does something begins the sentence.
pub(super) fn with_label(gather: &mut Gather<'_>, line: &Line) -> Option<String> {
    let label = line.label.as_deref().filter(|_| line.text.contains(", "))?;
    let tells = gather.parts(label).iter().any(|part| part.act().is_some_and(|act| !act.is_loose));
    // Only the first sentence behind the label is of it.
    let is_first = !line.text.starts_with(char::is_uppercase);
    (tells && is_first).then(|| alloc::format!("{label}: {}", line.text))
}
