//! What no other has, in whatever words: "a receipt number which no other payment has", "names of ingredients and
//! suppliers are not given twice", "no two sources share a licence number", "a code of its own".

use alloc::string::String;
use alloc::vec::Vec;

use super::alike::{leading, scope};
use super::name::last_name;
use super::{Known, Once};
use crate::design::mention::words;
use crate::design::{Class, column};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::language::{noun, singular};
use crate::ordered::CollectVec;

/// What says that it is no other's; the name stands before it.
const ALONE: Phrases = Phrases::new(&[
    "no other |nobody else|not given twice|never given twice|not used twice|not be given twice\
|not be used twice|not be registered twice|never occur twice|not occur twice|never come twice|not repeat\
|never repeat|never reused|not reused|be used again|not used again|never used again|of its own\
|of their own|only one of its sort|occurs only once|occur only once|occurs but once|occur but once\
|appears only once|exists only once|is distinct|are distinct|exactly one entry|never reassigned\
|not reassigned|never given again|never issued again|never issued twice|theirs alone|ours alone\
|one of a kind|one-of-a-kind|(one in the whole |(no two |(never the same|(never twice|(once only\
|(only once|(one only|(no doubles|(each different|(all different|(each a different",
]);

/// Names of what tells a thing from others of its kind.
const TELLING: &str = "barcode code email id identifier imei key label letter mark name number plate reference registration \
sign sku slug symbol tag title token";

/// Everything that a clause says to be no other's.
pub(super) fn distinct(clause: &str, known: &Known<'_>) -> Vec<Once> {
    let Some((at, cue)) = ALONE.find(clause) else { return Vec::new() };
    // "A web address (…/name) which no other has": the address.
    let before = clause[..at].trim_end().trim_end_matches(" that").trim_end_matches(" which");
    let aside = before.strip_suffix(')').and_then(|before| before.rsplit_once('('));
    let before = aside.map_or(&clause[..at], |(before, _)| before);
    // "It can be used again".
    let is_denied = || ["never", "not", "cannot", "n't", "n’t"].iter().any(|word| before.contains(word));
    if cue == "be used again" && !is_denied() {
        return Vec::new();
    }
    let of = before.split_once(" of ").filter(|(name, _)| {
        let last = name.rsplit(' ').next().unwrap_or_default();
        singular(last) != last && tells(&singular(last))
    });
    if let Some((name, things)) = of {
        let name = singular(name.rsplit(' ').next().unwrap_or_default());
        let named = known.mentions.in_text(things);
        let of_each = named.iter().filter(|mention| mention.is_plural).take(6);
        return of_each.map(|mention| Once::of(mention.entity, Vec::from([name.clone()]))).collect_vec();
    }
    // "Its label must never be used again": the label.
    let helps = ["must", "can", "may", "will", "do", "does", "never", "not", "cannot"];
    let mut name = before.trim_end();
    while let Some((front, _)) = name.rsplit_once(' ').filter(|(_, last)| helps.contains(last)) {
        name = front.trim_end();
    }
    let last = last_name(name).filter(|name| ends_telling(name));
    let Some(name) = last.or_else(|| telling_name(name)).or_else(|| about(name)) else {
        return Vec::new();
    };
    let column = column::parts(&name);
    let has = |at: &usize| {
        let fields = known.entities[*at].fields.iter().take(64);
        fields.into_iter().any(|field| column::parts(&field.words) == column)
    };
    let spoken = known.mentions.in_text(clause);
    let is_thing = |at: &usize| known.entities[*at].class != Class::User;
    let first = || spoken.iter().filter(|one| one.end <= at).map(|one| one.entity).filter(is_thing);
    let behind = spoken.iter().find(|one| one.start >= at).map(|one| one.entity);
    let named = known.mentions.in_text(&name).first().map(|mention| mention.entity);
    // "That number never comes twice": whose it is was said before.
    let leads = words(before).len().saturating_sub(name.split(' ').count()) <= 3;
    let earlier = known.before.filter(|before| leads && (has(before) || !name.contains(' ')));
    let entity = named
        .or(behind.filter(|one| cue == "no other " && is_thing(one)))
        .or(known.subject)
        .or_else(|| first().find(has))
        .or_else(|| first().next())
        .or_else(|| known.owners.get(&column).copied().flatten())
        .or(earlier);
    let once = |entity: usize| {
        // "Part numbers do not repeat within a firm".
        let within = scope(clause, at + cue.len(), entity, known).filter(|_| cue != "no other ");
        // "Which no other job of that firm has".
        let of = || scope(clause, clause[at..].find(" of ").map(|of| at + of)?, entity, known);
        let within = within.or_else(of).or_else(|| leading(clause, entity, known));
        Once::of(entity, within.into_iter().chain([name.clone()]).collect_vec())
    };
    entity.map(once).into_iter().collect_vec()
}

/// What a sentence is about: of "the key is short, lower case,", the key.
fn about(before: &str) -> Option<String> {
    let (name, _) = before.split_once(" is ")?;
    last_name(name).filter(|last| ends_telling(last) && name.split(' ').count() < 4)
}

/// The last name before a cue that tells things apart: of "by her studbook number, which she makes up", `studbook number`.
pub(super) fn telling_name(before: &str) -> Option<String> {
    let all = words(before);
    let word = all.iter().rev().take(16).find(|word| tells(&singular(&word.lower)))?;
    // "A title, a web address of its own": the next in a list is another.
    let goes_on = |rest: &str| {
        let rest = rest.trim_start();
        rest.is_empty()
            || ["which ", "that ", "so ", "and ", "but "].iter().any(|lead| rest.starts_with(lead))
    };
    if before[word.end..].split_once(',').is_some_and(|(_, rest)| !goes_on(rest)) {
        return None;
    }
    last_name(&before[..word.end]).filter(|name| ends_telling(name))
}

pub(super) fn ends_telling(name: &str) -> bool {
    tells(name.rsplit(' ').next().unwrap_or(name))
}

pub(super) fn tells(name: &str) -> bool {
    is_one_of(name, TELLING) || noun::is_attribute_head(name) && name.ends_with("number")
}
