//! Sentences that define a thing: what it has, what it belongs to, which states it goes through, of what there is one.
//!
//! They are heard wherever they stand, in steps as in an architecture, once the nouns of the docs are known.

mod column;
mod life;

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

use column::has_many;
pub(super) use column::{Column, define, items};
pub(super) use life::listed_states;
use life::{keep_states, states, values_of_cell};

use super::one::one_per;
use super::value;
use super::{Gather, Sort, evidence, kept};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::design::state;
use crate::language::clause::things;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::sentence::Part;
use crate::language::singular;
use crate::language::verb::{Form, verb};
use crate::ordered::CollectVec;
use crate::product::{Evidence, Kind, Line, Sense, is_known};

/// What a thing has to be told to have before the sentence counts as its definition.
const DEFINING: usize = 3;

/// Verbs between a thing and what it is made of.
const HAVING: Phrases = Phrases::new(&[
    " have | has | holds | hold | keeps | keep | carries | carry | consists of | consist of | contains | gets ",
]);

/// Verbs between a thing and the thing it is a part of.
const BELONGING: Phrases = Phrases::new(&[" belongs to | belong to | is part of | are part of "]);

/// Words between a thing and the thing that it is one of.
const BEING: Phrases = Phrases::new(&[" is simply a| is just a| is also a| is a kind of | is a"]);

/// "Each aliquot is a sample of its own": rows of the same table.
pub(super) fn same(gather: &mut Gather<'_>, line: &Line) {
    let text = &*line.text;
    let Some((before, rest)) = BEING.split(text) else { return };
    let is_told = !text.contains(&alloc::format!("{before} is a"))
        || rest.contains(" of its own")
        || rest.contains(" in its own right")
        || text.contains(" is a kind of ");
    let (Some(kind), Some(of)) = (things(before).pop(), things(rest).into_iter().next()) else { return };
    let (Sort::Table(kind), Sort::Table(of)) = (gather.sort(&kind), gather.sort(&of)) else { return };
    if is_told && kind != of && gather.nouns.get(&kind).is_some() && gather.nouns.get(&of).is_some() {
        gather.nouns.merge(&kind, &of);
    }
}

/// A thing that a sentence is about.
pub(super) struct Owner {
    pub(super) noun: String,
    /// Whether its noun is more often a column than a thing, so that it takes more to be one.
    pub(super) is_weak: bool,
}

/// Reads one line.
pub(super) fn line(gather: &mut Gather<'_>, line: &Line) {
    if let Kind::Cell { table, row, column } = line.kind {
        values_of_cell(gather, line, (table, row, column));
        if !kept::is_column(gather, line) {
            return;
        }
    }
    // In a list of entities, labels are their names, and read already.
    let label = line.label.as_deref();
    let label =
        label.filter(|_| line.sense != Sense::Entity || super::entity::is_statement(gather.product, line));
    // "The office plans evenings: topic, start time" is a sentence.
    let is_sentence = |gather: &mut Gather<'_>, label: &str| {
        label.split_whitespace().count() > 3 && gather.parts(label).iter().any(Part::tells)
    };
    let label =
        label.filter(|label| !is_number(label)).filter(|label| !is_sentence(gather, label)).map(turned);
    let named = |label: &str| {
        if kept::is_kept(label) { kept::titled(gather, line) } else { owner(gather, label) }
    };
    let label = label.as_deref().map(|label| (label, named(label)));
    // A label inside running text: "All is kept. Parcels: carrier, weight."
    if line.label.as_deref().is_none_or(|label| is_number(label) || is_known(label))
        && let Some((label, rest)) = line.text.split_once(':')
        && label.split_whitespace().count() <= 3
        && !(label.split_whitespace().count() == 3 && gather.parts(label).iter().any(Part::tells))
        && let Some(owner) = owner(gather, label)
    {
        let part = Line { text: rest.trim().into(), label: Some(label.into()), ..line.clone() };
        labelled(gather, &owner, label, &part);
    }
    if let Some((label, Some(owner))) = &label {
        labelled(gather, owner, label, line);
    } else {
        one_per(gather, line);
        has(gather, line);
        states(gather, line);
    }
    counted(gather, line);
    belongs(gather, label.and_then(|(_, owner)| owner), line);
}

