//! Changes of one column.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Writer;
use super::change::Migration;
use super::column::{identity_clause, usual_sequence};
use super::script::{Script, Stage};
use crate::diff::{Altered, Both};
use crate::ordered::CollectVec;
use crate::schema::walk::ColumnWalker;
use crate::schema::{BaseType, ColumnId, DefaultValue};

impl Migration<'_> {
    /// One `ALTER TABLE` for all that changes of a column; the database carries the parts out in the right order
    /// (manual, ALTER TABLE).
    pub(super) fn alter_column(&self, of: Both<ColumnId>, altered: Altered, script: &mut Script) {
        let (before, after) = (self.pair.before.walk(of.before), self.pair.after.walk(of.after));
        if self.after.spelling.redefines_columns {
            let (ty, rest) = self.after.added_column(after);
            let (table, name) = (self.after.object(after.table().name()), self.after.name(after.name()));
            let line = alloc::format!("ALTER TABLE {table} MODIFY {name} {ty} {rest}");
            script.add(Stage::AlterColumns, line.trim_end().to_owned());
            return;
        }
        if altered.comment {
            self.after.comment_column(after, script);
        }
        if altered.generated && after.record().generated.is_some() {
            // An expression cannot be set later: the values follow from the other columns.
            script.add(Stage::AlterColumns, self.statement(after, &["DROP COLUMN"]));
            script.add(Stage::AlterColumns, self.add_column(after));
            return;
        }
        let mut parts: Vec<String> = Vec::new();
        if altered.generated {
            parts.push("DROP EXPRESSION".to_owned());
        }
        let sets_default = altered.default || altered.ty;
        if sets_default && before.default().is_some() && before.record().generated.is_none() {
            parts.push("DROP DEFAULT".to_owned());
        }
        let (identity_before, identity) = (before.record().identity, after.record().identity);
        if altered.identity && identity_before.is_some() && identity.is_none() {
            // Its sequence may have the name of one that is made for a default.
            script.add(Stage::DropIdentities, self.statement(after, &["DROP IDENTITY"]));
        }
        if altered.ty {
            let ty = self.after.column_type(after);
            let value = self.after.name(after.name());
            parts.push(alloc::format!("TYPE {ty} USING {}", cast(before, after, &value, &ty)));
        }
        if altered.nullability {
            parts.push(if after.is_nullable() { "DROP NOT NULL" } else { "SET NOT NULL" }.to_owned());
        }
        if let Some(default) = after.default()
            && sets_default
            && after.record().generated.is_none()
        {
            let value = self.next_value(after, default, script);
            parts.push(alloc::format!("SET DEFAULT {value}"));
        }
        if altered.identity
            && let Some(identity) = identity
        {
            let verb = if identity_before.is_some() { "SET" } else { "ADD" };
            let clause = identity_clause(identity);
            let clause =
                if identity_before.is_some() { clause.trim_end_matches(" AS IDENTITY") } else { clause };
            parts.push(alloc::format!("{verb} {clause}"));
        }
        self.drop_own_sequence(before, after, script);
        if !parts.is_empty() {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect_vec();
            script.add(Stage::AlterColumns, self.statement(after, &parts));
        }
    }

    /// `ALTER TABLE t ALTER COLUMN c …`, several parts one to a line.
    fn statement(&self, column: ColumnWalker<'_>, parts: &[&str]) -> String {
        let table = self.after.object(column.table().name());
        let name = self.after.name(column.name());
        let part = |part: &&str| match *part {
            "DROP COLUMN" => alloc::format!("DROP COLUMN {name}"),
            part => alloc::format!("ALTER COLUMN {name} {part}"),
        };
        match parts {
            [only] => alloc::format!("ALTER TABLE {table} {}", part(only)),
            parts => {
                let parts: Vec<String> = parts.iter().map(part).collect_vec();
                alloc::format!("ALTER TABLE {table}\n    {}", parts.join(",\n    "))
            }
        }
    }

    pub(super) fn add_column(&self, column: ColumnWalker<'_>) -> String {
        let (ty, rest) = self.after.added_column(column);
        let table = self.after.object(column.table().name());
        let line =
            alloc::format!("ALTER TABLE {table} ADD COLUMN {} {ty} {rest}", self.after.name(column.name()));
        line.trim_end().to_owned()
    }

    /// The default as SQL; a sequence that is not there yet is made for it.
    fn next_value(&self, column: ColumnWalker<'_>, default: &DefaultValue, script: &mut Script) -> String {
        let DefaultValue::Sequence(name) = default else { return self.after.default_value(column, default) };
        let name = name.clone().unwrap_or_else(|| usual_sequence(column));
        let is_owned =
            self.pair.after.sequence(&name).is_none_or(|sequence| sequence.record().owner.is_some());
        if is_owned && self.pair.before.sequence(&name).is_none() {
            let sequence = self.after.object(&name);
            script.add(Stage::Sequences, alloc::format!("CREATE SEQUENCE {sequence}"));
            script.add(Stage::SequenceOwners, self.after.own_sequence(&sequence, column));
        }
        self.after.default_value(column, &DefaultValue::Sequence(Some(name)))
    }

    /// A column that no longer counts by the sequence that it owns leaves it behind.
    fn drop_own_sequence(&self, before: ColumnWalker<'_>, after: ColumnWalker<'_>, script: &mut Script) {
        let Some(DefaultValue::Sequence(name)) = before.default() else { return };
        if matches!(after.default(), Some(DefaultValue::Sequence(other)) if other == name || other.is_none())
        {
            return;
        }
        let name = name.clone().unwrap_or_else(|| usual_sequence(before));
        let is_own = self
            .pair
            .before
            .sequence(&name)
            .is_none_or(|sequence| sequence.record().owner == Some(before.id));
        if is_own && self.pair.after.sequence(&name).is_none() {
            script.add(Stage::DropSequences, alloc::format!("DROP SEQUENCE {}", self.before.object(&name)));
        }
    }
}

