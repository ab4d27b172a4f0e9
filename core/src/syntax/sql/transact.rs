//! Transact-SQL cut into statements, which need no `;` between them, and its control of flow: `TRY`, `IF`, `BEGIN … END`,
//! `EXEC` of a string. What is surely run stands in the list as if it stood alone.
//!
//! **Invariant: what may or may not be run is a question to the catalog that a replay answers, or opaque.**

mod boundary;
mod default;
pub(super) mod name;
mod run;
mod variable;

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;

use super::grammar::{Source, question};
use super::token::{Scanner, Token, TokenKind, Within};
use super::tree::{Block, Step, Tree, Unread};
use super::{Opaque, Reading, Statement, mention, read, split};
use crate::dialect::Facts;
use crate::ordered::{BTreeMap, CollectVec};
use crate::text::Span;
use boundary::{SKIPPED, begins, is_routine};
use variable::Said;

/// How deep blocks, branches and strings of statements may stand in one another.
const DEPTH: u8 = 24;

/// The statements of a text, in order.
pub(super) fn statements(text: &str, facts: &'static Facts, within: Within) -> Vec<Statement> {
    statements_at(text, facts, within, DEPTH)
}

fn statements_at(text: &str, facts: &'static Facts, within: Within, depth: u8) -> Vec<Statement> {
    let scanner = Scanner::new(text, facts.lexis, within);
    let mut cutter =
        Cutter { scanner, ahead: VecDeque::new(), text, facts, within, variables: BTreeMap::new() };
    let mut out = Vec::new();
    while cutter.peek(0).kind != TokenKind::End {
        cutter.statement(depth, &mut out);
    }
    out
}

/// Reads one statement after the other.
struct Cutter<'a> {
    scanner: Scanner<'a>,
    /// Tokens that were looked at and not yet taken.
    ahead: VecDeque<Token<'a>>,
    text: &'a str,
    facts: &'static Facts,
    within: Within,
    /// What the variables of the batch hold, by their names in lower case.
    variables: BTreeMap<String, Said>,
}

fn skipped(out: &mut Vec<Statement>, span: Span, kind: &'static str) {
    out.push(Statement { span, reading: Reading::Skipped(kind) });
}

