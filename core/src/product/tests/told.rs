//! The steps of journeys that announce none.

use super::*;

#[test]
fn stories_in_running_text_are_steps() {
    let text = "# Boats\n\n## Jo's stories\n\n\
                **P1. Renting a boat.** As Jo I want to rent a boat so that I can row. It has a name.\n\n\
                **P2. Bringing it back.** As Jo I want to hand in the boat. It is free again.\n";
    assert_eq!(steps(text), ["P1 Renting a boat", "P2 Bringing it back"]);
}

#[test]
fn a_story_without_a_label_is_named_by_its_wish() {
    let text = "# Boats\n\n## Wishes\n\n- As a rower, I want to rent a boat so that I can row.\n\
                - As a warden, I want to lock the shed.\n";
    assert_eq!(steps(text), ["1 rent a boat", "2 lock the shed"]);
}

#[test]
fn how_much_a_section_is_wanted_says_nothing_of_what_it_is() {
    let told = "The warden writes down the name of the boat and its length in metres. ".repeat(4);
    let titles = ["Boats — must have", "Moorings - must have", "Fees – should have"];
    let sections = titles.map(|title| alloc::format!("### {title}\n\n{told}\n\n")).concat();
    let text = alloc::format!("# Harbour\n\n## Features\n\n{sections}");
    assert_eq!(steps(&text).len(), 3);
}
