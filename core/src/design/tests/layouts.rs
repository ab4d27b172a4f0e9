//! Layouts that tell what is kept without a sentence: outlines, tables of fields, diagrams and code; one thing, the kite,
//! in all of them.

use super::details::{columns, has, parents, values};
use super::*;
use crate::product::{Kind, Sense};
use alloc::string::ToString;

/// The name of a layout, a journey in it, a table that it gives, and columns of it.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (
        "titles set in bold",
        "Hi both,\n\n**The kite**\n\nEvery kite has a number and a colour.\n\n**The loan**\n\nA loan has a start date and an end date.\n\n**The pilot**\n\nPilots log in with an e-mail and lend kites.\n",
        "loans",
        &["start_date", "end_date"],
    ),
    (
        "a page of nested bullets",
        "# Kites\n\n- **Kites**\n  - serial number, size, colour\n  - condition: new / torn\n- **Repairs**\n  - date, cost, remark\n- **Pilots**\n  - book a kite for a day\n",
        "kites",
        &["serial_number", "size", "colour", "condition"],
    ),
    (
        "an outline below a label",
        "# Kites\n\n## What we write down\n\nThe pilot books a kite.\n\n**Kite**\n\n- serial number, colour, purchase date\n- mended by hand\n",
        "kites",
        &["serial_number", "colour", "purchase_date"],
    ),
    (
        "a list behind a bare label",
        "# Kites\n\n## Rules\n\nPilots fly.\n\n- board notices: title, text, date\n",
        "board_notices",
        &["title", "text", "date"],
    ),
    (
        "a blueprint that says what is kept",
        "# Kites\n\n| Stage | Pilot does | System does | What we keep |\n|---|---|---|---|\n| Tear | brings the kite back | asks for a photo | voucher: code, date, remark |\n| Mending | waits | reminds | nothing |\n",
        "vouchers",
        &["code", "date", "remark"],
    ),
    (
        "a table of fields below its name",
        "# Kites\n\n## Screen: New kite (keeper)\n\n| Field | Type | Required | Notes |\n|---|---|---|---|\n| Serial number | text | yes | unique |\n| Colour | text | no | |\n| Condition | select | yes | new, torn |\n",
        "kites",
        &["serial_number", "colour", "condition"],
    ),
    (
        "a table of what is held",
        "# Kites\n\nPilots borrow kites.\n\n## The office\n\n| Object | What it is | What we hold about it |\n|---|---|---|\n| Kite | a kite of ours | serial number, colour |\n| Loan | a kite that is out | time out, time back |\n",
        "loans",
        &["time_out", "time_back"],
    ),
    (
        "labels for states and fields",
        "# Kites\n\nPilots borrow kites.\n\n## Kite\nStates: free → lent → torn\nFields: serial number, size, colour\n\n## Loan\nFields: kite, pilot, time out, time back\nRules: a kite is out once\n",
        "loans",
        &["kite_id", "time_out", "time_back"],
    ),
    (
        "dots between what is kept",
        "# Kites\n\n## 🪁 Kites\n\nserial number · size · colour\n\n## 🔄 Loans\n\nkite · pilot · time out · time back\n",
        "loans",
        &["kite_id", "time_out", "time_back"],
    ),
    (
        "objects with their attributes",
        "# Kites\n\n## Objects\n\n### Kite\n- Serial number\n- Size\n- Colour\n- Relationships: has many loans\n\n### Loan\n- Time out\n- Time back\n- Kite\n",
        "loans",
        &["kite_id", "time_out", "time_back"],
    ),
    (
        "screens and what they show",
        "# Kites\n\nPilots borrow kites.\n\n## Screens\n\n### Kites list\nColumns: serial number, size, colour. Button: add.\n\n### Help\nHow to fly.\n",
        "kites",
        &["serial_number", "size", "colour"],
    ),
    (
        "a class diagram",
        "# Kites\n\nPilots borrow kites.\n\n```mermaid\nclassDiagram\n  class Kite {\n    +String serialNumber\n    colour: String\n    +mend() void\n  }\n  class Colour {\n    <<enumeration>>\n    RED\n  }\n  Kite \"1\" --> \"*\" Loan : is lent as\n```\n",
        "kites",
        &["serial_number", "colour"],
    ),
    (
        "interfaces of TypeScript",
        "# Kites\n\n### Step 1: Pilot borrows a kite\n\n```typescript\ninterface Kite {\n  id: string;\n  serialNumber: string;\n  maker: {\n    town: string;\n  };\n  colour?: string;\n  state: 'new' | 'torn';\n}\n\ninterface KiteProps {\n  width: number;\n}\n```\n",
        "kites",
        &["serial_number", "colour"],
    ),
    (
        "models of Prisma",
        "# Kites\n\n### Step 1: Pilot borrows a kite\n\n```prisma\nmodel Kite {\n  id String @id\n  serialNumber String @unique\n  loans Loan[]\n}\nmodel Loan {\n  kiteId String\n  timeOut DateTime\n}\n```\n",
        "loans",
        &["kite_id", "time_out"],
    ),
];

