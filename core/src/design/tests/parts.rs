//! Parts, in sentences of our own: what goes with a thing, what keeps it, what carries its id, what it has one of at most.

use super::details::{columns, has, told};
use super::*;

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length).";

#[test]
fn what_stays_is_no_part() {
    let design = told(STEP, "Deleting a kite never deletes its ribbons.");
    assert!(!names(&design).contains(&"ribbons"), "{:?}", names(&design));
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
fn files_that_are_attached_to_a_thing_are_rows_of_it() {
    let design = told(STEP, "Users attach photos and PDF files to a kite and remove them again.");
    assert!(names(&design).contains(&"kite_attachments"), "{:?}", names(&design));
}
