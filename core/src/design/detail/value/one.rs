//! One value, without the words that lead to it and the clause behind it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::design::state;
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::phrase::Phrases;
use crate::ordered::CollectVec;

/// Longer parts of a list are no values, whatever clause stands behind them.
const LONGEST_VALUE: usize = 96;

/// Words behind which the values stand.
const OPENERS: Phrases = Phrases::new(&[
    " is ",
    " are ",
    " be ",
    " been ",
    " was ",
    " were ",
    " as ",
    " become ",
    " becomes ",
    " of ",
    " from ",
    " the states ",
    " the statuses ",
    " either ",
    " remains ",
    " stays ",
    " goes ",
    " starts ",
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
}

/// Behind the last verb of a part: where the values begin, the later before the earlier.
pub(super) fn opened(piece: &str) -> Option<(usize, Vec<Value>)> {
    let (at, cue) = OPENERS.all(piece).last()?;
    let from = at + cue.len();
    let rest = &piece[from..];
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

pub(super) fn opens_clause(piece: &str) -> bool {
    let first = piece.split_whitespace().find(|word| *word != "or" && *word != "and").unwrap_or_default();
    is_one_of(first, "unless but because so which where when if until though who with")
}

/// One value without the words that lead to it and the clause behind it.
pub(super) fn value(piece: &str) -> Option<Value> {
    if piece.len() > LONGEST_VALUE {
        return None;
    }
    let mut words: Vec<&str> = piece.split_whitespace().collect_vec();
    let (mut is_one, mut is_way) = (false, false);
    while let Some(first) = words.first() {
        match &*first.to_ascii_lowercase() {
            "a" | "an" => is_one = true,
            "by" if words.len() > 1 => is_way = true,
            "or" | "and" | "else" | "also" | "then" | "later" | "afterwards" | "finally" | "either"
            | "first" | "next" | "now" | "again" | "still" | "sometimes" | "is" | "being" | "it's"
            | "the" | "exactly" | "just" | "simply" | "last" | "normally" | "therefore" | "always"
            | "currently" => {}
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
    let longest = 2 + usize::from(is_led || words.contains(&"of"));
    let is_word = |(at, word): (usize, &&str)| {
        let word = word.to_ascii_lowercase();
        at == 0 && (is_led && words.len() > 1 || words.len() == 1 && is_state_word(&word) || word == "given")
            || at > 0 && is_one_of(&word, "of off up out down back over to in on at not")
            || !noun::is_function_word(&word) && !noun::is_determiner(&word)
            || word == "none"
    };
    if words.len() > longest || last.is_empty() || !words.iter().enumerate().all(is_word) {
        return None;
    }
    Some(Value { name: state::state(&words.join(" "))?, whole, is_one, is_way })
}

/// Words of the grammar that are states by themselves: "out", "off".
fn is_state_word(word: &str) -> bool {
    is_one_of(word, "out off away back today tomorrow none both other gone on up down let")
}
