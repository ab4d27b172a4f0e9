use alloc::string::ToString;

mod told;

use proptest::prelude::*;

use super::*;
use crate::finding::Severity;
use crate::text::Text;

fn read_as(role: Role, text: &str) -> (Product, Vec<Finding>) {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("document.md", text));
    read(&[(role, file)], &sources)
}

fn journey(text: &str) -> Product {
    read_as(Role::Journey, text).0
}

/// The steps as `number title`.
fn steps(text: &str) -> Vec<String> {
    let steps = journey(text).journey.steps.into_iter();
    steps.map(|step| alloc::format!("{} {}", step.number, step.title)).collect()
}

/// The lines that say something, with what they say.
fn senses(role: Role, text: &str) -> Vec<(Sense, String)> {
    let lines = read_as(role, text).0.lines.into_iter();
    lines
        .filter(|line| line.kind != Kind::Heading && !line.text.is_empty())
        .map(|line| (line.sense, String::from(&*line.text)))
        .collect()
}

#[test]
fn labels_in_one_line_tell_the_sense() {
    let text = "## Core User Flow\n### Step 1: Moor\n- **User Action**: Ties up the boat\n\
                - **System Response**: Notes the berth\n- **User Feels**: Safe\n- **Potential Friction**: Wind\n";
    let expected = [
        (Sense::Action, "Ties up the boat".to_string()),
        (Sense::Response, "Notes the berth".to_string()),
        (Sense::Ignored, "Safe".to_string()),
        (Sense::Support, "Wind".to_string()),
    ];
    assert_eq!(senses(Role::Journey, text), expected);
}

#[test]
fn labels_over_nested_bullets_tell_the_sense() {
    let text = "## Flow\n\n### Step 1: Moor\n\n**User Action**:\n\n- Ties up the boat\n  - with two lines\n\n\
                **System Response**:\n\n- Notes the berth\n";
    let expected = [
        (Sense::Action, "Ties up the boat".to_string()),
        (Sense::Action, "with two lines".to_string()),
        (Sense::Response, "Notes the berth".to_string()),
    ];
    assert_eq!(senses(Role::Journey, text), expected);
}

#[test]
fn a_line_hangs_under_what_introduces_it() {
    let product = journey("**Fields**:\n- Boat:\n  - length\n\nThe end.\n");
    let parents: Vec<_> = product.lines.iter().map(|line| line.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(1), None]);
}

#[test]
fn a_paragraph_is_read_sentence_by_sentence() {
    let text = "The warden (e.g. Dr. Moor) rows out. He checks\nNo. 5 first.\n";
    let expected = ["The warden (e.g. Dr. Moor) rows out.", "He checks No. 5 first."];
    let lines = journey(text).lines.into_iter().map(|line| String::from(&*line.text)).collect::<Vec<_>>();
    assert_eq!(lines, expected);
}

#[test]
fn the_place_of_a_sentence_is_exact() {
    let text = "A **warden** rows out. He checks `buoy_id` first.\n";
    let mut sources = Sources::default();
    let file = sources.add(Text::new("journey.md", text));
    let (product, _) = read(&[(Role::Journey, file)], &sources);
    let words: Vec<_> = product.lines.iter().map(|line| sources.words(line.place)).collect();
    assert_eq!(words, ["A **warden** rows out.", "He checks `buoy_id` first."]);
    assert_eq!(product.lines[1].code, ["buoy_id"]);
}

#[test]
fn escapes_struck_words_and_comments_are_not_words() {
    let text = "The buoy\\_id <!-- a hint --> is ~~lost~~ kept &amp; shown\n";
    assert_eq!(journey(text).lines[0].text.as_ref(), "The buoy_id is kept & shown");
}

#[test]
fn what_is_out_of_scope_is_never_and_the_future_is_later() {
    let text = "# J\n## Out of Scope\n- Weather\n## Boundaries\n**Future Considerations**:\n- Tides\n\n**In Scope**:\n- Moorings\n";
    let scopes: Vec<_> = journey(text)
        .lines
        .into_iter()
        .filter(|line| matches!(line.kind, Kind::Bullet { .. }))
        .map(|line| (String::from(&*line.text), line.scope))
        .collect();
    let expected = [("Weather", Scope::Never), ("Tides", Scope::Later), ("Moorings", Scope::Now)];
    assert_eq!(scopes, expected.map(|(text, scope)| (text.to_string(), scope)));
}

