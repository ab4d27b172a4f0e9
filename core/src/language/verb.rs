//! Verbs of product docs, by what they do to the thing that is their object.

use alloc::string::String;
use alloc::vec::Vec;
use alloc::{borrow::ToOwned, format};

use super::list::List;

/// What a verb does to its object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Brings it into being: create, upload, book.
    Create,
    /// Keeps it: store, save, retain.
    Store,
    /// Chooses it from what is there: select, check, pick.
    Select,
    /// Gives it to somebody: share, export, send.
    Share,
    /// Changes or ends it: edit, approve, cancel.
    Change,
    /// Looks at it: view, review, compare.
    Read,
    /// Works with it in a way that says nothing of its life: click, use, need.
    Other,
}

/// The base forms, by class; `Other` holds verbs only so that they are known as verbs.
const VERBS: [(Class, List); 7] = [
    (Class::Create, List(include_str!("lists/verb-create.txt"))),
    (Class::Store, List(include_str!("lists/verb-store.txt"))),
    (Class::Select, List(include_str!("lists/verb-select.txt"))),
    (Class::Share, List(include_str!("lists/verb-share.txt"))),
    (Class::Change, List(include_str!("lists/verb-change.txt"))),
    (Class::Read, List(include_str!("lists/verb-read.txt"))),
    (Class::Other, List(include_str!("lists/verb-other.txt"))),
];

/// Verbs whose noun is a thing that happens and is kept: the verb, the noun.
const NOUN_OF: List = List(include_str!("lists/deed.txt"));

/// How a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `upload`.
    Base,
    /// `uploads`.
    Third,
    /// `uploaded`: past or participle.
    Past,
    /// `uploading`.
    Gerund,
}

/// A verb as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Its base form.
    pub base: &'static str,
    /// What it does.
    pub class: Class,
    /// How it stands.
    pub form: Form,
}

/// Pasts that no rule gives: past, base.
const PASTS: List = List(include_str!("lists/past.txt"));

/// The verb that a lower-case word may be.
pub fn verb(word: &str) -> Option<Verb> {
    forms(word).into_iter().find_map(|(base, form)| {
        VERBS
            .iter()
            .find_map(|(class, verbs)| verbs.word(&base).map(|base| Verb { base, class: *class, form }))
    })
}

/// The noun of what happens when this verb is done, if that is something that is kept.
pub fn noun_of(base: &str) -> Option<&'static str> {
    NOUN_OF.of(base)
}

/// Whether a noun names something that somebody did: a review, a booking, a borrow request.
pub fn is_deed(noun: &str) -> bool {
    let head = noun.rsplit(' ').next().unwrap_or(noun);
    head == "request" || NOUN_OF.pairs().any(|(_, deed)| deed == head)
}

fn forms(word: &str) -> Vec<(String, Form)> {
    let mut forms = Vec::new();
    if let Some(base) = PASTS.of(word).filter(|base| *base != word) {
        forms.push((base.to_owned(), Form::Past));
    }
    forms.push((word.to_owned(), Form::Base));
    if let Some(stem) = word.strip_suffix("ies") {
        forms.push((format!("{stem}y"), Form::Third));
    }
    if let Some(stem) = word.strip_suffix("es") {
        forms.push((stem.to_owned(), Form::Third));
    }
    if let Some(stem) = word.strip_suffix('s') {
        forms.push((stem.to_owned(), Form::Third));
    }
    for (ending, form) in [("ed", Form::Past), ("ing", Form::Gerund)] {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        forms.push((stem.to_owned(), form));
        forms.push((format!("{stem}e"), form));
        if let Some(stem) = stem.strip_suffix('i') {
            forms.push((format!("{stem}y"), form));
        }
        let mut chars = stem.chars();
        if chars.next_back() == chars.clone().next_back() {
            forms.push((chars.as_str().to_owned(), form));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_in_each_of_its_forms() {
        for word in ["submit", "submits", "submitted", "submitting"] {
            assert_eq!(verb(word).map(|verb| verb.base), Some("submit"), "{word}");
        }
        assert_eq!(verb("queues").map(|verb| verb.class), Some(Class::Create));
        assert_eq!(verb("paid").map(|verb| verb.base), Some("pay"));
        assert_eq!(verb("copies").map(|verb| verb.base), None);
    }

    #[test]
    fn a_verb_is_in_one_class() {
        for (class, verbs) in &VERBS {
            verbs.assert_sorted();
            for (other, others) in VERBS.iter().filter(|(other, _)| other != class) {
                assert_eq!(verbs.words().find(|verb| others.has(verb)), None, "{class:?} and {other:?}");
            }
        }
    }

    #[test]
    fn irregular_pasts_are_of_verbs_that_are_known() {
        PASTS.assert_sorted();
        NOUN_OF.assert_sorted();
        assert_eq!(PASTS.pairs().find(|(_, base)| verb(base).is_none()), None);
    }
}
