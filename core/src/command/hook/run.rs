//! What the hook runs: what is being committed is judged, and what `HEAD` has already is not held against it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::command::check::{is_about, news, parents, published};
use crate::command::judge::{is_doubt, judge};
use crate::command::{Base, Look, Outcome, Tree, Trees, revision};
use crate::diff::{Pair, Purpose, compare};
use crate::finding::{Finding, Severity};
use crate::ordered::{BTreeSet, CollectVec};
use crate::render::human::line;
use crate::rules::{self, Check, Verdict};
use crate::sources::{self, Opened, Scope};
use crate::text::{Snapshot, Sources};

/// The most findings that are told.
const TOLD: usize = 4;

/// The rules that tell of one half of a project without the other.
const HALVES: [&str; 2] = ["schema-without-migrations", "migrations-without-schema"];

pub(crate) fn run(look: &Look, base: &Base, trees: &Trees) -> Outcome {
    let Some(index) = trees.get(&Tree::Index) else { return Outcome::default() };
    let parents = parents(base);
    let parents: Vec<&Snapshot> = parents.iter().filter_map(|tree| trees.get(tree)).collect_vec();
    if parents.iter().any(|parent| is_unchanged(index, parent)) {
        return Outcome::default();
    }
    let mut after = sources::open(index, Scope::default());
    let mut before: Vec<(Opened, &Snapshot)> =
        parents.iter().map(|parent| (sources::open(parent, Scope::default()), *parent)).collect_vec();
    revision::judge(&mut after, index, &before, published(base, trees));
    let verdict = judge(&mut after, index, false, look);
    let known: Vec<Verdict> =
        before.iter_mut().map(|(opened, tree)| judge(opened, tree, false, look)).collect_vec();
    let is_halved = before.iter().all(|(before, _)| compared(&after) < compared(before));
    let mut news = news(&verdict, &known);
    for half in news.iter_mut().filter(|finding| is_halved && HALVES.contains(&finding.rule)) {
        half.severity = Severity::Error;
    }
    let touched = touched(&before, &after);
    let unknown = verdict.findings.iter().filter(|finding| {
        let is_touched = is_about(finding, &touched) || news.contains(finding);
        finding.rule == "unread-database"
            || is_warning_of_history(finding)
            || (is_doubt(finding) && is_touched)
    });
    let stderr = match news.iter().filter(|finding| finding.severity == Severity::Error).collect_vec() {
        errors if !errors.is_empty() => {
            let stderr = blocked(&errors, &after.sources, look);
            return Outcome { stderr, exit: 1, ..Outcome::default() };
        }
        _ => unknown.take(TOLD).map(|finding| line(finding, &after.sources)).collect(),
    };
    Outcome { stderr, ..Outcome::default() }
}

/// Whether a finding warns of what a commit does to the migrations before it. Nothing tells it again later.
fn is_warning_of_history(finding: &Finding) -> bool {
    let is_of_history =
        rules::named(finding.rule).is_some_and(|rule| matches!(rule.check, Check::Revision(_)));
    is_of_history && finding.severity == Severity::Warning
}

/// How many projects have a schema and migrations to compare. Where a commit leaves fewer, half of one is no
/// configuration that somebody chose, and from then on nobody would see it drift.
fn compared(opened: &Opened) -> usize {
    opened.projects.iter().filter(|project| project.written.is_some() && project.built.is_some()).count()
}

/// Whether the files that are read are the same in both trees.
fn is_unchanged(one: &Snapshot, other: &Snapshot) -> bool {
    let read = |tree: &Snapshot| -> Vec<String> {
        tree.paths().filter(|path| tree.bytes(path).is_some()).map(ToString::to_string).collect_vec()
    };
    let (paths, others) = (read(one), read(other));
    paths == others && paths.iter().all(|path| one.bytes(path) == other.bytes(path))
}

/// The tables that a schema after does not say the same of as one before.
fn touched(before: &[(Opened, &Snapshot)], after: &Opened) -> BTreeSet<String> {
    let mut touched = BTreeSet::new();
    for written in after.projects.iter().filter_map(|project| project.written.as_ref()) {
        let projects = before.iter().flat_map(|(before, _)| &before.projects);
        let mut schemas = projects.filter_map(|project| project.written.as_ref());
        let Some(before) = schemas.find(|before| before.path == written.path) else { continue };
        let pair = Pair { before: &before.schema, after: &written.schema, purpose: Purpose::Review };
        let subjects = compare(&pair).changes.into_iter().map(|change| change.subject(&pair));
        touched.extend(subjects.filter_map(|subject| subject.table).map(|table| table.to_string()));
    }
    touched
}

/// What is wrong, what to run, and how to commit all the same: under ten lines.
fn blocked(errors: &[&Finding], sources: &Sources, look: &Look) -> String {
    let mut out = String::from("throughline: this commit is blocked\n");
    for error in errors.iter().take(TOLD) {
        out += &format!("  {}", line(error, sources));
    }
    if errors.len() > TOLD {
        out += &format!("  and {} more: `{} check --staged` shows them\n", errors.len() - TOLD, look.program);
    }
    if let Some(help) = errors.iter().find_map(|error| error.help.as_deref()) {
        out += &format!("  help: {}\n", help.lines().next().unwrap_or_default());
    }
    out + "  to commit all the same: THROUGHLINE_SKIP=1 git commit\n"
}
