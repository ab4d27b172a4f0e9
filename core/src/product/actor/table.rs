//! Tables of people: `| Actor | Signs in? | Wants |`.

use alloc::string::String;
use alloc::vec::Vec;

use super::{ROLE, actor, add, builds};
use crate::language::is_one_of;
use crate::language::person::{is_person, person};
use crate::language::singular;
use crate::ordered::CollectVec;
use crate::product::journey::story_columns;
use crate::product::{Actor, DocTable, Product, Role, Scope, Sense};

/// What the first column of people is called.
const PEOPLE: [&str; 7] = ["actor", "role", "persona", "user", "user role", "user group", "who"];

/// The first cells of a table of people, but for those who have no account: `| Actor | Logs in? |`.
pub(super) fn find(product: &Product, actors: &mut Vec<Actor>) {
    stories(product, actors);
    for table in product.tables.iter().filter(|table| counts(product, table)) {
        let first = header(table, 0);
        let asks = (1..table.header.len()).find(|at| asks_for_login(&header(table, *at)));
        if !PEOPLE.contains(&first.as_str()) && asks.is_none() {
            continue;
        }
        // "Who", where many of them are people: the others are as well.
        let cells = || table.rows.iter().filter_map(|row| row.first());
        let people = cells().filter(|cell| is_person(&singular(&last(cell)))).count();
        let are_people = first != "who" || asks.is_some() || people * 3 >= table.rows.len();
        for row in &table.rows {
            let denied = asks.and_then(|at| row.get(at)).is_some_and(|cell| denies(cell));
            let Some(cell) = row.first().filter(|_| !denied) else { continue };
            let bare = cell.split('(').next().unwrap_or_default();
            let name = person(bare).or_else(|| name(bare).filter(|_| are_people));
            if let Some(name) = name.filter(|name| !builds(name) && name != "system") {
                let rule = if asks.is_some() { ROLE } else { "in a table of actors" };
                add(actors, actor(name, table.place, cell, rule));
            }
        }
    }
}

/// Whoever wants something: `| As a | I want to | So that |`.
fn stories(product: &Product, actors: &mut Vec<Actor>) {
    for table in product.tables.iter().filter(|table| counts(product, table)) {
        let Some((who, _)) = story_columns(&table.header) else { continue };
        for cell in table.rows.iter().filter_map(|row| row.get(who)) {
            if let Some(name) = person(cell).or_else(|| name(cell)).filter(|name| !builds(name)) {
                add(actors, actor(name, table.place, cell, "user story"));
            }
        }
    }
}

/// Whether a table stands in a document that tells of people, and counts.
fn counts(product: &Product, table: &DocTable) -> bool {
    let role = product.documents[table.document].role;
    // What the background tells of how it is today is not built, but who there is has its role.
    let is_of_roles = header(table, 0) == "role" && table.header.len() > 1;
    let is_left_out = table.section.is_some_and(|section| {
        let section = &product.sections[section];
        section.scope != Scope::Now || section.sense == Sense::Ignored && !is_of_roles
    });
    !is_left_out && matches!(role, Role::Journey | Role::Requirements)
}

fn header(table: &DocTable, at: usize) -> String {
    table.header.get(at).map_or_else(String::new, |cell| cell.trim().to_lowercase())
}

/// Whether a column says who signs in: `Logs in?`, `Sign in`, `Account`.
fn asks_for_login(header: &str) -> bool {
    let asks = ["log in", "logs in", "login", "sign in", "signs in", "sign-in", "account"];
    header.len() < 24 && asks.iter().any(|word| crate::language::holds(header, word))
}

/// Whether a cell says no: `no`, `never`, `no, is telephoned`, `machine`, `–`.
fn denies(cell: &str) -> bool {
    let lower = cell.trim().to_lowercase();
    let first = lower.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    is_one_of(first, "no never none machine system") || is_one_of(lower.as_str(), "– — - ❌ ✗")
}

/// A name of up to three words, in lower case.
fn name(cell: &str) -> Option<String> {
    let name = cell.trim().to_lowercase();
    let is_name = (1..=3).contains(&name.split_whitespace().count())
        && name.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '-'));
    let words = name.split_whitespace().collect_vec();
    is_name.then(|| words.join(" "))
}

/// The last word of a cell, in lower case and without what stands in parentheses: "Clerk (Ana)".
fn last(cell: &str) -> String {
    let bare = cell.split('(').next().unwrap_or_default().trim();
    bare.rsplit(' ').next().unwrap_or_default().to_lowercase()
}