#[test]
fn each_layout_gives_its_table() {
    for (layout, journey, name, expected) in CASES {
        let design = read(&[(Role::Journey, journey)], "").design;
        assert!(names(&design).contains(name), "{layout}: {:?}", names(&design));
        let columns = columns(&design, name);
        assert!(has(&columns, expected), "{layout}: {columns:?}");
    }
}

#[test]
fn what_goes_over_the_wire_or_lists_values_is_no_table() {
    for journey in CASES.iter().map(|case| case.1).filter(|text| text.contains("```")) {
        let design = read(&[(Role::Journey, journey)], "").design;
        let names = names(&design);
        assert!(!names.iter().any(|name| name.contains("prop") || name.contains("colour")), "{names:?}");
    }
}

#[test]
fn a_row_of_a_table_of_fields_tells_the_values_and_what_is_unique() {
    let journey = CASES.iter().find(|case| case.0.starts_with("a table of fields")).expect("it is a case").1;
    let design = read(&[(Role::Journey, journey)], "").design;
    assert_eq!(values(&design, "kites", "condition"), ["new", "torn"]);
    assert!(column(&design, "kites.serial_number").unique);
    assert!(!column(&design, "kites.colour").unique);
}

#[test]
fn a_field_that_holds_fields_is_one_and_one_of_listed_texts_has_values() {
    let journey = CASES.iter().find(|case| case.0 == "interfaces of TypeScript").expect("it is a case").1;
    let design = read(&[(Role::Journey, journey)], "").design;
    assert_eq!(column(&design, "kites.maker").meaning, Meaning::Json);
    assert!(!columns(&design, "kites").contains(&"town".into()));
    assert_eq!(values(&design, "kites", "state"), ["new", "torn"]);
}

#[test]
fn what_a_report_shows_is_kept_elsewhere() {
    let text = "# Kites\n\nPilots borrow kites.\n\n## Screens\n\n### Monthly report\nColumns: month, revenue, number.\n";
    assert!(!names(&read(&[(Role::Journey, text)], "").design).contains(&"monthly_reports"));
}

#[test]
fn a_line_between_classes_is_a_reference() {
    let journey = CASES.iter().find(|case| case.0 == "a class diagram").expect("it is a case").1;
    let design = read(&[(Role::Journey, journey)], "").design;
    assert_eq!(parents(&design, "loans"), ["kites"]);
}

