//! Which schemas and migrations a tree holds: by configuration, and by what each tool finds.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::path::{file_name, is_skipped, join, parent};
use super::{Docs, Scope, docs, products};
use crate::config::{self, Config, Configs, Said};
use crate::dialect::Dialect;
use crate::finding::{Finding, Location};
use crate::ordered::CollectVec;
use crate::text::{Snapshot, Sources, Text, is_below};
use crate::tools::{Candidate, TOOLS, Tool, tool, tool_of_key};

/// What a tree holds.
#[derive(Debug, Default)]
pub struct Layout {
    /// The texts that were read to tell.
    pub sources: Sources,
    /// The configurations.
    pub configs: Configs,
    /// The schemas, each with its migrations; and migrations without a schema.
    pub projects: Vec<Project>,
    /// The products whose docs are compared.
    pub docs: Vec<Docs>,
    /// What was found to be wrong.
    pub findings: Vec<Finding>,
}

/// A schema and the migrations that build it, or one of both.
#[derive(Debug, Clone)]
pub struct Project {
    /// The tool that keeps it.
    pub tool: &'static Tool,
    /// The schema.
    pub schema: Option<SchemaFiles>,
    /// The migrations folder.
    pub migrations: Option<String>,
    /// The database, where it is said.
    pub dialect: Option<Dialect>,
    /// The folder of the product whose docs it serves, where it is said.
    pub docs: Option<String>,
}

/// The files of one schema.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchemaFiles {
    /// As it is named: its file, or its folder where it has several.
    pub path: String,
    /// Its files, sorted.
    pub files: Vec<String>,
}

impl Project {
    /// The paths of the files that are to be read.
    pub fn files(&self, snapshot: &Snapshot) -> Vec<String> {
        let mut files: Vec<String> =
            self.schema.iter().flat_map(|schema| schema.files.iter().cloned()).collect_vec();
        if let Some(folder) = &self.migrations {
            files.extend((self.tool.history_files)(snapshot, folder));
        }
        files
    }

    fn of(candidate: Candidate) -> Option<Self> {
        let Candidate { schema, files, mut migrations, dialect, .. } = candidate;
        let migrations = (migrations.len() == 1).then(|| migrations.swap_remove(0));
        Some(Self {
            tool: tool(candidate.tool)?,
            schema: schema.map(|path| SchemaFiles { path, files }),
            migrations,
            dialect,
            docs: None,
        })
    }
}

/// The files that tell what there is.
pub(super) fn clues(snapshot: &Snapshot, scope: Scope<'_>) -> Vec<String> {
    let mut paths: Vec<String> = configs(snapshot).map(ToOwned::to_owned).collect_vec();
    let own = own(snapshot);
    paths.extend(TOOLS.iter().flat_map(|tool| (tool.clues)(&own)));
    for path in [scope.schema, scope.migrations].into_iter().flatten() {
        paths.extend(named(snapshot, path).flat_map(|(_, files)| files));
    }
    paths
}

/// The tree without what is installed, built, generated or designed.
fn own(snapshot: &Snapshot) -> Snapshot {
    // A generated Prisma client carries a copy of its schema.
    let is_client = |path: &str| snapshot.contains(&join(parent(path), "index-browser.js"));
    let is_copy = |path: &str| path.ends_with(".prisma") && is_client(path);
    snapshot.only(|path| !is_skipped(path) && !is_copy(path))
}

fn configs(snapshot: &Snapshot) -> impl Iterator<Item = &str> {
    snapshot.paths().filter(|path| file_name(path) == config::FILE_NAME && !is_skipped(path))
}

/// The tools that read something at a path, and the files they read there.
fn named(snapshot: &Snapshot, path: &str) -> impl Iterator<Item = (&'static Tool, Vec<String>)> {
    TOOLS.iter().map(move |tool| {
        let schema = tool.models.as_ref().map_or_else(Vec::new, |models| (models.files)(snapshot, path));
        (*tool, schema.into_iter().chain((tool.history_files)(snapshot, path)).collect_vec())
    })
}

/// Reads the configurations of a tree into `sources`.
pub(super) fn read_configs(snapshot: &Snapshot, sources: &mut Sources) -> (Configs, Vec<Finding>) {
    let mut configs = Configs::default();
    let mut findings = Vec::new();
    for path in self::configs(snapshot) {
        let Some(bytes) = snapshot.bytes(path) else { continue };
        let file = sources.add(Text::decode(path, bytes));
        let (config, wrong) = config::read(file, sources);
        findings.extend(wrong);
        configs.by_folder.push((parent(path).to_owned(), config));
    }
    (configs, findings)
}

