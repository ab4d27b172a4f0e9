//! What a thing has for each of others: "a review gives a score for every criterion", "an answer for each question"; and
//! what is set for two at once: "for one crew and one boat, a number".

use alloc::format;
use alloc::string::String;

use super::owner::{is_row, known};
use super::pair::tie;
use super::{Focus, Gather, Said, evidence, push_field, value};
use crate::design::entity::LinkKind;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Act, Lead, Noun, Part, Subject, items, subject};
use crate::product::Evidence;

/// Words without which no sentence tells of it.
const FOR_EACH: Phrases =
    Phrases::new(&["for each ", "for every ", "per ", "for one ", "on each ", "to each "]);

const RULE: &str = "there is one for each of them";

/// Reads one sentence.
pub(super) fn scored(gather: &mut Gather<'_>, said: &Said<'_>, focus: &Focus) {
    if FOR_EACH.find_in_any_case(said.text).is_none() {
        return;
    }
    for (at, part) in said.parts.iter().enumerate() {
        if let Some(act) = part.act().filter(|act| !(act.is_denied || act.is_loose || act.is_passive)) {
            has_for_each(gather, said, (at, act), focus);
        }
    }
    for_both(gather, said);
}

/// "A review gives a score between 0 and 10 for every criterion": the scores of the review.
fn has_for_each(gather: &mut Gather<'_>, said: &Said<'_>, (at, act): (usize, &Act), focus: &Focus) {
    let gives = is_one_of(act.verb.base, "have give carry get contain hold need keep record bear include");
    let whole = match subject(said.parts, at) {
        Subject::Noun(of) if matches!(of.lead, Lead::One | Lead::Each) || of.thing.is_plural => {
            known(gather, of)
        }
        Subject::It => focus.noun.clone(),
        Subject::Noun(_) | Subject::Somebody | Subject::None => None,
    };
    let Some(whole) = whole.filter(|whole| gives && gather.nouns.get(whole).is_some()) else { return };
    for item in items(said.parts, at + 1).0 {
        let Some(row) = item.noun.as_ref().filter(|row| may_be_row(row)) else { continue };
        let part = item.around.iter().find_map(|(tie, of)| {
            // "A name that occurs once per house" is a name.
            let is_once = said.text.get(..of.start).is_some_and(|before| before.ends_with("once per "));
            let is_each =
                tie == "per" && !is_once || is_one_of(tie.as_str(), "for on to") && of.lead == Lead::Each;
            known(gather, of).filter(|of| is_each && *of != whole && !is_time(of))
        });
        if let Some(part) = part {
            add(gather, said, &whole, &part, row);
        }
    }
}

/// Whether a noun may name what there is of each: no person, no row of a list, no part of a screen.
fn may_be_row(row: &Noun) -> bool {
    let is_of_screens = matches!(
        words::class(&row.thing.head),
        Some(Class::Interface | Class::Infrastructure | Class::Output | Class::Actor)
    );
    row.lead == Lead::One
        && !row.thing.is_plural
        && !is_row(row)
        && !is_person(&row.thing.head)
        && !is_of_screens
        && row.thing.head != "number"
}

fn is_time(name: &str) -> bool {
    words::class(name) == Some(Class::Quantity)
}

/// Adds the row, or the column where what it is for is a part of the whole already.
fn add(gather: &mut Gather<'_>, said: &Said<'_>, whole: &str, part: &str, row: &Noun) {
    let words = row.thing.name();
    let evidence = Evidence { rule: RULE, ..evidence(said.line) };
    let is_part = gather
        .nouns
        .get(part)
        .is_some_and(|noun| noun.links.iter().any(|link| link.to == whole && link.kind != LinkKind::Many));
    if is_part {
        push_field(gather, part, &words, &evidence);
        return;
    }
    let is_known = gather.nouns.get(&words).is_some() && !value::is_property(&words);
    let name = if is_known { words.clone() } else { format!("{whole} {}", row.thing.head) };
    if name == whole || name == part {
        return;
    }
    tie(gather, &name, &[whole, part], said.line, RULE);
    if value::is_property(&words) || is_time(&words) {
        push_field(gather, &name, &words, &evidence);
    }
    gather.uniques.push((name, [whole.into(), part.into()].into(), evidence));
}

/// "Can set, for one crew and one boat, a number", "for every dish and each day there is a minimum".
fn for_both(gather: &mut Gather<'_>, said: &Said<'_>) {
    let parts = said.parts;
    let Some(at) = parts.windows(4).position(|window| {
        matches!(window, [Part::Tie(tie), Part::Noun(one), Part::And | Part::Comma, Part::Noun(other)]
            if tie == "for"
                && matches!(one.lead, Lead::One | Lead::Each)
                && matches!(other.lead, Lead::One | Lead::Each)
                && !one.thing.is_plural
                && !other.thing.is_plural)
    }) else {
        return;
    };
    let (Some(one), Some(other)) = (parts[at + 1].noun(), parts[at + 3].noun()) else { return };
    let of = known(gather, one);
    let with = known(gather, other).filter(|with| !is_time(with));
    let is_dated = is_one_of(&other.thing.head, "day weekday week month year date");
    let Some(of) = of.filter(|of| !is_time(of) && (with.is_some() || is_dated) && with.as_ref() != Some(of))
    else {
        return;
    };
    let rest = parts[at + 4..].iter().skip_while(|part| matches!(part, Part::Tie(_)));
    let mut rest = rest.skip(usize::from(matches!(parts.get(at + 4), Some(Part::Tie(_)))));
    let row = rest.by_ref().take(3).find_map(Part::noun);
    let Some(row) = row.filter(|row| row.lead == Lead::One && !row.thing.is_plural) else { return };
    let is_number = is_one_of(&row.thing.head, "number amount quantity figure price limit");
    if !is_number && !may_be_row(row) {
        return;
    }
    let name: String = match &with {
        Some(with) if is_number => format!("{of} {with}"),
        _ => row.thing.name(),
    };
    let name = if value::is_property(&name) { format!("{of} {name}") } else { name };
    if name == of || Some(&name) == with.as_ref() {
        return;
    }
    let evidence = Evidence { rule: RULE, ..evidence(said.line) };
    let mut to = alloc::vec![of.as_str()];
    to.extend(with.as_deref());
    tie(gather, &name, &to, said.line, RULE);
    if is_dated {
        let day = if other.thing.head == "day" { "weekday" } else { &*other.thing.head };
        push_field(gather, &name, day, &evidence);
    }
    if is_number {
        push_field(gather, &name, &row.thing.name(), &evidence);
    }
    let second = with.clone().unwrap_or_else(|| other.thing.head.clone());
    gather.uniques.push((name, [of, second].into(), evidence));
}
