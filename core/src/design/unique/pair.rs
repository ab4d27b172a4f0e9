//! Two things that come together once: "a tree is in an application only once", "nobody is in the same entry twice".

use alloc::string::String;
use alloc::vec::Vec;

use super::claim::is_denied;
use super::{Known, Once};
use crate::design::Class;
use crate::design::mention::words;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::verb::{nominal, verb};
use crate::ordered::CollectVec;

/// "A tree is in an application only once": of what refers to both.
pub(super) fn once(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, children, .. } = *known;
    if !comes_once(clause) {
        return None;
    }
    let user = entities.iter().position(|entity| entity.class == Class::User);
    let mut things: Vec<usize> = Vec::new();
    for mention in mentions.in_text(clause) {
        if !things.contains(&mention.entity) {
            things.push(mention.entity);
        }
    }
    let somebody = words(clause).iter().any(|word| {
        is_person(&word.lower)
            || is_one_of(&word.lower, "nobody person somebody everybody anyone anybody someone")
    });
    if let Some(user) = user.filter(|user| things.len() == 1 && somebody && !things.contains(user)) {
        things.insert(0, user);
    }
    if !(2..=3).contains(&things.len()) {
        return None;
    }
    let refers = |child: usize, to: usize| {
        entities[child].links.iter().take(64).any(|link| link.to == entities[to].noun)
    };
    let key = |of: usize| {
        let names = things.iter().filter(|thing| **thing != of);
        Once::of(of, names.map(|thing| entities[*thing].noun.clone()).collect_vec())
    };
    // One of them may be what refers to the others.
    let is_both = |of: usize| things.iter().all(|thing| *thing == of || refers(of, *thing));
    if things.len() == 3
        && let Some(of) = things.iter().copied().find(|of| is_both(*of))
    {
        return Some(key(of));
    }
    let least = things.iter().copied().filter(|thing| Some(*thing) != user).collect_vec();
    let of_one = children.get(&entities[*least.first()?].noun)?;
    let both: Vec<usize> = of_one
        .iter()
        .take(64)
        .copied()
        .filter(|child| !things.contains(child) && things.iter().all(|thing| refers(*child, *thing)))
        .collect_vec();
    // What refers to no more than these is there for them.
    let is_little = |of: usize| entities[of].links.len() <= things.len();
    if let [only] = both[..]
        && is_little(only)
        && user.is_none_or(|user| !things.contains(&user))
    {
        return Some(key(only));
    }
    // "A reader reports once on a submission": of several, the report.
    let deeds: Vec<String> = words(clause)
        .iter()
        .filter_map(|word| nominal(verb(&word.lower)?.base).map(String::from))
        .collect_vec();
    let is_deed = |child: &usize| {
        let head = entities[*child].noun.rsplit(' ').next().unwrap_or_default();
        deeds.iter().any(|deed| deed == head)
    };
    let is_join = |child: &usize| entities[*child].class == Class::Join;
    let mut joins = both.iter().copied().filter(is_join);
    let join = joins.next().filter(|_| joins.next().is_none());
    both.iter().copied().find(is_deed).or(join).map(key)
}

/// Whether a clause says that something comes once, and not how often or when: "once a week", "at once", "once it is paid".
fn comes_once(clause: &str) -> bool {
    if clause.contains(" twice") || clause.contains("more than once") {
        return is_denied(clause) && !["twice a ", "twice per "].iter().any(|often| clause.contains(often));
    }
    let sure = ["only once", "once only", "at most once", "not more than once", "each once", "once each"];
    if sure.iter().any(|cue| clause.contains(cue)) {
        return true;
    }
    let Some(at) = clause.find(" once") else { return false };
    let lead = clause[..at].rsplit(' ').next().unwrap_or_default();
    let rest = clause[at + " once".len()..].trim_start().trim_end_matches(['.', ')']);
    let mut next = rest.split(' ');
    let tie = next.next().unwrap_or_default();
    let is_tied = is_one_of(tie, "per in on for into within by");
    let is_often =
        |word: &str| is_one_of(word, "day week month year quarter term while life minute hour second");
    lead != "at" && (rest.is_empty() || is_tied && !next.take(3).any(is_often))
}
