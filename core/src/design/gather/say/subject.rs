//! Nouns that say little by themselves, and are things where the docs tell again and again what holds of each of them.
//!
//! "A job is a draft first. Every job has exactly one manager": whatever `job` means elsewhere, here it is a row.

use alloc::string::String;
use alloc::vec::Vec;

use super::Gather;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::singular;
use crate::ordered::{BTreeMap, CollectVec};
use crate::product::Scope;

/// What so many sentences tell a rule of, or that there are several of it, is a thing; of what a section is called after,
/// one is enough.
const OFTEN: u32 = 2;

/// Longer titles are of more than one word.
const LONGEST: usize = 24;

/// The nouns that sentences speak of so.
pub(super) fn ruled(gather: &Gather<'_>) -> Vec<String> {
    let mut told: BTreeMap<&str, u32> = gather.spoken.ruled().filter(|(noun, _)| may_be(noun)).collect();
    let titles = gather.product.sections.iter().filter(|section| section.scope == Scope::Now);
    for section in titles.filter(|section| section.title.len() < LONGEST && !section.title.contains(' ')) {
        let one = singular(&section.title.to_lowercase());
        if let Some(count) = told.get_mut(one.as_str()) {
            *count = OFTEN;
        }
    }
    told.into_iter().filter(|(_, count)| *count >= OFTEN).map(|(noun, _)| noun.into()).collect_vec()
}

/// Whether a noun says little by itself, and may be a thing all the same: no part of a screen, no figure, no row.
fn may_be(noun: &str) -> bool {
    let is_of_screens = is_one_of(noun, "code item line row state status type person");
    !is_of_screens
        && match words::class(noun) {
            Some(Class::Generic | Class::Property | Class::Feeling | Class::Output) => true,
            Some(Class::Infrastructure) => words::may_be_modified(noun),
            Some(Class::Interface) => is_one_of(noun, "area map section"),
            Some(Class::Measure | Class::Quantity | Class::Actor) => false,
            None => words::is_kind(noun),
        }
}