/// What a tree holds, once its clues are supplied.
pub fn layout(snapshot: &Snapshot, scope: Scope<'_>) -> Layout {
    let mut layout = Layout::default();
    (layout.configs, layout.findings) = read_configs(snapshot, &mut layout.sources);
    let own = own(snapshot);
    let candidates = candidates(&own);
    let mut search = Search { snapshot, candidates, projects: Vec::new(), findings: Vec::new() };
    if scope.schema.is_some() || scope.migrations.is_some() {
        search.project(scope.schema, scope.migrations, None);
    } else {
        let stated = layout.configs.by_folder.iter().filter(|(_, config)| !config.projects.is_empty());
        let stated: Vec<&(String, Config)> = stated.collect_vec();
        for (folder, config) in &stated {
            search.stated(folder, config);
        }
        if !stated.iter().any(|(folder, _)| folder.is_empty()) {
            search.found("", |path| !stated.iter().any(|(folder, _)| is_below(path, folder)));
        }
    }
    if scope.schema.is_none() && scope.migrations.is_none() {
        layout.docs = products(snapshot);
        let homes = search.projects.iter().filter_map(|project| project.docs.as_deref());
        for home in homes {
            if !layout.docs.iter().any(|docs| docs.home == home) {
                layout.docs.extend(docs(snapshot, home));
            }
        }
    }
    layout.projects = search.projects;
    for project in &mut layout.projects {
        project.dialect = project.dialect.or(scope.database);
    }
    layout.findings.extend(search.findings);
    layout
}

/// What the tools find. A folder that a tool knows by its layout is no other's for its name.
fn candidates(own: &Snapshot) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for tool in TOOLS {
        let mut found = (tool.detect)(own);
        found.retain(|new| {
            let is_known = |folder: &String| candidates.iter().any(|known| known.migrations.contains(folder));
            new.schema.is_some() || !new.migrations.iter().any(is_known)
        });
        candidates.extend(found);
    }
    candidates
}

struct Search<'s> {
    snapshot: &'s Snapshot,
    candidates: Vec<Candidate>,
    projects: Vec<Project>,
    findings: Vec<Finding>,
}

