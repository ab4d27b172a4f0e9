//! One item of a list of what a thing has: a column, a person, another thing.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use super::asked::asked;
use super::cut::{CLOSING, closing, of};
use super::is_attribute;
use crate::design::Class;
use crate::design::Meaning;
use crate::design::column::moment::{self, unit};
use crate::design::entity::Entity;
use crate::design::mention::Mentions;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::verb::{Form, verb};
use crate::language::{noun, singular};
use crate::ordered::CollectVec;

/// What an item of a list is.
#[derive(Debug)]
pub(super) enum Item {
    /// A column, and what a parenthesis says of it.
    Column {
        words: String,
        inner: Option<String>,
        is_unique: bool,
        is_optional: bool,
        is_known: bool,
        meaning: Option<Meaning>,
    },
    /// Somebody, under this column.
    Person { column: String },
    /// A thing that is a table, under this column where it is not the thing's own name.
    Thing { entity: usize, column: Option<String>, is_optional: bool },
    /// Several of something, which hold the reference themselves.
    Several,
}

impl Item {
    /// Whether it can be nothing else.
    pub(super) fn is_known(&self) -> bool {
        !matches!(self, Self::Column { is_known: false, .. })
    }
}

/// Whether a part only says more of the item before it: "each with a key", "printed as a barcode".
pub(super) fn is_aside(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let first = words.next().unwrap_or_default();
    if is_past(first) && words.next().is_some_and(|next| CLOSING.contains(&next)) && words.next().is_some() {
        return true;
    }
    let is_within = |word: &str| is_one_of(word, "across among in over per within");
    let is_once =
        matches!(part.trim(), "once" | "one only" | "only one" | "only once" | "no two alike" | "each once");
    if is_once || first == "never" {
        return true;
    }
    if first == "unique" && part.split_whitespace().nth(1).is_some_and(is_within) {
        return true;
    }
    let is_alone =
        words_of(part) == 1 && is_one_of(first, "optionally possibly perhaps voluntarily sometimes");
    is_alone || is_one_of(first, "all each if hence when which where both normally usually whom how")
}

fn words_of(part: &str) -> usize {
    part.split_whitespace().count()
}

/// Whether a part goes on with what was said of the item before it: "and is unique", "may be empty".
pub(super) fn goes_on(part: &str) -> bool {
    let first = part.split_whitespace().next().unwrap_or_default();
    is_one_of(first, "is are was were has have may must can cannot will shall")
}

/// Whether the words are of a size that has a unit.
pub(super) fn is_measured(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or(words);
    is_one_of(
        last,
        "length width height depth beam draught draft size weight volume distance capacity \
duration value diameter thickness area altitude",
    )
}

/// Whether a word tells something, or who does.
fn tells(word: &str) -> bool {
    is_one_of(word, "is was are were has went it they we he she you") || is_past(word)
}

/// Whether the words are of a length.
pub(super) fn is_length(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or(words);
    is_one_of(last, "length width height depth beam draught diameter thickness")
}

/// A part's name, and what is said of it in parentheses, behind a colon or with slashes: "quality good/bruised".
fn name_and_rest(part: &str) -> (&str, Option<String>) {
    if let Some((before, inner)) = part.split_once('(') {
        return (before, Some(inner.split(')').next().unwrap_or(inner).to_owned()));
    }
    let slashed = || part.rsplit_once(' ').filter(|(_, last)| last.contains('/'));
    match part.split_once(": ").or_else(slashed) {
        Some((before, inner)) => (before, Some(inner.trim_end_matches('.').to_owned())),
        None => (part, None),
    }
}

