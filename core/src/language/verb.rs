//! Verbs of product docs, by what they do to the thing that is their object.

use super::list::{self, List, Lists};
use super::word::is_one_of;

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
    (Class::Create, List::named("verb-create")),
    (Class::Store, List::named("verb-store")),
    (Class::Select, List::named("verb-select")),
    (Class::Share, List::named("verb-share")),
    (Class::Change, List::named("verb-change")),
    (Class::Read, List::named("verb-read")),
    (Class::Other, List::named("verb-other")),
];

/// Whether a verb tells how a thing is rather than what is done with it, so that a plural stands before its base form.
pub fn is_of_being(base: &str) -> bool {
    const OF_BEING: &str = "appear become belong carry come consist contain exist expire follow go have include need point refer \
remain stay";
    is_one_of(base, OF_BEING)
}

/// Whether a verb's participle is its base form: `put`.
pub fn has_one_form(base: &str) -> bool {
    is_one_of(base, "cut hit let put read set shut split spread")
}

/// Verbs whose noun is a thing that happens and is kept: the verb, the noun.
const NOUN_OF: List = List::named("deed");

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
const PASTS: List = List::named("past");

/// The verb that a lower-case word may be.
pub fn verb(word: &str) -> Option<Verb> {
    listed(word, Lists::of(word))
}

/// The same of a word whose lists are known.
pub(super) fn listed(word: &str, lists: Lists) -> Option<Verb> {
    let known = |stem: &str, ending: &str, form| {
        list::find(&VERBS, stem, ending).map(|(class, base)| Verb { base, class, form })
    };
    let past = if lists.has(PASTS) { PASTS.of(word).filter(|base| *base != word) } else { None };
    let is_base = VERBS.iter().any(|(_, verbs)| lists.has(*verbs));
    past.and_then(|base| known(base, "", Form::Past))
        .or_else(|| if is_base { known(word, "", Form::Base) } else { None })
        .or_else(|| known(word.strip_suffix("ies")?, "y", Form::Third))
        .or_else(|| known(word.strip_suffix("es")?, "", Form::Third))
        .or_else(|| known(word.strip_suffix('s')?, "", Form::Third))
        .or_else(|| inflected(word.strip_suffix("ed")?, |stem, ending| known(stem, ending, Form::Past)))
        .or_else(|| inflected(word.strip_suffix("ing")?, |stem, ending| known(stem, ending, Form::Gerund)))
}

/// What `known` says of the base form behind `-ed` or `-ing`: `upload`, `share`, `copy`, `submit`.
fn inflected(stem: &str, known: impl Fn(&str, &str) -> Option<Verb>) -> Option<Verb> {
    let doubled = || {
        let mut chars = stem.chars();
        (chars.next_back() == chars.clone().next_back()).then_some(chars.as_str())
    };
    known(stem, "")
        .or_else(|| known(stem, "e"))
        .or_else(|| known(stem.strip_suffix('i')?, "y"))
        .or_else(|| known(doubled()?, ""))
}

/// Whether a lower-case word is a past that no rule gives, and nothing else: `kept`, `sent`.
pub fn is_irregular_past(word: &str) -> bool {
    is_listed_past(word, Lists::of(word))
}

/// The same of a word whose lists are known.
pub(super) fn is_listed_past(word: &str, lists: Lists) -> bool {
    lists.has(PASTS) && PASTS.of(word).is_some_and(|base| base != word)
}

/// Whether a verb's past is one that no rule gives: `come`, `take`.
pub fn has_irregular_past(base: &str) -> bool {
    PASTS.pairs().any(|(_, of)| of == base)
}

/// The noun of what happens when this verb is done, if that is something that is kept.
pub fn noun_of(base: &str) -> Option<&'static str> {
    NOUN_OF.of(base)
}

/// Verbs and what a record of them is called: `sell`, `sale`.
const NOMINAL: List = List::named("nominal");

/// What a record of this verb's happening is called: `sale` of `selling`, in whatever form the verb stands.
pub fn nominal(word: &str) -> Option<&'static str> {
    let stem = word.strip_suffix("ing");
    let doubled = stem.and_then(|stem| {
        let mut chars = stem.chars();
        let last = chars.next_back()?;
        (chars.clone().next_back() == Some(last)).then_some(chars.as_str())
    });
    let base = verb(word).and_then(|verb| NOMINAL.of(verb.base));
    base.or_else(|| NOMINAL.of(word))
        .or_else(|| NOMINAL.of(stem?))
        .or_else(|| NOMINAL.of(&alloc::format!("{}e", stem?)))
        .or_else(|| NOMINAL.of(doubled?))
        .or_else(|| NOMINAL.of(word.strip_suffix("es")?))
        .or_else(|| NOMINAL.of(word.strip_suffix('s')?))
}

/// Whether a singular noun is what a record of some verb's happening is called.
pub fn is_nominal(noun: &str) -> bool {
    NOMINAL.pairs().any(|(_, of)| of == noun)
}

/// Whether a noun names something that somebody did: a review, a booking, a borrow request.
pub fn is_deed(noun: &str) -> bool {
    let head = noun.rsplit(' ').next().unwrap_or(noun);
    head == "request" || list::PARTNERS.has(head)
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
    fn a_mere_ending_is_no_verb() {
        assert_eq!(["ing", "es", "s", ""].map(nominal), [None; 4]);
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
        NOMINAL.assert_sorted();
        assert_eq!(PASTS.pairs().find(|(_, base)| verb(base).is_none()), None);
    }
}
