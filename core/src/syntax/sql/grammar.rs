//! The grammar of SQL: the smallest parsers, then a file for each family of statements.
//!
//! A parser takes [`Tokens`]; the doc line of each is its grammar.

mod alter_table;
mod block;
mod condition;
mod create;
mod create_table;
mod data_type;
mod expression;
mod formula;
mod index;
mod like;
mod mysql;
mod object;
mod references;
mod table_options;
mod transact;

use alloc::string::String;
use alloc::vec::Vec;

use nom::combinator::{cut, opt};
use nom::error::{ErrorKind, ParseError};
use nom::sequence::{delimited, preceded};
use nom::{Err, IResult, Parser};

use super::token::{Token, TokenKind};
use super::tree::{Expression, Name, Path, Tree};
use crate::dialect::Facts;
use crate::schema::cut as cut_name;
use crate::syntax::input::Expected;
use crate::text::Span;

pub(super) use transact::question;

/// What a statement is read from: its tokens, the text that they were cut from, the database it is for.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// The last is the end of the statement, which no parser takes.
    pub tokens: &'a [Token<'a>],
    pub text: &'a str,
    pub facts: &'static Facts,
}

/// The tokens that are still to be read. Every parser takes and gives them: they are as small as can be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens<'a> {
    source: &'a Source<'a>,
    at: u32,
}

/// What a parser gives.
pub(super) type Parsed<'a, T> = IResult<Tokens<'a>, T, Expected>;

impl<'a> Source<'a> {
    /// All its tokens.
    pub(super) const fn tokens(&'a self) -> Tokens<'a> {
        Tokens { source: self, at: 0 }
    }
}

impl<'a> Tokens<'a> {
    const fn facts(self) -> &'static Facts {
        self.source.facts
    }

    fn first(self) -> Token<'a> {
        const END: Token<'static> =
            Token { kind: TokenKind::End, text: "", span: Span::new(0, 0), offset: 0, escapes: false };
        self.source.tokens.get(self.at as usize).copied().unwrap_or(END)
    }

    fn second(self) -> Token<'a> {
        self.rest().first()
    }

    fn rest(self) -> Self {
        Self { at: (self.at + 1).min(self.source.tokens.len() as u32), ..self }
    }

    /// Whether the statement ends here.
    fn is_at_end(self) -> bool {
        let first = self.first();
        first.kind == TokenKind::End || first.is_sign(";")
    }

    /// The tokens from here to `end`, which is further on.
    fn up_to(self, end: Self) -> &'a [Token<'a>] {
        self.source.tokens.get(self.at as usize..end.at as usize).unwrap_or_default()
    }

    /// Where the tokens from here to `end` stand.
    fn span_to(self, end: Self) -> Span {
        match self.up_to(end) {
            [first, .., last] => first.span.join(last.span),
            [only] => only.span,
            [] => Span::new(self.first().span.start, self.first().span.start),
        }
    }

    /// The text of the tokens from here to `end`.
    fn text_to(self, end: Self) -> &'a str {
        let (Some(first), Some(last)) = (self.up_to(end).first(), self.up_to(end).last()) else { return "" };
        self.source
            .text
            .get(first.offset as usize..last.offset as usize + last.text.len())
            .unwrap_or_default()
    }

    fn expression_to(self, end: Self) -> Expression {
        Expression { text: self.text_to(end).into(), span: self.span_to(end) }
    }
}

impl ParseError<Tokens<'_>> for Expected {
    fn from_error_kind(input: Tokens<'_>, _kind: ErrorKind) -> Self {
        Self::with_left(left(input), None)
    }

    fn append(_input: Tokens<'_>, _kind: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        self.furthest(other)
    }
}

/// Tokens know where they start, so a failure counts back from the furthest place there can be.
fn left(input: Tokens<'_>) -> u32 {
    u32::MAX - input.first().span.start
}

/// Where a parser gave up.
pub(super) fn place_of(expected: Expected) -> Span {
    expected.reach().span(u32::MAX)
}

/// Fails here, as something else may still fit.
fn expected<'a, T>(input: Tokens<'a>, what: &'static str) -> Parsed<'a, T> {
    Err(Err::Error(Expected::with_left(left(input), Some(what))))
}

/// The failure of a thing of which nothing was found.
fn named(input: Tokens<'_>, what: &'static str, error: Err<Expected>) -> Err<Expected> {
    match error {
        Err::Error(expected) if expected.reach().start == left(input) => {
            Err::Error(Expected::with_left(left(input), Some(what)))
        }
        Err::Error(_) | Err::Failure(_) | Err::Incomplete(_) => error,
    }
}

/// One keyword, in any case.
fn keyword<'a>(word: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token<'a>> {
    move |input| {
        if input.first().is_word(word) { Ok((input.rest(), input.first())) } else { expected(input, word) }
    }
}

/// Several keywords in a row, one space apart.
fn phrase<'a>(words: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, ()> {
    move |mut input| {
        for word in words.split(' ') {
            (input, _) = keyword(word)(input)?;
        }
        Ok((input, ()))
    }
}

/// Whether the keywords stand here; if so, they are read.
fn has<'a>(words: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, bool> {
    move |input| opt(phrase(words)).map(|found| found.is_some()).parse(input)
}

/// One sign.
fn sign<'a>(sign: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token<'a>> {
    move |input| {
        if input.first().is_sign(sign) { Ok((input.rest(), input.first())) } else { expected(input, sign) }
    }
}

