use alloc::collections;
use alloc::vec::Vec;

use proptest::prelude::*;

use super::*;

/// What is done to a map: a key, and whether it is put in, taken out or asked for.
fn deeds() -> impl Strategy<Value = Vec<(u16, u8)>> {
    prop_oneof![
        proptest::collection::vec((0_u16..600, 0_u8..4), 0..1500),
        // In order, as most maps are filled.
        (0_u16..1500).prop_map(|count| (0..count).map(|key| (key, 0)).collect()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_map_does_what_the_one_of_alloc_does(deeds in deeds(), from in 0_u16..700, to in 0_u16..700) {
        let mut own = BTreeMap::new();
        let mut other = collections::BTreeMap::new();
        for (value, (key, deed)) in deeds.into_iter().enumerate() {
            match deed {
                0 => prop_assert_eq!(own.insert(key, value), other.insert(key, value)),
                1 => prop_assert_eq!(own.remove(&key), other.remove(&key)),
                2 => prop_assert_eq!(own.entry(key).or_default(), other.entry(key).or_default()),
                _ => prop_assert_eq!(own.get(&key), other.get(&key)),
            }
            prop_assert_eq!(own.contains_key(&key), other.contains_key(&key));
            prop_assert_eq!(own.is_empty(), other.is_empty());
        }
        prop_assert_eq!(own.len(), other.len());
        prop_assert!(own.iter().eq(other.iter()));
        prop_assert!(own.iter().rev().eq(other.iter().rev()));
        prop_assert!(own.keys().eq(other.keys()));
        prop_assert!(own.range(from..).eq(other.range(from..)));
        prop_assert!(own.range(..=to).rev().eq(other.range(..=to).rev()));
        if from < to {
            prop_assert!(own.range(from..to).eq(other.range(from..to)));
        }
        own.retain(|key, _| key % 3 == 0);
        other.retain(|key, _| key % 3 == 0);
        prop_assert!(own.iter().eq(other.iter()));
        prop_assert_eq!(own.pop_first(), other.pop_first());
        prop_assert!(own.into_iter().eq(other));
    }

    #[test]
    fn things_of_one_key_stay_in_their_order(things in proptest::collection::vec((0_u8..9, 0_u8..9), 0..90)) {
        let (mut own, mut other) = (things.clone(), things);
        own.order_by_key(|(key, _)| *key);
        other.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(&own, &other);
        own.order();
        other.sort_unstable();
        prop_assert_eq!(own, other);
    }
}

#[test]
fn of_equal_keys_the_last_value_stays() {
    let map = BTreeMap::from([("b", 1), ("a", 2), ("b", 3)]);
    assert!(map.iter().eq([(&"a", &2), (&"b", &3)]));
    assert_eq!(map, BTreeMap::from([("a", 2), ("b", 3)]));
}

#[test]
fn a_set_holds_each_thing_once_and_in_order() {
    let mut set: BTreeSet<u8> = [3, 1, 2, 3].into();
    assert!(!set.insert(2) && set.insert(0));
    assert!(set.iter().eq(&[0, 1, 2, 3]));
    assert_eq!((set.first(), set.last(), set.get(&2), set.get(&9)), (Some(&0), Some(&3), Some(&2), None));
    let other = BTreeSet::from([2, 3, 4]);
    assert!(set.intersection(&other).eq(&[2, 3]));
    assert!(!set.is_disjoint(&other) && set.is_disjoint(&BTreeSet::from([7])));
}
