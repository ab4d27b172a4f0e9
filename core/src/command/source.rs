//! The sources of `diff` and `inspect`: a schema file or folder, a migrations folder, `REV:PATH`, `journey`, `empty`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Outcome, Tree, Trees};
use crate::dialect::Dialect;
use crate::ordered::{CollectVec, Order};
use crate::schema::{Schema, Vocabulary};
use crate::sources::{self, Opened, SchemaFiles, Scope};

/// What a word of the command line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source<'r> {
    /// No object.
    Empty,
    /// What the product docs ask for.
    Journey,
    /// A path of the working tree.
    Path(&'r str),
    /// A path of a commit.
    At { revision: &'r str, path: &'r str },
}

impl<'r> Source<'r> {
    pub(super) fn of(word: &'r str) -> Self {
        match word {
            "empty" => Self::Empty,
            "journey" => Self::Journey,
            word => match word.split_once(':') {
                Some((revision, path)) => Self::At { revision, path },
                None => Self::Path(word),
            },
        }
    }

    /// The tree it is in.
    pub(super) fn tree(self) -> Option<Tree> {
        match self {
            Self::Empty => None,
            Self::Journey | Self::Path(_) => Some(Tree::Working),
            Self::At { revision, .. } => Some(Tree::Commit(revision.into())),
        }
    }

    fn path(self) -> Option<&'r str> {
        match self {
            Self::Empty | Self::Journey => None,
            Self::Path(path) | Self::At { path, .. } => Some(path),
        }
    }
}

/// The trees of these sources.
pub(super) fn trees(words: &[&str]) -> Vec<Tree> {
    let mut trees: Vec<Tree> = words.iter().filter_map(|word| Source::of(word).tree()).collect_vec();
    trees.order();
    trees.dedup();
    trees
}

/// The files of these sources that are wanted.
pub(super) fn wanted(words: &[&str], trees: &Trees) -> Vec<(Tree, String)> {
    let of_word = |word: &&str| -> Vec<(Tree, String)> {
        let source = Source::of(word);
        let Some((tree, snapshot)) = source.tree().and_then(|tree| trees.get_key_value(&tree)) else {
            return Vec::new();
        };
        let mut paths = sources::wanted(snapshot, Scope { schema: source.path(), ..Scope::default() });
        if source == Source::Journey {
            let docs = sources::docs(snapshot, "");
            let docs = docs.iter().flat_map(|docs| docs.wanted(snapshot)).collect_vec();
            paths.extend(sources::missing(snapshot, docs));
        }
        paths.into_iter().map(|path| (tree.clone(), path)).collect_vec()
    };
    words.iter().flat_map(of_word).collect_vec()
}

/// Reads a source into `opened`. An empty one, and migrations that do not say theirs, are of the database `like`.
pub(super) fn read(
    word: &str,
    like: Option<Dialect>,
    opened: &mut Opened,
    trees: &Trees,
) -> Result<Schema, Outcome> {
    let source = Source::of(word);
    let (Some(path), Some(snapshot)) = (source.path(), source.tree().and_then(|tree| trees.get(&tree)))
    else {
        return match source {
            Source::Journey => journey(opened, trees),
            Source::Empty | Source::Path(_) | Source::At { .. } => {
                Ok(Schema::new(like.unwrap_or(Dialect::PostgreSql), Vocabulary::ALL))
            }
        };
    };
    if !snapshot.contains(path) && path != "." && snapshot.below(path).next().is_none() {
        return Err(Outcome::cannot(&format!("there is nothing at `{word}`"), "name a path that exists"));
    }
    if let Some((tool, files)) = sources::schema_at(snapshot, path) {
        let written = opened.write(tool, &SchemaFiles { path: path.into(), files }, snapshot);
        return written
            .map(|written| written.schema)
            .ok_or_else(|| Outcome::cannot(&format!("`{word}` is binary, not text"), "name a schema file"));
    }
    if let Some((tool, _)) = sources::history_at(snapshot, path) {
        let layout = sources::layout(snapshot, Scope::default());
        let project = layout.projects.iter().find(|project| project.migrations.as_deref() == Some(path));
        let dialect = project.and_then(|project| project.dialect).or(like);
        let built = opened.build(tool, path, snapshot, dialect);
        return built.map(|built| built.schema).ok_or_else(|| {
            Outcome::cannot(
                &format!("nothing says which database the migrations in `{word}` are for"),
                "add `--database`, or write it into throughline.toml: [[project]] migrations = …, database = …",
            )
        });
    }
    Err(Outcome::cannot(
        &format!("`{word}` is neither a schema nor a migrations folder"),
        "name a schema file or folder, a migrations folder, REV:PATH, journey or empty",
    ))
}

/// What the product docs ask for.
fn journey(opened: &mut Opened, trees: &Trees) -> Result<Schema, Outcome> {
    let none = || {
        let help = "write the user journey as product-guidelines/00-user-journey.md";
        Outcome::cannot("there are no product docs in `.`", help)
    };
    let snapshot = trees.get(&Tree::Working).ok_or_else(none)?;
    let docs = sources::docs(snapshot, "").ok_or_else(none)?;
    opened.configure(snapshot);
    let (designed, findings) = opened.design(docs, snapshot);
    opened.findings.extend(findings);
    designed.map(|designed| designed.design.schema).ok_or_else(|| {
        Outcome::cannot("the docs cannot be designed from", "run `throughline design`, which says why")
    })
}
