//! What there are several of for one thing, "up to five receipts per claim: photo or PDF", and what somebody marks for
//! later: "puts a heart on a recipe", "marks plots as favourites"; what is reported once by each: "any reader can report a comment".

use alloc::format;

use super::owner::known;
use super::pair::tie;
use super::tell::{Strength, told};
use super::{Gather, Owner, Said, Sort, evidence};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::person::is_person;
use crate::language::sentence::{Lead, Noun, Part, items};

/// Reads one sentence.
pub(super) fn owned(gather: &mut Gather<'_>, said: &Said<'_>) {
    up_to(gather, said);
    favourite(gather, said);
    reported(gather, said);
}

/// "Any reader can report a comment, once, with a reason": the reports of the comment.
fn reported(gather: &mut Gather<'_>, said: &Said<'_>) {
    let found = said.parts.windows(3).find_map(|window| match window {
        [Part::Noun(who), Part::Act(act), Part::Noun(of)]
            if act.verb.base == "report"
                && !(act.is_denied || act.is_passive)
                && of.lead == Lead::One
                && (is_person(&who.thing.head) || gather.sort(&who.thing) == Sort::Role) =>
        {
            Some(of)
        }
        _ => None,
    });
    let Some(of) = found.filter(|_| said.text.contains("once")).and_then(|of| known(gather, of)) else {
        return;
    };
    let name = format!("{of} report");
    tie(gather, &name, &[&of, "user"], said.line, "each does it once");
    gather.uniques.push((name, [of, "user".into()].into(), evidence(said.line)));
}

/// "Up to five receipts per claim: photo or PDF", "several gauges per boiler, each with a maker": the claim's receipts.
fn up_to(gather: &mut Gather<'_>, said: &Said<'_>) {
    let parts = match said.parts {
        [Part::Tie(up), Part::Tie(to), rest @ ..] if up == "up" && to == "to" => rest,
        rest => rest,
    };
    let [Part::Noun(many), Part::Tie(per), Part::Noun(one), rest @ ..] = parts else { return };
    let is_list = match rest {
        [] => true,
        [next, ..] => matches!(next, Part::Colon | Part::Comma | Part::Open(_)),
    };
    let are_several = matches!(many.lead, Lead::Several | Lead::Counted) && many.thing.is_plural;
    let Some(of) = known(gather, one).filter(|_| per == "per" && is_list && are_several && may_be(many))
    else {
        return;
    };
    let name = match gather.table_of(&many.thing).filter(|name| gather.nouns.get(name).is_some()) {
        Some(name) => name,
        None => format!("{of} {}", many.thing.head),
    };
    if name == of {
        return;
    }
    tie(gather, &name, &[&of], said.line, "there are several of each");
    if let [Part::Comma, Part::Tie(with), ..] = rest
        && with == "with"
    {
        let list = items(rest, 2).0;
        told(gather, &Owner { noun: name, is_weak: false }, &list, said.line, said.text, Strength::Formal);
    }
}

/// Whether several of it may be rows: no people, no amounts, no parts of a screen.
fn may_be(noun: &Noun) -> bool {
    let is_free = match words::class(&noun.thing.head) {
        Some(Class::Interface | Class::Quantity | Class::Measure | Class::Feeling | Class::Actor) => false,
        Some(Class::Generic | Class::Property | Class::Output | Class::Infrastructure) | None => true,
    };
    is_free && !is_person(&noun.thing.head)
}

/// "Puts a heart on a recipe", "can mark a plot as a favourite": the favourites of whoever does so.
fn favourite(gather: &mut Gather<'_>, said: &Said<'_>) {
    let is_sign = |noun: &Noun| {
        is_one_of(&noun.thing.head, "favourite favorite heart bookmark") && noun.lead != Lead::No
    };
    let found = said.parts.windows(4).find_map(|window| match window {
        [Part::Act(act), Part::Noun(of), Part::Tie(tie), Part::Noun(sign)]
            if !(act.is_denied || act.is_passive)
                && is_one_of(act.verb.base, "mark save add keep put set")
                && is_one_of(tie, "as to among with")
                && is_sign(sign) =>
        {
            Some(of)
        }
        [Part::Act(act), Part::Noun(sign), Part::Tie(tie), Part::Noun(of)]
            if !(act.is_denied || act.is_passive)
                && is_one_of(act.verb.base, "put set add leave give")
                && is_one_of(tie, "on to at against")
                && is_sign(sign) =>
        {
            Some(of)
        }
        _ => None,
    });
    // "As a favourite": the word describes as often as it names.
    let marked = || {
        said.parts.windows(3).find_map(|window| match window {
            [Part::Act(act), Part::Noun(of), Part::Tie(tie)]
                if tie == "as" && act.verb.base == "mark" && !(act.is_denied || act.is_passive) =>
            {
                let rest = said.text.get(of.thing.end..)?.trim_start();
                let is_so = ["as a favo", "as favo", "as their favo", "as one of their favo"];
                is_so.iter().any(|so| rest.starts_with(so)).then_some(of)
            }
            _ => None,
        })
    };
    let Some(of) = found.or_else(marked).and_then(|of| gather.table_of(&of.thing)) else { return };
    if gather.nouns.get(&of).is_none() || of == "user" {
        return;
    }
    tie(gather, "favourite", &[&of, "user"], said.line, "somebody marks it for later");
    gather.nouns.claim("favourite", Ground::Created, &said.line.steps, &evidence(said.line));
    gather.uniques.push(("favourite".into(), [of, "user".into()].into(), evidence(said.line)));
}