impl<'a> Cutter<'a> {
    /// The token so many further on.
    fn peek(&mut self, at: usize) -> Token<'a> {
        while self.ahead.len() <= at {
            let token = self.scanner.next().unwrap_or_else(|| self.scanner.end_token());
            self.ahead.push_back(token);
        }
        self.ahead[at]
    }

    fn take(&mut self) -> Token<'a> {
        let token = self.peek(0);
        self.ahead.pop_front();
        token
    }

    /// Whether this token is a `GO` that stands alone on its line, but for how often.
    fn is_separator(&self, token: &Token<'_>) -> bool {
        if !token.is_word("go") {
            return false;
        }
        // Looked at byte by byte, since a line may be long and hold many.
        let (start, end) = (token.offset as usize, token.offset as usize + token.text.len());
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b';') || byte.is_ascii_digit();
        let before = self.text.as_bytes()[..start].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
        let rest = &self.text.as_bytes()[end..];
        let after = &rest[rest.iter().take_while(|byte| is_blank(byte)).count()..];
        before.is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
            && (after.is_empty() || after.starts_with(b"\n") || after.starts_with(b"--"))
    }

    /// Takes one statement with its `;`, or the word that ends a block.
    fn statement(&mut self, depth: u8, out: &mut Vec<Statement>) {
        let first = self.peek(0);
        let second = self.peek(1);
        let Some(depth) = depth.checked_sub(1) else { return self.too_deep(out) };
        if first.is_sign(";") {
            self.take();
        } else if self.is_separator(&first) {
            self.take();
            if second.kind == TokenKind::Number {
                self.take();
            }
            self.variables.clear();
            skipped(out, first.span, "GO");
        } else if first.is_word("begin") {
            self.block(&second, depth, out);
        } else if first.is_word("end") {
            // Of a block that did not begin.
            self.take();
            skipped(out, first.span, "END");
        } else if first.is_word("if") {
            self.conditional(depth, out);
        } else if first.is_word("while") {
            self.repeated(depth, out);
        } else if first.is_word("exec") || first.is_word("execute") {
            let tokens = self.gather(true).0;
            self.execute(&tokens, depth, out);
        } else if ["declare", "set", "select"].iter().any(|word| first.is_word(word)) {
            let tokens = self.gather(true).0;
            let is_set = self.assign(&tokens);
            if is_set || !first.is_word("select") {
                let kind = if first.is_word("declare") { "DECLARE" } else { "SET" };
                skipped(out, spanned(&tokens), kind);
            } else {
                self.push_read(&tokens, out);
            }
        } else if is_routine(&first, &second, &self.peek(2), &self.peek(3)) {
            let tokens = self.rest_of_batch();
            self.push_read(&tokens, out);
        } else {
            self.plain(&first, out);
        }
    }

    /// A statement that only its words end.
    fn plain(&mut self, first: &Token<'a>, out: &mut Vec<Statement>) {
        let kind = split::skipped(first)
            .or_else(|| SKIPPED.iter().find(|(word, _)| first.is_word(word)).map(|(_, kind)| *kind));
        let (tokens, span) = self.gather(kind.is_none());
        match kind {
            Some(kind) if tokens.is_empty() => skipped(out, span, kind),
            Some(_) | None => self.push_read(&tokens, out),
        }
    }

    /// Reads the tokens of a statement.
    fn push_read(&self, tokens: &[Token<'a>], out: &mut Vec<Statement>) {
        let reading = read(&Source { tokens, text: self.text, facts: self.facts });
        out.push(Statement { span: spanned(tokens), reading });
    }

    /// The tokens of the statement that begins here, its end last; none of them where they are not wanted and the
    /// statement is whole. The place of the statement beside.
    fn gather(&mut self, are_wanted: bool) -> (Vec<Token<'a>>, Span) {
        let first = self.take();
        let mut tokens = alloc::vec![first];
        let (mut last, mut depth, mut cases) = (first, 0_u32, 0_u32);
        let mut is_finished = first.kind != TokenKind::Unfinished;
        loop {
            let token = self.peek(0);
            if token.kind == TokenKind::End || token.is_sign(";") || self.is_separator(&token) {
                break;
            }
            if cases > 0 && token.is_word("end") {
                cases -= 1;
            } else if depth == 0 && cases == 0 && begins(&first, &last, &token, &self.peek(1)) {
                break;
            }
            depth += u32::from(token.is_sign("("));
            depth = depth.saturating_sub(u32::from(token.is_sign(")")));
            cases += u32::from(token.is_word("case"));
            is_finished &= token.kind != TokenKind::Unfinished;
            last = self.take();
            if are_wanted || !is_finished {
                tokens.push(last);
            }
        }
        self.finish(&mut tokens);
        let span = first.span.join(last.span);
        if !are_wanted && is_finished {
            tokens.clear();
        }
        (tokens, span)
    }

    /// Puts the end behind the tokens of a statement, and takes its `;`.
    fn finish(&mut self, tokens: &mut Vec<Token<'a>>) {
        let next = self.peek(0);
        let is_end = next.is_sign(";");
        tokens.push(if is_end { next } else { Token { kind: TokenKind::End, text: "", ..next } });
        if is_end {
            self.take();
        }
    }

    /// Everything up to the next `GO`: a routine or a view is all of its batch.
    fn rest_of_batch(&mut self) -> Vec<Token<'a>> {
        let mut tokens = Vec::new();
        loop {
            let token = self.peek(0);
            if token.kind == TokenKind::End || self.is_separator(&token) {
                tokens.push(Token { kind: TokenKind::End, text: "", ..token });
                return tokens;
            }
            tokens.push(self.take());
        }
    }

    /// `BEGIN {TRY | TRAN | CATCH} …`, `BEGIN … END`
    fn block(&mut self, second: &Token<'_>, depth: u8, out: &mut Vec<Statement>) {
        let is_transaction = ["tran", "transaction", "distributed"].iter().any(|word| second.is_word(word));
        if is_transaction {
            let (_, span) = self.gather(false);
            return skipped(out, span, "BEGIN");
        }
        if second.is_word("catch") {
            return self.handler(out);
        }
        let mut span = self.take().span;
        if second.is_word("try") {
            span = span.join(self.take().span);
        }
        skipped(out, span, "BEGIN");
        while self.peek(0).kind != TokenKind::End && !self.peek(0).is_word("end") {
            self.statement(depth, out);
        }
        if self.peek(0).is_word("end") {
            let mut span = self.take().span;
            if self.peek(0).is_word("try") {
                span = span.join(self.take().span);
            }
            skipped(out, span, "END");
        }
    }

    /// `BEGIN CATCH … END CATCH`: what runs when the block before it failed, which a replay tells by itself.
    fn handler(&mut self, out: &mut Vec<Statement>) {
        let start = self.take();
        let (mut last, mut depth) = (start, 1_u32);
        while depth > 0 && self.peek(0).kind != TokenKind::End {
            let token = self.take();
            let is_catch = token.is_word("catch");
            depth += u32::from(is_catch && last.is_word("begin") && last.offset != start.offset);
            depth -= u32::from(is_catch && last.is_word("end"));
            last = token;
        }
        skipped(out, start.span.join(last.span), "CATCH");
    }

    /// `IF condition statement [ELSE statement]`
    fn conditional(&mut self, depth: u8, out: &mut Vec<Statement>) {
        let start = self.peek(0);
        let asking = self.gather_condition();
        let then = self.branch(depth);
        if self.peek(0).is_sign(";") && self.peek(1).is_word("else") {
            self.take();
        }
        let mut otherwise = Vec::new();
        if self.peek(0).is_word("else") {
            self.take();
            otherwise = self.branch(depth);
        }
        if self.asks_for_default(&asking) && otherwise.iter().all(is_skipped) {
            // Without a default there is nothing to drop, and that is what comes of it too.
            return out.extend(then);
        }
        let end = self.peek(0);
        let (span, mentions) = self.extent(&start, &end);
        if [&then, &otherwise].iter().all(|branch| branch.iter().all(is_skipped)) {
            return skipped(out, span, "IF");
        }
        let source = Source { tokens: &asking, text: self.text, facts: self.facts };
        let asked = question(source.tokens());
        let (then, otherwise) = (steps(then), steps(otherwise));
        let reading = match (asked, then, otherwise) {
            (Ok(condition), Some(then), Some(otherwise)) => {
                let unread = Unread { span, mentions, is_dynamic: false };
                let step = Step::If { condition, then, otherwise, unread };
                Reading::Tree(Tree::Block(Block { steps: alloc::vec![step], catches: Vec::new() }))
            }
            _ => unread("IF", asking.first().map_or(span, |token| token.span), mentions),
        };
        out.push(Statement { span, reading });
    }

    /// The one statement behind a condition, `;` and all.
    fn branch(&mut self, depth: u8) -> Vec<Statement> {
        let mut out = Vec::new();
        self.statement(depth, &mut out);
        out
    }

    /// The tokens between `IF` or `WHILE` and the statement behind it.
    fn gather_condition(&mut self) -> Vec<Token<'a>> {
        self.take();
        let mut tokens = Vec::new();
        let mut depth = 0_u32;
        loop {
            let token = self.peek(0);
            let before = tokens.last().copied().unwrap_or(token);
            let is_over = depth == 0 && !tokens.is_empty() && begins(&token, &before, &token, &self.peek(1));
            if token.kind == TokenKind::End || token.is_sign(";") || self.is_separator(&token) || is_over {
                tokens.push(Token { kind: TokenKind::End, text: "", ..token });
                return tokens;
            }
            depth += u32::from(token.is_sign("("));
            depth = depth.saturating_sub(u32::from(token.is_sign(")")));
            tokens.push(self.take());
        }
    }

    /// `WHILE condition statement`, of a statement that changes no schema; else it is run no one knows how often.
    fn repeated(&mut self, depth: u8, out: &mut Vec<Statement>) {
        let start = self.peek(0);
        self.gather_condition();
        let body = self.branch(depth);
        let end = self.peek(0);
        let (span, mentions) = self.extent(&start, &end);
        if body.iter().all(is_skipped) {
            return skipped(out, span, "WHILE");
        }
        out.push(Statement { span, reading: unread("WHILE", start.span, mentions) });
    }

    /// The place of what stands from one token up to another, and what it names, in its strings too.
    fn extent(&self, start: &Token<'_>, end: &Token<'_>) -> (Span, Vec<String>) {
        let text = self.text.get(start.offset as usize..end.offset as usize).unwrap_or_default();
        let within = match self.within {
            Within::At(base) => Within::At(base + start.offset),
            escaped @ Within::Escaped(_) => escaped,
        };
        let tokens: Vec<Token<'_>> = Scanner::new(text, self.facts.lexis, within).collect_vec();
        (spanned(&tokens).join(start.span), mention::mentions_in(&tokens, self.facts))
    }

    /// What stands deeper in one another than is read: all of the batch.
    fn too_deep(&mut self, out: &mut Vec<Statement>) {
        let start = self.peek(0);
        let tokens = self.rest_of_batch();
        if let [_, .., _] = tokens.as_slice() {
            let mentions = mention::mentions_in(&tokens, self.facts);
            let reading = unread("BEGIN", start.span, mentions);
            out.push(Statement { span: spanned(&tokens), reading });
        }
        if self.is_separator(&self.ahead.front().copied().unwrap_or(start)) {
            self.take();
        }
    }
}

