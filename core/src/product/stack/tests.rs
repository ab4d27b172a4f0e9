use super::*;
use crate::text::{Sources, Text};

fn read(documents: &[(&str, &str)]) -> (Stack, Vec<Finding>) {
    let mut sources = Sources::default();
    let files: Vec<_> = documents
        .iter()
        .map(|(path, text)| {
            let role = super::super::is_document(path).expect("the path is a document's");
            (role, sources.add(Text::new(*path, *text)))
        })
        .collect();
    let (product, _) = super::super::read(&files, &sources);
    super::read(&product)
}

fn stack(tech_stack: &str) -> Stack {
    read(&[("tech-stack.md", tech_stack)]).0
}

fn database_of(tech_stack: &str) -> Option<Dialect> {
    stack(tech_stack).database.map(|choice| choice.value)
}

fn tool_of(tech_stack: &str) -> Option<ToolName> {
    stack(tech_stack).tool.map(|choice| choice.value)
}

#[test]
fn a_label_line_names_the_database() {
    assert_eq!(
        database_of("## Core Stack\n**Backend**: Rails\n**Database**: MySQL 8\n"),
        Some(Dialect::MySql)
    );
    assert_eq!(database_of("- **DB**: MariaDB\n"), Some(Dialect::MySql));
}

#[test]
fn a_table_row_names_the_database() {
    let text = "| Layer | Why | Technology |\n|---|---|---|\n| **Database** | joins, not MySQL | PostgreSQL via Supabase |\n";
    assert_eq!(database_of(text), Some(Dialect::PostgreSql));
}

#[test]
fn a_heading_names_the_database() {
    assert_eq!(database_of("## Why\n### Database: SQLite\nSmall and local.\n"), Some(Dialect::Sqlite));
    assert_eq!(database_of("## Database\n**Choice**: CockroachDB\n"), Some(Dialect::CockroachDb));
}

#[test]
fn a_rejected_database_is_not_chosen() {
    let text = "### Database: MongoDB\n**Alternatives Considered**:\n- **Database**: PostgreSQL\n\n\
                ## What We DIDN'T Choose\n### Database: MySQL\n**Database**: MySQL\n";
    assert_eq!(database_of(text), Some(Dialect::MongoDb));
}

#[test]
fn a_host_is_the_database_that_it_hosts() {
    assert_eq!(database_of("**Database**: Neon\n"), Some(Dialect::PostgreSql));
    assert_eq!(database_of("**Database**: Amazon RDS (MySQL)\n"), Some(Dialect::MySql));
}

#[test]
fn the_plan_of_a_feature_names_the_stack() {
    let text = "**Language/Version**: Python 3.12\n**Primary Dependencies**: FastAPI\n**Storage**: SQLite (no ORM)\n";
    let (stack, _) = read(&[("specs/004-lending/plan.md", text)]);
    assert_eq!(stack.database.map(|choice| choice.value), Some(Dialect::Sqlite));
    assert_eq!(stack.language.map(|choice| choice.value), Some("python".to_string()));
    assert_eq!(stack.tool.map(|choice| choice.value), Some(ToolName::Sql));
    assert!(stack.storage.is_none());
}

#[test]
fn what_serves_production_counts() {
    assert_eq!(
        database_of("**Database**: SQLite (dev), PostgreSQL (production)\n"),
        Some(Dialect::PostgreSql)
    );
}

#[test]
fn where_no_database_is_named_the_reason_says_so() {
    let choice = stack("# Tech Stack\n").database.expect("there is a default");
    assert_eq!((choice.value, choice.evidence), (Dialect::PostgreSql, None));
    assert_eq!(choice.why, "no document names a database; PostgreSQL is the default");
}

#[test]
fn an_unknown_database_is_told() {
    let (stack, findings) = read(&[("tech-stack.md", "**Database**: DynamoDB\n")]);
    assert!(stack.database.is_some_and(|choice| choice.evidence.is_none()));
    assert_eq!(findings.first().map(|finding| finding.rule), Some("undecided-stack"));
}

#[test]
fn an_orm_that_the_docs_name_wins_over_the_tree() {
    assert_eq!(tool_of("**Backend**: NestJS\n**ORM**: Prisma\n"), Some(ToolName::Prisma));
    assert_eq!(
        tool_of("**Backend**: FastAPI\n**Database**: PostgreSQL (SQLModel)\n"),
        Some(ToolName::Alembic)
    );
    assert_eq!(tool_of("**Backend**: Go (chi)\n\nWe migrate with Goose.\n"), Some(ToolName::Goose));
}

#[test]
fn the_tree_chooses_by_framework_and_language() {
    for (backend, tool) in [
        ("NestJS", ToolName::TypeOrm),
        ("FastAPI", ToolName::Alembic),
        ("Django", ToolName::Django),
        ("Ruby on Rails", ToolName::Rails),
        ("Go", ToolName::Sql),
        ("Rust (Axum)", ToolName::Diesel),
        ("Node.js with Fastify", ToolName::Prisma),
    ] {
        let text = alloc::format!("**Backend**: {backend}\n");
        assert_eq!(tool_of(&text), Some(tool), "{backend}");
    }
}

#[test]
fn a_project_tree_shows_the_tool() {
    let files = [("project-scaffold.md", "```\napi/\n  alembic.ini\n```\n")];
    assert_eq!(read(&files).0.tool.map(|choice| choice.value), Some(ToolName::Alembic));
}

#[test]
fn express_asks_for_an_orm() {
    let (stack, findings) = read(&[("tech-stack.md", "**Backend**: Express\n**Database**: MySQL\n")]);
    assert_eq!(stack.tool.map(|choice| choice.value), Some(ToolName::Prisma));
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["undecided-stack"]);
}

#[test]
fn documents_that_contradict_one_another_are_told_with_both_places() {
    let documents =
        [("tech-stack.md", "**Database**: PostgreSQL\n"), ("architecture.md", "**Database**: MySQL\n")];
    let (stack, findings) = read(&documents);
    assert_eq!(stack.database.map(|choice| choice.value), Some(Dialect::PostgreSql));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule, "stack-conflict");
    assert_eq!(findings[0].related.len(), 1);
}

#[test]
fn an_orm_of_another_language_is_a_conflict() {
    let (_, findings) = read(&[("tech-stack.md", "**Backend**: FastAPI\n**ORM**: Prisma\n")]);
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["stack-conflict"]);
}

#[test]
fn of_now_and_later_now_counts() {
    let auth = stack("**Auth**: Lucia → migrate to Clerk when revenue allows\n").auth;
    assert_eq!(auth.map(|choice| choice.value), Some("Lucia".to_string()));
}

#[test]
fn a_service_that_is_not_known_is_named_as_written() {
    let stack = stack("**Auth**: FusionAuth (self-hosted)\n**Payments**: None\n");
    assert_eq!(stack.auth.map(|choice| choice.value), Some("FusionAuth".to_string()));
    assert!(stack.payments.is_none());
}

#[test]
fn a_language_chosen_among_the_rejected_counts() {
    let text = "**Backend**: Node.js (Express)\n## What We DIDN'T Choose\n### TypeScript\n\
                **Why we DID choose it**:\n- We would use TypeScript anyway\n";
    assert_eq!(stack(text).language.map(|choice| choice.value), Some("typescript".to_string()));
}

#[test]
fn labels_are_sorted() {
    assert!(LABELS.iter().all(|(_, labels)| labels.is_sorted()));
}
