//! Rules: what is told of all of a thing.
//!
//! Of short documents alone: of longer ones, how a thing is spoken of throughout says more.

use alloc::vec::Vec;

use super::{Gather, evidence, value};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Lead, Noun, Part};
use crate::language::verb::{Class, Form};
use crate::product::{Line, Role, Sense};

/// "Stages are numbered per case", "a payment points at its charge": what is told of all of a thing, in each part of a
/// sentence: "she invites somebody; an invitation expires".
pub(super) fn ruled(gather: &mut Gather<'_>, parts: &[Part], line: &Line, text: &str) {
    rule(gather, parts, line);
    if !text.contains(';') {
        return;
    }
    for (at, pair) in parts.windows(2).enumerate() {
        let [Part::Comma, Part::Noun(noun)] = pair else { continue };
        // What is only looked at is no thing by such an aside.
        let is_made = |ground: &Ground| *ground <= Ground::Deed;
        let is_known = gather.table_of(&noun.thing).is_some_and(|name| {
            gather.nouns.get(&name).is_some_and(|noun| noun.grounds().keys().any(is_made))
        });
        if is_known && text.get(..noun.start).is_some_and(|before| before.trim_end().ends_with(';')) {
            rule(gather, &parts[at + 1..], line);
        }
    }
}

fn rule(gather: &mut Gather<'_>, parts: &[Part], line: &Line) {
    let is_rule = gather.product.documents[line.document].role == Role::Architecture
        || !line.steps.is_empty()
        || line.sense < Sense::Support;
    if !is_rule {
        return;
    }
    let mut nouns: Vec<&Noun> = Vec::new();
    let mut at = 0;
    // "Studies, boats and tags belong to a club": of each of them.
    while let Some(noun) = parts.get(at).and_then(Part::noun) {
        nouns.push(noun);
        at += 1;
        let goes_on = |at: usize| matches!(parts.get(at), Some(Part::Comma | Part::And));
        let marks = (at..parts.len()).take_while(|at| goes_on(*at)).count();
        if marks == 0 || parts.get(at + marks).and_then(Part::noun).is_none() {
            break;
        }
        at += marks;
    }
    while let (Some(Part::Tie(_)), Some(Part::Noun(_))) = (parts.get(at), parts.get(at + 1)) {
        at += 2;
    }
    if !parts.get(at).is_some_and(|part| part.tells() && !part.is_denied()) {
        return;
    }
    // "Free berths are calculated from the bookings": what is worked out is not kept.
    let is_worked_out = |act: &Act| act.is_passive && is_one_of(act.verb.base, "calculate compute derive");
    if parts[at].act().is_some_and(is_worked_out) {
        return;
    }
    // "Diggers record finds": whoever makes, chooses or changes things acts, and is no row by that.
    let acts = |act: &Act| {
        !act.is_passive
            && matches!(act.verb.class, Class::Create | Class::Select | Class::Change | Class::Read)
            && !is_one_of(act.verb.base, "show list display")
            && matches!(parts.get(at + 1), Some(Part::Noun(_)))
    };
    if parts[at].act().is_some_and(acts) {
        return;
    }
    // Each verb tells a rule of its own: "are numbered, belong to a pier and can be closed".
    let is_gerund = |part: &Part| part.act().is_some_and(|act| act.verb.form == Form::Gerund);
    let more = parts[at + 1..].windows(2).filter(|pair| {
        let tells = pair[1].tells() && !pair[1].is_denied() && !is_gerund(&pair[1]);
        matches!(pair[0], Part::Comma | Part::And) && tells
    });
    let rules = 1 + more.count().min(1);
    for noun in nouns {
        let is_all =
            matches!(noun.lead, Lead::One | Lead::Each) || noun.lead == Lead::Bare && noun.thing.is_plural;
        let name = noun.thing.name();
        let is_column =
            noun.thing.modifiers.is_empty() && value::is_property(&name) && !gather.raised.contains(&name);
        if let Some(name) = gather.table_of(&noun.thing)
            && is_all
            && !is_column
            && !is_person(&noun.thing.head)
        {
            for _ in 0..rules {
                gather.nouns.claim(&name, Ground::Ruled, &line.steps, &evidence(line));
            }
            changed(gather, &parts[at..], &name, line);
        }
    }
}

/// "Invitations can be revoked": they are changed.
fn changed(gather: &mut Gather<'_>, parts: &[Part], name: &str, line: &Line) {
    let changes = |act: &Act| act.is_passive && !act.is_denied && act.verb.class == Class::Change;
    if parts.iter().filter_map(Part::act).any(changes) {
        gather.nouns.claim(name, Ground::Changed, &line.steps, &evidence(line));
    }
}
