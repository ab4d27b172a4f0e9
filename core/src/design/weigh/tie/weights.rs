//! The weights, in thousandths of a logit.
//!
//! Fitted by a logistic regression (L2, C = 0.1) on every two tables of 125 journeys by some twenty hands, of which a careful
//! modeller says whether the one refers to the other; see ARCHITECTURE.md.

use super::WAYS;

/// How many things are known of two others besides how they stand beside one another.
pub(super) const OTHERS: usize = 33;

/// What says that a thing refers to another of which nothing is known. Of what weighs nothing in all, three in ten are right.
pub(super) const ZERO: i32 = -2_383;

/// For each manner, in the order of [`super::How`], how much its count says (by the logarithm), and its part of the lines
/// that speak of the thing.
pub(super) static MANNERS: [(i32, i32); WAYS] = [
    (697, 1_021),
    (0, -1_019),
    (0, 1_228),
    (0, 4_964),
    (-1_731, 4_038),
    (0, 1_890),
    (627, 0),
    (0, 513),
    (-681, 2_159),
    (0, 4_648),
    (-698, 0),
    (644, 0),
    (-1_821, 0),
    (-201, 808),
    (896, 573),
    (-144, 383),
    (-357, 980),
];

/// For each of what else is known, in the order of [`super::Known::others`], how much one of it says.
pub(super) static WEIGHTS: [i32; OTHERS] = [
    -142, 644, 461, 1_099, 1_086, -1_925, 1_299, -3_416, 741, 1_225, -2_285, -420, 144, -143, -608, 2_928,
    1_410, 2_353, 475, -864, 437, -533, -143, 1_259, 882, -226, 133, 620, -353, -219, 771, -1_181, 383,
];

/// How much it says that a reading claims the reference.
pub(super) static CLAIMED: [(&str, i32); 11] = [
    ("told to have it", 1_108),
    ("named together with it", 1_166),
    ("it may have several", 1_363),
    ("there may be one of each", 1_782),
    ("made by a user", -847),
    ("told as a relation", 1_330),
    ("users belong to the tenant", 1_635),
    ("who did it", 1_524),
    ("a column that names another table", 2_100),
    ("its attributes are told", 1_296),
    ("who signs in as it", 1_284),
];
