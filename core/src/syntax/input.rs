//! What every reader shares: the input, places in it, the furthest failure, words and comments.

use alloc::string::String;
use core::fmt;

use nom::error::{ContextError, ErrorKind, ParseError};
use nom::{Err, IResult, Parser};

use crate::text::Span;

/// The text that is still to be read, up to the end of what the reader was given.
pub type Input<'a> = &'a str;

/// What a parser gives.
pub type Parsed<'a, T> = IResult<Input<'a>, T, Expected>;

/// A range, counted back from the end of the text: what is left where it starts, and where it ends.
///
/// A parser sees only what is left, so this is all it can know; [`Reach::span`] counts from the front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Bytes that were left at its start.
    pub start: u32,
    /// Bytes that were left at its end.
    pub end: u32,
}

impl Reach {
    /// The range that a parser took from `before` to `after`.
    pub const fn between(before: Input<'_>, after: Input<'_>) -> Self {
        Self { start: before.len() as u32, end: after.len() as u32 }
    }

    /// The range in the file, where the text that was read ends at byte `end` of the file.
    pub const fn span(self, end: u32) -> Span {
        Span::new(end - self.start, end - self.end)
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.max(other.start), end: self.end.min(other.end) }
    }
}

/// Something that was read, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub reach: Reach,
}

/// Keeps where `parser` read.
pub fn spanned<'a, T>(
    mut parser: impl Parser<Input<'a>, Output = T, Error = Expected>,
) -> impl FnMut(Input<'a>) -> Parsed<'a, Spanned<T>> {
    move |input| {
        let (rest, value) = parser.parse(input)?;
        Ok((rest, Spanned { value, reach: Reach::between(input, rest) }))
    }
}

/// The furthest place that any parser reached, and what would have let it go on.
///
/// A word without a space is a word of the language (`NOT`, `(`); one with a space names a thing (`a name`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    left: u32,
    what: [Option<&'static str>; Self::KEPT],
}

impl Expected {
    /// How many alternatives are told.
    const KEPT: usize = 4;

    /// `what` was expected at the start of `input`.
    pub const fn at(input: Input<'_>, what: &'static str) -> Self {
        Self { left: input.len() as u32, what: [Some(what), None, None, None] }
    }

    /// Something was expected where `left` bytes were left: for readers whose input is no text.
    pub const fn with_left(left: u32, what: Option<&'static str>) -> Self {
        Self { left, what: [what, None, None, None] }
    }

    /// Where it stopped: a place of no length, as [`Reach::span`] counts it.
    pub const fn reach(self) -> Reach {
        Reach { start: self.left, end: self.left }
    }

    /// What was expected there.
    pub fn what(&self) -> impl Iterator<Item = &'static str> {
        self.what.iter().copied().flatten()
    }

    /// The failure that got further; of two at one place, both.
    #[must_use]
    pub fn furthest(mut self, other: Self) -> Self {
        match self.left.cmp(&other.left) {
            core::cmp::Ordering::Less => self,
            core::cmp::Ordering::Greater => other,
            core::cmp::Ordering::Equal => {
                other.what().for_each(|what| self.add(what));
                self
            }
        }
    }

    fn add(&mut self, what: &'static str) {
        for slot in &mut self.what {
            match slot {
                Some(known) if *known == what => return,
                Some(_) => {}
                None => {
                    *slot = Some(what);
                    return;
                }
            }
        }
    }
}

impl fmt::Display for Expected {
    /// `` `(`, `,` or a name ``; empty where nothing was named.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.what().count();
        for (at, what) in self.what().enumerate() {
            match at {
                0 => {}
                _ if at + 1 == count => f.write_str(" or ")?,
                _ => f.write_str(", ")?,
            }
            if what.contains(' ') { f.write_str(what)? } else { write!(f, "`{what}`")? }
        }
        Ok(())
    }
}

impl<'a> ParseError<Input<'a>> for Expected {
    fn from_error_kind(input: Input<'a>, _kind: ErrorKind) -> Self {
        Self { left: input.len() as u32, what: [None; Self::KEPT] }
    }

    fn append(_input: Input<'a>, _kind: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        self.furthest(other)
    }
}

impl<'a> ContextError<Input<'a>> for Expected {
    /// Names the thing that was not found, if nothing of it was.
    fn add_context(input: Input<'a>, context: &'static str, other: Self) -> Self {
        if other.left as usize == input.len() { Self::at(input, context) } else { other }
    }
}

/// The failure of a parser that reads all there is, so never wants more.
pub fn failure(error: &Err<Expected>) -> Expected {
    match error {
        Err::Error(expected) | Err::Failure(expected) => *expected,
        Err::Incomplete(_) => Expected { left: 0, what: [None; Expected::KEPT] },
    }
}

/// Fails here, as something else may still fit.
pub fn expected<'a, T>(input: Input<'a>, what: &'static str) -> Parsed<'a, T> {
    Err(Err::Error(Expected::at(input, what)))
}

/// Whether a character can stand inside a word, so that a keyword does not end before it.
pub fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '_' || !char.is_ascii()
}

