//! Operator classes of indexes: `ops: JsonbPathOps`.

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::syntax::prisma::Value;

/// Classes that an index has without being told.
const DEFAULTS: &[&str] = &["JsonbOps", "ArrayOps", "TextOps", "InetInclusionOps"];

/// Words of PostgreSQL's names that are two of Prisma's.
const JOINED: &[(&str, &str)] =
    &[("min_max", "minmax"), ("var_bit", "varbit"), ("timestamp_tz", "timestamptz"), ("time_tz", "timetz")];

/// The class as PostgreSQL names it; none where the index has it without being told.
pub(super) fn operator_class(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Function(function) => function.arguments.first()?.value.value.text().map(ToOwned::to_owned),
        Value::Word(word) => {
            let is_default = DEFAULTS.contains(word) || word.ends_with("MinMaxOps");
            (!is_default).then(|| snake(word))
        }
        Value::Text(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn snake(word: &str) -> String {
    let mut out = String::new();
    for char in word.chars() {
        if char.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(char.to_ascii_lowercase());
    }
    JOINED.iter().fold(out, |out, (two, one)| out.replace(two, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_named_as_postgresql_names_it() {
        let class = |word| operator_class(&Value::Word(word));
        assert_eq!(class("JsonbPathOps").as_deref(), Some("jsonb_path_ops"));
        assert_eq!(class("TimestampTzMinMaxMultiOps").as_deref(), Some("timestamptz_minmax_multi_ops"));
        assert_eq!(class("Int4BloomOps").as_deref(), Some("int4_bloom_ops"));
        assert_eq!(class("Int4MinMaxOps"), None);
    }
}
