//! The brief's quality checklist, each line computed: ticked with its figure, or left open with what is missing.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Written;
use super::phrase::listed;
use crate::design::{Class, Default, Fate, Index, Limit, Meaning, Table};
use crate::ordered::{BTreeSet, CollectVec};
use crate::schema::Action;

/// A line of the list: what is asked, how many of how many have it, and which have not.
struct Line {
    asked: &'static str,
    having: usize,
    of: usize,
    missing: Vec<String>,
}

impl Line {
    fn of<'t, T>(
        asked: &'static str,
        all: impl Iterator<Item = T>,
        name: impl Fn(&T) -> String,
        holds: impl Fn(&T) -> bool,
    ) -> Self
    where
        T: 't,
    {
        let all: Vec<T> = all.collect_vec();
        let missing: Vec<String> = all.iter().filter(|one| !holds(one)).map(name).collect_vec();
        Self { asked, having: all.len() - missing.len(), of: all.len(), missing }
    }

    fn text(&self) -> String {
        let tick = if self.missing.is_empty() { "x" } else { " " };
        let figure = if self.of == 0 {
            "none to check".to_string()
        } else {
            format!("{} of {}", self.having, self.of)
        };
        let missing =
            if self.missing.is_empty() { String::new() } else { format!("; not: {}", listed(&self.missing)) };
        format!("- [{tick}] {}: {figure}{missing}\n", self.asked)
    }
}

/// The section.
pub(super) fn section(written: Written<'_>) -> String {
    let mut text = "## Quality Checklist\n\nEach line is computed from the schema above.\n".to_string();
    for (title, lines) in [
        ("Journey alignment", journey(written)),
        ("Completeness", completeness(written)),
        ("Data integrity", integrity(written)),
        ("Performance", performance(written)),
        ("Scalability", scalability(written)),
    ] {
        text += &format!("\n**{title}**\n\n");
        text.extend(lines.iter().map(Line::text));
    }
    text
}

fn journey(written: Written<'_>) -> Vec<Line> {
    let design = written.design;
    let step = |at: &usize| format!("step {}", written.step_number(*at));
    let names: BTreeSet<&str> = design.tables.iter().map(|table| table.name.as_str()).collect();
    let entities =
        design.verdicts.iter().filter(|verdict| matches!(verdict.fate, Fate::Entity | Fate::Lookup));
    alloc::vec![
        Line::of(
            "Every noun that is an entity has its table",
            entities,
            |verdict| verdict.noun.clone(),
            |verdict| verdict.table.as_ref().is_some_and(|name| names.contains(name.as_str())),
        ),
        Line::of(
            "Every step is served (by `users` only where it is about them)",
            0..design.steps.len(),
            step,
            |at| serves(written, *at)
        ),
        Line::of(
            "The critical path (first three steps) is served",
            0..design.steps.len().min(3),
            step,
            |at| serves(written, *at),
        ),
        Line::of(
            "Every table serves a step",
            design.tables.iter(),
            |table| table.name.clone(),
            |table| !table.steps.is_empty()
        ),
    ]
}

/// Whether a table serves the step: any but people and tenants, or these where its title speaks of them.
fn serves(written: Written<'_>, step: usize) -> bool {
    const ABOUT_PEOPLE: [&str; 7] = ["user", "users", "account", "profile", "signs", "sign", "invites"];
    let title =
        written.product.journey.steps.get(step).map(|step| step.title.to_lowercase()).unwrap_or_default();
    let actors = &written.product.journey.actors;
    let is_role = |word: &str| actors.iter().any(|actor| actor.name.rsplit(' ').next() == Some(word));
    let is_about_people =
        title.split_whitespace().skip(1).any(|word| ABOUT_PEOPLE.contains(&word) || is_role(word))
            || title.starts_with("sign");
    written.design.steps[step]
        .iter()
        .any(|at| is_about_people || !matches!(written.design.tables[*at].class, Class::User | Class::Tenant))
}

fn completeness(written: Written<'_>) -> Vec<Line> {
    let tables = &written.design.tables;
    let has = |table: &Table, name: &str| table.columns.iter().any(|column| column.name == name);
    let business =
        tables.iter().filter(|table| matches!(table.class, Class::User | Class::Catalogue | Class::Join));
    alloc::vec![
        Line::of(
            "`created_at` on every table",
            tables.iter(),
            |table| table.name.clone(),
            |table| has(table, "created_at")
        ),
        Line::of(
            "`updated_at` on every table whose rows change",
            tables.iter().filter(|table| !matches!(table.class, Class::Event | Class::Join)),
            |table| table.name.clone(),
            |table| has(table, "updated_at"),
        ),
        Line::of(
            "A unique key on people, catalogues and join tables",
            business,
            |table| table.name.clone(),
            |table| !table.uniques.is_empty() || table.columns.iter().any(|column| column.unique),
        ),
        Line::of(
            "Every table has evidence in the docs",
            tables.iter(),
            |table| table.name.clone(),
            |table| !table.evidence.is_empty()
        ),
    ]
}

