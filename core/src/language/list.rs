//! Word lists: text files, sorted, one word a line, a second word after a tab where the list pairs two.
//!
//! One index over all of them is built when the program is compiled, so that a word is asked of any of them at once.

mod index;

/// A list, by its place in [`LISTS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List(u8);

/// Names of lists, each the name of its file, with their texts.
macro_rules! lists {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!(concat!("lists/", $name, ".txt")))),*] };
}

/// Every list: its name and the text of its file.
static LISTS: &[(&str, &str)] = TEXTS;
const TEXTS: &[(&str, &str)] = lists![
    "able-noun",
    "actor",
    "adjectival-noun",
    "attribute-head",
    "countable",
    "deed",
    "describing",
    "determiner",
    "english",
    "feeling",
    "file",
    "foreign",
    "function",
    "generic",
    "happening",
    "infrastructure",
    "interface",
    "irregular-plural",
    "irregular-singular",
    "kind",
    "measure",
    "modifiable",
    "nominal",
    "noun-or-verb",
    "one-form",
    "opener",
    "organization",
    "output",
    "past",
    "person",
    "preposition",
    "property",
    "provider",
    "quantity",
    "shared",
    "verb-change",
    "verb-create",
    "verb-other",
    "verb-read",
    "verb-select",
    "verb-share",
    "verb-store",
];

/// The list whose second words are asked for too, and what stands for them: `sale`, where the list pairs `sell` with it.
const PARTNERED: List = List::named("deed");
pub(super) const PARTNERS: List = List(63);

/// The lists that hold a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lists(u64);

impl Lists {
    /// Of a word in lower case.
    pub(super) fn of(word: &str) -> Self {
        index::find(word, "").map_or(Self(0), |(lists, _)| lists)
    }

    /// Whether there are any.
    pub(super) fn is_any(self) -> bool {
        self.0 != 0
    }

    /// Whether this list is one of them.
    pub(super) fn has(self, list: List) -> bool {
        self.0 >> list.0 & 1 == 1
    }
}

impl List {
    /// The list in the file of this name; a name without a file does not compile.
    pub(super) const fn named(name: &str) -> Self {
        let mut at = 0;
        while !index::is_same(TEXTS[at].0.as_bytes(), name.as_bytes()) {
            at += 1;
        }
        Self(at as u8)
    }

    /// Whether the list holds a word.
    pub(super) fn has(self, word: &str) -> bool {
        Lists::of(word).has(self)
    }

    /// What the list pairs with a word.
    pub(super) fn of(self, word: &str) -> Option<&'static str> {
        if !self.has(word) {
            return None;
        }
        index::line(self, word).map(|line| parts(line).1)
    }

    /// The pairs, in order; of a plain list, each word with nothing.
    pub(super) fn pairs(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        LISTS[usize::from(self.0)].1.lines().map(parts)
    }
}

/// Which of these lists holds a word, given in two parts, with what stands for the list and the list's own copy.
pub(super) fn find<T: Copy>(lists: &[(T, List)], stem: &str, ending: &str) -> Option<(T, &'static str)> {
    let (held, own) = index::find(stem, ending)?;
    let (what, _) = lists.iter().find(|(_, list)| held.has(*list))?;
    Some((*what, own))
}

/// The word of a line, and what it is paired with.
fn parts(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or((line, ""))
}
impl List {
    /// The words, in order.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        self.pairs().map(|(word, _)| word)
    }

    /// Fails where two words stand in the wrong order, or one stands twice.
    #[cfg(test)]
    pub(super) fn assert_sorted(self) {
        let wrong = self.words().zip(self.words().skip(1)).find(|(word, next)| word >= next);
        assert_eq!(wrong, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ordered::BTreeSet;

    #[test]
    fn every_word_of_every_list_is_found_in_its_list_and_in_no_other() {
        let lists = || (0..LISTS.len()).map(|at| List(at as u8));
        let all: BTreeSet<&str> = lists().flat_map(List::words).collect();
        assert!(all.len() > 1500, "{} words", all.len());
        for list in lists() {
            list.assert_sorted();
            let own: BTreeSet<&str> = list.words().collect();
            assert_eq!(all.iter().find(|word| list.has(word) != own.contains(*word)), None);
            assert_eq!(list.pairs().find(|(word, other)| list.of(word) != Some(other)), None);
        }
    }

    #[test]
    fn the_second_words_of_one_list_are_found_and_no_others() {
        let partners: BTreeSet<&str> = PARTNERED.pairs().map(|(_, partner)| partner).collect();
        let lists = || (0..LISTS.len()).map(|at| List(at as u8));
        let mut all = lists().flat_map(List::pairs).flat_map(|(word, partner)| [word, partner]);
        assert_eq!(all.find(|word| PARTNERS.has(word) != partners.contains(word)), None);
        assert!(partners.len() > 20, "{partners:?}");
    }

    #[test]
    fn no_other_word_is_found() {
        for word in ["", "catt", "éé", "\n", "person\tpeople", "people\tperson"] {
            assert_eq!(index::find(word, "").map(|(_, own)| own), None);
        }
    }

    #[test]
    fn a_word_is_found_by_its_parts() {
        let lists = [('c', List::named("verb-create")), ('r', List::named("verb-read"))];
        assert_eq!(find(&lists, "upl", "oad"), Some(('c', "upload")));
        assert_eq!(find(&lists, "vi", "ew"), Some(('r', "view")));
        assert_eq!(find(&lists, "person", ""), None);
    }
}
