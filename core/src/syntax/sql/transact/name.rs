//! Names as Transact-SQL writes them in strings: `'dbo.Order'`, `'[dbo].[Order].[total]'`.

use alloc::string::String;
use alloc::vec::Vec;

use crate::syntax::sql::tree::{Name, Path};
use crate::text::Span;

/// The parts of a name with dots between them, their quotes undone.
pub(in crate::syntax::sql) fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut close = None;
    let mut chars = text.trim().chars().peekable();
    while let Some(char) = chars.next() {
        match (char, close) {
            ('[', None) => close = Some(']'),
            ('"', None) => close = Some('"'),
            ('.', None) => parts.push(core::mem::take(&mut part)),
            (char, Some(end)) if char == end => {
                if chars.next_if_eq(&end).is_some() {
                    part.push(char);
                } else {
                    close = None;
                }
            }
            (char, _) => part.push(char),
        }
    }
    parts.push(part);
    parts
}

/// A path of these names; none where there is no name.
pub(in crate::syntax::sql) fn named(
    namespace: Option<String>,
    name: Option<String>,
    span: Span,
) -> Option<Path> {
    let named = |text: String| Name { text, span };
    let namespace = namespace.filter(|namespace| !namespace.is_empty()).map(named);
    let name = name.filter(|name| !name.is_empty()).map(named)?;
    Some(Path { namespace, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_string_is_cut_at_dots_outside_of_quotes() {
        assert_eq!(parts("dbo.Order Line.total"), ["dbo", "Order Line", "total"]);
        assert_eq!(parts("[dbo].[a.b].[c]]d]"), ["dbo", "a.b", "c]d"]);
    }
}
