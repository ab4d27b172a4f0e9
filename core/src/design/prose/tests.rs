//! Requirement prose of our own, and the things that must come out of it.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Told, requirements};
use crate::product::{Role, read};
use crate::text::{Sources, Text};

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
        ["boat: name", "boat inspection: date, result"]
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

#[test]
fn what_is_said_of_a_thing_after_a_preposition_does_not_own() {
    let things = "Each skipper has a name and phone. Each boat has a name and length. ";
    let told = |sentence: &str| lines(&alloc::format!("{things}{sentence}"));
    assert_eq!(
        told("The system tracks repairs made by skippers, including the repair date and cost."),
        ["boat: name, length", "repair: repair date, cost", "skipper: name, phone"]
    );
    assert_eq!(
        told("Each inspection made with a boat must record the date and result."),
        ["boat: name, length", "inspection: date, result", "skipper: name, phone"]
    );
}

#[test]
fn a_deed_is_named_by_what_it_is_done_to() {
    assert_eq!(
        lines("Each crane has a model. Record the usage of cranes, including the start time and purpose."),
        ["crane: model", "crane usage: start time, purpose"]
    );
}

#[test]
fn verbs_before_a_thing_are_no_part_of_its_name() {
    assert_eq!(
        lines(
            "The system allows adding, deleting and modifying berths, including the number, depth and price."
        ),
        ["berth: number, depth, price"]
    );
    assert_eq!(
        lines("Stores sailors' results, including the score and time."),
        ["sailor result: score, time"]
    );
    assert_eq!(
        lines("Our club rents boats:\n\nThe system records name, length and price."),
        ["boat: name, length, price"]
    );
}

#[test]
fn an_item_of_something_is_a_thing() {
    assert_eq!(
        lines("Each cargo item has a weight, description and price."),
        ["cargo item: weight, description, price"]
    );
}

#[test]
fn what_happens_without_a_noun_is_named_by_its_time() {
    let text = "Each skipper has a name and phone. \
                Each time a skipper moors, the system records the mooring time, price and weather condition.";
    assert_eq!(
        lines(text),
        ["mooring record: mooring time, price, weather condition", "skipper: name, phone"]
    );
}

#[test]
fn a_list_after_a_participle_is_of_what_was_told_before() {
    let text = "Each skipper has a name and phone. \
                When the gate opens, a harbour pass is issued, recording the start date and amount.";
    assert_eq!(lines(text), ["harbour pass: start date, amount", "skipper: name, phone"]);
    assert_eq!(
        lines(
            "Skippers can rent boats, with each rental recording the rental date, price and deposit amount."
        ),
        ["rental: rental date, price, deposit amount"]
    );
}

#[test]
fn they_are_who_was_spoken_of() {
    let text = "Permits include a number and expiry date. \
                Harbour masters are responsible for issuing permits; they have a name, rank and phone number.";
    assert_eq!(lines(text), ["harbour master: name, rank, phone number", "permit: number, expiry date"]);
}

#[test]
fn the_relationship_between_two_things_is_a_join() {
    let things = "Each skipper has a name and phone. Each boat has a name and length. ";
    let told = |sentence: &str| lines(&alloc::format!("{things}{sentence}"));
    assert_eq!(
        told("The system manages the relationship between skippers and boats."),
        ["boat: name, length", "skipper: name, phone <-> boat"]
    );
    assert_eq!(
        told("It records the relationship between skippers and boats, including the start date and role."),
        ["boat: name, length", "skipper: name, phone", "skipper boat: start date, role -> skipper, boat"]
    );
}

#[test]
fn a_table_that_is_used_to_record_owns_its_list() {
    assert_eq!(
        lines(
            "Each boat has a name. The insurance table is used to store information about insurances of boats, including number, start date and amount."
        ),
        ["boat: name", "insurance: number, start date, amount"]
    );
}

#[test]
fn what_several_share_in_is_joined() {
    let things = "Each skipper has a name and phone. Each regatta has a name and date. Each boat has a length and price. ";
    let told = |sentence: &str| lines(&alloc::format!("{things}{sentence}"));
    let (boat, regatta, skipper) = ("boat: length, price", "regatta: name, date", "skipper: name, phone");
    let joined = |name: &str, to: &str| alloc::format!("{name} <-> {to}");
    assert_eq!(
        told("A skipper may take part in multiple regattas."),
        [boat, regatta, &joined(skipper, "regatta")]
    );
    assert_eq!(
        told("Each boat is built by multiple skippers."),
        [&joined(boat, "skipper"), regatta, skipper]
    );
    assert_eq!(told("Each regatta can use several boats."), [boat, &joined(regatta, "boat"), skipper]);
    assert_eq!(told("Each boat can correspond to several regattas."), [boat, regatta, skipper]);
}

#[test]
fn an_order_has_a_row_for_each_thing_in_it() {
    assert_eq!(
        lines(
            "Each sail has a size and price. Each order has a number, date, the sails ordered and their quantities."
        ),
        ["order: number, date", "order item: quantities -> order, sail", "sail: size, price"]
    );
}

#[test]
fn a_thing_with_what_was_done_to_it_is_referred_to() {
    assert_eq!(
        lines(
            "Each boat has a length and price. For each sale, the system records the boat sold, sale date and price."
        ),
        ["boat: length, price", "sale: sale date, price -> boat"]
    );
}

#[test]
fn a_history_of_deeds_is_of_the_deeds() {
    assert_eq!(
        lines(
            "The system tracks the crane's maintenance history, including the maintenance date and cost. It manages maintenance records and cranes."
        ),
        ["crane: ", "crane maintenance: maintenance date, cost"]
    );
}

#[test]
fn what_records_something_is_what_is_kept() {
    assert_eq!(
        lines(
            "The logbook entry records basic voyage information, including the start time, distance and weather condition."
        ),
        ["logbook entry: start time, distance, weather condition"]
    );
}

#[test]
fn content_is_an_attribute() {
    assert_eq!(lines("Each notice has a title, content and date."), ["notice: title, content, date"]);
}
