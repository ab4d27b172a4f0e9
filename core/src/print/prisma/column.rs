//! Fields of scalar types: type, default, native type.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::index::arguments;
use super::layout::{Block, quoted};
use super::{Writer, name};
use crate::ordered::{BTreeSet, CollectVec};
use crate::schema::walk::ColumnWalker;
use crate::schema::{BaseType, DefaultValue, ObjectName, Value};
use crate::syntax::prisma::native::{Native, Scalar, natives};

/// What a field of a column is.
pub(super) enum Kind<'s> {
    /// A scalar, with a native type.
    Scalar(&'static Native),
    /// An enum, by its values.
    Enum(Vec<&'s str>),
}

/// What a field of the column is; none where Prisma does not know its type.
pub(super) fn scalar(column: ColumnWalker<'_>) -> Option<Kind<'_>> {
    match &column.ty().base {
        BaseType::Enum(_) => Some(Kind::Enum(column.enum_type()?.values().collect_vec())),
        BaseType::InlineEnum(values) => Some(Kind::Enum(values.iter().map(String::as_str).collect_vec())),
        BaseType::Builtin { name, modifiers } => {
            let mut natives = natives(column.schema().dialect()).iter().filter(|native| native.sql == name);
            let first = natives.next()?;
            // One type of the database can be two scalars, of which only the default one has just these modifiers:
            // MySQL's `TINYINT(1)` is a Boolean.
            let fits =
                |native: &Native| native.default.is_none_or(|default| default.iter().eq(modifiers.iter()));
            let native =
                if fits(first) { first } else { natives.find(|native| fits(native)).unwrap_or(first) };
            Some(Kind::Scalar(native))
        }
        BaseType::Named { .. } | BaseType::Unknown => None,
    }
}

impl Writer<'_> {
    /// The field of a column.
    pub(super) fn column(&self, block: &mut Block, column: ColumnWalker<'_>) {
        let kind = scalar(column);
        let ty = match (&kind, &column.ty().base) {
            (Some(Kind::Scalar(native)), _) => native.scalar.name().to_owned(),
            (_, BaseType::Enum(id)) => self.names.enum_name(*id).to_owned(),
            (_, BaseType::InlineEnum(_)) => self.names.inline_enum(column.id).to_owned(),
            (_, base) => format!("Unsupported({})", quoted(&unsupported(base))),
        };
        let arity = match (column.ty().array, column.is_nullable()) {
            (true, _) => "[]",
            (false, true) => "?",
            (false, false) => "",
        };
        let mut attributes = Vec::new();
        attributes.extend(self.only_key(column));
        attributes.extend(self.only_unique(column));
        attributes.extend(default(column, kind.as_ref()));
        let name = self.names.field(column.id);
        if name != column.name() {
            attributes.push(format!("@map({})", quoted(column.name())));
        }
        if let Some(Kind::Scalar(native)) = kind {
            attributes.extend(native_type(column, native));
        }
        block.docs(column.record().comment.as_deref());
        block.field(name, &(ty + arity), &attributes.join(" "));
    }

    /// `@id`, where the column alone is the primary key.
    fn only_key(&self, column: ColumnWalker<'_>) -> Option<String> {
        let key = column.table().primary_key().filter(|key| key.columns == [column.id])?;
        Some(format!("@id{}", arguments(self.key_name(column.table(), key.name.as_deref()).as_slice())))
    }

    /// `@unique`, for the first unique index of the column alone.
    fn only_unique(&self, column: ColumnWalker<'_>) -> Option<String> {
        let index = column.table().indexes().find(|index| super::index::is_of_column(*index, column.id))?;
        Some(format!("@unique{}", arguments(self.index_name(index).as_slice())))
    }
}

/// `@default(…)`
fn default(column: ColumnWalker<'_>, kind: Option<&Kind<'_>>) -> Option<String> {
    if column.record().identity.is_some() {
        return Some("@default(autoincrement())".to_owned());
    }
    let written = match column.default()? {
        DefaultValue::Now => match kind {
            Some(Kind::Scalar(native)) if native.scalar == Scalar::DateTime => "now()".to_owned(),
            _ => generated("now()"),
        },
        DefaultValue::Sequence(name) => match (kind, name) {
            (Some(Kind::Scalar(native)), _) if matches!(native.scalar, Scalar::Int | Scalar::BigInt) => {
                "autoincrement()".to_owned()
            }
            (_, Some(name)) => generated(&format!("nextval('{}'::regclass)", name.name)),
            (_, None) => return None,
        },
        DefaultValue::Expression(expression) => generated(expression),
        DefaultValue::Value(value) => constant(value, kind).unwrap_or_else(|| generated(&sql(value))),
    };
    Some(format!("@default({written})"))
}

/// A default that the database makes; without an expression, whatever it has.
fn generated(expression: &str) -> String {
    if expression.is_empty() {
        return "dbgenerated()".to_owned();
    }
    format!("dbgenerated({})", quoted(expression))
}

/// A constant of the field's type; none where the language has no such constant.
fn constant(value: &Value, kind: Option<&Kind<'_>>) -> Option<String> {
    let scalar = match kind? {
        Kind::Scalar(native) => Some(native.scalar),
        Kind::Enum(_) => None,
    };
    match value {
        Value::List(values) => {
            let values: Option<Vec<String>> = values.iter().map(|value| constant(value, kind)).collect();
            Some(format!("[{}]", values?.join(", ")))
        }
        Value::Boolean(boolean) => (scalar == Some(Scalar::Boolean)).then(|| format!("{boolean}")),
        Value::Number(number) => {
            let is_whole = matches!(scalar, Some(Scalar::Int | Scalar::BigInt)) && !number.contains('.');
            let fits = is_whole || matches!(scalar, Some(Scalar::Float | Scalar::Decimal));
            fits.then(|| number.clone())
        }
        Value::Text(text) => match (kind?, scalar) {
            (Kind::Enum(values), _) => {
                let mut taken = BTreeSet::new();
                let mut names = values.iter().map(|value| (*value, name::enum_value(value, &mut taken)));
                names.find(|(value, _)| value == text).map(|(_, name)| name)
            }
            (_, Some(Scalar::String | Scalar::Json)) => Some(quoted(text)),
            (_, Some(Scalar::Bytes)) => base64(text).map(|text| quoted(&text)),
            (_, Some(Scalar::DateTime)) if is_instant(text) => Some(quoted(text)),
            _ => None,
        },
    }
}

/// Whether Prisma takes the text for a point in time: RFC 3339.
fn is_instant(text: &str) -> bool {
    let (date, time) = text.split_at_checked(10).unwrap_or_default();
    date.split('-').map(str::len).eq([4, 2, 2])
        && time.starts_with('T')
        && (time.ends_with('Z') || time.rsplit_once(['+', '-']).is_some_and(|(_, zone)| zone.len() == 5))
}

/// PostgreSQL's `\x…` as base64, which Prisma writes.
fn base64(text: &str) -> Option<String> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let hexadecimal = text.strip_prefix("\\x")?.as_bytes();
    let bytes: Option<Vec<u8>> = hexadecimal
        .chunks(2)
        .map(|pair| u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let mut out = String::new();
    for three in bytes?.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= three.len() { char::from(digit) } else { '=' });
        }
    }
    Some(out)
}

