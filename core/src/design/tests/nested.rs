//! Things within things of their kind, lists of what there is, and what each of several is given.

use super::details::{columns, has, told};
use super::*;

const STEP: &str = "Creates a kite (name, price).";

#[test]
fn what_is_a_list_of_its_own_has_what_the_list_is_told_with() {
    let design = told(STEP, "- Makers are a short list that the office keeps, with a name and a code.\n");
    assert!(has(&columns(&design, "makers"), &["name", "code"]), "{:?}", names(&design));
    let design = told(STEP, "- The weather is a list of its own, with a name and a code.\n");
    assert!(!names(&design).contains(&"weathers"), "{:?}", names(&design));
}

#[test]
fn what_has_a_name_of_its_own_is_no_kind_of_what_was_made_before() {
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Work begins\n\n- **User Action**: Creates a kite (colour, price).\n- Reel: number, length, weight, price\n";
    let design = read(&[(Role::Journey, journey)], "").design;
    assert!(has(&columns(&design, "reels"), &["number", "length"]), "{:?}", names(&design));
}
