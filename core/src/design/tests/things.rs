//! Which nouns are tables: sentences of our own, and what each makes of its nouns.

use super::sentences::{columns, told};
use super::*;

#[test]
fn whoever_acts_may_go_by_a_pronoun() {
    let design =
        told("The ranger walks the paths. She logs a rockfall and closes the path.", "Rockfalls are dated.");
    assert!(names(&design).contains(&"rockfalls"), "{:?}", names(&design));
}

#[test]
fn a_verb_goes_with_its_particle() {
    let design =
        told("The bursar draws up a covenant for a tenant farm.", "Covenants are signed by both sides.");
    assert!(names(&design).contains(&"covenants"), "{:?}", names(&design));
}

#[test]
fn what_there_is_one_of_for_each_pair_is_a_table() {
    let design = told("The judge adds a cider (name, year).", "Only one verdict per judge and cider.");
    assert!(names(&design).contains(&"verdicts"), "{:?}", names(&design));
    let design = told("The judge adds a cider (name, year).", "Only one toast per page and session.");
    assert!(!names(&design).contains(&"toasts"), "{:?}", names(&design));
}

#[test]
fn a_list_behind_a_colon_is_told_of_what_is_done_before_it() {
    let design = told("The warden records a landslide: start date, depth, remark.", "");
    assert_eq!(columns(&design, "landslides"), ["user_id", "start_date", "depth", "remark"]);
    let design = told("The warden registers the meters of a mill – serial number, make, weight.", "");
    assert_eq!(columns(&design, "meters"), ["user_id", "serial_number", "make", "weight"]);
    let design = told("The warden looks at a landslide: start date, depth, remark.", "");
    assert!(!names(&design).contains(&"landslides"), "{:?}", names(&design));
}

#[test]
fn whoever_registers_it_is_not_what_is_registered() {
    let design = told("A trainee opens the crate and registers it: weight, colour, remark.", "");
    assert!(!names(&design).contains(&"trainees"), "{:?}", names(&design));
}

#[test]
fn a_weak_noun_is_a_thing_where_a_parenthesis_lists_its_columns() {
    let design =
        told("From our list of works (title, composer) the conductor picks one.", "Works are reused.");
    assert!(names(&design).contains(&"works"), "{:?}", names(&design));
}

#[test]
fn what_is_kept_per_something_is_a_table() {
    assert!(names(&told("The clerk counts boats.", "Fees are kept per year.")).contains(&"fees"));
    assert!(!names(&told("The clerk counts boats.", "Fees are shown per year.")).contains(&"fees"));
}

#[test]
fn a_path_under_a_thing_makes_what_belongs_to_it() {
    let sketch = "```\nPOST /ferries/:id/sailings {leaves_at}\nPOST /ferries/:id/cancel\nPOST /sailings/:id/jobs {wage}\n```\n";
    let design = told("The mate opens a ferry (name, length).", sketch);
    assert!(names(&design).contains(&"sailing_jobs"), "{:?}", names(&design));
    assert!(!names(&design).contains(&"cancels"), "{:?}", names(&design));
    let parents = |name| {
        table(&design, name).relations.iter().map(|relation| relation.parent.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(parents("sailings"), ["ferries"]);
    assert_eq!(parents("sailing_jobs"), ["sailings"]);
}

#[test]
fn a_path_in_a_table_is_read_with_its_row() {
    let rows = "| Method | Path | Body |\n|---|---|---|\n| POST | /kilns | `{name}` |\n| POST | /kilns/:id/firings | `{glaze_id, cone}` |\n| POST | /glazes | `{name, colour}` |\n| POST | /kilns/:id/glazes | `{glaze_id}` |\n";
    let design = told("The potter looks at a kiln.", rows);
    for name in ["firings", "kiln_glazes"] {
        assert!(names(&design).contains(&name), "{:?}", names(&design));
    }
}

#[test]
fn rows_in_the_body_of_a_request_belong_to_it() {
    let sketch = "`POST /consignments {ferry_id, lines: [{pallet_id, quantity}]}`";
    let design = told("The mate opens a ferry (name, length). He loads a pallet (weight, colour).", sketch);
    assert_eq!(columns(&design, "consignment_lines"), ["consignment_id", "pallet_id", "quantity"]);
}

#[test]
fn what_somebody_tables_is_no_table() {
    let design = told("The minister drafts a bill of law.", "The minister tables it on Monday.");
    assert!(!names(&design).contains(&"ministers"), "{:?}", names(&design));
}

#[test]
fn whoever_is_put_on_a_list_is_a_row_of_it() {
    let design = told(
        "The tenant puts himself on the waiting list of an allotment.",
        "An allotment is let for a year.",
    );
    assert!(names(&design).contains(&"waiting_list_entries"), "{:?}", names(&design));
    let design = told("The tenant looks at the waiting list.", "No tenant is put on the black list.");
    assert!(!names(&design).iter().any(|name| name.ends_with("entries")), "{:?}", names(&design));
}

#[test]
fn what_is_in_each_of_another_once_is_paired_with_it() {
    let rule = "- A song (title, length).\n- A recital (date, hall name).\n- A song is in a recital once.\n";
    let design = told("The singer adds a song (title, length) and plans a recital (date, title).", rule);
    assert!(names(&design).contains(&"recital_songs"), "{:?}", names(&design));
}

#[test]
fn which_served_which_and_when_is_kept() {
    let step = "The miner adds a lamp (number, make). He adds a helmet (number, size).";
    let design = told(step, "It must be possible to say which lamp served which helmet at what time.");
    assert!(names(&design).contains(&"lamp_helmets"), "{:?}", names(&design));
    let design = told(step, "We ask which lamp served which helmet.");
    assert!(!names(&design).contains(&"lamp_helmets"), "{:?}", names(&design));
}

#[test]
fn a_role_of_somebody_on_each_is_a_membership() {
    let design =
        told("The abbot adds a dig (title, start date).", "On each dig they have a role of their own.");
    assert_eq!(columns(&design, "dig_members"), ["dig_id", "user_id"]);
}

#[test]
fn whoever_signs_up_is_a_row() {
    let design = told(
        "The warden announces a clean-up. She adds a ramble (date, title).",
        "Walkers sign up for a ramble.",
    );
    assert_eq!(columns(&design, "ramble_signups"), ["ramble_id", "user_id"]);
}

#[test]
fn actors_of_a_table_are_users_and_no_tables() {
    let journey = "# User Journey: X\n\n## Who\n\n| Actor | Logs in? |\n|---|---|\n| Yard lead | yes |\n| Paddock | no |\n\n## Core User Flow\n\n### Step 1: Yard lead opens\n\nThe yard lead adds a paddock (name, address). A yard lead is tied to a paddock. Yard leads are numbered.\n";
    let design = read(&[(Role::Journey, journey)], "").design;
    assert!(
        names(&design).contains(&"paddocks") && !names(&design).contains(&"yard_leads"),
        "{:?}",
        names(&design)
    );
}
