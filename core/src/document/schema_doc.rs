//! The schema document: the brief's sections, in its order.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::phrase::{capital, listed};
use super::{MARK, Written, alternatives, checklist, migration, query, table};
use crate::design::{Class, Fate, Limit, Meaning, Table, counted};
use crate::ordered::CollectVec;
use crate::print;

/// The page.
pub(super) fn page(written: Written<'_>, migration: &[(String, String)]) -> String {
    let parts = [
        head(written),
        overview(written),
        diagram(written),
        tables(written),
        migration::sections(written.design, migration),
        query::section(written),
        scaling(written),
        types(written),
        testing(written),
        nouns(written),
        alternatives::section(written),
        checklist::section(written),
        questions(written),
    ];
    let parts: Vec<&str> =
        parts.iter().map(|part| part.trim_end()).filter(|part| !part.is_empty()).collect_vec();
    parts.join("\n\n") + "\n"
}

fn head(written: Written<'_>) -> String {
    let documents: Vec<String> = written
        .product
        .documents
        .iter()
        .filter(|document| document.role != crate::product::Role::SchemaDoc)
        .map(|document| {
            format!("`{}`", written.sources.text(document.file).path().rsplit('/').next().unwrap_or_default())
        })
        .collect_vec();
    format!(
        "# Database Schema: {}\n\n{MARK}{}. To change it, change these documents or `throughline.toml`, and run `throughline design` again.",
        written.title(),
        listed(&documents),
    )
}

fn overview(written: Written<'_>) -> String {
    let design = written.design;
    let tables = &design.tables;
    let columns: usize = tables.iter().map(|table| table.columns.len()).sum();
    let references: usize = tables.iter().map(|table| table.relations.len()).sum();
    let uniques: usize = tables
        .iter()
        .map(|table| table.uniques.len() + table.columns.iter().filter(|column| column.unique).count())
        .sum();
    let indexes: usize = tables.iter().map(|table| table.indexes.len()).sum();
    let checks =
        tables.iter().flat_map(|table| &table.columns).filter(|column| column.limit.is_some()).count();
    let mut text = "## Overview\n\n| | |\n|---|---|\n".to_string();
    for (name, count) in [
        ("Tables", tables.len()),
        ("Columns", columns),
        ("Relationships", references),
        ("Unique keys", uniques),
        ("Indexes", indexes),
        ("Value checks", checks),
    ] {
        text += &format!("| {name} | {count} |\n");
    }
    text += "\n**Decisions**\n\n| What | Choice | Why |\n|---|---|---|\n";
    for decision in &design.decisions {
        let source = decision
            .evidence
            .as_ref()
            .map(|evidence| format!("; {}", written.cited(evidence)))
            .unwrap_or_default();
        text += &format!("| {} | {} | {}{source} |\n", decision.about, decision.choice, decision.why);
    }
    text += "\n**Journey connection**\n\n| Step | Tables |\n|---|---|\n";
    for (at, serving) in design.steps.iter().enumerate() {
        let title = written.product.journey.steps.get(at).map(|step| step.title.as_str()).unwrap_or_default();
        let names: Vec<&str> = serving.iter().map(|at| tables[*at].name.as_str()).collect_vec();
        text += &format!("| {}. {title} | {} |\n", written.step_number(at), names.join(", "));
    }
    text
}

fn diagram(written: Written<'_>) -> String {
    format!(
        "## Entity Relationship Diagram\n\n```mermaid\n{}\n```",
        print::mermaid::schema(&written.design.schema).trim_end()
    )
}

fn tables(written: Written<'_>) -> String {
    let title = if written.design.schema.dialect().facts().is_relational {
        "Table Definitions"
    } else {
        "Collection Definitions"
    };
    let tables = &written.design.tables;
    let children = table::children(tables);
    let sections: Vec<String> =
        tables.iter().map(|one| table::section(written, one, &children)).collect_vec();
    format!("## {title}\n\n{}", sections.join("\n"))
}

