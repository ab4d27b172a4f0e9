//! What libgit2 cannot read, and how to remedy it.

use anyhow::{Error, anyhow};

/// Something that Git writes and libgit2 does not read.
struct Obstacle {
    /// Words of libgit2's message that give it away.
    sign: &'static str,
    /// What it is.
    cause: &'static str,
    /// What to do about it.
    remedy: &'static str,
}

const OBSTACLES: &[Obstacle] = &[
    Obstacle {
        sign: "extension: 'link'",
        cause: "the index is split (core.splitIndex), which libgit2 does not read",
        remedy: "run `git config core.splitIndex false` and `git update-index --no-split-index`",
    },
    Obstacle {
        sign: "extension: 'sdir'",
        cause: "the index is sparse (index.sparse), which libgit2 does not read",
        remedy: "run `git sparse-checkout reapply --no-sparse-index`",
    },
    Obstacle {
        sign: "object format 'sha256'",
        cause: "its objects are named by SHA-256, which libgit2 does not read",
        remedy: "run `throughline check` on the working tree instead, here and in CI; it needs no Git",
    },
    Obstacle {
        sign: "extensions.refstorage",
        cause: "its refs are kept in a reftable, which libgit2 does not read",
        remedy: "run `git refs migrate --ref-format=files`",
    },
    Obstacle {
        sign: "extensions.partialclone",
        cause: "it is a partial clone in the manner of Git before 2.24, which libgit2 does not read",
        remedy: "run `git config remote.origin.promisor true` and `git config --unset extensions.partialClone`",
    },
    Obstacle {
        sign: "revspec",
        cause: "no branch, tag or commit of that name is in this clone",
        remedy: "run `git fetch`, or name one that `git log --all` shows",
    },
    Obstacle {
        sign: "is not owned by current user",
        cause: "it belongs to another user, so Git and libgit2 do not trust it",
        remedy: "run `git config --global --add safe.directory PATH` with the path of the repository",
    },
];

/// The cause and the remedy of an error of libgit2, in two lines; its own words where the cause is not known.
pub(crate) fn explain(error: &git2::Error) -> Error {
    let words = error.message();
    match OBSTACLES.iter().find(|obstacle| words.contains(obstacle.sign)) {
        Some(Obstacle { cause, remedy, .. }) => anyhow!("{cause}\n  help: {remedy}"),
        None => anyhow!("{words}\n  help: run `git status`; where Git itself reads it, please report this"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_error_keeps_its_words() {
        let error = explain(&git2::Error::from_str("the moon is full"));
        assert!(error.to_string().starts_with("the moon is full\n"), "{error}");
    }
}
