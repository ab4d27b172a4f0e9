//! What is told of tables that are known, in sentences of our own.

use super::*;

/// A journey of one step that makes the thing, and a rule of its architecture.
fn told(step: &str, rule: &str) -> Design {
    let journey = alloc::format!(
        "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Work begins\n\n- **User Action**: {step}\n"
    );
    let rules = alloc::format!("# Architecture\n\n## Rules\n\n{rule}\n");
    read(&[(Role::Journey, &journey), (Role::Architecture, &rules)], "").design
}

fn values(design: &Design, of: &str, name: &str) -> Vec<String> {
    let column = table(design, of).columns.iter().find(|column| column.name == name);
    match column.and_then(|column| column.limit.clone()) {
        Some(Limit::Values(values)) => values,
        _ => Vec::new(),
    }
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
