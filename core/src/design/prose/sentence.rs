//! One sentence: the lists that its words open, and the things that it speaks of.

use alloc::string::String;
use alloc::vec::Vec;

use super::Reader;
use super::list::{self, Item, are_attributes, may_be_attributes};
use super::owner::{happening, is_key_of, subject_at};
use super::phrase::{after, before, entity, head};
use super::tie::tied_before;
use super::word::{
    includes, is_empty, is_helper, is_information, is_mark, opens_phrase, possessive, records,
};
use crate::language::is_one_of;
use crate::language::noun::{is_attribute_head, is_noun_or_verb, is_organization};
use crate::language::person::is_person;
use crate::language::verb::{Form, nominal, verb};
use crate::language::{plural, singular};
use crate::ordered::CollectVec;

/// What a clause before the first comma says of the rest.
#[derive(Default)]
pub(super) struct Prefix {
    /// "For each order, …", "When selling, …".
    pub(super) owner: Option<String>,
    /// "For order management, …".
    is_managed: bool,
    /// "When a member shops, …": what happens, though no noun says it.
    pub(super) is_event: bool,
    /// "When a member shops, …", by whatever name.
    happens: bool,
    /// The known things of what happens.
    names: Vec<String>,
    /// Where the rest begins.
    end: usize,
}

