//! What a statement that was not understood is, and what it names.

use alloc::string::String;
use alloc::vec::Vec;

use super::grammar::{fold, is_reserved};
use super::token::{Scanner, Token, TokenKind, Within, dollar_body};
use crate::dialect::Facts;
use crate::ordered::{BTreeSet, CollectVec, Words};

/// Words of SQL and PL/pgSQL that are hardly ever a name without being in quotes or after a word of [`NAMED`].
const WORDS: Words = Words::new(
    "\
action add after alter always array_agg as atomic attach authorization before begin bigint boolean by bytea \
cascade char coalesce column comment commit concurrently constraint count current_schema cursor data date day \
declare delete detach double drop duplicate_column duplicate_object duplicate_table elsif enum exception \
execute exists exit extension first foreign format found function if including index information_schema \
inherit insert int integer interval is join json jsonb key language last like loop materialized max min next \
no notice now nulls numeric of open others over owner partition perform plpgsql policy precision procedure \
query quote_ident raise record release rename replace replica restrict return returns row rows schema security \
sequence set sql statement table temp temporary text tg_op time timestamp timestamptz transaction trigger \
truncate type undefined_column undefined_object undefined_table update uuid valid validate value values \
varchar varying view while without zone",
);

/// Words that a name follows.
const NAMED: &[&str] = &[
    "column",
    "constraint",
    "exists",
    "from",
    "index",
    "into",
    "join",
    "on",
    "only",
    "references",
    "rename",
    "sequence",
    "table",
    "to",
    "type",
    "update",
    "view",
];

/// The first keywords of a statement, as in `ALTER TABLE`.
pub(super) fn kind(tokens: &[Token<'_>]) -> String {
    let words = tokens.iter().take_while(|token| token.kind == TokenKind::Word).take(2);
    let words: Vec<String> = words.map(|token| token.text.to_ascii_uppercase()).collect_vec();
    words.join(" ")
}

/// The names that a statement mentions, folded; of a block, also those in its strings.
pub(super) fn mentions(tokens: &[Token<'_>], facts: &'static Facts) -> Vec<String> {
    let mut names = BTreeSet::new();
    let is_block = tokens.first().is_some_and(|token| token.is_word("do"));
    mention(tokens.iter().copied(), facts, is_block, 0, &mut names);
    names.into_iter().collect_vec()
}

/// The names that a part of a block mentions, those in its strings too.
pub(super) fn mentions_in(tokens: &[Token<'_>], facts: &'static Facts) -> Vec<String> {
    let mut names = BTreeSet::new();
    mention(tokens.iter().copied(), facts, true, 0, &mut names);
    names.into_iter().collect_vec()
}

/// How deep strings in strings are looked into.
const DEPTH: u8 = 4;

fn mention<'a>(
    tokens: impl Iterator<Item = Token<'a>>,
    facts: &'static Facts,
    in_strings: bool,
    depth: u8,
    names: &mut BTreeSet<String>,
) {
    let mut before = String::new();
    for token in tokens {
        match token.kind {
            TokenKind::Quoted => {
                names.insert(fold(token, facts).text);
            }
            // A variable of SQL Server.
            TokenKind::Word if token.text.starts_with('@') => {}
            TokenKind::Word => {
                let word = token.text.to_ascii_lowercase();
                let is_word = WORDS.has(&word) || is_reserved(facts, &word);
                if !is_word || (NAMED.contains(&before.as_str()) && !is_reserved(facts, &word)) {
                    names.insert(fold(token, facts).text);
                }
            }
            TokenKind::String if in_strings && depth < DEPTH => {
                let said = dollar_body(token.text).map_or_else(|| token.unquoted(), String::from);
                let inner = Scanner::new(&said, facts.lexis, Within::Escaped(token.span));
                mention(inner, facts, true, depth + 1, names);
            }
            TokenKind::Unfinished if depth < DEPTH => {
                let said: String = token.text.trim_start_matches(['\'', '"', '$', '/', '*', '`', '[']).into();
                let inner = Scanner::new(&said, facts.lexis, Within::Escaped(token.span));
                mention(inner, facts, true, depth + 1, names);
            }
            TokenKind::String
            | TokenKind::Number
            | TokenKind::Sign
            | TokenKind::Unfinished
            | TokenKind::End => {}
        }
        before = if token.kind == TokenKind::Word { token.text.to_ascii_lowercase() } else { String::new() };
    }
}

/// Whether a block makes statements while it runs: `EXECUTE` of anything but one string.
pub(super) fn is_dynamic(tokens: &[Token<'_>], facts: &'static Facts) -> bool {
    tokens.iter().filter_map(|token| dollar_body(token.text)).any(|body| {
        let inner: Vec<Token<'_>> = Scanner::new(body, facts.lexis, Within::At(0)).collect_vec();
        inner.windows(3).any(|run| {
            let [execute, what, after] = run else { return false };
            let literal = what.kind == TokenKind::String && after.is_sign(";");
            execute.is_word("execute") && !literal
        })
    })
}
