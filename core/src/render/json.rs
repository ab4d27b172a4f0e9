//! JSON, as `wire` lays it down.

use alloc::string::String;

use crate::diff::{Comparison, Pair};
use crate::rules::Verdict;
use crate::schema::Schema;
use crate::text::Sources;
use crate::wire;

pub(super) fn verdict(verdict: &Verdict, sources: &Sources) -> String {
    wire::json(&wire::Check::new(verdict, sources))
}

pub(super) fn comparison(comparison: &Comparison, pair: &Pair<'_>) -> String {
    wire::json(&wire::Diff::new(comparison, pair))
}

pub(super) fn schema(schema: &Schema) -> String {
    wire::json(&wire::Inspect::new(schema))
}
