//! What a tree holds, read: schemas as they are written, and as their migrations build them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::layout::read_configs;
use super::{Docs, Project, SchemaFiles, Scope, layout};
use crate::config::{Configs, Decisions};
use crate::design::{self, Design};
use crate::dialect::Dialect;
use crate::finding::{Finding, Location, Severity};
use crate::ordered::CollectVec;
use crate::product::{self, Product, Role, ToolName};
use crate::replay::Replay;
use crate::schema::Schema;
use crate::syntax::sql::told_by_words;
use crate::text::{Defect, FileId, Snapshot, Sources, Text};
use crate::tools::Tool;

/// A tree, read.
#[derive(Debug, Default)]
pub struct Opened {
    /// Every text that was read.
    pub sources: Sources,
    /// The configurations.
    pub configs: Configs,
    /// What there is to compare.
    pub projects: Vec<OpenedProject>,
    /// What is designed from the docs.
    pub designs: Vec<DesignedProduct>,
    /// What the readers found.
    pub findings: Vec<Finding>,
}

/// A product, and what its docs ask for.
#[derive(Debug)]
pub struct DesignedProduct {
    /// Its docs.
    pub docs: Docs,
    /// What they say.
    pub product: Product,
    /// What they ask for.
    pub design: Design,
    /// What the readers found in them.
    pub findings: Vec<Finding>,
}

/// A schema, and what its migrations build.
#[derive(Debug)]
pub struct OpenedProject {
    /// The tool that keeps it.
    pub tool: &'static Tool,
    /// What the schema file says; none where there is none, or none that is text.
    pub written: Option<Written>,
    /// What the migrations build; none where there are none, or nothing to compare them with.
    pub built: Option<Built>,
    /// The migrations folder.
    pub migrations: Option<String>,
    /// The folder of the product whose docs it serves, where it is said.
    pub docs: Option<String>,
}

/// What a schema file says.
#[derive(Debug)]
pub struct Written {
    /// The tool that keeps it.
    pub tool: ToolName,
    /// The path of the file, or of the folder where there are several.
    pub path: String,
    /// What it says.
    pub schema: Schema,
}

/// What migrations build.
#[derive(Debug)]
pub struct Built {
    /// What they build.
    pub schema: Schema,
    /// How many there are.
    pub migrations: usize,
    /// Their statements.
    pub statements: usize,
    /// Those that were not understood.
    pub opaque: usize,
    /// Those that change no table and no type.
    pub skipped: usize,
}

/// Reads what a tree holds.
pub fn open(snapshot: &Snapshot, scope: Scope<'_>) -> Opened {
    let layout = layout(snapshot, scope);
    let mut opened = Opened {
        sources: layout.sources,
        configs: layout.configs,
        projects: Vec::new(),
        designs: Vec::new(),
        findings: layout.findings,
    };
    for docs in layout.docs {
        let (designed, findings) = opened.design(docs, snapshot);
        // What docs leave open is for `design` to be strict about; here they are one side of a comparison.
        opened
            .findings
            .extend(findings.into_iter().map(|finding| Finding { severity: Severity::Note, ..finding }));
        opened.designs.extend(designed);
    }
    for project in layout.projects {
        let project = opened.project(&project, snapshot);
        opened.projects.push(project);
    }
    opened
}

impl Opened {
    /// Reads the configurations of a tree.
    pub fn configure(&mut self, snapshot: &Snapshot) {
        let (configs, findings) = read_configs(snapshot, &mut self.sources);
        self.configs = configs;
        self.findings.extend(findings);
    }

    fn project(&mut self, project: &Project, snapshot: &Snapshot) -> OpenedProject {
        let tool = project.tool;
        let written = project.schema.as_ref().and_then(|schema| self.write(tool, schema, snapshot));
        let built = written.as_ref().zip(project.migrations.as_deref()).map(|(written, folder)| {
            let mismatch = project.dialect.and_then(|dialect| (tool.mismatch)(snapshot, folder, dialect));
            if let Some(mismatch) = mismatch {
                self.findings.push(mismatch);
                return None;
            }
            self.build(tool, folder, snapshot, project.dialect.or(Some(written.schema.dialect())))
        });
        OpenedProject {
            tool,
            written,
            built: built.flatten(),
            migrations: project.migrations.clone(),
            docs: project.docs.clone(),
        }
    }

    /// Reads docs and designs what they ask for; none where they cannot be designed from.
    pub fn design(&mut self, docs: Docs, snapshot: &Snapshot) -> (Option<DesignedProduct>, Vec<Finding>) {
        let texts = docs.files.iter().filter_map(|(role, path)| Some((*role, path, snapshot.bytes(path)?)));
        let files: Vec<(Role, FileId)> = texts
            .map(|(role, path, bytes)| (role, self.sources.add(Text::decode(path.clone(), bytes))))
            .collect_vec();
        let (product, findings) = product::read(&files, &self.sources);
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            return (None, findings);
        }
        let decisions = self.configs.nearest(&docs.designed("")).map(|(_, config)| &config.decisions);
        let none = Decisions::default();
        let design = design::design(&product, decisions.unwrap_or(&none), &self.sources);
        (Some(DesignedProduct { docs, product, design, findings: findings.clone() }), findings)
    }

    /// Reads a schema; none where a file of it is no text.
    pub fn write(&mut self, tool: &Tool, files: &SchemaFiles, snapshot: &Snapshot) -> Option<Written> {
        let texts = files.files.iter().filter_map(|path| Some((path, snapshot.bytes(path)?)));
        let ids: Vec<FileId> =
            texts.map(|(path, bytes)| self.sources.add(Text::decode(path.clone(), bytes))).collect_vec();
        let (schema, findings) = (tool.models.as_ref()?.read)(&ids, &self.sources);
        self.findings.extend(findings);
        let is_text = |file: &FileId| self.sources.text(*file).defect() != Some(Defect::Binary);
        (!ids.is_empty() && ids.iter().all(is_text)).then(|| Written {
            tool: tool.name,
            path: files.path.clone(),
            schema,
        })
    }

    /// Replays the migrations of a folder, for the database that their lock names, or else for this one, or else for
    /// the one that their words tell; none where nothing says which.
    pub fn build(
        &mut self,
        tool: &Tool,
        folder: &str,
        snapshot: &Snapshot,
        dialect: Option<Dialect>,
    ) -> Option<Built> {
        let (history, findings) = (tool.history)(snapshot, folder, &mut self.sources);
        self.findings.extend(findings);
        let texts = history.steps.iter().map(|step| self.sources.text(step.file).content());
        let dialect = history.dialect.or(dialect).or_else(|| told_by_words(texts))?;
        if !dialect.facts().is_replayed {
            let message = format!(
                "migrations for {} are not understood yet, so `{folder}` was not compared",
                dialect.facts().name
            );
            self.findings.push(Finding::note("unread-database", Location::Path(folder.into()), message));
            return None;
        }
        let mut replay = Replay::new(dialect);
        for step in &history.steps {
            replay.file(step.file, &self.sources);
        }
        let replayed = replay.finish();
        self.findings.extend(replayed.findings);
        Some(Built {
            schema: replayed.schema,
            migrations: history.steps.len(),
            statements: replayed.statements,
            opaque: replayed.opaque,
            skipped: replayed.skipped,
        })
    }
}
