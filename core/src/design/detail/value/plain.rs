//! Values in plain words: in parentheses, behind a colon, behind a verb of being, behind `whether`.
//!
//! **Invariant: every part of a list is a value, or it is no list of values.**

use alloc::string::String;
use alloc::vec::Vec;

use super::super::Said;
use super::aside::without_asides;
use super::group::{Group, Lead, MOST};
use super::of::is_property;
use super::one::{Value, comes_later, headed, is_aside, opened, opens_clause, value, value_of};
use crate::design::gather::is_column;
use crate::design::state;
use crate::language::phrase::Phrases;
use crate::ordered::CollectVec;

/// Longer parts of a sentence list something else.
const LONGEST: usize = 240;

/// At most so many parts of a line are looked at.
const PARTS: usize = 48;

/// Words that open a choice inside a list of something else.
const WHETHER: Phrases = Phrases::new(&[
    "whether it is |whether it's |whether they are |whether it was |whether it was taken |whether it was paid \
|what it is: |is paid in |are paid in |paid either in |pays in |pay in |is paid by |are paid by |pays by \
|pay by |pays with |pay with |paid with ",
]);

/// Ways to pay, where they stand by themselves: "amount, day, in cash or by card".
const WAYS: Phrases = Phrases::new(&["in cash or |cash or by |by card or |by bank transfer or "]);

/// Every list of values that a line holds in plain words, apart from those that its author set.
pub(super) fn groups(said: &Said<'_>, set: &[Group]) -> Vec<Group> {
    let text = &*said.text;
    let mut groups: Vec<Group> = Vec::new();
    if !text.contains([',', '/', '|', '→', '·'])
        && !text.contains(" or ")
        && !text.contains(" from ")
        && !text.starts_with("Or ")
    {
        return groups;
    }
    let free = |group: &Group| !set.iter().any(|other| other.start < group.end && group.start < other.end);
    let lower = text.to_ascii_lowercase();
    for (at, cue) in WHETHER.all(&lower).take(4) {
        // "Is paid in cash or by card".
        let is_way = cue.contains("pa") && !cue.starts_with("whether");
        groups.extend(
            chosen(text, at + cue.len())
                .filter(free)
                .map(|group| Group { are_ways: group.are_ways || is_way, ..group }),
        );
    }
    if groups.is_empty()
        && let Some((at, _)) = WAYS.find(&lower)
    {
        groups.extend(chosen(text, at).filter(free).map(|group| Group { are_ways: true, ..group }));
    }
    // "Booked, missed (nobody home) or moved" is read before its parts are.
    let bare = without_asides(text);
    for text in bare.as_deref().into_iter().chain([text]) {
        for (start, end, lead) in segments(text) {
            for group in listed(text, start, end, lead).into_iter().filter(free) {
                if !groups.iter().any(|other| other.start < group.end && group.start < other.end) {
                    groups.push(group);
                }
            }
        }
    }
    groups
}

/// The parts of a line between marks, and what opens each.
fn segments(text: &str) -> Vec<(usize, usize, Lead)> {
    let mut found = Vec::new();
    let mut push = |start: usize, end: usize, lead: Lead| {
        if end - start < LONGEST && found.len() < PARTS && end > start {
            found.push((start, end, lead));
        }
    };
    let (mut start, mut lead) = (0, Lead::Bare);
    for (at, char) in text.char_indices() {
        let after = at + char.len_utf8();
        let is_gap = text[after..].starts_with(' ') || after == text.len();
        let next = match char {
            '(' => Lead::Parenthesis,
            ':' | '=' | '—' | '–' if is_gap => Lead::Colon,
            ')' | ';' => Lead::Aside,
            '.' if is_gap => Lead::Bare,
            _ => continue,
        };
        push(start, at, lead);
        (start, lead) = (after, next);
    }
    push(start, text.len(), lead);
    found
}

/// A part of a list.
#[derive(Debug, Clone, Copy)]
struct Piece<'t> {
    start: usize,
    text: &'t str,
    /// Whether `or` stands before it, or `and`.
    is_or: bool,
    is_and: bool,
}

