//! Schemas and changes as text: SQL, diagrams.
//!
//! **Invariant: what is printed reads back as what was printed from it.**

pub mod mermaid;
pub mod prisma;
pub mod sql;