/// Reads one part of a list; none where it is a sentence.
pub(super) fn item(part: &str, mentions: &Mentions, entities: &[Entity], is_pair: bool) -> Option<Item> {
    let (part, inner) = name_and_rest(part);
    let says = |word: &str| inner.as_deref().is_some_and(|inner| crate::language::holds(inner, word));
    let (mut is_unique, mut is_optional) =
        (says("unique") && !["within", "per", "in"].iter().any(|tie| says(tie)), says("optional"));
    let marked = part.trim().trim_end_matches(['?', '.', '`', '*', '"', ')']);
    is_optional |= part.trim().ends_with('?');
    let lower = marked.trim_matches(['`', '*', '"', '{', '}', '[', ']', ' ']).to_lowercase();
    let mut words: Vec<&str> = lower.split([' ', '-']).filter(|word| !word.is_empty()).collect_vec();
    while let Some(first) = words.first() {
        match *first {
            "unique" if is_aside(part.trim()) => return None,
            "unique" | "own" => is_unique |= *first == "unique",
            "optional" | "optionally" | "possibly" | "perhaps" | "sometimes" | "voluntary" => {
                is_optional = true;
            }
            "exactly" | "one" | "or" | "also" | "either" | "at" | "most" | "least" | "single" | "short"
            | "and" | "several" => {}
            "new" if is_pair => break,
            // "At what time", "for how many persons".
            "on" | "in" | "for" | "of" | "to" | "by"
                if words.get(1).is_some_and(|next| is_one_of(next, "what how")) => {}
            // "What happened", "what we learned"; not "what size".
            "what" if words.get(1).is_some_and(|next| tells(next)) => break,
            word if noun::is_determiner(word) || is_one_of(word, "its their his her new") => {}
            _ => break,
        }
        words.remove(0);
    }
    // "Up to four students" tells how many.
    if words.starts_with(&["up", "to"]) {
        return None;
    }
    if let ControlFlow::Break(item) = question(&words, inner.as_deref(), mentions, entities, is_optional) {
        return item;
    }
    let cut = closing(&words);
    if let Some((words, meaning)) = moment::clause(&words).or_else(|| bounded(&words)) {
        let meaning = Some(meaning);
        return Some(Item::Column { words, inner, is_unique, is_optional, is_known: true, meaning });
    }
    // "Shipped at": the moment, where nothing more is said; else no name.
    let is_moment = words.len() == cut + 1 && matches!(words.last(), Some(&("at" | "on")));
    let cut = match cut.checked_sub(1).map(|before| is_past(words[before])) {
        Some(true) if is_moment => words.len(),
        Some(true) if cut == 1 && cut < words.len() => return None,
        _ => cut,
    };
    if cut > 0
        && words[cut..].first() == Some(&"in")
        && let Some(unit) = words.get(cut + 1).and_then(|word| unit(word))
    {
        let words = format!("{} {unit}", words[..cut].join(" "));
        return Some(Item::Column { words, inner, is_unique, is_optional, is_known: true, meaning: None });
    }
    is_optional |= matches!(words[cut..].first(), Some(&("if" | "when")));
    let is_whole = cut == words.len();
    words.truncate(cut);
    // "Number unique per lab".
    if words.len() > 1 && words.last() == Some(&"unique") {
        words.pop();
        is_unique |= is_whole;
    }
    let words = of(&words);
    let count = words.len();
    let is_sentence =
        |word: &&String| is_one_of(word.as_str(), "is are was has have it they can must may not");
    // "Sends them", "merges nothing": a deed.
    let is_deed = words.last().is_some_and(|last| is_one_of(last, "them nothing one everything"))
        && words.first().and_then(|first| verb(first)).is_some_and(|verb| verb.form == Form::Third);
    if !(1..=4).contains(&count) || is_deed || words.iter().any(|word| is_sentence(&word)) {
        return None;
    }
    let name = words.join(" ");
    if let Some(thing) = thing(&name, mentions, entities, is_optional) {
        return Some(thing);
    }
    let last = words.last()?;
    if last == "by" && matches!(words[0].as_str(), "day" | "date") {
        let words = "due date".to_owned();
        return Some(Item::Column { words, inner, is_unique, is_optional, is_known: true, meaning: None });
    }
    if last == "by" && count > 1 {
        return Some(Item::Person { column: name.replace(' ', "_") });
    }
    if is_person(&singular(last)) && singular(last) == *last && count < 3 && !is_maker(last) {
        return Some(Item::Person { column: format!("{}_id", name.replace(' ', "_")) });
    }
    let is_many = singular(last) != *last;
    // "Suppliers are kept with names, phone numbers and addresses".
    let is_each = is_one_of(last.as_str(), "numbers codes addresses dates prices");
    let name = if is_each || name == "names" { singular(&name) } else { name };
    if inner.as_deref().is_some_and(|inner| inner == "yes/no" || inner == "y/n") {
        let (inner, meaning) = (None, Some(Meaning::Boolean));
        return Some(Item::Column { words: name, inner, is_unique, is_optional, is_known: true, meaning });
    }
    let is_known = is_attribute(&name) || inner.is_some() || is_unique || is_moment_of(&name);
    if is_many && !is_known {
        return Some(Item::Several);
    }
    Some(Item::Column { words: name, inner, is_unique, is_optional, is_known, meaning: None })
}

