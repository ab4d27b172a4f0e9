//! What else things are called: names that were merged, and the last word of a name alone.

use alloc::string::String;

use super::entity::Entity;
use super::noun::Nouns;
use crate::language::noun::{Class, class};
use crate::language::person::is_person;
use crate::ordered::BTreeMap;

/// Names that nouns were merged under → their entity.
pub(super) fn of(nouns: &Nouns, entities: &[Entity]) -> BTreeMap<String, usize> {
    let at_of: BTreeMap<&str, usize> =
        entities.iter().enumerate().map(|(at, entity)| (entity.noun.as_str(), at)).collect();
    let merged = nouns.merged().iter();
    let mut aliases: BTreeMap<String, usize> =
        merged.filter_map(|(alias, noun)| Some((alias.clone(), *at_of.get(noun.as_str())?))).collect();
    // "A campsite pitch", "the pitch": the last word alone, where it can be no other.
    let mut heads: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        if let Some((_, head)) = entity.noun.rsplit_once(' ') {
            heads.entry(head).and_modify(|one| *one = None).or_insert(Some(at));
        }
    }
    for (head, at) in heads.into_iter().filter_map(|(head, at)| Some((head, at?))) {
        let is_other = at_of.contains_key(head);
        if !is_other && !is_person(head) && matches!(class(head), None | Some(Class::Generic)) {
            aliases.entry(String::from(head)).or_insert(at);
        }
    }
    aliases
}
