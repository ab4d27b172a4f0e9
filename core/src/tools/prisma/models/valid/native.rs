//! Native types: `@db.VarChar(255)`.

use alloc::borrow::ToOwned;

use super::*;
use crate::ordered::CollectVec;
use crate::syntax::prisma::Value;
use crate::syntax::prisma::native::{Takes, natives, takes};
use crate::tools::prisma::models::column::FieldKind;

impl Lowering<'_> {
    pub(super) fn validate_native(&mut self, parsed: &Parsed<'_>, field: &Field<'_>, kind: FieldKind<'_>) {
        let mut written = field.attributes.iter().filter(|attribute| attribute.name.value.contains('.'));
        let (Some(native), second) = (written.next(), written.next()) else { return };
        let place = parsed.place(native.reach);
        let (prefix, name) = native.name.value.split_once('.').unwrap_or_default();
        if let Some(name) = self.datasource.name.filter(|name| *name != prefix) {
            self.error(
                place,
                alloc::format!("native types start with `@{name}.`, the name of the datasource"),
            );
        }
        if matches!(kind, FieldKind::Enum(_) | FieldKind::Relation(_)) {
            self.error(
                place,
                alloc::format!("`{}` is of no scalar type, so it has no native type", field.name.value),
            );
        }
        if let Some(second) = second {
            self.error(parsed.place(second.reach), "a field has one native type".to_owned());
        }
        if !self.facts().limits.native_types {
            self.error(place, alloc::format!("{} has no native types", self.facts().name));
        } else if natives(self.datasource.dialect).iter().any(|native| native.name == name)
            && let Some(fault) = fault_of_arguments(&takes(self.datasource.dialect, name), native)
        {
            self.error(place, alloc::format!("native type `{name}` takes {fault}"));
        }
    }
}

/// What a native type takes instead of the arguments that it is given.
fn fault_of_arguments(takes: &Takes, native: &Attribute<'_>) -> Option<String> {
    let values: Vec<&Value<'_>> = native.arguments.iter().map(|argument| &argument.value.value).collect_vec();
    let number = |value: &Value<'_>| value.number()?.parse::<u32>().ok();
    let is_max = |value: &Value<'_>| value.word().is_some_and(|word| word.eq_ignore_ascii_case("max"));
    match takes {
        Takes::Nothing => (!values.is_empty()).then(|| "nothing in parentheses".to_owned()),
        Takes::Number { range, is_required, or_max } => {
            let fits = match values[..] {
                [] => !is_required,
                [value] => {
                    (*or_max && is_max(value)) || number(value).is_some_and(|number| range.contains(&number))
                }
                [_, _, ..] => false,
            };
            let most =
                if *range.end() == u32::MAX { String::new() } else { alloc::format!(" to {}", range.end()) };
            (!fits).then(|| alloc::format!("one number from {}{most}", range.start()))
        }
        Takes::Precision(precisions, greatest) => {
            let fits = match values[..] {
                [] => true,
                [precision, scale] => {
                    number(precision).zip(number(scale)).is_some_and(|(precision, scale)| {
                        precisions.contains(&precision) && scale <= precision && scale <= *greatest
                    })
                }
                [_] | [_, _, _, ..] => false,
            };
            (!fits).then(|| {
                let (least, most) = (precisions.start(), precisions.end());
                alloc::format!("a precision from {least} to {most} and a scale up to it, or neither")
            })
        }
    }
}
