//! What people can make, and what they can do to a thing so that it is kept.
//!
//! Only where somebody is said to be able to: what the product does is not theirs.

use alloc::string::String;
use alloc::vec::Vec;

use super::Reader;
use super::phrase::{after, before, entity, head};
use super::word::{is_empty, is_helper, is_mark, opens_phrase};
use crate::language::is_one_of;
use crate::language::noun::{is_noun_or_verb, is_organization};
use crate::language::person::is_person;
use crate::language::singular;
use crate::language::verb::{Form, noun_of, verb};

/// What makes a thing that was not there.
const MAKES: &str = "create draft file leave post propose publish submit upload write";

impl Reader<'_> {
    /// The known things that a clause names.
    pub(super) fn named(&self, clause: &[String]) -> Vec<String> {
        let ends = |at: usize| {
            let word = clause[at].as_str();
            let takes = clause.get(at + 1).is_some_and(|next| is_empty(next));
            let acts = verb(word).is_some_and(|verb| match verb.form {
                Form::Gerund => false,
                Form::Third if takes => true,
                Form::Base | Form::Third | Form::Past => !is_noun_or_verb(verb.base),
            });
            let is_tie = matches!(word, "and" | "or");
            acts || is_tie || is_helper(word) || opens_phrase(word) || is_mark(word)
        };
        let mut names = Vec::new();
        let mut start = 0;
        for at in 0..=clause.len() {
            if at == clause.len() || ends(at) {
                let known = |part: &[String]| entity(part).filter(|name| self.found.contains_key(name));
                let part = &clause[start..at];
                // "a skipper moors": a verb that no list has stands last.
                let bare = || part.split_last().and_then(|(_, part)| known(part));
                names.extend(known(part).or_else(bare));
                start = at + 1;
            }
        }
        names
    }

    /// "Users can publish articles", "comment on posts".
    pub(super) fn deeds(&mut self, tokens: &[String]) {
        let can = tokens.iter().position(|word| is_one_of(word.as_str(), "can may able"));
        // "Reporters write articles"
        let acts = |at: &usize| {
            let (who, verb) = (&tokens[at - 1], verb(&tokens[*at]));
            singular(who) != *who
                && is_person(&singular(who))
                && verb.is_some_and(|verb| verb.form == Form::Base && is_one_of(verb.base, MAKES))
        };
        let begin = match can {
            Some(can) => tokens[..can].iter().rposition(|word| !is_helper(word)).map(|at| at + 1),
            None => (1..tokens.len().min(8)).find(acts),
        };
        let Some(begin) = begin.filter(|_| self.is_second) else { return };
        let Some(who) = entity(before(tokens, begin)).filter(|who| is_person(head(who))) else { return };
        for at in can.map_or(begin, |can| can + 1)..tokens.len() {
            let word = tokens[at].as_str();
            if is_helper(word) || is_one_of(word, "including with which that system") {
                break;
            }
            let Some(verb) = verb(word).filter(|verb| verb.form == Form::Base) else { continue };
            if is_one_of(verb.base, MAKES) {
                let phrase = after(tokens, at + 1);
                // "The articles" are there already.
                let is_many = phrase.last().is_some_and(|last| singular(last) != *last)
                    && phrase.first().is_some_and(|first| first != "the");
                if let Some(made) = entity(&phrase).filter(|made| is_many && !is_organization(made)) {
                    self.mention(&made);
                    self.refer(&made, &who);
                }
            } else if let Some(deed) = noun_of(verb.base) {
                let ties = tokens.get(at + 1).is_some_and(|next| is_one_of(next.as_str(), "on to for in"));
                let thing = entity(&after(tokens, at + 1 + usize::from(ties)));
                let Some(thing) = thing.filter(|thing| self.found.contains_key(thing)) else { continue };
                let name =
                    if self.words.contains(deed) { deed.into() } else { alloc::format!("{thing} {deed}") };
                self.mention(&name);
                self.refer(&name, &thing);
                self.refer(&name, &who);
            }
        }
    }
}
