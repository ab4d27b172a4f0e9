//! The words of an item in the form that names its column: "the presence of a crane", "what sort of place it is", "a line of
//! text", "the name of the founder", "minutes of rest".

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::design::Meaning;
use crate::design::column::moment::unit;
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::singular;
use crate::language::verb::{Form, verb};
use crate::ordered::CollectVec;

/// "For companies the register number", "plus the level", "gives the membership number": the item without what leads to it.
pub(super) fn without_lead(words: &mut Vec<&str>) {
    if words.first() == Some(&"plus") {
        words.remove(0);
    }
    // "And gives the membership number".
    let is_given = words.first().is_some_and(|word| is_one_of(word, "gives enters states types notes"));
    if is_given && words.get(1).is_some_and(|next| noun::is_determiner(next)) {
        words.drain(..2);
    }
    let is_for = matches!(words.first(), Some(&("for" | "with")));
    let from = words.iter().skip(2).take(2).position(|word| noun::is_determiner(word));
    if is_for && let Some(from) = from {
        words.drain(..from + 3);
    }
}

/// A column that its words tell by their form: its name, and what it holds.
pub(super) fn told(words: &[&str]) -> Option<(String, Meaning)> {
    let text = |name: &str| Some((name.to_owned(), Meaning::Text));
    match words {
        ["presence" | "existence", "of", rest @ ..] => {
            let has: Vec<&str> = rest.iter().copied().filter(|word| !noun::is_determiner(word)).collect_vec();
            (1..4).contains(&has.len()).then(|| (format!("has {}", has.join(" ")), Meaning::Boolean))
        }
        ["what", "sort" | "kind" | "type", "of", ..] | ["sort" | "kind" | "type", "of", _, "it", "is"] => {
            text("kind")
        }
        ["line" | "few" | "some", "of", told, ..] if is_told(told) => text(told),
        ["few" | "some", "words"] => text("note"),
        ["position" | "place" | "location", "as", "latitude"] | ["gps", "latitude"] => {
            Some(("latitude".to_owned(), Meaning::Decimal(9, 6)))
        }
        _ => None,
    }
}

fn is_told(word: &str) -> bool {
    is_one_of(word, "text description note remark comment explanation instructions")
}

/// "Minutes of rest" are rest minutes, "days of notice" notice days: the unit stands at the end.
pub(super) fn of_unit(words: &[&str]) -> Option<String> {
    let [measure, "of", what, ..] = words else { return None };
    let unit = unit(measure).filter(|unit| *unit != "m" && *unit != "degrees" && *unit != "percent")?;
    let is_plain = noun::class(what).is_some() || singular(what) == **what;
    (is_plain && !noun::is_determiner(what) && words.len() < 7).then(|| format!("{what} {unit}"))
}

/// "Weight its roof will bear in kilos": what is said of it goes, its unit stays.
pub(super) fn bare_measure(words: &[&str]) -> Option<String> {
    let [name @ .., "in", of] = words else { return None };
    let unit = unit(of)?;
    let end = name.iter().skip(1).position(|word| noun::is_determiner(word) || is_said(word))? + 1;
    let is_name = end < 4 && name[..end].iter().all(|word| !noun::is_function_word(word));
    is_name.then(|| format!("{} {unit}", name[..end].join(" ")))
}

fn is_said(word: &str) -> bool {
    is_one_of(word, "it they that which between per of from")
}

/// "The name of the founder" is the founder's name, "the number of its own certificate" the certificate's number.
pub(super) fn of_another(before: &[&str], after: &[&str]) -> Option<Vec<String>> {
    let [what] = before else { return None };
    if !is_one_of(what, "name number address phone telephone email initials") {
        return None;
    }
    let rest: Vec<&str> =
        after.iter().copied().skip_while(|word| noun::is_determiner(word) || *word == "own").collect_vec();
    let [whose] = rest.as_slice() else { return None };
    let is_plain = singular(whose) == *whose && !noun::is_function_word(whose);
    (is_plain && after.len() > 1).then(|| [(*whose).to_owned(), (*what).to_owned()].into())
}

/// Whether words are the moment of something: "time of departure", "date of purchase".
pub(super) fn is_moment(words: &str) -> bool {
    let mut parts = words.split(' ');
    matches!(parts.next(), Some("time" | "date" | "day" | "moment" | "year"))
        && parts.next() == Some("of")
        && parts.next().is_some_and(|of| !noun::is_determiner(of))
}

/// Whether words do something else than tell of a thing: "opens a family", "adds the children".
pub(super) fn acts(words: &[&str]) -> bool {
    let [act, next, ..] = words else { return false };
    let is_act = verb(act).is_some_and(|verb| verb.form == Form::Third);
    is_act && singular(act) != **act && is_one_of(next, "a an the her his their its")
}
