//! What the drift rules share: the pair they judge, and the words for it.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

use crate::diff::{Change, Kind, Pair, Subject};
use crate::finding::{Finding, Location};

/// Migrations and the schema file they are compared with.
pub struct Drift<'d> {
    /// What the migrations build, and what the schema says.
    pub pair: Pair<'d>,
    /// The path of the schema file or folder.
    pub schema: &'d str,
    /// The command that writes a migration, up to its name: `npx prisma migrate dev --name`.
    pub migrate: &'d str,
}

impl Drift<'_> {
    /// Where the schema would be edited: the object, its table, or else the schema as a whole.
    pub(super) fn in_schema(&self, change: &Change) -> Location {
        let place = change.place_after(&self.pair);
        place.map_or_else(|| Location::Path(self.schema.to_owned()), Location::Place)
    }

    /// The command that writes the migration for a subject: `… --name add_users_email`.
    pub(super) fn migrate(&self, verb: &str, subject: &Subject) -> String {
        let mut name = verb.to_owned();
        let table = subject.table.as_ref().filter(|_| subject.kind != Kind::Table);
        for word in table.map(|table| table.name.as_str()).into_iter().chain([subject.name.as_str()]) {
            name.push('_');
            name.extend(word.chars().filter_map(|char| match char {
                'a'..='z' | '0'..='9' => Some(char),
                'A'..='Z' => Some(char.to_ascii_lowercase()),
                '_' | '.' | '-' => Some('_'),
                _ => None,
            }));
        }
        format!("`{} {name}`", self.migrate)
    }
}

/// The finding, with the table and the object that it is about.
pub(super) fn about(finding: Finding, subject: &Subject) -> Finding {
    let finding = match &subject.table {
        Some(table) => finding.table(format!("{table}")),
        None => finding,
    };
    if subject.kind == Kind::Table { finding } else { finding.object(subject.name.clone()) }
}
