//! What a design must hold, on products of many kinds; and what each rule of reading gives.

mod asked;
mod catalogues;
mod courses;
mod deeds;
mod definitions;
mod details;
mod implied;
mod kept;
mod keys;
mod layouts;
mod lists;
mod logs;
mod made;
mod named;
mod nested;
mod pairs;
mod parts;
mod people;
mod plain;
mod queries;
mod relations;
mod rows;
mod sentences;
mod states;
mod things;
mod values;
mod weighed;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::config;
use crate::dialect::Dialect;
use crate::document;
use crate::product::{self, Role};
use crate::replay::Replay;
use crate::text::Text;

/// Docs of products in other domains and layouts than the brief's.
const PRODUCTS: &[(&str, &[(Role, &str)])] = &[
    (
        "windfall",
        &[
            (Role::Journey, include_str!("../../../examples/windfall/product-guidelines/00-user-journey.md")),
            (Role::TechStack, include_str!("../../../examples/windfall/product-guidelines/02-tech-stack.md")),
            (
                Role::Architecture,
                include_str!("../../../examples/windfall/product-guidelines/04-architecture.md"),
            ),
        ],
    ),
    (
        "vet",
        &[
            (Role::Journey, include_str!("tests/docs/vet.md")),
            (Role::TechStack, include_str!("tests/docs/vet-stack.md")),
            (Role::Architecture, include_str!("tests/docs/vet-architecture.md")),
        ],
    ),
    (
        "tools",
        &[
            (Role::Journey, include_str!("tests/docs/tools.md")),
            (Role::TechStack, include_str!("tests/docs/tools-stack.md")),
        ],
    ),
    (
        "tickets",
        &[
            (Role::Journey, include_str!("tests/docs/tickets.md")),
            (Role::TechStack, include_str!("tests/docs/tickets-stack.md")),
        ],
    ),
    (
        "tutor",
        &[
            (Role::Journey, include_str!("tests/docs/tutor.md")),
            (Role::TechStack, include_str!("tests/docs/tutor-stack.md")),
        ],
    ),
];

struct Read {
    design: Design,
    product: Product,
    sources: Sources,
}

fn read(documents: &[(Role, &str)], decisions: &str) -> Read {
    read_as(documents, &["0.md", "1.md", "2.md"], decisions)
}

fn read_as(documents: &[(Role, &str)], paths: &[&str], decisions: &str) -> Read {
    let mut sources = Sources::default();
    let files: Vec<_> = documents
        .iter()
        .zip(paths)
        .map(|((role, text), path)| (*role, sources.add(Text::new(*path, *text))))
        .collect();
    let toml = sources.add(Text::new(config::FILE_NAME, decisions));
    let (config, findings) = config::read(toml, &sources);
    assert!(findings.is_empty(), "{findings:?}");
    let (product, _) = product::read(&files, &sources);
    let design = design(&product, &config.decisions, &sources);
    Read { design, product, sources }
}

/// A journey of one step, with these lines of action and response.
fn step(action: &str, response: &str) -> Design {
    let text = alloc::format!(
        "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Work\n- **User Action**: {action}\n- **System Response**: {response}\n"
    );
    read(&[(Role::Journey, &text)], "").design
}

fn names(design: &Design) -> Vec<&str> {
    design.tables.iter().map(|table| table.name.as_str()).collect()
}

fn table<'d>(design: &'d Design, name: &str) -> &'d Table {
    design.tables.iter().find(|table| table.name == name).expect("the table is proposed")
}

fn column<'d>(design: &'d Design, path: &str) -> &'d Column {
    let (name, column) = path.split_once('.').expect("a path has a dot");
    table(design, name).columns.iter().find(|other| other.name == column).expect("the column is proposed")
}

fn each(law: impl Fn(&str, &Read)) {
    for (name, documents) in PRODUCTS {
        law(name, &read(documents, ""));
    }
}

