//! Lists in the docs: whether they name columns, values, or examples, and whether they name all.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::design::{Meaning, column, state};
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::singular;
use crate::ordered::CollectVec;

/// What a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum List {
    /// Names of columns.
    Columns(Vec<String>),
    /// Values in `snake_case`, and whether they are all there are.
    Values(Vec<String>, bool),
    /// Neither.
    Other,
}

/// The parts of a list: by comma, semicolon and the last `and` or `or`.
pub(super) fn parts(text: &str) -> (Vec<String>, bool) {
    let mut is_whole = true;
    let text = text.trim().trim_end_matches('.');
    let text = text.strip_prefix("e.g.").or_else(|| text.strip_prefix("i.e.")).unwrap_or(text);
    let text = text.trim_start_matches([',', ' ', ':']);
    let mut parts: Vec<String> = Vec::new();
    for part in split(text) {
        let part = part
            .trim()
            .trim_start_matches("and ")
            .trim_start_matches("or ")
            .trim_matches(['`', '"', '“', '”', '*'])
            .trim();
        let lower = part.to_lowercase();
        if matches!(lower.as_str(), "etc" | "etc." | "…" | "..." | "more" | "others" | "and more" | "other")
            || lower.is_empty()
        {
            is_whole &= lower.is_empty();
            continue;
        }
        let last = part.trim_end_matches("etc.").trim_end_matches("etc").trim_end_matches(['…', '.']).trim();
        is_whole &= last.len() == part.len();
        parts.push(last.to_string());
    }
    if let Some(last) = parts.pop() {
        let split =
            last.split_once(" and ").or_else(|| last.split_once(" or ")).or_else(|| last.split_once(" & "));
        match split {
            Some((one, other)) if !one.contains('(') && !other.contains('(') => {
                parts.extend([one.trim().to_string(), other.trim().to_string()]);
            }
            _ => parts.push(last),
        }
    }
    (parts, is_whole)
}

