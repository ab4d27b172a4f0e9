//! Parts that live on another table: reports made from it, links by which it is shared, closed lists of values.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::entity::{Entity, Field};
use super::gather::Gathered;
use super::mention::Mentions;
use super::{Class, Meaning};
use crate::product::Evidence;

/// Adds these parts to the entities that they are of.
pub(super) fn of_entities(entities: &mut [Entity], gathered: &Gathered, mentions: &Mentions) {
    for (words, steps, evidence) in &gathered.outputs {
        if let Some(at) = subject(entities, steps, evidence, mentions) {
            output(&mut entities[at], words, evidence);
            entities[at].steps.extend(steps);
        }
    }
    for (named, steps, evidence) in &gathered.shares {
        let at = named
            .as_ref()
            .map(|named| gathered.nouns.resolve(named).to_string())
            .and_then(|named| entities.iter().position(|entity| entity.noun == named))
            .or_else(|| subject(entities, steps, evidence, mentions));
        if let Some(at) = at {
            let evidence = Evidence { rule: "shared by a link", ..evidence.clone() };
            entities[at].shared.get_or_insert(evidence);
            entities[at].steps.extend(steps);
        }
    }
    closed_lists(entities, gathered);
    kinds(entities, gathered);
}

/// Kinds with attributes of their own: one column says which kind, one holds what only that kind has.
fn kinds(entities: &mut [Entity], gathered: &Gathered) {
    for entity in entities.iter_mut() {
        let of: Vec<_> =
            gathered.kinds.iter().filter(|(_, of, _)| gathered.nouns.resolve(of) == entity.noun).collect();
        let Some((_, _, evidence)) = of.first() else { continue };
        let has_type =
            entity.fields.iter().any(|field| field.words == "type" || field.words.ends_with(" type"));
        let field = |words: &str, meaning, values, rule| Field {
            words: words.to_string(),
            meaning,
            values,
            range: None,
            required: Some(words == "type"),
            unique: false,
            evidence: Evidence { rule, ..evidence.clone() },
        };
        let values: Vec<String> = of.iter().map(|(kind, _, _)| kind.replace(' ', "_")).collect();
        if let Some(field) = entity.fields.iter_mut().find(|field| field.words == "type") {
            field.values = super::state::merged(core::mem::take(&mut field.values), values);
        } else if !has_type && of.len() > 1 {
            entity.fields.push(field("type", None, values, "its kinds have attributes of their own"));
        }
        entity.fields.retain(|field| field.words != "metadata");
        entity.fields.push(field(
            "metadata",
            Some(Meaning::Json),
            Vec::new(),
            "what only one kind of it has",
        ));
    }
}

/// What a report is of: a thing that its line names, or the last thing that was made before or in its step.
fn subject(entities: &[Entity], steps: &[usize], evidence: &Evidence, mentions: &Mentions) -> Option<usize> {
    let mut named: Vec<usize> = mentions
        .in_text(&evidence.words)
        .into_iter()
        .map(|mention| mention.entity)
        .filter(|at| entities[*at].class == Class::Core)
        .collect();
    named.dedup();
    let step = steps.first().copied();
    // What is worked off is what is reported on.
    let last = entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.class == Class::Core)
        .filter(|(_, entity)| entity.made_in.is_some() && step.is_some() && entity.made_in <= step)
        .max_by_key(|(_, entity)| (entity.states.len() > 1, entity.made_in));
    let named = if let [one] = named.as_slice() { Some(*one) } else { None };
    named.or(last.map(|(at, _)| at))
}

fn output(entity: &mut Entity, words: &str, evidence: &Evidence) {
    let head = words.rsplit(' ').next().unwrap_or(words);
    let kind = match head {
        "pdf" | "csv" | "export" | "printout" | "" => "report",
        other => other,
    };
    let evidence = Evidence { rule: "made from it, one at a time", ..evidence.clone() };
    let name = alloc::format!("{kind}_key");
    if entity.fields.iter().any(|field| field.words == name) {
        return;
    }
    entity.fields.push(Field {
        words: name,
        meaning: Some(Meaning::Text),
        values: Vec::new(),
        range: None,
        required: Some(false),
        unique: false,
        evidence,
    });
}

/// "Platforms: A, B, C" that nobody adds to: a column with these values on what is made for each of them.
fn closed_lists(entities: &mut [Entity], gathered: &Gathered) {
    for (name, noun) in gathered.nouns.iter() {
        let Some((values, true, evidence)) = &noun.examples else { continue };
        if entities.iter().any(|entity| entity.noun == name) || values.len() < 2 {
            continue;
        }
        let users: Vec<usize> = entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| {
                is_made_around(entity, name, gathered) || entity.noun.split(' ').any(|word| word == name)
            })
            .map(|(at, _)| at)
            .collect();
        for at in users {
            let evidence = Evidence { rule: "one of a closed list", ..evidence.clone() };
            let words: String = name.replace(' ', "_");
            if !entities[at].fields.iter().any(|field| field.words == words) {
                entities[at].fields.push(Field {
                    words,
                    meaning: None,
                    values: values.clone(),
                    range: None,
                    required: Some(true),
                    unique: false,
                    evidence,
                });
            }
        }
    }
}

fn is_made_around(entity: &Entity, name: &str, gathered: &Gathered) -> bool {
    gathered.nouns.get(&entity.noun).is_some_and(|noun| {
        noun.makings.iter().any(|making| {
            making.around.iter().any(|(preposition, around, _)| {
                gathered.nouns.resolve(around) == name
                    && matches!(preposition.as_str(), "for" | "from" | "per" | "on" | "to")
            })
        })
    })
}