/// The end of the statement.
fn end(input: Tokens<'_>) -> Parsed<'_, ()> {
    if input.is_at_end() { Ok((input, ())) } else { expected(input, "the end of the statement") }
}

/// Everything up to the end of the statement.
#[expect(clippy::unnecessary_wraps, reason = "a parser like the others")]
fn rest_of_statement(mut input: Tokens<'_>) -> Parsed<'_, Expression> {
    let start = input;
    while !input.is_at_end() {
        input = input.rest();
    }
    Ok((input, start.expression_to(input)))
}

/// An identifier: quoted, or a word that is not reserved.
fn name(input: Tokens<'_>) -> Parsed<'_, Name> {
    let token = input.first();
    let is_name = match token.kind {
        TokenKind::Quoted => true,
        TokenKind::Word => !is_reserved(input.facts(), token.text),
        TokenKind::String => input.facts().lexis.string_names,
        TokenKind::Number | TokenKind::Sign | TokenKind::Unfinished | TokenKind::End => false,
    };
    if is_name { Ok((input.rest(), fold(token, input.facts()))) } else { expected(input, "a name") }
}

/// An identifier, or any word: what follows `.`, where nothing is reserved.
fn label(input: Tokens<'_>) -> Parsed<'_, Name> {
    let token = input.first();
    match token.kind {
        TokenKind::Quoted | TokenKind::Word => Ok((input.rest(), fold(token, input.facts()))),
        TokenKind::String if input.facts().lexis.string_names => {
            Ok((input.rest(), fold(token, input.facts())))
        }
        TokenKind::String | TokenKind::Number | TokenKind::Sign | TokenKind::Unfinished | TokenKind::End => {
            expected(input, "a name")
        }
    }
}

/// The name that a token is to the database.
pub(super) fn fold(token: Token<'_>, facts: &Facts) -> Name {
    let mut text = if matches!(token.kind, TokenKind::Quoted | TokenKind::String) {
        token.unquoted()
    } else {
        String::from(token.text)
    };
    if token.kind == TokenKind::Word && facts.folds_to_lower {
        text.make_ascii_lowercase();
    }
    if facts.cuts_names {
        let length = cut_name(&text, facts.identifier_bytes).len();
        text.truncate(length);
    }
    Name { text, span: token.span }
}

pub(super) fn is_reserved(facts: &Facts, word: &str) -> bool {
    facts.lexis.reserved.has(word)
}

/// `[[database .] namespace .] name`
fn path(input: Tokens<'_>) -> Parsed<'_, Path> {
    let (mut input, mut last) = name(input)?;
    let mut namespace = None;
    while input.first().is_sign(".") {
        let (next, name) = cut(preceded(sign("."), label)).parse(input)?;
        namespace = Some(core::mem::replace(&mut last, name));
        input = next;
    }
    Ok((input, Path { namespace, name: last }))
}

/// A string; what it says.
fn string(input: Tokens<'_>) -> Parsed<'_, Name> {
    let token = input.first();
    if token.kind == TokenKind::String {
        Ok((input.rest(), Name { text: token.unquoted(), span: token.span }))
    } else {
        expected(input, "a string")
    }
}

/// `item [, item …]`
fn comma_list<'a, T>(
    mut item: impl Parser<Tokens<'a>, Output = T, Error = Expected>,
) -> impl FnMut(Tokens<'a>) -> Parsed<'a, Vec<T>> {
    move |input| {
        let (mut input, first) = item.parse(input)?;
        let mut items = alloc::vec![first];
        while input.first().is_sign(",") {
            let (next, more) = item.parse(input.rest()).map_err(no_other)?;
            items.push(more);
            input = next;
        }
        Ok((input, items))
    }
}

/// Nothing else can fit: what was read so far commits.
fn no_other(error: Err<Expected>) -> Err<Expected> {
    match error {
        Err::Error(expected) => Err::Failure(expected),
        Err::Failure(_) | Err::Incomplete(_) => error,
    }
}

/// `( item )`
fn parens<'a, T>(
    item: impl Parser<Tokens<'a>, Output = T, Error = Expected>,
) -> impl Parser<Tokens<'a>, Output = T, Error = Expected> {
    delimited(sign("("), cut(item), cut(sign(")")))
}

/// `( name [, name …] )`
fn names(input: Tokens<'_>) -> Parsed<'_, Vec<Name>> {
    parens(comma_list(name)).parse(input)
}

/// `( … )`, whatever it holds.
fn balanced(input: Tokens<'_>) -> Parsed<'_, ()> {
    expression::in_parens.map(|_| ()).parse(input)
}

/// `CASCADE | RESTRICT`
fn cascade(input: Tokens<'_>) -> Parsed<'_, bool> {
    let (input, cascade) = has("cascade")(input)?;
    let (input, _) = has("restrict")(input)?;
    Ok((input, cascade))
}

/// A parser of a whole statement.
type Reader = for<'a> fn(Tokens<'a>) -> Parsed<'a, Tree>;

/// What is read to a tree, by its first words. Of two that fit, the first is taken.
const READERS: &[(&str, Reader)] = &[
    ("create", create::create),
    ("alter", object::alter),
    ("drop", object::drop),
    ("rename", mysql::rename_tables),
    ("comment", object::comment),
    ("set", mysql::or_search_path),
    ("prepare", mysql::prepare),
    ("execute", mysql::execute),
    ("call", mysql::call),
    ("do", block::do_block),
    ("select", mysql::or_select_into),
    ("with", create::select_into),
    ("pragma", object::pragma),
];

/// One statement.
pub(super) fn statement(input: Tokens<'_>) -> Parsed<'_, Tree> {
    let Some((_, reader)) = READERS.iter().find(|(word, _)| input.first().is_word(word)) else {
        return expected(input, "a statement");
    };
    let (input, tree) = reader(input.rest())?;
    let (input, ()) = end(input)?;
    Ok((input, tree))
}
