//! What sentences imply of things that they name: columns of a word, references of a part.

use super::details::{columns, has, keys, parents, told};

#[test]
fn a_word_has_the_columns_that_the_sentence_about_it_implies() {
    let step =
        "Creates a kite (name, price). Creates a loan (purpose, remark). Creates a contract (number, price).";
    let rules = "- A loan is due after 14 days; a reminder goes out when it is not returned.\n- A contract runs from one day to another.\n- A kite can be archived.\n";
    let design = told(step, rules);
    assert!(has(&columns(&design, "loans"), &["due_date", "returned_at"]), "{:?}", columns(&design, "loans"));
    assert!(
        has(&columns(&design, "contracts"), &["starts_on", "ends_on"]),
        "{:?}",
        columns(&design, "contracts")
    );
    assert!(has(&columns(&design, "kites"), &["archived_at"]));
    let bare = told(step, "- A loan has a number.\n- A contract has a title.\n");
    for name in ["due_date", "returned_at", "starts_on", "ends_on", "archived_at"] {
        let all = ["loans", "contracts", "kites"].map(|table| columns(&bare, table)).concat();
        assert!(!has(&all, &[name]), "{name}");
    }
}

#[test]
fn what_says_it_already_is_not_said_twice() {
    let design = told(
        "Creates a kite (name, price) and opens a loan (purpose, due day, return day).",
        "- A loan that is overdue is not returned.\n",
    );
    let loans = columns(&design, "loans");
    assert_eq!(
        loans.iter().filter(|name| name.contains("due") || name.contains("return")).count(),
        2,
        "{loans:?}"
    );
}

#[test]
fn the_whole_does_not_refer_to_its_parts() {
    let design = told(
        "Creates a bill (number, price) and adds a bill line (text, quantity).",
        "- A bill has one bill line per kite.\n",
    );
    assert!(has(&parents(&design, "bill_lines"), &["bills"]));
    assert!(!has(&parents(&design, "bills"), &["bill_lines"]));
}

#[test]
fn a_reference_is_to_each_of_two_that_stand_together_and_to_what_it_points_to() {
    let design = told(
        "Creates a kite (name, price), adds a reel (label, length) and logs a crash (reason, remark).",
        "- A crash belongs to a kite and a reel.\n",
    );
    assert!(has(&parents(&design, "crashes"), &["kites", "reels"]), "{:?}", parents(&design, "crashes"));
    let design = told(
        "Creates a kite (name, price) and logs a crash (reason, remark).",
        "- A crash has a remark, and if it refers to a kite it says so.\n",
    );
    assert!(has(&parents(&design, "crashes"), &["kites"]));
}

#[test]
fn a_column_that_is_named_is_of_the_subject_and_not_of_what_stands_with_it() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "- Kites with reels are never deleted; `lost_on` is set instead.\n",
    );
    assert!(has(&columns(&design, "kites"), &["lost_on"]));
    assert!(!has(&columns(&design, "reels"), &["lost_on"]));
}

#[test]
fn a_holder_is_whoever_alone_is_called_one() {
    let design = told(
        "Creates a berth holder (name, phone) and adds a contract (number, price).",
        "- A berth holder has an address.\n- Berth holders are kept for ever.\n- Each contract goes to a holder.\n",
    );
    let parents = parents(&design, "contracts");
    assert!(parents.iter().any(|parent| parent.ends_with("holders")), "{parents:?}");
}

#[test]
fn of_what_another_has_only_one_for_something_there_is_one_of_both() {
    let design = told(
        "Creates a kite (name, price). Creates a shop (name, address). Creates a discount (remark, percent).",
        "- A shop can have only one discount for a kite.\n",
    );
    assert!(has(&parents(&design, "discounts"), &["shops", "kites"]), "{:?}", parents(&design, "discounts"));
    assert!(!has(&parents(&design, "shops"), &["discounts"]));
    let mut key = keys(&design, "discounts").concat();
    key.sort();
    assert_eq!(key, ["kite_id", "shop_id"]);
}

#[test]
fn what_is_per_two_things_refers_to_both_and_occurs_once_for_them() {
    let step =
        "Creates a kite (name, price). Creates a shop (name, address). Creates a discount (remark, percent).";
    let design = told(step, "- A discount is per shop and kite.\n");
    assert!(has(&parents(&design, "discounts"), &["shops", "kites"]), "{:?}", parents(&design, "discounts"));
    assert_eq!(keys(&design, "discounts").len(), 1);
    assert!(keys(&told(step, "- A discount is per shop.\n"), "discounts").is_empty());
}

#[test]
fn each_label_in_a_paragraph_is_of_what_follows_it() {
    let design = told(
        "Creates a kite (name, price). Creates a repair (code, cost). Creates a bill (remark, price).",
        "- A repair belongs to a kite.\n\nCents everywhere. Bill: running number (unique), total. Repair: kite, code, cost; one per kite and code.\n",
    );
    let found = keys(&design, "repairs");
    assert_eq!(found, [["kite_id", "code"]], "{:?}", columns(&design, "repairs"));
    assert!(has(&columns(&design, "bills"), &["number"]));
}

#[test]
fn who_did_it_is_a_reference_where_it_is_kept() {
    let step = "Creates a kite (name, price) and adds a reel (label, length).";
    let design = told(step, "- A kite flies. Who took it out and who brought it back is remembered.\n");
    let kites = columns(&design, "kites");
    assert!(has(&kites, &["taken_out_by", "brought_back_by"]), "{kites:?}");
    let timed = columns(&told(step, "- Records who inspected each reel and when.\n"), "reels");
    assert!(has(&timed, &["inspected_by", "inspected_at"]), "{timed:?}");
    let others =
        told(step, "- A pilot who inspected a reel is known to all. The shop keeps people who inspected.\n");
    assert!(!columns(&others, "reels").iter().any(|name| name.contains("inspected")));
}

#[test]
fn somebody_who_is_told_with_a_row_is_a_user() {
    let step = "Creates a kite (name, price) and adds a reel (label, length).";
    for (rule, table, column) in [
        ("A reel for a kite has a length, and shows who brought it.", "reels", "brought_by"),
        ("The reel is stored together with the pilot who bought it.", "reels", "bought_by"),
        ("We want to see which of us sold the kite.", "kites", "sold_by"),
        ("Who checked it is on the kite.", "kites", "checked_by"),
        ("Kites are kept with time and person.", "kites", "happened_by"),
        ("A kite has a name, a price and an author.", "kites", "author_id"),
        ("Reel: label, length, who read it.", "reels", "read_by"),
    ] {
        let design = told(step, &alloc::format!("- {rule}\n"));
        assert!(has(&columns(&design, table), &[column]), "{rule}: {:?}", columns(&design, table));
        assert!(has(&parents(&design, table), &["users"]), "{rule}");
    }
}
