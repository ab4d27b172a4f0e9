//! What strings and quoted identifiers say, their quotes and escapes undone.

use alloc::string::String;

/// What a string or quoted identifier says; a backslash escapes in it, or in `E'…'` only.
pub(super) fn unquoted(text: &str, escapes: bool) -> String {
    if let Some(body) = dollar_body(text) {
        return body.into();
    }
    let Some(open) = text.find(['\'', '"', '`', '[']) else { return text.into() };
    let backslash =
        text.starts_with(['E', 'e']) || (escapes && matches!(text.as_bytes()[open], b'\'' | b'"'));
    let close = match text.as_bytes()[open] {
        b'[' => ']',
        quote => char::from(quote),
    };
    let body = text[open + 1..].strip_suffix(close).unwrap_or(&text[open + 1..]);
    let mut said = String::with_capacity(body.len());
    let mut chars = body.chars();
    while let Some(char) = chars.next() {
        if char == '\\' && backslash {
            match chars.next() {
                Some('n') => said.push('\n'),
                Some('t') => said.push('\t'),
                Some('r') => said.push('\r'),
                Some('0') if escapes => said.push('\0'),
                Some('b') if escapes => said.push('\u{8}'),
                Some('Z') if escapes => said.push('\u{1A}'),
                // Kept for LIKE, which reads them itself (MySQL manual, 9.1.1).
                Some(other @ ('%' | '_')) if escapes => said.extend(['\\', other]),
                Some(other) => said.push(other),
                None => {}
            }
        } else {
            said.push(char);
            if char == close {
                chars.next();
            }
        }
    }
    said
}

/// The text between the tags of a dollar-quoted string.
pub fn dollar_body(text: &str) -> Option<&str> {
    let tag = text.strip_prefix('$')?.find('$')? + 2;
    text.get(tag..text.len().checked_sub(tag)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_unquoted() {
        assert_eq!(unquoted("'it''s'", false), "it's");
        assert_eq!(unquoted("E'a\\'b\\n'", false), "a'b\n");
        assert_eq!(unquoted("$a$it's$a$", false), "it's");
        assert_eq!(unquoted("\"a\"\"b\"", false), "a\"b");
        assert_eq!(unquoted("[a b]", false), "a b");
    }

    #[test]
    fn a_backslash_escapes_where_the_database_says_so() {
        assert_eq!(unquoted("'it\\'s 5\\% \\\\'", true), "it's 5\\% \\");
        assert_eq!(unquoted("'a\\'", false), "a\\");
        assert_eq!(unquoted("`a\\`", true), "a\\");
    }
}
