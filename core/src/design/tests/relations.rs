//! What sentences say that things refer to, in sentences of our own.

use super::details::{columns, has, parents, told};
use super::{Role, read, table};
use alloc::string::String;
use alloc::vec::Vec;

const STEP: &str = "Creates a kite (name, price). Adds a reel (label, length). Logs a crash (reason, remark). Opens a repair (cost, reason).";

fn referring(rule: &str, child: &str) -> Vec<String> {
    parents(&told(STEP, &alloc::format!("- {rule}\n")), child)
}

#[test]
fn several_things_are_of_what_their_sentence_says() {
    for (rule, child) in [
        ("Crashes, repairs and reels belong to the kite.", "crashes"),
        ("A crash lies in exactly one kite.", "crashes"),
        ("A repair (parts, hours) is booked on a kite with its cost.", "repairs"),
        ("A kite produces crashes.", "crashes"),
        ("Each crash is kept against that reel and that kite.", "crashes"),
    ] {
        assert!(has(&referring(rule, child), &["kites"]), "{rule}: {:?}", referring(rule, child));
    }
}

#[test]
fn where_a_thing_belongs_is_told_in_other_words_too() {
    for rule in [
        "Under each kite the owner logs a crash.",
        "At the end of a kite there is a crash.",
        "A crash is seen by a pilot on a kite.",
        "Somebody brings a kite, and a crash is logged for it.",
        "Each crash takes place at a kite.",
        "Crashes are grouped under kites.",
        "A crash is of one kite.",
        "A crash happens on one kite.",
    ] {
        assert!(has(&referring(rule, "crashes"), &["kites"]), "{rule}: {:?}", referring(rule, "crashes"));
    }
}

#[test]
fn from_one_to_another_is_two_references() {
    let design =
        told(STEP, "- A repair goes from one reel to another. A kite can lie within another kite.\n");
    let repairs = columns(&design, "repairs");
    assert!(has(&repairs, &["from_reel_id", "to_reel_id"]), "{repairs:?}");
    assert!(has(&columns(&design, "kites"), &["parent_kite_id"]), "{:?}", columns(&design, "kites"));
}

#[test]
fn what_may_be_is_optional_and_what_is_done_by_a_thing_refers_to_it() {
    let design = told(STEP, "- A crash may refer to a kite.\n- A reel is replaced by the repair.\n");
    let column = |of: &str, name: &str| {
        table(&design, of).columns.iter().find(|column| column.name == name).map(|column| column.nullable)
    };
    assert_eq!(column("crashes", "kite_id"), Some(true));
    assert_eq!(column("reels", "repair_id"), Some(true));
}

#[test]
fn a_thing_points_to_another_of_its_kind() {
    let design = told(STEP, "- A reel descends from another reel.\n");
    assert!(has(&columns(&design, "reels"), &["parent_reel_id"]), "{:?}", columns(&design, "reels"));
}

#[test]
fn whoever_is_in_charge_of_a_thing_has_a_column_of_it() {
    for rule in ["The owner assigns each repair to a mechanic.", "A mechanic takes the repair on."] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert!(
            has(&columns(&design, "repairs"), &["mechanic_id"]),
            "{rule} {:?}",
            columns(&design, "repairs")
        );
    }
}

#[test]
fn a_thing_that_is_only_looked_for_by_another_does_not_refer_to_it() {
    let journey = alloc::format!(
        "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Work begins\n\n- **User Action**: {STEP}\n"
    );
    let rules = "# Architecture\n\n## Rules\n\n- A reel belongs to a kite.\n- A crash belongs to a reel.\n\n## Access paths\n\n- Crashes of a kite by reason\n- Repairs of a kite by reason\n";
    let design = read(&[(Role::Journey, &journey), (Role::Architecture, rules)], "").design;
    assert!(!has(&parents(&design, "crashes"), &["kites"]), "{:?}", parents(&design, "crashes"));
    assert!(has(&parents(&design, "repairs"), &["kites"]), "{:?}", parents(&design, "repairs"));
}

#[test]
fn what_each_of_several_has_is_its_own() {
    let design = told(STEP, "- Each kite has reels (label, length, colour).\n");
    assert!(has(&parents(&design, "reels"), &["kites"]), "{:?}", parents(&design, "reels"));
    assert!(!design.tables.iter().any(|table| table.name == "kite_reels"));
}

#[test]
fn a_thing_may_refer_to_another_of_its_kind() {
    for rule in [
        "A reel may be replaced by a newer reel.",
        "A reel can be the spare of another reel.",
        "Reels form a tree.",
        "Reels can be nested.",
        "A parent reel can be set.",
        "The new reel refers back to its predecessor.",
    ] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert!(has(&parents(&design, "reels"), &["reels"]), "{rule}: {:?}", parents(&design, "reels"));
    }
    for rule in ["No reel is heavier than another reel.", "The crew moves it from one reel to another reel."]
    {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert!(!has(&parents(&design, "reels"), &["reels"]), "{rule}");
    }
}

