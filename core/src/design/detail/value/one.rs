//! One value, without the words that lead to it and the clause behind it.

use alloc::string::String;
use alloc::vec::Vec;

use super::of::is_property;
use crate::design::state;
use crate::language::phrase::Phrases;
use crate::language::{is_one_of, noun, singular, verb};
use crate::ordered::CollectVec;

/// Longer parts of a list are no values, whatever clause stands behind them.
const LONGEST_VALUE: usize = 96;

/// Words behind which the values stand.
const OPENERS: Phrases = Phrases::new(&[
    " is | are | be | been | was | were | as | become | becomes | of | from | the states | the statuses \
| either | remains | stays | goes | starts | comes in | come in | comes as | come as | rated | ranked \
| graded | answered | judged | classified | labelled | decides | is for | are for ",
]);

/// A value, as a part of a list says it.
pub(super) struct Value {
    pub(super) name: String,
    /// With the few words behind it that may be of its name: "passed after adjustment".
    pub(super) whole: Option<String>,
    /// "A school": a kind of thing.
    pub(super) is_one: bool,
    /// "By card".
    pub(super) is_way: bool,
    /// A few capitals: "EUR", "A1".
    pub(super) is_code: bool,
}

/// Behind the last verb of a part: where the values begin, the later before the earlier.
pub(super) fn opened(piece: &str) -> Option<(usize, Vec<Value>)> {
    let (at, cue) = OPENERS.all(piece).last()?;
    let from = at + cue.len();
    let rest = &piece[from..];
    // "Is marked sold".
    let rest = if cue == " is " { rest.strip_prefix("marked ").unwrap_or(rest) } else { rest };
    if cue == " from "
        && let Some((first, more)) = rest.split_once(" through ").or_else(|| rest.split_once(" to "))
    {
        let mut values = Vec::from([value(first)?]);
        for part in more.split(" to ") {
            values.push(value(part)?);
        }
        values.reverse();
        return Some((from, values));
    }
    if cue == " from " {
        return None;
    }
    Some((from, Vec::from([value(rest)?])))
}

/// Words that say when a value comes about: "in the end".
const WHEN: [&str; 8] = [
    "in the end",
    "at the end",
    "at some point",
    "at last",
    "at first",
    "after that",
    "for now",
    "for the moment",
];

/// Whether a part of a list is no value but when the next comes about, or what joins it: "or", "at the end".
pub(super) fn is_aside(piece: &str) -> bool {
    let piece = piece.trim();
    let piece =
        ["and ", "or ", "then "].iter().fold(piece, |piece, lead| piece.strip_prefix(lead).unwrap_or(piece));
    matches!(piece, "or" | "and" | "then") || WHEN.contains(&piece)
}

/// Whether a part of a list says that it comes about behind the others: "then waxed", "in the end ripped".
pub(super) fn comes_later(piece: &str) -> bool {
    let piece = piece.trim_start();
    ["then ", "finally ", "later ", "eventually "].iter().any(|word| piece.starts_with(word))
        || without_when(piece) != piece
}

/// A part of a list without the words that say when it comes about: "and in the end dated".
fn without_when(piece: &str) -> &str {
    let bare = ["and ", "or ", "then "]
        .iter()
        .fold(piece.trim(), |piece, lead| piece.strip_prefix(lead).unwrap_or(piece));
    let rest = WHEN.iter().find_map(|when| bare.strip_prefix(when));
    rest.filter(|rest| rest.starts_with(' ')).unwrap_or(piece)
}

pub(super) fn opens_clause(piece: &str) -> bool {
    let first = piece.split_whitespace().find(|word| *word != "or" && *word != "and").unwrap_or_default();
    is_one_of(first, "unless but because so which where when if until though who with")
}

/// "The status draft", "a priority of low", "one of the reasons no access", "is graded as notice", "a verdict, being sound":
/// where the first value
/// begins behind the property that it is of, and the value.
pub(super) fn headed(piece: &str) -> Option<(usize, Value)> {
    let at = |rest: &str| piece.len() - rest.len();
    if let Some((before, rest)) = piece.split_once(" as ") {
        let mut words = before.rsplit(' ');
        let is_past = |word: &str| {
            word.ends_with("ed") || verb::verb(word).is_some_and(|verb| verb.form == verb::Form::Past)
        };
        let is_done = words.next().is_some_and(is_past)
            && words.next().is_some_and(|word| is_one_of(word, "is are be was"));
        // "Marks a referral as routine", "we tell them apart as indoor".
        let marks = before.split(' ').any(|word| {
            is_one_of(
                word,
                "mark marks set sets flag flags classify classifies record \
records grade grades label labels tag tags rate rates tell tells apart",
            )
        });
        return if is_done || marks { Some((at(rest), value(rest)?)) } else { None };
    }
    // "Sets the rule to active".
    if let Some((before, rest)) = piece.split_once(" to ")
        && before.split(' ').any(|word| is_one_of(word, "set sets switch switches"))
    {
        return Some((at(rest), value(rest)?));
    }
    if let Some(rest) = piece.trim_start().strip_prefix("being ") {
        return Some((at(rest), value(rest)?));
    }
    // "States draft, sent, paid".
    let status =
        ["States ", "states ", "Status "].iter().find_map(|word| piece.trim_start().strip_prefix(word));
    if let Some(rest) = status.filter(|rest| rest.split(' ').count() < 3) {
        return Some((at(rest), value(rest)?));
    }
    let bare =
        ["one of the following ", "one of the ", "with the ", "with a ", "the ", "its ", "a ", "one of "];
    let mut lead = bare.iter().filter_map(|lead| Some((piece.rfind(lead)?, *lead)));
    let (start, lead) = lead.find(|(start, _)| *start == 0 || piece[..*start].ends_with(' '))?;
    let (property, rest) = piece[start + lead.len()..].split_once(' ')?;
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let is_plain = rest.split(' ').count() < 3;
    if !is_plain || !is_property(&singular(property)) {
        return None;
    }
    Some((at(rest), value(rest)?))
}

