//! Sentences of our own, and what each gives.

use super::*;

/// A product of one step, with one sentence in it and one among the rules of its architecture.
pub(super) fn told(step: &str, rule: &str) -> Design {
    let journey = alloc::format!(
        "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Work begins\n\n{step}\n"
    );
    let rules = alloc::format!("# Architecture\n\n## Rules\n\n{rule}\n");
    read(&[(Role::Journey, &journey), (Role::Architecture, &rules)], "").design
}

pub(super) fn columns(design: &Design, name: &str) -> Vec<String> {
    let hidden = ["id", "created_at", "updated_at"];
    let columns = table(design, name).columns.iter().map(|column| column.name.clone());
    columns.filter(|column| !hidden.contains(&column.as_str())).collect()
}

#[test]
fn it_is_what_was_spoken_of_before() {
    let design = told(
        "The keeper opens a lighthouse log for the night. She gives it a title, a remark and a start date.",
        "A lighthouse log is closed in the morning.",
    );
    let columns = columns(&design, "lighthouse_logs");
    for column in ["title", "remark", "start_date"] {
        assert!(columns.contains(&column.into()), "{columns:?}");
    }
}

#[test]
fn what_is_kept_with_its_attributes_is_a_table() {
    let design = told("The warden counts seals.", "Beaches are kept once (name, length).");
    assert_eq!(columns(&design, "beaches"), ["name", "length"]);
    assert!(!names(&told("The warden counts seals.", "Beaches are not kept.")).contains(&"beaches"));
}

#[test]
fn a_word_that_says_little_is_a_thing_where_its_columns_are_told() {
    let design =
        told("The curator adds one piece with a title, a weight and a price.", "Pieces are numbered.");
    assert_eq!(columns(&design, "pieces")[..3], ["user_id", "title", "weight"]);
    assert!(!names(&told("The curator adds a piece.", "")).contains(&"pieces"));
}

#[test]
fn rules_of_all_of_a_thing_tell_that_it_is_one() {
    let rules = "- Moorings are numbered per pier.\n- A mooring lies at one pier.\n";
    assert!(names(&told("The skipper looks for a mooring.", rules)).contains(&"moorings"));
    assert!(
        !names(&told("The skipper looks for a mooring.", "- No mooring is numbered.")).contains(&"moorings")
    );
}

#[test]
fn whoever_is_invited_is_no_table() {
    let design = told("Adds a crossing (date, fare) and invites scouts by mail.", "Scouts come along.");
    assert_eq!(names(&design), ["users", "crossings"]);
}

#[test]
fn a_person_who_has_the_attributes_of_another_word_has_them() {
    let design = told(
        "The clerk registers a tenant farmer.",
        "A tenant farmer is a person with a name, a phone and an address.",
    );
    assert_eq!(columns(&design, "tenant_farmers")[1..4], ["name", "phone", "address"]);
}

#[test]
fn stories_go_on_where_requirements_begin() {
    let requirements = "# Requirements\n\n## Epic 1\n\n### Story 1.1: Add a beehive\n\nAs a beekeeper, I want to add a beehive with a name and a place, so that I find it.\n";
    let story = "# Story 1.2: Weigh a beehive\n\n## Acceptance Criteria\n\n1. A weighing has a beehive, a weight and a date.\n";
    let read = read(&[(Role::Requirements, requirements), (Role::Backlog, story)], "");
    let steps: Vec<&str> = read.product.journey.steps.iter().map(|step| step.number.as_str()).collect();
    assert_eq!(steps, ["1.1", "1.2"]);
    assert!(names(&read.design).contains(&"weighings"), "{:?}", names(&read.design));
}

#[test]
fn the_tenant_is_what_the_docs_say_it_is() {
    let design =
        told("The dispenser adds a lens (power, price).", "We are multi-tenant; the tenant is the optician.");
    assert!(names(&design).contains(&"opticians") && !names(&design).contains(&"tenants"));
}

