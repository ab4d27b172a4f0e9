//! A map in the order of its keys.

mod entry;
mod iter;

use alloc::vec::Vec;
use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::ops::{Index, RangeBounds};

use entry::Entry;
use iter::Iter;
pub(super) use iter::Keys;

/// How many pairs a leaf holds at the most.
const FULL: usize = 64;

/// A map in the order of its keys: what `alloc`'s is, as one row of leaves.
#[derive(Clone)]
pub struct BTreeMap<K, V> {
    /// Each in order, none empty, all its keys before those of the next.
    leaves: Vec<Vec<(K, V)>>,
}

/// A leaf, and a place in it.
type Place = (usize, usize);

impl<K, V> BTreeMap<K, V> {
    /// An empty map.
    pub const fn new() -> Self {
        Self { leaves: Vec::new() }
    }

    /// Whether nothing is in it.
    pub const fn is_empty(&self) -> bool {
        self.leaves.is_empty()
    }

    /// How many keys it has.
    pub fn len(&self) -> usize {
        self.leaves.iter().map(Vec::len).sum()
    }

    /// Its pairs in order.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { pairs: self.leaves.iter().flatten(), left: self.len() }
    }

    /// Its keys in order.
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys(self.iter())
    }

    /// Its values in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator + Clone {
        self.iter().map(|(_, value)| value)
    }

    /// Its values in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.leaves.iter_mut().flatten().map(|(_, value)| value)
    }

    /// Its pairs in order, the values to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.leaves.iter_mut().flatten().map(|(key, value)| (&*key, value))
    }

    /// What is left of it as values, in the order of their keys.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.leaves.clear();
    }

    /// Keeps the pairs of which `is_kept` says so.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&K, &mut V) -> bool) {
        for leaf in &mut self.leaves {
            leaf.retain_mut(|(key, value)| is_kept(key, value));
        }
        self.leaves.retain(|leaf| !leaf.is_empty());
    }

    /// Takes out the pair before all others.
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        (!self.is_empty()).then(|| self.take((0, 0)))
    }

    fn take(&mut self, (leaf, at): Place) -> (K, V) {
        let pair = self.leaves[leaf].remove(at);
        if self.leaves[leaf].is_empty() {
            self.leaves.remove(leaf);
        }
        pair
    }

    /// Adds a pair at the place where its key is not.
    fn put(&mut self, (mut leaf, mut at): Place, key: K, value: V) -> &mut V {
        if self.leaves.is_empty() {
            self.leaves.push(Vec::new());
        }
        if self.leaves[leaf].len() == FULL {
            // What comes in order fills its leaves.
            let kept = if at == FULL { FULL } else { FULL / 2 };
            let tail = self.leaves[leaf].split_off(kept);
            self.leaves.insert(leaf + 1, tail);
            if at >= kept {
                (leaf, at) = (leaf + 1, at - kept);
            }
        }
        let leaf = &mut self.leaves[leaf];
        leaf.insert(at, (key, value));
        &mut leaf[at].1
    }
}

/// Which of `count` things in order compares as equal, or where it would be. It jumps where the search of slices
/// computes: keys lie far from one another in memory, and what is guessed of a jump is fetched meanwhile.
fn find(count: usize, compare: impl Fn(usize) -> Ordering) -> Result<usize, usize> {
    let (mut from, mut to) = (0, count);
    while from < to {
        let middle = from.midpoint(to);
        match compare(middle) {
            Ordering::Less => from = middle + 1,
            Ordering::Greater => to = middle,
            Ordering::Equal => return Ok(middle),
        }
    }
    Err(from)
}

impl<K: Ord, V> BTreeMap<K, V> {
    /// Where a key is, or where it would be.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<Place, Place>
    where
        K: Borrow<Q>,
    {
        let Some(last) = self.leaves.len().checked_sub(1) else { return Err((0, 0)) };
        let last_of = |leaf: &Vec<(K, V)>| leaf.last().map(|(last, _)| last.borrow().cmp(key));
        let search = |at: usize| last_of(&self.leaves[at]).unwrap_or(Ordering::Less);
        let leaf = find(last, search).unwrap_or_else(|leaf| leaf);
        let pairs = &self.leaves[leaf];
        match find(pairs.len(), |at| pairs[at].0.borrow().cmp(key)) {
            Ok(at) => Ok((leaf, at)),
            Err(at) => Err((leaf, at)),
        }
    }

    /// The key that equals this one, and its value.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let (leaf, at) = self.place(key).ok()?;
        let (key, value) = &self.leaves[leaf][at];
        Some((key, value))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (leaf, at) = self.place(key).ok()?;
        Some(&mut self.leaves[leaf][at].1)
    }

    /// Whether a key is in it.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Gives a key its value; gives back the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok((leaf, at)) => Some(core::mem::replace(&mut self.leaves[leaf][at].1, value)),
            Err(place) => {
                self.put(place, key, value);
                None
            }
        }
    }

    /// Takes out a key; gives back its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        Some(self.take(place).1)
    }

    /// What is, or is to be, at a key.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { place: self.place(&key), map: self, key }
    }

    /// The pairs whose keys lie in a range.
    pub fn range<R: RangeBounds<K>>(&self, range: R) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        let leaf_of = |key: &K| self.place(key).unwrap_or_else(|place| place).0;
        let first = match range.start_bound() {
            core::ops::Bound::Included(key) | core::ops::Bound::Excluded(key) => leaf_of(key),
            core::ops::Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            core::ops::Bound::Included(key) | core::ops::Bound::Excluded(key) => leaf_of(key) + 1,
            core::ops::Bound::Unbounded => self.leaves.len(),
        };
        let leaves = self.leaves.get(first..end).unwrap_or_default();
        let pairs = leaves.iter().flatten().map(|(key, value)| (key, value));
        pairs.filter(move |(key, _)| range.contains(key))
    }
}

impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        Self::from_iter(pairs)
    }
}

impl<K: Ord + Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for BTreeMap<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("the key is in the map")
    }
}

impl<K, V> Default for BTreeMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for BTreeMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K: Eq, V: Eq> Eq for BTreeMap<K, V> {}

impl<K: Ord, V: Ord> PartialOrd for BTreeMap<K, V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: Ord, V: Ord> Ord for BTreeMap<K, V> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for BTreeMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}