#[test]
fn a_story_of_low_priority_is_later_where_priorities_begin_at_zero() {
    let text =
        "# [STORY-9] Tides\n**Priority**: P2\n## Acceptance Criteria\n- [ ] Shows the tide (P0 first)\n";
    let line = read_as(Role::Backlog, text).0.lines.pop();
    assert_eq!(line.map(|line| (line.sense, line.scope)), Some((Sense::Requirement, Scope::Later)));
}

#[test]
fn user_stories_that_count_from_one_are_all_built() {
    let text = "# Feature\n## User Scenarios\n### User Story 1 - Moor (Priority: P1)\nA skipper moors.\n\
                ### User Story 2 - Leave (Priority: P2)\nA skipper leaves.\n";
    let product = read_as(Role::Requirements, text).0;
    assert_eq!(product.journey.steps.len(), 2);
    assert!(product.lines.iter().all(|line| line.scope == Scope::Now));
}

#[test]
fn requirements_that_tell_stories_are_steps() {
    let text = |story: &str| {
        alloc::format!(
            "# Requirements\n### Requirement 1: Moor\n{story}\n#### Acceptance Criteria\n1. WHEN a boat moors THEN it SHALL have a berth.\n"
        )
    };
    let steps = |text: &str| read_as(Role::Requirements, text).0.journey.steps.len();
    assert_eq!(steps(&text("**User Story:** As a skipper, I want to moor, so that I can sleep.")), 1);
    assert_eq!(steps(&text("The system moors boats.")), 0);
}

#[test]
fn steps_are_headings_numbers_lists_or_tables() {
    let expected = ["1 Moor", "2 Pay"];
    for text in [
        "# J\n## Core User Flow\n### Step 1: Moor\n### Step 2: Pay ⭐ **AHA MOMENT**\n",
        "# J\n## Journey\n### 1. Moor\nText.\n### 2. Pay\n",
        "# J\n### Phase 1: Moor\n### Phase 2: Pay\n",
        "# J\n## User Flow\n### Moor\n- **Action**: Ties up\n### Pay\n- **Action**: Pays\n",
        "# J\n## User Flow\n1. Moor\n2. Pay\n",
        "# J\n## Journey\n| Step | Action |\n|---|---|\n| 1. Moor | Ties up |\n| 2. Pay | Pays |\n",
        "# J\n## Journey\n| # | Action |\n|---|---|\n| 1 | Moor |\n| 2 | Pay |\n",
        "# J\n## 1. Moor\nUser inputs:\n- a berth\n## 2. Pay\nUser pays.\n",
        "# J\n## Skipper\n### J1 - Moor\nText.\n### J2 - Pay\nText.\n",
        "# J\n## A visit\n**Steps:**\n\n1. Moor\n2. Pay\n",
        "# J\n## Skipper\n| Step | Screen |\n|---|---|\n| Moor | map |\n| Pay | till |\n",
        "# J\n**Step 1: Moor**\n\n- Ties up\n\n**Step 2: Pay**\n\n- Pays\n",
    ] {
        assert_eq!(steps(text), expected, "{text}");
    }
}

#[test]
fn the_chapters_of_a_journey_that_tell_no_step_are_none() {
    assert_eq!(
        steps("# J\n## 1. Overview\nText.\n## 2. Moor\nText.\n## 3. Success Metrics\nText.\n"),
        ["2 Moor"]
    );
}

#[test]
fn phases_of_requirements_are_the_builders_and_put_off_what_comes_later() {
    let text = "# PRD\n## Phase 1: Moorings\n- Berths\n## Phase 2: Weather\n- Tides\n";
    let product = read_as(Role::Requirements, text).0;
    assert_eq!(product.journey.steps.len(), 0);
    let scopes: Vec<_> = product.lines.iter().map(|line| line.scope).collect();
    assert_eq!(scopes[1..], [Scope::Now, Scope::Now, Scope::Later, Scope::Later]);
}

