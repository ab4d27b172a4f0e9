//! Rows of a thing, in sentences of our own: what is logged of it, what it has for each of others, its lines, what each
//! of several has.

use super::details::{columns, has, parents, told};
use super::*;

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length).";

#[test]
fn changes_that_nobody_keeps_are_no_rows() {
    for rule in
        ["Each change of a kite's state is announced to the crew.", "Every time a kite is moved, be careful."]
    {
        assert!(!names(&told(STEP, rule)).iter().any(|name| name.contains("change")), "{rule}");
    }
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
