//! What a paragraph goes on telling of the thing that it is about.

use super::details::{columns, has, told};

#[test]
fn a_bare_list_goes_on_with_what_the_paragraph_is_about() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "A kite is flown in autumn. Number of sails. The flying weight. A reel is shown beside it. It gets a serial number and a colour.\n",
    );
    let kites = columns(&design, "kites");
    assert!(has(&kites, &["sail_count"]), "{kites:?}");
    let reels = columns(&design, "reels");
    assert!(has(&reels, &["serial_number", "colour"]), "{reels:?}");
    assert!(!has(&kites, &["serial_number"]), "{kites:?}");
}

#[test]
fn what_has_several_gives_way_to_these() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "A kite has reels. Number of turns. The colour.\n",
    );
    assert!(has(&columns(&design, "reels"), &["turn_count", "colour"]), "{:?}", columns(&design, "reels"));
    assert!(!has(&columns(&design, "kites"), &["turn_count"]), "{:?}", columns(&design, "kites"));
}

#[test]
fn what_comes_of_a_thing_has_its_own_list() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "A sold kite gives rise to one reel: serial number, start date, colour. For each kite there is a card with the maker's mark, the sail number and the weight.\n",
    );
    let reels = columns(&design, "reels");
    assert!(has(&reels, &["serial_number", "colour"]), "{reels:?}");
    let kites = columns(&design, "kites");
    assert!(has(&kites, &["sail_number", "weight"]) && !has(&kites, &["serial_number"]), "{kites:?}");
}

#[test]
fn something_that_is_no_table_ends_what_a_paragraph_is_about() {
    let design = told(
        "Creates a kite (name, price).",
        "A kite is flown in autumn. A sermon is a long speech. It has a number and a colour.\n",
    );
    let kites = columns(&design, "kites");
    assert!(!has(&kites, &["colour"]), "{kites:?}");
}
