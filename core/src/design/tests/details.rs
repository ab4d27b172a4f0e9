//! What is told of tables that are known, in sentences of our own.

use super::*;

/// A journey of one step that makes the thing, and a rule of its architecture.
pub(super) fn told(step: &str, rule: &str) -> Design {
    let journey = alloc::format!(
        "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Work begins\n\n- **User Action**: {step}\n"
    );
    let rules = alloc::format!("# Architecture\n\n## Rules\n\n{rule}\n");
    read(&[(Role::Journey, &journey), (Role::Architecture, &rules)], "").design
}

#[test]
fn states_told_one_by_one_are_states_whatever_they_are_set_in() {
    let design = told(
        "Creates a kite (name, price).",
        "- A new kite has the state *sketched*.\n- When it flies, the kite is marked as **grounded**.\n- The pilot sets it `retired`.\n",
    );
    let mut states = values(&design, "kites", "status");
    states.sort_unstable();
    assert_eq!(states, ["grounded", "retired", "sketched"]);
    let plain = told("Creates a kite (name, price).", "The kite is *very* fast and **beautiful**.");
    assert!(values(&plain, "kites", "status").is_empty());
}

#[test]
fn values_belong_to_the_property_before_them_and_to_its_thing() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (name, length).",
        "- Kites have a name, a kind (`delta`, `sled`) and a sail plan that is `high` or `low`.\n- Reel finish: `matt`, `gloss`.\n- A reel's condition must be one of `new`, `worn`.\n",
    );
    assert_eq!(values(&design, "kites", "kind"), ["delta", "sled"]);
    assert_eq!(values(&design, "reels", "condition"), ["new", "worn"]);
    assert!(values(&design, "kites", "condition").is_empty());
}

#[test]
fn who_signs_in_has_the_roles_that_the_docs_count_up() {
    let design = told("Creates a kite (name, price).", "- Roles: `pilot`, `spotter`, `judge`.\n");
    assert_eq!(values(&design, "users", "role"), ["pilot", "spotter", "judge"]);
}

#[test]
fn a_flow_that_is_drawn_up_tells_states_too() {
    let design = told(
        "Creates a kite (name, price).",
        "```\n1. Backend creates kite record, status \"queued\"\n2. Worker picks it up, status \"stitched\"\n```\n",
    );
    assert_eq!(values(&design, "kites", "status"), ["queued", "stitched"]);
}

#[test]
fn the_state_in_which_things_begin_is_the_default() {
    let design = told(
        "Creates a kite (name, price).",
        "- A kite becomes *sold* one day.\n- It is *reserved* before.\n",
    );
    assert_eq!(values(&design, "kites", "status"), ["reserved", "sold"]);
}

pub(super) fn columns(design: &Design, of: &str) -> Vec<String> {
    table(design, of).columns.iter().map(|column| column.name.clone()).collect()
}

/// The values that a column may have; none where it may have any.
pub(super) fn values(design: &Design, of: &str, name: &str) -> Vec<String> {
    let column = table(design, of).columns.iter().find(|column| column.name == name);
    match column.and_then(|column| column.limit.clone()) {
        Some(Limit::Values(values)) => values,
        Some(_) | None => Vec::new(),
    }
}

pub(super) fn parents(design: &Design, of: &str) -> Vec<String> {
    table(design, of).relations.iter().map(|relation| relation.parent.clone()).collect()
}

pub(super) fn has(names: &[String], all: &[&str]) -> bool {
    all.iter().all(|name| names.iter().any(|other| other == name))
}

#[test]
fn what_is_told_in_parentheses_and_behind_colons_is_had() {
    let design = told(
        "Creates a kite (name, price).",
        "- For each kite (tail colour, sail area, line weight if there is one) a card is printed.\n- Kite: wing span in centimetres, who sewed it, whether it is waxed.\n",
    );
    let columns = columns(&design, "kites");
    assert!(
        has(&columns, &["tail_colour", "sail_area", "line_weight", "wing_span_cm", "sewed_by", "waxed"]),
        "{columns:?}"
    );
}

#[test]
fn lengths_have_the_unit_that_the_docs_give_all_of_them() {
    let design = told(
        "Creates a kite (name, length, width).",
        "- Lengths in millimetres, money in cents.\n- A kite has a depth and a price.\n",
    );
    let columns = columns(&design, "kites");
    assert!(has(&columns, &["length_mm", "width_mm", "depth_mm", "price_cents"]), "{columns:?}");
}

