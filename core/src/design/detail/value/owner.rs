//! Whose a property is whose values a line tells, where no name stands beside it.

use super::group::Group;
use super::of::is_in_list;
use crate::design::Class;
use crate::design::detail::{Said, is_chosen};
use crate::design::entity::Entity;
use crate::design::mention::Mention;
use crate::language::is_one_of;
use crate::language::noun::{is_describing, is_determiner};
use crate::language::verb::{Form, verb};

/// The thing before a byte that a property is of; none where the sentence goes on with what was spoken of before it.
pub(super) fn of_property(
    said: &Said<'_>,
    property: &str,
    start: usize,
    entities: &[Entity],
) -> Option<usize> {
    let text = &*said.text;
    let clause = text[..start].rfind([';', ':']).map_or(0, |at| at + 1);
    let sentence = text[..start].rfind(". ").map_or(0, |at| at + 2);
    if text[sentence.max(clause)..].trim_start().starts_with("It ") {
        return None;
    }
    let may_own = |mention: &&Mention| {
        let is_user = entities[mention.entity].class == Class::User;
        mention.end <= start
            && (!is_user || property == "role")
            && !is_aside(&text[mention.end..start])
            && !(said.main.is_some() && is_chosen(said, mention))
    };
    let near = |from: usize, to: usize| {
        let named =
            move || said.named.iter().filter(move |one| one.start >= from && one.end <= to).filter(may_own);
        let own = named().find(|mention| !said.is_tied(mention));
        own.or_else(|| named().next())
    };
    // "Announces a trip: cave, day, what it is for (sport, survey)": what stands right before the colon has the list.
    let headed = said.named.iter().find(|mention| text.get(mention.end..clause) == Some(":"));
    let headed = headed.filter(|mention| entities[mention.entity].class != Class::User);
    if let Some(mention) = headed {
        let sentence = text[..mention.start].rfind(". ").map_or(0, |at| at + 2);
        let named = said.named.iter().filter(|one| one.start >= sentence && one.start <= mention.start);
        let mut own = named.rev().filter(|one| entities[one.entity].class != Class::User);
        if let Some(own) = own.find(|one| !said.is_tied(one) && !is_chosen(said, one)) {
            return Some(own.entity);
        }
    }
    if let Some(main) = said.main.filter(|_| headed.is_some()) {
        return Some(main);
    }
    // "Reports a leak: pier, kind (small, large)": the leak's, and no pier's.
    let owner = if is_in_list(said, clause, start) {
        let before = text[..clause].rfind(". ").map_or(0, |at| at + 2);
        near(before, clause)
    } else {
        near(clause, start).or_else(|| near(sentence, start)).or_else(|| near(0, start))
    };
    owner.map(|mention| mention.entity)
}

/// The thing that a parenthesis of values stands in, on or for: "the grade (good, fair) in the file".
pub(super) fn behind(said: &Said<'_>, group: &Group) -> Option<usize> {
    let rest = said.text.get(group.end..)?.strip_prefix(") ")?;
    let rest =
        ["in the ", "on the ", "for the ", "of the "].iter().find_map(|lead| rest.strip_prefix(lead))?;
    let start = said.text.len() - rest.len();
    said.named.iter().find(|mention| mention.start == start).map(|mention| mention.entity)
}

/// Whether a parenthesis ends between, so that what stands before it is said in passing: "(unique for the firm), kind".
fn is_aside(between: &str) -> bool {
    let open = between.find('(').unwrap_or(between.len());
    between[..open].contains(')')
}

/// What `it` at a word stands for, where its sentence has said so: "when the order comes in, it is open". What stands
/// behind a preposition is not meant: "after the firing it is cold".
pub(super) fn of_it(said: &Said<'_>, it: usize, entities: &[Entity]) -> Option<usize> {
    let end = said.words.get(it)?.start;
    let start = said.text[..end].rfind(". ").map_or(0, |at| at + 2);
    let own = said.named.iter().filter(|one| one.start >= start && one.end <= end && !one.is_plural);
    let mut subject = own.filter(|one| entities[one.entity].class != Class::User && is_subject(said, one));
    subject.next_back().map(|one| one.entity)
}

/// Whether a clause begins with what is named, and a verb follows it.
fn is_subject(said: &Said<'_>, mention: &Mention) -> bool {
    let next = said.words.partition_point(|word| word.start < mention.end);
    let acts = said.words.get(next).is_some_and(|word| {
        is_auxiliary(&word.lower)
            || verb(&word.lower).is_some_and(|verb| matches!(verb.form, Form::Third | Form::Past))
    });
    let first = said.words.partition_point(|word| word.start < mention.start);
    let before = said.words[..first]
        .iter()
        .rposition(|word| !is_determiner(&word.lower) && !is_describing(&word.lower));
    let opens = before.is_none_or(|before| {
        let word = &said.words[before];
        let next = &said.words[before + 1];
        opens_clause(&word.lower)
            || said.text.get(word.end..next.start).is_some_and(|gap| gap.contains([',', ';', ':', '.']))
    });
    acts && opens
}

fn is_auxiliary(word: &str) -> bool {
    is_one_of(word, "is has was can may will must shall cannot does")
}

/// Words behind which a clause begins with its subject.
fn opens_clause(word: &str) -> bool {
    is_one_of(word, "when once if until while as after before because where and but then now so")
}

/// The thing whose property is named before the values, or behind them: "enters the grade (good, fair) in the file".
pub(super) fn named(
    entities: &[Entity],
    said: &Said<'_>,
    (property, start): (&str, usize),
    group: &Group,
) -> Option<usize> {
    // "A person works for one firm and has one role there (owner, clerk)".
    let named = of_property(said, property, start, entities).filter(|named| {
        property != "role" || !super::are_people(&group.values) || super::has_roles(&entities[*named])
    });
    named.or_else(|| behind(said, group))
}
