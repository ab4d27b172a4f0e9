//! The JSON of `diff`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use crate::diff::{Change, Comparison, Hazard, Pair, Subject};
use crate::ordered::CollectVec;

/// A comparison of two sources.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diff {
    schema_version: u32,
    changes: Vec<Changed>,
    unknown: Vec<Object>,
    summary: Summary,
}

#[derive(Debug, Serialize)]
struct Changed {
    /// What happens to the object: `create`, `drop`, `alter` or `rename`.
    change: &'static str,
    #[serde(flatten)]
    object: Object,
    hazards: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Object {
    kind: &'static str,
    table: Option<String>,
    name: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    compared_tables: usize,
    compared_columns: usize,
}

impl Diff {
    /// The contract's form of a comparison.
    pub fn new(comparison: &Comparison, pair: &Pair<'_>) -> Self {
        let changed = |change: &Change| Changed {
            change: change.verb().name(),
            object: Object::new(&change.subject(pair)),
            hazards: change.hazards(pair).into_iter().map(Hazard::words).collect_vec(),
        };
        Self {
            schema_version: super::VERSION,
            changes: comparison.changes.iter().map(changed).collect_vec(),
            unknown: comparison.unknown.iter().map(|unknown| Object::new(&unknown.object)).collect_vec(),
            summary: Summary {
                compared_tables: comparison.compared.tables,
                compared_columns: comparison.compared.columns,
            },
        }
    }
}

impl Object {
    fn new(subject: &Subject) -> Self {
        Self {
            kind: subject.kind.name(),
            table: subject.table.as_ref().map(ToString::to_string),
            name: subject.name.clone(),
        }
    }
}
