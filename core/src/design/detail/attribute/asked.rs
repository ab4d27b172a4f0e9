//! Words that ask, in a list of what a thing has: "who took it", "when it was lost", "why".

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::how;
use super::item::Item;
use crate::design::Meaning;
use crate::language::is_one_of;
use crate::language::verb::{Form, has_irregular_past, has_one_form, verb};
use crate::language::{noun, singular};
use crate::ordered::CollectVec;

/// "From", "until", "when", "why", "who", "what happened", "how serious": a word that asks, and what answers it.
fn asked_alone(words: &[&str], inner: Option<&str>) -> Option<Item> {
    // "How bad it is", "how deep the snow was": of what, the thing says.
    let of_what = |word: &&str| is_one_of(word, "it they the this that");
    let bare = words.iter().position(of_what).filter(|at| *at > 1).map_or(words, |at| &words[..at]);
    let (name, meaning) = match bare {
        ["from"] => ("starts on", Meaning::Date),
        ["from" | "since", "when"] => ("starts at", Meaning::Timestamp),
        ["until" | "till"] => ("ends on", Meaning::Date),
        ["until" | "till", "when"] => ("ends at", Meaning::Timestamp),
        ["by", "when"] => ("due date", Meaning::Date),
        ["when"] => ("when", Meaning::Timestamp),
        ["why"] => ("reason", Meaning::Text),
        ["who" | "person" | "colleague"] => return Some(Item::Person { column: String::new() }),
        ["what", "happened"] | ["what's" | "what’s", "wrong"] | ["what", "is", "wrong"] => {
            ("description", Meaning::Text)
        }
        ["how", "deep"] => ("depth", Meaning::Decimal(10, 2)),
        ["how", "high" | "tall"] => ("height", Meaning::Decimal(10, 2)),
        ["how", "wide"] => ("width", Meaning::Decimal(10, 2)),
        ["how", "heavy"] => ("weight", Meaning::Decimal(10, 2)),
        ["how", "far"] => ("distance", Meaning::Decimal(10, 2)),
        ["how", "many" | "much"] => ("quantity", Meaning::Integer),
        ["how", "old"] => ("age", Meaning::Integer),
        ["how", word] => (how::property(word)?, Meaning::Text),
        _ => return None,
    };
    Some(Item::Column {
        words: name.into(),
        inner: inner.map(ToOwned::to_owned),
        is_unique: false,
        is_optional: name.starts_with("ends"),
        is_known: true,
        meaning: Some(meaning),
    })
}

/// What was done where this came to be: `move`, `moved`; of what is no deed, it `happened`.
pub(in crate::design) fn done(noun: &str) -> String {
    let head = noun.rsplit(' ').next().unwrap_or(noun);
    let base = verb(head).filter(|verb| matches!(verb.form, Form::Base | Form::Gerund)).map(|verb| verb.base);
    match base {
        Some("read") => "read".to_owned(),
        Some(base) if !has_irregular_past(base) => participle(base),
        _ => "happened".to_owned(),
    }
}

