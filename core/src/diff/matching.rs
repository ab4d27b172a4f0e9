//! Matching of the parts of a table that may change their name: by what they are first, by name then.

use alloc::vec::Vec;

use super::Both;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};

/// One side of a match: an id, what it is, and its name as the database keeps it.
#[derive(Debug)]
pub(super) struct Candidate<'s, Id, Shape> {
    pub(super) id: Id,
    pub(super) shape: Shape,
    pub(super) name: Option<&'s str>,
}

/// What came of matching the parts of one kind.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Matched<Id> {
    /// Equal.
    pub(super) equal: Vec<Both<Id>>,
    /// Equal but for the name.
    pub(super) renamed: Vec<Both<Id>>,
    /// Of one name, and not equal.
    pub(super) altered: Vec<Both<Id>>,
    /// Only before.
    pub(super) dropped: Vec<Id>,
    /// Only after.
    pub(super) created: Vec<Id>,
}

/// What two twins on one side count for, against a single one on the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Twins {
    /// Each for itself.
    Count,
    /// The second says nothing new: it is neither dropped nor created. A name is told different only where there is
    /// one before, and against the first after (as Prisma's differ, which calls renaming twins "highly unstable").
    AreOne,
}

type Named<'s, Id> = (Id, Option<&'s str>);

/// What is of one shape, or what is left of it, on each side.
struct Sides<'s, Id> {
    before: Vec<Named<'s, Id>>,
    after: Vec<Named<'s, Id>>,
}

impl<Id> Default for Sides<'_, Id> {
    fn default() -> Self {
        Self { before: Vec::new(), after: Vec::new() }
    }
}

/// Matches by shape, and by name where several are of one shape; what is left by name alone.
pub(super) fn matched<'s, Id: Copy + Ord + 's, Shape: Ord + 's>(
    before: impl Iterator<Item = Candidate<'s, Id, Shape>>,
    after: impl Iterator<Item = Candidate<'s, Id, Shape>>,
    twins: Twins,
) -> Matched<Id> {
    let mut shapes: BTreeMap<Shape, Sides<'_, Id>> = BTreeMap::new();
    for candidate in before {
        shapes.entry(candidate.shape).or_default().before.push((candidate.id, candidate.name));
    }
    for candidate in after {
        shapes.entry(candidate.shape).or_default().after.push((candidate.id, candidate.name));
    }
    let (mut equal, mut renamed) = (Vec::new(), Vec::new());
    let mut rest = Sides::default();
    for sides in shapes.into_values() {
        if sides.before.is_empty() || sides.after.is_empty() {
            rest.before.extend(sides.before);
            rest.after.extend(sides.after);
            continue;
        }
        if let ([(before, name)], [(after, other), ..], Twins::AreOne) =
            (sides.before.as_slice(), sides.after.as_slice(), twins)
        {
            let names_differ = name.is_some() && other.is_some() && name != other;
            let both = Both { before: *before, after: *after };
            if names_differ { &mut renamed } else { &mut equal }.push(both);
            continue;
        }
        let (same, Sides { before, after }) = of_same_name(sides);
        equal.extend(same);
        let pairs = before.len().min(after.len());
        for ((before, name), (after, other)) in before.iter().zip(&after) {
            let names_differ = twins == Twins::Count && name.is_some() && other.is_some();
            let both = Both { before: *before, after: *after };
            if names_differ { &mut renamed } else { &mut equal }.push(both);
        }
        if twins == Twins::Count {
            rest.before.extend(before.into_iter().skip(pairs));
            rest.after.extend(after.into_iter().skip(pairs));
        }
    }
    let mut nameless = Sides::default();
    (nameless.before, rest.before) = rest.before.into_iter().partition(|(_, name)| name.is_none());
    (nameless.after, rest.after) = rest.after.into_iter().partition(|(_, name)| name.is_none());
    let (altered, rest) = of_same_name(rest);
    let ids = |nameless: Vec<Named<'_, Id>>, named: Vec<Named<'_, Id>>| {
        nameless.into_iter().chain(named).map(|(id, _)| id).collect_vec()
    };
    let dropped = ids(nameless.before, rest.before);
    let created = ids(nameless.after, rest.after);
    Matched { equal, renamed, altered, dropped, created }
}

