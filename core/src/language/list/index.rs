//! The index over the lists: buckets of words, filled when the program is compiled, each word once.

use super::{LISTS, List, Lists, PARTNERED, PARTNERS, TEXTS};

/// As many as hold the words of all lists with a third or more left empty, while they are gathered.
const SLOTS: usize = (lines() * 3 / 2).next_power_of_two();

/// How many buckets the words fall into: some words each, which their tags tell apart.
const BUCKETS: usize = SLOTS / 16;

/// What is known of each of so many words: which lists hold it, some bits of its hash, and the first list that has it
/// with the byte of that list's text where it begins.
struct Words<const COUNT: usize> {
    sets: [u8; COUNT],
    tags: [u16; COUNT],
    lists: [u8; COUNT],
    starts: [u16; COUNT],
}

/// The words in the order of their buckets.
struct Index {
    /// Where the words of each bucket begin, which is where those of the one before end.
    firsts: [u16; BUCKETS + 1],
    words: Words<{ GATHERED.count }>,
}

static INDEX: Index = index();

/// The sets of lists that some word is in.
static KNOWN: [u64; 256] = GATHERED.known;

/// The lists that hold a word, given in two parts, and the first list's own copy of it.
pub(super) fn find(stem: &str, ending: &str) -> Option<(Lists, &'static str)> {
    let (stem, ending) = (stem.as_bytes(), ending.as_bytes());
    let hash = join(join(SEED, stem), ending);
    let Index { firsts, words } = &INDEX;
    let bucket = slot(hash) % BUCKETS;
    for at in usize::from(firsts[bucket])..usize::from(firsts[bucket + 1]) {
        if words.tags[at] == tag(hash) {
            let start = usize::from(words.starts[at]);
            let (_, text) = LISTS[usize::from(words.lists[at])];
            let end = start + stem.len() + ending.len();
            let own = text.get(start..end).filter(|own| {
                let (front, back) = own.as_bytes().split_at(stem.len());
                is_same(front, stem) && is_same(back, ending)
            });
            if let Some(own) = own
                && text.as_bytes().get(end).is_none_or(|byte| ends(*byte))
            {
                return Some((Lists(KNOWN[usize::from(words.sets[at])]), own));
            }
        }
    }
    None
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

/// The words of all lists in open addressing, each once.
struct Gathered {
    words: Words<SLOTS>,
    /// Which lists hold the word in each slot; in an empty one, none.
    held: [u64; SLOTS],
    count: usize,
    known: [u64; 256],
}

const GATHERED: Gathered = gathered();

#[expect(clippy::large_stack_arrays, reason = "it stands on no stack of the program")]
const fn gathered() -> Gathered {
    let mut gathered = Gathered { words: Words::none(), held: [0; SLOTS], count: 0, known: [0; 256] };
    let mut list = 0;
    while list < TEXTS.len() {
        let text = TEXTS[list].1.as_bytes();
        assert!(text.len() < u16::MAX as usize, "a list is too long");
        assert!(TEXTS.len() <= PARTNERS.0 as usize, "there are too many lists");
        let is_asked_by_partner = list == PARTNERED.0 as usize;
        let mut start = 0;
        while start < text.len() {
            let mut end = gathered.insert(list, start, 1 << list);
            if is_asked_by_partner && end < text.len() && text[end] == b'\t' {
                end = gathered.insert(list, end + 1, 1 << PARTNERS.0);
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
        if gathered.held[slot] != 0 {
            let mut set = 0;
            while gathered.known[set] != gathered.held[slot] && gathered.known[set] != 0 {
                set += 1;
                assert!(set < 256, "there are too many sets of lists");
            }
            gathered.known[set] = gathered.held[slot];
            gathered.words.sets[slot] = set as u8;
        }
        slot += 1;
    }
    gathered
}

impl Gathered {
    /// Adds the word that begins here to the lists of these bits, and gives where it ends.
    const fn insert(&mut self, list: usize, start: usize, bits: u64) -> usize {
        let text = TEXTS[list].1.as_bytes();
        let (hash, end) = hash(SEED, text, start);
        let mut slot = slot(hash);
        let words = &mut self.words;
        while self.held[slot] != 0
            && !(words.tags[slot] == tag(hash)
                && stands(TEXTS[words.lists[slot] as usize].1.as_bytes(), words.starts[slot], text, start))
        {
            slot = (slot + 1) % SLOTS;
        }
        if self.held[slot] == 0 {
            words.tags[slot] = tag(hash);
            words.lists[slot] = list as u8;
            words.starts[slot] = start as u16;
            self.count += 1;
        }
        self.held[slot] |= bits;
        end
    }

    /// The bucket of the word in a slot.
    const fn bucket(&self, at: usize) -> usize {
        let text = TEXTS[self.words.lists[at] as usize].1.as_bytes();
        slot(hash(SEED, text, self.words.starts[at] as usize).0) % BUCKETS
    }
}

/// Counts what falls into each bucket, then puts each word behind those that its bucket has.
const fn index() -> Index {
    let mut index = Index { firsts: [0; BUCKETS + 1], words: Words::none() };
    let mut slot = 0;
    while slot < SLOTS {
        if GATHERED.held[slot] != 0 {
            index.firsts[GATHERED.bucket(slot) + 1] += 1;
        }
        slot += 1;
    }
    let mut bucket = 0;
    while bucket < BUCKETS {
        index.firsts[bucket + 1] += index.firsts[bucket];
        bucket += 1;
    }
    let mut filled = index.firsts;
    let mut slot = 0;
    while slot < SLOTS {
        if GATHERED.held[slot] != 0 {
            let bucket = GATHERED.bucket(slot);
            let at = filled[bucket] as usize;
            filled[bucket] += 1;
            index.words.sets[at] = GATHERED.words.sets[slot];
            index.words.tags[at] = GATHERED.words.tags[slot];
            index.words.lists[at] = GATHERED.words.lists[slot];
            index.words.starts[at] = GATHERED.words.starts[slot];
        }
        slot += 1;
    }
    index
}

impl<const COUNT: usize> Words<COUNT> {
    const fn none() -> Self {
        Self { sets: [0; COUNT], tags: [0; COUNT], lists: [0; COUNT], starts: [0; COUNT] }
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