/// One value of at most two words without the words that lead to it and the clause behind it.
pub(super) fn value(piece: &str) -> Option<Value> {
    value_of(piece, 2)
}

/// The same of so many words.
pub(super) fn value_of(piece: &str, most: usize) -> Option<Value> {
    if piece.len() > LONGEST_VALUE {
        return None;
    }
    let mut words: Vec<&str> = without_when(piece).split_whitespace().collect_vec();
    let (mut is_one, mut is_way) = (false, false);
    while let Some(first) = words.first() {
        match &*first.to_ascii_lowercase() {
            "a" | "an" => is_one = true,
            // "Being written", "being cleaned" are states of their own.
            "being" if words.len() > 1 && (words[1].ends_with("en") || words[1].ends_with("ed")) => break,
            "by" | "with" if words.len() > 1 => is_way = true,
            "or" | "and" | "else" | "also" | "then" | "later" | "afterwards" | "finally" | "either"
            | "first" | "next" | "now" | "again" | "still" | "sometimes" | "is" | "it's" | "the"
            | "exactly" | "just" | "simply" | "last" | "normally" | "therefore" | "always" | "hopefully"
            | "usually" | "possibly" | "perhaps" | "maybe" | "currently" | "thereby" | "eventually"
            | "ultimately" | "being" => {}
            // "Or it turns out to be a false alarm".
            "it" if words.iter().take(6).any(|word| matches!(*word, "is" | "be")) => {
                let verb = words.iter().rposition(|word| matches!(*word, "is" | "be")).unwrap_or_default();
                words.drain(..verb);
            }
            // "Goes to won, or to lost".
            "to" if words.len() == 2 && words[1] != "be" => {}
            _ => break,
        }
        words.remove(0);
    }
    let closes = |at: &usize| {
        *at > 0
            && *at + 1 < words.len()
            && is_one_of(
                words[*at],
                "once if when until unless because after before while as at for by with who which that \
from till so without",
            )
    };
    let cut = (1..words.len()).find(closes).unwrap_or(words.len());
    let whole = (cut < words.len()).then(|| words.join(" "));
    let whole = whole.and_then(|whole| state::state(whole.trim_end_matches(['.', '*', '`', '"'])));
    words.truncate(cut);
    if words.len() > 1 && words.last().is_some_and(|last| matches!(*last, "again" | "finally")) {
        words.pop();
    }
    let last = words.last()?.trim_end_matches(['.', '*', '`', '"']);
    let is_led = is_one_of(words[0], "in on at out under not no do very");
    let longest = most.max(2 + usize::from(is_led || words.contains(&"of")));
    let is_word = |(at, word): (usize, &&str)| {
        let word = word.to_ascii_lowercase();
        at == 0 && (is_led && words.len() > 1 || words.len() == 1 && is_state_word(&word) || word == "given")
            || at > 0 && is_one_of(&word, "of off up out down back over to in on at not one two three four")
            || !noun::is_function_word(&word) && !noun::is_determiner(&word)
            || word == "none"
            || at == 1 && is_led && word == "the"
    };
    if words.len() > longest || last.is_empty() || !words.iter().enumerate().all(is_word) {
        return None;
    }
    let told = words.join(" ");
    let name = state::state(&told).or_else(|| code(&told))?;
    let is_code = told.len() < 5 && !told.chars().any(char::is_lowercase);
    Some(Value { name, whole, is_one, is_way, is_code })
}

/// "U11", "B2": a letter or two with a number.
fn code(word: &str) -> Option<String> {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_one =
        (1..=2).contains(&letters) && word.len() < 5 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_one.then(|| word.to_ascii_lowercase())
}

/// Words of the grammar that are states by themselves: "out", "off".
fn is_state_word(word: &str) -> bool {
    is_one_of(word, "out off away back today tomorrow none both other gone on up down let")
}
