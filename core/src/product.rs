//! Product docs, read: documents found by role, their lines with place and sense, the journey's steps, the stack.
//!
//! **Invariant: nothing here knows what a table is; `design` decides that.**

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use crate::finding::Finding;
use crate::ordered::{CollectVec, Order};
use crate::text::{FileId, Place, Sources};

mod actor;
mod contraction;
mod cue;
mod fence;
mod gap;
mod gherkin;
mod inline;
mod journey;
mod line;
mod markdown;
mod outline;
mod persona;
mod placeholder;
mod role;
mod sense;
mod stack;
mod step;
mod tool_name;

pub(crate) use actor::{ROLE, denied};
pub(crate) use cue::is_known;
use outline::Draft;
pub use role::{is_document, may_tell};
pub(crate) use sense::lists_columns;
pub use tool_name::ToolName;

/// Reads the documents of one product. What could not be read is told by findings.
pub fn read(files: &[(Role, FileId)], sources: &Sources) -> (Product, Vec<Finding>) {
    let mut product = Product::default();
    for (role, file) in documents(files, sources) {
        product.documents.push(Document { role, file, is_english: true });
    }
    let mut drafts: Vec<Draft> = Vec::new();
    for document in 0..product.documents.len() {
        let Document { role, file, .. } = product.documents[document];
        if role != Role::SchemaDoc {
            drafts.push(Draft::read(&mut product, document, sources.text(file).content()));
        }
    }
    product.name = name(&product);
    journey::find(&mut product, &mut drafts);
    for draft in &drafts {
        product.placeholders.extend(draft.placeholders.evidence(draft));
        sense::read(&mut product, draft);
    }
    actor::find(&mut product);
    persona::read_as_roles(&mut product);
    contraction::read_apart(&mut product);
    let templates: Vec<FileId> =
        drafts.iter().filter(|draft| draft.placeholders.is_template).map(|draft| draft.file).collect_vec();
    let mut findings = gap::find(&product, &templates, sources);
    let (stack, open) = stack::read(&product);
    product.stack = stack;
    findings.extend(open);
    (product, findings)
}

/// `Ferry Desk` of `# User Journey: Ferry Desk`, in the journey or else in another document.
fn name(product: &Product) -> Option<String> {
    let is_title = |section: &&Section| {
        let role = product.documents[section.document].role;
        section.level == 1
            && section.parent.is_none()
            && matches!(role, Role::Journey | Role::TechStack | Role::Requirements)
    };
    let titles = product.sections.iter().filter(is_title);
    let mut names = titles.filter_map(|title| {
        let dash = [": ", " – ", " — ", " - "].iter().find_map(|dash| title.title.split_once(dash))?;
        Some(String::from(dash.1.trim()))
    });
    names.find(|name| !name.is_empty())
}

/// The documents by role and path, without the condensed twins of those that are there whole.
fn documents(files: &[(Role, FileId)], sources: &Sources) -> Vec<(Role, FileId)> {
    let path = |file: FileId| sources.text(file).path();
    let mut documents = files.to_vec();
    documents.order_by_key(|(role, file)| (*role, path(*file)));
    let paths: crate::ordered::BTreeSet<&str> = files.iter().map(|(_, file)| path(*file)).collect();
    documents
        .retain(|(_, file)| !role::twin(path(*file)).is_some_and(|whole| paths.contains(whole.as_str())));
    documents
}

/// Where something was read, in whose words, and by which rule of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where.
    pub place: Place,
    /// The words, trimmed; shared with the line that they are.
    pub words: Rc<str>,
    /// The rule that took them, as a short phrase: `object of a create verb`.
    pub rule: &'static str,
}

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The user journey.
    Journey,
    /// The tech stack.
    TechStack,
    /// The architecture.
    Architecture,
    /// The backlog and its stories.
    Backlog,
    /// The project scaffold.
    Scaffold,
    /// Requirements: a PRD, a spec, plain prose.
    Requirements,
    /// A schema document, written by Throughline or by people.
    SchemaDoc,
}

/// A document that was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is for.
    pub role: Role,
    /// Its text.
    pub file: FileId,
    /// Whether it is written in English; else only its code, tables and lists are read.
    pub is_english: bool,
}

/// A heading and where it stands in the outline.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its words, without marks, numbers and decoration.
    pub title: String,
    /// 1 to 6; more for a step whose title is set in bold.
    pub level: u8,
    /// The section around it.
    pub parent: Option<usize>,
    /// Which of [`Product::documents`].
    pub document: usize,
    /// What its lines say where nothing else tells.
    pub sense: Sense,
    /// Whether it counts.
    pub scope: Scope,
    /// Which of [`Journey::steps`] it is or names, in order.
    pub steps: Vec<usize>,
    /// Its place.
    pub place: Place,
}

/// What kind of Markdown block a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading.
    Heading,
    /// A paragraph, sentence by sentence.
    Prose,
    /// A list line; depth 0 is outermost.
    Bullet {
        /// How deep in the list.
        depth: u8,
    },
    /// One cell of a table.
    Cell {
        /// Which of [`Product::tables`].
        table: usize,
        /// 0-based row; the header is not a row.
        row: usize,
        /// 0-based column.
        column: usize,
    },
}

/// What a line says, by its label, its section and its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// The title of a step.
    StepTitle,
    /// What the user does.
    Action,
    /// What the system does.
    Response,
    /// What the user brings; sometimes lists of fields.
    Context,
    /// A demand: a functional requirement, an acceptance criterion, a story.
    Requirement,
    /// An entity or one of its fields, under `Key Entities`, `Data Model` and the like.
    Entity,
    /// Supports a claim, never makes one.
    Support,
    /// Feelings, metrics, competitors, workarounds, costs: never read for tables.
    Ignored,
}

