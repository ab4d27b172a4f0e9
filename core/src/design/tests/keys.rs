//! What may not occur twice, in sentences of our own.

use super::details::{has, keys, told};
use super::{Design, table};
use alloc::string::String;
use alloc::vec::Vec;

const STEP: &str =
    "Creates a kite (name, price). Adds a reel (label, number, length). Opens a loan (purpose, returned at).";

fn of(rules: &[&str]) -> Design {
    let rules: Vec<String> = rules.iter().map(|rule| alloc::format!("- {rule}\n")).collect();
    told(STEP, &rules.concat())
}

fn some(design: &Design, of: &str) -> Vec<(Vec<String>, Option<String>)> {
    let uniques = table(design, of).uniques.iter();
    uniques.map(|unique| (unique.columns.clone(), unique.predicate.clone())).collect()
}

#[test]
fn one_of_those_in_a_state_is_a_key_of_the_rows_in_it() {
    let design =
        of(&["A loan belongs to a kite.", "One open loan per kite.", "At most one open loan per kite."]);
    assert_eq!(some(&design, "loans"), [(["kite_id".into()].into(), Some("returned_at IS NULL".into()))]);
    let sql = crate::print::sql::schema(&design.schema);
    assert!(sql.contains("WHERE returned_at IS NULL"), "{sql}");
    let design = of(&[
        "A reel belongs to a kite.",
        "A reel is `proposed`, `chosen` or `dropped`.",
        "Only one reel can be chosen per kite.",
    ]);
    assert_eq!(some(&design, "reels"), [(["kite_id".into()].into(), Some("status = 'chosen'".into()))]);
}

#[test]
fn what_one_thing_has_of_another_at_most_is_a_key() {
    for rule in
        ["A kite has one reel at most.", "A kite has at most one reel.", "A kite has one reel at the most."]
    {
        let design = of(&["A reel belongs to a kite.", rule]);
        assert_eq!(keys(&design, "reels"), [["kite_id"]], "{rule}");
    }
}

#[test]
fn two_at_the_same_are_refused() {
    for rule in ["A kite never has two reels with the same label.", "Reel labels are unique within a kite."] {
        let design = of(&["A reel belongs to a kite.", rule]);
        assert_eq!(keys(&design, "reels"), [["kite_id", "label"]], "{rule}");
    }
}

#[test]
fn what_is_done_once_for_each_is_no_key() {
    let design = of(&["A loan belongs to a kite.", "The system opens one loan for each kite."]);
    assert!(keys(&design, "loans").is_empty(), "{:?}", keys(&design, "loans"));
}

#[test]
fn a_slug_and_a_token_are_found_from_outside() {
    let design = of(&["A kite has a slug and a colour.", "A reel has a token and a colour."]);
    assert!(
        has(&keys(&design, "kites").concat(), &["slug"]) && has(&keys(&design, "reels").concat(), &["token"])
    );
}

#[test]
fn what_no_other_has_is_unique_in_whatever_words() {
    let step = "Creates a kite (name, price, code) and adds a reel (name, label, length).";
    for (rule, table, key) in [
        ("A kite gets a code which no other kite has.", "kites", "code"),
        ("Names of kites and reels are not given twice.", "reels", "name"),
        ("No two kites share a code.", "kites", "code"),
        ("The labels of reels do not repeat.", "reels", "label"),
        ("A kite has a code of its own.", "kites", "code"),
        ("A reel is measured. Its label must never be used again.", "reels", "label"),
    ] {
        let design = told(step, &alloc::format!("- {rule}\n"));
        assert_eq!(keys(&design, table), [[key]], "{rule}");
    }
    let design = told(step, "- A reel with a label can be used again.\n");
    assert!(keys(&design, "reels").is_empty());
}

#[test]
fn natural_keys_are_unique_by_name_unless_they_are_within_something() {
    let step = "Creates a kite (name, serial number, kite number) and adds a reel (barcode, lot number).";
    let design = told(step, "- A reel belongs to a kite.\n");
    assert_eq!(keys(&design, "kites"), [["serial_number"], ["kite_number"]]);
    assert_eq!(keys(&design, "reels"), [["barcode"]]);
    let design =
        told(step, "- A reel belongs to a kite.\n- A reel has a barcode that is unique within its kite.\n");
    assert_eq!(keys(&design, "reels"), [["kite_id", "barcode"]]);
}

