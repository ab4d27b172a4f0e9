//! The same that may not come again: "the same VAT number cannot be on file twice for a company", "refuses the same number
//! twice in a hall", "two stages are never called the same", "only one task of a kind for a room on a day".

use alloc::string::String;
use alloc::vec::Vec;

use super::alike::{leading, scope};
use super::claim::is_denied;
use super::{Known, Once, distinct, find, listed};
use crate::design::mention::words;
use crate::design::{Class, column};
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::language::verb::{Form, verb};
use crate::ordered::CollectVec;

/// At most so many words name a column.
const LONGEST: usize = 3;

/// What a clause says to come no second time; `before` is the clause before it.
pub(super) fn told(clause: &str, before: &str, known: &Known<'_>) -> Option<Once> {
    the_same(clause, known)
        .or_else(|| called_the_same(clause, known))
        .or_else(|| share_one(clause, before, known))
        .or_else(|| one_of_all(clause, known))
        .or_else(|| issued_once(clause, known))
}

/// "The same address may occur only once per envelope", "refuses the same number twice in a hall".
fn the_same(clause: &str, known: &Known<'_>) -> Option<Once> {
    const AGAIN: Phrases = Phrases::new(&[" twice|only once|once only|more than once| again|second time"]);
    let cue = "the same ";
    let at = find(clause, cue)?;
    let (again, said) = AGAIN.find(&clause[at..]).map(|(from, said)| (at + from, said))?;
    if !(said.contains("only") || is_denied(clause)) {
        return None;
    }
    let (entity, name, end) = column_of(clause, at + cue.len(), known)?;
    let within = scope(clause, again + said.len(), entity, known)
        .or_else(|| scope(clause.get(..again)?, end, entity, known))
        .or_else(|| leading(clause, entity, known));
    Some(Once::of(entity, within.into_iter().chain([name]).collect_vec()))
}

/// The column that the words behind a byte name, whose it is, and where its name ends.
fn column_of(clause: &str, from: usize, known: &Known<'_>) -> Option<(usize, String, usize)> {
    let spoken = words(clause.get(from..)?);
    let mentioned = known.mentions.in_text(clause);
    let things = mentioned.iter().map(|mention| mention.entity);
    let near = things.chain(known.subject).chain(known.before);
    let near = near.filter(|at| known.entities[*at].class != Class::User).take(8).collect_vec();
    (1..=LONGEST.min(spoken.len())).rev().find_map(|length| {
        let end = from + spoken[length - 1].end;
        let name = clause.get(from..end)?;
        let name = singular(&name.replace('-', " "));
        let parts = column::parts(&name);
        let last = parts.last()?.clone();
        near.iter().find_map(|at| {
            let entity = &known.entities[*at];
            let own = name.strip_prefix(entity.noun.as_str()).map(str::trim).filter(|own| !own.is_empty());
            let is_it = |words: &str| {
                let told = column::parts(words);
                told == parts
                    || own.is_some_and(|own| told == column::parts(own))
                    || length == 1 && (told.last() == Some(&last) || last == "address" && told == ["email"])
            };
            let mut fields = entity.fields.iter().take(64).filter(|field| is_it(&field.words));
            let field = fields.next()?;
            fields.all(|other| other.words == field.words).then(|| (*at, field.words.clone(), end))
        })
    })
}

/// "Two stages on one field are never called the same".
fn called_the_same(clause: &str, known: &Known<'_>) -> Option<Once> {
    let cues = ["called the same", "bear the same name", "carry the same name", "named the same"];
    let cue = cues.iter().find_map(|cue| clause.find(cue))?;
    let two = find(clause, "two ").filter(|_| is_denied(clause))?;
    let named = known.mentions.in_text(clause);
    let part = named.iter().find(|one| one.start == two + "two ".len() && one.is_plural)?;
    let within = scope(clause.get(..cue)?, part.end, part.entity, known);
    Some(Once::of(part.entity, within.into_iter().chain([String::from("name")]).collect_vec()))
}

/// "Each has a name; no two teams may share one".
fn share_one(clause: &str, before: &str, known: &Known<'_>) -> Option<Once> {
    let two = find(clause, "no two ")?;
    let shares = [" share one", " share it", " share that", " have the same one"];
    shares.iter().find_map(|cue| clause.find(cue))?;
    let named = known.mentions.in_text(clause);
    let part = named.iter().find(|one| one.start == two + "no two ".len() && one.is_plural)?;
    let inside = clause[..two].rsplit(['(', ',']).nth(1).unwrap_or_default();
    let name = distinct::telling_name(inside).or_else(|| distinct::telling_name(before))?;
    Some(Once::of(part.entity, Vec::from([name])))
}

/// "There can be only one task of a kind for a room on a day".
fn one_of_all(clause: &str, known: &Known<'_>) -> Option<Once> {
    const ONE: Phrases = Phrases::new(&["only one |at most one |no more than one |never more than one "]);
    const TIES: Phrases =
        Phrases::new(&[" of a | of one | for a | for one | on a | on one | in a | in one | per | at a "]);
    let (at, cue) = ONE.find(clause)?;
    let rest = &clause[at + cue.len()..];
    let part = *known.mentions.in_text(rest).first().filter(|part| part.start == 0 && !part.is_plural)?;
    let behind = rest.get(part.end..)?;
    let ties = TIES.all(behind).take(5).collect_vec();
    if ties.first().is_none_or(|(first, _)| *first > 0) || ties.len() < 2 {
        return None;
    }
    let ends = ties.iter().skip(1).map(|(at, _)| *at).chain([behind.len()]);
    let names = ties
        .iter()
        .zip(ends)
        .filter_map(|((at, tie), end)| listed(behind.get(at + tie.len()..end)?).into_iter().next());
    let names = names.collect_vec();
    (names.len() == ties.len() && known.entities[part.entity].class != Class::User)
        .then(|| Once::per(part.entity, names))
}

/// "A certificate belongs to one enrolment and is issued once".
fn issued_once(clause: &str, known: &Known<'_>) -> Option<Once> {
    let (whose, done) = clause.split_once(" and is ")?;
    let (done, often) = done.split_once(' ')?;
    let is_done = verb(done).is_some_and(|verb| verb.form == Form::Past);
    if !(is_done && matches!(often.trim_end_matches('.'), "once" | "only once" | "just once")) {
        return None;
    }
    let (what, of) = [" belongs to one ", " belongs to a ", " is for one ", " is for a "]
        .iter()
        .find_map(|cue| whose.split_once(cue))?;
    let part = *known.mentions.in_text(what).last()?;
    let owner = *known.mentions.in_text(of).first().filter(|owner| owner.start == 0)?;
    Some(Once::of(part.entity, Vec::from([known.entities[owner.entity].noun.clone()])))
}
