//! Which nouns are tables: sentences of our own, and what each makes of its nouns.

use super::sentences::{columns, told};
use super::*;

#[test]
fn whoever_acts_may_go_by_a_pronoun() {
    let design =
        told("The ranger walks the paths. She logs a rockfall and closes the path.", "Rockfalls are dated.");
    assert!(names(&design).contains(&"rockfalls"));
}

#[test]
fn a_verb_goes_with_its_particle() {
    let design =
        told("The bursar draws up a covenant for a tenant farm.", "Covenants are signed by both sides.");
    assert!(names(&design).contains(&"covenants"));
}

#[test]
fn what_there_is_one_of_for_each_pair_is_a_table() {
    let design = told("The judge adds a cider (name, year).", "Only one verdict per judge and cider.");
    assert!(names(&design).contains(&"verdicts"));
    let design = told("The judge adds a cider (name, year).", "Only one toast per page and session.");
    assert!(!names(&design).contains(&"toasts"));
}

#[test]
fn a_list_behind_a_colon_is_told_of_what_is_done_before_it() {
    let design = told("The warden records a landslide: start date, depth, remark.", "");
    assert_eq!(columns(&design, "landslides"), ["user_id", "start_date", "depth", "remark"]);
    let design = told("The warden registers the meters of a mill – serial number, make, weight.", "");
    assert_eq!(columns(&design, "meters"), ["user_id", "serial_number", "make", "weight"]);
    let design = told("The warden looks at a landslide: start date, depth, remark.", "");
    assert!(!names(&design).contains(&"landslides"));
}

#[test]
fn what_has_an_identifier_is_more_than_a_column() {
    let step = "The judge records the prizes: title, rank, winning cider, purse.";
    let rules = "Every cider is tasted twice. Two prizes can go to the same cider.";
    assert!(!names(&told(step, rules)).contains(&"ciders"));
    let paths = alloc::format!("{rules}\n\n- `PUT /seasons/:id/vote` sends `cider_id`");
    assert!(names(&told(step, &paths)).contains(&"ciders"));
}

#[test]
fn whoever_registers_it_is_not_what_is_registered() {
    let design = told("A trainee opens the crate and registers it: weight, colour, remark.", "");
    assert!(!names(&design).contains(&"trainees"));
}

#[test]
fn a_weak_noun_is_a_thing_where_a_parenthesis_lists_its_columns() {
    let design =
        told("From our list of works (title, composer) the conductor picks one.", "Works are reused.");
    assert!(names(&design).contains(&"works"));
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
    assert!(names(&design).contains(&"sailing_jobs"));
    assert!(!names(&design).contains(&"cancels"));
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
        assert!(names(&design).contains(&name));
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
    assert!(!names(&design).contains(&"ministers"));
}

#[test]
fn whoever_is_put_on_a_list_is_a_row_of_it() {
    let design = told(
        "The tenant puts himself on the waiting list of an allotment.",
        "An allotment is let for a year.",
    );
    assert!(names(&design).contains(&"waiting_list_entries"));
    let design = told("The tenant looks at the waiting list.", "No tenant is put on the black list.");
    assert!(!names(&design).iter().any(|name| name.ends_with("entries")));
}

#[test]
fn what_is_in_each_of_another_once_is_paired_with_it() {
    let rule = "- A song (title, length).\n- A recital (date, hall name).\n- A song is in a recital once.\n";
    let design = told("The singer adds a song (title, length) and plans a recital (date, title).", rule);
    assert!(names(&design).contains(&"recital_songs"));
}

