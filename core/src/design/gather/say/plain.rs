//! Plain statements: what a sentence tells of a thing by its form alone, whatever its words mean elsewhere.
//!
//! "A poll has a question and a closing time", "files an objection, ticking the grounds": the form says that there is
//! such a thing and what is kept of it, so that no list of words needs to know either.

use alloc::format;
use alloc::string::String;

use super::form::to_be_kept;
use super::owner::is_row;
use super::pair::tie;
use super::statement::{self, Plain, of_what_was_spoken, statements};
use super::tell::{Strength, told};
use super::{Focus, Gather, Owner, Said, evidence, of_noun};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Lead, Noun, Part, items};
use crate::language::verb::Class;
use crate::product::{Line, Role, Sense};

/// Whether a line is one of rules and deeds rather than of talk about them.
pub(super) fn is_of_rules(gather: &Gather<'_>, line: &Line) -> bool {
    gather.product.documents[line.document].role == Role::Architecture
        || !line.steps.is_empty()
        || line.sense == Sense::Requirement
}

/// At most so many parts stand between what has several of something and the list of what each of them has.
const REACH: usize = 12;

/// Reads one sentence.
pub(super) fn plain(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    if !is_of_rules(gather, said.line) {
        return;
    }
    let is_criterion = gather.product.documents[said.line.document].role == Role::Backlog;
    let begins = said.line.text.starts_with(said.text);
    let label = said.line.label.as_deref().filter(|_| begins);
    let label = label.map(|label| gather.parts(label));
    let labelled = label.as_deref().and_then(|label| statement::labelled(label, said.parts));
    let labelled = labelled.filter(|plain| is_criterion || plain.clauses > 1);
    // A work day is told by the list of its step already.
    let is_raised = |noun: &Noun| {
        words::class(&noun.thing.head) != Some(words::Class::Quantity)
            && gather.raised.contains(&gather.name(&noun.thing))
    };
    let stated_of = statements(said.parts, said.text, is_raised);
    for plain in labelled.into_iter().chain(stated_of) {
        stated(gather, said, &plain, focus);
    }
    of_it(gather, said, focus);
    of_each_one(gather, said, focus);
    several_with(gather, said);
    handled(gather, said);
    if let Some(spoken) = spoken(gather, said.parts) {
        focus.spoken = Some(spoken);
    }
}

/// Gives a thing what a statement tells of it.
fn stated(gather: &mut Gather<'_>, said: &Said<'_>, plain: &Plain<'_>, focus: &mut Focus) {
    // What is a column elsewhere is a thing where enough is told of it.
    let told_of = || Owner { noun: plain.of.thing.name(), is_weak: true };
    // "For every statement a citation is saved with its place, the page number and the passage".
    let is_kept = plain.is_kept && matches!(plain.of.lead, Lead::One | Lead::Each);
    let may_be_thing =
        plain.count() > 2 && (is_kept || statement::may_be_kept(&plain.of.thing.head, plain.count()));
    let owner = of_noun(gather, plain.of).or_else(|| may_be_thing.then(told_of));
    let owner = line_of(gather, said, plain, focus).or(owner);
    let Some(mut owner) = owner else { return };
    // "Every look at a file is logged: who, which, when": an access log.
    if plain.is_kept && is_one_of(&plain.of.thing.head, "look view access") {
        owner = Owner { noun: "access log".into(), is_weak: false };
    }
    if plain.is_back && !is_spoken_of(gather, &owner, focus) {
        return;
    }
    // Kinds and people, of whom enough is told.
    let head = &*plain.of.thing.head;
    let is_named = !plain.of.thing.modifiers.is_empty() && !is_person(head) && !is_bare_column(head);
    let is_row = is_row(plain.of) || head == "step";
    let is_enough = words::is_kind(head) || is_named || plain.count() > 2 && !is_row;
    let is_actor = gather.actors.contains(&owner.noun);
    owner.is_weak &= !is_enough || is_actor;
    let claim = |gather: &mut Gather<'_>| {
        let evidence = evidence(said.line);
        gather.nouns.claim(&owner.noun, Ground::Defined, &said.line.steps, &evidence);
    };
    let may_stand = !owner.is_weak && !is_actor;
    // "Registers gate keys: engraved number, site".
    let is_written = plain.is_kept && plain.count() > 1 && plain.of.thing.is_plural;
    if may_stand && (plain.clauses > 0 || is_written) {
        claim(gather);
    }
    told(gather, &owner, &plain.list, said.line, said.text, Strength::Formal);
    let is_there = gather.nouns.get(&owner.noun).is_some();
    if may_stand && is_there && plain.clauses == 0 && !is_written {
        claim(gather);
    }
    if is_there {
        focus.set(&owner.noun);
    }
}

