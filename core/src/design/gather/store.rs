//! What is stored, and what the docs say is not.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Gather, Sort, evidence, said};
use crate::design::noun::Ground;
use crate::language::clause::Clause;
use crate::language::noun as words;
use crate::language::phrase::Phrases;
use crate::language::verb::Class;
use crate::ordered::CollectVec;
use crate::product::Line;

/// Things that a supporting line says are stored, and where: files in object storage, rows in the database.
pub(super) fn stored<'p>(gather: &mut Gather<'p>, line: &'p Line) {
    // Most lines of an architecture say nothing of the kind; a glance is cheaper than a reading.
    let lower = said(line).to_lowercase();
    if !["stor", "sav", "persist", "retain", "creat", "memory"].iter().any(|stem| lower.contains(stem)) {
        return;
    }
    let read = gather.read(said(line));
    let clauses = &read.clauses;
    for clause in clauses.iter().filter(|clause| clause.verb.class == Class::Store) {
        for thing in &clause.objects {
            let sort = gather.sort(thing);
            if thing.head == "data" {
                figures_are_stored(gather, line);
            }
            let Sort::Table(name) = sort else { continue };
            if thing.head == "data" {
                continue;
            }
            gather.nouns.claim(&name, Ground::Stored, &line.steps, &evidence(line));
            if words::is_file(&thing.head) {
                gather.nouns.at(&name).file.get_or_insert_with(|| evidence(line));
            }
        }
    }
    for clause in
        clauses.iter().filter(|clause| clause.verb.class == Class::Create && clause.verb.base == "create")
    {
        for thing in &clause.objects {
            if let Sort::Table(name) = gather.sort(thing) {
                gather.nouns.claim(&name, Ground::Elsewhere, &line.steps, &evidence(line));
            }
        }
    }
    not_kept(gather, line, clauses);
}

/// "Store time-series data (step 5)": the figures that the step gathers are what is stored.
pub(super) fn figures_are_stored(gather: &mut Gather<'_>, line: &Line) {
    let figures: Vec<String> = gather
        .figures
        .iter()
        .filter(|(_, steps)| steps.iter().any(|step| line.steps.contains(step)))
        .map(|(name, _)| name.clone())
        .collect_vec();
    for name in figures {
        gather.nouns.claim(&name, Ground::Stored, &line.steps, &evidence(line));
    }
}

/// What says that something is not kept.
const DENIED: Phrases = Phrases::new(&[
    "and forgotten|and not here|in memory only|its own database|its own deployment|its own installation\
|its own instance|never kept|never stored|none of our business|none of this system's business|not kept\
|not persisted|not saved|not stored|nothing is kept|nothing is stored|stored in redis",
]);

/// "The document is not stored", "(not persisted)".
pub(super) fn not_kept(gather: &mut Gather<'_>, line: &Line, clauses: &[Clause]) {
    let Some((at, _)) = DENIED.find_in_any_case(&line.text) else { return };
    // "Calls are not stored; an order carries their id": of the calls.
    let from = line.text[..at].rfind(';').unwrap_or(0);
    let to = line.text[at..].find(';').map_or(line.text.len(), |end| at + end);
    let things = clauses.iter().flat_map(|clause| clause.subject.iter().chain(&clause.objects));
    let things = things.filter(|thing| (from..to).contains(&thing.start));
    for thing in things.cloned().collect::<Vec<_>>() {
        if let Sort::Table(name) = gather.sort(&thing) {
            gather.nouns.at(&name).not_kept.get_or_insert_with(|| evidence(line));
        }
    }
}
