//! The grammar of step headings, and of words that name steps elsewhere.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::line::is_sign;

/// What a heading calls its steps. Where a document has several kinds, the first of them holds the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Keyword {
    Step,
    Story,
    Stage,
    /// `Scenario 1: A skipper moors`.
    Scenario,
    /// `Requirement 1: Moorings`, with a user story and its criteria below.
    Demand,
    Journey,
}

/// Sorted by length, longest first, so that `user story` is not read as `story`.
const KEYWORDS: [(&str, Keyword); 11] = [
    ("user journey", Keyword::Journey),
    ("requirement", Keyword::Demand),
    ("user story", Keyword::Story),
    ("use case", Keyword::Story),
    ("scenario", Keyword::Scenario),
    ("journey", Keyword::Journey),
    ("phase", Keyword::Stage),
    ("stage", Keyword::Stage),
    ("story", Keyword::Story),
    ("step", Keyword::Step),
    ("us", Keyword::Story),
];

/// Letters that stand right before a number: `J1`, `UC-02`.
const LETTERS: [(&str, Keyword); 4] =
    [("UJ", Keyword::Journey), ("UC", Keyword::Story), ("US", Keyword::Story), ("J", Keyword::Journey)];

/// A heading that counts: `Step 3: Pay`, `User Story 2 - Book a room`, `2a. Confirm`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Counted<'t> {
    /// None for a bare number.
    pub(super) keyword: Option<Keyword>,
    /// `3`, `2a`, `1.2`.
    pub(super) number: &'t str,
    /// What follows; may be empty.
    pub(super) title: &'t str,
    /// Whether a mark stands between number and title: `3.`, `3:`, `3 –`.
    pub(super) is_marked: bool,
}

/// Reads a heading that counts.
pub(super) fn counted(heading: &str) -> Option<Counted<'_>> {
    let text = heading.trim_start_matches(|char: char| char.is_whitespace() || is_sign(char) || char == '[');
    let keyword = KEYWORDS.iter().find_map(|(words, keyword)| {
        let rest = text.get(words.len()..)?;
        let is_it = text.get(..words.len())?.eq_ignore_ascii_case(words) && rest.starts_with([' ', '-', '#']);
        is_it.then_some((*keyword, rest.trim_start_matches([' ', '-', '#'])))
    });
    let keyword = keyword.or_else(|| {
        LETTERS.iter().find_map(|(letters, keyword)| {
            let rest = text.strip_prefix(letters)?;
            rest.starts_with(|char: char| char.is_ascii_digit()).then_some((*keyword, rest))
        })
    });
    let (keyword, rest) = keyword.map_or((None, text), |(keyword, rest)| (Some(keyword), rest));
    let (number, rest) = number(rest).or_else(|| lettered(text).filter(|_| keyword.is_none()))?;
    let title = rest.trim_start();
    let separator = title.starts_with([':', '.', ')', '-', '—', '–', ']']);
    let has_space = rest.starts_with(' ') || rest.is_empty();
    if keyword.is_none() && !(separator || has_space) {
        return None;
    }
    let title = title.trim_start_matches([':', '.', ')', '-', '—', '–', ']', ' ']);
    Some(Counted { keyword, number, title, is_marked: separator })
}

/// `A1`, the first step of the first of several journeys, and what follows. Priorities, quarters and versions count in
/// the same way.
fn lettered(text: &str) -> Option<(&str, &str)> {
    let letter =
        text.chars().next().filter(|char| char.is_ascii_uppercase() && !matches!(char, 'P' | 'Q' | 'V'))?;
    let (digits, rest) = number(&text[letter.len_utf8()..])?;
    // "R1 Submitting": requirements and features are counted without a mark too.
    let is_marked = rest.trim_start().starts_with([':', '.', ')', '-', '—', '–'])
        || matches!(letter, 'R' | 'F')
            && rest.starts_with(' ')
            && rest.trim_start().starts_with(char::is_uppercase);
    (is_marked && digits.len() <= 2).then(|| text.split_at(letter.len_utf8() + digits.len()))
}

/// `3`, `2a`, `1.2`, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    if end == 0 || end > 3 {
        return None;
    }
    if text[end..].starts_with('.') {
        let more = digits(&text[end + 1..]);
        end += if more > 0 { 1 + more } else { 0 };
    }
    let mut after = text[end..].chars();
    if after.next().is_some_and(|char| char.is_ascii_lowercase())
        && !after.next().is_some_and(char::is_alphanumeric)
    {
        end += 1;
    }
    let is_whole = !text[end..].chars().next().is_some_and(|char| char.is_alphanumeric() || char == '%');
    is_whole.then(|| text.split_at(end))
}

