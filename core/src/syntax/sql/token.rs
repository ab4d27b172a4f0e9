//! SQL cut into words, strings and signs; comments and space fall away.

use alloc::string::String;

use crate::dialect::Lexis;
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A keyword or an identifier without quotes.
    Word,
    /// An identifier in quotes.
    Quoted,
    /// A string, with its quotes: `'…'`, `E'…'`, `$tag$…$tag$`.
    String,
    /// A number.
    Number,
    /// One sign.
    Sign,
    /// A string, identifier or comment that the text ends in.
    Unfinished,
    /// The end of the statement.
    End,
}

/// A piece of a statement.
#[derive(Debug, Clone, Copy)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// As written.
    pub text: &'a str,
    /// Where it stands in the file.
    pub span: Span,
    /// Where it starts in what the scanner reads.
    pub offset: u32,
}

impl Token<'_> {
    /// Whether it is this keyword, in any case.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is this sign.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }

    /// What a string or a quoted identifier says, its quotes and escapes undone.
    pub fn unquoted(&self) -> String {
        unquoted(self.text)
    }
}

/// Where the text of a scanner stands in the file.
#[derive(Debug, Clone, Copy)]
pub enum Within {
    /// As it is, from this byte on.
    At(u32),
    /// In a string with escapes: every token is placed at the whole string.
    Escaped(Span),
}

/// Reads tokens one by one.
#[derive(Debug, Clone)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    lexis: &'static Lexis,
    within: Within,
}

impl<'a> Scanner<'a> {
    /// Reads `text`, which stands `within` the file, by the rules of `lexis`.
    pub fn new(text: &'a str, lexis: &'static Lexis, within: Within) -> Self {
        Self { text, at: 0, lexis, within }
    }

    /// The byte that is read next.
    pub const fn offset(&self) -> usize {
        self.at
    }

    /// The place in the file of a range of the text.
    pub const fn span(&self, start: usize, end: usize) -> Span {
        match self.within {
            Within::At(base) => Span::new(base + start as u32, base + end as u32),
            Within::Escaped(span) => span,
        }
    }

    /// The token that stands nowhere but at the end of what was read.
    pub fn end_token(&self) -> Token<'a> {
        Token { kind: TokenKind::End, text: "", span: self.span(self.at, self.at), offset: self.at as u32 }
    }

    /// Goes on after the end of the line.
    pub fn skip_line(&mut self) {
        self.at = self.text[self.at..].find('\n').map_or(self.text.len(), |end| self.at + end + 1);
    }

    /// Goes on after the line that holds nothing but `mark`, or at the end of the text.
    pub fn skip_to_line(&mut self, mark: &str) {
        while self.at < self.text.len() {
            let start = self.at;
            self.skip_line();
            if self.text[start..self.at].trim_end() == mark {
                return;
            }
        }
    }

    /// Passes over space and comments; what a comment that never ends takes, where there is one.
    pub fn skip_trivia(&mut self) -> Option<Token<'a>> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at)? {
                byte if byte.is_ascii_whitespace() || *byte == 0x0B => self.at += 1,
                b'-' if bytes.get(self.at + 1) == Some(&b'-') => self.skip_line(),
                b'#' if self.lexis.hash_comments => self.skip_line(),
                b'/' if bytes.get(self.at + 1) == Some(&b'*') => {
                    let start = self.at;
                    if !self.skip_block_comment() {
                        return Some(self.token(TokenKind::Unfinished, start));
                    }
                }
                // Space that is not ASCII (U+00A0, U+3000, a stray byte order mark) is space to people.
                byte if !byte.is_ascii() => {
                    let next = self.text[self.at..].chars().next()?;
                    if !next.is_whitespace() && next != '\u{FEFF}' {
                        return None;
                    }
                    self.at += next.len_utf8();
                }
                _ => return None,
            }
        }
    }

    fn skip_block_comment(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut depth = 1_u32;
        self.at += 2;
        while let Some(byte) = bytes.get(self.at) {
            match (byte, bytes.get(self.at + 1)) {
                (b'*', Some(b'/')) => {
                    self.at += 2;
                    depth -= 1;
                    if depth == 0 {
                        return true;
                    }
                }
                (b'/', Some(b'*')) if self.lexis.nested_comments => {
                    self.at += 2;
                    depth += 1;
                }
                _ => self.at += 1,
            }
        }
        false
    }

    fn token(&self, kind: TokenKind, start: usize) -> Token<'a> {
        let span = self.span(start, self.at);
        Token { kind, text: &self.text[start..self.at], span, offset: start as u32 }
    }

    /// A string or identifier that `close` ends; `close` twice is `close` once.
    fn quoted(&mut self, kind: TokenKind, start: usize, close: u8, backslash: bool) -> Token<'a> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            self.at += 1;
            if *byte == b'\\' && backslash {
                self.at += usize::from(self.at < bytes.len());
            } else if *byte == close {
                if bytes.get(self.at) != Some(&close) {
                    return self.token(kind, start);
                }
                self.at += 1;
            }
        }
        self.token(TokenKind::Unfinished, start)
    }

    /// `$tag$…$tag$`, from its first `$`; none where that is no such string.
    fn dollar_quoted(&mut self, start: usize) -> Option<Token<'a>> {
        let rest = &self.text[start..];
        let length = rest[1..].find(|char: char| !is_word_char(char) || char == '$')?;
        let tag = &rest[..length + 2];
        if !tag.ends_with('$') || tag[1..].starts_with(|char: char| char.is_ascii_digit()) {
            return None;
        }
        let body = start + tag.len();
        let end = self.text[body..].find(tag).map(|end| body + end + tag.len());
        self.at = end.unwrap_or(self.text.len());
        let kind = if end.is_some() { TokenKind::String } else { TokenKind::Unfinished };
        Some(self.token(kind, start))
    }

    fn word(&mut self, start: usize) -> Token<'a> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
        }) {
            self.at += 1;
        }
        let word = &bytes[start..self.at];
        if bytes.get(self.at) == Some(&b'\'') && matches!(word, b"E" | b"e") {
            self.at += 1;
            return self.quoted(TokenKind::String, start, b'\'', true);
        }
        if bytes.get(self.at) == Some(&b'\'') && matches!(word, b"N" | b"n" | b"B" | b"b" | b"X" | b"x") {
            self.at += 1;
            return self.quoted(TokenKind::String, start, b'\'', self.lexis.backslash_escapes);
        }
        self.token(TokenKind::Word, start)
    }

    fn number(&mut self, start: usize) -> Token<'a> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let signed = matches!(byte, b'+' | b'-')
                && matches!(bytes[self.at - 1], b'e' | b'E')
                && !bytes[start..self.at].starts_with(b"0x");
            if !signed && !byte.is_ascii_alphanumeric() && !matches!(byte, b'.' | b'_') {
                break;
            }
            self.at += 1;
        }
        self.token(TokenKind::Number, start)
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(unfinished) = self.skip_trivia() {
            return Some(unfinished);
        }
        let start = self.at;
        let byte = *self.text.as_bytes().get(start)?;
        self.at += 1;
        let backslash = self.lexis.backslash_escapes;
        Some(match byte {
            b'\'' => self.quoted(TokenKind::String, start, b'\'', backslash),
            b'"' if self.lexis.double_quoted_strings => {
                self.quoted(TokenKind::String, start, b'"', backslash)
            }
            b'"' => self.quoted(TokenKind::Quoted, start, b'"', false),
            b'`' if self.lexis.backticks => self.quoted(TokenKind::Quoted, start, b'`', false),
            b'[' if self.lexis.brackets => self.quoted(TokenKind::Quoted, start, b']', false),
            b'$' if self.lexis.dollar_quotes => {
                self.dollar_quoted(start).unwrap_or_else(|| self.token(TokenKind::Sign, start))
            }
            b'0'..=b'9' => self.number(start),
            b'.' if self.text.as_bytes().get(self.at).is_some_and(u8::is_ascii_digit) => self.number(start),
            b'_' => self.word(start),
            byte if byte.is_ascii_alphabetic() || !byte.is_ascii() => self.word(start),
            _ => self.token(TokenKind::Sign, start),
        })
    }
}

