//! Whom a list is told of: what a noun names, what `it` is.

use alloc::string::String;

use super::{Focus, Gather, Owner, Sort};
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Item, Lead, Noun, Part};
use crate::language::verb::Class;

/// What is made, though its word says little: "adds one unit per tooth with the number and the material".
pub(super) fn weak(gather: &Gather<'_>, list: &[Item], act: Act) -> Option<Owner> {
    let noun = list.iter().find_map(|item| item.noun.as_ref())?;
    let is_made =
        act.verb.class == Class::Create && matches!(noun.lead, Lead::One | Lead::Each | Lead::Several);
    let is_vague = gather.sort(&noun.thing) == Sort::Vague;
    (is_made && is_vague).then(|| Owner { noun: noun.thing.name(), is_weak: true })
}

/// What `it` is, or what a noun is.
pub(super) fn named(gather: &Gather<'_>, noun: Option<&Noun>, focus: &Focus) -> Option<Owner> {
    match noun {
        Some(noun) => of_noun(gather, noun),
        None => focus.noun.as_ref().map(|noun| Owner { noun: noun.clone(), is_weak: false }),
    }
}

/// The thing that a noun phrase names, if it can have columns.
pub(super) fn of_noun(gather: &Gather<'_>, noun: &Noun) -> Option<Owner> {
    if noun.lead == Lead::No || noun.thing.head == "following" {
        return None;
    }
    let thing = &noun.thing;
    let known = |name: &str| gather.nouns.get(name).is_some();
    let strong = |name: String| Some(Owner { noun: name, is_weak: false });
    let weak = |name: String| Some(Owner { noun: name, is_weak: true });
    match gather.sort(thing) {
        Sort::Table(name) if known(&name) || gather.raised.contains(&name) => strong(name),
        Sort::Table(name) if gather.kinds.iter().any(|(kind, ..)| *kind == name) => None,
        Sort::Table(name) if is_person(&thing.head) || words::class(&name).is_some() => weak(name),
        Sort::Table(name) => strong(name),
        Sort::Role | Sort::Vague | Sort::Property if known(&thing.name()) => strong(thing.name()),
        Sort::Role if thing.head != "user" => weak(thing.name()),
        Sort::Vague => weak(thing.name()),
        Sort::Property if !thing.modifiers.is_empty() => weak(thing.name()),
        Sort::Property | Sort::Output | Sort::Measure | Sort::Role | Sort::Nothing => None,
    }
}

/// The table of a noun, if it is known already and nobody.
pub(super) fn known(gather: &Gather<'_>, noun: &Noun) -> Option<String> {
    let is_known = |name: &String| gather.nouns.get(name).is_some() && !is_person(&noun.thing.head);
    gather.table_of(&noun.thing).filter(is_known)
}

/// Whether a noun names a row of another thing.
pub(super) fn is_row(noun: &Noun) -> bool {
    is_one_of(&noun.thing.head, "line row item entry position")
}

/// Whether a noun is a line of something and nothing more: no order line, no first entry.
pub(super) fn is_bare_row(noun: &Noun) -> bool {
    is_row(noun) && !is_one_of(&noun.thing.head, "row position") && noun.thing.modifiers.is_empty()
}

/// "For a goat we keep its name and weight", "of a goat they keep the name": what its first verb is told of.
pub(super) fn for_each(gather: &Gather<'_>, parts: &[Part]) -> Option<Owner> {
    let [Part::Tie(tie), Part::Noun(noun), ..] = parts else { return None };
    let is_one = matches!(noun.lead, Lead::One | Lead::Each) || noun.thing.is_plural;
    let mut before = parts[2..].iter().take_while(|part| !part.tells());
    let is_first = before.all(|part| matches!(part, Part::Somebody | Part::It | Part::Comma | Part::Noun(_)));
    let is_of = tie == "for" || tie == "of" && !is_person(&noun.thing.head) && !noun.thing.is_plural;
    if is_of && is_one && is_first { of_noun(gather, noun) } else { None }
}
