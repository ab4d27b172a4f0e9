//! Closed classes of words that a sentence is cut by.

use crate::language::token::Token;

/// Whether a word may begin what a verb is done to.
pub(super) fn takes_object(next: &Token<'_>) -> bool {
    next.is_determiner || matches!(&*next.lower, "it" | "them" | "in" | "at" | "under" | "to" | "on" | "into")
}

/// Whether a word makes a noun of the one before it: `of`, `is`.
pub(super) fn is_of(token: &Token<'_>) -> bool {
    matches!(&*token.lower, "of" | "is" | "are" | "was" | "were")
}

/// Whether a verb's base form stands behind a word.
pub(super) fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "will"
            | "would"
            | "not"
            | "never"
            | "also"
            | "please"
            | "only"
    )
}

/// Words that no noun phrase goes on with.
pub(super) fn closes(word: &str) -> bool {
    matches!(
        word,
        "it" | "they"
            | "them"
            | "she"
            | "he"
            | "we"
            | "you"
            | "not"
            | "never"
            | "that"
            | "which"
            | "who"
            | "to"
            | "also"
    )
}