/// Whether a line is part of what is to be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// To be built.
    Now,
    /// Deferred: future considerations, priority P2, phase 2.
    Later,
    /// Excluded or rejected: out of scope, alternatives, what we did not choose.
    Never,
}

/// One line (or sentence) of a document.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its words as they are read: as written, but with the role of each persona that goes by name.
    pub text: Rc<str>,
    /// Its words as written, without Markdown marks and without its label.
    pub words: Rc<str>,
    /// The words that were set as code.
    pub code: Vec<String>,
    /// The words that were set in italics or in bold.
    pub stressed: Vec<String>,
    /// Its bold or leading label, without the colon: `User Action`.
    pub label: Option<String>,
    /// Its place.
    pub place: Place,
    /// Which of [`Product::documents`].
    pub document: usize,
    /// Which of [`Product::sections`] it stands in.
    pub section: Option<usize>,
    /// Which Markdown block it is.
    pub kind: Kind,
    /// What it says.
    pub sense: Sense,
    /// Whether it counts.
    pub scope: Scope,
    /// The line it hangs under: a bullet's outer bullet, or the label or sentence that introduces a list.
    pub parent: Option<usize>,
    /// Which of [`Journey::steps`] it belongs to or names, in order.
    pub steps: Vec<usize>,
}

/// A table of a document.
#[derive(Debug, Clone)]
pub struct DocTable {
    /// The header cells.
    pub header: Vec<String>,
    /// The rows; every cell that is not empty is also a [`Line`].
    pub rows: Vec<Vec<String>>,
    /// Which of [`Product::documents`].
    pub document: usize,
    /// Which of [`Product::sections`] it stands in.
    pub section: Option<usize>,
    /// Its place.
    pub place: Place,
}

/// A fenced block.
#[derive(Debug, Clone)]
pub struct CodeBlock {
    /// The info string's first word in lower case: `sql`, `mermaid`, `json`; empty for none.
    pub language: String,
    /// What it holds.
    pub text: String,
    /// Which of [`Product::documents`].
    pub document: usize,
    /// Which of [`Product::sections`] it stands in.
    pub section: Option<usize>,
    /// The line that introduces it.
    pub parent: Option<usize>,
    /// Whether it counts.
    pub scope: Scope,
    /// Which of [`Journey::steps`] it belongs to, in order.
    pub steps: Vec<usize>,
    /// The place of its content.
    pub place: Place,
}

/// Somebody who acts in the journey.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The role in lower case, singular: `project handler`.
    pub name: String,
    /// The names that a persona of this role goes by, as written.
    pub called: Vec<String>,
    /// Whether they act in the product (else they are only talked about).
    pub is_user: bool,
    /// Where they are introduced.
    pub evidence: Evidence,
}

/// One step of the journey.
#[derive(Debug, Clone)]
pub struct Step {
    /// As the document counts it: `3`, `2a`.
    pub number: String,
    /// The actor whose steps these are, where the count starts again for each: index of [`Journey::actors`].
    pub actor: Option<usize>,
    /// Its title without number and decoration.
    pub title: String,
    /// Which of [`Product::sections`] it is or stands in.
    pub section: Option<usize>,
    /// Where its title stands.
    pub place: Place,
}

/// The user journey.
#[derive(Debug, Clone, Default)]
pub struct Journey {
    /// Who acts.
    pub actors: Vec<Actor>,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// Something that the docs choose, or that a rule chooses in their place.
#[derive(Debug, Clone)]
pub struct Choice<T> {
    /// What was chosen.
    pub value: T,
    /// Where the docs say so; none when a rule of the decision tree chose.
    pub evidence: Option<Evidence>,
    /// Why, in a short phrase.
    pub why: String,
}

/// The tech stack, as far as a schema depends on it.
#[derive(Debug, Clone, Default)]
pub struct Stack {
    /// The database.
    pub database: Option<Choice<crate::dialect::Dialect>>,
    /// The ORM or migration tool.
    pub tool: Option<Choice<ToolName>>,
    /// The backend language, in lower case: `typescript`, `python`.
    pub language: Option<Choice<String>>,
    /// The backend framework, as written: `FastAPI`.
    pub framework: Option<Choice<String>>,
    /// Who authenticates, as written: `Clerk`, `Auth.js`.
    pub auth: Option<Choice<String>>,
    /// Where files go, as written: `S3`.
    pub storage: Option<Choice<String>>,
    /// Who takes payments, as written: `Stripe`.
    pub payments: Option<Choice<String>>,
}

/// Everything that the docs of one product say.
#[derive(Debug, Clone, Default)]
pub struct Product {
    /// The product's name, from the journey's title.
    pub name: Option<String>,
    /// The documents that were read, by role and path.
    pub documents: Vec<Document>,
    /// Their outline.
    pub sections: Vec<Section>,
    /// Their lines.
    pub lines: Vec<Line>,
    /// How many of these are demands with a number: `REQ-001: The system shall …`.
    pub demands: usize,
    /// Their tables.
    pub tables: Vec<DocTable>,
    /// Their fenced blocks.
    pub blocks: Vec<CodeBlock>,
    /// The journey.
    pub journey: Journey,
    /// The stack.
    pub stack: Stack,
    /// Unfilled placeholders, `[Product name]`, with their places.
    pub placeholders: Vec<Evidence>,
}

impl Product {
    /// Whether a document of its own tells the journey; else requirements and stories tell it.
    pub fn has_journey(&self) -> bool {
        self.documents.iter().any(|document| document.role == Role::Journey)
    }
}

#[cfg(test)]
mod tests;
