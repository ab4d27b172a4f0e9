//! Who signs in, by what, and in which roles, in sentences of our own.

use super::details::{columns, has, keys, told};
use super::{Limit, Role, column, names, read, table};
use alloc::string::String;
use alloc::vec::Vec;

const STEP: &str = "Creates a kite (name, price).";

#[test]
fn users_are_known_by_what_they_sign_in_with() {
    for (rule, name, secret) in [
        ("Staff sign in with a user name and a password.", "username", "password_hash"),
        ("Everybody logs in with a staff number and a PIN.", "staff_number", "pin_hash"),
        ("All users sign in with their e-mail address and a password.", "email", "password_hash"),
    ] {
        let design = told(STEP, &alloc::format!("- {rule}\n"));
        assert!(has(&columns(&design, "users"), &[name, secret]), "{rule}: {:?}", columns(&design, "users"));
        assert_eq!(keys(&design, "users"), [[name]], "{rule}");
    }
    let design = told(STEP, "- Staff sign in with a user name and a password.\n");
    assert!(!has(&columns(&design, "users"), &["email"]), "no line speaks of an address");
}

fn roles(rule: &str) -> Vec<String> {
    let design = told(STEP, &alloc::format!("- {rule}\n"));
    let found = table(&design, "users").columns.iter().find(|column| column.name == "role");
    match found.and_then(|column| column.limit.clone()) {
        Some(Limit::Values(values)) => values,
        Some(_) | None => Vec::new(),
    }
}

#[test]
fn roles_are_told_without_the_word_too() {
    for rule in [
        "Users must be either `clerk` or `manager`.",
        "The owner says who is clerk or manager.",
        "A person signs in as clerk or manager.",
    ] {
        assert_eq!(roles(rule), ["clerk", "manager"], "{rule}");
    }
}

#[test]
fn people_who_are_introduced_by_their_names_are_users() {
    let journey = "# User Journey: X\n\n## The people\n\n- **Ines** takes orders.\n- **Bo** and **Hamid** cut and join.\n\n## Core User Flow\n\n### Step 1: Ines begins\n\nInes takes an order with a number and a day. Hamid promises a day.\n";
    let design = read(&[(Role::Journey, journey)], "").design;
    assert_eq!(names(&design), ["users", "orders"]);
}

#[test]
fn who_is_invited_is_a_user() {
    let design = told(STEP, "- The owner invites colleagues with their name and e-mail address.\n");
    assert!(!names(&design).contains(&"colleagues"), "{:?}", names(&design));
}

#[test]
fn the_roles_that_users_have_are_told_in_a_list() {
    for told in [
        "Every account has one of three roles: skipper, lock keeper, harbour office.",
        "Kinds of account: skipper, lock keeper, harbour office.",
        "There are two kinds of people who sign in: skippers, which is most of us, and lock keepers.",
        "Three categories of staff will use it: skippers, lock keepers and the harbour office.",
    ] {
        let text = alloc::format!(
            "# Lock\n\n## Flow\n\n### Step 1: Moor\n- **User Action**: The skipper adds a boat: name, length.\n\n## Access\n\n{told}\n"
        );
        let design = read(&[(Role::Journey, &text)], "").design;
        let values = alloc::format!("{:?}", column(&design, "users.role").limit);
        assert!(values.contains("skipper") && values.contains("lock_keeper"), "{told} {values}");
    }
}

#[test]
fn a_table_of_people_tells_who_signs_in() {
    let text = "# Lock\n\n## People\n\n| Party | Wants | Signs in? |\n|---|---|---|\n| Skipper | to moor | yes |\n\
                | Lock office | to know | yes, with e-mail |\n| Diver | a fee | no, is telephoned |\n\n\
                ## Flow\n\n### Step 1: Moor\n- **User Action**: The skipper adds a boat: name, length.\n";
    let design = read(&[(Role::Journey, text)], "").design;
    let values = alloc::format!("{:?}", column(&design, "users.role").limit);
    assert!(values.contains("lock_office") && !values.contains("diver"), "{values}");
}

fn roles_of(people: &str) -> Vec<String> {
    let journey = alloc::format!(
        "# User Journey: X\n\n{people}\n\n## Core User Flow\n\n### Step 1: A kite\n\n- **User Action**: {STEP} The harbour master asks the office.\n"
    );
    let design = read(&[(Role::Journey, &journey)], "").design;
    let found = table(&design, "users").columns.iter().find(|column| column.name == "role");
    match found.and_then(|column| column.limit.clone()) {
        Some(Limit::Values(values)) => values,
        Some(_) | None => Vec::new(),
    }
}

#[test]
fn whoever_is_introduced_has_a_role_whatever_the_word_for_them() {
    let table = "## Personas\n\n| Who | Does |\n| --- | --- |\n| Skipper (Ana) | sails |\n| Rigger | mends |\n| Deck hand | pulls |";
    assert_eq!(roles_of(table), ["deck_hand", "rigger", "skipper"]);
    let labels = "## Persons concerned\n\n**Office.** Plans the week.\n\n**Skipper.** Sails.";
    assert_eq!(roles_of(labels), ["office", "skipper"]);
    let apart = "## Who we talk about\n\nThere are forty **skippers**. Some are **pilots**, who may land. The **harbour master** pays.";
    assert_eq!(roles_of(apart), ["harbour_master", "pilot", "skipper"]);
    let longer = "## Personas\n\n### Lead pilot\n\nFlies.\n\n### Pilot\n\nFlies less.";
    assert_eq!(roles_of(longer), ["lead_pilot", "pilot"]);
}

#[test]
fn roles_are_listed_behind_another_label_and_with_where_they_work() {
    for rule in [
        "**Logins**: e-mail and password. Roles: clerk, manager.",
        "The role of a staff account is `clerk` or `manager`.",
        "People involved: the **clerk** in the hall, and the **manager**, who is responsible for all of it.",
        "Everybody can be given a role beyond reading: clerk, manager.",
    ] {
        assert_eq!(roles(rule), ["clerk", "manager"], "{rule}");
    }
}

#[test]
fn whoever_signs_in_is_a_user_where_nobody_acts_by_name() {
    let sections = "## Race\n\nA race has a name and a day.\n\n## Course\n\nA course has a name.\n\n## Dogs\n\n## Sleds\n\n## Else\n";
    let text = &alloc::format!("# Races\n\n## Short\n\nThose who will log in have a password.\n\n{sections}");
    let with = read(&[(Role::Journey, text)], "").design;
    assert!(names(&with).contains(&"users"), "{:?}", names(&with));
    let without =
        read(&[(Role::Journey, &text.replace("will log in have a password", "run have a sled"))], "").design;
    assert!(!names(&without).contains(&"users"), "{:?}", names(&without));
}
