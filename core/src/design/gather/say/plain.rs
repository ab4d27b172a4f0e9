//! Plain statements: what a sentence tells of a thing by its form alone, whatever its words mean elsewhere.
//!
//! "A poll has a question and a closing time", "files an objection, ticking the grounds": the form says that there is
//! such a thing and what is kept of it, so that no list of words needs to know either.

use super::rule::is_row;
use super::statement::statements;
use super::tell::{Strength, told};
use super::{Focus, Gather, Owner, Said, evidence, of_noun};
use crate::design::noun::Ground;
use crate::language::has_one_form;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::sentence::{Lead, Part};
use crate::language::verb::Class;
use crate::product::{Line, Role, Sense};

/// Whether a line is one of rules and deeds rather than of talk about them.
pub(super) fn is_of_rules(gather: &Gather<'_>, line: &Line) -> bool {
    gather.product.documents[line.document].role == Role::Architecture
        || !line.steps.is_empty()
        || line.sense == Sense::Requirement
}

/// Reads one sentence.
pub(super) fn plain(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    if !is_of_rules(gather, said.line) {
        return;
    }
    for plain in statements(said.parts) {
        // What is a column elsewhere is a thing where enough is told of it.
        let told_of = || Owner { noun: plain.of.thing.name(), is_weak: true };
        let may_be_thing = plain.count() > 2 && has_one_form(&plain.of.thing.head);
        let owner = of_noun(gather, plain.of).or_else(|| may_be_thing.then(told_of));
        let Some(mut owner) = owner else { continue };
        // Kinds and people, of whom enough is told.
        let head = &*plain.of.thing.head;
        let is_named = !plain.of.thing.modifiers.is_empty() && !is_person(head) && !is_bare_column(head);
        let is_row = is_row(plain.of) || head == "step";
        let is_enough = words::is_kind(head) || is_named || plain.count() > 2 && !is_row;
        let is_actor = gather.actors.contains(&owner.noun);
        owner.is_weak &= !is_enough || is_actor;
        told(gather, &owner, &plain.list, said.line, said.text, Strength::Formal);
        let is_there = gather.nouns.get(&owner.noun).is_some();
        if !owner.is_weak && !is_actor && (is_there || plain.clauses > 0) {
            let evidence = evidence(said.line);
            gather.nouns.claim(&owner.noun, Ground::Defined, &said.line.steps, &evidence);
        }
        if is_there {
            focus.set(&owner.noun);
        }
    }
    handled(gather, said);
}

/// Whether a word heads columns only, whatever stands before it.
fn is_bare_column(head: &str) -> bool {
    matches!(head, "name" | "date" | "time" | "number" | "title" | "amount" | "phone" | "email" | "id")
}

/// "Drafts a release, puts an embargo on it and sends it round": what is made is worked on.
fn handled(gather: &mut Gather<'_>, said: &Said<'_>) {
    let parts = said.parts;
    let made = parts.windows(2).enumerate().find_map(|(at, pair)| match pair {
        [Part::Act(act), Part::Noun(noun)]
            if act.verb.class == Class::Create
                && !act.is_passive
                && !act.is_denied
                && noun.lead == Lead::One =>
        {
            Some((at, noun))
        }
        _ => None,
    });
    let Some((at, noun)) = made else { return };
    let is_worked_on = parts[at + 2..]
        .windows(2)
        .any(|pair| pair[1] == Part::It && pair[0].act().is_some_and(|act| !act.is_denied && !act.is_loose));
    if !is_worked_on {
        return;
    }
    if let Some(name) = gather.table_of(&noun.thing).filter(|name| gather.nouns.get(name).is_some()) {
        gather.nouns.claim(&name, Ground::Changed, &said.line.steps, &evidence(said.line));
    }
}