/// "A line states its text, a quantity and a price": the lines of what was spoken of.
fn line_of(gather: &mut Gather<'_>, said: &Said<'_>, plain: &Plain<'_>, focus: &Focus) -> Option<Owner> {
    let noun = plain.of;
    let is_line = matches!(&*noun.thing.head, "line" | "row") && noun.thing.modifiers.is_empty();
    let is_all = noun.thing.is_plural || matches!(noun.lead, Lead::One | Lead::Each | Lead::The);
    let mut told = plain.list.iter().filter_map(|item| item.noun.as_ref());
    let is_counted =
        told.any(|noun| is_one_of(&noun.thing.head, "quantity amount price percentage cost total sum"));
    // Lines of a kind of their own are kept as such.
    let is_own =
        |ground: &Ground| *ground <= Ground::Named && *ground != Ground::Defined || *ground == Ground::Stored;
    let is_thing = gather.nouns.get("line").is_some_and(|line| line.grounds().keys().any(is_own));
    if !is_line || !is_all || !is_counted || is_thing {
        return None;
    }
    if let Some(noun) = focus.row.clone() {
        return Some(Owner { noun, is_weak: false });
    }
    // "One invoice per month. A line states …": of what the text began with, or of what its step makes.
    let adds = matches!(said.parts.first(), Some(Part::Act(_)));
    let whole = focus.opened.clone().filter(|_| !adds).or_else(|| focus.noun.clone().filter(|_| adds))?;
    if whole.ends_with("line") || gather.nouns.get(&whole).is_none() {
        return None;
    }
    let name = format!("{whole} line");
    tie(gather, &name, &[&whole], said.line, "it has lines");
    Some(Owner { noun: name, is_weak: false })
}

/// "Adds a boat", "opens an order".
fn makes(act: &Act, noun: &Noun) -> bool {
    act.verb.class == Class::Create || act.verb.base == "open" && noun.lead == Lead::One
}

/// Whether a thing is one that was just spoken of, or is made somewhere.
fn is_spoken_of(gather: &Gather<'_>, owner: &Owner, focus: &Focus) -> bool {
    let is_made = |ground: &Ground| matches!(ground, Ground::Created | Ground::Stored | Ground::Defined);
    let is_known = gather.nouns.get(&owner.noun).is_some_and(|noun| noun.grounds().keys().any(is_made));
    is_known || focus.spoken.as_ref() == Some(&owner.noun)
}

/// What a sentence is about: one of many, or what somebody makes.
fn spoken(gather: &Gather<'_>, parts: &[Part]) -> Option<String> {
    let is_all = |noun: &Noun| {
        matches!(noun.lead, Lead::One | Lead::Each) || noun.lead == Lead::Bare && noun.thing.is_plural
    };
    let made = parts.windows(2).find_map(|pair| match pair {
        [Part::Act(act), Part::Noun(noun)] if makes(act, noun) && !act.is_passive => Some(noun),
        _ => None,
    });
    let first = parts.first().and_then(Part::noun).filter(|noun| is_all(noun));
    let noun = made.or(first).filter(|noun| !is_person(&noun.thing.head))?;
    let owner = of_noun(gather, noun)?;
    (!owner.is_weak || !noun.thing.modifiers.is_empty()).then_some(owner.noun)
}

/// "… members with a function", "… several shelves, each with a height", "… at most one permit a year, with a number":
/// the part, and where its list begins.
fn each_with(parts: &[Part], from: usize) -> Option<(&Noun, usize)> {
    let end = parts.iter().skip(from).position(Part::tells).map_or(parts.len(), |end| from + end);
    (from..end.min(from + REACH)).find_map(|at| {
        let part = parts[at].noun()?;
        let mut next = at + 1;
        if let (Some("per"), Some(Part::Noun(_))) = (parts.get(next).and_then(Part::tie), parts.get(next + 1))
        {
            next += 2;
        }
        let is_comma = parts.get(next) == Some(&Part::Comma);
        next += usize::from(is_comma);
        let is_told = match part.lead {
            Lead::Several => true,
            Lead::One => at == from && is_comma,
            Lead::Bare => at == from && !is_comma && part.thing.is_plural,
            Lead::No | Lead::The | Lead::Own | Lead::Each | Lead::Counted => false,
        };
        let is_first = matches!(parts.get(next + 1), Some(Part::Noun(first)) if first.lead == Lead::One);
        let begins = parts.get(next)?;
        let is_list = begins.tie() == Some("with") || *begins == Part::Colon && is_first;
        (is_told && is_list).then_some((part, next + 1))
    })
}

