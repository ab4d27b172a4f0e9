//! Roles of the docs that the schema cannot tell apart.

use alloc::format;

use super::{Check, Report, Rule, Tracing};
use crate::design::{Class, Limit};
use crate::finding::Severity;
use crate::ordered::CollectVec;
use crate::schema::walk::TableWalker;

pub(super) static RULE: Rule = Rule {
    name: "role-without-column",
    summary: "several roles act in the docs, and the schema does not tell them apart",
    docs: include_str!("role-without-column.md"),
    severity: Severity::Note,
    check: Check::Trace(check),
};

/// Words in the names of columns and tables that tell roles apart.
const TELLING: [&str; 9] =
    ["role", "admin", "staff", "permission", "member", "group", "type", "kind", "privilege"];

fn check(tracing: &Tracing<'_>, report: &mut Report<'_>) {
    for (designed, users) in tracing.served().filter(|(designed, _)| designed.class == Class::User) {
        let wanted = designed.columns.iter().find(|column| column.name == "role");
        let Some((role, Limit::Values(roles))) = wanted.and_then(|role| Some((role, role.limit.as_ref()?)))
        else {
            continue;
        };
        if roles.len() < 2 || is_told(users) {
            continue;
        }
        let message = format!(
            "the docs have the roles {}, and nothing in the schema tells them apart",
            roles.iter().map(|role| format!("`{role}`")).collect_vec().join(", ")
        );
        let help = format!("add a column such as `role` to `{}`", users.name());
        report.add(
            report
                .at(users.place(), message)
                .help(help)
                .table(format!("{}", users.name()))
                .object("role")
                .related(role.evidence.place, "the docs tell them apart here"),
        );
    }
}

/// Whether a column of the users, or a table that refers to them, can say what role somebody has.
fn is_told(users: TableWalker<'_>) -> bool {
    let tells = |name: &str| {
        let name = name.to_ascii_lowercase();
        TELLING.iter().any(|word| name.contains(word))
    };
    let refers = |table: &TableWalker<'_>| {
        table.foreign_keys().any(|key| key.referenced_table().is_some_and(|to| to.name() == users.name()))
    };
    users.columns().any(|column| tells(column.name()))
        || users.schema().tables().any(|table| tells(&table.name().name))
        || users
            .schema()
            .tables()
            .filter(refers)
            .any(|table| table.columns().any(|column| tells(column.name())))
}
