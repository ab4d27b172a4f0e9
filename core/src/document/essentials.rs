//! The condensed document, for planning: choices, tables by step, diagram, relationships, access patterns.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Written;
use super::phrase::capital;
use crate::design::{Cardinality, Class, counted};
use crate::ordered::CollectVec;

/// The page.
pub(super) fn page(written: Written<'_>) -> String {
    let design = written.design;
    let mut text = format!("# Database Schema Essentials: {}\n\n", written.title());
    text += "> Condensed for planning. The whole is in `07-database-schema.md`.\n\n## Choices\n\n";
    for decision in &design.decisions {
        text += &format!("- **{}**: {}\n", decision.about, decision.choice);
    }
    text += &format!(
        "\n## Tables\n\n{}.\n\n| Table | Holds | Steps |\n|---|---|---|\n",
        capital(&counted(design.tables.len(), "table"))
    );
    for table in &design.tables {
        let class = match table.class {
            Class::Tenant => "tenant",
            Class::User => "people",
            Class::Core => "work",
            Class::Catalogue => "catalogue",
            Class::Join => "join",
            Class::Event => "history",
        };
        text += &format!("| {} | {class} | {} |\n", table.name, written.steps(&table.steps));
    }
    text += &format!("\n## Diagram\n\n{}", diagram(written));
    text += "\n## Relationships\n\n";
    for table in &design.tables {
        let parents: Vec<String> = table
            .relations
            .iter()
            .map(|relation| {
                let kind = match relation.cardinality {
                    Cardinality::OneToMany => "N:1",
                    Cardinality::OneToOne => "1:1",
                    Cardinality::ManyToMany => "M:N",
                };
                format!("{} {kind}", relation.parent)
            })
            .collect_vec();
        if !parents.is_empty() {
            text += &format!("- {} → {}\n", table.name, parents.join(", "));
        }
    }
    text += "\n## Access Patterns\n\n";
    let asked: Vec<String> = design
        .tables
        .iter()
        .flat_map(|table| &table.indexes)
        .filter(|index| index.evidence.rule != "every foreign key is indexed")
        .map(|index| format!("- {} ({})\n", capital(&index.query), written.steps(&index.steps)))
        .collect_vec();
    if asked.is_empty() {
        text += "- By reference only.\n";
    }
    text.extend(asked);
    if !design.questions.is_empty() {
        text += &format!(
            "\n{} open in `07-database-schema.md`.\n",
            capital(&counted(design.questions.len(), "question"))
        );
    }
    text
}

/// The tables and their lines, without columns.
fn diagram(written: Written<'_>) -> String {
    let mut text = "```mermaid\nerDiagram\n".to_string();
    for table in &written.design.tables {
        for relation in &table.relations {
            let optional =
                table.columns.iter().any(|column| column.name == relation.column && column.nullable);
            let one = if optional { "|o" } else { "||" };
            let many = if relation.cardinality == Cardinality::OneToOne { "o|" } else { "o{" };
            text +=
                &format!("    {} {one}--{many} {} : \"{}\"\n", relation.parent, table.name, relation.column);
        }
        if table.relations.is_empty() {
            text += &format!("    {}\n", table.name);
        }
    }
    text + "```\n"
}
