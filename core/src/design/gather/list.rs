//! Lists that give a noun its columns or its values: in parentheses, behind a colon, below a line, in a table.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::one::one_per;
use super::value::{self, List};
use super::{Gather, Sort, evidence, kept};
use crate::design::entity::{Field, Link, LinkKind};
use crate::design::noun::Ground;
use crate::design::state;
use crate::language::clause::{Thing, things};
use crate::language::is_one_of;
use crate::language::{noun as words, singular, verb};
use crate::ordered::CollectVec;
use crate::product::{Evidence, Kind, Line};

/// Every list of a line of a step, a story or a context.
pub(super) fn fields_of_line<'p>(gather: &mut Gather<'p>, at: usize, line: &'p Line) {
    states(gather, at, line);
    parentheses(gather, at, line);
    with_list(gather, line);
    one_per(gather, line);
    labelled(gather, line);
    below(gather, line);
}

/// `(pending → published)`, or `status: open`.
fn states(gather: &mut Gather<'_>, at: usize, line: &Line) {
    let in_code = line.code.iter().map(|code| state::chain(code)).find(|chain| chain.len() > 1);
    let chain = in_code.unwrap_or_else(|| state::chain(&line.text));
    let is_chain = chain.len() > 1
        && (chain.iter().filter(|state| state::looks_like_one(state)).count() * 2 >= chain.len()
            || line.text.to_lowercase().contains("status"));
    if !is_chain {
        return;
    }
    let owner = owner_of_states(gather, at, line);
    if let Some(owner) = owner {
        claim_states(gather, &owner, chain, line);
    }
}

pub(super) fn claim_states(gather: &mut Gather<'_>, owner: &str, states: Vec<String>, line: &Line) {
    let evidence = Evidence { rule: "its states", ..evidence(line) };
    gather.nouns.claim(owner, Ground::States, &line.steps, &evidence);
    let noun = gather.nouns.at(owner);
    noun.states = state::merged(core::mem::take(&mut noun.states), states);
    noun.states_evidence.get_or_insert(evidence);
}

/// The noun before the chain, or what the line is about.
fn owner_of_states(gather: &Gather<'_>, at: usize, line: &Line) -> Option<String> {
    let before = line.text.split(['→', '(']).next().unwrap_or_default();
    let named = things(before)
        .iter()
        .rev()
        .chain(line.label.iter().flat_map(|label| things(label)).collect_vec().iter())
        .find_map(|thing| gather.table_of(thing).filter(|name| gather.nouns.get(name).is_some()));
    named.or_else(|| gather.about[at].clone()).or_else(|| gather.context_of(line))
}

/// `metadata (title, description, tags)`, `frameworks (SOC2, GDPR, etc.)`, `type (dog, cat)`.
fn parentheses<'p>(gather: &mut Gather<'p>, at: usize, line: &'p Line) {
    let text = &line.text;
    let mut from = 0;
    while let Some(open) = text[from..].find('(').map(|open| open + from) {
        let Some(close) = text[open..].find(')').map(|close| close + open) else { return };
        let inner = &text[open + 1..close];
        from = close + 1;
        if inner.contains('→') {
            continue;
        }
        let Some((thing, object)) = before_parenthesis(gather, text, open) else { continue };
        let sort = gather.sort(&thing);
        match value::read(inner) {
            List::Columns(columns) => {
                // "Books an appointment for a pet (reason)": the attributes are the appointment's.
                let made = object.and_then(|object| gather.table_of(&object));
                let own = if let Sort::Table(name) = &sort { Some(name.clone()) } else { None };
                let owner =
                    made.or(own).or_else(|| gather.about[at].clone()).or_else(|| gather.context_of(line));
                if let Some(owner) = owner {
                    columns_of(gather, &owner, &columns, line);
                }
            }
            List::Values(values, is_whole) => values_of(gather, at, line, &sort, &thing, values, is_whole),
            List::Other => {}
        }
    }
}