/// "who took it", "when it was lost", "whether it is accepted", "how many fit", "how long it takes".
pub(super) fn asked(words: &[&str], inner: Option<&str>) -> Option<Item> {
    let (first, rest) = words.split_first()?;
    if let Some(told) = asked_alone(words, inner) {
        return Some(told);
    }
    // "The person who drove".
    if matches!(*first, "person" | "colleague") && rest.first() == Some(&"who") {
        return asked(rest, inner);
    }
    let rest: Vec<&str> = rest
        .iter()
        .copied()
        .filter(|word| !is_one_of(word, "it they he she was is were are the a an we there this"))
        .collect_vec();
    let column = |words: String, meaning| Item::Column {
        words,
        inner: None,
        is_unique: false,
        is_optional: true,
        is_known: true,
        meaning: Some(meaning),
    };
    match *first {
        "who" => {
            let past = rest.iter().find_map(|word| {
                past(word).or_else(|| {
                    let base = verb(word)?.base;
                    (!has_irregular_past(base)).then(|| participle(base))
                })
            })?;
            Some(Item::Person { column: format!("{past}_by") })
        }
        "when" => {
            // "When sign-up closes".
            if let [what @ .., last] = rest.as_slice()
                && (1..3).contains(&what.len())
                && is_one_of(last, "closes opens begins starts ends expires")
            {
                return Some(column(format!("{} {last} at", what.join(" ")), Meaning::Timestamp));
            }
            let past = rest.iter().find(|word| super::item::is_past(word))?;
            let past = if *past == "began" { "started" } else { past };
            Some(column(format!("{past}_at"), Meaning::Timestamp))
        }
        // "Whether it is solo or ensemble": its values are read elsewhere.
        "whether" if rest.contains(&"or") && rest.last() != Some(&"not") => Some(Item::Several),
        "whether" => {
            let told: Vec<&str> = rest.into_iter().filter(|word| *word != "been").take(4).collect_vec();
            (!told.is_empty()).then(|| column(told.join(" "), Meaning::Boolean))
        }
        // "Where the fuse box is".
        "where" if matches!(words.last(), Some(&("is" | "are" | "stands" | "lies" | "hangs" | "sits"))) => {
            let what = rest.iter().filter(|word| !is_one_of(word, "is are stands lies hangs sits"));
            let what: Vec<&str> = what.copied().collect_vec();
            (1..4)
                .contains(&what.len())
                .then(|| column(format!("{} location", what.join(" ")), Meaning::Text))
        }
        // "What we learned", "what went well".
        "what" if (2..5).contains(&words.len()) => Some(column(words.join(" "), Meaning::Text)),
        "how" => match (rest.first(), words.len()) {
            (Some(&"long"), _) => Some(column("duration minutes".into(), Meaning::Integer)),
            (Some(&("many" | "much")), 3..) if holds(&rest) => {
                Some(column("capacity".into(), Meaning::Integer))
            }
            // "How many riggers are needed".
            (Some(&"many"), 3..) if rest.last() == Some(&"needed") && rest.len() < 5 => {
                Some(column(format!("{} needed", rest[1]), Meaning::Integer))
            }
            (Some(&("many" | "much")), 3..) => {
                let of =
                    rest.get(1).filter(|word| noun::class(word).is_some() || singular(word) != **word)?;
                Some(column(format!("{} count", singular(of)), Meaning::Integer))
            }
            _ => None,
        },
        _ => None,
    }
}

/// "How many people it holds", "how much it can take": what it is good for.
fn holds(rest: &[&str]) -> bool {
    matches!(rest.last(), Some(&("holds" | "hold" | "seats" | "fit" | "fits" | "takes"))) && rest.len() < 5
}

fn participle(base: &str) -> String {
    if has_one_form(base) {
        return base.to_owned();
    }
    if base.ends_with('e') { format!("{base}d") } else { format!("{base}ed") }
}

/// The participle of what somebody did: "who packed it", "who read it", "who did the step".
pub(super) fn past(word: &str) -> Option<String> {
    let is_past = match verb(word) {
        Some(verb) => verb.form == Form::Past || has_one_form(verb.base),
        None => {
            matches!(word, "did" | "done") || word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
        }
    };
    is_past.then(|| irregular(word))
}

/// Past forms that differ from the participle.
fn irregular(past: &str) -> String {
    match past {
        "took" => "taken",
        "gave" => "given",
        "wrote" => "written",
        "did" => "done",
        "saw" => "seen",
        "drew" => "drawn",
        "drove" => "driven",
        "began" => "begun",
        "broke" => "broken",
        "chose" => "chosen",
        "ran" => "run",
        "spoke" => "spoken",
        "wore" => "worn",
        "flew" => "flown",
        other => other,
    }
    .to_owned()
}

/// "Who filed it and when", "whether it has a sound check and when": the moment of what was asked before.
pub(super) fn when_it_was(items: &mut [Item]) {
    let mut before = String::new();
    for item in items {
        match item {
            Item::Column { words, .. } if words == "when" && !before.is_empty() => {
                *words = format!("{before} at");
            }
            Item::Column { words, .. } => {
                before = words.strip_prefix("has ").unwrap_or_default().into();
            }
            Item::Person { column } => {
                before = column.strip_suffix("_by").unwrap_or_default().replace('_', " ");
            }
            Item::Thing { .. } | Item::Several => before.clear(),
        }
    }
}