#[test]
fn whoever_signs_in_by_another_name_is_the_user() {
    let design = told(
        "The warden lends a tent (size, price) to a member.",
        "- Members have a name, an email and a phone.\n- Members sign in with a password.\n",
    );
    assert!(!names(&design).contains(&"members"), "{:?}", names(&design));
    assert!(columns(&design, "users").contains(&"phone".into()));
}

#[test]
fn a_rule_of_several_things_is_told_of_each() {
    let rules =
        "- Rafts, paddles and ferries belong to a river.\n- Rafts, paddles and ferries can be closed.\n";
    let design = told("The guide looks around.", rules);
    for name in ["rafts", "paddles", "ferries"] {
        assert!(names(&design).contains(&name), "{:?}", names(&design));
    }
}

#[test]
fn what_is_reported_is_a_report() {
    let design = told(
        "A ranger reports a leak with a photo and a description.",
        "Leak reports are read in the morning.",
    );
    assert!(names(&design).contains(&"leak_reports") && !names(&design).contains(&"leaks"));
}

#[test]
fn what_a_provider_sends_is_kept_once() {
    let rule = "The bank calls our webhook; each event is recorded by its event id before it is handled.";
    assert!(column(&told("The clerk adds a loan (name, rate).", rule), "webhook_events.event_id").unique);
    assert!(
        !names(&told("The clerk adds a loan (name, rate).", "There are no webhooks."))
            .contains(&"webhook_events")
    );
}

#[test]
fn a_log_of_actions_that_is_denied_is_no_table() {
    let design = told("The clerk adds a loan (name, rate).", "There is no audit log and no usage tracking.");
    assert!(!names(&design).contains(&"audit_logs") && !names(&design).contains(&"usage_events"));
}

#[test]
fn what_there_is_only_one_of_is_no_table() {
    let of = |noun: &str| {
        told(
            &alloc::format!(
                "The clerk opens the {noun}. The {noun} is closed at night. A guest adds a wish (title, date)."
            ),
            &alloc::format!(
                "The clerk creates the {noun} of the valley. The {noun} has a name, an address and a phone."
            ),
        )
    };
    assert!(!names(&of("museum")).contains(&"museums"), "{:?}", names(&of("museum")));
    let several = told(
        "The clerk opens a museum. A guest adds a wish (title, date).",
        "The clerk creates the museum of the valley. Each museum has a name, an address and a phone.",
    );
    assert!(names(&several).contains(&"museums"));
}

#[test]
fn parts_and_machines_are_things_where_they_are_counted() {
    let rules = "- A component has a label.\n- Each component belongs to a bridge.\n- Components are checked every year.\n- Components are never merged.\n";
    let design = told("The engineer adds a bridge (name, span) and lists each component of it.", rules);
    assert!(names(&design).contains(&"components"), "{:?}", names(&design));
    let machinery = "The upload component runs on the server. The component is fast.";
    assert!(!names(&told("The engineer adds a bridge (name, span).", machinery)).contains(&"components"));
}

#[test]
fn what_is_kept_for_a_thing_is_what_it_has() {
    let design =
        told("The foreman opens the day.", "For a recipe we hold its name, a short symbol and the price.");
    assert!(table(&design, "recipes").columns.iter().any(|column| column.name == "price_cents"));
}

#[test]
fn each_is_one_of_those_that_were_spoken_of() {
    let design =
        told("The foreman builds an oven.", "Ovens stand in rows. Each has a code, a height and a price.");
    assert!(table(&design, "ovens").columns.iter().any(|column| column.name == "code"));
    let design = told(
        "The foreman sets up the kilns and gives each of them a name, a licence number and a price.",
        "",
    );
    assert!(table(&design, "kilns").columns.iter().any(|column| column.name == "name"));
}

#[test]
fn what_is_another_s_is_called_after_whose_it_is() {
    let design = told("The clerk enters a complaint with the caller's name, a date and a price.", "");
    let names: Vec<&str> = table(&design, "complaints").columns.iter().map(|column| &*column.name).collect();
    assert!(names.contains(&"caller_name") && !names.contains(&"name"), "{names:?}");
}
