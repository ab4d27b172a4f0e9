//! The values that a column may hold, and the states that a thing goes through, told in any form: set in code, in
//! italics or in bold, one by one or in a row, in parentheses, behind a label.

mod group;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use group::{Group, plain_groups, set_groups};

use super::Said;
use crate::design::Class;
use crate::design::entity::{Entity, Field};
use crate::design::state;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::{noun, singular};
use crate::product::Evidence;

/// Reads one line; `about` is what it is about where it does not say.
pub(super) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    let mut groups = set_groups(said);
    groups.extend(plain_groups(said, &groups));
    for group in groups {
        give(entities, said, about, group);
    }
    chained(entities, said, about);
}

/// "A kite goes sewn → waxed → flown": wherever a rule tells it.
fn chained(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    let states = state::chain(&said.text);
    let alike = states.iter().filter(|one| state::looks_like_one(one)).count();
    if states.len() < 3 || alike * 2 < states.len() {
        return;
    }
    let arrow = said.text.find(['→', '⟶', '➜']).or_else(|| said.text.find("->")).unwrap_or_default();
    let owner =
        said.labelled.or_else(|| said.before(arrow, entities).map(|mention| mention.entity)).or(about);
    let Some(owner) = owner.filter(|owner| entities[*owner].class != Class::User) else { return };
    let is_known = entities[owner].states.iter().filter(|one| states.contains(one)).count();
    if is_known < 2 || is_known == entities[owner].states.len() {
        keep(&mut entities[owner], "status", states, said);
    }
}

/// The values that a list in plain words holds, if it can hold nothing else.
pub(super) fn plain(list: &str) -> Option<Vec<String>> {
    group::plain_values(list)
}

/// All who are not spoken of before.
const OTHERS: Phrases = Phrases::new(&["everybody else", "everyone else", "all others", "the others"]);

/// Whether the values are what people are called.
fn are_people(values: &[String]) -> bool {
    values.len() > 2 && values.iter().all(|value| value.rsplit('_').next().is_some_and(is_person))
}

/// What the values are of: a property of something, or the thing itself.
enum Of {
    /// This property, of this entity if it is named beside it; where the property begins.
    Property(String, Option<usize>, usize),
    /// The thing, and whether a verb or a parenthesis says that the values are what it becomes.
    Thing(usize, bool),
    /// Users, by what they are called.
    People,
    /// It is not said; whether a verb says that the values are what it becomes.
    Unsaid(bool),
}

fn give(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>, group: Group) {
    let is_told_of_states =
        || group.values.iter().filter(|value| state::looks_like_one(value)).count() * 2 > group.values.len();
    match of(said, &group, entities) {
        // Whatever people are called whose roles these are: "staff roles: owner, clerk".
        Of::Property(property, None, _)
            if property.ends_with(" role") && said.user.is_some() && group.values.len() > 1 =>
        {
            if let Some(user) = said.user {
                keep(&mut entities[user], "role", group.values, said);
            }
        }
        Of::Property(property, owner, start) => {
            if group.values.len() < 2 && !(group.is_set && is_status(&property)) {
                return;
            }
            let clause = said.text[..start].rfind([';', ':']).map_or(0, |at| at + 1);
            let subject = || said.first(clause, start).or_else(|| said.first(0, start));
            let owner = owner
                .or_else(|| subject().map(|mention| mention.entity))
                .or(if property == "role" { said.user } else { about })
                .or(about);
            if let Some(owner) = owner {
                keep(&mut entities[owner], &property, group.values, said);
            }
        }
        Of::Thing(owner, _) if entities[owner].class == Class::User => {}
        Of::Thing(owner, becomes)
            if is_told_of_states() && (group.values.len() > 1 || becomes && group.is_set) =>
        {
            keep(&mut entities[owner], "status", group.values, said);
        }
        Of::People if group.values.len() > 1 && (group.is_set || are_people(&group.values)) => {
            if let Some(user) = said.user {
                keep(&mut entities[user], "role", group.values, said);
            }
        }
        // "Everybody else is a resident".
        Of::Unsaid(true) if group.is_set && OTHERS.are_in(&said.text[..group.start]) => {
            if let Some(user) = said.user {
                keep(&mut entities[user], "role", group.values, said);
            }
        }
        Of::Unsaid(becomes) if group.is_set && is_told_of_states() => {
            let owner = said.before(group.start, entities).map(|mention| mention.entity).or(about);
            // Where a thing has states, another that is set apart like them is one too.
            let has_some = owner.is_some_and(|owner| !entities[owner].states.is_empty());
            let is_enough = becomes || group.values.len() > 1 || has_some;
            if let (Some(owner), true) = (owner, is_enough) {
                keep(&mut entities[owner], "status", group.values, said);
            }
        }
        Of::Thing(..) | Of::People | Of::Unsaid(_) => {}
    }
}

