//! Deeds that leave a row: who reserves makes a reservation, who asks to borrow a borrow request, who invites an
//! invitation.

use alloc::format;

use super::{Gather, evidence, make};
use crate::design::noun::Ground;
use crate::language::clause::{Clause, Thing};
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::verb::{self, Class};
use crate::product::Line;

/// "Requests to borrow a tool": a borrow request, for that tool.
pub(super) fn asked_for(gather: &mut Gather<'_>, line: &Line, clause: &Clause, object: &Thing) {
    if gather.table_of(object).is_none() {
        return;
    }
    let name = format!("{} request", clause.verb.base);
    let mut clause = clause.clone();
    clause.around.insert(0, ("for".into(), object.clone()));
    make(gather, line, &clause, &name);
    gather.nouns.claim(&name, Ground::Created, &line.steps, &evidence(line));
    gather.current = Some((name.clone(), line.steps.clone()));
    gather.request = Some(name);
}

/// A verb whose noun is kept: "reserves a tool" makes a reservation, "books an appointment" an appointment.
pub(super) fn happening(gather: &mut Gather<'_>, line: &Line, clause: &Clause) {
    if clause.verb.base == "request" || clause.verb.class == Class::Read {
        return;
    }
    let Some(noun) = verb::noun_of(clause.verb.base) else { return };
    let is_itself = |thing: &Thing| thing.head == noun || words::is_happening(&thing.head);
    if clause.objects.iter().any(is_itself) || !gather.spoken.is_of_product(noun) {
        return;
    }
    // "Reserves a share of a harvest", "registers for a work day".
    let around =
        clause.around.iter().filter(|(preposition, _)| is_one_of(preposition.as_str(), "of for to on in"));
    let object = clause
        .objects
        .iter()
        .chain(around.map(|(_, thing)| thing))
        .find_map(|thing| Some((thing, gather.table_of(thing)?)));
    let Some((object, name)) = object else { return };
    if name == noun {
        return;
    }
    let mut clause = clause.clone();
    clause.around.insert(0, ("of".into(), object.clone()));
    make(gather, line, &clause, noun);
    gather.nouns.claim(noun, Ground::Deed, &line.steps, &evidence(line));
}

/// "A tenant asks for an inspection of the boiler": an inspection, of the boiler.
pub(super) fn sought(gather: &mut Gather<'_>, line: &Line, clause: &Clause) {
    let of = clause.around.first().filter(|(tie, _)| tie == "for" && clause.objects.is_empty());
    let Some((_, thing)) = of.filter(|_| matches!(clause.verb.base, "ask" | "apply")) else { return };
    let is_done = thing.head.ends_with("ion") || verb::is_nominal(&thing.head);
    if !is_done || thing.is_plural || !super::begins_indefinite(super::said(line), thing) {
        return;
    }
    let Some(name) = gather.table_of(thing) else { return };
    make(gather, line, clause, &name);
    for ground in [Ground::Created, Ground::Deed] {
        gather.nouns.claim(&name, ground, &line.steps, &evidence(line));
    }
}

/// "Invites colleagues by mail", where the docs tell of invitations: each is kept.
pub(super) fn invited(gather: &mut Gather<'_>, line: &Line, clause: &Clause) {
    if clause.verb.base == "invite" && !clause.objects.is_empty() && gather.spoken.has("invitation") {
        make(gather, line, clause, "invitation");
        gather.nouns.claim("invitation", Ground::Deed, &line.steps, &evidence(line));
    }
}