/// Splits at commas, semicolons, bars and middle dots outside parentheses; at semicolons only, where these stand between several.
fn split(text: &str) -> Vec<&str> {
    let has_parts = text.bytes().filter(|byte| *byte == b';').count() > 1;
    let mut depth = 0_usize;
    let mut start = 0;
    let mut parts = Vec::new();
    let mut is_inside = false;
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            // "Person, duty: lead, rope": what follows are its values.
            ':' if depth == 0 && !parts.is_empty() && are_values(&text[at + 1..]) => is_inside = true,
            ',' if has_parts || is_inside => {}
            ',' | ';' | '|' | '·' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + char.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Whether what stands behind a colon in a list are values of its last item, and no columns.
pub(in crate::design) fn are_values(text: &str) -> bool {
    let list = text.split(['.', ';', '(']).next().unwrap_or(text);
    let is_value = |part: &str| !is_column(part) && !part.contains(['_', ':', '"', '|', '{', '`']);
    text.starts_with(' ') && list.split(',').all(is_value)
}

/// "rating from 1 to 5", "rating (1-5)": the words before the range, and the range.
pub(super) fn range(text: &str) -> (&str, Option<(i64, i64)>) {
    let Some(first) = text.find(|char: char| char.is_ascii_digit()) else { return (text, None) };
    let tail = &text[first..];
    let digits = |part: &str| part.trim().parse::<i64>().ok();
    let pair = [" to ", "-", "–", "—", "..", "/"].iter().find_map(|mark| {
        let (least, most) = tail.split_once(mark)?;
        Some((digits(least)?, digits(most.trim_end_matches([')', '.', ' ']))?))
    });
    match pair {
        Some((least, most)) if least < most => {
            let before = text[..first].trim_end_matches([' ', '(', ':']);
            (before.strip_suffix(" from").or_else(|| before.strip_suffix("from")).unwrap_or(before), pair)
        }
        _ => (text, None),
    }
}

/// What a list holds, by its parts.
pub(super) fn read(text: &str) -> List {
    let is_example = text.trim_start().starts_with("e.g");
    let (mut parts, is_whole) = parts(text);
    // "name, address, how many people fit": what is told in a clause has no word of its own.
    parts.retain(|part| !opens_clause(part));
    let slashes: Vec<&str> = text.split('/').map(str::trim).collect_vec();
    if parts.len() < 2
        && slashes.len() > 1
        && slashes.iter().all(|part| part.split_whitespace().count() <= 2 && !part.is_empty())
    {
        let values: Vec<String> = slashes.iter().filter_map(|part| state::state(part)).collect_vec();
        return if values.len() == slashes.len() { List::Values(values, !is_example) } else { List::Other };
    }
    // Among names, a note of many words is none.
    let all = parts.len();
    parts.retain(|part| bare(range(part).0).split_whitespace().count() <= 4);
    if parts.len() < 2 || parts.len() < all && (parts.len() < 3 || all - parts.len() > 1) {
        return List::Other;
    }
    let columns = parts.iter().filter(|part| is_column(range(part).0)).count();
    if columns * 2 >= parts.len() && !is_example {
        return List::Columns(parts);
    }
    let values: Vec<String> = parts.iter().filter_map(|part| value(part)).collect_vec();
    if values.len() == parts.len() { List::Values(values, is_whole && !is_example) } else { List::Other }
}

/// Whether most parts of a list are columns, at least two, each known or with what a parenthesis says of it.
pub(super) fn are_columns(text: &str) -> bool {
    let (mut parts, _) = parts(text);
    parts.retain(|part| !opens_clause(part));
    let known = parts.iter().filter(|part| part.contains('(') || may_be_column(range(part).0)).count();
    known >= 2 && known * 2 >= parts.len()
}

/// Whether words in a list with others name a column: as a column is named, or by a word that heads one.
pub(super) fn may_be_column(words: &str) -> bool {
    let named = words.split_once(" of ").map_or(words, |(named, _)| named);
    is_column(words) || words::is_attribute_head(named.rsplit(' ').next().unwrap_or(named))
}

fn opens_clause(part: &str) -> bool {
    let first = part.split(' ').next().unwrap_or(part);
    part.contains(' ') && is_one_of(first, "what how when who where whether why whose")
}

/// A value in `snake_case`: of one to three words, digits allowed (`SOC2`, `PCI-DSS`).
fn value(part: &str) -> Option<String> {
    use heck::ToSnakeCase;
    let words = bare(part);
    let is_short = (1..=3).contains(&words.split_whitespace().count()) && words.len() <= 32;
    let is_plain = words.chars().all(|char| char.is_alphanumeric() || matches!(char, ' ' | '_' | '-'))
        && words.starts_with(char::is_alphabetic);
    (is_short && is_plain).then(|| words.to_lowercase().to_snake_case())
}

/// A part without its parenthesis.
fn bare(part: &str) -> &str {
    part.split('(').next().unwrap_or(part).trim()
}

/// Whether the part can name nothing but a column: a price, a start date.
pub(super) fn is_property(part: &str) -> bool {
    let parts = column::parts(part);
    let property = |last: &String| matches!(words::class(&singular(last)), Some(Class::Property));
    parts.last().is_some_and(property) || column::meaning_of(&parts) != Meaning::Text
}

/// Words that head columns.
const HEADS: &str = "\
email notes note bio type category brand breed gender sex species reason comment url code status website \
instruction allergy tag author medication detail dosage version unit role password symptom topic summary \
model make manufacturer setting skill format segment resolution quality diagnosis treatment origin \
destination sku isbn file thumbnail variety method difficulty genre city country street rule";

/// Whether the part names a column: its last word is known to head one.
pub(in crate::design) fn is_column(part: &str) -> bool {
    let parts = column::parts(part);
    let Some(last) = parts.last() else { return false };
    let one = singular(last);
    matches!(words::class(&one), Some(Class::Property))
        || column::meaning_of(&parts) != Meaning::Text
        || is_one_of(&one, HEADS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attribute_words_are_columns() {
        assert!(matches!(read("title, description, tags"), List::Columns(parts) if parts.len() == 3));
    }

    #[test]
    fn names_are_values_and_etc_leaves_them_open() {
        assert_eq!(
            read("SOC2, GDPR, PCI-DSS, etc."),
            List::Values(["soc2", "gdpr", "pci_dss"].map(ToString::to_string).into(), false)
        );
    }

    #[test]
    fn a_list_without_etc_is_whole() {
        assert!(matches!(read("small, medium or large"), List::Values(values, true) if values.len() == 3));
    }
}
