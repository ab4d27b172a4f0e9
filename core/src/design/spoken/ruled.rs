//! Of which nouns sentences tell what holds of each of them, or that there are several.

use super::Spoken;
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::verb::{Form, verb};
use crate::language::word::Word;

impl<'p> Spoken<'p> {
    /// Counts what the sentences of a line tell rules of: "every job has", "methods are", "by several barcodes".
    pub(super) fn rules(&mut self, said: &[Word<'p>]) {
        for (place, word) in said.iter().enumerate() {
            let noun = if place == 0 || matches!(word.mark, '.' | '!' | '?') {
                let is_lead = is_one_of(&word.lower, "a an each every any");
                ruled(&said[place + usize::from(is_lead)..], is_lead)
            } else {
                let before = |count: usize| place.checked_sub(count).map_or("", |at| &*said[at].lower);
                let is_many = match before(1) {
                    "several" | "multiple" => true,
                    "two" => before(2) == "no",
                    "more" => before(2) == "or",
                    "of" => before(2) == "number",
                    _ => false,
                };
                Some(word).filter(|word| is_many && word.mark == ' ' && is_alone(said.get(place + 1)))
            };
            let Some(noun) = noun else { continue };
            // Of each of it, in the singular; of all of it, in the plural.
            let is_lead = !core::ptr::eq(noun, word);
            let (number, is_plural) = self.number(noun);
            if is_plural != is_lead {
                *self.ruled.entry(number).or_default() += 1;
            }
        }
    }

    /// Nouns of which sentences tell what holds of each, and how many do.
    pub(in crate::design) fn ruled(&self) -> impl Iterator<Item = (&str, u32)> {
        self.numbers
            .iter()
            .filter(|(_, (_, is_plural))| !is_plural)
            .filter_map(|(word, (number, _))| Some((&**word, *self.ruled.get(number)?)))
    }
}

/// The noun that a sentence begins with, where a verb follows it.
fn ruled<'w, 'p>(said: &'w [Word<'p>], is_lead: bool) -> Option<&'w Word<'p>> {
    // "A barcode never points to two".
    let is_adverb = |word: &Word<'_>| is_one_of(&word.lower, "never always also only usually");
    let (noun, next) = match said {
        [noun, adverb, next, ..] if is_adverb(adverb) && adverb.mark == ' ' => (noun, next),
        [noun, next, ..] => (noun, next),
        _ => return None,
    };
    let is_near = next.mark == ' ' && (!is_lead || noun.mark == ' ');
    if !is_near || !is_lead && !noun.lower.ends_with('s') {
        return None;
    }
    let helps = is_one_of(&next.lower, "is are has have can may must shall should will cannot");
    let form = if is_lead { Form::Third } else { Form::Base };
    (helps || verb(&next.lower).is_some_and(|verb| verb.form == form)).then_some(noun)
}

/// Whether a noun ends before a word.
fn is_alone(next: Option<&Word<'_>>) -> bool {
    next.is_none_or(|next| next.mark != ' ' || noun::is_function_word(&next.lower))
}
