//! A noun that may be an attribute, and how it is spoken of.

use alloc::string::String;

use crate::design::mention::Word;
use crate::design::weigh::OWNERS;
use crate::design::{Column, Meaning, gather};
use crate::language::noun;
use crate::language::{is_one_of, singular};
use crate::product::{Kind, Line};

/// How a noun is spoken of, beside whatever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// At all.
    All,
    /// Behind a bracket, or before one.
    Bracket,
    /// `by`, `with`, `of`, `and`, `or` before it.
    Joined,
    /// `in`, `at`, `on`, `from`, `into`, `to` before it.
    Placed,
    /// With its owner: `her number`.
    Owned,
    /// As one that is known: `the number`.
    Known,
    /// As one of many: `a number`.
    One,
    /// Before `of`.
    Of,
    /// In a list.
    Listed,
    /// With nothing before it.
    Bare,
    /// In the plural.
    Several,
    /// In a list item.
    Item,
    /// With all the words of its noun phrase.
    Whole,
}

/// In how many ways a noun may be spoken of.
pub(super) const SAID: usize = Said::Whole as usize + 1;

/// A noun that may be an attribute.
#[derive(Debug)]
pub(super) struct Name {
    /// As the docs have it, in lower case.
    pub(super) words: String,
    /// Its last word, in the singular.
    pub(super) head: String,
    /// The column that it would be.
    pub(super) column: String,
    /// Whether the column would be of text.
    pub(super) is_text: bool,
    /// Whether its last word names attributes.
    pub(super) is_like: bool,
    /// How it is spoken of.
    pub(super) said: [u32; SAID],
}

impl Name {
    /// A noun of these words, and its column.
    pub(super) fn of(text: &str, column: Column) -> Self {
        let last = text.rsplit(' ').next().unwrap_or(text);
        let head = singular(last);
        let is_text = column.meaning == Meaning::Text;
        let is_like = !is_text || noun::is_attribute_head(&head) || gather::is_column(last);
        Self { words: text.into(), head, column: column.name, is_text, is_like, said: [0; SAID] }
    }

    /// Counts how it is spoken of at a place: from one of the line's words to another.
    pub(super) fn say(&mut self, line: &Line, words: &[Word<'_>], first: usize, last: usize, is_whole: bool) {
        let (before, gap) = behind(line, words, first);
        let next = words.get(last + 1);
        let rest = &line.text[words[last].end..next.map_or(line.text.len(), |next| next.start)];
        let next = next.map_or("", |next| &*next.lower);
        let head = &words[last].lower;
        let is_joined = |gap: &str, word: &str| gap.contains(',') || is_one_of(word, "and or");
        let mut add = |how: Said, is_so: bool| self.said[how as usize] += u32::from(is_so);
        add(Said::All, true);
        add(Said::Bracket, gap.contains('(') || rest.contains(')'));
        add(Said::Joined, is_one_of(before, "by with of and or"));
        add(Said::Placed, is_one_of(before, "in at on from into to"));
        add(Said::Owned, is_one_of(before, OWNERS));
        add(Said::Known, before == "the");
        add(Said::One, is_one_of(before, "a an"));
        add(Said::Of, next == "of");
        add(Said::Listed, is_joined(rest, next) || is_joined(gap, before));
        add(Said::Bare, before.is_empty() || gap.contains([',', ':', '(']));
        add(Said::Several, singular(head) != **head);
        add(Said::Item, matches!(line.kind, Kind::Bullet { .. }));
        add(Said::Whole, is_whole);
    }
}

/// The word before another and what stands between the two.
pub(super) fn behind<'w>(line: &'w Line, words: &'w [Word<'_>], at: usize) -> (&'w str, &'w str) {
    let start = words[at].start;
    match at.checked_sub(1).map(|before| &words[before]) {
        Some(before) => (&before.lower, &line.text[before.end..start]),
        None => ("", &line.text[..start]),
    }
}