#[test]
fn a_thing_refers_to_what_it_is_of_and_to_another_of_its_kind() {
    let design = told(
        "Creates a kite (name, price), adds a reel (name, length) and opens a repair (reason, cost).",
        "- The reels of a kite are numbered.\n- A repair is opened on a reel.\n- A repair refers to the earlier one.\n",
    );
    assert!(has(&parents(&design, "reels"), &["kites"]));
    assert!(has(&parents(&design, "repairs"), &["reels", "repairs"]));
    assert!(has(&columns(&design, "repairs"), &["earlier_repair_id"]));
    assert!(!has(&parents(&design, "kites"), &["reels"]));
}

#[test]
fn a_path_and_a_scenario_tell_what_comes_under_what() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (name, length).",
        "```\nPOST /kites/{id}/reels\n```\n",
    );
    assert!(has(&parents(&design, "reels"), &["kites"]));
    let design = told(
        "Creates a kite (name, price) and logs a crash (reason, place).",
        "1. **Given** a kite, **When** it falls, **Then** a crash is on record.\n",
    );
    assert!(has(&parents(&design, "crashes"), &["kites"]));
}

#[test]
fn every_row_carries_its_tenant_where_the_docs_say_so() {
    let rule = "- Multi-tenant; the tenant is the club.\n- Row-level security: each club sees only its own data.\n- A reel belongs to a kite.\n";
    let step = "Creates a kite (name, price) and adds a reel (name, length).";
    assert!(!has(&parents(&told(step, rule), "reels"), &["clubs"]));
    let rule = alloc::format!("{rule}- Every row carries `club_id`.\n");
    assert!(has(&parents(&told(step, &rule), "reels"), &["clubs"]));
}

pub(super) fn keys(design: &Design, of: &str) -> Vec<Vec<String>> {
    let table = table(design, of);
    let single =
        table.columns.iter().filter(|column| column.unique).map(|column| [column.name.clone()].into());
    single.chain(table.uniques.iter().map(|unique| unique.columns.clone())).collect()
}

#[test]
fn what_occurs_once_is_a_key_of_all_that_it_is_once_for() {
    let step = "Creates a kite (name, price) and adds a reel (serial number, label, length).";
    let rules = "- A reel belongs to a kite.\n- Serial numbers are unique.\n- A reel has a label that is unique within its kite.\n";
    let design = told(step, rules);
    assert_eq!(keys(&design, "reels"), [&["serial_number"][..], &["kite_id", "label"]]);
    let step = "Creates a kite (name, price) and adds a reel (colour, label, length).";
    let design =
        told(step, "- A reel belongs to a kite.\n- Two reels of one kite never have the same label.\n");
    assert_eq!(keys(&design, "reels"), [["kite_id", "label"]]);
    let design = told(step, "- A reel belongs to a kite.\n- One reel per kite.\n");
    assert_eq!(keys(&design, "reels"), [["kite_id"]]);
}

#[test]
fn what_is_once_only_in_a_state_or_as_a_list_is_no_key() {
    let step = "Creates a kite (name, price) and adds a reel (colour, label, length).";
    for rule in [
        "Only one reel can be locked per kite.",
        "Exactly one locked reel per kite.",
        "One list of reels per kite.",
    ] {
        let design = told(step, &alloc::format!("- A reel belongs to a kite.\n- {rule}\n"));
        assert!(keys(&design, "reels").is_empty(), "{rule}: {:?}", keys(&design, "reels"));
    }
}

#[test]
fn things_that_are_unique_in_another_are_so_by_name() {
    let step = "Creates a club (name, town) and adds a pennant (name, colour).";
    let design = told(step, "- A pennant belongs to a club.\n- Pennants are unique per club.\n");
    assert_eq!(keys(&design, "pennants"), [["club_id", "name"]]);
}

#[test]
fn one_of_it_a_day_for_some_is_no_key() {
    let step = "Creates a kite (name, price) and plans a flight (date, pilot).";
    let design = told(
        step,
        "- A flight belongs to a kite.\n- Each pilot does one flight per kite.\n- One flight per day.\n",
    );
    assert!(keys(&design, "flights").is_empty(), "{:?}", keys(&design, "flights"));
}

fn indexes(design: &Design, of: &str) -> Vec<Vec<(String, bool)>> {
    table(design, of).indexes.iter().map(|index| index.columns.clone()).collect()
}

