//! Whose a list is, and what is joined: sentences of our own.

use super::lines;

#[test]
fn what_is_said_after_a_preposition_is_referred_to_and_owns_nothing() {
    let things = "Each skipper has a name and phone. Each boat has a name and length. ";
    let told = |sentence: &str| lines(&alloc::format!("{things}{sentence}"));
    assert_eq!(
        told("The system tracks repairs made by skippers, including the repair date and cost."),
        ["boat: name, length", "repair: repair date, cost -> skipper", "skipper: name, phone"]
    );
    assert_eq!(
        told("Each inspection made with a boat must record the date and result."),
        ["boat: name, length", "inspection: date, result -> boat", "skipper: name, phone"]
    );
}

#[test]
fn a_deed_is_named_by_what_it_is_done_to() {
    assert_eq!(
        lines("Each crane has a model. Record the usage of cranes, including the start time and purpose."),
        ["crane: model", "crane usage: start time, purpose -> crane"]
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
        ["crane: ", "crane maintenance: maintenance date, cost -> crane"]
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

#[test]
fn management_of_anything_makes_a_thing_of_it() {
    assert_eq!(
        lines("For branch management, the system records the name, address and phone number."),
        ["branch: name, address, phone number"]
    );
    assert_eq!(
        lines("For order management, the system records the order date, status and total amount."),
        ["order: order date, status, total amount"]
    );
    assert_eq!(
        lines("Regarding berth information, the system stores the depth, length and price."),
        ["berth: depth, length, price"]
    );
}

#[test]
fn a_verb_in_a_list_begins_another() {
    let text = "For skipper management, the system maintains the name and phone number, records skippers' rank and nationality.";
    assert_eq!(lines(text), ["skipper: name, phone number, rank, nationality"]);
}

#[test]
fn their_attributes_are_of_those_last_told_to_be_several() {
    assert_eq!(
        lines(
            "Each boat has a name and length. A boat may have several sails; their sizes, colours and prices are stored."
        ),
        ["boat: name, length", "sail: sizes, colours, prices -> boat"]
    );
}

#[test]
fn each_record_is_of_what_the_heading_says() {
    let text = "Skipper management:\n\nEach skipper has a skipper ID, name and phone.\n\n\
                Voyage log management:\n\nEach record includes the skipper ID, start time and distance.";
    assert_eq!(lines(text), ["skipper: name, phone", "voyage log: start time, distance -> skipper"]);
}

#[test]
fn an_application_for_something_is_a_thing() {
    assert_eq!(
        lines("Members submit mooring applications in the app, including the start date, length and reason."),
        ["mooring application: start date, length, reason"]
    );
}

#[test]
fn what_is_stored_after_including_is_a_list() {
    assert_eq!(
        lines("The voyage function includes storing the start time, end time and distance."),
        ["voyage: start time, end time, distance"]
    );
}

#[test]
fn what_people_can_make_is_theirs() {
    let things = "Each skipper has a name and phone. Each boat has a name and length. ";
    let told = |sentence: &str| lines(&alloc::format!("{things}{sentence}"));
    let (boat, skipper) = ("boat: name, length", "skipper: name, phone");
    assert_eq!(told("Skippers can publish voyages."), [boat, skipper, "voyage:  -> skipper"]);
    assert_eq!(told("Skippers write voyage reports."), [boat, skipper, "voyage report:  -> skipper"]);
    assert_eq!(told("Skippers upload the boats."), [boat, skipper]);
    assert_eq!(told("Skippers may reserve boats."), [boat, "boat reservation:  -> boat, skipper", skipper]);
    assert_eq!(told("Skippers can view the voyages."), [boat, skipper]);
}

#[test]
fn examples_are_no_things() {
    assert_eq!(
        lines("Each boat has a name and type. The club owns vessels such as dinghies, kayaks and yachts."),
        ["boat: name, type"]
    );
    assert_eq!(
        lines("The system manages core data such as skippers, kayaks and yachts."),
        ["kayak: ", "skipper: ", "yacht: "]
    );
}

#[test]
fn what_happens_refers_to_what_it_happens_to() {
    let text = "Each skipper has a name and phone. Each berth has a depth and length. \
                When a skipper moors in a berth, the mooring time, weather condition and amount are recorded. \
                Whenever a skipper books a berth, the system records the booking date, price and duration.";
    assert_eq!(
        lines(text),
        [
            "berth: depth, length",
            "booking record: booking date, price, duration -> skipper, berth",
            "mooring record: mooring time, weather condition, amount -> skipper, berth",
            "skipper: name, phone"
        ]
    );
}

#[test]
fn a_person_s_profile_is_the_person() {
    assert_eq!(
        lines("Skippers can change their profile, including name, rank and phone number."),
        ["skipper: name, rank, phone number"]
    );
    assert_eq!(
        lines("Skippers can keep a profile (name, rank, phone number)."),
        ["skipper: name, rank, phone number"]
    );
}

#[test]
fn a_key_of_its_own_makes_rows_of_an_organization() {
    assert_eq!(
        lines(
            "The company has a fleet, with department information including department ID, name and location."
        ),
        ["department: name, location"]
    );
    assert_eq!(
        lines(
            "Record information for each branch within the fleet, including the name, address and phone number."
        ),
        ["branch: name, address, phone number"]
    );
}

#[test]
fn fields_are_of_what_was_told_before() {
    let text = "Each skipper has a skipper ID, name and phone. \
                Store mooring information for skippers, including the mooring date and price. \
                Key fields include: skipper ID, duration and status.";
    assert_eq!(
        lines(text),
        ["mooring: mooring date, price, duration, status -> skipper", "skipper: name, phone"]
    );
}

#[test]
fn of_each_thing_says_whose_and_is_no_part_of_the_name() {
    assert_eq!(
        lines("The name, length and price of each sailing boat are recorded."),
        ["sailing boat: name, length, price"]
    );
    assert_eq!(
        lines("Boat management: including the management of boat names, lengths and prices."),
        ["boat: boat names, lengths, prices"]
    );
    assert_eq!(
        lines("The system tracks sails by their number, size and colour."),
        ["sail: number, size, colour"]
    );
}

#[test]
fn kinds_of_words_are_no_things_though_several() {
    assert_eq!(
        lines(
            "Each boat has a name and status. The system knows different states and several salary levels."
        ),
        ["boat: name, status", "salary level: "]
    );
}

#[test]
fn each_that_needs_to_record_what_is_its_own_has_it() {
    assert_eq!(
        lines("Each skipper needs to record their basic information, including skipper ID, name and phone."),
        ["skipper: name, phone"]
    );
    assert_eq!(
        lines(
            "Each skipper has a name and phone. The safety inspection should record the inspection date and score of each skipper."
        ),
        ["safety inspection: inspection date, skipper score", "skipper: name, phone"]
    );
}

#[test]
fn a_table_that_uses_a_key_owns_what_it_documents() {
    assert_eq!(
        lines(
            "The permit table uses \"permit ID\" as the primary key, documenting the type, start date and end date."
        ),
        ["permit: type, start date, end date"]
    );
}

#[test]
fn a_heading_may_end_in_record() {
    let text = "Tide gauge record\n\nThe system stores the reading time, water level and quality.";
    assert_eq!(lines(text), ["tide gauge record: reading time, water level, quality"]);
}

#[test]
fn the_things_at_the_end_of_a_list_own_it() {
    assert_eq!(
        lines(
            "The system should record the number, size and price of the sails, and be able to print labels."
        ),
        ["sail: number, size, price"]
    );
}

#[test]
fn mines_are_things() {
    assert_eq!(lines("Each mine has a name, depth and location."), ["mine: name, depth, location"]);
}

#[test]
fn a_number_of_a_part_is_an_attribute_of_the_whole() {
    assert_eq!(
        lines("It is necessary to record the buoy version number, buoy type, start time and end time."),
        ["buoy: buoy version number, buoy type, start time, end time"]
    );
    assert_eq!(
        lines(
            "When stock is low, a repair order is issued, recording the repair order number, repair date and amount."
        ),
        ["repair order: repair order number, repair date, amount"]
    );
}

#[test]
fn what_is_done_with_things_is_none() {
    assert_eq!(
        lines("The system manages maintenance tasks, skippers and berths, optimising harbour operations."),
        ["berth: ", "maintenance task: ", "skipper: "]
    );
}
