//! Product docs become a design: entities with their evidence, relations, columns, indexes, the schema they make,
//! and what could not be decided from the docs alone.
//!
//! **Invariant: no table, column, relation or index without [`Evidence`]: a place in the docs, its words, a rule.**

use alloc::string::String;
use alloc::vec::Vec;

use crate::config::Decisions;
use crate::product::{Evidence, Product, ToolName};
use crate::schema::{Action, Schema};
use crate::text::Sources;

mod access;
mod alias;
mod ask;
mod assemble;
mod build;
mod circle;
mod column;
mod concept;
mod decide;
mod decided;
mod detail;
mod entity;
mod explicit;
mod gather;
mod index;
mod many;
mod mention;
mod noun;
mod order;
mod part;
mod people;
mod picture;
mod prose;
mod referential;
mod relate;
mod spoken;
mod state;
mod trace;
mod unique;
mod verdict;
mod weigh;

pub use build::index_name;
pub use decide::{counted, tool_name};

/// Proposes a schema for a product.
pub fn design(product: &Product, decisions: &Decisions, sources: &Sources) -> Design {
    let concepts = concept::read(product);
    let spoken = spoken::Spoken::of(product);
    let mut gathered = gather::nouns(product, &spoken, sources);
    let nouns = &mut gathered.nouns;
    let dialect = decide::dialect(product);
    let mut accesses = explicit::claim(nouns, product, dialect, sources);
    decided::claim(nouns, decisions);
    people::claim_tenant(nouns, &concepts);
    people::claim_events(nouns, &concepts);
    people::claim(nouns, product, &concepts);
    let called = people::unify(nouns, product);
    people::unify_roles(nouns, &spoken);
    spoken::parts(nouns, &spoken);
    verdict::merge(nouns, decisions, &|name| spoken.count(name));
    weigh::heard::claim(nouns, &spoken, product);
    spoken::elsewhere(nouns, &spoken);
    let (mut entities, mut verdicts) = verdict::decide(nouns, decisions, product, &spoken);
    people::class(&mut entities, &concepts, called.as_ref(), product);
    let aliases = alias::of(nouns, &entities);
    let mentions = mention::Mentions::of(&entities, &aliases, product);
    detail::read(&mut entities, &mentions, product);
    picture::of_entities(&mut entities, &mentions, product);
    relate::entities(&mut entities, nouns, &mentions, &concepts, product, &gathered.people);
    let known = many::read(&mut entities, product, &mentions);
    weigh::tie::second_opinion(&mut entities, &mentions, product, &spoken);
    weigh::own::claim(&mut entities, &mentions, product, &spoken);
    access::query::claim(&mut entities, product, &mentions);
    decided::without_ignored(&mut entities, known, decisions);
    let once = unique::read(&mut entities, product, &mentions);
    part::of_entities(&mut entities, &gathered, &mentions);
    decided::complete(&mut entities, decisions, product);
    trace::steps(&mut entities, &mentions, product);
    let tool = decide::tool(product);
    let mut tables = assemble::tables(&entities);
    assemble::one_of_each(&mut tables, &gathered);
    unique::add(&mut tables, &once, &entities, &mentions, dialect);
    verdict::kinds(&mut verdicts, &gathered.kinds, &entities);
    verdict::joins(&mut verdicts, &tables);
    accesses.extend(access::read(product, &entities, &mentions));
    accesses.extend(access::query::read(product, &entities, &mentions, &tables));
    index::add(&mut tables, &accesses);
    let steps = trace::tables_of_steps(&tables, product);
    Design {
        schema: build::schema(&tables, dialect, tool),
        steps,
        questions: ask::questions(&verdicts, &gathered.nouns, &tables, &concepts, product),
        decisions: decide::decisions(product, dialect, tool, &concepts, &tables),
        tables,
        verdicts,
        tool,
    }
}

/// A schema proposed for a product, with everything that led to it.
#[derive(Debug, Clone)]
pub struct Design {
    /// What is proposed, in the dialect of the stack.
    pub schema: Schema,
    /// The same tables with evidence, parents before children.
    pub tables: Vec<Table>,
    /// What became of every noun that was weighed, by name.
    pub verdicts: Vec<Verdict>,
    /// What the docs leave open, most valuable first.
    pub questions: Vec<Question>,
    /// What was decided for the whole schema.
    pub decisions: Vec<Decision>,
    /// For each of the journey's steps, in order, the tables that serve it (as indexes of [`Design::tables`]).
    pub steps: Vec<Vec<usize>>,
    /// The migration tool.
    pub tool: ToolName,
}

/// What a table is for in the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Whom the data of several users belongs to: a team, an organization.
    Tenant,
    /// Who signs in.
    User,
    /// What users make and work on.
    Core,
    /// What is there before the users: a catalogue to choose from.
    Catalogue,
    /// Which rows of one table belong to which rows of another.
    Join,
    /// What happened; written once and kept: usage, audit, history.
    Event,
}

