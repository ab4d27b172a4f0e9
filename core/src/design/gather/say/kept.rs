//! What is told to be kept.

use super::each::{change, logged};
use super::tell::{Strength, told};
use super::{Gather, Owner, Said, columns_of, evidence, of_noun, value};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::sentence::{Act, Lead, Part, Subject, items};
use crate::language::verb::Class;
use crate::product::Evidence;

/// "Halls are kept once (name, address)", "each import is recorded with the time and the file's name".
pub(super) fn kept(gather: &mut Gather<'_>, said: &Said<'_>, at: usize, act: Act, by: Subject<'_>) {
    let Said { parts, text, line } = *said;
    let keeps = is_one_of(act.verb.base, "keep store save record log retain register write note");
    if !keeps && act.verb.class != Class::Create {
        return;
    }
    if logged(gather, said, at, act) {
        return;
    }
    let Subject::Noun(noun) = by else { return };
    if keeps
        && matches!(noun.lead, Lead::Each | Lead::Several)
        && let Some((name, whole)) = change(gather, parts, at)
    {
        let evidence = Evidence { rule: "each change is kept", ..evidence(line) };
        gather.nouns.claim(&name, Ground::Part, &line.steps, &evidence);
        gather.nouns.at(&name).links.push(Link { to: whole, kind: LinkKind::One, column: None, evidence });
        let owner = Owner { noun: name, is_weak: false };
        if let Some(with) = (at + 1..parts.len()).find(|at| parts[*at].tie() == Some("with")) {
            told(gather, &owner, &items(parts, with + 1).0, line, text, Strength::Plain);
        }
        return;
    }
    // Time that is booked is told in entries.
    let is_time = noun.thing.name() == "time" && noun.lead == Lead::Bare;
    let entry = is_time.then(|| Owner { noun: "time entry".into(), is_weak: false });
    let Some(owner) = entry.or_else(|| of_noun(gather, noun)) else { return };
    let before = gather.nouns.get(&owner.noun).map_or(0, |noun| noun.fields.len());
    let is_all =
        matches!(noun.lead, Lead::One | Lead::Each | Lead::Several) || noun.thing.is_plural || is_time;
    let name = noun.thing.name();
    if !is_all || !is_time && value::is_property(&name) && !gather.raised.contains(&name) {
        return;
    }
    // "The name and the initials of the person are kept": the person's.
    let is_beside = |pair: &[Part]| {
        matches!(pair, [Part::Noun(first), Part::And, Part::Noun(second)]
            if core::ptr::eq(second, noun) && second.lead == Lead::The && value::is_column(&first.thing.name()))
    };
    if parts.windows(3).any(is_beside) {
        return;
    }
    let ties = |tie: &str| tie == "with" || is_time && tie == "by";
    let with = (at + 1..parts.len()).find(|at| parts[*at].tie().is_some_and(ties));
    if let Some(with) = with {
        told(gather, &owner, &items(parts, with + 1).0, line, text, Strength::Plain);
    }
    let opens = |part: &Part| if let Part::Open(from) = part { Some(*from) } else { None };
    let inner = parts[at..].iter().find_map(opens).and_then(|from| text.get(from..)?.split(')').next());
    if let Some(value::List::Columns(columns)) = inner.map(value::read) {
        columns_of(gather, &owner.noun, &columns, line);
    }
    let is_told = gather.nouns.get(&owner.noun).is_some_and(|noun| noun.fields.len() > before);
    if !owner.is_weak && (keeps || is_told) {
        gather.nouns.claim(&owner.noun, Ground::Stored, &line.steps, &evidence(line));
    }
}
