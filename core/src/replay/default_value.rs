//! Defaults in one form, however they are written.

use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Facts;
use crate::ordered::CollectVec;
use crate::schema::{BaseType, ColumnType, DefaultValue, ObjectName, Value, cut};
use crate::syntax::sql::token::{Scanner, Token, TokenKind, Within};

/// The default that an expression gives a column of type `ty`; none for `NULL`.
///
/// Casts and needless parentheses fall away; a string that stands for a number or a truth value is one, as the
/// database reads it (`DEFAULT '0'` of an integer).
pub fn default_value(text: &str, ty: &ColumnType, facts: &'static Facts) -> Option<DefaultValue> {
    let tokens: Vec<Token<'_>> = Scanner::new(text, facts.lexis, Within::At(0)).collect_vec();
    let tokens = bare(&tokens);
    let as_written = || {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return String::new() };
        String::from(&text[first.offset as usize..last.offset as usize + last.text.len()])
    };
    match tokens {
        [null] if null.is_word("null") => None,
        _ if is_now(tokens, facts) => Some(DefaultValue::Now),
        [nextval, open, name, .., close]
            if nextval.is_word("nextval") && open.is_sign("(") && close.is_sign(")") =>
        {
            let name = (name.kind == TokenKind::String).then(|| sequence_name(&name.unquoted(), facts));
            Some(DefaultValue::Sequence(name.flatten()))
        }
        [name] if facts.lexis.string_names && is_text(name) => {
            Some(DefaultValue::Value(coerced(said(name), ty)))
        }
        [bits]
            if facts.bits_are_numbers && bits.text.starts_with(['b', 'B']) && bits.text.ends_with('\'') =>
        {
            let said = bits.unquoted();
            let number = u64::from_str_radix(&said, 2).map(|bits| Value::Number(alloc::format!("{bits}")));
            Some(number.map_or_else(|_| DefaultValue::Expression(bits.text.into()), DefaultValue::Value))
        }
        _ => Some(match constant(tokens, ty) {
            Some(value) => DefaultValue::Value(value),
            None => DefaultValue::Expression(as_written()),
        }),
    }
}

/// Whether a name stands for the string of its letters.
fn is_text(name: &Token<'_>) -> bool {
    const VALUES: &[&str] = &["true", "false", "current_date", "current_time"];
    let is_value = VALUES.iter().any(|value| name.is_word(value));
    matches!(name.kind, TokenKind::Word | TokenKind::Quoted) && !is_value
}

fn said(name: &Token<'_>) -> String {
    if name.kind == TokenKind::Quoted { name.unquoted() } else { name.text.into() }
}

