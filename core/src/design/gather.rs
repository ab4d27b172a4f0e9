//! The docs, line by line, become claims about nouns.
//!
//! What a step does counts; what supports it is only heard for names of tables, identifiers, endpoints and stores.

mod action;
mod code;
mod define;
mod entity;
mod form;
mod headed;
mod kept;
mod list;
mod one;
mod outline;
mod path;
mod read;
mod say;
mod sort;
mod store;
mod told;
mod value;

pub(super) use value::{are_values, is_column};

use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use read::Read;
use sort::Sort;

use super::noun::Nouns;
use super::prose;
use super::spoken::Spoken;
use crate::language::clause::Thing;
use crate::language::is_one_of;
use crate::language::known::Known;
use crate::language::noun::{self as words, Class};
use crate::language::sentence::{Part, parts};
use crate::language::singular;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::{Evidence, Kind, Line, Product, Role, Scope, Sense};
use crate::text::Sources;

/// Every noun of the docs, with what is claimed of each.
pub(super) fn nouns(product: &Product, spoken: &Spoken<'_>, sources: &Sources) -> Gathered {
    let mut gather = Gather::new(product, spoken);
    say::first(&mut gather);
    path::all(&mut gather, sources);
    for line in product.lines.iter().filter(|line| line.label.is_some() || line.text.contains(": ")) {
        entity::collections(&mut gather, line);
    }
    // What is listed as an entity is known before the rest is read.
    for is_list in [true, false] {
        for (at, line) in product.lines.iter().enumerate() {
            if (line.sense == Sense::Entity) == is_list {
                gather.line(at);
            }
        }
    }
    told::requirements(&mut gather);
    code::blocks(&mut gather, sources);
    for line in product.lines.iter().filter(|line| is_told(product, line)) {
        define::line(&mut gather, line);
    }
    outline::all(&mut gather);
    headed::all(&mut gather);
    let mut focus = say::Focus::default();
    for (at, line) in product.lines.iter().enumerate() {
        if is_told(product, line) {
            say::line(&mut gather, at, line, &mut focus);
        }
    }
    for line in product.lines.iter().filter(|line| defines(product, line)) {
        define::same(&mut gather, line);
    }
    Gathered {
        nouns: gather.nouns,
        outputs: gather.outputs,
        shares: gather.shares,
        people: gather.people,
        uniques: gather.uniques,
        kinds: gather.kinds,
    }
}

/// Whether a line may define a thing: what is to be built, in a document that says what it is made of.
fn defines(product: &Product, line: &Line) -> bool {
    let role = product.documents[line.document].role;
    line.scope == Scope::Now
        && !matches!(line.sense, Sense::Ignored | Sense::StepTitle)
        && (matches!(role, Role::Journey | Role::Architecture | Role::Requirements)
            || role == Role::Backlog && (!product.has_journey() || line.sense == Sense::Requirement))
}

/// What the walk found.
pub(super) struct Gathered {
    pub(super) nouns: Nouns,
    /// What is made from another thing: its words, the steps, where.
    pub(super) outputs: Vec<(String, Vec<usize>, Evidence)>,
    /// Where something is shared by a link, and what, if that is said.
    pub(super) shares: Vec<(Option<String>, Vec<usize>, Evidence)>,
    /// What there may be one of: the noun, for each of what, where.
    pub(super) uniques: Vec<(String, Vec<String>, Evidence)>,
    /// Roles that are chosen, and in which steps.
    pub(super) people: Vec<(String, Vec<usize>, Evidence)>,
    /// Kinds of a thing that have columns of their own: the kind, the thing.
    pub(super) kinds: Vec<(String, String, Evidence)>,
}

