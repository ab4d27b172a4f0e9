//! Pairs of things, in sentences of our own: what is in several of another, comes once in it, is picked for it or put into it.

use super::details::{columns, has, told};
use super::*;

/// Two things that users make, the second after the first.
fn paired(rule: &str) -> Design {
    paired_but(rule, "")
}

/// The same, with what the user decided.
fn paired_but(rule: &str, decisions: &str) -> Design {
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n\
        ### Step 1: The pilot enters a kite\n\n- **User Action**: The pilot creates a kite with a name and a price.\n\n\
        ### Step 2: The pilot plans a regatta\n\n- **User Action**: The pilot creates a regatta with a title and a date.\n";
    let rules = alloc::format!("# Architecture\n\n## Rules\n\n- {rule}\n");
    read(&[(Role::Journey, journey), (Role::Architecture, &rules)], decisions).design
}

#[test]
fn a_pair_that_the_user_ignores_is_no_table() {
    for rule in
        ["A kite may be in several regattas.", "The same kite cannot be entered twice in one regatta."]
    {
        let made: Vec<String> = names(&paired(rule)).into_iter().map(String::from).collect();
        let pair = made.iter().find(|name| name.starts_with("regatta_")).expect("they are paired");
        let design = paired_but(rule, &alloc::format!("[design]\nignore = [\"{pair}\"]\n"));
        assert!(!names(&design).contains(&pair.as_str()), "{:?}", names(&design));
        assert_eq!(names(&design).len() + 1, made.len());
    }
}

#[test]
fn what_may_be_in_several_of_another_is_joined_to_it() {
    for rule in [
        "A kite may be in several regattas.",
        "A kite can turn up in more than one regatta.",
        "One kite serves many regattas.",
        "A regatta is filled out of several kites.",
    ] {
        let design = paired(rule);
        assert!(names(&design).contains(&"regatta_kites"), "{rule}: {:?}", names(&design));
        assert!(has(&columns(&design, "regatta_kites"), &["regatta_id", "kite_id"]), "{rule}");
    }
}

#[test]
fn what_is_denied_or_has_several_of_its_own_is_joined_to_nothing() {
    for rule in [
        "A kite cannot be in several regattas.",
        "A regatta has several kites.",
        "A kite in a regatta has a tail.",
    ] {
        assert!(!names(&paired(rule)).iter().any(|name| name.starts_with("regatta_k")), "{rule}");
    }
}

#[test]
fn what_comes_once_in_another_is_joined_to_it() {
    for rule in [
        "The same kite cannot be listed twice in one regatta.",
        "A kite is in a regatta only once.",
        "A regatta lists a kite once.",
        "A regatta refuses the same kite twice.",
    ] {
        let design = paired(rule);
        let table = table(&design, "regatta_kites");
        let is_pair = |columns: &[String]| has(columns, &["regatta_id", "kite_id"]);
        assert!(table.uniques.iter().any(|unique| is_pair(&unique.columns)), "{rule}");
    }
}

#[test]
fn a_name_that_comes_once_and_what_is_issued_once_join_nothing() {
    for rule in [
        "A kite name must not occur twice in a regatta.",
        "A kite is issued once per regatta.",
        "The kite is saved at once for the regatta.",
        "Once the kite flies, the regatta begins.",
    ] {
        assert!(!names(&paired(rule)).iter().any(|name| name.contains("regatta_k")), "{rule}");
    }
}

#[test]
fn what_is_picked_for_a_thing_is_joined_to_it_with_its_place() {
    let design = paired("The pilot plans a regatta: title, date, which kites in which order.");
    assert!(has(&columns(&design, "regatta_kites"), &["regatta_id", "kite_id", "position"]));
    let design = paired("The pilot sees which kites are ready for a regatta.");
    assert!(!names(&design).contains(&"regatta_kites"));
}

#[test]
fn people_who_are_put_on_a_thing_are_rows_of_it() {
    for (rule, table) in [
        ("The pilot plans a regatta: title, date, and one or more judges.", "regatta_judges"),
        ("The pilot names the judges who come to the regatta.", "regatta_judges"),
        ("Judges are put on a regatta with a task.", "regatta_judges"),
        ("A judge is on a regatta only once.", "regatta_judges"),
        ("Anybody can sign up for a regatta once.", "regatta_signups"),
    ] {
        assert!(names(&paired(rule)).contains(&table), "{rule}: {:?}", names(&paired(rule)));
    }
    assert!(
        !names(&paired("The pilot says how many people come to the regatta.")).contains(&"regatta_people")
    );
}

#[test]
fn a_pair_that_a_row_holds_already_gets_no_second() {
    let step = "Creates a kite (name, price). Adds a reel (label, length). Logs a crash (reason, remark).";
    let rule = "- A crash belongs to one kite and one reel.\n- A kite may be on several reels.\n";
    assert!(!names(&told(step, rule)).contains(&"reel_kites"));
}

#[test]
fn what_comes_once_within_a_thing_is_of_it() {
    let design = paired("Kite codes are unique within a regatta.");
    assert!(columns(&design, "kites").contains(&"regatta_id".into()));
}

#[test]
fn what_deals_with_several_of_another_is_joined_to_it() {
    for rule in [
        "A regatta introduces one or more kites.",
        "The pilot names all kites flown, one or several per regatta.",
        "Several kites for a regatta, each once.",
        "Which kites may be used is noted for each regatta.",
        "Any number of kites may be attached to a regatta, none of them twice.",
        "Often one regatta is made from twenty kites.",
    ] {
        let design = paired(rule);
        let is_joined = has(&columns_of(&design), &["regatta_id", "kite_id"]);
        assert!(is_joined, "{rule}: {:?}", names(&design));
    }
    assert!(!names(&paired("A regatta needs no kites, one or more pilots only.")).contains(&"regatta_kites"));
}

/// The columns of the one table that joins the two, if there is one.
fn columns_of(design: &Design) -> Vec<String> {
    let joins = ["regatta_kites", "kite_regattas"];
    let join = joins.iter().find(|join| names(design).contains(join));
    join.map_or_else(Vec::new, |join| columns(design, join))
}

#[test]
fn people_who_may_be_in_several_are_members_of_each() {
    for (rule, table) in [
        ("The pilot is put into regattas, as many as they like, but into each only once.", "regatta_members"),
        ("The pilot, who is responsible for one or more regattas, signs it.", "regatta_pilots"),
    ] {
        assert!(names(&paired(rule)).contains(&table), "{rule}: {:?}", names(&paired(rule)));
    }
}
