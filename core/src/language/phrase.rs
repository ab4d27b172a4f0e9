//! Phrases that are looked for together, in one pass over a text.

/// Phrases in lower case, each found where a word begins; of several that a text holds, the one that is listed first.
///
/// A phrase that begins with a blank stands behind one. They are written as one text, or a few, with bars between them: a
/// list of references would be twice as large in the module that goes to npm.
#[derive(Debug)]
pub struct Phrases {
    texts: &'static [&'static str],
    /// For the first two letters of words, as [`head`] joins them, whether one of the phrases begins so, after its blank.
    heads: u64,
    /// The same for their second and third letters, where none is of two.
    seconds: u64,
}

impl Phrases {
    /// Of these, each of them ASCII.
    ///
    /// # Panics
    ///
    /// When the program is compiled, where one is of one letter or not ASCII in lower case.
    pub const fn new(texts: &'static [&'static str]) -> Self {
        let (mut heads, mut seconds) = (0, 0);
        let mut at = 0;
        while at < texts.len() {
            let text = texts[at].as_bytes();
            let (mut start, mut byte) = (0, 0);
            while byte <= text.len() {
                if byte == text.len() || text[byte] == b'|' {
                    let first = start + blank(text.split_at(start).1);
                    assert!(first + 1 < byte, "a phrase is of one letter");
                    heads |= 1 << head(text[first], text[first + 1]);
                    seconds |=
                        if first + 2 < byte { 1 << head(text[first + 1], text[first + 2]) } else { u64::MAX };
                    start = byte + 1;
                } else {
                    assert!(text[byte].is_ascii() && !text[byte].is_ascii_uppercase());
                }
                byte += 1;
            }
            at += 1;
        }
        Self { texts, heads, seconds }
    }

    /// Each of them.
    fn phrases(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().flat_map(|text| text.split('|'))
    }

    /// Where the first of them stands, as the text is written, and which it is.
    pub fn find(&self, text: &str) -> Option<(usize, &'static str)> {
        first(self.found(text, AS_WRITTEN))
    }

    /// The same, whatever the case of the text's letters.
    pub fn find_in_any_case(&self, text: &str) -> Option<(usize, &'static str)> {
        first(self.found(text, IN_ANY_CASE))
    }

    /// Whether a text holds one of them, whatever the case of its letters.
    pub fn are_in(&self, text: &str) -> bool {
        self.found(text, IN_ANY_CASE).next().is_some()
    }

    /// Whether a text holds one of them as whole words, whatever the case of its letters.
    pub fn stand_in(&self, text: &str) -> bool {
        self.found(text, AS_WORDS).next().is_some()
    }

    /// What stands before and after the first of them.
    pub fn split<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let (at, phrase) = self.find(text)?;
        Some((&text[..at], &text[at + phrase.len()..]))
    }

    /// Where any of them stands, in the order of the text.
    pub fn all(&self, text: &str) -> impl Iterator<Item = (usize, &'static str)> {
        self.found(text, AS_WRITTEN).map(|(at, _, phrase)| (at, phrase))
    }

    /// Where phrases begin that are what is looked for, at which rank each is listed, and which; one at each place.
    fn found(&self, text: &str, sought: Sought) -> impl Iterator<Item = (usize, usize, &'static str)> {
        let mut from = 0;
        core::iter::from_fn(move || {
            let (at, found) = self.next(text, from, sought)?;
            from = at + 1;
            Some(found)
        })
    }

    /// The first of those whose words begin at a byte or after it: that byte; where it begins with its blank, its
    /// rank and which.
    fn next(&self, text: &str, from: usize, sought: Sought) -> Option<(usize, (usize, usize, &'static str))> {
        let bytes = text.as_bytes();
        let mut before = from.checked_sub(1).map_or(b' ', |at| bytes[at]);
        for (at, pair) in (from..).zip(bytes.get(from..).unwrap_or_default().windows(2)) {
            let lead = head(pair[0], pair[1]);
            let may_begin = before.is_ascii() && !before.is_ascii_alphanumeric();
            before = pair[0];
            if !may_begin || self.heads >> lead & 1 == 0 {
                continue;
            }
            let third = bytes.get(at + 2).copied().unwrap_or_default();
            if self.seconds >> head(pair[1], third) & 1 == 0 {
                continue;
            }
            for (which, said) in self.phrases().enumerate() {
                let phrase = said.as_bytes();
                let first = blank(phrase);
                if head(phrase[first], phrase[first + 1]) != lead {
                    continue;
                }
                let start = at.checked_sub(first);
                if let Some(start) = start
                    && let Some(here) = bytes.get(start..start + phrase.len())
                    && (here == phrase || sought.in_any_case && here.eq_ignore_ascii_case(phrase))
                    && !(sought.as_words && text[start + phrase.len()..].starts_with(char::is_alphanumeric))
                {
                    return Some((at, (start, which, said)));
                }
            }
        }
        None
    }
}

/// How phrases are looked for.
#[derive(Clone, Copy)]
struct Sought {
    in_any_case: bool,
    as_words: bool,
}

const AS_WRITTEN: Sought = Sought { in_any_case: false, as_words: false };
const IN_ANY_CASE: Sought = Sought { in_any_case: true, as_words: false };
const AS_WORDS: Sought = Sought { in_any_case: true, as_words: true };

/// Of several, the one that is listed first.
fn first(found: impl Iterator<Item = (usize, usize, &'static str)>) -> Option<(usize, &'static str)> {
    found.min_by_key(|(_, which, _)| *which).map(|(at, _, phrase)| (at, phrase))
}

/// The phrases of several, to be looked for in one pass.
///
/// # Panics
///
/// When the program is compiled, where their texts are not this many.
pub const fn joined<const GROUPS: usize, const ALL: usize>(
    groups: [&Phrases; GROUPS],
) -> [&'static str; ALL] {
    let mut all = [""; ALL];
    let mut count = 0;
    let mut group = 0;
    while group < GROUPS {
        let mut at = 0;
        while at < groups[group].texts.len() {
            all[count] = groups[group].texts[at];
            count += 1;
            at += 1;
        }
        group += 1;
    }
    assert!(count == ALL, "there are more or fewer texts");
    all
}

/// Where the phrases hang that begin with two letters, each of either case.
const fn head(first: u8, second: u8) -> u32 {
    ((first % 32) ^ ((second % 32) << 1)) as u32
}

/// How long the blank is that a phrase begins with.
const fn blank(phrase: &[u8]) -> usize {
    (phrase[0] == b' ' && phrase.len() > 1) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    const HAVING: Phrases = Phrases::new(&[" has | keeps |hold"]);

    #[test]
    fn the_phrase_that_is_listed_first_is_found_where_it_first_stands() {
        assert_eq!(HAVING.find("holds, keeps and has what he has or"), Some((16, " has ")));
        assert_eq!(HAVING.split("A farm keeps cows"), Some(("A farm", "cows")));
        assert_eq!(HAVING.find("has haste, HAS a, withhold"), None);
    }

    #[test]
    fn every_place_of_a_phrase_is_found_in_order() {
        let found: Vec<_> = HAVING.all("hold on, it has a household (hold) has ").collect();
        assert_eq!(found, [(0, "hold"), (11, " has "), (29, "hold"), (34, " has ")]);
    }

    #[test]
    fn case_is_of_no_matter_where_that_is_asked() {
        assert_eq!(HAVING.find_in_any_case("É HAS a"), Some((2, " has ")));
        assert!(HAVING.are_in("Hold"));
        assert!(!HAVING.are_in("ha"));
    }
}