#[test]
fn demands_in_a_fence_are_read_with_their_places() {
    let text = "# PRD\n```text\nFR-001 Skippers shall book berths.\n```\n";
    let mut sources = Sources::default();
    let file = sources.add(Text::new("prd.md", text));
    let (product, _) = read(&[(Role::Requirements, file)], &sources);
    let line = product.lines.last().expect("the demand is a line");
    assert_eq!((line.label.as_deref(), &*line.text), (Some("FR-001"), "Skippers shall book berths."));
    assert_eq!(sources.words(line.place), "FR-001 Skippers shall book berths.");
}

#[test]
fn a_heading_of_a_step_names_what_the_user_does() {
    let text =
        "# J\n## User Flow\n### Step 1: Moor\nUser enters:\n- berth number\n\nSystem:\n- Holds the berth\n";
    let expected =
        [(Sense::Action, "berth number".to_string()), (Sense::Response, "Holds the berth".to_string())];
    assert_eq!(senses(Role::Journey, text), expected);
}

#[test]
fn headings_in_a_step_are_of_that_step() {
    let text = "# J\n## Journey\n### 1. Moor\n#### 1. Detail\n- Ties up\n#### User Emotion\n- Glad\n";
    let product = journey(text);
    assert_eq!(product.journey.steps.len(), 1);
    let lines: Vec<_> = product.lines.iter().filter(|line| line.kind != Kind::Heading).collect();
    assert!(lines.iter().all(|line| line.steps == [0]));
    assert_eq!(lines[1].sense, Sense::Ignored);
}

#[test]
fn a_step_is_named_from_another_document() {
    let mut sources = Sources::default();
    let journey = sources.add(Text::new("journey.md", "# J\n### Step 1: Moor\n### Step 2: Pay\n"));
    let text =
        "# A\n## Flow (Journey Step 2)\nThe bank answers.\n\n| Step | Need |\n|---|---|\n| 1. Moor | map |\n";
    let architecture = sources.add(Text::new("architecture.md", text));
    let (product, _) = read(&[(Role::Journey, journey), (Role::Architecture, architecture)], &sources);
    let of =
        |text: &str| product.lines.iter().find(|line| *line.text == *text).map(|line| line.steps.clone());
    assert_eq!(of("The bank answers."), Some(Vec::from([1])));
    assert_eq!(of("map"), Some(Vec::from([0, 1])));
}

#[test]
fn key_entities_are_entities_with_their_fields_below() {
    let text = "# Spec\n## Key Entities\n- **Goal**: what a rower aims at\n  - distance\n- **Berth**\n";
    let product = read_as(Role::Requirements, text).0;
    let entities: Vec<_> = product.lines.iter().filter(|line| line.sense == Sense::Entity).collect();
    assert_eq!(entities.len(), 4);
    assert_eq!(entities[1].label.as_deref(), Some("Goal"));
    assert_eq!(entities[2].parent, Some(2));
}

#[test]
fn a_schema_document_is_no_input() {
    let (product, _) = read_as(Role::SchemaDoc, "### Users\n- **User Action**: reads\n");
    assert_eq!((product.documents.len(), product.lines.len()), (1, 0));
}

#[test]
fn a_condensed_twin_is_left_aside() {
    let mut sources = Sources::default();
    let whole = sources.add(Text::new("00-user-journey.md", "### Step 1: Moor\n"));
    let twin = sources.add(Text::new("00-user-journey.ctx.md", "### Step 1: Moor\n"));
    let (product, _) = read(&[(Role::Journey, twin), (Role::Journey, whole)], &sources);
    assert_eq!(product.documents.iter().map(|document| document.file).collect::<Vec<_>>(), [whole]);
}

#[test]
fn a_journey_without_steps_is_an_error() {
    let (_, findings) = read_as(Role::Journey, "# Journey\n\nRowers row.\n");
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["journey-without-steps"]);
}

#[test]
fn a_template_is_an_error_that_names_its_placeholders() {
    let text =
        "# User Journey: [Product]\n### Step 1: [Step name]\n- **User Action**: [What the user does]\n";
    let (product, findings) = read_as(Role::Journey, text);
    assert_eq!(product.journey.steps.len(), 0);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("`[Product]`, `[Step name]`, `[What the user does]`"));
}

#[test]
fn a_journey_with_a_hole_is_read_and_warned_of() {
    let text = "# J: [TBD]\n### Step 1: Moor\n- **User Action**: Ties up the boat\n";
    let (product, findings) = read_as(Role::Journey, text);
    assert_eq!(product.journey.steps.len(), 1);
    assert_eq!(findings.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Warning]);
}

