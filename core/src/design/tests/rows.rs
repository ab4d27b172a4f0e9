//! Lines of a thing and what else belongs to one in passing, in sentences of our own.

use super::details::{columns, has, parents, told};
use super::*;

const STEP: &str = "Creates a kite (name, price). Issues an estimate (amount, due date).";

#[test]
fn lines_are_of_what_they_are_told_to_be_of() {
    for (rule, table) in [
        ("Each line of the estimate names the sail, the length and the price.", "estimate_lines"),
        (
            "Every sail that is torn becomes a line on the estimate, with a length and a price.",
            "estimate_lines",
        ),
        ("The office maintains the items of the estimate: text, price, length.", "estimate_items"),
        ("Rigo writes an offer for a kite: lines with a text, a quantity and a price.", "offer_lines"),
        (
            "At noon an offer is made with a line for the spars; each line has a text and a price.",
            "offer_lines",
        ),
    ] {
        let design = told(STEP, rule);
        assert!(has(&columns(&design, table), &["price_cents"]), "{rule}: {:?}", names(&design));
        let of = if table.starts_with("offer") { "offers" } else { "estimates" };
        assert!(has(&parents(&design, table), &[of]), "{rule}: {:?}", names(&design));
        assert!(!names(&design).contains(&"lines"), "{rule}");
    }
}

#[test]
fn what_is_told_which_it_is_is_no_line() {
    let design = told(STEP, "Torn items of a kite are listed by date.");
    assert!(!names(&design).iter().any(|name| name.starts_with("kite_")), "{:?}", names(&design));
}

#[test]
fn several_with_one_line_each_are_rows() {
    let design =
        told(STEP, "The rigger lists the broken spars, one line each: a length, a price, a short remark.");
    assert!(has(&columns(&design, "broken_spars"), &["price_cents"]), "{:?}", names(&design));
}

#[test]
fn whatever_happens_is_an_entry_of_the_log_that_was_spoken_of() {
    let design = told(
        STEP,
        "The beach keeps a log. Anything that happens is an entry: the hour, a text, who wrote it.",
    );
    assert!(names(&design).contains(&"log_entries"), "{:?}", names(&design));
}

#[test]
fn pictures_are_of_what_is_made_with_them_or_spoken_of_near_by() {
    for (step, table) in [
        ("The warden logs a rockfall: a title, a remark and pictures.", "rockfall_pictures"),
        (
            "The warden logs a rockfall (title, remark). She takes photos if it has hurt somebody.",
            "rockfall_photos",
        ),
        ("The warden logs a rockfall (title, remark). She uploads 2 to 6 photographs.", "rockfall_photos"),
    ] {
        let design = told(step, "");
        assert!(has(&parents(&design, table), &["rockfalls"]), "{step}: {:?}", names(&design));
    }
    let rule = "A photo belongs to a rockfall and shows the cliff.";
    let design = told("The warden logs a rockfall (title, remark).", rule);
    assert!(has(&parents(&design, "rockfall_photos"), &["rockfalls"]), "{:?}", names(&design));
    let design =
        told("The warden logs a rockfall (title, remark).", "She takes up to six photos of the sky.");
    assert!(!names(&design).contains(&"rockfall_photos"), "{:?}", names(&design));
}
