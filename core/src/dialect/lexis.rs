//! How each database cuts SQL into words.

use crate::ordered::Words;

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
    /// Whether `--` starts a comment only before space, or where a line starts with it.
    pub spaced_dashes: bool,
    /// Whether what stands in `/*! … */` is run: comments to every other database.
    pub run_comments: bool,
    /// Whether the client command `DELIMITER` says what ends a statement.
    pub delimiters: bool,
    /// Whether a name may start with a digit without quotes.
    pub digits_start_names: bool,
    /// Whether `@` and `#` may start a name: a variable, a temporary table.
    pub signs_start_names: bool,
    /// Whether a statement ends where the next one begins, and `GO` on a line of its own ends all of a batch.
    pub ends_at_words: bool,
    /// Words that are no identifier without quotes; lower case, sorted.
    pub reserved: Words,
}

/// Reserved words of PostgreSQL that cannot be the name of a table or column (manual, appendix C).
const POSTGRESQL_RESERVED: Words = Words::new(
    "\
all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create \
current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc \
distinct do else end except false fetch for foreign from grant group having in initially intersect into \
lateral leading limit localtime localtimestamp not null offset on only or order placing primary references \
returning select session_user some symmetric system_user table then to trailing true union unique user using \
variadic when where window with",
);

pub(super) const POSTGRESQL: Lexis = Lexis {
    backticks: false,
    brackets: false,
    double_quoted_strings: false,
    backslash_escapes: false,
    dollar_quotes: true,
    nested_comments: true,
    hash_comments: false,
    string_names: false,
    spaced_dashes: false,
    run_comments: false,
    delimiters: false,
    digits_start_names: false,
    signs_start_names: false,
    ends_at_words: false,
    reserved: POSTGRESQL_RESERVED,
};

/// Words that neither MySQL nor MariaDB takes as a name, as far as they can follow where a name may stand (manual, 9.3).
const MYSQL_RESERVED: Words = Words::new(
    "\
add all alter and as asc between by case change check collate column constraint create cross default delete \
desc distinct drop else exists foreign from fulltext grant group having in index inner insert into is join key \
keys left like limit lock not null on or order outer primary references rename right select set spatial table \
then to union unique update using values when where with",
);

pub(super) const MYSQL: Lexis = Lexis {
    backticks: true,
    brackets: false,
    double_quoted_strings: true,
    backslash_escapes: true,
    dollar_quotes: false,
    nested_comments: false,
    hash_comments: true,
    string_names: false,
    spaced_dashes: true,
    run_comments: true,
    delimiters: true,
    digits_start_names: true,
    signs_start_names: false,
    ends_at_words: false,
    reserved: MYSQL_RESERVED,
};

/// Words that SQLite takes as no name (its grammar, `parse.y`: those without a fallback to `ID`).
const SQLITE_RESERVED: Words = Words::new(
    "\
add all alter and as autoincrement between case check collate commit constraint create default deferrable \
delete distinct drop else escape except exists foreign from group having in index insert intersect into is \
isnull join limit not nothing notnull null on or order primary references returning select set table then to \
transaction union unique update using values when where",
);

pub(super) const SQLITE: Lexis = Lexis {
    backticks: true,
    brackets: true,
    double_quoted_strings: false,
    backslash_escapes: false,
    dollar_quotes: false,
    nested_comments: false,
    hash_comments: false,
    spaced_dashes: false,
    run_comments: false,
    delimiters: false,
    digits_start_names: false,
    string_names: true,
    signs_start_names: false,
    ends_at_words: false,
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
    spaced_dashes: false,
    run_comments: false,
    delimiters: false,
    digits_start_names: false,
    signs_start_names: false,
    ends_at_words: false,
    reserved: POSTGRESQL_RESERVED,
};

/// Words that SQL Server takes as no name (Transact-SQL reference, Reserved keywords).
const SQLSERVER_RESERVED: Words = Words::new(
    "\
add all alter and any as asc authorization backup begin between break browse bulk by cascade case check \
checkpoint close clustered coalesce collate column commit compute constraint contains containstable continue \
convert create cross current current_date current_time current_timestamp current_user cursor database dbcc \
deallocate declare default delete deny desc disk distinct distributed double drop dump else end errlvl escape \
except exec execute exists exit external fetch file fillfactor for foreign freetext freetexttable from full \
function goto grant group having holdlock identity identity_insert identitycol if in index inner insert \
intersect into is join key kill left like lineno load merge national nocheck nonclustered not null nullif of \
off offsets on open opendatasource openquery openrowset openxml option or order outer over percent pivot plan \
precision primary print proc procedure public raiserror read readtext reconfigure references replication \
restore restrict return revert revoke right rollback rowcount rowguidcol rule save schema securityaudit select \
semantickeyphrasetable semanticsimilaritydetailstable semanticsimilaritytable session_user set setuser \
shutdown some statistics system_user table tablesample textsize then to top tran transaction trigger truncate \
try_convert tsequal union unique unpivot update updatetext use user values varying view waitfor when where \
while with within writetext",
);

pub(super) const SQLSERVER: Lexis = Lexis {
    backticks: false,
    brackets: true,
    double_quoted_strings: false,
    backslash_escapes: false,
    dollar_quotes: false,
    nested_comments: true,
    hash_comments: false,
    string_names: false,
    spaced_dashes: false,
    run_comments: false,
    delimiters: false,
    digits_start_names: false,
    signs_start_names: true,
    ends_at_words: true,
    reserved: SQLSERVER_RESERVED,
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
    spaced_dashes: false,
    run_comments: false,
    delimiters: false,
    digits_start_names: false,
    signs_start_names: false,
    ends_at_words: false,
    reserved: Words::new(""),
};
