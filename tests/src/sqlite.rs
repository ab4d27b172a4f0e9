//! A throwaway SQLite: the program `sqlite3` on a file in a folder of its own.
//!
//! **Invariant: what SQLite refuses is what the program says, statement by statement, in one session.**

pub mod catalog;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::missing;

/// An empty database, gone with the value.
#[derive(Debug)]
pub struct Database {
    folder: TempDir,
}

impl Database {
    /// A new database; none, said aloud, where there is no SQLite. Under CI that fails the test.
    pub fn new(test: &str) -> Option<Self> {
        if let Err(error) = Command::new("sqlite3").arg("-version").output() {
            missing(test, &format!("sqlite3 is not installed: {error}"));
            return None;
        }
        let folder = tempfile::Builder::new().prefix("throughline-sqlite-").tempdir();
        Some(Self { folder: folder.expect("the system has room for a folder") })
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("database")
    }

    fn ask(&self, arguments: &[&str], input: &str) -> Output {
        let mut program = Command::new("sqlite3");
        // No start-up file of the user's.
        program.args(["-init", "/dev/null", "-batch"]).args(arguments).arg(self.file());
        program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = program.spawn().expect("sqlite3 starts");
        let mut stdin = program.stdin.take().expect("it was asked for a pipe");
        let input = input.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
        let said = program.wait_with_output().expect("sqlite3 ends");
        writer.join().expect("the writer ends").expect("sqlite3 takes its input");
        said
    }

    /// Runs statements in one session; what it says of those that it refuses, by their number.
    pub fn run(&self, statements: &[&str]) -> BTreeMap<usize, String> {
        let mut script = String::new();
        let mut lines = BTreeMap::new();
        let mut line = 1;
        for (number, statement) in statements.iter().enumerate() {
            lines.insert(line, number);
            let _ = writeln!(script, "{statement}\n;");
            line += statement.matches('\n').count() + 2;
        }
        let said = self.ask(&[], &script);
        let said = String::from_utf8_lossy(&said.stderr).into_owned();
        let mut refused = BTreeMap::new();
        for message in said.lines() {
            let Some((_, place)) = message.split_once(" near line ") else { continue };
            let (line, why) = place.split_once(": ").expect("a line, and what is wrong");
            let line: usize = line.parse().expect("a line has a number");
            let (_, number) = lines.range(..=line).next_back().expect("a statement stands there");
            refused.entry(*number).or_insert_with(|| why.to_owned());
        }
        assert!(refused.is_empty() == said.trim().is_empty(), "{said}");
        refused
    }

    /// The rows of a query.
    pub fn rows(&self, query: &str) -> Vec<Value> {
        let said = self.ask(&["-json"], query);
        let error = String::from_utf8_lossy(&said.stderr);
        assert!(error.trim().is_empty(), "{error}");
        if said.stdout.is_empty() {
            return Vec::new();
        }
        let rows: Value = serde_json::from_slice(&said.stdout).expect("the answer is JSON");
        rows.as_array().expect("the answer is a list").clone()
    }
}