/// Whether a label counts and names nothing: `FR14`, `AC-2`.
fn is_number(label: &str) -> bool {
    label.len() < 9 && label.ends_with(|last: char| last.is_ascii_digit()) && !label.contains(' ')
}

/// Labels that tell of a thing behind `of`: `States of an order` are its `order states`, `Data of the order` is what it
/// has.
pub(super) fn turned(label: &str) -> Cow<'_, str> {
    let Some((of, thing)) = label.split_once(" of ") else { return label.into() };
    let of = of.to_lowercase();
    let determined = thing.split_once(' ').filter(|(first, _)| words::is_determiner(&first.to_lowercase()));
    let thing = determined.map_or(thing, |(_, rest)| rest);
    match singular(of.rsplit(' ').next().unwrap_or(&of)).as_str() {
        "data" | "field" | "attribute" | "column" | "detail" | "property" | "information" | "particular" => {
            thing.into()
        }
        kind if words::is_kind(kind) => alloc::format!("{thing} {of}").into(),
        _ => label.into(),
    }
}

/// The thing that a subject or a label names, if it can be a table; of `Invoice status`, the invoice.
pub(super) fn owner(gather: &Gather<'_>, subject: &str) -> Option<Owner> {
    let subject = subject.rsplit([',', ';', ':', '(', ')']).next().unwrap_or(subject).trim();
    let subject = MODALS.iter().fold(subject, |subject, modal| {
        let cut = subject.strip_suffix(modal).or_else(|| subject.strip_suffix(&modal.to_ascii_uppercase()));
        cut.unwrap_or(subject).trim_end()
    });
    let says_which = |word: &str| is_one_of(word, "who that which whose where");
    if subject.split_whitespace().count() > 5 || subject.split_whitespace().any(says_which) {
        return None;
    }
    // "The clerk enters the request: title, dates" is a sentence.
    let spoken: Vec<&str> = subject.split_whitespace().collect_vec();
    let is_sentence = spoken.windows(2).any(|pair| {
        words::is_determiner(&pair[1].to_lowercase())
            && verb(&pair[0].to_lowercase()).is_some_and(|verb| verb.form == Form::Third)
    });
    let named = if is_sentence { Vec::new() } else { things(subject) };
    let [thing] = &named[..] else { return None };
    // "The following is held: …" names nothing.
    if thing.head == "following" {
        return None;
    }
    let known = |name: &str| gather.nouns.get(name).is_some();
    // `Gets: …` is what somebody gets, unless gets are a thing.
    let does = verb(&subject.to_lowercase()).is_some_and(|verb| verb.form != Form::Base);
    if does && !known(&thing.head) {
        return None;
    }
    match gather.sort(thing) {
        // A kind of another thing is told apart by a column of that thing.
        Sort::Table(name) if gather.kinds.iter().any(|(kind, ..)| *kind == name) && !known(&name) => None,
        Sort::Table(name) if gather.raised.contains(&name) => Some(Owner { noun: name, is_weak: false }),
        Sort::Table(name) if words::class(&name) == Some(words::Class::Generic) => None,
        Sort::Table(name) if (is_person(&thing.head) || words::class(&name).is_some()) && !known(&name) => {
            None
        }
        Sort::Table(noun) => Some(Owner { noun, is_weak: false }),
        // `Feed types: name, producer` are a list of their own.
        Sort::Property
            if is_one_of(&thing.head, "type kind category")
                && thing.is_plural
                && !thing.modifiers.is_empty() =>
        {
            Some(Owner { noun: thing.name(), is_weak: false })
        }
        Sort::Property if words::is_kind(&thing.head) && !thing.modifiers.is_empty() => {
            Some(Owner { noun: thing.modifiers.join(" "), is_weak: true })
        }
        Sort::Property if !words::is_kind(&thing.head) => Some(Owner { noun: thing.name(), is_weak: true }),
        Sort::Vague if !thing.modifiers.is_empty() => Some(Owner { noun: thing.name(), is_weak: true }),
        Sort::Property | Sort::Output | Sort::Measure | Sort::Vague | Sort::Role | Sort::Nothing => None,
    }
}

