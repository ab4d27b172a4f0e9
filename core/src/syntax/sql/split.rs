//! A text cut into statements, in one pass: what is not read further is passed over without keeping its tokens.

use alloc::vec::Vec;

use super::token::{Scanner, Token, TokenKind, Within};
use crate::dialect::Facts;
use crate::text::Span;

/// One statement, still in tokens.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// Its tokens, the last being `;` or [`TokenKind::End`]. Of one that is skipped: the first only.
    pub(super) tokens: Vec<Token<'a>>,
    /// Why it is not read further.
    pub(super) skipped: Option<&'static str>,
    /// From its first word to its last, without the `;`.
    pub(super) span: Span,
}

/// Statements that leave the schema as it is, by their first word, and what they are.
const SKIPPED: &[(&str, &str)] = &[
    ("abort", "ROLLBACK"),
    ("analyze", "ANALYZE"),
    ("attach", "ATTACH"),
    ("begin", "BEGIN"),
    ("cache", "CACHE"),
    ("call", "CALL"),
    ("check", "CHECK"),
    ("checkpoint", "CHECKPOINT"),
    ("checksum", "CHECKSUM"),
    ("close", "CLOSE"),
    ("cluster", "CLUSTER"),
    ("commit", "COMMIT"),
    ("copy", "COPY"),
    ("deallocate", "DEALLOCATE"),
    ("declare", "DECLARE"),
    ("delete", "DELETE"),
    ("desc", "DESCRIBE"),
    ("describe", "DESCRIBE"),
    ("detach", "DETACH"),
    ("discard", "DISCARD"),
    ("end", "COMMIT"),
    ("explain", "EXPLAIN"),
    ("fetch", "FETCH"),
    ("flush", "FLUSH"),
    ("grant", "GRANT"),
    ("handler", "HANDLER"),
    ("insert", "INSERT"),
    ("kill", "KILL"),
    ("listen", "LISTEN"),
    ("load", "LOAD"),
    ("lock", "LOCK"),
    ("merge", "MERGE"),
    ("move", "MOVE"),
    ("notify", "NOTIFY"),
    ("optimize", "OPTIMIZE"),
    ("purge", "PURGE"),
    ("reassign", "REASSIGN"),
    ("refresh", "REFRESH"),
    ("reindex", "REINDEX"),
    ("release", "RELEASE"),
    ("repair", "REPAIR"),
    ("replace", "REPLACE"),
    ("reset", "RESET"),
    ("revoke", "REVOKE"),
    ("rollback", "ROLLBACK"),
    ("savepoint", "SAVEPOINT"),
    ("security", "SECURITY LABEL"),
    ("show", "SHOW"),
    ("start", "BEGIN"),
    ("truncate", "TRUNCATE"),
    ("unlisten", "UNLISTEN"),
    ("unlock", "UNLOCK"),
    ("update", "UPDATE"),
    ("use", "USE"),
    ("vacuum", "VACUUM"),
    ("values", "VALUES"),
    ("xa", "XA"),
];

/// What a statement that leaves the schema as it is is called; none where it has to be read.
pub(super) fn skipped(first: &Token<'_>) -> Option<&'static str> {
    if first.kind != TokenKind::Word {
        return None;
    }
    SKIPPED.iter().find(|(word, _)| first.text.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind)
}

/// Cuts a text at the `;` that end its statements.
pub(super) struct Splitter<'a> {
    scanner: Scanner<'a>,
    facts: &'static Facts,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(text: &'a str, facts: &'static Facts, within: Within) -> Self {
        Self { scanner: Scanner::new(text, facts.lexis, within), facts }
    }

    /// The rest of a statement whose tokens nobody wants; its last token.
    fn pass_over(&mut self, first: Token<'a>) -> Token<'a> {
        let delimiter = self.scanner.delimiter();
        let is_copy = first.is_word("copy");
        let mut from_stdin = false;
        let mut last = first;
        for token in self.scanner.by_ref() {
            if token.is_sign(";") || token.is_sign(delimiter) {
                break;
            }
            from_stdin |= is_copy && last.is_word("from") && token.is_word("stdin");
            last = token;
            if token.kind == TokenKind::Unfinished {
                break;
            }
        }
        if from_stdin {
            // The rows follow the statement's line and end with `\.` (PostgreSQL manual, COPY).
            self.scanner.skip_line();
            self.scanner.skip_to_line("\\.");
        }
        last
    }

    /// The tokens of a statement up to its `;`, which inside the body of a routine ends nothing.
    fn gather(&mut self, first: Token<'a>) -> Vec<Token<'a>> {
        let mut tokens = Vec::with_capacity(32);
        tokens.push(first);
        let mut depth = 0_u32;
        let mut routine = false;
        let delimiter = self.scanner.delimiter();
        for token in self.scanner.by_ref() {
            // A routine that the client was told the end of holds every `;` before it.
            let is_end = token.is_sign(";") && depth == 0 && (!routine || delimiter.is_empty());
            if is_end || token.is_sign(delimiter) {
                let end = Token { kind: TokenKind::End, ..token };
                tokens.push(if is_end { token } else { end });
                return tokens;
            }
            if token.kind == TokenKind::Word && first.is_word("create") {
                let before = tokens.last().copied().unwrap_or(first);
                routine |=
                    is_any(&token, ROUTINES) && !tokens.iter().any(|token| is_any(token, NOT_ROUTINES));
                if routine {
                    depth = depth_after(depth, &before, &token);
                }
            }
            let unfinished = token.kind == TokenKind::Unfinished;
            tokens.push(token);
            if unfinished {
                break;
            }
        }
        tokens.push(self.scanner.end_token());
        tokens
    }
}

const ROUTINES: &[&str] = &["function", "procedure", "trigger", "event"];
const NOT_ROUTINES: &[&str] =
    &["table", "index", "view", "type", "sequence", "schema", "extension", "domain"];

fn is_any(token: &Token<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| token.is_word(word))
}