/// A constant as SQL.
fn sql(value: &Value) -> String {
    match value {
        Value::Boolean(boolean) => format!("{boolean}"),
        Value::Number(number) => number.clone(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::List(values) => format!("ARRAY[{}]", values.iter().map(sql).collect_vec().join(", ")),
    }
}

/// `@db.…`, where the scalar alone would be another type.
fn native_type(column: ColumnWalker<'_>, native: &Native) -> Option<String> {
    let BaseType::Builtin { name, modifiers } = &column.ty().base else { return None };
    if native.default.is_some_and(|default| default.iter().eq(modifiers.iter())) {
        return None;
    }
    // Without a precision a time has six digits, which Prisma writes.
    let modifiers = match modifiers.as_slice() {
        [] if name.starts_with("time") && column.schema().dialect().facts().has_enum_types => {
            "(6)".to_owned()
        }
        [] => String::new(),
        modifiers => format!("({})", modifiers.join(", ")),
    };
    Some(format!("@db.{}{modifiers}", native.name))
}

/// The name of a type that Prisma does not know.
fn unsupported(base: &BaseType) -> String {
    let (name, modifiers) = match base {
        BaseType::Builtin { name, modifiers } => (name.clone(), modifiers),
        BaseType::Named { name: ObjectName { namespace, name }, modifiers } if namespace.is_empty() => {
            (name.clone(), modifiers)
        }
        BaseType::Named { name, modifiers } => (format!("{name}"), modifiers),
        BaseType::Enum(_) | BaseType::InlineEnum(_) | BaseType::Unknown => return "unknown".to_owned(),
    };
    if modifiers.is_empty() { name } else { format!("{name}({})", modifiers.join(",")) }
}
