//! What there is one of for each of something else: no two rows of the same.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Gather, Sort, evidence, value};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::clause::{Thing, things};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::language::sentence::Part;
use crate::ordered::CollectVec;
use crate::product::{Evidence, Line};

/// What opens a sentence that there is one of something, and what says of what.
const ONE: Phrases = Phrases::new(&["one |a single |only one "]);
const EACH: Phrases = Phrases::new(&[" per | for each "]);

/// "One review per student and lesson", "a single entry for a point, a programme and a year".
pub(super) fn one_per(gather: &mut Gather<'_>, line: &Line) {
    let Some((at, cue)) = ONE.find_in_any_case(&line.text) else { return };
    let rest = &line.text[at + cue.len() - 1..];
    let several = || rest.split_once(" for a ").filter(|(_, each)| cue != "one " && each.contains(" and "));
    let Some((what, each)) = EACH.split(rest).or_else(several) else { return };
    if what.split_whitespace().count() > 3 {
        return;
    }
    let before = &line.text[..at];
    let what = if what.trim().is_empty() { one_of_what(before) } else { what.trim() };
    let named = match &gather.parts(what)[..] {
        [Part::Noun(noun)] => Some(noun.thing.clone()),
        _ => things(what).pop(),
    };
    // "One feedback per climber and route": a row, though its word says little.
    let of_pair = |what: &Thing| {
        let is_vague = matches!(gather.sort(what), Sort::Vague | Sort::Output);
        (is_vague && each.split(['.', ';', '(', ':']).next()?.contains(" and ")).then(|| gather.name(what))
    };
    let is_row = |what: &Thing| what.modifiers.is_empty() && is_one_of(&what.head, "line row");
    let noun = match named {
        Some(row) if is_row(&row) => rows_of_what(gather, before, line),
        named => named.and_then(|what| gather.table_of(&what).or_else(|| of_pair(&what))),
    };
    if let Some(noun) = noun {
        one_for(gather, noun, each, line);
    }
}

/// "Saves the opening hours, one line per weekday and shop": the lines are of these; so are those of a label.
fn rows_of_what(gather: &mut Gather<'_>, before: &str, line: &Line) -> Option<String> {
    let clause = before.trim_end().strip_suffix(',').map(|clause| clause.rsplit(['.', ';']).next());
    let parts = gather.parts(clause.flatten().or(line.label.as_deref())?);
    let Some(Part::Noun(of)) = parts.last() else { return None };
    (of.thing.is_plural || parts.len() == 1).then(|| gather.name(&of.thing))
}

/// "It is all in one conversation, one per owner and sitter", "a review has a text; one per learner and course".
fn one_of_what(before: &str) -> &str {
    let before = before.trim_end();
    let clause = before.trim_end_matches([',', ';', '–', '—', ' ']);
    if before.ends_with(',') {
        clause.rsplit([' ', ',']).next().unwrap_or_default()
    } else {
        let sentence = clause.rsplit(['.', ';']).next().unwrap_or_default().trim_start();
        let has = sentence.find(" has ").or_else(|| sentence.find(" is "));
        has.map_or("", |has| &sentence[..has])
    }
}

fn one_for(gather: &mut Gather<'_>, noun: String, each: &str, line: &Line) {
    let each = each.split(['.', ';', '(', ':']).next().unwrap_or(each).replace(" per ", " and ");
    let each: Vec<String> = things(&each).iter().map(|thing| one_of(gather, thing)).collect_vec();
    let is_thing = |name: &&String| *name == "user" || gather.nouns.get(name).is_some();
    let known: Vec<String> = each.iter().filter(is_thing).filter(|to| **to != noun).cloned().collect_vec();
    let evidence = Evidence { rule: "there may be one of each", ..evidence(line) };
    let reference = |to: String, kind: LinkKind| Link { to, kind, column: None, evidence: evidence.clone() };
    let is_pair = each.len() == 2 && each.contains(&noun);
    if !known.is_empty() && !value::is_property(&noun) && !is_pair {
        let grounds: &[Ground] =
            if each.len() > 1 { &[Ground::Keyed] } else { &[Ground::Ruled, Ground::Related] };
        for ground in grounds {
            gather.nouns.claim(&noun, *ground, &line.steps, &evidence);
        }
    }
    // "Ticks who came to the exercise. Once per member and exercise."
    let kind = if is_pair { LinkKind::Many } else { LinkKind::One };
    if gather.nouns.get(&noun).is_some() {
        gather.nouns.at(&noun).links.extend(known.into_iter().map(|to| reference(to, kind)));
    }
    if each.len() > 1 && !is_pair {
        gather.uniques.push((noun, each, evidence));
    }
}

/// Of what there is one each: somebody is a user, and a version of a policy is a policy.
fn one_of(gather: &Gather<'_>, thing: &Thing) -> String {
    let name = thing.name();
    let is_known = |name: &str| gather.nouns.get(name).is_some();
    if gather.sort(thing) == Sort::Role || matches!(&*name, "person" | "somebody") && !is_known(&name) {
        return "user".to_owned();
    }
    let of = thing.modifiers.join(" ");
    if !is_known(&name) && matches!(&*thing.head, "version" | "type") && is_known(&of) { of } else { name }
}
