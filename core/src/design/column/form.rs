//! The words of a column's name, and one form for names that the docs give in several: `e-mail address` and `email`, `time of collection` and
//! `collected at`.

mod bare;

use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::language::is_one_of;
use crate::language::singular;
use crate::language::verb::{Form, has_irregular_past, has_one_form, verb};
use crate::language::word;
use crate::ordered::CollectVec;

/// Words that say nothing of what a column holds, dropped from its front.
const EMPTY: &str = "a an the their its his her your my our basic optional required some any all unique universal new \
each relevant current optionally same single exact following own";

/// The words of a column's name: lower case, split at case changes too, without what says nothing.
pub(in crate::design) fn parts(words: &str) -> Vec<String> {
    use heck::ToSnakeCase;
    let words = words.split('(').next().unwrap_or_default();
    let cleaned: Cow<'_, str> = if is_plain(words) {
        word::lower(words)
    } else {
        words
            .replace("'s ", " ")
            .replace("’s ", " ")
            .replace(['\'', '’', ']', '['], "")
            .to_snake_case()
            .replace("e_mail", "email")
            .into()
    };
    let mut parts: Vec<String> =
        cleaned.split(['_', ' ']).filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect_vec();
    let empty = parts.iter().take_while(|part| is_one_of(part.as_str(), EMPTY)).count();
    parts.drain(..empty.min(parts.len().saturating_sub(1)));
    if parts.first().is_some_and(|part| is_one_of(part.as_str(), EMPTY)) {
        parts.clear();
    }
    if parts.first().is_some_and(|part| part.starts_with(|first: char| first.is_ascii_digit())) {
        parts.clear();
    }
    bare::bare(of(parts))
}

/// Whether a name parts at blanks and underscores only: no marks, and no capital but where a word begins.
fn is_plain(words: &str) -> bool {
    let mut before = b' ';
    words.bytes().all(|byte| {
        let begins = matches!(before, b' ' | b'_');
        let ends_capital = before.is_ascii_uppercase();
        before = byte;
        byte.is_ascii_lowercase()
            || matches!(byte, b' ' | b'_') && !ends_capital
            || byte.is_ascii_digit() && !ends_capital
            || byte.is_ascii_uppercase() && begins
    })
}

/// The words of a column's name in the form that all of its spellings have.
fn of(mut parts: Vec<String>) -> Vec<String> {
    if let [first, _, ..] = parts.as_mut_slice()
        && matches!(first.as_str(), "minimum" | "maximum")
    {
        first.truncate(3);
    }
    if let Some(at) =
        parts.windows(2).position(|pair| pair[0] == "e" && matches!(&*pair[1], "mail" | "mails"))
    {
        parts.remove(at);
        "email".clone_into(&mut parts[at]);
    }
    if let [.., email, address] = parts.as_slice()
        && email == "email"
        && address == "address"
    {
        parts.pop();
    }
    match parts.as_slice() {
        [due, day] if due == "due" && day == "day" || matches!(&**due, "day" | "date") && day == "by" => {
            ["due", "date"].map(ToOwned::to_owned).into()
        }
        // "The next number of the day", "a running invoice number": where it is taken from is no part of its name.
        [running, .., number]
            if number == "number"
                && is_one_of(running, "running sequential consecutive continuous next unbroken") =>
        {
            parts.remove(0);
            parts
        }
        [short, text]
            if is_one_of(short, "short free brief")
                && is_one_of(text, "description text note remark comment summary") =>
        {
            [text.clone()].into()
        }
        // "A short reference code".
        [short, _, .., code] if short == "short" && is_one_of(code, "code reference token number id") => {
            parts.remove(0);
            parts
        }
        [url, slug] if matches!(&**url, "url" | "readable") && is_one_of(slug, "slug address url") => {
            ["slug".to_owned()].into()
        }
        [readable, web, address] if readable == "readable" && web == "web" && address == "address" => {
            ["slug".to_owned()].into()
        }
        [how, many, .., of] if how == "how" && matches!(&**many, "many" | "much") => {
            [singular(of), "count".to_owned()].into()
        }
        // Of "e-mail" a reader of words may leave this.
        [mail] if mail == "mail" => ["email".to_owned()].into(),
        [mail, address] if mail == "mail" && address == "address" => ["email".to_owned()].into(),
        // "Subscription status mirrored": the status.
        [.., status, done]
            if matches!(&**status, "status" | "state")
                && (done.len() > 4 && done.ends_with("ed")
                    || verb(done).is_some_and(|verb| verb.form == Form::Past)) =>
        {
            parts.pop();
            if parts.len() > 1 { parts } else { Vec::new() }
        }
        [.., flag] if flag == "flag" && parts.len() > 1 => {
            parts.pop();
            parts
        }
        _ if is_no_name(&parts) => Vec::new(),
        [when, of, deed] if of == "of" => match (moment(when), past(deed)) {
            (Some(moment), Some(past)) => [past, moment.to_owned()].into(),
            _ => parts,
        },
        _ => parts,
    }
}

