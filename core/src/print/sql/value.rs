//! Types and defaults.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Writer;
use super::name::string;
use crate::ordered::CollectVec;
use crate::schema::walk::ColumnWalker;
use crate::schema::{BaseType, DefaultValue, Value};

impl Writer<'_> {
    /// The type of a column: `VARCHAR(255)[]`.
    pub(super) fn column_type(&self, column: ColumnWalker<'_>) -> String {
        let ty = column.ty();
        let mut text = match &ty.base {
            BaseType::Builtin { name, modifiers } => (self.spelling.builtin)(name, &listed(modifiers)),
            BaseType::Enum(id) if self.schema.dialect().facts().has_enum_types => {
                self.object(self.schema.walk(*id).name())
            }
            BaseType::Enum(id) => self.inline_enum(self.schema.walk(*id).values()),
            BaseType::InlineEnum(values) => self.inline_enum(values.iter().map(String::as_str)),
            BaseType::Named { name, modifiers } => self.object(name) + &listed(modifiers),
            BaseType::Unknown => "TEXT /* the type is not known */".to_owned(),
        };
        if ty.array {
            text.push_str("[]");
        }
        text
    }

    fn inline_enum<'v>(&self, values: impl Iterator<Item = &'v str>) -> String {
        (self.spelling.inline_enum)(values.map(|value| self.string(value)).collect_vec().join(", "))
    }

    /// Whether a column takes no constant for its default.
    fn is_unlimited(&self, column: ColumnWalker<'_>) -> bool {
        let BaseType::Builtin { name, .. } = &column.ty().base else { return false };
        let is_one = ["text", "blob", "json"].iter().any(|end| name.ends_with(end));
        is_one && self.spelling.wraps_default_expressions && self.schema.dialect().facts().has_inline_enums
    }

    /// The default of a column, without the word.
    pub(super) fn default_value(&self, column: ColumnWalker<'_>, default: &DefaultValue) -> String {
        match default {
            DefaultValue::Value(Value::List(values)) => string(&array(values)),
            // A constant of a text without a limit is an expression (MySQL manual, 11.6).
            DefaultValue::Value(Value::Text(text)) if self.is_unlimited(column) => {
                alloc::format!("({})", self.string(text))
            }
            DefaultValue::Value(Value::Text(text)) => self.string(text),
            DefaultValue::Value(Value::Boolean(boolean)) => {
                self.spelling.booleans[usize::from(*boolean)].to_owned()
            }
            DefaultValue::Value(value) => scalar(value),
            DefaultValue::Now => {
                let (name, modifiers) = match &column.ty().base {
                    BaseType::Builtin { name, modifiers } => (name.as_str(), listed(modifiers)),
                    BaseType::Enum(_)
                    | BaseType::InlineEnum(_)
                    | BaseType::Named { .. }
                    | BaseType::Unknown => ("", String::new()),
                };
                (self.spelling.now)(name, &modifiers)
            }
            DefaultValue::Sequence(Some(name)) => alloc::format!("nextval({})", string(&self.object(name))),
            DefaultValue::Sequence(None) => "NULL".to_owned(),
            DefaultValue::Expression(expression) if self.spelling.wraps_default_expressions => {
                alloc::format!("({expression})")
            }
            DefaultValue::Expression(expression) => expression.clone(),
        }
    }
}

/// `(65, 30)`, or nothing.
fn listed(modifiers: &[String]) -> String {
    if modifiers.is_empty() { String::new() } else { alloc::format!("({})", modifiers.join(", ")) }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Boolean(boolean) => alloc::format!("{boolean}"),
        Value::Number(number) => number.clone(),
        Value::Text(text) => string(text),
        Value::List(values) => string(&array(values)),
    }
}

/// An array as PostgreSQL reads it from a string (manual, 8.15.2): `{"a","b"}`.
fn array(values: &[Value]) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| match value {
            Value::Text(text) => alloc::format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            Value::Number(_) | Value::Boolean(_) => scalar(value),
            Value::List(values) => array(values),
        })
        .collect_vec();
    alloc::format!("{{{}}}", values.join(","))
}
