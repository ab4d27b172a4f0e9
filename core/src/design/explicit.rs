//! Schemas that the docs hold themselves: DDL, read by core's own SQL reader, Mermaid entity diagrams, and sketches.

mod class;
mod sketch;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Meaning;
use super::access::{Access, Pattern};
use super::entity::{Field, Link, LinkKind};
use super::noun::{Ground, Nouns};
use super::state;
use crate::dialect::Dialect;
use crate::language::is_one_of;
use crate::language::{plural, singular};
use crate::ordered::CollectVec;
use crate::product::{CodeBlock, Evidence, Product, Role, Scope};
use crate::syntax::sql::tree::{
    ColumnDefinition, ColumnRule, CreateIndex, CreateTable, Element, TableRule, Tree,
};
use crate::syntax::sql::{Reading, statements};
use crate::text::{Place, Sources, Span};

/// Claims every table of the docs' own DDL and diagrams; gives the indexes that the DDL asks for.
pub(super) fn claim(
    nouns: &mut Nouns,
    product: &Product,
    dialect: Dialect,
    sources: &Sources,
) -> Vec<Access> {
    let mut accesses = Vec::new();
    for block in product.blocks.iter().filter(|block| block.scope == Scope::Now) {
        let role = product.documents[block.document].role;
        if role == Role::SchemaDoc {
            continue;
        }
        match block.language.as_str() {
            "sql" | "postgresql" | "postgres" | "mysql" => ddl(nouns, block, dialect, sources, &mut accesses),
            "mermaid" if block.text.trim_start().starts_with("erDiagram") => diagram(nouns, block),
            "" | "text" | "txt" => sketch::block(nouns, block),
            // What explains a choice or a scaffold shows code of any kind.
            _ if matches!(role, Role::TechStack | Role::Scaffold | Role::Backlog) => {}
            _ => class::diagram(nouns, block),
        }
    }
    sketch::lines(nouns, product);
    accesses
}

fn ddl(
    nouns: &mut Nouns,
    block: &CodeBlock,
    dialect: Dialect,
    sources: &Sources,
    accesses: &mut Vec<Access>,
) {
    // As it stands in the file, so that spans are places.
    let text = sources.words(block.place);
    let dialect = if dialect.facts().is_relational { dialect } else { Dialect::PostgreSql };
    for statement in statements(text, dialect) {
        let Reading::Tree(tree) = statement.reading else { continue };
        if let Tree::CreateTable(table) = &tree {
            create_table(nouns, block, text, table, statement.span);
        } else if let Tree::CreateIndex(index) = &tree {
            accesses.extend(create_index(block, text, index, statement.span));
        }
    }
}

fn at(block: &CodeBlock, text: &str, span: Span, rule: &'static str) -> Evidence {
    let words = span.of(text).split_whitespace().collect_vec().join(" ").into();
    Evidence { place: Place::new(block.place.file, span.shift(block.place.span.start)), words, rule }
}

fn create_table(nouns: &mut Nouns, block: &CodeBlock, text: &str, table: &CreateTable, span: Span) {
    let name = &table.path.name;
    let noun = singular(&name.text.replace('_', " "));
    let head = Span::new(span.start, name.span.end.max(span.start));
    nouns.claim(&noun, Ground::Ddl, &block.steps, &at(block, text, head, ""));
    nouns.at(&noun).table.get_or_insert_with(|| plural(&noun).replace(' ', "_"));
    for element in &table.elements {
        match element {
            Element::Column(column) => define_column(nouns, &noun, block, text, column),
            Element::Constraint(constraint) => {
                if let TableRule::ForeignKey { columns, references, .. } = &constraint.rule
                    && let [column] = columns.as_slice()
                {
                    let evidence = at(block, text, constraint.span, "a foreign key of the docs' DDL");
                    refer(nouns, &noun, &column.text, &references.table.name.text, false, evidence);
                }
            }
            Element::Like(_) => {}
        }
    }
}

