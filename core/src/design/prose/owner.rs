//! Whose a list is: what has it, what is named around it, else what its items or the topic say.

use alloc::string::String;
use core::ops::Range;

use super::Reader;
use super::list::Item;
use super::phrase::{before, entity, head};
use super::sentence::Prefix;
use super::tie::tied_before;
use super::word::{is_empty, is_helper, is_information, is_mark, possessive, records};
use crate::language::is_one_of;
use crate::language::noun::{self, is_noun_or_verb, is_organization};
use crate::language::person::is_person;
use crate::language::singular;
use crate::language::verb::{Form, is_nominal, nominal, verb};
use crate::ordered::BTreeMap;

impl Reader<'_> {
    /// Whose the list at `at` is.
    pub(super) fn owner(
        &self,
        tokens: &[String],
        at: usize,
        has: bool,
        items: &[Item],
        end: usize,
        prefix: &Prefix,
    ) -> Option<String> {
        // "each member's name and address"
        let first = &tokens[at + 1..tokens.len().min(at + 6)];
        if let Some(whose) = first.iter().position(|word| possessive(word).1)
            && !first[..=whose].iter().any(|word| is_mark(word) || word == "and")
            && let Some(owner) = entity(&first[..=whose]).filter(|owner| !is_organization(owner))
        {
            return Some(owner);
        }
        // "Key fields include": of what the sentence before told.
        let says_nothing = |word: &String| is_empty(word) || is_information(word);
        if at > 0 && self.last.is_some() && tokens[..at].iter().all(says_nothing) {
            return self.last.clone();
        }
        if let Some(owner) = keyed_subject(tokens, at, items) {
            return Some(owner);
        }
        if let Some(owner) = table(&tokens[..=at], items) {
            return Some(owner);
        }
        // "The relationship between boats and crews, including the start date"
        if let Some((one, other)) = tied_before(tokens, at) {
            let record = before(tokens, tokens.iter().position(is_helper_or_telling).unwrap_or(0));
            let record = entity(record).filter(|_| is_each(record));
            let turned = alloc::format!("{other} {one}");
            let pair =
                || if self.found.contains_key(&turned) { turned } else { alloc::format!("{one} {other}") };
            return Some(record.unwrap_or_else(pair));
        }
        // "They have a name": who was spoken of.
        let stands = tokens[..at].iter().rposition(|word| !is_helper(word) || word == "they");
        if stands.is_some_and(|stands| tokens[stands] == "they") && self.lead.is_some() {
            return self.lead.clone();
        }
        if let Some(record) = keeper(tokens, at) {
            return Some(record);
        }
        if has {
            let phrase = subject(tokens, at);
            if let Some(owner) = entity(phrase).filter(|_| !is_done_with(tokens, at)) {
                let head = head(&owner);
                let is_product = runs(&owner)
                    && !is_each(phrase)
                    && !is_key_of(items, &owner)
                    && !self.many.contains(&owner);
                // "Each record includes": of what the heading says.
                let is_record = matches!(owner.as_str(), "record" | "entry");
                if is_record && is_each(phrase) {
                    let named = named_before(tokens, subject_at(tokens, at).start, head);
                    if let Some(named) = named.or_else(|| self.topic.clone()) {
                        return Some(named);
                    }
                }
                let is_vague = is_one_of(head, "time content function requirement") || is_record;
                // "Users can change their profile, including": what is theirs is of them.
                if matches!(owner.as_str(), "profile" | "avatar") && self.who.is_some() {
                    return self.who.clone();
                }
                if !is_product && !is_vague {
                    return Some(owner);
                }
            }
        }
        if let Some(owner) = &prefix.owner {
            return Some(owner.clone());
        }
        if has && let Some(owner) = keeps_own(tokens, at) {
            return Some(owner);
        }
        let keyed = || self.noted(tokens, at, items).filter(|owner| is_key_of(items, owner));
        if let Some(event) = keyed().or_else(|| items.iter().find_map(happening).filter(|_| prefix.is_event))
        {
            return Some(event);
        }
        // "Members register by providing their name": the one who acts.
        if tokens.get(at + 1).is_some_and(|word| word == "their") {
            let end = tokens[..at].iter().position(|word| is_helper(word) || word == "by").unwrap_or(at);
            let owner = entity(before(tokens, end)).filter(|owner| is_person(head(owner)));
            if owner.is_some() {
                return owner;
            }
        }
        if !has {
            // "Each order must record …"
            let back = tokens[..at]
                .iter()
                .rposition(|word| !(is_helper(word) || word == "to"))
                .map_or(0, |at| at + 1);
            let phrase = before(tokens, back);
            let phrase = &tokens[outermost(tokens, back - phrase.len()..back)];
            let owner = entity(phrase).filter(|owner| !is_organization(owner));
            // "Review records must record …": nobody who writes, what is written.
            let is_written = |owner: &String| owner.contains(' ') && matches!(head(owner), "record" | "log");
            let is_subject = |owner: &String| {
                is_each(phrase)
                    || self.found.contains_key(owner)
                    || back < at && (is_written(owner) || is_nominal(head(owner)))
            };
            if let Some(owner) = owner.filter(is_subject) {
                return Some(owner);
            }
        }
        trailing(tokens, at, end, has)
            .or_else(|| self.noted(tokens, at, items))
            .or_else(|| self.presumed(items))
    }

    /// "An order is placed, recording the date": what was just told of, where the items name none.
    fn noted(&self, tokens: &[String], at: usize, items: &[Item]) -> Option<String> {
        let follows = at > 1 && tokens[at - 1] == "," && tokens[at].ends_with("ing");
        let phrase = subject(tokens, at).to_vec();
        let owner = entity(&phrase).filter(|owner| {
            !is_vague(owner) && !is_person(head(owner)) && !noun::is_attribute_head(head(owner))
        });
        let keyed = owner.clone().filter(|owner| is_key_of(items, owner));
        if follows { keyed.or_else(|| self.voted(items)).or(owner) } else { None }
    }

    /// The owner of a list that names none: by its items, else the topic, else what was last told of.
    pub(super) fn presumed(&self, items: &[Item]) -> Option<String> {
        let topic = || self.topic.clone().or_else(|| self.last.clone());
        let is_secret = |item: &Item| item.words.last().is_some_and(|last| last == "password");
        let is_known = |owner: &String| is_person(head(owner)) || head(owner) == "account";
        if items.iter().any(is_secret) {
            // Who logs in is a person.
            return topic().filter(is_known).or_else(|| Some("user".into()));
        }
        self.voted(items).or_else(topic)
    }

    /// "order ID, order date and status": the items say whose they are.
    fn voted(&self, items: &[Item]) -> Option<String> {
        let words = &items.first()?.words;
        if let [front @ .., last] = words.as_slice()
            && is_one_of(last.as_str(), "id number code name")
            && let Some(owner) = entity(front)
        {
            let begins = |item: &&Item| item.words.len() > front.len() && item.words.starts_with(front);
            let same = items.iter().filter(begins).count();
            if self.found.contains_key(&owner) || same > 1 {
                return Some(owner);
            }
        }
        let mut firsts: BTreeMap<&str, usize> = BTreeMap::new();
        for item in items.iter().filter(|item| item.words.len() > 1) {
            *firsts.entry(&item.words[0]).or_default() += 1;
        }
        let (first, count) = firsts.into_iter().max_by_key(|(_, count)| *count)?;
        let is_name = noun::class(first).is_none() && !noun::is_describing(first);
        let known = || {
            let next = self.found.range(String::from(first)..).map(|(name, _)| name).next();
            next.filter(|name| name.split(' ').next() == Some(first)).cloned()
        };
        (count > 1 && count * 2 >= items.len() && is_name).then(|| known().unwrap_or_else(|| singular(first)))
    }
}

