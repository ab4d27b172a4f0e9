//! Parts that live on another table: reports made from it, links by which it is shared, closed lists of values.

use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::entity::{Entity, Field};
use super::gather::Gathered;
use super::mention::Mentions;
use super::{Class, Meaning};
use crate::language::is_one_of;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::Evidence;

/// Adds these parts to the entities that they are of.
pub(super) fn of_entities(entities: &mut [Entity], gathered: &Gathered, mentions: &Mentions) {
    let mut subjects = Subjects::of(entities, mentions);
    for (words, steps, evidence) in &gathered.outputs {
        if let Some(at) = subjects.at(steps, evidence) {
            output(&mut entities[at], words, evidence);
            entities[at].steps.extend(steps);
        }
    }
    let nouns = entities.iter().map(|entity| entity.noun.clone());
    let known: BTreeMap<String, usize> = nouns.zip(0..).collect();
    for (named, steps, evidence) in &gathered.shares {
        let at = named
            .as_ref()
            .map(|named| gathered.nouns.resolve(named).to_string())
            .and_then(|named| known.get(&named).copied())
            .or_else(|| subjects.at(steps, evidence));
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
    let mut kinds: BTreeMap<&str, Vec<(&String, &Evidence)>> = BTreeMap::new();
    for (kind, of, evidence) in &gathered.kinds {
        kinds.entry(gathered.nouns.resolve(of)).or_default().push((kind, evidence));
    }
    for entity in entities.iter_mut() {
        let Some(of) = kinds.get(entity.noun.as_str()) else { continue };
        let Some((_, evidence)) = of.first() else { continue };
        let has_type =
            entity.fields.iter().any(|field| field.words == "type" || field.words.ends_with(" type"));
        let field = |words: &str, meaning, values, rule| Field {
            words: words.to_string(),
            meaning,
            values,
            range: None,
            required: Some(words == "type"),
            unique: false,
            evidence: Evidence { rule, ..(*evidence).clone() },
        };
        let values: Vec<String> = of.iter().map(|(kind, _)| kind.replace(' ', "_")).collect_vec();
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

/// What reports and links may be of.
struct Subjects<'m> {
    mentions: &'m Mentions,
    /// Which entities are what users work on.
    is_core: Vec<bool>,
    /// The last of these that is made in each step, and the last that is worked off.
    made: BTreeMap<usize, usize>,
    worked_off: BTreeMap<usize, usize>,
    /// The words that were read last, and the entities that they name.
    read: (Rc<str>, Vec<usize>),
}

impl<'m> Subjects<'m> {
    fn of(entities: &[Entity], mentions: &'m Mentions) -> Self {
        let is_core: Vec<bool> = entities.iter().map(|entity| entity.class == Class::Core).collect_vec();
        let made = || {
            let core = entities.iter().enumerate().filter(|(_, entity)| entity.class == Class::Core);
            core.filter_map(|(at, entity)| Some((entity.made_in?, at)))
        };
        Self {
            mentions,
            is_core,
            made: made().collect(),
            worked_off: made().filter(|(_, at)| entities[*at].states.len() > 1).collect(),
            read: ("".into(), Vec::new()),
        }
    }

    /// A thing that the line names, or the last thing that was made before or in its step.
    fn at(&mut self, steps: &[usize], evidence: &Evidence) -> Option<usize> {
        if !Rc::ptr_eq(&self.read.0, &evidence.words) {
            let named = self.mentions.in_text(&evidence.words).into_iter().map(|mention| mention.entity);
            let mut named: Vec<usize> = named.filter(|at| self.is_core[*at]).collect_vec();
            named.dedup();
            self.read = (Rc::clone(&evidence.words), named);
        }
        if let [one] = self.read.1.as_slice() {
            return Some(*one);
        }
        let step = steps.first().copied()?;
        // What is worked off is what is reported on.
        let last = |made: &BTreeMap<usize, usize>| made.range(..=step).next_back().map(|(_, at)| *at);
        last(&self.worked_off).or_else(|| last(&self.made))
    }
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
    let known: BTreeSet<String> = entities.iter().map(|entity| entity.noun.clone()).collect();
    // Who is made around a noun, or has it in its name.
    let mut around: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let nouns: Vec<String> = entities.iter().map(|entity| entity.noun.clone()).collect_vec();
    for (at, noun) in nouns.iter().enumerate() {
        for name in noun.split(' ').chain(made_around(noun, gathered)) {
            around.entry(name).or_default().insert(at);
        }
    }
    for (name, noun) in gathered.nouns.iter() {
        let Some((values, true, evidence)) = &noun.examples else { continue };
        if known.contains(name) || values.len() < 2 {
            continue;
        }
        let users = around.get(name).into_iter().flatten().copied();
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

/// What stands around the making of a noun, as far as it is made for it or from it.
fn made_around<'g>(noun: &str, gathered: &'g Gathered) -> impl Iterator<Item = &'g str> {
    let makings = gathered.nouns.get(noun).into_iter().flat_map(|noun| &noun.makings);
    let around = makings
        .flat_map(|making| &making.around)
        .filter(|(preposition, _, _)| is_one_of(preposition.as_str(), "for from per on to"));
    around.map(|(_, around, _)| gathered.nouns.resolve(around))
}
