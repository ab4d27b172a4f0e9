//! What people keep, leave and choose, and sentences that tell what a thing has in other words than `has`.

use super::details::has;
use super::sentences::{columns, told};
use super::*;

fn after_a_pier(step: &str) -> Design {
    told(&alloc::format!("The clerk registers a pier with a name and a depth. {step}"), "")
}

#[test]
fn the_same_words_without_that_form_make_no_row() {
    for (step, name) in [
        ("A crew is a skipper, a mate or a cook.", "crews"),
        ("The colour is picked from a list (red, green).", "colours"),
        ("The clerk reviews the pier.", "reviews"),
        ("The clerk adds a note to the pier.", "notes"),
        ("The clerk maintains settings.", "settings"),
        ("The weight is shown with the date.", "weights"),
        ("Every change writes a row.", "rows"),
        ("A screen is blue. Every screen has one button.", "screens"),
        ("If the sender is unknown, a customer is added with name and phone.", "senders"),
        ("Each brewery gets its own deployment and database.", "breweries"),
        ("Piers belong to a harbour, which belongs to a coast.", "belongs"),
        ("Leaflets are printed, posted and forgotten.", "leaflets"),
        ("The clerk maintains piers (with a parent: Docks), and lamps.", "docks"),
        ("A user account with a name and a remark is opened.", "user_accounts"),
        ("The tide is shown per pier.", "tides"),
        ("The clerk looks at the pier; a seal is asleep there.", "seals"),
        ("The clerk invites colleagues by mail.", "invitations"),
        ("She gives it a name, a nickname and a colour.", "nicknames"),
        ("Nicknames can be taken only once.", "nicknames"),
        ("Divers are registered by the club and not here.", "divers"),
        ("Every act is an entry in the harbour log with a title, a date and a remark.", "acts"),
    ] {
        let design = after_a_pier(step);
        assert!(!names(&design).contains(&name), "{step} {:?}", names(&design));
    }
}

#[test]
fn what_each_of_a_section_is_told_to_be_is_a_thing() {
    let section = |title: &str| {
        let rules = alloc::format!("# Architecture\n\n## {title}\n\nA method is unique by name.\n");
        let journey = "# User Journey: X\n\n## Core User Flow\n\n### Step 1: Clerk lists methods\n\nThe clerk writes a method down. Then the clerk picks a method.\n";
        read(&[(Role::Journey, journey), (Role::Architecture, &rules)], "").design
    };
    assert!(names(&section("Methods")).contains(&"methods"));
    assert!(!names(&section("Rules")).contains(&"methods"));
}

#[test]
fn a_name_that_is_always_written_as_one_is_no_table() {
    let design = |text: &str| names(&after_a_pier(text)).iter().any(|name| name.starts_with("quorbl"));
    assert!(!design("Photos are handed to Quorbl, which keeps a name and a date. Files go to Quorbl."));
    assert!(design("The clerk adds a quorbl with a name and a date. Files go to the quorbl."));
}

#[test]
fn who_is_told_to_be_a_role_of_users_is_no_table() {
    let rules = "The role is planner, welder or lead. A welder has a personnel number and a licence number.";
    let design = told("The planner registers a pier with a name and a depth.", rules);
    assert!(!names(&design).contains(&"welders"), "{:?}", names(&design));
}

#[test]
fn no_two_indexes_of_a_table_have_the_same_columns() {
    let rules = "## Access paths\n\n- Crews of a pier, newest first\n- Crews of a pier by creation date\n- Crews of a pier by date\n\n## Rules\n\nA crew belongs to a pier.";
    let design =
        told("The clerk registers a pier with a name. The clerk adds a crew with a name and a date.", rules);
    for table in &design.tables {
        let columns = |index: &Index| index.columns.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let all: Vec<_> =
            table.indexes.iter().filter(|index| index.predicate.is_none()).map(columns).collect();
        assert!(all.iter().enumerate().all(|(at, one)| !all[..at].contains(one)), "{} {all:?}", table.name);
    }
}

