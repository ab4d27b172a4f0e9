//! One form for names that the docs give in several: `e-mail address` and `email`, `time of collection` and
//! `collected at`.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::language::verb::{Form, verb};

/// The words of a column's name in the form that all of its spellings have.
pub(super) fn of(mut parts: Vec<String>) -> Vec<String> {
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
        [running, number]
            if matches!(&**running, "running" | "sequential" | "consecutive") && number == "number" =>
        {
            [number.clone()].into()
        }
        [when, of, deed] if of == "of" => match (moment(when), past(deed)) {
            (Some(moment), Some(past)) => [past, moment.to_owned()].into(),
            _ => parts,
        },
        _ => parts,
    }
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
    if matches!(deed, "arrival" | "departure" | "delivery" | "expiry" | "start" | "end") {
        return None;
    }
    let stems = ["ion", "al", "ment", "y", "e", ""];
    stems.iter().filter_map(|end| deed.strip_suffix(end)).find_map(|stem| {
        let past = format!("{stem}ed");
        verb(&past).filter(|verb| verb.form == Form::Past).map(|_| past)
    })
}