/// Pairs of one name, and what is left of each side.
fn of_same_name<Id: Copy + Ord>(sides: Sides<'_, Id>) -> (Vec<Both<Id>>, Sides<'_, Id>) {
    let mut by_name: BTreeMap<Option<&str>, Id> =
        sides.after.iter().rev().map(|(id, name)| (*name, *id)).collect();
    let mut taken = BTreeSet::new();
    let mut pairs = Vec::new();
    let mut rest = Sides::default();
    for (id, name) in sides.before {
        match by_name.remove(&name) {
            Some(other) => {
                taken.insert(other);
                pairs.push(Both { before: id, after: other });
            }
            None => rest.before.push((id, name)),
        }
    }
    rest.after.extend(sides.after.into_iter().filter(|(id, _)| !taken.contains(id)));
    (pairs, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(
        parts: &'static [(u8, &'static str, &'static str)],
    ) -> impl Iterator<Item = Candidate<'static, u8, &'static str>> {
        parts.iter().map(|(id, shape, name)| Candidate {
            id: *id,
            shape: *shape,
            name: (!name.is_empty()).then_some(*name),
        })
    }

    fn of(
        before: &'static [(u8, &'static str, &'static str)],
        after: &'static [(u8, &'static str, &'static str)],
        twins: Twins,
    ) -> Matched<u8> {
        matched(candidates(before), candidates(after), twins)
    }

    #[test]
    fn one_shape_under_two_names_is_a_rename() {
        let matched = of(&[(0, "(a)", "x")], &[(9, "(a)", "y")], Twins::AreOne);
        assert_eq!(matched.renamed, [Both { before: 0, after: 9 }]);
        assert!(matched.equal.is_empty() && matched.dropped.is_empty() && matched.created.is_empty());
    }

    #[test]
    fn a_part_without_a_name_is_like_every_name() {
        let matched = of(&[(0, "(a)", "")], &[(9, "(a)", "y")], Twins::Count);
        assert_eq!(matched.equal, [Both { before: 0, after: 9 }]);
    }

    #[test]
    fn two_shapes_under_one_name_are_an_alteration() {
        let matched = of(&[(0, "(a)", "x")], &[(9, "(b)", "x")], Twins::AreOne);
        assert_eq!(matched.altered, [Both { before: 0, after: 9 }]);
    }

    #[test]
    fn twins_are_matched_by_name_before_order() {
        let matched =
            of(&[(0, "(a)", "x"), (1, "(a)", "y")], &[(8, "(a)", "y"), (9, "(a)", "x")], Twins::Count);
        assert_eq!(matched.equal, [Both { before: 0, after: 9 }, Both { before: 1, after: 8 }]);
    }

    #[test]
    fn a_twin_that_one_side_lacks_counts_only_where_twins_count() {
        const BEFORE: &[(u8, &str, &str)] = &[(0, "(a)", "x"), (1, "(a)", "y")];
        const AFTER: &[(u8, &str, &str)] = &[(9, "(a)", "y")];
        assert_eq!(of(BEFORE, AFTER, Twins::Count).dropped, [0]);
        let matched = of(BEFORE, AFTER, Twins::AreOne);
        assert!(matched.dropped.is_empty());
        assert_eq!(matched.equal, [Both { before: 1, after: 9 }]);
    }

    #[test]
    fn what_only_one_side_has_is_dropped_or_created() {
        let matched = of(&[(0, "(a)", "x")], &[(9, "(b)", "y")], Twins::AreOne);
        assert_eq!((matched.dropped, matched.created), (alloc::vec![0], alloc::vec![9]));
    }
}