/// The current time, as this database says it.
fn is_now(tokens: &[Token<'_>], facts: &Facts) -> bool {
    match tokens {
        [now] => facts.now_words.iter().any(|word| now.is_word(word)),
        [now, open, precision @ .., close] => {
            let is_call = open.is_sign("(") && close.is_sign(")");
            let is_word = facts.now_words.iter().any(|word| now.is_word(word));
            let is_function = facts.now_functions.iter().any(|word| now.is_word(word));
            is_call && (is_word || (is_function && precision.len() <= usize::from(facts.bits_are_numbers)))
        }
        [] | [_, _] => false,
    }
}

/// The tokens without parentheses around them and without the casts behind them.
fn bare<'t, 'a>(mut tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    loop {
        let before = tokens.len();
        tokens = match tokens {
            [open, inner @ .., close] if open.is_sign("(") && close.is_sign(")") && is_balanced(inner) => {
                inner
            }
            [cast, open, inner @ .., close]
                if cast.is_word("cast") && open.is_sign("(") && close.is_sign(")") && is_balanced(inner) =>
            {
                let end = top_level(inner, |token| token.is_word("as")).unwrap_or(inner.len());
                &inner[..end]
            }
            _ => tokens,
        };
        if let Some(cast) = last_cast(tokens) {
            tokens = &tokens[..cast];
        }
        if tokens.len() == before {
            return tokens;
        }
    }
}

/// Whether no parenthesis closes one that stands before.
fn is_balanced(tokens: &[Token<'_>]) -> bool {
    let mut depth = 0_i32;
    tokens.iter().all(|token| {
        depth += i32::from(token.is_sign("(")) - i32::from(token.is_sign(")"));
        depth >= 0
    }) && depth == 0
}

/// The first token outside of parentheses and brackets at which `is_it` holds.
fn top_level(tokens: &[Token<'_>], is_it: impl Fn(&Token<'_>) -> bool) -> Option<usize> {
    let mut depth = 0_i32;
    tokens.iter().position(|token| {
        depth += i32::from(token.is_sign("(") || token.is_sign("["));
        depth -= i32::from(token.is_sign(")") || token.is_sign("]"));
        depth == 0 && is_it(token)
    })
}

/// Where a cast of the whole begins: `::` with nothing but a type behind it, and one operand before it.
fn last_cast(tokens: &[Token<'_>]) -> Option<usize> {
    let at = top_level(tokens, |token| token.is_sign(":"))?;
    let (operand, cast) = tokens.split_at(at);
    if !matches!(cast, [_, second, ..] if second.is_sign(":")) {
        return None;
    }
    let is_operand = match operand {
        [_] => true,
        [sign, number] => number.kind == TokenKind::Number && (sign.is_sign("-") || sign.is_sign("+")),
        [open, inner @ .., close] if open.is_sign("(") => close.is_sign(")") && is_balanced(inner),
        [call, open, inner @ .., close] if call.kind == TokenKind::Word => {
            let is_call = open.is_sign("(") && close.is_sign(")") && is_balanced(inner);
            is_call || (open.is_sign("[") && close.is_sign("]"))
        }
        [] | [_, _, ..] => false,
    };
    let is_type = cast[2..].iter().all(|token| {
        matches!(token.kind, TokenKind::Word | TokenKind::Quoted | TokenKind::Number)
            || [".", "(", ")", "[", "]", ",", ":"].iter().any(|sign| token.is_sign(sign))
    });
    (is_operand && is_type).then_some(at)
}

fn constant(tokens: &[Token<'_>], ty: &ColumnType) -> Option<Value> {
    match tokens {
        [word] if word.is_word("true") || word.is_word("false") => Some(Value::Boolean(word.is_word("true"))),
        [number] if number.kind == TokenKind::Number => Some(Value::Number(plain_number(number.text))),
        [sign, number] if number.kind == TokenKind::Number && sign.is_sign("+") => {
            Some(Value::Number(plain_number(number.text)))
        }
        [sign, number] if number.kind == TokenKind::Number && sign.is_sign("-") => {
            Some(Value::Number(alloc::format!("-{}", plain_number(number.text))))
        }
        [string] if string.kind == TokenKind::String && is_plain(string.text) => {
            let said = string.unquoted();
            if ty.array { array(&said, ty) } else { Some(coerced(said, ty)) }
        }
        [array, open, inner @ .., close]
            if array.is_word("array") && open.is_sign("[") && close.is_sign("]") =>
        {
            list(inner, ty)
        }
        _ => None,
    }
}

/// Whether a string is text, not bits (`B'1'`, `X'ff'`).
fn is_plain(text: &str) -> bool {
    text.starts_with(['\'', '$', 'E', 'e', 'N', 'n', '"'])
}

/// `constant, constant, …`
fn list(mut tokens: &[Token<'_>], ty: &ColumnType) -> Option<Value> {
    let mut values = Vec::new();
    let element = ty.clone().array(false);
    while !tokens.is_empty() {
        let end = top_level(tokens, |token| token.is_sign(",")).unwrap_or(tokens.len());
        values.push(constant(bare(&tokens[..end]), &element)?);
        tokens = tokens.get(end + 1..).unwrap_or_default();
    }
    Some(Value::List(values))
}

/// What a string says of an array of one dimension (manual, 8.15.2).
fn array(said: &str, ty: &ColumnType) -> Option<Value> {
    let inner = said.trim().strip_prefix('{')?.strip_suffix('}')?;
    if inner.contains(['{', '"', '\\']) {
        return None;
    }
    let element = ty.clone().array(false);
    let values = inner.split(',').map(str::trim).filter(|value| !value.is_empty());
    Some(Value::List(values.map(|value| coerced(value.into(), &element)).collect_vec()))
}

/// What a string is to a column of this type.
fn coerced(said: String, ty: &ColumnType) -> Value {
    let BaseType::Builtin { name, .. } = &ty.base else { return Value::Text(said) };
    match name.split(" unsigned").next().unwrap_or_default() {
        "boolean" => match said.trim().to_ascii_lowercase().as_str() {
            "t" | "true" | "y" | "yes" | "on" | "1" => Value::Boolean(true),
            "f" | "false" | "n" | "no" | "off" | "0" => Value::Boolean(false),
            _ => Value::Text(said),
        },
        "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" | "tinyint"
        | "mediumint" | "int" | "decimal" | "double" | "float" => {
            let number = said.trim();
            let digits = number.trim_start_matches(['-', '+']);
            let is_number = digits.starts_with(|char: char| char.is_ascii_digit() || char == '.')
                && digits.chars().all(|char| char.is_ascii_digit() || char == '.');
            match number.strip_prefix('-') {
                Some(digits) if is_number => Value::Number(alloc::format!("-{}", plain_number(digits))),
                None if is_number => Value::Number(plain_number(digits)),
                _ => Value::Text(said),
            }
        }
        _ => Value::Text(said),
    }
}

/// Without zeros at the end behind the point.
fn plain_number(text: &str) -> String {
    if text.contains('.') && !text.contains(['e', 'E']) {
        return text.trim_end_matches('0').trim_end_matches('.').into();
    }
    text.into()
}

/// `app.seq`, `"Order_id_seq"`: what `nextval` counts.
fn sequence_name(text: &str, facts: &'static Facts) -> Option<ObjectName> {
    let names: Vec<String> = Scanner::new(text, facts.lexis, Within::At(0))
        .filter_map(|token| match token.kind {
            TokenKind::Word => Some(token.text.to_ascii_lowercase()),
            TokenKind::Quoted => Some(token.unquoted()),
            TokenKind::String
            | TokenKind::Number
            | TokenKind::Sign
            | TokenKind::Unfinished
            | TokenKind::End => None,
        })
        .map(|name| cut(&name, facts.identifier_bytes).into())
        .collect_vec();
    match names.as_slice() {
        [name] => Some(ObjectName::new(facts.default_namespace, name.clone())),
        [.., namespace, name] => Some(ObjectName::new(namespace.clone(), name.clone())),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    fn read(text: &str, ty: &str) -> Option<DefaultValue> {
        let ty = match ty.strip_suffix("[]") {
            Some(element) => ColumnType::builtin(element).array(true),
            None => ColumnType::builtin(ty),
        };
        default_value(text, &ty, Dialect::PostgreSql.facts())
    }

    fn value(text: &str, ty: &str) -> Value {
        match read(text, ty) {
            Some(DefaultValue::Value(value)) => value,
            other => panic!("{text} is {other:?}"),
        }
    }

    #[test]
    fn casts_and_parentheses_fall_away() {
        assert_eq!(value("('a'::text)", "text"), Value::Text("a".into()));
        assert_eq!(value("'a'::app.\"State\"", "text"), Value::Text("a".into()));
        assert_eq!(value("CAST('a' AS varchar(3))", "text"), Value::Text("a".into()));
        assert_eq!(value("'x'::character varying(20)::text", "text"), Value::Text("x".into()));
    }

    #[test]
    fn a_string_is_what_the_column_makes_of_it() {
        assert_eq!(value("'0'", "integer"), Value::Number("0".into()));
        assert_eq!(value("'-1.50'::numeric", "numeric"), Value::Number("-1.5".into()));
        assert_eq!(value("'t'", "boolean"), Value::Boolean(true));
        assert_eq!(value("'0'", "text"), Value::Text("0".into()));
        assert_eq!(value("- 1.0", "integer"), Value::Number("-1".into()));
    }

    #[test]
    fn arrays_are_read_in_both_notations() {
        let two = Value::List(alloc::vec![Value::Text("a".into()), Value::Text("b".into())]);
        assert_eq!(value("ARRAY['a', 'b']::text[]", "text[]"), two);
        assert_eq!(value("'{a,b}'", "text[]"), two);
        assert_eq!(value("ARRAY[]::\"State\"[]", "text[]"), Value::List(Vec::new()));
    }

    #[test]
    fn the_current_time_and_the_next_value_are_known() {
        assert_eq!(read("now()", "date"), Some(DefaultValue::Now));
        assert_eq!(read("CURRENT_TIMESTAMP(3)", "date"), Some(DefaultValue::Now));
        let sequence = ObjectName::new("public", "Order_id_seq");
        assert_eq!(
            read("nextval('\"Order_id_seq\"'::regclass)", "integer"),
            Some(DefaultValue::Sequence(Some(sequence)))
        );
    }

    #[test]
    fn null_is_no_default() {
        assert_eq!(read("NULL", "text"), None);
        assert_eq!(read("NULL::character varying", "text"), None);
    }

    #[test]
    fn any_other_expression_is_kept() {
        for text in ["now() + '7 days'::interval", "(a)||(b)", "gen_random_uuid()", "B'1'"] {
            assert_eq!(read(text, "text"), Some(DefaultValue::Expression(text.into())), "{text}");
        }
    }
}
