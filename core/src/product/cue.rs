//! What titles and labels tell about the lines under them: the wordings, and what each means.

use alloc::string::String;

use super::{Scope, Sense};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use wordings::WORDINGS;

mod wordings;

/// What a title or a label tells of the lines under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cue {
    pub(super) sense: Option<Sense>,
    pub(super) scope: Option<Scope>,
}

/// A wording and its meaning. Of those that fit a title, the longest counts.
struct Wording {
    words: &'static str,
    fit: Fit,
    cue: Cue,
}

/// How a wording must stand in a title.
#[derive(Clone, Copy)]
enum Fit {
    /// It is the whole title, up to a parenthesis.
    Whole,
    /// The title begins with it.
    Start,
    /// The title ends with it.
    End,
    /// The title holds it.
    Part,
}

impl Wording {
    const fn says(words: &'static str, fit: Fit, sense: Sense) -> Self {
        Self { words, fit, cue: Cue { sense: Some(sense), scope: None } }
    }

    const fn puts(words: &'static str, fit: Fit, scope: Scope) -> Self {
        Self { words, fit, cue: Cue { sense: None, scope: Some(scope) } }
    }
}

/// The longest wording, in words.
const LONGEST: usize = 5;

/// What a title or label tells; nothing where it is known for neither sense nor scope.
pub(super) fn cue(title: &str) -> Cue {
    let title = normal(title);
    let ends = |start: usize| title[start..].match_indices(' ').map(move |(at, _)| start + at);
    let starts = core::iter::once(0).chain(title.match_indices(' ').map(|(at, _)| at + 1));
    let mut best: (Cue, usize, usize) = Default::default();
    for start in starts.take(12).filter(|start| begins_wording(&title[*start..])) {
        for end in ends(start).chain([title.len()]).take(LONGEST) {
            let Some(wording) = wording(&title[start..end]) else { continue };
            let fits = match wording.fit {
                Fit::Whole => start == 0 && end == title.len(),
                Fit::Start => start == 0,
                Fit::End => end == title.len(),
                Fit::Part => true,
            };
            let length = end - start;
            if fits && wording.cue.sense.is_some() && length > best.1 {
                best = (Cue { sense: wording.cue.sense, ..best.0 }, length, best.2);
            }
            if fits && wording.cue.scope.is_some() && length > best.2 {
                best = (Cue { scope: wording.cue.scope, ..best.0 }, best.1, length);
            }
        }
    }
    best.0
}

/// Whether a title or label says what its lines are for rather than what they are of: "Acceptance scenarios".
pub(crate) fn is_known(title: &str) -> bool {
    let cue = cue(title);
    cue.sense.is_some() || cue.scope.is_some()
}

/// Words without which no title says so.
const DENYING: Phrases = Phrases::new(&[
    "after |and not|another |beyond |but not|deliberately|dropped|everything|features|ideas|maybe|next year|no \
|no,|not |parked|parking|perhaps|postponed|ruled|somebody|someone|things|turned|what |wish",
]);

/// Words of titles under which rules stand: "What must never happen".
const RULING: [&str; 14] = [
    "break", "can", "cannot", "cant", "forget", "happen", "lost", "may", "must", "nobody", "shall", "should",
    "users", "wrong",
];

/// What says that something was given up.
const DROPPED: Phrases = Phrases::new(&[
    "and not|but not|deliberately missing|dropped|no thank|not taken|parked|parking lot|ruled out\
|somebody elses|someone elses|turned down",
]);

/// What says that something has to wait.
const PUT_OFF: Phrases = Phrases::new(&[
    "after the first|another day|another time|another year|beyond the first|maybe|next year|perhaps|postponed\
|wish list|wishlist",
]);

