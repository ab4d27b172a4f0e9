//! Blocks are cut into lines, lines into a label and sentences.

use alloc::vec::Vec;
use core::ops::Range;

use super::cue::cue;
use super::inline::{Inline, Style};
use crate::language::is_one_of;
use crate::language::noun::{is_determiner, is_noun_or_verb};
use crate::language::person::is_person;
use crate::language::singular;
use crate::language::verb::{Form, verb};
use crate::language::word::{Word, words};
use crate::ordered::CollectVec;

/// One line of a block: a label and what follows it, in ranges of the block's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The label, without marks and colon.
    pub(super) label: Option<Range<usize>>,
    /// The sentences after it; none for a label that stands alone.
    pub(super) sentences: Vec<Range<usize>>,
    /// The sign that it begins with: ✅, ❌, •.
    pub(super) sign: Option<char>,
    /// Whether it has a number of its own: `REQ-001: The system shall …`.
    pub(super) is_demand: bool,
}

/// The lines of a block.
pub(super) fn cut(inline: &Inline, is_bullet: bool) -> Vec<Cut> {
    lines(inline).into_iter().filter_map(|range| line(inline, range, is_bullet)).collect_vec()
}

/// Lines are wrapped where the author did not mean it; a new one begins at a hard break, a label or a sign.
fn lines(inline: &Inline) -> Vec<Range<usize>> {
    let text = inline.text();
    let mut lines = Vec::new();
    let longest = text.split('\n').map(str::len).max().unwrap_or_default();
    let mut start = 0;
    for (at, _) in text.match_indices('\n') {
        let next = at + 1;
        let rest = text[next..].split('\n').next().unwrap_or_default();
        let is_new = inline.style(at) == Style::Break
            || inline.style(next) == Style::Bold
            // "**08:12 — Ana**", and below it what she wrote.
            || inline.style(start) == Style::Bold && inline.run(start, Style::Bold) >= at
            || rest.chars().next().is_some_and(is_sign)
            || plain_label(rest, false).is_some()
            || numbering(rest) > 0
            || ends_early(text[..at].rsplit('\n').next().unwrap_or_default(), longest, rest);
        if is_new {
            lines.push(start..at);
            start = next;
        }
    }
    lines.push(start..text.len());
    lines
}

/// The length of the number that a line begins with, as in `1.2 Adds a venue` and `FR-12 Adds a venue`; of `1.2 km` none.
fn numbering(line: &str) -> usize {
    let number = line.split(' ').next().unwrap_or_default();
    let is_number = number.len() < 9
        && number
            .split_once('.')
            .is_some_and(|(_, rest)| rest.starts_with(|char: char| char.is_ascii_digit()))
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let begins = line[number.len()..].trim_start().starts_with(char::is_uppercase);
    let is_number = is_number || is_code(number);
    if is_number && begins { line.len() - line[number.len()..].trim_start().len() } else { 0 }
}

/// Whether a word numbers a demand: "FR-12", "KLV-4.1".
fn is_code(word: &str) -> bool {
    let Some((of, number)) = word.split_once('-') else { return false };
    (1..6).contains(&of.len())
        && of.bytes().all(|byte| byte.is_ascii_uppercase())
        && number.starts_with(|char: char| char.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Whether a short line ends on purpose: there was room for the next word, which begins anew.
fn ends_early(line: &str, longest: usize, next: &str) -> bool {
    let line = line.trim();
    line.len() * 2 < longest
        && (1..=7).contains(&line.split_whitespace().count())
        && line.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        && line.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ':' | ')'))
        && next.trim_start().starts_with(char::is_uppercase)
}

fn line(inline: &Inline, range: Range<usize>, is_bullet: bool) -> Option<Cut> {
    let text = inline.text();
    let sign = text[range.clone()].trim_start().chars().next().filter(|char| is_sign(*char));
    let body = trim(text, range, |char| is_sign(char) || char.is_whitespace());
    let numbering = numbering(&text[body.clone()]);
    let body = body.start + numbering..body.end;
    if body.is_empty() {
        return None;
    }
    let (label, rest) = match label(inline, body.clone(), is_bullet) {
        Some((label, rest)) => (Some(label), rest),
        None => (None, body),
    };
    let sentences = sentences(text, rest);
    let is_demand = numbering > 0 || label.clone().is_some_and(|label| is_code(&text[label]));
    Some(Cut { label, sentences, sign, is_demand })
}

/// A pictograph, an arrow or a tick that stands before words.
pub(super) fn is_sign(char: char) -> bool {
    matches!(char, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}'
        | '\u{FE0F}' | '\u{200D}' | '\u{1F000}'..='\u{1FAFF}' | '•' | '‣')
}

