//! What a row cannot be without, whatever the docs leave unsaid.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use super::by;
use crate::design::entity::{Entity, Field};
use crate::design::noun::Ground;
use crate::design::{Cardinality, Class, Table};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::person::is_person;
use crate::language::verb::is_deed;

/// What a row of this noun cannot be without, whatever the docs leave unsaid.
const ESSENTIAL: &[(&str, &str)] = &[
    ("comment", "body"),
    ("donation", "amount"),
    ("message", "body"),
    ("payment", "amount"),
    ("payout", "amount"),
    ("refund", "amount"),
];

/// Words of the name, or of what stands for it, that tell one row from another.
const NAMES: &[&str] = &["name", "title", "label", "code", "number", "letter", "slug", "text", "initials"];

/// Whether its rows are told apart by their names, whatever the docs leave unsaid: what is shared, places, people.
fn is_named(entity: &Entity, table: &Table) -> bool {
    let head = entity.noun.rsplit(' ').next().unwrap_or_default();
    let is_of_names = noun::is_shared(head)
        || noun::is_organization(head)
        // A member of a crew is known by the one it refers to.
        || is_person(head) && table.relations.len() < 2
        || is_one_of(head, "place location room venue site area zone region district group genre material supplier \
            label");
    let tells = |name: &str| NAMES.iter().any(|word| name.split('_').any(|part| part == *word));
    let is_held = |class| matches!(class, Class::Core | Class::Catalogue);
    let is_user = table.relations.iter().any(|relation| relation.cardinality == Cardinality::OneToOne);
    // Prose that was read as a whole told all that there is.
    let is_told =
        [Ground::Told, Ground::Several].iter().any(|ground| entity.first_evidence().rule == ground.words());
    is_of_names
        && !is_told
        && is_held(entity.class)
        && !is_user
        && !table.columns.iter().any(|column| tells(&column.name))
}

/// A payment has an amount, a message a body; what users make and must tell apart has a name.
pub(super) fn essential(entity: &Entity, table: &Table) -> Option<Field> {
    let head = entity.noun.rsplit(' ').next().unwrap_or_default();
    let is_bare = entity.fields.is_empty() && entity.file.is_none() && entity.states.len() < 2;
    let is_made = entity.class == Class::Core && entity.made_by_user.is_some();
    let known = ESSENTIAL.iter().find(|(noun, _)| *noun == head).map(|(_, column)| *column);
    let has_name = is_bare && is_made && !is_deed(&entity.noun) || is_named(entity, table);
    let words = known.or(has_name.then_some("name"))?;
    let is_body = |name: &str| words == "body" && (name.ends_with("content") || name.ends_with("text"));
    let is_there = table.columns.iter().any(|column| column.name.contains(words) || is_body(&column.name));
    let evidence = by(
        entity.first_evidence(),
        if words == "name" { "told apart by name" } else { "part of what the word means" },
    );
    (!is_there).then(|| Field {
        words: words.to_owned(),
        meaning: None,
        values: Vec::new(),
        range: None,
        required: Some(true),
        unique: false,
        evidence,
    })
}
