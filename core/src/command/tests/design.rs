//! `design`: docs become files, and are compared with them from then on.

use super::*;

const JOURNEY: &str = "product-guidelines/00-user-journey.md";

const FERRY: &str = "\
# User Journey: Ferry Desk

## Primary User Persona

### Ada Quist (Clerk)

- **Role**: Clerk at the ferry desk

## Core User Flow (Happy Path)

### Step 1: Clerk Adds a Sailing

- **User Action**: Clerk adds a sailing (name, departure date, capacity)
- **System Response**: System saves the sailing

### Step 2: Clerk Books a Passenger

- **User Action**: Clerk creates a booking for a sailing with the passenger name and the seat count
- **System Response**: System saves the booking (pending, confirmed or cancelled) and lists the bookings of the sailing by status
";

fn docs() -> World {
    World::working(&[
        (JOURNEY, FERRY),
        (
            "product-guidelines/02-tech-stack.md",
            "# Tech Stack\n\n- **Database**: PostgreSQL\n- **ORM**: Prisma\n- **Backend**: Node.js with Express\n",
        ),
    ])
}

#[test]
fn docs_become_files_beside_them() {
    let outcome = docs().run("design");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    let paths: Vec<&str> = outcome.writes.iter().map(|write| write.path.as_str()).collect();
    assert!(paths.contains(&"product-guidelines/07-database-schema.md"), "{paths:?}");
    assert!(paths.contains(&"product-guidelines/07-database-schema-essentials.md"), "{paths:?}");
    assert!(paths.iter().all(|path| path.starts_with("product-guidelines/07-database-schema")), "{paths:?}");
}

#[test]
fn a_check_right_after_a_design_passes_and_compared_something() {
    let outcome = docs().after("design").run("check");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.contains("designed files against the docs"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("stale-design"), "{}", outcome.stdout);
}

#[test]
fn a_second_design_changes_nothing() {
    let outcome = docs().after("design").run("design");
    assert_eq!(outcome.writes, []);
    assert_eq!(outcome.exit, 0);
}

#[test]
fn docs_that_changed_make_a_design_stale() {
    let changed = FERRY.replace("capacity", "capacity, gangway number");
    let outcome = docs().after("design").with_bytes(JOURNEY, changed.as_bytes()).run("check");
    assert!(outcome.stdout.contains("warning[stale-design]"), "{}", outcome.stdout);
}

#[test]
fn a_page_that_somebody_else_wrote_is_not_written_over() {
    let page = "product-guidelines/07-database-schema.md";
    let outcome = docs().with_bytes(page, b"# Our schema, by hand\n").run("design");
    assert_eq!(outcome.exit, 2);
    assert_eq!(outcome.writes, []);
    assert!(outcome.stderr.contains(page), "{}", outcome.stderr);
}

#[test]
fn a_dry_run_writes_nothing() {
    let outcome = docs().run("design --dry-run");
    assert_eq!(outcome.writes, []);
    assert!(outcome.stdout.contains("==> product-guidelines/07-database-schema.md <=="));
}

#[test]
fn a_schema_of_the_application_is_compared_and_never_written() {
    let outcome = docs().with_bytes(SCHEMA, TOOLS.as_bytes()).run("design");
    assert!(
        outcome.stderr.contains("proposed addition to prisma/schema.prisma: table `bookings`"),
        "{outcome:?}"
    );
    assert!(outcome.writes.iter().all(|write| !write.path.starts_with("prisma/")));
}

#[test]
fn what_became_of_a_noun_is_explained_with_its_evidence() {
    let outcome = docs().run("design --noun=booking");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.contains("booking is an entity: table `bookings`"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("00-user-journey.md:"), "{}", outcome.stdout);
}

#[test]
fn a_readme_tells_the_product_where_no_document_is_named_for_it() {
    let readme = FERRY.replace("# User Journey: Ferry Desk", "# Ferry Desk");
    let stack = "# Tech Stack\n\n- **Database**: PostgreSQL\n- **ORM**: Prisma\n- **Backend**: Node.js with Express\n";
    let outcome =
        World::working(&[("README.md", &readme), ("docs/tech-stack.md", stack)]).run("design --dry-run");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.contains("sailings"), "{}", outcome.stdout);
    let outcome = World::working(&[("docs/what-ada-told-us.md", &readme), ("docs/tech-stack.md", stack)])
        .run("design --dry-run");
    assert!(outcome.stdout.contains("sailings"), "{}", outcome.stdout);
}

#[test]
fn what_stands_beside_a_tech_stack_tells_the_product_whatever_it_is_named() {
    let domain = FERRY.replace("# User Journey: Ferry Desk", "# Ferry Desk");
    let stack = "# Tech Stack\n\n- **Database**: PostgreSQL\n- **ORM**: Prisma\n- **Backend**: Node.js with Express\n";
    let stack = ("product-guidelines/02-tech-stack.md", stack);
    for name in ["product-guidelines/01-domain.md", "product-guidelines/use-cases.md"] {
        let outcome = World::working(&[(name, &domain), stack]).run("design --dry-run");
        assert!(outcome.stdout.contains("sailings"), "{name}: {}", outcome.stdout);
    }
    let other =
        ("product-guidelines/01-domain.md", "# Domain\n\nA gull has a name, a weight and a colour.\n");
    let outcome = World::working(&[(JOURNEY, FERRY), other, stack]).run("design --dry-run");
    assert!(!outcome.stdout.contains("gulls"), "{}", outcome.stdout);
}

#[test]
fn a_readme_alone_is_no_product_doc() {
    let outcome = World::working(&[("README.md", FERRY)]).run("design");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.starts_with("error: there are no product docs in `.`\n"), "{}", outcome.stderr);
}

#[test]
fn where_the_docs_stand_at_the_top_the_command_names_no_folder() {
    let outcome = World::working(&[(JOURNEY, FERRY)]).run("design elsewhere");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.ends_with("help: run `throughline design`\n"), "{}", outcome.stderr);
}

#[test]
fn a_noun_where_a_folder_belongs_is_asked_for_with_its_option() {
    let outcome = World::working(&[(JOURNEY, FERRY)]).run("design --explain sailing");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.ends_with("run `throughline design --noun 'sailing'`\n"), "{}", outcome.stderr);
}

#[test]
fn an_empty_folder_has_no_docs() {
    let outcome = World::working(&[]).run("design");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.starts_with("error: there are no product docs in `.`\n"), "{}", outcome.stderr);
}

#[test]
fn a_journey_without_steps_is_refused() {
    let outcome =
        World::working(&[(JOURNEY, "# User Journey: Nothing Yet\n\nTo be written.\n")]).run("design");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.contains("error[journey-without-steps]"), "{}", outcome.stderr);
}

#[test]
fn an_unfilled_template_is_refused_by_its_placeholders() {
    let template = "# User Journey: [Product Name]\n\n## Step 1: [Step Title]\n\n- **User Action**: [What the user does]\n- **System Response**: [What the system does]\n\n## Step 2: [Step Title]\n\n- **User Action**: [What the user does next]\n";
    let outcome = World::working(&[(JOURNEY, template)]).run("design");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.contains("error[unfilled-template]"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("[Product Name]"), "{}", outcome.stderr);
}

#[test]
fn the_journey_is_a_source() {
    let decisions = b"[design]\nadd = [\"gangway\"]\n";
    let outcome = docs().with_bytes("throughline.toml", decisions).run("inspect journey --format=json");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.contains("\"name\": \"bookings\""), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("\"name\": \"gangways\""), "{}", outcome.stdout);
}
