//! What Prisma says of a history of SQLite against a schema.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::Prisma;

/// Migrations and the schema that they are to build.
#[derive(Debug, Clone)]
pub struct Question {
    /// The texts of the migrations, in order.
    pub migrations: Vec<String>,
    /// The text of the schema.
    pub after: String,
}

/// Prisma's verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The migrations build the schema.
    Clean,
    /// This SQL is what they lack.
    Differs(String),
    /// The schema or a migration is refused.
    Refused(String),
}

impl Prisma {
    /// Prisma's verdict on each, asked in one process.
    pub fn drift(self, questions: &[Question]) -> Vec<Verdict> {
        let asked: Vec<Value> = questions
            .iter()
            .map(|question| json!({ "migrations": question.migrations, "after": question.after }))
            .collect();
        let mut node = Command::new("node");
        node.arg("drift.mjs").current_dir(self.folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut node = node.spawn().expect("node starts");
        let mut stdin = node.stdin.take().expect("it was asked for a pipe");
        stdin.write_all(Value::Array(asked).to_string().as_bytes()).expect("node takes the question");
        drop(stdin);
        let answer = node.wait_with_output().expect("node ends");
        let answers: Vec<Value> = serde_json::from_slice(&answer.stdout).expect("the answer is JSON");
        assert_eq!(answers.len(), questions.len());
        answers.iter().map(verdict).collect()
    }
}

fn verdict(answer: &Value) -> Verdict {
    match (answer["refusal"].as_str(), answer["differs"].as_bool(), answer["sql"].as_str()) {
        (Some(refusal), ..) => Verdict::Refused(refusal.to_owned()),
        (None, Some(false), _) => Verdict::Clean,
        (None, _, sql) => Verdict::Differs(sql.unwrap_or_default().to_owned()),
    }
}
