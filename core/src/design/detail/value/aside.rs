//! Lists of values, some of which carry a word of explanation: "booked, missed (nobody home) or moved".

use alloc::string::String;

use super::of::is_property;
use crate::language::noun;
use crate::language::singular;

/// Longer parentheses say more than a word about what stands before them.
const LONGEST: usize = 90;

/// The same text with a blank for each byte of such parentheses; none where there are none.
pub(super) fn without_asides(text: &str) -> Option<String> {
    let mut bare: Option<String> = None;
    let mut from = 0;
    while let Some(open) = text[from..].find('(').map(|at| at + from) {
        let Some(close) = text[open..].find(')').map(|at| at + open) else { break };
        from = close + 1;
        if close - open < LONGEST && is_passing(&text[..open], &text[open + 1..close], &text[from..]) {
            let kept = bare.get_or_insert_with(|| String::from(text));
            kept.replace_range(open..from, &" ".repeat(from - open));
        }
    }
    bare
}

/// Whether a parenthesis stands in the middle of a list and explains one of its parts: a list goes on behind it, and it
/// holds no list of its own.
fn is_passing(before: &str, inner: &str, after: &str) -> bool {
    let goes_on =
        [",", " or ", " and ", ";", " →", " /", " |", " ·"].iter().any(|mark| after.starts_with(mark));
    let last =
        before.trim_end().rsplit([' ', ',', '(', '*', '`']).find(|word| !word.is_empty()).unwrap_or_default();
    let last = singular(&last.to_lowercase());
    let is_told = is_property(&last) || noun::is_attribute_head(&last);
    let first = inner.split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let is_list = inner.contains([',', '/', '|', '→', '`', '*']) || inner.contains(" or ");
    let is_clause = noun::is_function_word(&first) || noun::is_determiner(&first);
    goes_on && !is_told && (is_clause || !is_list)
}
