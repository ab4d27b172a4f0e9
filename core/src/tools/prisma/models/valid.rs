//! What Prisma refuses of a schema that can be read (`validate` in its `psl`), as far as every generation refuses it.
//!
//! **Invariant: nothing is refused that Prisma's engine takes.**

mod attribute;
mod block;
mod field;
mod index;
mod native;
mod relation;

use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::ordered::{BTreeSet, CollectVec};
use crate::syntax::prisma::{Arity, Attribute, Field};

impl<'a> Lowering<'a> {
    /// Tells what the author got wrong, model by model.
    pub(super) fn validate(&mut self) {
        self.validate_blocks();
        for at in 0..self.sources.len() {
            let (parsed, model) = (self.sources[at].parsed, self.sources[at].model);
            self.validate_attributes(parsed, &model.attributes, attribute::BLOCK);
            for field in &model.fields {
                self.validate_attributes(parsed, &field.attributes, attribute::FIELD);
                self.validate_field(parsed, model, field);
            }
            if model.kind == ModelKind::Model {
                self.validate_model(at);
            }
        }
        self.validate_index_names();
        self.validate_foreign_key_names();
    }

    /// The sets of fields of which no two rows have the same values.
    fn uniques(&self, at: usize) -> Vec<BTreeSet<&'a str>> {
        let model = self.sources[at].model;
        let is_unique = |field: &&Field<'a>| field.attribute("id").or(field.attribute("unique")).is_some();
        let of_fields = model.fields.iter().filter(is_unique).map(|field| BTreeSet::from([field.name.value]));
        let names_several = |attribute: &&Attribute<'a>| matches!(attribute.name.value, "id" | "unique");
        let of_block = model.attributes.iter().filter(names_several);
        of_fields.chain(of_block.map(|attribute| named_fields(attribute).collect())).collect()
    }

    fn field_named(&self, at: usize, name: &str) -> Option<&'a Field<'a>> {
        let source = &self.sources[at];
        source.fields.get(name).map(|index| &source.model.fields[*index])
    }
}

/// The fields that a block attribute names.
fn named_fields<'a>(attribute: &'a Attribute<'a>) -> impl Iterator<Item = &'a str> {
    let elements = index::parts(attribute);
    elements.iter().filter_map(|field| field.value.word().or(field.value.function().map(|part| part.name)))
}

/// Names in a row: `a, b`.
fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().collect_vec().join(", ")
}
