//! What the history rules share: the migrations of one folder in two revisions.
//!
//! A migration is settled where it is committed, and published where a remote branch is known: until then a database
//! of its author alone has run it, and it may still be changed.

use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::ordered::{BTreeMap, BTreeSet};
use crate::text::{Snapshot, Text};

/// A migrations folder before and after.
pub struct Revision<'r> {
    /// The paths of its scripts after, and at which place each is run.
    pub after: BTreeMap<String, usize>,
    /// The scripts that each commit before has; one commit, or several where they are merged.
    pub parents: Vec<Parent<'r>>,
    /// The tree after.
    pub tree: &'r Snapshot,
    /// The tree that others have.
    pub published: Option<&'r Snapshot>,
    /// The database.
    pub dialect: Dialect,
    /// Whether both revisions are known to build the same.
    pub builds_the_same: bool,
    /// The name of the migration of a script.
    pub remembers: fn(&str) -> Option<&str>,
}

/// A migrations folder in a commit before.
pub struct Parent<'r> {
    /// The paths of its scripts.
    pub scripts: BTreeSet<String>,
    /// The tree.
    pub tree: &'r Snapshot,
}

impl Revision<'_> {
    /// The scripts that no commit before has, nor anybody else: what is written now.
    pub fn added(&self) -> impl Iterator<Item = &str> {
        let is_known = |path: &str| {
            self.parents.iter().any(|parent| parent.scripts.contains(path))
                || self.published.is_some_and(|published| published.contains(path))
        };
        self.after.keys().map(String::as_str).filter(move |path| !is_known(path))
    }

    /// The settled scripts that every commit before has, in order.
    pub fn settled(&self) -> impl Iterator<Item = &str> {
        let (first, others) =
            self.parents.split_first().map_or((None, &[][..]), |(one, rest)| (Some(one), rest));
        let is_settled = move |path: &&str| {
            others.iter().all(|parent| parent.scripts.contains(*path))
                && self.published.is_none_or(|published| published.contains(path))
        };
        first.into_iter().flat_map(|parent| parent.scripts.iter().map(String::as_str)).filter(is_settled)
    }

    /// The name of the migration of a script.
    pub fn name<'p>(&self, path: &'p str) -> &'p str {
        (self.remembers)(path).unwrap_or(path)
    }

    /// Whether the tree after still has a script.
    pub fn keeps(&self, path: &str) -> bool {
        self.after.contains_key(path)
    }

    /// The script after and in the first commit before; none where one of these commits has it as it is after, line
    /// ends aside: then it came with a merge.
    pub fn edited(&self, path: &str) -> Option<(Text, Text)> {
        let read = |tree: &Snapshot| Some(Text::decode(path, tree.bytes(path)?));
        let after = read(self.tree)?;
        let lines = |text: &Text| text.content().replace("\r\n", "\n");
        let is_kept = |before: &Text| lines(before) == lines(&after);
        let mut before = self.parents.iter().filter_map(|parent| read(parent.tree));
        let first = before.next().filter(|first| !is_kept(first))?;
        before.all(|other| !is_kept(&other)).then_some((first, after))
    }
}

/// A path as a shell takes it.
pub(super) fn quoted(path: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "/._-+@".contains(char);
    if path.chars().all(is_plain) { path.into() } else { alloc::format!("'{}'", path.replace('\'', r"'\''")) }
}
