//! What a section or a story is called after, and lists the columns of: `### RP-03 Clubs`, "Name (unique), leader, phone."
//!
//! **Invariant: only sentences that are nothing but a list are read, and only where they hold enough columns.**

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::define::items;
use super::form::framed;
use super::list::push_field;
use super::{Gather, Sort, evidence, value};
use crate::design::noun::Ground;
use crate::language::clause::{Thing, things};
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::verb::{Class as Deed, Form, verb};
use crate::ordered::{BTreeMap, CollectVec};
use crate::product::{Evidence, Kind, Line, Role, Scope, Sense};

/// Fewer columns tell of no thing, if none of them tells it from others of its kind.
const COLUMNS: usize = 3;

/// Fewer columns tell of nobody.
const OF_PEOPLE: usize = 4;

/// Of a section that goes on for longer, only the first lines are of what it is called after.
const LINES: usize = 12;

/// Reads every section whose title names one thing.
pub(super) fn all(gather: &mut Gather<'_>) {
    let product = gather.product;
    let mut below: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
    for line in product.lines.iter().filter(|line| may_list(gather, line)) {
        if let Some(section) = line.section {
            below.entry(section).or_default().push(line);
        }
    }
    for (section, lines) in below {
        let Some(owner) = called(gather, &product.sections[section].title) else { continue };
        let told = lines.into_iter().take(LINES).filter_map(|line| Some((line, columns(gather, line)?)));
        let told: Vec<(&Line, Vec<String>)> = told.collect_vec();
        let all = told.iter().flat_map(|(_, columns)| columns).map(|column| column.to_lowercase());
        let all: Vec<String> = all.collect_vec();
        let says = |names: &str| {
            all.iter().any(|column| is_one_of(column.split(" (").next().unwrap_or(column), names))
        };
        let is_known = says("name title number code label") && all.len() + 1 == COLUMNS;
        // Who signs in is a user, whatever the docs call them.
        let is_user = owner.is_somebody && (all.len() < OF_PEOPLE || says("email e-mail password"));
        if is_user || !is_known && all.len() < COLUMNS {
            continue;
        }
        for (line, columns) in told {
            let evidence = Evidence { rule: "listed below its name", ..evidence(line) };
            for column in columns {
                gather.nouns.claim(&owner.name, Ground::Noted, &line.steps, &evidence);
                push_field(gather, &owner.name, &column, &evidence);
            }
        }
    }
}

/// What a title names, and whether that is somebody.
struct Called {
    name: String,
    is_somebody: bool,
}

fn may_list(gather: &Gather<'_>, line: &Line) -> bool {
    let role = gather.product.documents[line.document].role;
    line.scope == Scope::Now
        && line.label.as_deref().is_none_or(|label| is_one_of(&label.to_lowercase(), "each"))
        && !matches!(line.sense, Sense::Ignored | Sense::StepTitle | Sense::Entity)
        && matches!(line.kind, Kind::Prose | Kind::Bullet { depth: 0 })
        && matches!(role, Role::Journey | Role::Requirements | Role::Backlog)
}

/// The thing that a title names, and nothing else but a verb that makes it: "RP-02 Add an exhibitor", "The species list".
fn called(gather: &Gather<'_>, title: &str) -> Option<Called> {
    let title = title.split(['[', '(']).next().unwrap_or(title).trim();
    let title = match title.split_once([' ', ':']) {
        Some((number, rest)) if number.contains(|char: char| char.is_ascii_digit()) => rest,
        Some(_) | None => title,
    };
    let title = title.trim_start_matches(|char: char| !char.is_alphabetic());
    let [thing] = &things(title)[..] else { return None };
    let before = title.get(..thing.start)?.to_lowercase();
    let is_led = before.split_whitespace().all(|word| {
        words::is_determiner(word)
            || is_one_of(word, "up new set")
            || verb(word).is_some_and(|verb| verb.form == Form::Base)
    });
    let is_whole = title.get(thing.end..)?.trim_matches([' ', '.', ':']).is_empty();
    let makes = before.split_whitespace().next().is_none_or(|first| {
        words::is_determiner(first)
            || is_one_of(first, "define set keep maintain manage new log")
            || verb(first).is_some_and(|verb| matches!(verb.class, Deed::Create | Deed::Store))
    });
    if !(is_led && is_whole && makes) {
        return None;
    }
    let named = framed(thing).unwrap_or_else(|| thing.clone());
    named_by(gather, &named).or_else(|| named_by(gather, thing))
}

fn named_by(gather: &Gather<'_>, thing: &Thing) -> Option<Called> {
    let is_abstract = ["ity", "ness", "ism"].iter().any(|end| thing.head.ends_with(end));
    if is_abstract
        || matches!(words::class(&thing.head), Some(Class::Output | Class::Interface | Class::Property))
    {
        return None;
    }
    match gather.sort(thing) {
        Sort::Table(name) => Some(Called { name, is_somebody: false }),
        // "Judges: name, home town, fee": people of whom much is kept.
        Sort::Role => Some(Called { name: thing.name(), is_somebody: true }),
        Sort::Property | Sort::Output | Sort::Measure | Sort::Vague | Sort::Nothing => None,
    }
}

/// The columns that a sentence lists, where it is nothing but a list; what goes before ("Each:") left out.
fn columns(gather: &Gather<'_>, line: &Line) -> Option<Vec<String>> {
    let text = line.text.trim();
    let text = ["Each: ", "Each has ", "For each: ", "For each of them "]
        .iter()
        .find_map(|lead| text.strip_prefix(lead))
        .unwrap_or(text);
    let text = text.split([';', '.']).next().unwrap_or(text);
    // "Name, programme: open or closed": the values of the last.
    let text = match text.split_once(": ") {
        Some((names, values)) if names.contains(',') => format!("{names} ({values})"),
        Some(_) | None => String::from(text),
    };
    let (parts, _) = value::parts(&text);
    let first = parts.first()?;
    let acts = |word: &str| {
        let word = word.trim_end_matches(':').to_lowercase();
        is_one_of(&word, "is are was has have can may must will it they she he we you i no not if when")
            || verb(&word).is_some_and(|verb| verb.form == Form::Third)
    };
    let name = first.split('(').next().unwrap_or(first);
    if parts.len() < 2 || name.split_whitespace().any(acts) || name.split_whitespace().count() > 5 {
        return None;
    }
    let count = parts.len();
    let asks = |part: &&String| {
        is_one_of(
            &part.split(' ').next().unwrap_or_default().to_lowercase(),
            "how whether who when where which",
        )
    };
    let asked = parts.iter().filter(asks).count();
    let columns = items(gather, parts);
    let known = columns.iter().filter(|column| column.is_known || column.is_likely).count();
    (known > 1 && (known + asked) * 2 >= count)
        .then(|| columns.into_iter().map(|column| column.words).collect_vec())
}
