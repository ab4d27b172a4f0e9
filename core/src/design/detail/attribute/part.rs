//! The parts of a list of what a thing has, and whose list it is.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::Said;
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::gather::are_values;
use crate::design::mention::{Mention, Word};
use crate::design::state;
use crate::language::is_one_of;
use crate::language::noun;
use crate::ordered::CollectVec;

/// The parts of a list: at commas and the last `and`, outside parentheses.
pub(super) fn parts(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, char) in list.char_indices() {
        match char {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                // "Season (low, high) the price": without a comma.
                if depth == 0 && list[at + 1..].starts_with(" the ") {
                    parts.push(&list[start.min(at)..=at]);
                    start = at + 1;
                }
            }
            // "Person, duty: lead, rope": what follows are its values.
            ':' if depth == 0 && !parts.is_empty() && are_values(&list[at + 1..]) => break,
            ',' | ';' | '+' if depth == 0 => {
                parts.push(&list[start.min(at)..at]);
                start = at + 1;
            }
            // Behind an "and" there may stand another.
            _ if depth == 0 && (list[at..].starts_with(" and ") || list[at..].starts_with(" and,")) => {
                parts.push(&list[start.min(at)..at]);
                start = at + 5;
            }
            _ => {}
        }
    }
    parts.push(&list[start.min(list.len())..]);
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    parts
}

/// Up to where the sentence or its part ends.
pub(super) fn until_sentence(text: &str) -> &str {
    const ENDS: [&str; 9] =
        [". ", "; ", " — ", " so that ", " because ", ": ", " but ", " and may ", " and must "];
    let may_end = |byte: u8| matches!(byte, b'.' | b';' | b':' | b' ');
    let ends = |at: usize| may_end(text.as_bytes()[at]) && ENDS.iter().any(|end| text[at..].starts_with(end));
    // "Person, drive, duty: lead, rope": the values of the last are of the list.
    let mut is_list = false;
    let mut places = text.char_indices();
    let end = places.by_ref().take(super::LONGEST).map(|(at, _)| at).find(|at| {
        is_list |= text[*at..].starts_with(", ");
        ends(*at) && !(is_list && text[*at..].starts_with(": ") && are_values(&text[at + 1..]))
    });
    let end = end.or_else(|| places.next().map(|(at, _)| at)).unwrap_or(text.len());
    &text[..end]
}

/// The parts, each with the head that it shares with the next: "first and last day", "start and end time".
pub(super) fn with_heads<'l>(parts: &[&'l str]) -> Vec<Cow<'l, str>> {
    const ENDS: [&str; 20] = [
        "smallest", "largest", "first", "last", "start", "end", "opening", "closing", "earliest", "latest",
        "minimum", "maximum", "min", "max", "lower", "upper", "lowest", "highest", "least", "greatest",
    ];
    let bare = |part: &str| {
        let mut words =
            part.split_whitespace().skip_while(|word| noun::is_determiner(word) || *word == "optional");
        let first = words.next().filter(|word| ENDS.contains(word))?;
        Some((String::from(first), words.collect_vec().join(" ")))
    };
    let parts = &with_both_ends(parts);
    let next = parts.iter().skip(1).map(Some).chain([None]);
    let headed =
        parts.iter().zip(next).map(|(part, next)| match (bare(part), next.and_then(|next| bare(next))) {
            (Some((first, own)), Some((_, head))) if own.is_empty() && !head.is_empty() => {
                Cow::Owned(alloc::format!("{first} {head}"))
            }
            _ => part.clone(),
        });
    headed.collect_vec()
}

