//! What values are of: read back from where they stand.

use alloc::string::{String, ToString};

use super::super::{Said, how};
use super::group::{Group, Lead};
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::mention::Mention;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::{noun, singular, verb};

/// What the values are of: a property of something, or the thing itself.
pub(super) enum Of {
    /// This property, of this entity if it is named beside it; where the property begins.
    Property(String, Option<usize>, usize),
    /// The thing, and whether a verb or a parenthesis says that the values are what it becomes.
    Thing(usize, bool),
    /// Users, by what they are called.
    People,
    /// It is not said; whether a verb says that the values are what it becomes.
    Unsaid(bool),
}

/// Reads back from the values to what they are of.
pub(super) fn of(said: &Said<'_>, group: &Group, entities: &[Entity]) -> Of {
    let before = said.words.partition_point(|word| word.end <= group.start);
    let gap = |at: usize, to: usize| said.text.get(said.words[at].end..to).unwrap_or(".");
    let mut becomes =
        said.text[..group.start].ends_with('(') || said.text[..group.start].trim_end().ends_with('→');
    let mut to = group.start;
    let mut skipped = before;
    for at in (before.saturating_sub(9)..before).rev() {
        if at >= skipped {
            to = said.words[at].start;
            continue;
        }
        let word = &*said.words[at].lower;
        let between = gap(at, to);
        if between.contains([';', ')']) || between.contains(". ") {
            break;
        }
        to = said.words[at].start;
        if word == "it" || word == "them" {
            let verb = at.checked_sub(1).map(|before| &*said.words[before].lower);
            let is_brought =
                |verb: &str| is_becoming(verb) || is_one_of(verb, "makes make made leaves keeps");
            return Of::Unsaid(becomes || verb.is_some_and(is_brought));
        }
        if is_passed_over(word) {
            becomes |= is_becoming(word);
            continue;
        }
        let one = singular(word);
        let mention = said.named.iter().rfind(|mention| mention.end == said.words[at].end);
        if let Some(mention) = mention.filter(|_| !is_property(&one)) {
            // "The kinds of source", "condition of a copy".
            let outside = said.words.partition_point(|word| word.start < mention.start);
            let of = said.words[..outside].iter().rposition(|word| !noun::is_determiner(&word.lower));
            if let Some(of) = of.filter(|of| *of > 0 && said.words[*of].lower == "of")
                && (is_property(&singular(&said.words[of - 1].lower))
                    || matches!(group.lead, Lead::Parenthesis | Lead::Colon)
                        && noun::is_attribute_head(&said.words[of - 1].lower)
                    || group.lead == Lead::Verb
                        && group.is_or
                        && is_noun(said, of - 1, &singular(&said.words[of - 1].lower)))
            {
                let word = &said.words[of - 1];
                return Of::Property(singular(&word.lower), Some(mention.entity), word.start);
            }
            let is_user = entities[mention.entity].class == Class::User;
            return if is_user { Of::People } else { Of::Thing(mention.entity, becomes) };
        }
        if is_property(&one) {
            return property(said, at, one);
        }
        let asked = asked_how(said, at).map(ToString::to_string);
        if let Some(name) = asked.or_else(|| done_as(said, at)) {
            return Of::Property(name, None, said.words[at].start);
        }
        // "A surface, which with us is matt or glossy".
        let is_led = said.words.get(at + 1).is_some_and(|next| at + 1 < before && next.lower == "which");
        if is_led && is_noun(said, at, &one) {
            return property(said, at, one);
        }
        if at + 1 == before
            && matches!(group.lead, Lead::Parenthesis | Lead::Colon)
            && let Some((of, name)) = told_of(said, at)
        {
            return Of::Property(name, None, said.words[of].start);
        }
        if (at + 1 == before || at + 2 == before && group.lead == Lead::Verb)
            && names_property(said, group, at, &one)
        {
            return match told_of(said, at) {
                Some((of, name)) => Of::Property(name, None, said.words[of].start),
                None => property(said, at, deed(&one).unwrap_or(one)),
            };
        }
        // "Attendance on the day: present, late or absent".
        if let Some(tie) = aside(said, at).filter(|tie| group.lead == Lead::Colon && *tie > 0) {
            skipped = tie;
            continue;
        }
        if is_person(&one) || word == "people" {
            return Of::People;
        }
        break;
    }
    Of::Unsaid(becomes)
}

