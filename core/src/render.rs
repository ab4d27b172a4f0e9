//! Verdicts and comparisons as people and machines read them: one file per format.
//!
//! **Invariant: without colour, the output holds no escape sequence.**

pub mod human;
mod json;
mod look;
mod markdown;
pub mod words;

pub use look::{Format, Look};

use alloc::string::String;

use crate::diff::{Comparison, Pair};
use crate::print;
use crate::rules::Verdict;
use crate::schema::Schema;
use crate::text::Sources;

/// A verdict in a format that `check` offers; in any other it is for people.
pub fn verdict(verdict: &Verdict, sources: &Sources, format: Format, look: &Look) -> String {
    match format {
        Format::Json => json::verdict(verdict, sources),
        Format::Markdown => markdown::verdict(verdict, sources),
        Format::Human | Format::Sql | Format::Prisma | Format::Mermaid => {
            human::verdict(verdict, sources, look)
        }
    }
}

/// A comparison in a format that `diff` offers; in any other it is for people.
pub fn comparison(comparison: &Comparison, pair: &Pair<'_>, format: Format, look: &Look) -> String {
    match format {
        Format::Json => json::comparison(comparison, pair),
        Format::Markdown => markdown::comparison(comparison, pair),
        Format::Sql => print::sql::changes(pair, &comparison.changes),
        Format::Human | Format::Prisma | Format::Mermaid => human::comparison(comparison, pair, look),
    }
}

/// A schema in a format that `inspect` offers; in any other it is SQL.
pub fn schema(schema: &Schema, format: Format) -> String {
    match format {
        Format::Json => json::schema(schema),
        Format::Prisma => print::prisma::schema(schema),
        Format::Mermaid => print::mermaid::schema(schema),
        Format::Sql | Format::Human | Format::Markdown => print::sql::schema(schema),
    }
}

#[cfg(test)]
mod tests;
