//! Plain statements: forms of a sentence that say that there is a thing, and what is kept of it.

use super::details::parents;
use super::sentences::{columns, told};
use super::*;

/// A statement, the table that it gives, and columns of it.
type Case = (&'static str, &'static str, &'static [&'static str]);

const STATEMENTS: &[Case] = &[
    ("A poll has a question, a closing time and a colour.", "polls", &["question", "closing_time", "colour"]),
    ("Every loaf tells its flour, its weight and its oven.", "loaves", &["flour", "weight"]),
    (
        "Lodges an objection to the plan, ticking the ground and adding a statement.",
        "objections",
        &["ground", "statement"],
    ),
    ("Files an appeal under the parcel, with the name and the reason.", "appeals", &["name", "reason"]),
    ("Logs the voyage: draught, number of crates and the remark.", "voyages", &["draught", "remark"]),
    (
        "Anglers hold licences: the licence number, the class and the lake.",
        "licences",
        &["licence_number", "lake"],
    ),
    ("Each reply is recorded with its text and its time.", "replies", &["text", "replied_at"]),
    (
        "Every attempt is kept as a payment: amount, month and reference.",
        "payments",
        &["amount_cents", "month"],
    ),
    ("For each parcel we keep its name, its size and its weight.", "parcels", &["name", "size", "weight"]),
    (
        "We keep, for every batch of vaccine, the maker, the lot number and the expiry date.",
        "batches",
        &["maker", "lot_number"],
    ),
    (
        "The sexton keeps a register of locks: the number, the door and the hook.",
        "locks",
        &["number", "door", "hook"],
    ),
    ("Species come with a code, a colour and a Latin name.", "species", &["code", "latin_name"]),
    (
        "Admins maintain the list of lens types, each with a name and a price.",
        "lens_types",
        &["name", "price_cents"],
    ),
    (
        "Bids that arrive before noon are stored with the bidder, an amount and a time.",
        "bids",
        &["amount_cents", "time"],
    ),
    ("Leads coming from the form are stored with a name, a phone and a page.", "leads", &["name", "phone"]),
    (
        "The clinician writes a consultation note – a finding, a plan and a dosage – and signs it.",
        "consultation_notes",
        &["finding", "plan"],
    ),
    (
        "Keeps a revision whenever somebody else starts editing, with the text and its author.",
        "revisions",
        &["text"],
    ),
    ("Fills in a scorecard per interview, rating the skill and adding a remark.", "scorecards", &["remark"]),
    (
        "Tracks each trip with the unlock time, the lock time and a distance.",
        "trips",
        &["unlock_time", "lock_time", "distance"],
    ),
    (
        "A wine tasting is led by a taster. It has a nose, a palate and a score.",
        "wine_tastings",
        &["nose", "palate"],
    ),
    (
        "Issues a permit to fish for the day, bearing a number and a stretch.",
        "permits",
        &["number", "stretch"],
    ),
    (
        "Describes the lens types once – \"flat\", \"round\" – with a description, a length and a colour.",
        "lens_types",
        &["description", "colour"],
    ),
];

#[test]
fn the_form_of_a_statement_tells_a_thing_and_what_is_kept_of_it() {
    for (statement, name, expected) in STATEMENTS {
        let design = told(statement, "");
        assert!(names(&design).contains(name), "{statement} {:?}", names(&design));
        let columns = columns(&design, name);
        for column in *expected {
            assert!(columns.contains(&(*column).into()), "{statement} {columns:?}");
        }
    }
}

#[test]
fn talk_examples_and_figures_are_no_statements() {
    for (text, name) in [
        ("Adds tasks to the day: pruning, mowing, grafting.", "grafting"),
        ("A large orchard has 500 trees and a harvest a season.", "seasons"),
        ("The screen has a button, a filter and a name.", "screens"),
    ] {
        let design = told(text, "");
        assert!(!names(&design).contains(&name), "{text} {:?}", names(&design));
    }
}

