//! Terse prose, in sentences of our own: a bare list tells of what was just spoken of.

use super::details::{columns, has, told};
use super::*;

/// What a journey of numbered sentences gives.
fn terse(sentences: &str) -> Design {
    let journey = alloc::format!("# User Journey: X\n\n## Journey of the warden\n\n{sentences}\n");
    read(&[(Role::Journey, &journey)], "").design
}

#[test]
fn a_bare_list_behind_a_sentence_is_what_its_thing_has() {
    let design = terse(
        "1. Adds a kite. Name, span in metres, price. Name unique.\n2. Keeps the list of knots. Title, colour, how many turns.\n3. Divides the sail into gores. Number, length, remark.\n",
    );
    assert!(has(&columns(&design, "kites"), &["name", "price_cents"]), "{:?}", columns(&design, "kites"));
    assert!(has(&columns(&design, "knots"), &["title"]), "{:?}", columns(&design, "knots"));
    assert!(has(&columns(&design, "gores"), &["number", "length", "remark"]), "{:?}", names(&design));
    assert!(!names(&design).contains(&"sails") && !names(&design).contains(&"lists"), "{:?}", names(&design));
    assert!(column(&design, "kites.name").unique && !column(&design, "kites.price_cents").unique);
}

#[test]
fn a_bare_list_behind_what_is_only_looked_at_or_asked_by_whom_tells_of_nothing() {
    let design = terse("1. Sees the tides. Date, height, place.\n2. Finds kites. By name, price or span.\n");
    assert!(names(&design).iter().all(|name| !matches!(*name, "tides" | "kites")), "{:?}", names(&design));
}

#[test]
fn participles_behind_a_sentence_are_the_states_of_its_thing() {
    let design = terse("1. Adds a kite. Name, span, price. Stitched, waxed or scrapped.\n");
    let states = &column(&design, "kites.status").limit;
    assert_eq!(*states, Some(Limit::Values(["stitched", "waxed", "scrapped"].map(Into::into).into())));
}

#[test]
fn one_per_thing_names_what_the_list_before_it_tells_of() {
    let design = terse(
        "1. Adds a kite. Name, span, price.\n2. Measures. Drag, weight, note. One trial per kite.\n3. Writes the verdict. One per kite. Title, text.\n",
    );
    assert!(has(&columns(&design, "trials"), &["kite_id", "weight"]), "{:?}", names(&design));
    assert!(has(&columns(&design, "verdicts"), &["kite_id", "title", "text"]), "{:?}", names(&design));
}

#[test]
fn a_verb_alone_tells_of_its_deed() {
    let design = terse("1. Adds a kite. Name, span, price.\n2. Inspects. Title, remark, drag.\n");
    assert!(has(&columns(&design, "inspections"), &["title", "remark"]), "{:?}", names(&design));
    let design = terse("1. Adds a kite. Name, span, price.\n2. Weather. Title, remark, drag.\n");
    assert!(!names(&design).contains(&"weathers"), "{:?}", names(&design));
}

#[test]
fn numbers_before_sentences_of_a_paragraph_are_no_words_of_theirs() {
    let design = terse(
        "1.1 Signs in.\n1.2 Adds a kite. Name, span, price.\n1.3 Reel: number, length, maker, weight.\n",
    );
    assert!(has(&columns(&design, "kites"), &["name", "price_cents"]), "{:?}", names(&design));
}

#[test]
fn there_is_a_single_one_for_several_things() {
    let step = "Creates a kite (name, price). Creates a shore (name, length).";
    let design = told(step, "- There is a single berth for a kite, a shore and a year.\n");
    assert!(has(&columns(&design, "berths"), &["kite_id", "shore_id"]), "{:?}", names(&design));
    let design = told(step, "- There is a single berth for a beginner.\n");
    assert!(!names(&design).contains(&"berths"), "{:?}", names(&design));
}
