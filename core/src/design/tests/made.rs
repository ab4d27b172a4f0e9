//! What is made, by whom, with what, in sentences of our own.

use super::sentences::{columns, told};
use super::*;

#[test]
fn what_is_made_by_giving_its_columns_is_a_thing() {
    let design =
        told("After signing up, the owner adds a property by giving a street, a price and a size.", "");
    let columns = columns(&design, "properties");
    assert!(
        ["street", "price_cents", "size"].iter().all(|name| columns.contains(&(*name).into())),
        "{columns:?}"
    );
}

#[test]
fn what_a_thing_sends_with_its_columns_is_a_thing() {
    let design = told(
        "The pilot drops a buoy. Every minute each buoy sends a position: time, latitude, longitude and speed.",
        "",
    );
    assert!(names(&design).contains(&"positions"), "{:?}", names(&design));
    let design = told(
        "The pilot drops a buoy. Every minute the pilot sends a position: time, latitude, longitude and speed.",
        "",
    );
    assert!(!names(&design).contains(&"positions"), "{:?}", names(&design));
}

#[test]
fn what_is_issued_with_its_columns_is_a_thing() {
    let design = told("A certificate is issued once per course with a serial number and a date.", "");
    assert!(names(&design).contains(&"certificates"), "{:?}", names(&design));
}

#[test]
fn what_is_entered_into_a_thing_is_none() {
    let design =
        told("The keeper logs a dive (depth, remark) and enters the visibility.", "Visibility counts.");
    assert!(!names(&design).contains(&"visibilities"), "{:?}", names(&design));
}

#[test]
fn a_name_said_more_often_than_its_head_is_the_things_name() {
    let rule = "- Work orders are numbered.\n- A work order has a title, a price and a due date.\n- Work orders are sorted by due date.\n- An order may be late.\n";
    let design = told("The planner creates a work order.", rule);
    assert!(names(&design).contains(&"work_orders"), "{:?}", names(&design));
}

#[test]
fn several_pictures_of_a_thing_are_rows_of_their_own() {
    let design = told("The warden logs a rockfall (title, remark) and takes up to six photos.", "");
    assert_eq!(columns(&design, "rockfall_photos")[0], "rockfall_id");
    let design = told("The warden logs a rockfall (title, remark) and takes a photo.", "");
    assert!(!names(&design).contains(&"rockfall_photos"));
}

#[test]
fn only_what_is_denied_is_not_kept() {
    let rule = "Calls of the bank are not stored; a ferry pass carries their id.";
    let design = told("The clerk creates a ferry pass (number, price).", rule);
    assert!(names(&design).contains(&"ferry_passes"), "{:?}", names(&design));
}

#[test]
fn whoever_never_signs_in_is_no_user() {
    let people = "## People\n\nClerks sell tickets. Guests never sign in.\n\n";
    let journey = alloc::format!(
        "# User Journey: X\n\n{people}## Flow\n\n### Step 1: Arrival\n\nA guest is recorded with a name, an email and a phone number.\n"
    );
    let design = read(&[(Role::Journey, &journey)], "").design;
    assert!(names(&design).contains(&"guests"), "{:?}", names(&design));
}

#[test]
fn tenancy_finds_the_noun_that_its_section_keeps_apart() {
    let rule =
        "The product is multi-tenant. A keeper works for one aquarium. Tanks are seen by that aquarium only.";
    let design = told("The keeper adds a tank (name, volume).", rule);
    assert_eq!(
        design.tables.iter().find(|table| table.class == Class::Tenant).map(|table| &*table.name),
        Some("aquariums")
    );
}

#[test]
fn behind_a_verb_stands_a_thing() {
    let design = told("The pilot posts updates with a title, a text and a date.", "");
    assert!(names(&design).contains(&"updates"), "{:?}", names(&design));
}

#[test]
fn of_what_is_copied_the_copy_is_handed_in() {
    let rule = "A licence is checked by the office.";
    let design = told("The pilot uploads a copy of a licence with the date it expires.", rule);
    assert!(!names(&design).contains(&"copies"), "{:?}", names(&design));
    assert!(names(&design).contains(&"licences"), "{:?}", names(&design));
}