/// The preposition of a phrase that ends with a noun: "on the day", "in Disputary".
fn aside(said: &Said<'_>, at: usize) -> Option<usize> {
    let is_led = |word: &str| noun::is_determiner(word) || noun::is_describing(word);
    let tie = (at.saturating_sub(3)..at).rev().find(|before| !is_led(&said.words[*before].lower))?;
    let is_beside =
        said.text.get(said.words[tie].end..said.words[at].start)?.find([',', '.', ';', ':']).is_none();
    (is_beside && is_one_of(&said.words[tie].lower, "on in at before after during by")).then_some(tie)
}

/// The `it` that values are told of, without a name between: "after the firing it is cold".
pub(super) fn it_before(said: &Said<'_>, group: &Group) -> Option<usize> {
    let before = said.words.partition_point(|word| word.end <= group.start);
    let mut to = group.start;
    for at in (before.saturating_sub(7)..before).rev() {
        let word = &said.words[at];
        if said
            .text
            .get(word.end..to)
            .is_none_or(|between| between.contains([';', ')']) || between.contains(". "))
        {
            return None;
        }
        to = word.start;
        if word.lower == "it" {
            return Some(at);
        }
        if !is_passed_over(&word.lower) {
            return None;
        }
    }
    None
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
            || verb::verb(&word.lower).is_some_and(|verb| verb.base != &*word.lower);
        if is_told {
            break;
        }
        name = alloc::format!("{} {name}", word.lower);
        start = word.start;
        first = before;
    }
    Of::Property(name, owner, start)
}