fn define_column(nouns: &mut Nouns, noun: &str, block: &CodeBlock, text: &str, column: &ColumnDefinition) {
    let evidence = at(block, text, column.span, "a column of the docs' DDL");
    let has =
        |rule: fn(&ColumnRule) -> bool| column.constraints.iter().any(|constraint| rule(&constraint.rule));
    let unique = has(|rule| matches!(rule, ColumnRule::Unique { .. }));
    let name = column.name.text.as_str();
    if has(|rule| matches!(rule, ColumnRule::PrimaryKey)) || matches!(name, "created_at" | "updated_at") {
        return;
    }
    let references = column.constraints.iter().find_map(|constraint| {
        if let ColumnRule::References(references) = &constraint.rule { Some(references) } else { None }
    });
    if let Some(references) = references {
        refer(nouns, noun, name, &references.table.name.text, unique, evidence);
        return;
    }
    let states = listed_states(text, column, name);
    if name == "status" && states.len() > 1 {
        let noun = nouns.at(noun);
        noun.states = state::merged(core::mem::take(&mut noun.states), states);
        noun.states_evidence.get_or_insert(evidence);
        return;
    }
    let values = if states.len() > 1 { states } else { Vec::new() };
    let field = Field {
        words: if is_array(column) { name.to_string() + "[]" } else { name.to_string() },
        meaning: meaning(column),
        values,
        range: None,
        required: has(|rule| matches!(rule, ColumnRule::NotNull | ColumnRule::Default(_))).then_some(true),
        unique,
        evidence,
    };
    nouns.at(noun).fields.push(field);
}