/// How deep in `BEGIN … END` of a routine's body a word leads.
fn depth_after(depth: u32, before: &Token<'_>, word: &Token<'_>) -> u32 {
    match depth {
        // PostgreSQL's bodies outside of strings begin with BEGIN ATOMIC; a trigger's of others with BEGIN.
        0 if word.is_word("begin") => 1,
        0 => 0,
        _ if word.is_word("end") => depth - 1,
        _ if before.is_word("end") => {
            if is_any(word, &["if", "loop", "while", "repeat"]) {
                depth + 1
            } else {
                depth
            }
        }
        _ if word.is_word("begin") || word.is_word("case") => depth + 1,
        _ => depth,
    }
}

impl<'a> Iterator for Splitter<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let delimiter = self.scanner.delimiter();
        let first = self.scanner.by_ref().find(|token| !token.is_sign(";") && !token.is_sign(delimiter))?;
        if self.facts.lexis.delimiters && first.is_word("delimiter") {
            self.scanner.read_delimiter();
            return Some(Piece {
                tokens: alloc::vec![first],
                skipped: Some("client command"),
                span: first.span,
            });
        }
        if first.is_sign("\\") {
            let start = first.span.start;
            self.scanner.skip_line();
            let end = self.scanner.end_token().span.end;
            let span = Span::new(start, end.max(start));
            return Some(Piece { tokens: alloc::vec![first], skipped: Some("psql command"), span });
        }
        if let Some(kind) = skipped(&first).filter(|_| !(self.facts.has_procedures && first.is_word("call")))
        {
            let last = self.pass_over(first);
            let finished = last.kind != TokenKind::Unfinished;
            let tokens = if finished { alloc::vec![first] } else { alloc::vec![first, last] };
            return Some(Piece {
                tokens,
                skipped: finished.then_some(kind),
                span: first.span.join(last.span),
            });
        }
        let tokens = self.gather(first);
        let last = tokens[tokens.len().saturating_sub(2)];
        Some(Piece { span: first.span.join(last.span), tokens, skipped: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    fn pieces(text: &str) -> Vec<&str> {
        Splitter::new(text, Dialect::PostgreSql.facts(), Within::At(0))
            .map(|piece| piece.span.of(text))
            .collect()
    }

    #[test]
    fn statements_end_at_semicolons_outside_of_quotes() {
        assert_eq!(
            pieces("create table a (b text default ';'); -- c;\n;; drop table \"d;\" ;"),
            ["create table a (b text default ';')", "drop table \"d;\""]
        );
    }

    #[test]
    fn the_body_of_a_routine_is_part_of_it() {
        let text = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; \
                    DROP TABLE x";
        assert_eq!(pieces(text).len(), 2);
        assert_eq!(pieces("create function f() as $$ begin; end; $$ language sql; drop table x").len(), 2);
    }

    #[test]
    fn a_routine_of_mysql_ends_where_the_client_was_told() {
        let text = "DELIMITER $$\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW IF NEW.b THEN SET NEW.b = 1; END IF$$\n\
                    CREATE TABLE a (b int)$$\nDELIMITER ;\nDROP TABLE a;";
        let pieces: Vec<&str> = Splitter::new(text, Dialect::MySql.facts(), Within::At(0))
            .map(|piece| piece.span.of(text))
            .collect();
        assert_eq!(pieces.len(), 5);
        assert!(pieces[1].ends_with("END IF"), "{}", pieces[1]);
        assert_eq!(pieces[2], "CREATE TABLE a (b int)");
        assert_eq!(pieces[4], "DROP TABLE a");
    }

    #[test]
    fn a_psql_command_ends_with_its_line() {
        assert_eq!(pieces("\\connect a 'b\nDROP TABLE x;"), ["\\connect a 'b\n", "DROP TABLE x"]);
    }

    #[test]
    fn copied_rows_are_no_statements() {
        assert_eq!(pieces("COPY a (b) FROM stdin;\nit's; drop\n\\.\n\nDROP TABLE x;").len(), 2);
    }

    #[test]
    fn what_leaves_the_schema_as_it_is_keeps_no_tokens() {
        let mut splitter =
            Splitter::new("INSERT INTO a VALUES (1); x", Dialect::PostgreSql.facts(), Within::At(0));
        let first = splitter.next().expect("two statements");
        assert_eq!((first.skipped, first.tokens.len()), (Some("INSERT"), 1));
    }

    #[test]
    fn the_skipped_words_are_sorted() {
        assert!(SKIPPED.is_sorted());
    }
}