#[test]
fn what_is_made_and_worked_on_is_a_thing() {
    let design = told("Drafts a leaflet, signs it and sends it.", "");
    assert!(names(&design).contains(&"leaflets"), "{:?}", names(&design));
    assert!(!names(&told("Drafts a leaflet and goes home.", "")).contains(&"leaflets"));
}

#[test]
fn a_criterion_of_a_story_says_what_a_thing_is_and_makes_none() {
    let journey = "# User Journey: X\n\n## Core User Flow\n\n### Step 1: Moor\n\nThe skipper registers a berth with a name and a depth.\n";
    let design = |criterion: &str| {
        let story = alloc::format!("# [STORY-1] Nets\n\n## Acceptance Criteria\n\n- [ ] {criterion}\n");
        read(&[(Role::Journey, journey), (Role::Backlog, &story)], "").design
    };
    assert!(names(&design("A catch has a date, a weight and a remark.")).contains(&"catches"));
    assert!(!names(&design("Creates a catch from the button.")).contains(&"catches"));
}

#[test]
fn people_who_are_put_on_a_thing_are_joined_with_it() {
    let design = told(
        "The inspector reads. The clerk plans an audit with a date and a title. She assigns one or more inspectors.",
        "Roles are `clerk` and `inspector`.",
    );
    assert!(!names(&design).contains(&"inspectors"), "{:?}", names(&design));
    let journey = "# User Journey: X\n\n## Personas\n\n- **Clerk** plans.\n- **Inspector** reads.\n\n## Core User Flow\n\n### Step 1: Clerk plans an audit\n\nThe clerk plans an audit with a date and a title. She assigns one or more inspectors.\n\n### Step 2: Inspector reads\n\nThe inspector reads.\n";
    let design = read(&[(Role::Journey, journey)], "").design;
    assert_eq!(parents(&design, "audit_inspectors"), ["audits", "users"]);
}

#[test]
fn the_tenant_is_whom_everybody_belongs_to() {
    let design = told(
        "The archivist records a tape (title, length).",
        "Everybody belongs to exactly one museum and sees that museum's tapes only.",
    );
    assert!(names(&design).contains(&"museums"), "{:?}", names(&design));
    let design = told(
        "The archivist records a tape (title, length).",
        "Row-level security by museum. Museums are many.",
    );
    assert!(names(&design).contains(&"museums"), "{:?}", names(&design));
}

/// The parents of a table without any, where the architecture says a rule.
fn kept_apart_by(rule: &str) -> Vec<String> {
    let step =
        "The archivist adds a shop with a name and a town. The archivist records a tape (title, length).";
    parents(&told(step, rule), "tapes").into_iter().filter(|parent| parent != "users").collect()
}

#[test]
fn data_is_kept_apart_by_whom_the_docs_call_the_tenant() {
    for rule in [
        "The shop is the tenant.",
        "Every query is scoped by `shop_id`; there are many shops.",
        "**Isolation by shop.** There are many shops.",
        "Shops are isolated from each other.",
        "Every request carries its shop; rows of one shop are invisible to others.",
    ] {
        assert_eq!(kept_apart_by(rule), ["shops"], "{rule}");
    }
}

#[test]
fn what_keeps_no_data_apart_is_no_tenant() {
    for rule in [
        "Every request has a `request_id`.",
        "Every row keeps its `user_id`.",
        "Every request carries the `shop_id` that it came from.",
        "Everybody belongs to one shop. People only see the tapes they recorded.",
        "Shops see each other's tapes; this is wanted.",
    ] {
        assert!(kept_apart_by(rule).is_empty(), "{rule}");
    }
}

#[test]
fn several_things_behind_a_list_have_what_each_of_them_has() {
    let design =
        told("A kiln has a name and a volume, and several shelves, each with a height and a width.", "");
    assert_eq!(columns(&design, "shelves")[..3], ["kiln_id", "height", "width"]);
    let design = told(
        "A kiln has a name and a volume. A kiln has between two and six shelves, each with a height and a width.",
        "",
    );
    assert_eq!(columns(&design, "shelves")[..3], ["kiln_id", "height", "width"]);
}

