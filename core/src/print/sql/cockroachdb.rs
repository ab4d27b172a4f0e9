//! CockroachDB: PostgreSQL, but for integers, which have eight bytes where they do not say how many.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::postgresql;
use super::spelling::Spelling;

pub(super) static SPELLING: Spelling = Spelling { builtin, ..postgresql::SPELT };

fn builtin(name: &str, modifiers: &str) -> String {
    if name == "integer" { "INT4".to_owned() } else { postgresql::builtin(name, modifiers) }
}
