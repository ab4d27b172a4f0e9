//! The steps of journeys that announce none.

use super::*;
use crate::finding::Severity;

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

#[test]
fn named_paragraphs_are_steps() {
    let text = "# User Journey: Boats\n\n## A year\n\n**Spring – boats come out.** The warden paints them.\n\n\
                **Summer – they are let.** Rowers rent them.\n\n**Autumn – they go in.** The shed is locked.\n";
    assert_eq!(
        steps(text),
        ["1 Spring – boats come out", "2 Summer – they are let", "3 Autumn – they go in"]
    );
}

#[test]
fn paragraphs_that_tell_are_steps_where_nothing_larger_is() {
    let text = "# Boats\n\nRowers row.\n\n## What happens in a year\n\n\
                In spring the warden paints the boats and writes down their colour and their name. Then he rests.\n\n\
                In summer rowers rent a boat, and the warden notes who has which boat until when.\n\n\
                ## What it does not do\n\nIt never lets any boats to anybody who cannot swim, and no canoes, and no rafts.\n";
    assert_eq!(steps(text).len(), 2, "{:?}", steps(text));
}

#[test]
fn scenarios_in_a_fence_are_steps() {
    let text = "# Boats\n\n## Behaviour\n\n```gherkin\nScenario: A rower rents a boat\n  Given a free boat\n  When she rents it\n\n\
                Scenario: She brings it back\n  When she moors\n```\n";
    assert_eq!(steps(text), ["1 A rower rents a boat", "2 She brings it back"]);
}

#[test]
fn a_row_of_a_table_of_steps_is_named_by_what_is_done() {
    let text = "# Boats\n\n## How it goes\n\n| No. | Who | What happens |\n|---|---|---|\n\
                | 1 | Rower | Rents a boat. It has a name. |\n| S2 | Warden | Locks the shed |\n";
    assert_eq!(steps(text), ["1 Rents a boat", "S2 Locks the shed"]);
    let told = senses(Role::Journey, text);
    assert!(told.contains(&(Sense::Response, "Rents a boat. It has a name.".into())), "{told:?}");
}

#[test]
fn what_a_journey_tells_beside_its_steps_is_a_rule() {
    let text = "# Boats\n\nRowing is fun.\n\n## Who rows\n\nEverybody rows.\n\n## Flow\n\n### Step 1: Rent a boat\n\n\
                ## About boats\n\nEvery boat has a name.\n\n## How we will know\n\nNobody swims.\n";
    let expected = [
        (Sense::Support, "Rowing is fun.".to_string()),
        (Sense::Support, "Everybody rows.".to_string()),
        (Sense::Requirement, "Every boat has a name.".to_string()),
        (Sense::Ignored, "Nobody swims.".to_string()),
    ];
    assert_eq!(senses(Role::Journey, text), expected);
}

#[test]
fn an_alternative_flow_is_built() {
    let text = "# Boats\n\n## UC-1 Rent a boat\n\n**Main flow**\n\n1. The rower rents a boat.\n\n\
                **Alternative flows**\n\n- The boat leaks: it is marked as broken.\n\n**Alternatives**\n\n- Canoes.\n";
    let scope = |words: &str| {
        let lines = journey(text).lines;
        lines.iter().find(|line| line.text.contains(words)).map(|line| line.scope)
    };
    assert_eq!(scope("leaks"), Some(Scope::Now));
    assert_eq!(scope("Canoes"), Some(Scope::Never));
}

/// The titles of the sections of a document, in order.
fn sections(text: &str) -> Vec<String> {
    journey(text).sections.into_iter().map(|section| section.title).collect()
}

#[test]
fn lines_in_bold_are_titles_where_there_are_no_others() {
    let text = "**The box**\n\nIt is sent.\n\n▸ **The reel** 🎞️\n\n**What's left (later)**\n";
    assert_eq!(sections(text), ["The box", "The reel", "What's left (later)"]);
    assert_eq!(sections(&alloc::format!("# Reels\n\n## Flow\n\n{text}")), ["Reels", "Flow"]);
    assert!(sections("**Note:**\n\nsent\n\n**User:** sends\n\n**Done.**\n").is_empty());
}

