//! Some hundred schemas and single edits of them: what changes by Prisma's engine, and by ours.
//!
//! The counts stand in `tests/prisma/scoreboard.txt`; `UPDATE=1` writes it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use throughline_core::dialect::Dialect;
use throughline_core::diff::{Comparison, Pair, Purpose, Subject, compare};
use throughline_core::replay::{Replay, Replayed};
use throughline_core::schema::Schema;
use throughline_core::text::{Sources, Text};
use throughline_tests::prisma::edit::{Edit, edits};
use throughline_tests::prisma::schemas::{model, read, written};
use throughline_tests::prisma::{Prisma, Provider, Script, generate};

const MADE_UP: [(Provider, u64); 2] = [(Provider::Postgres, 230), (Provider::Sqlite, 80)];
/// How many edits of each schema are asked about.
const EDITS: usize = 4;
const SCOREBOARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/prisma/scoreboard.txt");

fn schemas(provider: Provider, made_up: u64) -> Vec<(String, String)> {
    let written = if provider == Provider::Postgres { written() } else { Vec::new() };
    let made_up = (0..made_up).map(|seed| (format!("{provider:?} {seed}"), generate::schema(seed, provider)));
    written.into_iter().chain(made_up).collect()
}

/// Some edits of a schema, of other kinds for each.
fn chosen(turn: usize, schema: &str) -> Vec<Edit> {
    let mut by_kind: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
    for edit in edits(schema) {
        by_kind.entry(edit.kind).or_default().push(edit);
    }
    let mut kinds: Vec<Vec<Edit>> = by_kind.into_values().collect();
    let count = kinds.len();
    let mut taken: Vec<usize> = (0..EDITS).map(|step| (turn * EDITS + step) % count).collect();
    taken.sort_unstable();
    taken.dedup();
    taken
        .into_iter()
        .map(|at| {
            let of_kind = &mut kinds[at];
            of_kind.swap_remove(turn % of_kind.len())
        })
        .collect()
}

/// What scripts build; none where PostgreSQL refuses one, as some that Prisma's engine writes:
/// it drops a key on which foreign keys rest, and keeps one of two twins.
fn replayed(dialect: Dialect, scripts: &[&str]) -> Option<Replayed> {
    let mut sources = Sources::default();
    let mut replay = Replay::new(dialect);
    for script in scripts {
        let file = sources.add(Text::new("migration.sql", *script));
        replay.file(file, &sources);
    }
    let replayed = replay.finish();
    assert_eq!(replayed.opaque, 0, "{}", scripts.join("\n---\n"));
    replayed.findings.is_empty().then_some(replayed)
}

fn drift(before: &Schema, after: &Schema) -> Comparison {
    let comparison = compare(&Pair { before, after, purpose: Purpose::Drift });
    assert_eq!(comparison.unknown, [], "everything is known");
    comparison
}

/// Equal and different, of a kind.
#[derive(Default)]
struct Score {
    changing: usize,
    idle: usize,
    refused: usize,
    different: usize,
}

#[derive(Default)]
struct Board {
    rows: BTreeMap<String, Score>,
    faults: Vec<String>,
}

impl Board {
    fn score(&mut self, kind: &str, changes: bool, fault: Option<String>) {
        let score = self.rows.entry(kind.to_owned()).or_default();
        *if changes { &mut score.changing } else { &mut score.idle } += 1;
        score.different += usize::from(fault.is_some());
        self.faults.extend(fault);
    }

    fn page(&self) -> String {
        let mut page =
            format!("{:<44}{:>10}{:>10}{:>10}{:>11}\n", "", "changing", "idle", "refused", "different");
        for (kind, score) in &self.rows {
            let Score { changing, idle, refused, different } = score;
            let _ = writeln!(page, "{kind:<44}{changing:>10}{idle:>10}{refused:>10}{different:>11}");
        }
        page
    }
}