const MODALS: [&str; 6] = [" must", " should", " shall", " can", " may", " will"];

/// `Order: reference (unique), buyer name, total`; `Claim: open, accepted, rejected`; `Ownership shares: one row per
/// horse and client`.
fn labelled(gather: &mut Gather<'_>, owner: &Owner, label: &str, line: &Line) {
    // "The rower: Has a name, will never have a boat" is a sentence, and no list.
    let acts = line.text.split_whitespace().next().and_then(|first| verb(&first.to_lowercase()));
    if acts.is_some_and(|verb| verb.form == Form::Third) {
        return;
    }
    let (parts, _) = value::parts(&line.text);
    let named = singular(&label.to_lowercase());
    let property = named.rsplit(' ').next().unwrap_or(&named);
    let values: Vec<String> = parts.iter().filter_map(|part| state::state(part)).collect_vec();
    let is_listed = values.len() == parts.len() && values.len() > 1;
    let is_code = |value: &String| line.code.iter().any(|code| state::state(code).as_ref() == Some(value));
    let states = values.iter().filter(|value| state::looks_like_one(value)).count();
    if is_listed && (values.iter().all(is_code) || states * 2 > values.len()) {
        if is_one_of(property, "status state lifecycle") || !words::is_kind(property) {
            keep_states(gather, owner, values, line);
        }
        return;
    }
    pairs(gather, owner, line);
    // "Sixty minutes, one door, no paper" praises, and lists nothing.
    if parts.iter().any(|part| part.starts_with("no ")) {
        return;
    }
    let columns = items(gather, parts);
    define(gather, owner, &columns, line);
    let known = columns.iter().filter(|column| column.is_known || column.is_likely).count();
    if columns.len() >= DEFINING && known * 2 >= columns.len() && is_name(gather, owner, label) {
        gather.nouns.claim(&owner.noun, Ground::Noted, &line.steps, &evidence(line));
    }
}

/// Whether a label is the name of a thing and nothing else: not "On finish", "You propose", "Compulsory".
fn is_name(gather: &Gather<'_>, owner: &Owner, label: &str) -> bool {
    let [thing] = &things(label)[..] else { return false };
    let is_whole = thing.start == 0 && thing.end == label.len();
    let may_be_other = words::is_describing(&thing.head) || verb(&thing.head).is_some();
    let is_noun =
        thing.is_plural || !thing.modifiers.is_empty() || !may_be_other || gather.spoken.is_noun(&owner.noun);
    is_whole && is_noun && !owner.is_weak
}

/// `one row per horse and client`, said of the thing of the label.
fn pairs(gather: &mut Gather<'_>, owner: &Owner, said: &Line) {
    let lower = said.text.to_lowercase();
    let Some(at) = ["one row per ", "one record per ", "one per ", "one entry per "]
        .iter()
        .find_map(|cue| Some(lower.find(cue)? + cue.len()))
    else {
        return;
    };
    let each = said.text.get(at..).unwrap_or_default();
    let each = each.split(['.', ';', '(', ':', ',']).next().unwrap_or(each);
    let named = things(each);
    let each: Vec<String> = named
        .iter()
        .filter_map(|thing| match gather.sort(thing) {
            Sort::Table(name) => Some(name),
            Sort::Role => Some("user".to_owned()),
            Sort::Property | Sort::Output | Sort::Measure | Sort::Vague | Sort::Nothing => None,
        })
        .collect_vec();
    if each.is_empty() || named.len() < 2 {
        return;
    }
    let evidence = Evidence { rule: "there is one of each", ..evidence(said) };
    gather.nouns.claim(&owner.noun, Ground::Defined, &said.steps, &evidence);
    if each.len() < 2 {
        return;
    }
    gather.nouns.claim(&owner.noun, Ground::Related, &said.steps, &evidence);
    for to in &each {
        let link = Link { to: to.clone(), kind: LinkKind::One, column: None, evidence: evidence.clone() };
        gather.nouns.at(&owner.noun).links.push(link);
    }
    gather.uniques.push((owner.noun.clone(), each, evidence));
}