#[test]
fn a_table_of_what_each_role_may_do_names_things_or_deeds() {
    let of_things = "# Kites\n\n## Roles\n\nPilot, keeper.\n\n## Rights\n\n| Object | Pilot | Keeper |\n|---|---|---|\n| Kites | read | create, update |\n| Loans | create | read |\n";
    let of_deeds = "# Kites\n\n## Roles\n\nPilot, keeper.\n\n## Rights\n\n| Action | Pilot | Keeper |\n|---|---|---|\n| Add a kite | | yes |\n| Create a loan | yes | |\n| Rename a kite | | yes |\n";
    for journey in [of_things, of_deeds] {
        let design = read(&[(Role::Journey, journey)], "").design;
        assert!(
            has(
                &names(&design).iter().map(ToString::to_string).collect::<Vec<_>>(),
                &["users", "kites", "loans"]
            ),
            "{:?}",
            names(&design)
        );
    }
}

#[test]
fn a_table_of_stories_tells_steps_and_who_acts() {
    let text = "# Kites\n\n| ID | As a | I want to | So that |\n|---|---|---|---|\n| K1 | pilot | reserve a kite for a day | I can fly |\n| K2 | keeper | add a kite with a number and a colour | it is lent |\n";
    let Read { design, product, .. } = read(&[(Role::Requirements, text)], "");
    let steps: Vec<&str> = product.journey.steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(steps, ["reserve a kite for a day", "add a kite with a number and a colour"]);
    assert_eq!(
        product.journey.actors.iter().map(|actor| &*actor.name).collect::<Vec<_>>(),
        ["pilot", "keeper"]
    );
    assert!(has(&columns(&design, "kites"), &["number", "colour"]));
}

#[test]
fn a_job_is_a_step_by_what_is_wanted() {
    let text = "# Kites\n\n## Jobs\n\n- When the wind is good, I want to book a kite, so I can fly.\n- When a kite tears, I want to report it with a photo, so that nobody takes it.\n";
    let product = read(&[(Role::Journey, text)], "").product;
    let steps: Vec<&str> = product.journey.steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(steps, ["book a kite", "report it with a photo"]);
}

#[test]
fn an_account_with_a_role_and_a_person_of_whom_little_is_told_are_users() {
    let text = "# Kites\n\n## Requirements\n\n- Pilots and keepers sign in with an e-mail. Each account has one role: pilot or keeper.\n- A person may be pilot and keeper.\n- The pilot reserves a kite (number, colour).\n\n## Key Entities\n\n- **Person**: anybody with an account.\n- **Kite**: has a number and a colour.\n";
    let design = read(&[(Role::Journey, text)], "").design;
    assert_eq!(
        names(&design).iter().filter(|name| ["accounts", "people", "users"].contains(*name)).count(),
        1
    );
}

#[test]
fn persons_of_whom_much_is_kept_are_no_users() {
    let text = "# Family tree\n\n## Users\n\nThe archivist signs in.\n\n## Requirements\n\n- A person has a first name, a date of birth, a place of birth and a date of death.\n- The archivist adds a person.\n";
    let design = read(&[(Role::Journey, text)], "").design;
    assert!(names(&design).contains(&"people"), "{:?}", names(&design));
}

#[test]
fn whoever_acts_in_a_scenario_is_a_user() {
    let text = "# Kites\n\n### User Story 1 - Lend a kite\n\n1. **Given** a kite, **When** a keeper lends it to a pilot, **Then** the loan is stored with the time.\n2. **Given** a loan, **When** a keeper takes the kite back, **Then** the loan is closed.\n";
    let product = read(&[(Role::Journey, text)], "").product;
    assert_eq!(product.journey.actors.iter().map(|actor| &*actor.name).collect::<Vec<_>>(), ["keeper"]);
}

#[test]
fn what_was_agreed_is_no_quote() {
    let text = "# Kites\n\n## Round 1\n\n> Agreed: a kite is whole or torn.\n\n> I hate torn kites.\n";
    let product = read(&[(Role::Requirements, text)], "").product;
    let senses = product.lines.iter().filter(|line| line.kind == Kind::Prose).map(|line| line.sense);
    assert_eq!(senses.collect::<Vec<_>>(), [Sense::Requirement, Sense::Support]);
}
