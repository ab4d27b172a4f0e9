//! The weights of what is heard of a noun, in thousandths of a logit.
//!
//! Fitted by a logistic regression (L2) on the nouns of journeys by several hands that no sentence made tables of; see
//! ARCHITECTURE.md.

use super::HEARD;

/// What speaks for a table of a noun of which nothing is known.
pub(super) const ZERO: i32 = -31;

/// For each feature, in the order of [`super::heard`], how much one of it speaks for a table.
pub(super) static WEIGHTS: [i32; HEARD] = [
    -231, -4_331, 928, 667, 334, 1_333, 536, 364, 544, 276, 208, 120, -37, -76, -6, 32, 432, -998, 131, -212,
    124, 4_167, -111, 1_269, 461, 780, 460, -339, 723, -222, 235, 662, 105, -422, 1_342, -2_362, 138, -295,
    -406, 349, 154, -59, -662, -1_255, 279, 209, -1_521, -434, 191, 479, -2, 265, -242, 424, 76, 914, 601,
    2_207, 817, 844, 872, 26, -363, 503, -81, 953, 1_187, 0, 1_299, 0, 983, 1_337, 707, 199, 111,
];
