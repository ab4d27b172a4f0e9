//! Schema and migrations both have an object, and say different things of it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::drift::about;
use super::{Check, Drift, Report, Rule};
use crate::diff::{Altered, Both, Change, Pair, Verb};
use crate::finding::{Finding, Severity};
use crate::ordered::CollectVec;
use crate::schema::walk::{ColumnWalker, ForeignKeyWalker, IndexWalker, TableWalker};
use crate::schema::{ColumnId, Indexed};

pub(super) static RULE: Rule = Rule {
    name: "schema-differs-from-migrations",
    summary: "the schema and the migrations say different things of one object",
    docs: include_str!("schema-differs-from-migrations.md"),
    severity: Severity::Error,
    check: Check::Drift(check),
};

fn check(change: &Change, drift: &Drift<'_>, report: &mut Report<'_>) {
    if matches!(change.verb(), Verb::Create | Verb::Drop) {
        return;
    }
    let Some(difference) = difference(change, &drift.pair) else { return };
    let subject = change.subject(&drift.pair);
    let finding = report.at(drift.in_schema(change), format!("{subject} {difference}"));
    let mut finding = about(finding, &subject);
    if let Some(place) = change.place_before(&drift.pair) {
        finding = finding.related(place, "the migrations set it here");
    }
    report.add(if change.is_name_only() {
        Finding { severity: Severity::Note, ..finding }
            .help(format!("write the name into {} if it matters; nothing else differs", drift.schema))
    } else {
        finding.help(format!("run {}, or correct {}", drift.migrate("alter", &subject), drift.schema))
    });
}

/// What differs, as the end of a sentence that the object begins; none where only one side has the object.
#[expect(clippy::wildcard_enum_match_arm, reason = "what only one side has is sorted out by `Change::verb`")]
fn difference(change: &Change, pair: &Pair<'_>) -> Option<String> {
    let say = |after: &str, before: &str| format!("is {after} in the schema, but {before} in the migrations");
    match change {
        Change::AlterColumn { of, altered } => Some(column(*of, *altered, pair)),
        Change::AlterPrimaryKey(both) => {
            Some(say(&key(pair.after.walk(both.after)), &key(pair.before.walk(both.before))))
        }
        Change::AlterIndex(both) => {
            Some(say(&index(pair.after.walk(both.after)), &index(pair.before.walk(both.before))))
        }
        Change::AlterForeignKey(both) => {
            Some(say(&foreign_key(pair.after.walk(both.after)), &foreign_key(pair.before.walk(both.before))))
        }
        Change::AlterEnum { added, dropped, reordered: true, .. }
            if added.is_empty() && dropped.is_empty() =>
        {
            Some("has its values in another order in the schema than in the migrations".into())
        }
        Change::CommentTable(_) => Some("has another comment in the schema than in the migrations".into()),
        Change::RenamePrimaryKey(both) => Some(named(
            pair.after.walk(both.after).primary_key().and_then(|key| key.name.as_deref()),
            pair.before.walk(both.before).primary_key().and_then(|key| key.name.as_deref()),
        )),
        Change::RenameIndex(both) => {
            Some(named(pair.after.walk(both.after).name(), pair.before.walk(both.before).name()))
        }
        Change::RenameForeignKey(both) => {
            Some(named(pair.after.walk(both.after).name(), pair.before.walk(both.before).name()))
        }
        Change::RenameCheck(both) => Some(named(
            pair.after.walk(both.after).record().name.as_deref(),
            pair.before.walk(both.before).record().name.as_deref(),
        )),
        Change::AlterCheck(both) => Some(say(
            &format!("`{}`", pair.after.walk(both.after).record().expression),
            &format!("`{}`", pair.before.walk(both.before).record().expression),
        )),
        _ => None,
    }
}

fn column(of: Both<ColumnId>, altered: Altered, pair: &Pair<'_>) -> String {
    let (before, after) = (pair.before.walk(of.before), pair.after.walk(of.after));
    let mut differences = Vec::new();
    let mut say = |after: String, before: String| {
        differences.push(format!("{after} in the schema, but {before} in the migrations"));
    };
    if altered.ty {
        say(format!("is of type `{}`", after.type_words()), format!("`{}`", before.type_words()));
    }
    if altered.nullability {
        let words = |column: ColumnWalker<'_>| if column.is_nullable() { "optional" } else { "required" };
        say(format!("is {}", words(after)), words(before).into());
    }
    if altered.default {
        say(format!("has {}", default(after)), default(before));
    }
    if altered.identity {
        let words = |column: ColumnWalker<'_>| match column.record().identity {
            Some(_) => "counted up by the database",
            None => "not counted up by the database",
        };
        say(format!("is {}", words(after)), words(before).into());
    }
    if altered.generated {
        let words = |column: ColumnWalker<'_>| match &column.record().generated {
            Some(expression) => format!("generated as `{expression}`"),
            None => "not generated".into(),
        };
        say(format!("is {}", words(after)), words(before));
    }
    if altered.comment {
        differences.push("has another comment in the schema than in the migrations".into());
    }
    differences.join("; it ")
}

fn default(column: ColumnWalker<'_>) -> String {
    match column.default() {
        Some(default) => format!("the default `{default}`"),
        None => "no default".into(),
    }
}

fn key(table: TableWalker<'_>) -> String {
    let order = if table.record().key_is_apart { "nonclustered " } else { "" };
    match table.primary_key() {
        Some(_) => format!("{order}`({})`", names(table.primary_key_columns())),
        None => "absent".into(),
    }
}

fn index(index: IndexWalker<'_>) -> String {
    let kind = if index.is_unique() { "unique" } else { "plain" };
    let method = index.record().method.as_deref().map(|method| format!(" {method}")).unwrap_or_default();
    let parts = index.record().parts.iter().filter_map(|part| {
        let Indexed::Column(id) = part.of else { return None };
        let length = part.length.map_or_else(String::new, |length| format!("({length})"));
        Some(format!(
            "{}{length}{}",
            index.schema().walk(id).name(),
            if part.descending { " desc" } else { "" }
        ))
    });
    let predicate = index.record().predicate.as_deref();
    let predicate = predicate.map(|predicate| format!(" where `{predicate}`")).unwrap_or_default();
    format!("{kind}{method} over `({})`{predicate}", parts.collect_vec().join(", "))
}

fn foreign_key(foreign_key: ForeignKeyWalker<'_>) -> String {
    let record = foreign_key.record();
    format!(
        "`({}) references {} ({}) on delete {} on update {}`",
        names(foreign_key.columns()),
        record.references,
        record.referenced_columns.join(", "),
        record.on_delete.sql().to_lowercase(),
        record.on_update.sql().to_lowercase(),
    )
}

fn names<'s>(columns: impl Iterator<Item = ColumnWalker<'s>>) -> String {
    columns.map(ColumnWalker::name).collect_vec().join(", ")
}

fn named(after: Option<&str>, before: Option<&str>) -> String {
    format!(
        "is named `{}` in the schema, but `{}` in the migrations",
        after.unwrap_or_default(),
        before.unwrap_or_default()
    )
}
