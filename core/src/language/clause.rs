//! Clauses: who does what to what, read shallowly from one line.

mod complement;

use super::sentence::mark::without_examples;
use super::word::is_one_of;
use crate::ordered::CollectVec;
use alloc::string::String;
use alloc::vec::Vec;
use complement::complements;

use super::token::{Token, tokens};
use super::verb::{Form, Verb};
use super::{is_singular, noun, singular};

/// A thing that a clause speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its head, singular.
    pub head: String,
    /// The nouns before the head, in order; what only describes is left out.
    pub modifiers: Vec<String>,
    /// Whether several are spoken of.
    pub is_plural: bool,
    /// Byte where it begins.
    pub start: usize,
    /// Byte where its head ends.
    pub end: usize,
}

impl Thing {
    /// Its name: modifiers and head.
    pub fn name(&self) -> String {
        let mut name = self.modifiers.join(" ");
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&self.head);
        name
    }
}

/// A verb with what stands around it.
#[derive(Debug, Clone)]
pub struct Clause {
    /// The verb.
    pub verb: Verb,
    /// Who acts, where that is said before the verb.
    pub subject: Option<Thing>,
    /// What it is done to.
    pub objects: Vec<Thing>,
    /// Prepositions and what follows them.
    pub around: Vec<(String, Thing)>,
}

/// At most so many words before a verb are looked at for what it speaks of.
const REACH: usize = 128;

/// The clauses of a line, in order.
pub fn clauses(text: &str) -> Vec<Clause> {
    let text = &*without_examples(text);
    let words = tokens(text);
    let mut clauses: Vec<Clause> = Vec::new();
    let mut at = 0;
    let mut clause_start = 0;
    while at < words.len() {
        if breaks(words[at].mark) {
            clause_start = at;
        }
        if words[at].mark == '(' {
            at = after_parenthesis(&words, at);
            clause_start = at;
            continue;
        }
        match verb_at(&words, clause_start, at, clauses.last()) {
            Some(Found::Active(verb)) => {
                let subject = if at > clause_start { last_thing(&words[clause_start..at]) } else { None };
                let particle = words
                    .get(at + 1)
                    .filter(|next| next.mark == ' ')
                    .is_some_and(|next| words.get(at + 2).is_some_and(|after| goes_with(&verb, next, after)));
                let (objects, around, after) = complements(&words, at + 1 + usize::from(particle));
                let subject = subject.or_else(|| {
                    clauses
                        .last()
                        .filter(|_| clause_start == at && !ends(words[at].mark))
                        .and_then(|before| before.subject.clone())
                });
                clauses.push(Clause { verb, subject, objects, around });
                at = after.max(at + 1);
                clause_start = at;
            }
            Some(Found::Passive(verb, object)) => {
                let goes_on = words.get(at + 1).is_some_and(|next| next.mark == ' ');
                let (_, around, after) =
                    if goes_on { complements(&words, at + 1) } else { (Vec::new(), Vec::new(), at + 1) };
                clauses.push(Clause { verb, subject: None, objects: [object].into(), around });
                at = after.max(at + 1);
                clause_start = at;
            }
            None => at += 1,
        }
    }
    clauses
}

/// The things that a text without verb speaks of: a title, an item of a list.
pub fn things(text: &str) -> Vec<Thing> {
    let mut words = tokens(text);
    let is_verb = |word: &Token<'_>| word.verb.is_some_and(|verb| verb.form == Form::Base);
    if words.len() > 1 && words[1].mark == ' ' && is_verb(&words[0]) {
        words.remove(0);
    }
    let mut things = Vec::new();
    let mut run: Vec<&Token<'_>> = Vec::new();
    for word in &words {
        let is_link = word.is_preposition || word.is_and;
        let begins = word.is_determiner && !run.is_empty();
        if word.mark != ' ' || is_link || begins {
            things.extend(thing(&run));
            run.clear();
        }
        if word.mark == '(' {
            break;
        }
        if !is_link {
            run.push(word);
        }
    }
    things.extend(thing(&run));
    things
}

enum Found {
    Active(Verb),
    Passive(Verb, Thing),
}