/// Whether the words are no name of a column: a word that only tells one from another, a number of things, a list of
/// them, one thing or another.
fn is_no_name(parts: &[String]) -> bool {
    let is_telling =
        |word: &str| is_one_of(word, "first last second next previous opening closing times row same");
    let is_count = |word: &str| is_one_of(word, "two three four five six seven eight nine ten several many");
    let is_of_sentence =
        |word: &str| is_one_of(word, "and or every they theyd hasnt havent isnt dont doesnt she he");
    match parts {
        [only] => {
            is_telling(only)
                || is_count(only)
                || is_one_of(only.as_str(), "list how everyone everybody anybody")
        }
        [from, to] if from == "from" && to == "to" => true,
        [status, value] if matches!(status.as_str(), "status" | "state") => {
            crate::design::state::looks_like_one(value)
        }
        [first, .., last] => {
            is_count(first)
                || last == "list"
                || first == "e" && last == "g"
                || is_one_of(first.as_str(), "whatever whoever its")
                || parts.iter().any(|part| is_of_sentence(part))
                || parts.windows(2).any(|pair| pair[0] == pair[1])
        }
        [] => false,
    }
}

fn is_past(word: &str) -> bool {
    verb(word).is_some_and(|verb| verb.form == Form::Past)
}

fn moment(when: &str) -> Option<&'static str> {
    match when {
        "time" | "moment" | "instant" => Some("at"),
        "day" | "date" => Some("on"),
        _ => None,
    }
}

/// What was done when this happened: `collection`, `collected`; of what is still to come there is none.
fn past(deed: &str) -> Option<String> {
    if is_one_of(deed, "arrival departure delivery expiry start end") {
        return None;
    }
    let told = match deed {
        "cancellation" => "cancelled",
        "publication" => "published",
        "submission" => "submitted",
        "admission" => "admitted",
        "decision" => "decided",
        "reception" | "receipt" => "received",
        "payment" => "paid",
        "sale" => "sold",
        "verification" => "verified",
        "notification" => "notified",
        _ => "",
    };
    if !told.is_empty() {
        return Some(told.to_owned());
    }
    // "The day of closing".
    if let Some(done) = verb(deed).filter(|verb| verb.form == Form::Gerund && !has_irregular_past(verb.base))
    {
        let end = match done.base {
            base if has_one_form(base) => "",
            base if base.ends_with('e') => "d",
            _ => "ed",
        };
        return Some(format!("{}{end}", done.base));
    }
    let stems = ["ion", "al", "ment", "y", "e", ""];
    stems.iter().filter_map(|end| deed.strip_suffix(end)).find_map(|stem| {
        let past = match stem.strip_suffix('y') {
            Some(front) if !front.ends_with(['a', 'e', 'o']) => format!("{front}ied"),
            _ => format!("{stem}ed"),
        };
        verb(&past).filter(|verb| verb.form == Form::Past).map(|_| past)
    })
}
