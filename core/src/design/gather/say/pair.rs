//! Pairs of things: who stands on which list, who held what and when, what is in another thing once.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

use super::{Focus, Gather, Said, Sort, evidence};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::clause::{Thing, things};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Act, Lead, Noun, Part, Subject, subject};
use crate::language::verb::{self, Class};
use crate::product::{Evidence, Line};

/// Words without which no sentence tells of a pair.
const PAIRING: Phrases = Phrases::new(&["list|waitlist|it|once|which|role|part|sign up|signs up"]);

/// Reads one sentence.
pub(super) fn pairs(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    if !PAIRING.stand_in(said.text) {
        return;
    }
    on_list(gather, said, focus);
    once(gather, said);
    held(gather, said);
    role(gather, said);
    signed_up(gather, said, focus);
}

/// Adds a row that ties things together.
pub(super) fn tie(gather: &mut Gather<'_>, name: &str, to: &[&str], line: &Line, rule: &'static str) {
    let evidence = Evidence { rule, ..evidence(line) };
    gather.nouns.claim(name, Ground::Part, &line.steps, &evidence);
    for to in to {
        let reference =
            Link { to: (*to).to_owned(), kind: LinkKind::One, column: None, evidence: evidence.clone() };
        gather.nouns.at(name).links.push(reference);
    }
}

fn is_somebody(gather: &Gather<'_>, thing: &Thing) -> bool {
    is_person(&thing.head)
        || gather.sort(thing) == Sort::Role
        || is_one_of(&thing.head, "person people member")
}

/// At most so many parts stand between a verb and the list that somebody is put on.
const REACH: usize = 32;

/// "Puts herself on the waiting list", "anybody may be put on it": a row for each who stands on the list.
fn on_list(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    let Said { parts, line, .. } = *said;
    for (at, part) in parts.iter().enumerate() {
        let enters = |act: &Act| {
            is_one_of(act.verb.base, "add come enter get go join leave place put register") && !act.is_denied
        };
        let Some(act) = part.act().filter(|act| enters(act)) else { continue };
        let mut rest = &parts[at + 1..];
        if act.verb.base != "join" {
            let Some(on) =
                rest.iter().take(REACH).position(|part| matches!(part.tie(), Some("on" | "onto" | "to")))
            else {
                continue;
            };
            let is_own_object = rest[..on].iter().all(|part| part.noun().is_none());
            rest = &rest[on + 1..];
            let is_waiting = rest.first().and_then(Part::noun).is_some_and(|noun| is_waiting(&noun.thing));
            if !(is_own_object || is_waiting) {
                continue;
            }
        }
        let (name, lead) = match rest.first() {
            Some(Part::Noun(noun)) => (noun.thing.name(), noun.lead),
            Some(Part::It) => (listed_before(gather, line, focus), Lead::The),
            _ => continue,
        };
        let is_list = name.ends_with(" list") || name == "waitlist";
        let by = match subject(parts, at) {
            Subject::Noun(noun) => {
                noun.lead != Lead::No && is_somebody(gather, &noun.thing)
                    || noun.lead == Lead::Bare && !noun.thing.is_plural
            }
            Subject::Somebody | Subject::None => true,
            Subject::It => false,
        };
        if is_list && by && lead != Lead::No {
            let name = format!("{name} entry");
            let of = rest.get(1).filter(|part| part.tie() == Some("of")).and_then(|_| rest.get(2)?.noun());
            let of = of.and_then(|of| gather.table_of(&of.thing));
            tie(gather, &name, of.as_deref().as_slice(), line, "somebody is put on it");
        }
    }
}

fn is_waiting(thing: &Thing) -> bool {
    thing.head == "waitlist"
        || thing.head == "list" && thing.modifiers.last().is_some_and(|word| word == "waiting")
}

/// The list that was spoken of before, or that the section is about.
fn listed_before(gather: &Gather<'_>, line: &Line, focus: &Focus) -> String {
    let titled = || line.section.map(|section| things(&gather.product.sections[section].title));
    let list = focus.noun.clone().filter(|noun| noun.ends_with(" list"));
    list.or_else(|| Some(titled()?.pop()?.name())).unwrap_or_default()
}

