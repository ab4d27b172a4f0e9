//! The pre-commit hook: put in, taken out again, and asked after.
//!
//! **Invariant: a hook that stood there is moved, never rewritten; it runs first, and comes back as it was.**

mod run;

pub(super) use run::run;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Edit, Look, Outcome, Tree, Trees, Write};
use crate::ordered::CollectVec;

/// The hook that Git runs before a commit.
const HOOK: &str = "pre-commit";

/// Where a hook that stood there before is kept.
const KEPT: &str = "pre-commit.before-throughline";

/// The line by which our hook is known.
const MARK: &str = "# throughline judges what is being committed";

/// Git's hooks folder, and how a hook in it can call this program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hooks {
    /// The folder as messages name it.
    pub folder: String,
    /// The program and its first arguments, by absolute paths; empty where the folder is shared with other machines.
    pub call: Vec<String>,
}

/// The hooks whose bytes are needed.
pub(super) fn wanted(trees: &Trees) -> Vec<(Tree, String)> {
    let Some(hooks) = trees.get(&Tree::Hooks) else { return Vec::new() };
    let is_wanted = hooks.contains(HOOK) && hooks.bytes(HOOK).is_none();
    is_wanted.then(|| (Tree::Hooks, HOOK.to_owned())).into_iter().collect_vec()
}

/// What stands in the hooks folder.
struct Found<'t> {
    hook: Hook<'t>,
    has_kept: bool,
}

enum Hook<'t> {
    None,
    Ours(&'t [u8]),
    Foreign,
}

fn find(trees: &Trees) -> Found<'_> {
    let Some(hooks) = trees.get(&Tree::Hooks) else { return Found { hook: Hook::None, has_kept: false } };
    let hook = match hooks.bytes(HOOK) {
        Some(bytes) if is_ours(bytes) => Hook::Ours(bytes),
        Some(_) => Hook::Foreign,
        None => Hook::None,
    };
    Found { hook, has_kept: hooks.contains(KEPT) }
}

fn is_ours(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(MARK.as_bytes()))
}

/// Puts the hook in; one that stands there is kept and runs first.
pub(super) fn install(hooks: &Hooks, look: &Look, trees: &Trees) -> Outcome {
    let found = find(trees);
    let folder = &hooks.folder;
    let script = script(hooks);
    let mut writes = Vec::new();
    let said = match found.hook {
        Hook::Ours(bytes) if bytes == script.as_bytes() => format!("{folder}/{HOOK} is installed already"),
        Hook::Ours(_) => format!("renewed {folder}/{HOOK}"),
        Hook::None if found.has_kept => format!("installed {folder}/{HOOK}; {KEPT} runs first"),
        Hook::None => format!("installed {folder}/{HOOK}"),
        Hook::Foreign if found.has_kept => return two_hooks(folder),
        Hook::Foreign => {
            writes.push(write(HOOK, Edit::MoveTo(KEPT.to_owned())));
            format!("installed {folder}/{HOOK}; the hook that stood there is kept as {KEPT} and runs first")
        }
    };
    writes.push(write(HOOK, Edit::Put { content: script.into_bytes(), executable: true }));
    Outcome { writes, ..say(look, &said, 0) }
}

/// Takes the hook out; one that was kept comes back.
pub(super) fn uninstall(hooks: &Hooks, look: &Look, trees: &Trees) -> Outcome {
    let found = find(trees);
    let folder = &hooks.folder;
    if !matches!(found.hook, Hook::Ours(_)) {
        return say(look, &format!("throughline is not installed in {folder}"), 0);
    }
    let mut writes = alloc::vec![write(HOOK, Edit::Remove)];
    if found.has_kept {
        writes.push(write(KEPT, Edit::MoveTo(HOOK.to_owned())));
    }
    let back = if found.has_kept { "; the hook that stood there before is back" } else { "" };
    Outcome { writes, ..say(look, &format!("took throughline out of {folder}/{HOOK}{back}"), 0) }
}

/// Says whether the hook is installed: exit code 0 if so, else 1.
pub(super) fn status(hooks: &Hooks, look: &Look, trees: &Trees) -> Outcome {
    let found = find(trees);
    let folder = &hooks.folder;
    match found.hook {
        Hook::Ours(_) if found.has_kept => {
            say(look, &format!("installed in {folder}/{HOOK}; {KEPT} runs first"), 0)
        }
        Hook::Ours(_) => say(look, &format!("installed in {folder}/{HOOK}"), 0),
        Hook::None => say(look, &format!("not installed in {folder}"), 1),
        Hook::Foreign => say(look, &format!("not installed in {folder}; another {HOOK} stands there"), 1),
    }
}