impl Search<'_> {
    /// The `[[project]]`s of one configuration.
    fn stated(&mut self, folder: &str, config: &Config) {
        for project in &config.projects {
            let root = join(folder, &project.root);
            let path = |said: &Option<Said>| said.as_ref().map(|said| join(&root, &said.name));
            let (schema, migrations) = (path(&project.schema), path(&project.migrations));
            for (said, path) in [(&project.schema, &schema), (&project.migrations, &migrations)] {
                if let (Some(said), Some(path)) = (said, path)
                    && !self.exists(path)
                {
                    let message = format!("there is nothing at `{path}`");
                    self.findings.push(Finding::error(config::INVALID, said.place.into(), message));
                }
            }
            let tool = project.tool.as_ref().and_then(|said| self.tool_of(said));
            let first = self.projects.len();
            if schema.is_some() || migrations.is_some() {
                self.project(schema.as_deref(), migrations.as_deref(), tool);
            } else {
                self.found(&root, |_| true);
            }
            for own in &mut self.projects[first..] {
                own.dialect = project.database.or(own.dialect);
                own.docs = path(&project.docs).and_then(|folder| Some(docs(self.snapshot, &folder)?.home));
            }
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.snapshot.contains(path) || self.snapshot.below(path).next().is_some()
    }

    fn tool_of(&mut self, said: &Said) -> Option<&'static Tool> {
        let tool = tool_of_key(&said.name);
        if tool.is_none() {
            let keys: Vec<&str> = TOOLS.iter().map(|tool| tool.key).collect_vec();
            let message = format!("`{}` is not a migration tool that Throughline reads", said.name);
            let help = format!("write one of {}", keys.join(", "));
            self.findings.push(Finding::error(config::INVALID, said.place.into(), message).help(help));
        }
        tool
    }

    /// A project of which one side or both are named; a side that is not is the one that was found with the other.
    fn project(&mut self, schema: Option<&str>, migrations: Option<&str>, tool: Option<&'static Tool>) {
        let reads = |path: &str| {
            let mut named = named(self.snapshot, path).filter(|(_, files)| !files.is_empty());
            named.next().map(|(tool, _)| tool)
        };
        let Some(tool) = tool.or_else(|| schema.or(migrations).and_then(reads)) else { return };
        let is_same = |candidate: &&Candidate| match schema {
            Some(schema) => {
                candidate.schema.as_deref() == Some(schema)
                    || candidate.files.iter().any(|file| file == schema || is_below(file, schema))
            }
            None => candidate.migrations.iter().any(|folder| Some(folder.as_str()) == migrations),
        };
        let found = self.candidates.iter().find(is_same).cloned();
        let dialect = found.as_ref().and_then(|found| found.dialect);
        let named = schema.map(|path| SchemaFiles {
            path: path.to_owned(),
            files: tool.models.as_ref().map_or_else(Vec::new, |models| (models.files)(self.snapshot, path)),
        });
        let project = match (migrations, found) {
            (Some(folder), found) => {
                let schema = named.or_else(|| Project::of(found?)?.schema);
                Project { tool, schema, migrations: Some(folder.to_owned()), dialect, docs: None }
            }
            (None, found) => {
                let found = found.and_then(|found| self.told(found));
                let migrations = found.and_then(|found| found.migrations);
                Project { tool, schema: named, migrations, dialect, docs: None }
            }
        };
        self.projects.push(project);
    }

    /// What is found below a folder.
    fn found(&mut self, folder: &str, is_looked_at: impl Fn(&str) -> bool) {
        let candidates = self.candidates.iter().filter(|candidate| {
            let path = candidate.schema.as_ref().or(candidate.migrations.first());
            path.is_some_and(|path| is_below(path, folder) && is_looked_at(path))
        });
        for candidate in candidates.cloned().collect_vec() {
            let Some(project) = self.told(candidate) else { continue };
            match (&project.schema, &project.migrations) {
                (Some(schema), None)
                    if project.dialect.is_none_or(|dialect| dialect.facts().is_relational) =>
                {
                    let message = format!("no migrations were found for the schema `{}`", schema.path);
                    let at = Location::Path(schema.path.clone());
                    self.findings.push(Finding::note("schema-without-migrations", at, message));
                }
                (None, Some(folder)) => {
                    let message = format!("no schema was found for the migrations in `{folder}`");
                    let at = Location::Path(folder.clone());
                    self.findings.push(Finding::note("migrations-without-schema", at, message));
                }
                _ => {}
            }
            self.projects.push(project);
        }
    }

    /// The project of a candidate; none where its migrations cannot be told, which is a finding.
    fn told(&mut self, candidate: Candidate) -> Option<Project> {
        let rivals = self.candidates.iter().filter(|rival| {
            rival.schema != candidate.schema
                && rival.migrations.iter().any(|folder| candidate.migrations.contains(folder))
        });
        let rivals: Vec<&str> = rivals.filter_map(|rival| rival.schema.as_deref()).collect_vec();
        if candidate.migrations.len() < 2 && rivals.is_empty() {
            return Project::of(candidate);
        }
        let quoted = |paths: &mut dyn Iterator<Item = &str>, between: &str| -> String {
            paths.map(|path| format!("`{path}`")).collect_vec().join(between)
        };
        let schema = candidate.schema.as_deref().unwrap_or_default();
        let schemas = quoted(&mut core::iter::once(schema).chain(rivals), " or ");
        let folders = quoted(&mut candidate.migrations.iter().map(String::as_str), " or ");
        let message = format!("it cannot be told which belong together: {schemas} and {folders}");
        let help = format!(
            "say it in {}:\n[[project]]\nschema = \"{schema}\"\nmigrations = \"{}\"",
            config::FILE_NAME,
            candidate.migrations[0],
        );
        let at = Location::Path(schema.to_owned());
        self.findings.push(Finding::error("ambiguous-pairing", at, message).help(help));
        None
    }
}

/// The tool of the schema at a path, and its files.
pub fn schema_at(snapshot: &Snapshot, path: &str) -> Option<(&'static Tool, Vec<String>)> {
    let read = |tool: &&'static Tool| {
        let files = (tool.models.as_ref()?.files)(snapshot, path);
        (!files.is_empty()).then_some((*tool, files))
    };
    TOOLS.iter().find_map(read)
}

/// The tool of the migrations folder at a path, and their files.
pub fn history_at(snapshot: &Snapshot, path: &str) -> Option<(&'static Tool, Vec<String>)> {
    let read = |tool: &&'static Tool| {
        let files = (tool.history_files)(snapshot, path);
        (!files.is_empty()).then_some((*tool, files))
    };
    TOOLS.iter().find_map(read)
}
