//! What is given to things that were spoken of.

use super::{Item, Lead, Noun, Part, REACH};

/// "Sets up sources and gives each of them a name and a code": the sources.
pub(super) fn given<'p>(parts: &'p [Part], at: usize, list: &[Item]) -> Option<&'p Noun> {
    list.first().filter(|item| item.noun.is_none())?;
    parts[..at]
        .iter()
        .rev()
        .filter_map(Part::noun)
        .take(REACH)
        .find(|noun| noun.thing.is_plural && noun.lead != Lead::No)
}
