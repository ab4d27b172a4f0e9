//! States and roles as sentences tell them, one by one and in chains, in sentences of our own.

use super::details::{told, values};
use super::{Role, read};

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length).";

#[test]
fn a_chain_begins_behind_its_verb_and_is_left_by_what_stands_behind_it() {
    for rule in [
        "Kites must run through stitched → waxed → launched; cracked or lost end it.",
        "Status of a kite: stitched → waxed → launched; cracked and lost are possible.",
        "A kite goes stitched → waxed → launched, cracked or lost.",
    ] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert_eq!(
            values(&design, "kites", "status"),
            ["stitched", "waxed", "launched", "cracked", "lost"],
            "{rule}"
        );
    }
    let design = told(STEP, "- A kite that is stitched in full → stitched.\n");
    assert!(values(&design, "kites", "status").is_empty(), "{:?}", values(&design, "kites", "status"));
}

#[test]
fn a_state_that_is_set_apart_goes_with_those_before_it() {
    let design = told(
        STEP,
        "- Kites are saved as *draft*. The owner opens it (*open*) or shuts it (*closed*). If nobody comes: *grounded*.\n",
    );
    assert_eq!(values(&design, "kites", "status"), ["draft", "open", "closed", "grounded"]);
}

#[test]
fn rows_of_steps_go_on_with_what_was_spoken_of_above() {
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n| Step | Actor | Action | System |\n| --- | --- | --- | --- |\n| 1 | Clerk | creates a kite: name, price | kite is *offered* |\n| 2 | Owner | signs | *signed*, with the day |\n| 3 | Clerk | ends it | *ended* |\n";
    let design = read(&[(Role::Journey, journey)], "").design;
    assert_eq!(values(&design, "kites", "status"), ["offered", "signed", "ended"]);
}

#[test]
fn roles_that_are_told_are_all_there_are() {
    let design = told(STEP, "- Every user has one role: owner, chief of staff or clerk.\n");
    assert_eq!(values(&design, "users", "role"), ["owner", "chief_of_staff", "clerk"]);
    let design = told(STEP, "- Staff roles: `owner`, `clerk`; everybody else is a `guest`.\n");
    assert_eq!(values(&design, "users", "role"), ["owner", "clerk", "guest"]);
}

#[test]
fn values_are_read_in_plain_words_wherever_they_stand() {
    for (rule, name, expected) in [
        (
            "A kite has been stitched, waxed, flown or turned down.",
            "status",
            &["stitched", "waxed", "flown", "turned_down"][..],
        ),
        (
            "It passes from planned through under way to finished.",
            "status",
            &["planned", "under_way", "finished"],
        ),
        ("Condition of a kite is whole, torn or lost.", "condition", &["whole", "torn", "lost"]),
        ("A kite is a delta, a sled or a box.", "kind", &["delta", "sled", "box"]),
        ("Kite: name, tail (long, short), price.", "tail", &["long", "short"]),
        ("Instruction is none, pay or drop.", "instruction", &["none", "pay", "drop"]),
        (
            "A kite flies in the background: queued, flying, landed.",
            "status",
            &["queued", "flying", "landed"],
        ),
        (
            "Kite: stitched → waxed → launched; also torn, lost.",
            "status",
            &["stitched", "waxed", "launched", "torn", "lost"],
        ),
    ] {
        let design = told(STEP, &alloc::format!("- A kite flies.\n- {rule}\n"));
        assert_eq!(values(&design, "kites", name), expected, "{rule}");
    }
    for rule in [
        "Adds knots to the kite: splicing, hitching.",
        "A kite is sewn, waxed and flown.",
        "A kite is light, fast and cheap.",
    ] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert!(values(&design, "kites", "status").is_empty(), "{rule}");
    }
}

#[test]
fn a_sentence_that_is_a_list_answers_the_one_before_it() {
    let design = told(STEP, "1. Opens a kite.\n2. Picks the kind. Delta, sled, box.\n");
    assert_eq!(values(&design, "kites", "kind"), ["delta", "sled", "box"]);
    let design = told(STEP, "1. A kite starts as draft. Then stitched, waxed. Or torn, with a reason.\n");
    assert_eq!(values(&design, "kites", "status"), ["draft", "stitched", "waxed", "torn"]);
}

#[test]
fn a_table_of_fields_gives_each_its_values() {
    let rows = "| Thing | Field | Meaning |\n| --- | --- | --- |\n| Kite | state | stored, lent, lost |\n| Reel | winding | soft, hard |\n";
    let design = told(STEP, rows);
    assert_eq!(values(&design, "kites", "status"), ["stored", "lent", "lost"]);
    assert_eq!(values(&design, "reels", "winding"), ["soft", "hard"]);
}