/// Reads back from the values to what they are of.
fn of(said: &Said<'_>, group: &Group, entities: &[Entity]) -> Of {
    let before = said.words.partition_point(|word| word.end <= group.start);
    let gap = |at: usize, to: usize| said.text.get(said.words[at].end..to).unwrap_or(".");
    let mut becomes =
        said.text[..group.start].ends_with('(') || said.text[..group.start].trim_end().ends_with('→');
    let mut to = group.start;
    for at in (before.saturating_sub(7)..before).rev() {
        let word = &*said.words[at].lower;
        if gap(at, to).contains(['.', ';', ')']) {
            break;
        }
        to = said.words[at].start;
        if word == "it" || word == "them" {
            let verb = at.checked_sub(1).map(|before| &*said.words[before].lower);
            return Of::Unsaid(becomes || verb.is_some_and(is_becoming));
        }
        if is_passed_over(word) {
            becomes |= is_becoming(word);
            continue;
        }
        let one = singular(word);
        let mention = said.named.iter().rfind(|mention| mention.end == said.words[at].end);
        if let Some(mention) = mention.filter(|_| !is_property(&one)) {
            let is_user = entities[mention.entity].class == Class::User;
            return if is_user { Of::People } else { Of::Thing(mention.entity, becomes) };
        }
        if is_property(&one) {
            return property(said, at, one);
        }
        if is_person(&one) || word == "people" {
            return Of::People;
        }
        break;
    }
    Of::Unsaid(becomes)
}

/// The property whose last word stands at `at`, with the words before it that tell which, and whose it is.
fn property(said: &Said<'_>, at: usize, head: String) -> Of {
    let mut name = head;
    let mut start = said.words[at].start;
    let mut first = at;
    let mut owner = None;
    while let Some(before) = first.checked_sub(1) {
        let word = &said.words[before];
        let is_beside = said.text.get(word.end..start).is_some_and(|gap| gap.trim().is_empty() || gap == "_");
        let mention = said.named.iter().rfind(|mention| mention.end == word.end);
        if !is_beside || at - before > 2 && mention.is_none() {
            break;
        }
        if let Some(mention) = mention {
            owner = Some(mention.entity);
            break;
        }
        let is_told = noun::is_determiner(&word.lower)
            || noun::is_function_word(&word.lower)
            || noun::is_describing(&word.lower)
            || crate::language::verb::verb(&word.lower).is_some_and(|verb| verb.base != &*word.lower);
        if is_told {
            break;
        }
        name = alloc::format!("{} {name}", word.lower);
        start = word.start;
        first = before;
    }
    Of::Property(name, owner, start)
}

fn is_status(property: &str) -> bool {
    matches!(property, "status" | "state" | "lifecycle")
}

/// Nouns whose values the docs tell.
fn is_property(one: &str) -> bool {
    noun::is_kind(one)
        || matches!(
            one,
            "plan"
                | "tier"
                | "category"
                | "sex"
                | "decision"
                | "answer"
                | "outcome"
                | "channel"
                | "confidence"
                | "visibility"
                | "stage"
                | "format"
                | "source"
                | "class"
                | "quality"
                | "result"
                | "direction"
                | "unit"
                | "period"
                | "interval"
                | "audience"
                | "scale"
                | "cadence"
                | "shape"
                | "lifecycle"
        )
}

/// Words between what the values are of and the values.
fn is_passed_over(word: &str) -> bool {
    is_becoming(word)
        || matches!(
            word,
            "one"
                | "of"
                | "either"
                | "as"
                | "must"
                | "may"
                | "can"
                | "should"
                | "will"
                | "with"
                | "the"
                | "a"
                | "an"
                | "in"
                | "to"
                | "by"
                | "being"
                | "exactly"
                | "e"
                | "g"
                | "following"
                | "values"
                | "value"
                | "allowed"
                | "possible"
                | "shall"
                | "only"
                | "up"
                | "there"
                | "back"
        )
}

/// Verbs and adverbs that lead to a state.
fn is_becoming(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "be"
            | "becomes"
            | "become"
            | "been"
            | "has"
            | "marked"
            | "marks"
            | "set"
            | "sets"
            | "turns"
            | "turn"
            | "moves"
            | "move"
            | "goes"
            | "noted"
            | "now"
            | "then"
            | "again"
            | "was"
            | "were"
            | "stays"
            | "remains"
            | "counts"
            | "created"
            | "saved"
            | "stored"
            | "starts"
            | "start"
            | "begins"
            | "put"
            | "later"
            | "automatically"
            | "still"
            | "called"
    )
}

fn keep(entity: &mut Entity, property: &str, values: Vec<String>, said: &Said<'_>) {
    let evidence: Evidence = said.evidence("its values are told");
    if is_status(property) {
        entity.states = state::merged(core::mem::take(&mut entity.states), values);
        entity.states_evidence.get_or_insert(evidence);
        return;
    }
    entity.fields.push(Field {
        words: property.to_string(),
        meaning: None,
        values,
        range: None,
        required: None,
        unique: false,
        evidence,
    });
}
