//! What documents speak of and do not choose: by a word before it, by an answer after it, by its sentence.

use crate::language::phrase::Phrases;

/// What a sentence says of what was thought of and left.
const LEFT: Phrases = Phrases::new(&[
    "alternatives considered|also considered|considered|decided against|do not need|does not need|don't need\
|evaluated|looked at|looked hard at|looked into|not chosen|not needed|not taken|not used|passed over\
|proposed|rejected|ruled out|suggested|talked about|thought about|thought of|tried for|turned down\
|was tried|would have",
]);

/// What keeps a little database of its own: a phone is no server.
const DEVICES: Phrases = Phrases::new(&[
    "in the browser|on each device|on each phone|on the device|on the handset|on the phone|on the tablet",
]);

/// What says that something of it was chosen.
const CHOSEN: Phrases =
    Phrases::new(&["chose |chosen for|decided for|decided on|picked|settled on|took|we use|went with"]);

/// Whether a name, by its bytes in a text, is turned down there: `not X`, `X? No`, `we looked at X`, `kept on the phone in X`.
pub(super) fn is_turned_down(text: &str, start: usize, end: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else { return false };
    let denied_after =
        ["cannot", "can't", "is not", "isn't", "was never", "was not", "wasn't", "would not", "wouldn't"];
    if denied_after.iter().any(|denial| after.trim_start().starts_with(denial)) {
        return true;
    }
    // `X?` asks, whatever the answer says.
    if is_denied(before) || after.trim_start().starts_with('?') {
        return true;
    }
    let from = [". ", "; ", "! ", "? "].iter().filter_map(|end| before.rfind(end)).max().unwrap_or(0);
    let to = [". ", "; "].iter().filter_map(|end| after.find(end)).min().map_or(text.len(), |to| end + to);
    let Some(sentence) = text.get(from..to).map(str::to_lowercase) else { return false };
    (LEFT.stand_in(&sentence) || DEVICES.stand_in(&sentence)) && !CHOSEN.are_in(&sentence)
}

/// Whether the words before a name turn it down: `not X`, `instead of X`, `rather than X`, `over X`.
fn is_denied(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    let denials = [
        "not",
        "no",
        "instead of",
        "rather than",
        "vs",
        "vs.",
        "versus",
        "over",
        "than",
        "without",
        "unlike",
        "from",
    ];
    denials
        .iter()
        .any(|denial| before.strip_suffix(denial).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_down(text: &str) -> bool {
        let at = text.find("MySQL").expect("the text speaks of MySQL");
        is_turned_down(text, at, at + "MySQL".len())
    }

    #[test]
    fn what_was_thought_of_and_left_is_not_chosen() {
        for text in [
            "PostgreSQL, not MySQL",
            "MySQL? No: we settled on Rails",
            "We looked at MySQL and at Airtable",
            "One server. We considered MySQL, which the town would host",
            "MySQL was suggested by one member",
            "Findings are kept on the device in MySQL",
            "MySQL was never on the table",
        ] {
            assert!(is_down(text), "{text}");
        }
    }

    #[test]
    fn what_was_chosen_in_the_end_is_chosen() {
        for text in
            ["Stored in MySQL. We looked at Oracle", "We looked at Oracle and went with MySQL", "MySQL 8"]
        {
            assert!(!is_down(text), "{text}");
        }
    }
}
