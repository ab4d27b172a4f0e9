//! Whether two defaults give a new row the same value.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::expression::normal;
use crate::ordered::CollectVec;
use crate::schema::walk::ColumnWalker;
use crate::schema::{BaseType, DefaultValue, ObjectName, Value, Vocabulary};

/// Whether both columns default to the same value, however each is written.
///
/// As Prisma compares them (`defaults_match` in its differ): numbers by value, JSON by structure, expressions without
/// case; of two points in time nothing is said, for they can be written in too many ways.
pub(super) fn same_default(before: ColumnWalker<'_>, after: ColumnWalker<'_>, can: Vocabulary) -> bool {
    let facts = before.schema().dialect().facts();
    let are_json = Family::of(before) == Family::Json && Family::of(after) == Family::Json;
    if !can.constant_expressions && !facts.compares_json_defaults && are_json {
        return true;
    }
    let tells_apart = !can.constant_expressions && facts.tells_expressions_apart;
    if tells_apart && (is_told_apart(before, after) || is_told_apart(after, before)) {
        return false;
    }
    let family = Family::of(before).meet(Family::of(after));
    let is_free = facts.types_are_free;
    let is_constant = |column: ColumnWalker<'_>| {
        let is_value = matches!(column.default(), Some(DefaultValue::Value(_)));
        is_value && !column.schema().vocabulary.constant_expressions
    };
    if is_free && family == Family::Time {
        // Prisma reads no point in time of SQLite, and does not compare what it has not read.
        if is_constant(before) && after.default().is_some()
            || is_constant(after) && before.default().is_some()
        {
            return true;
        }
    }
    match (before.default(), after.default()) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            one == other || meaning(one, family, before).is_same(&meaning(other, family, after), family)
        }
        // `DEFAULT NULL` is none, and `dbgenerated()` may be.
        (Some(only), None) | (None, Some(only)) => {
            matches!(meaning(only, family, before), Meaning::Null | Meaning::Anything)
        }
    }
}

/// Whether one default is a constant and the other an expression, of a type whose constants Prisma reads: it calls
/// `dbgenerated("0")` another default than `0`.
fn is_told_apart(constant: ColumnWalker<'_>, expression: ColumnWalker<'_>) -> bool {
    let is_expression = matches!(expression.default(), Some(DefaultValue::Expression(text)) if !text.trim().is_empty() && !is_now_of_sqlite(text));
    let is_read = match (Family::of(constant), constant.default()) {
        (Family::Time, default) => matches!(default, Some(DefaultValue::Now)),
        (Family::Other, Some(DefaultValue::Value(_))) => {
            constant.enum_type().is_some()
                || matches!(&constant.ty().base, BaseType::Builtin { name, .. } if is_text(name))
        }
        (_, default) => matches!(default, Some(DefaultValue::Value(_))),
    };
    is_expression && is_read && !constant.ty().array
}

fn is_text(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().as_str(),
        "text"
            | "character varying"
            | "character"
            | "citext"
            | "varchar"
            | "char"
            | "nvarchar"
            | "nchar"
            | "ntext"
    )
}

/// What a type makes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Number,
    Boolean,
    Json,
    Time,
    Other,
}

impl Family {
    fn of(column: ColumnWalker<'_>) -> Self {
        let BaseType::Builtin { name, modifiers } = &column.ty().base else { return Self::Other };
        let name = name.to_ascii_lowercase();
        match name.split([' ', '(']).next().unwrap_or_default() {
            "boolean" | "bool" => Self::Boolean,
            "bit" if modifiers.is_empty() => Self::Boolean,
            "tinyint" | "bit" if modifiers.len() == 1 && modifiers[0] == "1" => Self::Boolean,
            "json" | "jsonb" => Self::Json,
            "date" | "time" | "timestamp" | "datetime" | "datetime2" | "datetimeoffset" | "smalldatetime" => {
                Self::Time
            }
            "smallint" | "integer" | "bigint" | "numeric" | "decimal" | "real" | "double" | "float"
            | "tinyint" | "mediumint" | "int" | "money" | "smallmoney" => Self::Number,
            _ => Self::Other,
        }
    }

