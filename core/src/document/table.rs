//! One table of the document: purpose, columns, indexes, relationships, decisions.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Written;
use super::phrase::{capital, constraints, with_article};
use crate::design::{Cardinality, Class, Limit, Relation, Table, index_name};
use crate::ordered::{BTreeMap, CollectVec};
use crate::schema::Action;

/// For each table, the relations of those that refer to it.
pub(super) type Children<'d> = BTreeMap<&'d str, Vec<(&'d Table, &'d Relation)>>;

/// Who refers to whom.
pub(super) fn children(tables: &[Table]) -> Children<'_> {
    let mut children = Children::new();
    for table in tables {
        for relation in &table.relations {
            children.entry(&relation.parent).or_default().push((table, relation));
        }
    }
    children
}

/// The section of a table.
pub(super) fn section(written: Written<'_>, table: &Table, children: &Children<'_>) -> String {
    let mut text = format!("### {}\n\n", table.name);
    text += &format!("**Purpose**: {}\n\n", capital(&purpose(written, table)));
    text += &format!("**Serves**: {}\n\n", serves(written, table));
    text += "**Why it exists**:\n\n";
    for evidence in table.evidence.iter().take(3) {
        text += &format!("- {}: {}\n", evidence.rule, written.cited(evidence));
    }
    text += "\n**Columns**:\n\n| Column | Type | Constraints | Purpose | Rule |\n|---|---|---|---|---|\n";
    for column in &table.columns {
        text += &format!(
            "| {} | {} | {} | {} | {} |\n",
            column.name,
            written.type_of(table, column),
            constraints(table, column),
            column.purpose,
            column.evidence.rule,
        );
    }
    text += &indexes(written, table);
    text += &relationships(written, table, children);
    text += &decisions(table);
    text
}

/// What the table holds, with the journey's words.
pub(super) fn purpose(written: Written<'_>, table: &Table) -> String {
    let one = with_article(&table.singular);
    let holds = match table.class {
        Class::Tenant => format!("whom data belongs to; a row is {one}, and users are in one"),
        Class::User => "who signs in and acts in the journey".to_string(),
        Class::Core => format!("what users make and work on; a row is {one}"),
        Class::Catalogue => format!("a catalogue to choose from, there before its users; a row is {one}"),
        Class::Join => {
            let ends: Vec<String> =
                table.relations.iter().map(|relation| relation.parent.clone()).collect_vec();
            format!("which {} belong together", ends.join(" and "))
        }
        Class::Event => format!("what happened, written once and kept; a row is {one}"),
    };
    let journey = table.evidence.iter().find(|evidence| {
        written.product.documents.iter().any(|document| {
            document.file == evidence.place.file && document.role == crate::product::Role::Journey
        })
    });
    match journey {
        Some(evidence) => format!("{holds}. The journey: {}.", written.cited(evidence)),
        None => format!("{holds}."),
    }
}

fn serves(written: Written<'_>, table: &Table) -> String {
    let titles: Vec<String> = table
        .steps
        .iter()
        .filter_map(|step| written.product.journey.steps.get(*step).map(|found| (*step, found)))
        .map(|(at, step)| format!("{} ({})", written.step_number(at), step.title))
        .collect_vec();
    if titles.is_empty() { "no step by name".to_string() } else { format!("step {}", titles.join(", ")) }
}

fn indexes(written: Written<'_>, table: &Table) -> String {
    let mut text = "\n**Indexes**:\n\n".to_string();
    for column in table.columns.iter().filter(|column| column.unique) {
        text += &format!("- unique ({}): {}\n", column.name, column.evidence.rule);
    }
    for unique in &table.uniques {
        let some =
            unique.predicate.as_ref().map(|predicate| format!(" where {predicate}")).unwrap_or_default();
        text += &format!("- unique ({}){some}: {}\n", unique.columns.join(", "), unique.evidence.rule);
    }
    for index in &table.indexes {
        let columns: Vec<String> = index
            .columns
            .iter()
            .map(|(column, descending)| format!("{column}{}", if *descending { " DESC" } else { "" }))
            .collect_vec();
        let name = index_name(table, index, written.design.tool);
        text += &format!(
            "- `{name}` ({}): {}; {}, {}\n",
            columns.join(", "),
            index.query,
            index.evidence.rule,
            written.steps(&index.steps),
        );
    }
    if text.ends_with("\n\n") {
        text += "- none beyond the primary key\n";
    }
    text
}

fn relationships(written: Written<'_>, table: &Table, children: &Children<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for relation in &table.relations {
        let optional = table.columns.iter().any(|column| column.name == relation.column && column.nullable);
        let kind = match relation.cardinality {
            Cardinality::OneToOne => "One to one with",
            Cardinality::OneToMany | Cardinality::ManyToMany => "Belongs to",
        };
        let may = if optional { ", or to none" } else { "" };
        lines.push(format!(
            "- {kind} `{}` by `{}`{may}: {}",
            relation.parent,
            relation.column,
            written.cited(&relation.evidence)
        ));
    }
    for (other, relation) in children.get(table.name.as_str()).into_iter().flatten() {
        let many =
            if relation.cardinality == Cardinality::OneToOne { "Has at most one in" } else { "Has many" };
        lines.push(format!("- {many} `{}` by `{}`", other.name, relation.column));
    }
    if lines.is_empty() {
        lines.push("- stands alone".to_string());
    }
    format!("\n**Relationships**:\n\n{}\n", lines.join("\n"))
}

fn decisions(table: &Table) -> String {
    let mut lines: Vec<String> = Vec::new();
    for relation in &table.relations {
        let verb = match relation.on_delete {
            Action::Cascade => "goes with",
            Action::SetNull => "outlives",
            Action::Restrict | Action::NoAction | Action::SetDefault => "protects",
        };
        lines.push(format!(
            "- A row {verb} its `{}` (ON DELETE {}): {}.",
            relation.parent,
            relation.on_delete.sql(),
            relation.on_delete_why
        ));
    }
    if let Some(status) = table.columns.iter().find(|column| column.name == "status")
        && let Some(Limit::Values(values)) = &status.limit
    {
        lines.push(format!(
            "- `status` goes through {}; it begins as `{}`.",
            values.join(" → "),
            values.first().map_or("", String::as_str)
        ));
    }
    lines.extend(table.notes.iter().map(|note| format!("- {note}")));
    if lines.is_empty() {
        return String::new();
    }
    format!("\n**Design decisions**:\n\n{}\n", lines.join("\n"))
}