/// What is wrong with our verdict on an edit, beside that of Prisma's engine.
fn fault(before: &Schema, edit: &Edit, script: &Script) -> Option<String> {
    let (after, complaints) = read("edited.prisma", &edit.after);
    if !complaints.is_empty() {
        return Some(format!("we refuse what Prisma takes: {complaints:?}"));
    }
    let pair = Pair { before, after: &after, purpose: Purpose::Drift };
    let changes = drift(before, &after).changes;
    let named = |name: &str| {
        let name = name.rsplit('.').next().unwrap_or(name);
        script.sql.contains(&format!("\"{name}\""))
    };
    if changes.is_empty() != script.is_empty {
        return Some(format!("ours changes {} things, Prisma's script is\n{}", changes.len(), script.sql));
    }
    // `DROP INDEX` names no table.
    let is_named =
        |of: &Subject| named(&of.name) || of.table.as_ref().is_some_and(|table| named(&table.name));
    let elsewhere = changes.iter().map(|change| change.subject(&pair)).find(|subject| !is_named(subject));
    elsewhere.map(|subject| format!("ours changes {subject}, Prisma's script is\n{}", script.sql))
}

#[test]
fn an_edit_changes_what_it_changes_for_prisma() {
    let Some(prisma) = Prisma::find("an_edit_changes_what_it_changes_for_prisma") else { return };
    let (mut board, mut count, mut carried_out) = (Board::default(), 0, 0);
    for (provider, made_up) in MADE_UP {
        let dialect = if provider == Provider::Postgres { Dialect::PostgreSql } else { Dialect::Sqlite };
        let database = dialect.facts().name;
        let schemas = schemas(provider, made_up);
        count += schemas.len();
        let texts: Vec<&str> = schemas.iter().map(|(_, text)| text.as_str()).collect();
        let scripts = prisma.scripts(provider, &texts);
        let asked: Vec<(usize, Edit)> = (0..schemas.len())
            .flat_map(|at| chosen(at, &schemas[at].1).into_iter().map(move |edit| (at, edit)))
            .collect();
        let questions: Vec<(&str, &str)> =
            asked.iter().map(|(at, edit)| (texts[*at], edit.after.as_str())).collect();
        let answers = prisma.changes(provider, &questions);
        let models: Vec<Schema> = schemas.iter().map(|(name, text)| model(name, text)).collect();
        for ((name, text), (script, model)) in schemas.iter().zip(scripts.iter().zip(&models)) {
            let built =
                replayed(dialect, &[script]).expect("the script of a whole schema is refused by nobody");
            let changes = drift(&built.schema, model).changes;
            let fault = (!changes.is_empty()).then(|| format!("{name}: {changes:?}\n{text}\n{script}"));
            board.score(&format!("{database}: a schema, written down"), true, fault);
        }
        for ((at, edit), answer) in asked.iter().zip(answers) {
            let kind = format!("{database}: {}", edit.kind);
            let Ok(script) = answer else {
                board.rows.entry(kind).or_default().refused += 1;
                continue;
            };
            let mut fault = fault(&models[*at], edit, &script);
            if fault.is_none() {
                // Without a database the engine does not know what a sequence is called.
                let sql = script.sql.replace("DROP SEQUENCE \"\";", "");
                // Where the engine makes a column anew, it forgets the indexes that go with the one before.
                let remakes = sql.contains("DROP COLUMN") && sql.contains("ADD COLUMN");
                let edited = if remakes { None } else { replayed(dialect, &[&scripts[*at], &sql]) };
                let after = model("edited.prisma", &edit.after);
                carried_out += usize::from(edited.is_some());
                let left = edited.map(|edited| drift(&edited.schema, &after).changes).unwrap_or_default();
                fault =
                    (!left.is_empty()).then(|| format!("Prisma's script leaves {left:?}\n{}", script.sql));
            }
            let (name, text) = &schemas[*at];
            let fault =
                fault.map(|fault| format!("{name}, {kind}: {fault}\n{text}\n--- edited\n{}", edit.after));
            board.score(&kind, !script.is_empty, fault);
        }
    }
    assert!(
        board.faults.is_empty(),
        "{} differ, as\n{}\n{}",
        board.faults.len(),
        board.faults[0],
        board.page()
    );
    let changing: usize = board.rows.values().map(|score| score.changing).sum();
    assert!(count >= 300 && changing >= 900, "{count} schemas and {changing} changes are too few");
    assert!(carried_out >= 700, "only {carried_out} of Prisma's scripts were carried out");
    let page = board.page();
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(SCOREBOARD, &page).expect("the scoreboard is written");
    }
    let standing = std::fs::read_to_string(SCOREBOARD).unwrap_or_default();
    assert_eq!(standing, page, "tests/prisma/scoreboard.txt is stale: run this test with UPDATE=1");
}
