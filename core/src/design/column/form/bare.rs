//! Words of a column's name that say nothing of what it holds: "official number", "programme selected", "a code such as".

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::language::is_one_of;
use crate::language::verb::is_nominal;

/// The words of a name without those that say nothing.
pub(super) fn bare(mut parts: Vec<String>) -> Vec<String> {
    examples(&mut parts);
    described(&mut parts);
    bounded(&mut parts);
    done(&mut parts);
    dated(&mut parts);
    parts
}

/// "A note such as": what follows is an example.
fn examples(parts: &mut Vec<String>) {
    let cut = parts.iter().position(|part| matches!(part.as_str(), "such" | "like"));
    if let Some(cut) = cut.filter(|cut| *cut > 0) {
        parts.truncate(cut);
    }
}

/// "A short code", "the official number", "the ordinary day rate".
fn described(parts: &mut Vec<String>) {
    let is_hollow = |word: &str| is_one_of(word, "short brief official ordinary usual mere");
    while parts.len() > 1 && is_hollow(&parts[0]) {
        parts.remove(0);
    }
    // "A free-text note".
    if parts.len() > 2 && parts[0] == "free" && parts[1] == "text" {
        parts.drain(..2);
    }
}

/// "The largest number of pupils" is the most pupils, "the estimated number of minutes" the estimated minutes.
fn bounded(parts: &mut Vec<String>) {
    let [first, number, of, _, ..] = parts.as_slice() else { return };
    if number != "number" || of != "of" {
        return;
    }
    let bound = match first.as_str() {
        "max" | "largest" | "highest" | "greatest" => "max",
        "min" | "smallest" | "lowest" | "least" => "min",
        "estimated" | "planned" | "expected" => first,
        _ => return,
    };
    let bound = bound.to_owned();
    parts.splice(..3, [bound]);
}

/// "The programme selected", "the price agreed", "the date sent".
fn done(parts: &mut Vec<String>) {
    let [.., what, did] = parts.as_slice() else { return };
    let is_hollow =
        is_one_of(did.as_str(), "selected chosen used concerned prescribed involved given charged found");
    let is_sum = is_one_of(what.as_str(), "price amount sum fee rate");
    if is_sum
        && is_one_of(
            did.as_str(),
            "agreed estimated requested quoted offered awarded accepted granted approved claimed",
        )
    {
        let at = parts.len() - 2;
        parts.swap(at, at + 1);
    } else if matches!(what.as_str(), "date" | "day")
        && parts.len() == 2
        && did.len() > 3
        && super::is_past(did)
    {
        *parts = [did.clone(), "on".to_owned()].into();
    } else if is_hollow && parts.len() < 4 && !matches!(parts[0].as_str(), "is" | "has") {
        parts.pop();
    }
}

/// "The day of issue", "the booking day": a date.
fn dated(parts: &mut Vec<String>) {
    match parts.as_slice() {
        [day, of, deed] if day == "day" && of == "of" && is_nominal(deed) => {
            *parts = [deed.clone(), "date".to_owned()].into();
        }
        [deed, day] if day == "day" && is_nominal(deed) => "date".clone_into(&mut parts[1]),
        _ => {}
    }
}