    /// Of two columns: that of the one that has one, none where they have different ones.
    fn meet(self, other: Self) -> Self {
        match (self, other) {
            (Self::Other, family) | (family, Self::Other) => family,
            _ if self == other => self,
            _ => Self::Other,
        }
    }
}

/// What a default comes to.
#[derive(Debug, PartialEq)]
enum Meaning {
    Null,
    Boolean(bool),
    Number(String),
    Text(String),
    Json(serde_json::Value),
    List(Vec<Meaning>),
    Now,
    /// The next value of a sequence; its name, where known.
    Sequence(Option<ObjectName>),
    /// Prisma's `dbgenerated()`: whatever the database has.
    Anything,
    Expression(String),
}

impl Meaning {
    fn is_same(&self, other: &Self, family: Family) -> bool {
        match (self, other) {
            (Self::Anything, _)
            | (_, Self::Anything)
            | (Self::Sequence(None), Self::Sequence(_))
            | (Self::Sequence(_), Self::Sequence(None)) => true,
            (Self::Text(_), Self::Text(_)) if family == Family::Time => true,
            (Self::List(one), Self::List(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| one.is_same(other, family))
            }
            _ => self == other,
        }
    }
}

fn meaning(default: &DefaultValue, family: Family, column: ColumnWalker<'_>) -> Meaning {
    match default {
        DefaultValue::Value(Value::Number(number)) if is_text_column(column) => Meaning::Text(number.clone()),
        DefaultValue::Value(value) => of_value(value, family, column.ty().array),
        DefaultValue::Now => Meaning::Now,
        DefaultValue::Sequence(name) => Meaning::Sequence(name.clone()),
        DefaultValue::Expression(expression) if expression.trim().is_empty() => Meaning::Anything,
        DefaultValue::Expression(expression) => of_expression(expression, family, column.ty().array),
    }
}

fn is_text_column(column: ColumnWalker<'_>) -> bool {
    matches!(&column.ty().base, BaseType::Builtin { name, .. } if is_text(name))
}

fn of_value(value: &Value, family: Family, is_array: bool) -> Meaning {
    match value {
        Value::List(values) => {
            Meaning::List(values.iter().map(|value| of_value(value, family, false)).collect_vec())
        }
        Value::Text(text) if is_array => match array_literal(text) {
            Some(values) => {
                Meaning::List(values.into_iter().map(|value| of_text(value, family)).collect_vec())
            }
            None => Meaning::Text(text.clone()),
        },
        Value::Text(text) => of_text(text.clone(), family),
        Value::Boolean(boolean) => Meaning::Boolean(*boolean),
        Value::Number(number) => of_number(number, family),
    }
}

fn of_text(text: String, family: Family) -> Meaning {
    match family {
        Family::Number => number(&text).map_or(Meaning::Text(text), Meaning::Number),
        Family::Boolean => match text.to_ascii_lowercase().as_str() {
            "t" | "true" | "yes" | "y" | "on" | "1" => Meaning::Boolean(true),
            "f" | "false" | "no" | "n" | "off" | "0" => Meaning::Boolean(false),
            _ => Meaning::Text(text),
        },
        Family::Json => serde_json::from_str(&text).map_or(Meaning::Text(text), Meaning::Json),
        Family::Time if matches!(text.trim().to_ascii_lowercase().as_str(), "now" | "now()") => Meaning::Now,
        Family::Time | Family::Other => Meaning::Text(text),
    }
}

fn of_number(written: &str, family: Family) -> Meaning {
    match (family, number(written)) {
        (Family::Boolean, Some(number)) if number == "1" => Meaning::Boolean(true),
        (Family::Boolean, Some(number)) if number == "0" => Meaning::Boolean(false),
        (Family::Json, Some(number)) => serde_json::from_str(&number).map_or(Meaning::Null, Meaning::Json),
        (_, Some(number)) => Meaning::Number(number),
        (_, None) => Meaning::Text(written.to_owned()),
    }
}

