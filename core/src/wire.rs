//! The public JSON contract. A field that stands here is not renamed or taken away without a new [`VERSION`].
//!
//! **Invariant: these are the only types that are serialised.**

mod check;
mod diff;
mod inspect;

pub use check::Check;
pub use diff::Diff;
pub use inspect::Inspect;

use alloc::string::String;

use serde::Serialize;

/// The version of the contract: `schemaVersion`.
pub const VERSION: u32 = 1;

/// A value as JSON, indented, with a line end.
pub fn json(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value);
    json.expect("strings, numbers, lists and structs have a JSON form") + "\n"
}
