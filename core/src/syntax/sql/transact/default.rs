//! The default of a column, as it is asked of the catalog to be dropped: its name is not known, its column is.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::name::{named, parts};
use crate::ordered::CollectVec;
use crate::syntax::sql::token::{Token, TokenKind};
use crate::syntax::sql::tree::{
    Alter, AlterAction, Block, ColumnChange, Condition, Name, Path, Sought, SoughtKind, Step, Tree, Unread,
};
use crate::text::Span;

/// A column, and its table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) table: Path,
    pub(super) column: String,
}

impl Column {
    /// Its default is dropped, if there is one.
    pub(super) fn drop_default(self, span: Span) -> Tree {
        let sought = Sought {
            what: SoughtKind::Column,
            namespace: self.table.namespace.as_ref().map(|name| name.text.clone()),
            table: Some(self.table.name.text.clone()),
            name: self.column.clone(),
            properties: Vec::new(),
        };
        let mentions = alloc::vec![self.table.name.text.clone()];
        let name = Name { text: self.column, span };
        let what = Alter::Column { name, change: ColumnChange::DropDefault };
        let actions = alloc::vec![AlterAction { what, span }];
        let tree = Tree::AlterTable { table: self.table, if_exists: false, only: false, actions };
        let step = Step::If {
            condition: Condition::Exists(sought),
            then: alloc::vec![Step::Statement(tree, span)],
            otherwise: Vec::new(),
            unread: Unread { span, mentions, is_dynamic: false },
        };
        Tree::Block(Block { steps: alloc::vec![step], catches: Vec::new() })
    }
}

/// The words of a query, those of strings after a `'`.
fn words(query: &[Token<'_>]) -> Vec<String> {
    let is_end = |token: &&Token<'_>| token.kind != TokenKind::End && !token.is_sign(";");
    let said = |token: &Token<'_>| match token.kind {
        TokenKind::String => alloc::format!("'{}", token.unquoted()),
        TokenKind::Quoted => token.unquoted().to_lowercase(),
        TokenKind::Word | TokenKind::Number | TokenKind::Sign | TokenKind::Unfinished | TokenKind::End => {
            token.text.to_lowercase()
        }
    };
    query.iter().filter(is_end).map(said).collect_vec()
}

/// The column in `FROM sys.default_constraints [d] [JOIN sys.columns [c] ON …] WHERE d.parent_object_id = OBJECT_ID('a')
/// AND c.name = 'b'`, and as else it may be said; none where the query asks for anything else.
pub(super) fn column_of_default(query: &[Token<'_>]) -> Option<Column> {
    let words = words(query);
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !matches!(*word, "(" | ")" | "," | "inner"))
        .collect_vec();
    let mut sources: Vec<(&str, &str)> = Vec::new();
    let mut found = Found::default();
    let mut rest = words.as_slice();
    while let Some((first, more)) = rest.split_first() {
        rest = match *first {
            "from" | "join" => {
                let ["sys", ".", view, after @ ..] = more else { return None };
                let after = if let ["as", after @ ..] = after { after } else { after };
                let (alias, after) = match after {
                    [alias, after @ ..] if !matches!(*alias, "join" | "on" | "where") => (*alias, after),
                    after => (*view, after),
                };
                sources.push((alias, view));
                after
            }
            "on" | "where" | "and" => {
                let ends = ["from", "join", "on", "where", "and"];
                let end = more.iter().position(|word| ends.contains(word));
                let (comparison, after) = more.split_at(end.unwrap_or(more.len()));
                found.compare(comparison, &sources)?;
                after
            }
            _ => return None,
        };
    }
    let has = |name: &str| sources.iter().any(|(_, view)| *view == name);
    let span = query.first()?.span;
    let table = named(found.namespace, found.table, span)?;
    has("default_constraints").then_some(Column { table, column: found.column? })
}

/// What the comparisons of a query say.
#[derive(Default)]
struct Found {
    namespace: Option<String>,
    table: Option<String>,
    column: Option<String>,
}

impl Found {
    /// Takes a comparison; none where it says something else. Its parentheses are left out.
    fn compare(&mut self, words: &[&str], sources: &[(&str, &str)]) -> Option<()> {
        let view = |alias: &str| sources.iter().find(|(name, _)| *name == alias).map(|(_, view)| *view);
        let text = |word: &str| word.strip_prefix('\'').map(ToString::to_string);
        match words {
            // Two columns that are the same: how the views hang together.
            [_, ".", _, "=", _, ".", _] | [.., "parent_column_id", "=", "select", "column_id"] => {}
            [_, ".", id, "=", "object_id", table] | [id, "=", "object_id", table]
                if matches!(*id, "parent_object_id" | "object_id") =>
            {
                let mut names = parts(&text(table)?);
                self.table = names.pop();
                self.namespace = names.pop().or(self.namespace.take());
            }
            ["object_name", .., "=", table] => self.table = Some(text(table)?),
            ["schema_name", .., "=", schema] | [.., ".", "schema_id", "=", "schema_id", schema] => {
                self.namespace = Some(text(schema)?);
            }
            ["col_name", .., "=", column] => self.column = Some(text(column)?),
            [alias, ".", "name", "=", name] => match view(alias)? {
                "columns" => self.column = Some(text(name)?),
                "tables" | "objects" => self.table = Some(text(name)?),
                "schemas" => self.namespace = Some(text(name)?),
                _ => return None,
            },
            ["name", "=", name] if sources.last().is_some_and(|(_, view)| *view == "columns") => {
                self.column = Some(text(name)?);
            }
            [.., "parent_column_id", "=", "columnproperty", "object_id", _, column, _] => {
                self.column = Some(text(column)?);
            }
            _ => return None,
        }
        Some(())
    }
}
