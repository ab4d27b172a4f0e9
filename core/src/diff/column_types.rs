//! Whether two columns are of one type.

use crate::schema::walk::ColumnWalker;
use crate::schema::{BaseType, ObjectName, Vocabulary};
use crate::syntax::prisma::native;

/// Whether both columns hold the same values, as far as is known: a type that is not known is like every other.
///
/// Two types that are no native ones of Prisma are alike to it, however `Unsupported` spells them
/// (`postgres_column_type_change` in its differ).
pub(super) fn same_type(before: ColumnWalker<'_>, after: ColumnWalker<'_>, can: Vocabulary) -> bool {
    let (ty, other) = (before.ty(), after.ty());
    if BaseType::Unknown == ty.base || BaseType::Unknown == other.base {
        return true;
    }
    if ty.array != other.array {
        return false;
    }
    if !can.every_type && before.schema().dialect().facts().types_are_free {
        return kind(&ty.base) == kind(&other.base);
    }
    if !can.every_type && !is_native(before) && !is_native(after) {
        return true;
    }
    match (&ty.base, &other.base) {
        (BaseType::Builtin { name, .. }, BaseType::Builtin { name: named, .. })
            if !can.every_type
                && before.schema().dialect().facts().unread_precisions.contains(&name.as_str()) =>
        {
            name == named
        }
        (BaseType::Builtin { .. }, BaseType::Builtin { .. })
        | (BaseType::InlineEnum(_), BaseType::InlineEnum(_)) => ty.base == other.base,
        (BaseType::Builtin { name, modifiers }, BaseType::Named { name: named, modifiers: others })
        | (BaseType::Named { name: named, modifiers: others }, BaseType::Builtin { name, modifiers }) => {
            named.name == *name && modifiers == others
        }
        _ => same_name(named(before), named(after)) && modifiers(&ty.base) == modifiers(&other.base),
    }
}

/// Whether Prisma has a type of its own for that of a column.
fn is_native(column: ColumnWalker<'_>) -> bool {
    let name = match &column.ty().base {
        BaseType::Builtin { name, .. } => name,
        BaseType::Named { name, .. } => &name.name,
        BaseType::Enum(_) | BaseType::InlineEnum(_) | BaseType::Unknown => return true,
    };
    native::natives(column.schema().dialect()).iter().any(|native| native.sql == name)
}

/// What a type is to Prisma where any words are one (`get_column_type` of its describer of SQLite); none where it is
/// one that Prisma does not support.
fn kind(ty: &BaseType) -> Option<&'static str> {
    let BaseType::Builtin { name, modifiers } = ty else { return None };
    let is_plain = modifiers.is_empty();
    Some(match name.as_str() {
        "int" | "integer" | "serial" if is_plain => "integer",
        "bigint" if is_plain => "bigint",
        "real" | "float" | "double" if is_plain => "real",
        "boolean" if is_plain => "boolean",
        "text" if is_plain => "text",
        "date" | "datetime" | "timestamp" if is_plain => "datetime",
        "binary" | "blob" if is_plain => "blob",
        "jsonb" if is_plain => "jsonb",
        name if name.contains("char") => "text",
        name if name.starts_with("numeric") || name.starts_with("decimal") => "decimal",
        _ => return None,
    })
}

/// A name without a namespace is of whichever one.
fn same_name(before: Option<&ObjectName>, after: Option<&ObjectName>) -> bool {
    before.zip(after).is_some_and(|(before, after)| {
        let is_open = before.namespace.is_empty() || after.namespace.is_empty();
        before.name == after.name && (is_open || before.namespace == after.namespace)
    })
}

/// The name of a type that is not built in: an enum is the same whether or not its creation was read.
pub(super) fn named(column: ColumnWalker<'_>) -> Option<&ObjectName> {
    match &column.ty().base {
        BaseType::Enum(id) => Some(column.schema().walk(*id).name()),
        BaseType::Named { name, .. } => Some(name),
        BaseType::Builtin { .. } | BaseType::InlineEnum(_) | BaseType::Unknown => None,
    }
}

fn modifiers(ty: &BaseType) -> &[alloc::string::String] {
    match ty {
        BaseType::Named { modifiers, .. } | BaseType::Builtin { modifiers, .. } => modifiers,
        BaseType::Enum(_) | BaseType::InlineEnum(_) | BaseType::Unknown => &[],
    }
}
