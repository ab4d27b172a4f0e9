//! Noun phrases of a sentence: where one begins, what introduces it, and which word ends it as its verb.

use alloc::vec::Vec;

use super::closed::{closes, follows_verb, is_hardly_noun, is_of, takes_object};
use super::read::Reader;
use super::{Lead, Noun, Part, is_possessive, lead_of, thing};
use crate::language::clause::Thing;
use crate::language::token::Token;
use crate::language::verb::{self, Form};
use crate::language::{has_one_form, is_singular, noun};

/// "A change of status" is a status change, "movements of credits" are credit movements.
pub(super) fn changes(mut parts: Vec<Part>) -> Vec<Part> {
    let mut at = 0;
    while let Some(rest) = parts.get(at + 2..) {
        let [Part::Noun(change), Part::Tie(of), Part::Noun(what), ..] = &parts[at..] else {
            at += 1 + usize::from(rest.is_empty());
            continue;
        };
        let is_change = matches!(&*change.thing.head, "change" | "movement")
            && change.thing.modifiers.is_empty()
            && of == "of";
        if is_change && what.lead == Lead::Bare {
            let mut named = change.clone();
            named.thing.modifiers.push(what.thing.name());
            named.thing.end = what.thing.end;
            parts.splice(at..at + 3, [Part::Noun(named)]);
        }
        at += 1;
    }
    parts
}

impl Reader<'_> {
    /// The noun phrase that begins here.
    pub(super) fn noun(&mut self) {
        let from = self.at;
        let mut lead = Lead::Bare;
        let mut whose: Option<Thing> = None;
        let mut names: Vec<&Token<'_>> = Vec::new();
        while let Some(token) = self.token(self.at) {
            let lower = &*token.lower;
            let said = self.sentence.get(token.start..token.end);
            // "There's", "it's" belong to nobody.
            let is_contraction = token.is_function_word
                && (lower.contains('\'') || said.is_some_and(is_possessive) && lead_of(lower) == Lead::Bare);
            let ends =
                token.mark != ' ' || token.is_preposition || token.is_and || is_contraction || closes(lower);
            if self.at > from && (ends || self.is_quoted(self.at)) {
                break;
            }
            let leads = token.is_function_word || token.is_determiner || token.is_describing;
            if token.is_determiner || leads && lead_of(lower) != Lead::Bare {
                if !names.is_empty() {
                    break;
                }
                // "No more messages" are none.
                if lead != Lead::No {
                    lead = lead_of(lower);
                }
                self.at += 1;
                continue;
            }
            if !names.is_empty() && self.ends_before(names.last().copied(), lead) {
                break;
            }
            self.at += 1;
            if lower.bytes().all(|byte| byte.is_ascii_digit()) && names.is_empty() {
                lead = Lead::Counted;
            }
            if token.is_name() || noun::is_file(lower) {
                names.push(token);
            }
            if self.sentence.get(token.start..token.end).is_some_and(is_possessive) {
                whose = thing(&names);
                names.clear();
            }
        }
        if self.at == from {
            self.at += 1;
        }
        // "A new one" is another of what was spoken of.
        let last = &*self.tokens[self.at - 1].lower;
        let is_one = matches!(last, "one" | "ones") && self.at - from > 1;
        if names.is_empty() && is_one {
            self.parts.push(Part::It);
        }
        if let Some(thing) = thing(&names) {
            if core::mem::take(&mut self.is_several) {
                lead = Lead::Several;
            }
            let start = self.tokens[from].start;
            self.parts.push(Part::Noun(Noun { thing, lead, whose, start }));
        }
    }

    /// Whether the word here is the verb of the thing that was just read.
    fn ends_before(&self, last: Option<&Token<'_>>, lead: Lead) -> bool {
        let token = &self.tokens[self.at];
        let next = self.next(self.at + 1);
        let opens = next.is_some_and(|next| next.is_determiner || follows_verb(&next.lower));
        // "The dock hands keep a log": what is followed by a verb of its own is no verb.
        let is_plural = next.is_some_and(|next| next.verb.is_some_and(|verb| verb.form == Form::Base))
            && self.next(self.at + 2).is_some_and(takes_object);
        // "Species come with a code": of one form, and several.
        let is_one = last.is_some_and(|last| {
            is_singular(&last.lower) && (lead != Lead::Bare || !has_one_form(&last.lower))
        });
        match token.verb.map(|verb| verb.form) {
            Some(Form::Third) => {
                // "Adds alert contacts to the team": behind a verb stands its object.
                let is_object = matches!(self.parts.last(), Some(Part::Act(act)) if !act.is_loose);
                let opens = opens && (!is_object || next.is_some_and(|next| next.is_determiner));
                // "An invoice consists of lines", "reason comes from a list".
                let consists = token.verb.is_some_and(|verb| is_hardly_noun(verb.base));
                // "A list that the office keeps".
                let is_relative = matches!(self.parts.last(), Some(Part::Clause(that)) if matches!(&**that, "that" | "which"))
                    && self.token(self.at + 1).is_none_or(|next| next.mark != ' ');
                // "Tomas opens a case": of a name it cannot be told whether it is one or many.
                let is_name = self.at == 1
                    && next.is_some_and(|next| {
                        let goes_on = (next.is_name() || next.is_describing)
                            && next.verb.is_none()
                            && token.verb.is_some_and(|verb| !noun::is_noun_or_verb(verb.base));
                        next.is_determiner || is_one && lead == Lead::Bare && goes_on
                    });
                consists
                    || is_name && !is_plural
                    || is_one
                        && !is_plural
                        && (opens
                            || is_relative
                            || lead != Lead::Bare && next.is_some_and(|next| !is_of(next)))
            }
            Some(Form::Base) => {
                // "Lots come from a donor": what tells how a thing is takes any preposition.
                let is_of_being = token.verb.is_some_and(|verb| verb::is_of_being(verb.base));
                let goes_on = |next: &Token<'_>| {
                    next.is_name() || next.is_describing || is_of_being && next.is_preposition && !is_of(next)
                };
                // "Lets an office keep texts".
                let is_let = self.parts.last().and_then(Part::act).is_some_and(|act| act.verb.base == "let");
                // "A list that administrators maintain".
                let is_relative = matches!(self.parts.last(), Some(Part::Clause(that)) if that == "that")
                    && !is_one
                    && self.token(self.at + 1).is_none_or(|next| next.mark != ' ');
                is_relative || (!is_one || is_let) && (opens || next.is_some_and(goes_on))
            }
            Some(Form::Past) => next.is_none_or(|next| !next.is_name()) || opens,
            // "Leads coming from the form".
            Some(Form::Gerund) => {
                opens || !is_one && next.is_some_and(|next| next.is_preposition && !is_of(next))
            }
            // "Reviewers score each talk": between several and a determiner stands a verb.
            None if !is_one && next.is_some_and(|next| next.is_determiner && !next.is_and) => true,
            None => {
                let is_third =
                    token.lower.len() > 3 && token.lower.ends_with('s') && !token.lower.ends_with("ss");
                let is_each = matches!(lead, Lead::One | Lead::Each);
                let goes_on = next.is_some_and(|next| {
                    takes_object(next) || is_each && next.is_preposition && next.lower != "of"
                });
                is_third && is_one && lead != Lead::Bare && goes_on
            }
        }
    }
}
