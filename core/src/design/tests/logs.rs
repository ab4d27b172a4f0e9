//! Rows of a thing, in sentences of our own: what is logged of it, what it has for each of others, its lines, what each
//! of several has.

use super::details::{columns, has, parents, told};
use super::*;

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length).";

#[test]
fn each_change_of_a_thing_is_a_row_of_it() {
    for (rule, table) in [
        (
            "Each change of a kite's state is written to its history: from, to, who, when.",
            "kite_state_changes",
        ),
        ("A kite is drafted. For each change of state we record from, to, who, when.", ""),
        ("Every time a kite is touched keep a line: who did it, when, state before.", "kite_changes"),
        (
            "A reel can be corrected. For every correction the old length, the new length and who did it are kept.",
            "reel_corrections",
        ),
    ] {
        let design = told(STEP, rule);
        let table = if table.is_empty() { "state_changes" } else { table };
        assert!(names(&design).contains(&table), "{rule}: {:?}", names(&design));
        assert!(has(&columns(&design, table), &["created_at"]), "{rule}: {:?}", columns(&design, table));
    }
    let design = told(STEP, "Each change of a kite's state is written to its history: from, to, who, when.");
    let expected = ["from_status", "to_status", "changed_by", "changed_at"];
    assert!(has(&columns(&design, "kite_state_changes"), &expected));
}

#[test]
fn changes_that_nobody_keeps_are_no_rows() {
    for rule in
        ["Each change of a kite's state is announced to the crew.", "Every time a kite is moved, be careful."]
    {
        assert!(!names(&told(STEP, rule)).iter().any(|name| name.contains("change")), "{rule}");
    }
}

#[test]
fn looks_at_a_thing_are_an_access_log() {
    for rule in [
        "Each viewing of a kite is logged (who, which kite, when).",
        "We must be able to tell who opened which kite and when.",
    ] {
        let design = told(STEP, rule);
        assert!(has(&parents(&design, "access_logs"), &["kites", "users"]), "{rule}: {:?}", names(&design));
    }
}

#[test]
fn what_a_thing_has_for_each_of_others_is_a_row_of_both() {
    for (rule, table) in [
        ("A kite gives a score between 0 and 10 for every reel.", "kite_scores"),
        (
            "The pilot can set, for one kite and one reel, a number that stands in place of the usual one.",
            "kite_reels",
        ),
    ] {
        let design = told(STEP, rule);
        assert!(has(&parents(&design, table), &["kites", "reels"]), "{rule}: {:?}", names(&design));
    }
    let design =
        told(STEP, "So for every kite and each day of the week there's a par, the amount to be there.");
    assert!(has(&columns(&design, "pars"), &["kite_id", "weekday"]), "{:?}", names(&design));
}

#[test]
fn a_name_that_occurs_once_per_thing_is_no_row() {
    let design = told(STEP, "A kite has a mark that occurs once per reel.");
    assert!(!names(&design).contains(&"kite_marks"), "{:?}", names(&design));
}

#[test]
fn lines_that_are_told_belong_to_what_the_text_is_about() {
    let design = told(STEP, "One kite per month. A line states its text, a quantity and a unit price.");
    assert!(has(&columns(&design, "kite_lines"), &["kite_id", "quantity", "unit_price_cents"]));
    let design =
        told(STEP, "A kite has a budget. The budget consists of lines. A line has a heading and an amount.");
    assert!(has(&parents(&design, "budget_lines"), &["kites"]), "{:?}", names(&design));
    let design = told(STEP, "A line has a code, a race and a founder.");
    assert!(!names(&design).contains(&"kite_lines"));
}

#[test]
fn each_of_several_that_were_spoken_of_has_what_is_told() {
    let design = told(STEP, "The kite is paid for in instalments. Each has an amount and a due date.");
    assert!(has(&columns(&design, "instalments"), &["due_date"]), "{:?}", names(&design));
}

#[test]
fn what_there_may_be_several_of_and_what_is_marked_is_a_row() {
    for (rule, table) in [
        ("Up to six receipts per kite: photo or PDF.", "kite_receipts"),
        ("Several gussets per kite, each with a name and a colour.", "gussets"),
        ("A pilot can put a heart on a kite and find it again.", "favourites"),
        ("A pilot can mark a kite as a favourite.", "favourites"),
        ("Any pilot can report a kite, once, with a reason.", "kite_reports"),
    ] {
        let design = told(STEP, rule);
        assert!(has(&parents(&design, table), &["kites"]), "{rule}: {:?}", names(&design));
    }
    assert!(!names(&told(STEP, "Up to six hours per kite.")).iter().any(|name| name.contains("hour")));
}