fn is_word_char(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '_' || char == '$' || !char.is_ascii()
}

fn unquoted(text: &str) -> String {
    if let Some(body) = dollar_body(text) {
        return body.into();
    }
    let Some(open) = text.find(['\'', '"', '`', '[']) else { return text.into() };
    let backslash = text.starts_with(['E', 'e']);
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
    use alloc::vec::Vec;

    use super::*;
    use crate::dialect::Dialect;

    fn tokens(dialect: Dialect, text: &str) -> Vec<(TokenKind, &str)> {
        Scanner::new(text, dialect.facts().lexis, Within::At(0))
            .map(|token| (token.kind, token.text))
            .collect()
    }

    #[test]
    fn a_string_holds_what_looks_like_an_end() {
        use TokenKind::*;
        let read = tokens(Dialect::PostgreSql, "'a;''b' E'\\';' $x$;$$;$x$ \"c;\"\"\" 1.5e-3 d$1");
        assert_eq!(
            read,
            [
                (String, "'a;''b'"),
                (String, "E'\\';'"),
                (String, "$x$;$$;$x$"),
                (Quoted, "\"c;\"\"\""),
                (Number, "1.5e-3"),
                (Word, "d$1"),
            ]
        );
    }

    #[test]
    fn comments_nest_where_the_database_nests_them() {
        assert_eq!(tokens(Dialect::PostgreSql, "/* /* */ a */ b -- c\nd").len(), 2);
        assert_eq!(tokens(Dialect::Sqlite, "/* /* */ b").len(), 1);
    }

    #[test]
    fn quotes_are_the_dialects_own() {
        use TokenKind::*;
        assert_eq!(tokens(Dialect::MySql, "`a` \"b\\\"\" # c"), [(Quoted, "`a`"), (String, "\"b\\\"\"")]);
        assert_eq!(tokens(Dialect::Sqlite, "[a b]"), [(Quoted, "[a b]")]);
        assert_eq!(tokens(Dialect::PostgreSql, "[1]").len(), 3);
    }

    #[test]
    fn a_string_without_an_end_is_unfinished() {
        for text in ["'a", "\"a", "$$a", "/* a", "E'a\\"] {
            assert_eq!(tokens(Dialect::PostgreSql, text), [(TokenKind::Unfinished, text)], "{text}");
        }
    }

    #[test]
    fn a_string_is_unquoted() {
        assert_eq!(unquoted("'it''s'"), "it's");
        assert_eq!(unquoted("E'a\\'b\\n'"), "a'b\n");
        assert_eq!(unquoted("$a$it's$a$"), "it's");
        assert_eq!(unquoted("\"a\"\"b\""), "a\"b");
        assert_eq!(unquoted("[a b]"), "a b");
    }
}
