//! Sentences that say what is kept of a thing, in whatever order: "for each site the address and the access notes are held",
//! "we store the name and the size of the site".
//!
//! **Invariant: only what a verb of keeping, or a colon, says to be kept is read.**

use super::super::Said;
use super::give;
use super::who::KEPT;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions, Word};
use crate::language::is_one_of;
use crate::language::noun;

/// At most so many sentences of a line are looked at.
const SENTENCES: usize = 12;

/// Reads one line; whether it gave anything its columns.
pub(super) fn read(entities: &mut [Entity], mentions: &Mentions, said: &Said<'_>) -> bool {
    let mut gave = false;
    for (start, end) in sentences(&said.text).take(SENTENCES) {
        let frame = led(said, start, end).or_else(|| stored(said, start, end));
        if let Some(Frame { owner, from, to, least }) = frame
            && from < to
        {
            gave |= give(entities, mentions, said, owner, &said.text[from..to], least);
        }
    }
    gave
}

/// Whose a list is, where it stands, and how many known items it takes.
struct Frame {
    owner: usize,
    from: usize,
    to: usize,
    least: usize,
}

/// Where each sentence begins and ends.
fn sentences(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut start = 0;
    text.split_inclusive(". ").map(move |sentence| {
        let from = start;
        start += sentence.len();
        (from, from + sentence.trim_end().trim_end_matches('.').len())
    })
}

/// The words between two bytes.
fn within<'s>(said: &'s Said<'_>, start: usize, end: usize) -> &'s [Word<'s>] {
    let first = said.words.partition_point(|word| word.start < start);
    let last = said.words.partition_point(|word| word.end <= end);
    said.words.get(first..last).unwrap_or_default()
}

/// "For each site the address and access notes are held", "per site we keep a name", "about a site: name, address".
fn led(said: &Said<'_>, start: usize, end: usize) -> Option<Frame> {
    let words = within(said, start, end);
    let (lead, rest) = words.split_first()?;
    if !is_one_of(&lead.lower, "for per of about on with at") {
        return None;
    }
    let named = rest.iter().find(|word| !noun::is_determiner(&word.lower) && word.lower != "a")?;
    let mention = said.named.iter().find(|mention| mention.start == named.start && mention.end <= end)?;
    let owner = mention.entity;
    let rest = &said.text[mention.end..end];
    let bare = rest.trim_start_matches([',', ' ']);
    if let Some(list) = bare.strip_prefix(':') {
        return Some(Frame { owner, from: end - list.len(), to: end, least: 2 });
    }
    let behind = within(said, mention.end, end);
    if let Some(at) = passive(behind) {
        // "For each site, the name is kept".
        let to = behind[at].start;
        return Some(Frame { owner, from: end - bare.len(), to, least: 1 });
    }
    let keeps = behind.iter().take(5).position(|word| is_keeping(&word.lower))?;
    let subject = &behind[..keeps];
    let is_subject = subject
        .iter()
        .all(|word| !said.named.iter().any(|one| one.start == word.start && said.user != Some(one.entity)));
    is_subject.then(|| Frame { owner, from: behind[keeps].end, to: end, least: 1 })
}

/// Where it begins that a list is kept: "are held", "must also be recorded".
fn passive(words: &[Word<'_>]) -> Option<usize> {
    let done = words.iter().rposition(|word| is_kept(&word.lower))?;
    let mut at = done;
    while let Some(before) = at.checked_sub(1)
        && is_one_of(
            &words[before].lower,
            "is are was were be being been must shall should has have to can may will get gets also always then",
        )
    {
        at = before;
    }
    (at < done && at > 0).then_some(at)
}

/// "We store the name and the size of the site", "notes the colour of each site".
fn stored(said: &Said<'_>, start: usize, end: usize) -> Option<Frame> {
    let words = within(said, start, end);
    let keeps = words.iter().take(6).position(|word| is_keeping(&word.lower))?;
    let from = words[keeps].end;
    let is_near = |mention: &&Mention| mention.start > from && mention.end <= end;
    let mention = said.named.iter().rfind(is_near)?;
    let before = said.words.partition_point(|word| word.start < mention.start);
    let mut back = said.words[..before].iter().rev().skip_while(|word| noun::is_determiner(&word.lower));
    let tie =
        back.next().filter(|word| is_one_of(&word.lower, "of for about on with") && word.start > from)?;
    // What stands behind the thing's name would be told of something else.
    let is_last = said.text[mention.end..end].trim().is_empty();
    is_last.then_some(Frame { owner: mention.entity, from, to: tie.start, least: 2 })
}

/// Verbs of which the object is kept.
fn is_keeping(word: &str) -> bool {
    matches!(word, "keep" | "keeps" | "store" | "stores" | "hold" | "holds")
        || is_one_of(
            word,
            "record records note notes save saves log logs register registers remember remembers capture captures \
collect collects enter enters need needs know knows want wants track tracks document documents require requires",
        )
}

fn is_kept(word: &str) -> bool {
    KEPT.contains(&word)
        || is_one_of(
            word,
            "held registered entered captured tracked documented written taken given required asked specified listed \
needed set shown collected maintained",
        )
}
