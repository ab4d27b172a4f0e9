//! How the types of the protocol look in JavaScript.

use serde::{Deserialize, Serialize};
use throughline_core::command::{self, cli};

/// `{ words, options: [[name, value], …], standing }`
#[derive(Deserialize)]
pub(crate) struct Invocation {
    words: Vec<String>,
    options: Vec<(String, Option<String>)>,
    standing: Standing,
}

/// `{ root, folder, hooks: { folder, call }, merging: [id, …], published: id }`, without `hooks` where there is no
/// repository, and without `published` where no remote is known.
#[derive(Deserialize)]
struct Standing {
    root: String,
    folder: String,
    hooks: Option<Hooks>,
    #[serde(default)]
    merging: Vec<String>,
    published: Option<String>,
}

#[derive(Deserialize)]
struct Hooks {
    folder: String,
    call: Vec<String>,
}

impl From<Standing> for cli::Standing {
    fn from(Standing { root, folder, hooks, merging, published }: Standing) -> Self {
        let hooks = hooks.map(|Hooks { folder, call }| command::Hooks { folder, call });
        Self { root, folder, hooks: hooks.unwrap_or_default(), base: command::Base { merging, published } }
    }
}

impl From<Invocation> for cli::Invocation {
    fn from(Invocation { words, options, standing }: Invocation) -> Self {
        Self { words, options, standing: standing.into() }
    }
}

/// `{ program, width, color, quiet }`
#[derive(Deserialize)]
pub(crate) struct Look {
    program: String,
    width: u16,
    color: bool,
    quiet: bool,
}

impl From<Look> for command::Look {
    fn from(Look { program, width, color, quiet }: Look) -> Self {
        Self { program, width, color, quiet }
    }
}

/// `{ name, short, takesValue }`: what a parser of command lines must know of an option.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OptionRecord {
    name: &'static str,
    short: Option<char>,
    takes_value: bool,
}

impl From<&'static cli::OptionRecord> for OptionRecord {
    fn from(option: &'static cli::OptionRecord) -> Self {
        Self { name: option.name, short: option.short, takes_value: option.value.is_some() }
    }
}

/// `{ kind: "commit", name: "HEAD" }`, or a `kind` alone.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum Tree {
    Working,
    Index,
    Commit { name: String },
    Hooks,
}

impl From<command::Tree> for Tree {
    fn from(tree: command::Tree) -> Self {
        match tree {
            command::Tree::Working => Self::Working,
            command::Tree::Index => Self::Index,
            command::Tree::Commit(name) => Self::Commit { name },
            command::Tree::Hooks => Self::Hooks,
        }
    }
}

impl From<Tree> for command::Tree {
    fn from(tree: Tree) -> Self {
        match tree {
            Tree::Working => Self::Working,
            Tree::Index => Self::Index,
            Tree::Commit { name } => Self::Commit(name),
            Tree::Hooks => Self::Hooks,
        }
    }
}

/// `{ tree, path }`: a file that core wants to read.
#[derive(Serialize)]
pub(crate) struct Wanted {
    tree: Tree,
    path: String,
}

impl From<(command::Tree, String)> for Wanted {
    fn from((tree, path): (command::Tree, String)) -> Self {
        Self { tree: tree.into(), path }
    }
}

/// `{ tree, path, edit }`, the edit being `{ kind: "put", content, executable }`, `{ kind: "moveTo", path }` or
/// `{ kind: "remove" }`.
#[derive(Serialize)]
pub(crate) struct Write {
    tree: Tree,
    path: String,
    edit: Edit,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Edit {
    Put {
        #[serde(serialize_with = "bytes")]
        content: Vec<u8>,
        executable: bool,
    },
    MoveTo {
        path: String,
    },
    Remove,
}

/// Bytes become a `Uint8Array`, not an array of numbers.
fn bytes<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

impl From<command::Write> for Write {
    fn from(write: command::Write) -> Self {
        let edit = match write.edit {
            command::Edit::Put { content, executable } => Edit::Put { content, executable },
            command::Edit::MoveTo(path) => Edit::MoveTo { path },
            command::Edit::Remove => Edit::Remove,
        };
        Self { tree: write.tree.into(), path: write.path, edit }
    }
}

/// `{ stdout, stderr, writes, exit }`.
#[derive(Serialize)]
pub(crate) struct Outcome {
    stdout: String,
    stderr: String,
    writes: Vec<Write>,
    exit: u8,
}

impl From<command::Outcome> for Outcome {
    fn from(outcome: command::Outcome) -> Self {
        Self {
            stdout: outcome.stdout,
            stderr: outcome.stderr,
            writes: outcome.writes.into_iter().map(Write::from).collect(),
            exit: outcome.exit,
        }
    }
}
