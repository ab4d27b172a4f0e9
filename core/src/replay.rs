//! Statements onto a schema, as the database would: what a history of migrations builds.
//!
//! What the database would refuse becomes a finding with a place; what was not understood taints what it names, and
//! nothing is refused on its account.
//!
//! **Invariant: a statement is refused only where everything it rests on was understood.**

mod alter;
mod automatic;
mod block;
mod column;
mod constraint;
mod create;
mod database;
mod default_value;
mod drop;
mod expression;
mod foreign_key;
mod index;
mod key;
mod keyed_table;
mod names;
mod partition;
mod rename;
mod session;
#[cfg(test)]
mod tests;
mod transact;

pub use default_value::default_value;

use alloc::format;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::finding::Finding;
use crate::schema::{Opaque, Schema};
use crate::syntax::sql::{self, Reading, Statement, statements};
use crate::text::{FileId, Place, Sources, Span};
use database::{Database, Refusal};

/// A history that is being replayed.
#[derive(Debug)]
pub struct Replay {
    database: Database,
    findings: Vec<Finding>,
    statements: usize,
    opaque: usize,
    skipped: usize,
}

/// What a history builds.
#[derive(Debug)]
pub struct Replayed {
    /// The schema after the last statement.
    pub schema: Schema,
    /// What the database would refuse, and texts that end inside a string.
    pub findings: Vec<Finding>,
    /// How many statements were read.
    pub statements: usize,
    /// How many of them were not understood.
    pub opaque: usize,
    /// How many of them change no table or type.
    pub skipped: usize,
}

impl Replay {
    /// An empty database.
    pub fn new(dialect: Dialect) -> Self {
        Self { database: Database::new(dialect), findings: Vec::new(), statements: 0, opaque: 0, skipped: 0 }
    }

    /// Runs the statements of a file.
    pub fn file(&mut self, file: FileId, sources: &Sources) {
        let dialect = self.database.schema.dialect();
        for statement in statements(sources.text(file).content(), dialect) {
            self.statements += 1;
            self.run(file, statement);
        }
        self.database.forget_session();
    }

    /// What the files built.
    pub fn finish(mut self) -> Replayed {
        self.database.taint_queried();
        Replayed {
            schema: self.database.schema,
            findings: self.findings,
            statements: self.statements,
            opaque: self.opaque,
            skipped: self.skipped,
        }
    }

    fn run(&mut self, file: FileId, statement: Statement) {
        match statement.reading {
            Reading::Skipped(_) => self.skipped += 1,
            Reading::Opaque(opaque) => {
                self.opaque += 1;
                self.keep(file, statement.span, opaque);
            }
            Reading::Tree(tree) => {
                self.database.at = Place::new(file, statement.span);
                if let Err(refusal) = self.database.apply(tree) {
                    self.refuse(refusal);
                }
            }
        }
    }

    fn keep(&mut self, file: FileId, span: Span, opaque: sql::Opaque) {
        if opaque.is_unfinished {
            let message = format!("the text ends where {} is expected", opaque.expected);
            let help = "close it; what the statement names is unknown until then";
            let place = Place::new(file, opaque.gave_up);
            self.findings.push(Finding::error("syntax-error", place.into(), message).help(help));
        }
        self.database.is_uncertain |= opaque.is_dynamic;
        self.database.schema.add_opaque(Opaque {
            place: Place::new(file, span),
            kind: opaque.kind,
            expected: (!opaque.expected.is_empty()).then_some(opaque.expected),
            mentions: opaque.mentions,
            is_of_parts: false,
        });
    }

    fn refuse(&mut self, refusal: Refusal) {
        let database = self.database.schema.dialect().facts().name;
        let message = format!("{database} refuses this statement: {}", refusal.message);
        let help = "correct the migration, or add the one that is missing before it";
        let mut finding = Finding::error("refused-statement", refusal.place.into(), message).help(help);
        finding.table = refusal.table;
        finding.object = refusal.object;
        self.findings.push(finding);
    }
}