fn spanned(tokens: &[Token<'_>]) -> Span {
    let last = tokens.iter().rev().find(|token| token.kind != TokenKind::End && !token.is_sign(";"));
    match (tokens.first(), last) {
        (Some(first), Some(last)) => first.span.join(last.span),
        (Some(only), None) => only.span,
        (None, _) => Span::new(0, 0),
    }
}

fn is_skipped(statement: &Statement) -> bool {
    matches!(statement.reading, Reading::Skipped(_))
}

/// A statement that was not understood, as it may or may not be run; what it makes while it runs is not known.
fn unread(kind: &str, gave_up: Span, mentions: Vec<String>) -> Reading {
    let is_dynamic = mentions.is_empty();
    let expected = String::from("a question to the catalog");
    Reading::Opaque(Opaque {
        kind: kind.into(),
        gave_up,
        expected,
        mentions,
        is_dynamic,
        is_unfinished: false,
    })
}

/// Statements as steps; none where one was not understood.
fn steps(statements: Vec<Statement>) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for statement in statements {
        match statement.reading {
            Reading::Skipped(_) => {}
            Reading::Tree(tree) => steps.push(Step::Statement(tree, statement.span)),
            Reading::Opaque(_) => return None,
        }
    }
    Some(steps)
}

#[cfg(test)]
mod tests;