#[test]
fn an_order_of_time_is_no_position() {
    for told in [
        "The mosses are shown in the order they were written.",
        "Mosses are watered in order to grow.",
        "Mosses are listed in order of age.",
    ] {
        let design = after_a_pier(&alloc::format!("The clerk adds mosses with a name and a colour. {told}"));
        assert!(!columns(&design, "mosses").contains(&"position".into()), "{told}");
    }
    let design = after_a_pier("The clerk adds mosses with a name and a colour. She reorders the mosses.");
    assert!(columns(&design, "mosses").contains(&"position".into()), "{:?}", columns(&design, "mosses"));
}

#[test]
fn entities_named_side_by_side_are_all_read() {
    let spec = "# Spec\n\n## Requirements\n\n- **FR-001**: A map has a name.\n\n### Key Entities\n\n- **Map**, **Hut**, **Permission**\n";
    let design = read(&[(Role::Requirements, spec)], "").design;
    for name in ["maps", "huts", "permissions"] {
        assert!(names(&design).contains(&name), "{:?}", names(&design));
    }
}

#[test]
fn the_lists_of_a_storys_criteria_are_read_beside_a_journey() {
    let journey = "# User Journey: X\n\n## Core User Flow\n\n### Step 1: Moor\n\nThe skipper registers a berth with a name and a depth.\n";
    let design = |criterion: &str| {
        let backlog =
            alloc::format!("# Backlog\n\n## Epic 1: Nets\n\n### Story 1.1: Catches\n\n{criterion}\n");
        read(&[(Role::Journey, journey), (Role::Backlog, &backlog)], "").design
    };
    assert!(names(&design("1. A catch has a date, a weight and a remark.")).contains(&"catches"));
    // Running text of a story tells how it is built.
    assert!(!names(&design("A catch has a date, a weight and a remark.")).contains(&"catches"));
}

#[test]
fn a_numbered_part_of_the_demands_is_read_whatever_its_word_means_elsewhere() {
    let design = |title: &str| {
        let text = alloc::format!(
            "# Requirements\n\n## 4. Requirements\n\n### {title}\n\nThe clerk opens a hearing with a date, a place and a remark.\n\n### 4.2 Berths\n\nThe clerk adds a berth with a name and a depth.\n"
        );
        read(&[(Role::Requirements, &text)], "").design
    };
    assert!(names(&design("4.1 Interviews")).contains(&"hearings"));
    assert!(!names(&design("Interviews")).contains(&"hearings"));
}

#[test]
fn what_each_of_several_has_and_what_notes_tell_are_tables() {
    for (told, table, expected) in [
        (
            "A harbour is divided into quays, each of which bears a code and a length.",
            "quays",
            &["harbour_id", "code", "length"][..],
        ),
        (
            "The list carries for every product a name, the unit and the price.",
            "products",
            &["name", "unit", "price_cents"],
        ),
        (
            "For every product we keep a name, the unit and the price.",
            "products",
            &["name", "unit", "price_cents"],
        ),
        (
            "A sounding is the harbour, the time, the depth and a remark.",
            "soundings",
            &["harbour_id", "time", "depth", "remark"],
        ),
        (
            "payments against a harbour: amount, date, bank reference",
            "payments",
            &["harbour_id", "amount_cents", "date"],
        ),
        (
            "ticks what was missing → discrepancy: harbour, note, amount",
            "discrepancies",
            &["harbour_id", "note"],
        ),
        ("Each lot carries a number, a title and a starting price.", "lots", &["number", "title"]),
        (
            "When the keeper adds a quay, its code, district and length are saved.",
            "quays",
            &["code", "district", "length"],
        ),
        (
            "The keeper adds a lamp. To be entered are the colour, the brand and the price.",
            "lamps",
            &["colour", "brand", "price_cents"],
        ),
        ("per lamp in it: colour, brand, price", "lamps", &["colour", "brand", "price_cents"]),
    ] {
        let journey = alloc::format!(
            "# User Journey: X\n\n## Core User Flow\n\n### Step 1: Keeper begins\n\nThe keeper registers a harbour with a name and a depth.\n\n### Step 2: Keeper goes on\n\n{told}\n"
        );
        let design = read(&[(Role::Journey, &journey)], "").design;
        assert!(names(&design).contains(&table), "{told}: {:?}", names(&design));
        assert!(has(&columns(&design, table), expected), "{told}: {:?}", columns(&design, table));
    }
}
