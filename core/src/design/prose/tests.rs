//! Requirement prose of our own, and the things that must come out of it.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Told, requirements};
use crate::product::{Role, read};
use crate::text::{Sources, Text};

mod owners;
mod several;

fn told(text: &str) -> Vec<Told> {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("requirements.md", text));
    requirements(&read(&[(Role::Requirements, file)], &sources).0)
}

/// Each thing with its attributes and what it refers to: `berth: number, depth -> harbour`.
fn lines(text: &str) -> Vec<String> {
    let line = |told: Told| {
        let words = |pairs: &[(String, _)]| {
            let words: Vec<&str> = pairs.iter().map(|(words, _)| words.as_str()).collect();
            words.join(", ")
        };
        let mut line = alloc::format!("{}: {}", told.name, words(&told.fields));
        for (arrow, links) in [(" -> ", &told.parents), (" <-> ", &told.joined)] {
            if !links.is_empty() {
                line.push_str(arrow);
                line.push_str(&words(links));
            }
        }
        line
    };
    told(text).into_iter().map(line).collect()
}

#[test]
fn the_subject_owns_the_list_after_its_verb() {
    assert_eq!(lines("Each berth has a number, a length and a price."), ["berth: number, length, price"]);
    assert_eq!(
        lines("The harbour runs multiple berths, each with a berth ID, depth and daily price."),
        ["berth: depth, daily price"]
    );
}

#[test]
fn a_clause_before_the_comma_owns_what_the_system_records() {
    assert_eq!(
        lines("For each inspection, the system records the date, result and inspector."),
        ["inspection: date, result, inspector"]
    );
    assert_eq!(
        lines("For ferry management, the system supports planning, including the name, capacity and status."),
        ["ferry: name, capacity, status"]
    );
}

#[test]
fn a_heading_gives_its_lists_an_owner() {
    assert_eq!(
        lines("Skipper management:\n\nThe system records name, phone number and email."),
        ["skipper: name, phone number, email"]
    );
}

#[test]
fn an_attribute_that_names_a_thing_refers_to_it() {
    assert_eq!(
        lines(
            "Each berth has a length and price. Each mooring record includes berth ID, start time and end time."
        ),
        ["berth: length, price", "mooring record: start time, end time -> berth"]
    );
}

#[test]
fn several_said_both_ways_is_a_join() {
    let text = "Each skipper has a name and phone. Each boat has a name and length. \
                Each skipper can sail multiple boats. Each boat can carry multiple skippers.";
    assert_eq!(lines(text), ["boat: name, length", "skipper: name, phone <-> boat"]);
}

#[test]
fn a_short_line_that_ends_early_is_a_title() {
    assert_eq!(
        lines(
            "1. Skipper Management\nRecord the basic information, including the name, phone and email.\n\n2. Berth Management\nRecord the basic information, including the depth, length and price."
        ),
        ["berth: depth, length, price", "skipper: name, phone, email"]
    );
}

#[test]
fn a_record_that_must_record_owns_its_list() {
    assert_eq!(
        lines(
            "Inspectors have a name and phone. Query records have a date and result. \
             Mooring inspection records need to record the date, result and cost."
        ),
        [
            "inspector: name, phone",
            "mooring inspection record: date, result, cost",
            "query record: date, result"
        ]
    );
}

#[test]
fn what_was_done_with_a_thing_is_no_part_of_its_name() {
    assert_eq!(
        lines("Multiple harbours need to be managed, each with a name, address and telephone information."),
        ["harbour: name, address, telephone"]
    );
}

#[test]
fn an_account_of_a_user_is_the_user() {
    assert_eq!(
        lines("User registration: record information such as username, email and password."),
        ["user: username, email, password"]
    );
}

#[test]
fn what_is_told_after_with_each_is_of_each() {
    assert_eq!(
        lines(
            "The system records data from the quay, with each crane identified by a crane ID, model and weight."
        ),
        ["crane: model, weight"]
    );
}

#[test]
fn a_table_owns_what_it_records() {
    assert_eq!(
        lines(
            "Each boat has a name. The boat inspection table records inspections of each boat, including date and result."
        ),
        ["boat: name", "boat inspection: date, result -> boat"]
    );
}

#[test]
fn a_record_that_comes_of_something_owns_what_it_records() {
    assert_eq!(
        lines("Each boat has a name. Each boat generates a fuel record, which records the date and amount."),
        ["boat: name", "fuel record: date, amount"]
    );
}

#[test]
fn who_provides_their_name_has_it() {
    assert_eq!(
        lines(
            "Each boat has a length. Customers can register by providing their name, phone number and email."
        ),
        ["boat: length", "customer: name, phone number, email"]
    );
    assert_eq!(
        lines("The system must store the username, password and email."),
        ["user: username, password, email"]
    );
}

#[test]
fn one_head_may_serve_two_items() {
    assert_eq!(
        lines("Each boat has a name, creation and update times."),
        ["boat: name, creation times, update times"]
    );
}

#[test]
fn who_can_take_several_does_not_own_them() {
    let things = "Each skipper has a name and phone. Each boat has a length and depth. ";
    let told = |sentence: &str| lines(&alloc::format!("{things}{sentence}"));
    assert_eq!(
        told("Each skipper can sail multiple boats."),
        ["boat: length, depth", "skipper: name, phone"]
    );
    assert_eq!(
        told("Each skipper can have multiple boats."),
        ["boat: length, depth -> skipper", "skipper: name, phone"]
    );
}

#[test]
fn who_runs_the_product_is_no_row() {
    assert_eq!(
        lines("The company has multiple harbours. Each harbour has a name and location."),
        ["harbour: name, location"]
    );
}

#[test]
fn a_list_of_feelings_is_nothing() {
    assert_eq!(lines("The system must be fast, friendly and calm, and users love it."), [""; 0]);
}
