//! The states of a thing, as docs write them: `(pending → publishing → published)`, `-- open, closed`,
//! `Created with status **Pending**`.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::language::is_one_of;
use crate::language::verb;
use crate::ordered::{BTreeSet, CollectVec};

/// The states that an arrow chain names, in order; empty where the arrows join something else: quantities, steps,
/// whole sentences, places.
pub(super) fn chain(text: &str) -> Vec<String> {
    // Most texts hold no arrow of any kind.
    if !text.bytes().any(|byte| byte == b'>' || !byte.is_ascii()) {
        return Vec::new();
    }
    let text = text.replace("->", "→").replace("=>", "→").replace(['⟶', '➜'], "→");
    if !text.contains('→') {
        return Vec::new();
    }
    let inner = enclosing(&text);
    let links: Vec<&str> = inner.split('→').collect_vec();
    if links.len() < 2 {
        return Vec::new();
    }
    let last = links.len() - 1;
    let states: Option<Vec<String>> = links
        .iter()
        .enumerate()
        .map(|(at, link)| {
            let link = match at {
                0 => {
                    let link = link.rsplit([':', '(', '"', '.', ';']).next().unwrap_or(link).trim();
                    // "Letters must run through registered".
                    let leads = [" through ", " from ", " as ", " goes ", " go ", " moves ", " is ", " are "];
                    let link = leads
                        .iter()
                        .fold(link, |link, lead| link.rsplit_once(lead).map_or(link, |(_, link)| link));
                    let bare = link.split_once(' ').filter(|(first, _)| is_status(&first.to_lowercase()));
                    let bare = bare.map_or(link, |(_, bare)| bare);
                    // "Paid in full → paid" tells what happens then.
                    if bare.split_whitespace().count() > 2 { "" } else { bare }
                }
                _ if at == last => link.split([')', ',', ';', '.', '"']).next().unwrap_or(link),
                _ => link,
            };
            state(link)
        })
        .collect();
    let mut states = states.unwrap_or_default();
    if !states.is_empty() {
        let rest = links[last].split_once([',', ';']).map_or("", |(_, rest)| rest);
        states.extend(besides(rest));
    }
    distinct(states)
}

/// States that a chain is left by: "; refused, withdrawn or lapsed end it", ", or be filed", "; also declined".
fn besides(rest: &str) -> Vec<String> {
    let rest = rest.split(['.', ';', '(', '→']).next().unwrap_or_default().trim();
    if rest.is_empty() || rest.len() > 80 {
        return Vec::new();
    }
    let ends = [
        " end it",
        " ends it",
        " are possible",
        " is possible",
        " at any time",
        " too",
        " with an error message",
    ];
    let rest = ends.iter().fold(rest, |rest, end| rest.strip_suffix(end).unwrap_or(rest));
    let one = |part: &str| {
        let part = ["also ", "or ", "and ", "be "]
            .iter()
            .fold(part.trim(), |part, lead| part.strip_prefix(lead).unwrap_or(part));
        state(part).filter(|one| looks_like_one(one) && one.split('_').count() <= 2)
    };
    let parts = rest.split(',').flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" and "));
    parts.filter(|part| !part.trim().is_empty()).map(one).collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn is_status(word: &str) -> bool {
    is_one_of(word, "status state lifecycle")
}

/// The states that a list names: `processing, completed, failed`, `'open' | 'closed'`; empty where one is no state.
pub(super) fn list(text: &str) -> Vec<String> {
    let states: Option<Vec<String>> = text
        .split([',', '|', '/', ';'])
        .map(|part| part.trim().trim_start_matches("or ").trim_start_matches("and "))
        .filter(|part| !part.is_empty())
        .map(state)
        .collect();
    distinct(states.unwrap_or_default())
}

/// One state in `snake_case`; none for what cannot be one: a quantity, a sentence, a name in capitals with digits.
pub(super) fn state(words: &str) -> Option<String> {
    use heck::ToSnakeCase;
    let words = words.trim().trim_matches(|mark: char| "\"'`*_.[]".contains(mark)).trim();
    let is_joined = words.starts_with("e-") || words.starts_with("E-");
    let words = if is_joined { &*words.replacen('-', "", 1) } else { words };
    let is_short = (1..=3).contains(&words.split_whitespace().count()) && words.len() <= 32;
    let is_plain = words.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '_' | '-'));
    let is_mixed = words.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
        && !words.chars().all(|char| !char.is_lowercase());
    (is_short && is_plain && !is_mixed && !words.is_empty()).then(|| words.to_lowercase().to_snake_case())
}

