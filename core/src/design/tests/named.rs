//! How things and columns are called that the docs tell in a clause.

use super::details::{columns, has, told};
use super::*;

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

/// Words that are a column, a measure or somebody elsewhere, each plainly told with columns of its own.
const PLAIN: [(&str, &str); 8] = [
    ("A supplier has a name, an e-mail and a phone.", "suppliers"),
    ("A rate has a unit, a price and a first day.", "rates"),
    ("Every batch carries a number and a date.", "batches"),
    ("A reason has a code and a text.", "reasons"),
    ("A rate is saved for the pier with a unit, a price and the first day.", "rates"),
    ("Strings and pegs: we keep them as articles with a number, a name and a price.", "articles"),
    ("The category list is kept by the office.", "categories"),
    ("Mooring types are maintained by the harbour office.", "mooring_types"),
];

#[test]
fn what_is_plainly_told_is_a_thing_whatever_its_word_is_elsewhere() {
    let missing = |(sentence, table): &&(&str, &str)| {
        let design = told("The planner registers a pier with a name and a depth.", sentence);
        !names(&design).contains(table)
    };
    assert_eq!(PLAIN.iter().find(missing), None);
}

#[test]
fn a_list_behind_a_name_of_somebody_is_of_those() {
    let design = told("Creates a pier (name, depth).", "- Suppliers: name, e-mail, phone, delivery time\n");
    assert!(has(&columns(&design, "suppliers"), &["name", "email", "phone"]), "{:?}", names(&design));
}

#[test]
fn a_note_of_what_is_made_with_three_columns_makes_a_thing() {
    let design = told("Creates a pier (name, depth).", "- Invoice with a number, date, net sum and total\n");
    assert!(names(&design).contains(&"invoices"), "{:?}", names(&design));
}

#[test]
fn a_list_that_is_no_one_s_makes_nothing() {
    let rule = "The list is kept short. The screen list is kept by the office.";
    let design = told("The planner registers a pier with a name and a depth.", rule);
    assert_eq!(names(&design), ["users", "piers"]);
}