/// The thing before a parenthesis, and the thing that its clause makes, if it makes one.
fn before_parenthesis<'p>(
    gather: &mut Gather<'p>,
    text: &'p str,
    open: usize,
) -> Option<(Thing, Option<Thing>)> {
    let nearest = |thing: &Thing| thing.end <= open && text[thing.end..open].trim().is_empty();
    let read = gather.read(text);
    // Clauses and their things stand in the order of the text: all before this one end too early.
    let ends_before = |end: &usize| *end < text[..open].trim_end().len();
    if let Some(clause) = read.clauses.get(read.ends.partition_point(ends_before)) {
        let all = clause.objects.iter().chain(clause.around.iter().map(|(_, thing)| thing));
        if let Some(thing) = all.into_iter().find(|thing| nearest(thing)) {
            let makes = clause.verb.class == verb::Class::Create;
            let is_around = !clause.objects.contains(thing);
            let object = clause.objects.last().filter(|_| makes && is_around).cloned();
            // "Reserves a share of a harvest (weight, pickup date)": the attributes of the reservation.
            let deed = verb::noun_of(clause.verb.base).filter(|deed| gather.nouns.get(deed).is_some());
            let deed =
                deed.map(|deed| Thing { head: deed.to_owned(), modifiers: Vec::new(), ..thing.clone() });
            return Some((thing.clone(), deed.or(object)));
        }
    }
    let before = last_clause(&text[..open]);
    Some((things(before).pop()?, None))
}

fn last_clause(text: &str) -> &str {
    text.rsplit(['.', ';', ':', '!', '?', ')']).next().unwrap_or(text)
}

pub(super) fn columns_of(gather: &mut Gather<'_>, owner: &str, columns: &[String], line: &Line) {
    let evidence = Evidence { rule: "in an attribute list", ..evidence(line) };
    gather.nouns.claim(owner, Ground::Attributes, &line.steps, &evidence);
    for column in columns {
        push_field(gather, owner, column, &evidence);
    }
}

/// Of a thing that was told so many columns no more are read.
const MOST: usize = 1024;

/// Adds a column in words, with what its parenthesis or mark says: `(optional)`, `[]`, `(dog, cat)`.
pub(super) fn push_field(gather: &mut Gather<'_>, owner: &str, words: &str, evidence: &Evidence) {
    if gather.nouns.get(owner).is_some_and(|noun| noun.fields.len() > MOST) {
        return;
    }
    let (name, inner) = match (words.split_once('('), words.split_once(':')) {
        (Some((name, inner)), _) => (name, inner.trim_end_matches(')')),
        (None, Some((name, inner))) => (name, inner),
        (None, None) => (words, ""),
    };
    let lower = inner.to_lowercase();
    if matches!(name.trim(), "status" | "state")
        && let List::Values(states, true) = value::read(inner)
    {
        let noun = gather.nouns.at(owner);
        noun.states = state::merged(core::mem::take(&mut noun.states), states);
        noun.states_evidence.get_or_insert_with(|| evidence.clone());
        return;
    }
    let (name, range) = value::range(name);
    let range = range.or_else(|| value::range(inner).1);
    let values = match value::read(inner) {
        List::Values(values, true) => values,
        List::Values(..) | List::Columns(_) | List::Other => Vec::new(),
    };
    let field = Field {
        words: name.trim().to_owned(),
        meaning: range.map(|_| crate::design::Meaning::Integer),
        range,
        values,
        required: if lower.contains("optional") {
            Some(false)
        } else if lower.contains("required") {
            Some(true)
        } else {
            None
        },
        unique: lower.contains("unique")
            && ![" within ", " per ", " in "].iter().any(|tie| lower.contains(tie)),
        evidence: evidence.clone(),
    };
    gather.nouns.at(owner).fields.push(field);
}

