//! What is noted of a thing in passing: "prefix and hash are stored", "is closed with a date", "is marked as edited".

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::Said;
use super::item::{Item, is_past, item};
use super::part::parts;
use super::stray::opens;
use super::{push, who};
use crate::design::entity::{Entity, Field};
use crate::design::mention::Mentions;
use crate::design::mention::Word;
use crate::design::{Class as Kept, Meaning};
use crate::language::is_one_of;
use crate::language::verb::{Class, Form, verb};
use crate::language::{noun, singular};

/// At most so many words of a line are looked at.
const WORDS: usize = 160;

/// Reads one line; `about` is what it is about where it does not say.
pub(in crate::design) fn read(
    entities: &mut [Entity],
    mentions: &Mentions,
    said: &Said<'_>,
    about: Option<usize>,
) {
    for at in 1..said.words.len().min(WORDS) {
        let word = &*said.words[at].lower;
        match word {
            "kept" | "stored" | "noted" | "recorded" | "remembered" | "saved" | "held" | "registered"
            | "captured" | "logged" => {
                kept(entities, mentions, said, about, at);
            }
            "with" if is_past(&said.words[at - 1].lower) => with(entities, said, about, at),
            "with" => why(entities, said, about, at),
            "marked" => marked(entities, said, about, at),
            "flag" => flagged(entities, said, about, at),
            "order" | "sequence" => ordered(entities, said, about, at),
            _ => {}
        }
    }
}

/// Where the sentence of a byte begins.
fn sentence(text: &str, at: usize) -> usize {
    text[..at]
        .rfind(['.', ';', ':', '—', '(', ')'])
        .map_or(0, |start| start + text[start..].chars().next().map_or(1, char::len_utf8))
}

fn is_denied(said: &Said<'_>, from: usize, to: usize) -> bool {
    let words = said.words.iter().skip_while(|word| word.start < from).take_while(|word| word.end <= to);
    words
        .into_iter()
        .any(|word| is_one_of(&word.lower, "not no never nothing nobody none neither isn't aren't"))
}

/// The thing that is named last before a byte and is no user, else what the line is about.
fn owner(said: &Said<'_>, entities: &[Entity], about: Option<usize>, at: usize) -> Option<usize> {
    let before = said.before(at, entities).map(|mention| mention.entity);
    before.or(about).filter(|owner| entities[*owner].class != Kept::User)
}

/// "Prefix and hash stored", "the level and the date are noted on the bill".
fn kept(entities: &mut [Entity], mentions: &Mentions, said: &Said<'_>, about: Option<usize>, at: usize) {
    let text = &*said.text;
    let verb = &said.words[at];
    let before = &said.words[at - 1];
    let is_helped = is_one_of(&before.lower, "is are was were");
    let closes = text[verb.end..].is_empty()
        || text[verb.end..].starts_with(['.', ',', ';', ')'])
        || text[verb.end..].starts_with(" (");
    let on = said.words.get(at + 1).filter(|next| matches!(&*next.lower, "on" | "with"));
    if !(closes || is_helped && on.is_some()) {
        return;
    }
    let end = if is_helped { before.start } else { verb.start };
    let start = sentence(text, end);
    if is_denied(said, start, verb.end) || end <= start {
        return;
    }
    let mut items: Vec<Item> = Vec::new();
    let mut from = end;
    let pieces = parts(text[start..end].trim_end());
    for (at, piece) in pieces.iter().enumerate().rev() {
        // The first of them may stand behind what the sentence begins with.
        let is_led = at == 0 && piece.split_whitespace().count() > 4;
        let opening = if is_led { opens(piece, false, |_| true) } else { Some(0) };
        let Some(opening) = opening else { break };
        let Some(item) = item(&piece[opening..], mentions, entities, false) else { break };
        let Item::Column { .. } = &item else { break };
        items.push(item);
        from = piece.as_ptr() as usize - text.as_ptr() as usize + opening;
    }
    let is_many = |words: &str| words.rsplit(' ').next().is_some_and(|last| singular(last) != last);
    match items.as_slice() {
        [Item::Column { words, is_known: true, .. }] if !is_many(words) => {}
        [_, _, ..] if items.iter().any(Item::is_known) => {}
        _ => return,
    }
    let on = on.and_then(|on| {
        let named = said.named.iter().find(|mention| mention.start > on.end)?;
        let between = text[on.end..named.start].trim();
        (noun::is_determiner(&between.to_ascii_lowercase()) || between.is_empty()).then_some(named.entity)
    });
    let Some(owner) = on.or_else(|| owner(said, entities, about, from)) else { return };
    let evidence = said.evidence("told to be kept");
    // "The time and her name are kept" tells of what was done, in words that say nothing of it.
    let says =
        |item: &Item| !matches!(item, Item::Column { words, .. } if is_one_of(words, "time date name when"));
    for item in items.into_iter().rev().filter(says) {
        push(&mut entities[owner], item, &evidence);
    }
}