#[test]
fn what_there_is_one_of_may_stand_before() {
    let step = "The keeper adds a lighthouse (name, height) and a buoy (number, colour).";
    let rule = "It is all kept in the same logbook, one per lighthouse and buoy.";
    assert!(names(&told(step, rule)).contains(&"logbooks"), "{:?}", names(&told(step, rule)));
}

#[test]
fn an_entry_of_a_register_is_what_is_registered() {
    let rule = "The register holds one entry per tree.";
    let design = told("The warden adds a tree (number, height).", rule);
    assert_eq!(names(&design), ["users", "trees"]);
}

#[test]
fn what_registration_takes_is_what_users_have() {
    let design = told("Registration takes an email, a password and a display name.", "");
    assert_eq!(names(&design), ["users"]);
    assert!(columns(&design, "users").contains(&"display_name".into()));
}

#[test]
fn what_has_states_is_a_thing_whatever_its_word() {
    let rule = "A report is new, reviewed, resolved or dismissed.";
    let design = told("The warden files a report.", rule);
    assert!(names(&design).contains(&"reports"), "{:?}", names(&design));
}

#[test]
fn behind_a_comma_stands_what_each_of_several_has() {
    let design =
        told("The owner keeps any number of addresses, each with a street, a postcode and a town.", "");
    assert!(names(&design).contains(&"addresses"), "{:?}", names(&design));
    let design = told(
        "The owner writes a quote (number, remark). It consists of lines, each with a quantity and a price.",
        "",
    );
    assert!(columns(&design, "quote_lines").contains(&"quantity".into()), "{:?}", names(&design));
}

#[test]
fn a_log_that_something_is_written_to_is_kept() {
    let rule = "Every look at a charter is written to an access log with the person and the time.";
    let design = told("The keeper adds a charter (number, remark).", rule);
    assert!(names(&design).contains(&"access_logs"), "{:?}", names(&design));
    assert!(!names(&design).contains(&"looks"));
}

#[test]
fn each_change_that_is_kept_is_a_row_of_what_changes() {
    let rule = "Each change of the state of a charter is recorded with the time and a remark.";
    let design = told("The keeper adds a charter (number, remark).", rule);
    assert!(columns(&design, "charter_state_changes").contains(&"charter_id".into()), "{:?}", names(&design));
}

#[test]
fn a_word_that_says_little_is_a_name_cut_short() {
    let step = "The keeper adds a sail version (number, remark). An old version is not edited.";
    let design = told(step, "Sails are made of cloth. Each change makes a new version.");
    assert!(names(&design).contains(&"sail_versions"), "{:?}", names(&design));
}

#[test]
fn whoever_acts_and_is_told_with_more_than_a_sign_in_is_kept() {
    let people = "## Personas\n\n### Clerk (Cleo)\n\n### Pupil (Pia)\n\n### Teacher (Theo)\n\n";
    let step = "Cleo enters the pupil's name, email, phone number, date of birth and size.";
    let journey = alloc::format!("# User Journey: X\n\n{people}## Flow\n\n### Step 1: Arrival\n\n{step}\n");
    let design = read(&[(Role::Journey, &journey)], "").design;
    assert!(columns(&design, "pupils").contains(&"user_id".into()), "{:?}", names(&design));
}

#[test]
fn what_is_saved_for_every_one_of_a_thing_is_a_column_of_it() {
    let design =
        told("The stoker adds loads. For every load the car number, the weight and the price are saved.", "");
    assert!(columns(&design, "loads").contains(&"car_number".into()), "{:?}", names(&design));
}

#[test]
fn a_parents_key_that_is_told_is_the_reference() {
    let design = told(
        "The keeper adds a topic (parent topic id, name, level).",
        "Topics have several levels, a tree of topics.",
    );
    let parents = columns(&design, "topics").into_iter().filter(|name| name.starts_with("parent"));
    assert_eq!(parents.count(), 1);
}

#[test]
fn a_column_whose_name_the_database_keeps_for_itself_is_quoted_in_its_check() {
    let design = told("The keeper adds a lantern (name, group: red, green, white).", "");
    let checks = crate::print::sql::schema(&design.schema);
    assert!(!checks.contains("(group IN"), "{checks}");
    assert!(checks.contains("\"group\" IN"), "{checks}");
}