#[test]
fn bare_names_with_bullets_below_are_titles_where_there_are_no_others() {
    let text = "# Reels\n\n- **Boxes**\n  - label, weight\n- **Reels**\n  - length\n- Shelves\n  - number\n";
    assert_eq!(sections(text), ["Reels", "Boxes", "Reels", "Shelves"]);
    let bullets = journey(text).lines.into_iter().filter(|line| line.kind == Kind::Bullet { depth: 0 });
    assert_eq!(bullets.filter(|line| line.parent.is_none()).count(), 3);
    assert_eq!(sections("# Reels\n\n- Boxes\n- Reels\n- Shelves\n"), ["Reels"]);
}

#[test]
fn bullets_in_bold_below_such_titles_are_titles_too() {
    let text = "# Reels\n\n- **Boxes, large and small**\n  - **Lids**\n    - colour\n      - red\n  - label\n- **Reels**\n  - length\n- **Shelves**\n  - number\n";
    let sections: Vec<(String, u8)> =
        journey(text).sections.into_iter().map(|section| (section.title, section.level)).collect();
    assert_eq!(sections[1..3], [("Boxes, large and small".into(), 2), ("Lids".into(), 3)]);
    assert_eq!(sections.len(), 5);
}

#[test]
fn a_letter_without_titles_is_told_paragraph_by_paragraph() {
    let text = "Hi both,\n\nwhoever opens a box scans its lid, and that is when the clock starts for us.\n";
    assert_eq!(
        steps(text),
        ["1 whoever opens a box scans its lid, and that is when the clock starts for us."]
    );
}

#[test]
fn a_journey_without_steps_that_says_enough_is_read_with_a_warning() {
    let text = "# Reels\n\n## Boxes\n\n- label\n- weight\n- owner\n- street\n- town\n";
    let (product, findings) = read_as(Role::Journey, text);
    assert!(product.journey.steps.is_empty());
    assert_eq!(findings.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Warning]);
}

#[test]
fn the_tasks_of_a_story_map_are_steps() {
    let text = "# Reels\n\n| Activity | Task | Release |\n|---|---|---|\n| Send | Customer orders a box | 1 |\n| Send | Customer pays | 1 |\n";
    assert_eq!(steps(text), ["1 Send", "2 Send"]);
}

#[test]
fn clauses_in_a_paragraph_are_a_scenario() {
    let text = "# Reels\n\nScenario: A box comes back\nGiven a **box** that is out\nWhen the clerk scans the box\nThen the order is received\n";
    let product = journey(text);
    assert_eq!(
        product.journey.steps.iter().map(|step| &*step.title).collect::<Vec<_>>(),
        ["A box comes back"]
    );
    assert_eq!(product.lines.iter().filter(|line| line.kind == Kind::Bullet { depth: 0 }).count(), 3);
}

#[test]
fn a_line_in_bold_is_a_label_of_the_lines_below_it() {
    let text = "# Reels\n\n## Talk\n\n**08:12 — Ana**\nso the reel has a number\n";
    let labels: Vec<Option<String>> =
        journey(text).lines.into_iter().skip(2).map(|line| line.label).collect();
    assert_eq!(labels, [Some("08:12 — Ana".into()), None]);
}

#[test]
fn words_in_italics_are_a_label_before_a_dash() {
    let text = "# Reels\n\n## Ship sheet\n\n*Shows* — number, name.\n\n*Really*, it is lost.\n";
    let labels: Vec<Option<String>> =
        journey(text).lines.into_iter().skip(2).map(|line| line.label).collect();
    assert_eq!(labels, [Some("Shows".into()), None]);
}
