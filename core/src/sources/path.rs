//! Paths in a snapshot, and the folders that are never looked into.

use alloc::string::String;
use alloc::vec::Vec;

/// The folder of the docs of a product, and of what is designed from them.
pub const FOLDER: &str = "product-guidelines";

/// Folders of what is installed, built or generated. A copy of the schema in them is nobody's source.
const INSTALLED: [&str; 21] = [
    ".cache",
    ".git",
    ".next",
    ".nuxt",
    ".output",
    ".prisma",
    ".serverless",
    ".svelte-kit",
    ".terraform",
    ".turbo",
    ".venv",
    ".vercel",
    "__pycache__",
    "bower_components",
    "coverage",
    "dist",
    "generated",
    "node_modules",
    "target",
    "vendor",
    "venv",
];

/// Whether a path lies in a folder of what is installed, built or generated.
pub(super) fn is_installed(path: &str) -> bool {
    parent(path).split('/').any(|folder| INSTALLED.contains(&folder))
}

/// Whether a path is nothing of the application's own: installed, built, generated, or among the docs, where a
/// schema is a proposal.
pub(super) fn is_skipped(path: &str) -> bool {
    is_installed(path) || home(path).is_some()
}

/// The folder of the product whose docs a path is among.
pub(super) fn home(path: &str) -> Option<&str> {
    let (home, _) = if path.starts_with(FOLDER) && path[FOLDER.len()..].starts_with('/') {
        ("", "")
    } else {
        path.split_once(&alloc::format!("/{FOLDER}/"))?
    };
    Some(home)
}

/// The folder of a path; empty at the root.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// A path as it is written in a file of a folder, from the root, without `.` and `..`; empty for the root. What
/// leads above the root ends at it.
pub fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let from = if path.starts_with('/') { "" } else { folder };
    for part in from.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_from_its_folder() {
        assert_eq!(join("apps/api", "./prisma/../db"), "apps/api/db");
        assert_eq!(join("", "."), "");
        assert_eq!(join("a", "../../b"), "b");
    }

    #[test]
    fn what_is_installed_is_skipped() {
        assert!(is_skipped("node_modules/x/schema.prisma"));
        assert!(!is_skipped("apps/generated"));
    }
}