/// The word in any case, not the start of a longer one: SQL's keywords.
pub fn keyword<'a>(word: &'static str) -> impl Fn(Input<'a>) -> Parsed<'a, &'a str> {
    move |input| match input.split_at_checked(word.len()) {
        Some((found, rest)) if found.eq_ignore_ascii_case(word) && !rest.starts_with(is_word) => {
            Ok((rest, found))
        }
        _ => expected(input, word),
    }
}

/// The word exactly, not the start of a longer one: Prisma's keywords.
pub fn word<'a>(word: &'static str) -> impl Fn(Input<'a>) -> Parsed<'a, &'a str> {
    move |input| match input.split_at_checked(word.len()) {
        Some((found, rest)) if found == word && !rest.starts_with(is_word) => Ok((rest, found)),
        _ => expected(input, word),
    }
}

/// Punctuation exactly.
pub fn symbol<'a>(symbol: &'static str) -> impl Fn(Input<'a>) -> Parsed<'a, &'a str> {
    move |input| match input.strip_prefix(symbol) {
        Some(rest) => Ok((rest, &input[..symbol.len()])),
        None => expected(input, symbol),
    }
}

/// A comment from `mark` to the end of the line: its words without the mark and the line end.
pub fn line_comment<'a>(mark: &'static str) -> impl Fn(Input<'a>) -> Parsed<'a, &'a str> {
    move |input| {
        let (rest, _) = symbol(mark)(input)?;
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        Ok((&rest[end..], &rest[..end]))
    }
}

/// `/* … */`: its words; PostgreSQL nests them, others do not. One that never ends runs to the end of the text.
pub fn block_comment<'a>(nests: bool) -> impl Fn(Input<'a>) -> Parsed<'a, &'a str> {
    move |input| {
        let (body, _) = symbol("/*")(input)?;
        let mut depth = 1_usize;
        let mut at = 0;
        while let Some(next) = body[at..].find(['*', '/']) {
            at += next;
            if body[at..].starts_with("*/") {
                depth -= 1;
                if depth == 0 {
                    return Ok((&body[at + 2..], &body[..at]));
                }
                at += 2;
            } else if nests && body[at..].starts_with("/*") {
                depth += 1;
                at += 2;
            } else {
                at += 1;
            }
        }
        Ok(("", body))
    }
}

/// Text for a message: what was expected, what stands there.
pub fn explain(expected: &Expected, text: &str, end: u32) -> String {
    let at = expected.reach().span(end).start as usize;
    let rest = text.get(at..).unwrap_or_default();
    let found = match rest.chars().next() {
        None => String::from("the end of the file"),
        Some('\r' | '\n') => String::from("the end of the line"),
        Some(first) if is_word(first) => {
            let end = rest.find(|char| !is_word(char)).unwrap_or(rest.len());
            alloc::format!("`{}`", &rest[..end])
        }
        Some(first) => alloc::format!("`{first}`"),
    };
    if expected.what().next().is_none() {
        alloc::format!("did not expect {found}")
    } else {
        alloc::format!("expected {expected}, found {found}")
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use nom::branch::alt;
    use nom::error::context;
    use nom::sequence::preceded;

    use super::*;

    #[test]
    fn a_span_is_counted_back_from_the_end() {
        let (_, name) = preceded(symbol("("), spanned(word("name"))).parse("(name)").expect("fits");
        assert_eq!(name.reach.span(6), Span::new(1, 5));
        assert_eq!(name.reach.span(106), Span::new(101, 105));
    }

    #[test]
    fn a_keyword_is_read_in_any_case_and_not_as_the_start_of_a_word() {
        assert!(keyword("table")("TABLE x").is_ok());
        assert!(keyword("table")("tables").is_err());
        assert!(word("model")("Model").is_err());
    }

    #[test]
    fn the_furthest_failure_is_kept() {
        let long = (keyword("not"), symbol(" "), keyword("null")).map(|_| ());
        let error =
            failure(&alt((keyword("default").map(|_| ()), long)).parse("not x").expect_err("neither fits"));
        assert_eq!(error.reach().span(5), Span::new(4, 4));
        assert_eq!(error.to_string(), "`null`");
    }

    #[test]
    fn alternatives_at_one_place_are_told_together() {
        let name = context("a name", keyword("zebra"));
        let error = failure(&alt((symbol("("), symbol(","), name)).parse("!").expect_err("neither fits"));
        assert_eq!(error.to_string(), "`(`, `,` or a name");
        assert_eq!(explain(&error, "!", 1), "expected `(`, `,` or a name, found `!`");
    }

    #[test]
    fn block_comments_nest_where_the_language_nests_them() {
        assert_eq!(block_comment(true)("/* a /* b */ c */ d"), Ok((" d", " a /* b */ c ")));
        assert_eq!(block_comment(false)("/* a /* b */ c"), Ok((" c", " a /* b ")));
        assert_eq!(block_comment(true)("/* a"), Ok(("", " a")));
    }
}
