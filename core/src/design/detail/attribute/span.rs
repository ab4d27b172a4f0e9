//! From when until when: "from which day to which day", "a first and a last day", "valid until a date".

use alloc::vec::Vec;

use super::super::Said;
use crate::design::entity::{Entity, Field};
use crate::design::mention::Mention;
use crate::design::{Class, Meaning, column};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;

/// What tells both ends of a span of days.
const SPANS: Phrases = Phrases::new(&[
    "a first and a last day|first and last day|first and the last day|from a date to|from a date until\
|from a day to|from a day until|from a first day|from a start date|from a starting date|from its first day\
|from one date to|from one date until|from one day to another|from one day until|from which date\
|from which day|span of dates|span of days|starts on one day and ends|when it began and when it end\
|when it begins and when it end|when it starts and when it end|from and until",
]);

/// What tells only the end of it.
const ENDS: Phrases = Phrases::new(&[
    "day until which|date until which|until which date|until which day|up to which day|valid until a date\
|valid until a day|valid until the date|date until when|runs out on a date",
]);

/// Reads one line; `about` is what it is about where it does not say.
pub(in crate::design) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    let tells = |word: &str| is_one_of(word, "date day dates days until began begins starts");
    if !said.words.iter().any(|word| tells(&word.lower)) {
        return;
    }
    let both = SPANS.find_in_any_case(&said.text);
    let end = || ENDS.find_in_any_case(&said.text);
    let Some((at, cue)) = both.or_else(end) else { return };
    let sentence = said.text[..at].rfind(". ").map_or(0, |start| start + 2);
    let before = &said.text[sentence..at];
    // "Searches for visits from a date until a date", "visits in a span of days": what is asked for is no row's.
    let asks =
        ["search", "filter", "report", "export", "list of", "look"].iter().any(|word| before.contains(word));
    let is_span = cue.starts_with("span") && !before.trim_end().ends_with("from a");
    if asks || is_span || said.text[at + cue.len()..].starts_with(" of age") {
        return;
    }
    let is_thing = |at: usize| !matches!(entities[at].class, Class::User | Class::Tenant | Class::Join);
    let about = about.filter(|about| is_thing(*about));
    if let Some(owner) = said.labelled.or_else(|| owner(said, (sentence, at, cue.len()), &is_thing, about)) {
        if both.is_some() {
            let known = ["start", "starts", "started", "from", "first", "begin", "begins", "began"];
            give(entities, said, owner, "starts on", &known);
        }
        let words = if both.is_none() { "valid until" } else { "ends on" };
        give(
            entities,
            said,
            owner,
            words,
            &["end", "ends", "ended", "until", "to", "last", "expires", "expiry"],
        );
    }
}

/// Whose span it is: "the first day of an absence", "issues prescriptions: medicine, the day until which it is valid".
fn owner(
    said: &Said<'_>,
    (sentence, at, width): (usize, usize, usize),
    is_thing: &dyn Fn(usize) -> bool,
    about: Option<usize>,
) -> Option<usize> {
    let behind = said.text[at + width..].strip_prefix(" of ").map(|rest| said.text.len() - rest.len());
    if let Some(from) = behind {
        let next = said.named.iter().find(|one| one.start >= from)?;
        let lead = &said.text[from..next.start];
        return (lead.len() < 6 && is_thing(next.entity)).then_some(next.entity);
    }
    let text = &said.text[sentence..at];
    let goes_on = ["It ", "She ", "He ", "They "].iter().any(|word| text.trim_start().starts_with(word));
    let named =
        said.named.iter().filter(|one| one.start >= sentence && one.end <= at && is_thing(one.entity));
    let is_item = |start: usize| {
        let before = said.text[..start].trim_end().trim_end_matches(" the").trim_end_matches(" a");
        before.ends_with(',')
    };
    // "For every assignment we need from which day until which day".
    let is_led = |start: usize| text.trim_start().starts_with("For ") && start < sentence + 12;
    let is_own = |one: &&Mention| is_led(one.start) || !said.is_tied(one) && !is_item(one.start);
    let own: Vec<_> = named.filter(is_own).collect();
    let colon = text.find(':').map(|colon| sentence + colon);
    let listed = colon.and_then(|colon| own.iter().rev().find(|one| one.end <= colon));
    let first = listed.or(own.first()).map(|mention| mention.entity);
    if goes_on { about.or(first) } else { first.or(about) }
}

fn give(entities: &mut [Entity], said: &Said<'_>, owner: usize, words: &str, known: &[&str]) {
    let fields = &mut entities[owner].fields;
    let says = |field: &Field| column::parts(&field.words).iter().any(|part| known.contains(&part.as_str()));
    if fields.len() >= 64 || fields.iter().any(says) {
        return;
    }
    fields.push(Field {
        words: words.into(),
        meaning: Some(Meaning::Date),
        values: Vec::new(),
        range: None,
        required: Some(false),
        unique: false,
        evidence: said.evidence("from when until when"),
    });
}
