//! What is said to be unique, and what two never have the same of.

use alloc::string::String;
use alloc::vec::Vec;

use super::name::{find, last_name, listed};
use super::{Known, Once};
use super::{claim, distinct};
use crate::design::{Class, column};
use crate::language::is_one_of;
use crate::language::{noun, singular};

/// What may follow where the name stands before: within what it is unique, or another clause.
const AFTER: [&str; 21] = [
    "within",
    "per ",
    "in ",
    "for ",
    "among",
    "by ",
    "and ",
    "but ",
    "across",
    "over",
    "too",
    "if ",
    "on ",
    "at ",
    "throughout ",
    "to ",
    "once ",
    "everywhere",
    "together",
    "inside ",
    "world",
];

/// "Invoice numbers are unique per practice", "a code that is unique within the practice", "label (unique within its
/// freezer)", "the register key identifies a household".
pub(super) fn unique(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, subject, .. } = *known;
    let Some(at) = find(clause, "unique") else {
        let cues =
            [" identifies a ", " identifies an ", " identifies the ", " identify a ", " identify the "];
        let (before, after) = cues.iter().find_map(|cue| clause.split_once(cue))?;
        let entity = mentions.in_text(after).first()?.entity;
        let both = before.strip_suffix(" together").map(listed);
        return Some(Once::of(entity, both.or_else(|| Some(Vec::from([last_name(before)?])))?));
    };
    let (before, after) = (&clause[..at], &clause[at + "unique".len()..]);
    if before.ends_with("not ") {
        return None;
    }
    // "Within it, but what is said next is another thing".
    let end = [" and cannot", " and can", " and must", " and may", " and is", " and are", " and never"]
        .iter()
        .filter_map(|cue| after.find(cue))
        .min();
    let after = &after[..end.unwrap_or(after.len())];
    // "a unique code": what follows is the name.
    let next = after.trim_start();
    let is_said =
        [" is ", " are ", " is random and ", " are random and "].iter().any(|cue| before.ends_with(cue));
    let is_before = next.is_empty()
        || is_said && !next.contains(' ')
        || next.starts_with([')', ',', '"', '*', '`', '|', '+'])
        || AFTER.iter().any(|word| next.starts_with(word));
    let scope = ["within ", "per ", "in ", "for ", "among ", "by ", "on ", "at ", "inside "]
        .iter()
        .find_map(|tie| after.trim_start().strip_prefix(tie))
        .map(|scope| listed(scope.split([',', ')']).next().unwrap_or(scope)))
        .unwrap_or_default();
    // "The code of a port is unique": the code.
    let of_one = [" of a ", " of an ", " of the ", " of each ", " of every "];
    let named = of_one.iter().find_map(|of| before.split_once(of)).map_or(before, |(named, _)| named);
    let said = said(clause, known);
    // "A file number such as 67/2025, which is unique": the file number.
    let named = [" such as ", " like ", " of the form ", " (such as ", " (like "]
        .iter()
        .find_map(|like| named.split_once(like))
        .map_or(named, |(named, _)| named);
    let name = if is_before {
        let last = last_name(named).or_else(|| said.clone())?;
        let head = last.rsplit(' ').next().unwrap_or(&last);
        // "A slip number for the tax office, unique": the slip number.
        let is_tied = || is_behind_tie(named, &last);
        let is_column = noun::is_attribute_head(head);
        let other = (!is_column && is_tied()).then(|| distinct::telling_name(named)).flatten();
        other.unwrap_or(last)
    } else {
        after.split([',', '(', ':']).next().and_then(|after| listed(after).into_iter().next())?
    };
    let spoken = mentions.in_text(before);
    let is_of_users = matches!(name.as_str(), "email" | "e mail" | "email address" | "mail address");
    let owner = spoken
        .iter()
        .map(|mention| mention.entity)
        .find(|entity| entities[*entity].class != Class::User || spoken.len() == 1 || is_of_users);
    let column = column::parts(&singular(&name));
    let is_of =
        |at: &usize| entities[*at].fields.iter().take(64).any(|field| column::parts(&field.words) == column);
    let own = known.owners.get(&column).copied().flatten();
    // "Trains are on file. The fleet number is unique": of what was spoken of.
    let leads = before.split_whitespace().count().saturating_sub(name.split(' ').count()) <= 2;
    let is_alone =
        |at: &usize| leads && distinct::ends_telling(&singular(&name)) && entities[*at].class != Class::User;
    let earlier = known.before.filter(|at| is_of(at) || said.is_some() || is_alone(at));
    let first = earlier.filter(|_| said.is_some());
    let near = earlier.filter(|at| known.is_near && is_alone(at));
    let entity = first.or(owner).or(near).or(subject).or(own).or(earlier)?;
    // "Tags are unique per company": by what they are called.
    if !scope.is_empty() && singular(&name) == entities[entity].noun {
        return Some(Once { by_name: true, ..Once::of(entity, scope) });
    }
    // "Reel labels": the label, of a reel. A user name is one word.
    let own = entities[entity].noun.as_str();
    let name = if own == "user" && singular(&name) == "user name" { "username".into() } else { name };
    let name =
        name.strip_prefix(own).and_then(|rest| rest.strip_prefix(' ')).map_or(name.clone(), String::from);
    // "By name": the column stands behind it.
    let name = if after.trim_start().starts_with("by ") { None } else { Some(name) };
    let mut keys: Vec<String> = scope;
    // "Title and season together".
    if let Some((both, _)) = before.split_once(" together") {
        keys.extend(listed(both));
    }
    keys.extend(name);
    keys.dedup();
    Some(Once::of(entity, keys))
}