/// Whether a word has the shape of a state: a participle, an `-ing` form or one of the usual adjectives.
pub(super) fn looks_like_one(state: &str) -> bool {
    let (before, last) = state.rsplit_once('_').unwrap_or(("", state));
    // "Handed over", "turned down".
    let goes_with = is_one_of(last, "over down up off out back in on");
    let last = if goes_with && !before.is_empty() { before } else { last };
    state.starts_with("in_")
        || state.starts_with("on_")
        || last.len() > 3 && (last.ends_with("ed") || last.ends_with("ing"))
        || is_one_of(last, USUAL)
        || is_one_of(state, USUAL)
        || verb::verb(last).is_some_and(|verb| verb.form == verb::Form::Past)
}

/// States without a participle's ending.
const USUAL: &str = "new draft open active inactive pending ready done closed error paid unpaid overdue available \
unavailable live lost won sent due complete incomplete upcoming in_progress progress sold read \
unread hold on_hold queued waiting current out returned past_due requested confirmed progress held \
kept found broken begun taken given no_show called_off gone free let vacant void";

/// Whether something is going on in this state: `processing`.
pub(super) fn is_under_way(state: &str) -> bool {
    state.ends_with("ing") && !is_one_of(state, WAITING) || state == "in_progress"
}

/// `-ing` states in which nothing goes on yet.
const WAITING: &str = "pending waiting outstanding upcoming";

/// Whether the state says that something went wrong.
pub(super) fn is_failure(state: &str) -> bool {
    is_one_of(state, "failed error errored failure")
}

/// The column that holds the moment when a state is reached, and what happened then.
pub(super) fn moment(state: &str) -> Option<(String, String)> {
    if is_failure(state) {
        return None;
    }
    if is_under_way(state) {
        return Some(("started_at".to_owned(), "was started".to_owned()));
    }
    let is_reached = state.ends_with("ed") || is_one_of(state, "paid sent sold won lost done");
    let is_one_word = !state.contains('_') && !is_one_of(state, "unpublished expired needed closed_lost");
    (is_reached && is_one_word && !state.starts_with("un"))
        .then(|| (format!("{state}_at"), format!("was {state}")))
}

/// The states with those of another mention; the order of the longer mention stands.
pub(super) fn merged(one: Vec<String>, other: Vec<String>) -> Vec<String> {
    let (longer, shorter) = if other.len() > one.len() { (other, one) } else { (one, other) };
    let known: BTreeSet<String> = longer.iter().cloned().collect();
    let new = distinct(shorter).into_iter().filter(|state| !known.contains(state));
    let all = longer.into_iter().chain(new).collect_vec();
    // "SEK" and "sek": one of them, in capitals.
    let capitals = all.iter().filter(|one| one.contains(|char: char| char.is_ascii_uppercase()));
    let capitals: BTreeSet<String> = capitals.map(|one| one.to_ascii_lowercase()).collect();
    all.into_iter().filter(|one| !capitals.contains(one)).collect_vec()
}

/// The states with the one in which things begin first, where another was told first.
pub(super) fn from_the_beginning(mut states: Vec<String>) -> Vec<String> {
    let begins = |state: &String| begins(state);
    if let Some(at) = states.iter().position(begins).filter(|_| !states.first().is_some_and(begins)) {
        states[..=at].rotate_right(1);
    }
    states
}

/// Whether it is a state in which things begin.
pub(super) fn begins(state: &str) -> bool {
    is_one_of(state, BEGINNINGS)
}

/// States in which things begin.
const BEGINNINGS: &str = "draft new pending open queued planned requested registered reserved submitted scheduled waiting \
created invited proposed placed uploaded available received prepared reported suggested valid \
trialing active";

fn distinct(states: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    states.into_iter().filter(|state| seen.insert(state.clone())).collect_vec()
}

/// What stands in the parentheses around the first arrow, or the whole text.
fn enclosing(text: &str) -> &str {
    let arrow = text.find('→').unwrap_or_default();
    let open = text[..arrow].rfind('(');
    let close = text[arrow..].find(')').map(|at| at + arrow);
    match (open, close) {
        (Some(open), Some(close)) => &text[open + 1..close],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_between_words_are_states() {
        assert_eq!(
            chain("Shows status (pending → publishing → published)"),
            ["pending", "publishing", "published"]
        );
    }

    #[test]
    fn states_in_capitals_are_written_in_lower_case() {
        assert_eq!(chain("PENDING -> IN_PROGRESS -> DONE"), ["pending", "in_progress", "done"]);
    }

    #[test]
    fn arrows_between_quantities_are_no_states() {
        assert_eq!(chain("4 hours → 15 minutes"), [""; 0]);
    }

    #[test]
    fn a_list_with_a_sentence_in_it_is_no_list_of_states() {
        assert_eq!(list("open, then we wait for a very long time"), [""; 0]);
    }

    #[test]
    fn the_longer_mention_gives_the_order() {
        let states = merged(list("completed"), list("pending, completed, failed"));
        assert_eq!(states, ["pending", "completed", "failed"]);
    }
}
