//! How fast SQL is read, beside the crate `sqlparser`, on the same files.
//!
//! `THROUGHLINE_CORPUS=DIR cargo bench -p throughline-tests` reads every `.sql` file below a folder of PostgreSQL
//! migrations; without it, the histories that the tests replay. What was read is counted apart from what was not.
#![allow(clippy::print_stdout, reason = "a benchmark tells what it read")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use throughline_core::dialect::Dialect;
use throughline_core::syntax::sql::{Reading, statements};

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("replay");
    let mut folders = vec![env::var_os("THROUGHLINE_CORPUS").map_or(own, PathBuf::from)];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        let listed = fs::read_dir(&folder).expect("a folder of migrations");
        for path in listed.map(|entry| entry.expect("an entry of it").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "sql") {
                texts.extend(fs::read_to_string(path).ok());
            }
        }
    }
    assert!(!texts.is_empty(), "there is SQL to read");
    texts
});

fn main() {
    let (mut read, mut opaque, mut skipped) = (0, 0, 0);
    for statement in TEXTS.iter().flat_map(|text| statements(text, Dialect::PostgreSql)) {
        match statement.reading {
            Reading::Tree(_) => read += 1,
            Reading::Opaque(_) => opaque += 1,
            Reading::Skipped(_) => skipped += 1,
        }
    }
    let refused = TEXTS.iter().filter(|text| Parser::parse_sql(&PostgreSqlDialect {}, text).is_err()).count();
    println!("throughline: {read} statements read, {opaque} opaque, {skipped} skipped");
    println!("sqlparser: {refused} of {} files refused", TEXTS.len());
    divan::main();
}

fn bytes() -> BytesCount {
    BytesCount::new(TEXTS.iter().map(String::len).sum::<usize>())
}

#[divan::bench]
fn throughline(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        TEXTS.iter().map(|text| statements(divan::black_box(text), Dialect::PostgreSql).len()).sum::<usize>()
    });
}

#[divan::bench]
fn sqlparser(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        let parse = |text| Parser::parse_sql(&PostgreSqlDialect {}, text).map_or(0, |parsed| parsed.len());
        TEXTS.iter().map(|text| parse(divan::black_box(text))).sum::<usize>()
    });
}