/// What "it is unique" is said of, which the sentence before tells.
fn said(clause: &str, known: &Known<'_>) -> Option<String> {
    let points = |word: &str| is_one_of(word, "it they this that these so and");
    clause.split_whitespace().next().filter(|word| points(word)).and(known.said).map(String::from)
}

/// Whether a preposition stands before the last name: "for the tax office".
fn is_behind_tie(before: &str, name: &str) -> bool {
    let Some(at) = before.rfind(name) else { return false };
    let mut words = before[..at].split_whitespace().rev().skip_while(|word| noun::is_determiner(word));
    words.next().is_some_and(|word| is_one_of(word, "for on in at from by to with"))
}

/// "The same client cannot be entered twice for one horse", "two types in one concert never carry the same name", "two
/// customers never share a phone", "no two kites have the same number".
pub(super) fn not_twice(clause: &str, known: &Known<'_>) -> Option<Once> {
    let Known { entities, mentions, children, before, .. } = *known;
    let subject = known.subject.or(before);
    if !claim::is_denied(clause) {
        return None;
    }
    let spoken = mentions.in_text(clause);
    if find(clause, "two ").is_some() || clause.contains("a second ") {
        let same = clause.find("the same ").map(|at| at + "the same ".len());
        // "Two pitches in the same market never share a code".
        let shared = clause.find(" share ").map(|at| at + " share ".len());
        let at = shared.filter(|shared| same.is_some_and(|same| same < *shared)).or(same);
        if at.is_some_and(|at| {
            ["time", "moment", "day ", "way"].iter().any(|word| clause[at..].starts_with(word))
        }) {
            return None;
        }
        let at = at.or_else(|| clause.find(" share ").map(|at| at + " share ".len()));
        let rest = &clause[at?..];
        // "A room never has two slots at the same start": the slots.
        let two = find(clause, "two ").map_or(0, |at| at + "two ".len());
        let counted = spoken
            .iter()
            .find(|mention| mention.start >= two && mention.is_plural && mention.start < two + 16);
        // "No two steps share a position", of which nothing is known.
        if counted.is_none() && two > 0 && !clause[two..].starts_with("of ") {
            return None;
        }
        let child = counted
            .or_else(|| spoken.iter().find(|mention| entities[mention.entity].class != Class::User))?;
        // "A second one with the same number, a repeated code".
        let mut names = listed(rest.split(", a").next().unwrap_or(rest));
        // `Phone: two customers never share one`.
        if names.is_empty() || rest.trim_start() == "one" {
            names =
                listed(clause.split_once(':').map_or(known.label.unwrap_or_default(), |(label, _)| label));
        }
        // "A second reading of the same sensor with the same time".
        if let Some((_, other)) = rest.split_once(" with the same ") {
            names.extend(listed(other));
        }
        if names.is_empty() {
            return None;
        }
        let around = spoken.iter().filter(|mention| mention.entity != child.entity && !mention.is_plural);
        names.extend(around.map(|mention| entities[mention.entity].noun.clone()));
        // "Nobody has two bookings for the same class".
        let nobody = ["nobody ", "no one ", "no person "].iter().any(|who| find(clause, who).is_some());
        if nobody && child.start > two.saturating_sub(1) {
            names.insert(0, "user".into());
        }
        names.truncate(3);
        return Some(Once::of(child.entity, names));
    }
    if let (Some(at), Some(_)) = (find(clause, "the same "), find(clause, "twice")) {
        let same = mentions.in_text(&clause[at..]).first().map(|mention| mention.entity)?;
        let other = spoken.iter().find(|mention| mention.entity != same).map(|mention| mention.entity);
        let owner = other.or(subject).filter(|owner| *owner != same)?;
        // The pair lies in what refers to both.
        let refers = |child: &&usize| {
            entities[**child].links.iter().take(64).any(|link| link.to == entities[owner].noun)
        };
        let both =
            children.get(&entities[same].noun).and_then(|all| all.iter().take(64).find(refers).copied());
        let names: Vec<String> = [same, owner].map(|one| entities[one].noun.clone()).into();
        return Some(Once::of(both?, names));
    }
    None
}
