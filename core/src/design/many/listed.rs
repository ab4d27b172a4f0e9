//! What is picked from what there is: "which locations in which order", "the sites the applicant would accept".

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Pair, Said, Yields};
use crate::design::Class;
use crate::design::mention::{Mention, words};
use crate::language::is_one_of;
use crate::language::noun::is_function_word;
use crate::language::singular;
use crate::language::verb::verb;
use crate::ordered::CollectVec;

/// Verbs by which somebody says which of them.
const PICKING: &str = "add assign choose confirm define enter keep list log make mark name note open pick plan prepare \
record request say schedule select set state store tick";

/// What stands before those who have them.
const WHO: [&str; 4] = ["he ", "she ", "it ", "they "];

/// Reads one sentence.
pub(super) fn read(said: &Said<'_>) -> Vec<Pair> {
    said.spoken.iter().enumerate().filter_map(|(at, part)| one(said, at, part)).collect_vec()
}

fn one(said: &Said<'_>, at: usize, part: &Mention) -> Option<Pair> {
    let class = said.entities[part.entity].class;
    if !part.is_plural || !matches!(class, Class::Core | Class::Catalogue) || said.text.contains('?') {
        return None;
    }
    let before = &said.text[..part.start];
    let after = said.text[part.end..].trim_start();
    let is_of_several = before.ends_with("which of the ");
    let front = before.strip_suffix("which of the ").or_else(|| before.strip_suffix("which "));
    let is_which = front.is_some();
    let front = front.or_else(|| before.strip_suffix("the "))?.trim_end();
    let next = said.spoken.get(at + 1).filter(|next| {
        let between = said.text.get(part.end..next.start);
        !next.is_plural
            && between.is_some_and(|words| matches!(words, " the " | " each " | " a " | " every "))
    });
    let is_whose = WHO.iter().any(|who| after.starts_with(who));
    if !is_which && !is_whose && next.is_none() && !after.starts_with("that ") {
        return None;
    }
    // Who sees which of them are free picks none.
    let all = words(front);
    let picks = |word: &str| verb(word).map(|verb| is_one_of(verb.base, PICKING));
    let last = all.last()?;
    let is_listed = front.ends_with([',', ':', '(']) || &*last.lower == "and";
    let is_told = all.iter().any(|word| picks(&word.lower) == Some(true));
    if !is_told || !(is_listed || picks(&last.lower) == Some(true)) {
        return None;
    }
    let explicit = next.or_else(|| {
        said.spoken[..at].iter().find(|mention| !said.is_user(mention) && mention.entity != part.entity)
    });
    let about = said.about.filter(|_| !is_of_several && is_whose);
    let whole = explicit.map(|mention| mention.entity).or(about)?;
    let yields = if is_which { Yields::Told } else { Yields::Nothing };
    (said.entities[whole].class == Class::Core).then_some(Pair {
        whole,
        part: part.entity,
        row: None,
        fields: measures(after),
        yields,
        rule: "several of them are picked for it",
    })
}

/// What is told of each of them: "in which order", "and how many stems of each", "with the price for each".
fn measures(after: &str) -> Vec<String> {
    let mut fields = Vec::new();
    if ["in which order", "in order", "in what order", "in the order"]
        .iter()
        .any(|order| after.contains(order))
    {
        fields.push("position".into());
    }
    if let Some((_, many)) = after.split_once("how many ") {
        let what = words(many).into_iter().next().map(|word| singular(&word.lower));
        let counted = what.filter(|what| !is_function_word(what) && !matches!(&**what, "each" | "them"));
        fields.push(counted.map_or_else(|| "quantity".into(), |what| format!("{what} count")));
    } else if after.contains("how much") {
        fields.push("quantity".into());
    }
    if after.contains("how well") {
        fields.push("level".into());
    }
    fields
}