/// The noun phrase that has what the list at `at` tells: of "repairs made by a fitter", the repairs.
fn subject(tokens: &[String], at: usize) -> &[String] {
    &tokens[subject_at(tokens, at)]
}

/// Where that phrase stands.
pub(super) fn subject_at(tokens: &[String], at: usize) -> Range<usize> {
    outermost(tokens, near(tokens, at))
}

/// "Leaving details": nothing that is left has a name.
fn is_done_with(tokens: &[String], at: usize) -> bool {
    let stands = subject_at(tokens, at);
    let follows = stands.start > 0 && tokens[stands.start - 1] == ",";
    follows
        && tokens[stands].split_first().is_some_and(|(first, rest)| {
            let is_gerund = || verb(first).is_some_and(|verb| verb.form == Form::Gerund);
            !rest.is_empty() && rest.iter().all(|word| is_information(word)) && is_gerund()
        })
}

/// "Each tour has cost records, each record includes": cost records.
fn named_before(tokens: &[String], end: usize, head: &str) -> Option<String> {
    let at = tokens[..end].iter().rposition(|word| singular(word) == head)?;
    entity(before(tokens, at + 1)).filter(|name| name.contains(' ') && super::phrase::head(name) == head)
}

/// "Each board stands for a batch, with a board ID": the board.
fn keyed_subject(tokens: &[String], at: usize, items: &[Item]) -> Option<String> {
    if !matches!(tokens[0].as_str(), "each" | "every") {
        return None;
    }
    let owner = items.first()?.words.split_last()?.1.join(" ");
    let length = owner.split(' ').count();
    let begins = tokens.get(1..=length).filter(|_| length < at)?.join(" ") == owner;
    let next = &tokens[length + 1];
    let acts = is_helper(next) || verb(next).is_some_and(|verb| verb.form == Form::Third);
    (begins && acts && is_key_of(items, &owner)).then_some(owner)
}

