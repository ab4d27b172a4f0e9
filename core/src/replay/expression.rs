//! The columns that an expression names, and their renaming in it.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Facts;
use crate::ordered::CollectVec;
use crate::schema::cut;
use crate::syntax::sql::token::{Scanner, Token, TokenKind, Within};

/// The names in an expression that may be columns: no functions, no types after `::`.
fn names<'a>(text: &'a str, facts: &'static Facts) -> impl Iterator<Item = Token<'a>> {
    let tokens: Vec<Token<'a>> = Scanner::new(text, facts.lexis, Within::At(0)).collect_vec();
    let mut is_type = false;
    (0..tokens.len()).filter_map(move |at| {
        let token = tokens[at];
        let follows = |sign: &str| tokens.get(at + 1).is_some_and(|next| next.is_sign(sign));
        if token.is_sign(":") {
            is_type = true;
            return None;
        }
        let is_name = matches!(token.kind, TokenKind::Word | TokenKind::Quoted);
        if is_type {
            // `::"app"."state"`: the type ends with its last part.
            is_type = token.is_sign(".") || (is_name && follows("."));
            return None;
        }
        (is_name && !follows("(") && !follows(".")).then_some(token)
    })
}

fn folded<'a>(token: Token<'a>, facts: &Facts) -> Cow<'a, str> {
    let folds = facts.folds_to_lower && token.text.bytes().any(|byte| byte.is_ascii_uppercase());
    let name: Cow<'a, str> = if token.kind == TokenKind::Quoted {
        Cow::Owned(token.unquoted())
    } else if folds {
        Cow::Owned(token.text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(token.text)
    };
    if name.len() > facts.identifier_bytes {
        return Cow::Owned(String::from(cut(&name, facts.identifier_bytes)));
    }
    name
}

fn is_same(name: &str, column: &str, facts: &Facts) -> bool {
    name == column || (facts.columns_ignore_case && name.eq_ignore_ascii_case(column))
}

/// Whether an expression names a column.
pub(super) fn uses(text: &str, column: &str, facts: &'static Facts) -> bool {
    names(text, facts).any(|token| is_same(&folded(token, facts), column, facts))
}

/// The columns, among `columns`, that an expression names; each once, in their order.
pub(super) fn columns_used<'c>(
    text: &str,
    columns: impl Iterator<Item = &'c str>,
    facts: &'static Facts,
) -> Vec<&'c str> {
    let named: Vec<Cow<'_, str>> = names(text, facts).map(|token| folded(token, facts)).collect_vec();
    columns.filter(|column| named.iter().any(|name| is_same(name, column, facts))).collect_vec()
}

/// The expression with a column by another name.
pub(super) fn renamed(text: &str, before: &str, after: &str, facts: &'static Facts) -> Option<String> {
    let places: Vec<Token<'_>> =
        names(text, facts).filter(|token| is_same(&folded(*token, facts), before, facts)).collect_vec();
    if places.is_empty() {
        return None;
    }
    let (open, close) = facts.quotes;
    let mut said = String::with_capacity(text.len() + after.len());
    let mut at = 0;
    for token in places {
        let start = token.offset as usize;
        said.push_str(&text[at..start]);
        said.push(open);
        said.push_str(after);
        said.push(close);
        at = start + token.text.len();
    }
    said.push_str(&text[at..]);
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    #[test]
    fn functions_and_types_are_no_columns() {
        let facts = Dialect::PostgreSql.facts();
        let text = "lower(\"Title\") <> length::text and t.State = 'x'::app.state";
        assert_eq!(
            columns_used(text, ["lower", "Title", "text", "length", "state", "x"].into_iter(), facts),
            ["Title", "length", "state"]
        );
    }

    #[test]
    fn a_column_is_renamed_wherever_it_stands() {
        let facts = Dialect::PostgreSql.facts();
        assert_eq!(
            renamed("a > 0 AND A(a) < \"a\"", "a", "b", facts).as_deref(),
            Some("\"b\" > 0 AND A(\"b\") < \"b\"")
        );
        assert_eq!(renamed("c > 0", "a", "b", facts), None);
    }
}