fn of_expression(expression: &str, family: Family, is_array: bool) -> Meaning {
    let normal = normal(expression);
    if let Some(text) = literal(&normal) {
        return of_value(&Value::Text(text), family, is_array);
    }
    if let Some(number) = number(&normal) {
        return of_number(&number, family);
    }
    if let Some(values) = constructed(&normal) {
        let values = values.iter().map(|value| of_expression(value, family, false)).collect_vec();
        return Meaning::List(values);
    }
    let call = normal.split('(').next().unwrap_or_default();
    match call {
        "null" => Meaning::Null,
        "true" => Meaning::Boolean(true),
        "false" => Meaning::Boolean(false),
        "now" | "current_timestamp" | "transaction_timestamp" | "localtimestamp"
            if is_only_call(&normal, call) =>
        {
            Meaning::Now
        }
        "datetime" if family == Family::Time && is_now_of_sqlite(&normal) => Meaning::Now,
        _ => Meaning::Expression(normal),
    }
}

/// `datetime('now')`, in either time zone (as Prisma's describer of SQLite reads it).
fn is_now_of_sqlite(normal: &str) -> bool {
    let mut call: String = normal.chars().filter(|char| !char.is_whitespace()).collect();
    call.make_ascii_lowercase();
    matches!(call.as_str(), "datetime('now')" | "datetime('now','localtime')")
}

/// `name`, `name()` or `name(3)`, and nothing after it.
fn is_only_call(normal: &str, call: &str) -> bool {
    let rest = &normal[call.len()..];
    rest.is_empty()
        || rest
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .is_some_and(|precision| precision.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The text of an expression that is one string.
fn literal(normal: &str) -> Option<String> {
    let inside = normal.strip_prefix('\'')?.strip_suffix('\'')?;
    let text = inside.replace("''", "\u{0}");
    (!text.contains('\'')).then(|| text.replace('\u{0}', "'"))
}

/// The expressions in `array[…]` (PostgreSQL manual, 4.2.12), of one dimension.
fn constructed(normal: &str) -> Option<Vec<String>> {
    let inside = normal.strip_prefix("array[")?.strip_suffix(']')?;
    let mut values = Vec::new();
    let (mut value, mut is_quoted, mut depth) = (String::new(), false, 0_i32);
    for character in inside.chars() {
        match character {
            '\'' => is_quoted = !is_quoted,
            '(' | '[' if !is_quoted => depth += 1,
            ')' | ']' if !is_quoted => depth -= 1,
            _ => {}
        }
        if character == ',' && !is_quoted && depth == 0 {
            values.push(core::mem::take(&mut value));
        } else {
            value.push(character);
        }
    }
    if !inside.is_empty() {
        values.push(value);
    }
    Some(values)
}

/// A decimal number in one spelling: `1`, `-0.5`; none where it is no number.
fn number(written: &str) -> Option<String> {
    let written = written.trim();
    let (sign, digits) = match written.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let digits = digits.trim_start_matches('(').trim_end_matches(')');
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = !(whole.is_empty() && fraction.is_empty())
        && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    if !is_number {
        let is_scientific = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.');
        let value: f64 = digits.parse().ok().filter(|_| is_scientific && digits.contains(['e', 'E']))?;
        return number(&alloc::format!("{sign}{value}")).filter(|_| value.is_finite());
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    Some(match (whole, fraction) {
        ("", "") => "0".to_owned(),
        ("", fraction) => alloc::format!("{sign}0.{fraction}"),
        (whole, "") => alloc::format!("{sign}{whole}"),
        (whole, fraction) => alloc::format!("{sign}{whole}.{fraction}"),
    })
}

/// The values of `{a,"b c"}` (PostgreSQL manual, 8.15.2), of one dimension.
fn array_literal(text: &str) -> Option<Vec<String>> {
    let inside = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    let mut values = Vec::new();
    let mut characters = inside.chars();
    let (mut value, mut is_quoted, mut is_any) = (String::new(), false, false);
    while let Some(character) = characters.next() {
        is_any = true;
        match character {
            '\\' => value.extend(characters.next()),
            '"' => is_quoted = !is_quoted,
            '{' | '}' if !is_quoted => return None,
            ',' if !is_quoted => values.push(core::mem::take(&mut value)),
            character if is_quoted || !character.is_whitespace() => value.push(character),
            _ => {}
        }
    }
    if is_any {
        values.push(value);
    }
    Some(values)
}
