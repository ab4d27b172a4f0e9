//! What was not chosen, and why: each from facts of this design.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Written;
use super::phrase::listed;
use crate::design::{Class, Fate, Limit, Meaning, Table, counted};
use crate::ordered::CollectVec;
use crate::schema::Action;

struct Alternative {
    name: &'static str,
    what: String,
    why_not: Vec<String>,
    reconsider: String,
}

/// The section.
pub(super) fn section(written: Written<'_>) -> String {
    let mut text = "## What We DIDN'T Choose (And Why)\n".to_string();
    let all = [
        database(written),
        sequential(written),
        enums(written),
        soft_deletes(written),
        Some(events(written)),
        kinds(written),
        arrays(written),
        wider(written),
    ];
    for alternative in all.into_iter().flatten() {
        text += &format!(
            "\n### {}\n\n**What it is**: {}\n\n**Why not here**:\n\n",
            alternative.name, alternative.what
        );
        for why in &alternative.why_not {
            text += &format!("- {why}\n");
        }
        text += &format!("\n**When to reconsider**: {}\n", alternative.reconsider);
    }
    text
}

fn relations(written: Written<'_>) -> usize {
    written.design.tables.iter().map(|table| table.relations.len()).sum()
}

fn names(tables: impl Iterator<Item = impl AsRef<str>>) -> Vec<String> {
    tables.map(|name| format!("`{}`", name.as_ref())).collect_vec()
}

fn database(written: Written<'_>) -> Option<Alternative> {
    let design = written.design;
    let chosen = design.decisions.iter().find(|decision| decision.about == "Database")?;
    let source = chosen.evidence.as_ref().map_or_else(
        || "no document names another".to_string(),
        |evidence| format!("the stack chooses {}: {}", chosen.choice, written.cited(evidence)),
    );
    let joins = design.tables.iter().filter(|table| table.class == Class::Join).count();
    let json = names(design.tables.iter().flat_map(|table| {
        table
            .columns
            .iter()
            .filter(|column| column.meaning == Meaning::Json)
            .map(move |column| format!("{}.{}", table.name, column.name))
    }));
    if design.schema.dialect().facts().is_relational {
        let mut why_not = alloc::vec![
            source,
            format!(
                "{} between {}, {} of them through a join table: a document store would leave them to the application",
                counted(relations(written), "reference"),
                counted(design.tables.len(), "table"),
                joins
            )
        ];
        if !json.is_empty() {
            why_not.push(format!("what is flexible has its place already: {}", listed(&json)));
        }
        return Some(Alternative {
            name: "A document database",
            what: "collections of documents without a fixed schema and without foreign keys".to_string(),
            why_not,
            reconsider: "when most tables hold documents whose fields differ from row to row".to_string(),
        });
    }
    Some(Alternative {
        name: "A relational database",
        what: "tables with fixed columns, foreign keys and transactions over all of them".to_string(),
        why_not: [
            source,
            format!(
                "{} in all; the application can keep them true",
                counted(relations(written), "reference")
            ),
        ]
        .into(),
        reconsider:
            "when the shape of what is stored settles, or when several documents must change together"
                .to_string(),
    })
}

fn sequential(written: Written<'_>) -> Option<Alternative> {
    if !written.design.schema.dialect().facts().is_relational {
        return None;
    }
    let shared = names(
        written
            .design
            .tables
            .iter()
            .filter(|table| table.columns.iter().any(|column| column.name == "share_token"))
            .map(|table| table.name.clone()),
    );
    let mut why_not = alloc::vec![format!(
        "ids of {} appear in addresses and API calls, where a number can be counted up",
        counted(written.design.tables.len(), "table")
    )];
    if !shared.is_empty() {
        why_not.push(format!(
            "{} {} shared by link",
            listed(&shared),
            if shared.len() == 1 { "is" } else { "are" }
        ));
    }
    Some(Alternative {
        name: "Numbers as keys",
        what: "`BIGINT` keys that the database counts up: half the size of a UUID".to_string(),
        why_not,
        reconsider: "for a table that takes more than 10,000 rows a second".to_string(),
    })
}

fn enums(written: Written<'_>) -> Option<Alternative> {
    let listed_columns: Vec<(String, usize)> = written
        .design
        .tables
        .iter()
        .flat_map(|table| table.columns.iter().map(move |column| (table, column)))
        .filter_map(|(table, column)| match &column.limit {
            Some(Limit::Values(values)) => Some((format!("`{}.{}`", table.name, column.name), values.len())),
            Some(Limit::AtLeast(_) | Limit::MoreThan(_) | Limit::Between(..)) | None => None,
        })
        .collect_vec();
    if listed_columns.is_empty() || !written.design.schema.dialect().facts().has_enum_types {
        return None;
    }
    let values: usize = listed_columns.iter().map(|(_, values)| values).sum();
    let columns: Vec<String> = listed_columns.into_iter().map(|(column, _)| column).collect_vec();
    Some(Alternative {
        name: "Enum types",
        what: "`CREATE TYPE … AS ENUM` instead of text with a CHECK".to_string(),
        why_not: [
            format!(
                "{values} values on {} are as safe under a CHECK: {}",
                counted(columns.len(), "column"),
                listed(&columns)
            ),
            "a value leaves a CHECK in one statement; it cannot leave an enum type".to_string(),
        ]
        .into(),
        reconsider: "when the same values are used by many tables".to_string(),
    })
}