fn integrity(written: Written<'_>) -> Vec<Line> {
    let tables = &written.design.tables;
    let columns = || tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    let references = || {
        columns().filter_map(|(table, column)| {
            table
                .relations
                .iter()
                .find(|relation| relation.column == column.name)
                .map(|relation| (table, column, relation))
        })
    };
    let money = |name: &str| name.ends_with("_cents");
    let is_state = |name: &str| name == "status" || name == "state";
    let mut lines = alloc::vec![
        Line::of(
            "Every column of listed values has a CHECK",
            columns().filter(|(_, column)| is_state(&column.name)),
            |(table, column)| format!("{}.{}", table.name, column.name),
            |(_, column)| matches!(column.limit, Some(Limit::Values(_))),
        ),
        Line::of(
            "Every status has a default",
            columns().filter(|(_, column)| is_state(&column.name)),
            |(table, column)| format!("{}.{}", table.name, column.name),
            |(_, column)| matches!(column.default, Some(Default::Text(_))),
        ),
        Line::of(
            "Money is counted in cents, never below zero",
            columns().filter(|(_, column)| money(&column.name)),
            |(table, column)| format!("{}.{}", table.name, column.name),
            |(_, column)| matches!(column.limit, Some(Limit::AtLeast(0))),
        ),
    ];
    if written.design.schema.dialect().facts().is_relational {
        lines.push(Line::of(
            "Every foreign key says what happens on delete",
            references(),
            |(table, _, relation)| format!("{}.{}", table.name, relation.column),
            |(_, _, relation)| relation.on_delete != Action::NoAction,
        ));
        lines.push(Line::of(
            "SET NULL only where the column may be NULL",
            references().filter(|(_, _, relation)| relation.on_delete == Action::SetNull),
            |(table, _, relation)| format!("{}.{}", table.name, relation.column),
            |(_, column, _)| column.nullable,
        ));
    }
    lines
}

fn performance(written: Written<'_>) -> Vec<Line> {
    let tables = &written.design.tables;
    let indexes = || tables.iter().flat_map(|table| table.indexes.iter().map(move |index| (table, index)));
    let references =
        tables.iter().flat_map(|table| table.relations.iter().map(move |relation| (table, relation)));
    alloc::vec![
        Line::of(
            "Every reference is indexed",
            references,
            |(table, relation)| format!("{}.{}", table.name, relation.column),
            |(table, relation)| is_covered(table, &relation.column),
        ),
        Line::of(
            "Every index names the query that it serves",
            indexes(),
            |(table, index)| called(table, index),
            |(_, index)| !index.query.is_empty(),
        ),
        Line::of(
            "No index begins another index or a unique key",
            indexes(),
            |(table, index)| called(table, index),
            |(table, index)| {
                let twins = table
                    .indexes
                    .iter()
                    .filter(|other| other.method == index.method && other.columns.starts_with(&index.columns))
                    .count();
                twins == 1
            },
        ),
    ]
}

/// An index in words: `orders (guest_id, created_at)`.
fn called(table: &Table, index: &Index) -> String {
    let columns: Vec<&str> = index.columns.iter().map(|(column, _)| column.as_str()).collect_vec();
    format!("{} ({})", table.name, columns.join(", "))
}

fn is_covered(table: &Table, column: &str) -> bool {
    table.columns.iter().any(|other| other.name == column && other.unique)
        || table.uniques.iter().any(|unique| {
            unique.predicate.is_none() && unique.columns.first().is_some_and(|first| first == column)
        })
        || table.indexes.iter().any(|index| index.columns.first().is_some_and(|(first, _)| first == column))
}

fn scalability(written: Written<'_>) -> Vec<Line> {
    let tables = &written.design.tables;
    let moments = tables
        .iter()
        .flat_map(|table| table.columns.iter().map(move |column| (table, column)))
        .filter(|(_, column)| column.meaning == Meaning::Timestamp);
    let joined = tables.iter().filter(|table| table.class == Class::Join);
    alloc::vec![
        Line::of(
            "Keys that can be made anywhere",
            tables.iter(),
            |table| table.name.clone(),
            |table| table.columns.iter().any(|column| column.meaning == Meaning::Key),
        ),
        Line::of(
            "Every moment knows its time zone",
            moments,
            |(table, column)| format!("{}.{}", table.name, column.name),
            |(table, column)| {
                let ty = written.type_of(table, column);
                ty.contains("tz")
                    || ty.contains("zone")
                    || ty.contains("Date")
                    || ty.contains("timestamp")
                    || ty.contains("offset")
            }
        ),
        Line::of(
            "Every many-to-many has a join table with a unique pair",
            joined,
            |table| table.name.clone(),
            |table| !table.uniques.is_empty()
        ),
    ]
}
