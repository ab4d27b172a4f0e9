//! Words and marks of a sentence, fixed phrases made one word each, and the closed classes that prose is cut by.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::language::is_one_of;
use crate::language::noun::is_attribute_head;

/// The words of a text in lower case, each mark a word of its own.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut word = String::new();
    for char in text.chars().flat_map(char::to_lowercase).chain([' ']) {
        if char.is_alphanumeric() || matches!(char, '-' | '_' | '\'' | '’') {
            word.push(if char == '’' { '\'' } else { char });
            continue;
        }
        if !word.is_empty() {
            tokens.push(core::mem::take(&mut word));
        }
        match char {
            ',' | '(' | ')' | ':' | '.' | ';' | '/' | '!' | '?' => tokens.push(char.to_string()),
            '，' | '、' => tokens.push(",".into()),
            '；' => tokens.push(";".into()),
            '：' => tokens.push(":".into()),
            '（' => tokens.push("(".into()),
            '）' => tokens.push(")".into()),
            '&' => tokens.push("and".into()),
            _ => {}
        }
    }
    plain(&tokens)
}

/// Phrases that mean the same as one word; the longer before the shorter.
#[rustfmt::skip]
static PHRASES: &[(&[&str], &str)] = &[
    (&["is", "recorded", "with"], "has"), (&["are", "recorded", "with"], "has"),
    (&["is", "equipped", "with"], "has"), (&["are", "equipped", "with"], "has"),
    (&["is", "associated", "with"], "associated"), (&["are", "associated", "with"], "associated"),
    (&["is", "identified", "by"], "has"), (&["are", "identified", "by"], "has"),
    (&["is", "described", "by"], "has"), (&["are", "described", "by"], "has"),
    (&["recorded", "with"], "with"), (&["in", "terms", "of"], "for"),
    (&["each", "of", "which"], "each"), (&["each", "of", "whom"], "each"),
    (&["e", ".", "g", "."], "such-as"), (&["i", ".", "e", "."], "including"),
    (&["date", "of", "birth"], "date-of-birth"), (&["place", "of", "birth"], "place-of-birth"),
    (&["person", "in", "charge"], "person-in-charge"),
    (&["and", "other", "information"], "etc"), (&["and", "other", "details"], "etc"), (&["and", "so", "on"], "etc"),
    (&["in", "addition", "to"], "besides"), (&["as", "well", "as"], "and"), (&["in", "order", "to"], "so"),
    (&["so", "as", "to"], "so"), (&["one", "or", "more"], "multiple"), (&["at", "least", "one"], "multiple"),
    (&["a", "number", "of"], "multiple"), (&["a", "series", "of"], "multiple"), (&["a", "variety", "of"], "multiple"),
    (&["need", "to", "be"], "are"), (&["needs", "to", "be"], "are"), (&["has", "to", "be"], "are"),
    (&["identified", "by"], "with"), (&["described", "by"], "with"), (&["equipped", "with"], "with"),
    (&["such", "as"], "such-as"), (&["for", "example"], "such-as"), (&["for", "instance"], "such-as"),
    (&["details", "like"], "including"), (&["information", "like"], "including"), (&["data", "like"], "including"),
    (&["attributes", "like"], "including"), (&["are", "to", "be"], "are"), (&["is", "to", "be"], "is"),
    (&["consists", "of"], "including"), (&["consist", "of"], "including"), (&["consisting", "of"], "including"),
    (&["composed", "of"], "including"), (&["is", "assigned"], "has"), (&["along", "with"], "and"),
    (&["together", "with"], "and"), (&["and", "also"], "and"), (&["etc", "."], "etc"),
    (&["pieces", "of"], ""), (&["piece", "of"], ""), (&["types", "of"], ""), (&["kinds", "of"], ""), (&["set", "of"], ""),
    (&["should", "be"], "are"), (&["must", "be"], "are"), (&["shall", "be"], "are"), (&["will", "be"], "are"),
    (&["can", "be"], "are"), (&["several"], "multiple"), (&["many"], "multiple"), (&["numerous"], "multiple"),
    (&["various"], "multiple"), (&["different"], "multiple"), (&["namely"], "including"), (&["includes"], "including"),
    (&["include"], "including"), (&["covering"], "including"), (&["covers"], "including"), (&["containing"], "including"),
    (&["comprises"], "including"), (&["comprising"], "including"),
    (&["also"], ""), (&["following"], ""), (&["respectively"], ""),
];

