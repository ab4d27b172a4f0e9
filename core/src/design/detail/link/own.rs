//! Things that refer to another of their kind: "a part may be superseded by a newer part", "topics form a tree", "the new
//! point refers back to its predecessor".

use alloc::format;
use alloc::string::String;

use super::link;
use crate::design::Class;
use crate::design::detail::Said;
use crate::design::entity::{Entity, LinkKind};
use crate::design::mention::{Mention, words};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::phrase::Phrases;
use crate::language::verb::{self, verb};

/// What stands before the other of the two.
const OTHERS: &[&str] = &[
    "another",
    "earlier",
    "former",
    "larger",
    "later",
    "newer",
    "older",
    "original",
    "preceding",
    "previous",
    "prior",
];

/// What says that things stand under one another; the thing stands before it.
const NESTED: Phrases = Phrases::new(&[
    "be nested|are nested|form a tree|form a hierarchy|its predecessor|its successor|their predecessor",
]);

/// Reads one line.
pub(super) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    for at in 1..said.named.len().min(24) {
        let (one, other) = (&said.named[at - 1], &said.named[at]);
        if one.entity == other.entity
            && let Some(which) = which(said, one, other)
        {
            refer(entities, said, one.entity, which);
        }
    }
    for mention in said.named.iter().take(24).filter(|mention| !mention.is_plural) {
        let before = mention.start.checked_sub("parent ".len());
        let is_parent = before
            .and_then(|from| said.text.get(from..mention.start))
            .is_some_and(|word| word.eq_ignore_ascii_case("parent "));
        if is_parent || named_as(said, mention) == Some("parent") {
            refer(entities, said, mention.entity, "parent");
        }
    }
    if let Some((at, cue)) = NESTED.find(&said.text) {
        let before = said.before(at, entities).filter(|mention| at - mention.end < 40);
        let owner = before.map(|mention| mention.entity).or(about.filter(|_| at < 40));
        let which = if cue.ends_with("predecessor") {
            "previous"
        } else if cue.ends_with("successor") {
            "next"
        } else {
            "parent"
        };
        if let Some(owner) = owner {
            refer(entities, said, owner, which);
        }
    }
}

/// Which of its kind a thing is told to do with: "another", "a newer", where a verb stands between the two.
fn which<'s>(said: &'s Said<'_>, one: &Mention, other: &Mention) -> Option<&'s str> {
    let gap = said.text.get(one.end..other.start)?;
    if other.is_plural || gap.len() > 70 || gap.contains(['.', ',', ';', ':', '(', ')']) {
        return None;
    }
    let between = words(gap);
    let last = between.last()?;
    let own = named_as(said, other).unwrap_or(&last.lower);
    let adjective = OTHERS.iter().find(|word| **word == own)?;
    let tells = |lower: &str| {
        is_one_of(lower, "is are be") || verb(lower).is_some_and(|verb| verb.class != verb::Class::Read)
    };
    let is_denied = between.iter().any(|word| is_one_of(&word.lower, "not never no cannot than when if and"));
    let before = said.text.get(..one.start).unwrap_or_default().trim_end().to_lowercase();
    let is_led = !["no", "from one", "from", "with", "two"].iter().any(|word| before.ends_with(word));
    (is_led && !is_denied && between.iter().any(|word| tells(&word.lower))).then_some(*adjective)
}

/// The adjective with which a thing is called, where that was read as its name.
fn named_as<'s>(said: &'s Said<'_>, mention: &Mention) -> Option<&'s str> {
    said.text.get(mention.start..mention.end)?.split_once(' ').map(|(first, _)| first)
}

fn refer(entities: &mut [Entity], said: &Said<'_>, of: usize, which: &str) {
    let entity = &entities[of];
    let is_there = entity.links.iter().take(48).any(|link| link.to == entity.noun);
    // Where a parent's key is told among the columns, that is the reference.
    let is_there = is_there
        || entity.fields.iter().take(64).any(|field| field.words.to_lowercase().starts_with("parent "));
    if is_there || !matches!(entity.class, Class::Core | Class::Catalogue) || noun::is_kind(&entity.noun) {
        return;
    }
    let head: String = entity.noun.rsplit(' ').next().unwrap_or_default().into();
    let which = if which == "another" { "parent" } else { which };
    let column = if which == "parent" { "parent_id".into() } else { format!("{which}_{head}_id") };
    link(entities, said, of, of, Some(column), LinkKind::OptionalOne);
}
