//! Nouns that are weighed all told, in documents that are long enough for it.

use super::*;
use crate::design::Fate;

/// A journey about kites, with as much talk of other things as `days` sentences give, and these words.
fn long(days: u32, words: &str) -> Design {
    decided(days, words, "")
}

/// The same, with what the user decided in `throughline.toml`.
fn decided(days: u32, words: &str, decisions: &str) -> Design {
    use core::fmt::Write;
    let mut journey = String::from(
        "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: The pilot enters a kite\n\n\
         - **User Action**: The pilot creates a kite with a name and a price.\n\n## Weather\n\n",
    );
    for day in 0..days {
        let _ = writeln!(
            journey,
            "At {day} degrees it was cold, and nobody went out before {day} in the morning.\n"
        );
    }
    let rules = alloc::format!("# Architecture\n\n## Rules\n\n{words}\n");
    read(&[(Role::Journey, &journey), (Role::Architecture, &rules)], decisions).design
}

/// Said of ribbons: much, but nothing that is enough by itself.
const MUCH: &str = "The pilot views ribbons. Without a ribbon for a kite he waits. With ribbons for kites, with ribbons for pilots, \
    with a ribbon for a kite, with a ribbon for a pilot and with another ribbon he flies. Under ribbons, after a ribbon and \
    after ribbons.";

fn fate<'d>(design: &'d Design, noun: &str) -> Option<&'d Verdict> {
    design.verdicts.iter().find(|verdict| verdict.noun == noun)
}

#[test]
fn much_that_is_said_in_passing_makes_a_thing() {
    let design = long(40, MUCH);
    let verdict = fate(&design, "ribbon").expect("ribbons are spoken of");
    assert_eq!(verdict.fate, Fate::Entity, "{}", verdict.rule);
    assert!(verdict.rule.starts_with("all told: "), "{}", verdict.rule);
}

/// Said of spools all through the docs, and never what becomes of them.
const THROUGHOUT: &str = "There are five spools in the van. Two spools went missing.\n\n## Mornings\n\nBefore a spool there are two \
    more spools. Another spool is of each spool the spare.\n\n## Evenings\n\nThe age of a spool says much. Which spool is it? \
    Spools are of a pilot.\n\n## Nights\n\nA spool of a pilot, spools of twine and another spool of the club.";

#[test]
fn what_is_spoken_of_throughout_as_one_of_many_is_kept() {
    let design = long(40, THROUGHOUT);
    let verdict = fate(&design, "spool").expect("spools are spoken of");
    assert_eq!(verdict.fate, Fate::Entity, "{}", verdict.rule);
}

#[test]
fn what_is_spoken_of_in_one_place_is_not() {
    let design = long(40, "The spool is in the van. The spool is old.");
    assert_ne!(fate(&design, "spool").map(|verdict| verdict.fate), Some(Fate::Entity));
}

#[test]
fn what_the_user_ignores_is_not_weighed() {
    for (noun, words) in [("ribbon", MUCH), ("spool", THROUGHOUT)] {
        let design = decided(40, words, &alloc::format!("[design]\nignore = [\"{noun}\"]\n"));
        let verdict = fate(&design, noun).expect("they are spoken of");
        assert_eq!(
            (verdict.fate, &*verdict.rule),
            (Fate::Transient, "ignored in throughline.toml"),
            "{noun}"
        );
    }
}

#[test]
fn in_a_few_sentences_nothing_is_weighed() {
    let design = long(0, MUCH);
    assert_ne!(fate(&design, "ribbon").map(|verdict| verdict.fate), Some(Fate::Entity));
}

#[test]
fn what_is_said_in_full_needs_no_second_opinion() {
    let design = long(40, "");
    assert_eq!(fate(&design, "kite").map(|verdict| verdict.fate), Some(Fate::Entity));
}

/// The columns of the kites among which one is spoken of, and never told to be one.
fn kites(days: u32, words: &str) -> Vec<String> {
    super::details::columns(&long(days, words), "kites")
}

/// Said of the weight of kites all through the docs, in no form in which attributes are told.
const WEIGHT: &str = "Kites go by the weight, the price or the name. A kite at the limit of the weight is watched by the pilot.\n\n## \
    Kites\n\nBehind a kite goes the weight of the kite. Without the weight the kite stays down. The weight of a kite, and the name.";

#[test]
fn what_stands_beside_a_thing_as_its_columns_do_is_one_of_them() {
    let with = kites(40, WEIGHT);
    assert!(with.iter().any(|column| column == "weight"), "{with:?}");
}

#[test]
fn in_a_few_sentences_no_column_is_weighed() {
    let with = kites(0, WEIGHT);
    assert!(with.iter().all(|column| column != "weight"), "{with:?}");
}

/// What sheds refer to, where the docs speak of them so.
fn of_sheds(days: u32, words: &str) -> Vec<String> {
    let told = alloc::format!("The pilot adds a shed with a name and a colour. {words}");
    super::details::parents(&long(days, &told), "sheds")
}

/// Said of sheds and kites all through the docs, in no form in which references are told.
const BESIDE: &str = "Kite sheds stand open. Which sheds stay dry under a kite? Where there are kites there are sheds. Sheds, \
    kites.\n\n## Nights\n\nKite sheds are shut. Under kites, sheds are shut too. The shed smells of its kite.";

#[test]
fn what_is_spoken_of_as_of_another_refers_to_it() {
    let with = of_sheds(40, BESIDE);
    assert!(with.iter().any(|parent| parent == "kites"), "{with:?}");
}

#[test]
fn in_a_few_sentences_no_reference_is_weighed() {
    let with = of_sheds(0, BESIDE);
    assert!(with.iter().all(|parent| parent != "kites"), "{with:?}");
}