/// The scope that a title gives by saying, in whatever words, what is not done: "Not this year", "What it does not do",
/// "Considered, but not taken", "Left for another day".
pub(super) fn denied(title: &str) -> Option<Scope> {
    if !DENYING.are_in(title) {
        return None;
    }
    let title = normal(title);
    let mut words = title.split(' ');
    let has = |any: &[&str]| title.split(' ').any(|word| any.contains(&word));
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    let is_short = words.count() <= 4;
    // "Not a user: the visitor".
    let is_not = first == "not" && is_short && !is_one_of(second, "a an only just");
    let tells = is_one_of(first, "everything features ideas things what wishes");
    let denies = ["arent", "didnt", "doesnt", "dont", "isnt", "no", "not", "wont"];
    let is_undone = tells && has(&denies) && !has(&RULING);
    if is_not || is_undone || is_short && DROPPED.stand_in(&title) {
        return Some(Scope::Never);
    }
    (is_short && PUT_OFF.stand_in(&title)).then_some(Scope::Later)
}

/// Whether some wording begins with the first word of a text, as few do.
fn begins_wording(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let at = WORDINGS.partition_point(|wording| wording.words < first);
    WORDINGS.get(at).is_some_and(|wording| wording.words.starts_with(first))
}

fn wording(words: &str) -> Option<&'static Wording> {
    let at = WORDINGS.binary_search_by(|wording| wording.words.cmp(words)).ok()?;
    WORDINGS.get(at)
}

/// The words of a title in lower case, one space between them: no signs, apostrophes, leading numbers, parentheses.
fn normal(title: &str) -> String {
    let title = title.split('(').next().unwrap_or_default();
    let kept = title.chars().filter(|char| !matches!(char, '\'' | '’'));
    let lower: String = kept
        .map(|char| if char.is_alphanumeric() || char == '-' { char } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    let words = lower.split(' ').filter(|word| !word.trim_matches('-').is_empty());
    let words = words.skip_while(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let mut normal = String::with_capacity(lower.len());
    for word in words {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_are_sorted_and_not_longer_than_the_search() {
        assert!(WORDINGS.is_sorted_by(|one, next| one.words < next.words));
        assert!(WORDINGS.iter().all(|wording| wording.words.split(' ').count() <= LONGEST));
        assert!(WORDINGS.iter().all(|wording| normal(wording.words) == wording.words));
    }

    #[test]
    fn what_was_not_chosen_is_out_of_scope() {
        assert_eq!(cue("What We DIDN'T Choose (And Why)").scope, Some(Scope::Never));
        assert_eq!(cue("Why we DID choose it").scope, Some(Scope::Now));
    }

    #[test]
    fn what_is_not_done_is_out_of_scope_in_whatever_words() {
        for title in [
            "Not this year",
            "Not in this release",
            "3. What it does not do",
            "Things people asked for and won't get",
            "Considered, but not taken",
            "Parking lot (later, no)",
        ] {
            assert_eq!(denied(title), Some(Scope::Never), "{title}");
        }
        assert_eq!(denied("Left for another day"), Some(Scope::Later));
    }

    #[test]
    fn a_title_that_forbids_or_names_somebody_leaves_nothing_out() {
        for title in
            ["What must never happen", "Not a user of the app: the visitor", "Nothing gets lost", "Notes"]
        {
            assert_eq!(denied(title), None, "{title}");
        }
    }

    #[test]
    fn a_wording_stands_as_whole_words() {
        assert_eq!(cue("Failure handling").sense, None);
        assert_eq!(cue("ROI Justification").sense, Some(Sense::Ignored));
    }

    #[test]
    fn the_longest_wording_counts() {
        assert_eq!(cue("Non-functional requirements").sense, Some(Sense::Support));
        assert_eq!(cue("Functional requirements").sense, Some(Sense::Requirement));
    }

    #[test]
    fn what_is_said_about_a_schema_is_no_schema() {
        assert_eq!(cue("3. Database Schema (Key Tables)").sense, Some(Sense::Entity));
        assert_eq!(cue("Database Schema Issues").sense, None);
        assert_eq!(cue("Foreign Key Constraints").sense, Some(Sense::Support));
    }

    #[test]
    fn apostrophes_and_numbers_do_not_hide_a_wording() {
        assert_eq!(cue("7. What we won’t have").scope, Some(Scope::Never));
    }
}