/// The states in a comment behind the column, or in its CHECK.
fn listed_states(text: &str, column: &ColumnDefinition, name: &str) -> Vec<String> {
    let end = column.span.end as usize;
    let rest = text.get(end..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let comment = line.split_once("--").map(|(_, comment)| comment.trim()).unwrap_or_default();
    let check = column.constraints.iter().find_map(|constraint| {
        let ColumnRule::Check(check) = &constraint.rule else { return None };
        check.text.split_once('(').map(|(_, list)| list.trim_end_matches(')').to_string())
    });
    let states = state::list(check.as_deref().unwrap_or(comment));
    if name == "status" || check.is_some() { states } else { Vec::new() }
}

fn is_array(column: &ColumnDefinition) -> bool {
    column.ty.as_ref().is_some_and(|ty| ty.array)
}

fn meaning(column: &ColumnDefinition) -> Option<Meaning> {
    let ty = column.ty.as_ref()?;
    if ty.array {
        return Some(Meaning::TextList);
    }
    let digit = |at: usize| ty.modifiers.get(at).and_then(|modifier| modifier.parse().ok());
    Some(match ty.path.name.text.as_str() {
        "int" | "integer" | "int4" | "smallint" | "serial" => Meaning::Integer,
        "bigint" | "int8" | "bigserial" => Meaning::BigInteger,
        "numeric" | "decimal" => Meaning::Decimal(digit(0).unwrap_or(10), digit(1).unwrap_or(2)),
        "boolean" | "bool" => Meaning::Boolean,
        "timestamptz" | "timestamp" | "timestamp with time zone" | "datetime" => Meaning::Timestamp,
        "date" => Meaning::Date,
        "time" => Meaning::Time,
        "json" | "jsonb" => Meaning::Json,
        "uuid" | "text" | "varchar" | "char" | "character varying" => Meaning::Text,
        _ => return None,
    })
}

/// A reference; its column is kept where it is not named after the table.
fn refer(nouns: &mut Nouns, noun: &str, column: &str, table: &str, unique: bool, evidence: Evidence) {
    let to = singular(&table.replace('_', " "));
    nouns.claim(&to, Ground::Ddl, &[], &evidence);
    let usual = alloc::format!("{}_id", to.replace(' ', "_"));
    let kind = if unique { LinkKind::OnlyOne } else { LinkKind::One };
    let column = (column != usual).then(|| column.to_string());
    nouns.at(noun).links.push(Link { to, kind, column, evidence });
}

/// An index over plain columns. One over an expression becomes the columns that it is of: a database may refuse it.
fn create_index(block: &CodeBlock, text: &str, index: &CreateIndex, span: Span) -> Option<Access> {
    if index.is_unique || index.predicate.is_some() {
        return None;
    }
    let noun = singular(&index.table.name.text.replace('_', " "));
    let columns: Vec<(String, bool)> = index
        .parts
        .iter()
        .map(|part| indexed(&part.expression.text, part.descending))
        .collect::<Option<_>>()?;
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect_vec();
    let table = plural(&noun).replace(' ', "_");
    Some(Access {
        query: alloc::format!("{table} by {}", names.join(" and ").replace('_', " ")),
        table,
        pattern: Pattern::Columns(columns),
        steps: block.steps.clone(),
        evidence: at(block, text, span, "an index of the docs' DDL"),
    })
}

/// The column of an index part; of `date_trunc('month', created_at)`, the column inside.
fn indexed(part: &str, descending: bool) -> Option<(String, bool)> {
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
    if is_name(part) {
        return Some((part.to_string(), descending));
    }
    let inner = part.split_once('(')?.1.trim_end_matches(')');
    let name = inner.split(',').map(str::trim).find(|name| is_name(name))?;
    Some((name.to_string(), descending))
}

/// A Mermaid `erDiagram`: entities with their fields, and lines between them.
fn diagram(nouns: &mut Nouns, block: &CodeBlock) {
    let mut about: Option<String> = None;
    for line in block.text.lines().skip(1).map(str::trim) {
        let evidence = Evidence { place: block.place, words: line.into(), rule: "in an entity diagram" };
        if line == "}" {
            about = None;
        } else if let Some(noun) = &about {
            field_of_diagram(nouns, &noun.clone(), line, &evidence);
        } else if let Some(name) = line.strip_suffix('{') {
            let noun = noun_of(name);
            nouns.claim(&noun, Ground::Diagram, &block.steps, &evidence);
            about = Some(noun);
        } else {
            line_of_diagram(nouns, block, line, &evidence);
        }
    }
}

fn noun_of(name: &str) -> String {
    use heck::ToSnakeCase;
    let name = name.trim().trim_matches('"');
    // `USERS` is one word, `UsageEvent` two.
    let snake = if name.chars().any(char::is_lowercase) { name.to_snake_case() } else { name.to_lowercase() };
    singular(&snake.replace('_', " "))
}

/// `string email UK "of the account"`
fn field_of_diagram(nouns: &mut Nouns, noun: &str, line: &str, evidence: &Evidence) {
    let mut words = line.split_whitespace();
    let (Some(ty), Some(name)) = (words.next(), words.next()) else { return };
    let keys: Vec<&str> = words.collect_vec();
    if keys.iter().any(|key| key.starts_with("PK"))
        || is_one_of(name, "created_at updated_at createdAt updatedAt")
    {
        return;
    }
    let meaning = match ty.to_lowercase().as_str() {
        "int" | "integer" | "number" => Some(Meaning::Integer),
        "bigint" | "long" => Some(Meaning::BigInteger),
        "decimal" | "numeric" | "float" | "double" => Some(Meaning::Decimal(10, 2)),
        "bool" | "boolean" => Some(Meaning::Boolean),
        "date" => Some(Meaning::Date),
        "timestamp" | "timestamptz" | "datetime" => Some(Meaning::Timestamp),
        "json" | "jsonb" => Some(Meaning::Json),
        _ => None,
    };
    let field = Field {
        words: name.to_string(),
        meaning,
        values: Vec::new(),
        range: None,
        required: None,
        unique: keys.iter().any(|key| key.starts_with("UK")),
        evidence: evidence.clone(),
    };
    nouns.at(noun).fields.push(field);
}

/// `USERS ||--o{ DOCUMENTS : uploads`
fn line_of_diagram(nouns: &mut Nouns, block: &CodeBlock, line: &str, evidence: &Evidence) {
    let mut words = line.split_whitespace();
    let (Some(one), Some(ends), Some(other)) = (words.next(), words.next(), words.next()) else { return };
    let Some((left, right)) = ends.split_once("--").or_else(|| ends.split_once("..")) else { return };
    let (one, other) = (noun_of(one), noun_of(other));
    nouns.claim(&one, Ground::Diagram, &block.steps, evidence);
    nouns.claim(&other, Ground::Diagram, &block.steps, evidence);
    let many = |end: &str| end.contains(['{', '}']);
    let optional = |end: &str| end.contains('o');
    let claim = |to: &str, end: &str, kind| Link {
        to: to.to_string(),
        kind: if kind == LinkKind::One && optional(end) { LinkKind::OptionalOne } else { kind },
        column: None,
        evidence: evidence.clone(),
    };
    match (many(left), many(right)) {
        (false, true) => nouns.at(&other).links.push(claim(&one, left, LinkKind::One)),
        (true, false) => nouns.at(&one).links.push(claim(&other, right, LinkKind::One)),
        (true, true) => nouns.at(&one).links.push(claim(&other, right, LinkKind::Many)),
        (false, false) => nouns.at(&other).links.push(claim(&one, left, LinkKind::OnlyOne)),
    }
}