/// The label that a line begins with, and what follows it.
fn label(inline: &Inline, body: Range<usize>, is_bullet: bool) -> Option<(Range<usize>, Range<usize>)> {
    let style = inline.style(body.start);
    // "*Shows* — number, name": words in italics are a label where a dash or a colon follows.
    let leads = || {
        let rest =
            inline.text()[inline.run(body.start, Style::Emphasis).min(body.end)..body.end].trim_start();
        rest.starts_with(['—', '–', ':'])
    };
    if matches!(style, Style::Bold | Style::Code) || style == Style::Emphasis && leads() {
        let end = inline.run(body.start, style).min(body.end);
        return set_label(inline.text(), body.start..end, body.end, style, is_bullet);
    }
    let length = plain_label(&inline.text()[body.clone()], is_bullet)?;
    let colon = body.start + length;
    Some((body.start..colon, trim_space(inline.text(), colon + 1..body.end)))
}

/// A label set in bold or as code: `**Label**: …`, `**Label:** …`, `**Label** (…)`, `**Label** — …`, `**Label**`.
fn set_label(
    text: &str,
    set: Range<usize>,
    end: usize,
    style: Style,
    is_bullet: bool,
) -> Option<(Range<usize>, Range<usize>)> {
    let label = trim(text, set.clone(), |char| char.is_whitespace() || char == ':');
    let rest = text[set.end..end].trim_start();
    let has_colon = text[set.clone()].trim_end().ends_with(':') || rest.starts_with(':');
    let label = if is_run_in(&text[label.clone()]) { label.start..label.end - 1 } else { label };
    let has_colon = has_colon || label.end < set.end && text[label.end..].starts_with('.');
    let is_alone = rest.is_empty() && (style == Style::Bold || is_bullet);
    let leads = ["(", "[", "—", "–", "- ", "→", "= "].iter().any(|lead| rest.starts_with(lead));
    let is_short = text[label.clone()].split_whitespace().count() <= 7;
    if label.is_empty() || !(has_colon || (is_short && (is_alone || leads))) {
        return None;
    }
    // "**As a grower, I want to record a test for my lot:** …", "**Rafi adds the route:** …".
    let is_said = || has_colon && (is_wish(&text[label.clone()]) || says(&text[label.clone()]));
    if style == Style::Bold && is_said() {
        return None;
    }
    let rest =
        trim_start(text, set.end..end, |char| char.is_whitespace() || matches!(char, ':' | '—' | '–' | '='));
    let rest = if text[rest.clone()].starts_with("- ") { rest.start + 2..rest.end } else { rest };
    Some((label, trim_space(text, rest)))
}

/// Whether somebody wants something: "As a grower, I want to record a test".
fn is_wish(label: &str) -> bool {
    label.starts_with("As ")
        && [" want", " need", " can ", " would like"].iter().any(|wish| label.contains(wish))
}

/// Whether words in bold are a heading that the text runs on from, as in `**The door helper.** Has a phone`; with a verb
/// they are a sentence.
fn is_run_in(set: &str) -> bool {
    let does = |word: &Word| verb(&word.lower).is_some_and(|verb| verb.form != Form::Base);
    let is_cue = || cue(set.trim_end_matches('.')).scope.is_some();
    set.ends_with('.') && set.split_whitespace().count() <= 4 && (!words(set).iter().any(does) || is_cue())
}

/// The length of a label that is not set in bold: up to four words before a colon, no sentence.
fn plain_label(line: &str, is_bullet: bool) -> Option<usize> {
    let window = line.char_indices().nth(48).map_or(line, |(end, _)| &line[..end]);
    let colon = window.find(':')?;
    let label = &line[..colon];
    let after = line[colon + 1..].chars().next();
    let begins_well = label.chars().next().is_some_and(|char| {
        char.is_uppercase() || (is_bullet && char.is_lowercase() && label.split_whitespace().count() <= 2)
    });
    let first = label.split(' ').next().unwrap_or_default().to_ascii_lowercase();
    let is_label = begins_well
        && after.is_none_or(char::is_whitespace)
        && label.split_whitespace().count() <= 4
        && !label.contains(['.', ',', ';', '"', '“', '?', '!', '\n', '`', '['])
        && label.matches('(').count() == label.matches(')').count()
        && !is_one_of(first.as_str(), OPENERS)
        && !(after.is_some() && says(label));
    is_label.then_some(colon)
}