fn soft_deletes(written: Written<'_>) -> Option<Alternative> {
    let tables = &written.design.tables;
    if tables.iter().any(|table| table.columns.iter().any(|column| column.name == "deleted_at")) {
        return None;
    }
    let action = |action: Action| {
        tables
            .iter()
            .flat_map(|table| &table.relations)
            .filter(|relation| relation.on_delete == action)
            .count()
    };
    Some(Alternative {
        name: "Soft deletes",
        what: "a `deleted_at` column instead of DELETE".to_string(),
        why_not: [
            "no step of the journey restores what was deleted".to_string(),
            format!(
                "deleting a row means it: {} go with their parent, {} protect it, {} outlive it",
                action(Action::Cascade),
                action(Action::Restrict),
                action(Action::SetNull)
            ),
            format!("every query on {} would have to leave deleted rows out", counted(tables.len(), "table")),
        ]
        .into(),
        reconsider: "when a step asks for undo, or a law for keeping what users delete".to_string(),
    })
}

fn events(written: Written<'_>) -> Alternative {
    let stateful = names(
        written
            .design
            .tables
            .iter()
            .filter(|table| table.columns.iter().any(|column| column.name == "status"))
            .map(|table| table.name.clone()),
    );
    let kept = names(
        written
            .design
            .tables
            .iter()
            .filter(|table| table.class == Class::Event)
            .map(|table| table.name.clone()),
    );
    let mut why_not = alloc::vec![match stateful.len() {
        0 => "no table has states to replay".to_string(),
        count => format!(
            "{} with states ({}), each a column and a moment: nothing needs replaying to know where a row stands",
            counted(count, "table"),
            listed(&stateful)
        ),
    }];
    if !kept.is_empty() {
        why_not.push(format!("what must be kept as history is: {}", listed(&kept)));
    }
    Alternative {
        name: "Event sourcing",
        what: "storing every change as an event, and computing rows from them".to_string(),
        why_not,
        reconsider: "when every change of every field must be told later, and by law".to_string(),
    }
}

fn kinds(written: Written<'_>) -> Option<Alternative> {
    let kinds: Vec<&crate::design::Verdict> =
        written.design.verdicts.iter().filter(|verdict| verdict.fate == Fate::Subtype).collect_vec();
    let table = kinds.first()?.table.clone()?;
    let nouns: Vec<String> = kinds.iter().map(|verdict| verdict.noun.clone()).collect_vec();
    Some(Alternative {
        name: "A table for each kind",
        what: format!("{} with columns of their own", listed(&nouns)),
        why_not: [format!(
            "they are made, listed and shared alike: one table `{table}`, told apart by a column"
        )]
        .into(),
        reconsider: "when a kind gets steps of its own".to_string(),
    })
}

fn arrays(written: Written<'_>) -> Option<Alternative> {
    let joins: Vec<&Table> =
        written.design.tables.iter().filter(|table| table.class == Class::Join).collect_vec();
    let first = joins.first()?;
    Some(Alternative {
        name: "Arrays of ids",
        what: "a column that lists the ids of other rows, instead of a join table".to_string(),
        why_not: [
            format!("{}: {}", counted(joins.len(), "join table"), listed(&names(joins.iter().map(|table| table.name.clone())))),
            format!("an id in an array is held by no foreign key; `{}` refuses an id that does not exist, and a pair twice", first.name),
        ]
        .into(),
        reconsider: "for short lists of plain values that refer to nothing".to_string(),
    })
}

/// Nouns that could have been tables.
fn wider(written: Written<'_>) -> Option<Alternative> {
    let left: Vec<String> = written
        .design
        .verdicts
        .iter()
        .filter(|verdict| matches!(verdict.fate, Fate::Thin | Fate::Deferred))
        .take(6)
        .map(|verdict| format!("`{}` ({})", verdict.noun, verdict.rule))
        .collect_vec();
    (!left.is_empty()).then(|| Alternative {
        name: "More tables",
        what: "a table for every noun that the docs make something of".to_string(),
        why_not: left,
        reconsider: "when the docs say more of one of them; the questions below show how to decide it now"
            .to_string(),
    })
}
