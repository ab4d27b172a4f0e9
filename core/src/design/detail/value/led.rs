//! What a list of values answers, where the words before it ask: "which stretch (upper, lower)", "what it is for: sport or
//! survey", "in which aisle it is found – dairy, frozen", "a ground (danger, disease)".

use alloc::string::{String, ToString};

use super::super::{Said, how};
use super::group::{Group, Lead};
use super::of::is_property;
use crate::design::mention::Word;
use crate::language::person::is_person;
use crate::language::{is_one_of, noun, singular, verb};

/// More words than these before the values ask for something else.
const MOST: usize = 14;

/// The property that the words before the values ask for, and where they begin.
pub(super) fn property(said: &Said<'_>, group: &Group) -> Option<(String, usize)> {
    if group.is_and || !matches!(group.lead, Lead::Parenthesis | Lead::Colon | Lead::Set) {
        return None;
    }
    let end = said.words.partition_point(|word| word.end <= group.start);
    let from = begins(said, group.start);
    let first = said.words.partition_point(|word| word.start < from).max(end.saturating_sub(MOST));
    let asking = said.words.get(first..end)?;
    let asks =
        asking.iter().rposition(|word| is_one_of(&word.lower, "what which how whether where when why"));
    match asks {
        Some(at) => asked(&asking[at..]).map(|name| (name, asking[at].start)),
        None if group.lead == Lead::Parenthesis => one(said, asking),
        None if group.lead == Lead::Colon && (group.is_or || is_chosen_from(asking)) => one(said, asking),
        None => None,
    }
}

/// "A caption chosen from: wall box, cabinet".
fn is_chosen_from(words: &[Word<'_>]) -> bool {
    matches!(words, [.., how, from] if from.lower == "from" && is_one_of(&how.lower, "chosen picked selected taken"))
}

/// Where the part of the sentence begins that ends in the values.
fn begins(said: &Said<'_>, to: usize) -> usize {
    let before = said.text[..to].trim_end_matches([' ', '(', ':', '–', '—', '*', '`']);
    let mark = before.rfind([',', ';', ':', '(', ')']).map_or(0, |at| at + 1);
    let sentence = before.rfind(". ").map_or(0, |at| at + 2);
    mark.max(sentence)
}

/// What a question asks for.
fn asked(words: &[Word<'_>]) -> Option<String> {
    let (asks, rest) = words.split_first()?;
    let next = rest.first().map(|word| &*word.lower);
    let is_pronoun = |word: &str| is_one_of(word, "it they she he the each this that these those we you");
    let is_being = |word: &Word<'_>| is_one_of(&word.lower, "is are was were be");
    let name = match (&*asks.lower, next?) {
        ("what" | "which", word) if is_name(word) => singular(word),
        // "What it is", "what each will be".
        ("what", _) if rest.last().is_some_and(is_being) => "kind".into(),
        ("what", _) if rest.last().is_some_and(|word| word.lower == "for") => "purpose".into(),
        ("what", word) if is_pronoun(word) || rest.len() > 1 => "outcome".into(),
        ("how", word) => how::property(word).or((rest.len() > 1).then_some("manner"))?.into(),
        ("whether", _) => "outcome".into(),
        ("where", _) => "place".into(),
        ("when", _) => "stage".into(),
        ("why", _) => "reason".into(),
        _ => return None,
    };
    Some(name)
}

/// "A ground (danger, disease)", "an activity (drafting, travel)", "the kind of goods it can take (chilled, frozen)": one of
/// something that is no thing.
fn one(said: &Said<'_>, words: &[Word<'_>]) -> Option<(String, usize)> {
    let words = if is_chosen_from(words) { &words[..words.len() - 2] } else { words };
    let lead = words.iter().rposition(|word| is_one_of(&word.lower, "a an its the one"))?;
    let behind = &words[lead + 1..];
    let is_tied = lead
        .checked_sub(1)
        .is_some_and(|tie| is_one_of(&words[tie].lower, "in on at for to of from by into per through under"));
    if is_tied {
        return None;
    }
    let cut = behind.iter().position(|word| noun::is_function_word(&word.lower)).unwrap_or(behind.len());
    let (head, before) = behind.get(..cut)?.split_last()?;
    let is_named = said.named.iter().any(|mention| mention.end == head.end);
    let is_whole = cut == behind.len() || is_property(&head.lower);
    (before.len() < 2 && !is_named && is_whole && is_name(&head.lower))
        .then(|| (head.lower.to_string(), head.start))
}

/// Whether a word can name what has values.
fn is_name(word: &str) -> bool {
    word.len() > 2
        && singular(word) == word
        && !noun::is_function_word(word)
        && !noun::is_determiner(word)
        && !noun::is_describing(word)
        && !is_person(word)
        && verb::verb(word).is_none_or(|_| noun::is_noun_or_verb(word))
}
