//! What an iterator gives, in a row.

use alloc::vec::Vec;

/// Puts what an iterator gives into a vector.
pub(crate) trait CollectVec: Iterator + Sized {
    /// All that it gives, in the order in which it gives it: what `collect` does, which has its first, its growing and
    /// its reused memory as code of their own for each kind of iterator; here all that is made anew is one push.
    fn collect_vec(self) -> Vec<Self::Item> {
        let mut row = Vec::with_capacity(self.size_hint().0);
        self.for_each(|thing| row.push(thing));
        row
    }
}

impl<I: Iterator> CollectVec for I {}
