//! `throughline.toml`: which projects there are, what people decided about the design, how heavy each rule is, and
//! which findings are accepted for a stated reason.
//!
//! **Invariant: nothing in the file is passed over. What is not understood is a finding with its place.**

mod section;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::finding::{Finding, Severity};
use crate::ordered::CollectVec;
use crate::text::{FileId, Place, Sources, Span, is_below};
use section::{Section, names, severity_or_off, text};

/// The file's name, in whatever folder.
pub const FILE_NAME: &str = "throughline.toml";

/// The rule of every finding about the file.
pub const INVALID: &str = "invalid-configuration";

/// What one file says. Its paths are relative to its own folder.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// `[[project]]`, in order.
    pub projects: Vec<Project>,
    /// `[design]`.
    pub decisions: Decisions,
    /// `[trace]`: what each table serves.
    pub trace: Vec<Stated<Trace>>,
    /// `[rules]`: a rule's severity, or none where it is off.
    pub rules: Vec<Stated<Option<Severity>>>,
    /// `[[ignore]]`, in order.
    pub ignores: Vec<Ignore>,
}

/// A name, what the file says of it, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The name.
    pub name: String,
    /// What is said.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// One `[[project]]`: a schema, its migrations, and the docs they serve.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its name in messages; the root folder's where none is given.
    pub name: Option<String>,
    /// Its folder, to which its other paths are relative.
    pub root: String,
    /// The folder of the product docs.
    pub docs: Option<Said>,
    /// The schema file or folder.
    pub schema: Option<Said>,
    /// The migrations folder.
    pub migrations: Option<Said>,
    /// The migration tool's key.
    pub tool: Option<Said>,
    /// The database.
    pub database: Option<Dialect>,
    /// Where it stands.
    pub place: Place,
}

/// Words of the file, and where they stand.
pub type Said = Stated<()>;

/// What people decided about the design; their word wins over every rule.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    /// `add = ["audit event"]`: nouns that are entities.
    pub add: Vec<Said>,
    /// `ignore = ["dashboard"]`: nouns that are none.
    pub ignore: Vec<Said>,
    /// `rename = { member = "user" }`: the noun, and the name it gets.
    pub rename: Vec<Stated<String>>,
    /// `merge = { client = "customer" }`: the noun, and the one it is the same as.
    pub merge: Vec<Stated<String>>,
    /// `[design.entity.NAME]`.
    pub entities: Vec<Stated<EntityDecision>>,
}

/// What people decided about one entity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityDecision {
    /// `steps = ["2", "4"]`: the journey steps it serves.
    pub steps: Vec<Said>,
    /// `columns = { total = "decimal" }`: columns by name, with a type in the words of the design.
    pub columns: Vec<Stated<String>>,
}

/// What a table serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trace {
    /// The journey steps of these numbers.
    Steps(Vec<String>),
    /// No step: it keeps the product itself running.
    System,
}

/// A finding that is accepted, and why.
#[derive(Debug, Clone)]
pub struct Ignore {
    /// The rule.
    pub rule: Said,
    /// `table`, `table.column`, or the path of a file.
    pub object: String,
    /// Why it is accepted.
    pub reason: String,
    /// Where it stands.
    pub place: Place,
}

/// The configurations of a tree, each for its folder and what no deeper one takes.
#[derive(Debug, Default)]
pub struct Configs {
    /// Folder (`""` is the root) and configuration, by folder.
    pub by_folder: Vec<(String, Config)>,
}

impl Configs {
    /// The configuration of the nearest folder above a path, and its number.
    pub fn nearest(&self, path: &str) -> Option<(usize, &Config)> {
        let above = self.by_folder.iter().enumerate().filter(|(_, (folder, _))| is_below(path, folder));
        above.max_by_key(|(_, (folder, _))| folder.len()).map(|(at, (_, config))| (at, config))
    }
}

