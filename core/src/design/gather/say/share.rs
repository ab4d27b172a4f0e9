//! What has several of something that is not its own: labels that are put on things, people who are sent to them, wares
//! of which each has an amount there.

use alloc::format;
use alloc::string::String;

use super::pair::tie;
use super::{Focus, Gather, Said, Sort, evidence, push_field};
use crate::design::entity::{Link, LinkKind, PUT_ON};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Act, Lead, Noun, Part, Subject, subject};
use crate::ordered::CollectVec;
use crate::product::Evidence;

/// Words without which no sentence tells of it.
const SHARING: Phrases = Phrases::new(&[
    "each",
    "many",
    "several",
    "some",
    "more",
    "any number",
    "label",
    "tag",
    "topic",
    "categor",
    "theme",
    "who ",
]);

/// At most so many parts stand between a verb and how much of each there is.
const REACH: usize = 32;

/// Reads one sentence.
pub(super) fn shares(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    if !SHARING.are_in(said.text) {
        return;
    }
    who_which(gather, said, focus);
    any_of_them(gather, said, focus);
    for (at, part) in said.parts.iter().enumerate() {
        if let Some(act) = part.act().filter(|act| !act.is_denied && !act.is_loose) {
            labelled(gather, said, (at, act), focus);
            staffed(gather, said, (at, act), focus);
            measured(gather, said, (at, act), focus);
        }
    }
}

/// "For every performance we record who rang which bell": somebody for each of them there.
fn who_which(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    let parts = said.parts;
    let asks = |part: &Part, word: &str| matches!(part, Part::Clause(asked) if asked == word);
    let Some(who) = parts.iter().position(|part| asks(part, "who")) else { return };
    let rest = &parts[who + 1..];
    let keeps =
        |act: &Act| !act.is_denied && is_one_of(act.verb.base, "keep know log note record remember store");
    if !parts[..who].last().and_then(Part::act).is_some_and(keeps) {
        return;
    }
    let which = rest.iter().take(3).position(|part| asks(part, "which"));
    let Some(other) = which.and_then(|which| rest.get(which + 1)?.noun()) else { return };
    let each = parts[..who].windows(2).find_map(|pair| match pair {
        [Part::Tie(tie), Part::Noun(noun)] if tie == "for" && noun.lead == Lead::Each => known(gather, noun),
        _ => None,
    });
    let of = each.or_else(|| focus.noun.clone());
    let (Some(of), Some(other)) = (of, known(gather, other)) else { return };
    if of != other && gather.nouns.get(&of).is_some() {
        let name = format!("{of} {}", other.rsplit(' ').next().unwrap_or(&other));
        tie(gather, &name, &[&of, &other, "user"], said.line, "it is kept who, and which");
    }
}

/// "A space can have any number of them": of what several were spoken of before.
fn any_of_them(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    let [Part::Noun(of), Part::Act(act), Part::It, ..] = said.parts else { return };
    let has =
        is_one_of(act.verb.base, "have carry offer get need use take") && !act.is_denied && !act.is_passive;
    let are_many = ["any number of them", "several of them", "many of them", "more than one of them"];
    let is_one = matches!(of.lead, Lead::One | Lead::Each);
    if !has || !is_one || !are_many.iter().any(|many| said.text.contains(many)) {
        return;
    }
    let (Some(of), Some(to)) = (known(gather, of), focus.many.clone()) else { return };
    if of != to && gather.nouns.get(&to).is_some() {
        let evidence = Evidence { rule: "it may have several of them", ..evidence(said.line) };
        gather.nouns.at(&of).links.push(Link { to, kind: LinkKind::Many, column: None, evidence });
    }
}

/// The table of a noun, if it is known already.
fn known(gather: &Gather<'_>, noun: &Noun) -> Option<String> {
    gather.table_of(&noun.thing).filter(|name| gather.nouns.get(name).is_some())
}

/// What stands behind `to`, `on` or `under` after the verb.
fn onto(gather: &Gather<'_>, parts: &[Part], at: usize) -> Option<String> {
    let rest = parts[at + 1..].windows(2).take_while(|pair| !pair[0].tells());
    let ties = |tie: &str| is_one_of(tie, "to on onto under for");
    rest.filter(|pair| pair[0].tie().is_some_and(ties)).find_map(|pair| known(gather, pair[1].noun()?))
}

