//! Queries that the docs tell in words: "open claims of a buyer by due date, oldest first".
//!
//! Whose rows and which values they ask for come first in the index, the order in which they are wanted last.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Access, Pattern};
use crate::design::detail::{counts, done};
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions, Word, words};
use crate::design::unique::column_named;
use crate::design::{Class, Limit, Meaning, Table};
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::{noun, singular};
use crate::ordered::{BTreeMap, CollectVec};
use crate::product::{Evidence, Kind, Line, Product};

/// Every query that the lines tell of, as the columns that serve it.
pub(in crate::design) fn read(
    product: &Product,
    entities: &[Entity],
    mentions: &Mentions,
    tables: &[Table],
) -> Vec<Access> {
    let by_name: BTreeMap<&str, usize> =
        tables.iter().enumerate().map(|(at, table)| (table.name.as_str(), at)).collect();
    let mut found = Vec::new();
    for line in product.lines.iter().filter(|line| counts(product, line)) {
        let Some(text) = asked(product, line) else { continue };
        for phrase in text.split([';', '·']).flat_map(sentences).filter(|phrase| phrase.len() < 240) {
            let named = mentions.in_text(phrase);
            let main = named.iter().find(|mention| entities[mention.entity].class != Class::User);
            let Some(main) = main.or(named.first()).filter(|main| !is_of(phrase, main.start)) else {
                continue;
            };
            let Some(at) = by_name.get(entities[main.entity].table.as_str()) else { continue };
            let phrase = Phrase { text: phrase, words: words(phrase), named: &named, main };
            let columns = phrase.columns(&tables[*at], entities, mentions);
            // In a step, whoever sees the newest sees their own; that is told elsewhere.
            let newest = happened_at(&tables[*at]).unwrap_or("created_at");
            let is_told = line.steps.is_empty()
                || columns.iter().any(|(name, _)| name != "created_at" && name != newest);
            if columns.is_empty() || !is_told {
                continue;
            }
            found.push(Access {
                table: tables[*at].name.clone(),
                pattern: Pattern::Columns(columns),
                query: phrase.text.trim().to_owned(),
                steps: line.steps.clone(),
                evidence: Evidence { place: line.place, words: line.words.clone(), rule: "read in this way" },
            });
        }
    }
    found
}

/// The sentences of a part of a list; what stands before a colon names the list.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let named = text.split_once(": ").filter(|(name, _)| is_asking(name));
    named.map_or(text, |(_, rest)| rest).split(". ")
}

/// Whether words name a list of queries.
fn is_asking(name: &str) -> bool {
    name.len() < 60 && (QUERIES.are_in(name) || ASKING.stand_in(name))
}

/// Names of such lists that mean it only at their beginning.
const ASKING: Phrases =
    Phrases::new(&["hot", "most often", "most asked", "questions", "what they ask for", "asked for"]);

/// Whether a line's label, or what stands before its colon, says that it is a list of queries.
pub(in crate::design) fn is_labelled(line: &Line) -> bool {
    line.label.as_deref().is_some_and(is_asking)
        || line.text.split_once(": ").is_some_and(|(name, _)| is_asking(name))
}

/// For each section, whether it lists queries.
pub(in crate::design) fn sections(product: &Product) -> Vec<bool> {
    let mut found: Vec<bool> = Vec::new();
    for section in &product.sections {
        let is_below = section.parent.is_some_and(|parent| found.get(parent).copied().unwrap_or_default());
        found.push(is_below || QUERIES.are_in(&section.title));
    }
    found
}

/// Whether a thing is only what something else is of, which is no table: "waiting list of the marina".
fn is_of(phrase: &str, at: usize) -> bool {
    let before = words(phrase.get(..at).unwrap_or_default());
    let mut back =
        before.iter().rev().skip_while(|word| noun::is_determiner(&word.lower) || word.lower == "one");
    back.next().is_some_and(|tie| matches!(&*tie.lower, "of" | "for" | "per" | "by" | "in"))
        && back.next().is_some()
}

/// What a line asks for: anything in a section of queries, elsewhere what says how rows are wanted.
fn asked(product: &Product, line: &Line) -> Option<String> {
    let mut section = line.section;
    let mut is_listed = false;
    while let Some(at) = section {
        is_listed |= QUERIES.are_in(&product.sections[at].title);
        section = product.sections[at].parent;
    }
    is_listed |= is_labelled(line);
    match line.kind {
        Kind::Cell { table, row, column: 0 } if is_listed => {
            Some(product.tables[table].rows.get(row)?.join(", ").to_lowercase())
        }
        Kind::Cell { .. } if is_listed => None,
        Kind::Cell { .. } | Kind::Heading | Kind::Prose | Kind::Bullet { .. } => {
            (is_listed || ORDERED.are_in(&line.text)).then(|| line.text.to_lowercase())
        }
    }
}