#[test]
fn what_the_sentence_before_made_has_what_is_told_of_it() {
    let design = told("The keeper opens an order. The order states the side, the material and a price.", "");
    assert_eq!(columns(&design, "orders")[1..4], ["side", "material", "price_cents"]);
    let design = told("The keeper opens an order. The page has a title and a side.", "");
    assert!(!names(&design).contains(&"pages"), "{:?}", names(&design));
}

#[test]
fn what_there_is_at_most_one_of_is_a_thing_with_what_it_has() {
    let step = "A kiln has a name and a volume. \
                A kiln gets at most one permit per year, with a permit number, the amount and a due date.";
    assert_eq!(columns(&told(step, ""), "permits")[..3], ["kiln_id", "permit_number", "amount_cents"]);
}

#[test]
fn what_each_of_several_has_is_theirs() {
    let design = told(
        "The clerk adds a committee with a name and a town. A committee has members with a function and a term.",
        "",
    );
    assert_eq!(columns(&design, "committee_members")[..3], ["committee_id", "function", "term"]);
}

/// Things that are told, and a rule that ties one of them to another.
fn referring(rule: &str, child: &str) -> Vec<String> {
    let step = "The clerk adds a customer with a name and a phone. The clerk adds an organ with a town and a price. \
                The clerk adds a permit with a day and a fee. The clerk adds a grave with a number and a width.";
    parents(&told(step, rule), child).into_iter().filter(|parent| parent != "users").collect()
}

#[test]
fn the_form_of_a_rule_ties_a_thing_to_another() {
    for (rule, child, parent) in [
        ("A customer owns one or more organs.", "organs", "customers"),
        ("Customers list their organs.", "organs", "customers"),
        ("A permit is granted for one grave.", "permits", "graves"),
        ("A permit is about one grave.", "permits", "graves"),
        ("A permit covers one grave.", "permits", "graves"),
        ("The clerk divides the grave into permits.", "permits", "graves"),
    ] {
        assert_eq!(referring(rule, child), [parent], "{rule}");
    }
    assert!(referring("Permits are shown to the customers.", "permits").is_empty());
}

#[test]
fn what_is_worked_out_is_not_kept() {
    let text = "# Ferry\n\n## Flow\n\n### Step 1: Sail\n- **User Action**: The clerk adds a crossing: day, hour, pier.\n\n\
                ## Rules\n\nFree berths are calculated from the crossings.\n";
    let design = read(&[(Role::Journey, text)], "").design;
    assert!(!names(&design).contains(&"berths"), "{:?}", names(&design));
}

#[test]
fn what_is_kept_of_several_is_told_behind_them() {
    for (told_so, name, has) in [
        (
            "Of a quarry they keep the name, the parish and the depth.",
            "quarries",
            &["name", "parish", "depth"][..],
        ),
        (
            "The clerk sends the boat to a smithy from the yard's address book (company, phone, town).",
            "smithies",
            &["company", "phone"],
        ),
        ("We have the chapels in a list (name, town, phone of the warden).", "chapels", &["name", "town"]),
    ] {
        let design = told("Creates a kite (name, price).", &alloc::format!("- {told_so}\n"));
        let found = names(&design);
        assert!(found.contains(&name), "{told_so}: {found:?}");
        let columns = columns(&design, name);
        assert!(
            has.iter().all(|column| columns.iter().any(|found| found == column)),
            "{told_so}: {columns:?}"
        );
    }
}

#[test]
fn values_behind_a_plural_are_no_columns() {
    let design = told("Creates a kite (name, price).", "- Kites come in sizes (small, large, huge).\n");
    assert!(!names(&design).contains(&"sizes"));
}

#[test]
fn what_is_asked_for_by_its_deed_is_made() {
    let step = "Asks for an inspection of the boiler.";
    let design = told(step, "- Every inspection has a day.\n- Inspections are shown newest first.\n");
    assert!(names(&design).contains(&"inspections"), "{:?}", names(&design));
}
