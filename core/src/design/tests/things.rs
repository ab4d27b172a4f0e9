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