/// What a question or a remark asks for, where it is one: "which printer", "who signed", "a line about it"; none in it
/// where nothing can be made of it.
fn question(
    words: &[&str],
    inner: Option<&str>,
    mentions: &Mentions,
    entities: &[Entity],
    is_optional: bool,
) -> ControlFlow<Option<Item>> {
    if let Some(at) = words.iter().take(2).position(|word| *word == "which").filter(|_| words.len() <= 4) {
        let rest = &words[at + 1..];
        let one = || of_which(rest, inner, is_optional);
        return ControlFlow::Break(which(rest, mentions, entities, is_optional).or_else(one));
    }
    if let Some(item) = asked(words, inner).or_else(|| noted(words)).or_else(|| either(words)) {
        return ControlFlow::Break(Some(item));
    }
    let who = words.iter().position(|word| *word == "who").filter(|at| (1..4).contains(at));
    match who.filter(|at| is_somebody(words[at - 1], mentions, entities)) {
        Some(at) => ControlFlow::Break(asked(&words[at..], inner)),
        None => ControlFlow::Continue(()),
    }
}

/// Whoever made a thing elsewhere is a name, and nobody who signs in.
fn is_maker(word: &str) -> bool {
    is_one_of(word, "manufacturer maker builder producer founder publisher vendor")
}

/// A column that can be nothing else.
fn known(words: String, meaning: Option<Meaning>) -> Item {
    Item::Column { words, inner: None, is_unique: false, is_optional: true, is_known: true, meaning }
}

/// "A line or two about how it went", "a few lines", "a paragraph on the way": a note.
fn noted(words: &[&str]) -> Option<Item> {
    let is_note = match words {
        ["line" | "word" | "sentence" | "paragraph", "or", "two" | "so" | "more", ..]
        | ["few", "lines" | "words" | "sentences", ..]
        | ["sentence" | "paragraph" | "sentences"] => true,
        ["line" | "sentence" | "paragraph", about, _, ..] => is_one_of(about, "on about saying to"),
        _ => false,
    };
    is_note.then(|| known("note".to_owned(), Some(Meaning::Text)))
}

/// "Stopped or not", "a crane or not".
fn either(words: &[&str]) -> Option<Item> {
    let [what @ .., "or", "not"] = words else { return None };
    let last = what.last().filter(|_| what.len() < 3)?;
    let has = noun::class(last).is_some() && !is_past(last);
    let words = format!("{} {}", if has { "has" } else { "is" }, what.join(" "));
    Some(known(words, Some(Meaning::Boolean)))
}

/// Whether a word names somebody who is no thing of the product's own.
fn is_somebody(word: &str, mentions: &Mentions, entities: &[Entity]) -> bool {
    let is_own = mentions.in_text(word).iter().any(|one| entities[one.entity].class != Class::User);
    matches!(word, "somebody" | "someone") || is_person(word) && !is_own
}