/// The parts of a list between commas, bars, arrows, `or` and `and`.
fn pieces(text: &str, start: usize, end: usize) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut from = start;
    let (mut is_or, mut is_and) = (false, false);
    let mut push = |from: usize, to: usize, is_or: bool, is_and: bool| {
        let text = &text[from..to];
        // "…, or, at the end, withdrawn".
        if text.chars().any(char::is_alphanumeric) && !is_aside(text) {
            pieces.push(Piece { start: from, text, is_or, is_and });
            return true;
        }
        false
    };
    let list = &text[start..end];
    for (at, char) in list.char_indices().map(|(at, char)| (at + start, char)) {
        if at < from {
            continue;
        }
        let (width, or, and) = match char {
            ',' | '|' | '/' | '→' | '·' => (char.len_utf8(), matches!(char, '/' | '|'), false),
            // "…, or, at the end, withdrawn".
            ' ' if text[at..end].starts_with(" or,") => (4, true, false),
            ' ' if text[at..end].starts_with(" or ") => (4, true, false),
            ' ' if text[at..end].starts_with(" and ") => (5, false, true),
            _ => continue,
        };
        let is_told = push(from, at, is_or, is_and);
        (is_or, is_and) = if is_told { (or, and) } else { (is_or || or, is_and || and) };
        from = at + width;
    }
    push(from.min(end), end, is_or, is_and);
    pieces
}

/// The values that end a part of a sentence.
fn listed(text: &str, start: usize, end: usize, lead: Lead) -> Vec<Group> {
    let part = &text[start..end];
    let is_list =
        part.contains([',', '/', '|', '→', '·']) || part.contains(" or ") || part.contains(" from ");
    let goes_on =
        lead == Lead::Bare && part.starts_with("Or ") || lead == Lead::Aside && part.starts_with(" also ");
    if !(is_list || goes_on) {
        return Vec::new();
    }
    // "Quality good/bruised, picked on, notes": columns, one with its values.
    if part.contains(',') && part.contains(['|', '/']) {
        return slashed(text, start, end);
    }
    let pieces = pieces(text, start, end);
    // "…, unless it is dropped", "… or turned down, and it carries a date": a list ends behind its `or`.
    let ors = pieces.iter().enumerate().rev().filter(|(_, piece)| piece.is_or).map(|(at, _)| at + 1);
    let mut ends: Vec<usize> = ors.take(3).collect_vec();
    if ends.is_empty() {
        let is_told = |at: &usize| !opens_clause(pieces[*at - 1].text) || *at == 1;
        ends.extend((1..=pieces.len()).rev().find(is_told));
        // "Stolen, rude, other, and a few words".
        let is_more = pieces.last().is_some_and(|last| last.is_and && value(last.text).is_none());
        if is_more && lead == Lead::Colon {
            ends.push(pieces.len() - 1);
        }
    }
    ends.into_iter().filter_map(|last| ending(text, &pieces, last, end, lead)).collect_vec()
}

/// "Kind, status taken / sent / lost, day": what slashes join behind the name of a property.
fn slashed(text: &str, start: usize, end: usize) -> Vec<Group> {
    let mut found = Vec::new();
    let mut from = start;
    for part in text[start..end].split(',') {
        let begin = from + part.len() - part.trim_start().len();
        from += part.len() + 1;
        let Some((property, list)) = part.trim_start().split_once(' ') else { continue };
        if !part.contains('/') || !is_property(&property.to_lowercase()) {
            continue;
        }
        let values: Option<Vec<Value>> = list.split('/').map(value).collect();
        let begins = begin + property.len() + 1;
        found.extend(values.and_then(|values| {
            group(text, values, (begins, begins + list.len()), Lead::Colon, (true, false))
        }));
    }
    found
}

