//! A reader of SQL: a text becomes statements, each a tree, a statement that changes no schema, or one that was not
//! understood.
//!
//! One pass cuts the text at the `;` that end statements; each is then read by itself, so that a broken one costs
//! only itself. What differs between databases are facts of [`crate::dialect`].
//!
//! **Invariant: every byte of the text belongs to a statement or lies between two; what is not understood is told
//! as [`Reading::Opaque`].**

mod grammar;
mod mention;
mod split;
mod telling;
#[cfg(test)]
mod tests;
pub mod token;
mod transact;
pub mod tree;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub use telling::told_by_words;

use crate::dialect::{Dialect, Facts};
use crate::ordered::CollectVec;
use crate::text::Span;
use grammar::Source;
use split::Splitter;
use token::{Scanner, TokenKind, Within};
use tree::Tree;

/// One statement of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// From its first word to its last, without the `;`.
    pub span: Span,
    /// What became of it.
    pub reading: Reading,
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// It changes a schema, and was understood.
    Tree(Tree),
    /// It leaves tables and types as they are: data, transactions, settings, functions. What it is.
    Skipped(&'static str),
    /// It was not understood.
    Opaque(Opaque),
}

/// A statement that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opaque {
    /// What it is: its first keywords, as in `ALTER TABLE`.
    pub kind: String,
    /// Where the reader gave up.
    pub gave_up: Span,
    /// What it expected there.
    pub expected: String,
    /// The names it mentions, folded.
    pub mentions: Vec<String>,
    /// Whether it may change objects that it does not name: it makes statements while it runs.
    pub is_dynamic: bool,
    /// Whether the text ends inside one of its strings, identifiers or comments.
    pub is_unfinished: bool,
}

/// The statements of a text, in order.
pub fn statements(text: &str, dialect: Dialect) -> Vec<Statement> {
    statements_within(text, dialect.facts(), Within::At(0))
}

/// The statements of the text that a string at `span` comes to.
pub fn statements_said(text: &str, dialect: Dialect, span: Span) -> Vec<Statement> {
    statements_within(text, dialect.facts(), Within::Escaped(span))
}

/// Whether two texts are the same statements, whatever their comments and spaces.
pub fn says_the_same(one: &str, other: &str, dialect: Dialect) -> bool {
    let tokens = |text| Scanner::new(text, dialect.facts().lexis, Within::At(0));
    tokens(one).map(|token| token.text).eq(tokens(other).map(|token| token.text))
}

fn statements_within(text: &str, facts: &'static Facts, within: Within) -> Vec<Statement> {
    if facts.lexis.ends_at_words {
        return transact::statements(text, facts, within);
    }
    Splitter::new(text, facts, within)
        .map(|piece| {
            let reading = match piece.skipped {
                Some(kind) => Reading::Skipped(kind),
                None => read(&Source { tokens: &piece.tokens, text, facts }),
            };
            Statement { span: piece.span, reading }
        })
        .collect_vec()
}

/// Objects that hold no tables or types: their statements leave the schema as it is.
const UNTOUCHED: &[(&str, &str)] = &[
    ("access", "ACCESS METHOD"),
    ("aggregate", "AGGREGATE"),
    ("authorization", "AUTHORIZATION"),
    ("cast", "CAST"),
    ("collation", "COLLATION"),
    ("constraint", "TRIGGER"),
    ("conversion", "CONVERSION"),
    ("database", "DATABASE"),
    ("default", "DEFAULT PRIVILEGES"),
    ("event", "EVENT TRIGGER"),
    ("function", "FUNCTION"),
    ("group", "ROLE"),
    ("language", "LANGUAGE"),
    ("large", "LARGE OBJECT"),
    ("login", "ROLE"),
    ("operator", "OPERATOR"),
    ("owned", "OWNED"),
    ("policy", "POLICY"),
    ("proc", "PROCEDURE"),
    ("procedure", "PROCEDURE"),
    ("publication", "PUBLICATION"),
    ("role", "ROLE"),
    ("routine", "ROUTINE"),
    ("rule", "RULE"),
    ("server", "SERVER"),
    ("statistics", "STATISTICS"),
    ("subscription", "SUBSCRIPTION"),
    ("system", "SYSTEM"),
    ("tablespace", "TABLESPACE"),
    ("text", "TEXT SEARCH"),
    ("transform", "TRANSFORM"),
    ("trigger", "TRIGGER"),
    ("trusted", "LANGUAGE"),
    ("user", "ROLE"),
];

