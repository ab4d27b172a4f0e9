//! The steps of a journey that announces none: a list of what somebody does, stories in running text, sections that tell
//! the most.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::super::inline::Style;
use super::super::markdown::Content;
use super::super::outline::Draft;
use super::super::{Product, Role, Scope, Sense, Step, cue, line};
use super::{headings, item_title, may_hold_steps, number, step};
use crate::language::is_one_of;
use crate::language::verb::{Form, verb};
use crate::language::word::words;
use crate::ordered::{BTreeMap, CollectVec};

/// The longest counted list of a journey that announces nothing, if most of its items tell what somebody does.
pub(super) fn list(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let mut lists: BTreeMap<usize, Vec<(usize, Step)>> = BTreeMap::new();
    for (index, block) in draft.blocks.iter().enumerate() {
        let (Content::Bullet { depth: 0, ordinal: Some(ordinal) }, Some(section)) =
            (&block.content, draft.sections[index])
        else {
            continue;
        };
        let around = &product.sections[section];
        let counts = draft.role == Role::Journey
            && around.scope == Scope::Now
            && !matches!(around.sense, Sense::Ignored | Sense::Entity);
        if let Some(title) = item_title(draft, index).filter(|_| counts) {
            lists.entry(section).or_default().push(step(draft, index, &ordinal.to_string(), &title));
        }
    }
    let tells = |title: &str| {
        let words = words(title);
        words
            .iter()
            .any(|word| verb(&word.lower).is_some_and(|verb| matches!(verb.form, Form::Third | Form::Base)))
    };
    lists
        .into_values()
        .filter(|steps| steps.len() >= 3)
        .filter(|steps| steps.iter().filter(|(_, step)| tells(&step.title)).count() * 3 >= steps.len() * 2)
        .max_by_key(|steps| (steps.len(), core::cmp::Reverse(steps.first().map(|(block, _)| *block))))
        .unwrap_or_default()
}

/// A section that is told in so many words is a step of a journey that counts none.
const TOLD: usize = 40;

/// A journey told in running text: the sections side by side that tell the most.
pub(super) fn narrative(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let mut told: BTreeMap<usize, usize> = BTreeMap::new();
    for (block, section) in draft.blocks.iter().zip(&draft.sections) {
        if let (Content::Prose, Some(section)) = (&block.content, section) {
            *told.entry(*section).or_default() += block.inline.text().split_whitespace().count();
        }
    }
    let mut groups: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
    for (block, section, title) in headings(product, draft).filter(|_| draft.role == Role::Journey) {
        let around = &product.sections[section];
        // "Moulds — must have": how much it is wanted says nothing of what it is.
        let named =
            [" — ", " – ", " - "].iter().find_map(|dash| title.split_once(dash)).map_or(title, |cut| cut.0);
        let is_other =
            matches!(around.sense, Sense::Ignored | Sense::Entity) || cue::cue(named).sense.is_some();
        let is_told = told.get(&section).is_some_and(|words| *words >= TOLD);
        if !is_other && is_told {
            groups.entry(around.parent).or_default().push((block, section));
        }
    }
    let words = |group: &[(usize, usize)]| -> usize { group.iter().map(|(_, section)| told[section]).sum() };
    let group = groups.into_values().filter(|group| group.len() >= 3).max_by_key(|group| words(group));
    let steps = group.unwrap_or_default().into_iter().enumerate();
    steps
        .map(|(at, (block, section))| step(draft, block, &number(at), &product.sections[section].title))
        .collect_vec()
}

/// A paragraph's name has at most so many words.
const NAME: usize = 8;

/// A journey told in paragraphs that are named: "**Spring – seed arrives.** Seed is bought from a hatchery …".
pub(super) fn led(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let named = told_blocks(product, draft).filter_map(|block| {
        let inline = &draft.blocks[block].inline;
        let (name, rest) = inline.text().split_at_checked(inline.run(0, Style::Bold))?;
        let title = name.trim().trim_end_matches(['.', ':']);
        let is_named =
            !title.is_empty() && title.split_whitespace().count() <= NAME && !rest.trim().is_empty();
        (is_named && cue::cue(title).sense.is_none()).then_some((block, title))
    });
    let steps =
        named.enumerate().map(|(at, (block, title))| step(draft, block, &number(at), title)).collect_vec();
    if steps.len() > 2 { steps } else { Vec::new() }
}

