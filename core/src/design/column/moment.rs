//! Columns that a clause names: "the time when it was lifted", "the day from which it applies", "length in minutes".

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::design::Meaning;
use crate::language::is_one_of;
use crate::language::noun::{is_determiner, is_function_word};
use crate::language::verb::{Form, has_one_form, nominal, noun_of, verb};
use crate::ordered::CollectVec;

/// More words than these are a sentence of their own.
const LONGEST: usize = 12;

/// The words of a column without the clause behind them: what it names, its unit, or nothing.
pub(in crate::design) fn plain(words: &str) -> Cow<'_, str> {
    if !words.contains(' ') {
        return words.into();
    }
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split_whitespace().skip_while(|word| is_determiner(word)).collect_vec();
    if let Some((name, _)) = clause(&parts) {
        return name.into();
    }
    if let [name @ .., "in", of] = parts.as_slice()
        && !name.is_empty()
        && let Some(unit) = unit(of)
    {
        return format!("{} {unit}", name.join(" ")).into();
    }
    let cut = [" if ", " as text", " where known", " when known"].iter().find_map(|cut| words.find(cut));
    words[..cut.unwrap_or(words.len())].into()
}

/// "Place in the order": where it stands among others.
fn is_place(words: &[&str]) -> bool {
    words.len() <= 4
        && matches!(words, ["place" | "position" | "rank", "in", .., "order" | "sequence" | "row" | "queue"])
}

/// The column that a word for a moment and the clause behind it name, and what it holds; `words` in lower case.
pub(in crate::design) fn clause(words: &[&str]) -> Option<(String, Meaning)> {
    if is_place(words) {
        return Some(("position".to_string(), Meaning::Integer));
    }
    let (when, rest) = words.split_first()?;
    let (suffix, meaning) = match *when {
        "time" | "moment" | "hour" => ("at", Meaning::Timestamp),
        "date" | "day" => ("on", Meaning::Date),
        "year" => ("year", Meaning::Integer),
        _ => return None,
    };
    let is_clause = rest.len() > 1
        && rest.len() < LONGEST
        && (rest.iter().take(2).any(|word| is_one_of(word, "which when that"))
            || is_one_of(rest[0], "it they he she we was were"));
    if !is_clause {
        return happens(rest, suffix).map(|name| (name, meaning));
    }
    let done = rest.iter().position(|word| is_past(word));
    if let Some(told) = told(rest, suffix, meaning) {
        return Some(told);
    }
    match rest[0] {
        "from" | "since" => return Some(("valid from".to_string(), meaning)),
        "until" | "till" => return Some(("valid until".to_string(), meaning)),
        "by" => {
            let past = rest[done?];
            return Some((format!("{past} by"), meaning));
        }
        _ => {}
    }
    let at = done
        .or_else(|| rest.iter().position(|word| verb(word).is_some_and(|verb| verb.form == Form::Third)))?;
    let last = if at > 0 && rest[at - 1] == "last" { "last " } else { "" };
    // "On which consent was given": what was given.
    let what = match rest.get(..at) {
        Some([.., which, what, "was" | "were" | "is"]) if is_one_of(which, "which when that") => what,
        _ => "",
    };
    let is_what = what.len() > 3 && !is_one_of(what, "this that they these");
    let what = if is_what { format!("{what} ") } else { String::new() };
    Some((format!("{what}{last}{} {suffix}", rest[at]), meaning))
}

/// "The day registration closes", "the day the works begin": what happens on it.
fn happens(rest: &[&str], suffix: &str) -> Option<String> {
    let rest = if rest.first().is_some_and(|first| is_determiner(first)) { &rest[1..] } else { rest };
    let [what @ .., last] = rest else { return None };
    let acts = verb(last).is_some_and(|verb| matches!(verb.form, Form::Third | Form::Base));
    let is_what =
        (1..3).contains(&what.len()) && what.iter().all(|word| word.len() > 2 && !is_function_word(word));
    (acts && is_what && is_one_of(last, "closes opens begins starts ends expires begin start end close open"))
        .then(|| format!("{} {last} {suffix}", what.join(" ")))
}

