//! States that are told one by one, and moments of what happens once, in sentences of our own.

use super::details::{columns, has, told};
use super::{Design, Limit, table};
use alloc::string::String;
use alloc::vec::Vec;

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length).";

fn states(rules: &str) -> Vec<String> {
    of(&told(STEP, &alloc::format!("- {rules}\n")), "kites")
}

fn of(design: &Design, name: &str) -> Vec<String> {
    let status = table(design, name).columns.iter().find(|column| column.name == "status");
    match status.and_then(|column| column.limit.clone()) {
        Some(Limit::Values(values)) => values,
        Some(_) | None => Vec::new(),
    }
}

#[test]
fn states_that_are_told_one_by_one_are_a_course() {
    for (rules, expected) in [
        (
            "A kite is a draft until published. Later it is under way, completed or cancelled.",
            &["draft", "published", "under_way", "completed", "cancelled"][..],
        ),
        ("A kite is a draft, then published, and eventually closed.", &["draft", "published", "closed"]),
        ("It is planned until that day, then in progress. A kite may be cancelled.", &[]),
        (
            "A kite is planned until that day, then in progress. It can be cancelled.",
            &["planned", "in_progress", "cancelled"],
        ),
        (
            "Saves the kite as a draft. Once it is paid, the kite is published.",
            &["draft", "paid", "published"],
        ),
        ("Moves the kite from draft to in review to published.", &["draft", "in_review", "published"]),
        (
            "Marks the kite as pending; later it is accepted or rejected.",
            &["pending", "accepted", "rejected"],
        ),
        (
            "The kite waits as pending until the owner accepts or rejects it.",
            &["pending", "accepted", "rejected"],
        ),
        ("The owner accepts or rejects the kite.", &["pending", "accepted", "rejected"]),
        ("A kite starts out as grounded. It becomes active.", &["active", "grounded"]),
        ("A kite has a name, a price, and is open, torn or given up.", &["open", "torn", "given_up"]),
        (
            "A kite has a tail. It is scheduled, flown, postponed or called off.",
            &["scheduled", "flown", "postponed", "called_off"],
        ),
        ("A kite is checked in the hall: queued, checked or torn.", &["queued", "checked", "torn"]),
        ("The owner notes whether it went up (pending, flown, failed).", &[]),
    ] {
        assert_eq!(states(rules), expected, "{rules}");
    }
}

#[test]
fn one_state_or_what_is_denied_is_no_course() {
    for rules in [
        "The kite is sent to the owner.",
        "A kite is never cancelled and cannot be closed.",
        "Open reels are shown beside the kite.",
        "The keeper can open the kite and close the door.",
    ] {
        assert!(states(rules).is_empty(), "{rules}: {:?}", states(rules));
    }
}

#[test]
fn states_that_are_told_in_a_row_are_all_but_how_things_of_any_kind_end() {
    let rules = "A kite is sewn, waxed or flown. A kite can be cancelled. The kite is approved.";
    assert_eq!(states(rules), ["sewn", "waxed", "flown", "cancelled"]);
}

#[test]
fn what_happens_once_happens_at_a_moment() {
    let design = told(STEP, "- The kite is checked in at the gate.\n");
    assert!(has(&columns(&design, "kites"), &["checked_in_at"]), "{:?}", columns(&design, "kites"));
}

#[test]
fn from_when_until_when_is_told_in_many_ways() {
    for rule in [
        "A kite is lent from one day to another, and the owner is told.",
        "The clerk enters the first and last day of a kite.",
        "A kite has a first and a last day.",
        "For a kite we need from which day until which day it flies.",
    ] {
        let kites = columns(&told(STEP, &alloc::format!("- {rule}\n")), "kites");
        assert!(
            has(&kites, &["starts_on", "ends_on"]) || has(&kites, &["first_day", "last_day"]),
            "{rule}: {kites:?}"
        );
    }
    let kites = columns(&told(STEP, "- A kite carries the day until which it may fly.\n"), "kites");
    assert!(has(&kites, &["valid_until"]), "{kites:?}");
    let kites = columns(&told(STEP, "- Statistics: kites of a member in a span of days.\n"), "kites");
    assert!(!has(&kites, &["starts_on"]), "{kites:?}");
}

#[test]
fn things_that_somebody_puts_in_order_have_a_position() {
    for rule in [
        "Arranges kites and reels and drags both into the right order.",
        "The clerk gives each kite a name and drags them into order.",
        "Two kites swap places.",
        "Kites are tried from top to bottom.",
        "A kite has a tail and a place in the order.",
    ] {
        let kites = columns(&told(STEP, &alloc::format!("- {rule}\n")), "kites");
        assert!(has(&kites, &["position"]), "{rule}: {kites:?}");
    }
}

#[test]
fn a_column_is_there_once_in_its_unit() {
    let kites = columns(&told(STEP, "- A kite has a span and a span in metres.\n"), "kites");
    assert!(has(&kites, &["span_m"]) && !has(&kites, &["span"]), "{kites:?}");
}

#[test]
fn a_list_of_what_is_no_table_costs_nothing_behind_a_sign_of_several_bytes() {
    for list in ["– received, used, lost –", "— received, used, lost —", "(received, used, lost)"] {
        let rules = alloc::format!("Each movement {list} is written down with a quantity.");
        assert_eq!(states(&rules), Vec::<String>::new(), "{rules}");
    }
}