#[test]
fn queries_in_words_are_served_by_whose_and_which_first_and_the_order_last() {
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Work begins\n\n- **User Action**: Creates a kite (name, price) and opens a repair (reason, due date).\n";
    let rules = "# Architecture\n\n## Rules\n\n- A repair belongs to a kite.\n- Repairs are `open`, `mended` or `dropped`.\n\n## Access paths\n\n1. Repairs of a kite, newest first\n2. Open repairs by due date\n3. The weather\n";
    let design = read(&[(Role::Journey, journey), (Role::Architecture, rules)], "").design;
    let found = indexes(&design, "repairs");
    let index = |columns: &[(&str, bool)]| -> Vec<(String, bool)> {
        columns.iter().map(|(name, descending)| ((*name).into(), *descending)).collect()
    };
    assert!(found.contains(&index(&[("kite_id", false), ("created_at", true)])), "{found:?}");
    assert!(found.contains(&index(&[("status", false), ("due_date", false)])), "{found:?}");
}

#[test]
fn columns_that_the_docs_call_by_name_are_of_the_thing_before_them() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "- A kite that is gone is never deleted; `lost_on` is set, and `found_by` once it is back.\n",
    );
    assert!(has(&columns(&design, "kites"), &["lost_on", "found_by"]));
    assert!(has(&parents(&design, "kites"), &["users"]));
    assert!(!has(&columns(&design, "reels"), &["lost_on"]));
}

#[test]
fn the_body_of_a_request_gives_columns_to_what_it_makes() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "| Method | Path | Body |\n| --- | --- | --- |\n| POST | /reels | `{kite_id, knot: \"bowline\" \\| \"hitch\", note?}` |\n",
    );
    assert!(has(&columns(&design, "reels"), &["kite_id", "knot", "note"]), "{:?}", columns(&design, "reels"));
    assert_eq!(values(&design, "reels", "knot"), ["bowline", "hitch"]);
}

#[test]
fn one_thing_spelt_in_several_ways_is_one_column() {
    let design = told(
        "Creates a kite (name, e-mail address, time of inspection) and opens a bill (number, due day, total, net).",
        "- A kite has an email, a date of birth and a day of arrival.\n",
    );
    let kites = columns(&design, "kites");
    assert!(has(&kites, &["email", "inspected_at", "birth_date", "day_of_arrival"]), "{kites:?}");
    assert_eq!(kites.iter().filter(|name| name.contains("mail")).count(), 1, "{kites:?}");
    assert!(has(&columns(&design, "bills"), &["due_date", "total_cents", "net_cents"]));
}

#[test]
fn a_value_is_no_column_beside_what_may_have_it() {
    let design = told(
        "Creates a kite (name, price, sketched, waxed).",
        "- A new kite has the state *sketched*.\n- The kite is marked as **grounded**.\n",
    );
    let kites = columns(&design, "kites");
    assert!(has(&kites, &["status", "waxed"]) && !has(&kites, &["sketched"]), "{kites:?}");
}

#[test]
fn who_signs_in_is_referred_to_by_the_word_of_the_docs() {
    let spec = "# Feature Specification: X\n\n## User Scenarios & Testing\n\n### User Story 1 - Fly (Priority: P1)\n\n1. **Given** a shed, **When** a member adds a kite, **Then** it is on the shelf.\n\n## Requirements\n\n- **FR-001**: Members sign in with e-mail and password.\n- **FR-002**: A kite belongs to a member.\n\n### Key Entities\n\n- **Member**: a person who flies, with a phone number.\n- **Kite**: has a name and a price.\n";
    let design = read(&[(Role::Requirements, spec)], "").design;
    let kites = columns(&design, "kites");
    assert!(has(&parents(&design, "kites"), &["users"]) && has(&kites, &["member_id"]), "{kites:?}");
}

#[test]
fn a_query_asks_for_the_rows_of_whoever_it_names_and_of_nothing_that_is_only_beside() {
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Work begins\n\n- **User Action**: Creates a kite (name, price). Logs a move (remark, moved at).\n";
    let rules = "# Architecture\n\n## Rules\n\n- A kite belongs to a member. Who sewed the kite is recorded.\n- A move belongs to a kite.\n\n## Access paths\n\n- Kites of a member by price\n- Moves of a kite, newest first\n- Waiting list of a kite, longest first\n";
    let design = read(&[(Role::Journey, journey), (Role::Architecture, rules)], "").design;
    let index = |columns: &[(&str, bool)]| -> Vec<(String, bool)> {
        columns.iter().map(|(name, descending)| ((*name).into(), *descending)).collect()
    };
    let kites = indexes(&design, "kites");
    assert!(!kites.iter().any(|columns| columns.iter().any(|(name, _)| name == "created_at")), "{kites:?}");
    assert!(kites.iter().all(|columns| columns.len() < 2 || columns[0].0 != "sewed_by"), "{kites:?}");
    let moves = indexes(&design, "moves");
    assert!(moves.contains(&index(&[("kite_id", false), ("moved_at", true)])), "{moves:?}");
}