/// The walk through the docs.
struct Gather<'p> {
    product: &'p Product,
    spoken: &'p Spoken<'p>,
    nouns: Nouns,
    /// Who acts, singular: `creator`.
    actors: BTreeSet<String>,
    /// The noun that each line is about, for the lines that hang under it or follow it.
    about: Vec<Option<String>>,
    /// The last noun that something was done to, and in which steps.
    current: Option<(String, Vec<usize>)>,
    /// What is made from another thing, where, and by which words: reports and exports.
    outputs: Vec<(String, Vec<usize>, Evidence)>,
    /// What is shared by a link, where that is said.
    shares: Vec<(Option<String>, Vec<usize>, Evidence)>,
    /// What there may be one of: the noun, for each of what, where.
    uniques: Vec<(String, Vec<String>, Evidence)>,
    /// What was last asked for: `borrow request`.
    request: Option<String>,
    /// Roles that are chosen, and in which steps.
    people: Vec<(String, Vec<usize>, Evidence)>,
    /// Figures that are gathered of something, and in which steps.
    figures: Vec<(String, Vec<usize>)>,
    /// Kinds of a thing that have columns of their own: the kind, the thing.
    kinds: Vec<(String, String, Evidence)>,
    /// What a list tells of all of it, and where: "Every lamp: number, weight".
    whole: Option<(Option<usize>, String)>,
    /// Nouns that say little by themselves, but are told with columns of their own: `file`, `unit`.
    raised: BTreeSet<String>,
    /// Words that say little, and their names in full.
    shortened: BTreeMap<String, String>,
    /// The steps that have lines of what is done in them.
    told: BTreeSet<usize>,
    /// The line that was read last.
    read: (&'p str, Rc<Read>),
    /// Clauses of the lines before.
    clauses: Known<Rc<Read>>,
    /// Parts of the sentences before.
    parts: Known<Rc<Vec<Part>>>,
}

impl<'p> Gather<'p> {
    fn new(product: &'p Product, spoken: &'p Spoken<'p>) -> Self {
        let actors = product
            .journey
            .actors
            .iter()
            .filter(|actor| actor.is_user)
            .flat_map(|actor| {
                [singular(&actor.name), singular(actor.name.rsplit(' ').next().unwrap_or_default())]
            })
            .chain(["user".into()])
            .collect();
        let does = |line: &&Line| matches!(line.sense, Sense::Action | Sense::Response);
        let told = product.lines.iter().filter(does).filter_map(|line| line.steps.first().copied()).collect();
        Self {
            product,
            spoken,
            nouns: Nouns::default(),
            actors,
            about: alloc::vec![None; product.lines.len()],
            current: None,
            outputs: Vec::new(),
            shares: Vec::new(),
            uniques: Vec::new(),
            request: None,
            people: Vec::new(),
            figures: Vec::new(),
            kinds: Vec::new(),
            whole: None,
            raised: BTreeSet::new(),
            shortened: spoken.shortened(),
            told,
            read: ("", Rc::new(Read::new(""))),
            clauses: Known::default(),
            parts: Known::default(),
        }
    }

    /// A line of the docs as clauses, read once for all that ask in a row.
    fn read(&mut self, text: &'p str) -> Rc<Read> {
        if !core::ptr::eq(self.read.0, text) {
            self.read = (text, self.clauses.of(text, |text| Rc::new(Read::new(text))));
        }
        Rc::clone(&self.read.1)
    }

    /// The parts of a sentence.
    fn parts(&mut self, sentence: &str) -> Rc<Vec<Part>> {
        self.parts.of(sentence, |sentence| Rc::new(parts(sentence)))
    }

    fn line(&mut self, at: usize) {
        let product = self.product;
        let line = &product.lines[at];
        let is_schema = product.documents[line.document].role == Role::SchemaDoc;
        if is_schema || is_read_whole(product, line) {
            return;
        }
        let role = product.documents[line.document].role;
        let is_told = line.scope == Scope::Now
            && line.sense != Sense::Ignored
            && matches!(role, Role::Journey | Role::Requirements | Role::Architecture);
        if is_told && matches!(line.kind, Kind::Cell { .. }) && form::cell(self, line) {
            return;
        }
        match (line.scope, line.sense) {
            (Scope::Never, _) | (_, Sense::Ignored) => {}
            (Scope::Later, _) => action::later(self, line),
            (Scope::Now, Sense::StepTitle) => action::title(self, at, line),
            (Scope::Now, Sense::Action | Sense::Response) => {
                action::clauses(self, at, line);
                list::fields_of_line(self, at, line);
                code::mentions(self, line);
            }
            (Scope::Now, Sense::Requirement) => {
                action::clauses(self, at, line);
                code::mentions(self, line);
                // Stories are about code as much as about things: their lists are not read.
                if product.documents[line.document].role != Role::Backlog || !product.has_journey() {
                    list::fields_of_line(self, at, line);
                }
            }
            (Scope::Now, Sense::Context) => {
                list::fields_of_line(self, at, line);
                code::mentions(self, line);
            }
            (Scope::Now, Sense::Entity) => entity::line(self, at, line),
            (Scope::Now, Sense::Support) => {
                code::mentions(self, line);
                store::stored(self, line);
            }
        }
    }