impl Reader<'_> {
    pub(super) fn sentence(&mut self, sentence: &[String]) {
        let mut prefix = prefix(sentence);
        if prefix.happens && self.is_second {
            prefix.names = self.named(&sentence[..prefix.end]);
        }
        let tokens = &sentence[prefix.end..];
        if self.passive(tokens, &prefix) {
            return;
        }
        let about = lead(tokens);
        self.who = about.clone().filter(|who| is_person(head(who)));
        let mut at = 0;
        while at < tokens.len() {
            at = self.trigger(tokens, at, &prefix).max(at + 1);
        }
        self.several(tokens);
        self.deeds(tokens);
        self.lead = about.or_else(|| self.lead.take());
    }

    /// Reads the list that a word at `at` opens, and gives where to go on.
    fn trigger(&mut self, tokens: &[String], at: usize, prefix: &Prefix) -> usize {
        let word = tokens[at].as_str();
        if word == "(" {
            return self.parenthesis(tokens, at);
        }
        let includes = includes(word);
        let has = is_one_of(word, "has have having with possesses possess contains contain gives");
        let by_theirs = word == "by" && at > 0 && tokens.get(at + 1).is_some_and(|next| next == "their");
        let is_many = |word: &String| singular(word) != *word;
        let has = has || by_theirs && is_many(&tokens[at - 1]);
        if !(includes || has || is_recording(tokens, at)) || gives_way(tokens, at) {
            return at + 1;
        }
        // "generates a record, which records the date": as good as "with".
        let has = has || at > 1 && matches!(tokens[at - 1].as_str(), "which" | "that");
        let list = list::read(tokens, at + 1);
        if let Some(inner) = list.inner.filter(|_| !includes && list.items.len() <= 1) {
            return inner;
        }
        if list.items.is_empty() {
            return at + 1;
        }
        let has_key =
            list.items.iter().take(1).any(|item| item.words.last().is_some_and(|last| last == "id"));
        let is_plain = prefix.owner.is_some()
            || has_key
            || tokens[..at].iter().any(|word| matches!(word.as_str(), "each" | "every"));
        if are_attributes(&list.items) || is_plain && may_be_attributes(&list.items) {
            let owner = self.owner(tokens, at, includes || has, &list.items, list.end, prefix);
            if let Some(owner) = self.managed(tokens, at, prefix, owner) {
                self.describe(&owner, &list.items);
                for name in &prefix.names {
                    self.refer(&owner, name);
                }
                let rest = subject_at(tokens, at);
                let is_subject = entity(&tokens[rest.start..rest.end]).as_ref() == Some(&owner);
                if is_subject && self.is_second {
                    for name in self.named(&tokens[rest.end..at]) {
                        self.refer(&owner, &name);
                    }
                }
                if let Some((one, other)) = tied_before(tokens, at) {
                    self.refer(&owner, &one);
                    self.refer(&owner, &other);
                }
            }
            for open in (at..list.end).filter(|open| tokens[*open] == "(") {
                self.parenthesis(tokens, open);
            }
            return list.end;
        }
        // Examples are no things of their own.
        if word != "such-as" {
            self.things(tokens, at, &list.items);
        }
        at + 1
    }

    /// "For order management, the system supports …": the lists are of orders, unless a thing is named plainly.
    fn managed(
        &self,
        tokens: &[String],
        at: usize,
        prefix: &Prefix,
        owner: Option<String>,
    ) -> Option<String> {
        let (Some(managed), Some(own)) = (prefix.owner.as_ref().filter(|_| prefix.is_managed), &owner) else {
            return owner;
        };
        let is_named = tokens[..at].iter().any(|word| matches!(word.as_str(), "each" | "table"))
            && !(at > 0 && tokens[at - 1] == ",")
            && self.found.contains_key(own);
        if is_named || head(own) == head(managed) { owner } else { Some(managed.clone()) }
    }

    /// "name, phone and address of each member are recorded".
    fn passive(&mut self, tokens: &[String], prefix: &Prefix) -> bool {
        let is_told = |verb: &String| {
            is_one_of(
                verb.as_str(),
                "recorded stored tracked required registered maintained saved kept logged documented",
            )
        };
        let Some(at) = (1..tokens.len()).find(|at| {
            matches!(tokens[*at].as_str(), "are" | "is") && tokens.get(at + 1).is_some_and(is_told)
        }) else {
            return false;
        };
        let list = list::read(tokens, 0);
        if list.items.len() < 2 || !are_attributes(&list.items) {
            return false;
        }
        let first = tokens[..at.min(5)].iter().position(|word| possessive(word).1);
        let first = first.filter(|first| !tokens[..*first].iter().any(|word| is_mark(word)));
        let possessor =
            first.and_then(|first| entity(&tokens[..=first])).filter(|owner| !is_organization(owner));
        let trailing = || {
            let of = (0..at).rev().find(|of| tokens[*of] == "of")?;
            let says = tokens.get(of + 1).is_some_and(|next| is_one_of(next.as_str(), "each every the all"));
            entity(&tokens[of + 1..at]).filter(|_| says)
        };
        let theirs = || self.lead.clone().filter(|_| tokens[0] == "their");
        let owner = possessor.or_else(theirs).or_else(trailing).or_else(|| prefix.owner.clone());
        let event = || list.items.iter().find_map(happening).filter(|_| prefix.is_event);
        if let Some(owner) = owner.or_else(event).or_else(|| self.presumed(&list.items)) {
            self.describe(&owner, &list.items);
            for name in &prefix.names {
                self.refer(&owner, name);
            }
        }
        true
    }

    /// `customers (name, phone)`.
    fn parenthesis(&mut self, tokens: &[String], open: usize) -> usize {
        let close = (open..tokens.len()).find(|at| tokens[*at] == ")").unwrap_or(tokens.len());
        let from = open + 1 + usize::from(tokens.get(open + 1).is_some_and(|word| includes(word)));
        let items = list::read(&tokens[..close], from).items;
        let phrase = before(tokens, open);
        let strangers = items.iter().filter(|item| !item.is_attribute).count();
        // `Boat (Boat ID, …)` tells of boats, whatever follows.
        let is_keyed = || entity(phrase).is_some_and(|owner| is_key_of(&items, &owner));
        let are_told = are_attributes(&items) && strangers * 4 <= items.len();
        if items.len() > 1 && (are_told || is_keyed()) {
            let is_many = phrase.last().is_some_and(|last| singular(last) != *last || is_information(last));
            let owner = entity(phrase).filter(|owner| is_many || !is_attribute_head(head(owner)));
            let is_theirs = |owner: &String| matches!(owner.as_str(), "profile" | "avatar");
            let owner = owner.map(|owner| self.who.clone().filter(|_| is_theirs(&owner)).unwrap_or(owner));
            if let Some(owner) = owner {
                self.describe(&owner, &items);
            }
        }
        close + 1
    }

    /// "manages doctors, patients and appointments"
    fn things(&mut self, tokens: &[String], at: usize, items: &[Item]) {
        let is_known = |item: &Item| {
            item.words.len() > 1
                && matches!(item.words.last().map(String::as_str), Some("information" | "data"))
        };
        // "…, optimizing chain operations" is done, not kept.
        let is_done = |item: &Item| {
            let first = &item.words[0];
            item.words.len() > 2
                && first.ends_with("ing")
                && verb(first).is_some_and(|verb| verb.form == Form::Gerund)
                && nominal(first).is_none()
        };
        let is_thing = |item: &Item| item.is_plural && !item.is_attribute && !is_done(item);
        let several = items.iter().filter(|item| is_thing(item) || is_known(item)).count();
        let is_list = items.len() > 1 && several * 2 >= items.len();
        if is_list || tokens.get(at + 1).is_some_and(|next| next == "multiple") {
            for item in items.iter().filter(|item| is_thing(item) || is_known(item)) {
                if let Some(name) = entity(&item.words) {
                    self.mention(&name);
                }
            }
        }
    }
}

