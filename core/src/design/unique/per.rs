//! One per something: "one invoice per buyer and week", "an offer occurs once per order", "a rating is per guest and dish".

use super::{Known, Once, find, listed};
use crate::design::Class;
use crate::design::mention::words;
use crate::language::verb::{Form, verb};

/// "One invoice per buyer and week", "at most one reading per meter and day".
pub(super) fn one_per(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, subject, .. } = *known;
    let pair = [" is per ", " are per "].iter().find_map(|cue| clause.split_once(cue));
    if let Some((what, each)) = pair {
        let entity = mentions.in_text(what).last()?.entity;
        let names = listed(each);
        return (names.len() > 1).then_some(Once { entity, names, by_name: false, is_per: true });
    }
    let at = ["only one ", "at most one ", "exactly one ", "a single ", "one "]
        .iter()
        .find_map(|cue| find(clause, cue).map(|at| at + cue.len()));
    let Some(at) = at else { return once_per(clause, known) };
    // "Each van does one round per day", "twice a month one payout per farm": it is not told of all.
    let before = &clause[..at];
    let is_of_some = ["each ", "every ", "twice ", " a month", " a week", " a day", "monthly", "weekly"]
        .iter()
        .any(|word| before.contains(word));
    let rest = &clause[at..];
    // "A farm can have only one offer for a product and a day": it is once for the farm too.
    let whose = before
        .strip_suffix("only one ")
        .filter(|whose| whose.ends_with(" have ") || whose.ends_with(" has "));
    if let (Some(before), Some((what, each))) = (whose, rest.split_once(" for "))
        && let (Some(whose), Some(part)) = (mentions.in_text(before).first(), mentions.in_text(what).last())
    {
        let mut names = listed(each);
        names.push(entities[whose.entity].noun.clone());
        return Some(Once { entity: part.entity, names, by_name: false, is_per: true });
    }
    let each = if let Some(each) = rest.strip_prefix("per ") {
        (subject?, each)
    } else {
        let tie = [" per ", " for each ", " for every ", " in each ", " on each "]
            .iter()
            .filter_map(|tie| Some((rest.find(tie)?, tie.len())))
            .min()?;
        let what = &rest[..tie.0];
        let spoken = mentions.in_text(what);
        // "One list of tags": what there is one of is the list; "one candidate can be locked": of those that are.
        let last = spoken.last().filter(|last| !last.is_plural && what[last.end..].trim().is_empty())?;
        let child = last.entity;
        let is_of_state = words(&what[..last.start]).iter().any(|word| {
            let is_done = verb(&word.lower).is_some_and(|verb| verb.form == Form::Past);
            is_done
                || entities[child].states.iter().any(|state| *state == word.lower)
                || ["open", "current", "active", "running", "of"].contains(&&*word.lower)
        });
        if is_of_state || entities[child].class == Class::User {
            return None;
        }
        (child, &rest[tie.0 + tie.1..])
    };
    let names = listed(each.1);
    let is_told = names.len() > 1 || names.len() == 1 && !is_of_some;
    is_told.then_some(Once { entity: each.0, names, by_name: false, is_per: true })
}

/// "An offer occurs once per order": a line has the two once; of a thing that lies in the other, what it is called.
fn once_per(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, children, .. } = *known;
    let (what, each) = [" once per ", " once in ", " only once for ", " once for ", " only once per "]
        .iter()
        .find_map(|cue| clause.split_once(cue))?;
    let spoken = mentions.in_text(what);
    let names = listed(each);
    let whole = mentions.in_text(names.first()?).first()?.entity;
    let what = spoken.last().filter(|mention| entities[mention.entity].class != Class::User)?.entity;
    let refers =
        |child: &&usize| entities[**child].links.iter().take(64).any(|link| link.to == entities[whole].noun);
    let both = children.get(&entities[what].noun).and_then(|all| all.iter().take(64).find(refers).copied());
    let both = both.or_else(|| spoken.first().map(|first| first.entity).filter(|first| *first != what));
    let mut all = names;
    match both {
        Some(both) => {
            all.push(entities[what].noun.clone());
            Some(Once { entity: both, names: all, by_name: false, is_per: false })
        }
        None => Some(Once { entity: what, names: all, by_name: true, is_per: true }),
    }
}
