//! Who is put on a thing: "one or more interviewers", "the setters who come", "a rescuer only once in a party".

use alloc::string::String;
use alloc::vec::Vec;

use super::{Pair, Said, Yields};
use crate::design::Class;
use crate::design::entity::{ONCE_ON_IT, PUT_ON};
use crate::design::mention::{Word, words};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::language::verb::verb;

/// What makes several of them.
const SEVERAL: Phrases =
    Phrases::new(&["one or more |one or several |one or two |several |any number of |many "]);

/// Verbs by which somebody is put on something.
const PUTTING: &str =
    "add appoint assign book choose invite link name open pick plan put roster schedule select send tick";

/// Where no row is called after them.
const ANYBODY: &str = "user person people member customer client colleague visitor";

/// Reads one sentence.
pub(super) fn read(said: &Said<'_>) -> Option<Pair> {
    let user = said.user?;
    let all = words(said.text);
    let mut people = all.iter().enumerate().filter_map(|(at, word)| Some((at, somebody(said, word)?)));
    people.find_map(|(at, role)| one(said, &all, at, &role, user)).or_else(|| once(said, &all, user))
}

/// The role of whoever signs in that a word names.
fn somebody(said: &Said<'_>, word: &Word<'_>) -> Option<String> {
    let role = singular(&word.lower);
    let is_role =
        is_person(&role) || is_one_of(&role, "people person adult staff crew") || said.roles.contains(&role);
    let own = said.spoken.iter().find(|mention| mention.end == word.end);
    let is_user = own.is_none_or(|mention| said.entities[mention.entity].class == Class::User);
    (is_role && is_user).then_some(role)
}

fn one(said: &Said<'_>, all: &[Word<'_>], at: usize, role: &str, user: usize) -> Option<Pair> {
    let word = &all[at];
    let is_plural = *role != *word.lower || is_one_of(role, "people staff crew");
    let before = &said.text[..word.start];
    let after = &said.text[word.end..];
    let thing = |mention: &&crate::design::mention::Mention| {
        !mention.is_plural && said.entities[mention.entity].class == Class::Core
    };
    let picks = |words: &[Word<'_>]| {
        words.iter().any(|word| verb(&word.lower).is_some_and(|verb| is_one_of(verb.base, PUTTING)))
    };
    let pair = |whole: usize| Pair {
        whole,
        part: user,
        row: Some(String::from(if is_one_of(role, ANYBODY) { "member" } else { role })),
        fields: Vec::new(),
        yields: Yields::Nothing,
        rule: PUT_ON,
    };
    let is_several = SEVERAL.all(before).any(|(from, cue)| {
        from + cue.len() + 16 > before.len()
            && !before[from..].contains([',', '.'])
            && !["how ", "as "].iter().any(|how| before[..from].ends_with(how))
    });
    let comes =
        before.ends_with("the ") && ["who ", "that "].iter().any(|who| after.trim_start().starts_with(who));
    if is_plural && (is_several || comes) && picks(&all[..at]) {
        let whole = said.spoken.iter().filter(|mention| mention.end <= word.start).find(thing);
        let behind = said.spoken.iter().find(|mention| mention.start >= word.end);
        let onto = behind.filter(thing).filter(|mention| {
            said.text.get(word.end..mention.start).is_some_and(|between| {
                between.split_whitespace().take(4).any(|word| is_one_of(word, "to on for"))
            })
        });
        return onto
            .or(whole)
            .map(|mention| mention.entity)
            .or(said.about)
            .filter(|whole| said.entities[*whole].class == Class::Core)
            .map(pair);
    }
    // "Staff are put on a ceremony with a task."
    let onto = said.spoken.iter().find(|mention| mention.start >= word.end).filter(thing)?;
    let between = &said.text[word.end..onto.start];
    let is_put = ONTO.all(between.trim_start()).any(|(at, _)| at == 0);
    let is_one =
        [" a ", " an ", " each ", " every ", " the ", " one "].iter().any(|one| between.ends_with(one));
    (is_plural && is_put && is_one && between.len() < 32).then(|| pair(onto.entity))
}

/// How somebody is on something.
pub(super) const ONTO: Phrases = Phrases::new(&[
    "are put on|are assigned to|are sent to|work on|take part in|sail on|help at|serve on|are on ",
]);

/// What says how often.
const ONCE: Phrases = Phrases::new(&["once|twice"]);

/// "A rescuer only once in a party", "anybody answers once per practice", "nobody is on the same lease twice".
fn once(said: &Said<'_>, all: &[Word<'_>], user: usize) -> Option<Pair> {
    let (at, cue) = ONCE.find(said.text)?;
    let start = said.text[..at].rfind([',', ':', '(']).map_or(0, |at| at + 1);
    let end = said.text[at..].find([',', ':', ')']).map_or(said.text.len(), |end| at + end);
    let clause = &said.text[start..end];
    if said.text[..at].ends_with("at ") || cue == "twice" && !super::is_denied(clause) {
        return None;
    }
    let own = all.iter().filter(|word| word.start >= start && word.end <= end);
    let who = own.clone().find_map(|word| {
        let anybody = is_one_of(&word.lower, "anybody anyone everybody everyone nobody");
        let role = somebody(said, word).filter(|role| *role == *word.lower);
        let role = role.or_else(|| anybody.then(|| "member".into()))?;
        Some((word, role))
    });
    let (word, role) = who?;
    let mut things = said
        .spoken
        .iter()
        .filter(|mention| mention.start >= start && mention.end <= end && mention.end != word.end);
    let (whole, None) = (things.next()?, things.next()) else { return None };
    let led = |tie: &str| {
        let before = said.text[..whole.start].trim_end();
        [" a", " an", " the", " one", " each", " the same", ""]
            .iter()
            .filter_map(|one| before.strip_suffix(one))
            .any(|before| before.ends_with(tie))
    };
    let own_of = alloc::format!("{} of", word.lower);
    let is_in = [" in", " on", " for", " per", " to", " into", own_of.as_str()].iter().any(|tie| led(tie));
    if !is_in
        || whole.is_plural
        || said.entities[whole.entity].class != Class::Core
        || super::once::is_of(said, whole)
    {
        return None;
    }
    let deed = own
        .filter(|own| own.start > word.start)
        .filter_map(|word| verb(&word.lower))
        .find_map(|verb| super::once::deed_of(verb.base));
    let signs = ["sign up", "signs up", "signed up"].iter().any(|sign| clause.contains(sign));
    let row = if signs { Some("signup".into()) } else { deed.map(String::from) };
    let row = row.unwrap_or(if is_one_of(&role, ANYBODY) { "member".into() } else { role });
    Some(Pair {
        whole: whole.entity,
        part: user,
        row: Some(row),
        fields: Vec::new(),
        yields: Yields::Nothing,
        rule: ONCE_ON_IT,
    })
}