/// Whether a phrase speaks of all there are.
fn is_each(phrase: &[String]) -> bool {
    phrase.iter().any(|word| is_one_of(word.as_str(), "each every all multiple"))
}

/// "Each member needs to record their basic information": the member.
fn keeps_own(tokens: &[String], at: usize) -> Option<String> {
    let own = tokens[..at].iter().rposition(|word| is_one_of(word.as_str(), "their its basic"))?;
    let is_told = (1..=2).any(|back| own > back && records(&tokens[own - back]));
    let leads = |word: &String| is_helper(word) || is_empty(word) || records(word) || word == "to";
    let back = tokens[..own].iter().rposition(|word| !leads(word))?;
    let phrase = before(tokens, back + 1);
    entity(phrase).filter(|owner| is_told && is_each(phrase) && !runs(owner))
}

/// The phrase that the ones after it say more of, by the prepositions between them.
fn outermost(tokens: &[String], mut phrase: Range<usize>) -> Range<usize> {
    while let Some(at) = phrase.start.checked_sub(1) {
        let ties = is_one_of(tokens[at].as_str(), "by for in on to from at with within during using under");
        let outer = before(tokens, at);
        let names = entity(outer).is_some_and(|name| !is_vague(&name) || runs(&name) && is_each(outer));
        if !(ties && names && !ends_in_act(outer)) {
            break;
        }
        phrase = at - outer.len()..at;
    }
    phrase
}

/// Whether a phrase ends in a verb: `logging`, `each order belongs`.
fn ends_in_act(phrase: &[String]) -> bool {
    let one = phrase.first().is_some_and(|first| is_one_of(first.as_str(), "each every a an"));
    let form = phrase.last().and_then(|last| verb(last)).map(|verb| verb.form);
    match form {
        Some(Form::Third) => one && phrase.len() > 2,
        Some(Form::Gerund) => phrase.last().is_some_and(|last| nominal(last).is_none()),
        Some(Form::Base) => phrase.len() == 1 && !phrase.iter().any(|verb| is_noun_or_verb(verb)),
        Some(Form::Past) | None => false,
    }
}

/// Whether a name says nothing of what it names.
fn is_vague(name: &str) -> bool {
    let head = head(name);
    is_one_of(head, "time content function requirement")
        || matches!(noun::class(head), Some(noun::Class::Generic)) && !name.contains(' ')
        || runs(name)
}

/// "Department ID": departments are rows.
pub(super) fn is_key_of(items: &[Item], owner: &str) -> bool {
    items
        .first()
        .and_then(|first| first.words.split_last())
        .is_some_and(|(last, front)| is_one_of(last.as_str(), "id number code") && front.join(" ") == owner)
}

/// Whether a name is of who runs the product; a loan application does not.
fn runs(name: &str) -> bool {
    is_organization(head(name)) && !(head(name) == "application" && name.contains(' '))
}

