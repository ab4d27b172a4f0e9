//! Commands: a [`Request`] and the trees it asked for become an [`Outcome`]. The front ends only read, write and print.
//!
//! A front end calls [`trees`], lists the paths of each into a [`Snapshot`], then repeats [`wanted`] and supplies the
//! bytes until nothing new is wanted, then calls [`run`] and carries out the [`Outcome`].
//!
//! **Invariant: the same request over the same trees gives the same bytes, whoever asks.**

mod check;
pub mod cli;
mod design;
mod explain;
mod hook;
mod init;
mod inspect;
mod judge;
mod revision;
mod source;

pub use hook::Hooks;

pub use crate::render::{Format, Look};

use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::finding::Severity;
use crate::ordered::BTreeMap;
use crate::sources::Scope;
use crate::text::Snapshot;

/// A tree of files that a front end can open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tree {
    /// The files on disk below the root, without those that Git ignores.
    Working,
    /// The Git index, by blob.
    Index,
    /// A commit, by any name that Git resolves. `HEAD` before the first commit is an empty tree.
    Commit(String),
    /// Git's hooks folder, wherever `core.hooksPath` puts it.
    Hooks,
}

/// The trees of one run.
pub type Trees = BTreeMap<Tree, Snapshot>;

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Find docs, schema and migrations; write `throughline.toml`.
    Init,
    /// Docs → schema, schema doc, essentials, migrations.
    Design {
        /// The folder of the product, `.` for the root.
        folder: String,
        /// `--explain`: of every noun (`Some(None)`) or of one.
        explain: Option<Option<String>>,
        /// `--dry-run`: print what would be written.
        dry_run: bool,
        /// Whether to ask questions (else the stated defaults stand unasked).
        questions: bool,
    },
    /// Compare docs, schema and migrations.
    Check(CheckOptions),
    /// Compare two sources.
    Diff {
        /// The source before.
        before: String,
        /// The source after.
        after: String,
        /// Human, JSON, Markdown or SQL.
        format: Format,
        /// `--database`: of migrations that do not say theirs.
        database: Option<Dialect>,
    },
    /// Print one source.
    Inspect {
        /// The source.
        source: String,
        /// JSON, SQL, Prisma or Mermaid.
        format: Format,
        /// `--database`: of migrations that do not say theirs.
        database: Option<Dialect>,
    },
    /// Print a rule's page, or the list of rules.
    Explain {
        /// The rule.
        rule: Option<String>,
    },
    /// Install the pre-commit hook.
    HookInstall(Hooks),
    /// Take the pre-commit hook out again.
    HookUninstall(Hooks),
    /// Say whether the hook is installed.
    HookStatus(Hooks),
    /// Judge what is being committed: the index against `HEAD`.
    HookRun,
}

/// What `check` compares, and how it judges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckOptions {
    /// Whether to read the index instead of the working tree, and to judge only what differs from `HEAD`.
    pub staged: bool,
    /// `--range`: `BEFORE..AFTER`, two commits; the later one is judged by the earlier.
    pub range: Option<String>,
    /// `--schema`: the schema file or folder, instead of what is found.
    pub schema: Option<String>,
    /// `--migrations`: the migrations folder, instead of what is found.
    pub migrations: Option<String>,
    /// `--database`: of migrations that do not say theirs.
    pub database: Option<Dialect>,
    /// Human, JSON or Markdown.
    pub format: Format,
    /// The lightest severity that fails.
    pub fail_on: Severity,
    /// Whether unknown objects fail.
    pub strict: bool,
}

/// What to do, and how to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What to do.
    pub command: Command,
    /// How to say it.
    pub look: Look,
    /// What the next commit is judged by.
    pub base: Base,
}

/// What the next commit is judged by, beside `HEAD`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Base {
    /// The commits that are being merged into `HEAD`, by any name that Git resolves; mostly none.
    pub merging: Vec<String>,
    /// The commit that the remote's default branch is known to be at: what others have.
    pub published: Option<String>,
}