/// "A tool is in a category once", "an inventor appears once in a family": each may have several of the other.
fn once(gather: &mut Gather<'_>, said: &Said<'_>) {
    const ONCE: Phrases = Phrases::new(&["once"]);
    let Said { parts, line, .. } = *said;
    // "A member watches a match only once".
    if let [Part::Noun(who), Part::Act(act), Part::Noun(other), ..] = parts
        && ONCE.stand_in(said.text)
        && !(act.is_passive || act.is_denied)
        && matches!(act.verb.class, Class::Read | Class::Other)
        && verb::noun_of(act.verb.base).is_none()
        && gather.sort(&who.thing) == Sort::Role
        && matches!(other.lead, Lead::One | Lead::Each)
        && let Some(of) = gather.table_of(&other.thing).filter(|of| gather.nouns.get(of).is_some())
    {
        tie(gather, &format!("{of} user"), &[&of, "user"], line, "each does it once");
        return;
    }
    // "Every member can react to a post once": a reaction.
    if let [Part::Noun(who), Part::Act(act), rest @ ..] = parts
        && ONCE.stand_in(said.text)
        && !(act.is_passive || act.is_denied)
        && let Some(deed) = verb::noun_of(act.verb.base)
        && is_somebody(gather, &who.thing)
        && let Some(other) = rest.iter().take(2).find_map(Part::noun)
        && matches!(other.lead, Lead::One | Lead::Each)
        && let Some(of) =
            gather.table_of(&other.thing).filter(|of| gather.nouns.get(of).is_some() && of != deed)
    {
        tie(gather, deed, &[&of, "user"], line, "each does it once");
        gather.uniques.push((deed.into(), [of, "user".into()].into(), evidence(line)));
        return;
    }
    let [Part::Noun(one), verb, Part::Tie(tie), Part::Noun(other), ..] = parts else { return };
    let is_in = verb.tells() && !verb.is_denied() && matches!(tie.as_str(), "in" | "on");
    let are_of_all = |noun: &Noun| matches!(noun.lead, Lead::One | Lead::Each | Lead::The);
    if !is_in || !ONCE.stand_in(said.text) || !are_of_all(one) || !are_of_all(other) {
        return;
    }
    let (Some(one), Some(other)) = (gather.table_of(&one.thing), gather.table_of(&other.thing)) else {
        return;
    };
    if one != other && gather.nouns.get(&one).is_some() && gather.nouns.get(&other).is_some() {
        let evidence = Evidence { rule: "it is in each of them once", ..evidence(line) };
        gather.nouns.at(&other).links.push(Link { to: one, kind: LinkKind::Many, column: None, evidence });
    }
}

/// "Which meter served which berth and when", "who owned which boat from when to when", "for each game, which puzzle was
/// solved when".
fn held(gather: &mut Gather<'_>, said: &Said<'_>) {
    let Said { parts, text, line } = *said;
    let asks = |part: &Part, word: &str| matches!(part, Part::Clause(clause) if clause == word);
    let is_dated = ["when", "what time", "how long"].iter().any(|word| text.contains(word));
    let each = parts.windows(2).find_map(|pair| match pair {
        [Part::Tie(tie), Part::Noun(noun)] if tie == "for" && noun.lead == Lead::Each => Some(noun),
        _ => None,
    });
    let each = each.and_then(|each| gather.table_of(&each.thing));
    for at in 0..parts.len() {
        if !is_dated || !asks(&parts[at], "which") {
            continue;
        }
        let Some(one) = parts.get(at + 1).and_then(Part::noun) else { continue };
        let Some(one) = gather.table_of(&one.thing).filter(|one| gather.nouns.get(one).is_some()) else {
            continue;
        };
        let rest = &parts[at + 2..];
        let told = match rest {
            [Part::Act(_), second, Part::Noun(other), ..] if asks(second, "which") => {
                let other = gather.table_of(&other.thing).filter(|other| gather.nouns.get(other).is_some());
                other.map(|other| (format!("{one} {other}"), other))
            }
            [Part::Act(act), second, ..] if act.is_passive && asks(second, "when") => {
                each.clone().map(|each| (format!("{each} {one}"), each))
            }
            [Part::Tie(tie), second, ..]
                if tie == "from" && asks(second, "when") && at > 0 && asks(&parts[at - 1], "who") =>
            {
                let is_owned = text.contains("who own");
                let name = if is_owned { format!("{one} ownership") } else { format!("{one} holder") };
                tie_one(gather, &name, &one, line);
                None
            }
            _ => None,
        };
        if let Some((name, other)) = told.filter(|(_, other)| *other != one) {
            tie(gather, &name, &[&one, &other], line, "it is kept which, and when");
        }
    }
}