/// Where the noun phrase before `at` stands; of ", each with a", the one before the comma.
fn near(tokens: &[String], at: usize) -> Range<usize> {
    let range = |phrase: &[String], end: usize| end - phrase.len()..end;
    let phrase = before(tokens, at);
    // "A skipper is a person with a name": the skipper has it.
    let is_kind = at.checked_sub(phrase.len() + 1).map(|is| (is, tokens[is].as_str()));
    if let Some((is, "is" | "are")) = is_kind
        && matches!(phrase.first().map(String::as_str), Some("a" | "an" | "people" | "persons"))
        && is > 0
    {
        return range(before(tokens, is), is);
    }
    if phrase.iter().any(|word| !(is_empty(word) || is_information(word))) {
        return range(phrase, at);
    }
    let skips = |back: usize| {
        let word = tokens[back].as_str();
        // "sites need to be managed, each with"
        let is_done = word.ends_with("ed") && back > 0 && matches!(tokens[back - 1].as_str(), "are" | "is");
        is_empty(word)
            || is_information(word)
            || is_helper(word)
            || is_done
            || records(word) && back > 0 && is_helper(&tokens[back - 1])
            || is_one_of(word, ", to which that whose of associated")
    };
    let back = (0..at).rev().find(|back| !skips(*back)).map_or(0, |at| at + 1);
    range(before(tokens, back), back)
}

fn is_helper_or_telling(word: &String) -> bool {
    is_helper(word) || records(word) && word != "record" && word != "records"
}

/// "shopping time": what happened is a shopping record.
pub(super) fn happening(item: &Item) -> Option<String> {
    let [what, "time" | "date"] = [item.words.first()?.as_str(), item.words.get(1)?.as_str()] else {
        return None;
    };
    let happens = is_nominal(what) || noun::is_happening(what) || what.ends_with("ing");
    (item.words.len() == 2 && happens).then(|| alloc::format!("{what} record"))
}

/// "The ledger records payment details, including": what records is what is kept.
fn keeper(tokens: &[String], at: usize) -> Option<String> {
    let verb = near(tokens, at).start.checked_sub(1)?;
    let last = tokens[..at].iter().rfind(|word| *word != ",");
    let is_told = last.is_some_and(|last| is_information(last)) && tokens[verb] == "records";
    let keeper = before(tokens, verb);
    let is_section = |last: &String| is_one_of(last.as_str(), "management module function system");
    let says = is_told && !keeper.last().is_some_and(is_section);
    entity(keeper).filter(|keeper| says && !is_vague(keeper) && !is_person(head(keeper)))
}

/// "The order table records …": what is told goes to orders.
fn table(tokens: &[String], items: &[Item]) -> Option<String> {
    // "… in the order table, which includes"
    let near = &tokens[near(tokens, tokens.len() - 1)];
    let is_relative = tokens.len() > 1 && matches!(tokens[tokens.len() - 2].as_str(), "which" | "that");
    if is_relative && near.last().is_some_and(|last| last == "table") {
        return entity(near);
    }
    let is_place = |word: &String| word == "table" || word == "module" && items.len() > 1;
    let table = tokens.iter().position(is_place)?;
    let tells = |verb: &String| records(verb) || is_one_of(verb.as_str(), "including has uses");
    // "The order table is used to record …"
    let is_of_use = |verb: &&String| is_helper(verb) || matches!(verb.as_str(), "used" | "to");
    let verb = tokens[table + 1..].iter().find(|verb| !is_of_use(verb));
    entity(before(tokens, table)).filter(|_| verb.is_some_and(tells))
}

/// "… of each order"
fn trailing(tokens: &[String], at: usize, end: usize, has: bool) -> Option<String> {
    let of = (at..end).rev().find(|of| matches!(tokens[*of].as_str(), "of" | "for"))?;
    let next = tokens.get(of + 1)?;
    let phrase = tokens.get(of + 1..end)?;
    if matches!(next.as_str(), "each" | "every") {
        return entity(phrase);
    }
    // "… of the parts, and can place orders"
    let word = |at: usize| tokens.get(at).map(String::as_str);
    let is_last = end == tokens.len() || word(end) == Some(",") && word(end + 1) == Some("and");
    let is_end = !has
        && is_last
        && matches!(next.as_str(), "the" | "all")
        && phrase.last().is_some_and(|last| singular(last) != *last)
        && !phrase.iter().any(|word| word == "and");
    if is_end { entity(phrase) } else { None }
}
