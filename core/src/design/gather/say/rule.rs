//! Rules: what is told of all of a thing, that it is kept, who may be in several, which lines it has.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::each::{change, logged};
use super::owner::is_row;
use super::tell::{Strength, told};
use super::{Focus, Gather, Owner, Said, Sort, columns_of, evidence, of_noun, push_field, value};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::sentence::{Act, Item, Lead, Noun, Part, Subject, items, subject};
use crate::language::verb::{Class, Form};
use crate::ordered::CollectVec;
use crate::product::{Evidence, Line, Role, Sense};

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
        for noun in nouns.into_iter().filter(|noun| is_person(&noun.thing.head)) {
            gather.acting.insert(noun.thing.name());
        }
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

/// "It is put under one or more categories", "boats are tagged with several topics": each may have several of them.
pub(super) fn put(gather: &mut Gather<'_>, said: &Said<'_>, at: usize, by: Subject<'_>, focus: &Focus) {
    let owner = match by {
        Subject::Noun(noun) => gather.table_of(&noun.thing),
        Subject::It => focus.noun.clone(),
        Subject::Somebody | Subject::None => None,
    };
    let Some(owner) = owner.filter(|owner| gather.nouns.get(owner).is_some()) else { return };
    let rest = &said.parts[at + 1..];
    let is_under =
        matches!(rest.first().and_then(Part::tie), Some("under" | "in" | "into" | "to" | "with" | "by"));
    let end = rest.iter().position(|part| matches!(part, Part::Comma | Part::Colon)).unwrap_or(rest.len());
    let several = rest[..end].iter().filter_map(Part::noun).find(|noun| noun.lead == Lead::Several);
    // What is shared by all is global.
    let are_all = |noun: &Noun| said.text.get(noun.start..).is_some_and(|rest| rest.starts_with("all "));
    let several = several.filter(|several| is_under && several.thing.is_plural && !are_all(several));
    if let Some(several) = several
        && let Some(to) = gather.table_of(&several.thing).filter(|to| *to != owner)
        && gather.nouns.get(&to).is_some()
    {
        let evidence = Evidence { rule: "it may have several of them", ..evidence(said.line) };
        gather.nouns.claim(&to, Ground::Related, &said.line.steps, &evidence);
        gather.nouns.at(&owner).links.push(Link { to, kind: LinkKind::Many, column: None, evidence });
    }
}

/// "A user may be in several crews, as skipper or deckhand", "deckhands are assigned to a crossing": who is in which, and
/// as what.
pub(super) fn membership(gather: &mut Gather<'_>, parts: &[Part], line: &Line) {
    for (at, part) in parts.iter().enumerate() {
        let joins = |act: &Act| is_one_of(act.verb.base, "belong join work participate sit serve");
        // "We work with two printers" joins nobody.
        let is_with = parts.get(at + 1).and_then(Part::tie) == Some("with");
        let is_in = part.act().is_some_and(joins) && !is_with
            || *part == Part::Be(false) && matches!(parts.get(at + 1).and_then(Part::tie), Some("in" | "on"));
        let assigns = |act: &Act| act.is_passive && is_one_of(act.verb.base, "assign allocate add");
        let is_put = part.act().is_some_and(assigns) && parts.get(at + 1).and_then(Part::tie) == Some("to");
        if !(is_in || is_put) || part.is_denied() {
            continue;
        }
        let (who, are_many) = match subject(parts, at) {
            Subject::Noun(Noun { thing, .. }) => {
                let is_somebody = || is_person(&thing.head) || matches!(&*thing.head, "person" | "member");
                (gather.sort(thing) == Sort::Role || is_somebody(), thing.is_plural)
            }
            Subject::Somebody => (true, false),
            Subject::It | Subject::None => (false, false),
        };
        let what = parts[at + 1..].iter().find_map(Part::noun);
        let joins_many = |what: &&Noun| what.lead == Lead::Several && what.thing.is_plural;
        let takes_many = |what: &&Noun| are_many && !what.thing.is_plural && what.lead != Lead::No;
        let what = what.filter(|what| who && (is_in && joins_many(what) || is_put && takes_many(what)));
        let Some(what) = what else { continue };
        let Some(of) = gather.table_of(&what.thing).filter(|of| gather.nouns.get(of).is_some()) else {
            continue;
        };
        let name = alloc::format!("{of} member");
        let evidence = Evidence { rule: "somebody may be in several", ..evidence(line) };
        gather.nouns.claim(&name, Ground::Part, &line.steps, &evidence);
        for to in [of.as_str(), "user"] {
            gather.nouns.at(&name).links.push(Link {
                to: to.into(),
                kind: LinkKind::One,
                column: None,
                evidence: evidence.clone(),
            });
        }
        gather.uniques.push((name.clone(), Vec::from([of, "user".into()]), evidence.clone()));
        let codes: Vec<String> =
            line.code.iter().filter_map(|code| crate::design::state::state(code)).collect_vec();
        if codes.len() > 1 {
            push_field(gather, &name, &alloc::format!("role ({})", codes.join(", ")), &evidence);
        }
    }
}

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