/// The parts, each end of a span with what it is the end of: "covering years (from, to)", "level before and after in
/// percent", "planned start and end".
fn with_both_ends<'l>(parts: &[&'l str]) -> Vec<Cow<'l, str>> {
    let mut found: Vec<Cow<'l, str>> = Vec::new();
    for part in parts {
        let bare = part.trim().trim_end_matches('.');
        let last = found.last().map(|last| String::from(last.trim()));
        // "(From, to)": one part, or what a parenthesis was cut from.
        if let Some((name, inner)) = bare.split_once(" (")
            && matches!(inner.trim_end_matches(')'), "from, to" | "from and to" | "from–to" | "from - to")
        {
            found.extend(["from", "to"].map(|end| Cow::Owned(alloc::format!("{name} {end}"))));
            continue;
        }
        if let Some(name) = last.as_deref().and_then(|last| last.strip_suffix(" before"))
            && let Some(rest) =
                bare.strip_prefix("after").filter(|rest| rest.is_empty() || rest.starts_with(" in "))
        {
            let name = String::from(name);
            found.pop();
            found.extend(["before", "after"].map(|end| Cow::Owned(alloc::format!("{name} {end}{rest}"))));
            continue;
        }
        let first = last.as_deref().and_then(|last| last.strip_suffix(" start"));
        let which = first.map(|which| which.rsplit(' ').next().unwrap_or(which));
        if let Some(which) = which.filter(|which| is_one_of(which, "planned actual expected real scheduled"))
            && let Some(rest) =
                bare.strip_prefix("end").filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            found.push(Cow::Owned(alloc::format!("{which} end{rest}")));
            continue;
        }
        found.push(Cow::Borrowed(*part));
    }
    found
}

/// The parts, each with the values that follow it: "a surface, which is glossy, satin or matt", "a fuel, gas or wood".
pub(super) fn with_values<'l>(parts: Vec<Cow<'l, str>>) -> Vec<Cow<'l, str>> {
    let mut found: Vec<Cow<'l, str>> = Vec::new();
    let mut values: Option<Vec<String>> = None;
    for part in parts {
        let bare = part.trim();
        let begun = values.is_none().then(|| first_value(bare)).flatten();
        let is_pair = || !found.is_empty() && is_choice(bare);
        let one = match (&values, begun) {
            (None, Some(value)) if !found.is_empty() => value,
            (Some(_), _) => bare,
            (None, _) if is_pair() => bare,
            (None, _) => {
                found.push(part);
                continue;
            }
        };
        let told = values.get_or_insert_default();
        told.extend(one.split(" or ").map(String::from));
        if bare.contains(" or ") {
            close(&mut found, values.take());
        }
    }
    close(&mut found, values);
    found
}

