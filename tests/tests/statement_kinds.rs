//! Every kind of statement of real migrations, and what becomes of it: the pages `kinds.md` beside the histories.
//!
//! `UPDATE=1` tells the pages anew.

use throughline_core::dialect::Dialect;
use throughline_core::replay::Replay;
use throughline_core::text::{Sources, Text};
use throughline_tests::kinds::{kinds, reading, retold, script};

/// A page holds at least so many kinds.
const PAGES: &[(Dialect, usize)] =
    &[(Dialect::PostgreSql, 66), (Dialect::MySql, 24), (Dialect::Sqlite, 10), (Dialect::SqlServer, 15)];

#[test]
fn what_becomes_of_each_kind_of_statement_is_what_its_page_says() {
    let mut wrong = Vec::new();
    for (dialect, least) in PAGES {
        let path = format!("{}/replay/{}/kinds.md", env!("CARGO_MANIFEST_DIR"), dialect.facts().key);
        let page = std::fs::read_to_string(&path).expect("the page is there");
        let found = kinds(&page);
        assert!(found.len() >= *least, "{path} holds {} kinds", found.len());
        for kind in &found {
            let read = reading(kind.sql, *dialect);
            assert!(!read.contains("unknown"), "{path}: {} is not understood: {read}", kind.name);
            if read != kind.told {
                wrong.push(format!("{path}: {}: {read}, and not {}", kind.name, kind.told));
            }
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, retold(&page, *dialect)).expect("the page can be written");
            wrong.clear();
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_page_that_no_server_runs_is_replayed_without_a_refusal() {
    let path = format!("{}/replay/sqlserver/kinds.md", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(path).expect("the page is there");
    let mut sources = Sources::default();
    let file = sources.add(Text::new("kinds.sql", script(&page)));
    let mut replay = Replay::new(Dialect::SqlServer);
    replay.file(file, &sources);
    let replayed = replay.finish();
    let told: Vec<&str> = replayed.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(told, Vec::<&str>::new());
    assert_eq!(replayed.opaque, 0);
    let columns = replayed.schema.tables().map(|table| {
        let names: Vec<&str> = table.columns().map(|column| column.name()).collect();
        format!("{}: {}", table.name(), names.join(" "))
    });
    let columns: Vec<String> = columns.collect();
    assert_eq!(
        columns,
        [
            "Ferry: id name isAfloat builtAt length createdAt weight flag",
            "port.Berth: id",
            "port.Quay: id name"
        ]
    );
}