/// What a sentence is about, if it is several: "Reporters write …".
fn lead(tokens: &[String]) -> Option<String> {
    let acts = |word: &&String| {
        verb(word).is_some_and(|verb| verb.form != Form::Gerund) && !is_noun_or_verb(&singular(word))
    };
    let phrase: Vec<String> = after(tokens, 0).iter().take_while(|word| !acts(word)).cloned().collect_vec();
    let is_many =
        phrase.last().is_some_and(|last| singular(last) != *last || plural(last) == *last || is_person(last));
    entity(&phrase).filter(|name| is_many && !is_organization(name))
}

/// "with each block having a …": what follows is told of the block.
fn gives_way(tokens: &[String], at: usize) -> bool {
    let rest = tokens.get(at + 1..).unwrap_or_default();
    let is_each = rest.first().is_some_and(|word| matches!(word.as_str(), "each" | "every"));
    let mut near = rest.iter().take(6).take_while(|word| !is_mark(word) && *word != "and");
    tokens[at] == "with"
        && is_each
        && near.any(|word| is_one_of(word.as_str(), "with has having including") || records(word))
}

/// Whether a word at `at` is a verb that writes down, with its object.
fn is_recording(tokens: &[String], at: usize) -> bool {
    let word = tokens[at].as_str();
    let previous = at.checked_sub(1).map(|at| tokens[at].as_str());
    let is_noun = matches!(previous, Some("each" | "the" | "a" | "every" | "multiple" | "of" | "all" | ","));
    let next = tokens.get(at + 1);
    records(word)
        && (!is_noun || previous == Some(",") && (word.ends_with("ing") || word.ends_with('s')))
        && next.is_some_and(|next| !is_mark(next) && !is_helper(next) && !opens_phrase(next))
}

fn prefix(sentence: &[String]) -> Prefix {
    let first = sentence.first().map(String::as_str).unwrap_or_default();
    let comma = sentence.iter().position(|word| word == ",").filter(|comma| *comma < 16);
    let Some(comma) = comma.filter(|comma| comma + 2 < sentence.len()) else { return Prefix::default() };
    let clause = &sentence[..comma];
    if is_one_of(first, "for during in upon after on regarding") {
        let phrase = &clause[1..];
        let end = phrase.iter().position(|word| opens_phrase(word)).unwrap_or(phrase.len());
        let is_managed = clause.last().is_some_and(|last| last == "management");
        let owner = entity(&phrase[..end]).filter(|owner| {
            let is_vague =
                is_one_of(owner.as_str(), "time addition process system order general record entry");
            is_managed && clause.len() > 2 || first == "regarding" || !(is_vague || is_organization(owner))
        });
        let owner = owner.filter(|_| !clause.iter().any(|word| includes(word)));
        let end = if owner.is_some() { comma + 1 } else { 0 };
        return Prefix { owner, is_managed, end, ..Prefix::default() };
    }
    let each_time = matches!(first, "each" | "every") && clause.get(1).is_some_and(|word| word == "time");
    if each_time || is_one_of(first, "when whenever once") {
        let event = clause[1..].iter().filter(|word| !is_empty(word) && *word != "time");
        let owner = event.filter_map(|word| nominal(word)).map(|noun| alloc::format!("{noun} record")).next();
        let is_event = owner.is_none();
        return Prefix { owner, is_event, happens: true, end: comma + 1, ..Prefix::default() };
    }
    Prefix::default()
}