/// Puts values in parentheses behind the part that they are of.
fn close(found: &mut [Cow<'_, str>], values: Option<Vec<String>>) {
    if let (Some(last), Some(values)) = (found.last_mut(), values)
        && !last.contains('(')
    {
        *last = Cow::Owned(alloc::format!("{last} ({})", values.join(", ")));
    }
}

/// "Which with us is glossy": the first value of what stands before it.
fn first_value(part: &str) -> Option<&str> {
    let rest = part.strip_prefix("which ")?;
    let (lead, value) = ["is ", "can be ", "may be "].iter().find_map(|verb| rest.split_once(verb))?;
    let is_near = lead.is_empty() || lead.ends_with(' ') && lead.len() < 20;
    // "Which is stamped on it": no value, but what is said of it.
    let is_said = value.split(' ').skip(1).any(noun::is_function_word);
    (is_near && !is_said && value.split(' ').count() < 4 && !noun::is_determiner(value.split(' ').next()?))
        .then_some(value)
}

/// "Gas or wood": two words that may be values.
fn is_choice(part: &str) -> bool {
    let Some((one, other)) = part.split_once(" or ") else { return false };
    let is_value = |value: &str| {
        !value.contains(' ')
            && value.len() > 2
            && !noun::is_function_word(value)
            && !noun::is_attribute_head(value)
    };
    is_value(one) && is_value(other) && !is_one_of(other, "not less more two so")
}

/// "Whether it is pending, succeeded or failed", "valid, used or cancelled": what it may be is its state.
pub(super) fn become_one_of(entity: &mut Entity, parts: &mut Vec<Cow<'_, str>>, said: &Said<'_>) {
    let Some(last) = parts.last().filter(|last| last.contains(" or ")) else { return };
    let value = |part: &str| {
        let bare = part.trim().trim_end_matches('.');
        let bare = bare.strip_prefix("whether it is ").unwrap_or(bare);
        let is_one = bare.split(' ').count() == 1 && !noun::is_function_word(bare);
        state::state(bare).filter(|_| is_one)
    };
    let Some(mut values) = last.split(" or ").map(value).collect::<Option<Vec<_>>>() else { return };
    let mut first = parts.len() - 1;
    while let Some(before) = first.checked_sub(1) {
        let Some(one) = value(&parts[before])
            .filter(|one| state::looks_like_one(one) || parts[before].contains("whether"))
        else {
            break;
        };
        values.insert(0, one);
        first = before;
        if parts[before].contains("whether") {
            break;
        }
    }
    let alike = values.iter().filter(|one| state::looks_like_one(one)).count();
    if values.len() > 2 && alike * 2 > values.len() && entity.class != Class::User {
        parts.truncate(first);
        entity.states = state::merged(core::mem::take(&mut entity.states), values);
        entity.states_evidence.get_or_insert_with(|| said.evidence("its values are told"));
    }
}

/// Whether something that is no table is of or for a thing: "books a crane slot for a boat".
pub(super) fn is_tied(said: &Said<'_>, mention: &Mention) -> bool {
    let before = said.words.partition_point(|word| word.start < mention.start);
    let mut words = said.words[..before].iter().rev().skip_while(|word| noun::is_determiner(&word.lower));
    let tie = words.next().filter(|word| {
        is_one_of(&word.lower, "to for of from in on at per by with")
            && !said.text[word.end..mention.start].contains([',', '.', ';', ':'])
    });
    let is_beside = |tie: &Word<'_>, word: &Word<'_>| said.text.get(word.end..tie.start) == Some(" ");
    tie.is_some_and(|tie| words.next().is_some_and(|word| is_beside(tie, word)))
}

/// Whether a part says in what order a list is shown: "newest first", "by date".
pub(super) fn is_of_view(part: &str) -> bool {
    let part = part.trim();
    part.ends_with(" first") && part.len() > 8
        || part.starts_with("by ") && part.split(' ').count() == 2 && !part.ends_with("whom")
        || part.starts_with("filter")
}

/// Whether a verb of having only helps another: "has been read", "has already dried".
pub(super) fn is_perfect(said: &Said<'_>, at: usize) -> bool {
    let [has, next, ..] = &said.words[at..] else { return false };
    if !matches!(&*has.lower, "has" | "have") {
        return false;
    }
    let ends = said.words.get(at + 2).is_none_or(|after| {
        let gap = said.text.get(next.end..after.start).unwrap_or_default();
        gap.contains([',', '.', ';'])
            || noun::is_determiner(&after.lower)
            || noun::is_function_word(&after.lower)
    });
    is_one_of(&next.lower, "been had not never already just ever")
        || super::item::is_past(&next.lower) && ends
}

/// Whether what is named only stands beside what a list is of: "filed with the act, with its number".
pub(super) fn is_beside(said: &Said<'_>, mention: &Mention) -> bool {
    let before = said.words.partition_point(|word| word.start < mention.start);
    let mut words = said.words[..before].iter().rev().skip_while(|word| noun::is_determiner(&word.lower));
    let is_tie = words.next().is_some_and(|word| word.lower == "with");
    is_tie && words.next().is_some_and(|word| super::item::is_past(&word.lower))
}

/// Whether a thing is only what another is for, of or from.
pub(super) fn is_around(said: &Said<'_>, before: &Mention, mention: &Mention) -> bool {
    let from = said.words.partition_point(|word| word.start < before.end);
    let between = said.words[from..].iter().take_while(|word| word.start < mention.start);
    let is_near = mention.start - before.end < 60
        && !said.text[before.end..mention.start].contains(['.', ';', ':', ')']);
    if !is_near {
        return false;
    }
    // "Each lab keeps its own list of practices (name, address)": the practices.
    let is_list = said.words[from..]
        .windows(2)
        .take_while(|pair| pair[1].start < mention.start)
        .any(|pair| is_one_of(&pair[0].lower, "list catalogue register") && pair[1].lower == "of");
    !is_list
        && between
            .into_iter()
            .any(|word| is_one_of(&word.lower, "to for of from in on at against under into per by within"))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn an_and_too_many_costs_nothing() {
        assert_eq!(parts("name and and colour, and , price"), ["name", "colour", " price"]);
    }
}
