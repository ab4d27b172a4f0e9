//! The index over the lists: open addressing, filled when the program is compiled.

use super::{LISTS, List, TEXTS};

/// As many as hold the words of all lists with a third or more left empty.
const SLOTS: usize = (words() * 3 / 2).next_power_of_two();

/// In an empty slot.
const NONE: u8 = u8::MAX;

/// Where the words stand: in each slot a list, some bits of the word's hash, and where in the text the line begins.
struct Index {
    lists: [u8; SLOTS],
    tags: [u8; SLOTS],
    starts: [u16; SLOTS],
}

static INDEX: Index = index();

/// The lines, in all lists, of a word that is given in two parts.
pub(super) fn lines<'w>(
    stem: &'w str,
    ending: &'w str,
) -> impl Iterator<Item = (List, &'static str)> + use<'w> {
    let (stem, ending) = (stem.as_bytes(), ending.as_bytes());
    let (hash, _) = hash(hash(SEED, stem, 0).0, ending, 0);
    let mut slot = slot(hash);
    core::iter::from_fn(move || {
        loop {
            let list = INDEX.lists[slot];
            if list == NONE {
                return None;
            }
            let here = slot;
            slot = (slot + 1) % SLOTS;
            if INDEX.tags[here] != tag(hash) {
                continue;
            }
            let (_, text) = LISTS[usize::from(list)];
            let start = usize::from(INDEX.starts[here]);
            let line = &text.as_bytes()[start..];
            let rest = line.strip_prefix(stem).and_then(|line| line.strip_prefix(ending));
            let is_whole = |rest: &[u8]| rest.first().is_none_or(|byte| ends(*byte));
            if rest.is_some_and(is_whole) && !stem.iter().chain(ending).any(|byte| ends(*byte)) {
                let line = text.get(start..)?.lines().next()?;
                return Some((List(list), line));
            }
        }
    })
}

const fn index() -> Index {
    let mut index = Index { lists: [NONE; SLOTS], tags: [0; SLOTS], starts: [0; SLOTS] };
    let mut list = 0;
    while list < TEXTS.len() {
        let text = TEXTS[list].1.as_bytes();
        let mut start = 0;
        while start < text.len() {
            let (hash, mut end) = hash(SEED, text, start);
            let mut slot = slot(hash);
            while index.lists[slot] != NONE {
                slot = (slot + 1) % SLOTS;
            }
            index.lists[slot] = list as u8;
            index.tags[slot] = tag(hash);
            index.starts[slot] = start as u16;
            while end < text.len() && text[end] != b'\n' {
                end += 1;
            }
            start = end + 1;
        }
        assert!(text.len() < u16::MAX as usize && list < 64, "a list is too long, or there are too many");
        list += 1;
    }
    index
}

/// How many words all lists have, each counted where it stands.
const fn words() -> usize {
    let mut words = 0;
    let mut list = 0;
    while list < TEXTS.len() {
        let text = TEXTS[list].1.as_bytes();
        let mut at = 0;
        while at < text.len() {
            words += (text[at] == b'\n') as usize;
            at += 1;
        }
        words += 1;
        list += 1;
    }
    words
}

const SEED: u32 = 0x811c_9dc5;

/// FNV-1a over the bytes of a word from `at` on, and where the word ends.
const fn hash(seed: u32, bytes: &[u8], mut at: usize) -> (u32, usize) {
    let mut hash = seed;
    while at < bytes.len() && !ends(bytes[at]) {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash, at)
}

const fn slot(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % SLOTS
}

const fn tag(hash: u32) -> u8 {
    (hash >> 24) as u8
}

/// Whether a byte ends a word of a list.
const fn ends(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\t')
}

/// Whether two names are the same, asked when the program is compiled.
pub(super) const fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
