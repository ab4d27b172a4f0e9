//! `init`: what was found, as a `throughline.toml`.

use alloc::format;
use alloc::string::String;

use super::{Edit, Look, Outcome, Tree, Trees, Write};
use crate::config::FILE_NAME;
use crate::render::human::line;
use crate::sources::{Project, Scope, layout};

pub(super) fn run(look: &Look, trees: &Trees) -> Outcome {
    let Some(snapshot) = trees.get(&Tree::Working) else { return Outcome::default() };
    if snapshot.contains(FILE_NAME) {
        let stdout = format!("{FILE_NAME} is there already and stays as it is\n");
        return Outcome { stdout, ..Outcome::default() };
    }
    let layout = layout(snapshot, Scope::default());
    let projects: String = layout.projects.iter().filter_map(project).collect();
    let stderr: String = layout.findings.iter().map(|finding| line(finding, &layout.sources)).collect();
    if projects.is_empty() {
        let outcome = Outcome::cannot(
            "there is no schema here",
            &format!("write {FILE_NAME} by hand, or run `{} design` where product docs are", look.program),
        );
        return Outcome { stderr: stderr + &outcome.stderr, ..outcome };
    }
    let mut stdout = format!("wrote {FILE_NAME}:\n\n{projects}\n");
    stdout += &format!(
        "`{} check` compares them; `{} hook install` does it before every commit\n",
        look.program, look.program
    );
    let content = projects.into_bytes();
    let write =
        Write { tree: Tree::Working, path: FILE_NAME.into(), edit: Edit::Put { content, executable: false } };
    Outcome { stdout, stderr, writes: alloc::vec![write], exit: 0 }
}

fn project(project: &Project) -> Option<String> {
    let schema = project.schema.as_ref()?;
    let mut toml = format!("[[project]]\nschema = {}\n", quoted(&schema.path));
    if let Some(migrations) = &project.migrations {
        toml += &format!("migrations = {}\n", quoted(migrations));
    }
    Some(toml + &format!("tool = {}\n", quoted(project.tool.key)))
}

/// A TOML string; a path holds no line end.
fn quoted(path: &str) -> String {
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}
