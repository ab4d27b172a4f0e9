//! Values as sentences tell them: rows that are sentences, roles, what `it` is, in sentences of our own.

use super::details::{told, values};

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length).";

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

#[test]
fn a_part_of_a_list_of_values_is_explained_in_passing() {
    for rule in [
        "A kite is sewn, waxed, flown (weather allowing) or ripped.",
        "A kite is sewn, waxed (by a clerk, with the day), flown or ripped.",
        "A kite is sewn, then waxed, then flown and in the end ripped.",
        "A kite is sewn, waxed, flown, or, at the end, ripped.",
        "State: sewn (new), waxed, flown, ripped.",
        "State: sewn · waxed · flown · ripped",
    ] {
        let design = told(STEP, &alloc::format!("- A kite hangs in the hall.\n- {rule}\n"));
        assert_eq!(values(&design, "kites", "status"), ["sewn", "waxed", "flown", "ripped"], "{rule}");
    }
}

#[test]
fn a_property_stands_right_before_its_values_or_is_asked_for() {
    for (rule, column, expected) in [
        (
            "A kite carries a label with a priority of low, normal or high.",
            "priority",
            &["low", "normal", "high"][..],
        ),
        ("A kite is graded as fair, good or fine.", "grade", &["fair", "good", "fine"]),
        (
            "A kite goes back with a reason out of: torn, badly sewn, lost, and a few words.",
            "reason",
            &["torn", "badly_sewn", "lost"],
        ),
        ("A kite goes back with one of the reasons torn, heavy, lost.", "reason", &["torn", "heavy", "lost"]),
        ("A kite carries the day and why: sale, gift or loan.", "reason", &["sale", "gift", "loan"]),
        ("A kite has a label and what it is for (sport, rescue).", "purpose", &["sport", "rescue"]),
        ("A kite gets a verdict, being sound, torn or lost.", "verdict", &["sound", "torn", "lost"]),
        ("For a kite the clerk notes the day, in cash or by card.", "method", &["cash", "card"]),
    ] {
        let design = told(STEP, &alloc::format!("- A kite hangs in the hall.\n- {rule}\n"));
        assert_eq!(values(&design, "kites", column), expected, "{rule}");
    }
}

#[test]
fn whatever_is_set_apart_behind_a_verb_of_being_is_a_state() {
    let rules = "A kite comes in by mail. It is then *damp*. The clerk hangs it up. After that it becomes *ready for glue*. Until then a kite is *raw*.\n";
    let design = told(STEP, rules);
    assert_eq!(values(&design, "kites", "status"), ["damp", "ready_for_glue", "raw"]);
    let design = told(STEP, "A kite comes in by mail. It is called \"Big Blue\". It is then a *reel*.\n");
    assert!(values(&design, "kites", "status").is_empty());
}

#[test]
fn states_behind_columns_are_of_what_the_sentence_begins_with() {
    let rule = "A kite is sent once: label, wind number, pending, sent or ripped, and when.";
    let design = told(STEP, &alloc::format!("- A reel has a length.\n- {rule}\n"));
    assert_eq!(values(&design, "kites", "status"), ["pending", "sent", "ripped"]);
}

#[test]
fn a_section_that_is_titled_by_states_lists_them() {
    for list in [
        "sewn → hung for glue → flown, or ripped. A kite can be sold.",
        "sewn · hung for glue · flown · ripped",
        "`sewn → hung for glue → flown`; or `ripped` by the wind.",
        "| State | Meaning |\n|---|---|\n| sewn | whole |\n| hung for glue | wet |\n| flown | out |\n| ripped | gone |",
    ] {
        let design =
            told(STEP, &alloc::format!("A reel hangs in the hall.\n\n## States of a kite\n\n{list}\n"));
        assert_eq!(
            values(&design, "kites", "status"),
            ["sewn", "hung_for_glue", "flown", "ripped"],
            "{list}"
        );
    }
}

#[test]
fn a_list_of_states_begins_behind_a_verb_of_going() {
    for rule in [
        "The kite goes from sewn to waxed, flown and ripped.",
        "The kite goes from sewn to waxed, or to flown or ripped.",
        "Label, day. States sewn, waxed, flown, ripped.",
        "A kite is sewn, waxed or flown. It can also be sold or ripped.",
    ] {
        let design = told(STEP, &alloc::format!("- A kite hangs in the hall.\n- {rule}\n"));
        let found = values(&design, "kites", "status");
        assert!(
            ["sewn", "waxed", "flown", "ripped"].iter().all(|one| found.iter().any(|state| state == one)),
            "{rule}: {found:?}"
        );
    }
}

#[test]
fn values_answer_what_is_asked_before_them() {
    for (rule, name, expected) in [
        (
            "The owner opens a kite: which stretch (upper, lower) and the reason.",
            "stretch",
            &["upper", "lower"][..],
        ),
        (
            "For each kite: what it is for (sport, survey, display), a remark.",
            "purpose",
            &["sport", "survey", "display"],
        ),
        ("A kite has an activity (sewing, waxing).", "activity", &["sewing", "waxing"]),
        ("Each kite has a hue chosen from: red, blue, green.", "hue", &["red", "blue", "green"]),
        ("Kites may be large or small.", "kind", &["large", "small"]),
        ("The shade of a kite is full, partial or none.", "shade", &["full", "partial", "none"]),
        ("A kite has a class (U11, U13, open).", "class", &["u11", "u13", "open"]),
        ("A kite has a currency (SEK, EUR).", "currency", &["SEK", "EUR"]),
    ] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert_eq!(values(&design, "kites", name), expected, "{rule}");
    }
}

#[test]
fn a_list_of_values_is_of_what_is_made_and_not_of_what_is_chosen() {
    let step = "Creates a kite (name, price). Adds a reel (label, length).";
    for rule in [
        "The owner adds a reel for a kite: grade (fine, coarse), remark.",
        "The owner adds a reel: kite, what it is for (sport, survey), remark.",
    ] {
        let design = told(step, &alloc::format!("- {rule}\n"));
        let of =
            |table: &str| ["grade", "purpose"].iter().any(|name| !values(&design, table, name).is_empty());
        assert!(of("reels") && !of("kites"), "{rule}");
    }
}
