//! What is kept, in sentences of our own: under a label that names nothing, and when something happens.

use super::details::{columns, has};
use super::*;

/// What a journey with one more section gives.
fn section(title: &str, lines: &str) -> Design {
    let journey = alloc::format!("# User Journey: X\n\n## Journey of the warden\n\n## {title}\n\n{lines}\n");
    read(&[(Role::Journey, &journey)], "").design
}

#[test]
fn under_a_label_that_only_says_that_it_is_kept_the_section_names_the_thing() {
    let design = section("3 · Regattas", "- **Kept**: title, start date, wind force, remark\n");
    assert!(has(&columns(&design, "regattas"), &["title", "start_date"]), "{:?}", names(&design));
    let design = section("Reserving", "- **What we store**: title, start date, remark\n");
    assert!(has(&columns(&design, "reservations"), &["title", "start_date"]), "{:?}", names(&design));
    let design = section("At the pier", "- **Kept**: title, start date, wind force, remark\n");
    assert!(!names(&design).contains(&"piers"), "{:?}", names(&design));
}

#[test]
fn data_of_a_thing_are_its_columns_whatever_its_word() {
    let design = section("At the pier", "- **Data of the model**: title, brand, price, weight\n");
    assert!(has(&columns(&design, "models"), &["title", "brand", "price_cents"]), "{:?}", names(&design));
}

#[test]
fn behind_an_equals_sign_stands_what_it_is_made_of() {
    let design = section("At the pier", "**Sail plan** = title, area, price, remark\n");
    assert!(has(&columns(&design, "sail_plans"), &["title", "price_cents"]), "{:?}", names(&design));
}
