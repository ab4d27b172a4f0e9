//! How each database cuts SQL into words.

/// How a database cuts SQL into words, beyond what all share: `'…'`, `"…"`, `--` and `/* … */`.
#[derive(Debug)]
pub struct Lexis {
    /// Whether `` `…` `` is an identifier.
    pub backticks: bool,
    /// Whether `[…]` is an identifier.
    pub brackets: bool,
    /// Whether `"…"` is a string rather than an identifier.
    pub double_quoted_strings: bool,
    /// Whether a backslash escapes in every string (else in `E'…'` only).
    pub backslash_escapes: bool,
    /// Whether `$tag$…$tag$` is a string.
    pub dollar_quotes: bool,
    /// Whether `/* … */` nests.
    pub nested_comments: bool,
    /// Whether `#` starts a comment.
    pub hash_comments: bool,
    /// Whether strings and names stand in for one another: `ALTER TABLE 'a'`, `DEFAULT a`.
    pub string_names: bool,
    /// Words that are no identifier without quotes; lower case, sorted.
    pub reserved: &'static [&'static str],
}

/// Reserved words of PostgreSQL that cannot be the name of a table or column (manual, appendix C).
const POSTGRESQL_RESERVED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "current_catalog",
    "current_date",
    "current_role",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "from",
    "grant",
    "group",
    "having",
    "in",
    "initially",
    "intersect",
    "into",
    "lateral",
    "leading",
    "limit",
    "localtime",
    "localtimestamp",
    "not",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "placing",
    "primary",
    "references",
    "returning",
    "select",
    "session_user",
    "some",
    "symmetric",
    "system_user",
    "table",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "when",
    "where",
    "window",
    "with",
];

pub(super) const POSTGRESQL: Lexis = Lexis {
    backticks: false,
    brackets: false,
    double_quoted_strings: false,
    backslash_escapes: false,
    dollar_quotes: true,
    nested_comments: true,
    hash_comments: false,
    string_names: false,
    reserved: POSTGRESQL_RESERVED,
};

pub(super) const MYSQL: Lexis = Lexis {
    backticks: true,
    brackets: false,
    double_quoted_strings: true,
    backslash_escapes: true,
    dollar_quotes: false,
    nested_comments: false,
    hash_comments: true,
    string_names: false,
    reserved: &[],
};

/// Words that SQLite takes as no name (its grammar, `parse.y`: those without a fallback to `ID`).
#[rustfmt::skip]
const SQLITE_RESERVED: &[&str] = &[
    "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "check", "collate", "commit",
    "constraint", "create", "default", "deferrable", "delete", "distinct", "drop", "else", "escape",
    "except", "exists", "foreign", "from", "group", "having", "in", "index", "insert", "intersect",
    "into", "is", "isnull", "join", "limit", "not", "nothing", "notnull", "null", "on", "or", "order",
    "primary", "references", "returning", "select", "set", "table", "then", "to", "transaction", "union",
    "unique", "update", "using", "values", "when", "where",
];

pub(super) const SQLITE: Lexis = Lexis {
    backticks: true,
    brackets: true,
    double_quoted_strings: false,
    backslash_escapes: false,
    dollar_quotes: false,
    nested_comments: false,
    hash_comments: false,
    string_names: true,
    reserved: SQLITE_RESERVED,
};

pub(super) const COCKROACHDB: Lexis = Lexis {
    backticks: false,
    brackets: false,
    double_quoted_strings: false,
    backslash_escapes: false,
    dollar_quotes: true,
    nested_comments: true,
    hash_comments: false,
    string_names: false,
    reserved: POSTGRESQL_RESERVED,
};

pub(super) const SQLSERVER: Lexis = Lexis {
    backticks: false,
    brackets: true,
    double_quoted_strings: false,
    backslash_escapes: false,
    dollar_quotes: false,
    nested_comments: true,
    hash_comments: false,
    string_names: false,
    reserved: &[],
};

pub(super) const MONGODB: Lexis = Lexis {
    backticks: false,
    brackets: false,
    double_quoted_strings: false,
    backslash_escapes: false,
    dollar_quotes: false,
    nested_comments: false,
    hash_comments: false,
    string_names: false,
    reserved: &[],
};
