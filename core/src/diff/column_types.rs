//! Whether two columns are of one type.

use crate::schema::walk::ColumnWalker;
use crate::schema::{BaseType, ObjectName};

/// Whether both columns hold the same values, as far as is known: a type that is not known is like every other.
pub(super) fn same_type(before: ColumnWalker<'_>, after: ColumnWalker<'_>) -> bool {
    let (ty, other) = (before.ty(), after.ty());
    if BaseType::Unknown == ty.base || BaseType::Unknown == other.base {
        return true;
    }
    if ty.array != other.array {
        return false;
    }
    match (&ty.base, &other.base) {
        (BaseType::Builtin { .. }, BaseType::Builtin { .. })
        | (BaseType::InlineEnum(_), BaseType::InlineEnum(_)) => ty.base == other.base,
        (BaseType::Builtin { name, modifiers }, BaseType::Named { name: named, modifiers: others })
        | (BaseType::Named { name: named, modifiers: others }, BaseType::Builtin { name, modifiers }) => {
            named.name == *name && modifiers == others
        }
        _ => same_name(named(before), named(after)) && modifiers(&ty.base) == modifiers(&other.base),
    }
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