fn say(look: &Look, words: &str, exit: u8) -> Outcome {
    let stdout = if look.quiet { String::new() } else { format!("{words}\n") };
    Outcome { stdout, exit, ..Outcome::default() }
}

fn two_hooks(folder: &str) -> Outcome {
    let stderr = format!(
        "error: another tool wrote {folder}/{HOOK} over throughline's, and {KEPT} is kept from before\n  \
         help: remove the one of the two that is not wanted, then run this again\n"
    );
    Outcome { stderr, exit: 2, ..Outcome::default() }
}

fn write(path: &str, edit: Edit) -> Write {
    Write { tree: Tree::Hooks, path: path.to_owned(), edit }
}

/// The hook. Husky calls hooks by `sh -e` whether they are executable or not; Git calls executable ones only.
fn script(hooks: &Hooks) -> String {
    let call = hooks.call.iter().map(|word| quoted(word)).collect_vec();
    let known = match call.first() {
        Some(program) => format!("test -x {program} && exec {} hook run\n", call.join(" ")),
        None => String::new(),
    };
    format!(
        "#!/bin/sh\n\
         {MARK}; `throughline hook uninstall` takes it out again.\n\
         folder=$(dirname \"$0\")\n\
         kept=$folder/{KEPT}\n\
         if test -x \"$kept\"; then\n  \
           \"$kept\" \"$@\" || exit $?\n\
         elif test -f \"$kept\" && test -f \"$folder/_/h\"; then\n  \
           sh -e \"$kept\" \"$@\" || exit $?\n\
         fi\n\
         {known}\
         test -x node_modules/.bin/throughline && exec node_modules/.bin/throughline hook run\n\
         command -v throughline >/dev/null 2>&1 && exec throughline hook run\n\
         case \"$THROUGHLINE_SKIP\" in ''|0) ;; *) exit 0 ;; esac\n\
         echo 'error: throughline is not installed here, so this commit cannot be judged' >&2\n\
         echo '  help: install it, or commit with THROUGHLINE_SKIP=1' >&2\n\
         exit 2\n"
    )
}

/// A word as the shell takes it literally.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Snapshot;

    fn hooks() -> Hooks {
        Hooks { folder: ".git/hooks".into(), call: alloc::vec!["/opt/it's/throughline".into()] }
    }

    fn look() -> Look {
        Look { program: "throughline".into(), width: 80, color: false, quiet: false }
    }

    fn folder(files: &[(&str, &str)]) -> Trees {
        let mut snapshot = Snapshot::default();
        for (path, content) in files {
            snapshot.supply(*path, content.as_bytes().to_vec());
        }
        Trees::from([(Tree::Hooks, snapshot)])
    }

    fn paths(outcome: &Outcome) -> Vec<&str> {
        outcome.writes.iter().map(|write| write.path.as_str()).collect()
    }

    #[test]
    fn a_hook_that_stands_there_is_moved_before_ours_is_put() {
        let outcome = install(&hooks(), &look(), &folder(&[(HOOK, "#!/bin/sh\n")]));
        assert_eq!(outcome.writes[0].edit, Edit::MoveTo(KEPT.into()));
        assert!(matches!(outcome.writes[1].edit, Edit::Put { executable: true, .. }));
    }

    #[test]
    fn our_hook_is_not_kept_as_a_foreign_one() {
        let outcome = install(&hooks(), &look(), &folder(&[(HOOK, &script(&Hooks::default()))]));
        assert_eq!(paths(&outcome), [HOOK]);
        assert_eq!(outcome.stdout, "renewed .git/hooks/pre-commit\n");
    }

    #[test]
    fn a_foreign_hook_over_ours_loses_neither() {
        let outcome = install(&hooks(), &look(), &folder(&[(HOOK, "x"), (KEPT, "y")]));
        assert_eq!(outcome.exit, 2);
        assert!(outcome.writes.is_empty());
    }

    #[test]
    fn uninstalling_leaves_a_foreign_hook_alone() {
        let outcome = uninstall(&hooks(), &look(), &folder(&[(HOOK, "x")]));
        assert!(outcome.writes.is_empty());
    }

    #[test]
    fn a_kept_hook_comes_back() {
        let outcome = uninstall(&hooks(), &look(), &folder(&[(HOOK, &script(&hooks())), (KEPT, "y")]));
        assert_eq!(paths(&outcome), [HOOK, KEPT]);
        assert_eq!(outcome.writes[1].edit, Edit::MoveTo(HOOK.into()));
    }

    #[test]
    fn a_path_with_a_quote_reaches_the_shell_whole() {
        assert!(script(&hooks()).contains("exec '/opt/it'\\''s/throughline' hook run"));
    }
}
