//! Where a statement of Transact-SQL begins: at a word that can stand in no other there.

use crate::syntax::sql::token::{Token, TokenKind};

/// Words that begin a statement wherever they stand outside of parentheses. All are reserved, but for `throw`.
const BEGIN: &[&str] = &[
    "backup",
    "begin",
    "break",
    "bulk",
    "close",
    "commit",
    "continue",
    "dbcc",
    "deallocate",
    "declare",
    "deny",
    "else",
    "end",
    "fetch",
    "goto",
    "grant",
    "insert",
    "kill",
    "merge",
    "open",
    "print",
    "raiserror",
    "reconfigure",
    "restore",
    "return",
    "revert",
    "revoke",
    "rollback",
    "select",
    "truncate",
    "use",
    "waitfor",
    "while",
];

/// Statements that leave the schema as it is, beside those of every database.
pub(super) const SKIPPED: &[(&str, &str)] = &[
    ("add", "ADD SIGNATURE"),
    ("backup", "BACKUP"),
    ("break", "BREAK"),
    ("bulk", "BULK INSERT"),
    ("continue", "CONTINUE"),
    ("dbcc", "DBCC"),
    ("deny", "DENY"),
    ("disable", "DISABLE TRIGGER"),
    ("enable", "ENABLE TRIGGER"),
    ("goto", "GOTO"),
    ("open", "OPEN"),
    ("print", "PRINT"),
    ("raiserror", "RAISERROR"),
    ("reconfigure", "RECONFIGURE"),
    ("return", "RETURN"),
    ("revert", "REVERT"),
    ("save", "SAVE TRANSACTION"),
    ("throw", "THROW"),
    ("waitfor", "WAITFOR"),
];

/// The kinds of objects that `DROP` drops, beside columns and constraints of a table.
const KINDS: &[&str] = &[
    "aggregate",
    "assembly",
    "certificate",
    "database",
    "default",
    "external",
    "fulltext",
    "function",
    "index",
    "login",
    "partition",
    "proc",
    "procedure",
    "role",
    "rule",
    "schema",
    "security",
    "sequence",
    "statistics",
    "synonym",
    "table",
    "trigger",
    "type",
    "user",
    "view",
    "xml",
];

fn is_any(token: &Token<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| token.is_word(word))
}

/// Whether a statement begins at `token`, which stands between `before` and `next` in one that begins with `first`.
pub(super) fn begins(first: &Token<'_>, before: &Token<'_>, token: &Token<'_>, next: &Token<'_>) -> bool {
    if token.kind != TokenKind::Word {
        return false;
    }
    // `GRANT SELECT, EXECUTE, CREATE TABLE ON …`: permissions have the names of statements.
    let is_grant = is_any(first, &["grant", "deny", "revoke"]);
    let is_alter = first.is_word("alter");
    if is_any(token, BEGIN) {
        return !is_grant || !is_any(token, &["insert", "select"]);
    }
    if is_grant {
        return is_any(token, &["alter", "create", "drop"])
            && !before.is_sign(",")
            && !before.is_word("grant");
    }
    match () {
        () if token.is_word("alter") => !next.is_word("column") && !before.is_word("or"),
        () if token.is_word("create") => !before.is_word("or"),
        () if token.is_word("drop") => !is_alter || is_any(next, KINDS),
        () if token.is_word("delete") => !before.is_word("on"),
        () if token.is_word("update") => !before.is_word("on"),
        () if token.is_word("set") => {
            !(is_any(before, &["delete", "update"]) || is_alter && next.is_sign("("))
        }
        () if is_any(token, &["exec", "execute"]) => !is_any(before, &["as", "with"]),
        // `DROP TABLE IF EXISTS a`
        () if token.is_word("if") => {
            let is_guard = is_any(before, KINDS) || is_any(before, &["column", "constraint"]);
            !(next.is_word("exists") && is_guard)
        }
        () if token.is_word("save") => is_any(next, &["tran", "transaction"]),
        () if is_any(token, &["enable", "disable"]) => !is_alter && next.is_word("trigger"),
        () if token.is_word("throw") => {
            next.kind == TokenKind::Number || next.is_sign(";") || next.text.starts_with('@')
        }
        () => false,
    }
}

/// Whether a routine or a view is made here: it ends with its batch.
pub(super) fn is_routine(
    first: &Token<'_>,
    second: &Token<'_>,
    third: &Token<'_>,
    fourth: &Token<'_>,
) -> bool {
    const ROUTINES: &[&str] = &["function", "proc", "procedure", "trigger", "view"];
    let is_or_alter = second.is_word("or") && is_any(third, &["alter", "replace"]);
    let object = if is_or_alter { fourth } else { second };
    is_any(first, &["alter", "create"]) && is_any(object, ROUTINES)
}
