//! Words of a clause, and what each of them can be.

use alloc::vec::Vec;
use core::ops::Deref;

use super::word::is_one_of;
use crate::language::list::{List, Lists};
use crate::language::noun;
use crate::language::verb::{self, Form, Verb};
use crate::language::word::{Word, words};
use crate::ordered::CollectVec;

/// Prepositions, auxiliaries and conjunctions: what no thing's name holds.
const PREPOSITIONS: List = List::named("preposition");

/// Words that open another clause, and so end the things around a verb; `to` only before a verb.
const OPENERS: List = List::named("opener");

/// A word, and what it can be.
pub(in crate::language) struct Token<'t> {
    word: Word<'t>,
    pub(in crate::language) verb: Option<Verb>,
    pub(in crate::language) is_preposition: bool,
    pub(in crate::language) is_opener: bool,
    pub(in crate::language) is_and: bool,
    pub(in crate::language) is_determiner: bool,
    pub(in crate::language) is_describing: bool,
    pub(in crate::language) is_function_word: bool,
    pub(in crate::language) is_irregular_past: bool,
}

impl<'t> Deref for Token<'t> {
    type Target = Word<'t>;

    fn deref(&self) -> &Word<'t> {
        &self.word
    }
}

impl<'t> Token<'t> {
    fn new(word: Word<'t>) -> Self {
        let lower = &*word.lower;
        let lists = Lists::of(lower);
        Self {
            // "Ticket types" are hardly ever what a ticket does.
            verb: verb::listed(lower, lists).filter(|_| lower != "types"),
            is_preposition: lists.has(PREPOSITIONS),
            is_opener: lists.has(OPENERS),
            is_and: is_one_of(lower, "and or plus then"),
            is_determiner: lists.has(noun::DETERMINERS),
            is_describing: noun::describes(lower, lists),
            is_function_word: lists.has(noun::FUNCTION_WORDS),
            is_irregular_past: verb::is_listed_past(lower, lists),
            word,
        }
    }

    /// Whether the word may be part of a thing: no preposition, conjunction, participle or gerund.
    pub(in crate::language) fn is_plain(&self) -> bool {
        let is_verb = |verb: Verb| matches!(verb.form, Form::Base | Form::Third);
        !self.is_preposition && !self.is_and && self.verb.is_none_or(is_verb)
    }

    /// Whether the word may be part of a thing's name.
    pub(in crate::language) fn is_name(&self) -> bool {
        !self.is_function_word
            && !self.is_irregular_past
            && !self.is_describing
            && !is_participle(&self.lower)
            && !self.lower.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// Whether the word before makes a noun of what follows: "the uploads", "of orders".
    pub(in crate::language) fn is_noun_context(&self) -> bool {
        self.is_determiner
            || self.is_describing
            || is_one_of(&self.lower, "of with for in on into from by to")
            || self.lower.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The words of a text, each asked of the lists once.
pub(in crate::language) fn tokens(text: &str) -> Vec<Token<'_>> {
    words(text).into_iter().map(Token::new).collect_vec()
}

fn is_participle(word: &str) -> bool {
    word.len() > 4
        && (word.ends_with("ed") && !is_one_of(word, "need feed seed speed breed weed bleed bed shed"))
}
