//! `inspect` and `diff`: one source in another form, and what changes from one to another.

use alloc::string::String;

use super::source::{Source, read};
use super::{Format, Look, Outcome, Trees};
use crate::dialect::Dialect;
use crate::diff::{Pair, Purpose, compare};
use crate::finding::Severity;
use crate::render::{self, human};
use crate::sources::Opened;

pub(super) fn inspect(word: &str, database: Option<Dialect>, format: Format, trees: &Trees) -> Outcome {
    let mut opened = Opened::default();
    match read(word, database, &mut opened, trees) {
        Ok(schema) if is_sql(format) && !schema.dialect().facts().is_relational => {
            unwritten(schema.dialect())
        }
        Ok(schema) => told(render::schema(&schema, format), &opened),
        Err(outcome) => outcome,
    }
}

pub(super) fn diff(
    [before, after]: [&str; 2],
    database: Option<Dialect>,
    format: Format,
    look: &Look,
    trees: &Trees,
) -> Outcome {
    let mut opened = Opened::default();
    // What says no database is of the other one's, so the one that may say it is read first.
    let is_reversed = Source::of(before) == Source::Empty || Source::of(after) == Source::Journey;
    let (first, second) = if is_reversed { (after, before) } else { (before, after) };
    let schemas = read(first, database, &mut opened, trees).and_then(|first| {
        let second = read(second, Some(first.dialect()), &mut opened, trees)?;
        Ok(if is_reversed { (second, first) } else { (first, second) })
    });
    let (before, after) = match schemas {
        Ok(schemas) => schemas,
        Err(outcome) => return outcome,
    };
    if before.dialect() != after.dialect() {
        let (before, after) = (before.dialect().facts().name, after.dialect().facts().name);
        return Outcome::cannot(
            &alloc::format!("a schema of {before} cannot be compared with one of {after}"),
            "compare two sources of one database",
        );
    }
    if format == Format::Sql && !after.dialect().facts().changes_are_written {
        return unwritten(after.dialect());
    }
    let pair = Pair { before: &before, after: &after, purpose: Purpose::Migration };
    told(render::comparison(&compare(&pair), &pair, format, look), &opened)
}

/// Whether a schema in this format is SQL.
fn is_sql(format: Format) -> bool {
    !matches!(format, Format::Json | Format::Prisma | Format::Mermaid)
}

fn unwritten(dialect: Dialect) -> Outcome {
    let message = alloc::format!("what was asked for is not written as SQL of {} yet", dialect.facts().name);
    Outcome::cannot(&message, "ask for it with `--format json`")
}

/// What was asked for, and on standard error what the readers found on the way.
fn told(stdout: String, opened: &Opened) -> Outcome {
    let heavy = opened.findings.iter().filter(|finding| finding.severity > Severity::Note);
    let stderr: String = heavy.map(|finding| human::line(finding, &opened.sources)).collect();
    let fails = opened.findings.iter().any(|finding| finding.severity == Severity::Error);
    Outcome { stdout, stderr, exit: u8::from(fails), ..Outcome::default() }
}
