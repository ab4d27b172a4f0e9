//! One per something: "one invoice per buyer and week", "an offer occurs once per order", "a rating is per guest and dish".

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Known, Once, find, listed};
use crate::design::mention::words;
use crate::design::{Class, column};
use crate::language::is_one_of;
use crate::language::singular;
use crate::language::verb::{Form, verb};

/// "One invoice per buyer and week", "at most one reading per meter and day".
pub(super) fn one_per(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, subject, .. } = *known;
    let pair = [" is per ", " are per "].iter().find_map(|cue| clause.split_once(cue));
    if let Some((what, each)) = pair {
        let entity = mentions.in_text(what).last()?.entity;
        let names = listed(each);
        return (names.len() > 1).then_some(Once::per(entity, names));
    }
    let counted = ["only one ", "at most one ", "exactly one ", "a single ", "one "]
        .iter()
        .find_map(|cue| find(clause, cue).map(|at| (cue, at + cue.len())));
    let Some((cue, at)) = counted else { return once_per(clause, known) };
    // "One person has one pledge per campaign".
    let last = clause[at..].rfind(" one ").map(|last| at + last + " one ".len());
    let (cue, at) = match last.filter(|last| clause[*last..].contains(" per ")) {
        Some(last) => (&"one ", last),
        None => (cue, at),
    };
    // "More than one is possible", "is in one team per event".
    let lead = clause[..at - cue.len()].trim_end().rsplit(' ').next().unwrap_or_default();
    if clause[..at].ends_with("more than one ") && !clause[..at].ends_with("no more than one ")
        || is_one_of(lead, "in on to of from with")
    {
        return None;
    }
    // "Writes one credit for each subscription": what is done now, and may be done again.
    let doing = words(&clause[..at - cue.len()]).pop().and_then(|word| Some((verb(&word.lower)?, word.end)));
    if doing.is_some_and(|(verb, end)| {
        *cue == "one "
            && clause[end..].starts_with(" one ")
            && !is_one_of(verb.base, "keep allow accept permit have get hold")
    }) {
        return None;
    }
    // "Each van does one round per day", "twice a month one payout per farm": it is not told of all.
    let before = &clause[..at];
    let is_of_some = ["each ", "every ", "twice ", " a month", " a week", " a day", "monthly", "weekly"]
        .iter()
        .any(|word| before.contains(word));
    let rest = &clause[at..];
    // "A person has one pledge per campaign": it is once for the person too.
    if let Some(once) = of_whom(before, rest, known) {
        return Some(once);
    }
    // "A farm can have only one offer for a product and a day": it is once for the farm too.
    let whose = before
        .strip_suffix("only one ")
        .filter(|whose| whose.ends_with(" have ") || whose.ends_with(" has "));
    if let (Some(before), Some((what, each))) = (whose, rest.split_once(" for "))
        && let (Some(whose), Some(part)) = (mentions.in_text(before).first(), mentions.in_text(what).last())
    {
        let mut names = listed(each);
        names.push(entities[whose.entity].noun.clone());
        return Some(Once::per(part.entity, names));
    }
    let each = if let Some(each) = rest.strip_prefix("per ") {
        let child = subject.or(known.before)?;
        // "One per start date": what was spoken of has it.
        let own = column::parts(each);
        if own.len() > 1
            && entities[child].fields.iter().take(64).any(|field| column::parts(&field.words) == own)
        {
            return Some(Once::of(child, Vec::from([each.trim().to_owned()])));
        }
        (child, each)
    } else {
        let tie = [" per ", " for each ", " for every ", " in each ", " on each "]
            .iter()
            .filter_map(|tie| Some((rest.find(tie)?, tie.len())))
            .min()?;
        let what = &rest[..tie.0];
        let spoken = mentions.in_text(what);
        // "One list of tags": what there is one of is the list; "one candidate can be locked": of those that are.
        let Some(last) = spoken.last() else {
            // "One price per marina and season": of what has a price.
            let own = known.owners.get(&column::parts(what)).copied().flatten();
            let has = |at: &usize| {
                entities[*at].fields.iter().take(64).any(|field| field.words.contains(what.trim()))
            };
            let child = own.or(subject).or(known.before).filter(has)?;
            let names = listed(&rest[tie.0 + tie.1..]);
            return (names.len() > 1 && what.trim().len() > 2).then(|| Once::per(child, names));
        };
        if last.is_plural || !what[last.end..].trim().is_empty() {
            return None;
        }
        let child = last.entity;
        let is_of_state = words(&what[..last.start]).iter().any(|word| {
            let is_done = verb(&word.lower).is_some_and(|verb| verb.form == Form::Past);
            is_done
                || entities[child].states.iter().any(|state| *state == word.lower)
                || is_one_of(&word.lower, "open current active running of")
        });
        if is_of_state || entities[child].class == Class::User {
            return None;
        }
        (child, &rest[tie.0 + tie.1..])
    };
    let names = listed(each.1.trim_start_matches("combination of "));
    let is_told = names.len() > 1 || names.len() == 1 && !is_of_some;
    is_told.then_some(Once::per(each.0, names))
}

