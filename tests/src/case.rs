//! Literate cases: Markdown in which a heading is a case, a fence with a path is a file, and a `console` fence is what
//! is run and what it says.
//!
//! ````markdown
//! ## A field without a migration
//!
//! `prisma/schema.prisma`:
//!
//! ```prisma
//! model Plant { id Int @id }
//! ```
//!
//! ```console
//! $ throughline check
//! ? 1
//! what it prints on standard output
//! 2> what it prints on standard error
//! ```
//! ````
//!
//! Files hold for the headings below theirs too. A fence with a path *after* a command is what the file is then. The
//! words `crlf`, `bom`, `utf-16` and `binary` behind the language of a fence say how the file is encoded.
//!
//! **Invariant: what is rewritten and read again is the same case.**

mod read;

use std::fmt::Write as _;
use std::ops::Range;

use crate::front::{Files, Ran};

pub use read::read;

/// A file of literate cases.
#[derive(Debug)]
pub struct Page {
    text: String,
    /// Its cases, in order.
    pub cases: Vec<Case>,
}

/// One heading with at least one command.
#[derive(Debug, Clone)]
pub struct Case {
    /// The headings above it and its own.
    pub name: String,
    /// The files before the first command.
    pub files: Files,
    /// The commands, each over the files that the one before left.
    pub steps: Vec<Step>,
}

/// One command and what is expected of it.
#[derive(Debug, Clone)]
pub struct Step {
    /// The words after `throughline`.
    pub words: Vec<String>,
    /// What it prints, with its exit code.
    pub console: Fence,
    /// Files as they are afterwards.
    pub files: Vec<(String, Fence)>,
}

/// A fence whose content is expected, and where it stands.
#[derive(Debug, Clone)]
pub struct Fence {
    /// Where it stands in the page, with its ticks.
    pub range: Range<usize>,
    /// What follows its opening ticks.
    pub info: String,
    /// What is between.
    pub content: String,
}

impl Step {
    /// The content of the console fence where a run went like this.
    pub fn console_of(&self, ran: &Ran) -> String {
        let words = std::iter::once("throughline").chain(self.words.iter().map(String::as_str));
        let mut console = format!("$ {}\n", shlex::try_join(words).expect("a page holds no NUL byte"));
        if ran.exit != 0 {
            let _ = writeln!(console, "? {}", ran.exit);
        }
        console.push_str(&ran.stdout);
        for line in ran.stderr.lines() {
            let _ = writeln!(console, "{}", format!("2> {line}").trim_end());
        }
        console
    }
}

impl Page {
    /// The page with other contents in some of its fences.
    pub fn with(&self, mut contents: Vec<(Fence, String)>) -> String {
        contents.sort_by_key(|(fence, _)| fence.range.start);
        let mut text = String::new();
        let mut at = 0;
        for (fence, content) in contents {
            text.push_str(&self.text[at..fence.range.start]);
            let ticks = "`".repeat(3.max(longest_ticks(&content) + 1));
            let _ = write!(text, "{ticks}{}\n{content}{ticks}", fence.info);
            at = fence.range.end;
        }
        text.push_str(&self.text[at..]);
        text
    }
}

/// The longest run of backticks that opens a line.
fn longest_ticks(content: &str) -> usize {
    let runs = content.lines().map(|line| line.trim_start().chars().take_while(|char| *char == '`').count());
    runs.max().unwrap_or_default()
}
