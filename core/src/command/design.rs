//! `design`: the docs of a product become its schema, written beside them.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::judge::served;
use super::{Edit, Look, Outcome, Tree, Trees, Write};
use crate::design::{Design, Fate, Verdict};
use crate::document;
use crate::finding::{Finding, Severity};
use crate::ordered::{CollectVec, Order};
use crate::render::human;
use crate::render::words::count;
use crate::rules::Tracing;
use crate::sources::{self, DesignedProduct, Docs, Opened, Scope};
use crate::text::Snapshot;

/// What is asked of a design.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options<'r> {
    pub(super) folder: &'r str,
    pub(super) explain: Option<&'r Option<String>>,
    pub(super) dry_run: bool,
    pub(super) questions: bool,
}

/// The files that are wanted: the docs, what was designed from them before, and the schema that serves them.
pub(super) fn wanted(folder: &str, trees: &Trees) -> Vec<(Tree, String)> {
    let Some(snapshot) = trees.get(&Tree::Working) else { return Vec::new() };
    let mut paths = sources::wanted(snapshot, Scope::default());
    let docs = sources::docs(snapshot, folder);
    let docs = docs.iter().flat_map(|docs| docs.wanted(snapshot)).collect_vec();
    paths.extend(sources::missing(snapshot, docs));
    paths.order();
    paths.dedup();
    paths.into_iter().map(|path| (Tree::Working, path)).collect_vec()
}

pub(super) fn run(options: Options<'_>, look: &Look, trees: &Trees) -> Outcome {
    let Some(snapshot) = trees.get(&Tree::Working) else { return Outcome::default() };
    let Some(docs) = sources::docs(snapshot, options.folder) else {
        return no_docs(options, snapshot, look);
    };
    let mut opened = sources::open(snapshot, Scope::default());
    // A product of the tree was designed when the tree was opened.
    let known = opened.designs.iter().position(|known| known.docs == docs);
    let (own, findings) = match known {
        Some(known) => (None, opened.designs[known].findings.clone()),
        None => opened.design(docs, snapshot),
    };
    let designed = own.as_ref().or_else(|| known.map(|known| &opened.designs[known]));
    let mut stderr: String = findings.iter().map(|finding| told(finding, &opened)).collect();
    let Some(designed) = designed else {
        let outcome = Outcome::cannot("nothing was designed", "correct the docs as told above");
        return Outcome { stderr: stderr + &outcome.stderr, ..outcome };
    };
    if let Some(noun) = options.explain {
        return explain(&designed.design, noun.as_deref(), &opened);
    }
    let files = document::files(&designed.design, &designed.product, &opened.sources);
    let files: Vec<(String, String)> =
        files.into_iter().map(|(file, content)| (designed.docs.designed(&file), content)).collect_vec();
    if let Some(foreign) = foreign(&designed.docs, &files, snapshot) {
        let outcome = Outcome::cannot(
            &format!("`{foreign}` stands where a designed file would, and Throughline did not write it"),
            "move it away, and run this again",
        );
        return Outcome { stderr: stderr + &outcome.stderr, ..outcome };
    }
    let changed: Vec<&(String, String)> =
        files.iter().filter(|(path, content)| snapshot.bytes(path) != Some(content.as_bytes())).collect_vec();
    let mut stdout = String::new();
    if options.dry_run {
        for (path, content) in &changed {
            stdout += &format!("==> {path} <==\n{content}\n");
        }
    }
    if !look.quiet {
        stdout += &summary(designed, &changed, files.len(), options, look);
    }
    stderr += &additions(designed, &opened);
    let writes = changed.into_iter().filter(|_| !options.dry_run).map(|(path, content)| Write {
        tree: Tree::Working,
        path: path.clone(),
        edit: Edit::Put { content: content.clone().into_bytes(), executable: false },
    });
    Outcome { stdout, stderr, writes: writes.collect_vec(), exit: 0 }
}

fn no_docs(options: Options<'_>, snapshot: &Snapshot, look: &Look) -> Outcome {
    let folder = options.folder;
    // `design --explain invoice`
    let is_noun = options.explain.is_some() && snapshot.below(folder).next().is_none();
    let homes: Vec<String> = sources::products(snapshot).into_iter().map(|docs| docs.home).collect_vec();
    let help = match &homes[..] {
        [_] if is_noun => format!("to ask about a noun, run `{} design --noun '{folder}'`", look.program),
        [] => format!(
            "write the user journey as {}/00-user-journey.md, or name the folder of the docs",
            sources::FOLDER
        ),
        homes => {
            let named = |home: &String| format!("`{}`", format!("{} design {home}", look.program).trim_end());
            let commands = homes.iter().take(3).map(named);
            format!("run {}", commands.collect_vec().join(" or "))
        }
    };
    Outcome::cannot(&format!("there are no product docs in `{folder}`"), &help)
}

