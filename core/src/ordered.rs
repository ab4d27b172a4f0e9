//! Things in order: maps and sets over leaves of pairs, rows, and one sort for things of every kind.
//!
//! The B-trees and sorts of `alloc` are made anew for each type that they hold, 4 to 8 kB of code each time; these are
//! made of vectors, for a tenth of that, and the module that goes to npm is small.
//!
//! **Invariant: the order is that of the keys, whatever was done before.**

mod collect;
mod map;
mod set;
mod words;

use alloc::vec::Vec;
use core::cmp::Ordering;

pub(crate) use collect::CollectVec;
pub use map::BTreeMap;
pub use set::BTreeSet;
pub use words::Words;

/// Puts things in order.
pub(crate) trait Order<T> {
    /// Puts them in the order that `compare` says; those that it calls equal stay as they stood.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Puts them in the order of what `key` says of each; equals stay as they stood.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    /// Puts them in their own order.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        if self.len() < 2 {
            return;
        }
        let mut places = places(self.len(), &|one, other| compare(&self[one], &self[other]));
        for at in 0..self.len() {
            while places[at] != at {
                let place = places[at];
                self.swap(at, place);
                places.swap(at, place);
            }
        }
    }
}

/// Which place each of `count` things takes: the one sort that there is.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    let mut places = alloc::vec![0; count];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = place;
    }
    places
}

#[cfg(test)]
mod tests;
