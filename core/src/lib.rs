//! Designs database schemas from product docs, and keeps docs, schema and migrations true to one another.
//!
//! **Invariant: pure. Text in, text out; no files, Git, environment, clock, randomness or network.**
#![no_std]

extern crate alloc;

pub mod ordered;
pub mod text;
pub mod finding;
pub mod dialect;
pub mod config;
pub mod schema;
pub mod syntax;
pub mod replay;
pub mod diff;
pub mod language;
pub mod product;
pub mod print;
pub mod design;
pub mod tools;

pub mod sources;
pub mod rules;
pub mod wire;
pub mod document;
pub mod render;
pub mod command;
