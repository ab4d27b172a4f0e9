//! The migrations that a commit leaves, judged by those before it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::diff::{Pair, Purpose, compare};
use crate::ordered::{BTreeMap, CollectVec};
use crate::rules::{self, Parent, Revision};
use crate::sources::{Opened, OpenedProject};
use crate::text::Snapshot;
use crate::tools::Tool;

/// Adds what is wrong with the histories of a tree, seen from the commits before it.
pub(super) fn judge(
    opened: &mut Opened,
    tree: &Snapshot,
    before: &[(Opened, &Snapshot)],
    published: Option<&Snapshot>,
) {
    let mut findings = Vec::new();
    for project in &opened.projects {
        if let Some(revision) = revision(project, tree, before, published) {
            rules::check_revision(&revision, &mut findings);
        }
    }
    opened.findings.extend(findings);
}

/// A history in two revisions; none where one of them has none.
fn revision<'r>(
    project: &OpenedProject,
    tree: &'r Snapshot,
    before: &[(Opened, &'r Snapshot)],
    published: Option<&'r Snapshot>,
) -> Option<Revision<'r>> {
    let folder = project.migrations.as_deref()?;
    let after: BTreeMap<String, usize> =
        scripts(project.tool, tree, folder).enumerate().map(|(at, path)| (path, at)).collect();
    let parents: Vec<Parent<'r>> = before
        .iter()
        .map(|(_, tree)| Parent { scripts: scripts(project.tool, tree, folder).collect(), tree })
        .filter(|parent| !parent.scripts.is_empty())
        .collect_vec();
    if after.is_empty() || parents.is_empty() {
        return None;
    }
    let projects = before.iter().flat_map(|(opened, _)| &opened.projects);
    let mut same = projects.filter(|other| other.migrations.as_deref() == Some(folder));
    let is_shorter = parents.iter().any(|parent| parent.scripts.iter().any(|path| !after.contains_key(path)));
    let builds_the_same = is_shorter && same.all(|other| build_the_same(other, project));
    let dialect = project.built.as_ref().map(|built| built.schema.dialect());
    let said = project.written.as_ref().map(|written| written.schema.dialect());
    Some(Revision {
        after,
        parents,
        tree,
        published,
        dialect: dialect.or(said).unwrap_or(Dialect::PostgreSql),
        builds_the_same,
        remembers: project.tool.remembers,
    })
}

/// The scripts in a folder that are remembered when they have run, in order.
fn scripts(tool: &Tool, tree: &Snapshot, folder: &str) -> impl Iterator<Item = String> {
    let remembers = tool.remembers;
    (tool.history_files)(tree, folder).into_iter().filter(move |path| remembers(path).is_some())
}

fn build_the_same(one: &OpenedProject, other: &OpenedProject) -> bool {
    let (Some(before), Some(after)) = (&one.built, &other.built) else { return false };
    let pair = Pair { before: &before.schema, after: &after.schema, purpose: Purpose::Review };
    let comparison = compare(&pair);
    comparison.changes.is_empty() && comparison.unknown.is_empty()
}