#[test]
fn products_get_the_tables_that_a_modeller_gives_them() {
    let expected: &[(&str, &str)] = &[
        (
            "windfall",
            "users orchards trees adoptions payments work_days tasks registrations harvests reservations",
        ),
        (
            "vet",
            "clinics users clients pets appointments visits invoices line_items medications prescriptions audit_logs",
        ),
        ("tools", "users tools borrow_requests reviews"),
        ("tickets", "users venues events orders ticket_types tickets"),
        ("tutor", "users lessons payments homework_files messages reviews"),
    ];
    each(|name, read| {
        let expected =
            expected.iter().find(|(other, _)| *other == name).expect("each product has its tables").1;
        let mut expected: Vec<&str> = expected.split(' ').collect();
        let mut proposed = names(&read.design);
        expected.sort_unstable();
        proposed.sort_unstable();
        assert_eq!(proposed, expected, "{name}");
    });
}

#[test]
fn the_same_docs_give_the_same_bytes() {
    for (_, documents) in PRODUCTS {
        let files = || {
            let read = read(documents, "");
            document::files(&read.design, &read.product, &read.sources)
        };
        assert_eq!(files(), files());
    }
}

#[test]
fn everything_proposed_has_words_of_the_docs() {
    each(|name, read| {
        for table in &read.design.tables {
            assert!(!table.evidence.is_empty(), "{name}: {}", table.name);
            let columns = table.columns.iter().map(|column| &column.evidence);
            let relations = table.relations.iter().map(|relation| &relation.evidence);
            let indexes = table.indexes.iter().map(|index| &index.evidence);
            for evidence in table.evidence.iter().chain(columns).chain(relations).chain(indexes) {
                assert!(
                    !evidence.rule.is_empty() && !evidence.words.is_empty(),
                    "{name}: {} {evidence:?}",
                    table.name
                );
            }
        }
    });
}

#[test]
fn every_foreign_key_is_indexed() {
    each(|name, read| {
        let keys = read.design.schema.tables().flat_map(crate::schema::walk::TableWalker::foreign_keys);
        let bare: Vec<_> =
            keys.filter(|key| !key.is_covered()).map(|key| key.name().map(ToOwned::to_owned)).collect();
        assert!(bare.is_empty(), "{name}: {bare:?}");
    });
}

#[test]
fn only_columns_that_may_be_null_are_set_null() {
    each(|name, read| {
        for key in read.design.schema.tables().flat_map(crate::schema::walk::TableWalker::foreign_keys) {
            let sets_null = key.record().on_delete == Action::SetNull;
            assert!(
                !sets_null || key.columns().all(|column| column.is_nullable()),
                "{name}: {:?}",
                key.name()
            );
        }
    });
}

#[test]
fn no_index_covers_another() {
    each(|name, read| {
        for table in &read.design.tables {
            for (at, index) in table.indexes.iter().enumerate() {
                let covered = table.indexes.iter().enumerate().any(|(other_at, other)| {
                    other_at != at
                        && other.method == index.method
                        && other.columns.starts_with(&index.columns)
                });
                assert!(!covered, "{name}: {} {:?}", table.name, index.columns);
            }
        }
    });
}

#[test]
fn the_sql_of_every_design_replays() {
    each(|name, read| {
        if read.design.schema.dialect() != Dialect::PostgreSql {
            return;
        }
        let sql = crate::print::sql::schema(&read.design.schema);
        let mut sources = Sources::default();
        let file = sources.add(Text::new("schema.sql", sql));
        let mut replay = Replay::new(Dialect::PostgreSql);
        replay.file(file, &sources);
        let replayed = replay.finish();
        assert!(replayed.findings.is_empty() && replayed.opaque == 0, "{name}: {:?}", replayed.findings);
        assert_eq!(replayed.schema.tables().len(), read.design.tables.len(), "{name}");
    });
}

#[test]
fn the_checklist_of_every_design_is_ticked() {
    each(|name, read| {
        let files = document::files(&read.design, &read.product, &read.sources);
        let page = &files[0].1;
        assert!(page.contains("- [x] "), "{name}");
        let open: Vec<&str> = page.lines().filter(|line| line.starts_with("- [ ]")).collect();
        assert_eq!(open, [""; 0], "{name}");
    });
}

#[test]
fn the_essentials_are_less_than_half() {
    each(|name, read| {
        let files = document::files(&read.design, &read.product, &read.sources);
        assert!(files[1].1.len() * 2 < files[0].1.len(), "{name}");
    });
}

