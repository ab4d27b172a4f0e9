//! Things that are put into another, each with what is told of it there: "puts exercises into a workout, each with sets and
//! reps", "the parts for a repair are entered with the quantity and the price".

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Pair, Said, Yields};
use crate::design::Class;
use crate::design::mention::Mention;
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::ordered::CollectVec;

/// What comes before the list of what each of them has.
pub(super) const EACH: Phrases = Phrases::new(&[
    "each with ",
    "each with its ",
    "entered with ",
    "listed with ",
    "recorded with ",
    "kept with ",
    "noted with ",
    "stored with ",
]);

/// What leads from the parts to their whole.
const INTO: [&str; 8] = [" into ", " to ", " in ", " on ", " onto ", " for ", " of ", " under "];

/// Reads one sentence.
pub(super) fn read(said: &Said<'_>) -> Option<Pair> {
    let (at, cue) = EACH.find(said.text)?;
    let mut before = said.spoken.iter().filter(|mention| mention.end <= at);
    let part = before.next()?;
    let whole = before.next()?;
    let one = |mention: &Mention| !mention.is_plural && said.entities[mention.entity].class == Class::Core;
    let leads = said.text.get(part.end..whole.start)?;
    let lead = [" a ", " an ", " the ", " each ", " every ", " one ", " that ", " "];
    let is_into = INTO
        .iter()
        .any(|into| leads.contains(into.trim_end()) && lead.iter().any(|lead| leads.ends_with(lead)));
    let class = said.entities[part.entity].class;
    let is_part = part.is_plural && matches!(class, Class::Core | Class::Catalogue);
    if !is_part || !one(whole) || !is_into || before.next().is_some() {
        return None;
    }
    let list = &said.text[at + cue.len()..];
    Some(Pair {
        whole: whole.entity,
        part: part.entity,
        row: None,
        fields: fields(list),
        yields: Yields::Elsewhere,
        rule: "each is put into it with its own",
    })
}

/// "Number of sets, reps and the rest in seconds": `set count`, `reps`, `rest in seconds`.
fn fields(list: &str) -> Vec<String> {
    let list = list.split([':', '(']).next().unwrap_or(list);
    let parts = list.split(',').flat_map(|part| part.split(" and "));
    parts.filter_map(field).take(6).collect_vec()
}

fn field(part: &str) -> Option<String> {
    let mut words = part.trim().split(' ').collect_vec();
    while words.first().is_some_and(|word| is_one_of(word, "a an the its their target his her")) {
        words.remove(0);
    }
    let end = words.iter().position(|word| is_one_of(word, "at which that for of in per on"));
    let count = match &words[..] {
        ["number", "of", what, ..] => Some(format!("{} count", singular(what))),
        ["quantity" | "amount", "of", ..] => Some("quantity".to_string()),
        _ => None,
    };
    let name = count.unwrap_or_else(|| words[..end.unwrap_or(words.len())].join(" "));
    let is_name = !name.is_empty()
        && name.split(' ').count() < 4
        && name.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '-'));
    is_name.then_some(name)
}