/// A proposed table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name: plural, in `snake_case`.
    pub name: String,
    /// One row of it, in words: `usage event`.
    pub singular: String,
    /// What it is for.
    pub class: Class,
    /// Its columns, in order, the primary key first.
    pub columns: Vec<Column>,
    /// Its references to other tables; each column is also among [`Table::columns`].
    pub relations: Vec<Relation>,
    /// What may not occur twice, beyond single unique columns.
    pub uniques: Vec<Unique>,
    /// Its indexes.
    pub indexes: Vec<Index>,
    /// Why it exists, strongest first; never empty.
    pub evidence: Vec<Evidence>,
    /// The steps of the journey that it serves, in order.
    pub steps: Vec<usize>,
    /// Choices that concern it alone, each a sentence.
    pub notes: Vec<String>,
}

/// What a column holds; the dialect gives the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The surrogate key.
    Key,
    /// The key of another row.
    Reference,
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A whole number that may pass two billion.
    BigInteger,
    /// A decimal number with so many digits in all and after the point.
    Decimal(u8, u8),
    /// Yes or no.
    Boolean,
    /// A moment.
    Timestamp,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A document of flexible structure.
    Json,
    /// Several short texts.
    TextList,
}

/// What a column holds when nothing is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Default {
    /// A new key.
    NewKey,
    /// The current time.
    Now,
    /// A text.
    Text(String),
    /// A number.
    Number(i64),
    /// Yes or no.
    Boolean(bool),
    /// No texts.
    EmptyList,
}

/// What the database refuses to store in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// Anything but these values.
    Values(Vec<String>),
    /// Anything under this.
    AtLeast(i64),
    /// Anything that is not over this.
    MoreThan(i64),
    /// Anything under the first or over the second.
    Between(i64, i64),
}

/// A proposed column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub meaning: Meaning,
    /// Whether it may be empty.
    pub nullable: bool,
    /// Its default.
    pub default: Option<Default>,
    /// What it refuses.
    pub limit: Option<Limit>,
    /// Whether no two rows may share its value.
    pub unique: bool,
    /// What it is for, as a short phrase.
    pub purpose: String,
    /// Why it exists.
    pub evidence: Evidence,
}

/// How many rows stand on the two ends of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinality {
    /// One parent, many children.
    OneToMany,
    /// One parent, at most one child.
    OneToOne,
    /// One end of a join table.
    ManyToMany,
}

/// A proposed reference from one table to another.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The referencing column.
    pub column: String,
    /// The referenced table.
    pub parent: String,
    /// How many rows stand on the two ends.
    pub cardinality: Cardinality,
    /// What happens to the row when its parent goes.
    pub on_delete: Action,
    /// Why that, as a short phrase.
    pub on_delete_why: String,
    /// Why it exists.
    pub evidence: Evidence,
}

/// Columns that may not occur twice together.
#[derive(Debug, Clone)]
pub struct Unique {
    /// The columns, in order.
    pub columns: Vec<String>,
    /// Among which rows, as SQL; all where none.
    pub predicate: Option<String>,
    /// Why.
    pub evidence: Evidence,
}

/// A proposed index.
#[derive(Debug, Clone)]
pub struct Index {
    /// Its columns in order, and whether each is descending.
    pub columns: Vec<(String, bool)>,
    /// Which rows it holds, as SQL; all where none.
    pub predicate: Option<String>,
    /// The access method where it is not the usual one: `gin`.
    pub method: Option<&'static str>,
    /// The query it serves, in words.
    pub query: String,
    /// The steps of the journey that ask it, in order.
    pub steps: Vec<usize>,
    /// Why it exists.
    pub evidence: Evidence,
}

/// What became of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// A table of its own.
    Entity,
    /// A catalogue that users choose from: a table.
    Lookup,
    /// A table that joins two others.
    Join,
    /// A column of another table.
    Attribute,
    /// A role of a user.
    Role,
    /// A kind of another entity, told apart by a column.
    Subtype,
    /// Gone when the screen or the session is.
    Transient,
    /// Somebody or something outside the product.
    External,
    /// Asked for later.
    Deferred,
    /// Too little is said of it.
    Thin,
}

/// What became of a noun, and by which rule.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The noun, singular, in words.
    pub noun: String,
    /// What became of it.
    pub fate: Fate,
    /// The table that it is, or that it is a part of.
    pub table: Option<String>,
    /// The rule that decided, as a short phrase.
    pub rule: String,
    /// The sum of the weights of its evidence, in tenths.
    pub weight: u32,
    /// What was read of it.
    pub evidence: Vec<Evidence>,
}

/// Something that the docs leave open.
#[derive(Debug, Clone)]
pub struct Question {
    /// The question.
    pub text: String,
    /// What the design assumes meanwhile.
    pub assumed: String,
    /// Lines of `throughline.toml`, each an answer, with a comment that says which.
    pub answers: Vec<String>,
    /// What raised it.
    pub evidence: Vec<Evidence>,
    /// How much depends on it; questions are asked in this order, highest first.
    pub value: u32,
}

/// Something decided for the whole schema.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What it is about: `Database`.
    pub about: &'static str,
    /// What was chosen.
    pub choice: String,
    /// Why.
    pub why: String,
    /// Where the docs say so, if they do.
    pub evidence: Option<Evidence>,
}

#[cfg(test)]
mod tests;