/// "Keeps every version of the design": design versions.
pub(super) fn stored(gather: &mut Gather<'_>, item: &Item, noun: &Noun, line: &Line) {
    let is_all = matches!(noun.lead, Lead::Each | Lead::Several) || noun.thing.is_plural;
    let of = item.around.iter().find(|(tie, _)| tie == "of").and_then(|(_, of)| gather.table_of(&of.thing));
    let name = match (gather.sort(&noun.thing), of) {
        (Sort::Vague, Some(of)) => alloc::format!("{of} {}", noun.thing.head),
        (Sort::Table(name), _) => name,
        _ => return,
    };
    if is_all && (name.contains(' ') || !value::is_column(&name)) {
        gather.nouns.claim(&name, Ground::Stored, &line.steps, &evidence(line));
    }
}

/// "An invoice with a line for each treatment", "each treatment becomes a line": the lines of it.
pub(super) fn lines(gather: &mut Gather<'_>, whole: &str, list: &[Item], line: &Line) {
    let nouns = list.iter().filter_map(|item| item.noun.as_ref().map(|noun| (item, noun)));
    for (item, noun) in nouns.filter(|(_, noun)| is_row(noun)) {
        let is_counted = noun.thing.is_plural
            || noun.lead == Lead::Several
            || item
                .around
                .iter()
                .any(|(tie, of)| matches!(tie.as_str(), "for" | "per") && of.lead != Lead::The);
        // "The register holds one entry per tree": an entry is a tree.
        let is_register = matches!(
            whole.rsplit(' ').next(),
            Some("register" | "list" | "catalogue" | "catalog" | "inventory" | "directory")
        );
        // "Those rows" are of the database, "those lines" were spoken of.
        let is_stored = noun.thing.head == "row" && noun.lead == Lead::The
            || ["those lines", "these lines"].iter().any(|lines| line.text.contains(lines));
        if !is_counted
            || is_stored
            || is_register
            || whole.ends_with(&*noun.thing.head)
            || noun.lead == Lead::No
            || !noun.thing.modifiers.is_empty()
            || gather.nouns.get(whole).is_none()
        {
            continue;
        }
        let row = if noun.thing.head == "row" { "line" } else { &*noun.thing.head };
        let name = alloc::format!("{whole} {row}");
        let evidence = Evidence { rule: "it has lines", ..evidence(line) };
        gather.nouns.claim(&name, Ground::Part, &line.steps, &evidence);
        let of = item.around.iter().filter_map(|(_, of)| gather.table_of(&of.thing)).find(|of| of != whole);
        for to in [Some(whole.to_owned()), of].into_iter().flatten() {
            gather.nouns.at(&name).links.push(Link {
                to,
                kind: LinkKind::One,
                column: None,
                evidence: evidence.clone(),
            });
        }
    }
}
