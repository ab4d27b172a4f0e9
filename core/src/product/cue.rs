//! What titles and labels tell about the lines under them: the wordings, and what each means.

use alloc::string::String;

use super::{Scope, Sense};
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
