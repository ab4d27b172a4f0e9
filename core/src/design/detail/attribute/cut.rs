//! Where the name of an item ends, and in what order its words stand.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::design::Meaning;
use crate::language::{is_one_of, noun, singular};
use crate::ordered::CollectVec;

/// Where more is said of an item; "price per night" is called so.
pub(super) fn closing(words: &[&str]) -> usize {
    let is_rate = |at: usize| {
        words[at] == "per"
            && at > 0
            && words.len() == at + 2
            && matches!(
                crate::design::column::meaning(&words[..at].join(" ")),
                Meaning::Integer | Meaning::Decimal(..)
            )
    };
    let closes = |at: &usize| CLOSING.contains(&words[*at]) && !is_rate(*at);
    (0..words.len()).find(closes).unwrap_or(words.len())
}

/// Words behind which more is said of an item.
pub(super) const CLOSING: &[&str] = &[
    "that",
    "which",
    "if",
    "who",
    "whose",
    "when",
    "where",
    "so",
    "because",
    "since",
    "as",
    "unless",
    "until",
    "for",
    "in",
    "at",
    "on",
    "with",
    "within",
    "from",
    "per",
    "to",
    "without",
    "under",
    "after",
    "before",
    "while",
    "than",
    "they",
    "it",
    "she",
    "he",
    "we",
    "according",
    "including",
];

/// "date of birth" as it is; "price of the ticket" the price; "number of seats" a count.
pub(super) fn of(words: &[&str]) -> Vec<String> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect_vec();
    let Some(at) = words.iter().position(|word| *word == "of") else { return owned(words) };
    let (before, after) = (&words[..at], &words[at + 1..]);
    match (before, after) {
        (["number" | "count"], ["it" | "them" | "these" | "those"]) => Vec::new(),
        (["number" | "count"], [last]) => [singular(last), "count".to_owned()].into(),
        (["number" | "count"], _) | ([_, "number"], [_]) => owned(words),
        // "The name of the bank"; what is the thing itself is taken away again.
        (["name" | "address" | "telephone" | "phone" | "email"], [the, what])
            if is_one_of(the, "the its a") && noun::class(what).is_none() =>
        {
            [(*what).to_owned(), (*before[0]).to_owned()].into()
        }
        // "Minutes of work".
        ([unit], [what]) if is_one_of(unit, "minutes hours days weeks litres") => {
            [(*what).to_owned(), (*unit).to_owned()].into()
        }
        (["date" | "day" | "time" | "year" | "place"], [word]) => {
            [(*before[0]).to_owned(), "of".to_owned(), (*word).to_owned()].into()
        }
        (_, [first, ..]) if noun::is_determiner(first) => owned(before),
        (["name" | "address" | "colour" | "color" | "kind" | "type" | "description"], [word]) => {
            [(*word).to_owned(), (*before[0]).to_owned()].into()
        }
        _ => owned(before),
    }
}
