//! Several of a thing and what each has, right behind them, whatever is done to them: "we buy from five suppliers: name,
//! phone, customer number", "the board meets in sittings (date, place, chair)".

use super::tell::{Strength, told};
use super::{Gather, Owner, Said, evidence, of_noun, value};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::person::is_person;
use crate::language::sentence::{Item, Lead, Noun, Part, items};
use crate::language::verb;

/// At most so many parts of a list are looked at.
const LONGEST: usize = 48;

/// Reads one sentence.
pub(super) fn several(gather: &mut Gather<'_>, said: &Said<'_>) {
    let looks =
        |part: &Part| part.act().is_some_and(|act| act.is_denied || act.verb.class == verb::Class::Read);
    for (at, pair) in said.parts.windows(2).enumerate() {
        let [Part::Noun(of), mark @ (Part::Colon | Part::Open(_))] = pair else { continue };
        let is_misread = at > 0 && matches!(said.parts[at - 1], Part::Clause(_));
        if !may_be(of) || is_misread || said.parts[..at].iter().any(looks) {
            continue;
        }
        let end = if *mark == Part::Colon { None } else { close(said.parts, at + 2) };
        let inner = &said.parts[at + 2..end.unwrap_or(said.parts.len()).min(at + LONGEST)];
        let inner = until_told(inner);
        let (list, _) = items(inner, 0);
        let least = if is_person(&of.thing.head) { 4 } else { 3 };
        // "Buoys come in sizes (small, large)": values are no columns.
        if list.iter().any(is_no_column) || columns(inner, &list) < least {
            continue;
        }
        let Some(owner) = of_noun(gather, of).filter(|owner| !gather.actors.contains(&owner.noun)) else {
            continue;
        };
        let owner = Owner { is_weak: false, ..owner };
        told(gather, &owner, &list, said.line, said.text, Strength::Formal);
        gather.nouns.claim(&owner.noun, Ground::Defined, &said.line.steps, &evidence(said.line));
        return;
    }
}

/// Where the parenthesis closes.
fn close(parts: &[Part], from: usize) -> Option<usize> {
    parts[from..].iter().position(|part| matches!(part, Part::Close(_))).map(|at| from + at)
}

/// A list up to the clause that something else is told in: "load, angle; a crane has six".
fn until_told(inner: &[Part]) -> &[Part] {
    let mut comma = 0;
    let mut is_clause = false;
    for (at, part) in inner.iter().enumerate() {
        match part {
            Part::Comma => (comma, is_clause) = (at, false),
            Part::Clause(_) => is_clause = true,
            _ if part.tells() && !is_clause => return &inner[..comma],
            Part::Noun(_)
            | Part::It
            | Part::Somebody
            | Part::Act(_)
            | Part::Be(_)
            | Part::Tie(_)
            | Part::And
            | Part::Colon
            | Part::Open(_)
            | Part::Close(_) => {}
        }
    }
    inner
}

/// Whether a noun names several of a thing of its own.
fn may_be(of: &Noun) -> bool {
    let is_thing = match words::class(&of.thing.head) {
        None => true,
        Some(Class::Generic | Class::Quantity) => !of.thing.modifiers.is_empty(),
        Some(
            Class::Property
            | Class::Output
            | Class::Measure
            | Class::Interface
            | Class::Infrastructure
            | Class::Feeling
            | Class::Actor,
        ) => false,
    };
    of.thing.is_plural
        && is_thing
        && !words::is_kind(&of.thing.head)
        && !value::is_column(&of.thing.name())
        && matches!(of.lead, Lead::Bare | Lead::Several | Lead::The | Lead::Own)
}

/// Whether an item can be no column: several things, or one that is counted.
fn is_no_column(item: &Item) -> bool {
    item.noun.as_ref().is_some_and(|noun| {
        matches!(noun.lead, Lead::No | Lead::Counted | Lead::Each)
            || noun.thing.is_plural && noun.lead == Lead::Bare && !value::is_column(&noun.thing.name())
    })
}

/// How many columns a list tells, if one of them is known by its word: with "who", "from" and "until".
fn columns(inner: &[Part], list: &[Item]) -> usize {
    let asks = |part: &Part| match part {
        Part::Clause(word) => is_one_of(word, "who which when whether how until what"),
        Part::Tie(word) => is_one_of(word, "from until to"),
        Part::Noun(_)
        | Part::It
        | Part::Somebody
        | Part::Act(_)
        | Part::Be(_)
        | Part::And
        | Part::Comma
        | Part::Colon
        | Part::Open(_)
        | Part::Close(_) => false,
    };
    let begins = |at: usize| at == 0 || matches!(inner[at - 1], Part::Comma | Part::And);
    let asked = inner.iter().enumerate().filter(|(at, part)| asks(part) && begins(*at)).count();
    let nouns = list.iter().filter_map(|item| item.noun.as_ref());
    let known = nouns.filter(|noun| value::may_be_column(&noun.thing.name())).count();
    // "Date, place, chair": a list that begins with a column is one of columns.
    let first = list.first().and_then(|item| item.noun.as_ref());
    let begins = first.is_some_and(|first| value::is_column(&first.thing.name())) && list.len() > 2;
    if known + asked > 1 || begins { list.len() + asked } else { 0 }
}
