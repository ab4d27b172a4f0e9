//! Parts, in sentences of our own: what goes with a thing, what keeps it, what carries its id, what it has one of at most.

use super::details::{columns, has, parents, told};
use super::*;

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length).";

#[test]
fn what_goes_when_a_thing_goes_is_a_part_of_it() {
    for (rule, part) in [
        ("Deleting a kite deletes its ribbons.", "ribbons"),
        ("Removing a kite removes its ribbons and tails.", "tails"),
        ("When a kite is deleted, its ribbons go with it.", "ribbons"),
        ("Deleting a kite takes its photos along.", "kite_photos"),
    ] {
        let design = told(STEP, rule);
        assert!(names(&design).contains(&part), "{rule}: {:?}", names(&design));
        assert!(has(&parents(&design, part), &["kites"]), "{rule}");
    }
}

#[test]
fn what_stays_is_no_part() {
    let design = told(STEP, "Deleting a kite never deletes its ribbons.");
    assert!(!names(&design).contains(&"ribbons"), "{:?}", names(&design));
}

#[test]
fn what_keeps_a_thing_from_going_is_of_it() {
    for rule in ["A kite with ribbons cannot be deleted.", "A kite that has ribbons isn't removed."] {
        let design = told(STEP, rule);
        assert!(has(&parents(&design, "ribbons"), &["kites"]), "{rule}: {:?}", names(&design));
    }
}

#[test]
fn everything_that_carries_an_id_is_a_row() {
    let design = told(STEP, "Ribbons, flight rules and API tokens carry `club_id` themselves.");
    let names = names(&design);
    assert!(names.contains(&"ribbons") && names.contains(&"flight_rules"), "{names:?}");
}

#[test]
fn one_at_most_for_each_of_two_things_is_a_row_of_both() {
    let design = told(STEP, "A kite has no more than one result for a reel.");
    assert!(has(&parents(&design, "reel_results"), &["kites", "reels"]), "{:?}", names(&design));
}

#[test]
fn other_names_of_a_thing_are_rows() {
    let design = told(STEP, "A kite may have other names too.");
    assert!(has(&columns(&design, "kite_names"), &["kite_id", "name"]));
}

#[test]
fn a_table_that_is_denied_is_none() {
    let design = told(STEP, "No clone, no ribbons table, no branches.");
    assert!(!names(&design).contains(&"ribbons"));
}

#[test]
fn a_statement_that_there_is_a_thing_tells_what_it_has() {
    for (rule, table, expected) in [
        (
            "For every kite and reel there's a trial: number of attempts, the remark and the date.",
            "trials",
            "attempt_count",
        ),
        (
            "For each document of a kite we hold the file name, its size and the number of pages.",
            "documents",
            "page_count",
        ),
        (
            "A pilot's certificates are on file with kind, certificate number and expiry date.",
            "certificates",
            "expiry_date",
        ),
        (
            "The clerk opens a file for the applicant: name, postal address and date of birth.",
            "applicants",
            "postal_address",
        ),
        (
            "Sponsors are people or firms, with a postal address, a telephone and an e-mail.",
            "sponsors",
            "telephone",
        ),
        ("I'd call that a launch: the title, the date and the price.", "launches", "title"),
    ] {
        let design = told(STEP, rule);
        assert!(names(&design).contains(&table), "{rule}: {:?}", names(&design));
        assert!(has(&columns(&design, table), &[expected]), "{rule}: {:?}", columns(&design, table));
    }
}

#[test]
fn a_deed_that_is_not_wanted_makes_nothing() {
    assert!(!names(&told(STEP, "I don't want to keep lodgers as such.")).contains(&"lodgers"));
}

#[test]
fn what_is_said_about_a_thing_is_a_row_of_it() {
    for (rule, table) in [
        ("The pilot can leave a comment under a kite.", "kite_comments"),
        ("The pilots can post messages about the kite.", "kite_messages"),
    ] {
        let design = told(STEP, rule);
        assert!(has(&parents(&design, table), &["kites", "users"]), "{rule}: {:?}", names(&design));
    }
    let design = told(STEP, "The pilot approves the kite with a comment.");
    assert!(!names(&design).contains(&"kite_comments"));
}

#[test]
fn what_is_held_per_thing_is_a_row_of_it_whatever_its_word() {
    let design = told(STEP, "The system holds wear limits per kite and country of origin.");
    assert!(has(&parents(&design, "wear_limits"), &["kites"]), "{:?}", names(&design));
}

#[test]
fn files_that_are_attached_to_a_thing_are_rows_of_it() {
    let design = told(STEP, "Users attach photos and PDF files to a kite and remove them again.");
    assert!(names(&design).contains(&"kite_attachments"), "{:?}", names(&design));
}
