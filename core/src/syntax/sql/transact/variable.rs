//! What the variables of a batch hold, as far as it is composed of strings.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Cutter;
use super::default::{Column, column_of_default};
use super::name::{named, parts};
use crate::ordered::{CollectVec, Order};
use crate::syntax::sql::mention;
use crate::syntax::sql::token::{Scanner, Token, TokenKind, Within};
use crate::syntax::sql::tree::Path;
use crate::text::Span;

/// What an expression comes to.
#[derive(Debug, Clone)]
pub(super) enum Said {
    /// A text, and where it stands.
    Text(String, Span),
    /// Statements that drop every constraint of these tables.
    DropConstraints(Vec<Path>),
    /// The name of the default of this column.
    NameOfDefault(Column),
    /// Statements that drop the defaults of these columns.
    DropDefaults(Vec<Column>),
    /// Not known, and the names that it is composed of.
    Unknown(Vec<String>),
}

impl<'a> Cutter<'a> {
    /// `DECLARE @a type = expression, …`, `SET @a = expression`, `SELECT @a = expression, … [FROM …]`; whether it is one.
    pub(super) fn assign(&mut self, tokens: &[Token<'a>]) -> bool {
        let is_declare = tokens.first().is_some_and(|first| first.is_word("declare"));
        let body = tokens.get(1..).unwrap_or_default();
        let is_top = body.first().is_some_and(|first| first.is_word("top"));
        let body =
            if is_top { body.iter().position(is_variable).map_or(body, |at| &body[at..]) } else { body };
        if !body.first().is_some_and(is_variable) {
            return false;
        }
        let from = top_level(body, |token| token.is_word("from")).unwrap_or(body.len());
        let (assigned, query) = body.split_at(from);
        for part in split(assigned, ",") {
            let Some(variable) = part.first().filter(|token| token.text.starts_with('@')) else { continue };
            let name = variable.text.to_lowercase();
            let equals = part.iter().position(|token| token.is_sign("="));
            let Some(equals) = equals else {
                if is_declare {
                    self.variables.insert(name, Said::Text(String::new(), variable.span));
                }
                continue;
            };
            let appends = part[..equals].iter().any(|token| token.is_sign("+"));
            let expression = part.get(equals + 1..).unwrap_or_default();
            let is_plain = query.is_empty() || query.iter().all(|token| token.kind == TokenKind::End);
            let value = if is_plain { self.said(expression) } else { self.composed(expression, query) };
            let value = match self.variables.remove(&name) {
                Some(before) if appends => joined(before, value),
                _ => value,
            };
            self.variables.insert(name, value);
        }
        true
    }

    /// What an expression says: strings and variables joined with `+`.
    pub(super) fn said(&self, tokens: &[Token<'a>]) -> Said {
        let is_end = |token: &Token<'_>| token.kind == TokenKind::End || token.is_sign(";");
        let tokens: Vec<Token<'a>> = tokens.iter().copied().filter(|token| !is_end(token)).collect_vec();
        let mut said: Option<Said> = None;
        for part in split(&tokens, "+") {
            let part = match part {
                [call, open, name, close]
                    if call.is_word("quotename") && open.is_sign("(") && close.is_sign(")") =>
                {
                    core::slice::from_ref(name)
                }
                part => part,
            };
            let value = match part {
                [only] if only.kind == TokenKind::String => Said::Text(only.unquoted(), only.span),
                [only] if only.text.starts_with('@') => self
                    .variables
                    .get(&only.text.to_lowercase())
                    .cloned()
                    .unwrap_or(Said::Unknown(Vec::new())),
                other => Said::Unknown(mention::mentions_in(other, self.facts)),
            };
            said = Some(match said {
                None => value,
                Some(before) => joined(before, value),
            });
        }
        let said = said.unwrap_or(Said::Unknown(Vec::new()));
        match said {
            Said::Unknown(_) => Said::Unknown(self.mentioned(&tokens)),
            known @ (Said::Text(..)
            | Said::DropConstraints(_)
            | Said::NameOfDefault(_)
            | Said::DropDefaults(_)) => known,
        }
    }

    /// Whether a condition is `@name IS NOT NULL`, of the name of a default or what drops it.
    pub(super) fn asks_for_default(&self, condition: &[Token<'a>]) -> bool {
        let [variable, is, not, null, _] = condition else { return false };
        let is_it = is.is_word("is") && not.is_word("not") && null.is_word("null");
        let held = self.variables.get(&variable.text.to_lowercase());
        is_it && matches!(held, Some(Said::NameOfDefault(_) | Said::DropDefaults(_)))
    }

    /// The names in an expression and in the variables of it.
    fn mentioned(&self, tokens: &[Token<'a>]) -> Vec<String> {
        let mut names = mention::mentions_in(tokens, self.facts);
        for token in tokens.iter().filter(|token| token.text.starts_with('@')) {
            match self.variables.get(&token.text.to_lowercase()) {
                Some(Said::Unknown(more)) => names.extend(more.iter().cloned()),
                Some(Said::DropConstraints(tables)) => {
                    names.extend(tables.iter().map(|table| table.name.text.clone()));
                }
                Some(Said::Text(text, span)) => {
                    let tokens: Vec<Token<'_>> =
                        Scanner::new(text, self.facts.lexis, Within::Escaped(*span)).collect_vec();
                    names.extend(mention::mentions_in(&tokens, self.facts));
                }
                Some(Said::NameOfDefault(column)) => names.push(column.table.name.text.clone()),
                Some(Said::DropDefaults(columns)) => {
                    names.extend(columns.iter().map(|column| column.table.name.text.clone()));
                }
                None => {}
            }
        }
        names.order();
        names.dedup();
        names
    }

    /// What comes of an expression for each row of a query: of the catalog's constraints of one table, that all of them
    /// are dropped.
    fn composed(&self, expression: &[Token<'a>], query: &[Token<'a>]) -> Said {
        let strings = expression.iter().filter(|token| token.kind == TokenKind::String);
        let text: String = strings.map(|token| token.unquoted().to_ascii_uppercase()).collect_vec().join(" ");
        let words: Vec<&str> = text.split_whitespace().filter(|word| *word != ".").collect_vec();
        let drops = matches!(
            words.as_slice(),
            ["ALTER", "TABLE", "DROP", "CONSTRAINT", ";"] | ["ALTER", "TABLE", "DROP", "CONSTRAINT"]
        );
        if drops && let Some(table) = table_of_constraints(query) {
            return Said::DropConstraints(alloc::vec![table]);
        }
        if let Some(column) = column_of_default(query) {
            let is_name = expression.last().is_some_and(|last| last.unquoted().eq_ignore_ascii_case("name"));
            if is_name && matches!(expression.len(), 1 | 3) {
                return Said::NameOfDefault(column);
            }
            if words.starts_with(&["ALTER", "TABLE"]) && words.contains(&"CONSTRAINT") {
                return Said::DropDefaults(alloc::vec![column]);
            }
        }
        let all: Vec<Token<'a>> = expression.iter().chain(query).copied().collect_vec();
        Said::Unknown(self.mentioned(&all))
    }
}

/// The table in `FROM sys.objects WHERE type_desc LIKE '%CONSTRAINT' AND OBJECT_NAME(parent_object_id) = 'a' AND
/// SCHEMA_NAME(schema_id) = 'dbo'`; none where it asks for anything else.
fn table_of_constraints(query: &[Token<'_>]) -> Option<Path> {
    let texts: Vec<String> = query
        .iter()
        .filter(|token| token.kind != TokenKind::End && !token.is_sign(";"))
        .map(|token| {
            if token.kind == TokenKind::String {
                alloc::format!("'{}", token.unquoted())
            } else if token.kind == TokenKind::Quoted {
                token.unquoted().to_lowercase()
            } else {
                token.text.to_lowercase()
            }
        })
        .collect_vec();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect_vec();
    let ["from", "sys", ".", "objects", "where", conditions @ ..] = texts.as_slice() else { return None };
    let (mut is_of_constraints, mut namespace, mut name) = (false, None, None);
    for condition in conditions.split(|word| *word == "and") {
        match condition {
            ["type_desc", "like", pattern] => {
                is_of_constraints = pattern.eq_ignore_ascii_case("'%constraint");
                if !is_of_constraints {
                    return None;
                }
            }
            ["object_name", "(", "parent_object_id", ")", "=", table] => {
                name = Some(table.strip_prefix('\'')?.to_string());
            }
            ["schema_name", "(", "schema_id", ")", "=", schema] => {
                namespace = Some(schema.strip_prefix('\'')?.to_string());
            }
            ["parent_object_id", "=", "object_id", "(", table, ")"] => {
                let mut names = parts(table.strip_prefix('\'')?);
                name = names.pop();
                namespace = names.pop();
            }
            _ => return None,
        }
    }
    let span = query.first()?.span;
    is_of_constraints.then(|| named(namespace, name, span)).flatten()
}

fn is_variable(token: &Token<'_>) -> bool {
    token.text.starts_with('@')
}

/// Whether a text is `ALTER TABLE … DROP CONSTRAINT`, up to the name.
fn drops_constraint(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches('[').trim_end().to_lowercase();
    let is_one = !text.contains(';');
    is_one && text.trim_start().starts_with("alter table") && text.ends_with("drop constraint")
}

fn joined(before: Said, more: Said) -> Said {
    match (before, more) {
        (Said::Text(mut text, place), Said::Text(more, span)) => {
            let is_empty = text.is_empty();
            text.push_str(&more);
            Said::Text(text, if is_empty { span } else { place })
        }
        (Said::Text(text, _), known @ Said::DropConstraints(_)) if text.trim().is_empty() => known,
        (known @ Said::DropConstraints(_), Said::Text(text, _))
            if text.trim_matches([' ', ';']).is_empty() =>
        {
            known
        }
        (Said::Text(text, _), known @ Said::DropDefaults(_)) if text.trim().is_empty() => known,
        (Said::Text(text, _), Said::NameOfDefault(column)) if drops_constraint(&text) => {
            Said::DropDefaults(alloc::vec![column])
        }
        (known @ Said::DropDefaults(_), Said::Text(text, _))
            if text.trim_matches([' ', ';', ']', '\r', '\n']).is_empty() =>
        {
            known
        }
        (Said::DropDefaults(mut columns), Said::DropDefaults(more)) => {
            columns.extend(more);
            Said::DropDefaults(columns)
        }
        (Said::DropConstraints(mut tables), Said::DropConstraints(more)) => {
            tables.extend(more);
            Said::DropConstraints(tables)
        }
        (one, other) => {
            let names = |said: Said| match said {
                Said::Unknown(names) => names,
                Said::DropConstraints(tables) => {
                    tables.into_iter().map(|table| table.name.text).collect_vec()
                }
                Said::NameOfDefault(column) => alloc::vec![column.table.name.text],
                Said::DropDefaults(columns) => {
                    columns.into_iter().map(|column| column.table.name.text).collect_vec()
                }
                Said::Text(..) => Vec::new(),
            };
            let mut all = names(one);
            all.extend(names(other));
            Said::Unknown(all)
        }
    }
}

/// The first token outside of parentheses at which `is_it` holds.
fn top_level(tokens: &[Token<'_>], is_it: impl Fn(&Token<'_>) -> bool) -> Option<usize> {
    let mut depth = 0_i32;
    tokens.iter().position(|token| {
        depth += i32::from(token.is_sign("(")) - i32::from(token.is_sign(")"));
        depth == 0 && is_it(token)
    })
}

/// The parts between signs that stand outside of parentheses.
pub(super) fn split<'t, 'a>(mut tokens: &'t [Token<'a>], sign: &str) -> Vec<&'t [Token<'a>]> {
    let mut parts = Vec::new();
    while let Some(at) = top_level(tokens, |token| token.is_sign(sign)) {
        parts.push(&tokens[..at]);
        tokens = &tokens[at + 1..];
    }
    parts.push(tokens);
    parts
}