#[test]
fn which_served_which_and_when_is_kept() {
    let step = "The miner adds a lamp (number, make). He adds a helmet (number, size).";
    let design = told(step, "It must be possible to say which lamp served which helmet at what time.");
    assert!(names(&design).contains(&"lamp_helmets"));
    let design = told(step, "We ask which lamp served which helmet.");
    assert!(!names(&design).contains(&"lamp_helmets"));
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

#[test]
fn a_journey_told_in_running_text_has_its_sections_for_steps() {
    let told =
        "The miller weighs a sack and writes down the day, the farmer, the grain and the weight. ".repeat(4);
    let journey = alloc::format!(
        "# Mill\n\n## A day at the mill\n\n### Grain comes in\n\nA sack has a number, a weight and an arrival date. {told}\n\n### The stones turn\n\n{told}\n\n### Flour goes out\n\n{told}\n"
    );
    let read = read(&[(Role::Journey, &journey)], "");
    assert!(names(&read.design).contains(&"sacks"), "{:?}", names(&read.design));
}

#[test]
fn items_that_something_has_are_rows_of_it() {
    let design =
        told("The porter adds a crossing order (date, fare).", "A crossing order has at least one item.");
    assert!(names(&design).contains(&"crossing_order_items"));
}

#[test]
fn time_that_is_booked_is_kept_in_entries() {
    let design = told(
        "The mason opens a site (name, address).",
        "Time is booked on a site by day, minutes and remark.",
    );
    assert!(names(&design).contains(&"time_entries"));
}

#[test]
fn a_list_stays_a_part_of_a_name() {
    let design = told("The cook keeps dishes.", "A price list entry has a title, a price and a currency.");
    assert!(names(&design).contains(&"price_list_entries"));
}

#[test]
fn the_unit_of_a_rate_is_no_thing() {
    let rules = "- Each tariff has a price per kilo and a rate per pallet.\n- A fee per pallet is charged.\n";
    assert!(!names(&told("The porter weighs a pallet.", rules)).contains(&"pallets"));
}

#[test]
fn what_is_denied_in_short_is_denied() {
    let design = told(
        "The abbot walks.",
        "Psalters aren't kept. A psalter doesn't have a title, a weight or a price.",
    );
    assert!(!names(&design).contains(&"psalters"));
}

#[test]
fn what_is_looked_up_in_an_order_is_kept() {
    let rules =
        "## Access patterns\n\n- tickets of a skier, newest first\n\n## Rules\n\nTickets are numbered.\n";
    let design = told("The skier buys a pass (title, price) and sees tickets of the lift.", rules);
    assert!(names(&design).contains(&"tickets"));
}

#[test]
fn what_carries_an_id_belongs_to_it() {
    let design = told("The brewer opens a cellar (name, city).", "`cellar_id` on vats, barrels and casks.");
    for name in ["vats", "barrels", "casks"] {
        assert_eq!(columns(&design, name), ["cellar_id"], "{name}");
    }
}

#[test]
fn collections_that_are_listed_are_tables() {
    let design = told(
        "The keeper feeds an owl.",
        "Own collections: owls, aviaries, places. Embedded: rings in the owl.",
    );
    for name in ["owls", "aviaries", "places"] {
        assert!(names(&design).contains(&name));
    }
    assert!(!names(&design).contains(&"rings"));
}

#[test]
fn what_is_told_beside_every_one_is_a_kind() {
    let step = "The curator records a relic.\n\n- Every relic: title, date, weight\n- Swords: length, maker, weight\n";
    let design = told(step, "Relics are numbered.");
    assert!(
        names(&design).contains(&"relics") && !names(&design).contains(&"swords"),
        "{:?}",
        names(&design)
    );
}

#[test]
fn tenancy_by_a_noun_of_its_own_makes_it_the_tenant() {
    let rule = "Multi-tenant by troupe; every troupe sees only its own shows.";
    assert!(names(&told("The clown adds a show (title, date).", rule)).contains(&"troupes"));
    let rule = "Multi-tenant by design.";
    assert!(!names(&told("The clown adds a show (title, date).", rule)).contains(&"designs"));
}

#[test]
fn what_is_reported_without_an_article_is_no_thing() {
    let design = told("The walker reports litter with a photo and a remark.", "Litter is cleared.");
    assert!(!names(&design).contains(&"litters"));
}

#[test]
fn a_new_one_is_another_of_what_was_picked() {
    let design =
        told("The baker picks the mill or adds a new one (name; phone; address). Mills are numbered.", "");
    assert!(names(&design).contains(&"mills"));
}

#[test]
fn a_noun_that_is_a_verb_too_is_a_thing_where_its_columns_are_told() {
    let rule = "contacts belong to a lodge: name, phone, email, remark";
    let design = told("The warden adds a lodge (name, address).", rule);
    assert_eq!(columns(&design, "contacts"), ["lodge_id", "name", "phone", "email", "remark"]);
}

#[test]
fn what_each_user_does_to_a_thing_once_is_a_pair() {
    let design = told("The editor adds a film (title, length).", "A user watches a film only once.");
    assert_eq!(columns(&design, "film_users"), ["film_id", "user_id"]);
    let design = told("The editor adds a film (title, length).", "A user watches a film.");
    assert!(!names(&design).contains(&"film_users"));
}

#[test]
fn beside_kinds_of_a_thing_a_word_of_ours_is_a_kind_too() {
    let journey = "# User Journey: X\n\n## Core User Flow\n\n### Step 1: Create exhibit\n\n**Action**: Creates an exhibit (name, price)\n\n**User Context**:\n- Statues: weight, height, location\n- Paintings: width, height, colour\n- Reports: date, page count, language\n- Prints: sheet number, paper, colour\n";
    let design = read(&[(Role::Journey, journey)], "").design;
    assert!(design.tables.iter().all(|table| !matches!(&*table.name, "reports" | "prints")));
}