/// "A letter can wear many tags", "ties segments to as many themes as fit", "puts some labels on a crate".
fn labelled(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act), focus: &Focus) {
    let puts = is_one_of(
        act.verb.base,
        "add apply assign attach bear carry get give have put set stick tag tie wear mark label",
    );
    let parts = said.parts;
    let rest = &parts[at + 1..];
    let end = rest.iter().position(Part::tells).unwrap_or(rest.len());
    let label = rest[..end].iter().filter_map(Part::noun).find(|noun| {
        noun.thing.is_plural
            && words::is_shared(&noun.thing.head)
            && matches!(noun.lead, Lead::Several | Lead::Bare | Lead::The)
    });
    let Some(label) = label.filter(|_| puts) else { return };
    let Some(to) = known(gather, label) else { return };
    let of = match subject(parts, at) {
        Subject::Noun(noun) if matches!(noun.lead, Lead::One | Lead::Each) || noun.thing.is_plural => {
            known(gather, noun)
        }
        Subject::Noun(_) | Subject::It | Subject::Somebody | Subject::None => None,
    };
    let before = || {
        rest[..end]
            .iter()
            .filter_map(Part::noun)
            .take_while(|noun| *noun != label)
            .find_map(|noun| known(gather, noun))
    };
    let of = of.or_else(|| onto(gather, parts, at)).or_else(before).or_else(|| focus.noun.clone());
    let Some(of) = of.filter(|of| *of != to && gather.nouns.get(of).is_some()) else { return };
    if gather.nouns.at(&to).links.iter().any(|link| link.to == of) {
        return;
    }
    let evidence = Evidence { rule: "it may have several of them", ..evidence(said.line) };
    gather.nouns.claim(&to, Ground::Related, &said.line.steps, &evidence);
    gather.nouns.at(&of).links.push(Link { to, kind: LinkKind::Many, column: None, evidence });
}

/// "Assigns one or more inspectors", "several fitters are sent": who is on it.
fn staffed(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act), focus: &Focus) {
    let sends = is_one_of(act.verb.base, "allocate assign book choose invite name pick roster schedule send");
    let who = if act.is_passive {
        match subject(said.parts, at) {
            Subject::Noun(noun) => Some(noun),
            Subject::It | Subject::Somebody | Subject::None => None,
        }
    } else {
        said.parts.get(at + 1).and_then(Part::noun)
    };
    let is_role = |noun: &&Noun| {
        noun.lead == Lead::Several && noun.thing.is_plural && gather.sort(&noun.thing) == Sort::Role
    };
    let Some(who) = who.filter(|_| sends).filter(is_role) else { return };
    let of = onto(gather, said.parts, at).or_else(|| focus.noun.clone());
    let Some(of) = of.filter(|of| gather.nouns.get(of).is_some() && *of != "user") else { return };
    let name = format!("{of} {}", who.thing.head);
    tie(gather, &name, &[&of, "user"], said.line, PUT_ON);
    gather.uniques.push((name, [of, "user".into()].into(), evidence(said.line)));
}

/// "Lists its ingredients with the percentage of each": how much of each is in it.
fn measured(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act), focus: &Focus) {
    let parts = said.parts;
    let lists = is_one_of(
        act.verb.base,
        "add choose enter give keep list log mark name note pick record select state tick book \
take use contain have",
    );
    if !lists || act.is_passive {
        return;
    }
    let rest = &parts[at + 1..parts.len().min(at + REACH)];
    let Some(of) = rest.iter().find_map(Part::noun).filter(|of| of.thing.is_plural) else { return };
    let told = rest.windows(3).enumerate().find_map(|(from, window)| match window {
        [Part::Tie(with), Part::Noun(what), Part::Tie(of)]
            if with == "with" && matches!(of.as_str(), "of" | "for") =>
        {
            let is_end = !matches!(rest.get(from + 3), Some(Part::Noun(_)));
            let tail = said.text.get(what.thing.end..)?.trim_start();
            let is_each = tail.starts_with("of each") || tail.starts_with("for each");
            (is_end && is_each).then_some(what)
        }
        [Part::Noun(what), Part::Tie(of), Part::Noun(kind)] if of == "of" => {
            let tail = said.text.get(kind.thing.end..)?.trim_start();
            let is_each = tail.starts_with("of each") || tail.starts_with("for each");
            (is_each && what.thing.head == "number").then_some(what)
        }
        _ => None,
    });
    let (Some(what), Some(whole)) = (told, focus.noun.clone()) else { return };
    let part = known(gather, of);
    if part.as_ref() == Some(&whole) || gather.nouns.get(&whole).is_none() {
        return;
    }
    let name = format!("{whole} {}", of.thing.head);
    let to = [Some(whole.as_str()), part.as_deref()];
    let to: alloc::vec::Vec<&str> = to.into_iter().flatten().collect_vec();
    tie(gather, &name, &to, said.line, "so much of each is in it");
    let words = if what.thing.head == "number" { "quantity".into() } else { what.thing.name() };
    let evidence = Evidence { rule: "so much of each is in it", ..evidence(said.line) };
    push_field(gather, &name, &words, &evidence);
}
