//! `check`: docs, schema and migrations of a tree against one another.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::judge::judge;
use super::{Base, CheckOptions, Look, Outcome, Tree, Trees, revision};
use crate::finding::Finding;
use crate::ordered::{BTreeSet, CollectVec};
use crate::render;
use crate::rules::Verdict;
use crate::sources::{self, Opened, Scope};
use crate::text::Snapshot;

/// The commits that the next one will follow.
pub(super) fn parents(base: &Base) -> Vec<Tree> {
    let merged = base.merging.iter().cloned().map(Tree::Commit);
    core::iter::once(Tree::Commit("HEAD".into())).chain(merged).collect_vec()
}

/// The trees that a check of what is staged looks at: the index, the commits that the next one will follow, and what
/// others have.
pub(super) fn staged_trees(base: &Base) -> Vec<Tree> {
    let published = base.published.clone().map(Tree::Commit);
    core::iter::once(Tree::Index).chain(parents(base)).chain(published).collect_vec()
}

/// The trees that a check of a part of the history looks at.
pub(super) fn trees(options: &CheckOptions, base: &Base) -> Vec<Tree> {
    match options.range.as_deref() {
        Some(range) => ends(range).map_or_else(Vec::new, |(before, after)| alloc::vec![after, before]),
        None => staged_trees(base),
    }
}

/// The commits whose files a check reads.
pub(super) fn read(options: &CheckOptions, base: &Base) -> Vec<Tree> {
    if options.range.is_some() { trees(options, base) } else { parents(base) }
}

/// The two commits of `BEFORE..AFTER`; a name that is left out is `HEAD`.
fn ends(range: &str) -> Option<(Tree, Tree)> {
    let (before, after) = range.split_once("..").filter(|(_, after)| !after.starts_with('.'))?;
    let commit = |name: &str| Tree::Commit(if name.is_empty() { "HEAD".into() } else { name.into() });
    Some((commit(before), commit(after)))
}

/// The files that a check wants of the trees that it reads: of commits, those named.
///
/// Of what others have, only the paths matter.
pub(super) fn wanted(scope: Scope<'_>, commits: &[Tree], trees: &Trees) -> Vec<(Tree, String)> {
    let is_read = |tree: &Tree| !matches!(tree, Tree::Commit(_)) || commits.contains(tree);
    let of_tree = |(tree, snapshot): (&Tree, &Snapshot)| -> Vec<(Tree, String)> {
        let paths = sources::wanted(snapshot, scope);
        paths.into_iter().map(|path| (tree.clone(), path)).collect_vec()
    };
    trees.iter().filter(|(tree, _)| is_read(tree)).flat_map(of_tree).collect_vec()
}

/// What the options name.
pub(super) fn scope(options: &CheckOptions) -> Scope<'_> {
    Scope {
        schema: options.schema.as_deref(),
        migrations: options.migrations.as_deref(),
        database: options.database,
    }
}

pub(super) fn run(options: &CheckOptions, look: &Look, base: &Base, trees: &Trees) -> Outcome {
    let scope = scope(options);
    let range = match options.range.as_deref().map(|range| (range, ends(range))) {
        Some((range, None)) => {
            let help = "write two commits with two dots between them: `main..HEAD`";
            return Outcome::cannot(&format!("`{range}` is no range"), help);
        }
        Some((_, Some(_))) if options.staged => {
            return Outcome::cannot("`--staged` and `--range` are two questions", "ask one of them");
        }
        Some((_, ends)) => ends,
        None => None,
    };
    let (tree, earlier, published) = match range {
        Some((before, after)) => {
            let published = trees.get(&before);
            (after, alloc::vec![before], published)
        }
        None if options.staged => (Tree::Index, parents(base), published(base, trees)),
        None => (Tree::Working, Vec::new(), published(base, trees)),
    };
    let Some(snapshot) = trees.get(&tree) else { return Outcome::default() };
    for path in [scope.schema, scope.migrations].into_iter().flatten() {
        if !snapshot.contains(path) && snapshot.below(path).next().is_none() {
            return Outcome::cannot(&format!("there is nothing at `{path}`"), "name a path that exists");
        }
    }
    let mut opened = sources::open(snapshot, scope);
    let earlier = earlier.iter().filter_map(|tree| trees.get(tree));
    let mut before: Vec<(Opened, &Snapshot)> =
        earlier.map(|tree| (sources::open(tree, scope), tree)).collect_vec();
    revision::judge(&mut opened, snapshot, &before, published);
    let mut verdict = judge(&mut opened, snapshot, options.strict, look);
    let known: Vec<Verdict> =
        before.iter_mut().map(|(opened, tree)| judge(opened, tree, options.strict, look)).collect_vec();
    verdict.findings = news(&verdict, &known);
    let mut outcome = Outcome {
        stdout: render::verdict(&verdict, &opened.sources, options.format, look),
        exit: u8::from(verdict.fails(options.fail_on)),
        ..Outcome::default()
    };
    if let Some(obstacle) = obstacle(&verdict, &opened, look) {
        outcome.stderr = obstacle;
        outcome.exit = 2;
    }
    outcome
}

/// What others have, where it is known.
pub(super) fn published<'t>(base: &Base, trees: &'t Trees) -> Option<&'t Snapshot> {
    trees.get(&Tree::Commit(base.published.clone()?))
}

/// The findings that one verdict has and none of the others, whatever the lines they stand in.
pub(super) fn news(verdict: &Verdict, known: &[Verdict]) -> Vec<Finding> {
    let known: BTreeSet<_> = known.iter().flat_map(|known| &known.findings).map(identity).collect();
    verdict.findings.iter().filter(|finding| !known.contains(&identity(finding))).cloned().collect_vec()
}

fn identity(finding: &Finding) -> (&str, Option<&str>, Option<&str>, &str) {
    (finding.rule, finding.table.as_deref(), finding.object.as_deref(), &finding.message)
}

/// Why no verdict could be given, and what to do about it.
fn obstacle(verdict: &Verdict, opened: &Opened, look: &Look) -> Option<String> {
    let name_them = format!("name what to compare: `{} check --schema PATH --migrations PATH`", look.program);
    let (what, help) = if verdict.findings.iter().any(|finding| finding.rule == "ambiguous-pairing") {
        ("it cannot be told what belongs together, so not everything was compared", "see the finding".into())
    } else if !verdict.tally.is_nothing() {
        return None;
    } else if opened.projects.is_empty() && opened.designs.is_empty() && verdict.findings.is_empty() {
        ("nothing was compared: there is no schema, no migration and no product doc here", name_them)
    } else if opened.projects.iter().any(|project| project.built.is_some()) {
        (
            "nothing was compared: neither the schema nor the migrations hold a table that is understood",
            name_them,
        )
    } else if verdict.findings.iter().any(|finding| finding.rule == "unread-database") {
        (
            "nothing was compared: the migrations are for a database that is not understood yet",
            "see the finding".into(),
        )
    } else {
        ("nothing was compared: no schema that can be read has migrations", name_them)
    };
    Some(format!("error: {what}\n  help: {help}\n"))
}

/// Whether a finding is about one of these tables.
pub(super) fn is_about(finding: &Finding, tables: &BTreeSet<String>) -> bool {
    finding.table.as_ref().is_some_and(|table| tables.contains(table))
}