/// Words that tell things apart.
const EACH: Phrases = Phrases::new(&["each |every |per "]);

/// "For every glaze", "per kiln", "each team": things that are told apart, of which there are several.
fn counted(gather: &mut Gather<'_>, line: &Line) {
    for (at, cue) in EACH.all(&line.text) {
        let before = &line.text[..at];
        // "A rate per kWh" tells of a unit.
        let unit = before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
        let is_rate = cue == "per "
            && matches!(
                words::class(&singular(&unit)),
                Some(words::Class::Measure | words::Class::Property | words::Class::Quantity)
            );
        let is_word = !before.ends_with(char::is_alphanumeric) && !is_rate;
        let rest = line.text[at + cue.len()..].split(['.', ',', ';', ':', '(']).next().unwrap_or_default();
        let rest = if is_word { rest } else { "" };
        let Some(thing) = things(rest).into_iter().next().filter(|thing| !thing.is_plural) else { continue };
        if let Sort::Table(name) = gather.sort(&thing) {
            gather.nouns.claim(&name, Ground::Counted, &line.steps, &evidence(line));
        }
    }
}

/// "Projects have a unique code, a title and a cost centre."
fn has(gather: &mut Gather<'_>, line: &Line) {
    let Some((subject, list)) = HAVING.split(&line.text) else { return };
    let Some(owner) = owner(gather, subject) else { return };
    let is_moment = |before: &str| {
        let word = before.trim_end_matches(" on").trim_end_matches(" from").trim_end_matches(" until");
        ["time", "date", "day", "moment", "year"].iter().any(|when| word.ends_with(when))
    };
    let list = [". ", ";", " so that ", " because ", " which ", " but ", " where ", " when "].iter().fold(
        list,
        // "The time when it was sold" goes on.
        |list, end| {
            let mut cuts = list.match_indices(end).map(|(at, _)| at);
            cuts.find(|at| !is_moment(&list[..*at])).map_or(list, |at| &list[..at])
        },
    );
    let (parts, _) = value::parts(list);
    let parts: Vec<String> =
        parts.into_iter().filter(|part| !has_many(gather, &owner, part, line)).collect_vec();
    let columns = items(gather, parts);
    define(gather, &owner, &columns, line);
}

/// "A sample must belong to one project"; `Ticket: belongs to an order and a ticket type`.
fn belongs(gather: &mut Gather<'_>, labelled: Option<Owner>, line: &Line) {
    // Behind a label, the verb may stand first.
    let text = if labelled.is_some() { &*alloc::format!(" {}", line.text) } else { &*line.text };
    let Some((subject, rest)) = BELONGING.split(text) else { return };
    let owner = match labelled {
        Some(owner) if subject.trim().is_empty() => Some(owner),
        _ => owner(gather, subject),
    };
    let Some(Owner { noun: owner, is_weak: false }) = owner else { return };
    let rest = rest.split(['.', ';', ',', '(', ':']).next().unwrap_or(rest);
    let is_optional =
        subject.trim_end().ends_with("may") || rest.contains(" or none") || rest.contains(" at most ");
    for thing in things(rest) {
        if thing.is_plural || thing.head == "none" {
            continue;
        }
        let Sort::Table(to) = gather.sort(&thing) else { continue };
        if to != owner {
            let kind = if is_optional { LinkKind::OptionalOne } else { LinkKind::One };
            let evidence = Evidence { rule: "told as a relation", ..evidence(line) };
            gather.nouns.claim(&owner, Ground::Related, &line.steps, &evidence);
            gather.nouns.claim(&to, Ground::Related, &line.steps, &evidence);
            gather.nouns.at(&owner).links.push(Link { to, kind, column: None, evidence });
        }
    }
}