impl Writer<'_> {
    /// The values of a column that becomes of another enum type of the same values.
    pub(super) fn cast_by_text(&self, column: ColumnWalker<'_>) -> String {
        let (name, ty) = (self.name(column.name()), self.column_type(column));
        let text = if column.ty().array { "TEXT[]" } else { "TEXT" };
        alloc::format!("{name}::{text}::{ty}")
    }
}

/// The value of a column as one of another type. Types without a cast between them go by way of text, so that the
/// rows decide and not the types.
fn cast(before: ColumnWalker<'_>, after: ColumnWalker<'_>, value: &str, ty: &str) -> String {
    match (before.ty().array, after.ty().array) {
        (false, true) => {
            let of = ty.trim_end_matches("[]");
            alloc::format!("ARRAY[{value}{}{of}]", by_text(before, after))
        }
        (true, false) => alloc::format!("({value})[1]{}{ty}", by_text(before, after)),
        (true, true) if by_text(before, after) != "::" => alloc::format!("{value}::TEXT[]::{ty}"),
        _ => alloc::format!("{value}{}{ty}", by_text(before, after)),
    }
}

fn by_text(before: ColumnWalker<'_>, after: ColumnWalker<'_>) -> &'static str {
    let (from, to) = (Kinship::of(&before.ty().base), Kinship::of(&after.ty().base));
    if from == to && from != Kinship::None || from == Kinship::Text || to == Kinship::Text {
        "::"
    } else {
        "::TEXT::"
    }
}

/// Types that a database casts to one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kinship {
    Text,
    Number,
    Json,
    /// Timestamps and dates; not times of day.
    Time,
    None,
}

impl Kinship {
    fn of(base: &BaseType) -> Self {
        let BaseType::Builtin { name, .. } = base else { return Self::None };
        match name.as_str() {
            "text" | "character varying" | "character" | "citext" => Self::Text,
            "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" => Self::Number,
            "json" | "jsonb" => Self::Json,
            "date" | "timestamp without time zone" | "timestamp with time zone" => Self::Time,
            _ => Self::None,
        }
    }
}
