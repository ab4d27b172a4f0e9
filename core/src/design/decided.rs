//! What people decided in `throughline.toml`: nouns added, columns given, steps named.

use alloc::string::String;
use alloc::vec::Vec;

use super::Meaning;
use super::assemble::join_name;
use super::entity::{Entity, Field, Link, LinkKind};
use super::noun::{Ground, Nouns};
use crate::config::{Decisions, EntityDecision, Stated};
use crate::language::singular;
use crate::ordered::CollectVec;
use crate::product::{Evidence, Product};

/// Claims every noun that was added.
pub(super) fn claim(nouns: &mut Nouns, decisions: &Decisions) {
    for said in &decisions.add {
        let evidence = Evidence { place: said.place, words: said.name.as_str().into(), rule: "" };
        nouns.claim(&noun(&said.name), Ground::Decided, &[], &evidence);
    }
}

/// Takes out what is ignored and no noun of the docs: a pair of two, found after so many entities, that are not ignored
/// themselves.
pub(super) fn without_ignored(entities: &mut Vec<Entity>, after: usize, decisions: &Decisions) {
    let is_ignored = |table: &str| decisions.ignore.iter().any(|said| noun(&said.name) == noun(table));
    // Mentions know the others by their places.
    let pairs = entities.split_off(after);
    entities.extend(pairs.into_iter().filter(|entity| !is_ignored(&entity.noun)));
    for entity in entities {
        let of = entity.noun.as_str();
        entity.links.retain(|link| link.kind != LinkKind::Many || !is_ignored(&join_name(of, &link.to)));
    }
}

/// Gives entities the columns and steps that were decided; these come before what the docs say.
pub(super) fn complete(entities: &mut [Entity], decisions: &Decisions, product: &Product) {
    for decision in &decisions.entities {
        let name = noun(&decision.name);
        let Some(entity) =
            entities.iter_mut().find(|entity| entity.noun == name || entity.table == decision.name)
        else {
            continue;
        };
        columns(entity, decision);
        let numbers: Vec<&str> = decision.value.steps.iter().map(|said| said.name.as_str()).collect_vec();
        let steps = product
            .journey
            .steps
            .iter()
            .enumerate()
            .filter(|(_, step)| numbers.contains(&step.number.as_str()));
        entity.steps.extend(steps.map(|(at, _)| at));
    }
}

fn columns(entity: &mut Entity, decision: &Stated<EntityDecision>) {
    for column in decision.value.columns.iter().rev() {
        let evidence = Evidence {
            place: column.place,
            words: column.name.as_str().into(),
            rule: "decided in throughline.toml",
        };
        if column.value == "reference" {
            let to = noun(column.name.strip_suffix("_id").unwrap_or(&column.name));
            entity.links.retain(|link| link.to != to);
            entity.links.push(Link { to, kind: LinkKind::One, column: None, evidence });
            continue;
        }
        entity.fields.retain(|field| super::column::parts(&field.words).join("_") != column.name);
        let field = Field {
            words: column.name.clone(),
            meaning: meaning(&column.value),
            values: Vec::new(),
            range: None,
            required: None,
            unique: false,
            evidence,
        };
        entity.fields.insert(0, field);
    }
}

/// A type in the words of the design; by the column's name where it is none of them.
fn meaning(words: &str) -> Option<Meaning> {
    Some(match words {
        "text" | "string" => Meaning::Text,
        "integer" | "number" | "money" => Meaning::Integer,
        "bigint" => Meaning::BigInteger,
        "decimal" => Meaning::Decimal(10, 2),
        "boolean" => Meaning::Boolean,
        "timestamp" => Meaning::Timestamp,
        "date" => Meaning::Date,
        "time" => Meaning::Time,
        "json" => Meaning::Json,
        "list" => Meaning::TextList,
        _ => return None,
    })
}

/// A name of the file as a noun: `usage_events`, `usage event`.
fn noun(name: &str) -> String {
    singular(&name.replace('_', " "))
}