#[test]
fn clauses_and_units_name_columns() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "- A kite has a weight, the time when it was stitched and the day from which it flies.\n- Reel: purpose if known, length in metres, wound on.\n- A flight of a kite lasts. Debrief kite: title, what went well.\n",
    );
    let kites = columns(&design, "kites");
    assert!(has(&kites, &["weight", "stitched_at", "valid_from"]), "{kites:?}");
    let reels = columns(&design, "reels");
    assert!(has(&reels, &["purpose", "length_m", "wound_on"]), "{reels:?}");
}

#[test]
fn a_list_that_nothing_else_took_is_of_what_stands_before_it() {
    let design = told(
        "Creates a kite (name, price).",
        "- The clerk registers a kite: she picks the reel, types a short description and the colour, and signs.\n",
    );
    let kites = columns(&design, "kites");
    assert!(
        kites.iter().any(|column| column.ends_with("description")) && has(&kites, &["colour"]),
        "{kites:?}"
    );
    let design =
        told("Creates a kite (name, price).", "- The clerk sees the kites, their description and colour.\n");
    assert!(!has(&columns(&design, "kites"), &["colour"]));
}

#[test]
fn what_is_noted_in_passing_is_a_column() {
    let step = "Creates a kite (name, price) and adds a reel (label, length).";
    for (rule, expected) in [
        ("A kite flies. Its prefix and hash are stored.", &["prefix", "hash"][..]),
        ("Number of knots and purpose are noted on the kite.", &["knot_count", "purpose"]),
        ("A kite that tears is closed with a date.", &["closed_on"]),
        ("The clerk sells the kite; the kite is marked as repaired.", &["is_repaired"]),
        ("On each reel hang kites in a fixed order.", &["position"]),
    ] {
        let design = told(step, &alloc::format!("- {rule}\n"));
        assert!(has(&columns(&design, "kites"), expected), "{rule}: {:?}", columns(&design, "kites"));
    }
    for rule in ["No hash of a kite is stored.", "Kites are kept dry.", "A kite is not marked as repaired."] {
        let design = told(step, &alloc::format!("- {rule}\n"));
        assert!(
            !columns(&design, "kites")
                .iter()
                .any(|column| matches!(&**column, "hash" | "is_repaired" | "dry")),
            "{rule}"
        );
    }
}

#[test]
fn it_is_what_the_sentence_before_was_about() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "- A reel has a colour.\n- A kite flies on a reel. It has a working title and a purpose.\n",
    );
    assert!(
        has(&columns(&design, "kites"), &["working_title", "purpose"]),
        "{:?}",
        columns(&design, "kites")
    );
    assert!(!has(&columns(&design, "reels"), &["working_title"]));
}

#[test]
fn what_a_list_is_of_has_what_its_parenthesis_tells() {
    let design = told(
        "Creates a kite (name, price) and adds a reel (label, length).",
        "- Each kite keeps its own list of reels (maker, colour, serial number).\n",
    );
    assert!(has(&columns(&design, "reels"), &["colour", "serial_number"]), "{:?}", columns(&design, "reels"));
    assert!(!has(&columns(&design, "kites"), &["serial_number"]));
}

#[test]
fn queries_are_listed_in_a_sentence_and_newest_is_when_it_happened() {
    let step = "Creates a kite (name, price) and logs a crash (reason, place, day of the fall, status).";
    let rules = "- A crash belongs to a kite.\n- A crash is open, repaired or written off.\n- Asked most often: crashes of a kite, newest first; crashes by state and day of the fall.\n";
    let crashes = indexes(&told(step, rules), "crashes");
    let names: Vec<Vec<&str>> =
        crashes.iter().map(|columns| columns.iter().map(|(name, _)| name.as_str()).collect()).collect();
    assert!(names.contains(&["kite_id", "day"].into()), "{names:?}");
    assert!(names.contains(&["status", "day"].into()), "{names:?}");
}

#[test]
fn what_is_told_apart_by_its_name_has_one() {
    let design = told(
        "Creates a kite (price, weight). Adds a category (colour, height).",
        "- A kite is in one category.\n",
    );
    assert!(has(&columns(&design, "categories"), &["name"]), "{:?}", columns(&design, "categories"));
    assert!(!has(&columns(&design, "kites"), &["name"]));
}