/// A paragraph that is told in so many words is a step where nothing larger is.
const PARAGRAPH: usize = 12;

/// A journey that only tells: each paragraph is a step, by its first sentence.
pub(super) fn paragraphs(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let told = told_blocks(product, draft).filter_map(|block| {
        let text = draft.blocks[block].inline.text();
        let cuts = line::cut(&draft.blocks[block].inline, false);
        // "Fields: …" tells what there is, and nothing that happens.
        let label = cuts.first().and_then(|cut| text.get(cut.label.clone()?)).unwrap_or_default();
        if is_one_of(&label.to_lowercase(), "attributes columns data fields properties rules states status") {
            return None;
        }
        let first = cuts.into_iter().find_map(|cut| cut.sentences.into_iter().next())?;
        (text.split_whitespace().count() >= PARAGRAPH).then(|| (block, text[first].replace('\n', " ")))
    });
    told.enumerate().map(|(at, (block, title))| step(draft, block, &number(at), &title)).collect_vec()
}

/// The paragraphs of a journey that tell what is to be built.
fn told_blocks(product: &Product, draft: &Draft) -> impl Iterator<Item = usize> {
    let is_told = |at: &usize| {
        matches!(draft.blocks[*at].content, Content::Prose) && may_hold_steps(product, draft, *at)
    };
    (0..draft.blocks.len()).filter(is_told).filter(|_| draft.role == Role::Journey)
}

/// Stories in running text or in a list: "**B2. Renting a boat.** As Jo I want to rent a boat so that …".
pub(super) fn stories(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let mut found: Vec<(usize, Step)> = Vec::new();
    for (index, block) in draft.blocks.iter().enumerate() {
        let is_text = matches!(block.content, Content::Prose | Content::Bullet { .. });
        let counts =
            draft.sections[index].is_some_and(|section| product.sections[section].scope == Scope::Now);
        if !is_text || !counts {
            continue;
        }
        let text = block.inline.text();
        let Some((label, wish)) = story(text) else { continue };
        let (counted, label) = numbered(label);
        let is_named = !label.is_empty() && cue::cue(label).sense.is_none();
        let title = if is_named { label } else { wish };
        let number = counted.map_or_else(|| number(found.len()), ToString::to_string);
        found.push(step(draft, index, &number, &title.trim_end_matches('.').replace('\n', " ")));
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// "P1. Renting a boat", "Story 2: Renting a boat": the number, and the name.
fn numbered(label: &str) -> (Option<&str>, &str) {
    if let Some(counted) = super::step::counted(label) {
        return (Some(counted.number), counted.title);
    }
    let is_number = |number: &str| {
        let digits = number.trim_start_matches(|char: char| char.is_ascii_uppercase());
        number.len() < 5 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let number = label.split(['.', ':', ' ']).next().filter(|number| is_number(number));
    (number, label[number.map_or(0, str::len)..].trim_start_matches(['.', ':', ' ']))
}

/// At most so many bytes stand before a story begins.
const LABEL: usize = 120;

/// What stands before "As Jo I want to rent a boat so that …", and the wish: "rent a boat".
fn story(text: &str) -> Option<(&str, &str)> {
    // "When the wind is good, I want to see the free lessons, so I can book one".
    if let Some((when, wish)) = ["I want to ", "I need to "].iter().find_map(|want| text.split_once(want))
        && text.starts_with("When ")
        && when.len() <= LABEL
    {
        return Some(("", wish.split([',', '.', ';']).next().unwrap_or(wish)));
    }
    let begins = |start: &str| text.find(start).map(|at| at + start.len() - "As ".len());
    let starts = [". As ", ": As ", "— As ", "– As ", "\nAs "];
    let at =
        if text.starts_with("As ") { Some(0) } else { starts.iter().filter_map(|start| begins(start)).min() };
    let at = at.filter(|at| *at <= LABEL)?;
    let wants =
        [" I want to ", " I need to ", " I can ", " we want to ", " I want ", " I need ", " we want "];
    let (_, wish) = wants.iter().find_map(|want| text[at..].split_once(want))?;
    let ends = [" so that", " so they", " so I", " in order to", ", so", ".", ";"];
    let end = ends.iter().filter_map(|end| wish.find(end)).min().unwrap_or(wish.len());
    let label =
        text[..at].trim_matches(|char: char| char.is_whitespace() || matches!(char, '.' | ':' | '—' | '–'));
    Some((label, wish[..end].trim_end_matches([',', ' '])))
}
