//! SQL cut into words, strings and signs; comments and space fall away.

mod said;

pub use said::dollar_body;

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
    /// Whether a backslash in it escapes, where it is a string.
    pub escapes: bool,
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
        said::unquoted(self.text, self.escapes)
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
    /// Whether what is read stands in `/*! … */`.
    is_in_comment: bool,
    /// What ends a statement beside `;`, where the client was told.
    delimiter: &'a str,
}

impl<'a> Scanner<'a> {
    /// Reads `text`, which stands `within` the file, by the rules of `lexis`.
    pub fn new(text: &'a str, lexis: &'static Lexis, within: Within) -> Self {
        Self { text, at: 0, lexis, within, is_in_comment: false, delimiter: "" }
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
        let span = self.span(self.at, self.at);
        Token { kind: TokenKind::End, text: "", span, offset: self.at as u32, escapes: false }
    }

    /// What ends a statement beside `;`; nothing where it is empty.
    pub const fn delimiter(&self) -> &'a str {
        self.delimiter
    }

    /// Reads the rest of a `DELIMITER` line.
    pub fn read_delimiter(&mut self) {
        let start = self.at;
        self.skip_line();
        let said = self.text[start..self.at].split_whitespace().next().unwrap_or_default();
        self.delimiter = if said == ";" { "" } else { said };
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
                b'-' if bytes.get(self.at + 1) == Some(&b'-') && self.is_comment() => self.skip_line(),
                b'#' if self.lexis.hash_comments => self.skip_line(),
                b'*' if self.is_in_comment && bytes.get(self.at + 1) == Some(&b'/') => {
                    self.at += 2;
                    self.is_in_comment = false;
                }
                b'/' if bytes.get(self.at + 1) == Some(&b'*') => {
                    let start = self.at;
                    if let Some(run) = self.run_comment() {
                        self.at = run;
                        self.is_in_comment = true;
                    } else if !self.skip_block_comment() {
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

    /// Whether the `--` here starts a comment.
    fn is_comment(&self) -> bool {
        if !self.lexis.spaced_dashes {
            return true;
        }
        let line = self.text[..self.at].rsplit('\n').next().unwrap_or_default();
        let next = self.text.as_bytes().get(self.at + 2);
        line.trim().is_empty()
            || next.is_none_or(|next| next.is_ascii_whitespace() || next.is_ascii_control())
    }

    /// Where the statements in a `/*!50001 … */` start; none where no MySQL runs them (manual, 9.7): from version 10 on
    /// there are MariaDB's only.
    fn run_comment(&self) -> Option<usize> {
        let body = self.text[self.at..].strip_prefix("/*!").filter(|_| self.lexis.run_comments)?;
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        (digits < 6).then_some(self.at + 3 + digits)
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
        let (span, text) = (self.span(start, self.at), &self.text[start..self.at]);
        Token { kind, text, span, offset: start as u32, escapes: self.lexis.backslash_escapes }
    }

    /// Whether what ends a statement, as the client was told, stands at `at`.
    fn is_delimiter(&self, at: usize) -> bool {
        !self.delimiter.is_empty() && self.text[at..].starts_with(self.delimiter)
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
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'_' | b'$')
                || !byte.is_ascii()
                || (self.lexis.signs_start_names && matches!(byte, b'@' | b'#'))
        }) {
            if self.text.is_char_boundary(self.at) && self.is_delimiter(self.at) {
                break;
            }
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
        let kind = if self.is_word(&self.text[start..self.at]) { TokenKind::Word } else { TokenKind::Number };
        self.token(kind, start)
    }

    /// Whether what starts with a digit is a name: `2fa_tokens`, and neither `0x2f` nor `1e5`.
    fn is_word(&self, text: &str) -> bool {
        let is_number = text.starts_with("0x")
            || text.starts_with("0b")
            || text.contains('.')
            || text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'e' | b'E' | b'+' | b'-'));
        self.lexis.digits_start_names && !is_number
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
        if self.is_delimiter(start) {
            self.at += self.delimiter.len();
            return Some(self.token(TokenKind::Sign, start));
        }
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
            b'@' | b'#' if self.lexis.signs_start_names => self.word(start),
            byte if byte.is_ascii_alphabetic() || !byte.is_ascii() => self.word(start),
            _ => self.token(TokenKind::Sign, start),
        })
    }
}

fn is_word_char(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '_' || char == '$' || !char.is_ascii()
}

#[cfg(test)]
mod tests;
