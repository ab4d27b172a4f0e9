//! Closed classes of words that a sentence is cut by.

use crate::language::is_one_of;
use crate::language::token::Token;
use crate::language::verb::Form;

/// Whether a word may begin what a verb is done to.
pub(super) fn takes_object(next: &Token<'_>) -> bool {
    next.is_determiner || is_one_of(&next.lower, "it them in at under to on into")
}

/// Whether a word tells more of "each" before it, which then stands for what was spoken of: "each has", "each belongs".
pub(super) fn says_more(next: &Token<'_>) -> bool {
    next.verb.is_some_and(|verb| verb.form == Form::Third)
        || is_one_of(&next.lower, "has is must may can will should shall")
}

/// Whether a word stands for several that were spoken of.
pub(super) fn is_several(word: &str) -> bool {
    is_one_of(word, "them these those")
}

/// Whether a word makes a noun of the one before it: `of`, `is`.
pub(super) fn is_of(token: &Token<'_>) -> bool {
    is_one_of(&token.lower, "of is are was were")
}

/// Whether a word denies what follows: `not`, `doesn't`.
pub(super) fn denies(word: &str) -> bool {
    is_one_of(word, "not never cannot neither") || word.ends_with("n't")
}

/// Whether a verb's base form stands behind a word.
pub(super) fn is_modal(word: &str) -> bool {
    denies(word) || helps(word) || is_one_of(word, "also please only")
}

/// Whether a word helps a verb that follows it in its base form.
fn helps(word: &str) -> bool {
    is_one_of(word, "can could may might must shall should will would")
}

/// Words that no noun phrase goes on with.
pub(super) fn closes(word: &str) -> bool {
    is_one_of(word, "it they them she he i we you not never that which who to also must shall should")
}

/// Whether a word stands for whoever acts.
pub(super) fn is_somebody(word: &str) -> bool {
    let word = word.split('\'').next().unwrap_or(word);
    is_one_of(
        word,
        "she he we i you him us somebody someone anybody anyone everybody everyone nobody whoever \
people others",
    )
}

/// Whether a word only helps a verb, or stresses it.
pub(super) fn is_auxiliary(word: &str) -> bool {
    helps(word) || is_one_of(word, "do does did also only always still just already simply again")
}

/// Whether a word opens a clause of its own.
pub(super) fn opens_clause(word: &str) -> bool {
    is_one_of(
        word,
        "who which whose where when while because if whether how so until once unless whenever \
although though since what why",
    )
}

/// Whether a word follows a verb rather than a noun.
pub(super) fn follows_verb(word: &str) -> bool {
    is_one_of(word, "it them by when how to in on at into up himself herself itself")
}

/// Whether the third person of a verb is hardly ever a noun in the plural: `comes`, `belongs`, `gives`.
pub(super) fn is_hardly_noun(base: &str) -> bool {
    is_one_of(
        base,
        "become belong bring come consist contain depend exist give go happen maintain remain write",
    )
}