/// A file to write, move or remove. Front ends write to a temporary file and rename it, never through a symbolic link,
/// and refuse to overwrite a file whose bytes were not supplied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// [`Tree::Working`] or [`Tree::Hooks`].
    pub tree: Tree,
    /// Path in that tree.
    pub path: String,
    /// What becomes of it.
    pub edit: Edit,
}

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// It holds these bytes.
    Put {
        /// The bytes.
        content: Vec<u8>,
        /// Whether it is to be executable; a file that is stays so.
        executable: bool,
    },
    /// It goes to this path of the same tree, where nothing stands, as it is: bytes, permissions, or the link that it is.
    MoveTo(String),
    /// It is gone.
    Remove,
}

/// What came of a request. Exit codes: 0 nothing that fails, 1 findings, 2 could not run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output.
    pub stdout: String,
    /// For standard error.
    pub stderr: String,
    /// What to do to files, in order.
    pub writes: Vec<Write>,
    /// Exit code.
    pub exit: u8,
}

impl Outcome {
    /// What could not be done, and what to do about it.
    pub(crate) fn cannot(what: &str, help: &str) -> Self {
        Self { stderr: alloc::format!("error: {what}\n  help: {help}\n"), exit: 2, ..Self::default() }
    }
}

/// Which trees a request needs.
pub fn trees(request: &Request) -> Vec<Tree> {
    match &request.command {
        Command::HookRun => check::staged_trees(&request.base),
        Command::HookInstall(_) | Command::HookUninstall(_) | Command::HookStatus(_) => {
            alloc::vec![Tree::Hooks]
        }
        Command::Check(options) if options.staged || options.range.is_some() => {
            check::trees(options, &request.base)
        }
        Command::Explain { .. } => Vec::new(),
        Command::Diff { before, after, .. } => source::trees(&[before, after]),
        Command::Inspect { source, .. } => source::trees(&[source]),
        Command::Init | Command::Design { .. } | Command::Check(_) => alloc::vec![Tree::Working],
    }
}

/// Which files of those trees are wanted and not supplied yet; empty when [`run`] can go.
pub fn wanted(request: &Request, trees: &Trees) -> Vec<(Tree, String)> {
    match &request.command {
        Command::HookInstall(_) | Command::HookUninstall(_) | Command::HookStatus(_) => hook::wanted(trees),
        Command::Check(options) => {
            check::wanted(check::scope(options), &check::read(options, &request.base), trees)
        }
        Command::Init | Command::HookRun => {
            check::wanted(Scope::default(), &check::parents(&request.base), trees)
        }
        Command::Diff { before, after, .. } => source::wanted(&[before, after], trees),
        Command::Inspect { source, .. } => source::wanted(&[source], trees),
        Command::Design { folder, .. } => design::wanted(folder, trees),
        Command::Explain { .. } => Vec::new(),
    }
}

/// Carries out a request.
pub fn run(Request { command, look, base }: &Request, trees: &Trees) -> Outcome {
    match command {
        Command::Init => init::run(look, trees),
        Command::Check(options) => check::run(options, look, base, trees),
        Command::Diff { before, after, format, database } => {
            inspect::diff([before, after], *database, *format, look, trees)
        }
        Command::Inspect { source, format, database } => inspect::inspect(source, *database, *format, trees),
        Command::Explain { rule } => explain::run(rule.as_deref(), look),
        Command::HookInstall(hooks) => hook::install(hooks, look, trees),
        Command::HookUninstall(hooks) => hook::uninstall(hooks, look, trees),
        Command::HookStatus(hooks) => hook::status(hooks, look, trees),
        Command::HookRun => hook::run(look, base, trees),
        Command::Design { folder, explain, dry_run, questions } => {
            let (dry_run, questions) = (*dry_run, *questions);
            design::run(
                design::Options { folder, explain: explain.as_ref(), dry_run, questions },
                look,
                trees,
            )
        }
    }
}

#[cfg(test)]
mod tests;