/// The verb that stands at `at`, judged by what stands before it.
fn verb_at(words: &[Token<'_>], clause_start: usize, at: usize, before: Option<&Clause>) -> Option<Found> {
    let verb = words[at].verb?;
    let previous =
        at.checked_sub(1).filter(|previous| *previous >= clause_start).map(|previous| &words[previous]);
    let next = words.get(at + 1).filter(|next| !breaks(next.mark) && next.mark != ',');
    let Some(previous) = previous else {
        // "Uploads documents", "Upload document"; not "Orders are shown".
        // "Documents uploaded" is a passive; in "Reviews flagged issues" the participle describes.
        let describes = words.get(at + 2).is_some_and(|after| after.mark == ' ' && after.is_plain());
        let next_is_verb = next.is_some_and(|next| {
            is_one_of(&next.lower, "is are was were")
                || next.verb.is_some_and(|next| next.form == Form::Past)
                    && verb.form != Form::Gerund
                    && !is_singular(&words[at].lower)
                    && !describes
        });
        // "Every finding is stored: file path, line": a list of what it has.
        let is_listed = words[at].mark == ':'
            && verb.form == Form::Base
            && noun::is_noun_or_verb(&words[at].lower)
            && next.is_some_and(|next| !next.is_determiner);
        return (verb.form != Form::Past && !next_is_verb && !is_listed).then_some(Found::Active(verb));
    };
    let is_linked = words[at].mark == ',' || words[at].mark == '/' || previous.is_and;
    match verb.form {
        // "Its boundary as drawn on the map".
        Form::Past if &*previous.lower == "as" => None,
        Form::Past => {
            let object = last_thing(&words[main_from(words, clause_start, at)..at])?;
            let is_followed = next.is_some_and(|next| next.is_plain());
            let helper = is_one_of(&previous.lower, "is are was were be been gets get");
            (helper || !is_followed).then_some(Found::Passive(verb, object))
        }
        Form::Third if previous.is_noun_context() => None,
        Form::Third => {
            let subject_before =
                is_pronoun(&previous.lower) || last_thing(&words[clause_start..at]).is_some();
            (subject_before || is_linked || before.is_some() && clause_start == at)
                .then_some(Found::Active(verb))
        }
        Form::Base => {
            let after_helper = is_one_of(
                &previous.lower,
                "to can must may will should could shall i we you they not please",
            );
            let series = is_linked
                && before.is_some_and(|before| before.verb.form == Form::Base)
                && words[at].mark != '/';
            (after_helper || series || is_linked && next.is_some_and(|next| next.is_determiner))
                .then_some(Found::Active(verb))
        }
        Form::Gerund => {
            let led = is_one_of(&previous.lower, "by for of when while after before");
            led.then_some(Found::Active(verb))
        }
    }
}

/// Where the clause of the verb at `at` begins: "if the sender is unknown, a customer is added" is of the customer.
fn main_from(words: &[Token<'_>], start: usize, at: usize) -> usize {
    let tells = |word: &Token<'_>| is_one_of(&word.lower, "is are was were has have");
    let begins = |from: &usize| words[*from].mark == ',' && words[*from].is_determiner;
    let from = (start..at).rev().take(REACH).find(begins);
    from.filter(|from| words[start..*from].iter().any(tells)).unwrap_or(start)
}

/// The thing that these words name, if they name one.
fn thing(run: &[&Token<'_>]) -> Option<Thing> {
    let named: Vec<&&Token<'_>> = run
        .iter()
        .filter(|word| !word.is_determiner)
        .filter(|word| word.lower.chars().any(char::is_alphabetic))
        .collect_vec();
    let (head, before) = named.split_last()?;
    if !head.is_name() && !noun::is_file(&head.lower) || head.lower.len() < 3 {
        return None;
    }
    let lower = head.lower.trim_end_matches('-');
    let one = singular(lower);
    Some(Thing {
        is_plural: one != lower,
        head: one,
        modifiers: before
            .iter()
            .filter(|word| word.is_name() && word.lower.len() > 1)
            .map(|word| singular(&word.lower))
            .collect_vec(),
        start: run.first()?.start,
        end: head.end,
    })
}

/// The last thing of a run of words, which is what the verb after it speaks of.
fn last_thing(words: &[Token<'_>]) -> Option<Thing> {
    let words = &words[words.len().saturating_sub(REACH)..];
    let from = words
        .iter()
        .rposition(|word| word.is_preposition && !helps(&word.lower))
        .map_or(0, |at| usize::from(at == 0));
    let mut run: Vec<&Token<'_>> = words[from..].iter().take_while(|word| !word.is_preposition).collect_vec();
    // "On the first of each month a charge is raised": what stands behind the opening.
    if run.is_empty()
        && let Some(last) = words.iter().rposition(|word| word.is_preposition && !helps(&word.lower))
    {
        let rest: Vec<&Token<'_>> =
            words[last + 1..].iter().filter(|word| !word.is_preposition).collect_vec();
        let begins = rest.iter().rposition(|word| word.is_determiner).filter(|begins| *begins > 0);
        run = begins.map_or_else(Vec::new, |begins| rest[begins..].to_vec());
    }
    // "Each month a charge is raised": the charge.
    let last = run.iter().rposition(|word| word.is_determiner).unwrap_or(0);
    thing(&run[last..])
}

/// Whether a word helps a verb.
fn helps(word: &str) -> bool {
    is_one_of(word, "is are was were be been has have can must may will should not")
}

/// Past the parenthesis that opens before `words[at]`.
fn after_parenthesis(words: &[Token<'_>], at: usize) -> usize {
    (at + 1..words.len()).find(|next| words[*next].mark == ')').unwrap_or(words.len())
}

/// Whether a word belongs to the verb before it, and what follows is what is done: `draws up an invoice`.
pub(super) fn goes_with(verb: &Verb, particle: &Token<'_>, after: &Token<'_>) -> bool {
    let is_particle = match &*particle.lower {
        "up" | "out" | "off" | "down" | "back" => true,
        "in" => is_one_of(verb.base, "check fill hand key send type"),
        _ => false,
    };
    is_particle && after.mark == ' ' && (after.is_determiner || !after.is_preposition && after.is_name())
}

/// Whether a word stands for whoever or whatever acts.
fn is_pronoun(word: &str) -> bool {
    is_one_of(word, "she he it who somebody someone anybody anyone everybody everyone")
}

fn breaks(mark: char) -> bool {
    matches!(mark, '.' | ';' | ':' | '!' | '?' | '→' | '—' | '–' | ')' | '[' | ']' | '{' | '}' | '|' | '>')
}

fn ends(mark: char) -> bool {
    matches!(mark, '.' | ';' | '!' | '?')
}

#[cfg(test)]
mod tests;
