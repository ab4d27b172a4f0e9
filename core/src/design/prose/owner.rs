//! Whose a list is: what has it, what is named around it, else what its items or the topic say.

use alloc::collections::BTreeMap;
use alloc::string::String;

use super::Reader;
use super::list::Item;
use super::phrase::{before, entity, head};
use super::sentence::Prefix;
use super::word::{is_empty, is_helper, is_information, is_mark, possessive, records};
use crate::language::noun::{self, is_organization};
use crate::language::person::is_person;
use crate::language::singular;

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
        let is_each = |phrase: &[String]| {
            phrase.iter().any(|word| matches!(word.as_str(), "each" | "every" | "all" | "multiple"))
        };
        if let Some(owner) = table(&tokens[..=at]) {
            return Some(owner);
        }
        if has {
            let phrase = subject(tokens, at);
            if let Some(owner) = entity(phrase) {
                let head = head(&owner);
                let is_product = is_organization(head) && !is_each(phrase);
                let is_vague = matches!(head, "time" | "content" | "function" | "requirement")
                    || head == "record" && !owner.contains(' ');
                if !is_product && !is_vague {
                    return Some(owner);
                }
            }
        }
        if let Some(owner) = &prefix.owner {
            return Some(owner.clone());
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
            let owner = entity(phrase).filter(|owner| !is_organization(owner));
            // "Review records must record …": nobody who writes, what is written.
            let is_written = |owner: &String| owner.contains(' ') && matches!(head(owner), "record" | "log");
            let is_subject = |owner: &String| {
                is_each(phrase) || self.found.contains_key(owner) || back < at && is_written(owner)
            };
            if let Some(owner) = owner.filter(is_subject) {
                return Some(owner);
            }
        }
        trailing(tokens, at, end, has).or_else(|| self.presumed(items))
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
            && matches!(last.as_str(), "id" | "number" | "code" | "name")
            && let Some(owner) = entity(front)
        {
            let same = items.iter().filter(|item| item.words.len() > 1 && item.words[0] == words[0]).count();
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
        let known = || self.found.keys().find(|name| name.split(' ').next() == Some(first)).cloned();
        (count > 1 && count * 2 >= items.len() && is_name).then(|| known().unwrap_or_else(|| singular(first)))
    }
}

/// The noun phrase that has what the list at `at` tells; of ", each with a", the one before the comma.
fn subject(tokens: &[String], at: usize) -> &[String] {
    let phrase = before(tokens, at);
    // "A skipper is a person with a name": the skipper has it.
    let is_kind = at.checked_sub(phrase.len() + 1).map(|is| (is, tokens[is].as_str()));
    if let Some((is, "is" | "are")) = is_kind
        && matches!(phrase.first().map(String::as_str), Some("a" | "an" | "people" | "persons"))
        && is > 0
    {
        return before(tokens, is);
    }
    if phrase.iter().any(|word| !(is_empty(word) || is_information(word))) {
        return phrase;
    }
    let skips = |back: usize| {
        let word = tokens[back].as_str();
        // "sites need to be managed, each with"
        let is_done = word.ends_with("ed") && back > 0 && matches!(tokens[back - 1].as_str(), "are" | "is");
        is_empty(word)
            || is_information(word)
            || is_helper(word)
            || is_done
            || matches!(word, "," | "to" | "which" | "that" | "whose" | "of" | "associated")
    };
    let back = (0..at).rev().find(|back| !skips(*back)).map_or(0, |at| at + 1);
    before(tokens, back)
}

/// "The order table records …": what is told goes to orders.
fn table(tokens: &[String]) -> Option<String> {
    let table = tokens.iter().position(|word| word == "table")?;
    let tells =
        tokens.get(table + 1).is_some_and(|verb| records(verb) || verb == "including" || verb == "has");
    entity(before(tokens, table)).filter(|_| tells)
}

/// "… of each order"
fn trailing(tokens: &[String], at: usize, end: usize, has: bool) -> Option<String> {
    let of = (at..end).rev().find(|of| matches!(tokens[*of].as_str(), "of" | "for"))?;
    let next = tokens.get(of + 1)?;
    let phrase = tokens.get(of + 1..end)?;
    let is_end = !has
        && end == tokens.len()
        && matches!(next.as_str(), "the" | "all")
        && phrase.last().is_some_and(|last| singular(last) != *last)
        && !phrase.iter().any(|word| matches!(word.as_str(), "and" | ","));
    if matches!(next.as_str(), "each" | "every") || is_end { entity(phrase) } else { None }
}
