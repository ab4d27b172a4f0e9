//! Relations: which side says what, and what the fields must be.

use alloc::borrow::ToOwned;

use super::*;
use crate::ordered::{BTreeSet, CollectVec};
use crate::syntax::prisma::FieldType;
use crate::tools::prisma::models::relation::End;

impl<'a> Lowering<'a> {
    /// Two fields of one relation.
    pub(in crate::tools::prisma::models) fn validate_relation(&mut self, one: End, other: End) {
        let (first, second) = (self.field(one), self.field(other));
        let declares = |field: &Field<'_>| says(field, "fields");
        match (declares(first), declares(second)) {
            (true, true) => {
                for end in [one, other] {
                    self.fault(end, "both sides of the relation say `fields`; only one may".to_owned());
                }
            }
            (true, false) => self.validate_sides(one, other),
            (false, true) => self.validate_sides(other, one),
            (false, false) => {}
        }
    }

    fn fault(&mut self, end: End, message: String) {
        let reach = self.field(end).name.reach;
        let place = self.sources[end.source].place(reach);
        self.error(place, message);
    }

    /// A relation of a model with itself, where nothing may lead from a row around to itself.
    fn validate_circle(&mut self, end: End, back: End) {
        let field = self.field(end);
        let does_nothing = |name: &str, unsaid: bool| {
            let relation = field.attribute("relation");
            let action = relation.and_then(|relation| relation.argument(name, None)?.value.word());
            action.map_or(unsaid, |action| action == "NoAction")
        };
        let is_required = field.arity == Arity::Required;
        let is_refused = self.facts().refuses_circular_cascades && self.datasource.has_foreign_keys;
        let is_still = does_nothing("onDelete", is_required) && does_nothing("onUpdate", false);
        if is_refused && end.source == back.source && !is_still {
            let message =
                "a relation of a model with itself needs `onDelete: NoAction` and `onUpdate: NoAction`";
            self.fault(end, message.to_owned());
        }
    }

    /// The side that has the columns, and the other one.
    fn validate_sides(&mut self, end: End, back: End) {
        let (field, opposite) = (self.field(end), self.field(back));
        if !self.facts().is_relational {
            return;
        }
        if field.arity == Arity::List {
            return self.fault(end, "a side that is a list has no `fields`".to_owned());
        }
        if says(opposite, "onDelete") || says(opposite, "onUpdate") {
            self.fault(back, "`onDelete` and `onUpdate` stand on the side that says `fields`".to_owned());
        }
        self.validate_circle(end, back);
        let names: Vec<&'a str> = words(field, "fields").collect_vec();
        let referenced: Vec<&'a str> = words(field, "references").collect_vec();
        let is_optional = |name: &&str| {
            self.field_named(end.source, name).is_some_and(|field| field.arity == Arity::Optional)
        };
        if field.arity == Arity::Required && names.iter().any(is_optional) {
            let message = alloc::format!(
                "relation `{}` is required, and one of its fields ({}) is not",
                field.name.value,
                listed(names.iter().copied())
            );
            self.fault(end, message);
        }
        if opposite.arity == Arity::Required {
            let message =
                alloc::format!("relation `{}` has no columns, so it must be optional", opposite.name.value);
            self.fault(back, message);
        }
        if opposite.arity != Arity::List && self.lacks_unique(end.source, &names) {
            let message = alloc::format!(
                "a one-to-one relation needs an `@unique` or `@@unique` of its fields ({})",
                listed(names.iter().copied())
            );
            self.fault(end, message);
        }
        // MySQL lets a key reference what is not unique.
        if !self.facts().indexes_foreign_keys && self.lacks_unique(back.source, &referenced) {
            let message = alloc::format!(
                "`references` must name the fields of an id or unique, which ({}) is not",
                listed(referenced.iter().copied())
            );
            self.fault(end, message);
        }
        self.validate_types(end, back, &names, &referenced);
    }

    /// Whether these are fields of a model, and no unique of it is of just these.
    fn lacks_unique(&self, source: usize, names: &[&str]) -> bool {
        let wanted: BTreeSet<&str> = names.iter().copied().collect();
        let are_known = names.iter().all(|name| self.sources[source].fields.contains_key(name));
        are_known && !names.is_empty() && self.uniques(source).iter().all(|fields| *fields != wanted)
    }

    fn validate_types(&mut self, end: End, back: End, names: &[&'a str], referenced: &[&'a str]) {
        for (name, other) in names.iter().zip(referenced) {
            let pair = self.field_named(end.source, name).zip(self.field_named(back.source, other));
            let types = pair.map(|(field, other)| (&field.ty, &other.ty));
            if let Some((FieldType::Named(ty), FieldType::Named(other_ty))) = types
                && ty.value != other_ty.value
            {
                let message = alloc::format!(
                    "`{name}` is of type `{}`, and `{other}` that it references is of `{}`",
                    ty.value,
                    other_ty.value
                );
                self.fault(end, message);
            }
        }
    }
}

fn says(field: &Field<'_>, argument: &str) -> bool {
    field.attribute("relation").is_some_and(|relation| relation.argument(argument, None).is_some())
}

fn words<'a>(field: &'a Field<'a>, argument: &str) -> impl Iterator<Item = &'a str> {
    let fields = field.attribute("relation").and_then(|relation| relation.argument(argument, None));
    fields.map_or(&[][..], |fields| fields.value.elements()).iter().filter_map(|field| field.value.word())
}