#[test]
fn a_document_in_another_language_is_told_and_its_prose_is_not_read() {
    let text = "# Reise\n\nDer Wärter rudert mit dem Boot zu der Boje und prüft, ob sie nicht auf dem Grund ist.\n\n\
                - `buoy_id`\n";
    let (product, findings) = read_as(Role::Architecture, text);
    assert!(findings.iter().any(|finding| finding.rule == "unread-language"));
    assert_eq!(
        product.lines.iter().map(|line| line.sense).collect::<Vec<_>>()[1..],
        [Sense::Ignored, Sense::Support]
    );
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in "\\PC*") {
        read_as(Role::Journey, &text);
    }

    #[test]
    fn no_markdown_makes_reading_panic(
        parts in prop::collection::vec(prop::sample::select(&MARKDOWN[..]), 0..60),
        role in prop::sample::select(&[Role::Journey, Role::TechStack, Role::Backlog, Role::Requirements][..]),
    ) {
        let text = parts.concat();
        let mut sources = Sources::default();
        let file = sources.add(Text::new("document.md", text.as_str()));
        let (product, _) = read(&[(role, file)], &sources);
        for line in &product.lines {
            prop_assert!(text.get(line.place.span.start as usize..line.place.span.end as usize).is_some());
        }
    }
}

/// Pieces that Markdown and these readers treat in their own ways.
const MARKDOWN: [&str; 44] = [
    "# ",
    "## ",
    "### Step 1: ",
    "\n",
    "\n\n",
    "- ",
    "  - ",
    "1. ",
    "2a. ",
    "> ",
    "**",
    "**Database**: ",
    "`",
    "```\n",
    "| ",
    " |\n",
    "|---|---|\n",
    "[",
    "]",
    "(",
    ")",
    "[x] ",
    "{{",
    "}}",
    "User Action",
    ":",
    "Step 2",
    "Steps 1-4",
    "P2",
    "P0",
    "é",
    "→",
    "❌ ",
    "⭐",
    "&amp;",
    "\\_",
    "<br>",
    "<!--",
    "-->",
    "word ",
    "Postgres ",
    "a. B",
    "~~",
    "---\n",
];

#[test]
fn a_cell_of_a_column_of_priorities_puts_off_its_row() {
    let text = "# R\n\n| No | Requirement | Priority |\n|---|---|---|\n| 1 | Weather | will not |\n| 2 | Tides | could |\n| 3 | Moorings | Normal |\n| 4 | Berths | Now |\n";
    let lines = read_as(Role::Requirements, text).0.lines;
    let scope = |words: &str| lines.iter().find(|line| &*line.text == words).map(|line| line.scope);
    let scopes = ["Weather", "Tides", "Moorings", "Berths"].map(scope);
    assert_eq!(scopes, [Scope::Never, Scope::Later, Scope::Now, Scope::Now].map(Some));
}

#[test]
fn a_sentence_that_its_section_said_before_is_one_line() {
    let twice =
        "## Notes\nThe ferry leaves. The ferry leaves.\n\nThe ferry leaves.\n\n## Later\nThe ferry leaves.\n";
    assert_eq!(senses(Role::Architecture, twice).len(), 2);
}

#[test]
fn of_many_sentences_that_differ_in_their_figures_the_first_are_lines() {
    let berths: Vec<String> = (0..200).map(|berth| alloc::format!("Berth {berth} is free. ")).collect();
    let notes = alloc::format!("## Notes\n{}It is quiet.\n", berths.concat());
    assert_eq!(senses(Role::Architecture, &notes).len(), 65);
}

#[test]
fn headings_with_labels_that_tell_what_is_done_are_the_steps_where_nothing_else_is() {
    let told = |title: &str| {
        alloc::format!("## {title}\n\n- **Who**: the warden\n- **What happens**: opens the gate\n\n")
    };
    let journey = ["1 Opening", "2 Mending", "3 Closing"].map(told).concat();
    assert_eq!(
        steps(&alloc::format!("# User Journey\n\n## People\n\n- Warden\n\n{journey}")),
        ["1 Opening", "2 Mending", "3 Closing"]
    );
}
