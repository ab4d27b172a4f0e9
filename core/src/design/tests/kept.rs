//! What is kept, in sentences of our own: under a label that names nothing, and when something happens.

use super::details::{columns, has, told};
use super::*;

/// What a journey with one more section gives.
fn section(title: &str, lines: &str) -> Design {
    let journey = alloc::format!("# User Journey: X\n\n## Journey of the warden\n\n## {title}\n\n{lines}\n");
    read(&[(Role::Journey, &journey)], "").design
}

#[test]
fn under_a_label_that_only_says_that_it_is_kept_the_section_names_the_thing() {
    let design = section("3 · Regattas", "- **Kept**: title, start date, wind force, remark\n");
    assert!(has(&columns(&design, "regattas"), &["title", "start_date"]), "{:?}", names(&design));
    let design = section("Reserving", "- **What we store**: title, start date, remark\n");
    assert!(has(&columns(&design, "reservations"), &["title", "start_date"]), "{:?}", names(&design));
    let design = section("At the pier", "- **Kept**: title, start date, wind force, remark\n");
    assert!(!names(&design).contains(&"piers"), "{:?}", names(&design));
}

#[test]
fn data_of_a_thing_are_its_columns_whatever_its_word() {
    let design = section("At the pier", "- **Data of the model**: title, brand, price, weight\n");
    assert!(has(&columns(&design, "models"), &["title", "brand", "price_cents"]), "{:?}", names(&design));
}

#[test]
fn behind_an_equals_sign_stands_what_it_is_made_of() {
    let design = section("At the pier", "**Sail plan** = title, area, price, remark\n");
    assert!(has(&columns(&design, "sail_plans"), &["title", "price_cents"]), "{:?}", names(&design));
}

#[test]
fn a_sentence_says_in_any_order_what_is_kept_of_a_thing() {
    for (rule, expected) in [
        ("For each kite the weight and the access notes are held.", &["weight", "access_notes"][..]),
        ("Per kite we keep a serial number and a colour.", &["serial_number", "colour"]),
        ("About a kite: serial number, colour.", &["serial_number", "colour"]),
        ("We store the serial number and the colour of the kite.", &["serial_number", "colour"]),
        ("The owner enters a kite: from when, until when, colour.", &["starts_at", "ends_at", "colour"]),
        ("A kite has a number and a colour, and where the spare line is.", &["spare_line_location"]),
        (
            "A kite has a level before and after in percent and a colour.",
            &["level_before_percent", "level_after_percent"],
        ),
        ("A kite has a planned start and end and a colour.", &["planned_start", "planned_end"]),
        ("A kite has insured years (from, to) and a colour.", &["insured_years_from", "insured_years_to"]),
        ("A kite has a colour and the day the season closes.", &["season_closes_on"]),
        ("A kite has a colour, a licence and a flag \"rare\".", &["is_rare"]),
        ("A kite has a colour, a weight and a tail yes/no.", &["tail"]),
    ] {
        let design = told("Creates a kite (name, price).", &alloc::format!("- {rule}\n"));
        assert!(has(&columns(&design, "kites"), expected), "{rule}: {:?}", columns(&design, "kites"));
    }
}

#[test]
fn whoever_leaves_is_active_until_then() {
    let design = told("Creates a kite (name, price).", "- Colleagues who leave are made inactive.\n");
    assert!(has(&columns(&design, "users"), &["active"]), "{:?}", columns(&design, "users"));
}

#[test]
fn what_is_no_word_of_its_own_names_no_column() {
    let design =
        told("Creates a kite (name, price).", "- A kite has a colour, then, a weight, they shall fly.\n");
    let kites = columns(&design, "kites");
    assert!(!kites.iter().any(|column| column == "then" || column.contains("shall")), "{kites:?}");
}

#[test]
fn a_table_headed_by_a_thing_lists_its_columns() {
    let rows = "| Kite | Remark |\n|---|---|\n| Serial number | unique |\n| Colour | as printed |\n| Condition | new, worn or torn |\n";
    let design = told("Creates a kite (name, price).", &alloc::format!("Kites hang in the hall.\n\n{rows}"));
    assert!(has(&columns(&design, "kites"), &["serial_number", "colour"]), "{:?}", columns(&design, "kites"));
}

#[test]
fn a_story_called_after_a_thing_lists_its_columns() {
    let journey =
        "# User Journey: X\n\n## Step 1: Fly\n\n- **User Action**: The pilot books a kite (colour, price).\n";
    let story = |title: &str, lines: &str| {
        let stories = alloc::format!(
            "# Backlog\n\n### KT-03 {title}\n\n**As a** keeper **I want to** keep it.\n\n{lines}\n"
        );
        read(&[(Role::Journey, journey), (Role::Backlog, &stories)], "").design
    };
    for (title, lines, of, expected) in [
        (
            "Clubs",
            "- [ ] Name (unique), program: open or closed; leader's phone.",
            "clubs",
            &["name", "program"][..],
        ),
        ("Add a hall", "- [ ] Each: name, number of seats, how high it is.", "halls", &["name", "seats"]),
        ("Judges", "- [ ] Name, home town, phone, fee agreed.", "judges", &["home_town", "phone"]),
    ] {
        let design = story(title, lines);
        assert!(names(&design).contains(&of), "{title}: {:?}", names(&design));
        assert!(has(&columns(&design, of), expected), "{title}: {:?}", columns(&design, of));
    }
    for (title, lines, of) in [
        ("Clubs", "- [ ] A club can be left, joined, renamed.", "clubs"),
        ("Colleagues", "- [ ] First name, last name, e-mail, phone, title.", "colleagues"),
        ("Anonymity", "- [ ] Name, title, code, label.", "anonymities"),
    ] {
        assert!(!names(&story(title, lines)).contains(&of), "{title}");
    }
}
