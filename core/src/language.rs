//! Deterministic English, as far as product docs need it: inflection, word classes, clauses.
//!
//! **Invariant: a list entry holds for English, never for one document.**

pub mod clause;
pub mod english;
pub mod known;
mod list;
pub mod noun;
pub mod person;
pub mod phrase;
pub mod sentence;
mod token;
pub mod verb;
pub mod word;

pub(crate) use word::is_one_of;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

use list::{List, Lists};

/// Plurals that no rule gives: singular, plural.
const PLURALS: List = List::named("irregular-singular");

/// The same, plural first.
const SINGULARS: List = List::named("irregular-plural");

/// Words with one form for one and many, mass nouns among them; and singulars that look like plurals.
const ONE_FORM: List = List::named("one-form");

/// The singular of a lower-case noun; a word that is none, or has one form only, stays as it is. Of several words,
/// the last is changed.
pub fn singular(noun: &str) -> String {
    let (stem, ending) = stem(noun);
    let mut one = String::with_capacity(stem.len() + ending.len());
    one.push_str(stem);
    one.push_str(ending);
    one
}

/// Whether any list holds a lower-case word, or it is a form of a verb of one.
pub fn is_known(word: &str) -> bool {
    Lists::of(word).is_any() || verb::verb(word).is_some()
}

/// Whether [`singular`] leaves a noun as it is.
pub fn is_singular(noun: &str) -> bool {
    is_singular_of(noun, noun)
}

/// Whether one and several of it go by the same word: `species`, `staff`.
pub fn has_one_form(noun: &str) -> bool {
    ONE_FORM.has(noun)
}

/// Whether `one` is the [`singular`] of `noun`.
pub fn is_singular_of(one: &str, noun: &str) -> bool {
    let (stem, ending) = stem(noun);
    one.strip_prefix(stem) == Some(ending)
}

/// The singular of a noun: what it shares with the noun, and what it ends in instead.
fn stem(noun: &str) -> (&str, &'static str) {
    let (front, last) = split(noun);
    let lists = Lists::of(last);
    if lists.has(ONE_FORM) {
        return (noun, "");
    }
    if lists.has(SINGULARS)
        && let Some(one) = SINGULARS.of(last)
    {
        return (front, one);
    }
    let ends = |endings: &[&str]| endings.iter().any(|end| last.ends_with(end));
    if !last.ends_with('s') || last.len() < 3 || ends(&["ss", "us", "is"]) || lists.has(PLURALS) {
        return (noun, "");
    }
    let cut = |cut: usize| &noun[..noun.len() - cut];
    if last.ends_with("ies") && last.len() > 4 {
        (cut(3), "y")
    } else if ends(&["ches", "shes", "sses", "uses", "xes", "zzes", "oes"]) {
        (cut(2), "")
    } else {
        (cut(1), "")
    }
}

/// The plural of a lower-case noun in the singular. Of several words, the last is changed.
pub fn plural(noun: &str) -> String {
    let (front, last) = split(noun);
    if ONE_FORM.has(last) {
        return noun.to_owned();
    }
    if let Some(many) = PLURALS.of(last) {
        return format!("{front}{many}");
    }
    let before_last = last.chars().rev().nth(1).unwrap_or('a');
    if last.ends_with('y') && !"aeiou".contains(before_last) {
        return format!("{front}{}ies", &last[..last.len() - 1]);
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| last.ends_with(end));
    if hisses { format!("{noun}es") } else { format!("{noun}s") }
}

/// Whether `text` holds `words` as whole words. Both are in one case.
pub fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// What comes before the last word, with its space or underscore, and the last word.
fn split(noun: &str) -> (&str, &str) {
    noun.rfind([' ', '_', '-']).map_or(("", noun), |at| noun.split_at(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflection_goes_there_and_back() {
        for (one, many) in [
            ("assessment", "assessments"),
            ("category", "categories"),
            ("class", "classes"),
            ("criterion", "criteria"),
            ("usage event", "usage events"),
            ("person", "people"),
            ("box", "boxes"),
            ("house", "houses"),
            ("status", "statuses"),
            ("shelf", "shelves"),
            ("purchase", "purchases"),
            ("course", "courses"),
            ("address", "addresses"),
            ("batch", "batches"),
            ("key", "keys"),
        ] {
            assert_eq!(plural(one), many);
            assert_eq!(singular(many), if one == "criterion" { "criteria" } else { one });
        }
    }

    #[test]
    fn irregular_nouns_go_there_and_back() {
        PLURALS.assert_sorted();
        SINGULARS.assert_sorted();
        ONE_FORM.assert_sorted();
        for (one, many) in PLURALS.pairs().filter(|(_, many)| !ONE_FORM.has(many)) {
            assert_eq!((plural(one).as_str(), singular(many).as_str()), (many, one));
        }
        assert_eq!(singular("canvas"), "canvas");
    }

    #[test]
    fn mass_nouns_have_one_form() {
        assert_eq!(plural("content"), "content");
        assert_eq!(singular("analytics"), "analytics");
        assert_eq!(plural("criteria"), "criteria");
    }
}
