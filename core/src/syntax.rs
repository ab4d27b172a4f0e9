//! Readers of languages (Prisma's schema language, SQL), which know nothing of schemas.
//!
//! A reader is made of small nom parsers over `&str`; the doc line of each is its grammar. Bad input costs what it
//! touches and the rest is read.
//!
//! **Invariant: a reader returns what it read and what it did not understand; no bytes make it panic or recurse
//! without bound.**

pub mod input;
pub mod prisma;
pub mod sql;