fn scaling(written: Written<'_>) -> String {
    let tables = &written.design.tables;
    let of = |wanted: fn(&Table) -> bool| -> Vec<String> {
        tables.iter().filter(|table| wanted(table)).map(|table| format!("`{}`", table.name)).collect_vec()
    };
    let events = of(|table| table.class == Class::Event);
    let queues = of(|table| {
        table.indexes.iter().any(|index| index.columns.first().is_some_and(|(column, _)| column == "status"))
    });
    let files = of(|table| table.columns.iter().any(|column| column.name == "storage_key"));
    let catalogues = of(|table| table.class == Class::Catalogue);
    let mut lines: Vec<String> = Vec::new();
    if !events.is_empty() {
        lines.push(format!("**Grows for ever**: {}. Written once, read by time: partition by month of `created_at` beyond some ten million rows, and drop old partitions instead of deleting rows.", listed(&events)));
    }
    if !queues.is_empty() {
        lines.push(format!("**Worked off**: {}. Take rows with `FOR UPDATE SKIP LOCKED` so that workers do not wait for one another; most rows are done, so a partial index on the waiting states stays small.", listed(&queues)));
    }
    if !files.is_empty() {
        lines.push(format!(
            "**Large things stay outside**: {} hold keys of the object storage, not bytes.",
            listed(&files)
        ));
    }
    if !catalogues.is_empty() {
        lines.push(format!("**Rarely changes**: {}. Safe to cache.", listed(&catalogues)));
    }
    match tables.iter().find(|table| table.class == Class::Tenant) {
        Some(tenant) => lines.push(format!("**Sharding**: `{}` is the natural key to split by, should one database not be enough.", tenant.name)),
        None => lines.push("**Sharding**: by user, should one database not be enough; nothing is shared between users but catalogues.".to_string()),
    }
    lines.push(
        "**Read replicas**: lists and histories can be read from one; what a step has just written cannot."
            .to_string(),
    );
    format!("## Scaling Considerations\n\n- {}", lines.join("\n- "))
}

