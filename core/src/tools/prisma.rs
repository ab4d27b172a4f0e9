//! Prisma: `schema.prisma` and `migrations/*/migration.sql`.

mod discovery;
mod hint;
mod history;
pub mod models;

use crate::product::ToolName;
use crate::tools::{Models, Tool};

pub use history::history;

/// Prisma.
pub static TOOL: Tool = Tool {
    name: ToolName::Prisma,
    key: "prisma",
    title: "Prisma",
    reads: "*.prisma with a datasource (one file or a folder of them), and a folder of */migration.sql",
    clues: discovery::clues,
    detect: discovery::detect,
    models: Some(Models { files: discovery::files, read: models::read }),
    history_files: history::files,
    remembers: history::migration_of,
    mismatch: history::mismatch,
    history,
};
