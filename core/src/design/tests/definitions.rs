//! Sentences that define a thing, wherever they stand.

use super::details::{columns, has, told};
use super::*;

/// A journey of one step, and an architecture with these lines.
fn with_architecture(lines: &str) -> Design {
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Plan\n- **User Action**: Plans a tour (title, date)\n- **System Response**: Saves the tour\n";
    let architecture = alloc::format!("# Architecture\n\n## Data rules\n\n{lines}\n");
    read(&[(Role::Journey, journey), (Role::Architecture, &architecture)], "").design
}

#[test]
fn a_name_and_a_list_of_columns_define_a_table() {
    let design = with_architecture("- Van: number plate (unique), name, capacity");
    assert!(column(&design, "vans.number_plate").unique);
}

#[test]
fn two_columns_define_a_table_where_it_goes_by_one_of_them() {
    let design = with_architecture("- Berth: number, length in metres");
    assert!(has(&columns(&design, "berths"), &["number", "length_m"]));
    assert_eq!(names(&with_architecture("- Berth: length, depth")), ["users", "tours"]);
}

#[test]
fn types_that_are_told_with_columns_are_a_list_of_their_own() {
    let design = with_architecture("- Crane types: name, colour, largest load in tonnes");
    assert!(has(&columns(&design, "crane_types"), &["name", "colour"]));
}

#[test]
fn a_deed_that_is_told_with_columns_is_a_thing() {
    let design = with_architecture("- Tow: number, day, reason, who ordered, how many metres");
    let columns = columns(&design, "tows");
    assert!(has(&columns, &["number", "day", "reason", "ordered_by"]), "{columns:?}");
}

#[test]
fn what_a_thing_has_are_its_columns() {
    let design = with_architecture("Projects must have a unique code, a title and a cost.");
    assert!(column(&design, "projects.code").unique);
    assert!(table(&design, "projects").columns.iter().any(|column| column.name == "title"));
}

#[test]
fn what_is_unique_among_some_is_not_unique_at_all() {
    let design =
        with_architecture("Depots have a code that is unique within the region, a name and an address.");
    assert!(!column(&design, "depots.code").unique);
}

#[test]
fn one_row_per_pair_is_a_table_with_a_unique_pair() {
    let design = with_architecture(
        "- Driver: name, phone, email\n- Vehicle: name, weight, color\n- Seat bookings: one row per tour and vehicle",
    );
    assert_eq!(table(&design, "seat_bookings").uniques[0].columns, ["tour_id", "vehicle_id"]);
}

#[test]
fn states_are_told_in_words() {
    let design = with_architecture("A tour is planned, started, finished or cancelled.");
    let states = ["planned", "started", "finished", "cancelled"].map(Into::into);
    assert_eq!(column(&design, "tours.status").limit, Some(Limit::Values(states.into())));
}

#[test]
fn what_belongs_to_a_thing_refers_to_it() {
    let design = with_architecture("- Stop: position, name, note\n\nA stop belongs to one tour.");
    assert_eq!(table(&design, "stops").relations[0].parent, "tours");
}

#[test]
fn a_list_of_machinery_defines_nothing() {
    let design = with_architecture("- Backend: language, name, version\n- Roles: driver, dispatcher");
    assert_eq!(names(&design), ["users", "tours"]);
}

#[test]
fn a_scenario_is_read_clause_by_clause() {
    let spec = "# Feature Specification: X\n\n## User Scenarios\n\n### User Story 1 - Move a box (Priority: P1)\n\n1. **Given** a shelf, **When** somebody stores a box with its weight, **Then** the box is stored there.\n\n### Key Entities\n\n- **Box** and **Shelf**: where things are. A box has a label, a weight and a color.\n";
    let design = read(&[(Role::Requirements, spec)], "").design;
    assert_eq!(names(&design).len(), 3, "{:?}", names(&design));
    assert!(table(&design, "boxes").columns.iter().any(|column| column.name == "label"));
}

#[test]
fn who_sees_only_what_is_its_own_is_the_tenant() {
    let step = "The bosun adds a kite (name, price).";
    for rule in [
        "- Several guilds use the product; each sees nothing of the others.\n",
        "- Each guild sees only its own kites.\n",
        "- No guild sees another guild's kites.\n",
    ] {
        let design = told(step, rule);
        assert_eq!(
            design.tables.iter().find(|table| table.class == Class::Tenant).map(|table| &*table.name),
            Some("guilds"),
            "{rule}"
        );
    }
    let design = told(step, "- Bosuns see only their own kites.\n");
    assert!(design.tables.iter().all(|table| table.class != Class::Tenant));
}

#[test]
fn a_label_tells_of_the_thing_behind_of() {
    let design = with_architecture(
        "- **Data of the hull**: number (unique), builder, length\n- **States of a survey**: open, passed, failed\n- A survey belongs to a hull.",
    );
    assert!(column(&design, "hulls.number").unique);
    assert!(column(&design, "surveys.status").limit.is_some());
}

#[test]
fn a_step_named_after_what_is_done_makes_a_row_of_it() {
    let journey = "# User Journey: X\n\n## Core User Flow\n\n### Step 1: Reserving\n\n- **Kept**: start date, price, remark\n- **States of a reservation**: waiting, fetched, expired\n- The shelf shows the reservation.\n";
    let design = read(&[(Role::Journey, journey)], "").design;
    assert!(table(&design, "reservations").columns.iter().any(|column| column.name == "remark"));
}
