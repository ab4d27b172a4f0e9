//! What follows the parentheses of `CREATE TABLE`.

use nom::branch::alt;
use nom::combinator::{opt, value};

use super::*;

/// `[PARTITION BY method (…)] [USING method] [WITH (…) | WITHOUT OIDS] [ON COMMIT …] [TABLESPACE name]
/// [WITHOUT ROWID | STRICT] [, …]`; whether the table has no rowid
pub(super) fn table_options(mut input: Tokens<'_>) -> Parsed<'_, bool> {
    let mut without_rowid = false;
    loop {
        let (next, found) = opt(alt((
            preceded(phrase("partition by"), cut((label, balanced))).map(|_| false),
            preceded(keyword("using"), cut(name)).map(|_| false),
            preceded(keyword("with"), balanced).map(|()| false),
            value(false, phrase("without oids")),
            value(false, phrase("on commit preserve rows")),
            value(false, phrase("on commit delete rows")),
            value(false, phrase("on commit drop")),
            preceded(keyword("tablespace"), cut(name)).map(|_| false),
            value(true, phrase("without rowid")),
            value(false, keyword("strict")),
        )))
        .parse(input)?;
        let Some(is_without_rowid) = found else { return Ok((input, without_rowid)) };
        without_rowid |= is_without_rowid;
        // SQLite's options stand between commas.
        (input, _) = opt(sign(",")).parse(next)?;
    }
}