/// Whether the words before a colon say what somebody does: "Speakers submit talks: title, …", "Logs the import: …".
fn says(label: &str) -> bool {
    let words: Vec<Word> = words(label).into_iter().collect_vec();
    let form = |at: usize| words.get(at).and_then(|word| verb(&word.lower)).map(|verb| verb.form);
    let [first, second, ..] = &words[..] else { return false };
    if form(0) == Some(Form::Third) && is_determiner(&second.lower) {
        return true;
    }
    let one = singular(&first.lower);
    let are_many = one != first.lower;
    let acts = match form(1) {
        Some(Form::Base) => are_many && (is_person(&one) || !is_noun_or_verb(&second.lower)),
        // "Hana adds the boat: …": whoever it is, something is done to what is named.
        Some(Form::Third) => {
            let upon = || words.get(2).is_some_and(|third| is_determiner(&third.lower));
            !are_many && (is_person(&one) || upon())
        }
        Some(Form::Past | Form::Gerund) | None => false,
    };
    acts && words.len() > 2
}

/// Words that open a clause, never a label. Sorted.
const OPENERS: &str = "a an and as at but each every for if in on so that the then these this with";

/// The sentences of a range: they end at `.`, `!` or `?` before a space and a capital, a digit or a quote.
fn sentences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = range.start;
    let mut chars = text[range.clone()].char_indices().map(|(at, char)| (at + range.start, char)).peekable();
    while let Some((at, char)) = chars.next() {
        if !matches!(char, '.' | '!' | '?') {
            continue;
        }
        let Some((next, ' ' | '\n')) = chars.peek().copied() else { continue };
        let opens = text[next..range.end].trim_start().chars().next();
        let opens =
            opens.is_some_and(|char| char.is_uppercase() || char.is_numeric() || matches!(char, '"' | '“'));
        if opens && !(char == '.' && is_abbreviation(&text[start..at])) {
            sentences.push(trim_space(text, start..next));
            start = next;
        }
    }
    sentences.push(trim_space(text, start..range.end));
    let mut sentences: Vec<_> =
        sentences.into_iter().flat_map(|sentence| scenario(text, sentence)).collect_vec();
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// The clauses of a scenario, without the words that open them: `Given …, When …, Then …`; any other sentence as it is.
fn scenario(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    const OPENINGS: [&str; 3] = ["Given ", "When ", "Then "];
    if !OPENINGS.iter().any(|opening| text[sentence.clone()].starts_with(opening)) {
        return Vec::from([sentence]);
    }
    let opening = |at: usize| OPENINGS.iter().find(|opening| text[at..sentence.end].starts_with(**opening));
    let opens: Vec<(usize, usize)> = (text[sentence.clone()].char_indices())
        .map(|(at, _)| sentence.start + at)
        .filter(|at| *at == sentence.start || text[..*at].ends_with([' ', '\n']))
        .filter_map(|at| Some((at, at + opening(at)?.len())))
        .collect_vec();
    if opens.len() < 2 {
        return Vec::from([sentence]);
    }
    let ends = opens.iter().skip(1).map(|(at, _)| *at).chain([sentence.end]);
    let clauses = opens.iter().zip(ends).map(|((_, start), end)| *start..end);
    clauses.map(|clause| trim(text, clause, |char| char.is_whitespace() || char == ',')).collect_vec()
}

/// Whether the words before a full stop end in an abbreviation or an initial.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '\n']).next().unwrap_or_default();
    let is_ordinal = !word.is_empty() && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_ordinal || is_initial || ABBREVIATIONS.contains(&word.to_ascii_lowercase().as_str())
}

/// Sorted.
const ABBREVIATIONS: [&str; 16] = [
    "al", "approx", "cf", "dr", "e.g", "eg", "fig", "i.e", "ie", "max", "min", "mr", "mrs", "ms", "no", "vs",
];

fn trim(text: &str, range: Range<usize>, unwanted: impl Fn(char) -> bool + Copy) -> Range<usize> {
    let range = trim_start(text, range, unwanted);
    let kept = text[range.clone()].trim_end_matches(unwanted).len();
    range.start..range.start + kept
}

fn trim_start(text: &str, range: Range<usize>, unwanted: impl Fn(char) -> bool) -> Range<usize> {
    range.end - text[range.clone()].trim_start_matches(unwanted).len()..range.end
}

fn trim_space(text: &str, range: Range<usize>) -> Range<usize> {
    trim(text, range, char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn words_before_a_colon_may_say_what_somebody_does() {
        for told in ["Speakers submit talks", "Logs the import", "Hana creates the berth"] {
            assert!(says(told), "{told}");
        }
        for label in ["Berth details", "Checks", "Hana Holm, harbour"] {
            assert!(!says(label), "{label}");
        }
    }
}
