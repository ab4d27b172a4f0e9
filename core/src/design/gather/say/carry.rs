//! What carries the id of a tenant, and what there is once for a pair: "users, contacts and envelopes carry the workspace",
//! "a visit has no more than one result for a task", "a variety may have other names".

use alloc::format;

use super::pair::tie;
use super::{Gather, Said, evidence, push_field};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::clause::things;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::sentence::{Lead, Noun, Part};
use crate::ordered::CollectVec;
use crate::product::Evidence;

/// Reads one sentence.
pub(super) fn carry(gather: &mut Gather<'_>, said: &Said<'_>) {
    all_carry(gather, said);
    at_most_one(gather, said);
    several_names(gather, said);
}

/// "Repositories, house rules and API tokens carry `organization_id`": each of them is a row of the organization's.
fn all_carry(gather: &mut Gather<'_>, said: &Said<'_>) {
    let Some((before, after)) = said.text.split_once(" carry ") else { return };
    let first = after.split([' ', ',', ';']).next().unwrap_or_default().trim_matches(['`', '.', '*']);
    let id = first.strip_suffix("_id").map(|of| of.replace('_', " "));
    let of = match id {
        Some(of) => Some(of),
        None => ["the ", "their ", "a ", "an "].iter().find_map(|lead| after.strip_prefix(lead)).and_then(
            |after| {
                let of = things(after.split([',', ';', '.']).next().unwrap_or(after)).into_iter().next()?;
                gather.table_of(&of).filter(|of| gather.nouns.get(of).is_some())
            },
        ),
    };
    let Some(of) = of else { return };
    let list = before.rsplit([':', ';', '.']).next().unwrap_or(before);
    let named = list.split(',').flat_map(|part| part.split(" and ")).filter_map(|part| {
        let thing = things(part.trim()).into_iter().next().filter(|thing| thing.is_plural)?;
        Some((gather.name(&thing), thing.head))
    });
    let named = named.collect_vec();
    if named.len() < 2 {
        return;
    }
    for (name, head) in named {
        if name == of || name == "user" || is_person(&head) {
            continue;
        }
        let evidence = Evidence { rule: "it carries its id", ..evidence(said.line) };
        for ground in [Ground::Identifier, Ground::Related] {
            gather.nouns.claim(&name, ground, &said.line.steps, &evidence);
        }
        gather.nouns.at(&name).links.push(Link {
            to: of.clone(),
            kind: LinkKind::One,
            column: None,
            evidence,
        });
    }
}

/// What says that there is one at most.
const ONE: [&str; 4] = ["no more than one ", "at most one ", "not more than one ", "only one "];

/// "A visit has no more than one result for a task": a row for each visit and task.
fn at_most_one(gather: &mut Gather<'_>, said: &Said<'_>) {
    if !ONE.iter().any(|one| said.text.contains(one)) {
        return;
    }
    for at in 0..said.parts.len() {
        let [Part::Noun(whole), Part::Act(act), rest @ ..] = &said.parts[at..] else { continue };
        let rest = if let [Part::Tie(than), rest @ ..] = rest {
            if &**than == "than" { rest } else { continue }
        } else {
            rest
        };
        let [Part::Noun(row), Part::Tie(tie_word), Part::Noun(part), ..] = rest else { continue };
        let is_one = |noun: &Noun| {
            !noun.thing.is_plural && matches!(noun.lead, Lead::One | Lead::Each | Lead::The | Lead::Bare)
        };
        let is_told = !act.is_passive && act.verb.base == "have" && is_one_of(tie_word, "for per on");
        let (Some(of), Some(with)) = (gather.table_of(&whole.thing), gather.table_of(&part.thing)) else {
            continue;
        };
        let is_known = |name: &str| gather.nouns.get(name).is_some();
        if !is_told
            || !is_one(whole)
            || !is_one(row)
            || !is_one(part)
            || !is_known(&of)
            || !is_known(&with)
            || of == with
        {
            continue;
        }
        let is_weak = row.thing.modifiers.is_empty() && words::class(&row.thing.head).is_some();
        let name = if is_weak { format!("{with} {}", row.thing.head) } else { gather.name(&row.thing) };
        tie(gather, &name, &[&of, &with], said.line, "there is one at most for each of the two");
        gather.uniques.push((name, [of, with].into(), evidence(said.line)));
    }
}

/// "A variety may have other names too": the names of it.
fn several_names(gather: &mut Gather<'_>, said: &Said<'_>) {
    let cues = [
        "other names",
        "several names",
        "more than one name",
        "alternative names",
        "further names",
        "many names",
    ];
    let Some(at) = cues.iter().find_map(|cue| said.text.find(cue)) else { return };
    let whole = said
        .parts
        .iter()
        .filter_map(Part::noun)
        .find(|noun| noun.thing.end <= at && !noun.thing.is_plural && !is_person(&noun.thing.head));
    let Some(of) =
        whole.and_then(|whole| gather.table_of(&whole.thing)).filter(|of| gather.nouns.get(of).is_some())
    else {
        return;
    };
    if !said.parts.iter().any(|part| part.act().is_some_and(|act| act.verb.base == "have" && !act.is_denied))
    {
        return;
    }
    let name = format!("{of} name");
    tie(gather, &name, &[&of], said.line, "it may have several names");
    let evidence: Evidence = evidence(said.line);
    push_field(gather, &name, "name", &evidence);
}
