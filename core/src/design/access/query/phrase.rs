//! One query in words: whose rows it asks for, in which state, by what, and in which order.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::design::detail::done;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions, Word};
use crate::design::unique::column_named;
use crate::design::{Class, Column, Limit, Meaning, Table};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::{noun, singular};
use crate::ordered::CollectVec;

/// A query, and what it asks for.
pub(super) struct Phrase<'p> {
    pub(super) text: &'p str,
    pub(super) words: Vec<Word<'p>>,
    pub(super) named: &'p [Mention],
    pub(super) main: &'p Mention,
}

impl Phrase<'_> {
    /// The columns of the index that serves it, and whether each is descending.
    pub(super) fn columns(
        &self,
        table: &Table,
        entities: &[Entity],
        mentions: &Mentions,
    ) -> Vec<(String, bool)> {
        let mut equal: Vec<String> = Vec::new();
        self.owners(table, entities, &mut equal);
        if self.is_in_state(table) {
            equal.push("status".to_owned());
        }
        let mut last: Vec<(String, bool)> = Vec::new();
        let newest = self.says(&["newest", "latest", "recent", "recently", "history", "timeline"]);
        for name in self.by() {
            let named = column_named(table, &name, entities, mentions);
            let is_when = || name.split(' ').any(|word| is_one_of(word, "time date day start"));
            let when = || moment(table).filter(|_| is_when()).map(|column| column.name.clone());
            let Some(column) = named.or_else(when) else { continue };
            match table.columns.iter().find(|other| other.name == column).map(|column| column.meaning) {
                Some(Meaning::Date | Meaning::Timestamp | Meaning::Integer | Meaning::Decimal(..)) => {
                    last.push((column, newest));
                }
                // An index of all values serves one of them.
                Some(Meaning::TextList) if equal.is_empty() => return [(column, false)].into(),
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
            let ties = is_one_of(&pair[0].lower, "of for per by one a");
            let person = if is_person(&pair[2].lower) { &pair[2] } else { &pair[1] };
            if ties && is_person(&person.lower) {
                let own = table.relations.iter().filter(|relation| relation.parent == "users");
                let named = own.clone().find(|relation| relation.column.starts_with(&*person.lower));
                let is_vague = is_one_of(&person.lower, "person user member somebody");
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
                || is_one_of(lower, "open overdue pending waiting unpaid active status closed")
                    && word.start < self.main.end + 40
        })
    }

    /// The names behind `by`.
    pub(super) fn by(&self) -> Vec<String> {
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
                    .take_while(|word| !is_one_of(word, "for of in from with or to on"))
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
        if let Some(first) = self.first(table) {
            return Some(first);
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
        let happens =
            ["order they happened", "order they were", "order in which they", "order of time", "time order"];
        if happens.iter().any(|cue| self.text.contains(cue)) {
            return Some((when.to_owned(), false));
        }
        if self.says(&["oldest", "queue", "waiting", "next", "written"]) {
            return Some(("created_at".to_owned(), false));
        }
        if self.says(&["due", "overdue"]) {
            return holding(table, "due").map(|column| (column, false));
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
            return place.or_else(|| moment(table).map(|column| (column.name.clone(), false)));
        }
        if self.says(&[
            "span", "between", "day", "today", "year", "month", "week", "coming", "upcoming", "date",
            "period", "calendar", "planned",
        ]) {
            let moment = moment(table).map_or("created_at", |column| &column.name);
            return Some((moment.to_owned(), false));
        }
        None
    }

    /// What is wanted first, or on top: "the cheapest first", "longest overdue first", "those starting soonest first".
    fn first(&self, table: &Table) -> Option<(String, bool)> {
        let at = self.words.iter().position(|word| {
            matches!(&*word.lower, "soonest" | "longest") || word.lower == "first" || word.lower == "top"
        })?;
        let near: Vec<String> =
            self.words[at.saturating_sub(4)..].iter().take(6).map(|word| singular(&word.lower)).collect_vec();
        let says = |all: &[&str]| near.iter().any(|word| all.contains(&word.as_str()));
        let named = near.iter().find_map(|word| match word.as_str() {
            "overdue" => holding(table, "due"),
            "starting" | "start" | "begin" | "leave" => starting(table),
            "expiring" | "expire" => holding(table, "expiry").or_else(|| holding(table, "expires")),
            word => holding(table, word),
        });
        if let Some(column) = named {
            return Some((column, false));
        }
        let ranked = |all: &[&str]| {
            let mut columns = table.columns.iter();
            columns
                .find(|column| column.name.split('_').any(|part| all.contains(&part)))
                .map(|column| column.name.clone())
        };
        let is_up = says(&["highest", "worst", "best", "biggest", "largest", "dearest", "most"]);
        if says(&["worst", "severe", "urgent", "serious", "important"]) {
            return ranked(&["severity", "priority", "urgency", "grade"]).map(|column| (column, true));
        }
        if says(&["cheapest", "dearest", "expensive"]) {
            return ranked(&["price", "rate", "fee", "rent", "amount"]).map(|column| (column, is_up));
        }
        if says(&["highest", "lowest", "best", "biggest", "largest", "smallest"]) {
            let own = table.columns.iter().find(|column| {
                let last = column.name.trim_end_matches("_cents").rsplit('_').next().unwrap_or_default();
                near.iter().any(|word| word == last)
            });
            let own = own.map(|column| column.name.clone());
            return own.or_else(|| ranked(&["score", "rating", "stars"])).map(|column| (column, is_up));
        }
        if says(&["next", "soonest", "earliest", "nearest"]) {
            return starting(table).map(|column| (column, false));
        }
        None
    }
}

/// The moment whose name has this part.
fn holding(table: &Table, part: &str) -> Option<String> {
    let mut all = table.columns.iter().filter(|column| {
        matches!(column.meaning, Meaning::Date | Meaning::Timestamp | Meaning::Time)
            && !matches!(&*column.name, "created_at" | "updated_at")
    });
    let found = all.find(|column| column.name.split('_').any(|one| one == part))?;
    Some(found.name.clone())
}

/// The moment at which it begins or is planned, else the only one that it has.
fn starting(table: &Table) -> Option<String> {
    let parts = ["starts", "start", "begins", "scheduled", "planned", "departs", "departure", "opens", "due"];
    parts
        .iter()
        .find_map(|part| holding(table, part))
        .or_else(|| moment(table).map(|column| column.name.clone()))
}

/// The first moment that a row is given, and none that it reaches later.
pub(super) fn moment(table: &Table) -> Option<&Column> {
    table.columns.iter().find(|column| {
        matches!(column.meaning, Meaning::Date | Meaning::Timestamp)
            && column.evidence.rule != "a moment for each state that is reached later"
            && !column.name.ends_with("ed_at")
    })
}

/// The moment that a row is of, where it tells one: when it was read, called or taken, not when it is due or ends.
pub(super) fn happened_at(table: &Table) -> Option<&str> {
    const OTHER: &str = "birth best checked closed due end ends expires expiry joined last needed planned promised sent until \
valid wanted";
    let state = table.columns.iter().find(|column| column.name == "status");
    let reached: &[String] = match state.and_then(|column| column.limit.as_ref()) {
        Some(Limit::Values(values)) => values,
        Some(_) | None => &[],
    };
    let mut moments = table.columns.iter().filter(|column| {
        matches!(column.meaning, Meaning::Date | Meaning::Timestamp)
            && !matches!(&*column.name, "created_at" | "updated_at")
            && !column.name.split('_').any(|part| is_one_of(part, OTHER))
            && column.evidence.rule != "a moment for each state that is reached later"
            && !reached.iter().any(|state| column.name.starts_with(state.as_str()))
    });
    let first = moments.next()?;
    moments.next().is_none().then_some(first.name.as_str())
}