/// "A committee has members with a function and a term": what each of several has.
fn several_with(gather: &mut Gather<'_>, said: &Said<'_>) {
    let parts = said.parts;
    let has = |act: &Act| {
        is_one_of(act.verb.base, "have contain hold include get") && !(act.is_denied || act.is_passive)
    };
    let acts = |whole: &Noun| is_person(&whole.thing.head) && gather.actors.contains(&whole.thing.head);
    let found = parts.windows(2).enumerate().find_map(|(at, window)| match window {
        [Part::Noun(whole), Part::Act(act)] if has(act) && !acts(whole) => {
            let (part, from) = each_with(parts, at + 2)?;
            Some((whole, part, from))
        }
        _ => None,
    });
    let Some((whole, part, from)) = found else { return };
    let (list, _) = items(parts, from);
    let is_one = matches!(whole.lead, Lead::One | Lead::Each) || whole.thing.is_plural;
    let Some(of) = gather.table_of(&whole.thing).filter(|_| is_one && list.len() > 1) else { return };
    let is_somebody = is_person(&part.thing.head) || part.thing.head == "member";
    let name = if is_somebody {
        format!("{of} {}", part.thing.head)
    } else {
        match gather.table_of(&part.thing) {
            Some(name) if name != of => name,
            // "Contacts with a name, a title and a phone": a contact is a column elsewhere.
            None if list.len() > 2 && !words::is_kind(&part.thing.head) => part.thing.name(),
            _ => return,
        }
    };
    tie(gather, &name, &[&of], said.line, "several of it, each with its own");
    told(gather, &Owner { noun: name, is_weak: false }, &list, said.line, said.text, Strength::Formal);
}

/// "A note is written about one wine; it has a nose, a palate and a score": what the sentence or the one before is about.
fn of_it(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    let is_first = said.parts.first() == Some(&Part::It);
    let told_so = of_what_was_spoken(said.parts).map(|list| (list, is_first));
    let Some((plain, is_first)) = told_so.or_else(|| Some((to_be_kept(said.parts)?, true))) else { return };
    let of = if is_first { focus.spoken.clone() } else { spoken(gather, said.parts) };
    let Some(noun) = of.filter(|of| !gather.actors.contains(of)) else { return };
    let owner = Owner { noun, is_weak: false };
    told(gather, &owner, &plain, said.line, said.text, Strength::Formal);
    if gather.nouns.get(&owner.noun).is_some() {
        let evidence = evidence(said.line);
        gather.nouns.claim(&owner.noun, Ground::Defined, &said.line.steps, &evidence);
        focus.set(&owner.noun);
    }
}

/// "Lenders are institutions. For each one we keep the name, the city and the country": of what was spoken of.
fn of_each_one(gather: &mut Gather<'_>, said: &Said<'_>, focus: &mut Focus) {
    let from = match said.parts {
        [Part::Tie(of), Part::It, Part::Somebody, Part::Act(act), ..]
            if matches!(&**of, "for" | "of") && statement::keeps(act) && !act.is_denied =>
        {
            4
        }
        [Part::Tie(of), Part::Somebody, Part::Act(act), ..]
            if matches!(&**of, "for" | "of")
                && (statement::keeps(act) || act.verb.class == Class::Create)
                && !act.is_denied
                && said.text.trim_start().to_lowercase().starts_with(&*format!("{of} each ")) =>
        {
            3
        }
        _ => return,
    };
    let (list, _) = items(said.parts, from);
    let of = [&focus.all, &focus.many, &focus.spoken, &focus.noun].into_iter().flatten().next().cloned();
    let Some(noun) = of.filter(|of| !gather.actors.contains(of) && list.len() > 1) else { return };
    let owner = Owner { noun, is_weak: false };
    told(gather, &owner, &list, said.line, said.text, Strength::Formal);
    if gather.nouns.get(&owner.noun).is_some() {
        focus.set(&owner.noun);
    }
}

/// Whether a word heads columns only, whatever stands before it.
fn is_bare_column(head: &str) -> bool {
    is_one_of(head, "name date time number title amount phone email id")
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