#[test]
fn states_become_a_check_with_a_default() {
    let design = step("Places an order (draft → sent → failed)", "Creates the order");
    let status = column(&design, "orders.status");
    assert_eq!(status.limit, Some(Limit::Values(["draft", "sent", "failed"].map(Into::into).into())));
    assert_eq!(status.default, Some(Default::Text("draft".into())));
    assert!(column(&design, "orders.sent_at").nullable);
    assert!(column(&design, "orders.error_message").nullable);
}

#[test]
fn money_is_counted_in_cents() {
    let design = step("Adds a boat (name, daily price, length)", "Saves the boat");
    let price = column(&design, "boats.daily_price_cents");
    assert_eq!((price.meaning, &price.limit), (Meaning::Integer, &Some(Limit::AtLeast(0))));
}

#[test]
fn an_upload_is_a_file_with_its_place_in_storage() {
    let design = step("Uploads a contract document", "Stores the document");
    assert!(column(&design, "documents.storage_key").unique);
    assert_eq!(column(&design, "documents.file_size_bytes").limit, Some(Limit::MoreThan(0)));
}

#[test]
fn a_range_limits_a_rating() {
    let design = step("Writes a review (rating from 1 to 5, comment)", "Publishes the review");
    assert_eq!(column(&design, "reviews.rating").limit, Some(Limit::Between(1, 5)));
}

#[test]
fn what_is_only_looked_at_is_no_table() {
    let design = step("Views the dashboard and the weather", "Shows charts");
    assert_eq!(names(&design), ["users"]);
}

#[test]
fn several_of_a_catalogue_are_joined() {
    let design = read(
        &[(
            Role::Journey,
            "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Choose toppings\n- **User Action**: Selects toppings (olives, corn, etc.)\n- **System Response**: Shows toppings\n\n### Step 2: Order a pizza\n- **User Action**: Creates a pizza (name, size)\n- **System Response**: Saves the pizza\n",
        )],
        "",
    )
    .design;
    let join = table(&design, "pizza_toppings");
    assert_eq!(join.class, Class::Join);
    assert_eq!(join.uniques[0].columns, ["pizza_id", "topping_id"]);
    assert_eq!(table(&design, "toppings").class, Class::Catalogue);
}

#[test]
fn the_word_of_the_user_wins() {
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Add a boat\n- **User Action**: Adds a boat (name, length)\n- **System Response**: Saves the boat\n";
    let toml = "[design]\nadd = [\"mooring\"]\nignore = [\"boat\"]\n\n[design.entity.mooring]\nsteps = [\"1\"]\ncolumns = { depth = \"decimal\" }\n";
    let design = read(&[(Role::Journey, journey)], toml).design;
    assert_eq!(names(&design), ["users", "moorings"]);
    assert_eq!(column(&design, "moorings.depth").meaning, Meaning::Decimal(10, 2));
    assert_eq!(table(&design, "moorings").steps, [0]);
}

#[test]
fn a_document_database_gets_collections_without_foreign_keys() {
    let stack = "# Tech Stack\n\n## Core Stack\n\n**Backend**: Node.js (Express)\n**Database**: MongoDB\n";
    let journey = "# User Journey: X\n\n## Core User Flow (Happy Path)\n\n### Step 1: Add a boat\n- **User Action**: Adds a boat (name, length)\n- **System Response**: Saves the boat\n";
    let read = read(&[(Role::Journey, journey), (Role::TechStack, stack)], "");
    assert_eq!(read.design.schema.dialect(), Dialect::MongoDb);
    assert_eq!(read.design.schema.tables().map(|table| table.foreign_keys().len()).sum::<usize>(), 0);
    let files: Vec<String> = document::files(&read.design, &read.product, &read.sources)
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(files.last().map(String::as_str), Some("07-database-schema/collections.js"));
}

#[test]
fn the_example_is_what_design_writes_from_its_docs() {
    let paths = ["00-user-journey.md", "02-tech-stack.md", "04-architecture.md"];
    let read = read_as(PRODUCTS[0].1, &paths, "");
    let files = document::files(&read.design, &read.product, &read.sources);
    let written = include_str!("../../../examples/windfall/product-guidelines/07-database-schema.md");
    assert!(files[0].1 == written, "run `throughline design` in examples/windfall");
}
