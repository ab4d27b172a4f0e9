//! Commands over trees in memory, asked for as a front end asks.

mod bad_input;
mod check;
mod design;
mod drift;
mod history;
mod hook;
mod inspect;

use alloc::string::ToString;
use alloc::vec::Vec;

use super::cli::Invocation;
use super::*;

/// Trees in memory: what a front end would find on disk and in Git.
#[derive(Default)]
struct World {
    trees: BTreeMap<Tree, BTreeMap<String, Vec<u8>>>,
    base: Base,
}

impl World {
    fn working(files: &[(&str, &str)]) -> Self {
        Self::default().with(Tree::Working, files)
    }

    fn with(mut self, tree: Tree, files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, content)| (path.to_string(), content.as_bytes().to_vec()));
        self.trees.insert(tree, files.collect());
        self
    }

    fn with_bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.trees.entry(Tree::Working).or_default().insert(path.into(), bytes.to_vec());
        self
    }

    /// The world after a command: what it writes is there.
    fn after(mut self, command_line: &str) -> Self {
        for write in self.run(command_line).writes {
            let Edit::Put { content, .. } = write.edit else { panic!("a file that is written") };
            self.trees.entry(write.tree).or_default().insert(write.path, content);
        }
        self
    }

    /// What comes of a command line, words and options apart by `--`.
    fn run(&self, command_line: &str) -> Outcome {
        let mut invocation = Invocation::default();
        invocation.standing.base = self.base.clone();
        for word in command_line.split_whitespace() {
            match word.strip_prefix("--").map(|option| option.split_once('=')) {
                Some(Some((name, value))) => invocation.options.push((name.into(), Some(value.into()))),
                Some(None) => invocation.options.push((word[2..].into(), None)),
                None => invocation.words.push(word.into()),
            }
        }
        let look = Look { program: "throughline".into(), width: 80, color: false, quiet: false };
        let request = match cli::request(&invocation, look) {
            Ok(request) => request,
            Err(outcome) => return outcome,
        };
        let none = BTreeMap::new();
        let files = |tree: &Tree| self.trees.get(tree).unwrap_or(&none);
        let mut trees: Trees = super::trees(&request)
            .into_iter()
            .map(|tree| (tree.clone(), Snapshot::of_paths(files(&tree).keys().cloned())))
            .collect();
        for _ in 0..8 {
            let wanted = super::wanted(&request, &trees);
            if wanted.is_empty() {
                return super::run(&request, &trees);
            }
            for (tree, path) in wanted {
                let bytes = files(&tree).get(&path).expect("a path that was listed").clone();
                trees.entry(tree).or_default().supply(path, bytes);
            }
        }
        panic!("asks for ever more files");
    }
}

const SCHEMA: &str = "prisma/schema.prisma";
const FIRST: &str = "prisma/migrations/20260101000000_first/migration.sql";
const SECOND: &str = "prisma/migrations/20260102000000_second/migration.sql";

const TOOLS: &str = r#"datasource db {
  provider = "postgresql"
}

model Tool {
  id   Int    @id
  name String
}
"#;

const CREATE_TOOLS: &str = r#"CREATE TABLE "Tool" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Tool_pkey" PRIMARY KEY ("id")
);
"#;

/// The schema with one more field.
fn with_field(field: &str) -> String {
    TOOLS.replace("  name String\n", &alloc::format!("  name String\n  {field}\n"))
}