fn values_of(
    gather: &mut Gather<'_>,
    at: usize,
    line: &Line,
    sort: &Sort,
    thing: &Thing,
    values: Vec<String>,
    is_whole: bool,
) {
    let evidence = Evidence { rule: "its values are listed", ..evidence(line) };
    let is_kind = words::is_kind(&thing.head) || thing.head == "category";
    if is_kind {
        let before = thing.modifiers.last().map(|head| Thing {
            head: head.clone(),
            modifiers: Vec::new(),
            ..thing.clone()
        });
        let owner = before
            .and_then(|before| gather.table_of(&before))
            .or_else(|| gather.about[at].clone())
            .or_else(|| gather.context_of(line));
        let Some(owner) = owner else { return };
        if thing.head == "status" || thing.head == "state" {
            claim_states(gather, &owner, values, line);
            return;
        }
        let field = Field {
            words: thing.head.clone(),
            meaning: None,
            values: if is_whole { values } else { Vec::new() },
            range: None,
            required: None,
            unique: false,
            evidence,
        };
        gather.nouns.at(&owner).fields.push(field);
        return;
    }
    if let Sort::Table(name) = sort {
        let all_states = values.iter().all(|value| state::looks_like_one(value));
        if all_states && values.len() > 1 && is_whole {
            claim_states(gather, name, values, line);
        } else if thing.is_plural {
            gather.nouns.at(name).examples.get_or_insert((values, is_whole, evidence));
        }
    }
}

/// "Creates a listing with name, photos and daily price".
fn with_list<'p>(gather: &mut Gather<'p>, line: &'p Line) {
    for clause in &gather.read(&line.text).clauses {
        if matches!(clause.verb.class, verb::Class::Read | verb::Class::Other) {
            continue;
        }
        let Some(Sort::Table(owner)) = clause.objects.first().map(|thing| gather.sort(thing)) else {
            continue;
        };
        // "Reports litter with a photo": the report has it.
        if clause.verb.base == "report"
            && clause.objects.first().is_some_and(|thing| is_mass(&line.text, thing))
        {
            continue;
        }
        let with: Vec<&Thing> = clause
            .around
            .iter()
            .filter(|(preposition, _)| matches!(preposition.as_str(), "with" | "including"))
            .map(|(_, thing)| thing)
            .collect_vec();
        let is_column = |thing: &&&Thing| value::is_column(&line.text[thing.start..thing.end]);
        let known = with.iter().filter(is_column).count();
        // Among columns, a word that is none by itself is one too: "with its name, draught and length".
        let are_columns = known > 1 && known * 2 >= with.len();
        let with: Vec<String> = with
            .iter()
            .filter(|thing| {
                is_column(thing)
                    || are_columns && !thing.is_plural && gather.nouns.get(&thing.name()).is_none()
            })
            .map(|thing| line.text[thing.start..thing.end].to_owned())
            .collect_vec();
        if !with.is_empty() {
            columns_of(gather, &owner, &with, line);
        }
    }
}

/// Whether a thing is spoken of without an article, and as no several: `litter`.
pub(super) fn is_mass(text: &str, thing: &Thing) -> bool {
    let first = text.get(thing.start..).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    !thing.is_plural && !words::is_determiner(&first.to_lowercase())
}

/// "Target platforms: A, B" gives examples; "Videos: duration, resolution" columns.
fn labelled(gather: &mut Gather<'_>, line: &Line) {
    let (label, rest) = match (&line.label, line.text.split_once(':')) {
        (Some(label), _) => (label.as_str(), &*line.text),
        (None, Some((label, rest))) if label.split_whitespace().count() <= 4 => (label, rest),
        _ => return,
    };
    let Some(thing) = things(label).pop() else { return };
    let is_all = ["every ", "each ", "all "].iter().any(|all| label.to_lowercase().starts_with(all));
    if is_all {
        gather.whole = Some((line.section, thing.name()));
    }
    let Sort::Table(name) = gather.sort(&thing) else { return };
    let whole = gather.whole.clone().filter(|(section, _)| *section == line.section && !is_all);
    match (value::read(rest), whole) {
        // Beside what every one of it has: a kind of it.
        // What a table says to be kept is told in full.
        (List::Columns(_), _) if kept::is_column(gather, line) => {}
        (List::Columns(columns), Some((_, whole))) if !gather.is_listed(&name) && !is_line(&thing) => {
            let words = alloc::format!("{label}: {}", columns.join(", ")).into();
            let evidence = Evidence { rule: "attributes of one kind of it", words, ..evidence(line) };
            gather.kinds.push((name, whole, evidence));
        }
        (list, _) => of_label(gather, line, label, &thing, &name, list),
    }
}

/// Whether a column is what a thing goes by.
fn names(column: &str) -> bool {
    let last = column.split(" (").next().unwrap_or(column).rsplit(' ').next().unwrap_or(column);
    is_one_of(&last.to_lowercase(), "name title code number")
}

