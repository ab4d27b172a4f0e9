//! What the end-to-end tests of Throughline share: the front ends, literate cases, and other programs.

pub mod program;
pub mod front;
pub mod case;
pub mod mariadb;
pub mod postgres;
pub mod prisma;
pub mod generated;
pub mod history;
pub mod kinds;
pub mod repository;
pub mod sqlite;