#[test]
fn a_column_that_no_two_have_alike_is_a_key() {
    for rule in [
        "The label of a reel is checked against duplicates.",
        "A reel label is taken only once.",
        "Reel labels must be unique – two reels with one label are bad.",
        "The label of a reel must not occur on any other reel.",
        "A label, which cannot occur twice, is on the reel.",
    ] {
        assert_eq!(keys(&of(&[rule]), "reels"), [["label"]], "{rule}");
    }
    let rules = ["A reel belongs to a kite.", "A reel label exists once per kite."];
    assert_eq!(some(&of(&rules), "reels")[0].0, ["kite_id", "label"]);
    assert!(keys(&of(&["The label of a reel is printed twice."]), "reels").is_empty());
}

#[test]
fn both_sides_of_what_is_never_done_twice_are_a_key() {
    let loans = |rule: &str| {
        let rules = ["A loan belongs to a kite.", "A loan belongs to a reel.", rule];
        some(&of(&rules), "loans").first().map(|(columns, _)| columns.clone()).unwrap_or_default()
    };
    for rule in [
        "A kite is never lent twice with a reel.",
        "Nobody lends the same kite twice with one reel.",
        "A kite can be lent with several reels but not twice with the same one.",
        "A reel has one loan per kite.",
    ] {
        let mut key = loans(rule);
        key.sort();
        assert_eq!(key, ["kite_id", "reel_id"], "{rule}");
    }
    assert!(loans("A kite is lent twice with a reel.").is_empty());
    assert!(loans("More than one loan per kite is possible.").is_empty());
    assert!(loans("A person is in one loan per kite.").is_empty());
}

#[test]
fn a_column_is_a_key_within_what_is_said_around_it() {
    for rule in [
        "Within one kite a reel label must not occur twice.",
        "The label of a reel is unique within its kite, too.",
        "A reel label turns up once per kite.",
        "The reel label cannot be given to another reel of the same kite.",
        "There is only one reel with a given label in a kite.",
        "Two reels of the same kite never share a label.",
        "Reel labels are unique on a kite and cannot be altered.",
    ] {
        let found = some(&of(&["A reel belongs to a kite.", rule]), "reels");
        let key = found.first().map(|(columns, _)| columns.join(", "));
        assert_eq!(key.as_deref(), Some("kite_id, label"), "{rule}");
    }
    let design = of(&["A reel belongs to a kite.", "Reels are numbered per kite."]);
    assert_eq!(some(&design, "reels")[0].0, ["kite_id", "number"]);
}

#[test]
fn what_is_refused_or_identifies_is_a_key() {
    for rule in [
        "The label identifies a reel.",
        "The clerk rejects a label that is already in use.",
        "Duplicate labels are rejected.",
        "The label of a reel is unique everywhere.",
        "A reel has a label which is never given to another reel.",
    ] {
        assert_eq!(keys(&of(&[rule]), "reels"), [["label"]], "{rule}");
    }
    assert!(keys(&of(&["Only the clerk may merge labels that were entered twice."]), "reels").is_empty());
}

#[test]
fn several_numbers_are_keys_each() {
    let rules = [
        "A reel belongs to a kite.",
        "A loan belongs to a kite.",
        "Reel numbers and loan numbers must each be unique within a kite.",
    ];
    let design = of(&rules);
    for table in ["reels", "loans"] {
        assert_eq!(some(&design, table)[0].0.first().map(String::as_str), Some("kite_id"), "{table}");
    }
}

#[test]
fn keys_of_the_same_columns_in_several_states_have_names_of_their_own() {
    let design = of(&[
        "A loan belongs to a kite.",
        "A loan is open, chosen or returned.",
        "One open loan per kite.",
        "One loan per kite (`returned_at` is null).",
        "Only one loan can be chosen per kite.",
    ]);
    let predicates: Vec<_> =
        some(&design, "loans").into_iter().filter_map(|(_, predicate)| predicate).collect();
    assert_eq!(predicates, ["status = 'open'", "status = 'chosen'"]);
    let sql = crate::print::sql::schema(&design.schema);
    assert!(sql.contains("loans_kite_id_some_key") && sql.contains("loans_kite_id_some_2_key"), "{sql}");
}