/// "An offer occurs once per order": a line has the two once; of a thing that lies in the other, what it is called.
fn once_per(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, children, .. } = *known;
    let (what, each) = [" once per ", " once in ", " only once for ", " once for ", " only once per "]
        .iter()
        .find_map(|cue| clause.split_once(cue))?;
    let spoken = mentions.in_text(what);
    // "A cabin number is used once per harbour": the number, and no cabin.
    let of_column = spoken.last().is_some_and(|last| {
        let next = what[last.end..].split_whitespace().next().unwrap_or_default();
        crate::language::noun::is_attribute_head(next)
            || known.owners.contains_key(&column::parts(&singular(next)))
    });
    if of_column {
        return None;
    }
    let names = listed(each);
    let whole = mentions.in_text(names.first()?).first()?.entity;
    let is_thing = |at: usize| at != whole && entities[at].class != Class::User;
    let what = spoken.last().filter(|mention| is_thing(mention.entity))?.entity;
    let refers =
        |child: &&usize| entities[**child].links.iter().take(64).any(|link| link.to == entities[whole].noun);
    let both = children.get(&entities[what].noun).and_then(|all| all.iter().take(64).find(refers).copied());
    let both = both.or_else(|| spoken.first().map(|first| first.entity).filter(|first| *first != what));
    let mut all = names;
    match both {
        Some(both) => {
            all.push(entities[what].noun.clone());
            Some(Once::of(both, all))
        }
        // "The profile exists at most once per account".
        None => Some(Once { by_name: !what_exists(clause), ..Once::per(what, all) }),
    }
}

/// "A person has one pledge per campaign", "a van has one round per day".
fn of_whom(before: &str, rest: &str, known: &Known<'_>) -> Option<Once> {
    let before = before.strip_suffix("one ")?.trim_end();
    let before = before.rsplit([',', ';', ':']).next().unwrap_or(before).trim();
    let whose =
        before.strip_suffix(" has").or_else(|| before.strip_suffix(" have")).or_else(|| doer(before))?;
    let (what, each) = rest.split_once(" per ")?;
    let part = *known.mentions.in_text(what).last().filter(|part| !part.is_plural)?;
    let last = whose.rsplit(' ').next().unwrap_or(whose);
    let named = known.mentions.in_text(whose);
    let owner = named.last().filter(|owner| owner.end == whose.len()).map(|owner| owner.entity);
    let owner = match owner {
        Some(owner) if owner != part.entity => known.entities[owner].noun.clone(),
        None if crate::language::person::is_person(last) || last == "person" => last.to_owned(),
        Some(_) | None => return None,
    };
    let mut keys = listed(each);
    keys.push(owner);
    Some(Once::of(part.entity, keys))
}

/// "An inspector hands in one report per visit": the inspector.
fn doer(before: &str) -> Option<&str> {
    let rest =
        ["a ", "an ", "the ", "each ", "every ", "one "].iter().find_map(|lead| before.strip_prefix(lead))?;
    let who = rest.split(' ').next().filter(|who| crate::language::person::is_person(who))?;
    let acts = rest[who.len()..].split_whitespace().next().and_then(verb)?;
    (acts.form == Form::Third).then_some(who)
}

fn what_exists(clause: &str) -> bool {
    [" exists ", " exist "].iter().any(|cue| clause.contains(cue))
}

