//! The rules whose findings are made where something is read.

use super::{Check, Rule};
use crate::finding::Severity;

macro_rules! reader_rules {
    ($($record:ident $name:literal $severity:ident $summary:literal;)*) => {$(
        pub(super) static $record: Rule = Rule {
            name: $name,
            summary: $summary,
            docs: include_str!(concat!($name, ".md")),
            severity: Severity::$severity,
            check: Check::Reader,
        };
    )*};
}

reader_rules! {
    AMBIGUOUS_PAIRING "ambiguous-pairing" Error "it cannot be told which migrations belong to which schema";
    INVALID_CONFIGURATION "invalid-configuration" Error "throughline.toml says something that is not understood";
    INVALID_HISTORY "invalid-history" Error "a migrations folder holds something that its tool refuses";
    INVALID_SCHEMA "invalid-schema" Error "a schema says something that its tool refuses";
    JOURNEY_WITHOUT_STEPS "journey-without-steps" Error "the docs tell no steps to design for";
    MIGRATION_LOCK_MISMATCH "migration-lock-mismatch" Error "the migrations are for another database than the schema";
    DUPLICATE_MIGRATION "duplicate-migration" Warning "two migrations whose names differ in capitals alone";
    MIGRATIONS_WITHOUT_SCHEMA "migrations-without-schema" Note "migrations that belong to no schema that was found";
    REFUSED_STATEMENT "refused-statement" Error "a statement that the database would refuse";
    SCHEMA_WITHOUT_MIGRATIONS "schema-without-migrations" Note "a schema without a migrations folder";
    STACK_CONFLICT "stack-conflict" Warning "the docs name two things for one part of the stack";
    SYNTAX_ERROR "syntax-error" Error "a file cannot be read from here on";
    UNDECIDED_STACK "undecided-stack" Warning "the docs leave open what a schema depends on";
    UNFILLED_TEMPLATE "unfilled-template" Error "placeholders of a template that nobody filled in";
    UNREAD_DATABASE "unread-database" Note "migrations for a database whose statements are not understood yet";
    UNREAD_LANGUAGE "unread-language" Warning "a document that is not written in English";
    UNREADABLE_FILE "unreadable-file" Error "a file is not text";
    UNUSED_IGNORE "unused-ignore" Warning "an accepted finding that is no longer found";
}
