//! Decisions for the whole schema: database, migration tool, keys, tenancy, states.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::concept::Concepts;
use super::{Class, Decision, Limit, Meaning, Table};
use crate::dialect::Dialect;
use crate::product::{Choice, Product, ToolName};

/// The database of the stack; PostgreSQL where it names none.
pub(super) fn dialect(product: &Product) -> Dialect {
    product.stack.database.as_ref().map_or(Dialect::PostgreSql, |choice| choice.value)
}

/// The tool of the stack; plain SQL where it names none.
pub(super) fn tool(product: &Product) -> ToolName {
    product.stack.tool.as_ref().map_or(ToolName::Sql, |choice| choice.value)
}

/// As people write a tool's name.
pub fn tool_name(tool: ToolName) -> &'static str {
    match tool {
        ToolName::Prisma => "Prisma",
        ToolName::Alembic => "Alembic",
        ToolName::Django => "Django migrations",
        ToolName::TypeOrm => "TypeORM",
        ToolName::Sequelize => "Sequelize",
        ToolName::Rails => "Rails migrations",
        ToolName::GolangMigrate => "golang-migrate",
        ToolName::Goose => "Goose",
        ToolName::Drizzle => "Drizzle",
        ToolName::Diesel => "Diesel",
        ToolName::Flyway => "Flyway",
        ToolName::Mongoose => "Mongoose",
        ToolName::Sql => "SQL files",
    }
}

/// Everything decided for the whole schema.
pub(super) fn decisions(
    product: &Product,
    dialect: Dialect,
    tool: ToolName,
    concepts: &Concepts,
    tables: &[Table],
) -> Vec<Decision> {
    let mut decisions = Vec::new();
    decisions.push(chosen(
        "Database",
        dialect.facts().name,
        product.stack.database.as_ref(),
        "the docs name no database; PostgreSQL is the default",
    ));
    decisions.push(chosen(
        "Migration tool",
        tool_name(tool),
        product.stack.tool.as_ref(),
        "the docs name no tool; SQL files need none",
    ));
    if dialect.facts().is_relational {
        decisions.push(Decision {
            about: "Keys",
            choice: "UUID".to_string(),
            why: "not guessable in links, and safe to make in several places at once".to_string(),
            evidence: None,
        });
    }
    decisions.push(match &concepts.tenant {
        Some((tenant, evidence)) => Decision {
            about: "Multi-tenancy",
            choice: match &concepts.isolation {
                Some(_) => format!("every row belongs to one {tenant}"),
                None => format!("users belong to a {tenant}"),
            },
            why: "the docs say so".to_string(),
            evidence: Some(concepts.isolation.as_ref().unwrap_or(evidence).clone()),
        },
        None => Decision {
            about: "Multi-tenancy",
            choice: "none".to_string(),
            why: "the docs keep no teams or organizations apart".to_string(),
            evidence: None,
        },
    });
    let states = tables
        .iter()
        .flat_map(|table| &table.columns)
        .filter(|column| matches!(column.limit, Some(Limit::Values(_))))
        .count();
    if states > 0 && dialect.facts().is_relational {
        decisions.push(Decision {
            about: "States and kinds",
            choice: "text with a CHECK".to_string(),
            why: format!("{} only listed values; a CHECK is extended in one statement, an enum type is not shrunk at all",
                if states == 1 { "1 column takes".to_string() } else { format!("{states} columns take") }
            ),
            evidence: None,
        });
    }
    if tables.iter().flat_map(|table| &table.columns).any(|column| column.meaning == Meaning::Json) {
        let json = dialect.facts().types.json.name;
        decisions.push(Decision {
            about: "Flexible structure",
            choice: json.to_ascii_uppercase(),
            why: "where the docs say that a structure evolves, and nowhere else".to_string(),
            evidence: None,
        });
    }
    if tables.iter().any(|table| table.class == Class::Event) {
        decisions.push(Decision {
            about: "History",
            choice: "append-only".to_string(),
            why: "events are written once: no `updated_at`, and what they tell of is not deleted under them"
                .to_string(),
            evidence: None,
        });
    }
    decisions
}

fn chosen<T>(about: &'static str, name: &str, choice: Option<&Choice<T>>, else_why: &str) -> Decision {
    Decision {
        about,
        choice: name.to_string(),
        why: choice.map_or_else(|| else_why.to_string(), |choice| choice.why.clone()),
        evidence: choice.and_then(|choice| choice.evidence.clone()),
    }
}

/// A count with its noun: `1 table`, `3 tables`.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {}", crate::language::plural(noun)) }
}
