//! Columns: as a line of `CREATE TABLE` and as an `ADD COLUMN`.

use alloc::string::String;

use super::Writer;
use super::spelling::{Comments, Counter};
use crate::schema::walk::ColumnWalker;
use crate::schema::{BaseType, DefaultValue, Identity, ObjectName, cut};

impl Writer<'_> {
    /// The type of a column and all that follows it in its table: `TEXT`, `NOT NULL DEFAULT 'draft'`.
    pub(super) fn column(&self, column: ColumnWalker<'_>) -> (String, String) {
        self.column_with(column, self.inline_key(column))
    }

    /// The same of a column that is added to a table, to which keys are added later.
    pub(super) fn added_column(&self, column: ColumnWalker<'_>) -> (String, String) {
        self.column_with(column, None)
    }

    fn column_with(&self, column: ColumnWalker<'_>, key: Option<&str>) -> (String, String) {
        let record = column.record();
        let serial = self.serial(column);
        let ty = serial.map_or_else(|| self.column_type(column), Into::into);
        let mut rest = Rest::default();
        let says_not_null = !record.nullable && serial.is_none();
        // Where the columns of a key take NULL unless they are told not to.
        let is_told = self.schema.dialect().facts().keys_take_null && key == Some(PRIMARY_KEY);
        if says_not_null && is_told && !is_row_id(column) {
            rest.push("NOT NULL");
        }
        if let Some(key) = key {
            rest.push(key);
            if let Counter::KeyWord(word) = self.spelling.counter
                && key == PRIMARY_KEY
                && record.identity.is_some()
            {
                rest.push(word);
            }
        }
        if says_not_null && key != Some(PRIMARY_KEY) {
            rest.push("NOT NULL");
        }
        if let Some(identity) = record.identity {
            match self.spelling.counter {
                Counter::Identity => rest.push(identity_clause(identity)),
                Counter::Word(word) => rest.push(word),
                Counter::KeyWord(_) => {}
            }
        }
        if let Some(expression) =
            record.generated.as_ref().filter(|_| self.schema.dialect().facts().defaults_are_constraints)
        {
            return (alloc::format!("AS ({expression})"), String::new());
        }
        if let Some(expression) = &record.generated {
            rest.push(&alloc::format!("GENERATED ALWAYS AS ({expression}) STORED"));
        } else if let Some(default) = &record.default
            && serial.is_none()
        {
            rest.push(&alloc::format!("DEFAULT {}", self.default_value(column, default)));
        }
        if let Some(comment) = &record.comment
            && self.spelling.comments == Comments::Inline
        {
            rest.push(&alloc::format!("COMMENT {}", self.string(comment)));
        }
        (ty, rest.text)
    }

    /// `SERIAL`, where that says all there is: the integer type, NOT NULL, and an own sequence of the usual name.
    pub(super) fn serial(&self, column: ColumnWalker<'_>) -> Option<&'static str> {
        let record = column.record();
        let Some(DefaultValue::Sequence(name)) = &record.default else { return None };
        let is_usual = name.as_ref().is_none_or(|name| *name == usual_sequence(column));
        let is_own = name.as_ref().and_then(|name| self.schema.sequence(name));
        let is_own = is_own.is_none_or(|sequence| sequence.record().owner == Some(column.id));
        if record.nullable || !is_usual || !is_own || self.spelling.counter != Counter::Identity {
            return None;
        }
        let BaseType::Builtin { name, .. } = &record.ty.base else { return None };
        match name.as_str() {
            "smallint" => Some("SMALLSERIAL"),
            "integer" => Some("SERIAL"),
            "bigint" => Some("BIGSERIAL"),
            _ => None,
        }
    }

    /// `PRIMARY KEY` or `UNIQUE`, where the constraint is over this column alone and named as the database names it.
    fn inline_key(&self, column: ColumnWalker<'_>) -> Option<&'static str> {
        let table = column.table();
        if let Some(key) = table.primary_key()
            && key.columns == [column.id]
        {
            return self.is_inline_primary_key(table).then_some(PRIMARY_KEY);
        }
        self.inline_unique(column).map(|_| "UNIQUE")
    }

    /// Whether a constraint is named as the database would name it, so that the name need not be written.
    pub(super) fn is_usual_name(&self, name: Option<&str>, usual: &str) -> bool {
        let bytes = self.schema.dialect().facts().identifier_bytes;
        name.is_none_or(|name| name == usual) && cut(usual, bytes) == usual
    }
}

/// Whether a key over this column alone is the row's id, which is never NULL.
fn is_row_id(column: ColumnWalker<'_>) -> bool {
    matches!(&column.ty().base, BaseType::Builtin { name, modifiers } if name == "integer" && modifiers.is_empty())
}

pub(super) const PRIMARY_KEY: &str = "PRIMARY KEY";

/// The name of the sequence that `SERIAL` makes (manual, 8.1.4), as far as it is not cut.
pub(super) fn usual_sequence(column: ColumnWalker<'_>) -> ObjectName {
    let table = column.table().name();
    ObjectName::new(table.namespace.clone(), alloc::format!("{}_{}_seq", table.name, column.name()))
}

/// How a column becomes one that counts up.
pub(super) const fn identity_clause(identity: Identity) -> &'static str {
    match identity {
        Identity::Always => "GENERATED ALWAYS AS IDENTITY",
        Identity::ByDefault | Identity::AutoIncrement => "GENERATED BY DEFAULT AS IDENTITY",
    }
}

/// Words one space apart.
#[derive(Default)]
struct Rest {
    text: String,
}

impl Rest {
    fn push(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(words);
    }
}
