//! `EXEC`: of a string, of `sp_executesql`, of `sp_rename`; any other procedure is of no account.

use alloc::string::String;
use alloc::vec::Vec;

use super::name::{named, parts};
use super::variable::{Said, split};
use super::{Cutter, skipped, spanned, statements_at};
use crate::ordered::CollectVec;
use crate::syntax::sql::token::{Token, TokenKind, Within};
use crate::syntax::sql::tree::{Alter, AlterAction, Name, Path, Tree};
use crate::syntax::sql::{Opaque, Reading, Statement};
use crate::text::Span;

impl<'a> Cutter<'a> {
    /// `EXEC ( expression )`, `EXEC [@result =] [namespace .] procedure [argument, …]`
    pub(super) fn execute(&mut self, tokens: &[Token<'a>], depth: u8, out: &mut Vec<Statement>) {
        let span = spanned(tokens);
        let mut body = tokens.get(1..).unwrap_or_default();
        if let [open, .., _] = body
            && open.is_sign("(")
        {
            let end = body.iter().rposition(|token| token.is_sign(")")).unwrap_or(body.len());
            let said = self.said(body.get(1..end).unwrap_or_default());
            return self.run(said, span, depth, out);
        }
        if let [result, equals, rest @ ..] = body
            && result.text.starts_with('@')
            && equals.is_sign("=")
        {
            body = rest;
        }
        let mut name = String::new();
        while let [token, rest @ ..] = body
            && (matches!(token.kind, TokenKind::Word | TokenKind::Quoted) || token.is_sign("."))
            && !token.text.starts_with('@')
        {
            let is_after_dot = name.is_empty() || token.is_sign(".") || name == ".";
            if !is_after_dot {
                break;
            }
            name = if token.kind == TokenKind::Quoted { token.unquoted() } else { token.text.to_lowercase() };
            body = rest;
        }
        let arguments: Vec<Argument<'_, 'a>> = split(body, ",").into_iter().map(Argument::of).collect_vec();
        match name.to_lowercase().as_str() {
            "sp_executesql" => {
                let said =
                    arguments.first().map_or(Said::Unknown(Vec::new()), |first| self.said(first.value));
                self.run(said, span, depth, out);
            }
            "sp_rename" => {
                let reading = self.renaming(&arguments, span);
                out.push(Statement { span, reading });
            }
            _ => skipped(out, span, "EXEC"),
        }
    }

    /// Runs what an expression says.
    fn run(&self, said: Said, span: Span, depth: u8, out: &mut Vec<Statement>) {
        match said {
            Said::Text(text, place) => {
                let Some(depth) = depth.checked_sub(1) else {
                    return out.push(Statement { span, reading: unread(Vec::new(), span) });
                };
                let inner = statements_at(&text, self.facts, Within::Escaped(place), depth);
                if inner.is_empty() {
                    skipped(out, span, "EXEC");
                }
                out.extend(inner);
            }
            Said::DropConstraints(tables) => {
                for table in tables {
                    let reading = Reading::Tree(altered(table, Alter::DropConstraints, span));
                    out.push(Statement { span, reading });
                }
            }
            Said::DropDefaults(columns) => {
                for column in columns {
                    out.push(Statement { span, reading: Reading::Tree(column.drop_default(span)) });
                }
            }
            Said::NameOfDefault(column) => {
                let mentions = alloc::vec![column.table.name.text];
                out.push(Statement { span, reading: unread(mentions, span) });
            }
            Said::Unknown(mentions) => out.push(Statement { span, reading: unread(mentions, span) }),
        }
    }

    /// `sp_rename 'name', 'name' [, 'COLUMN' | 'INDEX' | 'OBJECT' | …]`
    fn renaming(&self, arguments: &[Argument<'_, 'a>], span: Span) -> Reading {
        let said = |at: usize, name: &str| {
            let named = arguments.iter().find(|argument| argument.name.as_deref() == Some(name));
            let argument = named.or_else(|| arguments.get(at).filter(|argument| argument.name.is_none()))?;
            Some(self.said(argument.value))
        };
        let (Some(Said::Text(before, place)), Some(Said::Text(after, after_place))) =
            (said(0, "@objname"), said(1, "@newname"))
        else {
            let mentions = arguments.iter().flat_map(|argument| match self.said(argument.value) {
                Said::Text(text, _) => parts(&text),
                Said::DropConstraints(_) | Said::NameOfDefault(_) | Said::DropDefaults(_) => Vec::new(),
                Said::Unknown(names) => names,
            });
            return unread(mentions.collect_vec(), span);
        };
        let kind = match said(2, "@objtype") {
            None => String::from("object"),
            Some(Said::Text(text, _)) => text.to_lowercase(),
            Some(_) => return unread(parts(&before), span),
        };
        // The new name is one name, whatever stands in it (Transact-SQL reference, sp_rename).
        let after = Name { text: after, span: after_place };
        let mut names = parts(&before);
        let part = |names: &mut Vec<String>| names.pop().map(|text| Name { text, span: place });
        let path = |names: &mut Vec<String>| -> Option<Path> {
            let name = names.pop();
            named(names.pop(), name, place)
        };
        let tree = match kind.as_str() {
            "column" => part(&mut names)
                .zip(path(&mut names))
                .map(|(before, table)| altered(table, Alter::RenameColumn { before, after }, span)),
            "index" => part(&mut names)
                .zip(path(&mut names))
                .map(|(before, table)| altered(table, Alter::RenameIndex { before, after }, span)),
            "object" => path(&mut names).map(|path| Tree::RenameObject { path, after }),
            "statistics" | "database" => return Reading::Skipped("EXEC"),
            _ => None,
        };
        tree.map_or_else(|| unread(parts(&before), span), Reading::Tree)
    }
}

/// What a procedure is given.
struct Argument<'t, 'a> {
    /// `@name =`, in lower case.
    name: Option<String>,
    value: &'t [Token<'a>],
}

impl<'t, 'a> Argument<'t, 'a> {
    fn of(tokens: &'t [Token<'a>]) -> Self {
        match tokens {
            [name, equals, value @ ..] if name.text.starts_with('@') && equals.is_sign("=") => {
                Self { name: Some(name.text.to_lowercase()), value }
            }
            value => Self { name: None, value },
        }
    }
}

fn altered(table: Path, what: Alter, span: Span) -> Tree {
    let actions = alloc::vec![AlterAction { what, span }];
    Tree::AlterTable { table, if_exists: false, only: false, actions }
}

/// `EXEC` of what is not known.
fn unread(mentions: Vec<String>, span: Span) -> Reading {
    Reading::Opaque(Opaque {
        kind: "EXEC".into(),
        gave_up: span,
        expected: "a text that is known".into(),
        is_dynamic: mentions.is_empty(),
        mentions,
        is_unfinished: false,
    })
}