#[test]
fn what_tells_things_apart_is_a_key_in_whatever_aside_it_stands() {
    for rule in [
        "A reel has a length, a label (no two reels may share one) and a price.",
        "A reel has a label (one in the whole country) and a length.",
        "Reel labels are ours alone.",
        "A reel gets a label for the tax office, unique.",
        "A reel is known by its label, which the clerk makes up (town, year), and may occur only once.",
        "A reel has a label that is never reassigned.",
    ] {
        assert_eq!(keys(&of(&[rule]), "reels"), [["label"]], "{rule}");
    }
    // The next in a list is another.
    let design = of(&["A reel has a label, a web address of its own and a length."]);
    assert!(!keys(&design, "reels").contains(&["label".into()].into()));
}

#[test]
fn only_one_of_something_can_be_open() {
    let design = of(&["A loan belongs to a kite.", "Only one loan of a kite can be under way at a time."]);
    assert_eq!(some(&design, "loans"), [(["kite_id".into()].into(), Some("returned_at IS NULL".into()))]);
    let design = of(&["A loan belongs to a kite.", "A loan is made once for each kite."]);
    assert_eq!(keys(&design, "loans"), [["kite_id"]]);
}

#[test]
fn what_is_numbered_within_something_is_a_key_with_it() {
    for rule in [
        "Reels get a running number within the kite.",
        "The number of a reel counts up from 1 within its kite.",
        "Each reel gets the next number within the kite.",
    ] {
        let found = some(&of(&["A reel belongs to a kite.", rule]), "reels");
        let key = found.first().map(|(columns, _)| columns.join(", "));
        assert_eq!(key.as_deref(), Some("kite_id, number"), "{rule}");
    }
    let rules = ["A reel belongs to a kite.", "The number of reels per kite is shown."];
    assert!(some(&of(&rules), "reels").is_empty());
}

#[test]
fn one_for_each_is_a_key_wherever_it_is_told() {
    for rule in ["One kite, one loan.", "There is one loan for a kite.", "For every kite there is one loan."]
    {
        let design = of(&["A loan belongs to a kite.", rule]);
        assert_eq!(keys(&design, "loans"), [["kite_id"]], "{rule}");
    }
    let rules = [
        "A loan belongs to a kite.",
        "A loan belongs to a reel.",
        "For each kite and each reel there shall be one loan.",
    ];
    assert_eq!(some(&of(&rules), "loans")[0].0, ["kite_id", "reel_id"]);
    let open = of(&["A loan belongs to a kite.", "One loan per kite at a time."]);
    assert_eq!(some(&open, "loans"), [(["kite_id".into()].into(), Some("returned_at IS NULL".into()))]);
    assert!(
        keys(&of(&["A loan belongs to a kite.", "For each kite the clerk writes one loan."]), "loans")
            .is_empty()
    );
}

#[test]
fn what_it_stands_for_was_said_before() {
    let design = of(&["A reel has a stock number of four digits. It is never reused, it is unique."]);
    assert_eq!(keys(&design, "reels"), [["stock_number"]]);
    let design = of(&["A reel has a three-letter code, unique throughout the company."]);
    assert_eq!(keys(&design, "reels"), [["code"]]);
}

#[test]
fn the_same_may_not_come_again() {
    for (rule, expected) in [
        ("The same label may not be there twice.", &["label"][..]),
        ("The same label may occur only once per kite.", &["kite_id", "label"]),
        ("The system refuses the same reel label twice for a kite.", &["kite_id", "label"]),
        ("Two reels of a kite are never called the same.", &["kite_id", "name"]),
        ("A second reel of the same kite with the same label is dropped.", &["kite_id", "label"]),
        ("There can be only one reel of a kind for a kite on a day.", &["kite_id", "kind", "day"]),
    ] {
        let step = "Creates a kite (name, price). Adds a reel (name, label, kind, day, length).";
        let rules = alloc::format!("- A reel belongs to a kite.\n- {rule}\n");
        assert_eq!(keys(&told(step, &rules), "reels"), [expected], "{rule}");
    }
}
