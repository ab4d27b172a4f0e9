//! Defaults: `@default(…)` as the database writes it, where the database does.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::column::FieldKind;
use super::*;
use crate::dialect::Counter;
use crate::schema::{Column, DefaultValue, Identity, Value};
use crate::syntax::prisma::native::Scalar;
use crate::syntax::prisma::{Expression, Field, Function};

impl<'a> Lowering<'a> {
    /// Sets what `@default` says of a column. What Prisma itself fills in (`cuid()`, `@updatedAt`) is none.
    pub(super) fn default(
        &mut self,
        parsed: &Parsed<'a>,
        field: &'a Field<'a>,
        kind: FieldKind<'a>,
        column: &mut Column,
    ) {
        let Some(attribute) = field.attribute("default") else { return };
        let Some(value) = attribute.argument("value", Some(0)) else {
            self.error(parsed.place(attribute.reach), "`@default` says no value".to_owned());
            return;
        };
        if let Some(function) = value.value.function() {
            self.generated(parsed, value, function, column);
        } else if let Some(constant) = self.constant(parsed, value, kind) {
            column.default = Some(DefaultValue::Value(constant));
        } else {
            self.unknown(parsed.place(value.reach), "default of a field", column.table);
        }
    }

    fn generated(
        &mut self,
        parsed: &Parsed<'a>,
        value: &Expression<'_>,
        function: &Function<'_>,
        column: &mut Column,
    ) {
        let argument = function.arguments.first().map(|argument| &argument.value.value);
        match function.name {
            "now" => column.default = Some(DefaultValue::Now),
            "dbgenerated" => {
                let expression = argument.and_then(psl::Value::text).unwrap_or_default();
                column.default = Some(DefaultValue::Expression(expression.trim().to_owned()));
            }
            "autoincrement" => match self.facts().counts_by {
                Counter::Sequence => column.default = Some(DefaultValue::Sequence(None)),
                Counter::Identity => column.identity = Some(Identity::AutoIncrement),
                Counter::Function(call) => column.default = Some(DefaultValue::Expression(call.to_owned())),
            },
            "sequence" => {
                let table = self.schema.walk(column.table).name();
                let name = alloc::format!("prisma_sequence_{}_{}", table.name, column.name);
                let name = ObjectName::new(table.namespace.clone(), name);
                column.default = Some(DefaultValue::Sequence(Some(name)));
            }
            // Prisma's client fills these in.
            "cuid" | "uuid" | "ulid" | "nanoid" | "auto" => {}
            name => {
                let message = alloc::format!("Prisma has no function `{name}` for a default");
                self.error(parsed.place(value.reach), message);
                self.unknown(parsed.place(value.reach), "default of a field", column.table);
            }
        }
    }

    /// A constant; none, with a finding, where it is not one of the field's type.
    fn constant(
        &mut self,
        parsed: &Parsed<'a>,
        value: &Expression<'_>,
        kind: FieldKind<'a>,
    ) -> Option<Value> {
        if let psl::Value::Array(elements) = &value.value {
            let elements = elements.iter().map(|element| self.constant(parsed, element, kind));
            return elements.collect::<Option<Vec<_>>>().map(Value::List);
        }
        let constant = match (&value.value, kind) {
            (psl::Value::Word(word), FieldKind::Enum(name)) => {
                let known = self.enum_names.get(name).and_then(|source| source.value(word));
                let constant = known.map(|value| Value::Text(value.to_owned()));
                if constant.is_none() {
                    let message = alloc::format!("enum `{name}` has no value `{word}`");
                    self.error(parsed.place(value.reach), message);
                    return None;
                }
                constant
            }
            (psl::Value::Word("true"), _) => Some(Value::Boolean(true)),
            (psl::Value::Word("false"), _) => Some(Value::Boolean(false)),
            (psl::Value::Number(number), _) => Some(Value::Number(plain_number(number))),
            (psl::Value::Text(text), FieldKind::Scalar(Scalar::Decimal)) => {
                Some(Value::Number(plain_number(text)))
            }
            (psl::Value::Text(text), FieldKind::Scalar(Scalar::Bytes)) => hexadecimal(text).map(Value::Text),
            (psl::Value::Text(text), _) => Some(Value::Text(text.clone().into_owned())),
            _ => None,
        };
        if constant.is_none() {
            self.error(parsed.place(value.reach), "the default is no value of the field's type".to_owned());
        }
        constant
    }
}

/// A number without trailing zeros after the point.
fn plain_number(number: &str) -> String {
    let number = number.strip_prefix('+').unwrap_or(number);
    if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        number.to_owned()
    }
}

/// Base64 as PostgreSQL's `\x…`.
fn hexadecimal(base64: &str) -> Option<String> {
    let mut out = String::from("\\x");
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in base64.trim_end_matches('=').bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push_str(&alloc::format!("{:02x}", (bits >> count) & 0xFF));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_hexadecimal() {
        assert_eq!(hexadecimal("aGVsbG8=").as_deref(), Some("\\x68656c6c6f"));
        assert_eq!(hexadecimal("!"), None);
    }

    #[test]
    fn zeros_after_the_point_say_nothing() {
        assert_eq!(plain_number("1.50"), "1.5");
        assert_eq!(plain_number("100"), "100");
        assert_eq!(plain_number("-2.0"), "-2");
    }
}
