//! Whether a text is written in English.

use super::list::List;
use super::word::words;

/// Frequent English words that no neighbouring language shares.
const ENGLISH: List = List::named("english");

/// Frequent words of other languages in Latin script that are no English words.
const FOREIGN: List = List::named("foreign");

/// How many words are looked at.
const SAMPLE: usize = 4000;

/// Whether running text is English: its letters are Latin, and its little words English. A text too short to tell is.
pub fn is_english<'t>(texts: impl IntoIterator<Item = &'t str>) -> bool {
    let (mut latin, mut other, mut english, mut foreign, mut seen) =
        (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for text in texts {
        for char in text.chars().filter(|char| char.is_alphabetic()) {
            if (char as u32) < 0x250 { latin += 1 } else { other += 1 }
        }
        for word in words(text) {
            english += usize::from(ENGLISH.has(&word.lower));
            foreign += usize::from(FOREIGN.has(&word.lower));
            seen += 1;
        }
        if seen > SAMPLE {
            break;
        }
    }
    // A script without blanks says in one letter what Latin says in three.
    let is_latin = other * 3 <= latin;
    is_latin && (foreign < 5 || english >= foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_disjoint() {
        ENGLISH.assert_sorted();
        FOREIGN.assert_sorted();
        assert_eq!(ENGLISH.words().find(|word| FOREIGN.has(word)), None);
    }

    #[test]
    fn english_is_told_from_other_languages() {
        assert!(is_english(["The keeper feeds the animals and writes it into the log."]));
        assert!(is_english(["Upload photo", "Pick a vet"]));
        assert!(!is_english([
            "Der Wärter füttert die Tiere und schreibt es mit dem Stift in das Buch, das auf dem Tisch ist."
        ]));
        assert!(!is_english(["사용자가 문서를 업로드하면 시스템이 저장한다"]));
    }
}