/// Whether a thing is a line of another: "Adds lines: …".
fn is_line(thing: &Thing) -> bool {
    thing.modifiers.is_empty() && thing.is_plural && matches!(&*thing.head, "line" | "row")
}

/// "Adds lines: quantity, unit price": the lines of what is worked on.
fn lines_of(gather: &mut Gather<'_>, line: &Line, columns: &[String]) {
    let whole = gather.context_of(line).or_else(|| gather.current.as_ref().map(|(noun, _)| noun.clone()));
    let Some(to) = whole.filter(|whole| gather.nouns.get(whole).is_some()) else { return };
    let name = format!("{to} line");
    let evidence = Evidence { rule: "it has lines", ..evidence(line) };
    gather.nouns.claim(&name, Ground::Part, &line.steps, &evidence);
    gather.nouns.at(&name).links.push(Link { to, kind: LinkKind::One, column: None, evidence });
    columns_of(gather, &name, columns, line);
}

fn of_label(gather: &mut Gather<'_>, line: &Line, label: &str, thing: &Thing, name: &str, list: List) {
    match list {
        List::Columns(columns)
            if gather.nouns.get(name).is_some()
                || gather.raised.contains(name) && !is_beside_kinds(gather, line) =>
        {
            columns_of(gather, name, &columns, line);
        }
        // A payment is made, and what has a name of its own is no kind of what was made before.
        List::Columns(columns)
            if columns.len() > 2
                && !is_line(thing)
                && !is_beside_kinds(gather, line)
                && (verb::is_deed(&thing.head) || columns.iter().any(|one| names(one))) => {}
        List::Columns(columns) if is_line(thing) => lines_of(gather, line, &columns),
        List::Columns(columns) => {
            // A kind of what the journey is about, with columns that other kinds do not have.
            let owner =
                gather.context_of(line).or_else(|| gather.current.as_ref().map(|(noun, _)| noun.clone()));
            if let Some(owner) = owner {
                let words = columns.join(", ");
                let evidence = Evidence {
                    rule: "attributes of one kind of it",
                    words: format!("{label}: {words}").into(),
                    ..evidence(line)
                };
                gather.kinds.push((singular(&thing.head), owner, evidence));
            }
        }
        List::Values(values, is_whole) if thing.is_plural => {
            let evidence = Evidence { rule: "its values are listed", ..evidence(line) };
            gather.nouns.at(name).examples.get_or_insert((values, is_whole, evidence));
        }
        List::Values(..) | List::Other => {}
    }
}

/// Whether the labels before were kinds of what a line is about: "Articles: …", "Videos: …", and now "Newsletters: …".
fn is_beside_kinds(gather: &Gather<'_>, line: &Line) -> bool {
    let owner = gather.context_of(line).or_else(|| gather.current.as_ref().map(|(noun, _)| noun.clone()));
    let mut before = gather.kinds.iter().rev().take(2).filter(|(_, of, _)| Some(of) == owner.as_ref());
    before.next().is_some() && before.next().is_some()
}

/// "- Phone" below "Fills in the booking form".
fn below<'p>(gather: &mut Gather<'p>, line: &'p Line) {
    let Kind::Bullet { depth } = line.kind else { return };
    let text = line.text.trim();
    if depth == 0 && line.parent.is_none()
        || !gather.read(text).clauses.is_empty()
        || text.split_whitespace().count() > 4
    {
        let lower = text.to_lowercase();
        let owner = line.parent.and_then(|parent| gather.about[parent].clone());
        if let Some(owner) = owner
            && (lower.ends_with("(required)") || lower.ends_with("(optional)"))
        {
            let evidence = Evidence { rule: "told of each one", ..evidence(line) };
            push_field(gather, &owner, "is required", &evidence);
        }
        return;
    }
    let Some(owner) = line.parent.and_then(|parent| gather.about[parent].clone()) else { return };
    if value::is_column(text) {
        let evidence = Evidence { rule: "listed below it", ..evidence(line) };
        push_field(gather, &owner, text, &evidence);
        gather.nouns.claim(&owner, Ground::Attributes, &line.steps, &evidence);
    }
}