/// "Is closed with a date", "terminated with a reason".
fn with(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, at: usize) {
    let done = &said.words[at - 1];
    if who::KEPT.contains(&&*done.lower) || done.lower == "noted" {
        return;
    }
    let mut rest = said.words[at + 1..].iter().take(3);
    let told = rest.find(|word| !noun::is_determiner(&word.lower));
    let Some(told) = told else { return };
    let (words, meaning) = match &*told.lower {
        "date" | "day" => (format!("{} on", done.lower), Meaning::Date),
        "time" | "moment" => (format!("{} at", done.lower), Meaning::Timestamp),
        "reason" | "remark" | "note" | "comment" => (String::from(&*told.lower), Meaning::Text),
        _ => return,
    };
    let start = sentence(&said.text, done.start);
    if is_denied(said, start, told.end) {
        return;
    }
    if let Some(owner) = owner(said, entities, about, done.start) {
        field(entities, said, owner, words, meaning);
    }
}

/// "Rejects it with a reason", "the keeper cancels a visit with a remark": what is said of it.
fn why(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, at: usize) {
    let mut behind = said.words[at + 1..].iter().take(3).skip_while(|word| noun::is_determiner(&word.lower));
    let Some(told) = behind.next().filter(|word| is_one_of(&word.lower, "reason remark")) else { return };
    let ends =
        said.text[told.end..].is_empty() || said.text[told.end..].starts_with(['.', ',', ';', ')', ':', ' ']);
    let before = &said.words[at.saturating_sub(4)..at];
    let acts = |word: &Word<'_>| {
        verb(&word.lower).is_some_and(|verb| {
            matches!(verb.form, Form::Third | Form::Base | Form::Past)
                && matches!(verb.class, Class::Change | Class::Other)
        })
    };
    let start = sentence(&said.text, said.words[at].start);
    let acted = before.iter().position(|word| word.start >= start && acts(word));
    let Some(acted) = acted.filter(|_| ends && !is_denied(said, start, told.end)) else { return };
    let is_it = before[acted + 1..].iter().any(|word| is_one_of(&word.lower, "it them one"));
    let named =
        said.named.iter().rfind(|one| one.start > before[acted].end && one.end <= said.words[at].start);
    let owner = match named {
        Some(named) => Some(named.entity),
        None if is_it => about,
        None => None,
    };
    if let Some(owner) = owner.filter(|owner| matches!(entities[*owner].class, Kept::Core | Kept::Join)) {
        field(entities, said, owner, String::from(&*told.lower), Meaning::Text);
    }
}

/// "Is marked as edited", "marked dormant".
fn marked(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, at: usize) {
    let as_it = usize::from(said.words.get(at + 1).is_some_and(|word| word.lower == "as"));
    let Some(state) = said.words.get(at + 1 + as_it) else { return };
    let rest = &said.text[state.end..];
    let lower = &*state.lower;
    let ends = rest.is_empty() || rest.starts_with(['.', ',', ';', ')']) || rest.starts_with(" and ");
    let is_set = said.line.code.iter().chain(&said.line.stressed).any(|set| set.eq_ignore_ascii_case(lower));
    // "As exempt": an adjective, where no name of it is known.
    let is_told = || {
        as_it == 1 && noun::class(lower).is_none() && verb(lower).is_none() && !noun::is_attribute_head(lower)
    };
    let is_state =
        is_past(lower) || noun::is_describing(lower) || matches!(lower, "hidden" | "dormant") || is_told();
    let start = sentence(&said.text, state.start);
    if !ends || is_denied(said, start, state.start) || is_set || !is_state || noun::is_function_word(lower) {
        return;
    }
    let Some(owner) = owner(said, entities, about, said.words[at].start) else { return };
    let states = &entities[owner].states;
    if states.len() > 1 && states.iter().any(|known| known == lower) {
        return;
    }
    let words = format!("is {lower}");
    field(entities, said, owner, words, Meaning::Boolean);
}

/// "A flag \"rare\"": in quotes, right behind it.
fn flagged(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, at: usize) {
    let Some(name) = said.words.get(at + 1) else { return };
    let gap = said.text.get(said.words[at].end..name.start).unwrap_or_default();
    let rest = &said.text[name.end..];
    let is_set =
        matches!(gap, " \"" | " “" | " '" | " *" | " `") && rest.starts_with(['"', '”', '\'', '*', '`']);
    if !is_set || noun::is_function_word(&name.lower) {
        return;
    }
    if let Some(owner) = owner(said, entities, about, said.words[at].start) {
        field(entities, said, owner, format!("is {}", name.lower), Meaning::Boolean);
    }
}

/// "In a fixed order", "in the order in which they are met", "puts them in sequence".
fn ordered(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, at: usize) {
    let (before, word) = (&*said.words[at - 1].lower, &said.words[at]);
    let rest = &said.text[word.end..];
    let is_kept = match &*word.lower {
        "sequence" => before == "in",
        _ => before == "fixed" || rest.starts_with(" matters") || rest.starts_with(" in which they are"),
    };
    if is_kept && let Some(owner) = owner(said, entities, about, word.start) {
        let is_there = |field: &Field| {
            ["position", "order", "sequence", "number"].iter().any(|known| field.words.contains(known))
        };
        if !entities[owner].fields.iter().take(64).any(is_there) {
            field(entities, said, owner, "position".into(), Meaning::Integer);
        }
    }
}

fn field(entities: &mut [Entity], said: &Said<'_>, owner: usize, words: String, meaning: Meaning) {
    let fields = &mut entities[owner].fields;
    if fields.iter().take(64).any(|field| field.words == words) {
        return;
    }
    fields.push(Field {
        words,
        meaning: Some(meaning),
        values: Vec::new(),
        range: None,
        required: (meaning != Meaning::Boolean).then_some(false),
        unique: false,
        evidence: said.evidence("told in passing"),
    });
}