/// Which meanings share a type, and why it is that type.
type Reason = (fn(Meaning) -> bool, &'static str);

fn types(written: Written<'_>) -> String {
    let columns: Vec<_> = written
        .design
        .tables
        .iter()
        .flat_map(|table| table.columns.iter().map(move |column| (table, column)))
        .collect_vec();
    let mut text = "## Data Types\n\n| Type | Columns | Why |\n|---|---|---|\n".to_string();
    let reasons: [Reason; 9] = [
        (
            |meaning| matches!(meaning, Meaning::Key | Meaning::Reference),
            "keys that cannot be guessed or counted",
        ),
        (|meaning| meaning == Meaning::Text, "no length that a later name could burst; limits are CHECKs"),
        (
            |meaning| matches!(meaning, Meaning::Integer | Meaning::BigInteger),
            "counts and sizes; money in cents, so that sums are exact",
        ),
        (|meaning| matches!(meaning, Meaning::Decimal(..)), "measures that are not whole"),
        (|meaning| meaning == Meaning::Boolean, "yes or no, never unknown"),
        (|meaning| meaning == Meaning::Timestamp, "moments, the same for users in every time zone"),
        (
            |meaning| matches!(meaning, Meaning::Date | Meaning::Time),
            "days and times of day that no time zone may move",
        ),
        (|meaning| meaning == Meaning::Json, "structure that the docs call flexible"),
        (|meaning| meaning == Meaning::TextList, "short lists of plain words"),
    ];
    for (is_meant, why) in reasons {
        let of: Vec<_> = columns.iter().filter(|(_, column)| is_meant(column.meaning)).collect_vec();
        if let Some((table, column)) = of.first() {
            text += &format!("| {} | {} | {why} |\n", written.type_of(table, column), of.len());
        }
    }
    text
}

fn testing(written: Written<'_>) -> String {
    let design = written.design;
    let order: Vec<String> = design.tables.iter().map(|table| format!("`{}`", table.name)).collect_vec();
    let mut text = format!("## Testing\n\n- **Seed** in this order, parents first: {}.\n", order.join(", "));
    let mut refusals: Vec<String> = Vec::new();
    for table in &design.tables {
        for column in &table.columns {
            match &column.limit {
                Some(Limit::Values(_)) => {
                    refusals.push(format!("`{}.{}` outside its list", table.name, column.name));
                }
                Some(Limit::AtLeast(least)) => {
                    refusals.push(format!("`{}.{}` of {}", table.name, column.name, least - 1));
                }
                Some(Limit::MoreThan(under)) => {
                    refusals.push(format!("`{}.{}` of {under}", table.name, column.name));
                }
                Some(Limit::Between(_, most)) => {
                    refusals.push(format!("`{}.{}` of {}", table.name, column.name, most + 1));
                }
                None => {}
            }
            if column.unique && !matches!(column.meaning, Meaning::Key) {
                refusals.push(format!("the same `{}.{}` twice", table.name, column.name));
            }
        }
        refusals.extend(table.uniques.iter().map(|unique| {
            let some = unique.predicate.as_ref().map(|some| format!(" where {some}")).unwrap_or_default();
            format!("the same ({}) twice in `{}`{some}", unique.columns.join(", "), table.name)
        }));
    }
    text += &format!(
        "- **The database must refuse** ({}): {}.\n",
        counted(refusals.len(), "case"),
        listed(&refusals)
    );
    let (mut going, mut staying): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for table in &design.tables {
        for relation in &table.relations {
            let pair = format!("`{}` of `{}`", table.name, relation.parent);
            match relation.on_delete {
                crate::schema::Action::Cascade => going.push(pair),
                crate::schema::Action::Restrict => staying.push(pair),
                crate::schema::Action::NoAction
                | crate::schema::Action::SetNull
                | crate::schema::Action::SetDefault => {}
            }
        }
    }
    if !going.is_empty() {
        text += &format!("- **Goes with its parent**: {}.\n", listed(&going));
    }
    if !staying.is_empty() {
        text += &format!("- **Protects its parent from deletion**: {}.\n", listed(&staying));
    }
    text
}

/// What became of the nouns that are no tables.
fn nouns(written: Written<'_>) -> String {
    let told = written.design.verdicts.iter().filter(|verdict| {
        matches!(
            verdict.fate,
            Fate::Attribute | Fate::Role | Fate::Subtype | Fate::External | Fate::Deferred | Fate::Thin
        )
    });
    let rows: Vec<String> = told
        .map(|verdict| {
            let fate = match verdict.fate {
                Fate::Attribute => "column",
                Fate::Role => "role",
                Fate::Subtype => "kind",
                Fate::External => "outside",
                Fate::Deferred => "later",
                Fate::Thin | Fate::Entity | Fate::Lookup | Fate::Join | Fate::Transient => "open",
            };
            let source = verdict.evidence.first().map(|evidence| written.cited(evidence)).unwrap_or_default();
            format!("| {} | {fate} | {} | {source} |", verdict.noun, verdict.rule)
        })
        .collect_vec();
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "## Nouns That Are Not Tables\n\n| Noun | Is | Why | Where |\n|---|---|---|---|\n{}",
        rows.join("\n")
    )
}

fn questions(written: Written<'_>) -> String {
    let questions = &written.design.questions;
    if questions.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "## Questions\n\n{} that the docs leave open. Each stands as assumed until `throughline.toml` says otherwise.\n",
        capital(&counted(questions.len(), "question"))
    );
    for (at, question) in questions.iter().enumerate() {
        text += &format!("\n{}. **{}** Assumed: {}.\n", at + 1, question.text, question.assumed);
        for evidence in &question.evidence {
            text += &format!("   - {}\n", written.cited(evidence));
        }
        for answer in &question.answers {
            let lines: Vec<String> = answer.lines().map(|line| format!("   {line}")).collect_vec();
            text += &format!("\n   ```toml\n{}\n   ```\n", lines.join("\n"));
        }
    }
    text
}