/// A title without its trailing decoration: signs, `(THE AHA MOMENT)`, `[P0]`, `(Priority: P1)`, `- AHA MOMENT`.
pub(super) fn undecorated(title: &str) -> &str {
    let mut title = title.trim_matches(|char: char| char.is_whitespace() || is_sign(char) || char == '*');
    if let Some(at) = title.find(is_sign).filter(|at| !title[..*at].trim().is_empty()) {
        let after = title[at..].trim_start_matches(|char: char| is_sign(char) || char.is_whitespace());
        // An arrow between words is part of a title.
        if is_shouted(after) {
            title = title[..at].trim_end();
        }
    }
    loop {
        let cut = match title.chars().next_back() {
            Some(')') => title.rfind('(').filter(|at| is_decoration(&title[at + 1..title.len() - 1])),
            Some(']') => title.rfind('[').filter(|at| is_decoration(&title[at + 1..title.len() - 1])),
            _ => [" - ", " – ", " — ", ": "].iter().find_map(|dash| {
                let at = title.rfind(dash)?;
                is_shouted(&title[at + dash.len()..]).then_some(at)
            }),
        };
        match cut {
            Some(at) if at > 0 => title = title[..at].trim_end(),
            _ => return title.trim_end_matches(':'),
        }
    }
}

fn is_decoration(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    let marks = ["priority", "aha", "mvp", "critical", "core", "optional", "p0", "p1", "p2", "p3"];
    is_shouted(words) || marks.iter().any(|mark| lower.starts_with(mark)) || lower.contains("aha moment")
}

/// Whether all is in capitals, several letters of them, as in `AHA MOMENT`.
fn is_shouted(words: &str) -> bool {
    words.chars().filter(|char| char.is_uppercase()).count() >= 6 && !words.chars().any(char::is_lowercase)
}

/// The numbers of the steps that a text names: `Step 3`, `Steps 1-4`, `steps 2, 3 and 5`, `Journey Step 2a`.
pub(super) fn references(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    for (at, _) in text.match_indices("tep") {
        let before = text[..at].chars().next_back();
        if !matches!(before, Some('s' | 'S'))
            || text[..at - 1].chars().next_back().is_some_and(char::is_alphanumeric)
        {
            continue;
        }
        let rest = &text[at + 3..];
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let Some(rest) = rest.strip_prefix([' ', '\u{a0}']) else { continue };
        list(rest.trim_start_matches('#'), &mut numbers);
    }
    numbers.dedup();
    numbers
}

/// `1-4`, `2, 3 and 5`, `2a`.
fn list(mut text: &str, numbers: &mut Vec<String>) {
    while let Some((one, rest)) = number(text) {
        numbers.push(one.to_string());
        let end = rest.strip_prefix(['-', '–', '—']).or_else(|| rest.strip_prefix(" to "));
        if let Some((last, after)) = end.and_then(number) {
            if let (Ok(one), Ok(last)) = (one.parse::<u16>(), last.parse::<u16>()) {
                numbers.extend((one + 1..=last).take(50).map(|number| format!("{number}")));
            }
            text = after;
        } else {
            text = rest;
        }
        let next = [", and ", ", ", " and ", " & ", "/", "+"].iter().find_map(|link| text.strip_prefix(link));
        let Some(next) = next else { return };
        text = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(heading: &str) -> (Option<Keyword>, &str, &str) {
        let counted = counted(heading).expect("the heading counts");
        (counted.keyword, counted.number, undecorated(counted.title))
    }

    #[test]
    fn a_step_heading_has_many_spellings() {
        let expected = (Some(Keyword::Step), "3", "Pay the invoice");
        for heading in [
            "Step 3: Pay the invoice",
            "STEP 3 - Pay the invoice",
            "💳 Step 3. Pay the invoice ⭐",
            "Step 3 — Pay the invoice (THE AHA MOMENT)",
            "Step 3: Pay the invoice ⭐ AHA MOMENT",
            "Step 3: Pay the invoice [P0]",
            "Step 3: Pay the invoice - THE AHA MOMENT",
        ] {
            assert_eq!(title(heading), expected, "{heading}");
        }
    }

    #[test]
    fn a_number_may_have_a_letter_or_a_part() {
        assert_eq!(title("2a. Confirm"), (None, "2a", "Confirm"));
        assert_eq!(title("1.2 Confirm"), (None, "1.2", "Confirm"));
    }

    #[test]
    fn a_letter_may_stand_for_the_journey() {
        assert_eq!(title("B2. Receives the crates"), (None, "B2", "Receives the crates"));
        assert_eq!(counted("P1: must have"), None);
        assert_eq!(counted("S3 bucket"), None);
    }

    #[test]
    fn a_user_story_counts() {
        let expected = (Some(Keyword::Story), "2", "Rent a bike");
        assert_eq!(title("User Story 2 - Rent a bike (Priority: P2)"), expected);
        assert_eq!(title("US-2: Rent a bike"), expected);
        assert_eq!(title("UC2 — Rent a bike"), expected);
    }

    #[test]
    fn a_quantity_is_no_number_of_a_step() {
        assert_eq!(counted("24/7 support"), None);
        assert_eq!(counted("3D models"), None);
        assert_eq!(counted("Stepwise refinement"), None);
    }

    #[test]
    fn steps_are_named_singly_in_ranges_and_in_lists() {
        assert_eq!(references("**Journey Step 2a** and later"), ["2a"]);
        assert_eq!(references("Steps 1-4 and Step 6"), ["1", "2", "3", "4", "6"]);
        assert_eq!(references("steps 2, 3 and 5 (footsteps 9)"), ["2", "3", "5"]);
    }
}
