//! What is told for each of a thing, and of which states it is asked when, in sentences of our own.

use super::details::{columns, has, told};

const STEP: &str = "Creates a kite (name, price).";

#[test]
fn a_number_before_a_demand_is_no_part_of_it() {
    let kites = columns(
        &told(STEP, "**FR-12** For each kite the club shall hold the label and the weight.\n"),
        "kites",
    );
    assert!(has(&kites, &["label", "weight"]), "{kites:?}");
}

#[test]
fn a_state_has_its_moment_where_it_is_asked_when() {
    let states = "- A kite is planned, sewn, checked, sold or returned.\n";
    let none = columns(&told(STEP, states), "kites");
    assert!(
        !none.iter().any(|name| name.ends_with("ed_at") && name != "created_at" && name != "updated_at"),
        "{none:?}"
    );
    for (rule, moment) in [
        ("The day on which a kite was returned is kept.", "returned_at"),
        ("We keep who checked it and when.", "checked_at"),
        ("Kites are listed with those checked first on top.", "checked_at"),
        ("The time of return is noted.", "returned_at"),
        ("The clerk has it checked; name and time are kept.", "checked_at"),
    ] {
        let kites = columns(&told(STEP, &alloc::format!("{states}- {rule}\n")), "kites");
        assert!(has(&kites, &[moment]), "{rule} {kites:?}");
    }
}

#[test]
fn a_place_is_two_figures_a_time_is_of_a_deed_and_why_is_kept() {
    let rules = "- A kite has coordinates and a colour.\n- The club rejects a kite with a reason.\n";
    let kites = columns(&told(STEP, rules), "kites");
    assert!(has(&kites, &["latitude", "longitude", "reason"]) && !has(&kites, &["coordinates"]), "{kites:?}");
    let fillings = columns(&told("The pilot records a filling (time, litres).", ""), "fillings");
    assert!(has(&fillings, &["filled_at"]) && !has(&fillings, &["time"]), "{fillings:?}");
}

#[test]
fn an_account_that_somebody_creates_is_the_user() {
    let design = told(
        "The pilot creates an account with name, e-mail, password and phone number, and opens a kite (name, price).",
        "",
    );
    let users = columns(&design, "users");
    assert!(has(&users, &["email", "phone_number"]), "{users:?}");
    assert!(!design.tables.iter().any(|table| table.name == "accounts"));
}
