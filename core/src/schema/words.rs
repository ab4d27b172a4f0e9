//! Types and defaults in words, for messages.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use super::walk::ColumnWalker;
use super::{BaseType, DefaultValue, Value};

impl ColumnWalker<'_> {
    /// Its type in words: `character varying(255)`, `Role[]`.
    pub fn type_words(self) -> String {
        let words = match &self.ty().base {
            BaseType::Builtin { name, modifiers } => with_modifiers(name, modifiers),
            BaseType::Enum(id) => self.schema().walk(*id).name().to_string(),
            BaseType::InlineEnum(values) => format!("enum({})", values.join(", ")),
            BaseType::Named { name, modifiers } => with_modifiers(&name.to_string(), modifiers),
            BaseType::Unknown => "a type that is not known".into(),
        };
        if self.ty().array { words + "[]" } else { words }
    }
}

fn with_modifiers(name: &str, modifiers: &[String]) -> String {
    if modifiers.is_empty() { name.into() } else { format!("{name}({})", modifiers.join(", ")) }
}

impl fmt::Display for DefaultValue {
    /// `42`, `now()`, `'draft'`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => write!(f, "{value}"),
            Self::Now => f.write_str("now()"),
            Self::Sequence(Some(name)) => write!(f, "nextval('{name}')"),
            Self::Sequence(None) => f.write_str("the next value of a sequence"),
            Self::Expression(expression) => f.write_str(expression),
        }
    }
}

impl fmt::Display for Value {
    /// `true`, `42`, `'draft'`, `['a', 'b']`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Number(number) => f.write_str(number),
            Self::Text(text) => write!(f, "'{text}'"),
            Self::List(values) => {
                f.write_str("[")?;
                for (at, value) in values.iter().enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{value}")?;
                }
                f.write_str("]")
            }
        }
    }
}
