//! The ways to run a command: core in memory, the native binary, the npm package. All take files and give files.
//!
//! **Invariant: each runs as it would for a user, in a folder that holds the files of the test and nothing else.**

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use throughline_core::command::cli::{self, COMMANDS, CommandRecord, Invocation, Standing};
use throughline_core::command::{Edit, Look, Outcome, Tree, Trees, Write, run, trees, wanted};
use throughline_core::text::Snapshot;

/// Files by their path, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// How the root of the files is called in what a run says.
const ROOT: &str = "/project";

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Exit code.
    pub exit: i32,
    /// All files as they are afterwards.
    pub files: Files,
}

/// A way to run a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    /// The functions of core, called here.
    Core,
    /// The program that cargo builds.
    Native,
    /// The program of the packed and installed npm package.
    Npm,
}

impl Front {
    /// As a test names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Native => "the native binary",
            Self::Npm => "the npm package",
        }
    }

    /// Runs `throughline` with these words over these files.
    pub fn run(self, words: &[String], files: &Files) -> Ran {
        match self {
            Self::Core => in_memory(words, files),
            Self::Native => on_disk(Command::new(native()), words, files),
            Self::Npm => {
                let mut node = Command::new("node");
                node.arg(npm().expect("whoever runs the npm package has asked whether it is there"));
                on_disk(node, words, files)
            }
        }
    }
}

/// The native binary, built from the code as it is now.
pub fn native() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = Command::new(cargo).args(["build", "--quiet", "--package", "throughline"]).status();
        assert!(built.is_ok_and(|status| status.success()), "the native binary does not build");
        let test = std::env::current_exe().expect("a test knows its own path");
        let profile = test.ancestors().nth(2).expect("a test stands in target/PROFILE/deps");
        profile.join(format!("throughline{}", std::env::consts::EXE_SUFFIX))
    })
}

/// The program of the npm package; none where `cargo xtask test` has not packed and installed it.
pub fn npm() -> Option<PathBuf> {
    std::env::var_os("THROUGHLINE_NPM").filter(|path| !path.is_empty()).map(PathBuf::from)
}

fn on_disk(mut program: Command, words: &[String], files: &Files) -> Ran {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().canonicalize().expect("a temporary folder has a path");
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder for a file");
        fs::write(path, bytes).expect("a file of the test");
    }
    plain(&mut program);
    let output = program.args(words).current_dir(&root).output().expect("the program starts");
    let said = |bytes| {
        String::from_utf8(bytes).expect("what it says is UTF-8").replace(&*root.to_string_lossy(), ROOT)
    };
    Ran {
        stdout: said(output.stdout),
        stderr: said(output.stderr),
        exit: output.status.code().expect("the program ends by itself"),
        files: read(&root),
    }
}

/// Takes away what the environment of the test may say about looks, Git and npm.
fn plain(program: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("GIT_") || name.starts_with("npm_") || name == "COLUMNS" {
            program.env_remove(name);
        }
    }
}

fn read(root: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the test") {
            let path = entry.expect("an entry of a folder of the test").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(root).expect("it was found below the root");
                let name = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
                files.insert(name, fs::read(&path).expect("a file of the test"));
            }
        }
    }
    files
}

fn in_memory(words: &[String], files: &Files) -> Ran {
    let look = Look { program: "throughline".to_owned(), width: 100, color: false, quiet: false };
    let outcome = match cli::request(&invocation(words), look) {
        Err(outcome) => outcome,
        Ok(request) => {
            let mut open: Trees =
                trees(&request).into_iter().map(|tree| (tree.clone(), snapshot(&tree, files))).collect();
            loop {
                let wanted = wanted(&request, &open);
                if wanted.is_empty() {
                    break run(&request, &open);
                }
                for (tree, path) in wanted {
                    let bytes = files.get(&path).expect("core wants only paths that were listed").clone();
                    open.entry(tree).or_default().supply(path, bytes);
                }
            }
        }
    };
    let Outcome { stdout, stderr, writes, exit } = outcome;
    Ran { stdout, stderr, exit: i32::from(exit), files: written(files, writes) }
}

fn snapshot(tree: &Tree, files: &Files) -> Snapshot {
    assert_eq!(*tree, Tree::Working, "a literate case has no repository");
    Snapshot::of_paths(files.keys().cloned())
}

fn written(files: &Files, writes: Vec<Write>) -> Files {
    let mut files = files.clone();
    for Write { path, edit, .. } in writes {
        match edit {
            Edit::Put { content, .. } => {
                files.insert(path, content);
            }
            Edit::MoveTo(after) => {
                let bytes = files.remove(&path).expect("core moves only what is there");
                files.insert(after, bytes);
            }
            Edit::Remove => {
                files.remove(&path);
            }
        }
    }
    files
}

/// Cuts words as both front ends do: an option that takes a value takes the next word.
fn invocation(words: &[String]) -> Invocation {
    let standing = Standing { root: ROOT.to_owned(), ..Standing::default() };
    let mut cut = Invocation { standing, ..Invocation::default() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--").or_else(|| word.strip_prefix('-')) else {
            cut.words.push(word.clone());
            continue;
        };
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None if takes_value(option) => (option, words.next().cloned()),
            None => (option, None),
        };
        cut.options.push((name.to_owned(), value));
    }
    cut
}

fn takes_value(name: &str) -> bool {
    let mut options = COMMANDS.iter().flat_map(CommandRecord::all_options);
    options.any(|option| option.is_called(name) && option.value.is_some())
}