/// "A household gets at most one visit a day", "a booking has one game at most": one of it for each.
pub(super) fn has_one(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, .. } = *known;
    let verbs = [" has ", " have ", " gets ", " does ", " makes ", " takes "];
    let (before, rest) = verbs.iter().find_map(|verb| clause.split_once(verb))?;
    let rest = rest.trim_start();
    let counted = ["at most one ", "only one ", "exactly one ", "no more than one "]
        .iter()
        .find_map(|cue| rest.strip_prefix(cue));
    let (rest, is_most) = match counted {
        Some(rest) => (rest, true),
        None => (rest.strip_prefix("one ")?, false),
    };
    let owner = mentions.in_text(before).last().map(|mention| mention.entity)?;
    let part = *mentions.in_text(rest).first()?;
    let is_most =
        is_most || [" at most", " at the most"].iter().any(|most| rest[part.end..].starts_with(most));
    if !is_most || part.is_plural || part.entity == owner || entities[part.entity].class == Class::User {
        return None;
    }
    let mut names: Vec<String> = [entities[owner].noun.clone()].into();
    let after = rest[part.end..].trim_start();
    for tie in ["per ", "a ", "for a ", "for one ", "on a ", "in a "] {
        if let Some(each) = after.strip_prefix(tie) {
            names.extend(listed(each));
        }
    }
    let state = in_state(&rest[..part.start]);
    Some(Once { state, ..Once::per(part.entity, names) })
}

/// "One open loan per copy", "only one candidate can be locked per scene": of those in a state.
pub(super) fn one_in_state(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, .. } = *known;
    let at = ["only one ", "at most one ", "exactly one ", "one "]
        .iter()
        .find_map(|cue| find(clause, cue).map(|at| at + cue.len()))?;
    let rest = &clause[at..];
    if let Some(once) = one_of(rest, known) {
        return Some(once);
    }
    let tie = [" per ", " for each ", " for every ", " in each "]
        .iter()
        .filter_map(|tie| Some((rest.find(tie)?, tie.len())))
        .min()?;
    let what = &rest[..tie.0];
    let spoken = mentions.in_text(what);
    let [one] = spoken.as_slice() else { return None };
    if one.is_plural || entities[one.entity].class == Class::User {
        return None;
    }
    let behind = what[one.end..].trim_start();
    let becomes = ["can be ", "may be ", "is ", "must be "].iter().find_map(|cue| behind.strip_prefix(cue));
    let state = match becomes {
        Some(state) if state.split(' ').count() == 1 => in_state(state),
        None if behind.is_empty() => in_state(&what[..one.start]),
        Some(_) | None => None,
    }?;
    let names = listed(&rest[tie.0 + tie.1..]);
    // "(`returned_at` is null)": the docs say which.
    let null = clause
        .split_once(" is null")
        .and_then(|(before, _)| before.rsplit(['(', ' ']).next())
        .map(|column| column.trim_matches('`'));
    let state = null.map_or(state, |column| alloc::format!("{column} is null"));
    (!names.is_empty()).then(|| Once { state: Some(state), ..Once::per(one.entity, names) })
}

/// "Only one transfer of a member can be under way": of one, those that are not over.
fn one_of(rest: &str, known: &Known<'_>) -> Option<Once> {
    let (what, of) =
        [" of a ", " of an ", " of one ", " of the same "].iter().find_map(|tie| rest.split_once(tie))?;
    let (whose, state) = [" can be ", " may be ", " is ever "].iter().find_map(|cue| of.split_once(cue))?;
    let part =
        *known.mentions.in_text(what).last().filter(|part| part.end == what.len() && !part.is_plural)?;
    let owner = *known.mentions.in_text(whose).last().filter(|owner| owner.end == whose.len())?;
    let state = state
        .split([',', '('])
        .next()
        .unwrap_or(state)
        .trim()
        .trim_end_matches(" at a time")
        .trim_end_matches(" at once");
    let is_open = OPEN.contains(&state) || matches!(state, "under way" | "underway" | "in progress");
    let state = if is_open { "open".to_owned() } else { in_state(state)? };
    let names = Vec::from([known.entities[owner.entity].noun.clone()]);
    Some(Once { state: Some(state), ..Once::per(part.entity, names) })
}

/// The state that stands before a noun: `open`, `live`, `signed`.
pub(super) fn in_state(before: &str) -> Option<String> {
    let last = words(before).pop()?;
    let is_state = verb(&last.lower).is_some_and(|verb| verb.form == Form::Past)
        || crate::design::state::looks_like_one(&last.lower)
        || OPEN.contains(&&*last.lower);
    is_state.then(|| (*last.lower).to_owned())
}

/// What is not over yet.
pub(super) const OPEN: &[&str] =
    &["open", "live", "active", "current", "running", "unfinished", "outstanding", "valid"];
