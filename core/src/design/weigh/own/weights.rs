//! The weights of what is known of a noun and a thing, in thousandths of a logit.
//!
//! Fitted by a logistic regression (L2, C = 0.1) on 56,821 pairs of a noun and a thing in 149 journeys by some thirty hands,
//! of which a careful modeller says whether the one is a column of the other; see ARCHITECTURE.md.

use super::name::SAID;
use super::told::WAYS;

/// How many things are known of a noun and a thing besides how the one is spoken of, and how they stand beside one another.
pub(super) const OTHERS: usize = 17;

/// What says that a noun of which nothing is known is a column. Of what weighs nothing in all, 30 in a hundred are.
pub(super) const ZERO: i32 = -2_338;

/// For each manner, in the order of [`super::How`], how much its count says (by the logarithm), and its part of the
/// sentences that speak of both.
pub(super) static MANNERS: [(i32, i32); WAYS] = [
    (41, 0),
    (621, 241),
    (-68, -669),
    (933, -538),
    (338, -12),
    (86, 1_711),
    (53, -996),
    (-572, 917),
    (-610, 582),
    (1_414, -220),
    (823, -36),
    (100, 1_002),
    (263, 385),
    (449, 39),
    (467, -212),
];

/// For each way in which a noun is spoken of, in the order of [`super::Said`], how much its part of the lines says.
pub(super) static SPOKEN: [i32; SAID] = [0, -630, 477, -783, 357, 790, 757, -531, 348, 383, -759, 149, 378];

/// For each of what else is known, in the order of [`super::Known::others`], how much one of it says.
pub(super) static WEIGHTS: [i32; OTHERS] =
    [890, -685, -238, -515, -186, -1_297, -1_749, -184, -200, 296, -391, 808, 249, -424, -2_100, 642, -1_111];

/// Words by how often they are the last of a column's name, in hundredths of a logit.
pub(super) static HEADS: [(&str, i32); 5] = [
    ("description latitude longitude name state status title", 250),
    (
        "address amount barcode code currency depth iban kind mail password postcode reason severity sex \
town unit village",
        200,
    ),
    (
        "category class colour comment condition cost country deadline direction explanation fee id \
instruction language method mobile model number outcome phone price priority purpose quantity \
reference remark role street subject telephone temperature total website weekday weight width",
        150,
    ),
    (
        "action archived city date finding height kilometre label length level mandatory material note \
place position rank region result seat size surname text token type value verdict wording",
        100,
    ),
    (
        "authority body distance end family fuel grade gram insurer key limit litre passed plate quality \
section sort start statement urgent",
        50,
    ),
];
