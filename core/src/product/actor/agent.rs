//! Whoever does something, known by the shape of the word.

use alloc::string::String;
use alloc::vec::Vec;

use crate::ordered::CollectVec;
use crate::product::persona;

/// Whoever does something, by the shape of the word, where only persons are told of: `Annotator`.
pub(super) fn agent(label: &str) -> Option<String> {
    let lower = label.to_lowercase();
    let is_name =
        lower.split(' ').count() < 3 && lower.chars().all(|char| char.is_alphabetic() || char == ' ');
    (is_name && ["er", "or", "ist"].iter().any(|end| lower.ends_with(end))).then_some(lower)
}

/// `Route Setter Rafi`, `Rafi (route setter)`: whoever is named, by the shape of the word for what they do.
pub(super) fn named_agent(title: &str) -> Option<String> {
    let segments = title.split(['(', ')', ',', '–', '—', ':']).map(str::trim).filter(|part| !part.is_empty());
    let segments = segments.map(|part| part.split_whitespace().collect_vec()).collect_vec();
    let named = segments.iter().find(|words| words.last().is_some_and(|word| persona::is_name(word)))?;
    let own = &named[..named.iter().position(|word| persona::is_name(word))?];
    let beside = segments.iter().filter(|words| *words != named).map(Vec::as_slice);
    [own].into_iter().chain(beside).find_map(|words| agent(&words.join(" ")))
}