    /// The noun that a line hangs under, or that was last worked on in its step.
    fn context_of(&self, line: &Line) -> Option<String> {
        let mut parent = line.parent;
        while let Some(at) = parent {
            if let Some(about) = &self.about[at] {
                return Some(about.clone());
            }
            parent = self.product.lines[at].parent;
        }
        let (noun, steps) = self.current.as_ref()?;
        (*steps == line.steps).then(|| noun.clone())
    }

    /// The table's noun that a thing is, if it can be one.
    fn table_of(&self, thing: &Thing) -> Option<String> {
        match self.sort(thing) {
            Sort::Table(name) => Some(name),
            Sort::Property | Sort::Output | Sort::Measure | Sort::Vague | Sort::Role | Sort::Nothing => None,
        }
    }

    /// How the docs count a mass noun: `content item` for `content`.
    fn counted(&self, noun: &str) -> Option<String> {
        let is_mass = crate::language::plural(noun) == noun;
        let counted = ["item", "entry", "record", "piece"].map(|counter| format!("{noun} {counter}"));
        counted.into_iter().find(|name| is_mass && self.spoken.has(name))
    }

    /// The name of a thing, without actors and machinery before it: `user workflow` is `workflow`.
    fn name(&self, thing: &Thing) -> String {
        let kept: Vec<&str> = thing
            .modifiers
            .iter()
            .map(String::as_str)
            // Whose profile it is says what it holds.
            .filter(|word| thing.head == "profile" || !self.actors.contains(*word))
            .filter(|word| {
                !matches!(
                    words::class(word),
                    Some(Class::Infrastructure | Class::Interface | Class::Feeling | Class::Actor)
                ) || words::may_be_modified(word)
                    // "Rejection reasons" are no reasons of a feeling.
                    || words::is_kind(&thing.head) && words::class(word) == Some(Class::Feeling)
                    || *word == "list" && thing.modifiers.first().is_some_and(|first| first != "list")
            })
            .collect_vec();
        // "The motor catalogue" holds motors.
        if is_one_of(&thing.head, "catalogue catalog directory inventory register registry")
            && let Some(of) = kept.last().filter(|of| self.spoken.count(of) > 1)
        {
            return String::from(*of);
        }
        // "Names and describes each": more than two words before a noun are a sentence that was misread.
        let from = kept.len().saturating_sub(2);
        let mut name = kept[from..].join(" ");
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&thing.head);
        name
    }
}

/// Whether a line is of requirement prose, which is read as a whole where there is little else.
fn is_prose(product: &Product, line: &Line) -> bool {
    prose::is_prose(product) && prose::is_of_prose(product, line)
}

/// Fewer sections are one statement of requirements, and no product's documents.
const SECTIONS: usize = 6;

/// Whether a line may be read sentence by sentence: prose is, where sections say what its sentences are about.
pub(super) fn is_told(product: &Product, line: &Line) -> bool {
    defines(product, line) && !is_read_whole(product, line)
}

/// Whether a line is of prose that is read as a whole, and by nothing else.
pub(super) fn is_read_whole(product: &Product, line: &Line) -> bool {
    is_prose(product, line) && is_one_statement(product)
}

/// Whether the docs are one statement of requirements, which is read as a whole.
pub(super) fn is_one_statement(product: &Product) -> bool {
    product.sections.len() < SECTIONS
        && !product.has_journey()
        && prose::is_prose(product)
        && product.demands < DEMANDS
}

/// So many numbered demands are no one statement.
const DEMANDS: usize = 3;

/// A line as evidence; the rule is set by the ground it is claimed on.
fn evidence(line: &Line) -> Evidence {
    let words = if is_bare(line) { said(line).into() } else { line.words.clone() };
    Evidence { place: line.place, words, rule: "" }
}

/// What a line says: its words, or its label where that is all there is ("Adds criteria:").
fn said(line: &Line) -> &str {
    line.label.as_deref().filter(|_| is_bare(line)).unwrap_or(&line.text)
}

/// Whether a line is a label and nothing else.
fn is_bare(line: &Line) -> bool {
    line.label.is_some() && line.text.trim().is_empty()
}
