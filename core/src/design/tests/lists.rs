//! Lists of what a thing has, and whose they are, in sentences of our own.

use super::details::{columns, has, parents, told};
use super::{Limit, Meaning, table};

#[test]
fn behind_a_colon_stands_what_the_made_thing_has_and_not_what_it_is_added_to() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "- The pilot adds a reel to a kite: knot, colour, minimum and maximum gusts, first and last day of use.\n",
    );
    let reels = columns(&design, "reels");
    assert!(has(&reels, &["knot", "colour", "min_gusts", "max_gusts", "first_day", "last_day"]), "{reels:?}");
    assert!(!has(&columns(&design, "kites"), &["knot"]) && !has(&reels, &["first"]), "{reels:?}");
}

#[test]
fn words_that_ask_are_the_columns_that_answer() {
    let design = told(
        "Creates a kite (name, price) and logs a move (remark, place).",
        "- Each move is kept: old kite, new kite, when, who, why.\n- A kite: from, until, shipped at, valid until, how serious (mild, grave), waxed yes/no.\n",
    );
    let moves = columns(&design, "moves");
    assert!(has(&moves, &["old_kite_id", "new_kite_id", "moved_at", "moved_by", "reason"]), "{moves:?}");
    let kites = columns(&design, "kites");
    assert!(
        has(&kites, &["starts_on", "ends_on", "shipped_at", "valid_until", "severity", "waxed"]),
        "{kites:?}"
    );
    let waxed = table(&design, "kites").columns.iter().find(|column| column.name == "waxed");
    assert_eq!(waxed.map(|column| column.meaning), Some(Meaning::Boolean));
}

#[test]
fn what_it_may_be_is_its_state_and_no_column_of_each() {
    let design = told(
        "Creates a kite (name, price).",
        "- A kite knows its colour and whether it is stitched, waxed, torn or scrapped.\n",
    );
    let kites = table(&design, "kites");
    let status = kites.columns.iter().find(|column| column.name == "status");
    let values = status.and_then(|column| column.limit.clone());
    assert_eq!(values, Some(Limit::Values(["stitched", "waxed", "torn", "scrapped"].map(Into::into).into())));
    assert!(!has(&columns(&design, "kites"), &["torn"]) && !has(&columns(&design, "kites"), &["waxed"]));
}

#[test]
fn a_person_is_not_the_thing_before_it_and_owns_what_is_called_theirs() {
    let step = "Creates a kite (name, price) and adds a reel (label, length).";
    let design = told(step, "- The kite secretary keeps a drum, a lamp and a flag.\n");
    assert!(!has(&columns(&design, "kites"), &["lamp"]), "{:?}", columns(&design, "kites"));
    let design = told(step, "- A kite flies. The pilot enters their telephone number and home town.\n");
    assert!(!has(&columns(&design, "kites"), &["home_town"]), "{:?}", columns(&design, "kites"));
    assert!(has(&columns(&design, "users"), &["telephone_number"]), "{:?}", columns(&design, "users"));
}

#[test]
fn what_is_made_in_a_step_is_part_of_what_its_title_names() {
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Open a kite\n\n- **User Action**: Creates a kite (name, price). Adds reels (label, length).\n";
    let design = super::read(&[(super::Role::Journey, journey)], "").design;
    assert!(has(&parents(&design, "reels"), &["kites"]), "{:?}", parents(&design, "reels"));
}

#[test]
fn a_thing_has_the_kinds_that_are_called_its_own() {
    let spec = "# Feature Specification: X\n\n## User Scenarios & Testing\n\n### User Story 1 - Fly (Priority: P1)\n\n1. **Given** a shed, **When** a member adds a kite, **Then** it is on the shelf.\n\n## Requirements\n\n- **FR-001**: Members sign in with e-mail and password.\n\n### Key Entities\n\n- **Kite Type**: has a name and a yearly fee.\n- **Kite**: has a label and a price.\n";
    let design = super::read(&[(super::Role::Requirements, spec)], "").design;
    assert!(has(&parents(&design, "kites"), &["kite_types"]), "{:?}", parents(&design, "kites"));
}

#[test]
fn whoever_did_it_and_when_is_kept_however_it_is_told() {
    let step = "Creates a kite (name, price). Adds a reel (label, length).";
    let design = told(
        step,
        "- A kite is checked (by whom, when).\n- A reel goes open → checked; who checked it and when.\n- A reel has an author.\n",
    );
    assert!(
        has(&columns(&design, "kites"), &["checked_by", "checked_at"]),
        "{:?}",
        columns(&design, "kites")
    );
    let reels = columns(&design, "reels");
    assert!(
        has(&reels, &["checked_by", "checked_at", "author_id"]) && !has(&reels, &["author"]),
        "{reels:?}"
    );
}

#[test]
fn what_a_price_is_for_is_part_of_its_name() {
    let design = told(
        "Creates a kite (name, price).",
        "- A kite: kind (box, delta) the price per flight, number unique per owner.\n",
    );
    let kites = columns(&design, "kites");
    assert!(has(&kites, &["kind", "price_per_flight_cents", "number"]), "{kites:?}");
}

#[test]
fn what_is_told_with_a_password_is_of_whoever_signs_in() {
    let design = told(
        "Creates a kite (name, price). Creates a club (town, colour).",
        "- A club: e-mail, password, full name, phone number.\n",
    );
    let clubs = columns(&design, "clubs");
    assert!(!has(&clubs, &["password_hash"]) && !has(&clubs, &["phone_number"]), "{clubs:?}");
    assert!(
        has(&columns(&design, "users"), &["full_name", "phone_number"]),
        "{:?}",
        columns(&design, "users")
    );
}

#[test]
fn words_of_a_sentence_are_no_names_of_columns() {
    let design = told(
        "Creates a kite (name, price).",
        "- A kite has a colour, three tails, whatever flies, the same, a launch status mirrored and the state launched.\n",
    );
    let kites = columns(&design, "kites");
    assert!(has(&kites, &["colour", "launch_status"]), "{kites:?}");
    for name in ["three_tails", "whatever_flies", "same", "state_launched", "launch_status_mirrored"] {
        assert!(!has(&kites, &[name]), "{name}: {kites:?}");
    }
}
