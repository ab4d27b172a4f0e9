//! `check`: docs, schema and migrations of a tree against one another.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::judge::judge;
use super::{CheckOptions, Look, Outcome, Tree, Trees};
use crate::finding::Finding;
use crate::render;
use crate::rules::Verdict;
use crate::sources::{self, Opened, Scope};
use crate::text::Snapshot;

/// The trees that a check of what is staged reads: the index, and the commits that the next one will follow.
pub(super) fn staged_trees(merging: &[String]) -> Vec<Tree> {
    let head = Tree::Commit("HEAD".into());
    let merged = merging.iter().cloned().map(Tree::Commit);
    [Tree::Index, head].into_iter().chain(merged).collect()
}

/// The files that a check wants of the trees that it reads.
pub(super) fn wanted(scope: Scope<'_>, trees: &Trees) -> Vec<(Tree, String)> {
    let of_tree = |(tree, snapshot): (&Tree, &Snapshot)| -> Vec<(Tree, String)> {
        let paths = sources::wanted(snapshot, scope);
        paths.into_iter().map(|path| (tree.clone(), path)).collect()
    };
    trees.iter().flat_map(of_tree).collect()
}

/// What the options name.
pub(super) fn scope(options: &CheckOptions) -> Scope<'_> {
    Scope {
        schema: options.schema.as_deref(),
        migrations: options.migrations.as_deref(),
        database: options.database,
    }
}

pub(super) fn run(options: &CheckOptions, look: &Look, merging: &[String], trees: &Trees) -> Outcome {
    let scope = scope(options);
    let tree = if options.staged { Tree::Index } else { Tree::Working };
    let Some(snapshot) = trees.get(&tree) else { return Outcome::default() };
    for path in [scope.schema, scope.migrations].into_iter().flatten() {
        if !snapshot.contains(path) && snapshot.below(path).next().is_none() {
            return Outcome::cannot(&format!("there is nothing at `{path}`"), "name a path that exists");
        }
    }
    let mut opened = sources::open(snapshot, scope);
    let mut verdict = judge(&mut opened, snapshot, options.strict, look);
    if options.staged {
        let before = staged_trees(merging).into_iter().skip(1).filter_map(|tree| trees.get(&tree));
        let known: Vec<Verdict> =
            before.map(|tree| judge(&mut sources::open(tree, scope), tree, options.strict, look)).collect();
        verdict.findings = news(&verdict, &known);
    }
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

/// The findings that one verdict has and none of the others, whatever the lines they stand in.
pub(super) fn news(verdict: &Verdict, known: &[Verdict]) -> Vec<Finding> {
    let known: BTreeSet<_> = known.iter().flat_map(|known| &known.findings).map(identity).collect();
    verdict.findings.iter().filter(|finding| !known.contains(&identity(finding))).cloned().collect()
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
