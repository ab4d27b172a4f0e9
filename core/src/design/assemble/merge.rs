//! What several places tell of one column, in one.

use alloc::string::String;
use alloc::vec::Vec;

use crate::design::entity::{Entity, Field};
use crate::design::{Meaning, column, state};
use crate::ordered::{BTreeMap, BTreeSet};

/// One field a column: what a later mention adds to the first is kept.
pub(super) fn merged_fields(fields: &[Field]) -> Vec<Field> {
    let mut merged: Vec<Field> = Vec::new();
    let mut known = BTreeMap::new();
    for field in fields {
        let at = *known.entry(column::parts(&field.words)).or_insert(merged.len());
        match merged.get_mut(at) {
            Some(first) => {
                // Roles that are told are those there are, whoever acts in the journey.
                let acting = "several roles act in the product";
                // "Staff are vet or office", of whom there are more: who else acts is one too.
                let is_part = field.values.iter().all(|value| first.values.contains(value));
                let is_told = first.evidence.rule == acting
                    && field.evidence.rule != acting
                    && field.values.len() > 1
                    && !is_part;
                let values = if is_told { Vec::new() } else { core::mem::take(&mut first.values) };
                if is_told {
                    first.evidence.clone_from(&field.evidence);
                }
                let others =
                    if field.evidence.rule == acting && values.len() > 1 { &[][..] } else { &field.values };
                first.values = state::merged(values, others.to_vec());
                first.meaning = first.meaning.or(field.meaning);
                first.range = first.range.or(field.range);
                first.required = first.required.or(field.required);
                first.unique |= field.unique;
            }
            None => merged.push(field.clone()),
        }
    }
    merged
}

/// Whether a field is one of the values that another or the state may have: no row has it as a column.
pub(super) fn values<'v>(entity: &'v Entity, fields: &'v [Field]) -> impl Fn(&Field) -> bool + use<'v> {
    let several = fields.iter().map(|field| &field.values).filter(|values| values.len() > 1);
    let states = Some(&entity.states).filter(|states| states.len() > 1);
    let all: BTreeSet<&str> = several.chain(states).flatten().map(String::as_str).collect();
    move |field| {
        let parts = column::parts(&field.words);
        let is_plain = matches!(field.meaning, None | Some(Meaning::Text)) && field.values.is_empty();
        is_plain
            && !field.unique
            && parts.last().is_none_or(|head| !crate::language::noun::is_attribute_head(head))
            && matches!(column::meaning(&field.words), Meaning::Text | Meaning::Boolean)
            && all.contains(parts.join("_").as_str())
    }
}
