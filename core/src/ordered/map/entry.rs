//! What is, or is to be, at a key of a map.

use super::{BTreeMap, Place};

/// What is, or is to be, at a key.
pub struct Entry<'a, K, V> {
    pub(super) map: &'a mut BTreeMap<K, V>,
    pub(super) place: Result<Place, Place>,
    pub(super) key: K,
}

impl<'a, K, V> Entry<'a, K, V> {
    /// The value of the key, which `make` makes where there is none.
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        match self.place {
            Ok((leaf, at)) => &mut self.map.leaves[leaf][at].1,
            Err(place) => self.map.put(place, self.key, make()),
        }
    }

    /// The value of the key, which is this one where there is none.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    /// The value of the key, which is the default where there is none.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    /// Changes the value of the key, where there is one.
    #[must_use]
    pub fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        if let Ok((leaf, at)) = self.place {
            change(&mut self.map.leaves[leaf][at].1);
        }
        self
    }
}
