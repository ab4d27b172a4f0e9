//! What is told for each of a thing: "for each van we note the plate and the seats", "of a donor they keep the name and the
//! phone", "for every berth the length and the depth are recorded".

use super::super::Said;
use super::give;
use super::part::until_sentence;
use super::who::KEPT;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions};
use crate::language::is_one_of;
use crate::language::noun;

/// Between a thing and what is kept of it there are no more words than these.
const NEAR: usize = 9;

/// Reads one sentence; `about` is what `each` is where it stands alone. Whether it gave anything its columns.
pub(super) fn read(
    entities: &mut [Entity],
    mentions: &Mentions,
    said: &Said<'_>,
    about: Option<usize>,
) -> bool {
    let Some((owner, from)) = whose(said, about) else { return false };
    let list = kept_behind(said, from).or_else(|| kept_before(said, from));
    list.is_some_and(|list| give(entities, mentions, said, owner, list, 1))
}

/// The thing that a sentence begins with, and where its name ends: "For each van", "Of a donor", "For each, ".
fn whose(said: &Said<'_>, about: Option<usize>) -> Option<(usize, usize)> {
    let words = said.own_words();
    let words = if words.first()?.lower == "and" { &words[1..] } else { words };
    let [of, each, rest @ ..] = words else { return None };
    let is_led = is_one_of(&of.lower, "for of about");
    if !is_led || !(noun::is_determiner(&each.lower) || is_one_of(&each.lower, "each every any all one")) {
        return None;
    }
    let is_alone = is_one_of(&each.lower, "each every")
        && rest
            .first()
            .is_some_and(|next| next.lower == "one" || is_one_of(&next.lower, "we i they she he you the"));
    if is_alone {
        return Some((about?, each.end));
    }
    let is_near = |one: &&Mention| one.start > each.end && one.start < each.end + 24;
    let one = said.named.iter().find(is_near)?;
    let gap = said.text.get(each.end..one.start)?;
    (!gap.contains([',', ':', '.', ';']) && gap.split_whitespace().count() < 3)
        .then_some((one.entity, one.end))
}

/// "The system shall hold the name, …", "we note: …": the list behind what is done.
fn kept_behind<'s>(said: &'s Said<'_>, from: usize) -> Option<&'s str> {
    let first = said.words.partition_point(|word| word.start < from);
    let mut before = from;
    for (at, word) in said.words.iter().enumerate().skip(first).take(NEAR) {
        let gap = said.text.get(before..word.start)?;
        let is_beside = at > first && gap.contains(',');
        if is_beside || gap.contains(['.', ';', ':', '(']) {
            return None;
        }
        before = word.end;
        let lower = &*word.lower;
        let is_passive = is_one_of(&said.words[at.saturating_sub(1)].lower, "is are be was were been");
        let keeps = is_one_of(
            lower,
            "hold holds keep keeps record records note notes store stores enter enters need needs know knows want \
wants register registers write writes put puts",
        );
        if !keeps || is_passive || at == first {
            continue;
        }
        let next = |at: usize| said.words.get(at).map_or("", |next| &*next.lower);
        let mut last = at;
        while is_one_of(next(last + 1), "down to know also only") {
            last += 1;
        }
        let behind = &said.text[said.words[last].end..];
        let behind = behind.strip_prefix(':').unwrap_or(behind);
        return (!behind.trim_start().starts_with("that ")).then(|| until_sentence(behind));
    }
    None
}

/// "The length and the depth are recorded": the list before what is done.
fn kept_before<'s>(said: &'s Said<'_>, from: usize) -> Option<&'s str> {
    let first = said.words.partition_point(|word| word.start < from);
    let at = said.words.windows(2).skip(first).take(60).position(|pair| {
        is_one_of(&pair[0].lower, "is are be")
            && (KEPT.contains(&&*pair[1].lower)
                || is_one_of(&pair[1].lower, "held entered known given needed"))
    })?;
    let mut end = first + at;
    if is_one_of(&said.words.get(end.checked_sub(1)?)?.lower, "shall must should will can may to") {
        end -= 1;
    }
    let list = said.text.get(from..said.words.get(end)?.start)?;
    let list = list.trim_start_matches([',', ' ']).trim_end();
    // "For every pier a citation is kept with its place": the citation has them.
    let is_of_one = said.words.get(first + at + 2).is_some_and(|next| next.lower == "with")
        && !list.contains([','])
        && !list.contains(" and ");
    (!list.contains(['.', ';', ':']) && !is_of_one).then_some(list)
}
