//! The index over the lists: open addressing, filled when the program is compiled, each word once.

use super::{LISTS, List, Lists, PARTNERED, PARTNERS, TEXTS};

/// As many as hold the words of all lists with a third or more left empty.
const SLOTS: usize = (lines() * 3 / 2).next_power_of_two();

/// In an empty slot: the set of lists that holds nothing.
const NONE: u8 = 0;

/// Where the words stand: in each slot which lists hold the word, some bits of its hash, and the first list that has it
/// with the byte of that list's text where it begins.
struct Index {
    sets: [u8; SLOTS],
    tags: [u16; SLOTS],
    lists: [u8; SLOTS],
    starts: [u16; SLOTS],
    /// The sets of lists that some word is in.
    known: [u64; 256],
}

static INDEX: Index = index();

/// The lists that hold a word, given in two parts, and the first list's own copy of it.
pub(super) fn find(stem: &str, ending: &str) -> Option<(Lists, &'static str)> {
    let (stem, ending) = (stem.as_bytes(), ending.as_bytes());
    let hash = join(join(SEED, stem), ending);
    let mut slot = slot(hash);
    loop {
        let set = INDEX.sets[slot];
        if set == NONE {
            return None;
        }
        if INDEX.tags[slot] == tag(hash) {
            let start = usize::from(INDEX.starts[slot]);
            let (_, text) = LISTS[usize::from(INDEX.lists[slot])];
            let end = start + stem.len() + ending.len();
            let own = text.get(start..end).filter(|own| {
                let (front, back) = own.as_bytes().split_at(stem.len());
                is_same(front, stem) && is_same(back, ending)
            });
            if let Some(own) = own
                && text.as_bytes().get(end).is_none_or(|byte| ends(*byte))
            {
                return Some((Lists(INDEX.known[usize::from(set)]), own));
            }
        }
        slot = (slot + 1) % SLOTS;
    }
}

/// The line of a list that begins with a word and what stands between the two; halves the list until it is found.
pub(super) fn line(list: List, word: &str) -> Option<&'static str> {
    let mut text = LISTS[usize::from(list.0)].1;
    while !text.is_empty() {
        let middle = text.as_bytes()[..text.len() / 2].iter().rposition(|byte| *byte == b'\n');
        let (before, after) = text.split_at(middle.map_or(0, |at| at + 1));
        let line = after.lines().next()?;
        match line.split('\t').next()?.cmp(word) {
            core::cmp::Ordering::Equal => return Some(line),
            core::cmp::Ordering::Greater => text = before,
            core::cmp::Ordering::Less => text = after[line.len()..].trim_start_matches('\n'),
        }
    }
    None
}

#[expect(clippy::large_stack_arrays, reason = "it stands on no stack of the program")]
const fn index() -> Index {
    let mut index = Index {
        sets: [NONE; SLOTS],
        tags: [0; SLOTS],
        lists: [0; SLOTS],
        starts: [0; SLOTS],
        known: [0; 256],
    };
    let mut held = [0_u64; SLOTS];
    let mut list = 0;
    while list < TEXTS.len() {
        let text = TEXTS[list].1.as_bytes();
        assert!(text.len() < u16::MAX as usize, "a list is too long");
        assert!(TEXTS.len() <= PARTNERS.0 as usize, "there are too many lists");
        let is_asked_by_partner = list == PARTNERED.0 as usize;
        let mut start = 0;
        while start < text.len() {
            let mut end = index.insert(&mut held, list, start, 1 << list);
            if is_asked_by_partner && end < text.len() && text[end] == b'\t' {
                end = index.insert(&mut held, list, end + 1, 1 << PARTNERS.0);
            }
            while end < text.len() && text[end] != b'\n' {
                end += 1;
            }
            start = end + 1;
        }
        list += 1;
    }
    let mut slot = 0;
    while slot < SLOTS {
        let mut set = 0;
        while index.known[set] != held[slot] && (set == 0 || index.known[set] != 0) {
            set += 1;
            assert!(set < 256, "there are too many sets of lists");
        }
        index.known[set] = held[slot];
        index.sets[slot] = set as u8;
        slot += 1;
    }
    index
}

impl Index {
    /// Adds the word that begins here to the lists of these bits, and gives where it ends.
    const fn insert(&mut self, held: &mut [u64; SLOTS], list: usize, start: usize, bits: u64) -> usize {
        let text = TEXTS[list].1.as_bytes();
        let (hash, end) = hash(SEED, text, start);
        let mut slot = slot(hash);
        while held[slot] != 0
            && !(self.tags[slot] == tag(hash)
                && stands(TEXTS[self.lists[slot] as usize].1.as_bytes(), self.starts[slot], text, start))
        {
            slot = (slot + 1) % SLOTS;
        }
        if held[slot] == 0 {
            self.tags[slot] = tag(hash);
            self.lists[slot] = list as u8;
            self.starts[slot] = start as u16;
        }
        held[slot] |= bits;
        end
    }
}

/// How many lines all lists have, which is about the number of words.
const fn lines() -> usize {
    let mut lines = 0;
    let mut list = 0;
    while list < TEXTS.len() {
        let text = TEXTS[list].1.as_bytes();
        let mut at = 0;
        while at < text.len() {
            lines += (text[at] == b'\n') as usize;
            at += 1;
        }
        lines += 1;
        list += 1;
    }
    lines
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

/// The same over all bytes of a part of a word.
fn join(seed: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(seed, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

const fn slot(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % SLOTS
}

const fn tag(hash: u32) -> u16 {
    (hash >> 16) as u16
}

/// Whether a byte ends a word of a list.
const fn ends(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\t')
}

/// Whether the same word stands at two places.
const fn stands(one: &[u8], at: u16, other: &[u8], from: usize) -> bool {
    let mut here = at as usize;
    let mut there = from;
    while here < one.len() && there < other.len() && !ends(one[here]) && one[here] == other[there] {
        here += 1;
        there += 1;
    }
    (here == one.len() || ends(one[here])) && (there == other.len() || ends(other[there]))
}

/// Whether two short texts are the same.
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