/// What sections of queries are called.
const QUERIES: Phrases = Phrases::new(&[
    "access path",
    "access pattern",
    "quer",
    "reads",
    "reading pattern",
    "look up",
    "look-up",
    "looked up",
    "lookup",
    "must be fast",
    "to be fast",
    "be instant",
    "hot path",
    "opened all day",
    "read path",
    "screens",
    "searches",
    "lists the",
]);

/// What says in which order rows are wanted, or which.
const ORDERED: Phrases = Phrases::new(&[
    "newest first",
    "latest first",
    "oldest first",
    "most recent first",
    "due first",
    "soonest",
    "in order of",
    "sorted by",
    "ordered by",
    "filtered by",
    "filter by",
    "filters by",
    "overdue first",
    "needed first",
    "grouped by",
    "longest",
    "in time order",
]);

struct Phrase<'p> {
    text: &'p str,
    words: Vec<Word<'p>>,
    named: &'p [Mention],
    main: &'p Mention,
}

impl Phrase<'_> {
    /// The columns of the index that serves it, and whether each is descending.
    fn columns(&self, table: &Table, entities: &[Entity], mentions: &Mentions) -> Vec<(String, bool)> {
        let mut equal: Vec<String> = Vec::new();
        self.owners(table, entities, &mut equal);
        if self.is_in_state(table) {
            equal.push("status".to_owned());
        }
        let mut last: Vec<(String, bool)> = Vec::new();
        let newest = self.says(&["newest", "latest", "recent", "recently", "history", "timeline"]);
        for name in self.by() {
            let Some(column) = column_named(table, &name, entities, mentions) else { continue };
            match table.columns.iter().find(|other| other.name == column).map(|column| column.meaning) {
                Some(Meaning::Date | Meaning::Timestamp | Meaning::Integer | Meaning::Decimal(..)) => {
                    last.push((column, newest));
                }
                Some(Meaning::Json | Meaning::TextList) | None => {}
                Some(_) if equal.contains(&column) => {}
                Some(_) => equal.push(column),
            }
        }
        if last.is_empty() {
            last.extend(self.order(table, newest));
        }
        let is_alone = equal.iter().all(|column| column.ends_with("_id")) && last.is_empty();
        if is_alone && equal.len() < 2 {
            return Vec::new();
        }
        let mut columns: Vec<(String, bool)> = equal.into_iter().map(|column| (column, false)).collect_vec();
        for column in last {
            if !columns.iter().any(|(other, _)| *other == column.0) {
                columns.push(column);
            }
        }
        columns.truncate(4);
        columns
    }

    fn says(&self, all: &[&str]) -> bool {
        self.words.iter().any(|word| all.contains(&&*word.lower))
    }

    /// Whose rows: "of a buyer account", "of one vet", "per person".
    fn owners(&self, table: &Table, entities: &[Entity], equal: &mut Vec<String>) {
        let mut push = |column: &str| {
            if !equal.iter().any(|other| other == column) {
                equal.push(column.to_owned());
            }
        };
        for mention in self.named.iter().filter(|mention| *mention != self.main && !mention.is_plural) {
            let parent = &entities[mention.entity].table;
            // Of several who have to do with it, the word says whose: below.
            let of_users = table.relations.iter().filter(|relation| relation.parent == *parent).count();
            if entities[mention.entity].class == Class::User && of_users > 1 {
                continue;
            }
            if let Some(relation) = table.relations.iter().find(|relation| relation.parent == *parent) {
                push(&relation.column);
            }
        }
        for pair in self.words.windows(3) {
            let ties = matches!(&*pair[0].lower, "of" | "for" | "per" | "by" | "one" | "a");
            let person = if is_person(&pair[2].lower) { &pair[2] } else { &pair[1] };
            if ties && is_person(&person.lower) {
                let own = table.relations.iter().filter(|relation| relation.parent == "users");
                let named = own.clone().find(|relation| relation.column.starts_with(&*person.lower));
                let is_vague = matches!(&*person.lower, "person" | "user" | "member" | "somebody");
                let plain = |relation: &&crate::design::Relation| !relation.column.ends_with("_by");
                let any = own.clone().find(plain).or_else(|| own.clone().next());
                if let Some(relation) = named.or_else(|| any.filter(|_| is_vague)) {
                    push(&relation.column);
                }
            }
        }
    }

    /// Whether only rows in some state are wanted.
    fn is_in_state(&self, table: &Table) -> bool {
        let status = table.columns.iter().find(|column| column.name == "status");
        let Some(Limit::Values(values)) = status.and_then(|column| column.limit.as_ref()) else {
            return false;
        };
        self.words.iter().any(|word| {
            let lower = &*word.lower;
            let bare = lower.strip_prefix("un").unwrap_or(lower);
            values
                .iter()
                .any(|value| value == lower || value == bare || value.split('_').next() == Some(lower))
                || matches!(
                    lower,
                    "open" | "overdue" | "pending" | "waiting" | "unpaid" | "active" | "status" | "closed"
                ) && word.start < self.main.end + 40
        })
    }

    /// The names behind `by`.
    fn by(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (at, _) in self.text.match_indices("by ").take(4) {
            if self.text[..at].ends_with(char::is_alphanumeric) {
                continue;
            }
            let rest = self.text[at + 3..].split(['(', ':', '.']).next().unwrap_or_default();
            for part in rest.split(',').take(2).flat_map(|part| part.split(" and ")).take(3) {
                let part: Vec<&str> = part
                    .split_whitespace()
                    .skip_while(|word| noun::is_determiner(word) || *word == "by")
                    .take_while(|word| {
                        !matches!(*word, "for" | "of" | "in" | "from" | "with" | "or" | "to" | "on")
                    })
                    .collect_vec();
                // "By state": whatever its column is called.
                if let ["state" | "status"] = part.as_slice() {
                    names.push("status".to_owned());
                } else if (1..=3).contains(&part.len()) && !part.contains(&"first") {
                    names.push(singular(&part.join(" ")));
                }
            }
        }
        names
    }

    /// The order that is wanted where no column is named.
    fn order(&self, table: &Table, newest: bool) -> Option<(String, bool)> {
        let has = |name: &str| table.columns.iter().any(|column| column.name == name);
        let holding = |stem: &str| {
            let mut all = table.columns.iter().filter(|column| {
                matches!(column.meaning, Meaning::Date | Meaning::Timestamp | Meaning::Time)
                    && !matches!(&*column.name, "created_at" | "updated_at")
            });
            all.find(|column| column.name.split('_').any(|part| part == stem))
                .map(|column| column.name.clone())
        };
        let moment = || {
            table.columns.iter().find(|column| {
                matches!(column.meaning, Meaning::Date | Meaning::Timestamp)
                    && column.evidence.rule != "a moment for each state that is reached later"
                    && !column.name.ends_with("ed_at")
            })
        };
        if let Some(at) =
            self.words.iter().position(|word| matches!(&*word.lower, "soonest" | "longest" | "first"))
        {
            let near = self.words[at.saturating_sub(2)..].iter().take(4);
            let named = near
                .map(|word| singular(&word.lower))
                .find_map(|word| holding(if word == "overdue" { "due" } else { &word }));
            if let Some(column) = named {
                return Some((column, false));
            }
        }
        // What tells of something that happened is as new as that.
        let done = alloc::format!("{}_at", done(&table.singular));
        let happened = ["happened_at", "recorded_at", "occurred_at", "read_at"];
        let told = happened.iter().copied().chain([done.as_str()]).find(|name| has(name));
        let when = told.or_else(|| happened_at(table)).unwrap_or("created_at");
        if newest {
            return Some((when.to_owned(), true));
        }
        if self.text.contains("older than") {
            return Some((when.to_owned(), false));
        }
        if self.says(&["oldest", "queue", "waiting", "next", "written"]) {
            return Some(("created_at".to_owned(), false));
        }
        if self.says(&["due", "overdue"]) {
            return holding("due").map(|column| (column, false));
        }
        let places = [
            "position",
            "sequence",
            "sort_order",
            "stop_order",
            "order",
            "start_ms",
            "step_number",
            "line_number",
        ];
        if self.says(&["order", "sequence", "ordered"]) {
            let place = places.iter().find(|name| has(name)).map(|name| ((*name).to_owned(), false));
            return place.or_else(|| moment().map(|column| (column.name.clone(), false)));
        }
        if self.says(&[
            "span", "between", "day", "today", "year", "month", "week", "coming", "upcoming", "date",
            "period",
        ]) {
            return Some((
                moment().map_or_else(|| "created_at".to_owned(), |column| column.name.clone()),
                false,
            ));
        }
        None
    }
}

/// The moment that a row is of, where it tells one: when it was read, called or taken, not when it is due or ends.
fn happened_at(table: &Table) -> Option<&str> {
    const OTHER: &[&str] = &[
        "birth", "best", "checked", "closed", "due", "end", "ends", "expires", "expiry", "joined", "last",
        "needed", "planned", "promised", "sent", "until", "valid", "wanted",
    ];
    let state = table.columns.iter().find(|column| column.name == "status");
    let reached: &[String] = match state.and_then(|column| column.limit.as_ref()) {
        Some(Limit::Values(values)) => values,
        Some(_) | None => &[],
    };
    let mut moments = table.columns.iter().filter(|column| {
        matches!(column.meaning, Meaning::Date | Meaning::Timestamp)
            && !matches!(&*column.name, "created_at" | "updated_at")
            && !column.name.split('_').any(|part| OTHER.contains(&part))
            && column.evidence.rule != "a moment for each state that is reached later"
            && !reached.iter().any(|state| column.name.starts_with(state.as_str()))
    });
    let first = moments.next()?;
    moments.next().is_none().then_some(first.name.as_str())
}