/// What a clause tells of a moment in words that name it otherwise: "the day on which the licence runs out", "the day it
/// is due", "the date when it must be inspected next".
fn told(rest: &[&str], suffix: &str, meaning: Meaning) -> Option<(String, Meaning)> {
    let has = |word: &str| rest.contains(&word);
    let is_end = rest.windows(2).any(|pair| matches!(pair, ["runs" | "run", "out"]))
        || rest.iter().any(|word| is_one_of(word, "expires expire lapses"));
    if is_end {
        let whose = whose(rest);
        return Some((format!("{whose}expires {suffix}"), meaning));
    }
    let is_due = has("due") && rest.iter().any(|word| is_one_of(word, "is falls are"));
    let next = rest.iter().position(|word| *word == "next");
    match next {
        // "On which its next test falls due".
        Some(at) if is_due && rest.get(at + 1).is_some_and(|what| *what != "falls" && *what != "is") => {
            return Some((format!("next {} {suffix}", rest[at + 1]), meaning));
        }
        // "When it must be inspected next".
        Some(at) => {
            let deed = rest.iter().find_map(|word| verb(word).filter(|verb| verb.form == Form::Past));
            let deed = deed.and_then(|verb| nominal(verb.base).or_else(|| noun_of(verb.base)));
            return deed.filter(|_| at > 0).map(|deed| (format!("next {deed} {suffix}"), meaning));
        }
        None => {}
    }
    if is_due && meaning == Meaning::Date {
        return Some(("due date".to_string(), meaning));
    }
    (rest.last() == Some(&"came")).then(|| (format!("received {suffix}"), meaning))
}

/// Whose moment it is, where the clause says so: "on which the licence runs out" tells of the licence.
fn whose(rest: &[&str]) -> String {
    let clause = rest.iter().skip_while(|word| is_one_of(word, "on at which when that"));
    let mut clause = clause.skip_while(|word| is_determiner(word));
    let ends = |word: &str| is_one_of(word, "runs run expires expire lapses");
    match (clause.next(), clause.next()) {
        (Some(what), Some(next)) if ends(next) && !is_one_of(what, "it they this he she") => {
            format!("{what} ")
        }
        _ => String::new(),
    }
}

/// The unit at the end of a column's name.
pub(in crate::design) fn unit(words: &str) -> Option<&'static str> {
    let first = words.split(|char: char| !char.is_alphabetic()).find(|word| !word.is_empty())?;
    Some(match first {
        "litres" | "liters" => "litres",
        "millilitres" | "milliliters" | "ml" => "ml",
        "metres" | "meters" => "m",
        "centimetres" | "centimeters" | "cm" => "cm",
        "millimetres" | "millimeters" | "mm" => "mm",
        "kilometres" | "kilometers" | "km" => "km",
        "kilograms" | "kilos" | "kg" => "kg",
        "grams" | "grammes" => "grams",
        "tonnes" | "tons" => "tonnes",
        "minutes" => "minutes",
        "hours" => "hours",
        "seconds" => "seconds",
        "milliseconds" | "ms" => "ms",
        "days" => "days",
        "weeks" => "weeks",
        "kWh" | "kwh" => "kwh",
        "degrees" => "degrees",
        "percent" => "percent",
        "bytes" => "bytes",
        _ => return None,
    })
}

fn is_past(word: &str) -> bool {
    verb(word).is_some_and(|verb| verb.form == Form::Past || has_one_form(verb.base))
        || word.len() > 5 && word.ends_with("ed") && !word.ends_with("eed")
        || is_one_of(word, "built born done drawn written given taken")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_names_the_moment_of_what_was_done() {
        for (told, name) in [
            ("time when it was lifted", "lifted at"),
            ("date on which it was really done", "done on"),
            ("day from which it applies", "valid from"),
            ("date until which it holds", "valid until"),
            ("year in which it was last cleaned", "last cleaned year"),
            ("moment it was read", "read at"),
        ] {
            let words: Vec<&str> = told.split(' ').collect();
            assert_eq!(clause(&words).map(|(name, _)| name).as_deref(), Some(name), "{told}");
        }
        assert_eq!(plain("length in minutes"), "length minutes");
        assert_eq!(plain("religion if told"), "religion");
        assert!(clause(&["date", "of", "birth"]).is_none());
        assert!(clause(&["time", "per", "visit"]).is_none());
    }
}