/// The values that end with a part of a list.
fn ending(text: &str, pieces: &[Piece<'_>], last: usize, end: usize, lead: Lead) -> Option<Group> {
    let end = pieces.get(last.checked_sub(1)?).map_or(end, |piece| piece.start + piece.text.len());
    let mut values: Vec<Value> = Vec::new();
    let (mut from, mut group_lead) = (end, None);
    let mut first = last;
    while let Some(at) = first.checked_sub(1) {
        let piece = pieces[at];
        // "It is scheduled, …" says what becomes of it.
        let asks = [" who is ", " who are ", " which is "].iter().any(|cue| piece.text.contains(cue));
        let is_sentence = at == 0 && (asks || piece.text.trim_start().starts_with("It "));
        // "With a priority of low, normal or high", "graded as notice, warning or fine".
        if let Some((offset, value)) = headed(piece.text) {
            (first, from, group_lead) = (at, piece.start + offset, Some(Lead::Verb));
            values.push(value);
            break;
        }
        let most = if matches!(lead, Lead::Colon | Lead::Parenthesis) { 3 } else { 2 };
        let goes = piece.text.find(" from ").is_some_and(|from| piece.text[from..].contains(" to "));
        if let Some(value) = value_of(piece.text, most).filter(|_| !is_sentence && !goes) {
            first = at;
            from = piece.start;
            // "Has a title, and is open, reached or closed".
            let is_led = piece.is_and && piece.text.trim_start().starts_with("is ");
            values.push(value);
            if is_led {
                from += piece.text.len() - piece.text.trim_start().len() + "is ".len();
                group_lead = Some(Lead::Verb);
                break;
            }
            continue;
        }
        if let Some((offset, opened)) = opened(piece.text) {
            from = piece.start + offset;
            values.extend(opened);
            first = at;
            group_lead = Some(Lead::Verb);
        }
        break;
    }
    if first == last {
        return None;
    }
    // "Amount, receipt number, pending, sent or failed": columns, and then states.
    let looks = |value: &Value| state::looks_like_one(&value.name);
    let states = values.iter().take_while(|value| looks(value)).count();
    let is_behind_columns = lead == Lead::Colon && group_lead.is_none() && states > 2;
    let columns = || values[states..].iter().filter(|value| is_column(&value.name.replace('_', " "))).count();
    let is_mixed = first == 0 && states < values.len() && columns() * 2 >= values.len() - states;
    // The list has to begin where its part does, or behind a verb.
    let lead = match group_lead {
        Some(lead) => lead,
        None if is_behind_columns && (is_mixed || first > 0) => {
            values.truncate(states);
            first = last - states;
            from = pieces[first].start;
            Lead::Aside
        }
        None if first == 0 => lead,
        None => return None,
    };
    values.reverse();
    let later = &pieces[first + 1..last.max(first + 1)];
    let is_or = later.iter().any(|piece| piece.is_or);
    // "Drafted, sent, and then accepted or declined", "and in the end signed".
    let is_and = !is_or
        && later.iter().any(|piece| piece.is_and)
        && !later.iter().any(|piece| comes_later(piece.text))
        && !pieces[first].text.contains(" from ");
    group(text, values, (from, end), lead, (is_or, is_and))
}

/// The values behind `whether`, up to the one behind `or`.
fn chosen(text: &str, start: usize) -> Option<Group> {
    let end = text[start..].find(['.', ';', '(', ':']).map_or(text.len(), |end| start + end);
    let end = if end - start > LONGEST { return None } else { end };
    let mut values = Vec::new();
    for piece in pieces(text, start, end) {
        values.push(value(piece.text)?);
        if piece.is_or {
            let to = piece.start + piece.text.len();
            return group(text, values, (start, to), Lead::Whether, (true, false));
        }
    }
    None
}

fn group(
    text: &str,
    values: Vec<Value>,
    (start, end): (usize, usize),
    lead: Lead,
    (is_or, is_and): (bool, bool),
) -> Option<Group> {
    let are_ways = values.iter().any(|value| value.is_way);
    let are_codes = values.iter().all(|value| value.is_code);
    let of_a_kind = values.iter().filter(|value| value.is_one).count() > 1;
    let mut names: Vec<String> = Vec::new();
    for value in values {
        let name = value.name.strip_prefix("in_").filter(|_| are_ways).map_or(value.name.clone(), Into::into);
        // "Passed, passed after adjustment".
        let name = if names.contains(&name) { value.whole.unwrap_or(name) } else { name };
        let name = if are_codes { name.to_ascii_uppercase() } else { name };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let opens = |word: &&str| text[start..].trim_start().starts_with(*word);
    let goes_on = matches!(lead, Lead::Bare | Lead::Colon) && ["Then ", "Or ", "Later "].iter().any(opens)
        || lead == Lead::Aside && text[start..].trim_start().starts_with("also ");
    let closes = text[end..].is_empty() || text[end..].starts_with(['.', ';']);
    let least = if goes_on {
        1
    } else if is_or
        || lead == Lead::Parenthesis
        || lead == Lead::Colon && closes
        || text[start..end].contains('→')
    {
        2
    } else {
        3
    };
    // "In the hall, in the yard or on the roof" are places.
    let is_place = |name: &String| name.contains("_the_");
    let is_told = (least..=MOST).contains(&names.len()) && !names.iter().all(is_place);
    let start = start + text[start..].bytes().take_while(|byte| *byte == b' ').count();
    is_told.then_some(Group {
        start,
        end,
        values: names,
        is_set: false,
        lead,
        of_a_kind,
        are_ways,
        is_and,
        is_or,
    })
}
