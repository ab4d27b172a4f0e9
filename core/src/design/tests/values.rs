//! Values as sentences tell them: rows that are sentences, roles, what `it` is, in sentences of our own.

use super::details::told;
use super::{Design, Limit, table};
use alloc::string::String;
use alloc::vec::Vec;

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length).";

fn values(design: &Design, of: &str, name: &str) -> Vec<String> {
    let column = table(design, of).columns.iter().find(|column| column.name == name);
    match column.and_then(|column| column.limit.clone()) {
        Some(Limit::Values(values)) => values,
        Some(_) | None => Vec::new(),
    }
}

#[test]
fn roles_are_listed_in_many_ways() {
    for rule in [
        "An account has exactly one of the roles clerk, pilot or inspector.",
        "Kinds of account: clerk, pilot, inspector.",
        "There are three sorts of people who sign in: clerks, the pilots, who fly, and an inspector.",
        "There are clerks, pilots and inspectors. A person has one of these roles.",
    ] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert_eq!(values(&design, "users", "role"), ["clerk", "pilot", "inspector"], "{rule}");
    }
    let design = told(STEP, "- There are three sorts of wind: calm, steady and rough.\n");
    assert!(values(&design, "users", "role").is_empty());
}

#[test]
fn a_sentence_that_is_a_row_of_states_tells_them() {
    for (rule, expected) in [
        (
            "Stitched → waxed by the owner (with a date) → launched, or ripped.",
            &["stitched", "waxed", "launched", "ripped"][..],
        ),
        ("New; then looked at; then mended, or put off.", &["new", "looked_at", "mended", "put_off"]),
        (
            "States: draft; stitched; returned, where the clerk has found a fault; launched.",
            &["draft", "stitched", "returned", "launched"],
        ),
    ] {
        let design = told(STEP, &alloc::format!("- A kite hangs in the hall.\n- {rule}\n"));
        assert_eq!(values(&design, "kites", "status"), expected, "{rule}");
    }
    let design = told(STEP, "- A kite hangs in the hall.\n- Colour, wind, weather, mood.\n");
    assert!(values(&design, "kites", "status").is_empty());
}

#[test]
fn it_is_what_was_spoken_of_and_nothing_behind_a_preposition() {
    let rules =
        "A kite comes in by mail. It is *received*. After the first reel it is *waxed*. Or it is *ripped*.\n";
    let design = told(STEP, rules);
    assert_eq!(values(&design, "kites", "status"), ["received", "waxed", "ripped"]);
    let rules = "A club has members. A club member has a day of joining. A kite hangs in the hall. A club member opens it and shuts it. It is *open* or *closed*.\n";
    let design = told(STEP, rules);
    assert_eq!(values(&design, "kites", "status"), ["open", "closed"]);
    let design = told(STEP, "A kite is *stitched* or *waxed*. The owner may cancel it (cancelled).\n");
    assert_eq!(values(&design, "kites", "status"), ["stitched", "waxed", "cancelled"]);
}

#[test]
fn values_stand_behind_whatever_asks_for_them() {
    for (rule, name, expected) in [
        (
            "It has a surface, which with us is glossy, satin or matt, and a weight.",
            "surface",
            &["glossy", "satin", "matt"][..],
        ),
        ("How bad: annoying, hampering, unplayable.", "severity", &["annoying", "hampering", "unplayable"]),
        (
            "The clerk notes how urgent (emergency, today, plannable).",
            "urgency",
            &["emergency", "today", "plannable"],
        ),
        ("Mode: alone, in pairs or best of three.", "mode", &["alone", "in_pairs", "best_of_three"]),
        ("A price, status sewn / flown / torn, and a remark.", "status", &["sewn", "flown", "torn"]),
        (
            "It gets a recommendation (fly, fly with care, burn).",
            "recommendation",
            &["fly", "fly_with_care", "burn"],
        ),
        ("The clerk enters a kite (delta, sled, box, other).", "kind", &["delta", "sled", "box", "other"]),
    ] {
        let design = told(STEP, &alloc::format!("- A kite hangs in the hall. {rule}\n"));
        assert_eq!(values(&design, "kites", name), expected, "{rule}");
    }
}
