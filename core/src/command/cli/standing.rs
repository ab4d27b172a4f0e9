//! Where the program was called, and what the paths that were typed there mean.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::command::{Base, Hooks};
use crate::ordered::CollectVec;

/// What a word of the command line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Itself.
    Word,
    /// A file or folder, from where the program was called.
    Path,
    /// A path, `REV:PATH` (from the root, as in Git; from here with `./`), or one of [`SOURCES`].
    Source,
}

/// Sources that are no path.
pub const SOURCES: [&str; 2] = ["journey", "empty"];

/// Where the program was called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The absolute path of the root, with `/`.
    pub root: String,
    /// The folder below the root, with `/`; empty at the root.
    pub folder: String,
    /// The hooks folder, where there is a repository.
    pub hooks: Hooks,
    /// What the next commit is judged by.
    pub base: Base,
}

impl Standing {
    /// What a typed word means from the root; an error says why it means nothing there.
    pub(super) fn resolve(&self, names: Names, typed: &str) -> Result<String, String> {
        match names {
            Names::Path => self.path(typed),
            Names::Source if !SOURCES.contains(&typed) => match typed.split_once(':') {
                Some((revision, path)) if path.starts_with("./") || path.starts_with("../") => {
                    Ok(format!("{revision}:{}", self.path(path)?))
                }
                Some(_) if !self.is_absolute(typed) => Ok(typed.to_owned()),
                _ => self.path(typed),
            },
            Names::Word | Names::Source => Ok(typed.to_owned()),
        }
    }

    fn is_absolute(&self, typed: &str) -> bool {
        typed.starts_with('/') || (!self.root.is_empty() && typed.starts_with(&self.root))
    }

    /// The path from the root, `.` for the root itself.
    fn path(&self, typed: &str) -> Result<String, String> {
        let outside = || {
            format!("`{typed}` is outside of {}", if self.root.is_empty() { "the root" } else { &self.root })
        };
        let (start, rest) = if self.is_absolute(typed) {
            let rest = typed.strip_prefix(self.root.as_str()).ok_or_else(outside)?;
            let is_below = rest.is_empty() || rest.starts_with('/') || self.root.ends_with('/');
            ("", if is_below { rest } else { return Err(outside()) })
        } else {
            (self.folder.as_str(), typed)
        };
        let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect_vec();
        for part in rest.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop().ok_or_else(outside)?),
                part => parts.push(part),
            }
        }
        Ok(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(names: Names, typed: &str) -> Result<String, String> {
        Standing { root: "/home/shop".into(), folder: "apps/web".into(), ..Standing::default() }
            .resolve(names, typed)
    }

    #[test]
    fn a_path_starts_where_the_program_was_called() {
        assert_eq!(resolve(Names::Path, "prisma/"), Ok("apps/web/prisma".into()));
        assert_eq!(resolve(Names::Path, "../api/./db"), Ok("apps/api/db".into()));
        assert_eq!(resolve(Names::Path, "."), Ok("apps/web".into()));
        assert_eq!(resolve(Names::Path, "../.."), Ok(".".into()));
    }

    #[test]
    fn an_absolute_path_is_taken_below_the_root_only() {
        assert_eq!(resolve(Names::Path, "/home/shop/db"), Ok("db".into()));
        assert!(resolve(Names::Path, "/home/shopping").is_err());
        assert!(resolve(Names::Path, "/etc").is_err());
    }

    #[test]
    fn a_path_above_the_root_is_refused() {
        assert_eq!(resolve(Names::Path, "../../../x"), Err("`../../../x` is outside of /home/shop".into()));
    }

    #[test]
    fn a_path_of_a_revision_starts_at_the_root_unless_it_says_here() {
        assert_eq!(resolve(Names::Source, "main:db/x.prisma"), Ok("main:db/x.prisma".into()));
        assert_eq!(resolve(Names::Source, "main:./x.prisma"), Ok("main:apps/web/x.prisma".into()));
    }

    #[test]
    fn a_named_source_is_no_path() {
        assert_eq!(resolve(Names::Source, "journey"), Ok("journey".into()));
        assert_eq!(resolve(Names::Source, "db"), Ok("apps/web/db".into()));
    }
}