/// Reads one file.
pub fn read(file: FileId, sources: &Sources) -> (Config, Vec<Finding>) {
    let (document, errors) = toml::de::DeTable::parse_recoverable(sources.text(file).content());
    let mut findings: Vec<Finding> = errors
        .iter()
        .map(|error| {
            let span = error.span().map_or(Span::default(), section::span);
            invalid(Place::new(file, span), format!("{FILE_NAME} is not TOML here: {}", error.message()))
        })
        .collect_vec();
    let mut root = Section::new(file, String::new(), document.get_ref(), section::span(document.span()));
    let mut config = Config::default();
    for mut project in root.sections("project", &mut findings) {
        config.projects.push(read_project(&mut project, &mut findings));
        project.finish(&mut findings);
    }
    if let Some(mut design) = root.section("design", &mut findings) {
        config.decisions = read_decisions(&mut design, &mut findings);
        design.finish(&mut findings);
    }
    config.trace = root.each("trace", trace, &mut findings);
    config.rules = root.each("rules", severity_or_off, &mut findings);
    for mut ignore in root.sections("ignore", &mut findings) {
        config.ignores.extend(read_ignore(&mut ignore, &mut findings));
        ignore.finish(&mut findings);
    }
    root.finish(&mut findings);
    if !errors.is_empty() {
        // What the TOML reader made of a broken line is not what its author wrote.
        findings.truncate(errors.len());
    }
    (config, findings)
}

fn read_project(project: &mut Section<'_>, findings: &mut Vec<Finding>) -> Project {
    let database = project.take("database", text, findings).and_then(|said| {
        let dialect = Dialect::from_key(&said.value);
        if dialect.is_none() {
            let known: Vec<&str> = Dialect::ALL.iter().map(|dialect| dialect.facts().key).collect_vec();
            let message = format!("`{}` is not a database that Throughline knows", said.value);
            findings.push(invalid(said.place, message).help(format!("write one of {}", known.join(", "))));
        }
        dialect
    });
    Project {
        name: project.take("name", text, findings).map(|said| said.value),
        root: project.take("root", text, findings).map_or_else(String::new, |said| said.value),
        docs: project.say("docs", findings),
        schema: project.say("schema", findings),
        migrations: project.say("migrations", findings),
        tool: project.say("tool", findings),
        database,
        place: project.place(),
    }
}

fn read_decisions(design: &mut Section<'_>, findings: &mut Vec<Finding>) -> Decisions {
    let mut decisions = Decisions {
        add: design.list("add", findings),
        ignore: design.list("ignore", findings),
        rename: design.each("rename", text, findings),
        merge: design.each("merge", text, findings),
        entities: Vec::new(),
    };
    let Some(mut entities) = design.section("entity", findings) else { return decisions };
    for mut entity in entities.named_sections(findings) {
        let decision = EntityDecision {
            steps: entity.list("steps", findings),
            columns: entity.each("columns", text, findings),
        };
        decisions.entities.push(Stated {
            name: entity.name().to_owned(),
            value: decision,
            place: entity.place(),
        });
        entity.finish(findings);
    }
    decisions
}

fn read_ignore(ignore: &mut Section<'_>, findings: &mut Vec<Finding>) -> Option<Ignore> {
    let rule = ignore.say("rule", findings);
    let object = ignore.take("object", text, findings);
    let reason = ignore.take("reason", text, findings).filter(|reason| !reason.value.trim().is_empty());
    let missing = match (&rule, &object, &reason) {
        (Some(_), Some(_), Some(_)) => None,
        (None, _, _) => Some(("rule", "the rule to ignore")),
        (_, None, _) => Some(("object", "a table, a `table.column`, or the path of a file")),
        (_, _, None) => Some(("reason", "why the finding is accepted")),
    };
    if let Some((key, what)) = missing {
        let message = format!("an [[ignore]] without `{key}` ignores nothing");
        findings.push(invalid(ignore.place(), message).help(format!("write `{key}`: {what}")));
    }
    Some(Ignore { rule: rule?, object: object?.value, reason: reason?.value, place: ignore.place() })
}

/// `["1", "2"]`, `"system"`.
fn trace(value: &toml::de::DeValue<'_>) -> Result<Trace, &'static str> {
    match value.as_str() {
        Some("system") => Ok(Trace::System),
        Some(_) => Err("a list of journey steps, or \"system\""),
        None => names(value).map(Trace::Steps),
    }
}

fn invalid(place: Place, message: impl Into<String>) -> Finding {
    Finding::error(INVALID, place.into(), message)
}

#[cfg(test)]
mod tests;
