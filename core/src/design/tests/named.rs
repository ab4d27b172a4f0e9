//! How things and columns are called that the docs tell in a clause.

use super::details::{columns, has, told};

#[test]
fn a_clause_tells_a_column_by_the_name_it_usually_has() {
    let design = told(
        "Creates a kite (name, price).",
        "A kite has a permit number, how many people it holds, the day on which the permit runs out, a date when it must be inspected next, and whether it has a siren and when.\n",
    );
    let columns = columns(&design, "kites");
    assert!(
        has(&columns, &["capacity", "permit_expires_on", "next_inspection_on", "has_siren", "siren_at"]),
        "{columns:?}"
    );
}

#[test]
fn words_that_say_nothing_are_no_part_of_a_name() {
    let design = told(
        "Creates a kite (name, price).",
        "A kite has an official number, the largest number of pilots, the material used, a note such as \"red tail\", and a line or two about its past.\n",
    );
    let columns = columns(&design, "kites");
    assert!(has(&columns, &["number", "max_pilots", "material", "note"]), "{columns:?}");
}

#[test]
fn what_may_be_chosen_are_the_values_of_what_stands_before() {
    let design = told(
        "Creates a kite (name, price).",
        "A kite has a finish, which with us is glossy, satin or matt, a weight and a fuel, gas or wood.\n",
    );
    let columns = columns(&design, "kites");
    assert!(has(&columns, &["finish"]), "{columns:?}");
    assert!(
        !columns.iter().any(|column| matches!(column.as_str(), "satin" | "matt" | "wood")),
        "{columns:?}"
    );
}

#[test]
fn what_happened_to_a_thing_is_nothing_that_it_has() {
    let design = told(
        "Creates a kite (name, price).",
        "When the kite has dried, and the number is read, it is put away. A box is kept with the kite, with a label and a weight.\n",
    );
    let columns = columns(&design, "kites");
    assert!(
        !columns.iter().any(|column| matches!(column.as_str(), "dried" | "label" | "weight")),
        "{columns:?}"
    );
}

#[test]
fn a_thing_goes_by_its_last_word_and_with_a_hyphen() {
    let step = "Creates a kite (name, price). Adds a log entry (note, day). Adds a follow-up (note, day).";
    let design =
        told(step, "The entry has a wind force and a remark. A follow-up has a due date and a colour.\n");
    let entries = columns(&design, "log_entries");
    assert!(has(&entries, &["wind_force", "remark"]), "{entries:?}");
    assert!(
        has(&columns(&design, "follow_ups"), &["due_date", "colour"]),
        "{:?}",
        columns(&design, "follow_ups")
    );
}
