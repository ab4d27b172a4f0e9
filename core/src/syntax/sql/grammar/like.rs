//! `LIKE` in `CREATE TABLE`.

use super::*;
use crate::syntax::sql::tree::{Including, Like};

/// `path [INCLUDING | EXCLUDING what …]`, after `LIKE`
pub(super) fn like(input: Tokens<'_>) -> Parsed<'_, Like> {
    let (mut input, table) = path(input)?;
    let mut including = Including::default();
    loop {
        let (next, on) = has("including")(input)?;
        let (next, off) = has("excluding")(next)?;
        if !on && !off {
            return Ok((input, Like { table, including }));
        }
        let (next, what) = label(next)?;
        match what.text.as_str() {
            "all" => {
                including = Including {
                    comments: on,
                    constraints: on,
                    defaults: on,
                    generated: on,
                    identity: on,
                    indexes: on,
                }
            }
            "comments" => including.comments = on,
            "constraints" => including.constraints = on,
            "defaults" => including.defaults = on,
            "generated" => including.generated = on,
            "identity" => including.identity = on,
            "indexes" => including.indexes = on,
            _ => {}
        }
        input = next;
    }
}