/// A finding in a line, and what to do about it.
fn told(finding: &Finding, opened: &Opened) -> String {
    let line = human::line(finding, &opened.sources);
    match (&finding.help, finding.severity) {
        (Some(help), Severity::Error | Severity::Warning) => format!("{line}  help: {help}\n"),
        _ => line,
    }
}

/// A file that would be written over and is not known to be written by us.
fn foreign(docs: &Docs, files: &[(String, String)], snapshot: &Snapshot) -> Option<String> {
    let page = snapshot.bytes(&docs.designed(document::PAGE)).map(String::from_utf8_lossy);
    if page.is_some_and(|page| document::is_designed(&page)) {
        return None;
    }
    let differs = |path: &str, content: &str| {
        snapshot.contains(path) && snapshot.bytes(path) != Some(content.as_bytes())
    };
    files.iter().find(|(path, content)| differs(path, content)).map(|(path, _)| path.clone())
}

fn summary(
    designed: &DesignedProduct,
    changed: &[&(String, String)],
    files: usize,
    options: Options<'_>,
    look: &Look,
) -> String {
    let design = &designed.design;
    let mut out = format!(
        "designed {} from {}\n",
        count(design.tables.len(), "table"),
        count(designed.product.documents.len(), "document")
    );
    let verb = if options.dry_run { "would write" } else { "wrote" };
    for (path, _) in changed {
        out += &format!("  {verb} {path}\n");
    }
    if changed.is_empty() {
        out += &format!("  {} as they were\n", count(files, "file"));
    }
    if options.questions && !design.questions.is_empty() {
        out += &format!(
            "\n{} left open by the docs; answer in throughline.toml:\n",
            count(design.questions.len(), "question")
        );
        for question in &design.questions {
            out += &format!("  {}\n    assumed: {}\n", question.text, question.assumed);
            for line in question.answers.iter().flat_map(|answer| answer.lines()) {
                out += &format!("    {line}\n");
            }
        }
    }
    out + &format!("\n`{} check` compares them with the docs from now on\n", look.program)
}

/// What the design has and the schema of the application does not; that schema is never written.
fn additions(designed: &DesignedProduct, opened: &Opened) -> String {
    let Some(written) = served(designed, opened) else { return String::new() };
    let tracing = Tracing {
        product: &designed.product,
        design: &designed.design,
        schema: &written.schema,
        tool: designed.design.tool,
        stated: &[],
    };
    let mut out = String::new();
    for table in tracing.unserved() {
        let steps: Vec<String> = table.steps.iter().map(|step| step_number(designed, *step)).collect_vec();
        let steps = if steps.is_empty() { String::new() } else { format!(" (step {})", steps.join(", ")) };
        out += &format!("proposed addition to {}: table `{}`{steps}\n", written.path, table.name);
    }
    out
}

fn step_number(designed: &DesignedProduct, step: usize) -> String {
    designed
        .product
        .journey
        .steps
        .get(step)
        .map_or_else(|| (step + 1).to_string(), |step| step.number.clone())
}

/// What became of every noun, or of one.
fn explain(design: &Design, noun: Option<&str>, opened: &Opened) -> Outcome {
    let asked = noun.map(|noun| crate::language::singular(&noun.to_lowercase().replace('_', " ")));
    let verdicts: Vec<&Verdict> = design
        .verdicts
        .iter()
        .filter(|verdict| asked.as_ref().is_none_or(|asked| *asked == verdict.noun))
        .collect_vec();
    if verdicts.is_empty() {
        let what = format!("the docs do not speak of `{}`", noun.unwrap_or_default());
        return Outcome::cannot(&what, "run `design --explain` for the nouns they speak of");
    }
    let stdout = verdicts.iter().map(|verdict| explained(verdict, opened)).collect();
    Outcome { stdout, ..Outcome::default() }
}

fn explained(verdict: &Verdict, opened: &Opened) -> String {
    let table = match (&verdict.table, verdict.fate) {
        (Some(table), Fate::Entity | Fate::Lookup | Fate::Join) => format!(": table `{table}`"),
        (Some(table), _) => format!(" of table `{table}`"),
        (None, _) => String::new(),
    };
    let mut out = format!("{} is {}{table}, because {}\n", verdict.noun, fate(verdict.fate), verdict.rule);
    for evidence in &verdict.evidence {
        let text = opened.sources.text(evidence.place.file);
        let line = text.position(evidence.place.span.start).line;
        let words = evidence.words.split_whitespace().map(ToOwned::to_owned).collect_vec().join(" ");
        out += &format!("  {}:{line}: \"{words}\" ({})\n", text.path(), evidence.rule);
    }
    out
}

const fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Entity => "an entity",
        Fate::Lookup => "a catalogue",
        Fate::Join => "a join",
        Fate::Attribute => "a column",
        Fate::Role => "a role of a user",
        Fate::Subtype => "a kind",
        Fate::Transient => "gone with the screen",
        Fate::External => "outside of the product",
        Fate::Deferred => "asked for later",
        Fate::Thin => "spoken of too little",
    }
}
