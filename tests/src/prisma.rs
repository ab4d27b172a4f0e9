//! Prisma's own engines, asked through Node: what they refuse, and the SQL that they would write.
//!
//! **Invariant: what is compared with Prisma is compared with Prisma, not with what we remember of it.**

pub mod drift;
pub mod edit;
pub mod generate;
pub mod schemas;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::program::missing;

/// Prisma's engines, installed by `cargo xtask test`.
#[derive(Debug, Clone, Copy)]
pub struct Prisma {
    folder: &'static Path,
    generation: &'static str,
}

/// A database that Prisma's engine writes SQL for without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// PostgreSQL.
    Postgres,
    /// SQLite.
    Sqlite,
}

/// What Prisma's engine would run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The statements.
    pub sql: String,
    /// Whether they change nothing.
    pub is_empty: bool,
}

impl Provider {
    const fn name(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Sqlite => "sqlite",
        }
    }
}

impl Prisma {
    /// The engines; none, said aloud, where they are not installed.
    pub fn find(test: &str) -> Option<Self> {
        Self::of("6", "@prisma/prisma-schema-wasm", test)
    }

    /// The schema engine of generation 8, which takes partial indexes and no `url`.
    pub fn find_8(test: &str) -> Option<Self> {
        Self::of("8", "schema-engine-wasm-8", test)
    }

    fn of(generation: &'static str, package: &str, test: &str) -> Option<Self> {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/prisma"));
        if folder.join("node_modules").join(package).is_dir() {
            Some(Self { folder, generation })
        } else {
            missing(test, "Prisma's engines are not installed; `cargo xtask test` does it");
            None
        }
    }

    /// Why Prisma refuses a schema; none where it is valid.
    pub fn refusal(self, schema: &str) -> Option<String> {
        let answer = self.ask(&["validate"], &json!({ "after": schema }));
        answer["refusal"].as_str().map(ToOwned::to_owned)
    }

    /// Why Prisma refuses each schema, asked in one process.
    pub fn refusals(self, schemas: &[&str]) -> Vec<Option<String>> {
        self.ask_each(&["validate"], schemas, |answer| answer["refusal"].as_str().map(ToOwned::to_owned))
    }

    /// Each schema as `prisma format` lays it out, asked in one process.
    pub fn formatted(self, schemas: &[&str]) -> Vec<String> {
        let text = |answer: &Value| answer["formatted"].as_str().expect("the answer is a schema").to_owned();
        self.ask_each(&["format"], schemas, text)
    }

    /// The script that creates each schema, asked in one process.
    pub fn scripts(self, provider: Provider, schemas: &[&str]) -> Vec<String> {
        let text = |answer: &Value| answer["sql"].as_str().expect("the answer is a script").to_owned();
        self.ask_each(&["sql", provider.name()], schemas, text)
    }

    /// What each edit changes, asked in one process: the script from the schema before to the one after; why the one
    /// after is refused, where it is.
    pub fn changes(self, provider: Provider, edits: &[(&str, &str)]) -> Vec<Result<Script, String>> {
        let questions: Vec<Value> =
            edits.iter().map(|(before, after)| json!({ "before": before, "after": after })).collect();
        let answers = self.ask(&["change", provider.name()], &Value::Array(questions));
        let answers = answers.as_array().expect("a list is answered by a list");
        assert_eq!(answers.len(), edits.len());
        let read = |answer: &Value| match answer["refusal"].as_str() {
            Some(refusal) => Err(refusal.to_owned()),
            None => Ok(Script {
                sql: answer["sql"].as_str().expect("the answer is a script").to_owned(),
                is_empty: answer["isEmpty"].as_bool().expect("the answer says whether it changes anything"),
            }),
        };
        answers.iter().map(read).collect()
    }

    fn ask_each<T>(self, words: &[&str], schemas: &[&str], read: impl Fn(&Value) -> T) -> Vec<T> {
        let questions: Vec<Value> = schemas.iter().map(|schema| json!({ "after": schema })).collect();
        let answers = self.ask(words, &Value::Array(questions));
        let answers = answers.as_array().expect("a list is answered by a list");
        assert_eq!(answers.len(), schemas.len());
        answers.iter().map(read).collect()
    }

    /// The script from a schema (none: an empty database) to another.
    pub fn sql(self, provider: Provider, before: Option<&str>, after: &str) -> String {
        let question = match before {
            Some(before) => json!({ "before": before, "after": after }),
            None => json!({ "after": after }),
        };
        let answer = self.ask(&["sql", provider.name()], &question);
        answer["sql"].as_str().expect("the answer is a script").to_owned()
    }

    fn ask(self, words: &[&str], question: &Value) -> Value {
        let mut node = Command::new("node");
        node.env("PRISMA_GENERATION", self.generation);
        node.arg("ask.mjs").args(words).current_dir(self.folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut asked = node.spawn().expect("node starts");
        let mut stdin = asked.stdin.take().expect("it was asked for a pipe");
        stdin.write_all(question.to_string().as_bytes()).expect("node takes the question");
        drop(stdin);
        let answer = asked.wait_with_output().expect("node ends");
        let start: String = question.to_string().chars().take(2000).collect();
        assert!(answer.status.success(), "Prisma's engine does not take this question: {start}");
        serde_json::from_slice(&answer.stdout).expect("the answer is JSON")
    }
}