/// "Minimum players", "valid until".
fn bounded(words: &[&str]) -> Option<(String, Meaning)> {
    match words {
        ["minimum" | "maximum" | "min" | "max", rest @ .., last]
            if singular(last) != **last && !rest.contains(&"in") =>
        {
            Some((words.join(" "), Meaning::Integer))
        }
        [.., state, "until" | "from" | "since"]
            if words.len() < 4
                && (is_past(state) || is_one_of(state, "valid open due available closed free")) =>
        {
            Some((words.join(" "), Meaning::Date))
        }
        ["valid", "to"] => Some(("valid until".to_owned(), Meaning::Date)),
        // "Level before in percent", "insured years from": one end of it.
        [name @ .., "before" | "after", "in", of] if (1..3).contains(&name.len()) => {
            let end = words[name.len()];
            Some((format!("{} {end} {}", name.join(" "), unit(of)?), Meaning::Decimal(10, 2)))
        }
        [name @ .., "before" | "after" | "from" | "to"] if (1..3).contains(&name.len()) => {
            Some((words.join(" "), crate::design::column::meaning(&name.join(" "))))
        }
        _ => None,
    }
}

/// "To which repair", "which berth".
fn which(words: &[&str], mentions: &Mentions, entities: &[Entity], is_optional: bool) -> Option<Item> {
    let named = thing(&words.join(" "), mentions, entities, is_optional);
    named.filter(|named| matches!(named, Item::Thing { .. }))
}

/// "Which stretch (upper, lower)": a property with its values.
fn of_which(words: &[&str], inner: Option<&str>, is_optional: bool) -> Option<Item> {
    let [word] = words else { return None };
    let is_name = word.len() > 2
        && !noun::is_function_word(word)
        && verb(word).is_none_or(|_| noun::is_noun_or_verb(word));
    let inner = Some(inner?.to_owned());
    is_name.then(|| Item::Column {
        words: (*word).to_owned(),
        inner,
        is_unique: false,
        is_optional,
        is_known: true,
        meaning: None,
    })
}

/// The table that a name names as a whole, or another of it: `parent category`.
fn thing(name: &str, mentions: &Mentions, entities: &[Entity], is_optional: bool) -> Option<Item> {
    let named = mentions.in_text(name);
    if let Some(mention) = named.last().filter(|mention| mention.end == name.len()) {
        if mention.start == 0 {
            let is_many = mention.is_plural;
            let column = None;
            return Some(if is_many {
                Item::Several
            } else {
                Item::Thing { entity: mention.entity, column, is_optional }
            });
        }
        let before = name[..mention.start].trim();
        let is_user = entities[mention.entity].class == Class::User;
        if !mention.is_plural
            && (is_user
                || is_one_of(
                    before,
                    "parent original previous next source target old new earlier later first second home from \
to main default billing shipping preferred other",
                ))
        {
            let column = if before == "parent" && name.split(' ').count() == 2 {
                "parent_id".to_owned()
            } else {
                format!("{}_id", name.replace(' ', "_"))
            };
            return Some(Item::Thing { entity: mention.entity, column: Some(column), is_optional: true });
        }
    }
    None
}

/// Whether words are the moment of something: "time of departure", "date of purchase".
fn is_moment_of(words: &str) -> bool {
    let mut parts = words.split(' ');
    matches!(parts.next(), Some("time" | "date" | "day" | "moment" | "year"))
        && parts.next() == Some("of")
        && parts.next().is_some_and(|of| !noun::is_determiner(of))
}

pub(super) fn is_past(word: &str) -> bool {
    verb(word).is_some_and(|verb| verb.form == Form::Past)
        || word.len() > 5 && word.ends_with("ed") && !word.ends_with("eed")
}