#[test]
fn what_a_thing_has_one_of_at_a_time_is_of_it_and_a_state_is_nothing() {
    for rule in ["A kite has only ever one crash.", "A kite has one crash at most."] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert!(has(&parents(&design, "crashes"), &["kites"]), "{rule}");
        assert!(!has(&parents(&design, "kites"), &["crashes"]), "{rule}");
    }
    let design = told(STEP, "- A kite is in repair or sold.\n");
    assert!(!has(&parents(&design, "kites"), &["repairs"]));
}

#[test]
fn what_has_no_parent_belongs_to_what_it_is_connected_with() {
    let rules =
        "- The crash of a kite is told to the club.\n- Pilots look at the crashes of their kite first.\n";
    assert!(has(&parents(&told(STEP, rules), "crashes"), &["kites"]));
}

#[test]
fn people_belong_to_what_they_work_in_and_it_is_no_users_own() {
    let step = "Opens a loft (name, address). Adds a kite (name, price).";
    for rule in ["Clerks belong to a loft.", "**Clerk.** Works in one loft."] {
        let design = told(step, &alloc::format!("- {rule}\n"));
        assert_eq!(parents(&design, "users"), ["lofts"], "{rule}");
        assert!(!has(&parents(&design, "lofts"), &["users"]), "{rule}");
    }
}

#[test]
fn one_of_another_for_what_it_is_to_a_thing_has_a_column_of_its_own() {
    let design = told(STEP, "- A crash has a day, an hour and a substitute reel.\n");
    let named = columns(&design, "crashes");
    assert!(has(&named, &["substitute_reel_id"]), "{named:?}");
}

#[test]
fn whoever_did_it_is_kept_whatever_the_verb() {
    for (rule, column) in [
        ("A repair is kept per day, with who read it.", "read_by"),
        ("Records the repair: day, cost, who glazed it.", "glazed_by"),
        ("Stores who did the repair and when.", "done_by"),
    ] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert!(has(&columns(&design, "repairs"), &[column]), "{rule} {:?}", columns(&design, "repairs"));
    }
}

#[test]
fn what_is_told_outright_counts_more_than_what_stands_beside() {
    let design = told(STEP, "- The crashes of a repair are listed.\n- A repair refers to a crash.\n");
    assert!(has(&parents(&design, "repairs"), &["crashes"]), "{:?}", parents(&design, "repairs"));
    assert!(!has(&parents(&design, "crashes"), &["repairs"]), "{:?}", parents(&design, "crashes"));
    let design = told(STEP, "- A reel has, as a rule, two crashes a year.\n");
    assert!(!has(&parents(&design, "reels"), &["crashes"]), "{:?}", parents(&design, "reels"));
}

#[test]
fn whoever_made_it_is_a_name_and_what_stands_in_order_is_of_no_order() {
    let step = "Adds a crate (label, manufacturer, weight). Opens an order (number, price).";
    let design = told(step, "- Crates in date order, newest first.\n");
    let named = columns(&design, "crates");
    assert!(has(&named, &["manufacturer"]), "{named:?}");
    assert!(!has(&parents(&design, "crates"), &["orders"]), "{:?}", parents(&design, "crates"));
}

#[test]
fn the_mother_of_an_animal_is_another_and_what_is_kept_with_a_thing_is_its_own() {
    let step =
        "Adds a goat (tag, breed, mother). Logs a weighing (day, weight). Opens a pen (label, length).";
    let design =
        told(step, "- A pen is inspected. Who cleared it and their remark is kept with the weighing.\n");
    assert!(has(&parents(&design, "goats"), &["goats"]), "{:?}", parents(&design, "goats"));
    assert!(has(&columns(&design, "weighings"), &["cleared_by"]), "{:?}", columns(&design, "weighings"));
}

/// A journey about kites, and a fence without a language.
fn sketched(sketch: &str) -> super::Design {
    let text =
        alloc::format!("# User Journey: X\n\n## Steps\n\n{STEP}\n\n## Concepts\n\n```\n{sketch}\n```\n");
    read(&[(Role::Journey, &text)], "").design
}

#[test]
fn what_is_sketched_is_a_table_and_refers() {
    let design = sketched("club 1--n kite 1--n flight n--0..1 wind tunnel\nkite n--n prize");
    assert_eq!(parents(&design, "flights"), ["kites", "wind_tunnels"]);
    assert!(has(&parents(&design, "kites"), &["clubs"]), "{:?}", parents(&design, "kites"));
    let tunnel = table(&design, "flights").columns.iter().find(|column| column.name == "wind_tunnel_id");
    assert_eq!(tunnel.map(|column| column.nullable), Some(true));
    let joins = super::names(&design).into_iter().filter(|name| parents(&design, name).len() == 2);
    assert!(joins.into_iter().any(|name| has(&parents(&design, name), &["kites", "prizes"])));
}

#[test]
fn a_fence_that_draws_anything_else_is_no_sketch() {
    let design = sketched("pilot 1:1 kite\nkite → flight → landing");
    let names = super::names(&design);
    assert!(!names.contains(&"flights") && !names.contains(&"landings"), "{names:?}");
}

#[test]
fn a_thing_that_is_sketched_beside_itself_may_have_one_above_it() {
    let design = sketched("kite 1--n kite\nkite 1--n flight");
    let above = table(&design, "kites").columns.iter().find(|column| column.name == "parent_kite_id");
    assert_eq!(above.map(|column| column.nullable), Some(true));
}
