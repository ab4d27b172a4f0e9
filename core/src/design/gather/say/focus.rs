//! What was last spoken of: what `it` is in the next sentence, and what a step is about by its title.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Gather;
use crate::design::noun::Ground;
use crate::language::sentence::Part;
use crate::language::verb::Class;
use crate::product::{Line, Sense};

/// The thing that was last spoken of, and where.
#[derive(Debug, Default)]
pub(in crate::design::gather) struct Focus {
    pub(super) noun: Option<String>,
    pub(super) section: Option<usize>,
    pub(super) steps: Vec<usize>,
    /// Of what several were spoken last: "each" is one of them.
    pub(super) many: Option<String>,
    /// Of what all the sentence before told something: "lenders are institutions".
    pub(super) all: Option<String>,
    /// What the sentence before was about, known or not.
    pub(super) spoken: Option<String>,
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
