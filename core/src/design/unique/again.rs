//! What is refused when it comes again: "the same number is refused within a firm", "numbers run without gaps".

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Known, Once, find, listed};
use crate::design::mention::words;
use crate::design::{Class, column};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::ordered::CollectVec;

/// "The same client number is refused within a firm", "the same e-mail cannot exist twice in an office".
pub(super) fn same_again(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, .. } = *known;
    let at = find(clause, "the same ")? + "the same ".len();
    let rest = &clause[at..];
    let end = [" cannot", " can't", " can’t", " is refused", " must not", " may not", " is never", " never"]
        .iter()
        .filter_map(|cue| rest.find(cue))
        .min()?;
    let name = rest[..end].trim();
    let is_again = ["refused", "twice", "again", "exist"].iter().any(|cue| rest[end..].contains(cue));
    let is_name = (1..=3).contains(&name.split(' ').count());
    let spoken = mentions.in_text(name);
    let is_thing = spoken.last().is_some_and(|mention| mention.end == name.len());
    if !is_again || !is_name || is_thing {
        return None;
    }
    let own = known.owners.get(&column::parts(name)).copied().flatten();
    let entity = spoken.first().map(|mention| mention.entity).or(own).or(known.subject).or(known.before)?;
    let scope = [
        " within ",
        " per ",
        " in the ",
        " in an ",
        " in a ",
        " of one ",
        " for one ",
        " to a ",
        " to one ",
        " to the ",
    ];
    let within = scope.iter().find_map(|tie| rest[end..].split_once(tie)).map(|(_, scope)| listed(scope));
    let mut names = within.unwrap_or_default();
    names.truncate(2);
    let is_own =
        |name: &String| mentions.in_text(name).first().is_some_and(|mention| mention.entity == entity);
    names.retain(|name| !is_own(name));
    names.push(name.to_owned());
    (entities[entity].class != Class::User || names.len() == 1).then(|| Once::of(entity, names))
}

/// "No two slots of a drive start together", "no tuner can have two visits starting at the same moment".
pub(super) fn together(clause: &str, known: &Known<'_>) -> Option<Once> {
    const STARTS: Phrases = Phrases::new(&[
        "start together",
        "begin together",
        "start at the same",
        "starting at the same",
        "begin at the same",
        "beginning at the same",
        "at the same time",
        "at the same moment",
        "at the same hour",
    ]);
    let Known { entities, mentions, .. } = *known;
    let (at, cue) = STARTS.find(clause)?;
    let two = find(clause, "two ")?;
    // "Two visits cannot start in the same room at the same time".
    let begins = ["start", "begin", "take place", "be planned", "be booked"]
        .iter()
        .any(|begin| clause.contains(begin));
    if cue.starts_with("at ") && !begins {
        return None;
    }
    let spoken = mentions.in_text(&clause[..at]);
    let of = spoken
        .iter()
        .find(|one| one.start > two && one.is_plural && entities[one.entity].class != Class::User)?;
    let other = spoken.iter().filter(|one| one.entity != of.entity && !one.is_plural);
    let mut names: Vec<String> = other.map(|one| entities[one.entity].noun.clone()).collect_vec();
    if names.is_empty() {
        let all = words(&clause[..at]);
        names.extend(all.iter().map(|word| singular(&word.lower)).find(|word| is_person(word)));
    }
    names.truncate(2);
    names.push("start".into());
    (names.len() > 1).then(|| Once::of(of.entity, names))
}

/// "Invoice numbers run without gaps", "repair number: counts up, never used twice".
pub(super) fn counted_up(clause: &str, label: Option<&str>, known: &Known<'_>) -> Option<Once> {
    let cues = [
        "without gaps",
        "unbroken",
        "never used twice",
        "never comes twice",
        "never used again",
        "given once only",
    ];
    let at = cues.iter().find_map(|cue| clause.find(cue))?;
    let spoken = words(&clause[..at]);
    let number = spoken.iter().rposition(|word| is_one_of(&word.lower, "number numbers code codes"));
    let label =
        label.map(str::to_lowercase).filter(|label| label.ends_with("number") || label.ends_with("code"));
    let name = match (number, label) {
        (Some(number), _) => {
            let from = number.saturating_sub(1);
            let from = if crate::language::noun::is_determiner(&spoken[from].lower) { number } else { from };
            clause[spoken[from].start..spoken[number].end].to_owned()
        }
        (None, Some(label)) => label,
        (None, None) => return None,
    };
    let named = known.mentions.in_text(&name).first().map(|mention| mention.entity);
    let own = known.owners.get(&column::parts(&singular(&name))).copied().flatten();
    let other = own.or(known.before).filter(|_| name.contains(' '));
    let entity = named.or(known.subject).or(other)?;
    Some(Once::of(entity, [name].into()))
}
