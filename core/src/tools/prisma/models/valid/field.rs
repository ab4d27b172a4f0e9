//! Fields: what an attribute asks of the field that it stands at.

use alloc::borrow::ToOwned;

use serde::de::IgnoredAny;

use super::*;
use crate::syntax::prisma::native::Scalar;
use crate::syntax::prisma::{Expression, Value};
use crate::tools::prisma::models::column::FieldKind;

impl<'a> Lowering<'a> {
    pub(super) fn validate_field(&mut self, parsed: &Parsed<'a>, model: &Model<'a>, field: &'a Field<'a>) {
        let kind = self.kind(field);
        let name = field.name.value;
        let place = |attribute: &Attribute<'_>| parsed.place(attribute.reach);
        if name.starts_with(|first: char| first.is_ascii_digit()) || name.contains('-') {
            self.error(
                parsed.place(field.name.reach),
                "a name is made of letters, digits and `_`".to_owned(),
            );
        }
        if let (FieldKind::Missing, ModelKind::View, psl::FieldType::Named(ty)) =
            (kind, model.kind, &field.ty)
        {
            let message = alloc::format!("type `{}` of field `{name}` is not known", ty.value);
            self.error(parsed.place(ty.reach), message);
        }
        let is_relation = matches!(kind, FieldKind::Relation(_));
        if let Some(id) = field.attribute("id") {
            if is_relation {
                self.error(place(id), alloc::format!("`{name}` is a relation, which cannot be an `@id`"));
            } else if field.arity != Arity::Required {
                self.error(place(id), alloc::format!("`{name}` is an `@id`, so it must be required"));
            }
        }
        if let Some(map) = field.attribute("map").filter(|_| is_relation) {
            self.error(
                place(map),
                alloc::format!("`{name}` is a relation, which has no name in the database"),
            );
        }
        if let Some(updated) = field.attribute("updatedAt") {
            let is_moment = matches!(kind, FieldKind::Scalar(Scalar::DateTime));
            if !is_moment || field.arity == Arity::List {
                self.error(place(updated), "`@updatedAt` is for a field of one `DateTime`".to_owned());
            }
        }
        let is_known = matches!(kind, FieldKind::Scalar(_) | FieldKind::Enum(_) | FieldKind::Composite);
        if let Some(relation) = field.attribute("relation").filter(|_| is_known) {
            self.error(place(relation), alloc::format!("`{name}` is of no model, so it is no relation"));
        }
        self.validate_native(parsed, field, kind);
        let default = field.attribute("default");
        if let Some((attribute, value)) = default.and_then(|it| Some((it, it.argument("value", Some(0))?))) {
            if is_relation {
                self.error(place(attribute), "a relation has no default".to_owned());
            } else if let Some(fault) = self.fault_of_default(field, kind, value) {
                self.error(parsed.place(value.reach), fault);
            }
        }
    }

    /// Why a default is none for a field.
    fn fault_of_default(
        &self,
        field: &Field<'_>,
        kind: FieldKind<'_>,
        value: &Expression<'_>,
    ) -> Option<String> {
        if let Some(function) = value.value.function() {
            let first = function.arguments.first().map(|argument| &argument.value.value);
            return match function.name {
                "dbgenerated" if first.and_then(Value::text) == Some("") => {
                    Some("`dbgenerated()` takes nothing, or a string that is not empty".to_owned())
                }
                "auto" if self.facts().is_relational => {
                    Some(alloc::format!("{} has no `auto()`", self.facts().name))
                }
                name => fault_of_function(name, kind).or_else(|| fault_of_numbers(function)),
            };
        }
        let is_list = matches!(value.value, Value::Array(_));
        if is_list != (field.arity == Arity::List) {
            let words = if is_list { "one value, not a list" } else { "a list" };
            return Some(alloc::format!("the default of `{}` must be {words}", field.name.value));
        }
        let values = if is_list { value.value.elements() } else { core::slice::from_ref(value) };
        values.iter().find_map(|value| fault_of_constant(kind, &value.value))
    }
}

/// Why a function is no default for a field of this kind.
fn fault_of_function(name: &str, kind: FieldKind<'_>) -> Option<String> {
    let takes: &[Scalar] = match name {
        "autoincrement" | "sequence" => &[Scalar::Int, Scalar::BigInt],
        "now" => &[Scalar::DateTime],
        "cuid" | "uuid" | "ulid" | "nanoid" => &[Scalar::String],
        _ => return None,
    };
    let fits = match kind {
        FieldKind::Scalar(scalar) => takes.contains(&scalar),
        FieldKind::Enum(_) => false,
        FieldKind::Relation(_) | FieldKind::Composite | FieldKind::Unsupported | FieldKind::Missing => true,
    };
    (!fits).then(|| alloc::format!("`{name}()` is no default for a field of this type"))
}

/// Why the arguments of a function are none of it.
fn fault_of_numbers(function: &psl::Function<'_>) -> Option<String> {
    let takes: fn(u32) -> bool = match function.name {
        "nanoid" => |number| (2..=255).contains(&number),
        "uuid" => |number| number == 4 || number == 7,
        "cuid" => |number| number == 1 || number == 2,
        "ulid" | "now" | "autoincrement" => |_| false,
        _ => return None,
    };
    let fits = match &function.arguments[..] {
        [] => true,
        [only] => only.value.value.number().and_then(|number| number.parse().ok()).is_some_and(takes),
        [_, _, ..] => false,
    };
    let known = match function.name {
        "nanoid" => "nothing, or a number from 2 to 255",
        "uuid" => "nothing, 4 or 7",
        "cuid" => "nothing, 1 or 2",
        _ => "nothing",
    };
    (!fits).then(|| alloc::format!("`{}()` takes {known}", function.name))
}

/// Why a constant is no default for a field of this kind.
fn fault_of_constant(kind: FieldKind<'_>, value: &Value<'_>) -> Option<String> {
    let expected = match kind {
        FieldKind::Scalar(scalar) => {
            let text = value.text();
            let fits = match scalar {
                Scalar::String | Scalar::Bytes => text.is_some(),
                Scalar::Json => text.is_some_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok()),
                Scalar::DateTime => text.is_some_and(is_moment),
                Scalar::Boolean => matches!(value, Value::Word("true" | "false")),
                Scalar::Int | Scalar::BigInt => value.number().is_some_and(|number| !number.contains('.')),
                Scalar::Float => value.number().is_some(),
                Scalar::Decimal => value.number().is_some() || text.is_some(),
            };
            (!fits).then(|| scalar.name())
        }
        FieldKind::Enum(name) => value.word().is_none().then_some(name),
        FieldKind::Relation(_) | FieldKind::Composite | FieldKind::Unsupported | FieldKind::Missing => None,
    };
    expected.map(|expected| alloc::format!("the default is no `{expected}`"))
}

/// Whether a text starts as RFC 3339 writes a moment: `2026-11-25T12:00:00Z`.
fn is_moment(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: core::ops::Range<usize>| {
        bytes.get(range).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    digits(0..4) && digits(5..7) && digits(8..10) && digits(11..13) && digits(14..16) && digits(17..19)
}
