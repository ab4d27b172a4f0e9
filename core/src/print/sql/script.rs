//! A script under way: statements by stage, so that each comes after what it needs.

use alloc::string::String;
use alloc::vec::Vec;

use crate::ordered::BTreeMap;

/// What statements are for, in the order in which they are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    SwitchOff,
    Namespaces,
    DropViews,
    DropForeignKeys,
    DropTables,
    DropChecks,
    DropIndexes,
    DropPrimaryKeys,
    DropIdentities,
    Enums,
    Sequences,
    Tables,
    Rebuilds,
    RenamesAside,
    Renames,
    RenamesBack,
    AddColumns,
    SequenceOwners,
    AlterColumns,
    PrimaryKeys,
    Indexes,
    Checks,
    ForeignKeys,
    DropColumns,
    DropEnums,
    DropSequences,
    Views,
    Comments,
    SwitchOn,
}

/// Statements by stage, each without its semicolon.
#[derive(Debug, Default)]
pub(super) struct Script {
    stages: BTreeMap<Stage, Vec<String>>,
}

impl Script {
    pub(super) fn add(&mut self, stage: Stage, statement: String) {
        self.stages.entry(stage).or_default().push(statement);
    }

    /// The text: stages, and statements over several lines, a blank line apart.
    pub(super) fn finish(self) -> String {
        let mut text = String::new();
        for statements in self.stages.into_values() {
            let mut was_long = true;
            for statement in statements {
                let is_long = statement.contains('\n');
                if !text.is_empty() && (is_long || was_long) {
                    text.push('\n');
                }
                text.push_str(&statement);
                text.push_str(";\n");
                was_long = is_long;
            }
        }
        text
    }
}