fn tie_one(gather: &mut Gather<'_>, name: &str, one: &str, line: &Line) {
    tie(gather, name, &[one], line, "it is kept who, and when");
}

/// "On each production they have a role of their own": who is in which, and as what.
fn role(gather: &mut Gather<'_>, said: &Said<'_>) {
    let Said { parts, line, text } = *said;
    let has = |part: &Part| part.act().is_some_and(|act| act.verb.base == "have" && !act.is_denied);
    let Some(at) = parts.iter().position(has) else { return };
    let is_role = parts[at + 1..].iter().find_map(Part::noun).is_some_and(|noun| {
        is_one_of(&noun.thing.head, "role part function position")
            && (noun.thing.head == "role"
                || ["different", "other", "another"].iter().any(|word| {
                    text.get(noun.start..noun.thing.start).is_some_and(|lead| lead.contains(word))
                }))
    });
    let each = parts.windows(2).find_map(|pair| match pair {
        [Part::Tie(tie), Part::Noun(noun)]
            if noun.lead == Lead::Each && is_one_of(tie.as_str(), "on in at for") =>
        {
            Some(noun)
        }
        _ => None,
    });
    // "May help several shops, and has one role in each".
    let each = each.or_else(|| {
        let is_in_each = text.contains(" in each") || text.contains(" on each");
        parts[..at].iter().filter_map(Part::noun).find(|noun| {
            is_in_each
                && noun.lead == Lead::Several
                && noun.thing.is_plural
                && !is_somebody(gather, &noun.thing)
        })
    });
    let by = match subject(parts, at) {
        // Somebody who is called by name.
        Subject::Noun(noun) => {
            is_somebody(gather, &noun.thing)
                || noun.lead == Lead::Bare && !noun.thing.is_plural
                || noun.start > 0
                    && text.get(noun.start..).is_some_and(|name| name.starts_with(char::is_uppercase))
        }
        Subject::It | Subject::Somebody => true,
        Subject::None => false,
    };
    if let Some(of) = each.filter(|_| is_role && by).and_then(|each| gather.table_of(&each.thing))
        && gather.nouns.get(&of).is_some()
    {
        tie(gather, &format!("{of} member"), &[&of, "user"], line, "somebody has a role in each");
    }
}

/// "Volunteers sign up for a shift".
fn signed_up(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    let Said { parts, line, .. } = *said;
    let found = parts.windows(4).find_map(|window| match window {
        [Part::Act(act), Part::Tie(up), Part::Tie(tie), Part::Noun(noun)]
            if act.verb.base == "sign" && up == "up" && tie == "for" && !act.is_denied =>
        {
            Some(noun)
        }
        _ => None,
    });
    // "Signs up", for what was spoken of before.
    let alone = matches!(parts, [.., Part::Act(act), Part::Tie(up)] if act.verb.base == "sign" && up == "up"
            && !act.is_denied);
    let before = || focus.noun.clone().filter(|_| alone);
    if let Some(of) = found.and_then(|noun| gather.table_of(&noun.thing)).or_else(before)
        && gather.nouns.get(&of).is_some()
        && of != "user"
    {
        tie(gather, &format!("{of} signup"), &[&of, "user"], line, "somebody signs up for it");
    }
}