fn plain(tokens: &[String]) -> Vec<String> {
    let mut plain: Vec<String> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let fits =
            |phrase: &[&str]| phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(a, b)| a == b);
        let phrase = PHRASES.iter().find(|(phrase, _)| fits(phrase));
        let (word, length) = phrase.map_or((tokens[at].as_str(), 1), |(phrase, word)| (*word, phrase.len()));
        if !word.is_empty() {
            plain.push(word.into());
        }
        at += length;
    }
    one_trigger(plain)
}

/// "has information such as": one trigger for the two.
fn one_trigger(tokens: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(tokens.len());
    let mut since: Option<usize> = None;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if includes(&token)
            && let Some(trigger) = since
        {
            kept.truncate(trigger + 1);
            continue;
        }
        // "includes storing the path", "including the management of titles"
        let follows = since.is_some_and(|trigger| kept.len() == trigger + 1 && includes(&kept[trigger]));
        let has_object = tokens.peek().is_some_and(|next| !is_attribute_head(next));
        let stores = is_one_of(token.as_str(), "storing recording managing maintaining tracking");
        if follows && stores && has_object {
            continue;
        }
        if includes(&token) || is_one_of(token.as_str(), "has have with having") {
            since = Some(kept.len());
        } else if !(is_information(&token) || is_empty(&token) || token == ":") {
            since = None;
        }
        // "information such as users and orders": these are what is kept.
        let is_information = kept.last().is_some_and(|last| is_information(last));
        kept.push(if token == "such-as" && is_information { "including".into() } else { token });
    }
    kept
}

/// Whether the token opens a list of parts, or of examples.
pub(super) fn includes(token: &str) -> bool {
    matches!(token, "including" | "such-as")
}

/// Whether the token is a mark.
pub(super) fn is_mark(token: &str) -> bool {
    is_one_of(token, ", ( ) : . ; / ! ?")
}

/// Whether the token opens a phrase around the noun or another clause; `of` does not.
pub(super) fn opens_phrase(word: &str) -> bool {
    is_one_of(
        word,
        "for in on by from during at through to into within between under about after before upon \
        according based via per as if against across without using besides regarding towards \
        among when while where which that who whose whether so ensuring allowing enabling \
        because since until once whenever how what than including such-as with there",
    )
}

/// Whether the word helps another verb or stands for a thing.
pub(super) fn is_helper(word: &str) -> bool {
    is_one_of(
        word,
        "is are was were be been can could may might must shall should will would need needs has \
        have having do does not it they we requires require possesses possess only she he",
    )
}

/// Whether the word says that something is written down.
pub(super) fn records(word: &str) -> bool {
    is_one_of(
        word,
        "record records recording store stores storing maintain maintains track tracks tracking \
        save saves contain contains register registers specify specifies provide provides log \
        logs keep keeps capture captures hold holds document documents enter enters entering \
        collect collects manage manages managing require requires requiring set sets setting \
        input providing documenting specifying containing detailing",
    )
}

/// Whether the word says no more than that there is something to know.
pub(super) fn is_information(word: &str) -> bool {
    is_one_of(
        word,
        "information info detail details data basic attribute attributes item items content kind \
        field fields aspect aspects",
    )
}

/// Whether the word says which, whose or how many, or describes without telling apart.
pub(super) fn is_empty(word: &str) -> bool {
    is_one_of(
        word,
        "a an the its their his her each every any all unique corresponding specific relevant \
        detailed other own basic multiple some certain related respective necessary this these \
        that those such new one two three both only associated complete comprehensive additional \
        general main key personal essential important individual particular existing registered \
        separate dedicated required etc also or current more another same our your no well",
    )
}

/// Whether the word is something done with a thing, where a list or a name would begin.
pub(super) fn is_doing(word: &str) -> bool {
    is_one_of(
        word,
        "facilitating ensuring enabling supporting providing generating recording allowing \
        helping making improving managing tracking publishing viewing editing creating updating \
        storing support supports update enable indicate manage view create delete edit set add \
        query modify provide publish store submit track become generate ensure allow assign \
        select save record fill filling entering enter upload requires obtain monitor check use",
    )
}

/// The word without its possessive ending, and whether it had one.
pub(super) fn possessive(word: &str) -> (&str, bool) {
    match word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')) {
        Some(owner) => (owner, true),
        None => (word, false),
    }
}