/// "How bad: a little, very", "how it came out (good, cracked)": what is asked for.
fn asked_how(said: &Said<'_>, at: usize) -> Option<&'static str> {
    let back = |steps: usize| at.checked_sub(steps).map(|before| &*said.words[before].lower);
    match &*said.words[at].lower {
        "went" | "came" | "turned" | "ended" | "finished"
            if back(1) == Some("it") && back(2) == Some("how") =>
        {
            Some("outcome")
        }
        // "And why: sale, gift or inheritance", "what it is for (sport, survey)", "what it is made of: tin, lead".
        "why" => Some("reason"),
        "for" if (1..5).any(|steps| back(steps) == Some("what")) => Some("purpose"),
        "made" if (1..6).any(|steps| back(steps) == Some("what")) => Some("material"),
        word if back(1) == Some("how") => how::property(word),
        _ => None,
    }
}

/// "Is answered ok, defect or none", "is graded as notice or fine": what the deed gives it.
fn done_as(said: &Said<'_>, at: usize) -> Option<String> {
    let is_done = at.checked_sub(1).is_some_and(|before| matches!(&*said.words[before].lower, "is" | "are"));
    let word = &*said.words[at].lower;
    let past = verb::verb(word).filter(|verb| verb.form == verb::Form::Past).map(|verb| verb.base);
    let base = past.or_else(|| word.strip_suffix('d')).filter(|base| is_done && is_property(base));
    base.map(ToString::to_string)
}

/// "How it was treated (raw, salted)": its treatment.
fn deed(word: &str) -> Option<String> {
    let past = verb::verb(word).filter(|verb| verb.form == verb::Form::Past)?;
    verb::nominal(past.base).map(ToString::to_string)
}

/// "Kind of day (weekday, holiday)": where it begins, and `day kind`.
fn told_of(said: &Said<'_>, at: usize) -> Option<(usize, String)> {
    let of = at.checked_sub(2)?;
    let is_told = said.words[at - 1].lower == "of" && is_property(&singular(&said.words[of].lower));
    is_told.then(|| (of, alloc::format!("{} {}", said.words[at].lower, singular(&said.words[of].lower))))
}

/// Whether a label stands before the values: a row's, a line's, or a few words that begin the sentence.
pub(super) fn is_headed(said: &Said<'_>, group: &Group) -> bool {
    let before = said.text[..group.start].trim_end_matches([' ', ':']);
    let start = before.rfind([':', ';', '.', '(']).map_or(0, |at| at + 1);
    said.labelled.is_some() || before[start..].split_whitespace().count() < 5
}

/// "Name, duty (lead, rope), age", "duty: lead, rope": whatever a noun of a list is told the values of is a property.
fn names_property(said: &Said<'_>, group: &Group, at: usize, one: &str) -> bool {
    let word = &said.words[at];
    let is_noun = is_noun(said, at, one);
    // "Instruction is none, pay or drop": the sentence is about it.
    let before = said.text[..word.start].trim_end_matches("The ");
    let is_about = || before.is_empty() || before.ends_with(". ");
    if is_noun && group.lead == Lead::Verb && !group.is_and {
        // "The site's surface can be grass or sand", "the shade of a site is full, partial or none".
        let is_beside = |mention: &Mention| {
            said.text.get(mention.end..word.start).is_some_and(|gap| matches!(gap, " " | "'s " | "’s "))
        };
        return is_about() || group.is_or && said.named.iter().any(is_beside);
    }
    if !is_noun || !matches!(group.lead, Lead::Parenthesis | Lead::Colon) {
        return false;
    }
    if noun::is_attribute_head(one) || is_abstract(one) && group.lead == Lead::Parenthesis {
        return true;
    }
    // "Mode: alone, in pairs or in a row".
    if group.lead == Lead::Colon && group.is_or && group.values.len() > 2 && is_about() && *one == *word.lower
    {
        return true;
    }
    // "Reel drag: soft, hard".
    let is_beside =
        |mention: &Mention| mention.start == 0 && said.text.get(mention.end..word.start) == Some(" ");
    if group.lead == Lead::Colon && said.named.first().is_some_and(is_beside) {
        return true;
    }
    let from = said.text[..word.start].trim_end().rfind([',', ';', '.', ':', '(']);
    let before = from.map_or(&said.text[..word.start], |from| &said.text[from + 1..word.start]);
    from.is_some_and(|from| said.text[from..].starts_with(',')) && before.split_whitespace().count() < 4
}

/// Whether a word can name a property.
fn is_noun(said: &Said<'_>, at: usize, one: &str) -> bool {
    *one == *said.words[at].lower
        && one.len() > 2
        && !noun::is_function_word(one)
        && !noun::is_determiner(one)
        && !noun::is_describing(one)
        && !is_person(one)
        && at.checked_sub(1).is_none_or(|before| said.words[before].lower != "how")
        && (deed(one).is_some()
            || at.checked_sub(1).is_some_and(|before| is_one_of(&said.words[before].lower, "the a an its"))
            || verb::verb(one).is_none_or(|_| noun::is_noun_or_verb(one)))
}

/// Whether a noun names what is told of something and no thing: "recommendation", "hardness".
fn is_abstract(one: &str) -> bool {
    one.len() > 6 && ["ation", "ition", "ness", "ility", "ance", "ence"].iter().any(|end| one.ends_with(end))
}

/// Whether what stands before a property is a list that it is an item of: "person, drive, duty".
pub(super) fn is_in_list(said: &Said<'_>, from: usize, start: usize) -> bool {
    let before = said.text[from..start].trim_end();
    let is_name = |part: &str| {
        part.split_whitespace().count() < 4
            && !part.split_whitespace().any(|word| noun::is_function_word(word) || noun::is_determiner(word))
    };
    before.ends_with(',') && before.split(',').all(is_name)
}

/// Nouns whose values the docs tell.
pub(super) fn is_property(one: &str) -> bool {
    noun::is_kind(one)
        || is_one_of(
            one,
            "plan tier category sex decision answer outcome channel confidence visibility stage \
format source class quality result direction unit period interval audience scale cadence \
shape lifecycle verdict purpose phase cause origin response symptom classification fuel \
recommendation attendance trigger",
        )
}

/// Words between what the values are of and the values.
fn is_passed_over(word: &str) -> bool {
    is_becoming(word)
        || is_one_of(
            word,
            "one of either as must may can should will with the a an in to by being exactly e g \
following values value allowed possible shall only which that they through from out \
first up there back us",
        )
}

/// Verbs and adverbs that lead to a state.
fn is_becoming(word: &str) -> bool {
    is_one_of(
        word,
        "is are be becomes become been has marked marks set sets turns turn moves move goes noted \
now then again was were stays remains counts created saved stored starts start begins \
put later automatically still called passes pass runs run",
    )
}