fn read(source: &Source<'_>) -> Reading {
    let Source { tokens, facts, .. } = *source;
    let unfinished = tokens.iter().find(|token| token.kind == TokenKind::Unfinished);
    if let Some(open) = unfinished {
        let expected = if open.text.starts_with("/*") { "`*/`" } else { "the closing quote" };
        return Reading::Opaque(opaque(tokens, open.span, expected.into(), facts));
    }
    if let Some(kind) = untouched(tokens, facts) {
        return Reading::Skipped(kind);
    }
    match grammar::statement(source.tokens()) {
        Ok((_, tree)) => Reading::Tree(tree),
        Err(error) => {
            if let Some(kind) = changes_nothing(tokens, facts) {
                return Reading::Skipped(kind);
            }
            let expected = crate::syntax::input::failure(&error);
            let gave_up = grammar::place_of(expected);
            Reading::Opaque(opaque(tokens, gave_up, expected.to_string(), facts))
        }
    }
}

/// What has a definer in MySQL.
const DEFINED: &[&str] = &["event", "function", "procedure", "trigger", "view"];

/// What a statement is about, if that is no table and no type.
fn untouched(tokens: &[token::Token<'_>], facts: &Facts) -> Option<&'static str> {
    let first = tokens.first()?;
    if !["create", "alter", "drop"].iter().any(|word| first.is_word(word)) {
        return None;
    }
    // CREATE OR REPLACE, CREATE OR ALTER
    let replaces = tokens.get(1)?.is_word("or");
    let mut words = tokens.iter().skip(if replaces { 3 } else { 1 });
    // CREATE TEMP TRIGGER
    let mut object = words.find(|word| !word.is_word("temp") && !word.is_word("temporary"))?;
    if object.is_word("definer") {
        // `DEFINER = user@host`: what is defined follows.
        object = tokens.iter().find(|token| DEFINED.iter().any(|word| token.is_word(word)))?;
    }
    if facts.default_namespace.is_empty() && object.is_word("schema") {
        return Some("DATABASE");
    }
    if facts.has_procedures && object.is_word("procedure") && changes_schema(tokens) {
        return None;
    }
    UNTOUCHED.iter().find(|(word, _)| object.is_word(word)).map(|(_, kind)| *kind)
}

/// Whether the body of a procedure holds more than rows.
fn changes_schema(tokens: &[token::Token<'_>]) -> bool {
    const WORDS: &[&str] = &["alter", "call", "create", "drop", "execute", "rename"];
    tokens[0].is_word("create")
        && tokens.iter().skip(1).any(|token| WORDS.iter().any(|word| token.is_word(word)))
}

/// What a statement is that is read only in some of its forms, when it is none of these.
fn changes_nothing(tokens: &[token::Token<'_>], facts: &Facts) -> Option<&'static str> {
    let first = tokens.first()?;
    if first.is_word("do") && !facts.lexis.dollar_quotes {
        return Some("DO");
    }
    [("set", "SET"), ("select", "SELECT"), ("with", "WITH"), ("comment", "COMMENT"), ("pragma", "PRAGMA")]
        .iter()
        .find(|(word, _)| first.is_word(word))
        .map(|(_, kind)| *kind)
}

fn opaque(tokens: &[token::Token<'_>], gave_up: Span, expected: String, facts: &'static Facts) -> Opaque {
    let is_block = tokens.first().is_some_and(|first| first.is_word("do"));
    Opaque {
        kind: mention::kind(tokens),
        gave_up,
        expected,
        mentions: mention::mentions(tokens, facts),
        is_dynamic: is_block && mention::is_dynamic(tokens, facts),
        is_unfinished: tokens.iter().any(|token| token.kind == TokenKind::Unfinished),
    }
}
