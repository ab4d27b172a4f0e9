//! In which format something is printed, and how it is to look.
//!
//! **Invariant: all that may differ between two runs of one request is in [`Look`].**

use alloc::string::String;

/// How the output is to look; part of the request, so that equal requests give equal bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// How the program was called, for messages that say what to run: `throughline`, `npx throughline`.
    pub program: String,
    /// Width of the terminal in columns.
    pub width: u16,
    /// Whether to colour.
    pub color: bool,
    /// Whether to print findings only.
    pub quiet: bool,
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a terminal, with source excerpts.
    Human,
    /// The JSON of `wire`.
    Json,
    /// Markdown, for a pull request or a job summary.
    Markdown,
    /// SQL of the source's database.
    Sql,
    /// A Prisma schema.
    Prisma,
    /// A Mermaid `erDiagram`.
    Mermaid,
}

impl Format {
    const ALL: [Self; 6] = [Self::Human, Self::Json, Self::Markdown, Self::Sql, Self::Prisma, Self::Mermaid];

    /// As `--format` names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Sql => "sql",
            Self::Prisma => "prisma",
            Self::Mermaid => "mermaid",
        }
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}
