//! Lists that somebody keeps, what is not kept, and the names of both.

use alloc::format;
use alloc::vec::Vec;

use super::{Role, names, read};

/// The tables of a ferry's docs with one rule more.
fn ferry(rule: &str) -> Vec<alloc::string::String> {
    let text = format!(
        "# Ferry\n\n## Flow\n\n### Step 1: Sail\n- **User Action**: The clerk adds a crossing: day, hour, pier.\n\n## Rules\n\n{rule}\n"
    );
    let design = read(&[(Role::Journey, &text)], "").design;
    names(&design).into_iter().map(Into::into).collect()
}

fn has(tables: &[alloc::string::String], name: &str) -> bool {
    tables.iter().any(|table| table == name)
}

#[test]
fn what_is_thrown_away_is_not_kept() {
    for (rule, name) in [
        ("The clerk sends a letter to the port. We do not store the letters.", "letters"),
        ("The clerk uploads the cargo sheet of the day. (We read it and throw it away.)", "cargo_sheets"),
    ] {
        let tables = ferry(rule);
        assert!(!has(&tables, name), "{rule} {tables:?}");
    }
}

#[test]
fn the_rows_of_a_list_are_what_they_tell_of() {
    let rule =
        "The clerk saves the tide hours, one line per pier and weekday. A pier has a name and a length.";
    let tables = ferry(rule);
    assert!(has(&tables, "tide_hours") && !has(&tables, "lines"), "{tables:?}");
}

#[test]
fn a_verb_behind_its_subject_is_no_noun() {
    let tables = ferry("A signed crossing gives rise to one voyage: number (unique), start, end.");
    assert!(!tables.iter().any(|name| name.contains("gives")), "{tables:?}");
}

#[test]
fn names_have_no_accents_and_keep_the_form_that_is_told() {
    let tables = ferry("A café has a name, a berth and a phone. A goods group has a code and a title.");
    assert!(has(&tables, "cafes") && has(&tables, "goods_groups"), "{tables:?}");
}

#[test]
fn an_account_to_sign_in_with_is_a_user() {
    let tables = ferry("A visitor creates an account with e-mail, password and a display name.");
    assert!(has(&tables, "users") && !has(&tables, "accounts"), "{tables:?}");
}

#[test]
fn what_follows_is_of_whom_it_is_held_for() {
    let tables = ferry("The following shall be held for a pier: name, length, year of building, owner.");
    assert!(has(&tables, "piers") && !has(&tables, "followings"), "{tables:?}");
}

#[test]
fn what_is_at_hand_or_made_elsewhere_is_no_row() {
    for (rule, name) in [
        ("The clerk uploads the waybill and types the number of the crate.", "waybills"),
        ("Whoever finds a fault opens a pull request.", "pull_requests"),
        ("If the skipper leaves the guild, the crossing stays.", "guilds"),
    ] {
        let tables = ferry(rule);
        assert!(!has(&tables, name), "{rule} {tables:?}");
    }
}

#[test]
fn a_name_has_no_columns_and_who_has_an_email_signs_in() {
    let tables =
        ferry("The purser enters a name (\"Autumn fair\"), a short code, the first day and the last day.");
    assert!(!has(&tables, "names"), "{tables:?}");
    let tables = ferry("For each person the purser enters a name and an e-mail address.");
    assert!(has(&tables, "users") && !has(&tables, "people"), "{tables:?}");
}
