//! Word lists: text files, sorted, one word a line, a second word after a tab where the list pairs two.

/// A list, as the text of its file.
#[derive(Debug, Clone, Copy)]
pub(super) struct List(pub(super) &'static str);

impl List {
    /// Whether the list holds a word.
    pub(super) fn has(self, word: &str) -> bool {
        self.line(word).is_some()
    }

    /// The list's own copy of a word.
    pub(super) fn word(self, word: &str) -> Option<&'static str> {
        self.line(word).map(|(word, _)| word)
    }

    /// What the list pairs with a word.
    pub(super) fn of(self, word: &str) -> Option<&'static str> {
        self.line(word).map(|(_, other)| other)
    }

    /// The pairs, in order; of a plain list, each word with nothing.
    pub(super) fn pairs(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.lines().map(|line| line.split_once('\t').unwrap_or((line, "")))
    }

    /// Finds the line of a word by halves.
    fn line(self, word: &str) -> Option<(&'static str, &'static str)> {
        let mut rest = self.0;
        while !rest.is_empty() {
            // An offset in the middle of a character begins no line, nor does it end one.
            let middle = rest.as_bytes()[..rest.len() / 2]
                .iter()
                .rposition(|byte| *byte == b'\n')
                .map_or(0, |at| at + 1);
            let line = rest[middle..].lines().next().unwrap_or_default();
            let (own, other) = line.split_once('\t').unwrap_or((line, ""));
            match word.cmp(own) {
                core::cmp::Ordering::Equal => return Some((own, other)),
                core::cmp::Ordering::Less => rest = &rest[..middle],
                core::cmp::Ordering::Greater => {
                    rest = rest[middle..].split_once('\n').map_or("", |(_, after)| after);
                }
            }
        }
        None
    }
}

#[cfg(test)]
impl List {
    /// The words, in order.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        self.pairs().map(|(word, _)| word)
    }

    /// Fails where two words stand in the wrong order, or one stands twice.
    pub(super) fn assert_sorted(self) {
        let wrong = self.words().zip(self.words().skip(1)).find(|(word, next)| word >= next);
        assert_eq!(wrong, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_is_found_and_no_other() {
        let list = List("ant\nbee\tbees\ncat\nfly\nèze\n");
        list.assert_sorted();
        assert!(list.words().all(|word| list.has(word)));
        assert_eq!(["", "a", "bat", "catt", "z", "é"].into_iter().find(|word| list.has(word)), None);
        assert_eq!(list.of("bee"), Some("bees"));
    }
}
